// How a file is written: encoding, delimiter, header line. Detected anew for every file; each decision says why and can be overruled.
import { UserError } from '../error.ts';
import { type CsvRecord, readCsv } from '../files/csv.ts';
import type { DateOrder, Escape, Quote } from '../model/dialect.ts';
import { normaliseLabel } from '../model/normalise.ts';
import type { Field } from '../model/profile.ts';
import { decodeText, detectEncoding, type Encoding, type SourceFile } from './encoding.ts';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export interface DialectOverrides {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
  readonly quote?: Quote | undefined;
  readonly escape?: Escape | undefined;
  /** Physical line the header starts on, 1-based; 0: there is none, and the labels are `column 1`, `column 2`, … */
  readonly headerLine?: number | undefined;
  readonly dateOrder?: DateOrder | undefined;
  /** Name of a known format, or a pattern of Unicode LDML letters; for every date column. */
  readonly dateFormat?: string | undefined;
  /** Formats by date column, as decided when the same file was read before. */
  readonly dateFormats?: Readonly<Partial<Record<Field, string>>> | undefined;
  /** Zone of local times in the file, IANA name. */
  readonly timeZone?: string | undefined;
}

export interface Evidence {
  readonly decision: 'encoding' | 'delimiter' | 'header-line' | 'quotes' | 'date-format' | 'time-zone';
  readonly value: string;
  /** Why, as a sentence without values of the file. */
  readonly because: string;
}

export interface Dialect {
  readonly encoding: Encoding;
  readonly bom: boolean;
  readonly newline: 'crlf' | 'lf' | 'cr';
  readonly delimiter: Delimiter;
  readonly headerLine: number;
  readonly evidence: readonly Evidence[];
}

/** A delimiter and a header are recognisable in the first part of a file; the encoding is decided over the whole of it. */
const SAMPLE_CHARACTERS = 262_144;
/** A header further down is not looked for. */
const HEADER_RECORDS_MAX = 50;

/**
 * `labels` are those a profile expects: they tell a header and a delimiter more surely than any statistic.
 *
 * @throws UserError as `detectEncoding`; `header.missing`
 */
export async function detectDialect(file: SourceFile, labels: readonly string[], given: DialectOverrides): Promise<Dialect> {
  const encoding = await detectEncoding(file, given.encoding);
  const sample = await readSample(file, encoding.encoding);
  const newline = encoding.newline === 'cr' ? 'cr' : 'lf';
  const wanted = new Set(labels.map(normaliseLabel));
  const named = DELIMITERS.find((delimiter) => delimiter === /^"?sep=(.)"?[\r\n]/i.exec(sample.text)?.[1]);
  const tries: readonly Try[] = await Promise.all(DELIMITERS.map((delimiter) => tryDelimiter(sample, delimiter, newline, wanted)));
  const best = tries.reduce((a, b) => (b.labels > a.labels || (b.labels === a.labels && b.score > a.score) ? b : a));
  const delimiter = given.delimiter ?? named ?? best.delimiter;
  const chosen = tries.find((one) => one.delimiter === delimiter) ?? best;
  const header = findHeader(chosen.records.slice(named ? 1 : 0), wanted, given.headerLine);
  if (!header) throw noHeader(file.name, given.headerLine);
  const because = given.delimiter ? 'given' : named ? 'named by the first line' : evidenceOf(chosen, wanted.size);
  return {
    encoding: encoding.encoding,
    bom: encoding.bom,
    newline: encoding.newline,
    delimiter,
    headerLine: header.line,
    evidence: [
      { decision: 'encoding', value: encoding.encoding, because: encoding.because },
      { decision: 'delimiter', value: delimiter === '\t' ? 'tab' : delimiter, because },
      { decision: 'header-line', value: String(header.line), because: header.because },
    ],
  };
}

interface Sample {
  readonly text: string;
  /** False when the file goes on after it, so that its last record may be cut. */
  readonly whole: boolean;
}

