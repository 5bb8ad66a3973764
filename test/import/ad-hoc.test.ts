// A mapping on the command line: which field, which column, and what is wrong with it.
import { describe, expect, it } from 'vitest';
import { adHocProfile, severalOf } from '../../src/import/ad-hoc.ts';

const columnsOf = (...maps: string[]) => adHocProfile(maps, 'Europe/Brussels').columns;

describe('a mapping on the command line', () => {
  it.each([
    [
      'the names of the dry run',
      ['sent_on=Sent', 'provider=Platform', 'decided_on=Decided'],
      { sent: 'Sent', service: 'Platform', decided: 'Decided' },
    ],
    [
      'the names of a profile',
      ['sent=Sent', 'items-affected=N', 'good_faith=G'],
      { sent: 'Sent', 'items-affected': 'N', 'good-faith': 'G' },
    ],
    ['a label with an equals sign', ['note=a=b'], { note: 'a=b' }],
    ['quotes and blanks around a label', ['note = "Remark, free" '], { note: 'Remark, free' }],
    ['the same twice', ['note=A', 'note=A'], { note: 'A' }],
  ])('takes %s', (_, maps, expected) => {
    expect(Object.fromEntries(Object.entries(columnsOf(...maps)).map(([field, column]) => [field, column?.label]))).toEqual(expected);
  });

  it.each([
    ['two columns for one field', ['sent_on=A', 'sent=B'], 'mapping.ambiguous', 5],
    ['a field nobody knows', ['sent_at=A'], 'mapping.unknown-field', 2],
    ['no label', ['sent_on='], 'mapping.unreadable', 2],
    ['no field', ['Sent'], 'mapping.unreadable', 2],
  ])('refuses %s', (_, maps, code, exit) => {
    expect(() => columnsOf(...maps)).toThrow(expect.objectContaining({ code, exit }));
  });
});

describe('cells with several values, on the command line', () => {
  it.each([
    ['category=;', { category: ';' }, []],
    ['category=newline', { category: '\n' }, []],
    ['action=" / "', { action: '/' }, []],
    ['provider=whole', {}, ['service']],
  ])('takes %s', (text, separators, whole) => {
    const found = severalOf([text]);
    expect(Object.fromEntries(Object.entries(found.several).map(([field, rule]) => [field, rule.separator]))).toEqual(separators);
    expect(found.whole).toEqual(whole);
  });

  it.each([
    ['provider=;', 'mapping.not-divisible'],
    ['kind=;', 'mapping.unknown-field'],
    ['category', 'mapping.unreadable'],
  ])('refuses %s', (text, code) => {
    expect(() => severalOf([text])).toThrow(expect.objectContaining({ code, exit: 2 }));
  });
});
