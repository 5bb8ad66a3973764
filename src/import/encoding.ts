// The encoding of a file, decided over the whole of it, and its text. UTF-8 is believed only when every line is valid.
import { EXIT, UserError } from '../error.ts';
import type { Encoding } from '../model/dialect.ts';
import { type ByteSurvey, type Newlines, surveyBytes } from './byte-survey.ts';
import { proposeCharset } from './charset.ts';
import { fromLatin1, isSingleByte, type SingleByte, UNDEFINED } from './charsets.ts';
import type { SourceFile } from './source-file.ts';
import { surveyUtf8 } from './utf8-survey.ts';

export type { Encoding } from '../model/dialect.ts';
export type { SourceFile } from './source-file.ts';

export interface EncodingDecision {
  readonly encoding: Encoding;
  readonly bom: boolean;
  readonly newlines: Newlines;
  /** Lines are not all in this encoding: letters that could not be read stand as U+FFFD, or as two wrong ones. */
  readonly mixed: boolean;
  /** The question to ask when letters above ASCII matter: another encoding is about as likely. Null when it is decided. */
  readonly doubt: UserError | null;
  /** Why, as a sentence. */
  readonly because: string;
}

/** More of it in 100 bytes is a binary file. */
const NUL_PERCENT_MAX = 5;

/**
 * Reads every byte. `given` is what the user or the profile says: it is checked, not trusted. `labels` are header texts that are
 * looked for.
 *
 * @throws UserError `file.empty`, `file.is-spreadsheet`, `file.is-html`, `file.is-json`, `file.is-pdf`, `text.undecodable-bytes`
 */
export async function detectEncoding(file: SourceFile, given?: Encoding, labels: readonly string[] = []): Promise<EncodingDecision> {
  const seen = (await surveyUtf8(file)) ?? (await surveyBytes(file));
  refuseOtherFormats(file.name, seen.head);
  const wide = wideEncoding(file.name, seen);
  if (wide) return detectWide(file, wide.encoding, wide.bom);
  if (!seen.hasText) throw new UserError('file.empty', `${file.name}: the file is empty. Expected a header and at least one record.`);
  const bom = startsWith(seen.head, 0xef, 0xbb, 0xbf);
  const plain = { bom, newlines: seen.newlines, mixed: false, doubt: null };
  // A byte order mark before valid UTF-8 is stronger than what is said of other files.
  const isUtf8 = seen.notUtf8.count === 0 && (bom || given === undefined || given === 'utf-8');
  if (!given && !isUtf8) return { ...plain, ...withoutUtf8(file.name, seen, labels) };
  if (given && !isUtf8) refuseUndecodable(file.name, seen, given);
  const valid = seen.utf8.count > 0 ? 'every line is valid UTF-8' : 'plain ASCII';
  return { ...plain, encoding: isUtf8 ? 'utf-8' : (given ?? 'utf-8'), because: given ? 'given' : bom ? 'byte order mark' : valid };
}

/** Lines that are not UTF-8: the odd ones among others that are, or all in another encoding. */
function withoutUtf8(
  name: string,
  seen: ByteSurvey,
  labels: readonly string[],
): Pick<EncodingDecision, 'encoding' | 'mixed' | 'doubt' | 'because'> {
  if (seen.utf8.count > 0 && seen.utf8.count >= seen.notUtf8.count) {
    const because = `${linesText(seen.notUtf8)} are not valid UTF-8 as the others are: two encodings are mixed`;
    return { encoding: 'utf-8', mixed: true, doubt: null, because };
  }
  const macLines = seen.newlines.lf + seen.newlines.crlf === 0 && seen.newlines.cr > 0;
  const { encoding, sure, alternatives } = proposeCharset({ high: seen.highWords, ascii: seen.asciiWords }, labels, macLines);
  if (sure) refuseUndecodable(name, seen, encoding);
  const mixed = seen.utf8.count > 0;
  const others = mixed ? `, but ${linesText(seen.utf8)} look like UTF-8: two encodings are mixed` : '';
  const how = sure ? 'their words read best so' : 'this is a guess';
  return {
    encoding,
    mixed,
    doubt: sure ? null : undecided(name, seen, encoding, alternatives),
    because: `${linesText(seen.notUtf8)} are not valid UTF-8, and ${how}: check their accents${others}`,
  };
}

