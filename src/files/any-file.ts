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
import { isOffice, memberParts } from './office.ts';
import { isPdf, readPdf } from './pdf.ts';
import { pngParts } from './png.ts';
import { paragraphs, type TextPart, unreadable } from './text.ts';

export interface ReadFile {
  /** A file inside another stands behind it: `a.zip > b.csv`. */
  readonly name: string;
  readonly sizeBytes: number;
  readonly parts: readonly TextPart[];
  /** Why it cannot be read, as a sentence; null when it was. */
  readonly refusal: string | null;
}

const DEPTH_MAX = 6;

export async function readAnyFile(file: PackageFile): Promise<ReadFile[]> {
  return readNested(file, archiveBudget(), 0);
}

async function readNested(file: PackageFile, budget: ArchiveBudget, depth: number): Promise<ReadFile[]> {
  const { name, bytes } = file;
  try {
    if (depth > DEPTH_MAX) throw unreadable(name, 'it lies in too many archives');
    const { parts, inside } = await open(file, budget);
    const nested: ReadFile[] = [];
    for (const one of inside) nested.push(...(await readNested(one, budget, depth + 1)));
    return [{ name, sizeBytes: bytes.length, parts, refusal: null }, ...nested];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [{ name, sizeBytes: bytes.length, parts: [], refusal: error.message }];
  }
}

interface Opened {
  readonly parts: readonly TextPart[];
  readonly inside: readonly PackageFile[];
}

async function open({ name, bytes }: PackageFile, budget: ArchiveBudget): Promise<Opened> {
  const only = (parts: readonly TextPart[]): Opened => ({ parts, inside: [] });
  refuseBinary(name, bytes);
  if (isPdf(bytes)) {
    const { parts, attachments } = await readPdf(name, bytes);
    return { parts, inside: attachments };
  }
  if (isZip(bytes)) {
    const { members, parts } = openArchive(name, bytes, budget);
    if (isOffice(members)) return only([...parts, ...memberParts(name, members)]);
    return { parts, inside: members.map((member) => ({ ...member, name: `${name} > ${member.name}` })) };
  }
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return only(pngParts(name, bytes));
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return only(jpegParts(name, bytes));
  return only(await writtenParts(name, decodeAnyText(name, bytes)));
}

/** First bytes of what is not read, and what to do about it. */
const REFUSED: readonly (readonly [hex: string, why: string])[] = [
  ['d0cf11e0', 'it is a file of an old office program, or one with a password; save it as .xlsx, .docx or .pdf'],
  ['1f8b', 'it is packed with gzip; unpack it first'],
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

/** By the ending of the name, and where that says nothing by how the text begins. */
async function writtenParts(name: string, source: string): Promise<TextPart[]> {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const text = source.replace(/^\uFEFF/, '');
  if (/^(?:html?|xhtml|svg|xml|rss|atom)$/.test(ending) || /^\s*<(?:!doctype html|html|svg|\?xml)/i.test(text))
    return htmlTextParts(name, text);
  if (/^(?:json|geojson|jsonld|ipynb)$/.test(ending) || (ending === '' && /^\s*[[{]/.test(text)))
    return orAsWritten(text, () => jsonTextParts(name, text));
  if (/^(?:jsonl|ndjson)$/.test(ending)) return orAsWritten(text, () => jsonLines(name, text));
  if (/^(?:csv|tsv|tab)$/.test(ending)) return tableParts(text);
  return paragraphs(text, '');
}

/** What is not proper JSON is still text. */
function orAsWritten(text: string, read: () => TextPart[]): TextPart[] {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return paragraphs(text, '');
  }
}

function jsonLines(name: string, text: string): TextPart[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, index) => {
    if (line.trim() === '') return [];
    return jsonTextParts(name, line).map((part) => ({ ...part, place: `line ${index + 1}, ${part.place}` }));
  });
}

const SAMPLE_CHARACTERS = 65_536;
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Cells with their line and label. The delimiter is the sign that stands outside quotes most often. */
async function tableParts(text: string): Promise<TextPart[]> {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const bare = sample.replace(/"[^"]*"/g, '');
  const named = /^"?sep=(.)"?\s*[\r\n]/i.exec(sample)?.[1];
  const counted = DELIMITERS.map((delimiter) => ({ delimiter: delimiter as string, count: bare.split(delimiter).length }));
  const delimiter = named ?? counted.sort((a, b) => b.count - a.count)[0]?.delimiter ?? ',';
  const parts: TextPart[] = [];
  let labels: readonly string[] | null = null;
  for await (const { line, cells } of readCsv([text], { delimiter, newline: 'any', strayQuotes: 'recover' })) {
    for (const [index, cell] of cells.entries()) {
      const column = labels?.[index] || String(index + 1);
      if (cell.trim() !== '') parts.push({ place: `line ${line}, column ${column}`, text: cell, trust: 'rendered', language: null });
    }
    labels ??= cells.length > 1 ? cells : null;
  }
  return parts;
}
