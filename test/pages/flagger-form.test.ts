import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Flagger, flaggerSchema } from '../../src/model/flagger.ts';
import {
  areaFrom,
  areaValues,
  authorityLanguages,
  awardFrom,
  awardValues,
  codeFor,
  organisationFrom,
  organisationValues,
} from '../../src/pages/flagger-form.ts';
import type { Values } from '../../src/web/forms.ts';

/** As the log gives it back. */
const flaggerOf = (sample: string): Flagger =>
  stored(flaggerSchema.parse(JSON.parse(readFileSync(new URL(`../../samples/${sample}/flagger.json`, import.meta.url), 'utf8'))));

function stored(flagger: Flagger): Flagger {
  return flaggerSchema.parse(JSON.parse(JSON.stringify(flagger)));
}

/** Every form of the document, opened and sent again. */
function again(flagger: Flagger, languages: readonly string[]): Flagger {
  const organisation = organisationFrom(organisationValues(flagger, languages), flagger, languages);
  const awards = flagger.awards.map((award) => {
    const shown = authorityLanguages(award, languages);
    const area = award.area.map((item) => areaFrom(areaValues(item, languages), item, 'other', languages));
    return { ...awardFrom(awardValues(award, shown), award, 'other', [], shown), area };
  });
  return flaggerSchema.parse({ ...organisation, awards });
}

function changed(flagger: Flagger, change: Values, languages = ['nl', 'fr', 'en']) {
  const [award] = flagger.awards;
  const shown = authorityLanguages(award ?? null, languages);
  const read = awardFrom({ ...awardValues(award ?? null, shown), ...change }, award ?? null, 'other', [], shown);
  return flaggerSchema.parse({ ...flagger, awards: [read] }).awards[0];
}

describe("the flagger's data as forms", () => {
  it.each([
    ['hotline', ['nl', 'fr', 'en']],
    ['hotline', ['fr']],
    ['flagger-fr', ['fr', 'de']],
    ['joint-award', ['nl', 'fr', 'en']],
    ['joint-award', ['de']],
  ])('come back byte for byte: %s in %s', (sample, languages) => {
    const flagger = flaggerOf(sample);
    expect(JSON.stringify(again(flagger, languages))).toBe(JSON.stringify(flagger));
  });

  it('take an authority of the list as the list has it, not what stood there of the one before', () => {
    const award = changed(flaggerOf('hotline'), { authority: ['fr-arcom'] });
    expect(award?.authority).toMatchObject({ code: 'fr-arcom', country: 'FR', email: null });
    expect(award?.authority.name['nl']).toBeUndefined();
    expect(award?.authority.name['fr']).toMatch(/^Autorité/);
    expect(changed(flaggerOf('hotline'), { authority: ['fr-arcom'], authorityEmail: ['dsa@arcom.example'] })?.authority.email).toBe(
      'dsa@arcom.example',
    );
  });

  it('keep what was typed of an authority that is not in the list', () => {
    const award = changed(flaggerOf('joint-award'), {
      authority: ['own'],
      'authorityName-nl': ['Toezicht Voorbeeld'],
      authorityCountry: ['BE'],
    });
    expect(award?.authority).toMatchObject({ code: null, country: 'BE', name: { nl: 'Toezicht Voorbeeld' } });
  });

  it('give a new part a code of its own', () => {
    expect(codeFor('Höhere Behörde (DSC)', [], 'award')).toBe('hohere-behorde-dsc');
    expect(codeFor('BIPT', ['bipt', 'bipt-2'], 'award')).toBe('bipt-3');
    expect(codeFor('КРС', [], 'award')).toBe('award');
  });
});
