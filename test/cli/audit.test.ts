// article22 audit as a person runs it: lines, whether they are as they were written, and the head that is kept elsewhere.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, desk } from './run.ts';

let at: Desk;
let log: string;
beforeAll(async () => {
  at = desk();
  log = join(at.folder, 'article22.sqlite');
  await at.run('--by', 'Ada Example', 'init');
  for (const name of ['One Example', 'Two Example', 'Three Example']) await at.run('--by', 'Bo Example', 'person', 'add', name);
});
afterAll(() => at.clear());

/** The same log after somebody who may do anything did this. */
function tampered(statements: string): string {
  const copy = join(at.folder, `tampered-${counter++}.sqlite`);
  copyFileSync(log, copy);
  const file = new SQLite(copy);
  const guards = file.prepare<[], { name: string; sql: string }>("select name, sql from sqlite_schema where type = 'trigger'").all();
  for (const { name } of guards) file.exec(`drop trigger ${name}`);
  file.exec(statements);
  for (const { sql } of guards) file.exec(sql);
  file.close();
  return copy;
}
let counter = 1;

it('lists lines newest first, those of one person or one act, and goes on where it ended', async () => {
  const first = await at.run('audit', 'list', '--limit', '2');
  expect(first.stdout).toMatch(/^4 {2}2027-01-31T\S+ {2}Bo Example: person\.added, person 3\n3 {2}.*\nOlder ones: --before 3\n$/);
  const rest = JSON.parse((await at.run('--json', 'audit', 'list', '--before', '3')).stdout);
  expect(rest).toMatchObject({ lines: [{ number: 2 }, { number: 1, act: 'log.made', who: 'Ada Example' }], before: null });
  const own = JSON.parse((await at.run('--json', 'audit', 'list', '--who', 'Ada Example', '--act', 'log')).stdout);
  expect(own.lines).toEqual([
    { number: 1, at: expect.any(String), who: 'Ada Example', act: 'log.made', subject: 'log', detail: expect.any(Object) },
  ]);
  expect(await at.run('audit', 'list', '--limit', 'many')).toMatchObject({ code: 2 });
});

it('verifies the trail, also against a head that was kept', async () => {
  const { stdout } = await at.run('audit', 'verify');
  expect(stdout).toContain('The trail is whole: 4 lines.');
  const head = (await at.run('audit', 'head')).stdout.trim();
  expect(head).toMatch(/^4:[0-9a-f]{64}$/);
  expect(stdout).toContain(`Head: ${head}`);
  const kept = head.slice(0, 22);
  expect(await at.run('audit', 'verify', '--head', kept)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('goes on from what you kept'),
  });
  expect(await at.run('audit', 'verify', '--head', '4:0123456789abcdef')).toMatchObject({
    code: 9,
    stdout: expect.stringContaining('Line 4 is not the one whose hash you kept'),
  });
  expect(await at.run('audit', 'verify', '--head', '4')).toMatchObject({ code: 2, stderr: expect.stringContaining('LINES:SHA256') });
  const cut = tampered(
    'delete from audit where number = 4; update audit_head set lines = 3, sha256 = (select sha256 from audit where number = 3)',
  );
  expect((await at.run('--log', cut, 'audit', 'verify')).code).toBe(0);
  expect(await at.run('--log', cut, 'audit', 'verify', '--head', kept)).toMatchObject({
    code: 9,
    stdout: expect.stringContaining('The trail ends with line 3'),
  });
});

it.each([
  ['changed', "update audit set who = 'Mallory' where number = 2", 'Line 2 was changed'],
  ['taken away', 'delete from audit where number = 3', 'Line 3 is missing'],
  ['taken away at the end', 'delete from audit where number = 4', 'Line 4 is missing: the trail went on to line 4'],
  ['moved', 'update audit set id = 9 where number = 2', 'Line 3 (person.added,'],
])('finds a line that was %s, and exits with 9', async (_what, statements, sentence) => {
  const copy = tampered(statements);
  const { code, stdout } = await at.run('--log', copy, 'audit', 'verify');
  expect({ code, stdout }).toEqual({ code: 9, stdout: expect.stringContaining(sentence) });
  expect(stdout).toContain('NOT as it was written');
  expect(JSON.parse((await at.run('--json', '--log', copy, 'audit', 'verify')).stdout)).toMatchObject({
    ok: false,
    breaks: expect.any(Array),
  });
});

it('says that the database does not guard the trail any more, exits with 9, and puts the guards back', async () => {
  const copy = tampered('');
  const file = new SQLite(copy);
  file.exec('drop trigger audit_no_loss');
  file.close();
  const { code, stdout } = await at.run('--log', copy, 'audit', 'verify');
  expect([code, stdout]).toEqual([
    9,
    expect.stringMatching(/NOT guarded: 4 lines\.\n(.*\n)*.*audit_no_loss is missing.*article22 audit guard/),
  ]);
  expect(JSON.parse((await at.run('--json', '--log', copy, 'audit', 'verify')).stdout)).toMatchObject({
    ok: false,
    guards: ['audit_no_loss'],
  });
  expect((await at.run('--log', copy, 'audit', 'guard')).stdout).toMatch(/^Put back: audit_no_loss\n.*article22 audit verify\n$/);
  expect((await at.run('--log', copy, 'audit', 'verify')).code).toBe(0);
});

it('of a trail without its head says what to do, prints none, and makes it anew', async () => {
  const copy = tampered('delete from audit_head');
  const head = await at.run('--log', copy, 'audit', 'head');
  expect(head).toMatchObject({ code: 9, stdout: '', stderr: expect.stringContaining('article22 audit guard') });
  expect(await at.run('--log', copy, 'audit', 'verify')).toMatchObject({
    code: 9,
    stdout: expect.stringContaining('article22 audit guard'),
  });
  expect(await at.run('--log', copy, 'person', 'add', 'Four Example')).toMatchObject({
    code: 9,
    stderr: expect.stringContaining('lost its head'),
  });
  expect(await at.run('--log', copy, 'audit', 'guard')).toMatchObject({ code: 0, stdout: expect.stringContaining('made anew') });
  expect(await at.run('--log', copy, 'audit', 'verify')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Line 5 says that the head was lost'),
  });
  expect(await at.run('--log', copy, 'doctor')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/The trail is whole: 5 lines.*Line 5 says that the head was lost/),
  });
});
