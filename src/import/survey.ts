// The first reading of a file: its header, what its columns agree on, which references repeat. Nothing is mapped before it ends.
import { UserError } from '../error.ts';
import { type CsvRecord, readCsvBytes } from '../files/csv.ts';
import { type Field, type Profile, REQUIRED_FIELDS } from '../model/profile.ts';
import { type BoundColumns, bindColumns } from './columns.ts';
import type { Dialect, DialectOverrides, Evidence } from './dialect.ts';
import { type SourceFile, utf8Of } from './encoding.ts';
import { columnsShown, type LetterWatch, watchLetters } from './encoding-lines.ts';
import { type GroupIndex, groupIndex } from './grouping.ts';
import { recordPrint } from './record-print.ts';
import { type ReferenceIndex, referenceIndex } from './reference-index.ts';
import { referenceReader } from './references.ts';
import { watchRows } from './second-table.ts';
import { surveyValues, type ValueDecisions, type ValueSurvey } from './value-survey.ts';
import { valueMap } from './values.ts';

export interface Survey {
  readonly header: readonly string[];
  readonly bound: BoundColumns;
  readonly values: ValueDecisions;
  readonly references: ReferenceIndex;
  /** Which records form one notice; null when each is one. */
  readonly groups: GroupIndex | null;
  /** Records after the header, blank and repeated ones included. */
  readonly records: number;
  /** See `RowFrame`. */
  readonly firstRecordLine: number | null;
  readonly lastRecordLine: number | null;
  readonly otherTableLine: number | null;
  /** First line with a stray quote. */
  readonly strayQuoteLine: number | null;
  readonly evidence: readonly Evidence[];
  /** Some mapped words with letters above ASCII, where the encoding was proposed: a person sees whether they are right. */
  readonly words: readonly string[];
}

/** The header, as `column 1`, `column 2`, … where the file has none, and the records after it. */
export async function* readRecords(file: SourceFile, dialect: Dialect): AsyncGenerator<CsvRecord> {
  for await (const records of readBatches(file, dialect)) yield* records;
}

/** The same, some records at a time. */
export async function* readBatches(file: SourceFile, dialect: Dialect): AsyncGenerator<readonly CsvRecord[]> {
  const { delimiter, quote, trim, headerLine } = dialect;
  const newline = dialect.newline === 'cr' || dialect.newline === 'mixed' ? 'any' : 'lf';
  if (headerLine === 0) yield [{ line: 0, cells: dialect.header }];
  const first = Math.max(headerLine, dialect.sepLine ? 2 : 1);
  const bytes = utf8Of(file, dialect.encoding, dialect.mixed);
  const options = { delimiter, quote, escape: dialect.escape, trim, newline, strayQuotes: 'recover' } as const;
  for await (const records of readCsvBytes(bytes, options)) {
    yield (records[0]?.line ?? first) >= first ? records : records.filter(({ line }) => line >= first);
  }
}

/** How a file is read that is only looked at. */
export interface Look {
  /** Values of provider, category and action stand for themselves. */
  readonly asFound?: boolean | undefined;
  /** Fields of which a cell is one value, whatever signs stand in it. */
  readonly whole?: readonly Field[] | undefined;
}

/**
 * Reads the whole file once.
 *
 * @throws UserError `text.undecodable-bytes` (exit 5) when the encoding is in doubt and mapped cells depend on it,
 * `file.no-rows`, `file.multi-table` (exit 5), `file.unterminated-quote`, `mapping.required-missing`, `header.duplicate`,
 * `profile.date-format`, `date.order-ambiguous`, `date.mixed-order`, `date.unparseable`
 */
