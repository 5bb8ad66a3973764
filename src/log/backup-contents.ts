// Whether the documents of a copy can be read: what the pages and the report read of it.
import { NARRATIVE_FIELDS } from '../model/narrative-field.ts';
import { dayIn } from '../model/period.ts';
import { reportSchema } from '../model/report.ts';
import { readBackupPlan } from './backup-standing.ts';
import type { Db } from './db.ts';
import { listProfiles, readFlagger, readIndependence } from './documents.ts';
import { latestDraft } from './drafts.ts';
import { readRules } from './retention.ts';
import { logKey, reportTimeZone } from './settings.ts';
import { readReminderDays } from './silence.ts';

/** Any zone has a day then. */
const SOME_INSTANT = '2026-01-01T12:00:00.000Z';
/** Bytes of a log's own key. */
const KEY_BYTES = 32;

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
