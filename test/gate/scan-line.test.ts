import { describe, expect, it } from 'vitest';
import { type LineOptions, scanLine } from '../../src/gate/scan-line.ts';

const NONE: LineOptions = { language: null, countries: [] };
const answer = (line: string, options: LineOptions = NONE) => JSON.parse(scanLine(line, 7, options).json) as Record<string, unknown>;

describe('a line of text', () => {
  it('comes back with its spans, by UTF-16 offsets', () => {
    expect(answer('{"id":"a","text":"😀 mail jan@example.org","lang":"nl"}')).toEqual({
      id: 'a',
      spans: [{ start: 8, end: 23, type: 'EMAIL', result: 'block' }],
    });
  });
  it.each([
    ['a number as its name', '{"id":4,"text":"niets"}', { id: 4, spans: [] }],
    ['a language with its country', '{"id":"a","text":"niets","lang":"nl-BE"}', { id: 'a', spans: [] }],
    ['no language', '{"id":"a","text":"","lang":null}', { id: 'a', spans: [] }],
    ['more than is asked for', '{"id":"a","text":"niets","source":"x"}', { id: 'a', spans: [] }],
    ['a line end of Windows', '{"id":"a","text":"niets"}\r', { id: 'a', spans: [] }],
  ])('may have %s', (_, line, expected) => expect(answer(line)).toEqual(expected));
  it('is read as what a person wrote: names are for review', () => {
    expect(answer('{"id":"a","text":"Wij spraken met Priya.","lang":"nl"}')['spans']).toEqual([
      expect.objectContaining({ type: 'PERSON', result: 'review' }),
    ]);
  });
  it('blocks on identity numbers of the countries that were chosen', () => {
    const results = (countries: readonly string[]) =>
      (answer('{"id":"a","text":"85073003328","lang":"nl"}', { language: null, countries })['spans'] as { result: string }[]).map(
        (span) => span.result,
      );
    expect([results([]), results(['BE'])]).toEqual([['review'], ['block']]);
  });
});

describe('a bad line', () => {
  it.each([
    ['', 'not JSON'],
    ['{"id":"a","text":"jan@example.org"', 'not JSON'],
    ['["a"]', 'no JSON object'],
    ['null', 'no JSON object'],
    ['{"text":"jan@example.org"}', '"id"'],
    ['{"id":{},"text":"x"}', '"id"'],
    ['{"id":"a"}', '"text"'],
    ['{"id":"a","text":5}', '"text"'],
    ['{"id":"a","text":"x","lang":5}', '"lang"'],
    ['{"id":"a","text":"x","lang":"jan@example.org"}', '"lang"'],
  ])('%s is told by its number, and not by its text', (line, why) => {
    const { json, ok } = scanLine(line, 7, NONE);
    expect(ok).toBe(false);
    expect(JSON.parse(json)).toMatchObject({ line: 7, error: { code: 'scan.bad-line', message: expect.stringContaining(`Line 7: `) } });
    expect((JSON.parse(json) as { error: { message: string } }).error.message).toContain(why);
    expect(json).not.toContain('jan@');
  });
  it('is told by its name where it has one', () => expect(answer('{"id":"a"}')['id']).toBe('a'));
});
