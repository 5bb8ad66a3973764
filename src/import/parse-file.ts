// A file becomes notices. Every record of the file leaves here exactly once, as a notice or with the reason why not.
import { quote, UserError } from '../error.ts';
import type { Issue } from '../model/issue.ts';
import type { Notice } from '../model/notice.ts';
import type { Field, Profile } from '../model/profile.ts';
import type { Mapping, OpenValue } from './cells.ts';
import type { BoundColumn } from './columns.ts';
import type { DateZones } from './dates.ts';
import { type Dialect, type DialectOverrides, detectDialect } from './dialect.ts';
import type { SourceFile } from './encoding.ts';
import { type Identity, mapRecord } from './map.ts';
import { fingerprint, occurrences } from './references.ts';
import { kindOf, type RecordKind, readRecords, referenceOf, type Survey, surveyFile } from './survey.ts';
import { valueMap } from './values.ts';
import { isTimeZone } from './zone.ts';

export type { SourceFile } from './encoding.ts';

/** A record as it stands in the file. `cells` holds unmapped columns too: for the rejects file only, never to be stored. */
export interface SourceRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

export type ParsedRecord =
  | { readonly outcome: 'notice'; readonly record: SourceRecord; readonly notice: Notice; readonly issues: readonly Issue[] }
  | { readonly outcome: 'rejected'; readonly record: SourceRecord; readonly issues: readonly Issue[] }
  /** Waits for an answer about `values`; vocabulary is never invented. */
  | { readonly outcome: 'held'; readonly record: SourceRecord; readonly issues: readonly Issue[]; readonly values: readonly OpenValue[] }
  | { readonly outcome: 'skipped'; readonly record: SourceRecord; readonly issues: readonly Issue[] };

export interface ParsedFile {
  readonly dialect: Dialect;
  readonly header: readonly string[];
  readonly columns: readonly BoundColumn[];
  /** Labels not mapped: their cells are not kept. */
  readonly ignored: readonly string[];
  /** Records after the header: what `records` will yield. */
  readonly recordCount: number;
  /** In file order. Can be read more than once; each time the file is opened again. */
  readonly records: AsyncIterable<ParsedRecord>;
}

export interface ParseOptions {
  /** Zone whose calendar days the report counts. */
  readonly reportTimeZone: string;
  readonly overrides?: DialectOverrides | undefined;
}

/**
 * Detects how the file is written and reads it once as a whole; refusals of the file come from here, not from `records`.
 *
 * @throws UserError `file.*`, `text.undecodable-bytes`, `header.*`, `mapping.required-missing`, `profile.*`, `date.*` (a column)
 */
export async function parseFile(file: SourceFile, profile: Profile, options: ParseOptions): Promise<ParsedFile> {
  const zones: DateZones = { source: profile.timeZone, report: options.reportTimeZone };
  checkProfile(profile);
  const labels = Object.values(profile.columns).map((column) => column.label);
  const dialect = await detectDialect(file, labels, given(profile, options.overrides));
  const survey = await surveyFile(file, dialect, profile, zones);
  const mapping = mappingOf(profile, survey, zones);
  return {
    dialect: { ...dialect, evidence: [...dialect.evidence, ...survey.evidence] },
    header: survey.header,
    columns: survey.bound.columns,
    ignored: survey.bound.ignored,
    recordCount: survey.records,
    records: { [Symbol.asyncIterator]: () => parseRecords(file, dialect, profile, survey, mapping) },
  };
}

/**
 * What the schema of a profile cannot say: that its codes exist, its zone is known and its delay has a unit.
 *
 * @throws UserError `profile.unknown-code`, `profile.time-zone`, `profile.delay-unit`
 */
export function checkProfile(profile: Profile): void {
  valueMap(profile);
  if (!isTimeZone(profile.timeZone)) {
    throw new UserError(
      'profile.time-zone',
      `Profile: ${quote(profile.timeZone)} is not a time zone. Expected a name such as Europe/Brussels.`,
    );
  }
  const delay = profile.columns.delay;
  if (delay && delay.format !== 'day' && delay.format !== 'hour') {
    throw new UserError('profile.delay-unit', `Profile, column ${quote(delay.label)}: say the unit of the delay, format “day” or “hour”.`);
  }
}

function given(profile: Profile, overrides: DialectOverrides = {}): DialectOverrides {
  return {
    encoding: overrides.encoding ?? profile.dialect.encoding,
    delimiter: overrides.delimiter ?? profile.dialect.delimiter,
    headerLine: overrides.headerLine ?? profile.dialect.headerLine,
  };
}

function mappingOf(profile: Profile, survey: Survey, zones: DateZones): Mapping {
  const several = Object.entries(profile.several) as [Field, { separator: string }][];
  return {
    columns: new Map(survey.bound.columns.map((column) => [column.field, column])),
    values: valueMap(profile),
    dates: survey.dates,
    zones,
    separators: new Map(several.map(([field, rule]) => [field, rule.separator])),
    delayUnit: profile.columns.delay?.format === 'hour' ? 'hour' : 'day',
  };
}

