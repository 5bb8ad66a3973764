// The sample of a French flagger: its files are valid and its log gives what its README says.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkProfile, type ParsedRecord, parseFile } from '../../src/import/parse-file.ts';
import { inAreaOn } from '../../src/model/area.ts';
import { flaggerSchema } from '../../src/model/flagger.ts';
import { INDEPENDENCE_ELEMENTS, independenceSchema } from '../../src/model/independence.ts';
import { narrativeFileSchema } from '../../src/model/narrative.ts';
import { normaliseLabel } from '../../src/model/normalise.ts';
import type { Notice } from '../../src/model/notice.ts';
import { profileSchema } from '../../src/model/profile.ts';
import { servicesFileSchema } from '../../src/model/provider.ts';
import { authorities, categoryOf, knownServices } from '../../src/model/vocabulary.ts';

const path = (name: string) => fileURLToPath(new URL(`../../samples/flagger-fr/${name}`, import.meta.url));
const json = (name: string): unknown => JSON.parse(readFileSync(path(name), 'utf8'));
const profile = profileSchema.parse(json('profile.json'));
const flagger = flaggerSchema.parse(json('flagger.json'));

describe('the log', () => {
  const records: ParsedRecord[] = [];
  let notices: readonly Notice[] = [];
  let ignored: readonly string[] = [];
  beforeAll(async () => {
    const file = await parseFile(
      { name: 'log.csv', sizeBytes: statSync(path('log.csv')).size, open: () => createReadStream(path('log.csv')) },
      profile,
      { reportTimeZone: flagger.timeZone },
    );
    for await (const record of file.records) records.push(record);
    notices = records.flatMap((record) => (record.outcome === 'notice' ? [record.notice] : []));
    ignored = file.ignored;
  });
  const count = (test: (notice: Notice) => boolean) => notices.filter(test).length;
  const firstAction = (notice: Notice) => notice.decisions.find((decision) => decision.order === 'first')?.action ?? 'NOT_RECORDED';

  it('gives 59 notices, 5 rejected, 1 held and 2 skipped records of 67', () => {
    const outcomes = records.map((record) => record.outcome);
    const of = (outcome: string) => outcomes.filter((one) => one === outcome).length;
    expect({ all: outcomes.length, notice: of('notice'), rejected: of('rejected'), held: of('held'), skipped: of('skipped') }).toEqual({
      all: 67,
      notice: 59,
      rejected: 5,
      held: 1,
      skipped: 2,
    });
  });

  it('says why, as the README lists it', () => {
    expect(
      records.filter((record) => record.outcome !== 'notice').map((record) => record.issues.map((issue) => issue.code).join()),
    ).toEqual([
      'value.unmapped',
      'date.invalid',
      'date.unparseable',
      'number.negative',
      'required.missing',
      'row.too-few-fields',
      'row.blank',
      'row.repeated-header',
    ]);
  });

  it('makes twelve notices of twelve alike records', () => {
    expect(new Set(notices.map((notice) => notice.reference)).size).toBe(59);
    expect(count((notice) => notice.reference.startsWith(notices[0]?.reference.split('#')[0] ?? '?'))).toBe(12);
  });

  it('knows months, and delays in whole days', () => {
    expect(new Set(notices.map((notice) => notice.sent.precision))).toEqual(new Set(['month']));
    expect(notices[0]?.sent).toMatchObject({ at: null, firstOn: '2026-01-01', lastOn: '2026-01-31' });
    expect(new Set(notices.flatMap((notice) => notice.decisions.flatMap((one) => one.delay?.unit ?? [])))).toEqual(new Set(['day']));
  });

  it('tells not recorded from no reply, and neither from refusal', () => {
    expect(count((notice) => firstAction(notice) === 'NOT_RECORDED')).toBe(7);
    expect(count((notice) => firstAction(notice) === 'PENDING_NO_REPLY')).toBe(2);
    expect(count((notice) => firstAction(notice) === 'NO_ACTION_NOT_ILLEGAL')).toBe(5);
    expect(count((notice) => firstAction(notice) === 'NOT_SENT_CHANNEL_FAILURE')).toBe(1);
  });

  it('keeps the last decision as a later one without a date', () => {
    const later = notices.flatMap((notice) => notice.decisions.filter((decision) => decision.order === 'later'));
    expect(later.map(({ action, decided }) => [action, decided])).toEqual([
      ['ACTION_REMOVED', null],
      ['ACTION_REMOVED', null],
      ['ACTION_REMOVED', null],
      ['ACTION_UNSPECIFIED', null],
    ]);
  });

  it('takes unnamed platforms as not recorded, and spellings as one service', () => {
    expect(count((notice) => notice.service === null)).toBe(2);
    expect(count((notice) => notice.service === 'Twitch')).toBe(1);
  });

  it('takes the gravest of several themes as the main one and keeps the cell as the own label', () => {
    const one = notices.find((notice) => notice.ownLabel?.startsWith('Insultes ; Partage'));
    expect(one?.subcategory).toBe('STATEMENT_CATEGORY_PROTECTION_OF_MINORS/KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL');
  });

  it('does not read the follow-ups', () => {
    expect(ignored).toEqual(['Relance']);
  });
});

