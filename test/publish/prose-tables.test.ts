// The sentence before each table: who leads, ties, zeros, small numbers, and nothing of what is withheld.
import { describe, expect, it } from 'vitest';
import type { IndependenceEntry } from '../../src/model/independence.ts';
import { type Change, type Report, TABLE_IDS } from '../../src/model/report.ts';
import { type Table, TOTAL } from '../../src/model/table.ts';
import { comeAndGone, largestChange } from '../../src/publish/prose-changes.ts';
import { crossedSentence, timingSentence } from '../../src/publish/prose-crossed.ts';
import { listSentence } from '../../src/publish/prose-list.ts';
import { reportView } from '../../src/publish/view.ts';
import { wordsOf } from '../../src/publish/view-words.ts';
import { fixtureReport } from './fixture.ts';
import { tableWith as tableOf } from './table-with.ts';

const report = fixtureReport();
const words = (language = 'en', of: Report = report) => wordsOf(of, language);
const plain = (text: string | null) => text?.replace(/[\u00a0\u202f]/g, ' ') ?? null;

const tableWith = (id: string, rows: Readonly<Record<string, number>>) => tableOf(report, id, rows);

const MINORS = 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS';
const FRAUD = 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD';
const NOT_STATED = 'STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE';

describe('the sentence before a list', () => {
  it.each<[string, string, Record<string, number>, string]>([
    [
      'en',
      'by-provider',
      { snap: 30, telegram: 10 },
      'Snap B.V. received the most: 30 (75%) of the 40 notices. Next comes Telegram Messenger Inc., with 10 (25%).',
    ],
    [
      'en',
      'by-provider',
      { snap: 3, telegram: 1 },
      'Snap B.V. received the most: 3 of the 4 notices. Next comes Telegram Messenger Inc., with 1.',
    ],
    ['en', 'by-provider', { snap: 3, telegram: 1, 'x-internet': 1 }, 'Snap B.V. received the most: 3 of the 5 notices.'],
    ['en', 'by-provider', { snap: 3, telegram: 3 }, 'No single provider received the most: two or more received 3 of the 6 notices each.'],
    ['en', 'by-provider', { snap: 7, telegram: 0 }, 'Snap B.V. received all the notices: 7.'],
    ['en', 'by-provider', { 'other-providers': 5, NOT_RECORDED: 2 }, 'No provider is named in this table.'],
    ['en', 'by-provider', { snap: 7, telegram: 3, NOT_RECORDED: 4 }, 'Snap B.V. received the most: 7 of the 14 notices.'],
    ['en', 'by-provider', { snap: 7, NOT_RECORDED: 8 }, 'The largest group is “Provider not recorded”: 8 of the 15 notices.'],
    [
      'nl',
      'by-provider',
      { snap: 7, telegram: 7, 'other-providers': 7 },
      'Geen enkele groep is als enige de grootste: twee of meer hebben elk 7 van de 21 meldingen.',
    ],
    [
      'en',
      'by-category',
      { [MINORS]: 3, [FRAUD]: 2, [NOT_STATED]: 30 },
      'The largest group is “Type of alleged illegal content not specified by the notifier”: 30 (85.7%) of the 35 notices.',
    ],
    ['en', 'by-category', { [NOT_STATED]: 30 }, 'No notice said which type of content it was about.'],
    [
      'en',
      'by-month',
      { '2026-01': 5, '2026-02': 4, 'not-known': 5 },
      'No single group is the largest: two or more have 5 of the 14 notices each.',
    ],
    ['en', 'by-provider', { snap: 0 }, 'Every number in this table is zero.'],
    [
      'nl',
      'by-category',
      { [MINORS]: 3, [FRAUD]: 1 },
      'De meest gemelde soort was “Bescherming van minderjarigen”: 3 van de 4 meldingen. Daarna komt “Oplichting en/of fraude”, met 1.',
    ],
    [
      'fr',
      'by-category',
      { [MINORS]: 1500, [FRAUD]: 500 },
      'Le type le plus fréquent a été « Protection des mineurs » : 1 500 (75 %) des 2 000 notifications. Vient ensuite « Escroqueries et/ou fraudes », avec 500 (25 %).',
    ],
    ['en', 'by-action', { action: 3, no_action: 1 }, 'Providers acted on 3 of the 4 notices and refused to act on 1.'],
    [
      'en',
      'by-action',
      { action: 3, no_action: 1, unknown: 1 },
      'Providers acted on 3 of the 5 notices and refused to act on 1. The others are undecided, were about content already gone, or have no recorded outcome.',
    ],
    ['en', 'all-actions', { ACTION_REMOVED: 1, NO_ACTION_DUPLICATE: 5 }, 'The most frequent action was “Content removed”: 1 notice.'],
    [
      'en',
      'all-actions',
      { ACTION_REMOVED: 2, ACTION_WARNING: 2 },
      'No single action was the most frequent: two or more share first place, with 2 each.',
    ],
    ['en', 'all-actions', { NO_ACTION_DUPLICATE: 5 }, 'No action is recorded on any notice.'],
    [
      'nl',
      'by-month',
      { '2026-01': 30, '2026-02': 10 },
      'De maand met de meeste meldingen was januari 2026: 30 (75%) van de 40 meldingen. Die met de minste was februari 2026: 10.',
    ],
    ['en', 'by-month', { '2026-01': 5, '2026-02': 5 }, 'No single month has the most notices: two or more have 5 of the 10 notices each.'],
    [
      'en',
      'by-month',
      { '2026-01': 5, '2026-02': 0, '2026-03': 0, 'not-known': 1 },
      'The month with the most notices was January 2026: 5 of the 6 notices.',
    ],
    ['en', 'by-month', { '2026-01': 0, 'not-known': 4 }, 'The month is not known for any of the notices.'],
    [
      'fr',
      'by-area',
      { yes: 39, no: 1, undetermined: 0 },
      'Nous avons envoyé 39 (97,5 %) des 40 notifications dans le domaine d’expertise désigné et 1 (2,5 %) en dehors.',
    ],
    [
      'en',
      'by-assessment',
      { yes: 1, no: 0, 'not-recorded': 2 },
      'Two analysts assessed 1 of the 3 notices before sending; one analyst assessed 0. For 2, this is not recorded.',
    ],
    [
      'en',
      'by-ground',
      { law: 5, terms: 1, 'not-stated': 4 },
      'For 5 of the 10 notices acted on, the provider based its action on the law; for 1, on its own terms and conditions. For 4, it is not stated or not recorded.',
    ],
    [
      'en',
      'time-to-decision',
      { 'd0-1': 30, 'd2-3': 9, d31: 1 },
      '30 (75%) of the 40 decisions with a known time came within one day, and 1 (2.5%) after more than 30 days.',
    ],
    ['en', 'apart', { 'hotline-network': 0 }, 'There is no notice outside the lists.'],
    [
      'en',
      'apart',
      { 'hotline-network': 2, suspended: 1 },
      'The largest group is “Through the network of hotlines”: 2 of the 3 notices outside the lists.',
    ],
  ])('in %s of %s with %o: %s', (language, id, rows, expected) => {
    expect(plain(listSentence(words(language), tableWith(id, rows)))).toBe(expected);
  });

  it.each<[string, Record<string, number>, string | null]>([
    // Ten days of December hold fewest, and are no month.
    [
      '2025-12-22..2026-02-28',
      { '2025-12': 0, '2026-01': 7, '2026-02': 3 },
      'The month with the most notices was January 2026: 7 of the 10 notices.',
    ],
    ['2025-12-22..2026-02-28', { '2025-12': 7, '2026-01': 7, '2026-02': 3 }, null],
    ['2025-12-01..2026-02-10', { '2025-12': 2, '2026-01': 4, '2026-02': 9 }, null],
    [
      '2025-12-01..2026-02-10',
      { '2025-12': 2, '2026-01': 9, '2026-02': 4 },
      'The month with the most notices was January 2026: 9 of the 15 notices. The one with the fewest was December 2025: 2.',
    ],
    ['2025-12-22..2026-01-10', { '2025-12': 9, '2026-01': 2 }, null],
    ['2025-12-22..2026-01-10', { '2025-12': 9, '2026-01': 0 }, 'All the notices were sent in one month, December 2025: 9.'],
  ])('ranks no month of which the period %s holds some days only: %o', (period, rows, expected) => {
    const [first = '', last = ''] = period.split('..');
    expect(listSentence(words('en', { ...report, period: { first, last } }), tableWith('by-month', rows))).toBe(expected);
  });

  it.each([
    ['by-provider', { snap: 1 }],
    ['by-action', { action: 1, no_action: 0 }],
    ['by-area', { yes: 1, no: 0 }],
    ['by-month', { '2026-01': 1, '2026-02': 0 }],
    ['apart', { suspended: 1 }],
  ])('says nothing of a part of one: %s', (id, rows) => {
    expect(listSentence(words(), tableWith(id, rows))).toBeNull();
  });

  it('says plainly where the first decision and the last give the same number', () => {
    const table = tableWith('by-first-action', { action: 970, no_action: 530 });
    expect(listSentence(words(), table)).toBe(
      'By the first decision as by the last one known, providers acted on the same number: 970 (64.7%) of the 1,500 notices.',
    );
  });

  it.each(['en', 'nl', 'fr'])('stands before every table of a list that the page shows (%s)', (language) => {
    const parts = reportView(report, language).sections.flatMap((section) => [section, ...section.subsections]);
    const ids = parts.flatMap(({ blocks }) =>
      blocks.flatMap(({ table }, i) => (table && blocks[i - 1]?.paragraph ? [table.id.replace('table-', '')] : [])),
    );
    const shown = TABLE_IDS.filter((id) => !['items-by-provider', 'items-by-category'].includes(id));
    expect(ids).toEqual(expect.arrayContaining([...shown, 'timing', 'checks', 'arrangements']));
  });
});

