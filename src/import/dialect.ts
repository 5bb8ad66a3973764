// How a file is written: encoding, delimiter, quotes, line ends, header. Detected anew for every file; each decision says why and can be
// overruled.
import { EXIT, UserError } from '../error.ts';
import { type DateOrder, DELIMITERS, type Decimal, type Delimiter, type Escape, type Quote } from '../model/dialect.ts';
import { normaliseLabel } from '../model/normalise.ts';
import type { Field } from '../model/profile.ts';
import { decodeText, detectEncoding, type Encoding, type EncodingDecision, type SourceFile } from './encoding.ts';
import { type FoundHeader, findHeader } from './header.ts';
import { type Reading, type Sample, type Settled, type Tried, tryReadings } from './reading.ts';

export { DELIMITERS, type Delimiter } from '../model/dialect.ts';

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
  /** Sign before decimals; the other of the two stands between thousands. */
  readonly decimal?: Decimal | undefined;
}

export interface Evidence {
  readonly decision:
    | 'encoding'
    | 'delimiter'
    | 'quote'
    | 'escape'
    | 'newline'
    | 'header-line'
    | 'quotes'
    | 'date-format'
    | 'time-zone'
    | 'decimal';
  readonly value: string;
  /** Why, as a sentence without values of the file. */
  readonly because: string;
}

export interface Dialect {
  readonly encoding: Encoding;
  readonly bom: boolean;
  /** Some lines are in another encoding; see `decodeText`. */
  readonly mixed: boolean;
  /** To be thrown when letters above ASCII matter; see `EncodingDecision`. */
  readonly doubt: UserError | null;
  /** `mixed`: lone carriage returns end records too. */
  readonly newline: 'crlf' | 'lf' | 'cr' | 'mixed';
  readonly delimiter: Delimiter;
  readonly quote: Quote;
  readonly escape: Escape;
  /** Blanks around a quoted cell are not part of it. */
  readonly trim: boolean;
  /** The first line names the delimiter and is no record. */
  readonly sepLine: boolean;
  /** 0: the file has none. */
  readonly headerLine: number;
  /** Its cells as they stand, or `column 1`, `column 2`, … */
  readonly header: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** Delimiter and header are recognisable in the first part of a file; the encoding is decided over the whole of it. */
const SAMPLE_CHARACTERS = 262_144;
/** Why the delimiter of a `sep=` line is taken. */
export const NAMED_BY_FILE = 'named by the first line';
const SEP_LINE = /^(["']?)sep=(.)\1\2*[ \t]*(?:\r\n|\n|\r|$)/i;

/**
 * `labels` are those a mapping names: they tell a header and a delimiter more surely than any statistic.
 *
 * @throws UserError as `detectEncoding`; `file.one-column` and `header.missing`, exit 5
 */
export async function detectDialect(file: SourceFile, labels: readonly string[], given: DialectOverrides): Promise<Dialect> {
  const encoding = await detectEncoding(file, given.encoding, labels);
  const sample = await readSample(file, encoding);
  const wanted = new Set(labels.map(normaliseLabel));
  const sep = SEP_LINE.exec(sample.text);
  const named = DELIMITERS.find((delimiter) => delimiter === sep?.[2]);
  const tries = await tryAll(sample, { ...given, newline: newlineOf(encoding) }, named, wanted);
  const [best] = tries;
  if (!best || (best.width === 1 && given.delimiter === undefined && given.headerLine === undefined)) throw oneColumn(file.name);
  const inFile = sep ? { ...best, records: best.records.slice(1) } : best;
  const header = findHeader(file.name, inFile, wanted, given.headerLine);
  return {
    encoding: encoding.encoding,
    bom: encoding.bom,
    mixed: encoding.mixed,
    doubt: encoding.doubt,
    newline: newlineName(encoding, best.reading),
    delimiter: best.reading.delimiter,
    quote: best.reading.quote,
    escape: best.reading.escape,
    trim: best.reading.trim,
    sepLine: sep !== null,
    headerLine: header.line,
    header: header.cells,
    evidence: evidenceOf(encoding, best, header, { given, named, labels: wanted.size }),
  };
}

async function readSample(file: SourceFile, { encoding, mixed }: EncodingDecision): Promise<Sample> {
  let text = '';
  for await (const chunk of decodeText(file, encoding, mixed)) {
    text += chunk;
    if (text.length > SAMPLE_CHARACTERS) return { text: text.slice(0, SAMPLE_CHARACTERS).replace(/^\uFEFF+/, ''), whole: false };
  }
  return { text: text.replace(/^\uFEFF+/, ''), whole: true };
}

/** Best first. The delimiter that the first line names is believed unless the labels stand under another. */
async function tryAll(
  sample: Sample,
  settled: Settled,
  named: Delimiter | undefined,
  wanted: ReadonlySet<string>,
): Promise<readonly Tried[]> {
  if (settled.delimiter || !named) return tryReadings(sample, settled, wanted);
  const asNamed = await tryReadings(sample, { ...settled, delimiter: named }, wanted);
  if (wanted.size === 0 || asNamed.some(({ labels }) => labels > 0)) return asNamed;
  const others = await tryReadings(sample, settled, wanted);
  return others.some(({ labels }) => labels > 0) ? others : asNamed;
}

function newlineOf({ newlines: { crlf, lf, cr } }: EncodingDecision): 'lf' | 'any' | undefined {
  if (cr === 0) return 'lf';
  return crlf + lf === 0 ? 'any' : undefined;
}

function newlineName({ newlines: { crlf, lf } }: EncodingDecision, { newline }: Reading): Dialect['newline'] {
  if (newline === 'any') return crlf + lf === 0 ? 'cr' : 'mixed';
  return crlf > lf ? 'crlf' : 'lf';
}

interface Grounds {
  readonly given: DialectOverrides;
  readonly named: Delimiter | undefined;
  readonly labels: number;
}

function evidenceOf(encoding: EncodingDecision, best: Tried, header: FoundHeader, { given, named, labels }: Grounds): Evidence[] {
  const { delimiter, quote, newline } = best.reading;
  const share = `${Math.floor(best.consistent * 100)} % of the first records have ${best.width} cell(s)`;
  const counted = labels > 0 ? `${share}; ${best.labels} of ${labels} labels found` : share;
  const because = given.delimiter ? 'given' : named === delimiter ? NAMED_BY_FILE : counted;
  const evidence: Evidence[] = [
    { decision: 'encoding', value: encoding.encoding, because: encoding.because },
    { decision: 'delimiter', value: delimiter === '\t' ? 'tab' : delimiter, because },
  ];
  if (given.quote || quote !== '"') {
    const reason = quote === 'none' ? 'quotes stand inside cells, not around them' : 'they stand around whole cells';
    evidence.push({ decision: 'quote', value: quote, because: given.quote ? 'given' : reason });
  }
  if (given.escape || best.reading.escape !== 'doubled') {
    evidence.push({
      decision: 'escape',
      value: best.reading.escape,
      because: given.escape ? 'given' : 'only so do all records have the same cells',
    });
  }
  if (newline === 'any') {
    evidence.push({ decision: 'newline', value: newlineName(encoding, best.reading), because: 'carriage returns end records' });
  }
  evidence.push({ decision: 'header-line', value: String(header.line), because: header.because });
  return evidence;
}

function oneColumn(name: string): UserError {
  return new UserError(
    'file.one-column',
    `${name}: none of , ; tab and | divides the records into cells. Expected a table of at least two columns. ` +
      'Say what divides them (--delimiter), or export the file again as “CSV UTF-8”.',
    EXIT.needsAnswer,
  );
}
