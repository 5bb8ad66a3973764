// The detectors on the labelled sentences: the targets that hold in every run. `npm run bench:privacy` prints the figures behind them.
import { describe, expect, it } from 'vitest';
import { load, recall, type Scanned, type Share, scanSentence } from './measure.ts';
import { LANGUAGES, readSentences, type Setting, TYPES, type Type } from './sentence.ts';

const scanned: readonly Scanned[] = LANGUAGES.flatMap((language) => readSentences(language)).map(scanSentence);
const of = (language: string | null, ...settings: readonly Setting[]) =>
  scanned.filter(({ sentence }) => settings.includes(sentence.setting) && (language === null || sentence.language === language));
const share = ({ hits, of }: Share) => hits / of;

/** Least share of marks found: written as people write it, and in a form that hides it. */
const LEAST: Readonly<Record<Type, readonly [number, number]>> = {
  PERSON: [0.9, 0.7],
  EMAIL: [0.99, 0.9],
  PHONE: [0.95, 0.7],
  ADDRESS: [0.9, 0.6],
  NATIONAL_ID: [0.95, 0.8],
  IBAN: [0.99, 0.8],
  IP: [0.99, 0.9],
  CREDIT_CARD: [0.99, 0.8],
  URL: [0.95, 0.9],
  HANDLE: [0.9, 0.6],
  DOB: [0.9, 0.6],
  CASE_REF: [0.8, 0.6],
};

describe('The detectors on the labelled sentences', () => {
  it('are measured on at least 600 sentences in four languages, with every type in each', () => {
    expect(scanned.length).toBeGreaterThanOrEqual(600);
    for (const language of LANGUAGES)
      for (const type of TYPES) expect(recall(of(language, 'ordinary'), type).of, `${language} ${type}`).toBeGreaterThan(0);
  });

  it.each(TYPES)('find %s', (type) => {
    const [ordinary, hostile] = LEAST[type];
    expect(share(recall(of(null, 'ordinary'), type))).toBeGreaterThanOrEqual(ordinary);
    expect(share(recall(of(null, 'hostile'), type))).toBeGreaterThanOrEqual(hostile);
  });

  it.each(LANGUAGES)('find names in %s', (language) => {
    expect(share(recall(of(language, 'ordinary'), 'PERSON'))).toBeGreaterThanOrEqual(0.9);
    expect(share(recall(of(language, 'hostile'), 'PERSON'))).toBeGreaterThanOrEqual(0.7);
  });

  it.each(LANGUAGES)('leave most sentences that hold nothing personal alone in %s', (language) => {
    expect(share(load(of(language, 'clean'), 'block'))).toBeLessThanOrEqual(0.05);
    expect(share(load(of(language, 'tricky'), 'block'))).toBeLessThanOrEqual(0.05);
    expect(share(load(of(language, 'clean'), 'review'))).toBeLessThanOrEqual(language === 'de' ? 0.3 : 0.2);
  });
});
