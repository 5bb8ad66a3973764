// A file becomes notices. Every record of the file leaves here exactly once, as a notice or with the reason why not.
import { quote, UserError } from '../error.ts';
import type { CsvRecord } from '../files/csv.ts';
import type { Issue } from '../model/issue.ts';
import { CHOICE_FIELDS, type Field, labelsRead, type Profile } from '../model/profile.ts';
import { BETWEEN_BOXES } from './boxes.ts';
import type { BoundColumn } from './columns.ts';
import type { DateZones } from './dates.ts';
import { type Dialect, type DialectOverrides, detectDialect, type Evidence, NAMED_BY_FILE } from './dialect.ts';
import type { SourceFile } from './encoding.ts';
import { gatherGroups } from './grouping.ts';
import type { Mapping } from './mapping.ts';
import { recordParser } from './parse-record.ts';
import type { ParsedRecord } from './parsed-record.ts';
import { occurrences } from './references.ts';
import { kindOf } from './rows.ts';
import { type Look, readBatches, type Survey, surveyFile } from './survey.ts';
import { valueMap } from './values.ts';
import { isTimeZone } from './zone.ts';

export type { SourceFile } from './encoding.ts';
export type { ParsedRecord, SourceRecord } from './parsed-record.ts';

export interface ParsedFile {
  readonly dialect: Dialect;
  readonly header: readonly string[];
  readonly columns: readonly BoundColumn[];
  /** Labels not mapped: their cells are not kept. */
  readonly ignored: readonly string[];
  /** How the file is written, in the form that reads it in the same way again. */
  readonly decided: DialectOverrides;
  /** What is to be said of the file as a whole. */
  readonly remarks: readonly Issue[];
  /** Records after the header: what `records` will yield. */
  readonly recordCount: number;
  /** In file order. Can be read more than once; each time the file is opened again. */
  readonly records: AsyncIterable<ParsedRecord>;
  /** The same, some at a time: for who takes in millions. */
  readonly batches: AsyncIterable<readonly ParsedRecord[]>;
}

export interface ParseOptions extends Look {
  /** Zone whose calendar days the report counts. */
  readonly reportTimeZone: string;
  readonly overrides?: DialectOverrides | undefined;
  /** What was decided when the same file was read before: it fills the gaps that `overrides` and the profile leave. */
  readonly remembered?: DialectOverrides | undefined;
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
  const dialect = await detectDialect(file, labelsRead(profile), overrides);
  const asFound = options.asFound ?? false;
  const survey = await surveyFile(file, dialect, profile, overrides, options);
  const reading = { file, dialect, profile, survey, mapping: mappingOf(profile, survey, zones, asFound) };
  return {
    dialect: { ...dialect, evidence: [...withWords(asBefore(dialect.evidence, profile, options), survey.words), ...survey.evidence] },
    header: survey.header,
    columns: survey.bound.columns,
    ignored: survey.bound.ignored,
    decided: decidedBy(dialect, survey),
    remarks: remarksOn(dialect),
    recordCount: survey.records,
    records: { [Symbol.asyncIterator]: () => recordsOf(parseBatches(reading)) },
    batches: { [Symbol.asyncIterator]: () => parseBatches(reading) },
  };
}

/** A proposed encoding is shown with some words as it reads them. */
function withWords(evidence: readonly Evidence[], words: readonly string[]): readonly Evidence[] {
  if (words.length === 0) return evidence;
  const told = `: ${words.join(', ')}`;
  return evidence.map((one) => (one.decision === 'encoding' ? { ...one, because: `${one.because}${told}` } : one));
}

/**
 * What the schema of a profile cannot say: that its codes exist, its zone is known, its delay has a unit and its boxes are of a choice.
 *
 * @throws UserError `profile.unknown-code`, `profile.time-zone`, `profile.delay-unit`, `profile.boxes`
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
  for (const [field, { label, boxes, format }] of Object.entries(profile.columns)) {
    if (!boxes) continue;
    const isChoice = CHOICE_FIELDS.some((choice) => choice === field);
    if (isChoice && format === undefined && Object.keys(boxes).length > 0) continue;
    const why = isChoice ? 'Expected one box at least, and no format.' : `Only these are chosen: ${CHOICE_FIELDS.join(', ')}.`;
    throw new UserError('profile.boxes', `Profile, column ${quote(label)}: “${field}” cannot be read from these boxes. ${why}`);
  }
}

/** The command line is stronger than the profile, and the profile than what was decided before. */
function given(profile: Profile, overrides: DialectOverrides = {}, remembered: DialectOverrides = {}): DialectOverrides {
  const told = Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
  return { ...remembered, ...profile.dialect, ...told };
}

