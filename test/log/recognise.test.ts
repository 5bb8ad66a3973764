// What the name of a service means: decided by what is certain, asked about where it is not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KnownName, type Recognition, recogniser } from '../../src/log/recognise.ts';
import { withShipped } from '../../src/log/service-book.ts';
import { knownGroups, knownServices } from '../../src/model/vocabulary.ts';

const own = (id: number, name: string, more: Partial<KnownName> = {}): KnownName => ({
  id,
  name,
  spellings: [name],
  shipped: [],
  domains: [],
  providers: [name],
  ...more,
});
const over = (services: readonly KnownName[]) => recogniser({ services: withShipped(services), groups: knownGroups() });
const said = (found: Recognition): string => {
  if (found.outcome === 'service') return `${found.service.name} (${found.how})`;
  return found.outcome === 'provider' ? `provider ${found.provider}` : `${found.doubt}: ${found.likely.join(', ')}`;
};

describe('with nothing in the log', () => {
  const recognise = over([]);

  it.each([
    ['TikTok', 'TikTok (name)'],
    [' tik tok ', 'TikTok (name)'],
    ['TIK-TOK', 'TikTok (name)'],
    ['Face book', 'Facebook (name)'],
    ['Ｆａｃｅｂｏｏｋ', 'Facebook (name)'],
    ['You\u200bTube', 'YouTube (name)'],
    ['Insta', 'Instagram (spelling)'],
    ['FB', 'Facebook (spelling)'],
    ['Twitter', 'X (spelling)'],
    ['X (Twitter)', 'X (spelling)'],
    ['Twitter / X', 'X (spelling)'],
    ['Facebook (Meta)', 'Facebook (spelling)'],
    ['Meta - Facebook', 'Facebook (spelling)'],
    ['Instagram (Meta Platforms Ireland Ltd)', 'Instagram (spelling)'],
    ['ВКонтакте', 'VK (spelling)'],
    ['1&1', 'IONOS (spelling)'],
    ['tiktok.com', 'TikTok (domain)'],
    ['www.tiktok.com', 'TikTok (domain)'],
    ['https://vm.tiktok.com/abc', 'TikTok (domain)'],
    ['youtu.be', 'YouTube (domain)'],
    ['alice.blogspot.com', 'Blogspot (domain)'],
    ['https://sites.google.com/view/x', 'Google Sites (domain)'],
    ['google.com', 'Google Search (domain)'],
    ['OK.ru', 'OK.ru (name)'],
    ['wordpress.com', 'WordPress.com (name)'],
    ['Booking.com', 'Booking.com (name)'],
    ['whatsapp', 'WhatsApp (name)'],
  ])('%j is %s', (name, expected) => {
    expect(said(recognise(name))).toBe(expected);
  });

  it.each([
    ['Meta Platforms Ireland Ltd', 'provider Meta Platforms Ireland Limited'],
    ['GOOGLE IRELAND LTD.', 'provider Google Ireland Limited'],
  ])('%j is a legal entity, service not told', (name, expected) => {
    expect(said(recognise(name))).toBe(expected);
  });

  it.each([
    ['TikTok Technology Ltd', 'one-service: TikTok'],
    ['Discord Inc.', 'entity: Discord'],
    ['Meta Platforms Ireland', 'entity: Facebook, Instagram, Messenger'],
    ['ByteDance', 'group: TikTok'],
    ['Facebook/Instagram', 'several: Facebook, Instagram'],
    ['Facebook & Instagram', 'several: Facebook, Instagram'],
    ['Instagram (story)', 'near: Instagram'],
    ['Fаcebook', 'mixed-scripts: Facebook'],
    ['Х', 'mixed-scripts: X'],
    ['Νeverheardof', 'mixed-scripts: '],
    ['Facebok', 'near: Facebook'],
    ['tiktok.net', 'near: TikTok'],
    ['snap.chat', 'near: Snapchat'],
    ['drive.google.net', 'unknown: '],
    ['news.google.com', 'unknown: '],
    ['tiktok.com.evil.net', 'unknown: '],
    ['Leakimedia', 'unknown: '],
  ])('%j is asked about: %s', (name, expected) => {
    expect(said(recognise(name))).toBe(expected);
  });

  it('a company group is asked about, with services of all its entities', () => {
    expect(said(recognise('Meta'))).toBe('group: Facebook, Instagram, Messenger, WhatsApp, WhatsApp Channels');
  });

  it('every shipped service is found by its name, its spellings, its domains', () => {
    for (const { service, aliases, domains } of knownServices()) {
      for (const name of [service, service.toUpperCase(), ...aliases, ...domains, `https://${domains[0] ?? ''}/x`]) {
        const found = recognise(name);
        expect(found.outcome === 'service' ? found.service.name : said(found), name).toBe(service);
      }
    }
  });
});

