// A file encrypted with a passphrase: scrypt makes the key, AES-256-GCM encrypts chunk after chunk. Each chunk is bound to its number, to
// the head and to whether it is the last, so that nothing can be cut off, put elsewhere or mixed with another file. Reads and writes a
// chunk at a time, however large the file is.
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { EXIT, UserError } from '../error.ts';

/*
 * The head, 80 bytes; numbers are one byte each:
 *  0  “article22 sealed”          16  version (1)      17  scrypt: N as power of 2   18  r   19  p
 * 20  size of a chunk as power of 2        21  three zeros        24  salt of scrypt (16)     40  mark of the log (16)
 * 56  first 8 bytes of SHA-256 of bytes 0–55: is the head whole?
 * 64  first 16 bytes of HMAC-SHA-256 of bytes 0–63 under the second half of the key: is it the right passphrase?
 * Then the chunks: as many bytes as the last part holds or a whole chunk, and 16 bytes that authenticate them. Nonce: the number of the
 * chunk in 8 bytes, three zeros, 1 for the last and 0 for all others. Authenticated with each: the whole head.
 */
export const MAGIC = Buffer.from('article22 sealed', 'latin1');
const VERSION = 1;
const HEAD_BYTES = 80;
const SUMMED_BYTES = 56;
const CHECKED_BYTES = 64;
const SALT = [24, 40] as const;
const MARK = [40, 56] as const;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** `chunk`: size as power of 2. */
export interface Sealing {
  readonly exponent: number;
  readonly r: number;
  readonly p: number;
  readonly chunk: number;
}

/** OWASP's first choice for scrypt, 128 MB and about half a second: a passphrase can be tried by whoever has the file, as often as they like. */
const SEALING: Sealing = { exponent: 17, r: 8, p: 1, chunk: 16 };
/** A file may come from anywhere and must not take all memory. */
const SCRYPT_BYTES_MAX = 1 << 30;
const SHORTEST = 12;

/**
 * Encrypts `from` into the new file `to`, and reads that back to its end. `mark`: 16 bytes that stand readable in its head. What is written
 * is on the disk when it ends.
 *
 * @throws UserError `backup.passphrase-short`, `backup.damaged` where the disk does not give back what was written
 */
export async function encryptFile(from: string, to: string, passphrase: string, mark: Buffer, sealing = SEALING): Promise<void> {
  refuseShort(passphrase);
  const salt = randomBytes(SALT[1] - SALT[0]);
  const { key, checkKey } = await deriveKeys(passphrase, salt, sealing);
  const head = makeHead(sealing, salt, mark, checkKey);
  const target = await open(to, 'wx+', 0o600);
  try {
    const source = await open(from, 'r');
    try {
      await target.appendFile(head);
      const wanted = await sealChunks(source, target, key, head, sealing);
      await target.sync();
      if ((await openChunks(target, HEAD_BYTES, null, key, head, sealing, to)) !== wanted) throw damaged(to, 'the disk did not keep it');
    } finally {
      await source.close();
    }
  } finally {
    await target.close();
  }
}

/**
 * Decrypts into the file `to`. What it wrote before it threw is of no use. `shownAs`: name of the file in messages.
 *
 * @throws UserError `backup.wrong-passphrase`, `backup.damaged`, `backup.newer-form`
 */
export async function decryptFile(from: string, to: string, passphrase: string, shownAs = from): Promise<void> {
  const source = await open(from, 'r');
  try {
    const target = await open(to, 'w', 0o600);
    try {
      const head = Buffer.alloc(HEAD_BYTES);
      if ((await fill(source, head, 0)) < HEAD_BYTES) throw damaged(shownAs, 'it is cut off');
      const sealing = readSealing(head, shownAs);
      const { key, checkKey } = await deriveKeys(passphrase, head.subarray(...SALT), sealing);
      if (!timingSafeEqual(checkOf(head, checkKey), head.subarray(CHECKED_BYTES))) throw wrongPassphrase(shownAs);
      await openChunks(source, HEAD_BYTES, target, key, head, sealing, shownAs);
      await target.sync();
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** SHA-256 of all it read. */
async function sealChunks(source: FileHandle, target: FileHandle, key: Buffer, head: Buffer, { chunk }: Sealing): Promise<string> {
  const sum = createHash('sha256');
  const plain = Buffer.alloc(2 ** chunk);
  const { size } = await source.stat();
  for (let index = 0, at = 0, isLast = false; !isLast; index += 1) {
    const part = plain.subarray(0, await fill(source, plain, at));
    at += part.length;
    isLast = at >= size || part.length === 0;
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index, isLast)).setAAD(head);
    await target.appendFile(Buffer.concat([cipher.update(part), cipher.final(), cipher.getAuthTag()]));
    sum.update(part);
  }
  return sum.digest('hex');
}

/** Reads the chunks from byte `at` on; `target` null: only looks whether they can be. SHA-256 of all they hold. */
async function openChunks(
  source: FileHandle,
  from: number,
  target: FileHandle | null,
  key: Buffer,
  head: Buffer,
  { chunk }: Sealing,
  shownAs: string,
): Promise<string> {
  const sum = createHash('sha256');
  const sealed = Buffer.alloc(2 ** chunk + TAG_BYTES);
  const { size } = await source.stat();
  for (let index = 0, at = from, isLast = false; !isLast; index += 1) {
    const part = sealed.subarray(0, await fill(source, sealed, at));
    at += part.length;
    isLast = at >= size || part.length === 0;
    const plain = opened(part, key, head, index, isLast);
    if (plain === null) {
      const isCut = isLast && (part.length < TAG_BYTES || opened(part, key, head, index, false) !== null);
      throw damaged(shownAs, isCut ? 'it is cut off' : 'it was changed or cut off');
    }
    sum.update(plain);
    await target?.appendFile(plain);
  }
  return sum.digest('hex');
}

/** The mark of an encrypted file of ours whose head is whole; null of any other. */
export async function readMark(file: string): Promise<Buffer | null> {
  const head = await readHead(file);
  return head !== null && isWhole(head) ? head.subarray(...MARK) : null;
}

/** Does it begin as an encrypted file of ours? */
export async function isEncrypted(file: string): Promise<boolean> {
  return (await readHead(file)) !== null;
}

/** @throws UserError `backup.passphrase-short` */
export function refuseShort(passphrase: string): void {
  if ([...passphrase.normalize('NFKC')].length >= SHORTEST) return;
  const message = `A passphrase needs at least ${SHORTEST} characters; several words make a good one.`;
  throw new UserError('backup.passphrase-short', message, EXIT.usage);
}

function makeHead({ exponent, r, p, chunk }: Sealing, salt: Buffer, mark: Buffer, checkKey: Buffer): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  MAGIC.copy(head);
  head.set([VERSION, exponent, r, p, chunk], MAGIC.length);
  salt.copy(head, SALT[0]);
  mark.copy(head, MARK[0], 0, MARK[1] - MARK[0]);
  sumOf(head).copy(head, SUMMED_BYTES);
  checkOf(head, checkKey).copy(head, CHECKED_BYTES);
  return head;
}

