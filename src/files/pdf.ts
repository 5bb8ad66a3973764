// Everything a stranger can read in a PDF: text by page, links, notes, form fields, outline, layers, alternative texts, scripts,
// attachments, document information and XMP; and what earlier revisions left in the file. The home of pdfjs-dist.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PackageFile } from '../model/file.ts';
import { sourceParts } from './pdf-source.ts';
import { type PdfItem, textOf } from './pdf-text.ts';
import { PDF_LIMITS, ReaderStopped, withReader } from './pdf-thread.ts';
import { readOnce } from './read-once.ts';
import { type TextPart, unreadable } from './text.ts';
import { xmpParts } from './xml.ts';

type Library = typeof import('pdfjs-dist');
type Document = Awaited<ReturnType<Library['getDocument']>['promise']>;

export interface PdfReading {
  readonly parts: readonly TextPart[];
  /** Files inside it, which are to be read as well. */
  readonly attachments: readonly PackageFile[];
}

/** The part of the library that works in a thread of its own. */
const READER = pathToFileURL(createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.worker.mjs')).href;
const PAGES_MAX = 5_000;
const REVISIONS_MAX = 20;

export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).includes('%PDF-');
}

/** Throws UserError for a file that is damaged or asks for a password. Nothing is fetched, no script is run. */
export const readPdf = readOnce(async (name: string, bytes: Uint8Array): Promise<PdfReading> => {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const latest = await readRevision(name, data);
  const parts = [...latest.parts, ...sourceParts(data)];
  const attachments = [...latest.attachments];
  for (const [index, end] of earlierEnds(name, data).entries()) {
    const earlier = await readRevision(name, data.subarray(0, end)).catch((error: unknown) => {
      if (error instanceof Error && error.cause instanceof ReaderStopped) throw error;
      return null;
    });
    // The end of a half that is no document by itself, as in a file made for the web.
    if (earlier === null) continue;
    const known = new Set(parts.map((part) => part.text));
    const left = earlier.parts.filter((part) => !known.has(part.text));
    parts.push(...left.map((part) => ({ ...part, place: `earlier revision ${index + 1}, ${part.place}` })));
    attachments.push(...earlier.attachments);
  }
  return { parts, attachments };
});

/** A file that was changed and saved holds what it was before: each revision ends with its own mark. */
function earlierEnds(name: string, data: Buffer): number[] {
  const ends: number[] = [];
  for (let at = data.indexOf('%%EOF'); at >= 0; at = data.indexOf('%%EOF', at + 1)) {
    if (ends.length > REVISIONS_MAX) throw unreadable(name, `it keeps more than ${REVISIONS_MAX} earlier revisions; print it to a new PDF`);
    ends.push(at + 5);
  }
  return ends.slice(0, -1);
}

async function readRevision(name: string, data: Buffer): Promise<PdfReading> {
  return openPdf(name, data, async (document) => {
    const reading: Reading = { name, parts: [], attachments: [] };
    for (let page = 1; page <= document.numPages; page++) await readPage(document, page, reading);
    await readDocument(document, reading);
    return reading;
  });
}

/**
 * What `read` makes of the open document. Nothing is fetched, no script is run.
 *
 * @throws UserError `gate.unreadable-file` where it is damaged, too long, asks for a password or would fill the memory, or files before it did
 */
export async function openPdf<T>(
  name: string,
  data: Uint8Array,
  read: (document: Document) => Promise<T>,
  limits = PDF_LIMITS,
): Promise<T> {
  const key = createHash('sha256').update(data).digest('base64');
  const library = await load();
  try {
    if (stopped.has(key)) throw new ReaderStopped();
    if (stopped.size >= STOPPED_MAX) throw unreadable(name, `${STOPPED_MAX} files before it filled the memory; have it read by itself`);
    return await withReader(
      READER,
      async (port) => {
        const worker = library.PDFWorker.create({ port: port as never });
        const task = library.getDocument({ ...optionsOf(library), worker, data: new Uint8Array(data) });
        try {
          const document = await task.promise;
          if (document.numPages > PAGES_MAX) throw unreadable(name, `it has more than ${PAGES_MAX} pages`);
          return await read(document);
        } finally {
          // A reader that was ended does not answer any more.
          void task.destroy().catch(() => undefined);
        }
      },
      limits,
    );
  } catch (error) {
    const kind = error instanceof Error ? error.name : '';
    if (kind === 'UserError') throw error;
    if (error instanceof ReaderStopped) {
      stopped.add(key);
      const why = 'it would unpack to far more than a document holds, or takes too long to read';
      throw Object.assign(unreadable(name, why), { cause: error });
    }
    throw unreadable(name, kind === 'PasswordException' ? 'it asks for a password' : 'it is not a PDF, or is damaged');
  }
}

/** Files that stopped the reader. What it had unpacked by then is not given back, so none is tried once more, and there may not be many. */
const stopped = new Set<string>();
const STOPPED_MAX = 4;

function optionsOf(library: Library) {
  // A path, no address: the library opens it as a file, and a blank in an address is another name.
  const folder = `${dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))}/`;
  return {
    verbosity: library.VerbosityLevel.ERRORS,
    cMapUrl: `${folder}cmaps/`,
    standardFontDataUrl: `${folder}standard_fonts/`,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: true,
  };
}