async function readSample(file: SourceFile, encoding: Encoding): Promise<Sample> {
  let text = '';
  for await (const chunk of decodeText(file, encoding)) {
    text += chunk;
    if (text.length > SAMPLE_CHARACTERS) return { text: text.slice(0, SAMPLE_CHARACTERS), whole: false };
  }
  return { text, whole: true };
}

interface Try {
  readonly delimiter: Delimiter;
  readonly records: readonly CsvRecord[];
  /** Most labels of the profile found in one record. */
  readonly labels: number;
  /** Share of records with the most frequent number of cells. */
  readonly consistent: number;
  readonly width: number;
  readonly score: number;
}

async function tryDelimiter(sample: Sample, delimiter: Delimiter, newline: 'lf' | 'cr', wanted: ReadonlySet<string>): Promise<Try> {
  const records: CsvRecord[] = [];
  try {
    for await (const record of readCsv([sample.text], { delimiter, newline, relaxedQuotes: true })) records.push(record);
    if (!sample.whole && records.length > 1) records.pop();
  } catch (error) {
    // An open quote at the cut, or under a wrong delimiter: what was read before it is enough to judge by.
    if (!(error instanceof UserError)) throw error;
  }
  const widths = new Map<number, number>();
  const filled = records.filter((record) => record.cells.some((cell) => cell.trim() !== ''));
  for (const record of filled) widths.set(record.cells.length, (widths.get(record.cells.length) ?? 0) + 1);
  const [width, count] = [...widths].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0]);
  const consistent = filled.length === 0 ? 0 : count / filled.length;
  const labels = Math.max(0, ...filled.slice(0, HEADER_RECORDS_MAX).map((record) => labelsIn(record, wanted)));
  return { delimiter, records, labels, consistent, width, score: width > 1 ? consistent ** 2 * Math.log2(width) : 0 };
}

function evidenceOf(chosen: Try, labels: number): string {
  const share = `${Math.floor(chosen.consistent * 100)} % of the first records have ${chosen.width} cell(s)`;
  return labels > 0 ? `${share}; ${chosen.labels} of ${labels} labels found` : share;
}

function labelsIn(record: CsvRecord, wanted: ReadonlySet<string>): number {
  return new Set(record.cells.map(normaliseLabel).filter((label) => wanted.has(label))).size;
}

function findHeader(
  records: readonly CsvRecord[],
  wanted: ReadonlySet<string>,
  given: number | undefined,
): { line: number; because: string } | null {
  if (given !== undefined) return records.some((record) => record.line === given) ? { line: given, because: 'given' } : null;
  const first = records.slice(0, HEADER_RECORDS_MAX).filter((record) => record.cells.some((cell) => cell.trim() !== ''));
  const best = first.reduce<CsvRecord | null>((a, b) => (labelsIn(b, wanted) > (a ? labelsIn(a, wanted) : 0) ? b : a), null);
  if (best) return { line: best.line, because: 'holds the labels of the profile' };
  const likely = first.find((record) => looksLikeHeader(record.cells)) ?? first[0];
  return likely ? { line: likely.line, because: 'the first record of distinct words' } : null;
}

/** Mostly filled, distinct, and no numbers or dates. A header of one cell is a title more often than a header. */
function looksLikeHeader(cells: readonly string[]): boolean {
  const filled = cells.map(normaliseLabel).filter((cell) => cell !== '');
  return (
    filled.length >= 2 &&
    filled.length >= cells.length / 2 &&
    new Set(filled).size === filled.length &&
    filled.every((cell) => /\p{L}/u.test(cell) && !/^\d{1,4}[-/.]\d{1,2}/.test(cell))
  );
}

function noHeader(name: string, given: number | undefined): UserError {
  return given === undefined
    ? new UserError(
        'header.missing',
        `${name}: no header was found in the first ${HEADER_RECORDS_MAX} records. Say on which line it stands.`,
      )
    : new UserError('header.missing', `${name}: no record starts on line ${given}, which was given as the header line. Give another line.`);
}
