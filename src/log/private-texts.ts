// What people must not see outside the log, in clear: notes, and raw addresses where the flagger asks for them. Two tables that nothing
// reads but `notice private`, retention and erasure.
import type { Day } from '../model/period.ts';
import { type KeepRule, keptUntil } from '../model/retention.ts';
import { insertInChunks } from './chunks.ts';
import type { Db } from './db.ts';
import { cellsOf, insertRows } from './insert-rows.ts';
import type { ReadyNotice } from './ready-notice.ts';

/** The rules in force. */
export interface Keeping {
  /** Null: raw addresses are not kept. */
  readonly urls: KeepRule | null;
  /** Null: notes are kept until they are forgotten. */
  readonly notes: KeepRule | null;
  readonly today: Day;
  /** Does the source tell notes? Then a blank one means that there is none any more. */
  readonly tellsNotes: boolean;
}

interface Numbered {
  readonly id: number;
  readonly ready: Pick<ReadyNotice, 'note' | 'urls' | 'sentLastOn'>;
}

/**
 * Keeps the notes and, where a rule asks for it, the addresses of notices. What is due already is not kept at all. `isFresh`: of notices the
 * log does not have yet nothing can be there already.
 */
export async function keepPrivate(db: Db, items: readonly Numbered[], keeping: Keeping, isFresh = false): Promise<void> {
  await keepNotes(db, items, keeping, isFresh);
  if (keeping.urls) await keepUrls(db, items, keeping.urls, keeping.today);
}

async function keepNotes(db: Db, items: readonly Numbered[], { notes, today }: Keeping, isFresh: boolean): Promise<void> {
  const rows = items.flatMap(({ id, ready }) => {
    const until = notes === null ? null : keptUntil(notes, ready.sentLastOn);
    return ready.note === null || (until !== null && until < today) ? [] : [{ notice_id: id, body: ready.note, keep_until: until }];
  });
  if (isFresh) {
    const cells = rows.map((row) => cellsOf(row, NOTE_COLUMNS));
    await insertRows(db, 'notice_note', NOTE_COLUMNS, cells);
    return;
  }
  await insertInChunks(rows, (chunk) =>
    db
      .insertInto('notice_note')
      .values(chunk)
      .onConflict((on) =>
        on.column('notice_id').doUpdateSet((eb) => ({ body: eb.ref('excluded.body'), keep_until: eb.ref('excluded.keep_until') })),
      )
      .execute(),
  );
}

const NOTE_COLUMNS = ['notice_id', 'body', 'keep_until'] as const;

/** Erases the notes of notices that are told with a blank one now. */
export async function dropBlankNotes(
  db: Db,
  items: readonly { readonly id: number; readonly hasNote: boolean }[],
  { tellsNotes }: Keeping,
): Promise<void> {
  const blank = tellsNotes ? items.filter(({ hasNote }) => !hasNote).map(({ id }) => id) : [];
  await insertInChunks(blank, (ids) => db.deleteFrom('notice_note').where('notice_id', 'in', ids).execute());
}

/** Of notices that left the log: nobody can ask for these texts any more. */
export async function dropPrivate(db: Db, noticeIds: readonly number[]): Promise<void> {
  await insertInChunks(noticeIds, async (ids) => {
    await db.deleteFrom('notice_note').where('notice_id', 'in', ids).execute();
    await db.deleteFrom('notice_url').where('notice_id', 'in', ids).execute();
  });
}

/** The addresses told now take the place of those told before. */
async function keepUrls(db: Db, items: readonly Numbered[], rule: KeepRule, today: Day): Promise<void> {
  await insertInChunks(
    items.map(({ id }) => id),
    (ids) => db.deleteFrom('notice_url').where('notice_id', 'in', ids).execute(),
  );
  const rows = items.flatMap(({ id, ready }) => {
    const until = keptUntil(rule, ready.sentLastOn);
    return until < today ? [] : [...new Set(ready.urls)].map((url) => ({ notice_id: id, url, keep_until: until }));
  });
  await insertInChunks(rows, (chunk) => db.insertInto('notice_url').values(chunk).execute());
}

export interface PrivateTexts {
  readonly note: { readonly body: string; readonly keepUntil: Day | null } | null;
  readonly urls: readonly { readonly url: string; readonly keepUntil: Day }[];
}

/** For the one command that shows them. */
export async function readPrivate(db: Db, noticeId: number): Promise<PrivateTexts> {
  const note = await db.selectFrom('notice_note').selectAll().where('notice_id', '=', noticeId).executeTakeFirst();
  const urls = await db.selectFrom('notice_url').selectAll().where('notice_id', '=', noticeId).orderBy('url').execute();
  return {
    note: note ? { body: note.body, keepUntil: note.keep_until } : null,
    urls: urls.map((row) => ({ url: row.url, keepUntil: row.keep_until })),
  };
}
