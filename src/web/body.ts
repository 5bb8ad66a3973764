// The body of a request: fields within limits, and files that go to disk as they come, so that a large one never stands in memory.
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { Uploads } from './uploads.ts';
import type { Sent, SentFile } from './visit.ts';

/** All fields of a form together, bytes. */
export const FIELD_BYTES_MAX = 1_000_000;
const DRAINED_BYTES_MAX = 20 * FIELD_BYTES_MAX;
const FIELDS_MAX = 2000;
const FILES_MAX = 5;
/** How long a form without a file may take to come. */
const FORM_MS = 60_000;

export const NOTHING_SENT: Sent = { values: {}, files: {} };

/** The body is larger than the page takes, broken off or no form, or its files cannot be written down. */
export class BodyError extends Error {
  readonly reason: 'too-large' | 'unreadable' | 'no-room';

  constructor(reason: BodyError['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Reads a form. Files beyond `fileBytesMax` are refused and nothing of them is kept; where it is 0, any file is. The files that are given
 * are the caller's to drop.
 * @throws BodyError
 */
export async function readBody(request: Request, uploads: Uploads, fileBytesMax: number, formMs = FORM_MS): Promise<Sent> {
  const type = request.headers.get('content-type') ?? '';
  if (!request.body) return NOTHING_SENT;
  const stream = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]);
  const timer = fileBytesMax === 0 ? setTimeout(() => stream.destroy(new BodyError('unreadable')), formMs) : undefined;
  try {
    if (type.startsWith('application/x-www-form-urlencoded')) {
      return { values: grouped([...new URLSearchParams(await readText(stream))]), files: {} };
    }
    if (type.startsWith('multipart/form-data')) return await readParts(stream, type, uploads, fileBytesMax);
    throw new BodyError('unreadable');
  } finally {
    clearTimeout(timer);
  }
}

/** A small body as text. @throws BodyError */
export async function readText(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of stream) {
      bytes += chunk.length;
      // What is too much is read to its end and let go, within reason: a browser hears no answer while it still sends.
      if (bytes > DRAINED_BYTES_MAX) throw new BodyError('too-large');
      if (bytes <= FIELD_BYTES_MAX) chunks.push(chunk);
    }
    if (bytes > FIELD_BYTES_MAX) throw new BodyError('too-large');
  } catch (error) {
    throw error instanceof BodyError ? error : new BodyError('unreadable');
  }
  return Buffer.concat(chunks).toString('utf8');
}

function grouped(pairs: readonly (readonly [string, string])[]): Readonly<Record<string, readonly string[]>> {
  if (pairs.length > FIELDS_MAX) throw new BodyError('too-large');
  // No browser sends one, and PostgreSQL takes none.
  if (pairs.some((pair) => pair.some((text) => text.includes('\0')))) throw new BodyError('unreadable');
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value]);
  return Object.assign(Object.create(null), Object.fromEntries(values)) as Record<string, string[]>;
}

async function readParts(stream: Readable, type: string, uploads: Uploads, fileBytesMax: number): Promise<Sent> {
  const pairs: [string, string][] = [];
  const writing: PassThrough[] = [];
  const kept: Promise<{ readonly field: string; readonly file: SentFile } | null>[] = [];
  let refused: BodyError['reason'] | null = null;
  let fieldBytes = 0;
  try {
    const parts = partsOf(type, fileBytesMax);
    parts.on('error', () => undefined);
    parts.on('field', (name, value, nameCut, valueCut) => {
      fieldBytes += value.length;
      if (nameCut || valueCut || fieldBytes > FIELD_BYTES_MAX) refused = 'too-large';
      // A part may come without a name; the types of the library do not know it.
      else pairs.push([String(name ?? ''), value]);
    });
    parts.on('file', (field, file, name) => {
      // Not the part itself: when it cannot be written down, the rest of it must still be read away for the other parts to come.
      const copy = new PassThrough();
      writing.push(copy);
      file.on('limit', () => {
        refused = 'too-large';
      });
      file.on('error', () => copy.destroy(new BodyError('unreadable')));
      const keeping = uploads.keep(copy).then(
        ({ uploadId, sizeBytes }) => ({ field, file: { name: lastPart(name ?? ''), uploadId, sizeBytes } }),
        (error: unknown) => {
          refused ??= error instanceof BodyError ? error.reason : 'no-room';
          file.unpipe(copy).resume();
          return null;
        },
      );
      kept.push(keeping);
      file.pipe(copy);
    });
    for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const)
      parts.on(limit, () => {
        refused = 'too-large';
      });
    await pipeline(stream, parts);
  } catch {
    refused ??= 'unreadable';
    for (const copy of writing) copy.destroy(new BodyError('unreadable'));
  }
  const files = (await Promise.all(kept)).filter((one) => one !== null);
  if (refused) {
    for (const { file } of files) await uploads.drop(file.uploadId);
    throw new BodyError(refused);
  }
  const byField = new Map<string, SentFile[]>();
  for (const { field, file } of files) byField.set(field, [...(byField.get(field) ?? []), file]);
  return { values: grouped(pairs), files: Object.fromEntries(byField) };
}

/** @throws Error where the type names no boundary */
function partsOf(type: string, fileBytesMax: number): BusboyInstance {
  return new Busboy({
    headers: { 'content-type': type },
    limits: {
      fields: FIELDS_MAX,
      fieldSize: FIELD_BYTES_MAX,
      fieldNameSize: 200,
      files: fileBytesMax === 0 ? 0 : FILES_MAX,
      fileSize: Math.max(1, fileBytesMax),
      parts: FIELDS_MAX,
      headerPairs: 100,
    },
  });
}

/** Old browsers send a whole path. */
const lastPart = (name: string) => name.split(/[/\\]/).at(-1) ?? '';
