// Where the records of one import end up: in the log, set aside, skipped. Every record has exactly one fate.
import type { ParsedRecord, SourceRecord } from '../import/parse-file.ts';
import type { Db } from '../log/db.ts';
import type { ImportSummary } from '../log/imports.ts';
import { type ResolvedNotice, type UpsertContext, upsertNotices } from '../log/notices.ts';
import { enterService, knownService, loadServiceBook } from '../log/service-book.ts';
import type { ImportRecord } from '../model/import-result.ts';
import type { Issue } from '../model/issue.ts';
import type { Dated, Notice } from '../model/notice.ts';
import type { Day } from '../model/period.ts';
import type { Profile } from '../model/profile.ts';

const BATCH = 200;

export interface SinkOptions {
  readonly unknownServices: Profile['unknownServices'];
  /** Nothing can have been sent after this day. */
  readonly today: Day;
  /** Put behind references that the source does not have itself. */
  readonly suffix: string;
  /** Called once, before the first record without a reference of its own is taken. */
  readonly beforeUnreferenced: () => Promise<void>;
  /** Keep what is said of each record, for a dry run. */
  readonly keepRecords: boolean;
}

/** A record that did not go in, with the reasons. */
export interface SetAside {
  readonly record: SourceRecord;
  readonly issues: readonly Issue[];
}

export interface RecordSink {
  take(parsed: ParsedRecord): Promise<void>;
  /** Writes what is still waiting; then the results below are whole. */
  flush(): Promise<void>;
  summary(): ImportSummary;
  /** Values that wait for an answer, those that hold most records first. */
  heldValues(): { field: string; value: string; records: number }[];
  readonly issues: readonly Issue[];
  readonly warnings: readonly Issue[];
  readonly setAside: readonly SetAside[];
  readonly newServices: readonly string[];
  /** References the program gave to records without one of their own. */
  readonly unreferenced: ReadonlySet<string>;
  readonly dryRunRecords: readonly ImportRecord[];
}

export async function recordSink(db: Db, context: UpsertContext, options: SinkOptions): Promise<RecordSink> {
  const fates = { new: 0, updated: 0, unchanged: 0, rejected: 0, skipped: 0, held: 0 };
  const held = new Map<string, { field: string; value: string; records: number }>();
  const issues: Issue[] = [];
  const warnings: Issue[] = [];
  const setAside: SetAside[] = [];
  const newServices: string[] = [];
  const unreferenced = new Set<string>();
  const dryRunRecords: ImportRecord[] = [];
  let waiting: ResolvedNotice[] = [];
  let book = await loadServiceBook(db);

  const note = (record: SourceRecord, outcome: ImportRecord['outcome'], told: readonly Issue[], values: ImportRecord['values'] = {}) => {
    if (options.keepRecords)
      dryRunRecords.push({ line: record.line, outcome, reasons: [...new Set(told.map((issue) => issue.code))], values });
  };

  const hold = (record: SourceRecord, told: readonly Issue[], values: readonly { field: string; value: string }[]) => {
    fates.held += 1;
    for (const { field, value } of values) {
      const key = `${field} ${value}`;
      held.set(key, { field, value, records: (held.get(key)?.records ?? 0) + 1 });
    }
    setAside.push({ record, issues: told });
    note(record, 'ask', told);
  };

  const reject = (record: SourceRecord, told: readonly Issue[]) => {
    fates.rejected += 1;
    issues.push(...told);
    setAside.push({ record, issues: told });
    note(record, 'reject', told);
  };

  /** Id of the service; undefined when the log may not enter it without an answer. */
  const resolve = async (name: string | null): Promise<number | null | undefined> => {
    if (name === null) return null;
    const present = book.find(name);
    if (present !== null) return present;
    if (options.unknownServices === 'hold' && !knownService(name)) return undefined;
    const id = await enterService(db, name, context.actor.now);
    newServices.push(name.trim());
    book = await loadServiceBook(db);
    return id;
  };

  const takeNotice = async (record: SourceRecord, found: Notice, told: readonly Issue[]) => {
    const future = [found.sent, ...found.decisions.map((decision) => decision.decided)].find(
      (dated) => dated && dated.firstOn > options.today,
    );
    if (future) return reject(record, [futureIssue(record, found, future)]);
    const serviceId = await resolve(found.service);
    if (serviceId === undefined)
      return hold(record, [unknownServiceIssue(record, found)], [{ field: 'service', value: found.service ?? '' }]);
    if (!found.hasOwnReference && unreferenced.size === 0) await options.beforeUnreferenced();
    const notice = found.hasOwnReference ? found : { ...found, reference: `${found.reference}${options.suffix}` };
    if (!found.hasOwnReference) unreferenced.add(notice.reference);
    warnings.push(...told);
    note(record, 'accept', told, valuesOf(notice));
    waiting.push({ notice, serviceId });
    if (waiting.length >= BATCH) await flush();
  };

  const flush = async () => {
    const batch = waiting;
    waiting = [];
    const outcomes = await upsertNotices(db, batch, context);
    for (const outcome of outcomes) fates[outcome] += 1;
  };

  return {
    async take(parsed) {
      const { record } = parsed;
      if (parsed.outcome === 'notice') return takeNotice(record, parsed.notice, parsed.issues);
      if (parsed.outcome === 'held') return hold(record, parsed.issues, parsed.values);
      if (parsed.outcome === 'rejected') return reject(record, parsed.issues);
      fates.skipped += 1;
      warnings.push(...parsed.issues.filter((issue) => issue.code !== 'row.blank'));
      note(record, 'skip', parsed.issues);
    },
    flush,
    summary: () => ({ records: Object.values(fates).reduce((sum, n) => sum + n, 0), ...fates }),
    heldValues: () => [...held.values()].sort((a, b) => b.records - a.records || (a.value < b.value ? -1 : 1)),
    issues,
    warnings,
    setAside,
    newServices,
    unreferenced,
    dryRunRecords,
  };
}

function futureIssue(record: SourceRecord, notice: Notice, { firstOn }: Dated): Issue {
  return {
    code: 'date.out-of-range',
    line: record.line,
    reference: notice.hasOwnReference ? notice.reference : null,
    label: null,
    value: firstOn,
    message: `${firstOn} lies in the future: nothing can have been sent or decided then.`,
    remedy: 'Correct the date; if day and month are exchanged, correct the date format in the profile.',
  };
}

function unknownServiceIssue(record: SourceRecord, notice: Notice): Issue {
  return {
    code: 'value.unmapped',
    line: record.line,
    reference: notice.hasOwnReference ? notice.reference : null,
    label: null,
    value: (notice.service ?? '').slice(0, 40),
    message: 'The log does not know this service.',
    remedy:
      'Say which service it is (article22 provider alias), enter it (article22 provider confirm --new), or map it in the profile; then import the file again.',
  };
}

const onOf = (dated: Dated | null | undefined): string | null => {
  if (!dated) return null;
  return dated.precision === 'month' ? dated.firstOn.slice(0, 7) : dated.firstOn;
};

function valuesOf(notice: Notice): ImportRecord['values'] {
  const first = notice.decisions.find((decision) => decision.order === 'first');
  return {
    reference: notice.hasOwnReference ? notice.reference : null,
    sent_on: onOf(notice.sent),
    provider: notice.service,
    category: notice.subcategory ?? notice.category,
    action: first?.action ?? null,
    decided_on: onOf(first?.decided),
    url: notice.known.find((known) => known.kind === 'url')?.text ?? null,
    items: notice.items,
    note: notice.note,
  };
}
