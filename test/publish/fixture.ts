// A rich invented report for tests of what is published: about 1,500 notices, drawn by a fixed generator and tabulated here by
// plain counting, so that every table agrees with every other. Small cells of the two-way tables are withheld crudely; whether
// withholding is safe is tested elsewhere.

import { CARE_ELEMENTS, INDEPENDENCE_ELEMENTS, type IndependenceEntry } from '../../src/model/independence.ts';
import { monthsOf } from '../../src/model/period.ts';
import { OTHER_PROVIDERS, type Report } from '../../src/model/report.ts';
import { type DimensionName, type Member, type Table, TOTAL } from '../../src/model/table.ts';
import { ACTION_GROUPS, actionOf, categories } from '../../src/model/vocabulary.ts';

const PERIOD = { first: '2026-01-01', last: '2026-12-31' };
const MINORS = 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS';
const CYBER = 'STATEMENT_CATEGORY_CYBER_VIOLENCE';

/** Provider, name, services with their weights. */
const PROVIDERS: readonly (readonly [string, string, readonly (readonly [string, string, number])[]])[] = [
  [
    'meta-platforms-ireland',
    'Meta Platforms Ireland Limited',
    [
      ['instagram', 'Instagram', 150],
      ['facebook', 'Facebook', 90],
      ['threads', 'Threads', 12],
    ],
  ],
  ['tiktok-technology', 'TikTok Technology Limited', [['tiktok', 'TikTok', 260]]],
  ['snap', 'Snap B.V.', [['snapchat', 'Snapchat', 180]]],
  ['telegram', 'Telegram Messenger Inc.', [['telegram', 'Telegram', 130]]],
  [
    'google-ireland',
    'Google Ireland Limited',
    [
      ['youtube', 'YouTube', 70],
      ['google-drive', 'Google Drive', 25],
    ],
  ],
  ['x-internet', 'X Internet Unlimited Company', [['x', 'X', 85]]],
  ['discord-netherlands', 'Discord Netherlands B.V.', [['discord', 'Discord', 60]]],
  ['aylo-freesites', 'Aylo Freesites Ltd', [['pornhub', 'Pornhub', 45]]],
  ['fotokluis', 'Fotokluis Hosting & Opslag NV', [['fotokluis', 'Fotokluis', 40]]],
  ['polderhost', 'Polderhost Data Centre Services BV', [['polderhost', 'Polderhost', 28]]],
  ['wolkenwerk', 'Wolkenwerk GmbH', [['wolkenwerk', 'Wolkenwerk', 9]]],
  ['petit-nuage', 'Petit Nuage SRL', [['petit-nuage', 'Petit Nuage', 3]]],
];
const CATEGORIES: readonly (readonly [string, string | null, number])[] = [
  [MINORS, `${MINORS}/KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL`, 40],
  [MINORS, `${MINORS}/KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS`, 18],
  [MINORS, `${MINORS}/KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE`, 8],
  [MINORS, null, 4],
  [CYBER, `${CYBER}/KEYWORD_NON_CONSENSUAL_IMAGE_SHARING`, 12],
  [CYBER, `${CYBER}/KEYWORD_CYBER_STALKING`, 3],
  ['STATEMENT_CATEGORY_CYBER_VIOLENCE_AGAINST_WOMEN', null, 5],
  ['STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS', null, 3],
  ['STATEMENT_CATEGORY_SCAMS_AND_FRAUD', 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD/KEYWORD_IMPERSONATION_ACCOUNT_HIJACKING', 5],
  ['STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE', null, 1],
];
const ACTIONS: readonly (readonly [string, number])[] = [
  ['ACTION_REMOVED', 48],
  ['ACTION_ACCOUNT_TERMINATED', 9],
  ['ACTION_ACCOUNT_SUSPENDED', 4],
  ['ACTION_DISABLED_GEO', 3],
  ['ACTION_UNSPECIFIED', 2],
  ['NO_ACTION_NOT_ILLEGAL', 7],
  ['NO_ACTION_INSUFFICIENT', 2],
  ['NO_ACTION_OUT_OF_SCOPE', 3],
  ['MOOT_ALREADY_REMOVED', 4],
  ['PENDING_ACK_ONLY', 3],
  ['PENDING_NO_REPLY', 6],
  ['NOT_RECORDED', 9],
];

interface Drawn {
  provider: string;
  service: string | null;
  category: string;
  subcategory: string;
  action: string;
  group: string;
  firstAction: string;
  month: string;
  inArea: string;
  setting: string;
  assessed: string;
  complete: string;
  ground: string;
  automated: string;
  items: number;
  days: number;
}

/** Numbers in [0,1) from a linear congruential generator: the same on every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

function pick<T>(random: () => number, weighted: readonly (readonly [T, number])[]): T {
  let left = random() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of weighted) {
    left -= weight;
    if (left < 0) return value;
  }
  throw new Error('no weight');
}

function draw(notices: number): Drawn[] {
  const random = generator(22);
  const services = [
    ...PROVIDERS.flatMap(([provider, , list]) => list.map(([service, , weight]) => [{ provider, service }, weight] as const)),
    [{ provider: OTHER_PROVIDERS, service: null }, 12] as const,
    [{ provider: 'NOT_RECORDED', service: null }, 18] as const,
  ];
  const months = monthsOf(PERIOD).map((month, i) => [month, 8 + (i % 5) * 2] as const);
  return Array.from({ length: notices }, () => {
    const { provider, service } = pick<{ provider: string; service: string | null }>(random, services);
    const [category, subcategory] = pick(
      random,
      CATEGORIES.map(([main, sub, weight]) => [[main, sub ?? `${main}/NOT_RECORDED`] as const, weight] as const),
    );
    const action = pick(random, ACTIONS);
    const decided = action.startsWith('ACTION') || action.startsWith('NO_ACTION');
    return {
      provider,
      service: service && `${provider}/${service}`,
      category,
      subcategory,
      action,
      group: actionOf(action)?.group ?? 'unknown',
      firstAction: random() < 0.05 ? 'NO_ACTION_NOT_ILLEGAL' : action,
      month: pick(random, months),
      inArea: pick(random, [
        ['yes', 90],
        ['no', 6],
        ['undetermined', 4],
      ] as const),
      setting: pick(random, [
        ['public', 70],
        ['closed-group', 12],
        ['private-message', 8],
        ['not-recorded', 10],
      ] as const),
      assessed: pick(random, [
        ['yes', 85],
        ['no', 5],
        ['not-recorded', 10],
      ] as const),
      complete: pick(random, [
        ['yes', 92],
        ['no', 2],
        ['not-recorded', 6],
      ] as const),
      ground: decided
        ? pick(random, [
            ['law', 40],
            ['terms', 35],
            ['not-stated', 25],
          ] as const)
        : 'not-stated',
      automated: pick(random, [
        ['fully', 10],
        ['partially', 20],
        ['not-automated', 30],
        ['not-stated', 40],
      ] as const),
      items: 1 + Math.floor(random() * 4),
      days: decided ? Math.floor(random() ** 3 * 45) : -1,
    };
  });
}

type Key = (notice: Drawn) => readonly (string | null)[];

/** Members of a dimension in the order first given: `[code, parent]`. */
function dimension(name: DimensionName, members: readonly (readonly [string, string | null])[]) {
  return { name, members: members.map(([code, parent]): Member => ({ code, parent })) };
}

/** Counts notices (or items) under every combination of the codes each key gives. */
function tabulate(
  id: string,
  notices: readonly Drawn[],
  dimensions: readonly { name: DimensionName; members: Member[]; key: Key }[],
  measure: 'notices' | 'items' = 'notices',
  addsUp = true,
): Table {
  const sums = new Map<string, number>();
  const weight = (notice: Drawn) => (measure === 'items' ? notice.items : 1);
  for (const notice of notices) {
    let combinations: string[][] = [[]];
    for (const { key } of dimensions) {
      const codes = [...key(notice).filter((code): code is string => code !== null), TOTAL];
      combinations = combinations.flatMap((before) => codes.map((code) => [...before, code]));
    }
    for (const at of combinations) sums.set(at.join(), (sums.get(at.join()) ?? 0) + weight(notice));
  }
  let places: string[][] = [[]];
  for (const { members } of dimensions)
    places = places.flatMap((at) => [...members.map((m) => m.code), TOTAL].map((code) => [...at, code]));
  return {
    id,
    measure,
    dimensions: dimensions.map(({ name, members }) => ({ name, members })),
    cells: places.map((at) =>
      !addsUp && at[0] === TOTAL
        ? { at, value: null, status: 'not-applicable' }
        : { at, value: sums.get(at.join()) ?? 0, status: 'published' },
    ),
    addsUp,
  };
}

/** Withholds counts of 1 and 2 and one more cell in a row that would else have a single one. */
function withhold(table: Table): Table {
  const small = (value: number | null) => value !== null && value > 0 && value < 3;
  const cells = table.cells.map((cell) =>
    !cell.at.includes(TOTAL) && small(cell.value) ? { ...cell, value: null, status: 'withheld' as const } : cell,
  );
  for (const row of table.dimensions[0]?.members ?? []) {
    const mine = cells.filter((cell) => cell.at[0] === row.code && !cell.at.includes(TOTAL));
    if (mine.filter((cell) => cell.status === 'withheld').length !== 1) continue;
    const next = mine.filter((cell) => (cell.value ?? 0) > 0).sort((a, b) => (a.value ?? 0) - (b.value ?? 0))[0];
    const index = next ? cells.indexOf(next) : -1;
    if (next && index >= 0) cells[index] = { ...next, value: null, status: 'withheld' };
  }
  return { ...table, cells };
}

function allTables(notices: readonly Drawn[], period = PERIOD): Table[] {
  const seen = (of: (n: Drawn) => string | null, code: string) => notices.some((n) => of(n) === code);
  const providerCodes = [...PROVIDERS.map(([code]) => code), OTHER_PROVIDERS, 'NOT_RECORDED'].filter((code) =>
    seen((n) => n.provider, code),
  );
  const byProvider = dimension(
    'provider',
    providerCodes.flatMap((code) => [
      [code, null] as const,
      ...(PROVIDERS.find(([own]) => own === code)?.[2] ?? [])
        .map(([service]) => `${code}/${service}`)
        .filter((service) => seen((n) => n.service, service))
        .map((service) => [service, code] as const),
    ]),
  );
  const categoryCodes = categories()
    .map((c) => c.code)
    .filter((code) => seen((n) => n.category, code));
  const byCategory = dimension(
    'category',
    categoryCodes.flatMap((code) => [
      [code, null] as const,
      ...CATEGORIES.filter(([main]) => main === code)
        .map(([, sub]) => sub ?? `${code}/NOT_RECORDED`)
        .filter((sub) => seen((n) => n.subcategory, sub))
        .map((sub) => [sub, code] as const),
    ]),
  );
  const groups = ACTION_GROUPS.filter((group) => seen((n) => n.group, group));
  const actionsOf = (of: (n: Drawn) => string) =>
    dimension(
      'action',
      ACTION_GROUPS.flatMap((group) => {
        const codes = ACTIONS.map(([code]) => code).filter((code) => actionOf(code)?.group === group && seen(of, code));
        return codes.length === 0 ? [] : [[group, null] as const, ...codes.map((code) => [code, group] as const)];
      }),
    );
  const actionCodes = ACTIONS.map(([code]) => code).filter((code) => seen((n) => n.action, code));
  const flat = (name: DimensionName, codes: readonly string[]) =>
    dimension(
      name,
      codes.map((code) => [code, null] as const),
    );
  const provider = { ...byProvider, key: (n: Drawn) => [n.provider, n.service] };
  const category = { ...byCategory, key: (n: Drawn) => [n.category, n.subcategory] };
  const action = { ...actionsOf((n) => n.action), key: (n: Drawn) => [n.group, n.action] };
  const first = {
    ...actionsOf((n) => n.firstAction),
    key: (n: Drawn) => [actionOf(n.firstAction)?.group ?? null, n.firstAction],
  };
  const topProvider = { ...flat('provider', providerCodes), key: (n: Drawn) => [n.provider] };
  const topCategory = { ...flat('category', categoryCodes), key: (n: Drawn) => [n.category] };
  const group = { ...flat('action-group', groups), key: (n: Drawn) => [n.group] };
  const oneOf = (
    id: string,
    name: DimensionName,
    codes: readonly string[],
    of: (n: Drawn) => string,
    base: (n: Drawn) => boolean = () => true,
  ) => tabulate(id, notices.filter(base), [{ ...flat(name, codes), key: (n) => [of(n)] }]);
  const decided = notices.filter((n) => n.days >= 0);
  const bucket = (n: Drawn) => (n.days <= 1 ? 'd0-1' : n.days <= 3 ? 'd2-3' : n.days <= 7 ? 'd4-7' : n.days <= 30 ? 'd8-30' : 'd31');
  return [
    tabulate('by-provider', notices, [provider]),
    tabulate('by-category', notices, [category]),
    tabulate('by-action', notices, [action]),
    tabulate('items-by-provider', notices, [provider], 'items'),
    tabulate('items-by-category', notices, [category], 'items'),
    tabulate('items-by-action', notices, [action], 'items'),
    withhold(tabulate('provider-by-category', notices, [topProvider, topCategory])),
    withhold(tabulate('provider-by-action', notices, [topProvider, group])),
    withhold(tabulate('category-by-action', notices, [topCategory, group])),
    oneOf('by-month', 'month', monthsOf(period), (n) => n.month),
    tabulate('by-first-action', notices, [first]),
    tabulate('all-actions', notices, [{ ...flat('action', actionCodes), key: (n) => [n.action] }], 'notices', false),
    tabulate('time-to-decision', decided, [{ ...flat('delay', ['d0-1', 'd2-3', 'd4-7', 'd8-30', 'd31']), key: (n) => [bucket(n)] }]),
    oneOf('by-area', 'in-area', ['yes', 'no', 'undetermined'], (n) => n.inArea),
    oneOf('by-setting', 'setting', ['public', 'closed-group', 'private-message', 'not-recorded'], (n) => n.setting),
    oneOf('by-completeness', 'complete', ['yes', 'no', 'not-recorded'], (n) => n.complete),
    oneOf('by-assessment', 'assessed-by-two', ['yes', 'no', 'not-recorded'], (n) => n.assessed),
    oneOf(
      'by-ground',
      'ground',
      ['law', 'terms', 'not-stated'],
      (n) => n.ground,
      (n) => n.group === 'action',
    ),
    oneOf(
      'by-automation',
      'automated',
      ['fully', 'partially', 'not-automated', 'not-stated'],
      (n) => n.automated,
      (n) => n.days >= 0,
    ),
    apart(
      notices.length === 0
        ? []
        : [
            ['not-submitted', 3],
            ['before-award', 0],
            ['voluntary-programme', 41],
            ['hotline-network', 112],
            ['law-enforcement', 27],
          ],
    ),
  ];
}

function apart(counts: readonly (readonly [string, number])[]): Table {
  const cells = counts.map(([code, value]) => ({ at: [code], value, status: 'published' as const }));
  const total = counts.reduce((sum, [, value]) => sum + value, 0);
  return {
    id: 'apart',
    measure: 'notices',
    dimensions: [
      dimension(
        'apart',
        counts.map(([code]) => [code, null] as const),
      ),
    ],
    cells: [...cells, { at: [TOTAL], value: total, status: 'published' }],
    addsUp: true,
  };
}

const labels = (en: string, nl: string, fr: string) => ({ en, nl, fr });

/** One paragraph an element, long enough to show how a page of them reads. */
function independence(): IndependenceEntry[] {
  return INDEPENDENCE_ELEMENTS.map((element) => {
    const entry: IndependenceEntry = {
      element,
      audience: 'public',
      none: false,
      text: labels(
        'The general assembly adopted the rule in 2024; the board reviews it every spring and minutes the outcome.',
        'De algemene vergadering keurde de regel in 2024 goed; het bestuur bekijkt hem elk voorjaar opnieuw en legt het resultaat in de notulen vast.',
        'L’assemblée générale a adopté la règle en 2024 ; le conseil la réexamine chaque printemps et consigne le résultat au procès-verbal.',
      ),
      link: null,
      sources: null,
      arrangements: null,
      checks: null,
    };
    switch (element) {
      case 'board-ties':
      case 'gifts-in-kind':
      case 'investigations':
        return { ...entry, none: true, text: null };
      case 'accounts':
        return { ...entry, link: 'https://hotline.example/accounts/2025' };
      case 'funding':
        return {
          ...entry,
          sources: [
            {
              kind: 'public-grant',
              label: labels('Federal government', 'Federale overheid', 'Gouvernement fédéral'),
              share: 0.52,
              fromPlatformProvider: false,
            },
            {
              kind: 'eu-grant',
              label: labels('Safer Internet programme', 'Programma voor een veiliger internet', 'Programme pour un internet plus sûr'),
              share: 0.33,
              fromPlatformProvider: false,
            },
            {
              kind: 'donations',
              label: labels('Donations and legacies', 'Giften en legaten', 'Dons et legs'),
              share: 0.115,
              fromPlatformProvider: false,
            },
            {
              kind: 'provider',
              label: labels('Training for a video service', 'Opleiding voor een videodienst', 'Formation pour un service vidéo'),
              share: 0.035,
              fromPlatformProvider: true,
            },
          ],
        };
      case 'provider-arrangements':
        return {
          ...entry,
          arrangements: [
            {
              provider: 'Google Ireland Limited',
              nature: labels(
                'Training of moderators, twice a year',
                'Opleiding van moderatoren, twee keer per jaar',
                'Formation des modérateurs, deux fois par an',
              ),
              firstOn: '2025-03-01',
              lastOn: null,
              support: 'money',
              sayInDecisions: false,
            },
            {
              provider: 'Snap B.V.',
              nature: labels('Voluntary priority channel', 'Vrijwillig prioritair kanaal', 'Canal prioritaire volontaire'),
              firstOn: '2023-01-01',
              lastOn: '2026-06-30',
              support: 'none',
              sayInDecisions: false,
            },
          ],
        };
      default:
        return entry;
    }
  });
}

function care(): IndependenceEntry[] {
  return CARE_ELEMENTS.map((element) => ({
    element,
    audience: 'public',
    none: false,
    text: labels(
      'Two analysts assess each notice before it is sent; the second does not see the first one’s conclusion.',
      'Twee analisten beoordelen elke melding voor ze vertrekt; de tweede ziet de conclusie van de eerste niet.',
      'Deux analystes évaluent chaque notification avant son envoi ; le second ne voit pas la conclusion du premier.',
    ),
    link: null,
    sources: null,
    arrangements: null,
    checks:
      element === 'quality-check'
        ? [
            { period: { first: '2026-01-01', last: '2026-03-31' }, sampled: 40, agreed: 38 },
            { period: { first: '2026-04-01', last: '2026-06-30' }, sampled: 35, agreed: 34 },
          ]
        : null,
  }));
}

const paragraph = {
  en: 'The hotline received more reports from the public than in the year before.\n\nMost of them led to no notice, because the content was not illegal or was not found again.',
  nl: 'Het meldpunt kreeg meer signalen van het publiek dan het jaar voordien.\n\nDe meeste leidden niet tot een melding, omdat de inhoud niet illegaal was of niet meer te vinden was.',
  fr: 'Le point de contact a reçu davantage de signalements du public que l’année précédente.\n\nLa plupart n’ont pas donné lieu à une notification, car le contenu n’était pas illicite ou n’a pas été retrouvé.',
};
const narrativeOf = (text: string) => ({ introduction: text, 'method-note': text, cooperation: text, complaints: text, outlook: text });

/** An invented report; `notices: 0` gives a year in which none was sent. */
export function fixtureReport(notices = 1500): Report {
  const drawn = draw(notices);
  const tables = allTables(drawn);
  const count = (test: (n: Drawn) => boolean) => drawn.filter(test).length;
  const of = drawn.length;
  const items = drawn.reduce((sum, n) => sum + n.items, 0);
  const apartTotal = tables.find((table) => table.id === 'apart')?.cells.at(-1)?.value ?? 0;
  const decided = drawn.filter((n) => n.days >= 0);
  const median = (list: readonly Drawn[]) => {
    const days = list.map((n) => n.days).sort((a, b) => a - b);
    const [low, high] = [days[Math.floor((days.length - 1) / 2)] ?? 0, days[Math.floor(days.length / 2)] ?? 0];
    return (low + high) / 2;
  };
  const timingOf = (provider: string, list: readonly Drawn[]): Report['timing'][number] =>
    list.length < 5
      ? { provider, decided: null, cases: null, unit: null, median: null, within24Hours: null, within7Days: null, status: 'withheld' }
      : {
          provider,
          decided: list.length,
          cases: list.length,
          unit: 'day',
          median: median(list),
          within24Hours: null,
          within7Days: list.filter((n) => n.days <= 7).length,
          status: 'published',
        };
  return {
    format: 'article22-report/1',
    generator: { name: 'article22', version: '0.1.0' },
    kind: 'annual',
    version: 2,
    period: PERIOD,
    asOfOn: '2027-01-15',
    releasedOn: '2027-01-31',
    publicAddress: 'https://hotline.example/report-2026',
    nextReportDueOn: '2028-01-31',
    timeZone: 'Europe/Brussels',
    vocabulary: null,
    languages: ['nl', 'fr', 'en'],
    licence: 'CC BY 4.0',
    invented: true,
    publisher: {
      name: labels('Example Hotline', 'Meldpunt Voorbeeld', 'Point de contact Exemple'),
      legalName: 'Meldpunt Voorbeeld VZW',
      country: 'BE',
      website: 'https://hotline.example',
      contactEmail: 'contact@hotline.example',
    },
    awards: [
      {
        code: 'bipt',
        authority: labels(
          'Belgian Institute for Postal Services and Telecommunications (BIPT)',
          'Belgisch Instituut voor postdiensten en telecommunicatie (BIPT)',
          'Institut belge des services postaux et des télécommunications (IBPT)',
        ),
        country: 'BE',
        decisionReference: 'INVENTED-2025-07',
        decidedOn: '2025-11-03',
        endsOn: null,
        area: [
          {
            code: 'csam',
            label: labels(
              'Images of child sexual abuse',
              'Beelden van seksueel misbruik van minderjarigen',
              'Images d’abus sexuels sur mineurs',
            ),
            condition: labels('real, drawn or synthetic', 'echt, getekend of synthetisch', 'réelles, dessinées ou synthétiques'),
          },
          { code: 'grooming', label: labels('Grooming', 'Grooming', 'Pédopiégeage'), condition: null },
          {
            code: 'sextortion',
            label: labels('Sextortion of minors', 'Sextortion van minderjarigen', 'Sextorsion de mineurs'),
            condition: null,
          },
        ],
      },
    ],
    totals: {
      notices: of,
      items,
      logged: of + apartTotal,
      acted: count((n) => n.group === 'action'),
      actedInPart: Math.floor(of / 40),
      refused: count((n) => n.group === 'no_action'),
      moot: count((n) => n.group === 'moot'),
      undecided: count((n) => n.group === 'pending'),
      notRecorded: count((n) => n.group === 'unknown'),
      outsideArea: count((n) => n.inArea === 'no'),
      laterUndated: of === 0 ? 0 : 17,
      otherProviderNotices: count((n) => n.provider === OTHER_PROVIDERS),
      unconfirmedProviders: of === 0 ? 0 : 4,
      providers: of === 0 ? 0 : PROVIDERS.length,
    },
    providers: PROVIDERS.map(([code, name, services]) => ({
      code,
      name,
      services: services.map(([service, title]) => ({ code: `${code}/${service}`, name: title })),
    })),
    mainPoints: mainPoints(drawn, items, median(decided), decided.length),
    tables,
    timing: [
      timingOf(TOTAL, decided),
      ...PROVIDERS.map(([code]) =>
        timingOf(
          code,
          decided.filter((n) => n.provider === code),
        ),
      ),
    ].filter((row) => of > 0 || row.provider === TOTAL),
    protection: {
      threshold: 3,
      sensitiveThreshold: 5,
      withheld: of === 0 ? 0 : 43,
      attack:
        of === 0
          ? { verdict: 'nothing-withheld', cellsChecked: 0, solver: 'HiGHS 1.15.3' }
          : { verdict: 'none-derivable', cellsChecked: 43, solver: 'HiGHS 1.15.3' },
    },
    independence: independence(),
    care: care(),
    narrative: { en: narrativeOf(paragraph.en), nl: narrativeOf(paragraph.nl), fr: narrativeOf(paragraph.fr) },
    comparison: {
      period: { first: '2025-01-01', last: '2025-12-31' },
      version: 1,
      publishedOn: '2026-01-30',
      sameDefinitions: false,
      differences: ['area', 'thresholds'],
      figures: [
        { figure: 'notices', previous: 1210, current: of },
        { figure: 'items', previous: 3020, current: items },
        { figure: 'providers', previous: 12, current: PROVIDERS.length },
      ],
      rows: [
        { table: 'by-provider', at: [TOTAL], previous: 1210, current: of },
        { table: 'by-action', at: ['action'], previous: 700, current: count((n) => n.group === 'action') },
        { table: 'by-action', at: ['no_action'], previous: 160, current: count((n) => n.group === 'no_action') },
        { table: 'by-provider', at: ['tiktok-technology'], previous: 0, current: count((n) => n.provider === 'tiktok-technology') },
        { table: 'by-category', at: [MINORS], previous: 801, current: count((n) => n.category === MINORS) },
      ],
      years: [1040, 1210, of].map((value, i) => ({
        period: { first: `${2024 + i}-01-01`, last: `${2024 + i}-12-31` },
        version: 1,
        figures: [{ figure: 'notices', value }],
      })),
    },
    correction: {
      supersedesVersion: 1,
      reason: labels(
        'Decisions that a provider sent in January had been missing.',
        'Beslissingen die een aanbieder in januari stuurde, ontbraken.',
        'Des décisions envoyées par un fournisseur en janvier manquaient.',
      ),
      method: labels(
        'An analyst compared the log with the mailbox, and the missing decisions were taken in.',
        'Een analist vergeleek het logboek met de mailbox, en de ontbrekende beslissingen werden ingelezen.',
        'Un analyste a comparé le registre à la messagerie, et les décisions manquantes ont été importées.',
      ),
      causes: ['import', 'later-day'],
      correctedOn: '2027-01-31',
      asOfBefore: '2027-01-05',
      figures: [{ figure: 'acted', previous: 822, current: count((n) => n.group === 'action') }],
      crossed: [{ table: 'provider-by-action', at: ['snap', 'moot'], previous: null, current: null }],
      times: [],
      changes: [{ table: 'by-action', at: ['ACTION_REMOVED'], previous: 700, current: count((n) => n.action === 'ACTION_REMOVED') }],
    },
  };
}

function mainPoints(drawn: readonly Drawn[], items: number, median: number, cases: number): Report['mainPoints'] {
  const of = drawn.length;
  if (of === 0) return [{ code: 'none-sent', numbers: {}, codes: {} }];
  const count = (test: (n: Drawn) => boolean) => drawn.filter(test).length;
  return [
    { code: 'sent', numbers: { notices: of, items, providers: PROVIDERS.length }, codes: {} },
    {
      code: 'largest-provider',
      numbers: { notices: count((n) => n.provider === 'tiktok-technology'), of },
      codes: { provider: 'tiktok-technology' },
    },
    { code: 'largest-category', numbers: { notices: count((n) => n.category === MINORS), of }, codes: { category: MINORS } },
    { code: 'acted', numbers: { notices: count((n) => n.group === 'action'), of }, codes: {} },
    { code: 'undecided', numbers: { notices: count((n) => n.group === 'pending'), of }, codes: {} },
    { code: 'median-days', numbers: { median, cases }, codes: {} },
  ];
}
