// Opening a log: what is made, what is refused, and that what is not ours stays as it is.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { type Migration, Migrator, sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/error.ts';
import { loadCodes } from '../../src/log/codes.ts';
import { type OpenOptions, openLog } from '../../src/log/database.ts';
import { asUserError } from '../../src/log/database-errors.ts';
import type { Log } from '../../src/log/db.ts';
import { logKey } from '../../src/log/settings.ts';
import { writing } from '../../src/log/writing.ts';
import { ENGINES, emptyDatabase, freshLog } from './engines.ts';

type Create = NonNullable<OpenOptions['create']>;

const CREATES: readonly Create[] = ['never', 'if-missing', 'new'];

/** Opens and closes; the code of the refusal, or null. */
async function refusal(address: string, create: Create): Promise<string | null> {
  try {
    const log = await openLog(address, { create, lockWaitMs: 50 });
    await loadCodes(log.db);
    await logKey(log.db);
    await log.close();
    return null;
  } catch (error) {
    if (error instanceof UserError) return `${error.code} ${error.exit}`;
    throw error;
  }
}

describe.each(ENGINES)('opening on %s', (engine) => {
  let place: Awaited<ReturnType<typeof emptyDatabase>>;
  beforeEach(async () => {
    place = await emptyDatabase(engine);
  });
  afterEach(() => place.clear());

  const run = async (statements: string) => {
    if (engine === 'sqlite') {
      const database = new SQLite(place.address);
      database.exec(statements);
      database.close();
      return;
    }
    const client = new pg.Client({ connectionString: place.address });
    await client.connect();
    await client.query(statements);
    await client.end();
  };

  it.each<[what: string, make: () => Promise<unknown>, answers: Record<Create, string | null>]>([
    ['an empty database', async () => undefined, { never: 'log.missing 8', 'if-missing': null, new: null }],
    [
      'a log',
      async () => (await openLog(place.address, { create: 'new' })).close(),
      { never: null, 'if-missing': null, new: 'log.exists 6' },
    ],
    [
      'a database of another program',
      () => run('create table invoice (id integer primary key)'),
      { never: 'log.not-a-log 8', 'if-missing': 'log.not-a-log 8', new: 'log.exists 6' },
    ],
    [
      'a database of another program that has migrations like ours',
      () =>
        run(
          "create table invoice (id integer); create table kysely_migration (name text, timestamp text); insert into kysely_migration values ('2024-01-invoices', '')",
        ),
      { never: 'log.not-a-log 8', 'if-missing': 'log.not-a-log 8', new: 'log.exists 6' },
    ],
    [
      'a log whose making stopped before the first migration was done',
      () => run('create table kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null)'),
      { never: 'log.missing 8', 'if-missing': null, new: null },
    ],
  ])('%s', async (_what, make, answers) => {
    for (const create of CREATES) {
      await place.empty();
      await make();
      expect([create, await refusal(place.address, create)]).toEqual([create, answers[create]]);
    }
  });

  it('leaves the database of another program as it is', async () => {
    await run('create table invoice (id integer primary key)');
    for (const create of CREATES) await refusal(place.address, create);
    expect(await place.tables()).toEqual(['invoice']);
  });

  it('gives a log its words and its key when the program stopped between making it and that', async () => {
    const log = await openLog(place.address, { create: 'new' });
    await log.db.deleteFrom('code').execute();
    await log.db.deleteFrom('setting').execute();
    await log.close();
    expect(await refusal(place.address, 'never')).toBeNull();
  });

  it('a migration that fails midway leaves nothing behind', async () => {
    const log = await openLog(place.address, { create: 'new' });
    const before = await place.tables();
    const done: Migration = { up: async () => undefined };
    const failing: Migration = {
      async up(db) {
        await sql`create table half (id integer)`.execute(db);
        await sql`insert into half values (1)`.execute(db);
        await sql`create table half (id integer)`.execute(db);
      },
    };
    const provider = { getMigrations: async () => ({ '001-log': done, '002-failing': failing }) };
    const { error } = await new Migrator({ db: log.db, provider }).migrateToLatest();
    expect(error).toBeInstanceOf(Error);
    await log.close();
    expect(await place.tables()).toEqual(before);
    expect(await refusal(place.address, 'never')).toBeNull();
  });
});

