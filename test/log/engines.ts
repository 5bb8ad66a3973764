// The engines every test of the log runs on: SQLite in a file, and a real PostgreSQL. With ARTICLE22_TEST_POSTGRES one's own server
// is used (its database is emptied); otherwise one is started for the test run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { openLog } from '../../src/log/database.ts';
import type { Engine, Log } from '../../src/log/db.ts';

export const ENGINES: readonly Engine[] = ['sqlite', 'postgres'];

/** An empty log on the engine, gone after `close`. */
export async function freshLog(engine: Engine): Promise<Log & { address: string }> {
  if (engine === 'sqlite') {
    const folder = mkdtempSync(join(tmpdir(), 'article22-'));
    const log = await openLog(join(folder, 'log.sqlite'), { create: true });
    return {
      ...log,
      async close() {
        await log.close();
        rmSync(folder, { recursive: true });
      },
    };
  }
  const server = inject('postgres');
  const name = `test_${process.pid}_${counter++}`;
  await onServer(server, `create database ${name}`);
  const address = server.replace(/\/[^/]*$/, `/${name}`);
  const log = await openLog(address, { create: true });
  return {
    ...log,
    address,
    async close() {
      await log.close();
      await onServer(server, `drop database ${name} with (force)`);
    },
  };
}

let counter = 1;

async function onServer(address: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: string;
  }
}