let library: Promise<Library> | null = null;

/** Loaded at the first PDF met: it takes half a second. */
function load(): Promise<Library> {
  library ??= loadQuietly();
  return library;
}

const PAGES = 'pdfjs-dist/legacy/build/pdf.mjs';

/**
 * Made for old browsers too, the library puts writings of its own in the place of parts of the language, with which `push` and
 * `JSON.stringify` are many times slower in the whole program. What was there before holds again once it is loaded.
 */
async function loadQuietly(): Promise<Library> {
  const { resolve } = createRequire(import.meta.url);
  const own = [Array.prototype, Function.prototype, JSON].map((home: object) => ({ home, parts: Object.getOwnPropertyDescriptors(home) }));
  try {
    return (await import(pathToFileURL(resolve(PAGES)).href)) as Library;
  } finally {
    for (const { home, parts } of own) Object.defineProperties(home, parts);
  }
}

function metadata(place: string, text: string): TextPart {
  return { place, text, trust: 'metadata', language: null };
}

interface Reading extends PdfReading {
  readonly name: string;
  readonly parts: TextPart[];
  readonly attachments: PackageFile[];
}

async function readPage(document: Document, number: number, reading: Reading): Promise<void> {
  const place = `page ${number}`;
  const page = await document.getPage(number);
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const text = textOf(items as readonly PdfItem[]);
  if (text.trim() === '') reading.parts.push(metadata(`${place}: property picture without text`, '-'));
  else reading.parts.push({ place, text, trust: 'rendered', language: null, line: 1 });
  const annotations = (await page.getAnnotations()) as { readonly file?: Attachment }[];
  for (const [index, annotation] of annotations.entries()) {
    reading.parts.push(...stringsIn(annotation, `${place}, annotation ${index + 1}`));
    if (annotation.file) attach(annotation.file, reading);
  }
  reading.parts.push(...stringsIn(await page.getStructTree(), `${place}, structure`));
  reading.parts.push(...stringsIn(await page.getJSActions(), `${place}, script`));
  page.cleanup();
}

interface Attachment {
  readonly filename: string;
  readonly content?: Uint8Array;
}

function attach({ filename, content }: Attachment, reading: Reading): void {
  if (content) reading.attachments.push({ name: filename, bytes: content });
}

async function readDocument(document: Document, reading: Reading): Promise<void> {
  const { info, metadata: xmp } = await document.getMetadata();
  const { Custom: own, ...entries } = info as Record<string, unknown>;
  const raw = xmp ? String((xmp as { getRaw(): unknown }).getRaw() ?? '') : '';
  const attachments = ((await document.getAttachments()) ?? {}) as Record<string, Attachment>;
  for (const attachment of Object.values(attachments)) attach(attachment, reading);
  const layers = [...(await document.getOptionalContentConfig())] as unknown[];
  reading.parts.push(
    ...infoParts(entries, ''),
    ...infoParts(own, 'own entry '),
    ...(raw.trim() === '' ? [] : xmpParts(reading.name, raw)),
    ...stringsIn(Object.keys(attachments), 'attachment'),
    ...stringsIn(attachments, 'attachment'),
    ...stringsIn(await document.getOutline(), 'outline'),
    ...stringsIn(await document.getFieldObjects(), 'form field'),
    ...stringsIn(await document.getJSActions(), 'script'),
    ...stringsIn(await document.getPageLabels(), 'page label'),
    ...stringsIn(Object.keys((await document.getDestinations()) ?? {}), 'name of a place'),
    ...stringsIn(layers, 'layer'),
  );
}

/** Entries of the document information; those somebody added may be personal by their very name. */
function infoParts(entries: unknown, kind: string): TextPart[] {
  return Object.entries((entries ?? {}) as object).flatMap(([key, value]) => {
    if (typeof value !== 'string' || value.trim() === '') return [];
    return [metadata(`pdf info ${kind}${kind === '' ? key : ''}`.trim(), kind === '' ? value : `${key}: ${value}`)];
  });
}

/** Members of the library's own objects that say how a thing looks, never what it says. */
const LOOKS = new Set([
  'id',
  'subtype',
  'fieldType',
  'type',
  'dir',
  'fontName',
  'defaultAppearance',
  'defaultAppearanceData',
  'dest',
  'role',
]);

/** What a person wrote, and a reader shows. */
const SHOWN = /^(?:str|title|value|defaultValue|fieldValue|displayValue|exportValue|alternativeText|alt|description)$/;

/** Every string of a value, whatever its shape, with the name of the member it stands in. */
function stringsIn(value: unknown, place: string, member = ''): TextPart[] {
  if (typeof value === 'string') {
    const part = metadata(member ? `${place}, ${member}` : place, value);
    return value.trim() === '' ? [] : [SHOWN.test(member) ? { ...part, trust: 'rendered' } : part];
  }
  if (value instanceof Map) return stringsIn(Object.fromEntries(value), place, member);
  if (Array.isArray(value)) return value.flatMap((one) => stringsIn(one, place, member));
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => (LOOKS.has(key) ? [] : stringsIn(one, place, key)));
}
