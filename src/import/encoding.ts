// The encoding of a file, decided over the whole of it, and its text. UTF-8 is believed only when every line is valid.
import { isAscii, isUtf8 } from 'node:buffer';
import { UserError } from '../error.ts';
import type { Encoding } from '../model/dialect.ts';

/** A file that can be opened more than once: detection reads it before the records are read. */
export interface SourceFile {
  readonly name: string;
  readonly sizeBytes: number;
  open(): AsyncIterable<Uint8Array>;
}

export type { Encoding } from '../model/dialect.ts';

export interface EncodingDecision {
  readonly encoding: Encoding;
  readonly bom: boolean;
  readonly newline: 'crlf' | 'lf' | 'cr';
  /** Why, as a sentence. */
  readonly because: string;
}

/** Letters of 0x80 to 0x9F. By table, because the decoder of several Node releases takes them for control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
const NOT_IN_WINDOWS_1252 = /[\x81\x8D\x8F\x90\x9D]/;

/**
 * Reads every byte once. `given` is what the user or the profile says: it is checked, not trusted.
 *
 * @throws UserError `file.empty`, `file.is-spreadsheet`, `file.is-html`, `file.is-json`, `file.is-pdf`, `text.undecodable-bytes`
 */
export async function detectEncoding(file: SourceFile, given?: Encoding): Promise<EncodingDecision> {
  const seen = await surveyLines(file);
  refuseOtherFormats(file.name, seen.head);
  if (!seen.hasText) throw new UserError('file.empty', `${file.name}: the file is empty. Expected a header and at least one record.`);
  const bom = seen.head[0] === 0xef && seen.head[1] === 0xbb && seen.head[2] === 0xbf;
  const newline = seen.lf === 0 && seen.cr > 0 ? 'cr' : seen.crlf > 0 ? 'crlf' : 'lf';
  if (seen.nulLine !== null) throw undecodable(file.name, seen.nulLine, 'it holds a NUL byte, as UTF-16 text and binary files do');
  const valid = seen.notUtf8First === null;
  // A byte order mark before valid UTF-8 is stronger than what a profile says of other files.
  const encoding = valid && (bom || given !== 'windows-1252') ? 'utf-8' : (given ?? (bom ? 'utf-8' : 'windows-1252'));
  refuseUndecodable(file.name, seen, encoding, given !== undefined);
  return { encoding, bom, newline, because: encoding === given ? 'given' : reasonFor(seen, encoding, bom) };
}

function refuseUndecodable(name: string, seen: Survey, encoding: Encoding, given: boolean): void {
  if (seen.notUtf8First === null) return;
  if (encoding === 'utf-8') throw undecodable(name, seen.notUtf8First, 'it is not valid UTF-8');
  if (!given && seen.utf8Lines > 0) {
    throw undecodable(name, seen.notUtf8First, 'other lines are UTF-8 and this one is not: two encodings are mixed');
  }
  if (seen.notWindows !== null) throw undecodable(name, seen.notWindows, 'it holds a byte that Windows-1252 does not have');
}

function reasonFor(seen: Survey, encoding: Encoding, bom: boolean): string {
  if (encoding === 'windows-1252') {
    return `${seen.notUtf8Lines} line(s) are not valid UTF-8, the first is line ${seen.notUtf8First}: check its accents`;
  }
  if (bom) return 'byte order mark';
  return seen.utf8Lines > 0 ? 'every line is valid UTF-8' : 'plain ASCII';
}

/** Text of the file without its byte order mark. */
export async function* decodeText(file: SourceFile, encoding: Encoding): AsyncGenerator<string> {
  if (encoding === 'windows-1252') {
    // Some tools write a UTF-8 byte order mark and then Windows-1252.
    let first = true;
    for await (const chunk of file.open()) {
      const text = fromWindows1252(chunk);
      yield first ? text.replace(/^ï»¿/, '') : text;
      first = false;
    }
    return;
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of file.open()) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

export function fromWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin1.replace(/[\x80-\x9f]/g, (char) => WINDOWS_1252.charAt(char.charCodeAt(0) - 0x80));
}

