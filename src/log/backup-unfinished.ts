// Names of files that are not finished yet, and what killed programs left of such: it goes when the next copy is made, where it is ours and
// nobody works on it any more.
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { beside, clear } from './backup-files.ts';
import { beginsAsCopy } from './backup-identity.ts';

/** So long a copy may take. */
const DAY_MS = 24 * 3_600_000;
/** Computer and process that write it. Earlier versions named neither. */
const END = /(?:\.([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{8})?\.part$/;

/** Beside a log: half a name of the computer, the process, and what makes it another one. Earlier versions named none of them. */
const BESIDE = /\.(copying|restoring)(?:-([0-9a-f]{4})([0-9a-f]{8})[0-9a-f]{4})?$/;

/** Another one for each call, so that two copies at one time do not get into each other's way. */
export function unfinishedName(file: string): string {
  return `${file}.${thisComputer()}-${process.pid}-${randomBytes(4).toString('hex')}.part`;
}

/** The same for a copy that lies unencrypted beside the log at `address` until it is encrypted. */
export function copyingName(address: string): string {
  return besideName(address, 'copying');
}

/** The same for a log that is to take the place of the one at `address`. */
export function restoringName(address: string): string {
  return besideName(address, 'restoring');
}

function besideName(address: string, what: 'copying' | 'restoring'): string {
  return `${address}.${what}-${thisComputer().slice(0, 4)}${process.pid.toString(16).padStart(8, '0')}${randomBytes(2).toString('hex')}`;
}

export function isCopyingOf(address: string, name: string): boolean {
  const [, what, computer] = BESIDE.exec(name) ?? [];
  return what === 'copying' && computer !== undefined && name.replace(BESIDE, '') === basename(address);
}

export function isRestoringOf(address: string, name: string): boolean {
  return BESIDE.exec(name)?.[1] === 'restoring' && name.replace(BESIDE, '') === basename(address);
}

/** The name a file was to get; null where it is no unfinished one. */
export function finishedName(name: string): string | null {
  return END.test(name) ? name.replace(END, '') : null;
}

/** Is the path `target` that of the log at `address`, or one that SQLite, a copy or a restore uses for it? Both whole. */
export function isNameOfLog(address: string, target: string): boolean {
  if ([address, ...beside(address)].includes(target)) return true;
  const isOurs = /^\.(?:restoring|copying-)/.test(target.slice(address.length)) && target.startsWith(address);
  return isOurs || (dirname(target) === dirname(address) && finishedName(basename(target)) === basename(address));
}

/**
 * Takes away files whose name `isOurs` says to be an unfinished one and that begin as a copy: those whose program on this computer has
 * ended, and those that are a day older than the file `made`.
 */
export function dropUnfinished(folder: string, isOurs: (name: string) => boolean, made: string | null): void {
  const madeMs = made === null ? null : statSync(made).mtimeMs;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!isOurs(name) || path === made) continue;
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found?.isFile()) continue;
    const isOld = madeMs !== null && madeMs - found.mtimeMs > DAY_MS;
    if ((isOld || isEnded(name)) && beginsAsCopy(path)) clear(path);
  }
}

/** False also where that cannot be told. */
function isEnded(name: string): boolean {
  const [, computer, pid] = END.exec(name) ?? [];
  const [, , same, hex] = BESIDE.exec(name) ?? [];
  const number = computer === thisComputer() ? Number(pid) : same === thisComputer().slice(0, 4) ? Number.parseInt(hex ?? '', 16) : 0;
  if (!Number.isSafeInteger(number) || number < 1) return false;
  try {
    process.kill(number, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

const thisComputer = () => createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
