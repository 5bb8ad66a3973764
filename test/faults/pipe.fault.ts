// Whoever reads along goes away: the program ends without a word nobody can use, and what it did to the log is done whole or not at all.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf, isSame } from './digest.ts';
import { doctor } from './doctor.ts';
import { openPlaces, type Place, type Places } from './places.ts';
import { mistakeIn } from './program.ts';

let places: Places;
let place: Place;
beforeAll(async () => {
  places = openPlaces(null);
  place = await places.at('filled', 'sqlite');
});
afterAll(() => places.clear());

const PROFILE = () => `--profile '${join(places.inputs, 'profile.json')}'`;
const FILE = (name: string) => `'${join(places.inputs, name)}'`;

describe('a closed pipe', () => {
  it.each([
    ['much of one document', () => `--json import ${FILE('later.csv')} ${PROFILE()} --dry-run | head -1`],
    ['a list', () => 'provider list | head -1'],
    ['help', () => '--help | head -1'],
    ['a reader that reads nothing', () => 'import list | true'],
    ['lines as they come', () => `scan --jsonl < ${FILE('lines.jsonl')} | head -1`],
    ['messages and data in one pipe', () => `import ${FILE('later.csv')} ${PROFILE()} --dry-run 2>&1 | head -1`],
    ['messages only, into a reader that is gone', () => `import ${FILE('later.csv')} ${PROFILE()} --dry-run 2>&1 >/dev/null | true`],
    ['an error, into a reader that is gone', () => 'import missing.csv 2>&1 | true'],
    ['no outlet at all', () => 'import list >&- 2>&-'],
  ])('%s', async (_what, line) => {
    const before = await digestOf(place.address);
    const ended = await place.shell(line());
    expect(mistakeIn(ended), ended.stderr).toBeNull();
    expect([0, 3, 4, 5, 8], ended.stderr).toContain(ended.code);
    expect(isSame(await digestOf(place.address), before)).toBe(true);
  });

  it('an import goes through, whoever reads along', async () => {
    for (const line of ['| true', '2>&1 | true', '>&- 2>&-']) {
      const own = await places.at('filled', 'sqlite');
      const ended = await own.shell(`import ${FILE('later.csv')} ${PROFILE()} ${line}`);
      expect(mistakeIn(ended), ended.stderr).toBeNull();
      expect([0, 4], ended.stderr).toContain(ended.code);
      expect((await own.run('import', 'list')).stdout).toContain('later.csv');
      expect(await doctor(own)).toEqual([]);
      await own.clear();
    }
  });
});
