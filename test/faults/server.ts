// A PostgreSQL server of one's own, which can be stopped as a loss of power stops it, and started again.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startOwnServer } from '../own-server.ts';
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
  // The computer itself stays on: what the system was given is not lost.
  const { address, data, start, close } = await startOwnServer(['fsync']);
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
    rise: start,
    close,
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
