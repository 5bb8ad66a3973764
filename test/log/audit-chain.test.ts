// The audit trail as a chain: what breaks it is found and named, the database refuses to break it, and it goes on through upgrades,
// forgetting, several writers at once and the end of a user.
import { readdirSync, readFileSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHead } from '../../src/log/audit-chain.ts';
import { missingGuards, putGuardsBack } from '../../src/log/audit-guards.ts';
import { type AuditHead, lineHash, linkTo } from '../../src/log/audit-hash.ts';
import { readAudit } from '../../src/log/audit-list.ts';
import { addAudit } from '../../src/log/audit-trail.ts';
import { type AuditVerdict, verifyTrail } from '../../src/log/audit-verify.ts';
import { backupLog } from '../../src/log/backup.ts';
import { checkBackup } from '../../src/log/backup-look.ts';
import { openLog } from '../../src/log/database.ts';
import type { Db, Engine, Log } from '../../src/log/db.ts';
import { erase } from '../../src/log/erasure.ts';
import { foreignParts } from '../../src/log/foreign-parts.ts';
import { restoreLog } from '../../src/log/restore.ts';
import { addUser, disableUser } from '../../src/log/users.ts';
import { writing } from '../../src/log/writing.ts';
import { ENGINES, emptyDatabase, freshLog } from './engines.ts';

const NOW = '2026-11-22T09:00:00.000Z';
const ADA = { by: 'Ada Example', now: NOW };
const FOLDER = new URL('../../schema/log/', import.meta.url);
const LINES = 6;

const run = (db: Db, statement: string) => sql.raw(statement).execute(db);

async function withoutGuards(db: Db, engine: Engine): Promise<void> {
  const text = readFileSync(new URL(`009-audit-chain.${engine}.sql`, FOLDER), 'utf8');
  for (const [, name, table] of text.matchAll(/^create trigger (\w+)[^;]*? on (\w+)/gm))
    await run(db, engine === 'sqlite' ? `drop trigger ${name}` : `drop trigger ${name} on ${table}`);
}

