// Files that people send in, kept in a folder of their own until the act they were sent for is done, and at most a day.
import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** After this nobody comes back for it. */
const KEEP_MS = 24 * 3600_000;

export interface Uploads {
  /** Writes a stream down; the file may be read by nobody else. Gives its key and how large it is. */
  readonly keep: (stream: Readable) => Promise<{ readonly uploadId: string; readonly sizeBytes: number }>;
  /** Path of a file, null where there is none (any more). */
  readonly path: (uploadId: string) => Promise<string | null>;
  readonly bytes: (uploadId: string) => Promise<Uint8Array | null>;
  readonly drop: (uploadId: string) => Promise<void>;
  /** Takes away all of them. */
  readonly close: () => Promise<void>;
}

/** `folder`: where temporary files may lie; one is made in it that only this user can enter. `nowMs`: milliseconds since 1970. */
export async function openUploads(folder: string, nowMs: () => number): Promise<Uploads> {
  const own = await mkdtemp(join(folder, 'article22-'));
  const kept = new Map<string, number>();
  const fileOf = (uploadId: string) => join(own, uploadId);
  const drop = async (uploadId: string) => {
    if (kept.delete(uploadId)) await rm(fileOf(uploadId), { force: true });
  };
  const dropOld = async () => {
    for (const [uploadId, at] of kept) if (nowMs() - at > KEEP_MS) await drop(uploadId);
  };
  const path = async (uploadId: string) => (kept.has(uploadId) ? fileOf(uploadId) : null);
  return {
    async keep(stream) {
      await dropOld();
      const uploadId = randomBytes(16).toString('hex');
      kept.set(uploadId, nowMs());
      try {
        await pipeline(stream, createWriteStream(fileOf(uploadId), { mode: 0o600 }));
      } catch (error) {
        await drop(uploadId);
        throw error;
      }
      return { uploadId, sizeBytes: (await stat(fileOf(uploadId))).size };
    },
    path,
    async bytes(uploadId) {
      const file = await path(uploadId);
      return file === null ? null : await readFile(file);
    },
    drop,
    close: () => rm(own, { recursive: true, force: true }),
  };
}
