// Files that people send in, kept in a folder of their own until the act they were sent for is done, and at most a day.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** After this nobody comes back for it. */
export const KEEP_MS = 24 * 3600_000;
const SWEEP_MS = 3600_000;

export interface Uploads {
  /** Writes a stream down; the file may be read by nobody else. Gives its key and how large it is. */
  readonly keep: (stream: Readable) => Promise<{ readonly uploadId: string; readonly sizeBytes: number }>;
  /** Keeps a file that was sent with a form beyond the answer to that form. */
  readonly claim: (uploadId: string) => void;
  /** Takes away those of these that no page claimed. */
  readonly dropUnclaimed: (uploadIds: readonly string[]) => Promise<void>;
  /** Path of a file, null where there is none (any more). */
  readonly path: (uploadId: string) => Promise<string | null>;
  readonly bytes: (uploadId: string) => Promise<Uint8Array | null>;
  readonly drop: (uploadId: string) => Promise<void>;
  /** Takes away all there are now but those in use; more may come. */
  readonly clear: (isUsed?: (uploadId: string) => boolean) => Promise<void>;
  /** Called now and then, when what is older than a day is taken away. */
  readonly onSweep: (sweep: () => void) => void;
  /** Takes away all of them, and the folder. */
  readonly close: () => Promise<void>;
}

/** A file of `site.uploads`: its key, and its path for another process. */
export interface KeptFile {
  readonly uploadId: string;
  readonly file: string;
}

/** An empty file, for what is made here. */
export async function emptyFile(uploads: Uploads): Promise<KeptFile> {
  const { uploadId } = await uploads.keep(Readable.from([]));
  const file = await uploads.path(uploadId);
  assert(file !== null, 'a file is there after it was made');
  return { uploadId, file };
}

/** Folders of this very program, which are not left over. */
const ours = new Set<string>();

/**
 * `folder`: where temporary files may lie; one is made in it that only this user can enter, and those are taken away that a program left
 * which was ended before it could. `nowMs`: milliseconds since 1970.
 */
export async function openUploads(folder: string, nowMs: () => number, sweepMs = SWEEP_MS): Promise<Uploads> {
  await dropLeftOver(folder);
  const own = await mkdtemp(join(folder, `article22-${process.pid}-`));
  ours.add(own);
  const kept = new Map<string, { readonly at: number; readonly isClaimed: boolean }>();
  const sweeps: (() => void)[] = [];
  const fileOf = (uploadId: string) => join(own, uploadId);
  const drop = async (uploadId: string) => {
    if (kept.delete(uploadId)) await rm(fileOf(uploadId), { force: true });
  };
  const sweep = async () => {
    for (const also of sweeps) also();
    for (const [uploadId, { at }] of kept) if (nowMs() - at > KEEP_MS) await drop(uploadId);
  };
  // What cannot be taken away now is tried again an hour later.
  const timer = setInterval(() => void sweep().catch(() => undefined), sweepMs).unref();
  const path = async (uploadId: string) => (kept.has(uploadId) ? fileOf(uploadId) : null);
  return {
    async keep(stream) {
      const uploadId = randomBytes(16).toString('hex');
      try {
        await pipeline(stream, createWriteStream(fileOf(uploadId), { mode: 0o600 }));
      } catch (error) {
        await rm(fileOf(uploadId), { force: true });
        throw error;
      }
      kept.set(uploadId, { at: nowMs(), isClaimed: false });
      return { uploadId, sizeBytes: (await stat(fileOf(uploadId))).size };
    },
    claim(uploadId) {
      const one = kept.get(uploadId);
      if (one) kept.set(uploadId, { ...one, isClaimed: true });
    },
    async dropUnclaimed(uploadIds) {
      for (const uploadId of uploadIds) if (!kept.get(uploadId)?.isClaimed) await drop(uploadId);
    },
    path,
    async bytes(uploadId) {
      const file = await path(uploadId);
      return file === null ? null : await readFile(file);
    },
    drop,
    async clear(isUsed = () => false) {
      for (const uploadId of [...kept.keys()]) if (!isUsed(uploadId)) await drop(uploadId);
    },
    onSweep: (also) => {
      sweeps.push(also);
    },
    async close() {
      clearInterval(timer);
      ours.delete(own);
      await rm(own, { recursive: true, force: true });
    },
  };
}

/** What a program left that was killed: its number stands in the name. What belongs to another user stays. */
async function dropLeftOver(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = /^article22-(\d+)-\w{6}$/.exec(name)?.[1];
    const path = join(folder, name);
    if (pid === undefined || ours.has(path) || (Number(pid) !== process.pid && isRunning(Number(pid)))) continue;
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
