// Any file somebody is about to publish becomes parts of text, whatever program made it: what it is, its bytes say and then its name.
// Archives are opened, those inside them too; a file that cannot be read says so, and the others are read all the same.
import { UserError } from '../error.ts';
import type { PackageFile } from '../model/file.ts';
import { type ArchiveBudget, archiveBudget, isZip, openArchive } from './archive.ts';
import { readCsv } from './csv.ts';
import { decodeAnyText } from './decode.ts';
import { htmlTextParts } from './html.ts';
import { jpegParts } from './jpeg.ts';
import { jsonTextParts } from './json.ts';
import { isOffice, readOffice } from './office.ts';
import { isPdf, readPdf } from './pdf.ts';
import { pngParts } from './png.ts';
import { paragraphs, type TextPart, type TextParts, unreadable } from './text.ts';

export interface ReadFile {
  /** A file inside another stands behind it: `a.zip > b.csv`. */
  readonly name: string;
  readonly sizeBytes: number;
  /** Anew with each call. */
  readonly parts: () => TextParts;
  /** Why it cannot be read, as a sentence; null when it was. */
  readonly refusal: string | null;
}

const DEPTH_MAX = 6;

/** The file itself first, then each one inside it. */
export function readAnyFile(file: PackageFile): AsyncGenerator<ReadFile> {
  return readNested(file, archiveBudget(file.bytes.length), 0);
}

async function* readNested(file: PackageFile, budget: ArchiveBudget, depth: number): AsyncGenerator<ReadFile> {
  const { name, bytes } = file;
  const opened = await openOrRefuse(file, budget, depth);
  if (typeof opened === 'string') {
    yield { name, sizeBytes: bytes.length, parts: () => [], refusal: opened };
    return;
  }
  yield { name, sizeBytes: bytes.length, parts: opened.parts, refusal: null };
  for (const one of opened.inside) yield* readNested(one, budget, depth + 1);
}

/** Why it cannot be read comes back as a sentence. */
async function openOrRefuse(file: PackageFile, budget: ArchiveBudget, depth: number): Promise<Opened | string> {
  try {
    if (depth > DEPTH_MAX) throw unreadable(file.name, 'it lies in too many archives');
    return await open(file, budget);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message;
  }
}

interface Opened {
  readonly parts: () => TextParts;
  readonly inside: readonly PackageFile[];
}

async function open({ name, bytes }: PackageFile, budget: ArchiveBudget): Promise<Opened> {
  const opened = (parts: readonly TextPart[], inside: readonly PackageFile[] = []): Opened => ({
    parts: () => parts,
    inside: inside.map((one) => ({ ...one, name: `${name} > ${one.name}` })),
  });
  refuseBinary(name, bytes);
  if (bytes.length === 0 && NEVER_EMPTY.test(name)) throw unreadable(name, 'it is empty, which no file of its kind is');
  if (isPdf(bytes)) {
    const { parts, attachments } = await readPdf(name, bytes);
    spend(budget, name, attachments);
    return opened(parts, attachments);
  }
  if (isZip(bytes)) {
    const { members, parts } = openArchive(name, bytes, budget);
    if (!isOffice(members)) return opened(parts, members);
    const office = readOffice(name, members);
    return opened([...parts, ...office.parts], office.inside);
  }
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return opened(pngParts(name, bytes));
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return opened(jpegParts(name, bytes));
  return { parts: writtenParts(name, decodeAnyText(name, bytes)), inside: [] };
}

/** Attachments unpack from a file as members do from an archive. */
function spend(budget: ArchiveBudget, name: string, attachments: readonly PackageFile[]): void {
  budget.files -= attachments.length;
  for (const { bytes } of attachments) budget.bytes -= bytes.length;
  if (budget.files < 0 || budget.bytes < 0) throw unreadable(name, 'too much is attached to it');
}

/** A text may have nothing in it; a page, a picture or an archive of no bytes is one that was lost. */
const NEVER_EMPTY = /\.(?:pdf|zip|xlsx|xlsm|docx|docm|pptx|pptm|odt|ods|odp|odg|png|jpe?g|gif|webp|tiff?|svg|xls|doc|ppt|7z|rar|gz)$/i;