describe('an SQLite file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'article22-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const at = (name: string) => join(folder, name);
  const bytes = () =>
    readdirSync(folder).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(at(name)))
        .digest('hex'),
    ]);

  it.each<[what: string, make: () => void]>([
    ['in the older way of writing', () => new SQLite(at('x')).exec('create table t (a); insert into t values (1)').close()],
    [
      'that writes ahead',
      () => {
        const other = new SQLite(at('x'));
        other.pragma('journal_mode = WAL');
        other.exec('create table t (a); insert into t values (1)').close();
      },
    ],
    ['that is a text', () => writeFileSync(at('x'), 'no database, but a text that is long enough to be read as one. '.repeat(99))],
  ])('%s of another program: not one byte changes, and nothing is left beside it', async (_what, make) => {
    make();
    const before = bytes();
    for (const create of CREATES) expect(await refusal(at('x'), create)).toMatch(create === 'new' ? /log\.exists 6/ : /log\.not-a-log 8/);
    expect(bytes()).toEqual(before);
  });

  it('of another program that crashed: what it left beside stays there', async () => {
    const other = new SQLite(at('y'));
    other.pragma('journal_mode = WAL');
    other.pragma('wal_autocheckpoint = 0');
    other.exec('create table t (a); insert into t values (1)');
    // The state of a crash: both files as they are while the program runs.
    for (const end of ['', '-wal']) writeFileSync(at(`x${end}`), readFileSync(at(`y${end}`)));
    other.close();
    const before = readFileSync(at('x'));
    expect(await refusal(at('x'), 'if-missing')).toBe('log.not-a-log 8');
    expect(readFileSync(at('x')).equals(before)).toBe(true);
    expect(existsSync(at('x-wal'))).toBe(true);
  });

  it.each<[what: string, path: () => string, answers: Record<Create, string | null>]>([
    ['that is missing', () => at('none.sqlite'), { never: 'log.missing 8', 'if-missing': null, new: null }],
    [
      'in a folder that is missing',
      () => at('none/x.sqlite'),
      { never: 'log.missing 8', 'if-missing': 'log.no-folder 8', new: 'log.no-folder 8' },
    ],
    [
      'in a folder that is a file',
      () => {
        writeFileSync(at('file'), '');
        return at('file/x.sqlite');
      },
      { never: 'log.missing 8', 'if-missing': 'log.no-folder 8', new: 'log.no-folder 8' },
    ],
    [
      'that is a folder',
      () => {
        mkdirSync(at('folder'), { recursive: true });
        return at('folder');
      },
      { never: 'log.not-a-log 8', 'if-missing': 'log.not-a-log 8', new: 'log.not-a-log 8' },
    ],
  ])('%s', async (_what, path, answers) => {
    for (const create of CREATES) {
      rmSync(at('none.sqlite'), { force: true });
      expect([create, await refusal(path(), create)]).toEqual([create, answers[create]]);
    }
  });

  it('that another process is writing to', async () => {
    await (await openLog(at('x'), { create: 'new' })).close();
    const other = new SQLite(at('x'));
    other.exec('begin immediate');
    const log = await openLog(at('x'), { lockWaitMs: 50 });
    const error = await log.db
      .deleteFrom('code')
      .execute()
      .catch((thrown: unknown) => asUserError(thrown, 'x'));
    expect(error).toMatchObject({ code: 'log.locked', exit: 8 });
    await log.close();
    other.close();
  });
});

describe('an error', () => {
  const coded = (code: string) => Object.assign(new Error('of the file system'), { code });
  it.each(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOSPC', 'ENOTDIR', 'EISDIR'])('%s of another file is not blamed on the log', (code) => {
    const error = coded(code);
    expect(asUserError(error, 'log.sqlite')).toBe(error);
  });

  it('of our own is left as it is', () => {
    const ours = [
      new TypeError('x is not a function'),
      new UserError('a.b', 'c'),
      Object.assign(new Error('x'), { code: '23505' }),
      null,
      'text',
    ];
    for (const error of ours) expect(asUserError(error, 'log.sqlite')).toBe(error);
  });

  it.each([
    ['ECONNREFUSED', 'log.unreachable'],
    ['ENOTFOUND', 'log.unreachable'],
    ['ECONNRESET', 'log.unreachable'],
  ])('%s of the network says that the server does not answer', (code, says) => {
    expect(asUserError(coded(code), 'postgres://x')).toMatchObject({ code: says, exit: 8 });
  });

  it.each(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE'])('%s of SQLite says that the disk is full', (code) => {
    expect(asUserError(new SQLite.SqliteError('disk I/O error', code), 'x')).toMatchObject({ code: 'log.disk-full', exit: 8 });
  });

  it('of an address that waits in vain says so too', () => {
    expect(asUserError(new Error('timeout exceeded when trying to connect'), 'postgres://x')).toMatchObject({ code: 'log.unreachable' });
  });
});

