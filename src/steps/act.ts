// Every act that changes the log runs through here: one transaction, and then a look at what was published. Where an act changes what a
// published period counts, a correction is open, and whoever acted is told.
import type { Actor } from '../log/audit-trail.ts';
import { type Cause, type Correction, listOpenCorrections, noteDifference } from '../log/corrections.ts';
import { type CountQuestion, countNotices } from '../log/counts.ts';
import type { Db, Log } from '../log/db.ts';
import { readFlagger } from '../log/documents.ts';
import { listProviders } from '../log/providers.ts';
import { listPublications, newestVersions } from '../log/publications.ts';
import { writing } from '../log/writing.ts';
import type { Count } from '../model/count.ts';
import { OTHER_PROVIDERS } from '../model/report.ts';
import { naming } from '../report/naming.ts';

export interface Done<T> {
  readonly value: T;
  /** Published periods that are now counted otherwise, with an open correction. */
  readonly corrections: readonly Correction[];
}

/** Does `work` in one transaction, all or nothing. `cause` names the act in the history of corrections; null: it changes no count. */
export function act<T>(log: Log, actor: Actor, cause: Cause | null, work: (db: Db, actor: Actor) => Promise<T>): Promise<Done<T>> {
  return writing(log, actor, async (db, at) => {
    const value = await work(db, at);
    return { value, corrections: await reviewPublished(db, cause, at) };
  });
}

/** As `act`, and then everything is taken back: what it says is what the act would do. */
export async function rehearse<T>(
  log: Log,
  actor: Actor,
  cause: Cause | null,
  work: (db: Db, actor: Actor) => Promise<T>,
): Promise<Done<T>> {
  const stop = new Error('rehearsed');
  const done: Done<T>[] = [];
  await writing(log, actor, async (db, at) => {
    const value = await work(db, at);
    done.push({ value, corrections: await reviewPublished(db, cause, at) });
    throw stop;
  }).catch((error: unknown) => {
    if (error !== stop) throw error;
  });
  return done[0] as Done<T>;
}

/** Compares what each newest published version counted with what its period counts now. */
export async function reviewPublished(db: Db, cause: Cause | null, actor: Actor): Promise<readonly Correction[]> {
  const published = newestVersions(await listPublications(db));
  // What this act recorded bears its instant, so "now" is just after it.
  const now = new Date(Date.parse(actor.now) + 1).toISOString();
  for (const publication of published) {
    const counted = { period: publication.period, asOfOn: publication.report.asOfOn, spanDay: publication.spanDay };
    const notices = await countedOtherwise(db, counted, publication.knownBefore, now);
    const isByThisAct = notices > 0 && (await countedOtherwise(db, counted, actor.now, now)) > 0;
    await noteDifference(db, publication.id, { notices, isByThisAct }, cause, actor);
  }
  const ids = new Set(published.map(({ id }) => id));
  return (await listOpenCorrections(db)).filter((correction) => ids.has(correction.publicationId));
}

type Counted = Pick<CountQuestion, 'period' | 'asOfOn' | 'spanDay'>;

/** How many notices of a period are counted otherwise as known before one instant than as known before another. */
export async function countedOtherwise(db: Db, counted: Counted, then: string, now: string): Promise<number> {
  return differing(await countsOf(db, counted, then), await countsOf(db, counted, now));
}

/** Notices by all their codes, providers that may not be named under one, as known before an instant. */
async function countsOf(db: Db, counted: Counted, knownBefore: string): Promise<Map<string, number>> {
  const flagger = await readFlagger(db, knownBefore);
  const { mayBeNamed } = naming(await listProviders(db, knownBefore), []);
  const { counts } = await countNotices(db, { ...counted, knownBefore, flagger });
  const byCodes = new Map<string, number>();
  for (const { notices, items, itemsAffected, ...codes } of counts) {
    const key = JSON.stringify(withOther(codes, mayBeNamed));
    byCodes.set(key, (byCodes.get(key) ?? 0) + notices);
    byCodes.set(`items ${key}`, (byCodes.get(`items ${key}`) ?? 0) + items + itemsAffected);
  }
  return byCodes;
}

function withOther<T extends Pick<Count, 'provider' | 'service'>>(codes: T, mayBeNamed: (provider: string) => boolean): T {
  return codes.provider === null || mayBeNamed(codes.provider) ? codes : { ...codes, provider: OTHER_PROVIDERS, service: null };
}

/** How many notices stand under other codes: the larger of what was added and what was taken away. */
function differing(then: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): number {
  let [added, taken, items] = [0, 0, false];
  for (const key of new Set([...then.keys(), ...now.keys()])) {
    const change = (now.get(key) ?? 0) - (then.get(key) ?? 0);
    if (key.startsWith('items ')) items ||= change !== 0;
    else if (change > 0) added += change;
    else taken -= change;
  }
  return Math.max(added, taken, items ? 1 : 0);
}