async function* parseRecords(
  file: SourceFile,
  dialect: Dialect,
  profile: Profile,
  survey: Survey,
  mapping: Mapping,
): AsyncGenerator<ParsedRecord> {
  const nameOf = occurrences();
  let isHeader = true;
  for await (const record of readRecords(file, dialect, survey.strayQuoteLine !== null)) {
    if (!isHeader) yield parseRecord(record, profile, survey, mapping, nameOf);
    isHeader = false;
  }
}

function parseRecord(
  record: SourceRecord,
  profile: Profile,
  survey: Survey,
  mapping: Mapping,
  nameOf: (print: string) => string,
): ParsedRecord {
  const kind = kindOf(record.cells, survey.header);
  const unfit = unfitRecord(record, kind, survey);
  if (unfit) return unfit;
  const own = referenceOf(survey.bound, record.cells);
  const damaged = own === null ? null : damagedReference(record, own, survey);
  if (damaged) return damaged;
  const identity: Identity = {
    reference: own ?? nameOf(fingerprint(survey.bound.columns, record.cells)),
    hasOwnReference: own !== null,
  };
  const mapped = mapRecord(mapping, profile, record.line, record.cells, identity);
  const open = mapped.open.map((value) => unmappedIssue(record, own, value, mapping));
  if (mapped.rejections.length > 0) return { outcome: 'rejected', record, issues: [...mapped.rejections, ...open, ...mapped.warnings] };
  if (!mapped.notice) return { outcome: 'held', record, issues: [...open, ...mapped.warnings], values: mapped.open };
  return { outcome: 'notice', record, notice: mapped.notice, issues: mapped.warnings };
}

const CORRECT_LINE = 'Correct the line in the source, or in the rejects file and import that.';

/** Records that are no record of data, or not whole. */
function unfitRecord(record: SourceRecord, kind: RecordKind, survey: Survey): ParsedRecord | null {
  const issue = (code: string, message: string, remedy: string) => fileIssue(record, null, null, code, message, remedy);
  if (kind === 'blank') {
    return { outcome: 'skipped', record, issues: [issue('row.blank', 'All cells are blank.', 'Nothing to do.')] };
  }
  if (kind === 'repeated-header') {
    return { outcome: 'skipped', record, issues: [issue('row.repeated-header', 'The header stands here again.', 'Nothing to do.')] };
  }
  // Under a stray quote a cell may have swallowed the records after it; such a cell begins with the quote and goes over lines.
  if (survey.strayQuoteLine !== null && record.cells.some((cell) => /^\s*"[\s\S]*[\r\n]/.test(cell))) {
    const message = 'A quote opens a cell here and does not close it properly, so the lines after it are inside the cell.';
    return { outcome: 'rejected', record, issues: [issue('text.stray-quote', message, CORRECT_LINE)] };
  }
  if (kind === 'data') return null;
  const [is, expected] = [record.cells.length, survey.header.length];
  return {
    outcome: 'rejected',
    record,
    issues: [issue(`row.${kind}-fields`, `The line has ${is} cell(s); expected ${expected}, as in the header.`, CORRECT_LINE)],
  };
}

/** Records whose own reference repeats another's, or was damaged on the way. */
function damagedReference(record: SourceRecord, reference: string, survey: Survey): ParsedRecord | null {
  const label = survey.bound.columns.find(({ field }) => field === 'reference')?.label ?? null;
  const issue = (code: string, message: string, remedy: string) => fileIssue(record, reference, label, code, message, remedy);
  if (/^\d(?:[.,]\d+)?E\+\d+$/i.test(reference)) {
    const message = `${quote(reference)} is a number that a spreadsheet has rounded; the reference in it is lost.`;
    return {
      outcome: 'rejected',
      record,
      issues: [issue('id.scientific-notation', message, 'Export again and do not save the file from a spreadsheet.')],
    };
  }
  const { kind, lines } = survey.references.verdict(reference, record.line);
  if (kind === 'first') return null;
  const others = lines.length === 1 ? `line ${lines[0]}` : `lines ${lines.join(', ')}`;
  if (kind === 'repeat') {
    const message = `The same record as on ${others}; it is one notice.`;
    return { outcome: 'skipped', record, issues: [issue('id.duplicate-identical', message, 'Nothing to do.')] };
  }
  return {
    outcome: 'rejected',
    record,
    issues: [
      issue(
        'id.duplicate-conflict',
        `The reference ${quote(reference)} also stands on ${others}, with other values. A reference names one notice.`,
        'Find out which record is right, correct or remove the others, and import again.',
      ),
    ],
  };
}

function unmappedIssue(record: SourceRecord, reference: string | null, open: OpenValue, mapping: Mapping): Issue {
  const label = mapping.columns.get(open.field)?.label ?? null;
  return {
    ...fileIssue(
      record,
      reference,
      label,
      'value.unmapped',
      `${quote(open.value)} is not among the profile's values of “${open.field}”. Expected a known value.`,
      `Say in the profile, under values.${open.field}, which code it stands for, and import again.`,
    ),
    value: open.value.slice(0, 40),
  };
}

function fileIssue(
  record: SourceRecord,
  reference: string | null,
  label: string | null,
  code: string,
  message: string,
  remedy: string,
): Issue {
  return { code, line: record.line, reference, label, value: null, message, remedy };
}