const startsWith = (head: Uint8Array, ...bytes: readonly number[]) => bytes.every((byte, i) => head[i] === byte);

/** UTF-16 by its byte order mark or by the place of its NUL bytes. */
function wideEncoding(name: string, seen: ByteSurvey): { encoding: 'utf-16le' | 'utf-16be'; bom: boolean } | null {
  const { head, nulEven, nulOdd, bytes } = seen;
  if (startsWith(head, 0xff, 0xfe, 0, 0) || startsWith(head, 0, 0, 0xfe, 0xff)) throw undecodable(name, 1, 'it is UTF-32');
  if (startsWith(head, 0xff, 0xfe)) return { encoding: 'utf-16le', bom: true };
  if (startsWith(head, 0xfe, 0xff)) return { encoding: 'utf-16be', bom: true };
  const nuls = nulEven + nulOdd;
  if (nuls * 100 <= bytes * NUL_PERCENT_MAX) return null;
  if (nulOdd > nulEven * 20) return { encoding: 'utf-16le', bom: false };
  if (nulEven > nulOdd * 20) return { encoding: 'utf-16be', bom: false };
  throw undecodable(name, 1, 'it holds NUL bytes, as binary files do');
}

async function detectWide(file: SourceFile, encoding: 'utf-16le' | 'utf-16be', bom: boolean): Promise<EncodingDecision> {
  const newlines = { crlf: 0, lf: 0, cr: 0 };
  let hasText = false;
  let last = '';
  for await (const chunk of decodeText(file, encoding)) {
    const text = last + chunk;
    hasText ||= /\S/.test(text);
    // A carriage return at the end may belong to a line feed that comes.
    last = text.endsWith('\r') ? '\r' : '';
    countNewlines(newlines, text.slice(0, text.length - last.length));
  }
  countNewlines(newlines, last);
  if (!hasText) throw new UserError('file.empty', `${file.name}: the file is empty. Expected a header and at least one record.`);
  return { encoding, bom, newlines, mixed: false, doubt: null, because: bom ? 'byte order mark' : 'every other byte is NUL' };
}

function countNewlines(newlines: { crlf: number; lf: number; cr: number }, text: string): void {
  for (const [end] of text.matchAll(/\r\n|\n|\r/g)) newlines[end === '\n' ? 'lf' : end === '\r' ? 'cr' : 'crlf'] += 1;
}

/**
 * Text of the file without its byte order mark. Letters that cannot be read are U+FFFD: bytes that are not valid in the encoding, and
 * where encodings are `mixed`, UTF-8 letters in a single-byte text.
 */
export async function* decodeText(file: SourceFile, encoding: Encoding, mixed = false): AsyncGenerator<string> {
  if (!isSingleByte(encoding)) {
    const decoder = new TextDecoder(encoding);
    for await (const chunk of file.open()) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
    return;
  }
  let held = '';
  let start = true;
  for await (const chunk of file.open()) {
    const text = held + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
    // What may be the beginning of a mark or of a UTF-8 letter waits for the rest of it.
    held = start && text.length < 3 ? text : mixed ? (/[\xC2-\xF4][\x80-\xBF]{0,2}$/.exec(text)?.[0] ?? '') : '';
    const whole = text.slice(0, text.length - held.length);
    if (whole === '') continue;
    // Some tools write a UTF-8 byte order mark and then another encoding.
    const bare = start ? whole.replace(/^ï»¿/, '') : whole;
    start = false;
    yield fromLatin1(encoding, mixed ? bare.replace(UTF8_LETTER, '\uFFFD') : bare);
  }
  yield fromLatin1(encoding, held);
}

