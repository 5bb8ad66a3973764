// What is kept beside a notice: keyed hashes of what must never reach a report.
import { registrableDomain } from '../model/domain.ts';
import { type KnownValue, knownValue, knownWords } from '../model/known.ts';
import type { Notice } from '../model/notice.ts';
import { insertInChunks } from './chunks.ts';
import type { Db } from './db.ts';
import { cellsOf, insertRows } from './insert-rows.ts';
import type { KnownValueTable } from './tables.ts';

/** A notice with its number in the log. */
interface Numbered {
  readonly id: number;
  readonly notice: Notice;
}

export async function keepKnown(db: Db, items: readonly Numbered[], key: Uint8Array): Promise<void> {
  const rows = items.flatMap(({ id, notice }) => knownRows(id, notice, key));
  await insertInChunks(rows, (chunk) =>
    db
      .insertInto('known_value')
      .values(chunk)
      .onConflict((on) => on.columns(['notice_id', 'hash']).doNothing())
      .execute(),
  );
}

/** The same for notices the log does not have yet: nothing can be there already. */
export async function keepKnownOfFresh(db: Db, items: readonly Numbered[], key: Uint8Array): Promise<void> {
  const rows = items.flatMap(({ id, notice }) => knownRows(id, notice, key));
  await insertRows(db, 'known_value', KNOWN_COLUMNS, cellsOf(rows, KNOWN_COLUMNS));
}

const KNOWN_COLUMNS = ['notice_id', 'kind', 'hash', 'tokens', 'weak', 'domain'] as const satisfies readonly (keyof KnownValueTable)[];

function knownRows(noticeId: number, notice: Notice, key: Uint8Array) {
  const byHash = new Map<string, { kind: string; value: KnownValue; domain: string | null }>();
  for (const known of notice.known) {
    const value = knownValue(key, known.text);
    if (value) byHash.set(value.hash, { kind: known.kind, value, domain: known.kind === 'url' ? registrableDomain(known.text) : null });
  }
  return [...byHash.values()].map(({ kind, value, domain }) => ({
    notice_id: noticeId,
    kind,
    hash: value.hash,
    tokens: value.tokens,
    weak: value.weak ? 1 : 0,
    domain,
  }));
}

/** A reference as it stands, and as people type it without separators. */
function referenceValues(key: Uint8Array, reference: string): KnownValue[] {
  const words = knownWords(reference);
  const joined = words.length > 1 ? knownValue(key, words.join('')) : null;
  return [knownValue(key, reference), joined?.weak ? null : joined].filter((value) => value !== null);
}

/** Notices whose values are in memory at once. */
const NOTICES_AT_ONCE = 5_000;

/**
 * Keyed hashes of all that must not leak: what was kept as such, and the flagger's own references. A large log holds millions, so they
 * come in portions, and one that several notices have comes several times.
 */
export async function* knownValues(db: Db, key: Uint8Array): AsyncIterable<KnownValue> {
  const { last } = await db.selectFrom('notice').select(db.fn.max('id').as('last')).executeTakeFirstOrThrow();
  for (let after = 0; after < Number(last ?? 0); after += NOTICES_AT_ONCE) {
    const [above, upTo] = [after, after + NOTICES_AT_ONCE];
    const kept = await db
      .selectFrom('known_value')
      .select(['hash', 'tokens', 'weak', 'domain'])
      .where('notice_id', '>', above)
      .where('notice_id', '<=', upTo)
      .execute();
    for (const { hash, tokens, weak, domain } of kept) yield { hash, tokens, weak: weak === 1, domain };
    const references = await db
      .selectFrom('notice')
      .select('reference')
      .where('own_reference', '=', 'yes')
      .where('id', '>', above)
      .where('id', '<=', upTo)
      .execute();
    for (const { reference } of references) {
      yield* referenceValues(key, reference);
    }
  }
  // Nor what was forgotten, although nobody can say any more where it stood.
  const forgotten = await db.selectFrom('forgotten').select(['hash', 'tokens', 'weak']).execute();
  for (const { hash, tokens, weak } of forgotten) yield { hash, tokens, weak: weak === 1 };
}
