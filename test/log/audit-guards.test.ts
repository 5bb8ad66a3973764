// What keeps the audit trail in the database itself: it refuses what would break the chain, and where it was taken away or changed that is
// found and put back, in a log and in a copy.
import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHead } from '../../src/log/audit-chain.ts';
import { missingGuards, putGuardsBack } from '../../src/log/audit-guards.ts';
import { addAudit } from '../../src/log/audit-trail.ts';
import { verifyTrail } from '../../src/log/audit-verify.ts';
import { backupLog } from '../../src/log/backup.ts';
import { checkBackup } from '../../src/log/backup-look.ts';
import { openLog } from '../../src/log/database.ts';
import type { Log } from '../../src/log/db.ts';
import { foreignParts } from '../../src/log/foreign-parts.ts';
import { restoreLog } from '../../src/log/restore.ts';
import { writing } from '../../src/log/writing.ts';
import { ADA, chainedLog, LINES, run, unguarded } from './chained-log.ts';
import { ENGINES, freshLog } from './engines.ts';

describe.each(ENGINES)('guards on %s', (engine) => {
  let log: Log;
  beforeAll(async () => {
    log = await chainedLog(engine);
  });
  afterAll(() => log.close());

  it.each([
    "update audit set who = 'Mallory' where number = 3",
    "update audit set subject = '(forgotten)', detail = '{}', salt = null, who = 'Mallory' where number = 3",
    "update audit set detail = '{}' where number = 3",
    'update audit set sha256 = null where number = 3',
    'delete from audit where number = 6',
    'delete from audit',
    "insert into audit (at, who, act, subject, detail) values ('', '', '', '', '')",
    `insert into audit (at, who, act, subject, detail, number, salt, content_sha256, previous_sha256, sha256)
      values ('', '', '', '', '', 7, 's', 'c', 'not the last', 'h')`,
    'update audit_head set lines = 5',
    "update audit_head set sha256 = ''",
    'update audit_head set id = 2',
    'delete from audit_head',
    "insert into audit_head (id, lines, sha256) values (1, 0, '')",
    engine === 'postgres' ? 'truncate audit' : "replace into audit (id, at, who, act, subject, detail) values (3, '', '', '', '', '')",
    engine === 'postgres' ? 'truncate audit_head' : "replace into audit_head (id, lines, sha256) values (1, 0, '')",
  ])('the database refuses: %s', async (statement) => {
    await expect(run(log.db, statement)).rejects.toThrow(/^article22: /);
    expect(await verifyTrail(log.db)).toMatchObject({ ok: true, lines: LINES });
  });

  it('says which guards are gone, and puts them back', async () => {
    expect(await missingGuards(log.db)).toEqual([]);
    await run(log.db, engine === 'sqlite' ? 'drop trigger audit_no_loss' : 'alter table audit disable trigger audit_no_loss');
    if (engine === 'postgres')
      await run(log.db, 'create or replace function audit_new_head() returns trigger language plpgsql as $$ begin return null; end $$');
    const gone = engine === 'sqlite' ? ['audit_no_loss'] : ['audit_new_head', 'audit_no_loss'];
    expect(await missingGuards(log.db)).toEqual(gone);
    expect(await writing(log, ADA, (db, at) => putGuardsBack(db, at))).toEqual(gone);
    expect(await missingGuards(log.db)).toEqual([]);
    await expect(run(log.db, 'delete from audit')).rejects.toThrow('only added to');
    expect(await verifyTrail(log.db)).toMatchObject({ ok: true });
  });
});

const TEXT =
  "create trigger audit_no_loss before delete on audit\nbegin select raise(abort, 'article22: the audit trail is only added to'); end";

describe('a guard on a server that bears the same name and calls the same', () => {
  let log: Log;
  beforeAll(async () => {
    log = await freshLog('postgres');
  });
  afterAll(() => log.close());

  it.each([
    ['audit_no_loss', 'before delete on audit for each row when (false)'],
    ['audit_no_loss', 'after delete on audit for each row'],
    ['audit_no_loss', 'before truncate on audit for each statement'],
    ['audit_no_change', 'before update on audit for each row when (false)'],
    ['audit_no_change', "before update on audit for each row when (new.subject is distinct from '(forgotten)')"],
    ['audit_head_no_loss', 'before update of lines on audit_head for each row'],
  ])('is one that was changed where it acts on less: %s %s', async (name, text) => {
    const stop = new Error('taken back');
    const tampering = log.db.transaction().execute(async (db) => {
      await run(db, `drop trigger ${name} on ${text.includes('audit_head') ? 'audit_head' : 'audit'}`);
      await run(db, `create trigger ${name} ${text} execute function audit_refused()`);
      expect(await missingGuards(db)).toEqual([name]);
      expect(await putGuardsBack(db, ADA)).toEqual([name]);
      expect(await missingGuards(db)).toEqual([]);
      throw stop;
    });
    await expect(tampering).rejects.toBe(stop);
  });
});

