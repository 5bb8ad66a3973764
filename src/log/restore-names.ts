// Names beside a log under which a restore puts it aside, and what a restore left that was killed between two of its steps: then there may be
// no log where there was one, and it must not be said that there was none.
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { EXIT, UserError } from '../error.ts';
import type { Instant } from '../model/period.ts';
import { isRestoringOf } from './backup-unfinished.ts';

/** `NAME-before-restore-20261122T120000Z.sqlite` beside the log, with a number where that is taken. */
export function freeName(address: string, now: Instant): string {
  const at = now.replace(/\.\d+|[-:]/g, '');
  for (let n = 1; ; n += 1) {
    const path = join(dirname(address), `${asideStem(address)}-${at}${n === 1 ? '' : `-${n}`}.sqlite`);
    if (!existsSync(path) && !existsSync(`${path}-wal`)) return path;
  }
}

/** Paths of logs that a restore put aside from this place, in order of their names. */
export function asideOf(address: string): string[] {
  const names = namesBeside(address).filter((name) => name.startsWith(`${asideStem(address)}-`) && name.endsWith('.sqlite'));
  return names.sort().map((name) => join(dirname(address), name));
}

/** None where they cannot be listed: that is told by whatever is done there. */
function namesBeside(address: string): string[] {
  try {
    return readdirSync(dirname(address));
  } catch {
    return [];
  }
}

const asideStem = (address: string) => `${basename(address).replace(/\.(sqlite3?|db)$/, '')}-before-restore`;

/**
 * For what makes a log where there is none.
 *
 * @throws UserError `log.missing` where a restore was interrupted there
 */
export function refuseInterrupted(address: string): void {
  const aside = asideOf(address).at(-1);
  const begun = namesBeside(address).find((name) => isRestoringOf(address, name));
  if (aside === undefined || begun === undefined) return;
  const message = `There is no log at ${address} at this moment: article22 restore was ended just before its last step. The log that was there is whole, as ${aside}. Give it its name back (rename it to ${basename(address)}), or run the same article22 restore once more. To begin with a new log instead, first delete ${join(dirname(address), begun)}.`;
  throw new UserError('log.missing', message, EXIT.environment);
}

/** @throws UserError `log.missing` where there is no file */
export function refuseNoLog(address: string): void {
  if (existsSync(address)) return;
  refuseInterrupted(address);
  throw new UserError('log.missing', `There is no log at ${address}. Make one with: article22 init`, EXIT.environment);
}
