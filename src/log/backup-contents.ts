// Whether a copy holds only what a log of ours holds: nothing that acts by itself, the tables of its version, and documents that can be read.
// A copy may come from anywhere, so the first of these is asked before anything else.
import SQLite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { NARRATIVE_FIELDS } from '../model/narrative-field.ts';
import { dayIn } from '../model/period.ts';
import { reportSchema } from '../model/report.ts';
import { readBackupPlan } from './backup-standing.ts';
import type { Db } from './db.ts';
import { listProfiles, readFlagger, readIndependence } from './documents.ts';
import { latestDraft } from './drafts.ts';
import { makeTables } from './migrate.ts';
import { missingParts } from './missing-parts.ts';
import { readRules } from './retention.ts';
import { logKey, reportTimeZone } from './settings.ts';
import { readReminderDays } from './silence.ts';
import type { LogTables } from './tables.ts';

/** Any zone has a day then. */
const SOME_INSTANT = '2026-01-01T12:00:00.000Z';
/** Bytes of a log's own key. */
const KEY_BYTES = 32;

/**
 * Has it triggers other than those of a log, views or tables that a program fills? Their text is looked at, too: what a row of the list
 * calls itself, anybody can write.
 */
export async function hasForeignParts(sqlite: SQLite.Database): Promise<boolean> {
  sqlite.pragma('trusted_schema = off');
  const plain = `(type = 'table' and rootpage > 0 and sql like 'create table %')
    or (type = 'index' and (sql is null or sql like 'create index %' or sql like 'create unique index %'))`;
  const others = sqlite.prepare<[], Part>(`select type, name, tbl_name, sql from sqlite_schema where (${plain}) is not true`).all();
  if (others.length === 0) return false;
  const own = new Set(await ownTriggers());
  return !others.every((part) => part.type === 'trigger' && own.has(triggerText(part)));
}

interface Part {
  readonly type: string;
  readonly name: string;
  readonly tbl_name: string;
  readonly sql: string;
}

/** The same text for the same trigger. What it calls itself and its table stands in a list of its own, which anybody can write. */
const triggerText = ({ name, tbl_name, sql: text }: Part) => [name, tbl_name, text].join('\n');

/** The triggers of a new log. */
async function ownTriggers(): Promise<string[]> {
  const sqlite = new SQLite(':memory:');
  const model = new Kysely<LogTables>({ dialect: new SqliteDialect({ database: sqlite }) });
  try {
    await makeTables(model);
    return sqlite.prepare<[], Part>("select type, name, tbl_name, sql from sqlite_schema where type = 'trigger'").all().map(triggerText);
  } finally {
    await model.destroy();
  }
}

/** Is it as the migrations up to this one make it? More tables or columns of its own do not matter. */
export async function hasOwnTables(db: Db, version: string): Promise<boolean> {
  return (await missingParts(db, version)).length === 0;
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
  await readBackupPlan(db);
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
