// The first reading of a file: its header, what its columns agree on, which references repeat. Nothing is mapped before it ends.
import { EXIT, quote, UserError } from '../error.ts';
import { type CsvRecord, readableCell, readCsv } from '../files/csv.ts';
import { normaliseLabel } from '../model/normalise.ts';
import type { Field, Profile } from '../model/profile.ts';
import { type BoundColumns, bindColumns } from './columns.ts';
import { type FormatSurvey, surveyFormats } from './date-order.ts';
import { type DatePattern, type DateZones, datePattern } from './dates.ts';
import type { Dialect, Evidence } from './dialect.ts';
import { decodeText, type SourceFile } from './encoding.ts';
import { fingerprint, type ReferenceIndex, referenceIndex } from './references.ts';

export const DATE_FIELDS = ['sent', 'decided', 'later-decided', 'receipt', 'effective', 'verified'] as const satisfies readonly Field[];

export interface Survey {
  readonly header: readonly string[];
  readonly bound: BoundColumns;
  readonly dates: ReadonlyMap<Field, DatePattern>;
  readonly references: ReferenceIndex;
  /** Records after the header, blank and repeated ones included. */
  readonly records: number;
  /** First line with a stray quote; the file is then read with quotes taken as text where they stand wrong. */
  readonly strayQuoteLine: number | null;
  readonly evidence: readonly Evidence[];
}

/** Records from the header on, as the dialect says. */
export async function* readRecords(file: SourceFile, dialect: Dialect, relaxedQuotes: boolean): AsyncGenerator<CsvRecord> {
  const newline = dialect.newline === 'cr' ? 'cr' : 'lf';
  for await (const record of readCsv(decodeText(file, dialect.encoding), { delimiter: dialect.delimiter, newline, relaxedQuotes })) {
    if (record.line >= dialect.headerLine) yield record;
  }
}

export type RecordKind = 'blank' | 'repeated-header' | 'too-few' | 'too-many' | 'data';

/** What a record is, before any cell is understood. Blank cells beyond the header are no cells: some tools end each line with a delimiter. */
export function kindOf(cells: readonly string[], header: readonly string[]): RecordKind {
  if (cells.every((cell) => cell.trim() === '')) return 'blank';
  if (cells.length < header.length) return 'too-few';
  if (cells.slice(header.length).some((cell) => cell.trim() !== '')) return 'too-many';
  return header.every((label, i) => normaliseLabel(cells[i] ?? '') === normaliseLabel(label)) ? 'repeated-header' : 'data';
}

/**
 * Reads the whole file once.
 *
 * @throws UserError `file.no-rows`, `file.unterminated-quote`, `mapping.required-missing`, `header.duplicate`,
 * `profile.date-format`, `date.order-ambiguous`, `date.mixed-order`, `date.unparseable`
 */
export async function surveyFile(file: SourceFile, dialect: Dialect, profile: Profile, zones: DateZones): Promise<Survey> {
  try {
    return await surveyRecords(file, dialect, profile, zones, null);
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'text.stray-quote') throw error;
    return await surveyRecords(file, dialect, profile, zones, Number(error.details['line']));
  }
}

