// A finished file becomes parts of text, as a stranger reads it. A format that cannot be read is refused.
import type { PackageFile } from '../model/file.ts';
import { htmlParts } from './html.ts';
import { jpegParts } from './jpeg.ts';
import { jsonParts } from './json.ts';
import { officeParts } from './office.ts';
import { readPdf } from './pdf.ts';
import { pngParts } from './png.ts';
import { decodeText, type TextPart, textParts, unreadable } from './text.ts';

const READERS: Readonly<Record<string, (name: string, bytes: Uint8Array) => TextPart[] | Promise<TextPart[]>>> = {
  html: htmlParts,
  pdf: pdfParts,
  xlsx: officeParts,
  jpg: jpegParts,
  svg: htmlParts,
  png: pngParts,
  json: jsonParts,
  csv: csvParts,
  txt: textParts,
  md: textParts,
};

/** Throws UserError for a format the gate cannot open. Archives are opened by the caller, who gives each file in them. */
export async function fileParts(file: PackageFile): Promise<TextPart[]> {
  const extension = /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? '';
  const read = READERS[extension];
  if (!read) throw unreadable(file.name, `the gate cannot read files that end in “.${extension.slice(0, 20)}”`);
  const parts = await read(file.name, file.bytes);
  const language = LANGUAGE.exec(file.name)?.[1];
  return language ? parts.map((part) => (part.language === null ? { ...part, language } : part)) : parts;
}

/** A report's files bear their language in their name: `report.nl.pdf`. Pages say it themselves. */
const LANGUAGE = /\.([a-z]{2})\.(?:pdf|xlsx|txt)$/;

/** A report's own PDF has nothing attached to it. */
async function pdfParts(name: string, bytes: Uint8Array): Promise<TextPart[]> {
  const { parts, attachments } = await readPdf(name, bytes);
  if (attachments.length > 0) throw unreadable(name, 'files are attached to it');
  return [...parts];
}

/** Cells of a CSV file as this project writes it (RFC 4180); the place names the line and the column's label. */
function csvParts(name: string, bytes: Uint8Array): TextPart[] {
  const parts: TextPart[] = [];
  let labels: readonly string[] | null = null;
  for (const { line, cells } of csvRecords(name, decodeText(name, bytes))) {
    for (const [index, text] of cells.entries()) {
      const column = labels?.[index] || String(index + 1);
      if (text !== '') parts.push({ place: `line ${line}, column ${column}`, text, trust: 'rendered', language: null });
    }
    labels ??= cells;
  }
  return parts;
}

function csvRecords(name: string, text: string): { line: number; cells: string[] }[] {
  const records: { line: number; cells: string[] }[] = [];
  const cell = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r\n|\r|\n|$)/gy;
  let [line, startLine, cells] = [1, 1, [] as string[]];
  while (cell.lastIndex < text.length || cells.length > 0) {
    const at = cell.lastIndex;
    const match = cell.exec(text);
    if (!match) throw unreadable(name, `line ${line} is not proper CSV (a quote that is not closed, or stands inside a value)`);
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    line += (text.slice(at, cell.lastIndex).match(/\r\n|\r|\n/g) ?? []).length;
    if (match[3] === ',') continue;
    records.push({ line: startLine, cells });
    [cells, startLine] = [[], line];
  }
  return records;
}
