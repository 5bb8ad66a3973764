// Copies in a folder, one beside the other, of which the oldest go. A file is taken away only where both its name and what it holds say
// that it is a finished copy of this very log, and only after another one was made and checked.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { EXIT, UserError } from '../error.ts';
import { type Keep, keptOf, OF_DAMAGED, UNFINISHED } from '../model/backup-plan.ts';
import type { Instant } from '../model/period.ts';
import { backupLog, refuseServer } from './backup.ts';
import { isSqlite, orUserError } from './backup-files.ts';
import { identityOf, isCopyOf, type LogIdentity, markText } from './backup-identity.ts';
import { type BackupFacts, isHurt } from './backup-look.ts';
import { recordBackup } from './backup-standing.ts';
import { dropUnfinished, finishedName } from './backup-unfinished.ts';
import { refuseNoLog } from './restore-names.ts';

export interface FolderBackup extends BackupFacts {
  readonly file: string;
  /** Names of earlier copies that were taken away. */
  readonly removed: readonly string[];
  /** Names of those that should have been and could not. */
  readonly notRemoved: readonly string[];
  /** Copies of this log that lie in the folder now. */
  readonly copies: number;
}

export interface FolderOptions {
  /** Null: none is taken away. */
  readonly keep: Keep | null;
  readonly encrypt: boolean;
  /** Null: none is known. */
  readonly passphrase: string | null;
  readonly now: Instant;
  /** Only where the log can be written to: else the same copy is due again and again while a long act goes on. */
  readonly whenFree?: boolean;
}

/** `article22-MARK-20261122T120000Z.sqlite`, with a number where that is taken, and `.encrypted` where it is. */
const NAME = /^article22-([0-9a-f]{8})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(?:-\d{1,4})?\.sqlite(?:\.encrypted)?$/;

/**
 * Makes a copy of the log at `address` in a folder, then takes away those that need not stay; none where the log is not in order. Whether
 * it was made is kept in the log.
 *
 * @throws UserError `backup.folder`, `log.locked` (`whenFree`), and those of `backupLog`; no earlier copy is touched then
 */
export async function backupInto(address: string, folder: string, options: FolderOptions): Promise<FolderBackup> {
  refuseServer(address);
  refuseNoLog(address);
  const identity = await orUserError(address, async () => identityOf(address));
  // Its settings are ours to write only where it is a log.
  const record = (news: Parameters<typeof recordBackup>[1]) => identity !== null && recordBackup(address, news);
  const isNoted = record({ triedAt: options.now, error: UNFINISHED });
  if (options.whenFree && identity !== null && !isNoted) {
    throw new UserError(
      'log.locked',
      'Somebody else is writing to the log at this moment; no copy was made. It is made when that is done.',
      EXIT.environment,
    );
  }
  try {
    const made = await makeIn(address, folder, identity, options);
    record(isHurt(made) ? { error: OF_DAMAGED } : { doneAt: options.now, error: null });
    return made;
  } catch (error) {
    record({ error: error instanceof UserError ? error.code : 'job.failed' });
    throw error;
  }
}

/** Keeps in the log at `address`, where that is one, that no copy was made, and why. */
export function noteFailure(address: string, code: string, now: Instant): void {
  if (existsSync(address) && statSync(address).isFile() && isSqlite(address) && identityOf(address) !== null)
    recordBackup(address, { triedAt: now, error: code });
}

/** @throws UserError `backup.folder` where it is none, or nothing can be listed in it */
export function refuseFolder(folder: string): void {
  const isFolder = isAbsolute(folder) && statSync(folder, { throwIfNoEntry: false })?.isDirectory();
  if (isFolder) return;
  const message = `There is no folder ${folder}. Write its whole path, and make it first.`;
  throw new UserError('backup.folder', message, EXIT.environment);
}

async function makeIn(
  address: string,
  folder: string,
  identity: LogIdentity | null,
  { keep, encrypt, passphrase: known, now }: FolderOptions,
): Promise<FolderBackup> {
  refuseFolder(folder);
  if (encrypt && known === null)
    throw new UserError(
      'backup.passphrase-unset',
      'The copy is to be encrypted, and the program was given no passphrase.',
      EXIT.needsAnswer,
    );
  const passphrase = encrypt ? known : null;
  // What is no log is told when it is copied.
  const mark = identity?.mark ?? Buffer.alloc(16);
  const { file, facts } = await copyInto(address, () => freeName(folder, mark, now, passphrase !== null), passphrase);
  const own = await copiesIn(folder, mark);
  // Earlier copies may hold what the log has lost.
  const rotated = keep && identity && !isHurt(facts) ? rotate(folder, own, file, keep, identity) : { removed: [], notRemoved: [] };
  dropUnfinished(folder, (name) => NAME.test(finishedName(name) ?? ''), file);
  return { ...facts, file, ...rotated, copies: own.length - rotated.removed.length };
}

/** Under the next name where another one made at the same moment took this one. */
async function copyInto(address: string, nextName: () => string, passphrase: string | null) {
  for (;;) {
    const file = nextName();
    try {
      return { file, facts: await backupLog(address, file, { passphrase }) };
    } catch (error) {
      if (!(error instanceof UserError) || error.code !== 'backup.exists') throw error;
    }
  }
}

function freeName(folder: string, mark: Buffer, now: Instant, isEncrypted: boolean): string {
  const at = now.replace(/\.\d+|[-:]/g, '');
  for (let n = 1; ; n += 1) {
    const path = join(folder, `article22-${markText(mark)}-${at}${n === 1 ? '' : `-${n}`}.sqlite${isEncrypted ? '.encrypted' : ''}`);
    if (!existsSync(path)) return path;
  }
}

interface Copy {
  readonly name: string;
  readonly at: Instant;
}

/** Finished copies of this log, by name and by what they hold. */
async function copiesIn(folder: string, mark: Buffer): Promise<Copy[]> {
  const copies: Copy[] = [];
  for (const name of readdirSync(folder).sort()) {
    const at = NAME.exec(name)?.[1] === markText(mark) ? instantOf(name) : null;
    if (at !== null && (await isCopyOf(join(folder, name), mark))) copies.push({ name, at });
  }
  return copies;
}

/** Null: no instant that exists. */
function instantOf(name: string): Instant | null {
  const [, , ...parts] = NAME.exec(name) ?? [];
  const [year, month, day, hour, minute, second] = parts;
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  return new Date(text).toJSON() === text ? text : null;
}

function rotate(folder: string, copies: readonly Copy[], made: string, keep: Keep, { zone }: LogIdentity) {
  const kept = keptOf(
    copies.map(({ at }) => at),
    keep,
    zone,
  );
  const removed: string[] = [];
  const notRemoved: string[] = [];
  for (const { name, at } of copies) {
    // The one just made stays whatever the clock says.
    if (kept.has(at) || join(folder, name) === made) continue;
    try {
      rmSync(join(folder, name));
      removed.push(name);
    } catch {
      notRemoved.push(name);
    }
  }
  return { removed, notRemoved };
}
