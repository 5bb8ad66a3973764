// A look at a file without a log: its records as understood, with a mapping of its columns and no vocabulary. Nothing is written.
import type { DialectOverrides } from '../import/dialect.ts';
import type { SourceFile } from '../import/encoding.ts';
import { type ParsedFile, type ParsedRecord, parseFile } from '../import/parse-file.ts';
import type { ImportRecord, ImportResult } from '../model/import-result.ts';
import type { Issue } from '../model/issue.ts';
import { addMonths, type Day } from '../model/period.ts';
import type { Field, Profile } from '../model/profile.ts';
import { futureIssue, futureOf } from './future.ts';
import { emptyDocument, toldBy } from './import-document.ts';
import { variantIssues } from './service-issue.ts';
import { type PreviewRecord, type Tally, tally } from './tally.ts';

export type { SourceFile } from '../import/encoding.ts';

export interface LookOptions {
  readonly overrides?: DialectOverrides;
  /** Zone whose calendar days are told; by default that of the local times in the file. */
  readonly reportTimeZone?: string | undefined;
  /** Fields of which a cell is one value, whatever signs stand in it. */
  readonly whole?: readonly Field[];
  readonly today: Day;
  readonly progress?: (records: number, of: number) => void;
  /** Told of every record as it is read; null: nobody is. Left out, they are all in the result. */
  readonly onRecord?: ((record: ImportRecord) => void) | null;
}

export interface ImportLook {
  readonly result: ImportResult;
  readonly header: readonly string[];
  /** The first records, beside their source text. */
  readonly preview: readonly PreviewRecord[];
  /** The first issues of a cause. */
  readonly examples: Tally['examples'];
}

/**
 * Reads a file with a profile made by `adHocProfile`; provider, category and action are shown as found.
 *
 * @throws UserError what `parseFile` refuses
 */
export async function lookAtFile(file: SourceFile, profile: Profile, options: LookOptions): Promise<ImportLook> {
  const { overrides, whole } = options;
  const reportTimeZone = options.reportTimeZone ?? overrides?.timeZone ?? profile.timeZone;
  const parsed = await parseFile(file, profile, { reportTimeZone, overrides, whole, asFound: true });
  const records: ImportRecord[] = [];
  const said = tally({ onRecord: options.onRecord === undefined ? (record) => records.push(record) : options.onRecord, onSetAside: null });
  const names = await lookAtRecords(parsed, said, options);
  const label = parsed.columns.find((column) => column.field === 'service')?.label ?? null;
  const variants = variantIssues(names, label);
  const told = toldBy(said, profile.language, null, parsed.remarks);
  return {
    result: {
      ...emptyDocument(file.name, profile, parsed, true),
      ...told,
      ...withVariants(told, variants),
      records,
    },
    header: parsed.header,
    preview: said.preview,
    examples: said.examples,
  };
}

/** Names that may be one service are a reason of the file, which is read as it stands. */
function withVariants<T extends Pick<ImportResult, 'reasons' | 'causes' | 'warnings'>>(told: T, variants: readonly Issue[]): T {
  const [first] = variants;
  if (!first) return told;
  const { code, label, remedy } = first;
  return {
    ...told,
    reasons: [...told.reasons, code],
    causes: [...told.causes, { kind: 'warning', code, label, issues: variants.length, remedy }],
    warnings: [...told.warnings, ...variants],
  };
}

/** More distinct names than this are no list of services. */
const NAMES_MAX = 1001;

/** Looks at each record; gives the distinct names of services met. */
async function lookAtRecords(parsed: ParsedFile, said: Tally, { today, progress }: LookOptions): Promise<Set<string>> {
  const names = new Set<string>();
  // Whoever only looks at a file has not said which day it is: only a day that is far off is surely wrong.
  const last = addMonths(today, 12);
  let read = 0;
  for await (const record of parsed.records) {
    look(record, said, last);
    const name = record.outcome === 'notice' ? record.notice.service : null;
    if (name && names.size < NAMES_MAX) names.add(name);
    read += 1;
    if (read % 1000 === 0) progress?.(read, parsed.recordCount);
  }
  return names;
}

function look(parsed: ParsedRecord, said: Tally, last: Day): void {
  if (parsed.outcome === 'held') said.hold(parsed, parsed.issues, parsed.values);
  else if (parsed.outcome === 'rejected') said.reject(parsed, parsed.issues);
  else if (parsed.outcome === 'skipped') said.skip(parsed);
  else {
    const own = parsed.outcome === 'joined' ? parsed.own : (parsed.own ?? parsed.notice);
    const future = futureOf(own, last);
    if (future) said.reject(parsed, [futureIssue(parsed.record, own, future)]);
    else {
      said.accept(parsed, own);
      said.count('new', 1);
    }
  }
}
