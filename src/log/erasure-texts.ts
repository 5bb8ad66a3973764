// The texts of the log in which a reference, a name or an address may stand, and what is erased of them.
import { FORGOTTEN_WORDS, forgetWords } from './audit-trail.ts';
import type { Db } from './db.ts';
import { type Holds, holdsInJson } from './search.ts';

/** Rows of one place: a table, or a table and column. */
export interface Place {
  readonly place: string;
  readonly rows: number;
}

/** Told of what is erased. */
export type Note = (place: string, rows: number) => void;

/**
 * Erases each text that holds it, as a whole: what else such a sentence says may point at the same person. `names`: also
 * in the names of files, where a number alone would be found too often. Returns the notices of which something was erased.
 */
export async function eraseTexts(db: Db, holds: Holds, names: boolean, note: Note): Promise<number[]> {
  const notices = [...(await erasePrivate(db, holds, note)), ...(await eraseLabels(db, holds, note))];
  await eraseReasons(db, holds, note);
  await eraseSendings(db, holds, note);
  await eraseEarlierNarrative(db, holds, note);
  if (names) await eraseNames(db, holds, note);
  return notices;
}

async function erasePrivate(db: Db, holds: Holds, note: Note): Promise<number[]> {
  const notes = (await db.selectFrom('notice_note').select(['notice_id', 'body']).execute()).filter(({ body }) => holds(body));
  for (const { notice_id } of notes) await db.deleteFrom('notice_note').where('notice_id', '=', notice_id).execute();
  note('notice_note', notes.length);
  const urls = (await db.selectFrom('notice_url').select(['id', 'notice_id', 'url']).execute()).filter(({ url }) => holds(url));
  for (const { id } of urls) await db.deleteFrom('notice_url').where('id', '=', id).execute();
  note('notice_url', urls.length);
  return [...notes, ...urls].map(({ notice_id }) => notice_id);
}

async function eraseLabels(db: Db, holds: Holds, note: Note): Promise<number[]> {
  const notices: number[] = [];
  const labels = await db
    .selectFrom('notice')
    .select('own_label as label')
    .union(db.selectFrom('notice_past').select('own_label as label'))
    .execute();
  for (const { label } of labels) {
    if (label === null || !holds(label)) continue;
    const now = await db.updateTable('notice').set({ own_label: null }).where('own_label', '=', label).returning('id').execute();
    const past = await db
      .updateTable('notice_past')
      .set({ own_label: null })
      .where('own_label', '=', label)
      .returning('notice_id as id')
      .execute();
    note('notice.own_label', now.length);
    note('notice_past.own_label', past.length);
    notices.push(...[...now, ...past].map(({ id }) => id));
  }
  return notices;
}

async function eraseReasons(db: Db, holds: Holds, note: Note): Promise<void> {
  const corrected = await db.selectFrom('decision').select(['id', 'reason']).where('reason', 'is not', null).execute();
  for (const { id, reason } of corrected) {
    if (reason === null || !holds(reason)) continue;
    await db.updateTable('decision').set({ reason: null }).where('id', '=', id).execute();
    note('decision.reason', 1);
  }
  for (const { id, reason } of await db.selectFrom('resolution').select(['id', 'reason']).execute()) {
    if (!holds(reason)) continue;
    await db.updateTable('resolution').set({ reason: FORGOTTEN_WORDS }).where('id', '=', id).execute();
    note('resolution.reason', 1);
  }
}

/** To whom a report was sent, and what was noted of it; that it was sent stays. */
async function eraseSendings(db: Db, holds: Holds, note: Note): Promise<void> {
  for (const { id, sent_to, note: noted } of await db.selectFrom('sending').select(['id', 'sent_to', 'note']).execute()) {
    const gone = { ...(sent_to && holds(sent_to) ? { sent_to: null } : {}), ...(noted && holds(noted) ? { note: null } : {}) };
    if (Object.keys(gone).length === 0) continue;
    await db.updateTable('sending').set(gone).where('id', '=', id).execute();
    note('sending', 1);
  }
  for (const { id, how, note: noted } of await db.selectFrom('told_changes').select(['id', 'how', 'note']).execute()) {
    const gone = { ...(how && holds(how) ? { how: null } : {}), ...(noted && holds(noted) ? { note: null } : {}) };
    if (Object.keys(gone).length === 0) continue;
    await db.updateTable('told_changes').set(gone).where('id', '=', id).execute();
    note('told_changes', 1);
  }
}

/** Texts that are not in force any more. */
async function eraseEarlierNarrative(db: Db, holds: Holds, note: Note): Promise<void> {
  for (const { id, body, inForce } of await narratives(db)) {
    if (inForce || body === null || !holds(body)) continue;
    await db.updateTable('narrative').set({ body: null }).where('id', '=', id).execute();
    note('narrative.body', 1);
  }
}

/** Every text that was ever set; `inForce`: the latest of its field and language. */
export async function narratives(db: Db) {
  const rows = await db.selectFrom('narrative').select(['id', 'language', 'field', 'body']).orderBy('id').execute();
  const latest = new Map(rows.map(({ id, language, field }) => [`${language} ${field}`, id]));
  return rows.map((row) => ({ ...row, inForce: latest.get(`${row.language} ${row.field}`) === row.id }));
}

async function eraseNames(db: Db, holds: Holds, note: Note): Promise<void> {
  for (const { id, file_name } of await db.selectFrom('import').select(['id', 'file_name']).execute()) {
    if (!holds(file_name)) continue;
    await db.updateTable('import').set({ file_name: FORGOTTEN_WORDS }).where('id', '=', id).execute();
    note('import.file_name', 1);
  }
  for (const { id, cause } of await db.selectFrom('correction').select(['id', 'cause']).execute()) {
    if (!holds(cause)) continue;
    await db.updateTable('correction').set({ cause: FORGOTTEN_WORDS }).where('id', '=', id).execute();
    note('correction.cause', 1);
  }
}

/**
 * Takes the words of each line of the trail that holds it. Returns the numbers of the lines, for the act that forgets to name them; what
 * such acts say of themselves are numbers and names of tables, and stays.
 */
export async function eraseAuditWords(db: Db, holds: Holds, note: Note): Promise<number[]> {
  const lines = await db.selectFrom('audit').select(['number', 'subject', 'detail']).where('act', 'not like', '%.forgotten').execute();
  const found = lines.filter(({ subject, detail }) => holds(subject) || holdsInJson(detail, holds)).map(({ number }) => number);
  await forgetWords(db, found);
  note('audit', found.length);
  return found;
}

/** Drafts can be made again: with one that holds it go all before it, or an older one would be the latest. Returns how many. */
export async function eraseDrafts(db: Db, holds: Holds): Promise<number> {
  const drafts = await db.selectFrom('draft').select(['id', 'report', 'authority_only', 'flagger']).orderBy('id').execute();
  const last = drafts.findLast(({ report, authority_only, flagger }) =>
    [report, authority_only, flagger].some((document) => holdsInJson(document, holds)),
  )?.id;
  if (last === undefined) return 0;
  await db.deleteFrom('gate_check').where('draft_id', '<=', last).execute();
  return Number((await db.deleteFrom('draft').where('id', '<=', last).executeTakeFirst()).numDeletedRows);
}
