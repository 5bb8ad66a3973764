// Erasing all the log holds on a reference, an address or a text, while every count stays what it is. Works in the caller's transaction.
import { knownForm, knownValue } from '../model/known.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db } from './db.ts';
import { eraseDrafts, eraseTexts, type Holds, type KeptPlace, keptElsewhere, type Note, type Place } from './erasure-texts.ts';
import { FORGOTTEN, forgottenName, windows, wordsOf } from './forgotten.ts';
import { logKey } from './settings.ts';

/** `reference`: a notice with all that is kept beside it. `value`: an address, a name, any text, wherever it stands. */
export type Wanted =
  | { readonly kind: 'reference'; readonly reference: string; readonly source: string | null }
  | { readonly kind: 'value'; readonly text: string };

export interface Erasure {
  /** Notices of which something was erased; they are counted as before. */
  readonly notices: number;
  readonly erased: readonly Place[];
  /** Where it stands as well and stays, with the reason and what to do. */
  readonly kept: readonly KeptPlace[];
}

/** Ids of a batch. */
const BATCH = 500;

export async function erase(db: Db, wanted: Wanted, actor: Actor): Promise<Erasure> {
  const key = await logKey(db);
  const text = wanted.kind === 'reference' ? wanted.reference : wanted.text;
  const value = knownValue(key, text);
  const form = knownForm(wordsOf(text));
  const length = wordsOf(text).length;
  const holds: Holds = (other) => form !== '' && windows(wordsOf(other), length).includes(form);
  // A reference such as 104233 would be found in any text that holds the number.
  const looksInTexts = value !== null && (wanted.kind === 'value' || !value.weak);

  const places = new Map<string, number>();
  const note: Note = (place, rows) => {
    if (rows > 0) places.set(place, (places.get(place) ?? 0) + rows);
  };
  const exact = wanted.kind === 'reference' ? await noticesOf(db, wanted) : [];
  const whole = exact.length > 0 || !looksInTexts ? exact : await noticesNamed(db, holds);
  const touched = new Set(whole);

  if (looksInTexts && value) {
    const hashed = await db.selectFrom('known_value').select('notice_id').where('hash', '=', value.hash).execute();
    await nameAnew(
      db,
      await withoutReference(
        db,
        hashed.map((row) => row.notice_id),
      ),
      key,
      note,
    );
    for (const { notice_id } of hashed) touched.add(notice_id);
    note('known_value', await deleted(db.deleteFrom('known_value').where('hash', '=', value.hash).executeTakeFirst()));
    for (const id of await eraseTexts(db, holds, !value.weak, note)) touched.add(id);
    note('draft', await eraseDrafts(db, holds));
  }
  await eraseWhole(db, whole, key, note);
  await unhash(db, [...touched]);
  if (looksInTexts && value) {
    const row = { hash: value.hash, tokens: value.tokens, weak: value.weak ? 1 : 0, forgotten_at: actor.now, forgotten_by: actor.by };
    await db
      .insertInto('forgotten')
      .values(row)
      .onConflict((on) => on.column('hash').doNothing())
      .execute();
  }
  const erased = [...places].map(([place, rows]) => ({ place, rows }));
  await addAudit(db, actor, `${wanted.kind}.forgotten`, 'log', { notices: touched.size, places: erased });
  return { notices: touched.size, erased, kept: looksInTexts ? await keptElsewhere(db, holds) : [] };
}

async function noticesOf(db: Db, { reference, source }: Extract<Wanted, { kind: 'reference' }>): Promise<number[]> {
  let query = db
    .selectFrom('notice')
    .innerJoin('source', 'source.id', 'notice.source_id')
    .select('notice.id')
    .where('reference', '=', reference);
  if (source !== null) query = query.where('source.code', '=', source);
  return (await query.execute()).map(({ id }) => id);
}

/** Notices whose own reference holds the text. */
async function noticesNamed(db: Db, holds: Holds): Promise<number[]> {
  const found: number[] = [];
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('notice')
      .select(['id', 'reference'])
      .where('own_reference', '=', 'yes')
      .where('id', '>', after)
      .orderBy('id')
      .limit(5000)
      .execute();
    found.push(...rows.filter(({ reference }) => holds(reference)).map(({ id }) => id));
    const last = rows.at(-1);
    if (!last) return found;
    after = last.id;
  }
}