describe('the profile', () => {
  it('is one the import can work with', () => {
    expect(() => checkProfile(profile)).not.toThrow();
  });

  it('ranks every theme it maps, so that no main theme is left to chance', () => {
    const themes = Object.entries(profile.values.category ?? {}).flatMap(([theme, code]) => (code === null ? [] : [normaliseLabel(theme)]));
    expect((profile.several.category?.priority ?? []).map(normaliseLabel).sort()).toEqual(themes.sort());
  });
});

describe('the organisation', () => {
  it('is marked as invented, was awarded the status before the year, by an authority of the list', () => {
    expect(flagger.invented).toBe(true);
    expect(flagger.contactEmail).toMatch(/\.example$/);
    const [award] = flagger.awards;
    expect(award?.decidedOn.localeCompare('2026-01-01')).toBe(-1);
    expect(authorities().some((authority) => award?.authority.name['fr']?.startsWith(authority.name['fr'] ?? authority.nameEn))).toBe(true);
  });

  it('has an area that names codes of the vocabulary and holds most types of the profile', () => {
    for (const code of flagger.awards.flatMap((award) => award.area.flatMap((item) => item.categories)))
      expect(categoryOf(code), code).toBeDefined();
    const outside = Object.entries(profile.values.category ?? {}).flatMap(([theme, code]) => {
      const split = categoryOf(code ?? '');
      return split && inAreaOn(flagger, split.category, split.subcategory, '2026-02-01') === 'no' ? [theme] : [];
    });
    expect(outside).toEqual(['Extrémisme religieux/politique', 'Escroquerie financière / arnaques', 'Autre']);
  });

  it('answers every element of the independence register in French, with funding that sums to 1', () => {
    const { entries } = independenceSchema.parse(json('independence.json'));
    for (const element of INDEPENDENCE_ELEMENTS) {
      expect(
        entries.some((entry) => entry.element === element && (entry.none || entry.text?.['fr'])),
        element,
      ).toBe(true);
    }
    const shares = entries.flatMap((entry) => entry.sources ?? []).map((source) => source.share);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
  });

  it('tells its story in French only, as its report is', () => {
    expect(Object.keys(narrativeFileSchema.parse(json('narrative.json')).texts)).toEqual(flagger.languages);
  });
});

it('names a legal entity only where the list of known services has it', () => {
  const { services } = servicesFileSchema.parse(json('services.json'));
  const entities = new Set(knownServices().map((known) => known.provider));
  for (const { service, provider } of services) expect(provider === service || entities.has(provider), service).toBe(true);
  expect(services).toHaveLength(29);
});
