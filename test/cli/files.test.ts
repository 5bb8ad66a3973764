// Files and folders a person names: put there whole or not at all, and a reason why not.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clearParts, holdsExactly, orUnwritable, refuseUnwritable, writeFolder, writeNewFile } from '../../src/cli/files.ts';
import { UserError } from '../../src/error.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'article22-files-'));
  writeFileSync(join(folder, 'file'), 'here');
  mkdirSync(join(folder, 'folder'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const FILES = [
  { name: 'a.txt', bytes: Buffer.from('a') },
  { name: 'deep/er/b.txt', bytes: Buffer.from('b') },
];
const LONG = 'x'.repeat(300);

/** The code, exit code and whether the sentence names the path; or null. */
function refusal(path: string, work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `${error.code} ${error.exit}${error.message.includes(path) ? '' : ' without the path'}`;
  }
}

describe.each([
  ['writing a new file', (path: string) => writeNewFile(path, 'new')],
  ['asking for a new file', (path: string) => refuseUnwritable(path)],
])('%s', (_what, work) => {
  it.each<[what: string, name: string, says: string | null]>([
    ['in a folder', 'folder/new', null],
    ['over a file', 'file', 'file.exists 6'],
    ['over a folder', 'folder', 'file.exists 6'],
    ['in a folder that is missing', 'none/new', 'file.unwritable 8'],
    ['below a file', 'file/new', 'file.unwritable 8'],
    ['with a name no disk takes', LONG, 'file.unwritable 8'],
  ])('%s', (_where, name, says) => {
    const path = join(folder, name);
    expect(refusal(path, () => work(path))).toBe(says);
  });
});

describe.each([
  ['writing a folder', (path: string) => writeFolder(path, FILES), 'folder.exists 6'],
  ['asking for a folder', (path: string) => refuseUnwritable(path, 'folder'), 'file.exists 6'],
])('%s', (_what, work, exists) => {
  it.each<[what: string, name: string, says: string | null]>([
    ['in a folder', 'folder/new', null],
    ['with the folders above it', 'none/none/new', null],
    ['over a file', 'file', exists],
    ['over a folder', 'folder', exists],
    ['below a file', 'file/new', 'file.unwritable 8'],
    ['far below a file', 'file/new/newer', 'file.unwritable 8'],
    ['with a name no disk takes', LONG, 'file.unwritable 8'],
  ])('%s', (_where, name, says) => {
    const path = join(folder, name);
    expect(refusal(path, () => work(path))).toBe(says);
  });
});

it('asking leaves nothing behind', () => {
  refuseUnwritable(join(folder, 'new'));
  refuseUnwritable(join(folder, 'none/none/new'), 'folder');
  expect(readdirSync(folder).sort()).toEqual(['file', 'folder']);
});

it('a folder is there with all its files, open to whom other new folders are open', () => {
  writeFolder(join(folder, 'new'), FILES);
  expect(readFileSync(join(folder, 'new/deep/er/b.txt'), 'utf8')).toBe('b');
  expect(statSync(join(folder, 'new')).mode).toBe(statSync(join(folder, 'folder')).mode);
  expect(readdirSync(folder).sort()).toEqual(['file', 'folder', 'new']);
});

it('a folder that fails midway is not there, nor anything of it', () => {
  const path = join(folder, 'new');
  expect(refusal(path, () => writeFolder(path, [...FILES, { name: LONG, bytes: Buffer.from('') }]))).toBe('file.unwritable 8');
  expect(readdirSync(folder).sort()).toEqual(['file', 'folder']);
});

it('a folder of someone else beside it is left alone', () => {
  mkdirSync(join(folder, 'new.part'));
  writeFileSync(join(folder, 'new.part', 'mine'), '');
  writeFolder(join(folder, 'new'), FILES);
  expect(existsSync(join(folder, 'new.part', 'mine'))).toBe(true);
});

it('what a kill left of an earlier attempt is taken away, and nothing else', () => {
  for (const name of ['new.part-a1B2c3', 'new.part-mine', 'newer.part-a1B2c3']) mkdirSync(join(folder, name, 'whole'), { recursive: true });
  writeFolder(join(folder, 'new'), FILES);
  const left = ['file', 'folder', 'new', 'new.part-mine', 'newer.part-a1B2c3'];
  expect(readdirSync(folder).sort()).toEqual(left);
  // Killed after the folder got its name: what is published once more finds it whole, and the empty one beside it.
  mkdirSync(join(folder, 'new.part-x9Y8z7'));
  clearParts(join(folder, 'new'));
  expect(readdirSync(folder).sort()).toEqual(left);
});

it('a folder holds exactly these files: all of them, no other, byte for byte', () => {
  const path = join(folder, 'new');
  writeFolder(path, FILES);
  expect(holdsExactly(path, FILES)).toBe(true);
  expect(holdsExactly(path, FILES.slice(1))).toBe(false);
  expect(holdsExactly(path, [...FILES, { name: 'c.txt', bytes: Buffer.from('c') }])).toBe(false);
  writeFileSync(join(path, 'a.txt'), 'b');
  expect(holdsExactly(path, FILES)).toBe(false);
});

it.each(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOSPC', 'ENOTDIR'])('%s is a sentence that names the path', (code) => {
  const fail = () => {
    throw Object.assign(new Error(code), { code });
  };
  expect(refusal('report-2026', () => orUnwritable('report-2026', fail))).toBe('file.unwritable 8');
});

it('our own mistake stays one', () => {
  const fail = () => {
    throw new TypeError('x');
  };
  expect(() => orUnwritable('x', fail)).toThrow(TypeError);
});
