// Generated sentences hold numbers of the report and nothing else: for random counts, and in every language that has all its words.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Count } from '../../src/model/count.ts';
import { type Report, TABLE_IDS } from '../../src/model/report.ts';
import { actions, categories } from '../../src/model/vocabulary.ts';
import { reportView } from '../../src/publish/view.ts';
import { chartViews } from '../../src/publish/view-chart.ts';
import { wordsOf } from '../../src/publish/view-words.ts';
import { assembleReport } from '../../src/report/report.ts';
import { examples } from '../deep.ts';
import '../random.ts';
import { count, countsOf, inputs } from '../report/world.ts';
import { fixtureReport } from './fixture.ts';
import { allowedNumbers, completeLanguages, numbersIn, saysShare } from './sentences.ts';

const LANGUAGES = completeLanguages();
const ACTIONS = actions().filter(({ group }) => group !== 'not_submitted');

const drawn = fc.array(
  fc.record({
    provider: fc.constantFrom('alpha', 'beta', 'gamma', 'delta', 'epsilon', null),
    category: fc.constantFrom(...categories().map(({ code }) => code)),
    action: fc.constantFrom(...ACTIONS.map(({ code }) => code)),
    month: fc.constantFrom('2026-01', '2026-02', '2026-11', null),
    inArea: fc.constantFrom('yes' as const, 'no' as const, 'undetermined' as const),
    setting: fc.constantFrom('public' as const, 'closed-group' as const, 'private-message' as const, 'not-recorded' as const),
    assessedByTwo: fc.constantFrom('yes' as const, 'no' as const, 'not-recorded' as const),
    complete: fc.constantFrom('yes' as const, 'no' as const, 'not-recorded' as const),
    ground: fc.constantFrom('law' as const, 'terms' as const, 'not-stated' as const),
    automated: fc.constantFrom('fully' as const, 'partially' as const, 'not-automated' as const, 'not-stated' as const),
    channel: fc.constantFrom('article-16' as const, 'article-16' as const, 'hotline-network' as const, 'voluntary-programme' as const),
    notices: fc.integer({ min: 1, max: 40 }),
    days: fc.integer({ min: 0, max: 60 }),
  }),
  { maxLength: 30 },
);
type Drawn = ReturnType<typeof drawn.generate>['value'];

function countedOf(rows: Drawn, year = '2026') {
  const counts: Count[] = rows.map(({ days: _, month, ...row }) =>
    count({ ...row, month: month?.replace('2026', year) ?? null, firstAction: row.action }),
  );
  const lists = rows.filter(({ channel }) => channel === 'article-16');
  return countsOf(counts, {
    allActions: lists.map(({ action, notices }) => ({ action, notices })),
    durations: lists
      .filter(({ action }) => /^(?:ACTION|NO_ACTION)/.test(action))
      .map(({ provider, days, notices }) => ({ provider, unit: 'day', value: days, notices })),
  });
}

/** Sentences made from numbers: main points, what stands before a table, headlines of charts. */
function sentencesOf(report: Report, language: string): string[] {
  const view = reportView(report, language);
  const parts = view.sections.flatMap((section) => [section, ...section.subsections]);
  const before = parts.flatMap(({ blocks }) =>
    blocks.flatMap(({ paragraph }, i) => (paragraph && blocks[i + 1]?.table ? [paragraph.text] : [])),
  );
  // Where there is nothing to tell of the numbers, what stands before a table is what it is about.
  const { has, t } = wordsOf(report, language);
  const about = new Set(TABLE_IDS.flatMap((id) => (has(`${id}.about`) ? [t(`${id}.about`)] : [])));
  const points = parts
    .filter(({ id }) => id === 'main-points')
    .flatMap(({ blocks }) => blocks.flatMap((block) => block.points?.list ?? []));
  return [
    ...points,
    ...before.filter((text) => !about.has(text)),
    ...chartViews(wordsOf(report, language)).map(({ headline }) => headline),
  ];
}

function strangeNumbers(report: Report, languages = LANGUAGES): string[] {
  return languages.flatMap((language) => {
    const words = wordsOf({ ...report, languages: LANGUAGES }, language);
    const allowed = allowedNumbers(words);
    return sentencesOf(words.report, language).flatMap((text) =>
      numbersIn(words, text)
        .filter((number) => !allowed.has(number))
        .map((number) => `${language} ${number} in “${text}”`),
    );
  });
}

describe('numbers in generated sentences', () => {
  it('are read in at least English, Dutch and French', () => {
    expect(LANGUAGES).toEqual(expect.arrayContaining(['en', 'fr', 'nl']));
  });

  it.each([1500, 40, 3, 0])('of the fixture with %s notices stand in the report, in every language', (notices) => {
    expect(strangeNumbers(fixtureReport(notices))).toEqual([]);
  });

  it('stand in the report for random counts, compared and corrected ones too', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, drawn, fc.constantFrom(...LANGUAGES), async (before, now, other) => {
        const languages = [...new Set(['en', 'nl', 'fr', other])];
        const previous = await assembleReport(
          inputs({ counts: countedOf(before, '2025'), period: { first: '2025-01-01', last: '2025-12-31' } }),
        );
        const first = await assembleReport(inputs({ counts: countedOf(now), previous: { report: previous, publishedOn: '2026-01-31' } }));
        expect(strangeNumbers(first, languages)).toEqual([]);
        const corrected = await assembleReport(
          inputs({
            version: 2,
            counts: countedOf(now.slice(1)),
            supersedes: { report: first, reason: { en: 'Late.', nl: 'Laat.' }, correctedOn: '2027-02-01' },
          }),
        );
        expect(strangeNumbers(corrected, languages)).toEqual([]);
      }),
      { numRuns: examples(12) },
    );
  }, 120_000);

  it('are found wrong when one is changed', () => {
    const report = fixtureReport();
    const words = wordsOf(report, 'en');
    const [text = ''] = sentencesOf(report, 'en');
    expect(numbersIn(words, text).every((number) => allowedNumbers(words).has(number))).toBe(true);
    expect(numbersIn(words, text.replace('1,500', '1,501')).every((number) => allowedNumbers(words).has(number))).toBe(false);
  });

  it('are shares only of twenty and more', () => {
    const words = wordsOf(fixtureReport(), 'en');
    expect([saysShare(words, 10, 20), saysShare(words, 10, 19), saysShare(words, 0, 40)]).toEqual([true, false, false]);
  });
});
