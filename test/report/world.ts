// Invented counts for the tests of this folder: small ones written by hand, large ones drawn from a seed.
import type { Count, Counts } from '../../src/model/count.ts';
import type { Flagger } from '../../src/model/flagger.ts';
import { CARE_ELEMENTS, INDEPENDENCE_ELEMENTS, type IndependenceEntry } from '../../src/model/independence.ts';
import type { Provider, Service } from '../../src/model/provider.ts';
import { actions, categories } from '../../src/model/vocabulary.ts';
import type { ReportInputs } from '../../src/report/report.ts';

export const MINORS = 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS';
export const FRAUD = 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD';
export const PERIOD = { first: '2026-01-01', last: '2026-12-31' };

/** One notice in the lists, removed, unless said otherwise. */
export function count(given: Partial<Count> = {}): Count {
  const notices = given.notices ?? 1;
  const items = given.items ?? notices;
  return {
    standing: 'in-force',
    channel: 'article-16',
    provider: 'alpha',
    service: null,
    category: FRAUD,
    subcategory: null,
    action: 'ACTION_REMOVED',
    firstAction: given.action ?? 'ACTION_REMOVED',
    month: '2026-03',
    inArea: 'yes',
    setting: 'public',
    assessedByTwo: 'yes',
    ground: 'law',
    automated: 'not-stated',
    complete: 'yes',
    inPart: false,
    itemsAffected: items,
    ...given,
    notices,
    items,
  };
}

export function countsOf(counts: readonly Count[], rest: Partial<Counts> = {}): Counts {
  return { crossed: counts, types: counts, outcomes: counts, allActions: [], durations: [], laterUndated: 0, ...rest };
}

export function provider(code: string, given: Partial<Provider> = {}): Provider {
  return { code, name: `${code} Ltd`, naturalPerson: 'no', state: 'confirmed', ...given };
}

export function service(code: string, given: Partial<Service> = {}): Service {
  return { code, name: code.toUpperCase(), hosting: 'yes', state: 'confirmed', aliases: [], domains: [], providers: [], ...given };
}

export const FLAGGER: Flagger = {
  format: 'article22-flagger/1',
  name: { en: 'Example Hotline' },
  legalName: 'Example Hotline vzw',
  country: 'BE',
  website: 'https://hotline.example/',
  contactEmail: 'report@hotline.example',
  timeZone: 'Europe/Brussels',
  languages: ['en', 'nl'],
  licence: 'CC BY 4.0',
  thresholds: { general: 3, sensitive: 5 },
  invented: true,
  awards: [
    {
      code: 'be',
      authority: { code: null, name: { en: 'Authority' }, country: 'BE', email: null, address: null },
      decisionReference: 'X/1',
      decidedOn: '2025-12-01',
      language: 'en',
      languages: null,
      endsOn: null,
      nextReportDueOn: null,
      area: [
        { code: 'now', label: { en: 'Now' }, categories: [FRAUD], condition: null, firstOn: '2025-12-01', lastOn: null },
        { code: 'ended', label: { en: 'Ended' }, categories: [MINORS], condition: null, firstOn: '2025-01-01', lastOn: '2025-12-31' },
      ],
      status: [{ on: '2025-12-01', kind: 'awarded' }],
    },
  ],
};

const TEXT = { en: 'Text.', nl: 'Tekst.' };

/** A register in which every element is answered. */
export function register(): IndependenceEntry[] {
  return [...INDEPENDENCE_ELEMENTS, ...CARE_ELEMENTS].map((element) => ({
    element,
    audience: 'public',
    none: element === 'provider-arrangements',
    text: TEXT,
    link: null,
    sources: element === 'funding' ? [{ kind: 'public-grant', label: TEXT, share: 1, fromPlatformProvider: false }] : null,
    arrangements: null,
    checks: null,
  }));
}

export function inputs(given: Partial<ReportInputs> = {}): ReportInputs {
  const counts = given.counts ?? countsOf([]);
  const codes = [...new Set(counts.crossed.flatMap((c) => (c.provider === null ? [] : [c.provider])))];
  return {
    generatorVersion: '0.0.0',
    kind: 'annual',
    version: 1,
    period: PERIOD,
    asOfOn: '2027-01-15',
    releasedOn: '2027-01-20',
    publicAddress: null,
    nextReportDueOn: null,
    flagger: FLAGGER,
    providers: codes.map((code) => provider(code)),
    services: [],
    counts,
    independence: register(),
    narrative: {},
    previous: null,
    supersedes: null,
    ...given,
  };
}

/** Numbers in [0, 1), the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Picks with a long tail: `skew` 0 is even, 2 puts most on the first few. */
function pick<T>(next: () => number, from: readonly T[], skew: number): T {
  const index = Math.min(from.length - 1, Math.floor(from.length * next() ** (1 + skew)));
  return from[index] as T;
}

/** Notices drawn at random over so many providers and categories, with long tails as in real logs. */
export function drawCounts(seed: number, notices: number, providers: number, categoryCount: number, skew = 2): Count[] {
  const next = random(seed);
  const names = Array.from({ length: providers }, (_, i) => `p${String(i).padStart(2, '0')}`);
  const types = categories().slice(0, categoryCount);
  const outcomes = actions().filter((action) => action.group !== 'not_submitted');
  const sums = new Map<string, Count>();
  for (let i = 0; i < notices; i++) {
    const category = pick(next, types, skew / 2).code;
    const drawn = count({ provider: pick(next, names, skew), category, action: pick(next, outcomes, 0.5).code });
    const key = `${drawn.provider} ${drawn.category} ${drawn.action}`;
    const before = sums.get(key)?.notices ?? 0;
    sums.set(key, { ...drawn, notices: before + 1, items: before + 1, itemsAffected: before + 1 });
  }
  return [...sums.values()];
}
