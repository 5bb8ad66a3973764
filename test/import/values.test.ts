// What cells mean: numbers, marks for nothing, answers, locations, cells with several values. Each trap stands beside its near miss.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerIn } from '../../src/import/answers.ts';
import { cellText } from '../../src/import/cell-text.ts';
import { locatorsIn } from '../../src/import/locators.ts';
import { isMissing } from '../../src/import/missing.ts';
import { surveyNumbers, wholeNumber } from '../../src/import/numbers.ts';
import { surveySeveral } from '../../src/import/several.ts';

describe('a number', () => {
  const NONE = { group: null, decimal: null } as const;
  it.each([
    ['1234', 1234],
    ['+7', 7],
    ['007', 7],
    ['1 234', 1234],
    ['1\u00a0234\u00a0567', 1234567],
    ['1\u202f234', 1234],
    ["1'234", 1234],
    ['1’234', 1234],
    ['1.234.567', 1234567],
    ['1,234,567', 1234567],
    ['1.234,00', 1234],
    ['1,234.0', 1234],
    ['3.0', 3],
    ['3,00', 3],
    ['0,000', 0],
    ['1.234', 'number.ambiguous'],
    ['1,234', 'number.ambiguous'],
    ['3.000', 'number.ambiguous'],
    ['1.5', 'number.not-integer'],
    ['1,2345', 'number.not-integer'],
    ['0.123', 'number.not-integer'],
    ['1.234,5', 'number.not-integer'],
    ['-1', 'number.negative'],
    ['- 1', 'number.negative'],
    ['-0,5', 'number.negative'],
    ['-0', 0],
    ['<5', 'number.suppressed'],
    ['≤ 3', 'number.suppressed'],
    ['n<3', 'number.suppressed'],
    ['*', 'number.suppressed'],
    ['..', 'number.suppressed'],
    ['1.23.4', 'number.invalid'],
    ['12.34.567', 'number.invalid'],
    ['1E+03', 'number.invalid'],
    ['2147483648', 'number.invalid'],
    ['5 items', 'number.invalid'],
    ['5 6', 'number.invalid'],
  ])('%j alone is %s', (text, expected) => {
    expect(wholeNumber(text, NONE)).toBe(expected);
  });

  it.each([
    [
      ['1.234', '1.234.567'],
      [1234, 1234567],
    ],
    [
      ['1.234', '2,5'],
      [1234, 'number.not-integer'],
    ],
    [
      ['1,234', '2.50'],
      [1234, 'number.not-integer'],
    ],
    [
      ['1.234', '2.5'],
      ['number.not-integer', 'number.not-integer'],
    ],
    [
      ['1.234', '1,234'],
      ['number.ambiguous', 'number.ambiguous'],
    ],
    [
      ['1.234', '7'],
      ['number.ambiguous', 7],
    ],
    [
      ['1.234', '2.5', '3,5'],
      ['number.ambiguous', 'number.not-integer', 'number.not-integer'],
    ],
    [
      ['1,234', '5.678.901'],
      ['number.not-integer', 5678901],
    ],
  ])('of the column %j is %j', (cells, expected) => {
    const numbers = surveyNumbers();
    for (const cell of cells) numbers.see(cell);
    const style = numbers.result();
    expect(cells.map((cell) => wholeNumber(cell, style))).toEqual(expected);
  });

  it('is read back in five locales, or said to be ambiguous', () => {
    const locales = fc.constantFrom('en-IE', 'de-DE', 'fr-FR', 'de-CH', 'pl-PL');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_147_483_647 }), locales, (value, locale) => {
        const read = wholeNumber(value.toLocaleString(locale), NONE);
        if (read !== 'number.ambiguous') expect(read).toBe(value);
        else expect(value).toBeLessThan(1_000_000);
      }),
    );
  });
});

describe('a cell', () => {
  it.each([
    '',
    '  ',
    '-',
    '–',
    '—',
    '--',
    '?',
    'n/a',
    'N.A.',
    '#N/A',
    'NULL',
    'null',
    'NaN',
    '(leeg)',
    '(vide)',
    '(leer)',
    '(blank)',
    'n.v.t.',
    'k.A.',
    's/o',
  ])('%j means nothing', (text) => {
    expect(isMissing(text)).toBe(true);
    expect(cellText(text)).toBe('');
  });

  it.each(['0', 'unknown', 'onbekend', 'inconnu', 'none', 'geen', 'no', 'nee', 'X', '-1', 'n/a yet', 'Null Island', 'NA-17'])(
    '%j means something',
    (text) => {
      expect(cellText(text)).toBe(text);
    },
  );

  it.each([
    ['="00123"', '00123'],
    ['="a ""b"""', 'a "b"'],
    ["'00123", '00123'],
    ["'=1", '=1'],
    ["'-7", '-7'],
    ["'A-17", 'A-17'],
    ["'t Pand 'n", "'t Pand 'n"],
    [' 00123 ', '00123'],
  ])('%j is the reference %j', (text, expected) => {
    expect(cellText(text, true)).toBe(expected);
  });

  it.each(["'s avonds gebeld", "'90s", "'t Pand"])('%j keeps its apostrophe in a text', (text) => {
    expect(cellText(text)).toBe(text);
  });
});

