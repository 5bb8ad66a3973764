// When two writings are one person, and when a name names nobody.
import { describe, expect, it } from 'vitest';
import { isDisguised, isLegible, personForm } from '../../src/model/person.ts';

describe('a name', () => {
  it.each([
    ['A. Example', 'A Example'],
    ['A. Example', 'А. Example'],
    ['A. Example', 'a.example'],
    ['A. Example', 'A. Exa\u200bmple'],
    ['A. Example', 'A. Example\u3164'],
    ['Zoë Voorbeeld', 'ZOE  Voorbeeld'],
    ['Anna', 'АННА'.replaceAll('Н', 'N')],
  ])('%s is %s', (name, other) => expect(personForm(other)).toBe(personForm(name)));

  it.each([
    ['A. Example', 'B. Example'],
    ['Anna', 'Hanna'],
    ['Иван', 'Роман'],
  ])('%s is not %s', (name, other) => expect(personForm(other)).not.toBe(personForm(name)));

  it.each(['', '   ', '-', '…', '12', '\u200b', '\u2800', '\u3164', '\u0301', '🙂'])('%j can be read by nobody', (name) =>
    expect(isLegible(name)).toBe(false),
  );
  it.each(['A', 'Ö', '田', 'Иван', 'علي'])('%s can be read', (name) => expect(isLegible(name)).toBe(true));

  it.each([
    ['А. Example', true],
    ['Ν. Example', true],
    ['A. Example', false],
    ['Иван Петров', false],
    ['Νίκος', false],
  ])('%s is disguised: %s', (name, disguised) => expect(isDisguised(name)).toBe(disguised));
});
