// What is kept beside a notice: keyed hashes of what must never reach a report, and the private note.
import { registrableDomain } from '../model/domain.ts';
import { type KnownValue, knownValue } from '../model/known.ts';
import type { Notice } from '../model/notice.ts';
import { insertInChunks } from './chunks.ts';
import type { Db } from './db.ts';

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

export async function keepNotes(db: Db, items: readonly Numbered[]): Promise<void> {
  const rows = items.flatMap(({ id, notice }) => (notice.note === null ? [] : [{ notice_id: id, body: notice.note }]));
  await insertInChunks(rows, (chunk) =>
    db
      .insertInto('notice_note')
      .values(chunk)
      .onConflict((on) => on.column('notice_id').doUpdateSet((eb) => ({ body: eb.ref('excluded.body') })))
      .execute(),
  );
}

/** Keyed hashes of all that must not leak: what was kept as such, and the flagger's own references. */
export async function* knownValues(db: Db, key: Uint8Array): AsyncIterable<KnownValue> {
  const kept = await db.selectFrom('known_value').select(['hash', 'tokens', 'weak']).distinct().execute();
  for (const { hash, tokens, weak } of kept) yield { hash, tokens, weak: weak === 1 };
  const references = await db.selectFrom('notice').select('reference').where('own_reference', '=', 'yes').execute();
  for (const { reference } of references) {
    const value = knownValue(key, reference);
    if (value) yield value;
  }
}
