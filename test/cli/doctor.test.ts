// article22 doctor as a person runs it: what it prints, its exit code, and that it changes nothing.
import { appendFileSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, desk } from './run.ts';

let at: Desk;
let log: string;
beforeEach(async () => {
  at = desk();
  log = join(at.folder, 'article22.sqlite');
  expect((await at.run('init')).code).toBe(0);
});
afterEach(() => at.clear());

function tamper(statements: string): void {
  const file = new SQLite(log);
  file.exec(statements);
  file.close();
}

it('says of a sound log that it is in order, in a line for each part, and leaves it as it is', async () => {
  const before = readFileSync(log);
  const { code, stdout, stderr } = await at.run('doctor');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.split('\n').filter((line) => line.startsWith('  ok  '))).toHaveLength(9);
  expect(stdout).toContain('The log is in order.');
  expect(readFileSync(log).equals(before)).toBe(true);
  const json = JSON.parse((await at.run('--json', 'doctor', '--quick')).stdout);
  expect(json).toMatchObject({ format: 'article22-doctor/1', ok: true });
  expect(json.checks.map((check: { part: string }) => check.part)).toContain('trail');
});

it('names each trouble with what to do, and exits with 9', async () => {
  tamper(
    "update month_tally set notices = 5; insert into month_tally values ('2026-01', 'article-16', 0, 'yes', 1, 1); drop trigger audit_no_loss",
  );
  const { code, stdout } = await at.run('doctor');
  expect(code).toBe(9);
  expect(stdout).toMatch(/NO {2}1 kept sums? .*\n {6}What to do: .*article22 recount/);
  expect(stdout).toMatch(/NO {2}.*audit_no_loss.*\n {6}What to do: .*article22 audit guard/);
  expect(stdout).toContain('The log is NOT in order: 2 troubles. Nothing was changed.');
  // And doing what it says helps.
  expect((await at.run('recount')).code).toBe(0);
  expect((await at.run('audit', 'guard')).stdout).toContain('Put back: audit_no_loss');
  expect((await at.run('doctor')).code).toBe(0);
});

it('takes a log that cannot be opened for a trouble too: one that is damaged, and one of an older version', async () => {
  tamper("pragma journal_mode = delete; delete from kysely_migration where name >= '009'");
  const older = await at.run('doctor');
  expect(older.code).toBe(9);
  expect(older.stdout).toMatch(/NO {2}.*older version.*article22 status/);
  truncateSync(log, 9000);
  appendFileSync(log, Buffer.alloc(40_000, 0x41));
  const damaged = JSON.parse((await at.run('--json', 'doctor')).stdout);
  expect(damaged).toMatchObject({
    ok: false,
    checks: [{ part: 'file', troubles: [{ remedy: expect.stringContaining('article22 restore') }] }],
  });
});

it('says where there is no log', async () => {
  expect(await at.run('--log', 'none.sqlite', 'doctor')).toMatchObject({
    code: 8,
    stderr: expect.stringContaining('no log at none.sqlite'),
  });
});