/** Decisions of the file's shape, and what gives them. */
const SHAPE = {
  encoding: 'encoding',
  delimiter: 'delimiter',
  quote: 'quote',
  escape: 'escape',
  'header-line': 'headerLine',
} as const satisfies Partial<Record<string, keyof DialectOverrides>>;

/** What nobody gave was decided in an earlier reading. */
function asBefore(evidence: readonly Evidence[], profile: Profile, { overrides }: ParseOptions): readonly Evidence[] {
  const now = given(profile, overrides);
  const isBefore = ({ decision, because }: Evidence) =>
    because === 'given' && decision in SHAPE && now[SHAPE[decision as keyof typeof SHAPE]] === undefined;
  return evidence.map((one) => (isBefore(one) ? { ...one, because: 'as when this file was read before' } : one));
}

function decidedBy(dialect: Dialect, survey: Survey): DialectOverrides {
  const { encoding, delimiter, headerLine } = dialect;
  const dated = survey.bound.columns.flatMap(({ field }) => {
    const format = survey.values.dates.get(field)?.name;
    return format === undefined ? [] : [[field, format] as const];
  });
  return { encoding, delimiter, quote: dialect.quote, escape: dialect.escape, headerLine, dateFormats: Object.fromEntries(dated) };
}

function remarksOn({ headerLine, evidence }: Dialect): Issue[] {
  const isNamed = evidence.some(({ decision, because }) => decision === 'delimiter' && because === NAMED_BY_FILE);
  if (headerLine <= (isNamed ? 2 : 1)) return [];
  const message = `The header was found on line ${headerLine}; the lines above it were not read.`;
  const remedy = 'If that is not the header, say on which line it stands (--header-line).';
  return [{ code: 'header.not-on-first-row', line: headerLine, reference: null, label: null, value: null, message, remedy }];
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
    separators: new Map(several.map(([field, rule]) => [field, profile.columns[field]?.boxes ? BETWEEN_BOXES : rule.separator])),
    delayUnit: profile.columns.delay?.format === 'hour' ? 'hour' : 'day',
    asFound,
  };
}

interface Reading {
  readonly file: SourceFile;
  readonly dialect: Dialect;
  readonly profile: Profile;
  readonly survey: Survey;
  readonly mapping: Mapping;
}

async function* recordsOf(batches: AsyncIterable<readonly ParsedRecord[]>): AsyncGenerator<ParsedRecord> {
  for await (const records of batches) yield* records;
}

/** Records without a group and those of a share of the groups are taken in each reading; mostly one reading takes all. */
async function* parseBatches(of: Reading): AsyncGenerator<readonly ParsedRecord[]> {
  const readings = of.survey.groups?.readings() ?? 1;
  for (let reading = 0; reading < readings; reading += 1) {
    yield* readOnce(of, (group) => Math.max(0, group) % readings === reading);
  }
}

async function* readOnce(
  { file, dialect, profile, survey, mapping }: Reading,
  isTaken: (group: number) => boolean,
): AsyncGenerator<readonly ParsedRecord[]> {
  const { groups } = survey;
  const parse = recordParser(profile, survey, mapping, occurrences());
  const gathered = groups ? gatherGroups(groups, mapping.columns.get('reference')?.label ?? null, parse) : null;
  const taken = (record: CsvRecord): readonly ParsedRecord[] => {
    const group = groups && kindOf(record.cells, record.line, survey) === 'data' ? groups.find(record.cells) : -1;
    if (!isTaken(group)) return [];
    return gathered && group >= 0 ? gathered.add(group, record) : [parse(record)];
  };
  let isHeader = true;
  for await (const batch of readBatches(file, dialect)) {
    const records = isHeader ? batch.slice(1) : batch;
    isHeader &&= batch.length === 0;
    yield gathered ? records.flatMap(taken) : records.map(parse);
  }
  if (gathered) yield gathered.rest();
}
