import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detect } from '../../src/gate/detectors.ts';

describe('countries the trusted flagger chose', () => {
  it('block on an identity number without a word around it', () => {
    expect(detect('85073003328', 'nl', { countries: ['BE'] }).map((span) => span.result)).toEqual(['block']);
    expect(detect('85073003328', 'nl', { countries: ['FI'] }).map((span) => span.result)).toEqual(['review']);
  });
  it.each([
    ['CY', '00123123T'],
    ['DE', 'T220001293'],
    ['HU', '1-850730-1239'],
    ['HU', '8071592153'],
    ['LU', '1893120105732'],
    ['LV', '161175-19997'],
    ['LV', '32567312345'],
    ['MT', '0123456M'],
  ])('as those of %s, which the library does not know: %s', (country, number) => {
    expect(detect(number, 'en', { countries: [country] }).map((span) => [span.type, span.result])).toEqual([['NATIONAL_ID', 'block']]);
    expect(detect(number, 'en').filter((span) => span.result === 'block')).toEqual([]);
  });
  it.each(['00123124T', 'T220001294', '1893120105733', '161175-19998'])('as those, but not with a wrong check: %s', (number) => {
    expect(detect(number, 'en', { countries: ['CY', 'DE', 'LU', 'LV'] }).filter((span) => span.type === 'NATIONAL_ID')).toEqual([]);
  });
  it('do not make counts into identity numbers', () => {
    expect(detect('111 222 333 meldingen', 'nl', { countries: ['NL'] })).toEqual([]);
  });
});

describe('spans', () => {
  it('do not overlap and lie in the text', () => {
    const text = 'Tel. +32 470 12 34 56, jan@example.org, https://x.com/jan/status/1 @jan BE68 5390 0754 7034';
    const spans = detect(text, 'nl', { names: true });
    expect(spans.map((span) => span.type)).toEqual(['PHONE', 'EMAIL', 'URL', 'HANDLE', 'IBAN']);
    for (const [index, span] of spans.entries()) expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
  });
});

describe('a structured value', () => {
  const words = ['de', 'TikTok', '(', ')', 'é', 'https://', '.', '\n', '“', ':', 'at', '@', '%', 'IBAN', 'punt', '&', '…', '😀', '#', '/'];
  const around = fc.array(fc.constantFrom(...words), { maxLength: 12 });
  it.each([
    'jan.peeters@example.org',
    'https://www.tiktok.com/@foo/video/71',
    'BE68 5390 0754 7034',
    '+32 470 12 34 56',
    '203.0.113.7',
    '4111 1111 1111 1111',
  ])('is found whatever stands around it: %s', (value) => {
    fc.assert(
      fc.property(around, around, (before, after) => {
        const text = `${before.join(' ')} ${value} ${after.join(' ')}`;
        const start = text.indexOf(value);
        const blocked = detect(text, 'nl').filter((span) => span.result === 'block');
        expect(blocked.some((span) => span.start <= start && span.end >= start + value.length)).toBe(true);
      }),
    );
  });
});

describe('a check digit alone', () => {
  it('never blocks a number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000_000, max: 999_999_999 }), (number) => {
        expect(detect(`Het getal ${number} staat daar.`, 'nl').filter((span) => span.result === 'block')).toEqual([]);
      }),
    );
  });
});

describe('a long text', () => {
  const PROSE = 'en zo spreken wij over het werk van het meldpunt en over niets anders. '.repeat(12);
  it.each([
    'Bel haar op 0470 12 34 56 of mail jan@example.org.',
    'Ze is geboren op 3 mei 2011 en woont Kerkstraat 12, 9000 Gent.',
    'Rekening BE68 5390 0754 7034, dossier MV-2026-00123.',
    'Het adres was 198.51.100.7, het rijksregisternummer 85.07.30-033.28.',
    'geboren negen mei tweeduizend elf; snap lotte unterstrich 09',
  ])('holds the same as its sentences by themselves: %s', (text) => {
    const alone = detect(text, 'nl');
    expect(alone.length).toBeGreaterThan(0);
    const moved = alone.map((span) => ({ ...span, start: span.start + PROSE.length, end: span.end + PROSE.length }));
    expect(detect(`${PROSE}${text} ${PROSE}`, 'nl')).toEqual(moved);
  });
});
