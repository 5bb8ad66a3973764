// The audit trail in pages, newest first, for people to read. A page begins after the last line of the one before it, so that none is
// shown twice or left out while others act, and the thousandth page is as quick as the first.
import type { Instant } from '../model/period.ts';
import { detailOf } from './audit-trail.ts';
import type { Db } from './db.ts';

export interface AuditLine {
  readonly id: number;
  /** Place in the trail. */
  readonly number: number;
  readonly at: Instant;
  readonly who: string;
  /** Such as `import.done`. */
  readonly act: string;
  /** Such as `import 3`. */
  readonly subject: string;
  /** Codes, counts and hashes; `unreadable`: what stands there and is none of ours. */
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface AuditFilter {
  /** One act (`import.done`), or an area of them (`import`); null: all. */
  readonly act?: string | null;
  /** Exactly this name; null: all. */
  readonly who?: string | null;
}

export interface AuditPage {
  readonly lines: readonly AuditLine[];
  /** `before` of the next page; null: this is the last one. */
  readonly next: number | null;
}

/** At most `limit` lines older than line `before` (null: from the newest). */
export async function readAudit(
  db: Db,
  { act = null, who = null }: AuditFilter,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<AuditPage> {
  // Each act by its own index: one question for several, or for whatever somebody did, would walk through the whole trail.
  const found = [];
  for (const one of await actsOf(db, act, who)) found.push(...(await some(db, one, who, before, limit + 1)));
  const rows = found.sort((a, b) => b.id - a.id).slice(0, limit + 1);
  const lines = rows.slice(0, limit).map((row) => ({ ...row, detail: detailOf(row.detail) ?? { unreadable: String(row.detail) } }));
  return { lines, next: rows.length > limit ? (lines.at(-1)?.id ?? null) : null };
}

/** Null stands for all of them at once. */
async function actsOf(db: Db, act: string | null, who: string | null): Promise<(string | null)[]> {
  if (act?.includes('.')) return [act];
  if (act === null && who === null) return [null];
  return (await listActs(db)).filter((one) => act === null || one.startsWith(`${act}.`));
}

const COLUMNS = ['id', 'number', 'at', 'who', 'act', 'subject', 'detail'] as const;

function some(db: Db, act: string | null, who: string | null, before: number | null, limit: number) {
  let query = db.selectFrom('audit').select(COLUMNS).orderBy('id', 'desc').limit(limit);
  if (act !== null) query = query.where('act', '=', act);
  if (who !== null) query = query.where('who', '=', who);
  if (before !== null) query = query.where('id', '<', before);
  return query.execute();
}

/** Every act in the trail, in order: what a filter can ask for. */
export function listActs(db: Db): Promise<string[]> {
  return distinct(db, 'act');
}

/** Everybody who acted, in order. */
export function listActors(db: Db): Promise<string[]> {
  return distinct(db, 'who');
}

/** From one value to the next by the index; reading them all would take as long as the trail is. */
async function distinct(db: Db, column: 'act' | 'who'): Promise<string[]> {
  const values: string[] = [];
  for (;;) {
    const last = values.at(-1);
    let query = db.selectFrom('audit').select(column).orderBy(column).limit(1);
    if (last !== undefined) query = query.where(column, '>', last);
    const row: Partial<Record<'act' | 'who', string>> | undefined = await query.executeTakeFirst();
    const next = row?.[column];
    if (next === undefined) return values;
    values.push(next);
  }
}

/** What `readAudit` takes to begin with the line before this one. */
export async function beforeLine(db: Db, number: number): Promise<number> {
  const { last } = await db
    .selectFrom('audit')
    .select((eb) => eb.fn.max('id').as('last'))
    .where('number', '<', number)
    .executeTakeFirstOrThrow();
  return Number(last ?? 0) + 1;
}
