// The engines every test of the log runs on: SQLite in a file, and a real PostgreSQL. With ARTICLE22_TEST_POSTGRES one's own server
// is used (its database is emptied); otherwise one is started for the test run.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import pg from 'pg';
import { inject } from 'vitest';
import { openLog } from '../../src/log/database.ts';
import type { Engine, Log } from '../../src/log/db.ts';
import { newFolder } from '../folder.ts';

export const ENGINES: readonly Engine[] = ['sqlite', 'postgres'];

/** An empty log on the engine, gone after `close`. */
export function freshLog(engine: Engine): Promise<Log> {
  return preparedLog(engine, 'empty', async () => undefined);
}

/**
 * A log in which `prepare` was done, gone after `close`. It is done once for each name, engine and worker; what is opened are copies,
 * which hold the same key.
 */
export async function preparedLog(engine: Engine, name: string, prepare: (log: Log) => Promise<unknown>): Promise<Log> {
  const key = `${engine} ${name}`;
  const known = prepared.get(key) ?? makeReady(engine, prepare);
  prepared.set(key, known);
  const model = await known;
  return openedAt(engine === 'sqlite' ? copiedFile(model) : await copiedOnServer(model));
}

/** Addresses of logs that are copied, and never opened again. */
const prepared = new Map<string, Promise<string>>();

async function makeReady(engine: Engine, prepare: (log: Log) => Promise<unknown>): Promise<string> {
  const name = `${process.pid}_${counter++}`;
  const address =
    engine === 'sqlite' ? join(inject('preparedIn'), `${name}.sqlite`) : (await newOnServer(`${inject('prepared')}${name}`)).address;
  const log = await openLog(address, { create: 'new' });
  await prepare(log);
  await log.close();
  return address;
}

async function openedAt(place: Place): Promise<Log> {
  const log = await openLog(place.address);
  return {
    ...log,
    address: place.address,
    async close() {
      await log.close();
      await place.clear();
    },
  };
}

function copiedFile(model: string): Place {
  const place = emptyFile();
  assert(!existsSync(`${model}-wal`), 'a closed log is one file');
  copyFileSync(model, place.address);
  return place;
}

const copiedOnServer = (model: string) => newOnServer(`test_${process.pid}_${counter++}`, model.replace(/^.*\//, ''));

interface Place {
  readonly address: string;
  /** Makes it empty again. */
  empty(): Promise<void>;
  /** Names of its tables, in order. */
  tables(): Promise<string[]>;
  clear(): Promise<void>;
}

/** A place for a log on the engine: a file that is not there yet, or an empty database. */
export async function emptyDatabase(engine: Engine): Promise<Place> {
  return engine === 'sqlite' ? emptyFile() : emptyOnServer();
}

function emptyFile(): Place {
  const folder = newFolder('article22');
  const address = join(folder, 'log.sqlite');
  writeFileSync(address, '');
  return {
    address,
    async empty() {
      for (const name of readdirSync(folder)) rmSync(join(folder, name));
      writeFileSync(address, '');
    },
    async tables() {
      const database = new SQLite(address, { readonly: true });
      const rows = database.prepare<[], { name: string }>("select name from sqlite_schema where type = 'table' order by 1").all();
      database.close();
      return rows.map(({ name }) => name);
    },
    clear: async () => rmSync(folder, { recursive: true }),
  };
}

const emptyOnServer = () => newOnServer(`test_${process.pid}_${counter++}`);

/** A new database on the server, a copy of another one where that is named. */
async function newOnServer(name: string, copyOf = 'template1'): Promise<Place> {
  const server = inject('postgres');
  await onServer(server, `create database ${name} template ${copyOf}`);
  const address = server.replace(/\/[^/]*$/, `/${name}`);
  return {
    address,
    async empty() {
      await onServer(address, 'drop schema public cascade; create schema public');
    },
    async tables() {
      const rows = await onServer(
        address,
        "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
      );
      return rows.map((row) => row['name'] as string);
    },
    async clear() {
      await onServer(server, `drop database ${name} with (force)`);
    },
  };
}

let counter = 1;

async function onServer(address: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: string;
    /** How the names of databases begin that are kept for copying until the run ends. */
    prepared: string;
    /** The folder of SQLite files that are kept so. */
    preparedIn: string;
  }
}
