// Where the records of one import end up: in the log, set aside, skipped. Every record has exactly one fate, that of its notice.
import assert from 'node:assert/strict';
import type { ParsedRecord } from '../import/parse-file.ts';
import type { Db } from '../log/db.ts';
import { type ResolvedNotice, upsertNotices, upsertReady } from '../log/notices.ts';
import { type ReadyNotice, readyNotice } from '../log/ready-notice.ts';
import { loadServiceBook, type Resolution, resolveService, type ServiceBook } from '../log/service-book.ts';
import type { UpsertContext } from '../log/upsert-context.ts';
import type { Issue } from '../model/issue.ts';
import type { Notice } from '../model/notice.ts';
import type { Day } from '../model/period.ts';
import type { Profile } from '../model/profile.ts';
import { futureIssue, futureOf } from './future.ts';
import type { IntakeRecord, ReadyRecord } from './ready-records.ts';
import { serviceIssues } from './service-issue.ts';
import type { Tally } from './tally.ts';

/** Notices that are written at a time. */
const BATCH = 250;

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
  take(records: readonly IntakeRecord[]): Promise<void>;
  /** Services of names, as far as they have one; what there is to say about a name is said with the next record that has it. */
  find(names: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Writes what is still waiting; then the tally is whole. */
  flush(): Promise<void>;
  readonly newServices: readonly string[];
  readonly book: ServiceBook;
}

/** A notice that waits to be written, and how many records it came from. */
type Waiting = { records: number } & (ResolvedNotice | { readonly ready: ReadyNotice } | { readonly isKnown: true });

/** What becomes of the records that join the notice before them. */
type Fate =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'rejected'; readonly issues: readonly Issue[] }
  | { readonly kind: 'held'; readonly issues: readonly Issue[]; readonly values: readonly { field: string; value: string }[] };

const WAITING: Fate = { kind: 'waiting' };

/** Outcomes of a record with which a notice begins. */
const BEGINS: ReadonlySet<IntakeRecord['outcome']> = new Set(['notice', 'ready', 'known']);

export async function recordSink(db: Db, context: UpsertContext, tally: Tally, options: SinkOptions): Promise<RecordSink> {
  const newServices: string[] = [];
  let asked = false;
  let waiting: Waiting[] = [];
  const found = new Map<string, Resolution>();
  let fate = WAITING;
  const book = await loadServiceBook(db);

  const resolve = async (name: string): Promise<Resolution> => {
    const before = found.get(name);
    found.delete(name);
    if (before) return before;
    const resolved = await resolveService(db, book, name, options.unknownServices, context.actor.now);
    if (resolved.entered) newServices.push(resolved.entered);
    return resolved;
  };

  const takeNotice = async (parsed: ParsedRecord, told: Notice, own: Notice): Promise<Fate> => {
    const future = futureOf(told, options.today);
    if (future) {
      const issues = [futureIssue(parsed.record, told, future)];
      tally.reject(parsed, issues);
      return { kind: 'rejected', issues };
    }
    const resolved = told.service === null ? null : await resolve(told.service);
    const doubts = resolved?.question
      ? serviceIssues(resolved.question, resolved.serviceId === null, parsed.record, told, options.serviceLabel)
      : [];
    // What the log says of the name says more than what its letters alone tell.
    const others = parsed.issues.filter(({ code, label }) => !doubts.some((doubt) => doubt.code === code && doubt.label === label));
    if (resolved?.serviceId === null) {
      const issues = [...others, ...doubts];
      const values = [{ field: 'service', value: resolved.question.name }];
      tally.hold(parsed, issues, values);
      return { kind: 'held', issues, values };
    }
    const notice = told.hasOwnReference || options.suffix === null ? told : await withSuffix(told, options.suffix);
    tally.accept({ ...parsed, issues: [...others, ...doubts] }, own);
    waiting.push({ notice, serviceId: resolved?.serviceId ?? null, records: 1 });
    return WAITING;
  };

  const withSuffix = async (told: Notice, suffix: string): Promise<Notice> => {
    const reference = `${told.reference}${suffix}`;
    await noteUnreferenced(reference);
    return { ...told, reference };
  };

  const noteUnreferenced = async (reference: string) => {
    if (!asked) await options.beforeUnreferenced();
    asked = true;
    options.onUnreferenced?.(reference);
  };

  const isUnreferenced = (parsed: IntakeRecord): parsed is ReadyRecord =>
    parsed.outcome === 'ready' && options.suffix !== null && parsed.ready.row.own_reference === 'no';

  const keep = (notice: Waiting): void => {
    waiting.push(notice);
    fate = WAITING;
  };

  const takePlain = (parsed: Exclude<IntakeRecord, { outcome: 'notice' }>): void => {
    if (parsed.outcome === 'ready') keep({ ready: parsed.ready, records: 1 });
    else if (parsed.outcome === 'known') keep({ isKnown: true, records: 1 });
    else if (parsed.outcome === 'joined') takeJoined(parsed, parsed.own);
    else if (parsed.outcome === 'held') tally.hold(parsed, parsed.issues, parsed.values);
    else if (parsed.outcome === 'rejected') tally.reject(parsed, parsed.issues);
    else tally.skip(parsed);
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
    const outcomes = options.frozen ? batch.map(() => 'unchanged' as const) : await write(batch);
    for (const [i, outcome] of outcomes.entries()) tally.count(outcome, batch[i]?.records ?? 1);
  };

  const write = (batch: readonly Waiting[]) => {
    const { references, values } = context.forgotten;
    const told = batch.filter((item) => 'notice' in item);
    // Nothing is made ready where something may have to be left out.
    if (references || values) return upsertNotices(db, told, context);
    const ready = batch.map((item) => {
      assert(!('isKnown' in item), 'what is known is only counted');
      return 'ready' in item ? item.ready : readyNotice(item.notice, item.serviceId, context);
    });
    return upsertReady(db, ready, context);
  };

  return {
    async find(names) {
      const services = new Map<string, number>();
      for (const name of names) {
        const resolution = await resolve(name);
        found.set(name, resolution);
        if (resolution.serviceId !== null) services.set(name, resolution.serviceId);
      }
      return services;
    },
    async take(records) {
      for (const parsed of records) {
        // Not before others: what joins a notice looks for it among those that wait.
        if (waiting.length >= BATCH && BEGINS.has(parsed.outcome)) await flush();
        if (isUnreferenced(parsed)) await noteUnreferenced(parsed.ready.row.reference);
        if (parsed.outcome === 'notice') fate = await takeNotice(parsed, parsed.notice, parsed.own ?? parsed.notice);
        else takePlain(parsed);
      }
    },
    flush,
    newServices,
    book,
  };
}
