// Main points as sentences.
import { describe, expect, it } from 'vitest';
import { MAIN_POINTS, type MainPoint, type Report } from '../../src/model/report.ts';
import { mainPointSentence, mainPointSentences } from '../../src/publish/prose.ts';
import { wordsOf } from '../../src/publish/view-words.ts';
import { fixtureReport } from './fixture.ts';

const report = fixtureReport(40);
const say = (point: MainPoint, language: string, of: Report = report) =>
  mainPointSentence(wordsOf(of, language), point).replace(/[\u00a0\u202f]/g, ' ');

describe('a main point', () => {
  it.each<[string, MainPoint, string]>([
    [
      'en',
      { code: 'sent', numbers: { notices: 1204, items: 3789, providers: 12 }, codes: {} },
      'Example Hotline sent 1,204 notices as a trusted flagger in 2026, naming 3,789 items, to 12 providers of hosting services.',
    ],
    [
      'en',
      { code: 'sent', numbers: { notices: 1, items: 1, providers: 1 }, codes: {} },
      'Example Hotline sent 1 notice as a trusted flagger in 2026, naming 1 item, to 1 provider of hosting services.',
    ],
    [
      'nl',
      { code: 'acted', numbers: { notices: 970, of: 1500 }, codes: {} },
      'De aanbieders namen een maatregel na 970 van de 1.500 meldingen in 2026 (64,7%).',
    ],
    [
      'fr',
      { code: 'largest-provider', numbers: { notices: 327, of: 1500 }, codes: { provider: 'tiktok-technology' } },
      'TikTok Technology Limited a reçu le plus de notifications en 2026 : 327 sur 1 500 (21,8 %).',
    ],
    [
      'nl',
      { code: 'median-days', numbers: { median: 5.5, cases: 1162 }, codes: {} },
      'De helft van de beslissingen over meldingen in 2026 kwam binnen 5,5 dagen (mediaan van 1.162 beslissingen met een bekende duur).',
    ],
    [
      'en',
      { code: 'median-days', numbers: { median: 0, cases: 30 }, codes: {} },
      'Half of the decisions on notices sent in 2026 came in less than a day (median of 30 decisions with a known time).',
    ],
    [
      'nl',
      { code: 'median-days', numbers: { median: 0, cases: 30 }, codes: {} },
      'De helft van de beslissingen over meldingen in 2026 kwam in minder dan een dag (mediaan van 30 beslissingen met een bekende duur).',
    ],
    [
      'fr',
      { code: 'median-hours', numbers: { median: 0, cases: 30 }, codes: {} },
      'La moitié des décisions sur les notifications envoyées en 2026 est intervenue en moins d’une heure (médiane de 30 décisions dont le délai est connu).',
    ],
    [
      'nl',
      { code: 'outside-area', numbers: { notices: 1, of: 40 }, codes: {} },
      '1 van de 40 meldingen in 2026 (2,5%) viel buiten het aangewezen expertisegebied.',
    ],
    [
      'fr',
      { code: 'outside-area', numbers: { notices: 2, of: 40 }, codes: {} },
      '2 des 40 notifications envoyées en 2026 (5 %) sortaient du domaine d’expertise désigné.',
    ],
    ['en', { code: 'none-sent', numbers: {}, codes: {} }, 'Example Hotline sent no notice as a trusted flagger in 2026.'],
  ])('in %s: %o', (language, point, expected) => {
    expect(say(point, language)).toBe(expected);
  });

  const numbers = { notices: 3, items: 4, providers: 2, of: 40, median: 7, cases: 30 };
  const codes = { provider: 'snap', category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS' };
  it.each(MAIN_POINTS.flatMap((code) => ['en', 'nl', 'fr'].map((language) => [code, language] as const)))(
    '%s is a sentence in %s',
    (code, language) => {
      expect(say({ code, numbers, codes }, language)).toMatch(/^[\p{Lu}\d].*[^.]\.$/u);
    },
  );

  it('names the period in days where it is no calendar year', () => {
    const quarter = { ...report, period: { first: '2026-01-01', last: '2026-03-31' } };
    expect(say({ code: 'none-sent', numbers: {}, codes: {} }, 'fr', quarter)).toBe(
      'Point de contact Exemple n’a envoyé aucune notification en tant que signaleur de confiance du 1er janvier 2026 au 31 mars 2026.',
    );
  });

  it('stops where a number is missing rather than leaving a hole', () => {
    expect(() => say({ code: 'acted', numbers: { of: 3 }, codes: {} }, 'en')).toThrow(/notices/);
  });

  it('all stand in the order of the report', () => {
    expect(mainPointSentences(wordsOf(report, 'en'))).toHaveLength(report.mainPoints.length);
  });
});