describe('the sentence before a two-way table', () => {
  const table = report.tables.find(({ id }) => id === 'provider-by-category') as Table;
  const crossed = (values: readonly (number | null)[]): Table => ({
    ...table,
    dimensions: [
      { name: 'provider', members: ['snap', 'telegram'].map((code) => ({ code, parent: null })) },
      { name: 'category', members: [{ code: MINORS, parent: null }] },
    ],
    cells: [
      ...values.map((value, i) => ({
        at: [['snap', 'telegram'][i] ?? '', MINORS],
        value,
        status: value === null ? ('withheld' as const) : ('published' as const),
      })),
      { at: [TOTAL, TOTAL], value: 40, status: 'published' },
    ],
  });

  it('names the largest number that is shown', () => {
    expect(crossedSentence(words(), crossed([36, null]))).toBe(
      'The largest number shown inside this table is 36 (90%) of the 40 notices: Snap B.V., Protection of minors.',
    );
  });

  it('says nothing of a table of one notice', () => {
    const one = crossed([1, 0]);
    const cells = one.cells.map((cell) => (cell.at[0] === TOTAL ? { ...cell, value: 1 } : cell));
    expect(crossedSentence(words(), { ...one, cells })).toBeNull();
  });

  it.each([[[null, null]], [[0, null]], [[20, 20]]])('says nothing of %o: withheld, zero or a tie', (values) => {
    expect(crossedSentence(words(), crossed(values))).toBeNull();
  });

  it('compares no row of which the number acted on is withheld', () => {
    const own = report.tables.find(({ id }) => id === 'provider-by-action') as Table;
    const before = crossedSentence(words(), own) ?? '';
    expect(before).toMatch(/Discord Netherlands B\.V\., 56 of 73 \(76\.7%\)/);
    const cells = own.cells.map((cell) =>
      cell.at.join() === 'discord-netherlands,action' ? { ...cell, value: null, status: 'withheld' as const } : cell,
    );
    expect(crossedSentence(words(), { ...own, cells })).not.toContain('Discord');
  });
});

