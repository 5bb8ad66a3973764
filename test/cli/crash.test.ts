// An import that does not come to its end leaves the log as it was: killed, interrupted, or out of room.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SMALL_HEADER, SMALL_PROFILE } from '../steps/year.ts';
import { type Desk, desk } from './run.ts';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const RECORDS = 20_000;

let at: Desk;
beforeAll(async () => {
  at = desk();
  await at.run('init');
  writeFileSync(join(at.folder, 'profile.json'), JSON.stringify(SMALL_PROFILE));
  // Every fifth record is rejected, so that the rejects file has begun when the end comes.
  const line = (i: number) => `R-${i},2026-03-${i % 5 === 0 ? '32' : '10'},TikTok,grooming,,,`;
  const text = [SMALL_HEADER, ...Array.from({ length: RECORDS }, (_, i) => line(i))].join('\r\n');
  writeFileSync(join(at.folder, 'many.csv'), `${text}\r\n`);
});
afterAll(() => at.clear());

const ARGS = ['--today', '2027-01-31', 'import', 'many.csv', '--profile', 'profile.json', '--rejects', 'rejects.csv'];

/** Starts the import and waits until it is in the middle of its records: the rejects file has begun. */
async function inTheMiddle(): Promise<ChildProcess> {
  rmSync(join(at.folder, 'rejects.csv.part'), { force: true });
  const child = spawn(process.execPath, [MAIN, ...ARGS], { cwd: at.folder, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  while (child.exitCode === null && !existsSync(join(at.folder, 'rejects.csv.part'))) {
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5))]);
  }
  return child;
}

async function expectUntouched(): Promise<void> {
  expect((await at.run('import', 'list')).stdout).toContain('Nothing was imported yet.');
  expect((await at.run('provider', 'list')).stdout).toContain('None.');
  expect(existsSync(join(at.folder, 'rejects.csv'))).toBe(false);
}

describe('an import that is ended in the middle', () => {
  it.each(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)('by %s leaves the log as it was', async (signal) => {
    const child = await inTheMiddle();
    expect(child.exitCode).toBeNull();
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
    child.kill(signal);
    await ended;
    await expectUntouched();
    if (signal === 'SIGINT') expect(readdirSync(at.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('goes through when it is started again', async () => {
    const ran = await at.run(...ARGS.slice(2));
    expect(ran.code).toBe(4);
    expect(ran.stdout).toContain('20,000 records = 16,000 new');
    expect(existsSync(join(at.folder, 'rejects.csv'))).toBe(true);
  });
});
