// A text whose direction is turned does not get into the log by any command.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { desk } from './run.ts';

const at = desk();
const turned = `We acted ${String.fromCodePoint(0x202e)}reven.`;
const file = (name: string, value: unknown) => writeFileSync(join(at.folder, name), JSON.stringify(value));
beforeAll(async () => {
  expect((await at.run('init')).code).toBe(0);
  file('narrative.json', { format: 'article22-narrative/1', texts: { en: { outlook: turned } } });
  writeFileSync(join(at.folder, 'outlook.txt'), turned);
}, 60_000);
afterAll(() => at.clear());

it.each([
  ['as an argument', ['narrative', 'set', 'outlook', '--language', 'en', '--text', turned]],
  ['in a file of plain text', ['narrative', 'set', 'outlook', '--language', 'en', '--file', 'outlook.txt']],
  ['in a file of all texts', ['narrative', 'set', 'narrative.json']],
  ['as the reason of a correction', ['draft', '--period', '2026', '--correction', turned]],
])('is refused %s', { timeout: 60_000 }, async (_, args) => {
  const ran = await at.run(...args);
  expect(ran.stderr).toContain('U+202E, which turns the direction of writing');
  expect(ran.code).toBe(3);
  expect(ran.stderr).not.toContain(turned);
});
