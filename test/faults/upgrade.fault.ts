// A log of every earlier version, with data, opens with this program, holds the same and gives the same report; a log of a newer version is
// refused and stays as it is.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Digest, differing, digestOf } from './digest.ts';
import { doctor } from './doctor.ts';
import { makeOldLog, VERSIONS } from './old-logs.ts';
import { type Engine, openPlaces, type Places } from './places.ts';
import { mistakeIn } from './program.ts';
import { type Server, startServer } from './server.ts';

let places: Places;
let server: Server;
beforeAll(async () => {
  server = await startServer();
  places = openPlaces(server);
});
afterAll(async () => {
  await places?.clear();
  await server?.close();
});

/** Filled by other acts than those of the year, or by opening the log. */
const NOT_COMPARED = ['kysely_migration', 'setting', 'code'];
const FILES = ['public.zip', 'submission.zip'];

function withoutThem(digest: Digest): Digest {
  return Object.fromEntries(Object.entries(digest).filter(([table]) => !NOT_COMPARED.includes(table)));
}

describe.each(['sqlite', 'postgres'] as const)('on %s', (engine: Engine) => {
  it.each(VERSIONS)('a log that %s left opens, holds the same and gives the same report', async (version) => {
    const model = await places.model('signed', 'sqlite');
    const wanted = withoutThem(await digestOf(model.address));
    const place = await places.at('empty', engine);
    expect(await makeOldLog(place.address, engine, version, model)).toBeGreaterThan(1000);
    const opened = await place.run('status');
    expect(opened.code, opened.stderr).toBe(0);
    expect(mistakeIn(opened)).toBeNull();
    expect(await doctor(place)).toEqual([]);
    const now = withoutThem(await digestOf(place.address));
    // What the version of that time had no table or column for, it could not keep.
    const late = differing(now, wanted).filter((table) => !LATER_THAN(version).includes(table));
    expect(late).toEqual([]);
    await place.done(['draft', '--period', '2026']);
    await place.done(['check', '--out', 'files'], [0, 7]);
    expect(reportOf(join(place.folder, 'files'))).toEqual(await reportOfToday());
    await place.clear();
  });
});

/** Tables that came with a later migration or were changed by one. */
const LATER_THAN = (version: string): string[] => {
  const later = VERSIONS.slice(VERSIONS.indexOf(version) + 1);
  const folder = new URL('../../schema/log/', import.meta.url);
  const text = later.flatMap((name) =>
    readdirSync(folder)
      .filter((file) => file.startsWith(`${name}.`))
      .map((file) => readFileSync(new URL(file, folder), 'utf8')),
  );
  return [...text.join('\n').matchAll(/^\s*(?:create|alter) table (?:if not exists )?(\w+)/gim)].map((match) => match[1] ?? '');
};

let today: Promise<Readonly<Record<string, string>>> | undefined;

function reportOfToday(): Promise<Readonly<Record<string, string>>> {
  today ??= (async () => {
    const place = await places.at('signed', 'sqlite');
    await place.done(['draft', '--period', '2026']);
    await place.done(['check', '--out', 'files'], [0, 7]);
    const report = reportOf(join(place.folder, 'files'));
    await place.clear();
    return report;
  })();
  return today;
}

/** Checksums of all files of a report. */
function reportOf(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !FILES.includes(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    names.sort().map((path) => [path.slice(folder.length + 1), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

describe('a log of a newer version', () => {
  const ACTS = [
    ['status'],
    ['import', 'list'],
    ['notice', 'decide', 'R-3', 'ACTION_REMOVED', '--on', '2026-09-01'],
    ['draft', '--period', '2026'],
    ['recount', '--check'],
    ['init'],
  ];

  it('is refused by every act, and not one byte of the file changes', async () => {
    const place = await places.at('filled', 'sqlite');
    const file = new SQLite(place.address);
    file.exec(
      "insert into kysely_migration values ('999-from-the-future', '2099-01-01T00:00:00.000Z'); pragma journal_mode = delete; pragma journal_mode = wal",
    );
    file.close();
    const before = readFileSync(place.address);
    for (const args of ACTS) {
      const ended = await place.run(...args);
      expect([args, ended.code], ended.stderr).toEqual([args, args[0] === 'init' ? 6 : 8]);
      expect(mistakeIn(ended)).toBeNull();
      expect(readFileSync(place.address).equals(before), args.join(' ')).toBe(true);
      // Who only reads a log may leave an empty one.
      const beside = ['-wal', '-journal'].map((end) => `${place.address}${end}`).filter((path) => existsSync(path));
      expect(beside.filter((path) => statSync(path).size > 0)).toEqual([]);
    }
    const copy = join(place.folder, 'newer.sqlite');
    copyFileSync(place.address, copy);
    const other = await places.at('documents', 'sqlite');
    const digest = await digestOf(other.address);
    const restored = await other.run('restore', copy, '--confirm');
    expect([restored.code, restored.stderr]).toEqual([8, expect.stringContaining('newer version')]);
    expect(differing(await digestOf(other.address), digest)).toEqual([]);
    await other.clear();
    await place.clear();
  });

  it('is refused on a server, and stays as it is', async () => {
    const place = await places.at('documents', 'postgres');
    const database = place.address.replace(/^.*\//, '');
    await server.query("insert into kysely_migration values ('999-from-the-future', '2099-01-01T00:00:00.000Z')", database);
    const before = await digestOf(place.address);
    for (const args of ACTS) {
      const ended = await place.run(...args);
      expect([args, ended.code], ended.stderr).toEqual([args, args[0] === 'init' ? 6 : 8]);
      expect(mistakeIn(ended)).toBeNull();
    }
    expect(differing(await digestOf(place.address), before)).toEqual([]);
    await place.clear();
  });
});