describe('with services in the log', () => {
  it('the log’s own spelling goes before the shipped list', () => {
    const recognise = over([own(1, 'Facebook'), own(2, 'Fotobank', { spellings: ['Fotobank', 'FB'] })]);
    expect(said(recognise('FB'))).toBe('Fotobank (name)');
    expect(said(recognise('fb.com'))).toBe('Facebook (domain)');
  });

  it('a shipped service is the log’s own under any of its names', () => {
    const found = over([own(7, 'Twitter')])('X');
    expect(found).toMatchObject({ outcome: 'service', service: { id: 7, name: 'Twitter' }, how: 'spelling' });
  });

  it('a name the log counts as two is asked about', () => {
    const recognise = over([own(1, 'Foto-Bank'), own(2, 'Foto Bank')]);
    expect(said(recognise('Foto-Bank'))).toBe('Foto-Bank (name)');
    expect(said(recognise('Foto Bank'))).toBe('Foto Bank (name)');
    expect(said(recognise('Fotobank'))).toBe('near: Foto Bank, Foto-Bank');
  });

  it('an unknown address of a known name is asked about, never merged', () => {
    expect(said(over([own(1, 'Leakimedia')])('leakimedia.org'))).toBe('near: Leakimedia');
  });

  it('a name of mixed scripts that a person entered is that one', () => {
    expect(said(over([own(1, 'Fаcebook')])('Fаcebook'))).toBe('Fаcebook (name)');
  });

  it('a legal entity of the log with two services is the provider', () => {
    const host = { providers: ['Voorbeeldhost BV'] };
    const recognise = over([own(1, 'Voorbeeldhost', host), own(2, 'Voorbeeldfoto', host)]);
    expect(said(recognise('Voorbeeldhost B.V.'))).toBe('provider Voorbeeldhost BV');
    expect(said(recognise('Voorbeeldhost'))).toBe('Voorbeeldhost (name)');
  });
});

describe('recognition', () => {
  const names = [
    'TikTok',
    'tik tok',
    'FB',
    'Facebok',
    'Fаcebook',
    'Meta',
    'Snap B.V.',
    'x.com',
    'X/Twitter',
    'Leakimedia',
    'leaki media',
    'Facebook/Instagram',
  ];

  it('does not depend on the order of names, nor on having been asked before', () => {
    const expected = new Map(names.map((name) => [name, said(over([])(name))]));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names), { maxLength: 30 }), (order) => {
        const recognise = over([]);
        for (const name of order) expect(said(recognise(name))).toBe(expected.get(name));
      }),
      { numRuns: 20 },
    );
  });

  it('of the name it gives is that very service', () => {
    const recognise = over([]);
    for (const name of names) {
      const found = recognise(name);
      if (found.outcome === 'service') expect(recognise(found.service.name)).toMatchObject({ service: found.service, how: 'name' });
    }
  });

  it('says something of any text and decides nothing by chance', () => {
    const recognise = over([own(1, 'Leakimedia')]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        expect(['service', 'provider', 'ask']).toContain(recognise(text).outcome);
        expect(recognise(`qqq${text}zzq`).outcome).not.toBe('provider');
      }),
    );
  });
});
