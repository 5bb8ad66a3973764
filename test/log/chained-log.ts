// A log with a trail of six lines, and what somebody may do to it who may write to the database.
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { addAudit } from '../../src/log/audit-trail.ts';
import type { AuditVerdict } from '../../src/log/audit-verify.ts';
import type { Db, Engine, Log } from '../../src/log/db.ts';
import { freshLog } from './engines.ts';

export const NOW = '2026-11-22T09:00:00.000Z';
export const ADA = { by: 'Ada Example', now: NOW };
export const LINES = 6;

export const run = (db: Db, statement: string) => sql.raw(statement).execute(db);

export const sentences = ({ breaks }: AuditVerdict) => breaks.map(({ sentence }) => sentence);

/** Gone after `close`. */
export async function chainedLog(engine: Engine): Promise<Log> {
  const log = await freshLog(engine);
  for (let n = 1; n <= LINES; n += 1) await addAudit(log.db, ADA, 'import.done', `import ${n}`, { records: n });
  return log;
}

/** Does `work` where the database guards nothing; then it is all taken back. */
export async function unguarded<T>(log: Log, work: (db: Db) => Promise<T>): Promise<T> {
  const stop = new Error('taken back');
  const found: T[] = [];
  const tampering = log.db.transaction().execute(async (db) => {
    await withoutGuards(db, log.engine);
    found.push(await work(db));
    throw stop;
  });
  await tampering.catch((error: unknown) => {
    if (error !== stop) throw error;
  });
  return found[0] as T;
}

export async function withoutGuards(db: Db, engine: Engine): Promise<void> {
  const text = readFileSync(new URL(`../../schema/log/009-audit-chain.${engine}.sql`, import.meta.url), 'utf8');
  for (const [, name, table] of text.matchAll(/^create trigger (\w+)[^;]*? on (\w+)/gm))
    await run(db, engine === 'sqlite' ? `drop trigger ${name}` : `drop trigger ${name} on ${table}`);
}