async function surveyRecords(
  file: SourceFile,
  dialect: Dialect,
  profile: Profile,
  zones: DateZones,
  strayQuoteLine: number | null,
): Promise<Survey> {
  let header: readonly string[] | null = null;
  let bound: BoundColumns = { columns: [], ignored: [] };
  let records = 0;
  let filled = 0;
  const references = referenceIndex();
  const columns: DateColumn[] = [];
  for await (const { line, cells } of readRecords(file, dialect, strayQuoteLine !== null)) {
    if (!header) {
      header = withoutTrailingBlanks(cells);
      bound = bindColumns(profile, header, file.name);
      columns.push(...openDateColumns(bound, profile, zones));
      continue;
    }
    records += 1;
    const kind = kindOf(cells, header);
    if (kind !== 'blank' && kind !== 'repeated-header') filled += 1;
    if (kind !== 'data') continue;
    const reference = referenceOf(bound, cells);
    if (reference !== null) references.add(reference, line, fingerprint(bound.columns, cells));
    for (const { survey, index } of columns) {
      const text = readableCell((cells[index] ?? '').trim());
      if (text !== '') survey.see(text, line);
    }
  }
  if (!header || filled === 0) {
    throw new UserError(
      'file.no-rows',
      `${file.name}: the file has a header and no records. Expected at least one record. Export it again.`,
    );
  }
  const decided = columns.map((column) => ({ ...column, format: decideFormat(column.label, column.survey.result(), file.name) }));
  return {
    header,
    bound,
    dates: datePatterns(profile, bound, new Map(decided.map(({ field, format }) => [field, format]))),
    references,
    records,
    strayQuoteLine,
    evidence: [
      ...decided.map(({ label, format }) => ({
        decision: 'date-format' as const,
        value: format,
        because: `the only format that every dated cell of ${quote(label)} fits`,
      })),
      ...(strayQuoteLine === null ? [] : [strayQuoteEvidence(strayQuoteLine)]),
    ],
  };
}

/** The record's own reference; null when the profile maps none or the cell is blank. */
export function referenceOf(bound: BoundColumns, cells: readonly string[]): string | null {
  const column = bound.columns.find(({ field }) => field === 'reference');
  return column ? readableCell((cells[column.index] ?? '').trim()).normalize('NFC') || null : null;
}

function withoutTrailingBlanks(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
}

interface DateColumn {
  readonly field: Field;
  readonly label: string;
  readonly index: number;
  readonly survey: ReturnType<typeof surveyFormats>;
}

/** Date columns for which the profile gives no format. */
function openDateColumns(bound: BoundColumns, profile: Profile, zones: DateZones): DateColumn[] {
  return bound.columns
    .filter(({ field }) => DATE_FIELDS.some((date) => date === field) && profile.columns[field]?.format === undefined)
    .map((column) => ({ ...column, survey: surveyFormats(profile.language, zones) }));
}

function datePatterns(profile: Profile, bound: BoundColumns, decided: ReadonlyMap<Field, string>): Map<Field, DatePattern> {
  const patterns = new Map<Field, DatePattern>();
  for (const field of DATE_FIELDS) {
    const format = profile.columns[field]?.format ?? decided.get(field);
    if (format !== undefined) patterns.set(field, datePattern(format, profile.language));
    // A default of the profile without a column of its own.
    else if (!bound.columns.some((column) => column.field === field)) patterns.set(field, datePattern('yyyy-MM-dd', profile.language));
  }
  return patterns;
}

function decideFormat(label: string, survey: FormatSurvey, fileName: string): string {
  const [only, ...others] = survey.fitting;
  const where = `${fileName}, column ${quote(label)}`;
  const remedy = 'Give the format of the column in the profile.';
  const ask = (code: string, message: string) => new UserError(code, message, EXIT.needsAnswer, { label, formats: survey.fitting });
  if (only === undefined && survey.best === null) {
    if (!survey.undated) return 'yyyy-MM-dd';
    throw ask('date.unparseable', `${where}: no cell reads as a date in any known format. ${remedy}`);
  }
  if (only === undefined) {
    const lines = survey.contradicting.join(', ');
    throw ask('date.mixed-order', `${where}: no format fits every cell; ${survey.best} fits most, not line(s) ${lines}. ${remedy}`);
  }
  if (others.length > 0) {
    throw ask(
      'date.order-ambiguous',
      `${where}: the dates can be read as ${survey.fitting.join(' or ')}. A date is never guessed. ${remedy}`,
    );
  }
  return only;
}

function strayQuoteEvidence(line: number): Evidence {
  return {
    decision: 'quotes',
    value: `line ${line}`,
    because: 'a quote stands in the middle of a cell; such quotes were read as text',
  };
}
