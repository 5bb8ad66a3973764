// Files encrypted with a passphrase: what is cut off, changed, put elsewhere or mixed is found, and a wrong passphrase is told from damage.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decryptFile, encryptFile, isEncrypted, readMark } from '../../src/log/encrypted-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'article22-encrypted-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PASSPHRASE = 'seven green umbrellas walk';
const MARK = Buffer.from('0123456789abcdef', 'hex').subarray(0, 8);
const WHOLE_MARK = Buffer.concat([MARK, MARK]);
/** Chunks of 64 bytes, and scrypt that costs nothing. */
const CHEAP = { exponent: 2, r: 1, p: 1, chunk: 6 };
const HEAD = 80;
const CHUNK = 64 + 16;

let files = 0;
const fresh = () => join(folder, `file-${++files}`);

function written(bytes: Uint8Array): string {
  const file = fresh();
  writeFileSync(file, bytes);
  return file;
}

async function sealed(plain: Uint8Array, passphrase = PASSPHRASE): Promise<Buffer> {
  const to = fresh();
  await encryptFile(written(plain), to, passphrase, WHOLE_MARK, CHEAP);
  return readFileSync(to);
}

async function opened(bytes: Uint8Array, passphrase = PASSPHRASE): Promise<Buffer> {
  const to = fresh();
  await decryptFile(written(bytes), to, passphrase);
  return readFileSync(to);
}

const codeOf = (bytes: Uint8Array, passphrase?: string) =>
  opened(bytes, passphrase).then(
    () => 'opened',
    (error: { code?: string }) => error.code,
  );

describe('what is encrypted', () => {
  it.each([0, 1, 63, 64, 65, 128, 200, 640])('comes back equal: %i bytes', async (size) => {
    const plain = randomBytes(size);
    const file = await sealed(plain);
    expect(file.length).toBe(HEAD + plain.length + 16 * Math.max(1, Math.ceil(size / 64)));
    expect((await opened(file)).equals(plain)).toBe(true);
  });

  it('is read by its owner only, holds none of the plain text, and is another file each time', async () => {
    const plain = Buffer.from('a note about somebody '.repeat(20));
    const to = fresh();
    await encryptFile(written(plain), to, PASSPHRASE, WHOLE_MARK, CHEAP);
    expect(statSync(to).mode & 0o777).toBe(0o600);
    const [first, second] = [readFileSync(to), await sealed(plain)];
    expect(first.includes('somebody')).toBe(false);
    expect(first.subarray(HEAD).equals(second.subarray(HEAD))).toBe(false);
    await expect(encryptFile(written(plain), to, PASSPHRASE, WHOLE_MARK, CHEAP)).rejects.toMatchObject({ code: 'EEXIST' });
  });

  it('opens with the same letters typed on another keyboard', async () => {
    const file = await sealed(Buffer.from('text'), 'dépêche-toi, Zoé, ça brûle'.normalize('NFD'));
    expect(await codeOf(file, 'dépêche-toi, Zoé, ça brûle'.normalize('NFC'))).toBe('opened');
  });

  it('bears the mark of its log, which anybody can read, and is known by its beginning', async () => {
    const file = written(await sealed(Buffer.from('text')));
    expect((await readMark(file))?.equals(WHOLE_MARK)).toBe(true);
    expect(await isEncrypted(file)).toBe(true);
    const [empty, letter] = [written(Buffer.alloc(0)), written(Buffer.from('Dear authority'))];
    expect([await isEncrypted(empty), await isEncrypted(letter), await readMark(letter)]).toEqual([false, false, null]);
    const changed = readFileSync(file);
    changed[45] = (changed[45] ?? 0) ^ 1;
    expect(await readMark(written(changed))).toBeNull();
  });

  it('needs a passphrase of some length', async () => {
    await expect(sealed(Buffer.from('text'), 'elevenchars')).rejects.toMatchObject({ code: 'backup.passphrase-short' });
  });

  it('is made with parameters that cost who guesses half a second', async () => {
    const to = fresh();
    await encryptFile(written(Buffer.from('text')), to, PASSPHRASE, WHOLE_MARK);
    const head = readFileSync(to).subarray(16, 21);
    expect([...head]).toEqual([1, 17, 8, 1, 16]);
    expect((await opened(readFileSync(to))).toString()).toBe('text');
  });
});

