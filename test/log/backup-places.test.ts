// Where a copy may be put, and which of the files there it may take the place of.
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupLog } from '../../src/log/backup.ts';
import { backupInto } from '../../src/log/backup-folder.ts';
import { checkBackup } from '../../src/log/backup-look.ts';
import { readBackupStanding } from '../../src/log/backup-standing.ts';
import { openLog } from '../../src/log/database.ts';
import type { Log } from '../../src/log/db.ts';
import { checkDatabase } from '../../src/log/doctor-database.ts';
import { restoreLog } from '../../src/log/restore.ts';
import { parseKeep } from '../../src/model/backup-plan.ts';
import { harm, makeCopiedLog, NOW } from './copied-log.ts';
import { actor, notice, takeIn } from './world.ts';

let folder: string;
let copies: string;
let address: string;
let copy: string;
let log: Log;
beforeEach(async () => {
  ({ folder, copies, address, copy, log } = await makeCopiedLog('one'));
});
afterEach(async () => {
  await log.close();
  rmSync(folder, { recursive: true });
});

describe('a copy never takes', () => {
  it('a name that SQLite, a copy or a restore uses for the log, nor a link to one, and no act is lost', async () => {
    const others = [join(folder, 'link.sqlite'), join(copies, 'article22.sqlite-wal'), join(copies, 'second')] as const;
    symlinkSync(address, others[0]);
    symlinkSync(`${address}-wal`, others[1]);
    linkSync(`${address}-wal`, others[2]);
    const ends = [
      '-wal',
      '-shm',
      '-journal',
      '.restoring',
      '.restoring-wal',
      '.copying-0123456789abcdef',
      '.part',
      '.0123abcd-12-0123abcd.part',
    ];
    for (const file of [...ends.map((end) => `${address}${end}`), ...others])
      await expect(backupLog(address, file, { overwrite: true }), file).rejects.toMatchObject({ code: 'backup.same', exit: 2 });
    await expect(backupLog(others[0], `${address}-wal`, { overwrite: true })).rejects.toMatchObject({ code: 'backup.same' });
    await takeIn(log, [notice('two')], '2026-06-02T08:00:00.000Z');
    expect(await backupLog(address, copy)).toMatchObject({ notices: 2, troubles: [] });
  });

  it('the place of the log of which it would be taken for the changes', async () => {
    const odd = join(copies, 'odd-wal');
    await (await openLog(odd, { create: 'new' })).close();
    await expect(backupLog(odd, join(copies, 'odd'))).rejects.toMatchObject({ code: 'backup.same' });
    expect(existsSync(odd)).toBe(true);
  });

  it('the place of what is no copy of this log: other files, another log and its copies', async () => {
    const other = join(folder, 'other.sqlite');
    await (await openLog(other, { create: 'new' })).close();
    const ofOther = join(copies, 'other.sqlite');
    await backupLog(other, ofOther);
    const list = join(copies, 'notices.csv');
    writeFileSync(list, 'reference;received\n');
    for (const file of [list, other, ofOther]) {
      const before = readFileSync(file);
      const refused = await backupLog(address, file, { overwrite: true }).catch((error: Error) => error);
      expect(refused, file).toMatchObject({ code: 'backup.exists', exit: 6, message: expect.stringContaining('not a copy of this log') });
      expect(readFileSync(file).equals(before)).toBe(true);
    }
    await expect(backupLog(address, '/dev/null', { overwrite: true })).rejects.toMatchObject({
      message: expect.stringContaining('is not a file'),
    });
    // What may: nothing yet, and a copy, plain or encrypted.
    writeFileSync(copy, '');
    const passphrase = 'seven green umbrellas walk';
    for (const options of [{}, { passphrase }, {}])
      expect((await backupLog(address, copy, { overwrite: true, ...options })).notices).toBe(1);
  });
});

it('what stands there is what was checked: changes left beside an earlier file are not taken for its own', async () => {
  const earlier = join(folder, 'earlier.sqlite');
  copyFileSync(address, earlier);
  copyFileSync(`${address}-wal`, `${earlier}-wal`);
  const stray = () => {
    for (const end of ['-wal', '-shm', '-journal'])
      writeFileSync(`${copy}${end}`, end === '-wal' ? readFileSync(`${earlier}-wal`) : 'stray');
  };
  stray();
  await backupLog(address, copy);
  expect(readdirSync(copies)).toEqual(['monday.sqlite']);
  copyFileSync(`${earlier}-wal`, `${copy}-wal`);
  await backupLog(address, copy, { overwrite: true });
  expect(readdirSync(copies)).toEqual(['monday.sqlite']);
});