/** Of these, the notices that are named by a fingerprint over what their record said. */
async function withoutReference(db: Db, ids: readonly number[]): Promise<number[]> {
  const found: number[] = [];
  await inBatches(ids, async (some) => {
    const rows = await db.selectFrom('notice').select('id').where('id', 'in', some).where('own_reference', '=', 'no').execute();
    found.push(...rows.map(({ id }) => id));
  });
  return found;
}

/** All that is kept beside notices; what is counted stays. */
async function eraseWhole(db: Db, ids: readonly number[], key: Uint8Array, note: Note): Promise<void> {
  await nameAnew(db, ids, key, note);
  await inBatches(ids, async (some) => {
    note('known_value', await deleted(db.deleteFrom('known_value').where('notice_id', 'in', some).executeTakeFirst()));
    note('notice_note', await deleted(db.deleteFrom('notice_note').where('notice_id', 'in', some).executeTakeFirst()));
    note('notice_url', await deleted(db.deleteFrom('notice_url').where('notice_id', 'in', some).executeTakeFirst()));
    const labels = db.updateTable('notice').set({ own_label: null }).where('id', 'in', some).where('own_label', 'is not', null);
    note('notice.own_label', await updated(labels.executeTakeFirst()));
    const past = db.updateTable('notice_past').set({ own_label: null }).where('notice_id', 'in', some).where('own_label', 'is not', null);
    note('notice_past.own_label', await updated(past.executeTakeFirst()));
    const reasons = db.updateTable('decision').set({ reason: null }).where('notice_id', 'in', some).where('reason', 'is not', null);
    note('decision.reason', await updated(reasons.executeTakeFirst()));
  });
}

/** Gives notices a name that only this log can work out from the old one. */
async function nameAnew(db: Db, ids: readonly number[], key: Uint8Array, note: Note): Promise<void> {
  for (const id of ids) {
    const { source_id, reference } = await db
      .selectFrom('notice')
      .select(['source_id', 'reference'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (reference.startsWith(FORGOTTEN)) continue;
    const name = { reference: forgottenName(key, source_id, reference), own_reference: 'no' };
    note('notice.reference', await updated(db.updateTable('notice').set(name).where('id', '=', id).executeTakeFirst()));
    note('notice_past.reference', await updated(db.updateTable('notice_past').set(name).where('notice_id', '=', id).executeTakeFirst()));
  }
}

/** A hash over all that was told could be tested against guesses, so marks take its place: equal ones for equal hashes of one notice. */
async function unhash(db: Db, ids: readonly number[]): Promise<void> {
  for (const id of ids) {
    const now = await db.selectFrom('notice').select('content_sha256').where('id', '=', id).execute();
    const past = await db.selectFrom('notice_past').select('content_sha256').where('notice_id', '=', id).orderBy('id').execute();
    const told = await db.selectFrom('telling').select('content_sha256').where('notice_id', '=', id).orderBy('import_id').execute();
    const hashes = [...new Set([...past, ...told, ...now].map((row) => row.content_sha256))];
    let marks = hashes.filter((hash) => hash.startsWith(FORGOTTEN)).length;
    for (const hash of hashes.filter((one) => !one.startsWith(FORGOTTEN))) {
      marks += 1;
      const mark = { content_sha256: `${FORGOTTEN}${marks}` };
      await db.updateTable('notice').set(mark).where('id', '=', id).where('content_sha256', '=', hash).execute();
      await db.updateTable('notice_past').set(mark).where('notice_id', '=', id).where('content_sha256', '=', hash).execute();
      await db.updateTable('telling').set(mark).where('notice_id', '=', id).where('content_sha256', '=', hash).execute();
    }
  }
}

async function inBatches(ids: readonly number[], work: (some: number[]) => Promise<void>): Promise<void> {
  for (let at = 0; at < ids.length; at += BATCH) await work(ids.slice(at, at + BATCH));
}

async function deleted(result: Promise<{ readonly numDeletedRows: bigint }>): Promise<number> {
  return Number((await result).numDeletedRows);
}

async function updated(result: Promise<{ readonly numUpdatedRows: bigint }>): Promise<number> {
  return Number((await result).numUpdatedRows);
}