describe('the sentence before the times', () => {
  const [all, ...rest] = report.timing as [Report['timing'][number], ...Report['timing']];

  it('names the median with the decisions it rests on, and nothing where it is withheld', () => {
    expect(timingSentence(words(), [all])).toBe(
      'Over all providers, the median time to a decision is 6 days; it rests on 1,162 decisions.',
    );
    expect(timingSentence(words(), [{ ...all, median: null, unit: null, cases: null, status: 'withheld' }, ...rest])).toBeNull();
    expect(timingSentence(words(), [{ ...all, median: 0 }])).toContain('is less than a day; it');
  });

  it('compares providers with twenty decisions and more, in one unit', () => {
    const row = (provider: string, median: number, cases: number, unit: 'day' | 'hour' = 'day') => ({
      ...all,
      provider,
      median,
      cases,
      unit,
    });
    expect(timingSentence(words(), [all, row('snap', 2, 20), row('telegram', 9, 40), row('x-internet', 1, 19)])).toContain(
      'Among the providers with at least 20 such decisions, the median is shortest at Snap B.V. (2 days) and longest at Telegram Messenger Inc. (9 days).',
    );
    expect(timingSentence(words(), [all, row('snap', 2, 20), row('telegram', 9, 40, 'hour')])).not.toContain('shortest');
  });
});

