// The engines every test of the log runs on: SQLite in a file, and a real PostgreSQL. With ARTICLE22_TEST_POSTGRES one's own server
// is used (its database is emptied); otherwise one is started for the test run.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import pg from 'pg';
import { inject } from 'vitest';
import { openLog } from '../../src/log/database.ts';
import type { Engine, Log } from '../../src/log/db.ts';

export const ENGINES: readonly Engine[] = ['sqlite', 'postgres'];

/** An empty log on the engine, gone after `close`. */
export async function freshLog(engine: Engine): Promise<Log> {
  const place = await emptyDatabase(engine);
  const log = await openLog(place.address, { create: 'new' });
  return {
    ...log,
    address: place.address,
    async close() {
      await log.close();
      await place.clear();
    },
  };
}

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
  const folder = mkdtempSync(join(tmpdir(), 'article22-'));
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

async function emptyOnServer(): Promise<Place> {
  const server = inject('postgres');
  const name = `test_${process.pid}_${counter++}`;
  await onServer(server, `create database ${name}`);
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
  }
}
