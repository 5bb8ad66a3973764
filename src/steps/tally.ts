// What is said of the records of one import: counts, causes, questions, and each record for whoever listens. Lists stay short
// however long the file is; the counts and the rejects file are whole.
import type { ParsedRecord, SourceRecord } from '../import/parse-file.ts';
import { recordValues } from '../import/record-values.ts';
import type { ImportSummary } from '../log/imports.ts';
import type { ImportRecord, ImportResult } from '../model/import-result.ts';
import type { Issue } from '../model/issue.ts';
import { compareText } from '../model/normalise.ts';
import type { Notice } from '../model/notice.ts';

export type Fate = 'new' | 'updated' | 'unchanged' | 'rejected' | 'skipped' | 'held';

/** Issues and warnings beyond this are counted, not listed. */
export const ISSUES_LISTED_MAX = 10_000;
/** Distinct values that wait for an answer; more of them are no vocabulary. */
const HELD_VALUES_MAX = 10_000;
/** Records at the head of a file that are shown as they were understood. */
export const PREVIEW_RECORDS = 15;
const EXAMPLES = 10;

/** A record that did not go in, with the reasons. */
export interface SetAside {
  readonly record: SourceRecord;
  readonly issues: readonly Issue[];
}

export interface PreviewRecord {
  readonly record: SourceRecord;
  readonly outcome: ImportRecord['outcome'];
  readonly reasons: readonly string[];
  /** As understood; null unless accepted. */
  readonly notice: Notice | null;
}

export interface TallyOptions {
  /** Told of every record; only a dry run listens. */
  readonly onRecord: ((record: ImportRecord) => void) | null;
  /** Told of every record that is rejected or held, as it comes. */
  readonly onSetAside: ((aside: SetAside) => void) | null;
}

export type HeldValue = Omit<ImportResult['held'][number], 'suggestions'>;

type Cause = ImportResult['causes'][number];

export interface Tally {
  reject(parsed: ParsedRecord, issues: readonly Issue[]): void;
  /** `values` are those that need an answer. */
  hold(parsed: ParsedRecord, issues: readonly Issue[], values: readonly { readonly field: string; readonly value: string }[]): void;
  skip(parsed: ParsedRecord): void;
  /** A record that goes in; `count` says later what became of it. `own` is what this record alone says. */
  accept(parsed: ParsedRecord, own: Notice): void;
  /** What became of accepted records that form one notice; in the order in which they were accepted. */
  count(fate: Fate, records: number): void;
  summary(): ImportSummary;
  /** Values that wait for an answer, those that hold most records first. */
  heldValues(): HeldValue[];
  readonly issues: readonly Issue[];
  readonly warnings: readonly Issue[];
  /** Every cause with its number of issues, the most frequent first. */
  causes(): Cause[];
  /** The first issues of a cause. */
  examples(cause: Pick<Cause, 'kind' | 'code' | 'label'>): readonly Issue[];
  readonly preview: readonly PreviewRecord[];
}