describe('sentences about changes', () => {
  const change = (code: string, previous: number, current: number): Change => ({ table: 'by-provider', at: [code], previous, current });
  const labelOf = ({ at }: Change) => words().label('provider', at[0] ?? '');

  it('say plainly that nothing changed', () => {
    expect(largestChange(words(), [change('snap', 4, 4), change(TOTAL, 4, 4)], labelOf)).toBe(
      'No change: every number in this table is the same in both reports.',
    );
  });

  it('count an action with its group, unless only actions changed', () => {
    const action = (code: string, previous: number, current: number): Change => ({ table: 'by-action', at: [code], previous, current });
    const said = (rows: Change[]) => largestChange(words(), rows, ({ at }) => words().label('action', at[0] ?? ''));
    expect(said([action('action', 4, 9), action('ACTION_REMOVED', 4, 9)])).toContain('“The provider acted”: 4 before, 9 now');
    expect(said([action('action', 9, 9), action('ACTION_REMOVED', 9, 6), action('ACTION_WARNING', 0, 3)])).toContain('3 up or down');
  });

  it.each<[Change[], string]>([
    [[change('snap', 4, 9), change('telegram', 2, 1)], 'The largest difference is at “Snap B.V.”: 4 before, 9 now (+5).'],
    [[change('snap', 4, 9), change('telegram', 6, 1)], 'The largest difference, 5 up or down, is in two or more rows.'],
    [[change('snap', 4, 4), change('telegram', 0, 40)], 'The largest difference is at “Telegram Messenger Inc.”: 0 before, 40 now (+40).'],
    [[change('NOT_RECORDED', 4, 0)], 'The largest difference is at “Provider not recorded”: 4 before, 0 now (-4).'],
  ])('of %o: %s', (rows, expected) => {
    expect(largestChange(words(), rows, labelOf)).toBe(expected);
  });

  it('name providers that stand in one of the two reports only', () => {
    const rows = [
      change('snap', 0, 3),
      change('telegram', 0, 1),
      change('x-internet', 8, 0),
      change('NOT_RECORDED', 0, 5),
      change(TOTAL, 0, 9),
    ];
    expect(comeAndGone(words(), rows)).toEqual([
      'Named in this report and not in the earlier one: Snap B.V. and Telegram Messenger Inc.',
      'Named in the earlier report and not in this one: X Internet Unlimited Company.',
    ]);
  });
});

describe('care and accuracy', () => {
  const sectionOf = (of: Report) => reportView(of, 'en').sections.find(({ id }) => id === 'care');
  const entry = report.care.find(({ element }) => element === 'quality-check') as IndependenceEntry;
  const without = (codes: readonly string[]) => report.tables.filter(({ id }) => !codes.includes(id));

  it('shows the checks with their sum, and a share only of a sample large enough', () => {
    const checks = [
      { period: { first: '2026-01-01', last: '2026-03-31' }, sampled: 40, agreed: 38 },
      { period: { first: '2026-04-01', last: '2026-06-30' }, sampled: 10, agreed: 10 },
    ];
    const part = sectionOf({ ...report, care: [{ ...entry, checks }] })?.subsections.find(({ id }) => id === 'element-quality-check');
    const table = part?.blocks.find((block) => block.table)?.table;
    const texts = [...(table?.rows ?? []), ...(table?.totalRow ? [table.totalRow] : [])].map(({ cells }) => cells.map(({ text }) => text));
    expect(texts).toEqual([
      ['40', '38', '95.0%'],
      ['10', '10', 'n/a'],
      ['50', '48', '96.0%'],
    ]);
    expect(JSON.stringify(part)).toContain(
      'The second classification agreed with the first for 48 (96%) of the 50 notices in the samples.',
    );
  });

  it('is left out where it holds nothing: no entry, and neither count was kept', () => {
    const unknown = (id: string) => tableWith(id, { yes: 0, no: 0, 'not-recorded': 40 });
    const bare = {
      ...report,
      care: [],
      tables: [...without(['by-assessment', 'by-completeness']), unknown('by-assessment'), unknown('by-completeness')],
    };
    expect(sectionOf(bare)).toBeUndefined();
    expect(sectionOf({ ...bare, tables: report.tables })?.subsections.map(({ id }) => id)).toEqual(['by-assessment', 'by-completeness']);
  });
});
