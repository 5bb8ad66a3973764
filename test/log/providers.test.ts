// What people decide about providers and services, as it was held on each day: on both engines.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Db, Log } from '../../src/log/db.ts';
import { followMerges, readMerges } from '../../src/log/merges.ts';
import { loadProviderBook } from '../../src/log/provider-book.ts';
import { listProviders, listServices } from '../../src/log/provider-list.ts';
import { aliasService, answerServices, confirmServices, mergeProviders, partServices, unmergeProviders } from '../../src/log/providers.ts';
import { enterService, loadServiceBook } from '../../src/log/service-book.ts';
import { writing } from '../../src/log/writing.ts';
import type { ServiceAnswer } from '../../src/model/provider.ts';
import { ENGINES, freshLog } from './engines.ts';
import { actor, countBy, notice, takeIn } from './world.ts';

type Change = readonly [provider: string, since: string | null];

const answer = ([provider, since]: Change): ServiceAnswer => ({
  service: 'Example Board',
  provider,
  hosting: 'yes',
  naturalPerson: 'no',
  aliases: [],
  since,
});

/** Every order in which things can be told. */
function orders<T>(list: readonly T[]): T[][] {
  return list.length < 2 ? [[...list]] : list.flatMap((one, i) => orders(list.filter((_, j) => j !== i)).map((rest) => [one, ...rest]));
}

