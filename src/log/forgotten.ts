// What was forgotten must not come back when a source tells it once more. A notice whose reference was forgotten stays as a count, under a
// name made with the log's key; values that were forgotten are known by keyed hashes that are tied to no notice.
import { createHmac } from 'node:crypto';
import { KNOWN_TOKENS_MAX, knownForm, knownHash } from '../model/known.ts';
import { matchTokens } from '../model/normalise.ts';
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
  const named = await db.selectFrom('notice').select('id').where('reference', 'like', `${FORGOTTEN}%`).limit(1).executeTakeFirst();
  return {
    references: named !== undefined,
    values: rows.length > 0,
    nameOf: (sourceId, reference) => forgottenName(key, sourceId, reference),
    holds: (text) => {
      const tokens = wordsOf(text);
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

/** Words of a text as known values have them: without the scheme of an address. */
export function wordsOf(text: string): string[] {
  return matchTokens(text.replace(/^[a-z][a-z0-9+.-]*:\/\/(www\.)?/i, ''));
}

/** Every run of so many words, as one text. */
export function windows(tokens: readonly string[], length: number): string[] {
  const size = Math.min(length, KNOWN_TOKENS_MAX);
  const runs: string[] = [];
  for (let at = 0; at + size <= tokens.length; at += 1) runs.push(knownForm(tokens.slice(at, at + size)));
  return runs;
}

/** Notices as far as they may be kept. */
export async function withoutForgotten<T extends { readonly notice: Notice }>(
  db: Db,
  items: readonly T[],
  sourceId: number,
  forgotten: Forgotten,
): Promise<T[]> {
  const names = forgotten.references ? items.map(({ notice }) => forgotten.nameOf(sourceId, notice.reference)) : [];
  const held = names.length === 0 ? [] : await db.selectFrom('notice').select('reference').where('reference', 'in', names).execute();
  const standing = new Set(held.map(({ reference }) => reference));
  return items.map((item, i) => {
    const name = names[i];
    if (name !== undefined && standing.has(name)) return { ...item, notice: nameless(item.notice, name) };
    return forgotten.values ? { ...item, notice: withoutValues(item.notice, forgotten) } : item;
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
