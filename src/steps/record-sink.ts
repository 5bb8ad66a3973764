// Where the records of one import end up: in the log, set aside, skipped. Every record has exactly one fate, that of its notice.
import type { ParsedRecord } from '../import/parse-file.ts';
import type { Db } from '../log/db.ts';
import { type ResolvedNotice, upsertNotices } from '../log/notices.ts';
import { loadServiceBook, type Resolution, resolveService, type ServiceBook } from '../log/service-book.ts';
import type { UpsertContext } from '../log/upsert-context.ts';
import type { Issue } from '../model/issue.ts';
import type { Notice } from '../model/notice.ts';
import type { Day } from '../model/period.ts';
import type { Profile } from '../model/profile.ts';
import { futureIssue, futureOf } from './future.ts';
import { serviceIssues } from './service-issue.ts';
import type { Tally } from './tally.ts';

/** Notices that are written at a time. */
const BATCH = 2000;

export interface SinkOptions {
  readonly unknownServices: Profile['unknownServices'];
  /** Label of the column of services; null where the profile has none. */
  readonly serviceLabel: string | null;
  /** Nothing can have been sent after this day. */
  readonly today: Day;
  /** Put behind references that the source does not have itself; null: what groups its records names them well enough. */
  readonly suffix: string | null;
  /** The file is only read again: the log has it, and what it says there stands. */
  readonly frozen: boolean;
  /** Called once, before the first record without a reference of its own is taken. */
  readonly beforeUnreferenced: () => Promise<void>;
  /** Told of the references the program gave. */
  readonly onUnreferenced: ((reference: string) => void) | null;
}

export interface RecordSink {
  take(parsed: ParsedRecord): Promise<void>;
  /** Writes what is still waiting; then the tally is whole. */
  flush(): Promise<void>;
  readonly newServices: readonly string[];
  readonly book: ServiceBook;
}

/** What becomes of the records that join the notice before them. */
type Fate =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'rejected'; readonly issues: readonly Issue[] }
  | { readonly kind: 'held'; readonly issues: readonly Issue[]; readonly values: readonly { field: string; value: string }[] };

export async function recordSink(db: Db, context: UpsertContext, tally: Tally, options: SinkOptions): Promise<RecordSink> {
  const newServices: string[] = [];
  let asked = false;
  let waiting: (ResolvedNotice & { records: number })[] = [];
  let fate: Fate = { kind: 'waiting' };
  const book = await loadServiceBook(db);

  const resolve = async (name: string | null): Promise<Resolution | null> => {
    const resolved = name === null ? null : await resolveService(db, book, name, options.unknownServices, context.actor.now);
    if (resolved?.entered) newServices.push(resolved.entered);
    return resolved;
  };

  const takeNotice = async (parsed: ParsedRecord, found: Notice, own: Notice): Promise<Fate> => {
    if (waiting.length >= BATCH) await flush();
    const future = futureOf(found, options.today);
    if (future) {
      const issues = [futureIssue(parsed.record, found, future)];
      tally.reject(parsed, issues);
      return { kind: 'rejected', issues };
    }
    const resolved = await resolve(found.service);
    const doubts = resolved?.question
      ? serviceIssues(resolved.question, resolved.serviceId === null, parsed.record, found, options.serviceLabel)
      : [];
    // What the log says of the name says more than what its letters alone tell.
    const others = parsed.issues.filter(({ code, label }) => !doubts.some((doubt) => doubt.code === code && doubt.label === label));
    if (resolved?.serviceId === null) {
      const issues = [...others, ...doubts];
      const values = [{ field: 'service', value: resolved.question.name }];
      tally.hold(parsed, issues, values);
      return { kind: 'held', issues, values };
    }
    const notice = found.hasOwnReference || options.suffix === null ? found : await withSuffix(found, options.suffix);
    tally.accept({ ...parsed, issues: [...others, ...doubts] }, own);
    waiting.push({ notice, serviceId: resolved?.serviceId ?? null, records: 1 });
    return { kind: 'waiting' };
  };

  const withSuffix = async (found: Notice, suffix: string): Promise<Notice> => {
    if (!asked) await options.beforeUnreferenced();
    asked = true;
    const reference = `${found.reference}${suffix}`;
    options.onUnreferenced?.(reference);
    return { ...found, reference };
  };

  const takeJoined = (parsed: ParsedRecord, own: Notice): void => {
    if (fate.kind === 'rejected') tally.reject(parsed, fate.issues);
    else if (fate.kind === 'held') tally.hold(parsed, fate.issues, fate.values);
    else {
      tally.accept(parsed, own);
      const last = waiting.at(-1);
      if (last) last.records += 1;
    }
  };

  const flush = async () => {
    const batch = waiting;
    waiting = [];
    const outcomes = options.frozen ? batch.map(() => 'unchanged' as const) : await upsertNotices(db, batch, context);
    for (const [i, outcome] of outcomes.entries()) tally.count(outcome, batch[i]?.records ?? 1);
  };

  return {
    async take(parsed) {
      if (parsed.outcome === 'notice') fate = await takeNotice(parsed, parsed.notice, parsed.own ?? parsed.notice);
      else if (parsed.outcome === 'joined') takeJoined(parsed, parsed.own);
      else if (parsed.outcome === 'held') tally.hold(parsed, parsed.issues, parsed.values);
      else if (parsed.outcome === 'rejected') tally.reject(parsed, parsed.issues);
      else tally.skip(parsed);
    },
    flush,
    newServices,
    book,
  };
}