describe('a log whose trail is broken', () => {
  const make = (now: string) => backupInto(address, copies, { keep: parseKeep('1d'), encrypt: false, passphrase: null, now });

  it.each([
    ['a line was changed', "drop trigger audit_no_change; update audit set who = 'somebody else' where id = 1"],
    ['its head is lost', 'drop trigger audit_head_no_loss; delete from audit_head'],
  ])('keeps the copies from before, and tells: %s', async (_, statement) => {
    const good = await make('2026-11-20T06:00:00.000Z');
    await backupLog(address, copy);
    harm(address, statement);
    const hurt = await make(NOW);
    expect([hurt.removed, hurt.copies, existsSync(good.file)]).toEqual([[], 2, true]);
    expect(await readBackupStanding(log.db, NOW)).toMatchObject({ trouble: 'failed', error: 'backup.of-damaged' });
    await expect(backupLog(address, copy, { overwrite: true })).rejects.toMatchObject({ code: 'backup.of-damaged', exit: 9 });
    expect((await checkBackup(copy)).troubles).toEqual([]);
  });

  it('is another thing than one that lacks a guard, which is put back', async () => {
    const { file } = await make('2026-11-20T06:00:00.000Z');
    harm(address, 'drop trigger audit_no_loss');
    const made = await make(NOW);
    expect([made.troubles.length, made.removed.length, existsSync(file)]).toEqual([1, 1, false]);
    expect((await readBackupStanding(log.db, NOW)).trouble).toBeNull();
  });
});

describe('a file that ends within its last page', () => {
  const cut = (file: string) => truncateSync(file, statSync(file).size - 1000);

  it('is told as damaged, of the log and of a copy', async () => {
    // Where the last page is not used, SQLite itself finds nothing wrong.
    harm(address, 'create table gone (words text); insert into gone values (zeroblob(100000)); drop table gone');
    await backupLog(address, copy);
    await log.close();
    const before = readFileSync(address);
    cut(copy);
    const refused = await restoreLog(copy, address, actor(NOW)).catch((error: Error) => error);
    expect(refused).toMatchObject({ code: 'backup.damaged', exit: 3, message: expect.stringContaining(copy) });
    expect(readFileSync(address).equals(before)).toBe(true);
    cut(address);
    const made = await backupLog(address, join(copies, 'hurt.sqlite')).catch((error: Error) => error);
    expect(made).toMatchObject({ troubles: [{ part: 'file', sentence: expect.stringContaining('in the middle of a page') }] });
    log = await openLog(address);
    expect((await checkDatabase(log, false))[0]?.troubles).toMatchObject([
      { sentence: expect.stringContaining('in the middle of a page') },
    ]);
  });

  it('is not one to which something was added, or whose last pages stand beside it', async () => {
    const { size } = statSync(address);
    const file = new SQLite(address, { readonly: true });
    expect(size).toBeLessThan(4096 * (file.pragma('page_count', { simple: true }) as number));
    file.close();
    expect((await checkDatabase(log, false))[0]).toMatchObject({ ok: true });
    await backupLog(address, copy);
    appendFileSync(copy, 'added by hand');
    expect((await checkBackup(copy)).troubles).toEqual([]);
  });
});

it('a log of which only an index is damaged is copied, told, and no earlier copy goes; the copy has its indexes whole', async () => {
  await backupLog(address, copy);
  const file = new SQLite(address);
  file.unsafeMode(true);
  file.exec('pragma writable_schema = on');
  const kept = file.prepare<[], { sql: string }>("select sql from sqlite_schema where name = 'audit_at'").get()?.sql;
  file.exec(
    "update sqlite_schema set sql = 'create index audit_at on audit (act)' where name = 'audit_at'; pragma writable_schema = reset",
  );
  file.exec('reindex audit_at; pragma writable_schema = on');
  file.prepare("update sqlite_schema set sql = ? where name = 'audit_at'").run(kept);
  file.close();
  await log.close();
  const hurt = join(copies, 'hurt.sqlite');
  expect((await backupLog(address, hurt)).troubles).toMatchObject([{ part: 'file', sentence: expect.stringContaining('made anew') }]);
  expect(await checkBackup(hurt)).toMatchObject({ notices: 1, troubles: [] });
  await expect(backupLog(address, copy, { overwrite: true })).rejects.toMatchObject({ code: 'backup.of-damaged' });
  log = await openLog(address);
  expect((await checkDatabase(log, false))[0]?.ok).toBe(false);
});

it('of much damage the first three lines are told, and how many more', async () => {
  await log.close();
  const file = new SQLite(address);
  file.exec('pragma auto_vacuum = none; create table gone (words text)');
  file.prepare('insert into gone values (?)').run('x'.repeat(100_000));
  file.unsafeMode(true);
  file.pragma('writable_schema = on');
  file.exec("delete from sqlite_schema where name = 'gone'");
  file.close();
  log = await openLog(address);
  const [check] = await checkDatabase(log, false);
  expect(check?.troubles[0]?.sentence).toMatch(
    /^[^\n]*says “Page \d+: never used; Page \d+: never used; Page \d+: never used” and at least \d+ more\.$/,
  );
});

it('a log that stands behind a link is put aside itself, and the link still leads to the log', async () => {
  await backupLog(address, copy);
  await takeIn(log, [notice('two')], '2026-06-02T08:00:00.000Z');
  await log.close();
  const link = join(copies, 'link.sqlite');
  symlinkSync(address, link);
  const { putAside } = await restoreLog(copy, link, actor(NOW));
  expect(putAside).toBe(join(folder, 'article22-before-restore-20261122T090000Z.sqlite'));
  expect([lstatSync(link).isSymbolicLink(), lstatSync(putAside ?? '').isFile(), realpathSync(link)]).toEqual([true, true, address]);
  expect([(await checkBackup(putAside ?? '')).notices, (await checkBackup(link)).notices]).toEqual([2, 1]);
});