describe.each(ENGINES)('the chain on %s', (engine) => {
  let log: Log;
  beforeAll(async () => {
    log = await freshLog(engine);
    for (let n = 1; n <= LINES; n += 1) await addAudit(log.db, ADA, 'import.done', `import ${n}`, { records: n });
  });
  afterAll(() => log.close());

  /** What is found after somebody who may do anything did this; then it is all taken back. */
  async function verdictAfter(work: string | ((db: Db) => Promise<unknown>), kept: readonly AuditHead[] = []): Promise<AuditVerdict> {
    const stop = new Error('taken back');
    const found: AuditVerdict[] = [];
    const tampering = log.db.transaction().execute(async (db) => {
      await withoutGuards(db, engine);
      if (typeof work !== 'string') await work(db);
      else for (const statement of work.split('; ')) await run(db, statement);
      found.push(await verifyTrail(db, kept));
      throw stop;
    });
    await expect(tampering).rejects.toBe(stop);
    return found[0] as AuditVerdict;
  }
  const sentences = ({ breaks }: AuditVerdict) => breaks.map(({ sentence }) => sentence);
  const linked = async (db: Db, number: number, subject: string) => {
    const before = await db
      .selectFrom('audit')
      .select('sha256')
      .where('number', '=', number - 1)
      .executeTakeFirstOrThrow();
    const text = { at: NOW, who: 'Mallory', act: 'import.done', subject, detail: '{}' };
    return { ...text, ...linkTo({ lines: number - 1, sha256: before.sha256 }, text) };
  };

  it('holds as it was written, and says where it stands', async () => {
    const head = await readHead(log.db);
    expect(head).toMatchObject({ lines: LINES, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await verifyTrail(log.db)).toEqual({ ok: true, ...head, forgotten: 0, headsMade: [], breaks: [], more: 0 });
  });

  it.each([
    ['who acted is changed', "update audit set who = 'Mallory' where number = 3", 'Line 3 was changed'],
    ['an instant is changed', "update audit set at = '2026-11-22T09:00:00.001Z' where number = 1", 'Line 1 was changed'],
    ['an act is changed', "update audit set act = 'import.undone' where number = 6", 'Line 6 was changed'],
    ['a detail is changed', `update audit set detail = '{"records":4}' where number = 5`, 'Line 5 was changed'],
    ['a subject is changed', "update audit set subject = 'import 9' where number = 2", 'Line 2 was changed'],
    ['a line is taken away', 'delete from audit where number = 3', 'Line 3 is missing'],
    ['the first line is taken away', 'delete from audit where number = 1', 'Line 1 is missing'],
    ['several lines are taken away', 'delete from audit where number in (3, 4)', 'Lines 3 to 4 are missing'],
    ['the last line is taken away', 'delete from audit where number = 6', 'Line 6 is missing: the trail went on to line 6'],
    ['all lines are taken away', 'delete from audit', 'Lines 1 to 6 are missing'],
    [
      'words are taken away',
      "update audit set subject = '(forgotten)', detail = '{}', salt = null where number = 4",
      'The words of line 4',
    ],
    ['the head is taken away', 'delete from audit_head', 'The head of the trail'],
    [
      'two lines change places',
      'update audit set id = -id where number in (3, 4); update audit set id = 7 + id where number = 3; update audit set id = 7 + id where number = 4',
      'Line 4 (import.done, 2026-11-22T09:00:00.000Z) is not in its place: it stands before line 3',
    ],
    [
      'a line is put in by hand',
      "insert into audit (at, who, act, subject, detail) values ('2026-11-22', 'Mallory', 'import.done', 'import 3', '{}')",
      'A line was put in that is not tied to the chain: import.done, row 7',
    ],
  ])('breaks where %s', async (_what, statements, sentence) => {
    const verdict = await verdictAfter(statements);
    expect(verdict.ok).toBe(false);
    expect(sentences(verdict)).toEqual([expect.stringContaining(sentence)]);
  });

  it.each([
    ["update audit_head set sha256 = 'x'", 'missing or damaged'],
    ['update audit_head set lines = -1', 'missing or damaged'],
    ['drop table audit_head', 'missing or damaged'],
    ['update audit_head set lines = 4', 'Lines 5 to 6 are put in behind'],
    [engine === 'postgres' ? 'update audit_head set lines = -2' : "update audit_head set lines = 'x'", 'missing or damaged'],
    [engine === 'postgres' ? 'delete from audit_head' : 'update audit_head set lines = 5.5', 'missing or damaged'],
  ])('a head that is none is found, acts say so, and it is made anew: %s', async (statement, sentence) => {
    const stop = new Error('taken back');
    const kept = await readHead(log.db);
    const tampering = log.db.transaction().execute(async (db) => {
      await withoutGuards(db, engine);
      await run(db, statement);
      expect(sentences(await verifyTrail(db))).toEqual([expect.stringContaining(sentence)]);
      const names = await putGuardsBack(db, ADA);
      expect(names[0]).toBe('audit_head');
      expect(await missingGuards(db)).toEqual([]);
      expect(await verifyTrail(db, [kept])).toMatchObject({ ok: true, lines: LINES + 1, headsMade: [LINES + 1] });
      await addAudit(db, ADA, 'import.done', 'import 7');
      expect(await verifyTrail(db)).toMatchObject({ ok: true, lines: LINES + 2 });
      throw stop;
    });
    await expect(tampering).rejects.toBe(stop);
    const acting = log.db.transaction().execute(async (db) => {
      await withoutGuards(db, engine);
      await run(db, statement);
      await addAudit(db, ADA, 'import.done', 'import 7');
    });
    await expect(acting).rejects.toMatchObject({ code: 'audit.no-head', exit: 9 });
  });

  it('finds a line without a hash also against a kept head, and one whose detail cannot be read, and goes on behind them', async () => {
    const kept = [{ lines: 5, sha256: '0123456789abcdef' }];
    const hashless = sentences(await verdictAfter('update audit set sha256 = null where number in (5, 6)', kept));
    expect(hashless.slice(0, 2)).toEqual([
      expect.stringContaining('Line 5 was changed'),
      expect.stringContaining('Line 5 is not the one whose hash you kept'),
    ]);
    for (const detail of ['null', 'xx', '[]'])
      expect(
        sentences(
          await verdictAfter(async (db) => {
            const text = { at: NOW, who: 'Mallory', act: 'x.forgotten', subject: 'log', detail };
            const link = linkTo(await readHead(db), text);
            await db
              .insertInto('audit')
              .values({ ...text, ...link })
              .execute();
            await db.updateTable('audit_head').set({ lines: link.number, sha256: link.sha256 }).execute();
            expect((await readAudit(db, {}, { before: null, limit: 2 })).lines).toMatchObject([
              { number: 7, detail: { unreadable: detail } },
              { number: 6, detail: { records: 6 } },
            ]);
          }),
        ),
      ).toEqual([expect.stringMatching(/^Line 7 \(x\.forgotten, .*cannot be read/)]);
  });

  it.runIf(engine === 'sqlite').each(["'abc'", '2.5'])('says of a line whose number is %s that it is none', async (number) => {
    const found = sentences(await verdictAfter(`update audit set number = ${number} where number = 3`));
    expect(found.toSorted()).toEqual([
      'Line 3 is missing.',
      `The number of a line is none (${number.replaceAll("'", '')}): import.done, ${NOW}, row 3 of its table.`,
    ]);
  });

  it('breaks where two lines swap their numbers: both are named', async () => {
    const swap = 'update audit set number = -number where number in (2, 3); update audit set number = 5 + number where number < 0';
    expect((await verdictAfter(swap)).breaks.map(({ code, first }) => [code, first])).toEqual(
      expect.arrayContaining([
        ['changed', 2],
        ['changed', 3],
      ]),
    );
  });

  it('breaks where a line is written anew with a hash of its own', async () => {
    const anew = async (db: Db) => {
      await db.deleteFrom('audit').where('number', '=', 3).execute();
      await db
        .insertInto('audit')
        .values({ ...(await linked(db, 3, 'import 99')), id: 3 })
        .execute();
    };
    expect(sentences(await verdictAfter(anew))).toEqual(['Line 3 is not the one that was written there: line 4 was tied to another.']);
  });

  it('breaks where a line is put between, and where one is put behind the last', async () => {
    const between = async (db: Db) => {
      await run(db, 'drop index audit_number');
      await db
        .insertInto('audit')
        .values(await linked(db, 3, 'import 99'))
        .execute();
    };
    expect(sentences(await verdictAfter(between))).toEqual([expect.stringContaining(`Line 3 (import.done, ${NOW}) was put in`)]);
    const behind = async (db: Db) =>
      db
        .insertInto('audit')
        .values(await linked(db, 7, 'import 99'))
        .execute();
    expect(sentences(await verdictAfter(behind))).toEqual(['Line 7 is put in behind the last line that was written.']);
  });

  it('written anew as a whole it breaks only against a head that was kept elsewhere, also by the beginning of its hash', async () => {
    const head = await readHead(log.db);
    const anew = async (db: Db) => {
      await run(db, 'delete from audit');
      await db
        .updateTable('audit_head')
        .set({ lines: 0, sha256: '0'.repeat(64) })
        .execute();
      let last: AuditHead = { lines: 0, sha256: '0'.repeat(64) };
      for (let n = 1; n <= LINES; n += 1) {
        const text = { at: NOW, who: 'Mallory', act: 'import.done', subject: `import ${n}`, detail: '{}' };
        const link = linkTo(last, text);
        await db
          .insertInto('audit')
          .values({ ...text, ...link })
          .execute();
        last = { lines: link.number, sha256: link.sha256 };
      }
      await db.updateTable('audit_head').set(last).execute();
    };
    expect(await verdictAfter(anew)).toMatchObject({ ok: true });
    expect(sentences(await verdictAfter(anew, [head]))).toEqual([expect.stringContaining('Line 6 is not the one whose hash you kept')]);
    const shortened = 'delete from audit where number > 4; update audit_head set lines = 4';
    const cut = { lines: LINES, sha256: head.sha256.slice(0, 16) };
    expect(sentences(await verdictAfter(shortened, [cut])).at(-1)).toContain('ends with line 4, and you kept the hash of line 6');
    expect(await verifyTrail(log.db, [cut])).toMatchObject({ ok: true });
  });

  it('names the first hundred breaks and counts the others', async () => {
    const many = async (db: Db) => {
      for (let n = 0; n < 110; n += 1) await run(db, "insert into audit (at, who, act, subject, detail) values ('', '', 'x', '', '')");
    };
    expect(await verdictAfter(many)).toMatchObject({ ok: false, breaks: { length: 100 }, more: 10 });
  });

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

  it('an act that is taken back leaves no gap', async () => {
    const taken = writing(log, ADA, async (db, at) => {
      await addAudit(db, at, 'import.done', 'import 7');
      throw new Error('stop');
    });
    await expect(taken).rejects.toThrow('stop');
    expect(await verifyTrail(log.db)).toMatchObject({ ok: true, lines: LINES });
  });
});

describe.each(ENGINES)('a trail on %s', (engine) => {
  let log: Log;
  beforeAll(async () => {
    log = await freshLog(engine);
  });
  afterAll(() => log.close());

  it('is one line of lines though several programs write at once', async () => {
    const other = await openLog(log.address);
    const before = (await readHead(log.db)).lines;
    const acts = Array.from({ length: 12 }, (_, n) => async () => {
      const one = n % 2 ? log : other;
      if (n % 3 === 0) await addAudit(one.db, ADA, 'import.done', `import ${n}`);
      else await writing(one, ADA, (db, at) => addAudit(db, at, 'import.done', `import ${n}`));
    });
    // A file has one writer at a time, and one that waits for it within the same process waits in vain.
    if (engine === 'postgres') await Promise.all(acts.map((act) => act()));
    else for (const act of acts) await act();
    await other.close();
    expect(await verifyTrail(log.db)).toMatchObject({ ok: true, lines: before + 12 });
  });

  it('goes on whatever is written into it', async () => {
    const odd = 'a cut \ud83d, “quotes”, a\nline, \u202e and \\';
    await addAudit(log.db, { by: odd, now: NOW }, 'user.added', odd, { odd, list: [null, 1.5, { '': odd }] });
    expect(await verifyTrail(log.db)).toMatchObject({ ok: true });
  });

  it('keeps who acted though the user is let in no more, and even taken away', async () => {
    await addUser(log, { login: 'ada', name: 'Ada Example', role: 'admin' }, ADA, { exponent: 4, r: 8, p: 1 });
    await addUser(log, { login: 'bo', name: 'Bo Example', role: 'admin' }, ADA, { exponent: 4, r: 8, p: 1 });
    await addAudit(log.db, { by: 'Bo Example', now: NOW }, 'import.done', 'import 1');
    await disableUser(log, 'bo', ADA);
    await log.db.deleteFrom('app_user').where('login', '=', 'bo').execute();
    expect(await log.db.selectFrom('audit').select('subject').where('who', '=', 'Bo Example').execute()).toEqual([{ subject: 'import 1' }]);
    expect(await verifyTrail(log.db)).toMatchObject({ ok: true });
  });

  it('forgets words of earlier versions by an act that names the line, and nothing is left to test guesses against', async () => {
    await addAudit(log.db, ADA, 'correction.opened', 'publication 1', { cause: 'import of Vondelina Fantasia.csv', notices: 1 });
    const { lines } = await readHead(log.db);
    const wanted = { kind: 'value', text: 'Vondelina Fantasia' } as const;
    const { erased } = await writing(log, ADA, (db, at) => erase(db, wanted, at));
    expect(erased).toEqual([{ place: 'audit', rows: 1 }]);
    const line = await log.db.selectFrom('audit').selectAll().where('number', '=', lines).executeTakeFirstOrThrow();
    expect(line).toMatchObject({ who: 'Ada Example', act: 'correction.opened', subject: '(forgotten)', detail: '{}', salt: null });
    expect(lineHash(line)).toBe(line.sha256);
    const last = await log.db.selectFrom('audit').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow();
    expect(JSON.parse(last.detail)).toEqual({ notices: 0, places: [{ place: 'audit', rows: 1 }], lines: [lines] });
    expect(await verifyTrail(log.db)).toMatchObject({ ok: true, forgotten: 1 });
    // What an act of forgetting says of itself holds no such words, and the names of tables are none.
    await writing(log, ADA, (db, at) => erase(db, { kind: 'value', text: 'value forgotten places audit' }, at));
    expect(await verifyTrail(log.db)).toMatchObject({ ok: true, forgotten: 1 });
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

  // Every act ended with “no result”, and nothing said what to do.
  it('that lost its head refuses acts with a sentence, and goes on from its last line once the head is made anew', async () => {
    await addAudit(log.db, ADA, 'import.done', 'import 1');
    const before = await readHead(log.db);
    await run(
      log.db,
      engine === 'sqlite' ? 'drop trigger audit_head_no_loss' : 'alter table audit_head disable trigger audit_head_no_loss',
    );
    await run(log.db, 'delete from audit_head');
    const lost = { code: 'audit.no-head', exit: 9, message: expect.stringContaining('article22 audit guard') };
    await expect(addAudit(log.db, ADA, 'import.done', 'import 2')).rejects.toMatchObject(lost);
    await expect(readHead(log.db)).rejects.toMatchObject(lost);
    expect((await verifyTrail(log.db)).breaks).toMatchObject([{ code: 'no-head' }]);
    expect(await writing(log, ADA, (db, at) => putGuardsBack(db, at))).toEqual(['audit_head', 'audit_head_no_loss']);
    const head = await readHead(log.db);
    expect(head.lines).toBe(before.lines + 1);
    expect(await verifyTrail(log.db)).toMatchObject({ ok: true, headsMade: [head.lines] });
    expect(await missingGuards(log.db)).toEqual([]);
    await expect(run(log.db, 'delete from audit_head')).rejects.toThrow(/article22/);
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

const EARLIER = [...new Set(readdirSync(FOLDER).map((file) => file.split('.')[0] ?? ''))].filter((name) => name < '009').sort();

/** A log as an earlier version left it, with lines in its trail; one was taken back, which leaves a gap in its keys on PostgreSQL. */
async function earlierLog(engine: Engine, address: string, version: string, lines: readonly (readonly [number, string])[]): Promise<void> {
  const names = EARLIER.filter((name) => name <= version);
  const schema = names.flatMap((name) => [`${name}.sql`, `${name}.${engine}.sql`]).filter((file) => readdirSync(FOLDER).includes(file));
  const text = [
    ...schema.map((file) => readFileSync(new URL(file, FOLDER), 'utf8')),
    'create table kysely_migration (name varchar(255) not null primary key, timestamp varchar(255) not null);',
    'create table kysely_migration_lock (id varchar(255) not null primary key, is_locked integer not null default 0);',
    "insert into kysely_migration_lock values ('migration_lock', 0);",
    ...names.map((name) => `insert into kysely_migration values ('${name}', '2026-01-01T00:00:00.000Z');`),
    ...lines.map(
      ([id, act]) =>
        `insert into audit (id, at, who, act, subject, detail) values (${id}, '${NOW}', 'Ada', '${act}', '${act} é', '{"n":1}');`,
    ),
  ].join('\n');
  if (engine === 'sqlite') {
    const file = new SQLite(address);
    file.exec(text);
    file.close();
    return;
  }
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query(text);
  await client.query("select setval(pg_get_serial_sequence('audit', 'id'), 9)");
  await client.end();
}

const UPGRADES = [
  ...EARLIER.map((name) => ['sqlite', name] as const),
  ['postgres', '001-log'] as const,
  ['postgres', '008-touched'] as const,
];

it.each(UPGRADES)('the lines of a log on %s as %s made it are tied in their order', async (engine, version) => {
  const place = await emptyDatabase(engine);
  const lines = [1, 2, 3, 5, 9].map((id) => [id, `act.${id}`] as const);
  await earlierLog(engine, place.address, version, lines);
  const log = await openLog(place.address);
  expect(await verifyTrail(log.db)).toMatchObject({ ok: true, lines: 5 });
  const rows = await log.db.selectFrom('audit').select(['id', 'number', 'who', 'subject', 'detail']).orderBy('id').execute();
  expect(rows).toEqual(lines.map(([id, act], i) => ({ id, number: i + 1, who: 'Ada', subject: `${act} é`, detail: '{"n":1}' })));
  await addAudit(log.db, ADA, 'import.done', 'import 1');
  expect(await verifyTrail(log.db)).toMatchObject({ ok: true, lines: 6 });
  await log.close();
  await place.clear();
});
