// A copy encrypted with a passphrase. Unencrypted it lies beside the log while it is made, never in the folder it goes to: that may be on
// another computer.
import { renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { EXIT, UserError } from '../error.ts';
import { clear } from './backup-files.ts';
import { identityOf } from './backup-identity.ts';
import { copyingName, dropUnfinished, isCopyingOf } from './backup-unfinished.ts';
import { decryptFile, encryptFile, isEncrypted } from './encrypted-file.ts';

/** An empty file beside the log that nobody else can read, for the copy before it is encrypted. Takes away what a killed program left of such. */
export function placeBeside(address: string): string {
  const place = copyingName(address);
  writeFileSync(place, '', { flag: 'wx', mode: 0o600 });
  dropUnfinished(dirname(address), (name) => isCopyingOf(address, name), place);
  return place;
}

/** Encrypts a copy into the new file `to`. @throws UserError as `encryptFile` */
export async function seal(plain: string, to: string, passphrase: string): Promise<void> {
  await encryptFile(plain, to, passphrase, identityOf(plain)?.mark ?? Buffer.alloc(16));
}

/**
 * Decrypts a copy into the file `to`; false and nothing is done where it is not encrypted.
 *
 * @throws UserError `backup.no-passphrase`, and those of `decryptFile`
 */
export async function unseal(file: string, to: string, passphrase: string | null, shownAs = file): Promise<boolean> {
  if (!(await isEncrypted(file))) return false;
  if (passphrase === null)
    throw new UserError('backup.no-passphrase', `${shownAs} is encrypted: give the passphrase it was made with.`, EXIT.needsAnswer);
  await decryptFile(file, to, passphrase, shownAs);
  return true;
}

/** False also where there is no such file, or it cannot be read: that is told when it is looked at. */
export async function isEncryptedCopy(file: string): Promise<boolean> {
  try {
    return (statSync(file, { throwIfNoEntry: false })?.isFile() ?? false) && (await isEncrypted(file));
  } catch {
    return false;
  }
}

/** The same in its own place. Where it fails the file stays as it was. */
export async function unsealInPlace(file: string, passphrase: string | null, shownAs: string): Promise<boolean> {
  const plain = `${file}.plain`;
  try {
    if (!(await unseal(file, plain, passphrase, shownAs))) return false;
    renameSync(plain, file);
    return true;
  } finally {
    clear(plain);
  }
}
