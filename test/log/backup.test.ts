// Copies of the log while others write, and a copy in the place of the log.
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupLog } from '../../src/log/backup.ts';
import { checkBackup } from '../../src/log/backup-look.ts';
import { unfinishedName } from '../../src/log/backup-unfinished.ts';
import { openLog } from '../../src/log/database.ts';
import type { Log } from '../../src/log/db.ts';
import { takeCopy } from '../../src/log/doctor-check.ts';
import { checkDatabase } from '../../src/log/doctor-database.ts';
import { checkLog } from '../../src/log/doctor-log.ts';
import { makeTables } from '../../src/log/migrate.ts';
import { restoreLog } from '../../src/log/restore.ts';
import { findSession, openSession } from '../../src/log/sessions.ts';
import type { LogTables } from '../../src/log/tables.ts';
import { harm, makeCopiedLog, NOW } from './copied-log.ts';
import { actor, notice, takeIn } from './world.ts';

const at = actor(NOW);

let folder: string;
let copies: string;
let address: string;
let copy: string;
let log: Log;
beforeEach(async () => {
  ({ folder, copies, address, copy, log } = await makeCopiedLog('one', 'two'));
});
afterEach(async () => {
  await log.close();
  rmSync(folder, { recursive: true });
});

const references = async (path: string) => {
  const opened = await openLog(path);
  const rows = await opened.db.selectFrom('notice').select('reference').orderBy('id').execute();
  const acts = await opened.db.selectFrom('audit').select(['act', 'who']).orderBy('id').execute();
  await opened.close();
  return { references: rows.map((row) => row.reference), lastAct: acts.at(-1) };
};

describe('a backup', () => {
  it('is one file that only its owner reads, and says what it holds', async () => {
    const facts = await backupLog(address, copy);
    expect(facts).toMatchObject({ notices: 2, publications: 0, lastAct: { act: 'import.done' } });
    expect(facts.version).toMatch(/^\d{3}-/);
    expect(readdirSync(copies)).toEqual(['monday.sqlite']);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(await checkBackup(copy)).toEqual(facts);
    expect(readdirSync(copies)).toEqual(['monday.sqlite']);
  });

  it('is the log of one moment while another process goes on writing', { timeout: 30_000 }, async () => {
    const writer = new SQLite(address);
    writer.exec('create table pair (a integer, b integer)');
    const fill = writer.prepare('insert into pair values (?, ?)');
    writer.transaction(() => {
      for (let n = 0; n < 100_000; n += 1) fill.run(n, n);
    })();
    writer.close();
    const code = `
      const SQLite = require('better-sqlite3');
      const db = new SQLite(process.argv[1]);
      db.pragma('busy_timeout = 5000');
      const both = db.transaction((n) => { db.prepare('insert into pair values (?, 0)').run(n); db.prepare('update pair set b = a where a = ?').run(n); });
      db.exec('create index pair_a on pair (a)');
      process.stdout.write('going');
      for (let n = 200000; ; n += 1) both(n);`;
    const child = spawn(process.execPath, ['-e', code, address], { stdio: ['ignore', 'pipe', 'inherit'], cwd: process.cwd() });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const before = lastOf(address);
    await backupLog(address, copy);
    const after = lastOf(address);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
    const copied = lastOf(copy);
    expect(after).toBeGreaterThan(before);
    expect(copied).toBeGreaterThanOrEqual(before);
    expect(copied).toBeLessThanOrEqual(after);
    const whole = new SQLite(copy, { readonly: true });
    expect(whole.prepare('select count(*) as n from pair where a <> b').get()).toEqual({ n: 0 });
    whole.close();
  });

  it('takes the place of an earlier copy only where that is asked for, and never of the log', async () => {
    await backupLog(address, copy);
    await takeIn(log, [notice('three')], '2026-06-02T08:00:00.000Z');
    await expect(backupLog(address, copy)).rejects.toMatchObject({ code: 'backup.exists', exit: 6 });
    expect((await checkBackup(copy)).notices).toBe(2);
    expect(await backupLog(address, copy, { overwrite: true })).toMatchObject({ notices: 3 });
    symlinkSync(address, join(folder, 'same.sqlite'));
    for (const same of [address, join(copies, '..', 'article22.sqlite'), join(folder, 'same.sqlite')])
      await expect(backupLog(address, same, { overwrite: true }), same).rejects.toMatchObject({ code: 'backup.same' });
    await expect(backupLog(address, copies, { overwrite: true })).rejects.toMatchObject({ code: 'backup.exists' });
  });

  it('leaves nothing behind where it cannot be made', async () => {
    await expect(backupLog(address, join(folder, 'nowhere', 'x.sqlite'))).rejects.toMatchObject({ code: 'backup.unwritable', exit: 8 });
    await expect(backupLog(join(folder, 'none.sqlite'), copy)).rejects.toMatchObject({ code: 'log.missing' });
    const other = join(folder, 'other.sqlite');
    const foreign = new SQLite(other);
    foreign.exec('create table invoice (id integer)');
    foreign.close();
    await expect(backupLog(other, copy)).rejects.toMatchObject({ code: 'backup.not-a-log' });
    expect(readdirSync(copies)).toEqual([]);
  });

  it('is the business of the server on PostgreSQL', async () => {
    const server = 'postgres://user:secret@db.example/log';
    for (const refused of [backupLog(server, copy), restoreLog(copy, server, at)]) {
      const error = await refused.catch((thrown: Error) => thrown);
      expect(error).toMatchObject({ code: 'backup.postgres', message: expect.stringContaining('pg_dump') });
      expect((error as Error).message).not.toContain('secret');
    }
  });
});