export function tally(options: TallyOptions): Tally {
  const records = { new: 0, updated: 0, unchanged: 0, rejected: 0, skipped: 0, held: 0 };
  const notices = { new: 0, updated: 0, unchanged: 0, rejected: 0, held: 0 };
  const held = new Map<string, { field: string; value: string; records: number }>();
  const issues: Issue[] = [];
  const warnings: Issue[] = [];
  const causes = new Map<string, { readonly cause: { -readonly [key in keyof Cause]: Cause[key] }; readonly examples: Issue[] }>();
  const preview: PreviewRecord[] = [];

  const list = (kind: Cause['kind'], told: readonly Issue[]) => {
    const listed = kind === 'warning' ? warnings : issues;
    for (const issue of told) {
      const { code, label, remedy } = issue;
      const key = keyOf({ kind, code, label });
      const entry = causes.get(key) ?? { cause: { kind, code, label, issues: 0, remedy }, examples: [] };
      entry.cause.issues += 1;
      if (entry.examples.length < EXAMPLES) entry.examples.push(issue);
      causes.set(key, entry);
      // Values that hold a record are told once each, under `held`.
      if ((kind === 'warning' || issue.code !== 'value.unmapped') && listed.length < ISSUES_LISTED_MAX) listed.push(issue);
    }
  };

  const line = recordLine(options.onRecord);

  const note = ({ record }: ParsedRecord, outcome: ImportRecord['outcome'], told: readonly Issue[], notice: Notice | null) => {
    const reasons = [...new Set(told.map((issue) => issue.code))];
    if (options.onRecord) line.add({ line: record.line, outcome, reasons, values: notice === null ? {} : recordValues(notice) });
    if (preview.length < PREVIEW_RECORDS && outcome !== 'skip') preview.push({ record, outcome, reasons, notice });
  };

  return {
    issues,
    warnings,
    preview,
    reject(parsed, told) {
      records.rejected += 1;
      if (!parsed.joins) notices.rejected += 1;
      list('rejected', told);
      options.onSetAside?.({ record: parsed.record, issues: told });
      note(parsed, 'reject', told, null);
    },
    hold(parsed, told, values) {
      records.held += 1;
      if (!parsed.joins) notices.held += 1;
      list('held', told);
      for (const { field, value } of values) {
        const key = `${field} ${value}`;
        const entry = held.get(key) ?? { field, value, records: 0 };
        entry.records += 1;
        if (held.size < HELD_VALUES_MAX || held.has(key)) held.set(key, entry);
      }
      options.onSetAside?.({ record: parsed.record, issues: told });
      note(parsed, 'ask', told, null);
    },
    skip(parsed) {
      records.skipped += 1;
      list(
        'warning',
        parsed.issues.filter((issue) => issue.code !== 'row.blank'),
      );
      note(parsed, 'skip', parsed.issues, null);
    },
    accept(parsed, own) {
      list('warning', parsed.issues);
      note(parsed, 'accept', parsed.issues, own);
    },
    count(fate, number) {
      records[fate] += number;
      line.settle(fate, number);
      if (fate !== 'skipped') notices[fate] += 1;
    },
    summary: () => ({ records: sum(records), ...records, notices: { notices: sum(notices), ...notices } }),
    heldValues: () => [...held.values()].sort((a, b) => b.records - a.records || compareText(a.value, b.value)),
    examples: (cause) => causes.get(keyOf(cause))?.examples ?? [],
    causes: () => [...causes.values()].map(({ cause }) => cause).sort((a, b) => b.issues - a.issues || compareText(a.code, b.code)),
  };
}

const keyOf = ({ kind, code, label }: Pick<Cause, 'kind' | 'code' | 'label'>) => `${kind} ${code} ${label ?? ''}`;

/** Why an accepted record changes less than it could. */
const CHANGES: Readonly<Partial<Record<Fate, string>>> = { updated: 'row.updates-existing', unchanged: 'row.unchanged' };

/** Records that leave in the order in which they came; an accepted one waits until it is known what it does to the log. */
function recordLine(leave: TallyOptions['onRecord']): { add(record: ImportRecord): void; settle(fate: Fate, records: number): void } {
  const line: { readonly record: ImportRecord; readonly waits: boolean }[] = [];
  const release = () => {
    const first = line.findIndex(({ waits }) => waits);
    for (const { record } of line.splice(0, first < 0 ? line.length : first)) leave?.(record);
  };
  return {
    add(record) {
      if (leave === null) return;
      line.push({ record, waits: record.outcome === 'accept' });
      if (line.length === 1) release();
    },
    settle(fate, records) {
      if (leave === null) return;
      const reason = CHANGES[fate];
      // What waits for longest stands first, because everything before it has left.
      for (let left = records; left > 0; left -= 1) {
        const first = line.shift();
        if (!first) return;
        leave(reason ? { ...first.record, reasons: [...first.record.reasons, reason] } : first.record);
        release();
      }
    },
  };
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
