// A log takes the place of another: two at one time, one that was killed between two steps, and what lies beside either of them.
import { spawnSync } from 'node:child_process';
import {
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { backupLog } from '../../src/log/backup.ts';
import { moveNew, nameNew } from '../../src/log/backup-files.ts';
import { restoringName } from '../../src/log/backup-unfinished.ts';
import { openLog } from '../../src/log/database.ts';
import { checkLog } from '../../src/log/doctor-log.ts';
import { lookAtCopy, restoreLog } from '../../src/log/restore.ts';
import { actor, notice, takeIn } from './world.ts';

const NOW = '2026-11-22T09:00:00.000Z';
const at = actor(NOW);
const ASIDE = 'log-before-restore-20261122T090000Z.sqlite';

/** A log with three notices, closed, and copies with the first and with two. */
let model: string;
beforeAll(async () => {
  model = realpathSync(mkdtempSync(join(tmpdir(), 'article22-place-')));
  const log = await openLog(join(model, 'log.sqlite'), { create: 'new' });
  await takeIn(log, [notice('one')]);
  await backupLog(log.address, join(model, 'one.copy'));
  await takeIn(log, [notice('two')], '2026-06-02T08:00:00.000Z');
  await backupLog(log.address, join(model, 'two.copy'));
  await takeIn(log, [notice('three')], '2026-06-03T08:00:00.000Z');
  await log.close();
});
afterAll(() => rmSync(model, { recursive: true }));

let folder: string;
let address: string;
let one: string;
let two: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'article22-place-')));
  cpSync(model, folder, { recursive: true });
  [address, one, two] = ['log.sqlite', 'one.copy', 'two.copy'].map((name) => join(folder, name)) as [string, string, string];
});
afterEach(() => rmSync(folder, { recursive: true }));

const listed = () =>
  readdirSync(folder)
    .filter((name) => name.startsWith('log'))
    .sort();

function notices(path: string): number {
  // Only read, it would leave files beside it.
  const file = new SQLite(path, { fileMustExist: true });
  const { n } = file.prepare<[], { n: number }>('select count(*) as n from notice').get() ?? { n: -1 };
  file.close();
  return n;
}

