import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildKnownValues, scanKnown } from '../../src/gate/known-values.ts';
import { KNOWN_TOKENS_MAX, type KnownValue, knownValue } from '../../src/model/known.ts';

const KEY = new Uint8Array(32).fill(7);
const build = (values: readonly string[], allowed: readonly string[] = []) =>
  buildKnownValues(
    KEY,
    values.map((text) => knownValue(KEY, text)).filter((value): value is KnownValue => value !== null),
    allowed,
  );
const hits = (text: string, values: readonly string[], allowed: readonly string[] = []) =>
  scanKnown(text, build(values, allowed)).map((span) => [span.result, text.slice(span.start, span.end)]);

describe('a value the log knows is found', () => {
  it.each([
    ['as it is', 'MV-2026-00123', 'zie MV-2026-00123 hier', 'MV-2026-00123'],
    ['with other separators', 'MV-2026-00123', 'zie mv/2026 00123.', 'mv/2026 00123'],
    ['joined by signs in the text only', 'MV202600123', 'zie MV-2026-00123 hier', 'MV-2026-00123'],
    [
      'in a web address',
      'https://www.tiktok.com/@zoroark/video/99',
      'op http://tiktok.com/@Zoroark/video/99?lang=nl',
      'tiktok.com/@Zoroark/video/99',
    ],
    ['percent-coded', 'https://x.example/café/été', 'x.example/caf%C3%A9/%C3%A9t%C3%A9', 'x.example/caf%C3%A9/%C3%A9t%C3%A9'],
    ['stored percent-coded', 'https://x.example/caf%C3%A9/%C3%A9t%C3%A9', 'x.example/café/été', 'x.example/café/été'],
    ['with a genitive s', 'Zoroark', 'Zoroarks account', 'Zoroarks'],
    ["with 's", 'Zoroark', "Zoroark's account", "Zoroark's"],
    ['without its accents', 'Anaïs Müller', 'van anais muller zelf', 'anais muller'],
    ['in capitals', 'anaïs müller', 'ANAÏS MÜLLER', 'ANAÏS MÜLLER'],
    ['decomposed', 'Anaïs', 'Anai\u0308s', 'Anai\u0308s'],
    ['with invisible characters', 'zoroark', 'zo\u200bro\u00adark', 'zo\u200bro\u00adark'],
    ['in look-alike letters', 'zoroark', 'zоrоark', 'zоrоark'],
    ['full-width', 'zoroark', 'ｚｏｒｏａｒｋ', 'ｚｏｒｏａｒｋ'],
    ['as part of an address', 'jan.zoroark@example.org', '<jan.zoroark@example.org>', 'jan.zoroark@example.org'],
    ['in another script', 'Дмитрий Жуков', 'ДМИТРИЙ ЖУКОВ', 'ДМИТРИЙ ЖУКОВ'],
    ['over a line break', 'zoro ark99', 'zoro\nark99', 'zoro\nark99'],
  ])('%s', (_, value, text, found) => expect(hits(text, [value])).toEqual([['block', found]]));

  it('by its first words when it is very long', () => {
    const long = Array.from({ length: KNOWN_TOKENS_MAX + 5 }, (_, index) => `w${index}x`).join('/');
    expect(hits(`a ${long} b`, [long])).toHaveLength(1);
  });

  it('wherever it stands among other words', () => {
    const word = fc.stringMatching(/^[a-z]{2,8}$/);
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (before, after) => {
        const text = [...before, 'Qx-77-zoroark', ...after].join(' ');
        expect(hits(text, ['qx-77-zoroark'])).toEqual([['block', 'Qx-77-zoroark']]);
      }),
    );
  });
});

describe('a value the log knows is not found', () => {
  it.each([
    ['in a longer word', 'zoroark', 'xzoroarkx'],
    ['when a word is missing', 'MV-2026-00123', 'MV 00123'],
    ['when it is a label', 'TikTok', 'op TikTok', 'TikTok'],
    ['in the other order', 'anais muller', 'muller anais'],
  ])('%s', (_, value, text, ...allowed) => expect(hits(text, [value], allowed)).toEqual([]));
});

describe('weak values', () => {
  it.each([
    ['104233', '104233 meldingen'],
    ['2026-01', 'in 2026-01'],
    ['x.com', 'op x.com'],
  ])('%s are for review only', (value, text) => expect(hits(text, [value]).map(([result]) => result)).toEqual(['review']));
  it('include one word of a public text', () => {
    expect(hits('de inhoud', ['inhoud'], ['Verwijdering van inhoud'])).toEqual([['review', 'inhoud']]);
  });
});

describe('the scan', () => {
  it('finds nothing with the key of another log', () => {
    const other = new Uint8Array(32).fill(8);
    const value = knownValue(other, 'zoroark');
    expect(scanKnown('zoroark', buildKnownValues(KEY, value ? [value] : [], []))).toEqual([]);
  });
  it('keeps the longest of overlapping hits', () => {
    expect(hits('tiktok.com/@zoroark', ['zoroark', 'tiktok.com/@zoroark'])).toEqual([['block', 'tiktok.com/@zoroark']]);
  });
  it('finds nothing in a log that holds nothing', () => expect(hits('alles', [])).toEqual([]));
});