describe('a file is refused as a backup', () => {
  it('when it is none, is damaged, or comes from a newer program', async () => {
    const text = join(folder, 'letter.txt');
    writeFileSync(text, 'Dear authority');
    writeFileSync(join(folder, 'empty'), '');
    await backupLog(address, copy);
    const cut = join(folder, 'cut.sqlite');
    copyFileSync(copy, cut);
    truncateSync(cut, 20_000);
    const newer = join(folder, 'newer.sqlite');
    copyFileSync(copy, newer);
    const database = new SQLite(newer);
    // With what this version does not know: it was called damaged.
    database.exec(`insert into kysely_migration (name, timestamp) values ('999-from-the-future', '2099-01-01');
      create trigger person_in_order before insert on person begin select 1; end; create view people as select * from person`);
    database.close();
    const refused = [
      [text, 'backup.not-a-log'],
      [join(folder, 'empty'), 'backup.not-a-log'],
      [join(folder, 'nothing-here'), 'backup.missing'],
      [folder, 'backup.missing'],
      [cut, 'backup.damaged'],
      [newer, 'log.newer'],
    ] as const;
    await log.close();
    const before = readFileSync(address);
    for (const [file, code] of refused) {
      await expect(checkBackup(file), file).rejects.toMatchObject({ code });
      await expect(restoreLog(file, address, at), file).rejects.toMatchObject({ code });
    }
    expect(readFileSync(address).equals(before)).toBe(true);
    expect(readdirSync(folder).filter((name) => name.startsWith('article22'))).toEqual(['article22.sqlite']);
  });

  it('when it holds what would act by itself, lacks a table, or has documents that cannot be read', async () => {
    await backupLog(address, copy);
    await log.close();
    const changes = [
      ['create trigger evil after insert on audit begin delete from person; end', 'backup.not-a-log'],
      ['drop table session; create view session as select 1 as token_sha256', 'backup.not-a-log'],
      [
        'drop table publication; create view publication as with recursive n (i) as (select 1 union all select i + 1 from n) select i from n',
        'backup.not-a-log',
      ],
      ['create virtual table words using fts5 (word)', 'backup.not-a-log'],
      ['drop table session', 'backup.not-a-log'],
      ["delete from kysely_migration where name = '004-states'", 'backup.not-a-log'],
      ["insert into flagger (document, recorded_at, recorded_by) values ('{', '2026-01-01', 'x')", 'backup.damaged'],
      ["insert into independence (document, recorded_at, recorded_by) values ('{}', '2026-01-01', 'x')", 'backup.damaged'],
      ["insert into narrative (language, field, body, recorded_at, recorded_by) values ('en', 'none', 'x', '', '')", 'backup.damaged'],
      ["insert into profile (name, document, sha256, recorded_at, recorded_by) values ('x', '[]', '', '', '')", 'backup.damaged'],
      ["insert into setting (name, value) values ('time-zone', 'Middle/Earth')", 'backup.damaged'],
      ["insert into setting (name, value) values ('keep-urls', '{')", 'backup.damaged'],
      ["update setting set value = 'short' where name = 'key'", 'backup.damaged'],
      [
        `insert into publication (kind, period_first, period_last, version, as_of_on, known_before, released_on, report, public_zip,
          public_sha256, submission_zip, submission_sha256, published_at, published_by)
          values ('', '', '', 1, '', '', '', '{}', '', '', '', '', '', '')`,
        'backup.damaged',
      ],
    ] as const;
    const before = readFileSync(address);
    for (const [statement, code] of changes) {
      const file = join(folder, 'changed.sqlite');
      copyFileSync(copy, file);
      const changed = new SQLite(file);
      changed.exec(statement);
      changed.close();
      await expect(restoreLog(file, address, at), statement).rejects.toMatchObject({ code });
    }
    expect(readFileSync(address).equals(before)).toBe(true);
  });
});

