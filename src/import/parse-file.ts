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
import { settleGroup } from './grouping.ts';
import { type Identity, mapRecord } from './map.ts';
import { fingerprint, occurrences, shortHash } from './references.ts';
import { readRecords, referenceOf, type Survey, surveyFile } from './survey.ts';
import { kindOf, type RecordKind } from './rows.ts';
import { valueMap } from './values.ts';
import { isTimeZone } from './zone.ts';

export type { SourceFile } from './encoding.ts';

/** A record as it stands in the file. `cells` holds unmapped columns too: for the rejects file only, never to be stored. */
export interface SourceRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

export type ParsedRecord = {
  readonly record: SourceRecord;
  readonly issues: readonly Issue[];
  /** True for a record of the same notice as the one before it. */
  readonly joins?: true;
} & (
  | {
      readonly outcome: 'notice';
      readonly notice: Notice;
      /** What this record alone says, where several records form the notice. */
      readonly own?: Notice;
    }
  /** Its items are in the notice of the record before it. */
  | { readonly outcome: 'joined'; readonly own: Notice }
  | { readonly outcome: 'rejected' }
  /** Waits for an answer about `values`; vocabulary is never invented. */
  | { readonly outcome: 'held'; readonly values: readonly OpenValue[] }
  | { readonly outcome: 'skipped' }
);

export interface ParsedFile {
  readonly dialect: Dialect;
  readonly header: readonly string[];
  readonly columns: readonly BoundColumn[];
  /** Labels not mapped: their cells are not kept. */
  readonly ignored: readonly string[];
  /** How the file is written, in the form that reads it in the same way again. */
  readonly decided: DialectOverrides;
  /** Records after the header: what `records` will yield. */
  readonly recordCount: number;
  /** In file order. Can be read more than once; each time the file is opened again. */
  readonly records: AsyncIterable<ParsedRecord>;
}

export interface ParseOptions {
  /** Zone whose calendar days the report counts. */
  readonly reportTimeZone: string;
  readonly overrides?: DialectOverrides | undefined;
  /** What was decided when the same file was read before: it fills the gaps that `overrides` and the profile leave. */
  readonly remembered?: DialectOverrides | undefined;
  /** Values of provider, category and action stand for themselves: the file is only looked at, with a mapping of its columns. */
  readonly asFound?: boolean | undefined;
}

/**
 * Detects how the file is written and reads it once as a whole; refusals of the file come from here, not from `records`.
 *
 * @throws UserError `file.*`, `text.undecodable-bytes`, `header.*`, `mapping.required-missing`, `profile.*`, `date.*` (a column)
 */