interface Survey {
  readonly head: Uint8Array;
  hasText: boolean;
  lf: number;
  crlf: number;
  cr: number;
  /** Lines with letters outside ASCII that are valid UTF-8. */
  utf8Lines: number;
  notUtf8Lines: number;
  notUtf8First: number | null;
  notWindows: number | null;
  nulLine: number | null;
}

/** What every line tells about the encoding. Lines are cut at line feeds, so a line is never cut inside a letter. */
async function surveyLines(file: SourceFile): Promise<Survey> {
  const survey: Survey = {
    head: new Uint8Array(64),
    hasText: false,
    lf: 0,
    crlf: 0,
    cr: 0,
    utf8Lines: 0,
    notUtf8Lines: 0,
    notUtf8First: null,
    notWindows: null,
    nulLine: null,
  };
  let offset = 0;
  let open: Buffer = Buffer.alloc(0);
  for await (const chunk of file.open()) {
    if (offset < 64) survey.head.set(chunk.subarray(0, 64 - offset), offset);
    offset += chunk.length;
    open = open.length > 0 ? Buffer.concat([open, chunk]) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let start = 0;
    for (let end = open.indexOf(10); end >= 0; end = open.indexOf(10, start)) {
      surveyLine(survey, open.subarray(start, end), true);
      start = end + 1;
    }
    open = Buffer.from(open.subarray(start));
  }
  surveyLine(survey, open, false);
  return survey;
}

function surveyLine(survey: Survey, bytes: Buffer, ended: boolean): void {
  const line = survey.lf + 1;
  if (ended) survey.lf += 1;
  const withCr = ended && bytes.at(-1) === 13;
  if (withCr) survey.crlf += 1;
  if (bytes.indexOf(13) >= 0 && bytes.indexOf(13) < bytes.length - (withCr ? 1 : 0)) survey.cr += 1;
  if (bytes.indexOf(0) >= 0) survey.nulLine ??= line;
  if (isAscii(bytes)) {
    survey.hasText ||= /\S/.test(bytes.toString('latin1'));
    return;
  }
  const onlyBom = line === 1 && bytes.length === 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  survey.hasText ||= !onlyBom;
  if (!isUtf8(bytes)) {
    survey.notUtf8Lines += 1;
    survey.notUtf8First ??= line;
  } else if (!(line === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && isAscii(bytes.subarray(3)))) {
    survey.utf8Lines += 1;
  }
  if (NOT_IN_WINDOWS_1252.test(bytes.toString('latin1'))) survey.notWindows ??= line;
}

function refuseOtherFormats(name: string, head: Uint8Array): void {
  const start = Buffer.from(head)
    .toString('latin1')
    .replace(/^(?:ï»¿)?\s+|^ï»¿/, '');
  const refuse = (code: string, what: string) => {
    throw new UserError(code, `${name}: this is ${what}, not a CSV file. Open it, save it as “CSV UTF-8” and import that file.`);
  };
  if (start.startsWith('PK\x03\x04') || start.startsWith('\xd0\xcf\x11\xe0')) refuse('file.is-spreadsheet', 'a workbook or an archive');
  if (start.startsWith('%PDF-')) refuse('file.is-pdf', 'a PDF document');
  if (/^<(?:!doctype|html|head|body|table|\?xml|!--)/i.test(start)) refuse('file.is-html', 'an HTML or XML page');
  if (/^(?:\{\s*["}]|\[\s*[[{"\]\d-])/.test(start)) refuse('file.is-json', 'a JSON document');
}

function undecodable(name: string, line: number, why: string): UserError {
  return new UserError(
    'text.undecodable-bytes',
    `${name}, line ${line}: the bytes cannot be read as text: ${why}. Expected UTF-8, or Windows-1252 throughout. ` +
      'Export the file again as “CSV UTF-8”.',
    3,
    { line },
  );
}
