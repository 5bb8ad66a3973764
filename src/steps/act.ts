// Every act that changes the log runs through here: one transaction, and then a look at what was published. Where an act changes what a
// published period counts, a correction is open, and whoever acted is told.
import type { Actor } from '../log/audit-trail.ts';
import { type Codes, loadCodes } from '../log/codes.ts';
import { type Cause, type Correction, listNewestVersions, listOpenCorrections, noteDifference } from '../log/corrections.ts';
import { type CountQuestion, countByCodes } from '../log/counts.ts';
import type { Db, Log } from '../log/db.ts';
import { readFlagger } from '../log/documents.ts';
import { loadProviderBook, type ProviderBook } from '../log/provider-book.ts';
import { listProviders } from '../log/provider-list.ts';
import { readSetting, writeSetting } from '../log/settings.ts';
import { isReadOtherwiseSince, servicesBefore } from '../log/touched.ts';
import { writing } from '../log/writing.ts';
import type { Count } from '../model/count.ts';
import type { Flagger } from '../model/flagger.ts';
import type { Day } from '../model/period.ts';
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

/** Setting: the instant just after the last review, from which on nothing was reviewed yet. */
const REVIEWED = 'reviewed-before';

/**
 * Compares what each newest published version counted with what its period counts now. Where nothing changed the counts since the last
 * review, what that found stands.
 */
export async function reviewPublished(db: Db, cause: Cause | null, actor: Actor): Promise<readonly Correction[]> {
  const published = await listNewestVersions(db);
  if (published.length === 0) return [];
  // What this act recorded bears its instant, so "now" is just after it.
  const now = new Date(Date.parse(actor.now) + 1).toISOString();
  const reviewed = await readSetting(db, REVIEWED);
  const found = new Map((await listOpenCorrections(db)).map(({ publicationId, notices }) => [publicationId, notices]));
  for (const publication of published) {
    const wasReviewed = reviewed !== null && publication.publishedAt < reviewed && publication.knownBefore <= reviewed;
    const stands = wasReviewed && (await countedOtherwise(db, publication, reviewed, now)) === 0;
    const notices = stands ? (found.get(publication.id) ?? 0) : await countedOtherwise(db, publication, publication.knownBefore, now);
    const isByThisAct = notices > 0 && (await countedOtherwise(db, publication, actor.now, now)) > 0;
    await noteDifference(db, publication.id, { notices, isByThisAct }, cause, actor);
  }
  await writeSetting(db, REVIEWED, now);
  const ids = new Set(published.map(({ id }) => id));
  return (await listOpenCorrections(db)).filter((correction) => ids.has(correction.publicationId));
}

type Counted = Pick<CountQuestion, 'period' | 'asOfOn' | 'spanDay'>;

/**
 * How many notices of a period are counted otherwise as known before one instant than as known before a later one. Only notices that were
 * touched between the two can be, unless the others are read otherwise now.
 */
export async function countedOtherwise(db: Db, counted: Counted, then: string, now: string): Promise<number> {
  const after = await readingOf(db, now);
  const before = (await isReadOtherwiseSince(db, then)) ? await readingOf(db, then) : after;
  const isReadAlike = before === after || (await readsAlike(db, counted, then, [before, after]));
  const { period, asOfOn, spanDay = null } = counted;
  const question = { period, asOfOn, spanDay, touchedSince: isReadAlike ? then : null };
  return differing(
    await countsOf(db, { ...question, knownBefore: then }, before),
    await countsOf(db, { ...question, knownBefore: now }, after),
  );
}

/** What a notice is read by, beside its own values, when it is counted as known before an instant. */
interface Reading {
  readonly flagger: Flagger | null;
  readonly codes: Codes;
  readonly providers: ProviderBook;
  readonly mayBeNamed: (provider: string) => boolean;
}

async function readingOf(db: Db, knownBefore: string): Promise<Reading> {
  const { mayBeNamed } = naming(await listProviders(db, knownBefore), []);
  const [flagger, codes] = [await readFlagger(db, knownBefore), await loadCodes(db)];
  return { flagger, codes, providers: await loadProviderBook(db, knownBefore), mayBeNamed };
}

/** True when two readings give a notice of the period, recorded before `then`, the same codes whatever it holds. */
async function readsAlike(db: Db, { period }: Counted, then: string, [a, b]: readonly [Reading, Reading]): Promise<boolean> {
  if (JSON.stringify(a.flagger?.awards) !== JSON.stringify(b.flagger?.awards)) return false;
  const changes = [...a.providers.changeDays, ...b.providers.changeDays].filter((day) => period.first < day && day <= period.last);
  const days = [period.first, ...new Set(changes)];
  const codesOn = ({ providers, mayBeNamed }: Reading, service: number, day: Day) =>
    JSON.stringify(withOther(providers.on(service, day), mayBeNamed));
  const services = await servicesBefore(db, then);
  return services.every((service) => days.every((day) => codesOn(a, service, day) === codesOn(b, service, day)));
}

/** Notices by all their codes, providers that may not be named under one. */
async function countsOf(
  db: Db,
  question: Omit<CountQuestion, 'flagger'>,
  { flagger, codes, providers, mayBeNamed }: Reading,
): Promise<Map<string, number>> {
  const counts = await countByCodes(db, { ...question, flagger }, { codes, providers });
  const byCodes = new Map<string, number>();
  for (const { notices, items, itemsAffected, ...held } of counts) {
    const key = JSON.stringify(withOther(held, mayBeNamed));
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
