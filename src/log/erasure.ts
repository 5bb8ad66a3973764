// Erasing all the log holds on a reference, an address or a text, while every count stays what it is. Works in the caller's transaction.
import type { KnownValue } from '../model/known.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import { insertInChunks } from './chunks.ts';
import type { Db } from './db.ts';
import { nameAnew, noticesNamed, noticesOf, type WantedReference, withoutReference } from './erasure-notices.ts';
import { eraseAuditWords, eraseDrafts, eraseTexts, type Note, type Place } from './erasure-texts.ts';
import { FORGOTTEN } from './forgotten.ts';
import { type KeptPlace, keptElsewhere } from './kept-elsewhere.ts';
import { type Search, searchFor } from './search.ts';
import { logKey } from './settings.ts';

/** `reference`: a notice with all that is kept beside it. `value`: an address, a name, any text, wherever it stands. */
export type Wanted = ({ readonly kind: 'reference' } & WantedReference) | { readonly kind: 'value'; readonly text: string };

export interface Erasure {
  /** Notices of which something was erased; they are counted as before. */
  readonly notices: number;
  readonly erased: readonly Place[];
  /** Where it stands as well and stays, with the reason and what to do. */
  readonly kept: readonly KeptPlace[];
  /** A text that is a number or very short stands in many places that are about something else. */
  readonly weak: boolean;
}

/** What every part of an erasure works with. */
interface Work {
  readonly db: Db;
  readonly key: Uint8Array;
  readonly note: Note;
  readonly actor: Actor;
  /** Takes the numbers of the lines of the trail that lost their words. */
  readonly lines: number[];
}

/** @throws UserError `notice.unknown` */
export async function erase(db: Db, wanted: Wanted, actor: Actor): Promise<Erasure> {
  const key = await logKey(db);
  const search = searchFor(key, wanted.kind === 'reference' ? wanted.reference : wanted.text);
  // A reference such as 104233 would be found in any text that holds the number.
  const inTexts = search.value !== null && (wanted.kind === 'value' || !search.value.weak) ? search.value : null;
  const places = new Map<string, number>();
  const note: Note = (place, rows) => {
    if (rows > 0) places.set(place, (places.get(place) ?? 0) + rows);
  };
  const work: Work = { db, key, note, actor, lines: [] };
  const touched = new Set(await (wanted.kind === 'reference' ? eraseReference(work, wanted, search) : eraseNamed(work, search)));
  if (inTexts) for (const id of await eraseValue(work, search, inTexts)) touched.add(id);
  await unhash(db, [...touched]);
  const erased = [...places].map(([place, rows]) => ({ place, rows }));
  const lines = work.lines.length > 0 ? { lines: work.lines } : {};
  await addAudit(db, actor, `${wanted.kind}.forgotten`, 'log', { notices: touched.size, places: erased, ...lines });
  const kept = inTexts ? await keptElsewhere(db, search.holds) : [];
  return { notices: touched.size, erased, kept, weak: inTexts?.weak ?? false };
}

/** The notices of a reference, with all that is kept beside them. */
async function eraseReference(work: Work, wanted: WantedReference, search: Search): Promise<number[]> {
  const notices = await noticesOf(work.db, work.key, wanted, search);
  await eraseWhole(work, notices);
  return notices;
}

/** The notices whose reference holds the text, with all that is kept beside them. */
async function eraseNamed(work: Work, search: Search): Promise<number[]> {
  const notices = await noticesNamed(work.db, search);
  await eraseWhole(work, notices);
  return notices;
}

/** The value as a hash and in texts, and that it be known when it comes again. Returns the notices it stood beside. */
async function eraseValue({ db, key, note, actor, lines }: Work, { holds }: Search, { hash, tokens, weak }: KnownValue): Promise<number[]> {
  const hashed = (await db.selectFrom('known_value').select('notice_id').where('hash', '=', hash).execute()).map((row) => row.notice_id);
  await nameAnew(db, await withoutReference(db, hashed), key, note);
  const { numDeletedRows } = await db.deleteFrom('known_value').where('hash', '=', hash).executeTakeFirst();
  note('known_value', Number(numDeletedRows));
  const notices = [...hashed, ...(await eraseTexts(db, holds, !weak, note))];
  if (!weak) lines.push(...(await eraseAuditWords(db, holds, note)));
  note('draft', await eraseDrafts(db, holds));
  await db
    .insertInto('forgotten')
    .values({ hash, tokens, weak: weak ? 1 : 0, forgotten_at: actor.now, forgotten_by: actor.by })
    .onConflict((on) => on.column('hash').doNothing())
    .execute();
  return notices;
}

/** All that is kept beside notices; what is counted stays. */
async function eraseWhole({ db, key, note }: Work, ids: readonly number[]): Promise<void> {
  await nameAnew(db, ids, key, note);
  await insertInChunks(ids, async (some) => {
    for (const table of ['known_value', 'notice_note', 'notice_url'] as const) {
      const { numDeletedRows } = await db.deleteFrom(table).where('notice_id', 'in', some).executeTakeFirst();
      note(table, Number(numDeletedRows));
    }
    const labels = db.updateTable('notice').set({ own_label: null }).where('id', 'in', some).where('own_label', 'is not', null);
    note('notice.own_label', Number((await labels.executeTakeFirst()).numUpdatedRows));
    const past = db.updateTable('notice_past').set({ own_label: null }).where('notice_id', 'in', some).where('own_label', 'is not', null);
    note('notice_past.own_label', Number((await past.executeTakeFirst()).numUpdatedRows));
    const reasons = db.updateTable('decision').set({ reason: null }).where('notice_id', 'in', some).where('reason', 'is not', null);
    note('decision.reason', Number((await reasons.executeTakeFirst()).numUpdatedRows));
  });
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