describe('two restores of one log at the same moment', () => {
  // They wrote to one file; one said that its copy was damaged, or that the log could not be written.
  it('come one after the other, and each log that stood there is whole under a name of its own', async () => {
    const both = await Promise.allSettled([restoreLog(one, address, at), restoreLog(two, address, at)]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    const aside = listed().filter((name) => name !== 'log.sqlite');
    expect(aside).toEqual([ASIDE.replace('.sqlite', '-2.sqlite'), ASIDE]);
    expect(notices(join(folder, ASIDE))).toBe(3);
    expect([notices(address), notices(join(folder, aside[0] ?? ''))].sort()).toEqual([1, 2]);
  });

  it('where there was none keep both, too', async () => {
    rmSync(address);
    const both = await Promise.all([restoreLog(one, address, at), restoreLog(two, address, at)]);
    expect(both.map(({ putAside }) => putAside).toSorted()).toEqual([join(folder, ASIDE), null]);
    expect([notices(address), notices(join(folder, ASIDE))].sort()).toEqual([1, 2]);
    expect(listed()).toEqual([ASIDE, 'log.sqlite']);
  });
});

describe('a new name', () => {
  it.each([
    ['by a link', nameNew],
    ['on a disk without links', moveNew],
  ])('never takes the place of what has it: %s', (_how, name) => {
    const [from, taken, free] = ['from', 'taken', 'free'].map((end) => join(folder, end)) as [string, string, string];
    writeFileSync(from, 'new');
    writeFileSync(taken, 'old');
    expect([name(from, taken), readFileSync(taken, 'utf8'), readFileSync(from, 'utf8')]).toEqual([false, 'old', 'new']);
    expect([name(from, free), readFileSync(free, 'utf8')]).toEqual([true, 'new']);
    expect(() => name(join(folder, 'none'), join(folder, 'other'))).toThrow(/ENOENT/);
    expect(existsSync(join(folder, 'other'))).toBe(false);
  });
});

describe('a restore that was killed', () => {
  const ended = () => {
    const pid = spawnSync(process.execPath, ['-v']).pid.toString(16).padStart(8, '0');
    return restoringName(address).replace(/[0-9a-f]{8}([0-9a-f]{4})$/, `${pid}$1`);
  };

  // “There is no log, make one with: article22 init” hid it for good.
  it('where the disk has no links and the log had just been put aside is told, and nothing is made in its place', async () => {
    const [aside, part] = [join(folder, ASIDE), ended()];
    renameSync(address, aside);
    copyFileSync(two, part);
    const told = { code: 'log.missing', exit: 8, message: expect.stringContaining(`is whole, as ${aside}. Give it its name back`) };
    for (const create of ['never', 'new', 'if-missing'] as const) await expect(openLog(address, { create })).rejects.toMatchObject(told);
    await expect(openLog(address, { readOnly: true })).rejects.toMatchObject(told);
    await expect(backupLog(address, join(folder, 'x.copy'))).rejects.toMatchObject(told);
    await expect(restoreLog(join(folder, 'no.copy'), address, at)).rejects.toMatchObject({ code: 'backup.missing' });
    await expect(openLog(address)).rejects.toMatchObject(told);
    expect(listed()).toHaveLength(2);
    // As it says.
    await restoreLog(two, address, at);
    expect([notices(address), notices(aside), listed()]).toEqual([2, 3, [ASIDE, 'log.sqlite']]);
    rmSync(address);
    renameSync(aside, address);
    await (await openLog(address)).close();
    expect(notices(address)).toBe(3);
  });

  it('is not what is told where only logs that were put aside before lie there', async () => {
    renameSync(address, join(folder, ASIDE));
    await expect(openLog(address)).rejects.toMatchObject({ code: 'log.missing', message: expect.stringContaining('article22 init') });
    await (await openLog(address, { create: 'new' })).close();
  });

  it('left files that the doctor names, and the next one takes away; what a running one writes stays', async () => {
    const [left, running] = [ended(), restoringName(address)];
    for (const path of [left, running]) writeFileSync(path, 'SQLite format 3\0 and half of the rest');
    const log = await openLog(address);
    const found = (await checkLog(log, NOW)).find(({ part }) => part === 'leftovers')?.troubles ?? [];
    expect(found.map(({ sentence }) => sentence.split(' is left of')[0])).toEqual([left, running].sort());
    await log.close();
    await restoreLog(one, address, at);
    expect([existsSync(left), existsSync(running)]).toEqual([false, true]);
  });

  it('after it gave the log its second name left one log, which is put aside once', async () => {
    linkSync(address, join(folder, ASIDE));
    expect((await restoreLog(one, address, at)).putAside).toBe(join(folder, ASIDE));
    expect([notices(address), notices(join(folder, ASIDE)), listed()]).toEqual([1, 3, [ASIDE, 'log.sqlite']]);
  });
});

/** A log as a killed program leaves it: its last notice stands in the file beside it only. */
async function withChangesBeside(path: string): Promise<void> {
  const log = await openLog(address);
  await takeIn(log, [notice('four')], '2026-06-04T08:00:00.000Z');
  copyFileSync(address, path);
  copyFileSync(`${address}-wal`, `${path}-wal`);
  await log.close();
}

describe('changes that lie beside a file', () => {
  it('are taken for those of a log that was copied by hand, which is looked at without touching where it lies', async () => {
    const [byHand, other] = [join(folder, 'by-hand.copy'), join(folder, 'other.sqlite')];
    await withChangesBeside(byHand);
    const during: string[] = [];
    const look = async () => {
      during.push(...readdirSync(folder).filter((name) => name.startsWith('by-hand')));
      // Somebody goes on with it meanwhile.
      writeFileSync(`${byHand}-shm`, 'somebody else’s');
      return [];
    };
    expect((await lookAtCopy(byHand, address, null, look)).notices).toBe(4);
    expect(during).toEqual(['by-hand.copy', 'by-hand.copy-wal']);
    expect(readFileSync(`${byHand}-shm`, 'utf8')).toContain('somebody');
    expect(readdirSync(folder).filter((name) => /copying/.test(name))).toEqual([]);
    expect((await restoreLog(byHand, other, at)).facts.notices).toBe(4);
  });

  // SQLite takes in whatever has the right name.
  it('are none of a copy that is whole by itself: those of another file are not taken in', async () => {
    await withChangesBeside(join(folder, 'by-hand.copy'));
    copyFileSync(join(folder, 'by-hand.copy-wal'), `${one}-wal`);
    expect((await lookAtCopy(one, address, null)).notices).toBe(1);
    expect((await restoreLog(one, address, at)).facts).toMatchObject({ notices: 1, troubles: [] });
    expect(existsSync(`${one}-wal`)).toBe(true);
  });

  it('of which a copy took the log by hand go aside with it, as they are', async () => {
    await withChangesBeside(join(folder, 'by-hand.copy'));
    copyFileSync(one, address);
    renameSync(join(folder, 'by-hand.copy-wal'), `${address}-wal`);
    const [file, changes] = [readFileSync(address), readFileSync(`${address}-wal`)];
    const { putAside } = await restoreLog(two, address, at);
    expect([readFileSync(putAside ?? '').equals(file), readFileSync(`${putAside}-wal`).equals(changes)]).toEqual([true, true]);
    expect([notices(address), existsSync(`${address}-wal`)]).toEqual([2, false]);
  });

  it('of a log that is gone are kept, and not taken for those of the one that comes', async () => {
    await withChangesBeside(join(folder, 'by-hand.copy'));
    rmSync(address);
    renameSync(join(folder, 'by-hand.copy-wal'), `${address}-wal`);
    expect(await restoreLog(one, address, at)).toMatchObject({ putAside: null });
    expect([notices(address), listed()]).toEqual([1, [`${ASIDE}-wal`, 'log.sqlite']]);
  });
});

// With two logs on one computer it is easily mistaken, and the figures alone do not tell.
it('a copy of another log is told as one, before and after; that of the same log, or where there is none, is not', async () => {
  const other = join(folder, 'other.sqlite');
  await (await openLog(other, { create: 'new' })).close();
  expect([await lookAtCopy(one, other, null), await restoreLog(one, other, at)]).toMatchObject([
    { isOfAnother: true },
    { isOfAnother: true },
  ]);
  expect([await lookAtCopy(two, other, null), await restoreLog(two, other, at)]).toMatchObject([
    { isOfAnother: false },
    { isOfAnother: false },
  ]);
  rmSync(address);
  expect([await lookAtCopy(one, address, null), await restoreLog(one, address, at)]).toMatchObject([
    { isOfAnother: false },
    { isOfAnother: false },
  ]);
});

it('what is no file, and a place that is none, is said before anything is done', async () => {
  spawnSync('mkfifo', [join(folder, 'pipe')]);
  for (const name of ['pipe', '.']) {
    const told = { code: 'backup.missing', message: expect.stringContaining('is not a file') };
    await expect(lookAtCopy(join(folder, name), address, null)).rejects.toMatchObject(told);
    await expect(restoreLog(join(folder, name), address, at)).rejects.toMatchObject(told);
  }
  const away = join(folder, 'away', 'log.sqlite');
  for (const work of [lookAtCopy(one, away, null), restoreLog(one, away, at)])
    await expect(work).rejects.toMatchObject({ code: 'log.no-folder', message: expect.stringContaining('There is no folder') });
  expect(notices(address)).toBe(3);
});

it('a log that is gone and stood behind a link is put where the link leads', async () => {
  const link = join(folder, 'link.sqlite');
  symlinkSync('real/log.sqlite', link);
  await expect(restoreLog(one, link, at)).rejects.toMatchObject({ code: 'log.no-folder' });
  mkdirSync(join(folder, 'real'));
  expect((await restoreLog(one, link, at)).putAside).toBeNull();
  symlinkSync('circle', join(folder, 'circle'));
  await expect(restoreLog(one, join(folder, 'circle'), at)).rejects.toMatchObject({ exit: 8 });
  expect([lstatSync(link).isSymbolicLink(), notices(join(folder, 'real', 'log.sqlite')), notices(link)]).toEqual([true, 1, 1]);
});

// After a restore by who runs the computer, the service could not write to its log.
it.runIf(process.getuid?.() === 0)('the log stays that of its owner', async () => {
  chownSync(address, 12_345, 12_346);
  await restoreLog(one, address, at);
  expect(statSync(address)).toMatchObject({ uid: 12_345, gid: 12_346 });
});
