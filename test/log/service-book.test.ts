// Names of services in the log: what enters, under which legal entity, and what waits for a person. On both engines.
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Log } from '../../src/log/db.ts';
import { listProviders, listServices } from '../../src/log/provider-list.ts';
import { aliasService, answerServices } from '../../src/log/providers.ts';
import { enterService, loadServiceBook, resolveService } from '../../src/log/service-book.ts';
import { serviceSuggestions } from '../../src/log/suggestions.ts';
import { servicesFileSchema } from '../../src/model/provider.ts';
import { ENGINES, freshLog } from './engines.ts';
import { actor } from './world.ts';

const NOW = '2026-03-01T08:00:00.000Z';
let open: Log[] = [];
const fresh = async (engine: (typeof ENGINES)[number]) => {
  const log = await freshLog(engine);
  open.push(log);
  return log;
};
afterEach(async () => {
  for (const log of open) await log.close();
  open = [];
});

/** Takes names in one after another, as an import does; what each became. */
async function takeNames(log: Log, names: readonly string[], unknown: 'hold' | 'unconfirmed') {
  const book = await loadServiceBook(log.db);
  const services = new Map((await listServices(log.db, null)).map((service) => [service.name, service]));
  const became: { name: string; id: number | null; question: string | null; entered: string | null }[] = [];
  for (const name of names) {
    const { serviceId, entered, question } = await resolveService(log.db, book, name, unknown, NOW);
    became.push({ name, id: serviceId, question: question?.doubt ?? null, entered });
  }
  return { became, before: services };
}

const answers = (...services: Record<string, unknown>[]) => servicesFileSchema.parse({ format: 'article22-services/1', services }).services;

