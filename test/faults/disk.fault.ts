// A disk that is full, a disk, folder or file that can only be read: the program says so in a sentence, the log stays as it was, and the act
// goes through when there is room.
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { differing, digestOf } from './digest.ts';
import { doctor } from './doctor.ts';
import { openPlaces, type Place, type Places, type Stage } from './places.ts';
import { type Ended, endAll, mistakeIn } from './program.ts';
import { serve } from './site.ts';
import { type SmallDisk, smallDisk } from './small-disk.ts';

const DISK_BYTES = 192 * 2 ** 20;
const KB = 1024;

let places: Places;
let disk: SmallDisk | null;
beforeAll(() => {
  places = openPlaces(null);
  disk = smallDisk(DISK_BYTES);
  console.log(
    disk ? 'disk: a file system in memory, mounted by root' : 'disk: nobody but root may mount a small disk, so a full one is not tried',
  );
});
afterAll(async () => {
  disk?.close();
  await places.clear();
});
afterEach(() => {
  endAll();
  disk?.free();
  for (const name of disk ? readdirSync(disk.folder) : []) rmSync(join(disk?.folder ?? '', name), { recursive: true });
});

/** The place of a stage, its folder on the small disk. */
async function onDisk(stage: Stage, small: SmallDisk): Promise<Place> {
  const place = await places.at(stage, 'sqlite');
  const folder = join(small.folder, 'work');
  mkdirSync(folder);
  if (existsSync(place.address)) copyFileSync(place.address, join(folder, 'article22.sqlite'));
  await place.clear();
  return places.in(folder);
}

/** A sentence with exit code 8, and nothing that only a programmer reads. */
function expectEnvironment(ended: Ended, says: RegExp): void {
  expect(mistakeIn(ended), ended.stderr).toBeNull();
  expect(ended.stderr).toMatch(says);
  expect(ended.code, ended.stderr).toBe(8);
}

const FULL = /full|No room|Make room/i;

interface Case {
  readonly name: string;
  readonly from: Stage;
  readonly args: (place: Place) => readonly string[];
  readonly exits: readonly number[];
  /** Room that is left, bytes. */
  readonly rooms: readonly number[];
  /** What was done before the room ran out stands; the program says so. */
  readonly differs?: boolean;
}

const CASES: readonly Case[] = [
  {
    name: 'import',
    from: 'documents',
    args: () => ['import', join(places.inputs, 'fewer.csv'), '--profile', join(places.inputs, 'profile.json'), '--rejects', 'rejects.csv'],
    exits: [4],
    rooms: [0, 40 * KB, 200 * KB, 1500 * KB],
  },
  { name: 'undo', from: 'filled', args: () => ['import', 'undo', '1'], exits: [0], rooms: [0, 200 * KB, 1000 * KB] },
  {
    name: 'decision',
    from: 'filled',
    args: () => ['notice', 'decide', 'R-3', 'ACTION_REMOVED', '--on', '2026-09-01'],
    exits: [0],
    rooms: [0, 36 * KB],
  },
  { name: 'draft', from: 'year', args: () => ['draft', '--period', '2026'], exits: [0], rooms: [0, 40 * KB] },
  { name: 'check', from: 'drafted', args: () => ['check'], exits: [0, 7], rooms: [0, 200 * KB] },
  {
    name: 'check with files',
    from: 'drafted',
    args: () => ['check', '--out', 'to-read'],
    exits: [0, 7],
    rooms: [2500 * KB],
    differs: true,
  },
  { name: 'publish', from: 'signed', args: () => ['publish', '--out', 'published'], exits: [0], rooms: [0, 300 * KB, 1000 * KB] },
  { name: 'backup', from: 'filled', args: () => ['backup', 'copy.sqlite'], exits: [0], rooms: [0, 200 * KB] },
  {
    name: 'retention',
    from: 'kept',
    args: () => ['retention', 'due', '--confirm', '--today', '2027-03-01'],
    exits: [0],
    rooms: [0, 100 * KB, 2500 * KB],
    differs: true,
  },
  { name: 'making the log', from: 'empty', args: () => ['init'], exits: [0], rooms: [0, 60 * KB], differs: true },
];