const sumOf = (head: Buffer) =>
  createHash('sha256')
    .update(head.subarray(0, SUMMED_BYTES))
    .digest()
    .subarray(0, CHECKED_BYTES - SUMMED_BYTES);

const checkOf = (head: Buffer, checkKey: Buffer) =>
  createHmac('sha256', checkKey)
    .update(head.subarray(0, CHECKED_BYTES))
    .digest()
    .subarray(0, HEAD_BYTES - CHECKED_BYTES);

const isWhole = (head: Buffer) => head.length === HEAD_BYTES && sumOf(head).equals(head.subarray(SUMMED_BYTES, CHECKED_BYTES));

/** Null: it does not begin as ours. Shorter than a head where the file ends there. */
async function readHead(file: string): Promise<Buffer | null> {
  const source = await open(file, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const part = head.subarray(0, await fill(source, head, 0));
    return part.subarray(0, MAGIC.length).equals(MAGIC) ? part : null;
  } finally {
    await source.close();
  }
}

function readSealing(head: Buffer, shownAs: string): Sealing {
  if (!isWhole(head)) throw damaged(shownAs, 'its beginning was changed');
  const [version, exponent = 0, r = 0, p = 0, chunk = 0] = head.subarray(MAGIC.length);
  if (version !== VERSION) {
    const message = `${shownAs} was encrypted by a newer version of this program, or by another one. Take it back with that version.`;
    throw new UserError('backup.newer-form', message, EXIT.inputRefused);
  }
  const isSound =
    exponent >= 1 && r >= 1 && p >= 1 && p <= 16 && 128 * 2 ** exponent * r * p <= SCRYPT_BYTES_MAX && chunk >= 6 && chunk <= 24;
  if (!isSound) throw damaged(shownAs, 'its beginning was changed');
  return { exponent, r, p, chunk };
}

function deriveKeys(passphrase: string, salt: Buffer, { exponent, r, p }: Sealing): Promise<{ key: Buffer; checkKey: Buffer }> {
  const N = 2 ** exponent;
  return new Promise((resolve, reject) => {
    // The same letters typed on another keyboard may come as other code points.
    scrypt(passphrase.normalize('NFKC'), salt, 2 * KEY_BYTES, { N, r, p, maxmem: 256 * r * (N + p) }, (error, both) => {
      if (error) reject(error);
      else resolve({ key: both.subarray(0, KEY_BYTES), checkKey: both.subarray(KEY_BYTES) });
    });
  });
}

function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(index));
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

/** Null where it is not authentic. */
function opened(sealed: Buffer, key: Buffer, head: Buffer, index: number, isLast: boolean): Buffer | null {
  if (sealed.length < TAG_BYTES) return null;
  const text = sealed.subarray(0, sealed.length - TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, isLast)).setAAD(head);
  decipher.setAuthTag(sealed.subarray(text.length));
  try {
    return Buffer.concat([decipher.update(text), decipher.final()]);
  } catch {
    return null;
  }
}

/** Reads from byte `at` on until the buffer is full or the file ends; how many bytes that were. */
async function fill(source: FileHandle, buffer: Buffer, at: number): Promise<number> {
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await source.read(buffer, filled, buffer.length - filled, at + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

function damaged(file: string, how: string): UserError {
  return new UserError('backup.damaged', `${file} is damaged: ${how}. Take another copy.`, EXIT.inputRefused);
}

function wrongPassphrase(file: string): UserError {
  const message = `This is not the passphrase with which ${file} was encrypted. Nothing was changed.`;
  return new UserError('backup.wrong-passphrase', message, EXIT.inputRefused);
}