describe.each(ENGINES)('on %s', (engine) => {
  it('spellings of one form are one service, entered once under its legal entity', async () => {
    const log = await fresh(engine);
    const { became } = await takeNames(log, ['tik tok', 'TikTok', 'TIK-TOK', 'tiktok.com', 'https://www.tiktok.com/@a/video/1'], 'hold');
    expect(new Set(became.map(({ id }) => id)).size).toBe(1);
    expect(became.map(({ entered }) => entered)).toEqual(['TikTok', null, null, null, null]);
    expect(await listServices(log.db, null)).toMatchObject([
      { name: 'TikTok', state: 'unconfirmed', providers: [{ provider: 'tiktok-technology-limited' }] },
    ]);
    // A URL names a page of someone: it is no spelling of a service.
    expect((await listServices(log.db, null))[0]?.aliases.join()).not.toMatch(/video/);
  });

  it('a shipped spelling or an address is said aloud once, then remembered', async () => {
    const log = await fresh(engine);
    const questions = async () => (await takeNames(log, ['FB', 'FB', 'fb.com', 'Facebook'], 'hold')).became.map(({ question }) => question);
    expect(await questions()).toEqual(['taken-as', null, 'taken-as', null]);
    expect(await questions()).toEqual([null, null, null, null]);
  });

  it('an unknown name is held, or enters unconfirmed as itself, once for all its spellings', async () => {
    const log = await fresh(engine);
    expect((await takeNames(log, ['Leakimedia'], 'hold')).became).toEqual([
      { name: 'Leakimedia', id: null, question: 'unknown', entered: null },
    ]);
    const { became } = await takeNames(log, ['Leakimedia', 'leaki media', 'LEAKI-MEDIA'], 'unconfirmed');
    expect(new Set(became.map(({ id }) => id)).size).toBe(1);
    expect((await listServices(log.db, null)).map(({ name }) => name)).toEqual(['Leakimedia']);
  });

  it.each([
    ['Facebok', 'near'],
    ['Fаcebook', 'mixed-scripts'],
    ['TikTok Technology Ltd', 'one-service'],
    ['Facebook/Instagram', 'several'],
    ['Meta', 'group'],
  ])('%s is never counted under what it is like', async (name, doubt) => {
    const log = await fresh(engine);
    await takeNames(log, ['Facebook', 'TikTok', 'Instagram'], 'hold');
    expect((await takeNames(log, [name], 'hold')).became).toMatchObject([{ id: null, question: doubt }]);
    const { became } = await takeNames(log, ['Facebook', 'TikTok', 'Instagram', name], 'unconfirmed');
    expect(new Set(became.map(({ id }) => id)).size).toBe(4);
    expect((await serviceSuggestions(log.db)).map((one) => one.name)).toContain(name);
  });

  it('a legal entity with several services is the provider, service not told, however it is written', async () => {
    const log = await fresh(engine);
    const { became } = await takeNames(log, ['Meta Platforms Ireland Ltd', 'META PLATFORMS IRELAND LIMITED', 'Facebook'], 'hold');
    expect(became.map(({ question }) => question)).toEqual([null, null, null]);
    expect(became[0]?.id).toBe(became[1]?.id);
    expect(became[0]?.id).not.toBe(became[2]?.id);
    expect((await listProviders(log.db, null)).map(({ code }) => code)).toEqual(['meta-platforms-ireland-limited']);
  });

  it('a person’s answer goes before the shipped list, and a spelling can be given to another service', async () => {
    const log = await fresh(engine);
    await answerServices(
      log.db,
      answers({ service: 'Telegram', provider: 'Telegram' }, { service: 'Fotobank', provider: 'Foto BV' }),
      actor(NOW),
    );
    expect((await listProviders(log.db, null)).map(({ name }) => name)).toEqual(['Foto BV', 'Telegram']);
    await takeNames(log, ['Facebook', 'FB'], 'hold');
    await aliasService(log.db, 'FB', 'Fotobank', actor(NOW));
    const book = await loadServiceBook(log.db);
    expect(book.find('FB')).toBe(book.find('Fotobank'));
    // A mere spelling changed hands: the two services stay two.
    expect(book.find('Facebook')).not.toBe(book.find('Fotobank'));
  });

  it('a service merged into another is found under both names, and under its spellings', async () => {
    const log = await fresh(engine);
    await takeNames(log, ['Fotobank', 'Photobank'], 'unconfirmed');
    await aliasService(log.db, 'Photobank', 'Fotobank', actor(NOW));
    const book = await loadServiceBook(log.db);
    expect(book.find('photo bank')).toBe(book.find('Fotobank'));
  });

  it('Ltd and Limited are one provider', async () => {
    const log = await fresh(engine);
    await takeNames(log, ['Facebook'], 'hold');
    await answerServices(log.db, answers({ service: 'Fotobank', provider: 'Meta Platforms Ireland Ltd.' }), actor(NOW));
    expect(await listProviders(log.db, null)).toHaveLength(1);
  });
});

it('which names become one service does not depend on their order, nor on being taken in twice', async () => {
  const names = [
    'TikTok',
    'tik tok',
    'FB',
    'Facebook',
    'Facebok',
    'Fаcebook',
    'Leakimedia',
    'leaki media',
    'leakimedia.com',
    'X',
    'Twitter',
    'Meta Platforms Ireland Ltd',
  ];
  const partition = async (order: readonly string[]) => {
    const log = await freshLog('sqlite');
    try {
      const first = (await takeNames(log, order, 'unconfirmed')).became;
      const again = (await takeNames(log, order, 'unconfirmed')).became;
      expect(again.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
      const groups = new Map<number | null, string[]>();
      for (const { name, id } of first) groups.set(id, [...(groups.get(id) ?? []), name]);
      return [...groups.values()].map((group) => group.sort().join()).sort();
    } finally {
      await log.close();
    }
  };
  const expected = await partition(names);
  expect(expected).toHaveLength(8);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(names, { minLength: names.length }), async (order) => {
      expect(await partition(order)).toEqual(expected);
    }),
    { numRuns: 8 },
  );
});

it('entering by name finds what is there', async () => {
  const log = await fresh('sqlite');
  const id = await enterService(log.db, 'Snap', NOW);
  expect(await enterService(log.db, 'Snapchat', NOW)).toBe(id);
  expect((await listServices(log.db, null)).map(({ name, aliases }) => [name, aliases])).toEqual([['Snapchat', ['Snap', 'Snapchat']]]);
});