describe('a guard that was written anew', () => {
  let log: Log;
  beforeAll(async () => {
    log = await freshLog('sqlite');
  });
  afterAll(() => log.close());

  // [its text, is it ours]
  it.each([
    [TEXT.replace('audit_no_loss before', 'audit_no_loss\n\tbefore').replace('\nbegin', ' \t\n\n begin   '), true],
    [TEXT.replace('only added', 'only   added'), false],
    [TEXT.replace('audit_no_loss', '"audit_no_loss"'), false],
    [TEXT.replace('before delete', 'before   delete').replace('only added to', 'mine'), false],
    [TEXT.replace('before delete', 'before\n\tupdate of who, at'), false],
    [TEXT.replace('before delete', 'after delete').replace('select raise', 'delete from person; select raise'), false],
  ])('is that of before where only its blanks differ, else a changed one, and never a stranger: %j', async (text, isOurs) => {
    await unguarded(log, async (db) => {
      await putGuardsBack(db, ADA);
      await run(db, 'drop trigger audit_no_loss');
      await run(db, text);
      expect([await missingGuards(db), await foreignParts(db)]).toEqual([isOurs ? [] : ['audit_no_loss'], []]);
      expect(await putGuardsBack(db, ADA)).toEqual(isOurs ? [] : ['audit_no_loss']);
      await expect(run(db, 'delete from audit')).rejects.toThrow('the audit trail is only added to');
    });
  });

  it('on another table, or under another name, is a stranger', async () => {
    await unguarded(log, async (db) => {
      await run(db, TEXT.replace('on audit', 'on   person'));
      await run(db, TEXT.replace('audit_no_loss', 'audit_no_loss_2'));
      expect(await foreignParts(db)).toEqual(['trigger audit_no_loss', 'trigger audit_no_loss_2']);
    });
  });
});

describe('a copy', () => {
  it('that is put back goes on where it was copied, and is guarded', async () => {
    const log = await freshLog('sqlite');
    await addAudit(log.db, ADA, 'import.done', 'import 1');
    const [copy, other] = [`${log.address}.copy`, `${log.address}.other`];
    expect((await backupLog(log.address, copy)).auditHead).toEqual(await readHead(log.db));
    await restoreLog(copy, other, ADA);
    const restored = await openLog(other);
    expect(await verifyTrail(restored.db, [await readHead(log.db)])).toMatchObject({ ok: true, lines: 2 });
    expect(await missingGuards(restored.db)).toEqual([]);
    await restored.close();
    await log.close();
  });

  it('is refused where a trigger only bears the name of one of ours, on another table', async () => {
    const log = await freshLog('sqlite');
    const copy = `${log.address}.copy`;
    await backupLog(log.address, copy);
    const file = new SQLite(copy);
    file.exec('drop trigger audit_new_head; create trigger audit_new_head after insert on setting begin delete from person; end');
    file.close();
    await expect(checkBackup(copy)).rejects.toMatchObject({ code: 'backup.not-a-log' });
    // What the list of triggers says of it counts nothing.
    const forged = new SQLite(copy);
    forged.unsafeMode(true);
    forged.pragma('writable_schema = on');
    forged.exec("update sqlite_schema set tbl_name = 'audit' where name = 'audit_new_head'");
    forged.close();
    await expect(checkBackup(copy)).rejects.toMatchObject({ code: expect.stringMatching(/^backup\./) });
    await log.close();
  });

  it('is taken back where a guard was changed, which is put back before it can act', async () => {
    const log = await freshLog('sqlite');
    const [copy, other] = [`${log.address}.copy`, `${log.address}.other`];
    await log.db.insertInto('setting').values({ name: 'x', value: '' }).execute();
    await backupLog(log.address, copy);
    const file = new SQLite(copy);
    file.exec(
      "drop trigger audit_new_head; create trigger audit_new_head after insert on audit begin delete from setting where name = 'x'; end",
    );
    file.close();
    const changed = await openLog(copy, { readOnly: true });
    expect([await foreignParts(changed.db), await missingGuards(changed.db)]).toEqual([[], ['audit_new_head']]);
    await changed.close();
    expect((await restoreLog(copy, other, ADA)).putBack).toEqual(['audit_new_head']);
    const restored = await openLog(other);
    expect(await missingGuards(restored.db)).toEqual([]);
    expect(await verifyTrail(restored.db)).toMatchObject({ ok: true });
    expect(await restored.db.selectFrom('setting').select('name').where('name', '=', 'x').execute()).toHaveLength(1);
    await restored.close();
    await log.close();
  });
});
