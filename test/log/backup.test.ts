// Copies of the log while others write, and a copy in the place of the log.
import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupLog, checkBackup } from '../../src/log/backup.ts';
import { openLog } from '../../src/log/database.ts';
import type { Log } from '../../src/log/db.ts';
import { makeTables } from '../../src/log/migrate.ts';
import { restoreLog } from '../../src/log/restore.ts';
import { findSession, openSession } from '../../src/log/sessions.ts';
import type { LogTables } from '../../src/log/tables.ts';
import { actor, notice, takeIn } from './world.ts';

const NOW = '2026-11-22T09:00:00.000Z';
const at = actor(NOW);

let folder: string;
let address: string;
let copy: string;
let log: Log;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'article22-backup-'));
  address = join(folder, 'article22.sqlite');
  mkdirSync(join(folder, 'copies'));
  copy = join(folder, 'copies', 'monday.sqlite');
  log = await openLog(address, { create: 'new' });
  await takeIn(log, [notice('one'), notice('two')]);
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
    expect(readdirSync(join(folder, 'copies'))).toEqual(['monday.sqlite']);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(await checkBackup(copy)).toEqual(facts);
    expect(readdirSync(join(folder, 'copies'))).toEqual(['monday.sqlite']);
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
    for (const same of [address, join(folder, 'copies', '..', 'article22.sqlite'), join(folder, 'same.sqlite')])
      await expect(backupLog(address, same, { overwrite: true }), same).rejects.toMatchObject({ code: 'backup.same' });
    await expect(backupLog(address, join(folder, 'copies'), { overwrite: true })).rejects.toMatchObject({ code: 'backup.exists' });
  });

  it('leaves nothing behind where it cannot be made', async () => {
    await expect(backupLog(address, join(folder, 'nowhere', 'x.sqlite'))).rejects.toMatchObject({ code: 'backup.unwritable', exit: 8 });
    await expect(backupLog(join(folder, 'none.sqlite'), copy)).rejects.toMatchObject({ code: 'log.missing' });
    const other = join(folder, 'other.sqlite');
    const foreign = new SQLite(other);
    foreign.exec('create table invoice (id integer)');
    foreign.close();
    await expect(backupLog(other, copy)).rejects.toMatchObject({ code: 'backup.not-a-log' });
    expect(readdirSync(join(folder, 'copies'))).toEqual([]);
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
    database.exec("insert into kysely_migration (name, timestamp) values ('999-from-the-future', '2099-01-01')");
    database.close();
    const loose = join(folder, 'loose.sqlite');
    copyFileSync(copy, loose);
    const without = new SQLite(loose);
    without.pragma('foreign_keys = off');
    without.exec('delete from source');
    without.close();
    const refused = [
      [text, 'backup.not-a-log'],
      [join(folder, 'empty'), 'backup.not-a-log'],
      [join(folder, 'nothing-here'), 'backup.missing'],
      [folder, 'backup.missing'],
      [cut, 'backup.damaged'],
      [loose, 'backup.damaged'],
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

describe('restoring', () => {
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
