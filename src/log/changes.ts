// What changed in the log since an instant, so that a person who checks an older draft is told.
import { sql } from 'kysely';
import type { Db } from './db.ts';

const DOCUMENTS = ['flagger', 'independence', 'narrative'] as const;
export type ChangedDocument = (typeof DOCUMENTS)[number];

/** Those with a row recorded after `since`: a draft made before does not hold it. */
export async function documentsChangedSince(db: Db, since: string): Promise<ChangedDocument[]> {
  const changed: ChangedDocument[] = [];
  for (const table of DOCUMENTS) {
    if (await hasLater(db, table, 'recorded_at', since)) changed.push(table);
  }
  return changed;
}

/** Instants of all that is looked at when counting. */
const COUNTED: Readonly<Record<string, readonly string[]>> = {
  notice: ['recorded_at', 'removed_at'],
  notice_past: ['superseded_at'],
  decision: ['recorded_at', 'superseded_at'],
  flagger: ['recorded_at'],
  provider: ['recorded_at'],
  provider_answer: ['recorded_at', 'superseded_at'],
  service: ['recorded_at'],
  service_answer: ['recorded_at', 'superseded_at'],
  service_provider: ['recorded_at', 'superseded_at'],
  merge: ['recorded_at', 'undone_at'],
};

/** False when no count can be another one than it was just before `since`; true when it may be. */
export async function countsMayDifferSince(db: Db, since: string): Promise<boolean> {
  for (const [table, columns] of Object.entries(COUNTED)) {
    for (const column of columns) if (await hasLater(db, table, column, since)) return true;
  }
  return false;
}

async function hasLater(db: Db, table: string, column: string, since: string): Promise<boolean> {
  const { rows } = await sql`select 1 from ${sql.table(table)} where ${sql.ref(column)} >= ${since} limit 1`.execute(db);
  return rows.length > 0;
}
