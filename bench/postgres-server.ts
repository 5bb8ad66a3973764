// A PostgreSQL server of the benchmark's own, with the settings it comes with, asked by psql so that the asking can be measured too.
import { existsSync } from 'node:fs';
import { startOwnServer } from '../test/own-server.ts';
import { type Measured, measured } from './measured.ts';

export interface Server {
  readonly address: (database: string) => string;
  /** Statements on one connection, each for itself; what they print stands unaligned, one row a line. */
  readonly run: (database: string, ...statements: string[]) => Promise<Measured>;
  readonly close: () => Promise<void>;
}

const PSQL = ['/usr/bin/psql', '/usr/local/bin/psql', '/opt/homebrew/bin/psql'];

/** @throws Error where psql is missing */
export async function startServer(): Promise<Server> {
  if (!PSQL.some((path) => existsSync(path)))
    throw new Error('psql is missing: the command line of PostgreSQL. On Debian or Ubuntu: apt-get install postgresql-client');
  const { address, close } = await startOwnServer();
  return {
    address,
    run: (database, ...statements) =>
      measured(['psql', '-X', '-q', '-t', '-A', '-v', 'ON_ERROR_STOP=1', address(database), ...statements.flatMap((one) => ['-c', one])]),
    close,
  };
}
