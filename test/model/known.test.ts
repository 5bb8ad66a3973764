// Words of a text as known values are compared: one normal form for what is stored and for what is looked for.
import { describe, expect, it } from 'vitest';
import { knownWords, windows } from '../../src/model/known.ts';

describe('the words of a text', () => {
  it.each([
    ['https://www.Video.example/Watch/abc', ['video', 'example', 'watch', 'abc']],
    ['Zwarte.Kat_88', ['zwarte', 'kat', '88']],
    ['see /zwarte%20kat', ['see', 'zwarte', 'kat']],
    ['100%zz of /zwarte%20kat', ['100', 'zz', 'of', 'zwarte', 'kat']],
    ['/caf%E9/zwarte%20kat', ['caf', 'e9', 'zwarte', 'kat']],
    ['%C3%A9t%C3%A9', ['ete']],
    ['…', []],
  ])('%s', (text, words) => expect(knownWords(text)).toEqual(words));
});

it('every run of so many words, and none where there are fewer', () => {
  expect(windows(['a', 'b', 'c'], 2)).toEqual(['a b', 'b c']);
  expect(windows(['a'], 2)).toEqual([]);
});