describe('damage is found', () => {
  it('when anything is cut off, at any place', async () => {
    const whole = await sealed(randomBytes(150));
    for (let length = 16; length < whole.length; length += 3)
      expect(await codeOf(whole.subarray(0, length)), `${length}`).toBe('backup.damaged');
  });

  it('when any byte is changed, or any is added', async () => {
    const whole = await sealed(randomBytes(150));
    for (let place = 16; place < whole.length; place += 3) {
      const changed = Buffer.from(whole);
      changed[place] = (changed[place] ?? 0) ^ 0x10;
      // A changed check value cannot be told from a wrong passphrase.
      expect(await codeOf(changed), `${place}`).toBe(place >= 64 && place < HEAD ? 'backup.wrong-passphrase' : 'backup.damaged');
    }
    for (const more of [1, 16, CHUNK, 1000]) expect(await codeOf(Buffer.concat([whole, Buffer.alloc(more)]))).toBe('backup.damaged');
  });

  it('when parts change places, are left out, come twice or come from another file', async () => {
    const plain = randomBytes(64 * 4);
    const [whole, other] = [await sealed(plain), await sealed(plain)];
    const part = (from: Buffer, n: number) => from.subarray(HEAD + n * CHUNK, HEAD + (n + 1) * CHUNK);
    const made = (...parts: Buffer[]) => Buffer.concat([whole.subarray(0, HEAD), ...parts]);
    const [a, b, c, d] = [0, 1, 2, 3].map((n) => part(whole, n)) as [Buffer, Buffer, Buffer, Buffer];
    expect(await codeOf(made(a, b, c, d))).toBe('opened');
    const wrong = [
      [b, a, c, d],
      [a, c, d],
      [a, b, c],
      [a, b, b, c, d],
      [a, b, c, d, d],
      [a, b, c, part(other, 3)],
      [part(other, 0), b, c, d],
      [d],
      [],
    ];
    for (const [i, parts] of wrong.entries()) expect(await codeOf(made(...parts)), `${i}`).toBe('backup.damaged');
    expect(await codeOf(Buffer.concat([other.subarray(0, HEAD), a, b, c, d]))).toBe('backup.damaged');
  });

  it('and a wrong passphrase is told apart from it, before anything is written', async () => {
    const file = written(await sealed(randomBytes(100)));
    const to = fresh();
    await expect(decryptFile(file, to, 'another passphrase')).rejects.toMatchObject({ code: 'backup.wrong-passphrase', exit: 3 });
    expect(existsSync(to) && statSync(to).size).toBe(0);
  });

  it('and so is a form of later versions, and a head that asks for all memory', async () => {
    const { createHash } = await import('node:crypto');
    const whole = await sealed(Buffer.from('text'));
    const withHead = (place: number, value: number) => {
      const changed = Buffer.from(whole);
      changed[place] = value;
      createHash('sha256').update(changed.subarray(0, 56)).digest().copy(changed, 56, 0, 8);
      return changed;
    };
    expect(await codeOf(withHead(16, 2))).toBe('backup.newer-form');
    for (const [place, value] of [
      [17, 40],
      [17, 0],
      [18, 0],
      [18, 255],
      [19, 0],
      [19, 200],
      [20, 0],
      [20, 40],
    ] as const)
      expect(await codeOf(withHead(place, value)), `${place} ${value}`).toMatch(/^backup\.(damaged|wrong-passphrase)$/);
    expect(await codeOf(withHead(17, 40))).toBe('backup.damaged');
  });
});

it('takes no more memory for a large file than for a small one', async () => {
  const large = fresh();
  writeFileSync(large, Buffer.alloc(96_000_000, 'x'));
  const before = process.memoryUsage();
  let most = 0;
  const watch = setInterval(() => {
    const { arrayBuffers } = process.memoryUsage();
    most = Math.max(most, arrayBuffers - before.arrayBuffers);
  }, 1);
  const to = fresh();
  await encryptFile(large, to, PASSPHRASE, WHOLE_MARK, { ...CHEAP, chunk: 16 });
  await decryptFile(to, fresh(), PASSPHRASE);
  clearInterval(watch);
  expect(most).toBeLessThan(48_000_000);
});
