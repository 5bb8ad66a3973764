// At a terminal nothing is written before a person has seen the summary and said yes; a script has decided already.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, desk, MAIN, SAMPLES } from './run.ts';

/** `script` gives a program a terminal. */
const hasTerminal = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;

let at: Desk;
beforeEach(async () => {
  at = desk();
  await at.run('init');
  await at.run('profile', 'import', join(SAMPLES, 'hotline/profile.scart-style.json'));
  writeFileSync(
    join(at.folder, 'answer.sh'),
    `node "${MAIN}" import "${join(SAMPLES, 'hotline/scart-style.csv')}" --profile hotline-scart-style "$@"`,
  );
});
afterEach(() => at.clear());

function atTerminal(typed: string, ...args: string[]): { printed: string; code: number | null } {
  const ran = spawnSync('script', ['-qec', `sh answer.sh ${args.join(' ')}`, '/dev/null'], {
    cwd: at.folder,
    input: typed,
    encoding: 'utf8',
    env: { ...process.env, ARTICLE22_TODAY: '2027-01-31' },
  });
  return { printed: ran.stdout, code: ran.status };
}
const imports = async () => JSON.parse((await at.run('import', 'list', '--json')).stdout) as unknown[];

describe.runIf(hasTerminal)('an import at a terminal', () => {
  it.each([
    ['no', 'no\n'],
    ['nothing', '\n'],
    ['the end of the input', '\u0004'],
  ])('leaves the log as it was when the answer is %s', async (_, typed) => {
    const { printed, code } = atTerminal(typed);
    expect(printed).toMatch(/656 records = 497 new/);
    expect(printed).toMatch(/Nothing was changed\./);
    expect(code).toBe(5);
    expect(await imports()).toEqual([]);
  });

  it('takes the file in when the answer is yes', async () => {
    expect(atTerminal('yes\n').printed).toMatch(/Take this into the log\?/);
    expect(await imports()).toHaveLength(1);
  });

  it('does not ask with --yes', async () => {
    expect(atTerminal('', '--yes').printed).not.toMatch(/Take this into the log\?/);
    expect(await imports()).toHaveLength(1);
  });
});