describe.each(ENGINES)('providers on %s', (engine) => {
  let log: Log;
  let minute = 0;
  beforeEach(async () => {
    log = await freshLog(engine);
    minute = 0;
  });
  afterEach(() => log.close());

  /** One act, each a minute after the one before; returns the instant just after it. */
  const act = async (work: (db: Db, who: ReturnType<typeof actor>) => Promise<unknown>): Promise<string> => {
    const at = new Date(Date.UTC(2026, 5, 1, 8, minute++)).toISOString();
    await writing(log, actor(at), work);
    return new Date(Date.parse(at) + 1).toISOString();
  };
  const tell = (...changes: readonly Change[]) => act((db, who) => answerServices(db, changes.map(answer), who));
  const enter = (...names: readonly string[]) =>
    act(async (db, who) => {
      for (const name of names) await enterService(db, name, who.now);
    });
  const spans = async (knownBefore: string | null = null) => {
    const service = (await listServices(log.db, knownBefore)).find((one) => one.code === 'example-board');
    return service?.providers.map(({ provider, firstOn, lastOn }) => `${provider} ${firstOn ?? ''}..${lastOn ?? ''}`);
  };

  describe('a change of legal entity', () => {
    it.each<[what: string, told: readonly Change[], held: readonly string[]]>([
      ['from the start', [['P1', null]], ['p1 ..']],
      [
        'from a day',
        [
          ['P1', null],
          ['P3', '2026-07-01'],
        ],
        ['p1 ..2026-06-30', 'p3 2026-07-01..'],
      ],
      [
        'learnt of only after a later one',
        [
          ['P1', null],
          ['P3', '2026-07-01'],
          ['P2', '2026-03-01'],
        ],
        ['p1 ..2026-02-28', 'p2 2026-03-01..2026-06-30', 'p3 2026-07-01..'],
      ],
      [
        'on the day of another replaces it',
        [
          ['P1', null],
          ['P3', '2026-07-01'],
          ['P2', '2026-03-01'],
          ['P4', '2026-03-01'],
        ],
        ['p1 ..2026-02-28', 'p4 2026-03-01..2026-06-30', 'p3 2026-07-01..'],
      ],
      [
        'on the day of the last one replaces that',
        [
          ['P1', null],
          ['P3', '2026-07-01'],
          ['P4', '2026-07-01'],
        ],
        ['p1 ..2026-06-30', 'p4 2026-07-01..'],
      ],
      [
        'from the start leaves dated ones alone',
        [
          ['P1', null],
          ['P3', '2026-07-01'],
          ['P0', null],
        ],
        ['p0 ..2026-06-30', 'p3 2026-07-01..'],
      ],
      [
        'to the entity it has already changes nothing',
        [
          ['P1', null],
          ['P3', '2026-07-01'],
          ['P1', '2026-03-01'],
          ['P3', '2026-09-01'],
        ],
        ['p1 ..2026-06-30', 'p3 2026-07-01..'],
      ],
      [
        'within the last span',
        [
          ['P1', null],
          ['P2', '2026-03-01'],
          ['P3', '2026-07-01'],
        ],
        ['p1 ..2026-02-28', 'p2 2026-03-01..2026-06-30', 'p3 2026-07-01..'],
      ],
    ])('%s', async (_what, told, held) => {
      for (const change of told) await tell(change);
      expect(await spans()).toEqual(held);
      // Told once more, nothing changes: no row is added.
      const rows = await log.db.selectFrom('service_provider').selectAll().execute();
      for (const change of told.slice(-1)) await tell(change);
      expect(await log.db.selectFrom('service_provider').selectAll().execute()).toHaveLength(rows.length);
    });

    it('gives the same spans in whatever order the changes are told, each day under exactly one entity', async () => {
      const changes: readonly Change[] = [
        ['P1', null],
        ['P2', '2026-03-01'],
        ['P3', '2026-07-01'],
      ];
      for (const order of orders(changes)) {
        await act(async (db) => {
          await db.deleteFrom('service_provider').execute();
        });
        await act(async (db) => {
          await db.deleteFrom('service_alias').execute();
          await db.deleteFrom('service_answer').execute();
          await db.deleteFrom('service').execute();
        });
        for (const change of order) await tell(change);
        expect(await spans()).toEqual(['p1 ..2026-02-28', 'p2 2026-03-01..2026-06-30', 'p3 2026-07-01..']);
      }
    });

    it('and what was held before it can be had again', async () => {
      const before = await tell(['P1', null]);
      const between = await tell(['P3', '2026-07-01']);
      await tell(['P2', '2026-03-01']);
      expect(await spans(before)).toEqual(['p1 ..']);
      expect(await spans(between)).toEqual(['p1 ..2026-06-30', 'p3 2026-07-01..']);
      const serviceId = (await loadServiceBook(log.db)).find('Example Board');
      expect((await loadProviderBook(log.db, between)).on(serviceId, '2026-04-01')).toEqual({ provider: 'p1', service: 'example-board' });
      expect((await loadProviderBook(log.db, '2099-01-01')).on(serviceId, '2026-04-01')).toEqual({
        provider: 'p2',
        service: 'example-board',
      });
    });
  });

  describe('an answer', () => {
    const states = async (knownBefore: string | null) => ({
      service: (await listServices(log.db, knownBefore)).map(({ state, hosting }) => `${state} ${hosting}`),
      provider: (await listProviders(log.db, knownBefore)).map(({ state, naturalPerson }) => `${state} ${naturalPerson}`),
    });

    it('is held from when it was given; before, the service was unconfirmed, and before that unknown', async () => {
      const entered = await enter('Example Board');
      const confirmed = await act((db, who) => confirmServices(db, 'all', 'no', who));
      await act((db, who) => answerServices(db, [{ ...answer(['Example Board', null]), hosting: 'no', naturalPerson: 'yes' }], who));
      expect(await states('2026-06-01T08:00:00.000Z')).toEqual({ service: [], provider: [] });
      expect(await states(entered)).toEqual({ service: ['unconfirmed unclear'], provider: ['unconfirmed unknown'] });
      expect(await states(confirmed)).toEqual({ service: ['confirmed yes'], provider: ['confirmed no'] });
      expect(await states(null)).toEqual({ service: ['confirmed no'], provider: ['confirmed yes'] });
    });

    it('that is given again is not recorded again', async () => {
      await tell(['P1', null]);
      await tell(['P1', null]);
      await act((db, who) => confirmServices(db, ['Example Board'], 'yes', who));
      expect(await log.db.selectFrom('service_answer').where('superseded_at', 'is', null).selectAll().execute()).toHaveLength(1);
      expect((await listProviders(log.db, null)).map(({ code, naturalPerson }) => `${code} ${naturalPerson}`)).toEqual(['p1 no']);
    });

    it('confirms by name or all that are unconfirmed, and says which', async () => {
      await enter('Alpha', 'Beta', 'Gamma');
      const confirmed: string[][] = [];
      await act(async (db, who) => confirmed.push(await confirmServices(db, [' beta'], 'no', who)));
      await act(async (db, who) => confirmed.push(await confirmServices(db, 'all', 'no', who)));
      expect(confirmed).toEqual([['Beta'], ['Alpha', 'Gamma']]);
      await expect(act((db, who) => confirmServices(db, ['Delta'], 'no', who))).rejects.toMatchObject({
        code: 'provider.unknown',
        exit: 2,
      });
    });
  });

  describe('a merge', () => {
    const merges = async (kind: 'service' | 'provider') => {
      const held = await readMerges(log.db, kind, null);
      const rows = await log.db.selectFrom(kind).select(['id', 'code']).orderBy('code').execute();
      const code = new Map(rows.map((row) => [row.id, row.code]));
      return Object.fromEntries(rows.map((row) => [row.code, code.get(followMerges(held, row.id))]));
    };
    const kinds = [
      {
        kind: 'service',
        join: (from: string, into: string) => act((db, who) => aliasService(db, from, into, who)),
        part: (from: string) => act((db, who) => partServices(db, from, who)),
      },
      {
        kind: 'provider',
        join: (from: string, into: string) => act((db, who) => mergeProviders(db, from, into, who)),
        part: (from: string) => act((db, who) => unmergeProviders(db, from, who)),
      },
    ] as const;

    it.each(kinds)('of two $kinds joins what they are counted under, and never in a circle', async ({ kind, join }) => {
      await enter('Alpha', 'Beta', 'Gamma');
      await join('Alpha', 'Beta');
      await join('Beta', 'Gamma');
      expect(await merges(kind)).toEqual({ alpha: 'gamma', beta: 'gamma', gamma: 'gamma' });
      if (kind === 'provider') await expect(join('Gamma', 'Alpha')).rejects.toMatchObject({ code: 'provider.merge-itself', exit: 2 });
      else await join('Gamma', 'Alpha');
      expect(await merges(kind)).toEqual({ alpha: 'gamma', beta: 'gamma', gamma: 'gamma' });
      expect(await readMerges(log.db, kind, null)).toHaveLength(2);
    });

    it.each(kinds)(
      'of two $kinds can be taken back, and what was merged into the parted one stays with it',
      async ({ kind, join, part }) => {
        await enter('Alpha', 'Beta', 'Gamma');
        await join('Alpha', 'Beta');
        const before = await join('Beta', 'Gamma');
        await part('Beta');
        expect(await merges(kind)).toEqual({ alpha: 'beta', beta: 'beta', gamma: 'gamma' });
        expect(await readMerges(log.db, kind, before)).toHaveLength(2);
        await expect(part('Beta')).rejects.toMatchObject({ code: 'provider.not-merged', exit: 2 });
        await expect(part('Delta')).rejects.toMatchObject({ code: 'provider.unknown', exit: 2 });
        await join('Gamma', 'Beta');
        expect(await merges(kind)).toEqual({ alpha: 'beta', beta: 'beta', gamma: 'beta' });
      },
    );

    it('of services moves their notices while it stands', async () => {
      await takeIn(log, [notice('a', { service: 'Alpha' }), notice('b', { service: 'Beta' })]);
      await writing(log, actor('2026-06-02T08:00:00.000Z'), (db, who) => aliasService(db, 'Alpha', 'Beta', who));
      expect(await countBy(log, 'service')).toEqual({ beta: 2 });
      await writing(log, actor('2026-06-03T08:00:00.000Z'), (db, who) => partServices(db, 'Alpha', who));
      expect(await countBy(log, 'service')).toEqual({ alpha: 1, beta: 1 });
      expect(await countBy(log, 'service', { knownBefore: '2026-06-03T08:00:00.000Z' })).toEqual({ beta: 2 });
    });

    it('is not made when a further spelling of another service is given away: only the spelling moves', async () => {
      await enter('Alpha', 'Beta');
      await act((db, who) => aliasService(db, 'Betaboard', 'Alpha', who));
      await act((db, who) => aliasService(db, 'Betaboard', 'Beta', who));
      expect(await readMerges(log.db, 'service', null)).toEqual([]);
      expect((await listServices(log.db, null)).map(({ code, aliases }) => [code, aliases])).toEqual([
        ['alpha', ['Alpha']],
        ['beta', ['Beta', 'Betaboard']],
      ]);
    });
  });
});