export async function surveyFile(
  file: SourceFile,
  dialect: Dialect,
  profile: Profile,
  given: DialectOverrides,
  { asFound = false, whole = [] }: Look = {},
): Promise<Survey> {
  let watch: RecordWatch | null = null;
  const letters = watchLetters(dialect, given.encoding === undefined, (encoding) => readRecords(file, { ...dialect, encoding }));
  for await (const batch of readBatches(file, dialect)) {
    for (const record of batch) {
      if (!watch) {
        const header = withoutTrailingBlanks(record.cells);
        const bound = await bindSurely(profile, header, file.name, asFound, letters, record.line);
        const groups = groupIndex(profile, bound, valueMap(profile, asFound));
        watch = watchRecords(header, bound, groups, letters, surveyValues(bound.columns, profile, given, file.name, whole));
      } else if (watch.see(record)) throw await letters.question(record.line, columnsShown(watch.bound.columns));
    }
  }
  const told = watch?.result();
  if (told && told.otherTableLine !== null && given.headerLine === undefined) {
    throw twoTables(file.name, dialect.headerLine, told.otherTableLine);
  }
  if (!told || told.filled === 0) {
    throw new UserError(
      'file.no-rows',
      `${file.name}: the file has a header and no records. Expected at least one record. Export it again.`,
    );
  }
  const { filled: _filled, values: surveyed, ...survey } = told;
  const values = surveyed.decide();
  const quotes = survey.strayQuoteLine === null ? [] : [strayQuoteEvidence(survey.strayQuoteLine)];
  return { ...survey, values, words: letters.words, evidence: [...values.evidence, ...quotes] };
}

interface RecordWatch {
  readonly bound: BoundColumns;
  /** Shows it the next record; true when its letters depend on an encoding that is in doubt. */
  see(record: CsvRecord): boolean;
  /** `filled`: rows that may be records. */
  result(): Omit<Survey, 'values' | 'words' | 'evidence'> & { readonly filled: number; readonly values: ValueSurvey };
}

function watchRecords(
  header: readonly string[],
  bound: BoundColumns,
  groups: GroupIndex | null,
  letters: LetterWatch,
  values: ValueSurvey,
): RecordWatch {
  const { columns } = bound;
  const rows = watchRows({ header, bound });
  const references = referenceIndex();
  const ownReference = groups?.isByReference ? () => null : referenceReader(bound);
  let records = 0;
  let strayQuoteLine: number | null = null;
  return {
    bound,
    see({ line, cells, strayQuote }) {
      records += 1;
      if (strayQuote) strayQuoteLine ??= line;
      if (rows.see(cells, line) !== 'data') return false;
      if (letters.see(columns, cells, line)) return true;
      const reference = ownReference(cells);
      groups?.enter(cells, line);
      if (reference !== null) references.add(reference, line, recordPrint(columns, cells));
      values.see(cells, line);
      return false;
    },
    result: () => ({ header, bound, references, groups, records, strayQuoteLine, values, ...rows.result() }),
  };
}

/** Labels that are not found may be there in another encoding: that question comes first. */
async function bindSurely(
  profile: Profile,
  header: readonly string[],
  fileName: string,
  asFound: boolean,
  letters: LetterWatch,
  line: number,
): Promise<BoundColumns> {
  try {
    return bindColumns(profile, header, fileName, asFound ? ['sent'] : REQUIRED_FIELDS);
  } catch (error) {
    throw letters.isOpen(header) ? await letters.question(line, [...header.keys()]) : error;
  }
}

function withoutTrailingBlanks(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
}

function strayQuoteEvidence(line: number): Evidence {
  return {
    decision: 'quotes',
    value: `line ${line}`,
    because: 'a quote stands in the middle of a cell; such quotes were read as text',
  };
}

function twoTables(name: string, first: number, second: number): UserError {
  return new UserError(
    'file.multi-table',
    `${name}: a table begins on line ${first}, and another one, with other labels, on line ${second}. Expected one table in a file. ` +
      `Say which one is meant with the line of its header: --header-line ${first} or --header-line ${second}.`,
    5,
    { line: second, headerLines: [first, second] },
  );
}