describe('a log that is not in order', () => {
  // [what was done to it, what is said, what restoring puts back, whether the log is in order then]
  it.each([
    ['delete from source', 'name a row of source that is not there', [], false],
    ['drop index audit_at', 'index audit_at of audit', ['audit_at'], true],
    ['drop trigger audit_head_no_loss; delete from audit_head', 'The head of the trail', ['audit_head', 'audit_head_no_loss'], true],
    ['drop trigger audit_no_loss', 'audit_no_loss is missing', ['audit_no_loss'], true],
  ] as const)('is copied and told, and the copy is put back as far as can be: %s', async (statement, told, putBack, isSound) => {
    harm(address, statement);
    const facts = await backupLog(address, copy);
    expect(facts.troubles.map(({ sentence }) => sentence).join()).toContain(told);
    expect(await checkBackup(copy)).toEqual(facts);
    const doctor = [...(await checkDatabase(log, false)), ...(await checkLog(log, NOW))].flatMap(({ troubles }) => troubles);
    expect(doctor.map(({ sentence }) => sentence)).toEqual(facts.troubles.map(({ sentence }) => sentence));
    await log.close();
    const restored = await restoreLog(copy, address, at, null, async (one) => checkLog(one, NOW));
    expect(restored.putBack).toEqual(putBack);
    expect(restored.troubles.length === 0).toBe(isSound);
    log = await openLog(address);
    await takeIn(log, [notice('three')], '2026-12-02T08:00:00.000Z');
  });

  it('and holds what is not ours is copied and told as the doctor tells it; that copy is not put back', async () => {
    harm(address, 'create view sums as select 1');
    const { troubles } = await backupLog(address, copy);
    expect(troubles).toMatchObject([
      { part: 'shape', sentence: expect.stringContaining('view sums'), remedy: expect.stringContaining('drop view sums') },
    ]);
    expect((await checkLog(log, NOW)).flatMap((check) => check.troubles)).toMatchObject([{ sentence: troubles[0]?.sentence }]);
    await expect(checkBackup(copy)).rejects.toMatchObject({ code: 'backup.not-a-log', message: expect.stringContaining('drop view sums') });
  });

  it('does not take the place of an earlier copy, which may be a better one', async () => {
    await backupLog(address, copy);
    harm(address, 'delete from source');
    await expect(backupLog(address, copy, { overwrite: true })).rejects.toMatchObject({ code: 'backup.of-damaged', exit: 9 });
    expect((await checkBackup(copy)).troubles).toEqual([]);
    expect(readdirSync(copies)).toEqual(['monday.sqlite']);
  });

  it('and cannot be read to its end is not copied; the advice is that of the doctor', async () => {
    await log.close();
    const file = new SQLite(address);
    const { rootpage } = file.prepare<[], { rootpage: number }>("select rootpage from sqlite_schema where name = 'notice'").get() ?? {
      rootpage: 1,
    };
    const size = file.pragma('page_size', { simple: true }) as number;
    file.close();
    const bytes = readFileSync(address);
    bytes.fill(0x41, (rootpage - 1) * size, rootpage * size);
    writeFileSync(address, bytes);
    const refused = await backupLog(address, copy).catch((error: Error) => error);
    expect(refused).toMatchObject({ code: 'log.damaged', exit: 8, message: expect.stringContaining(takeCopy('sqlite')) });
    expect(readdirSync(copies)).toEqual([]);
  });
});

describe('two copies under one name at the same moment', () => {
  // They cleared each other's unfinished file.
  it('end with one of them whole, and the other one said to be there already', async () => {
    const both = await Promise.allSettled([backupLog(address, copy), backupLog(address, copy)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'backup.exists' } });
    const again = await Promise.allSettled([1, 2].map(() => backupLog(address, copy, { overwrite: true })));
    expect(again.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect((await checkBackup(copy)).notices).toBe(2);
    expect(readdirSync(copies)).toEqual(['monday.sqlite']);
  });
});

it('what a killed program left unfinished of a copy goes at the next try, what a running one writes does not', async () => {
  const ended = unfinishedName(copy).replace(`-${process.pid}-`, `-${spawnSync(process.execPath, ['-v']).pid}-`);
  const running = unfinishedName(copy);
  for (const path of [ended, running]) writeFileSync(path, 'SQLite format 3\0 and half of the rest');
  await backupLog(address, copy);
  expect([existsSync(ended), existsSync(running)]).toEqual([false, true]);
  // Also where it was killed after the copy had its name.
  writeFileSync(ended, '');
  await expect(backupLog(address, copy)).rejects.toMatchObject({ code: 'backup.exists' });
  expect([existsSync(ended), existsSync(running)]).toEqual([false, true]);
});

