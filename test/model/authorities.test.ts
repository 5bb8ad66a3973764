// The authorities that award the status: all of them, by names that are known, with no mailbox that nobody published.
import { describe, expect, it } from 'vitest';
import { flaggerSchema } from '../../src/model/flagger.ts';
import { authorities, authorityOf } from '../../src/model/vocabulary.ts';
import { hotline } from '../steps/year.ts';

const COUNTRIES = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');
/** Mailboxes that a public source names. One more here needs its source first. */
const MAILBOXES = { 'be-bipt': 'dsa@bipt.be', 'mt-mca': 'info.mca@mca.org.mt', 'pt-anacom': 'dsc@anacom.pt' };

describe('the authorities', () => {
  it('are the coordinators of the 27 member states and the three of the Belgian communities', () => {
    const coordinators = authorities().filter(({ kind }) => kind === 'digital services coordinator');
    expect(coordinators.map(({ country }) => country).sort()).toEqual(COUNTRIES);
    const others = authorities().filter(({ kind }) => kind !== 'digital services coordinator');
    expect(others.map(({ code }) => code)).toEqual(['be-vrm', 'be-csa', 'be-medienrat']);
  });

  it('have a code of their own, their languages, and a name in one of them at least', () => {
    expect(new Set(authorities().map(({ code }) => code)).size).toBe(authorities().length);
    for (const { code, country, languages, name } of authorities()) {
      expect(code).toMatch(new RegExp(`^${country.toLowerCase()}-[a-z]+$`));
      expect(languages.length, code).toBeGreaterThan(0);
      expect(Object.keys(name).length, code).toBeGreaterThan(0);
      for (const language of Object.keys(name)) expect(languages, code).toContain(language);
      for (const text of Object.values(name)) expect(text, code).toMatch(/^\S(?!.*(?:\/|memory|\?)).*\S$/);
    }
  });

  it('have only mailboxes and addresses that a public source names', () => {
    const given = authorities().flatMap(({ code, email }) => (email === null ? [] : [[code, email]]));
    expect(Object.fromEntries(given)).toEqual(MAILBOXES);
    expect(authorities().filter(({ address }) => address !== null)).toEqual([]);
    for (const { site } of authorities()) if (site !== null) expect(site).toMatch(/^https?:\/\/[\w.-]+/);
  });

  it('are found by their code, however it is written', () => {
    expect(authorityOf('BE-BIPT')?.name['fr']).toBe('Institut belge des services postaux et des télécommunications');
    expect(authorityOf('be-nobody')).toBeUndefined();
  });
});

describe("an award in the flagger's data", () => {
  const flagger = hotline.flagger();
  const award = flagger.awards[0];
  const withAuthority = (authority: unknown) => flaggerSchema.safeParse({ ...flagger, awards: [{ ...award, authority }] });

  it('may name its authority by code alone', () => {
    expect(withAuthority('be-csa').data?.awards[0]?.authority).toEqual({
      code: 'be-csa',
      name: { en: 'High Council for Audiovisual Media', fr: "Conseil supérieur de l'audiovisuel" },
      country: 'BE',
      email: null,
      address: null,
    });
  });

  it('may add the mailbox and the address that the list does not know', () => {
    const given = { code: 'be-bipt', address: 'Invented Street 1\n1000 Brussels' };
    expect(withAuthority(given).data?.awards[0]?.authority).toMatchObject({ email: 'dsa@bipt.be', address: given.address });
    expect(withAuthority({ code: 'be-csa', email: 'desk@csa.example' }).data?.awards[0]?.authority.email).toBe('desk@csa.example');
  });

  it('may still be typed in full, as before there were codes, and reads back equal', () => {
    const { code: _, ...typed } = award?.authority ?? {};
    const read = withAuthority(typed).data;
    expect(read?.awards[0]?.authority).toEqual({ ...typed, code: null });
    expect(flaggerSchema.parse(JSON.parse(JSON.stringify(read)))).toEqual(read);
  });

  it('is refused with a code that no authority has, and the message says where codes are listed', () => {
    const refused = withAuthority('be-nobody');
    expect(refused.success).toBe(false);
    expect(JSON.stringify(refused.error)).toContain('article22 authority list');
  });
});