/** First bytes of what is not read, and what to do about it. */
const REFUSED: readonly (readonly [hex: string, why: string])[] = [
  ['d0cf11e0', 'it is a file of an old office program, one with a password, or macros; save it as .xlsx, .docx or .pdf'],
  ['1f8b', 'it is packed with gzip; unpack it first'],
  ['425a68', 'it is packed with bzip2; unpack it first'],
  ['fd377a585a', 'it is packed with xz; unpack it first'],
  ['28b52ffd', 'it is packed with Zstandard; unpack it first'],
  ['377abcaf', 'it is a 7z archive; unpack it first'],
  ['526172211a', 'it is a RAR archive; unpack it first'],
  ['47494638', 'it is a GIF picture, whose notes are not read; save it as PNG'],
  ['52494646', 'it is a picture, sound or film whose notes are not read'],
  ['49492a00', 'it is a TIFF picture, whose notes are not read; save it as PNG'],
  ['4d4d002a', 'it is a TIFF picture, whose notes are not read; save it as PNG'],
];

function refuseBinary(name: string, bytes: Uint8Array): void {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 8)).toString('hex');
  const found = REFUSED.find(([hex]) => head.startsWith(hex));
  if (found) throw unreadable(name, found[1]);
}

/** By the ending of the name, and where that says nothing by how the text begins. What can refuse the file is read at once. */
function writtenParts(name: string, source: string): () => TextParts {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const text = source.replace(/^\uFEFF/, '');
  if (/^(?:html?|xhtml|svg|xml|rss|atom)$/.test(ending) || /^\s*<(?:!doctype html|html|svg|\?xml)/i.test(text)) {
    const parts = htmlTextParts(name, text);
    return () => parts;
  }
  if (/^(?:json|geojson|jsonld|ipynb)$/.test(ending) || (ending === '' && /^\s*[[{]/.test(text))) return () => jsonOrText(name, text);
  if (/^(?:jsonl|ndjson)$/.test(ending)) return () => jsonLines(name, text);
  if (/^(?:csv|tsv|tab)$/.test(ending)) return () => tableParts(text);
  return () => paragraphs(text, '');
}

/** What is not proper JSON is still text. */
function jsonOrText(name: string, text: string): TextParts {
  try {
    return jsonTextParts(name, text);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return paragraphs(text, '');
  }
}

function* jsonLines(name: string, text: string): Generator<TextPart> {
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') continue;
    for (const part of jsonLine(name, line)) yield { ...part, place: [`line ${index + 1}`, part.place].filter(Boolean).join(', ') };
  }
}

function jsonLine(name: string, line: string): TextPart[] {
  try {
    return jsonTextParts(name, line);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [{ place: '', text: line, trust: 'rendered', language: null }];
  }
}

const SAMPLE_CHARACTERS = 65_536;
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Cells with their line and label. The delimiter is the sign that stands outside quotes most often. */
async function* tableParts(text: string): AsyncGenerator<TextPart> {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const bare = sample.replace(/"[^"]*"/g, '');
  const named = /^"?sep=(.)"?\s*[\r\n]/i.exec(sample)?.[1];
  const counted = DELIMITERS.map((delimiter) => ({ delimiter: delimiter as string, count: bare.split(delimiter).length }));
  const delimiter = named ?? counted.sort((a, b) => b.count - a.count)[0]?.delimiter ?? ',';
  let labels: readonly string[] | null = null;
  for await (const { line, cells } of readCsv([text], { delimiter, newline: 'any', strayQuotes: 'recover' })) {
    for (const [index, cell] of cells.entries()) {
      const column = labels?.[index] || String(index + 1);
      if (cell.trim() !== '') yield { place: `line ${line}, column ${column}`, text: cell, trust: 'rendered', language: null };
    }
    labels ??= cells.length > 1 ? cells : null;
  }
}