describe('restoring', () => {
  it('clears the second name that a killed restore left of the log, and nothing else', async () => {
    await backupLog(address, copy);
    await log.close();
    const [second, other] = ['20261121T090000Z', '20261120T090000Z'].map((end) =>
      join(folder, `article22-before-restore-${end}.sqlite`),
    ) as [string, string];
    linkSync(address, second);
    copyFileSync(address, other);
    await restoreLog(copy, address, at);
    expect(
      readdirSync(folder)
        .filter((name) => name.includes('before-restore'))
        .sort(),
    ).toEqual(['article22-before-restore-20261120T090000Z.sqlite', 'article22-before-restore-20261122T090000Z.sqlite']);
  });

  it('puts the copy in the place of the log, and the log aside', async () => {
    await backupLog(address, copy);
    await takeIn(log, [notice('three')], '2026-06-02T08:00:00.000Z');
    await log.close();
    chmodSync(address, 0o640);
    const { facts, putAside } = await restoreLog(copy, address, at);
    expect(facts.notices).toBe(2);
    expect(putAside).toBe(join(folder, 'article22-before-restore-20261122T090000Z.sqlite'));
    expect(await references(address)).toEqual({ references: ['one', 'two'], lastAct: { act: 'log.restored', who: 'invented analyst' } });
    expect((await references(putAside ?? '')).references).toEqual(['one', 'two', 'three']);
    expect(statSync(address).mode & 0o777).toBe(0o640);
    expect((await checkBackup(copy)).notices).toBe(2);
    // And back again, at the same moment.
    expect((await restoreLog(putAside ?? '', address, at)).putAside).toBe(
      join(folder, 'article22-before-restore-20261122T090000Z-2.sqlite'),
    );
    expect((await references(address)).references).toEqual(['one', 'two', 'three']);
  });

  it.each(['001-log', '005-follow-ups'])('takes a copy of an earlier version back and brings it up to date: %s', async (version) => {
    await log.close();
    const sqlite = new SQLite(copy);
    const earlier = new Kysely<LogTables>({ dialect: new SqliteDialect({ database: sqlite }) });
    await makeTables(earlier, version);
    sqlite.prepare("insert into setting (name, value) values ('key', ?)").run('ab'.repeat(32));
    await earlier.destroy();
    expect((await restoreLog(copy, address, at)).facts).toMatchObject({ version, notices: 0 });
    expect(await references(address)).toMatchObject({ references: [], lastAct: { act: 'log.restored' } });
  });

  it('signs everybody out: a session that ended since does not live again', async () => {
    const token = await openSession(log.db, null, NOW);
    await backupLog(address, copy);
    await log.close();
    await restoreLog(copy, address, at);
    log = await openLog(address);
    expect(await findSession(log.db, token, NOW)).toBeNull();
  });

  it('is refused while another program has the log open', async () => {
    await backupLog(address, copy);
    await expect(restoreLog(copy, address, at)).rejects.toMatchObject({ code: 'restore.in-use', exit: 8 });
    expect(readdirSync(folder).filter((name) => /restor/.test(name))).toEqual([]);
    await takeIn(log, [notice('three')], '2026-06-02T08:00:00.000Z');
    await log.close();
    expect((await references(address)).references).toEqual(['one', 'two', 'three']);
  });

  it('brings back a log that is gone or cannot be read, and keeps what was there', async () => {
    await backupLog(address, copy);
    await log.close();
    writeFileSync(address, 'this was a log once, before the disk failed');
    writeFileSync(`${address}-wal`, 'and these were its last changes');
    const { putAside } = await restoreLog(copy, address, at);
    expect(readFileSync(putAside ?? '', 'utf8')).toContain('before the disk failed');
    expect(readFileSync(`${putAside}-wal`, 'utf8')).toContain('last changes');
    expect((await references(address)).references).toEqual(['one', 'two']);
    rmSync(address);
    expect((await restoreLog(copy, address, at)).putAside).toBeNull();
    expect((await references(address)).references).toEqual(['one', 'two']);
  });

  it('takes a log that was copied by hand with the file of its last changes beside it', async () => {
    copyFileSync(address, copy);
    copyFileSync(`${address}-wal`, `${copy}-wal`);
    expect((await checkBackup(copy)).notices).toBe(2);
    await log.close();
    rmSync(address);
    await restoreLog(copy, address, at);
    expect((await references(address)).references).toEqual(['one', 'two']);
    expect(existsSync(`${copy}-wal`)).toBe(true);
  });
});

function lastOf(path: string): number {
  const database = new SQLite(path, { readonly: true });
  const { n } = database.prepare<[], { n: number }>('select max(a) as n from pair').get() ?? { n: 0 };
  database.close();
  return n;
}
