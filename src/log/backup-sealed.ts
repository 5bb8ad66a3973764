// A copy encrypted with a passphrase. Unencrypted it lies beside the log while it is made, never in the folder it goes to: that may be on
// another computer.
import { randomBytes } from 'node:crypto';
import { readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { EXIT, UserError } from '../error.ts';
import { clear } from './backup-files.ts';
import { beginsAsCopy, identityOf } from './backup-identity.ts';
import { decryptFile, encryptFile, isEncrypted } from './encrypted-file.ts';

const DAY_MS = 24 * 3_600_000;

/** An empty file beside the log that nobody else can read, for the copy before it is encrypted. Takes away what a killed program left of such. */
export function placeBeside(address: string): string {
  const stem = `${basename(address)}.copying-`;
  const place = join(dirname(address), `${stem}${randomBytes(8).toString('hex')}`);
  writeFileSync(place, '', { flag: 'wx', mode: 0o600 });
  const { mtimeMs } = statSync(place);
  for (const name of readdirSync(dirname(address))) {
    const path = join(dirname(address), name);
    if (name.startsWith(stem) && /^[0-9a-f]{16}$/.test(name.slice(stem.length)) && isOlder(path, mtimeMs) && beginsAsCopy(path))
      clear(path);
  }
  return place;
}

function isOlder(path: string, thanMs: number): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && thanMs - found.mtimeMs > DAY_MS;
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

/** False also where there is no such file. */
export async function isEncryptedCopy(file: string): Promise<boolean> {
  return (statSync(file, { throwIfNoEntry: false })?.isFile() ?? false) && isEncrypted(file);
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