export async function parseFile(file: SourceFile, profile: Profile, options: ParseOptions): Promise<ParsedFile> {
  const overrides = given(profile, options.overrides, options.remembered);
  const zones: DateZones = { source: overrides.timeZone ?? profile.timeZone, report: options.reportTimeZone };
  checkProfile(profile);
  const labels = Object.values(profile.columns).map((column) => column.label);
  const dialect = await detectDialect(file, labels, overrides);
  const asFound = options.asFound ?? false;
  const survey = await surveyFile(file, dialect, profile, overrides, asFound);
  const mapping = mappingOf(profile, survey, zones, asFound);
  return {
    dialect: { ...dialect, evidence: [...dialect.evidence, ...survey.evidence] },
    header: survey.header,
    columns: survey.bound.columns,
    ignored: survey.bound.ignored,
    decided: decidedBy(dialect, survey),
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

/** The command line is stronger than the profile, and the profile than what was decided before. */
function given(profile: Profile, overrides: DialectOverrides = {}, remembered: DialectOverrides = {}): DialectOverrides {
  const told = Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
  return { ...remembered, ...profile.dialect, ...told };
}

function decidedBy(dialect: Dialect, survey: Survey): DialectOverrides {
  const { encoding, delimiter, headerLine } = dialect;
  const dated = survey.bound.columns.flatMap(({ field }) => {
    const format = survey.values.dates.get(field)?.name;
    return format === undefined ? [] : [[field, format] as const];
  });
  return { encoding, delimiter, headerLine, dateFormats: Object.fromEntries(dated) };
}

function mappingOf(profile: Profile, survey: Survey, zones: DateZones, asFound: boolean): Mapping {
  const several = Object.entries(profile.several) as [Field, { separator: string }][];
  return {
    columns: new Map(survey.bound.columns.map((column) => [column.field, column])),
    values: valueMap(profile, asFound),
    dates: survey.values.dates,
    numbers: survey.values.numbers,
    isSeveral: survey.values.isSeveral,
    zones,
    separators: new Map(several.map(([field, rule]) => [field, rule.separator])),
    delayUnit: profile.columns.delay?.format === 'hour' ? 'hour' : 'day',
    asFound,
  };
}

async function* parseRecords(
  file: SourceFile,
  dialect: Dialect,
  profile: Profile,
  survey: Survey,
  mapping: Mapping,
): AsyncGenerator<ParsedRecord> {
  const { groups } = survey;
  const label = mapping.columns.get('reference')?.label ?? null;
  const readings = groups?.readings() ?? 1;
  for (let reading = 0; reading < readings; reading += 1) {
    const nameOf = occurrences();
    const waiting = new Map<number, ParsedRecord[]>();
    let isHeader = true;
    for await (const record of readRecords(file, dialect, survey.strayQuoteLine !== null)) {
      if (isHeader) {
        isHeader = false;
        continue;
      }
      const group = groups && kindOf(record.cells, record.line, survey) === 'data' ? groups.find(record.cells) : -1;
      if (Math.max(0, group) % readings !== reading) continue;
      const parsed = parseRecord(record, profile, survey, mapping, nameOf);
      if (!groups || group < 0) {
        yield parsed;
        continue;
      }
      const members = [...(waiting.get(group) ?? []), parsed];
      if (members.length < groups.recordsOf(group)) waiting.set(group, members);
      else {
        waiting.delete(group);
        yield* settleGroup(members, label);
      }
    }
  }
}

function parseRecord(
  record: SourceRecord,
  profile: Profile,
  survey: Survey,
  mapping: Mapping,
  nameOf: (print: string) => string,
): ParsedRecord {
  const kind = kindOf(record.cells, record.line, survey);
  const unfit = unfitRecord(record, kind, survey);
  if (unfit) return unfit;
  const own = referenceOf(survey.bound, record.cells);
  const damaged = own === null ? null : damagedReference(record, own, profile, survey);
  if (damaged) return damaged;
  const identity = identityOf(record, own, profile, survey, nameOf);
  const mapped = mapRecord(mapping, profile, record.line, record.cells, identity);
  const open = mapped.open.map((value) => unmappedIssue(record, own, value, mapping));
  if (mapped.rejections.length > 0) return { outcome: 'rejected', record, issues: [...mapped.rejections, ...open, ...mapped.warnings] };
  if (!mapped.notice) return { outcome: 'held', record, issues: [...open, ...mapped.warnings], values: mapped.open };
  return { outcome: 'notice', record, notice: mapped.notice, issues: mapped.warnings };
}

/** Records that form one notice by what they say are known by that: it is the same in every export of the source. */
function identityOf(
  record: SourceRecord,
  own: string | null,
  profile: Profile,
  survey: Survey,
  nameOf: (print: string) => string,
): Identity {
  const key = profile.group?.by === 'reference' ? null : (survey.groups?.keyOf(record.cells) ?? null);
  if (key !== null) return { reference: shortHash(key), hasOwnReference: false };
  return { reference: own ?? nameOf(fingerprint(survey.bound.columns, record.cells)), hasOwnReference: own !== null };
}

const CORRECT_LINE = 'Correct the line in the source, or in the rejects file and import that.';

/** Rows that are no records; they are counted and left out. */
const SKIPPED: Readonly<Partial<Record<RecordKind, string>>> = {
  blank: 'All cells are blank.',
  'repeated-header': 'The header stands here again.',
  tag: 'The line holds tags of the columns.',
  total: 'The line holds a total.',
  'footer-note': 'The line is a note about the file.',
};

/** Records that are no record of data, or not whole. */
function unfitRecord(record: SourceRecord, kind: RecordKind, survey: Survey): ParsedRecord | null {
  const issue = (code: string, message: string, remedy: string) => fileIssue(record, null, null, code, message, remedy);
  const skipped = SKIPPED[kind];
  if (skipped) return { outcome: 'skipped', record, issues: [issue(`row.${kind}`, skipped, 'Nothing to do.')] };
  if (kind === 'other-table') {
    const remedy = 'To read that table, say on which line its header stands (--header-line).';
    return { outcome: 'rejected', record, issues: [issue('file.multi-table', 'The line belongs to another table in the same file.', remedy)] };
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
function damagedReference(record: SourceRecord, reference: string, profile: Profile, survey: Survey): ParsedRecord | null {
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
  if (profile.group?.by === 'reference') return null;
  const { kind, lines, others: count } = survey.references.verdict(reference, record.line);
  if (kind === 'first') return null;
  const others = `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${kind === 'conflict' && count > lines.length ? ` and ${count - lines.length} more` : ''}`;
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
  if (open.several) return severalIssue(record, reference, label, open);
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

function severalIssue(record: SourceRecord, reference: string | null, label: string | null, open: OpenValue): Issue {
  return {
    ...fileIssue(
      record,
      reference,
      label,
      'value.multiple',
      `${quote(open.value)} holds several values, and a notice has one “${open.field}”. Expected one value, or a profile that says which is the main one.`,
      `Say in the profile, under several.${open.field}, what separates them and which is the main one, and import again.`,
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