describe('an answer', () => {
  it.each([
    ['ja nee', 'ja', 'nee'],
    ['oui non', 'OUI', 'Non'],
    ['ja nein', 'J', 'Nein'],
    ['yes no', 'y', 'N'],
    ['bits', '1', '0'],
    ['booleans', 'TRUE', 'FALSE'],
    ['WAAR ONWAAR', 'WAAR', 'ONWAAR'],
    ['VRAI FAUX', 'VRAI', 'FAUX'],
    ['WAHR FALSCH', 'WAHR', 'FALSCH'],
    ['sí no', 'sí', 'no'],
    ['tak nie', 'tak', 'nie'],
    ['да не', 'да', 'не'],
    ['ναι όχι', 'Ναι', 'Όχι'],
    ['igen nem', 'igen', 'nem'],
  ])('%s', (_, yes, no) => {
    expect([answerIn(yes), answerIn(no)]).toEqual(['yes', 'no']);
  });

  it.each(['perhaps', 'yes, but', 'ja?', '2', 'yesterday'])('is not read into %j', (text) => {
    expect(answerIn(text)).toBeNull();
  });
});

describe('locations of a cell', () => {
  const A = 'https://a.example/x';
  const B = 'http://b.example/y,z;1';
  it.each([
    ['hxxps://a[.]example/x', [A]],
    ['hxxps[:]//a[.]example/x', [A]],
    ['hXXps://a(dot)example/x', [A]],
    ['h**ps://a.example/x', [A]],
    [`${A}\n${B}`, [A, B]],
    [`${A}\r\n\r\n${B}\r\n`, [A, B]],
    [`${A}, ${B}`, [A, B]],
    [`${A};${B}`, [A, B]],
    [`${A} | ${B} |`, [A, B]],
    [`${A} ${A}`, [A]],
    [`${A} HTTPS://A.example/x`, [A]],
    ['=HYPERLINK("https://a.example/x","look")', [A]],
    ['<https://a.example/x>', [A]],
    ['http://b.example/y,z;1', [B]],
    ['https://a.example/?u=http://b.example/', ['https://a.example/?u=http://b.example/']],
    ['see the note, page 3', ['see the note, page 3']],
    ['', []],
    // Words and marks beside whole addresses were once taken for locations of their own.
    ['1) https://a.example/1 2) https://a.example/2', ['https://a.example/1', 'https://a.example/2']],
    ['see https://a.example/1 and https://a.example/2', ['https://a.example/1', 'https://a.example/2']],
    ['["https://a.example/1", "https://a.example/2"]', ['https://a.example/1', 'https://a.example/2']],
    ['[post](https://a.example/1)', ['https://a.example/1']],
    ['<a href="https://a.example/1">post</a>', ['https://a.example/1']],
    ['<a class="x" href=https://a.example/1 title="y">the <b>post</b></a>', ['https://a.example/1']],
    [
      'https://a.example/1,\n , https://a.example/2 ;\t| https://a.example/3',
      ['https://a.example/1', 'https://a.example/2', 'https://a.example/3'],
    ],
    ['(https://a.example/1_(x))', ['https://a.example/1_(x)']],
    ['https://a.example/?q="x"', ['https://a.example/?q="x"']],
    ['Post 1:\nhttps://a.example/1', ['https://a.example/1']],
    ['a.example/1\nb.example/2', ['a.example/1', 'b.example/2']],
  ])('%j are %j', (cell, expected) => {
    expect(locatorsIn(cell)).toEqual(expected);
  });
});

describe('several values in a cell', () => {
  const several = surveySeveral();
  for (const value of ['Hate', 'Fraud', 'Image of a minor, shared', 'X', 'Twitter']) several.watch('category')(value);
  it.each([
    ['Hate;Fraud', true],
    ['Hate | libel', true],
    ['Hate\nFraud', true],
    ['Hate, Fraud', true],
    ['X / Twitter', true],
    ['Hate;', false],
    ['Hate', false],
    ['Image of a minor, shared', false],
    ['Hate, libel', false],
    ['Hate &amp; fraud', false],
  ])('%j: %s', (text, expected) => {
    expect(several.isSeveral('category', text)).toBe(expected);
  });

  it('of a service are asked for only when one of them is a service on its own', () => {
    several.watch('service')('Facebook');
    expect(several.isSeveral('service', 'Facebook; TikTok')).toBe(true);
    expect(several.isSeveral('service', 'The Best Host; Ltd')).toBe(false);
  });

  it('are asked for only where a notice has one', () => {
    expect(several.isSeveral('note', 'one; two')).toBe(false);
  });
});
