// Copies one beside the other in a folder: the oldest go, and nothing but what the program itself wrote of this very log.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupLog } from '../../src/log/backup.ts';
import { backupInto } from '../../src/log/backup-folder.ts';
import { placeBeside } from '../../src/log/backup-sealed.ts';
import { readBackupStanding, setBackupPlan } from '../../src/log/backup-standing.ts';
import { openLog } from '../../src/log/database.ts';
import type { Log } from '../../src/log/db.ts';
import { encryptFile } from '../../src/log/encrypted-file.ts';
import { makeTables } from '../../src/log/migrate.ts';
import { lookAtCopy, restoreLog } from '../../src/log/restore.ts';
import type { LogTables } from '../../src/log/tables.ts';
import { writing } from '../../src/log/writing.ts';
import { type BackupPlan, parseKeep } from '../../src/model/backup-plan.ts';
import { actor, notice, takeIn } from './world.ts';

let folder: string;
let copies: string;
let address: string;
let log: Log;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'article22-folder-'));
  copies = join(folder, 'copies');
  mkdirSync(copies);
  address = join(folder, 'log.sqlite');
  log = await openLog(address, { create: 'new' });
  await takeIn(log, [notice('one')]);
});
afterEach(async () => {
  await log.close();
  rmSync(folder, { recursive: true, force: true });
});

const PASSPHRASE = 'seven green umbrellas walk';
const on = (day: string, hour = '06') => `2026-${day}T${hour}:00:00.000Z`;
const make = (now: string, keep: string | null = null, more: Partial<Parameters<typeof backupInto>[2]> = {}) =>
  backupInto(address, copies, { keep: keep === null ? null : parseKeep(keep), encrypt: false, passphrase: null, now, ...more });
const listed = () => readdirSync(copies).sort();
const days = () => listed().map((name) => /(\d{8})T/.exec(name)?.[1]);
const standing = (now = on('11-22')) => readBackupStanding(log.db, now);

