import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashTable } from '../../src/gate/hash-table.ts';
import { keyedHash } from '../../src/gate/keyed-hash.ts';
import { buildKnownValues, scanKnown } from '../../src/gate/known-values.ts';
import { KNOWN_TOKENS_MAX, type KnownValue, knownHash, knownValue } from '../../src/model/known.ts';
import { matchTokens } from '../../src/model/normalise.ts';

const KEY = new Uint8Array(32).fill(7);
const build = (values: readonly string[], allowed: readonly string[] = []) =>
  buildKnownValues(
    KEY,
    values.map((text) => knownValue(KEY, text)).filter((value): value is KnownValue => value !== null),
    allowed,
  );
const hits = async (text: string, values: readonly string[], allowed: readonly string[] = []) =>
  scanKnown(text, await build(values, allowed)).map((span) => [span.result, text.slice(span.start, span.end)]);

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
  ])('%s', async (_, value, text, found) => {
    expect(await hits(text, [value])).toEqual([['block', found]]);
  });

  it('by its first words when it is very long', async () => {
    const long = Array.from({ length: KNOWN_TOKENS_MAX + 5 }, (_, index) => `w${index}x`).join('/');
    expect(await hits(`a ${long} b`, [long])).toHaveLength(1);
  });

  it('wherever it stands among other words', async () => {
    const word = fc.stringMatching(/^[a-z]{2,8}$/);
    await fc.assert(
      fc.asyncProperty(fc.array(word), fc.array(word), async (before, after) => {
        const text = [...before, 'Qx-77-zoroark', ...after].join(' ');
        expect(await hits(text, ['qx-77-zoroark'])).toEqual([['block', 'Qx-77-zoroark']]);
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
  ])('%s', async (_, value, text, ...allowed) => {
    expect(await hits(text, [value], allowed)).toEqual([]);
  });
});

describe('weak values', () => {
  it.each([
    ['104233', '104233 meldingen'],
    ['2026-01', 'in 2026-01'],
    ['x.com', 'op x.com'],
  ])('%s are for review only', async (value, text) => {
    expect((await hits(text, [value])).map(([result]) => result)).toEqual(['review']);
  });
  it('include one word of a public text', async () => {
    expect(await hits('de inhoud', ['inhoud'], ['Verwijdering van inhoud'])).toEqual([['review', 'inhoud']]);
  });
});

describe('the scan', () => {
  it('finds nothing with the key of another log', async () => {
    const other = new Uint8Array(32).fill(8);
    const value = knownValue(other, 'zoroark');
    expect(scanKnown('zoroark', await buildKnownValues(KEY, value ? [value] : [], []))).toEqual([]);
  });
  it('keeps the longest of overlapping hits', async () => {
    expect(await hits('tiktok.com/@zoroark', ['zoroark', 'tiktok.com/@zoroark'])).toEqual([['block', 'tiktok.com/@zoroark']]);
  });
  it('finds nothing in a log that holds nothing', async () => expect(await hits('alles', [])).toEqual([]));
  it('leaves weak values where only certain hits count', async () => {
    const known = await build(['104233', 'zoroark']);
    expect(scanKnown('104233 zoroark', known, false).map((span) => span.start)).toEqual([7]);
  });
});

describe('the filters in front of the hash lose nothing', () => {
  const words = ['jan', 'Peeters', 'x1', '77', 'zorro', 'films', 'example', 'org', 'forum', 'co', 'uk', 'Жуков', 'zо', 'a', '2026', 's'];
  const signs = [' ', '-', '.', '/', '@', '\n', ', '];
  const text = fc
    .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...signs)), { minLength: 1, maxLength: 16 })
    .map((pairs) => pairs.flat().join(''));
  /** Every run of words hashed by the library and compared: slow, and plainly right. */
  const plainHits = (inText: string, values: readonly string[]) => {
    const hashes = new Set(values.map((value) => knownValue(KEY, value)?.hash));
    const found = matchTokens(inText).flatMap((_, first, tokens) =>
      tokens.slice(first, first + KNOWN_TOKENS_MAX).flatMap((__, count) => {
        const form = tokens.slice(first, first + count + 1).join(' ');
        return /..s$/.test(form) ? [form, form.slice(0, -1)] : [form];
      }),
    );
    return found.filter((form) => hashes.has(knownHash(KEY, form))).length;
  };
  it('of runs of words', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.array(text, { maxLength: 4 }), async (inText, values) => {
        if (plainHits(inText, values) > 0) expect(scanKnown(inText, await build(values))).not.toEqual([]);
      }),
    );
  });
  it.each([
    ['in full', 'see https://m.forum.example/users/jan/12345 today', true],
    ['without its scheme', 'm.forum.example/users/jan/12345', true],
    ['as a genitive', "m.forum.example/users/jan/12345's", true],
    ['with look-alike letters', 'm.forum.ехаmple/users/jan/12345', true],
    ['on another site', 'm.forum.elsewhere/users/jan/12345', false],
  ])('of web addresses whose domain is known: %s', async (_, inText, found) => {
    const value = knownValue(KEY, 'https://m.forum.example/users/jan/12345');
    const known = await buildKnownValues(KEY, value ? [{ ...value, domain: 'forum.example' }] : [], []);
    expect(scanKnown(inText, known).length > 0).toBe(found);
  });
});

describe('the keyed hash', () => {
  it('is the one the log keeps, of any text and with any key', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 0, maxLength: 64 }), fc.string({ unit: 'grapheme', maxLength: 300 }), (key, form) => {
        const hash = keyedHash(key);
        const bytes = Buffer.from(form);
        hash.digest(Buffer.concat([bytes, Buffer.from('what follows')]), bytes.length);
        expect([...hash.words.subarray(0, 4)].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')).toBe(
          knownHash(key, form),
        );
      }),
    );
  });
  it.each([0, 54, 55, 56, 63, 64, 65, 119, 120, 5000])('of %i bytes', (length) => {
    const hash = keyedHash(KEY);
    hash.digest(Buffer.alloc(length, 'a'), length);
    expect((hash.words[0] ?? 0) >>> 0).toBe(Number.parseInt(knownHash(KEY, 'a'.repeat(length)).slice(0, 8), 16));
  });
});

describe('the table of hashes', () => {
  it('holds what was put in, with its highest mark, and nothing else', () => {
    const table = hashTable();
    const hash = (n: number) => knownHash(KEY, String(n));
    const find = (n: number) => table.find(Int32Array.from(hash(n).match(/.{8}/g) ?? [], (word) => Number.parseInt(word, 16) | 0));
    for (let n = 0; n < 5000; n++) table.add(hash(n), (n % 2) + 1);
    table.add(hash(0), 2);
    table.add(hash(1), 1);
    expect(table.size()).toBe(5000);
    for (let n = 0; n < 5000; n++) expect(find(n)).toBe(n === 0 ? 2 : (n % 2) + 1);
    for (let n = 5000; n < 6000; n++) expect(find(n)).toBe(0);
  });
});
