// Texts people enter. A passage whose direction was turned showed other words on the page than the ones a person had read and signed.
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { EXIT } from '../../src/error.ts';
import { labelsSchema } from '../../src/model/flagger.ts';
import { independenceEntrySchema } from '../../src/model/independence.ts';
import { narrativeSchema } from '../../src/model/narrative.ts';
import { refuseTurning, textSchema } from '../../src/model/text.ts';

const SIGNS = [0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069];
const turned = `We acted ${String.fromCodePoint(0x202e)}reven.`;
const arrangement = { nature: { en: 'A grant.' }, firstOn: '2026-01-01', lastOn: null, support: 'money', sayInDecisions: false };

describe('a text that a report shows', () => {
  it.each(SIGNS)('is refused with the sign %i, which turns the direction of writing, and is told which sign it is', (code) => {
    const { error } = textSchema.safeParse(`before ${String.fromCodePoint(code)} after`);
    expect(error?.issues[0]?.message).toContain(`U+${code.toString(16).toUpperCase()}, which turns the direction of writing`);
    expect(error?.issues[0]?.message).toContain('take it out');
  });

  it.each(['Ελλάδα', 'שלום, مرحبا', 'a\u200eb', 'two\n\nparagraphs', 'soft\u00adhyphen'])('is taken as it is otherwise: %j', (text) => {
    expect(textSchema.parse(text)).toBe(text);
  });

  // Half a letter, as \ud800 in a JSON file, broke the PDF; a NUL is taken by no database but SQLite.
  it.each(['a\u0000b', 'a\u001b[2Jb', 'a\u007fb', 'a\ud800b', '\udc00'])('is refused with what is no sign of a text: %j', (text) => {
    expect(textSchema.safeParse(text).error?.issues[0]?.message).toMatch(/^it holds U\+[0-9A-F]{4}, which is no sign of a text/);
    expect(() => refuseTurning('The reason', text)).toThrow(expect.objectContaining({ code: 'text.sign', exit: EXIT.inputRefused }));
  });

  it.each(['a\tb\r\nc', 'a 😀 b'])('is taken with tabs, ends of lines and letters of two halves: %j', (text) => {
    expect(textSchema.parse(text)).toBe(text);
  });

  it.each<[string, z.ZodType, unknown]>([
    ['the narrative', narrativeSchema, { en: { introduction: turned } }],
    ["a label of the flagger's data", labelsSchema, { en: turned }],
    ['an entry of the register', independenceEntrySchema, { element: 'funding', audience: 'public', text: { en: turned } }],
    [
      'a provider in the register',
      independenceEntrySchema,
      { element: 'provider-arrangements', audience: 'public', arrangements: [{ ...arrangement, provider: turned }] },
    ],
  ])('is refused so in %s', (_, schema, value) => {
    expect(schema.safeParse(value).error?.issues.map(({ message }) => message)).toEqual([expect.stringContaining('U+202E')]);
  });

  it('is refused where it is given on the command line', () => {
    expect(() => refuseTurning('The reason', turned)).toThrow(
      expect.objectContaining({
        code: 'text.direction',
        exit: EXIT.inputRefused,
        message: expect.stringMatching(/^The reason: .*U\+202E/),
      }),
    );
    expect(() => refuseTurning('The reason', 'A date was wrong.')).not.toThrow();
  });
});