describe('copies in a folder', () => {
  it('bear the mark of their log and the instant, stay as long as was said, and no longer', async () => {
    for (const day of ['11-18', '11-19', '11-20', '11-21']) await make(on(day));
    expect(listed()).toHaveLength(4);
    const made = await make(on('11-22'), '2d,1m');
    expect(made.file).toMatch(/article22-[0-9a-f]{8}-20261122T060000Z\.sqlite$/);
    expect(made).toMatchObject({ copies: 2, notices: 1, notRemoved: [] });
    expect(made.removed).toHaveLength(3);
    expect(days()).toEqual(['20261121', '20261122']);
    // Twice in one second, as where the clock stands.
    expect((await make(on('11-22'), '2d')).file).toMatch(/20261122T060000Z-2\.sqlite$/);
    expect(days()).toEqual(['20261121', '20261122', '20261122']);
  });

  it('of another log, of other programs, of people and unfinished ones are left alone, whatever they are called', async () => {
    const old = await make(on('01-01'));
    const other = join(folder, 'other.sqlite');
    await (await openLog(other, { create: 'new' })).close();
    const ofOther = await backupInto(other, copies, { keep: null, encrypt: false, passphrase: null, now: on('01-02') });
    const name = (day: string) => join(copies, (old.file.split('/').at(-1) ?? '').replace('20260101', day));
    // The other log's copy under this log's name; a text, a folder and a foreign database under such names.
    copyFileSync(ofOther.file, name('20260103'));
    writeFileSync(name('20260104'), 'my notes');
    mkdirSync(name('20260105'));
    const foreign = new SQLite(name('20260106'));
    foreign.exec("create table setting (name text, value text); insert into setting values ('key', 'ab')");
    foreign.close();
    // A log in use, and a copy that somebody gave a name of their own.
    const live = await openLog(address);
    await live.db.selectFrom('setting').selectAll().execute();
    copyFileSync(address, name('20260107'));
    await live.close();
    copyFileSync(old.file, join(copies, 'before the move.sqlite'));
    writeFileSync(`${name('20260108')}.encrypted`, Buffer.concat([Buffer.from('article22 sealed'), Buffer.alloc(200)]));
    const before = listed();
    const made = await make(on('11-22'), '1d');
    expect(made.removed).toEqual([old.file.split('/').at(-1)]);
    expect(listed()).toEqual([...before.filter((one) => !made.removed.includes(one)), made.file.split('/').at(-1)].sort());
  });

  it('plain and encrypted are counted together, and each is taken back', async () => {
    await make(on('11-20'));
    const sealed = await make(on('11-21'), '2d', { encrypt: true, passphrase: PASSPHRASE });
    expect(sealed.file).toMatch(/\.sqlite\.encrypted$/);
    expect(readFileSync(sealed.file).includes('SQLite')).toBe(false);
    expect(days()).toEqual(['20261120', '20261121']);
    await expect(lookAtCopy(sealed.file, address, null)).rejects.toMatchObject({ code: 'backup.no-passphrase', exit: 5 });
    await expect(lookAtCopy(sealed.file, address, 'another passphrase')).rejects.toMatchObject({ code: 'backup.wrong-passphrase' });
    expect(await lookAtCopy(sealed.file, address, PASSPHRASE)).toMatchObject({ notices: 1, sizeBytes: sealed.sizeBytes });
    await make(on('11-22'), '1d');
    expect(days()).toEqual(['20261122']);
    // Nothing of it lies unencrypted anywhere.
    expect(readdirSync(folder).filter((name) => /copying|restoring|part|plain/.test(name))).toEqual([]);
  });

  it('one whose disk cannot be written takes none away, and the log says so', async () => {
    await make(on('11-20'));
    await make(on('11-21'));
    const gone = join(folder, 'gone');
    await expect(
      backupInto(address, gone, { keep: parseKeep('1d'), encrypt: false, passphrase: null, now: on('11-22') }),
    ).rejects.toMatchObject({ code: 'backup.folder' });
    expect(await standing()).toMatchObject({ trouble: 'failed', error: 'backup.folder', triedAt: on('11-22'), doneAt: on('11-21') });
    await expect(make(on('11-22'), '1d', { encrypt: true })).rejects.toMatchObject({ code: 'backup.passphrase-unset' });
    await expect(make(on('11-22'), '1d', { encrypt: true, passphrase: 'short' })).rejects.toMatchObject({
      code: 'backup.passphrase-short',
    });
    expect(days()).toEqual(['20261120', '20261121']);
    expect(listed().filter((name) => name.endsWith('.part'))).toEqual([]);
    await make(on('11-22', '07'), '1d');
    expect(await standing()).toMatchObject({ trouble: null, error: null, doneAt: on('11-22', '07') });
    expect(days()).toEqual(['20261122']);
  });

  it('one of a log that is not in order is made, takes none away and is told until one is in order again', async () => {
    await make(on('11-20'));
    await make(on('11-21'));
    const harm = (statement: string) => {
      const file = new SQLite(address);
      file.pragma('foreign_keys = off');
      file.exec(statement);
      file.close();
    };
    harm('create table aside as select * from source; delete from source');
    const hurt = await make(on('11-22'), '1d');
    expect(hurt).toMatchObject({ removed: [], copies: 3, troubles: [{ part: 'references' }, { part: 'references' }] });
    expect(await standing()).toMatchObject({ trouble: 'failed', error: 'backup.of-damaged', doneAt: on('11-21') });
    harm('insert into source select * from aside; drop table aside');
    expect(await make(on('11-22', '08'), '1d')).toMatchObject({ troubles: [], copies: 2 });
    expect(await standing()).toMatchObject({ trouble: null, doneAt: on('11-22', '08') });
  });

  it('what a killed program left unfinished goes after a day, not before', async () => {
    const { file } = await make(on('11-20'));
    const part = (day: string) => `${file.replace('1120T', `${day}T`)}.part`;
    const plain = join(folder, 'log.sqlite.copying-0123456789abcdef');
    // As another computer names them.
    const named = part('1105').replace(/part$/, '89abcdef-123-89abcdef.part');
    // Just now, by a program on this computer that was killed: nothing unencrypted lies there longer than it must.
    const killed = placeBeside(address).replace(process.pid.toString(16).padStart(8, '0'), '00fffff0');
    for (const name of readdirSync(folder).filter((one) => one.includes('copying-'))) rmSync(join(folder, name));
    writeFileSync(killed, '');
    const gone = [part('1101'), part('1102'), named, plain];
    const theirs = join(copies, 'film.part');
    const stay = [part('1103'), part('1104'), theirs];
    for (const path of [...gone, ...stay]) writeFileSync(path, 'SQLite format 3\0 and half of the rest');
    writeFileSync(part('1102'), 'article22 sea');
    writeFileSync(part('1103'), 'my own notes under such a name');
    for (const path of [...gone, part('1103'), theirs]) utimesSync(path, new Date('2020-01-01'), new Date('2020-01-01'));
    await make(on('11-21'), null, { encrypt: true, passphrase: PASSPHRASE });
    expect([...gone, killed].filter(existsSync)).toEqual([]);
    expect(stay.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('made at the same moment are all there, each under a name of its own', async () => {
    const made = await Promise.all([make(on('11-22')), make(on('11-22')), make(on('11-22'))]);
    expect(new Set(made.map(({ file }) => file)).size).toBe(3);
    expect(listed()).toHaveLength(3);
  });

  it('are of the log as it is: one of an earlier version is copied before it is brought up to date', async () => {
    const earlier = join(folder, 'earlier.sqlite');
    const sqlite = new SQLite(earlier);
    const db = new Kysely<LogTables>({ dialect: new SqliteDialect({ database: sqlite }) });
    await makeTables(db, '005-follow-ups');
    sqlite.prepare("insert into setting (name, value) values ('key', ?)").run('ab'.repeat(32));
    await db.destroy();
    const options = { keep: null, encrypt: false, passphrase: null, now: on('11-22') };
    expect(await backupInto(earlier, copies, options)).toMatchObject({ version: '005-follow-ups', copies: 1 });
    const after = new SQLite(earlier, { readonly: true });
    expect(after.prepare('select max(name) as name from kysely_migration').get()).toEqual({ name: '005-follow-ups' });
    after.close();
  });
});

const PLAN: BackupPlan = { folder: '/copies', every: { at: 3 }, keep: { daily: 7, weekly: 4, monthly: 12 }, encrypt: true, paused: false };

describe('the plan', () => {
  // It was told as late at once, because somebody had made a copy by hand long before.
  it('that was just set is not late yet', async () => {
    await make(on('01-01'));
    await writing(log, actor(on('11-22')), (db, at) => setBackupPlan(db, PLAN, at));
    expect((await standing(on('11-22', '07'))).trouble).toBeNull();
    expect((await standing(on('11-25'))).trouble).toBe('late');
  });

  it('by which none was ever made is late after a day, too', async () => {
    await writing(log, actor(on('11-22')), (db, at) => setBackupPlan(db, PLAN, at));
    expect((await standing(on('11-23'))).trouble).toBeNull();
    expect(await standing(on('11-25'))).toMatchObject({ trouble: 'late', doneAt: null });
  });

  it('is kept with the log; the trail says when and how many, not where', async () => {
    await writing(log, actor(on('11-22')), (db, at) => setBackupPlan(db, PLAN, at));
    expect((await standing()).plan).toEqual(PLAN);
    await expect(writing(log, actor(on('11-22')), (db, at) => setBackupPlan(db, null, at, 'null'))).rejects.toMatchObject({
      code: 'setting.changed-meanwhile',
    });
    await writing(log, actor(on('11-22')), (db, at) => setBackupPlan(db, null, at));
    const acts = await log.db.selectFrom('audit').select(['act', 'detail']).where('act', 'like', 'backup-plan.%').orderBy('id').execute();
    expect(acts.map(({ act }) => act)).toEqual(['backup-plan.set', 'backup-plan.ended']);
    expect(acts[0]?.detail).toContain('7d,4w,12m');
    expect(acts[0]?.detail).not.toContain('/copies');
  });

  it('stands still in a log that was taken back, so that two logs do not take away each other’s copies', async () => {
    await writing(log, actor(on('11-22')), (db, at) => setBackupPlan(db, PLAN, at));
    const copy = join(folder, 'copy.sqlite');
    await backupLog(address, copy);
    await log.close();
    await restoreLog(copy, address, actor(on('11-22')));
    log = await openLog(address);
    expect(await standing()).toMatchObject({ trouble: 'paused', plan: { ...PLAN, paused: true } });
  });

  it('that a copy brings and that cannot be read makes it no copy of ours', async () => {
    const copy = join(folder, 'copy.sqlite');
    await backupLog(address, copy);
    for (const value of ['{', '[]', '{"folder":"/x"}', JSON.stringify({ ...PLAN, keep: { daily: -1, weekly: 0, monthly: 0 } })]) {
      const changed = new SQLite(copy);
      changed
        .prepare("insert into setting (name, value) values ('backup-plan', ?) on conflict (name) do update set value = excluded.value")
        .run(value);
      changed.close();
      await expect(lookAtCopy(copy, address, null), value).rejects.toMatchObject({ code: 'backup.damaged' });
    }
  });
});

it('an encrypted file that holds no log is refused as one', async () => {
  const [text, sealed] = [join(folder, 'letter.txt'), join(folder, 'letter.encrypted')];
  writeFileSync(text, 'Dear authority');
  await encryptFile(text, sealed, PASSPHRASE, Buffer.alloc(16), { exponent: 2, r: 1, p: 1, chunk: 6 });
  await expect(lookAtCopy(sealed, address, PASSPHRASE)).rejects.toMatchObject({ code: 'backup.not-a-log' });
  await log.close();
  const before = readFileSync(address);
  await expect(restoreLog(sealed, address, actor(on('11-22')), PASSPHRASE)).rejects.toMatchObject({ code: 'backup.not-a-log' });
  expect(readFileSync(address).equals(before)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.startsWith('log.'))).toEqual(['log.sqlite']);
});