describe('two acts at one time on postgres', () => {
  let log: Log;
  beforeEach(async () => {
    log = await freshLog('postgres');
  });
  afterEach(() => log.close());

  const failure = async (work: () => Promise<unknown>) => {
    const error = await work().then(
      () => null,
      (thrown: unknown) => thrown,
    );
    return asUserError(error, log.address);
  };

  it('come one after the other, so entering the same twice is a mistake of ours, and nobody is told to wait', async () => {
    const enter = () => log.db.insertInto('source').values({ code: 'crm', name: 'CRM' }).execute();
    await enter();
    expect(await failure(enter)).not.toBeInstanceOf(UserError);
  });

  it('that make tables of the same name: one is told to try again', async () => {
    const table = () =>
      log.db.transaction().execute(async (db) => {
        await sql`create table pair_of (a integer)`.execute(db);
        await sql`select pg_sleep(0.3)`.execute(db);
      });
    const both = await Promise.all([failure(table), failure(table)]);
    expect(both.filter((error) => error !== null)).toMatchObject([{ code: 'log.locked' }]);
  });

  it('more of them than there are connections wait for another program: pages are read meanwhile, and each is told in time', async () => {
    const [other, own] = [await openLog(log.address), await openLog(log.address, { lockWaitMs: 50 })];
    const actor = { by: 'A. Example', now: '2026-05-20T09:00:00.000Z' };
    let release = () => {};
    const started = new Promise<void>((begun) => {
      void writing(other, actor, () => {
        begun();
        return new Promise<void>((resolve) => {
          release = resolve;
        });
      });
    });
    await started;
    const waiting = Array.from({ length: 6 }, () => failure(() => writing(own, actor, async () => undefined)));
    await expect(logKey(own.db)).resolves.toBeTruthy();
    const told = await Promise.all(waiting);
    release();
    expect(told).toMatchObject(told.map(() => ({ code: 'log.locked' })));
    await expect(writing(own, actor, async () => 'done')).resolves.toBe('done');
    await Promise.all([own.close(), other.close()]);
  });

  // Nobody listened to a connection that was lost between two questions of a transaction: the whole program ended with a stack.
  it('of which one loses its connection while it asks nothing: it is told when it asks again, and the other goes on', async () => {
    const own = await openLog(log.address);
    const told = await failure(() =>
      own.db.transaction().execute(async (db) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
        await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(log.db);
        await new Promise((resolve) => setTimeout(resolve, 50));
        await sql`select 1`.execute(db);
      }),
    );
    expect(told).toMatchObject({ code: 'log.unreachable', exit: 8 });
    await expect(logKey(own.db)).resolves.toBeTruthy();
    await own.close();
  });

  it('that wait for each other: one is told to try again', async () => {
    await log.db
      .insertInto('source')
      .values([
        { code: 'a', name: 'A' },
        { code: 'b', name: 'B' },
      ])
      .execute();
    const rename = (first: string, second: string) =>
      log.db.transaction().execute(async (db) => {
        await db.updateTable('source').set({ name: 'x' }).where('code', '=', first).execute();
        await sql`select pg_sleep(0.3)`.execute(db);
        await db.updateTable('source').set({ name: 'x' }).where('code', '=', second).execute();
      });
    const both = await Promise.all([failure(() => rename('a', 'b')), failure(() => rename('b', 'a'))]);
    expect(both.filter((error) => error !== null)).toMatchObject([{ code: 'log.locked', exit: 8 }]);
  });

  it('a database that does not exist and a wrong password are refused without saying the password', async () => {
    const { username, host, pathname } = new URL(log.address);
    const addresses = [
      log.address.replace(pathname, '/none_such'),
      `postgres://${username}:secret-word@${host}${pathname}`,
      `postgres://${username}:secret@secret-word@${host}${pathname}`,
      `postgres://${username}@${host}${pathname}?password=secret-word`,
    ];
    for (const address of addresses) {
      const error = await openLog(address).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'log.refused', exit: 8 });
      expect(String(error)).not.toContain('secret-word');
    }
  });
});
