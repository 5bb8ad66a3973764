// Imports in an odd world: files that cannot be read, full disks, values that steer a terminal, a person who stops it.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, openSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SMALL_PROFILE } from '../steps/year.ts';
import { desk, MAIN } from './run.ts';

const { folder, run, clear } = desk();
afterAll(clear);
const at = (name: string) => join(folder, name);
const write = (name: string, ...lines: string[]) =>
  writeFileSync(at(name), `${['Ref,Sent,Service,Type,Outcome,Decided,Account', ...lines].join('\n')}\n`);
const line = (reference: string) => `${reference},2026-03-10,TikTok,grooming,,,`;

beforeAll(async () => {
  writeFileSync(at('p.json'), JSON.stringify({ ...SMALL_PROFILE, unknownServices: 'unconfirmed' }));
  write('one.csv', line('a'));
  write('two.csv', line('b'));
  write('wrong.csv', 'c,2026-02-30,TikTok,grooming,,,');
  expect((await run('init')).code).toBe(0);
});

describe('several files', () => {
  it('of which one is no ordinary file: the others go in, and every one is told', async () => {
    const { code, stdout, stderr } = await run('import', 'one.csv', '/dev/null', 'two.csv', '--profile', 'p.json', '--json');
    expect(JSON.parse(stdout).map(({ outcome }: { outcome: string }) => outcome)).toEqual(['ok', 'reject', 'ok']);
    expect(stderr).toContain('not an ordinary file');
    expect(code).toBe(3);
  });

  it.skipIf(process.getuid?.() === 0)('of which one may not be read: the others go in, and the code says environment', async () => {
    write('secret.csv', line('s'));
    chmodSync(at('secret.csv'), 0);
    const { code, stdout } = await run('import', 'one.csv', 'secret.csv', 'two.csv', '--profile', 'p.json', '--json');
    expect(JSON.parse(stdout).map(({ outcome }: { outcome: string }) => outcome)).toEqual(['ok', 'reject', 'ok']);
    expect(code).toBe(8);
  });
});

describe('what is printed', () => {
  it('never steers the terminal, and is cut', async () => {
    const long = 'x'.repeat(100_000);
    write(
      'esc\u001b[31m.csv',
      `\u001b[2J${long},2026-02-30,\u001b]0;t\u0007Tok,\u001b[31mhate,,,`,
      `d,2026-03-10,\u202eTok,odd \u001b[31m,,,`,
    );
    const { stdout, stderr } = await run('import', 'esc\u001b[31m.csv', '--profile', 'p.json', '--dry-run');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
    expect(stdout).toContain('\\u{1b}');
    expect(stdout.length).toBeLessThan(6000);
  });

  it('under a cause are lines of that cause only', async () => {
    write('mixed.csv', `e,2026-02-30,To\u0007k,grooming,,,`, `f,2026-03-10,To\u0007k,unheard of,,,`);
    const { stdout } = await run('import', 'mixed.csv', '--profile', 'p.json', '--dry-run');
    const [, below = ''] = /Rejected: text\.control-character, 1 time\.[^\n]*\n((?: {4}.*\n)*)/.exec(stdout) ?? [];
    expect(below.trim().split('\n')).toEqual([expect.stringContaining('line 2, e')]);
  });
});

describe('options', () => {
  it.each([
    [['--map', 'sent_on=Sent', '--dry-run', '--rejects', 'r.csv'], '--rejects'],
    [['--map', 'sent_on=Sent', '--dry-run', '--date-format', 'foo'], 'foo'],
  ])('that make no sense are not understood: %j', async (options, said) => {
    const { code, stderr } = await run('import', 'one.csv', ...options);
    expect([code, stderr.includes(said)]).toEqual([2, true]);
  });
});

describe.skipIf(!existsSync('/dev/full'))('a full disk', () => {
  it('under what is printed is a sentence and code 8', async () => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [MAIN, 'import', 'one.csv', '--profile', 'p.json', '--dry-run'], {
      cwd: folder,
      stdio: ['ignore', full, 'pipe'],
    });
    let stderr = '';
    child.stderr?.on('data', (chunk) => {
      stderr += String(chunk);
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, stderr]).toEqual([8, expect.stringContaining('the disk is full')]);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});

describe('the history', () => {
  it('can be read where the log cannot be written', async () => {
    chmodSync(at('article22.sqlite'), 0o444);
    const { code, stdout } = await run('import', 'list');
    chmodSync(at('article22.sqlite'), 0o644);
    expect([code, stdout.includes('one.csv')]).toEqual([0, true]);
  });
});

it('a person who presses Ctrl-C is told that the log is as it was, and nothing is left behind', async () => {
  writeFileSync(
    at('long.csv'),
    `Ref,Sent,Service,Type,Outcome,Decided,Account\n${Array.from({ length: 60_000 }, (_, i) => (i % 2 ? line(`n${i}`) : `n${i},2026-02-30,TikTok,grooming,,,`)).join('\n')}\n`,
  );
  const before = (await run('import', 'list')).stdout;
  const child = spawn(process.execPath, [MAIN, 'import', 'long.csv', '--profile', 'p.json', '--rejects', 'late.csv'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  while (!existsSync(at('late.csv.part'))) await new Promise((later) => setTimeout(later, 20));
  child.kill('SIGINT');
  expect([await ended, stderr]).toEqual([130, 'Interrupted; the log is as it was.\n']);
  expect((await run('import', 'list')).stdout).toBe(before);
  expect(readdirSync(folder).filter((name) => name.startsWith('late'))).toEqual([]);
});
