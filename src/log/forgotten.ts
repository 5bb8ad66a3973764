// What was forgotten must not come back when a source tells it once more. A notice whose reference was forgotten stays as a count, under a
// name made with the log's key; values that were forgotten are known by keyed hashes that are tied to no notice.
import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { knownHash, knownWords, windows } from '../model/known.ts';
import type { Notice } from '../model/notice.ts';
import type { Db } from './db.ts';
import type { NoticeRow } from './notice-row.ts';

/** Begins the name of a notice whose reference was forgotten, and what stands for a hash over what it told. */
export const FORGOTTEN = 'forgotten-';

export interface Forgotten {
  /** Name under which a notice stands when its reference was forgotten; the mark of its file is kept. */
  nameOf(sourceId: number, reference: string): string;
  /** True for a text in which a forgotten value stands. */
  holds(text: string): boolean;
  /** Is anything forgotten at all? */
  readonly references: boolean;
  readonly values: boolean;
}

export async function loadForgotten(db: Db, key: Uint8Array): Promise<Forgotten> {
  const rows = await db.selectFrom('forgotten').select(['hash', 'tokens']).execute();
  const hashes = new Set(rows.map(({ hash }) => hash));
  const lengths = [...new Set(rows.map(({ tokens }) => tokens))].sort((a, b) => a - b);
  // In the words of the index notice_forgotten.
  const { rows: named } = await sql`
    select 1 from notice where own_reference = 'no' and substr(reference, 1, 10) = 'forgotten-' limit 1`.execute(db);
  return {
    references: named.length > 0,
    values: rows.length > 0,
    nameOf: (sourceId, reference) => forgottenName(key, sourceId, reference),
    holds: (text) => {
      const tokens = knownWords(text);
      return lengths.some((length) => windows(tokens, length).some((form) => hashes.has(knownHash(key, form))));
    },
  };
}

/** Files without references are told apart by a mark behind the reference, which says nothing about a notice. */
export function forgottenName(key: Uint8Array, sourceId: number, reference: string): string {
  const [mark = ''] = /@[0-9a-f]{8}$/.exec(reference) ?? [];
  const hash = createHmac('sha256', key).update(`reference\u001f${sourceId}\u001f${reference}`).digest('hex').slice(0, 32);
  return `${FORGOTTEN}${hash}${mark}`;
}

/** Does the notice stand under a name that `forgottenName` made? A source may have a reference of its own that begins alike. */
export function isNamedAnew({ reference, own_reference }: Pick<NoticeRow, 'reference' | 'own_reference'>): boolean {
  return own_reference === 'no' && reference.startsWith(FORGOTTEN);
}

/**
 * Notices as far as they may be kept. One whose reference holds what was forgotten loses it, unless it stands in the log under that
 * reference: it would be counted twice.
 */
export async function withoutForgotten<T extends { readonly notice: Notice }>(
  db: Db,
  items: readonly T[],
  sourceId: number,
  forgotten: Forgotten,
): Promise<T[]> {
  if (!forgotten.references && !forgotten.values) return [...items];
  const references = items.map(({ notice }) => notice.reference);
  const names = references.map((reference) => forgotten.nameOf(sourceId, reference));
  const held = await db
    .selectFrom('notice')
    .select('reference')
    .where('source_id', '=', sourceId)
    .where('reference', 'in', [...names, ...references])
    .execute();
  const standing = new Set(held.map(({ reference }) => reference));
  return items.map((item, i) => {
    const { notice } = item;
    const name = names[i] as string;
    const isNewUnderForgotten = notice.hasOwnReference && !standing.has(notice.reference) && forgotten.holds(notice.reference);
    if (standing.has(name) || isNewUnderForgotten) return { ...item, notice: nameless(notice, name) };
    return forgotten.values ? { ...item, notice: withoutValues(notice, forgotten) } : item;
  });
}

/** Only what is counted is left. */
function nameless(notice: Notice, name: string): Notice {
  return { ...notice, reference: name, hasOwnReference: false, ownLabel: null, known: [], note: null };
}

function withoutValues(notice: Notice, { holds }: Forgotten): Notice {
  return {
    ...notice,
    ownLabel: notice.ownLabel !== null && holds(notice.ownLabel) ? null : notice.ownLabel,
    known: notice.known.filter(({ text }) => !holds(text)),
    note: notice.note !== null && holds(notice.note) ? null : notice.note,
  };
}

const NOT_COMPARED: readonly (keyof NoticeRow)[] = ['content_sha256', 'import_id', 'recorded_at', 'recorded_by', 'removed_at'];

/** A notice of which something was forgotten has no hash over what it told any more; it is the same when all that is counted is. */
export function sameCounted(row: NoticeRow, stored: NoticeRow): boolean {
  const compared = (Object.keys(row) as (keyof NoticeRow)[]).filter((name) => !NOT_COMPARED.includes(name));
  return compared.every((name) => row[name] === stored[name]);
}
