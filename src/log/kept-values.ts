// What is kept beside a notice: keyed hashes of what must never reach a report.
import { type FormHash, isWeak, type KnownValue, knownWords, valueOfWords } from '../model/known.ts';
import type { Db } from './db.ts';
import { cellsOf, insertRows } from './insert-rows.ts';
import type { KnownRow, ReadyNotice } from './ready-notice.ts';

/** A notice with its number in the log. */
interface Numbered {
  readonly id: number;
  readonly ready: Pick<ReadyNotice, 'known'>;
}

/** `isFresh`: of notices the log does not have yet nothing can be there already. */
export async function keepKnown(db: Db, items: readonly Numbered[], isFresh = false): Promise<void> {
  const rows = items.flatMap(({ id, ready }) => ready.known.map((known) => cellsOf(known, KNOWN_COLUMNS, id)));
  await insertRows(db, 'known_value', [...KNOWN_COLUMNS, 'notice_id'], rows, isFresh ? 'refuse' : 'leave');
}

const KNOWN_COLUMNS = ['kind', 'hash', 'tokens', 'weak', 'domain'] as const satisfies readonly (keyof KnownRow)[];

/** A reference as it stands, and as people type it without separators. */
function* referenceValues(reference: string, hashOf: FormHash): Iterable<KnownValue> {
  const words = knownWords(reference);
  const value = valueOfWords(words, hashOf);
  if (value) yield value;
  const together = words.join('');
  if (words.length > 1 && !isWeak(together)) yield { hash: hashOf(together), tokens: 1, weak: false };
}

/** Notices whose values are in memory at once. */
const NOTICES_AT_ONCE = 5_000;

/**
 * Keyed hashes of all that must not leak: what was kept as such, and the flagger's own references. A large log holds millions, so they
 * come in portions, and one that several notices have comes several times. `hashOf`: with the log's own key.
 */
export async function* knownValues(db: Db, hashOf: FormHash): AsyncIterable<KnownValue> {
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
      yield* referenceValues(reference, hashOf);
    }
  }
  // Nor what was forgotten, although nobody can say any more where it stood.
  const forgotten = await db.selectFrom('forgotten').select(['hash', 'tokens', 'weak']).execute();
  for (const { hash, tokens, weak } of forgotten) yield { hash, tokens, weak: weak === 1 };
}
