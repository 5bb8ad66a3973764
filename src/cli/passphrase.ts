// The passphrase of encrypted copies: from a file, the environment or a person at the keyboard. Never from the command line, which every
// other program on the computer can read.
import { closeSync, openSync, readSync } from 'node:fs';
import { EXIT, UserError } from '../error.ts';
import { fileError } from './files.ts';
import type { Shell } from './shell.ts';

/** A file with more than this is no passphrase. */
const FILE_BYTES_MAX = 4096;

/**
 * What was given without asking: the first line of `file`, else what the environment says. Null: nothing.
 *
 * @throws UserError `file.missing`, `file.unreadable`, `backup.passphrase-file`
 */
export function givenPassphrase(shell: Shell, file: string | undefined): string | null {
  const { value, file: named } = shell.backupPassphrase;
  if (file !== undefined) return inFile(file);
  if (value !== undefined) return value;
  return named === undefined ? null : inFile(named);
}

/** The same, asked for where nothing was given; `twice`: for a new one, which nobody could read back otherwise. @throws UserError also `backup.passphrase-unset`, `backup.passphrases-differ` */
export async function needPassphrase(shell: Shell, file: string | undefined, twice: boolean): Promise<string> {
  const given = givenPassphrase(shell, file);
  if (given !== null) return given;
  if (!shell.askSecret) {
    const message =
      'No passphrase was given. Put it in a file that only you can read and name that with --passphrase-file or ARTICLE22_BACKUP_PASSPHRASE_FILE, or set ARTICLE22_BACKUP_PASSPHRASE.';
    throw new UserError('backup.passphrase-unset', message, EXIT.needsAnswer);
  }
  const first = await shell.askSecret('Passphrase: ');
  if (twice && (await shell.askSecret('Once more: ')) !== first)
    throw new UserError('backup.passphrases-differ', 'The two are not the same. Nothing was done.', EXIT.needsAnswer);
  return first;
}

function inFile(path: string): string {
  const bytes = firstBytes(path, FILE_BYTES_MAX + 1);
  const text = bytes.length > FILE_BYTES_MAX ? '' : decoded(bytes);
  const [line = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (line === '')
    throw new UserError(
      'backup.passphrase-file',
      `${path} must hold the passphrase as its first line, as text in UTF-8, and nothing else of length.`,
      EXIT.usage,
    );
  return line;
}

/** No more than `most` are read: a device never ends. */
function firstBytes(path: string, most: number): Uint8Array {
  const bytes = new Uint8Array(most);
  try {
    const file = openSync(path, 'r');
    try {
      for (let filled = 0; ; ) {
        const read = filled === most ? 0 : readSync(file, bytes, filled, most - filled, null);
        if (read === 0) return bytes.subarray(0, filled);
        filled += read;
      }
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw fileError(path, error);
  }
}

/** Empty where it is no text. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return '';
  }
}