/** The same text as UTF-8; of a file that is in UTF-8 throughout the bytes as they are, its mark included, because to take them apart takes time. */
export async function* utf8Of(file: SourceFile, encoding: Encoding, mixed: boolean): AsyncGenerator<Uint8Array> {
  if (encoding === 'utf-8' && !mixed) yield* file.open();
  else for await (const text of decodeText(file, encoding, mixed)) yield Buffer.from(text);
}

const UTF8_LETTER = /[\xC2-\xDF][\x80-\xBF]|[\xE0-\xEF][\x80-\xBF]{2}|[\xF0-\xF4][\x80-\xBF]{3}/g;

/** Where a given or proposed encoding has no letter for a byte that occurs. */
function refuseUndecodable(name: string, seen: ByteSurvey, encoding: Encoding): void {
  const [line = 1] = seen.notUtf8.lines;
  if (encoding === 'utf-8') throw undecodable(name, line, 'it is not valid UTF-8');
  if (!isSingleByte(encoding)) throw undecodable(name, 1, `the file is not ${encoding}`);
  const lost = [...seen.highBytes].find((byte) => fromLatin1(encoding, String.fromCharCode(byte)) === UNDEFINED);
  if (lost !== undefined)
    throw undecodable(name, line, `the file holds the byte 0x${lost.toString(16).toUpperCase()}, which ${encoding} does not have`);
}

function linesText({ lines, count }: ByteSurvey['utf8']): string {
  const shown = lines.join(', ');
  return `${count} line(s) (${count > lines.length ? `${shown}, …` : shown})`;
}

function refuseOtherFormats(name: string, head: Uint8Array): void {
  const start = Buffer.from(head)
    .toString('latin1')
    .replace(/^(?:ï»¿|ÿþ|þÿ)/, '')
    .replaceAll('\0', startsWith(head, 0x50, 0x4b) ? '\0' : '')
    .trimStart();
  const refuse = (code: string, what: string) => {
    throw new UserError(code, `${name}: this is ${what}, not a CSV file. Open it, save it as “CSV UTF-8” and import that file.`);
  };
  if (start.startsWith('PK\x03') || start.startsWith('PK\x05') || start.startsWith('\xd0\xcf\x11\xe0'))
    refuse('file.is-spreadsheet', 'a workbook or an archive');
  if (start.startsWith('%PDF-')) refuse('file.is-pdf', 'a PDF document');
  if (/^<(?:!doctype|html|head|body|table|meta|style|\?xml|!--)/i.test(start)) refuse('file.is-html', 'an HTML or XML page');
  if (/^(?:\{\s*["}]|\[\s*[[{"\]\d-])/.test(start)) refuse('file.is-json', 'a JSON document');
}

function undecodable(name: string, line: number, why: string): UserError {
  return new UserError(
    'text.undecodable-bytes',
    `${name}, line ${line}: the bytes cannot be read as text: ${why}. Expected one encoding throughout. ` +
      'Export the file again as “CSV UTF-8”, or say its encoding (--encoding).',
    EXIT.inputRefused,
    { line },
  );
}

function undecided(name: string, seen: ByteSurvey, proposal: SingleByte, alternatives: readonly SingleByte[]): UserError {
  const [first = 1] = seen.notUtf8.lines;
  const others = alternatives.length > 0 ? ` or ${alternatives.join(' or ')}` : '';
  return new UserError(
    'text.undecodable-bytes',
    `${name}: ${linesText(seen.notUtf8)} hold letters that are not UTF-8, and what they are depends on the encoding: ${proposal}${others}. ` +
      `An encoding is never guessed. Look at line ${first} in each and say which is right (--encoding).`,
    EXIT.needsAnswer,
    { line: first, lines: seen.notUtf8.lines, proposal, alternatives },
  );
}
