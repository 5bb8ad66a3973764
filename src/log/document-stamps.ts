// The flagger's data and its register as people edit them in parts: which state somebody saw, and whether the part was changed since.
import type { Flagger } from '../model/flagger.ts';
import { flaggerSchema } from '../model/flagger.ts';
import type { IndependenceRegister } from '../model/independence.ts';
import { independenceSchema } from '../model/independence.ts';
import type { Instant } from '../model/period.ts';
import type { Actor } from './audit-trail.ts';
import { listNewestVersions, type PublishedVersion } from './corrections.ts';
import type { Db } from './db.ts';
import { saveIndependence } from './documents.ts';
import { enterFlagger } from './flagger.ts';

export interface Stamped<T> {
  readonly document: T;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

/** The state of an instant at which one was recorded, exactly; null: the state now. Null where there is none. */
export async function stampedFlagger(db: Db, recordedAt: Instant | null = null): Promise<Stamped<Flagger> | null> {
  const row = await rowOf(db, 'flagger', recordedAt);
  return row && { ...row, document: flaggerSchema.parse(JSON.parse(row.document)) };
}

/** As `stampedFlagger`, of the register. */
export async function stampedIndependence(db: Db, recordedAt: Instant | null = null): Promise<Stamped<IndependenceRegister> | null> {
  const row = await rowOf(db, 'independence', recordedAt);
  return row && { ...row, document: independenceSchema.parse(JSON.parse(row.document)) };
}

async function rowOf(db: Db, table: 'flagger' | 'independence', recordedAt: Instant | null): Promise<Stamped<string> | null> {
  let query = db.selectFrom(table).select(['document', 'recorded_at', 'recorded_by']).orderBy('id', 'desc').limit(1);
  if (recordedAt !== null) query = query.where('recorded_at', '=', recordedAt);
  const row = await query.executeTakeFirst();
  return row ? { document: row.document, recordedAt: row.recorded_at, recordedBy: row.recorded_by } : null;
}

/** What somebody typed, for a part of a document. */
export interface Edit<T, Made = T> {
  /** Instant of the state it was typed for; empty: there was none. */
  readonly seen: string;
  /** The part that is changed: others may have changed elsewhere meanwhile. */
  readonly part: (document: T | null) => unknown;
  readonly change: (document: T | null) => Made;
}

/** `meanwhile`: somebody changed that part since, so nothing was written. */
export interface Edited {
  readonly meanwhile: boolean;
  readonly changed: boolean;
}

/**
 * Run it in the transaction of an act. A change that fitted what was seen and fits what stands now no more, because another part was
 * changed, counts as `meanwhile`.
 *
 * @throws UserError as `enterFlagger`
 */
export async function editFlagger(db: Db, edit: Edit<Flagger, unknown>, actor: Actor): Promise<Edited> {
  const now = await stampedFlagger(db);
  const seen = now?.recordedAt === edit.seen ? now : edit.seen === '' ? null : await stampedFlagger(db, edit.seen);
  if (isOther(edit, seen, now)) return { meanwhile: true, changed: false };
  const made = flaggerSchema.safeParse(edit.change(now?.document ?? null));
  if (!made.success) return { meanwhile: true, changed: false };
  const { changed } = await enterFlagger(db, made.data, actor);
  return { meanwhile: false, changed };
}

/** Run it in the transaction of an act. */
export async function editIndependence(db: Db, edit: Edit<IndependenceRegister>, actor: Actor): Promise<Edited> {
  const now = await stampedIndependence(db);
  const seen = now?.recordedAt === edit.seen ? now : edit.seen === '' ? null : await stampedIndependence(db, edit.seen);
  if (isOther(edit, seen, now)) return { meanwhile: true, changed: false };
  return { meanwhile: false, changed: await saveIndependence(db, edit.change(now?.document ?? null), actor) };
}

/** Would `editFlagger` write nothing, because somebody changed that part since? */
export async function isFlaggerOther(db: Db, edit: Pick<Edit<Flagger>, 'seen' | 'part'>): Promise<boolean> {
  return isOther(edit, edit.seen === '' ? null : await stampedFlagger(db, edit.seen), await stampedFlagger(db));
}

function isOther<T>({ part }: Pick<Edit<T>, 'part'>, seen: Stamped<T> | null, now: Stamped<T> | null): boolean {
  return JSON.stringify(part(seen?.document ?? null)) !== JSON.stringify(part(now?.document ?? null));
}

/** The version published last of all. */
export async function lastPublished(db: Db): Promise<PublishedVersion | null> {
  const versions = await listNewestVersions(db);
  return versions.reduce<PublishedVersion | null>((last, one) => (last && last.publishedAt > one.publishedAt ? last : one), null);
}
