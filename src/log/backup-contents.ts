// Whether a copy holds only what a log of ours holds: nothing that acts by itself, the tables of its version, and documents that can be read.
// A copy may come from anywhere, so the first of these is asked before anything else.
import SQLite from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { NARRATIVE_FIELDS } from '../model/narrative.ts';
import { dayIn } from '../model/period.ts';
import { reportSchema } from '../model/report.ts';
import type { Db } from './db.ts';
import { listProfiles, readFlagger, readIndependence } from './documents.ts';
import { latestDraft } from './drafts.ts';
import { makeTables } from './migrate.ts';
import { readRules } from './retention.ts';
import { logKey, reportTimeZone } from './settings.ts';
import { readReminderDays } from './silence.ts';
import type { LogTables } from './tables.ts';

/** Any zone has a day then. */
const SOME_INSTANT = '2026-01-01T12:00:00.000Z';
/** Bytes of a log's own key. */
const KEY_BYTES = 32;

/**
 * Has it triggers, views or tables that a program fills? No log of ours has any. Their text is looked at, too: what a row of the list calls
 * itself, anybody can write.
 */
export function hasForeignParts(sqlite: SQLite.Database): boolean {
  sqlite.pragma('trusted_schema = off');
  const plain = `(type = 'table' and rootpage > 0 and sql like 'create table %')
    or (type = 'index' and (sql is null or sql like 'create index %' or sql like 'create unique index %'))`;
  return sqlite.prepare(`select 1 from sqlite_schema where (${plain}) is not true limit 1`).get() !== undefined;
}

/** Is it as the migrations up to this one make it? More tables or columns of its own do not matter. */
export async function hasOwnTables(db: Db, version: string): Promise<boolean> {
  const model = new Kysely<LogTables>({ dialect: new SqliteDialect({ database: new SQLite(':memory:') }) });
  try {
    await makeTables(model, version);
    const present = new Set(await partsOf(db));
    return (await partsOf(model)).every((part) => present.has(part));
  } finally {
    await model.destroy();
  }
}

/** Columns and indexes, and the migrations that were done. */
async function partsOf(db: Db): Promise<string[]> {
  const { rows } = await sql<{ part: string }>`
    select 'column ' || t.name || '.' || c.name as part from sqlite_schema t join pragma_table_info(t.name) c where t.type = 'table'
    union all select 'index ' || name || ' ' || tbl_name from sqlite_schema where type = 'index'
    union all select 'migration ' || name from kysely_migration`.execute(db);
  return rows.map(({ part }) => part);
}

/**
 * Reads what every page and the report read.
 *
 * @throws whatever comes of what cannot be read
 */
export async function readDocuments(db: Db): Promise<void> {
  if ((await logKey(db)).length !== KEY_BYTES) throw new RangeError('the key of the log');
  dayIn(await reportTimeZone(db), SOME_INSTANT);
  await readRules(db);
  await readReminderDays(db);
  await readFlagger(db);
  await readIndependence(db);
  await listProfiles(db);
  const texts = await db.selectFrom('narrative').select(['field', 'body']).execute();
  const fields: readonly string[] = NARRATIVE_FIELDS;
  if (!texts.every(({ field, body }) => fields.includes(field) && (body === null || typeof body === 'string')))
    throw new RangeError('the narrative');
  await latestDraft(db);
  for (const { report } of await db.selectFrom('publication').select('report').execute()) reportSchema.parse(JSON.parse(report));
}
