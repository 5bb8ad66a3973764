// At a terminal nothing is written before a person has seen the summary and said yes; a script has decided already.
import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, desk, MAIN, SAMPLES } from './run.ts';

const QUESTION = 'Take this into the log?';
/** `script` gives a program a terminal. */
const hasTerminal = spawnSync('script', ['-qec', 'true', '/dev/null'], { timeout: 10_000 }).status === 0;

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

/** Types when it is asked, as a person does: what is typed before may be lost while the terminal is being set up. */
function atTerminal(typed: string, ...args: string[]): Promise<{ printed: string; code: number | null }> {
  return new Promise((resolve, reject) => {
    const terminal = spawn('script', ['-qec', `sh answer.sh ${args.join(' ')}`, '/dev/null'], {
      cwd: at.folder,
      env: { ...process.env, ARTICLE22_TODAY: '2027-01-31' },
    });
    let printed = '';
    let asked = false;
    terminal.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      if (asked || !printed.includes(QUESTION)) return;
      asked = true;
      terminal.stdin.write(typed);
    });
    terminal.on('error', reject);
    terminal.on('close', (code) => resolve({ printed, code }));
  });
}
const imports = async () => JSON.parse((await at.run('import', 'list', '--json')).stdout) as unknown[];

describe.runIf(hasTerminal)('an import at a terminal', () => {
  it.each([
    ['no', 'no\n'],
    ['nothing', '\n'],
    ['the end of the input', '\u0004'],
  ])('leaves the log as it was when the answer is %s', async (_, typed) => {
    const { printed, code } = await atTerminal(typed);
    expect(printed).toMatch(/656 records = 497 new/);
    expect(printed).toMatch(/Nothing was changed\./);
    expect(code).toBe(5);
    expect(await imports()).toEqual([]);
  });

  it('takes the file in when the answer is yes', async () => {
    expect((await atTerminal('yes\n')).printed).toContain(QUESTION);
    expect(await imports()).toHaveLength(1);
  });

  it('does not ask with --yes', async () => {
    expect((await atTerminal('', '--yes')).printed).not.toContain(QUESTION);
    expect(await imports()).toHaveLength(1);
  });
});