describe('a full disk', () => {
  it.each(CASES)('$name', async ({ from, args, exits, rooms, differs = false }) => {
    if (!disk) return;
    for (const room of rooms) {
      const place = await onDisk(from, disk);
      const before = await digestOf(place.address);
      disk.leave(room);
      const ended = await place.run(...args(place));
      expect([room, ended.code], ended.stderr).toEqual([room, 8]);
      expectEnvironment(ended, FULL);
      disk.free();
      if (from !== 'empty') expect(await doctor(place)).toEqual([]);
      if (!differs) expect([room, differing(await digestOf(place.address), before)]).toEqual([room, []]);
      const again = await place.run(...args(place));
      expect(exits, again.stderr).toContain(again.code);
      expect(mistakeIn(again)).toBeNull();
      expect(await doctor(place)).toEqual([]);
      rmSync(place.folder, { recursive: true });
    }
  });

  it('an old log that finds no room for its new tables stays old, and is brought up to date when there is', async () => {
    if (!disk) return;
    const place = await onDisk('empty', disk);
    const { makeOldLog } = await import('./old-logs.ts');
    await makeOldLog(place.address, 'sqlite', '003-sendings', await places.model('filled', 'sqlite'));
    const before = await digestOf(place.address);
    disk.leave(400 * KB);
    expectEnvironment(await place.run('status'), FULL);
    disk.free();
    expect(differing(await digestOf(place.address), before)).toEqual([]);
    expect((await place.run('status')).code).toBe(0);
    expect(await doctor(place)).toEqual([]);
  });

  it('the copy that is restored does not fit: the log stays where it is', async () => {
    if (!disk) return;
    const place = await onDisk('documents', disk);
    const other = await places.at('filled', 'sqlite');
    await other.done(['backup', 'copy.sqlite']);
    const before = await digestOf(place.address);
    disk.leave(300 * KB);
    expectEnvironment(await place.run('restore', join(other.folder, 'copy.sqlite'), '--confirm'), FULL);
    disk.free();
    expect(readdirSync(place.folder).filter((name) => /restoring|before-restore/.test(name))).toEqual([]);
    expect(differing(await digestOf(place.address), before)).toEqual([]);
    expect((await place.run('restore', join(other.folder, 'copy.sqlite'), '--confirm')).code).toBe(0);
    await other.clear();
  });

  it('the pages say so, and go on when there is room', async () => {
    if (!disk) return;
    const place = await onDisk('filled', disk);
    const site = await serve(place);
    await site.get('/settings');
    disk.leave(0);
    const refused = await site.post('/settings/reminders', { first: '10', again: '20', seen: '7 14' });
    expect([400, 409, 422, 503, 507]).toContain(refused.status);
    expect(refused.html).toMatch(/disk|full|room/i);
    expect((await site.get('/notices')).status).toBe(200);
    disk.free();
    expect((await site.post('/settings/reminders', { first: '10', again: '20', seen: '7 14' })).status).toBeLessThan(400);
    site.running.child.kill('SIGTERM');
    const ended = await site.running.ended;
    expect(mistakeIn(ended), ended.stderr).toBeNull();
    expect(await doctor(place)).toEqual([]);
  });

  it('no room for what is printed', async () => {
    if (!existsSync('/dev/full')) return;
    const place = await places.at('documents', 'sqlite');
    const { code, stderr } = await place.shell('import list > /dev/full');
    expect(mistakeIn({ stderr, stdout: '' }), stderr).toBeNull();
    expect(stderr).toContain('the disk is full');
    expect(code).toBe(8);
    await place.clear();
  });
});

const isRoot = process.getuid?.() === 0;

describe('what can only be read', () => {
  const WRITING = [['notice', 'decide', 'R-3', 'ACTION_REMOVED', '--on', '2026-09-01'], ['retention', 'due', '--confirm'], ['recount']];

  it('a file: every act says so and changes not one byte', async () => {
    const place = await places.at('filled', 'sqlite');
    chmodSync(place.address, 0o444);
    const before = readFileSync(place.address);
    for (const args of WRITING) expectEnvironment(await place.run(...args), /cannot be written/);
    expect(readFileSync(place.address).equals(before)).toBe(true);
    await place.clear();
  });

  it('a disk: every act says so; what only reads goes through or says so, too', async () => {
    if (!disk) return;
    const place = await onDisk('filled', disk);
    const was = statSync(place.address).mtimeMs;
    disk.makeReadOnly();
    try {
      for (const args of WRITING) expectEnvironment(await place.run(...args), /cannot be|can only be read/);
      const target = await place.run('backup', 'copy.sqlite');
      expectEnvironment(target, /cannot be|can only be read/);
      for (const args of [
        ['import', 'list'],
        ['notice', 'show', 'R-3'],
      ]) {
        const read = await place.run(...args);
        if (read.code !== 0) expectEnvironment(read, /cannot be/);
      }
    } finally {
      disk.makeWritable();
    }
    expect(statSync(place.address).mtimeMs).toBe(was);
    expect(await doctor(place)).toEqual([]);
  });

  it('a folder: SQLite can put nothing beside the log, and the program says what is missing', async () => {
    const place = await places.at('filled', 'sqlite');
    if (isRoot && !(await place.canRunAsNobody())) {
      console.log('disk: the program cannot be run as another user here, and root may write into every folder');
      return;
    }
    chmodSync(place.folder, 0o555);
    chmodSync(place.address, 0o666);
    for (const args of WRITING) expectEnvironment(await place.start(args, { asNobody: isRoot }).ended, /cannot be/);
    chmodSync(place.folder, 0o755);
    const file = new SQLite(place.address);
    expect(file.pragma('quick_check', { simple: true })).toBe('ok');
    file.close();
    await place.clear();
  });

  it('the folder of a package', async () => {
    if (!disk) return;
    const place = await places.at('signed', 'sqlite');
    disk.makeReadOnly();
    try {
      const before = await digestOf(place.address);
      expectEnvironment(await place.run('publish', '--out', join(disk.folder, 'published')), /cannot be written/);
      expect(differing(await digestOf(place.address), before)).toEqual([]);
    } finally {
      disk.makeWritable();
    }
    await place.clear();
  });
});
