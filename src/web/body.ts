// The body of a request: fields within limits, and files that go to disk as they come, so that a large one never stands in memory.
import { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import type { Uploads } from './uploads.ts';
import type { Sent, SentFile } from './visit.ts';

/** All fields of a form together, bytes. */
export const FIELD_BYTES_MAX = 1_000_000;
const FIELDS_MAX = 2000;
const FILES_MAX = 5;

export const NOTHING_SENT: Sent = { values: {}, files: {} };

/** The body is larger than the page takes, or no form. */
export class BodyError extends Error {
  readonly reason: 'too-large' | 'unreadable';

  constructor(reason: BodyError['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/** Reads a form. Files beyond `fileBytesMax` are refused and nothing of them is kept. @throws BodyError */
export async function readBody(request: Request, uploads: Uploads, fileBytesMax: number): Promise<Sent> {
  const type = request.headers.get('content-type') ?? '';
  if (!request.body) return NOTHING_SENT;
  const stream = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]);
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return { values: grouped([...new URLSearchParams((await readText(stream)).toString())]), files: {} };
  }
  if (type.startsWith('multipart/form-data')) return readParts(stream, type, uploads, fileBytesMax);
  throw new BodyError('unreadable');
}

/** A small body as text. @throws BodyError */
export async function readText(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > FIELD_BYTES_MAX) throw new BodyError('too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function grouped(pairs: readonly (readonly [string, string])[]): Readonly<Record<string, readonly string[]>> {
  if (pairs.length > FIELDS_MAX) throw new BodyError('too-large');
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value]);
  return Object.assign(Object.create(null), Object.fromEntries(values)) as Record<string, string[]>;
}

async function readParts(stream: Readable, type: string, uploads: Uploads, fileBytesMax: number): Promise<Sent> {
  const pairs: [string, string][] = [];
  const kept: Promise<{ readonly field: string; readonly file: SentFile } | null>[] = [];
  let refused: BodyError['reason'] | null = null;
  let fieldBytes = 0;
  try {
    await new Promise<void>((resolve, reject) => {
      const parts = new Busboy({
        headers: { 'content-type': type },
        limits: {
          fields: FIELDS_MAX,
          fieldSize: FIELD_BYTES_MAX,
          fieldNameSize: 200,
          files: FILES_MAX,
          fileSize: Math.max(1, fileBytesMax),
          parts: FIELDS_MAX,
          headerPairs: 100,
        },
      });
      parts.on('field', (name, value, nameCut, valueCut) => {
        fieldBytes += value.length;
        if (nameCut || valueCut || fieldBytes > FIELD_BYTES_MAX) refused = 'too-large';
        else pairs.push([name, value]);
      });
      parts.on('file', (field, file, name) => {
        file.on('limit', () => {
          refused = 'too-large';
        });
        kept.push(
          uploads
            .keep(file)
            .then(({ uploadId, sizeBytes }) => ({ field, file: { name: lastPart(name ?? ''), uploadId, sizeBytes } }))
            .catch(() => null),
        );
      });
      for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const)
        parts.on(limit, () => {
          refused = 'too-large';
        });
      parts.on('finish', resolve);
      parts.on('error', () => reject(new BodyError('unreadable')));
      stream.on('error', () => reject(new BodyError('unreadable')));
      stream.pipe(parts);
    });
  } catch (error) {
    refused = error instanceof BodyError ? error.reason : 'unreadable';
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

/** Old browsers send a whole path. */
const lastPart = (name: string) => name.split(/[/\\]/).at(-1) ?? '';
