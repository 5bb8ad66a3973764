// Which notices an erasure is about, and the names they bear afterwards.
import { EXIT, quote, UserError } from '../error.ts';
import { knownWords } from '../model/known.ts';
import { insertInChunks } from './chunks.ts';
import type { Db } from './db.ts';
import type { Note } from './erasure-texts.ts';
import { forgottenName, isNamedAnew } from './forgotten.ts';
import type { Search } from './search.ts';

export interface WantedReference {
  readonly reference: string;
  /** Code; null: every source. */
  readonly source: string | null;
}

/**
 * Notices with this reference as it is written; else those whose whole reference is the same in normal form; else those that were forgotten
 * under it before.
 *
 * @throws UserError `notice.unknown`
 */
export async function noticesOf(db: Db, key: Uint8Array, { reference, source }: WantedReference, { form }: Search): Promise<number[]> {
  const sources = (await db.selectFrom('source').select(['id', 'code']).execute()).filter(({ code }) => source === null || code === source);
  const ids = new Set(sources.map(({ id }) => id));
  const bearing = async (names: readonly string[]) => {
    if (names.length === 0) return [];
    const rows = await db.selectFrom('notice').select(['id', 'source_id']).where('reference', 'in', names).execute();
    return rows.filter((row) => ids.has(row.source_id)).map(({ id }) => id);
  };
  const exact = await bearing([reference]);
  if (exact.length > 0) return exact;
  const alike = await noticesWhere(db, (row) => form !== '' && ids.has(row.source_id) && knownWords(row.reference).join(' ') === form);
  if (alike.length > 0) return alike;
  const forgotten = await bearing(sources.map(({ id }) => forgottenName(key, id, reference)));
  if (forgotten.length > 0) return forgotten;
  throw new UserError(
    'notice.unknown',
    `The log holds no notice ${quote(reference)}${source === null ? '' : ` of source ${quote(source)}`}. ` +
      'The reference must be given whole; what stands in other texts is erased with --text.',
    EXIT.usage,
  );
}

/** Notices whose own reference holds the text. */
export function noticesNamed(db: Db, { holds }: Search): Promise<number[]> {
  return noticesWhere(db, ({ reference }) => holds(reference));
}

/** Notices with a reference of their own of which something holds. */
async function noticesWhere(
  db: Db,
  isWanted: (row: { readonly reference: string; readonly source_id: number }) => boolean,
): Promise<number[]> {
  const found: number[] = [];
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('notice')
      .select(['id', 'reference', 'source_id'])
      .where('own_reference', '=', 'yes')
      .where('id', '>', after)
      .orderBy('id')
      .limit(5000)
      .execute();
    found.push(...rows.filter(isWanted).map(({ id }) => id));
    const last = rows.at(-1);
    if (!last) return found;
    after = last.id;
  }
}

/** Of these, the notices that are named by a fingerprint over what their record said. */
export async function withoutReference(db: Db, ids: readonly number[]): Promise<number[]> {
  const found: number[] = [];
  await insertInChunks(ids, async (some) => {
    const rows = await db.selectFrom('notice').select('id').where('id', 'in', some).where('own_reference', '=', 'no').execute();
    found.push(...rows.map(({ id }) => id));
  });
  return found;
}

/** Gives notices a name that only this log can work out from the old one. */
export async function nameAnew(db: Db, ids: readonly number[], key: Uint8Array, note: Note): Promise<void> {
  for (const id of ids) {
    const row = await db
      .selectFrom('notice')
      .select(['source_id', 'reference', 'own_reference'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (isNamedAnew(row)) continue;
    const name = { reference: forgottenName(key, row.source_id, row.reference), own_reference: 'no' };
    const now = await db.updateTable('notice').set(name).where('id', '=', id).executeTakeFirst();
    const past = await db.updateTable('notice_past').set(name).where('notice_id', '=', id).executeTakeFirst();
    note('notice.reference', Number(now.numUpdatedRows));
    note('notice_past.reference', Number(past.numUpdatedRows));
  }
}
