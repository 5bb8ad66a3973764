// A disk of a few megabytes: a file system in memory where we are root. Where we are not, there is none, and the test says so.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  readonly folder: string;
  /** Fills it but for so many bytes. */
  readonly leave: (bytes: number) => void;
  /** Makes room again. */
  readonly free: () => void;
  readonly makeReadOnly: () => void;
  readonly makeWritable: () => void;
  readonly close: () => void;
}

/** Null where this computer lets nobody mount one. */
export function smallDisk(sizeBytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'article22-disk-'));
  const mount = (...args: string[]) => execFileSync('mount', args, { stdio: 'pipe' });
  try {
    mount('-t', 'tmpfs', '-o', `size=${sizeBytes}`, 'tmpfs', folder);
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  const ballast = join(folder, 'ballast');
  const free = () => {
    try {
      unlinkSync(ballast);
    } catch {
      // There was none.
    }
  };
  return {
    folder,
    leave(bytes) {
      free();
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - bytes)));
    },
    free,
    makeReadOnly: () => void mount('-o', 'remount,ro', folder),
    makeWritable: () => void mount('-o', 'remount,rw', folder),
    close() {
      execFileSync('umount', ['-l', folder], { stdio: 'pipe' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
