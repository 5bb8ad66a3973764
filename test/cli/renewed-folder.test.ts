// A folder that is made anew: what is no longer part of it is taken away, and nothing that the program did not put there.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renewFolder } from '../../src/cli/renewed-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'article22-renewed-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (name: string, text = name) => ({ name, bytes: new TextEncoder().encode(text) });
const LIST = 'list.txt';
const mark = {
  name: LIST,
  filesWith: (bytes: Uint8Array) => {
    const [first, ...names] = new TextDecoder().decode(bytes).split('\n');
    return first === 'ours' ? names : null;
  },
};
/** Files with the list of them. */
const renew = (...files: ReturnType<typeof file>[]) =>
  renewFolder(join(folder, 'www'), [file(LIST, ['ours', ...files.map(({ name }) => name)].join('\n')), ...files], mark);
const at = (name: string) => join(folder, 'www', name);

describe('a folder that is renewed', () => {
  it('loses what the last time was part of it and is no more, with folders that are empty then', () => {
    expect(renew(file('index.html'), file('latest/de/old.html'), file('latest/new.html'))).toEqual({ written: 4, removed: 0 });
    expect(renew(file('index.html'), file('latest/new.html'))).toEqual({ written: 1, removed: 1 });
    expect(existsSync(at('latest/de'))).toBe(false);
    expect(readdirSync(at('latest'))).toEqual(['new.html']);
    expect(renew(file('index.html'))).toEqual({ written: 1, removed: 1 });
    expect(readdirSync(at('.')).sort()).toEqual(['index.html', LIST]);
  });

  it('keeps what people put beside it', () => {
    renew(file('index.html'), file('old/a.html'));
    writeFileSync(at('old/mine.txt'), 'mine');
    writeFileSync(at('robots.txt'), 'mine');
    renew(file('index.html'));
    expect(readdirSync(at('old'))).toEqual(['mine.txt']);
    expect(readFileSync(at('robots.txt'), 'utf8')).toBe('mine');
  });

  it.each(['../outside.txt', '/../../outside.txt', 'a/../../outside.txt', '..\\outside.txt', '', '.', 'sub'])(
    'takes nothing away that its list has no business with: “%s”',
    (name) => {
      mkdirSync(at('sub'), { recursive: true });
      writeFileSync(join(folder, 'outside.txt'), 'here');
      writeFileSync(at(LIST), `ours\n${name}`);
      expect(renew(file('index.html'))).toEqual({ written: 2, removed: 0 });
      expect(existsSync(join(folder, 'outside.txt'))).toBe(true);
      expect(existsSync(at('sub'))).toBe(true);
    },
  );

  it.each([
    ['files and no list', 'other.txt', 'x'],
    ['a list of something else', LIST, 'theirs'],
  ])('is not touched when it holds %s', (_what, name, text) => {
    mkdirSync(at('.'));
    writeFileSync(at(name), text);
    expect(() => renew(file('index.html'))).toThrow(expect.objectContaining({ code: 'folder.exists', exit: 6 }));
    expect(readdirSync(at('.'))).toEqual([name]);
  });

  it('says why where a place cannot be read or written', () => {
    renew(file('index.html'));
    rmSync(at('index.html'));
    mkdirSync(at('index.html'));
    expect(() => renew(file('index.html'))).toThrow(expect.objectContaining({ code: 'file.unwritable', exit: 8 }));
    writeFileSync(join(folder, 'file'), '');
    expect(() => renewFolder(join(folder, 'file'), [file(LIST)], mark)).toThrow(expect.objectContaining({ code: 'file.unwritable' }));
  });
});
