// Names that may be one: near enough to ask, and never so near that two plain services are asked about.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixesScripts, seenAsLatin } from '../../src/model/look-alike.ts';
import { bareEntityForm, entityForm, namesEntity, serviceForm } from '../../src/model/service-name.ts';
import { nearness, possibleVariants } from '../../src/model/variants.ts';
import { knownServices } from '../../src/model/vocabulary.ts';

describe('two names', () => {
  it.each([
    ['TikTok', 'Tik-Tok ', 'spelling'],
    ['Facebook', 'FACE BOOK', 'spelling'],
    ['Hébergexemple', 'hebergexemple', 'spelling'],
    ['Facebook', 'Fаcebook', 'look-alike'],
    ['X', 'Х', 'look-alike'],
    ['Leakimedia', 'leakimedia.com', 'ending'],
    ['leakimedia.net', 'www.leakimedia.com', 'ending'],
    ['Discord', 'Discord Inc.', 'ending'],
    ['Foo GmbH', 'Foo AG', 'ending'],
    ['Facebook', 'Facebok', 'typing'],
    ['Instagram', 'Instargam', 'typing'],
    ['Telegram', 'Telegramm', 'typing'],
  ])('%s and %s are near: %s', (a, b, near) => {
    expect(nearness(a, b)).toBe(near);
    expect(nearness(b, a)).toBe(near);
  });

  it.each([
    ['X', 'VK'],
    ['Twitch', 'Twitter'],
    ['XVideos', 'XNXX'],
    ['Server 1', 'Server 2'],
    ['4chan', '8chan'],
    ['Google Maps', 'Google Play'],
    ['Kick', 'Kik'],
    ['Imgur', 'ImgBB'],
    ['Foo GmbH', 'Bar GmbH'],
  ])('%s and %s are plainly two', (a, b) => {
    expect(nearness(a, b)).toBeNull();
  });

  it('of the shipped list are none of them near, but for services that share a spelling with their channel', () => {
    const pairs = possibleVariants(knownServices().map(({ service }) => service));
    expect(pairs).toEqual([]);
  });
});

it('the pairs do not depend on the order of the names', () => {
  const names = ['TikTok', 'Tik Tok', 'Facebok', 'Facebook', 'facebook.com', 'Fаcebook', 'X', 'Signal'];
  const expected = possibleVariants(names);
  expect(expected.map(({ nearness: near }) => near).sort()).toEqual(['ending', 'look-alike', 'spelling', 'typing']);
  fc.assert(
    fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (order) => void expect(possibleVariants(order)).toEqual(expected)),
  );
});

it('a column of ten thousand names is no list of services, and takes no time', () => {
  expect(possibleVariants(Array.from({ length: 10_000 }, (_, i) => `Name ${i}`))).toEqual([]);
});

describe('a legal entity', () => {
  it.each([
    ['Meta Platforms Ireland Ltd', 'Meta Platforms Ireland Limited'],
    ['Amazon Services Europe S.à r.l.', 'AMAZON SERVICES EUROPE SARL'],
    ['Snap B.V.', 'Snap BV'],
    ['X Internet UC', 'X Internet Unlimited Company'],
    ['Infinite Styles Services Co., Ltd', 'Infinite Styles Services Co. Limited'],
    ['Przykład Video sp. z o.o.', 'Przykład Video Sp.z o.o.'],
    ['WebGroup Czech Republic, a.s.', 'WebGroup Czech Republic as'],
  ])('%s is %s', (a, b) => {
    expect(entityForm(a)).toBe(entityForm(b));
  });

  it.each([
    ['Foo GmbH', 'Foo AG'],
    ['Foo Ltd', 'Foo Inc.'],
    ['Foo', 'Foo Ltd'],
  ])('%s is not %s, though they look it', (a, b) => {
    expect(entityForm(a)).not.toBe(entityForm(b));
    expect(bareEntityForm(a)).toBe(bareEntityForm(b));
  });

  it.each([
    ['Näidisfail OÜ', true],
    ['Mega', false],
    ['Visa', false],
    ['Ltd', false],
    ['Discord', false],
  ])('%s has a legal form: %s', (name, has) => {
    expect(namesEntity(name)).toBe(has);
  });
});

describe('letters of several alphabets', () => {
  it.each([
    ['Fаcebook', true],
    ['Τelegram', true],
    ['ВКонтакте', false],
    ['Facebook ВКонтакте', false],
    ['Hébergexemple', false],
    ['ＴｉｋＴｏｋ', false],
  ])('in one word of %s: %s', (name, mixed) => {
    expect(mixesScripts(name)).toBe(mixed);
  });

  it('are read as the eye reads them, and honest Cyrillic and Greek are left alone', () => {
    expect(seenAsLatin('Fаcebook')).toBe('facebook');
    expect(seenAsLatin('Х')).toBe('x');
    expect(seenAsLatin('Одноклассники')).toBeNull();
    expect(seenAsLatin('Facebook')).toBeNull();
  });
});

it('a normal form is its own normal form', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => void expect(serviceForm(serviceForm(name))).toBe(serviceForm(name))));
});
