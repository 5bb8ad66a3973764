// Source values to codes, by the profile. A value the profile does not know is held for an answer; a word is never invented.
import { quote, UserError } from '../error.ts';
import { normaliseLabel } from '../model/normalise.ts';
import { ANSWERS, AUTOMATED, CHANNELS, GROUNDS, IN_AREA, SETTINGS } from '../model/notice.ts';
import { FIELDS, type Field, type Profile } from '../model/profile.ts';
import { actionOf, categories, categoryOf } from '../model/vocabulary.ts';
import { answerIn } from './answers.ts';

/** Fields whose values are codes, with the test for a code. */
const CODED: Partial<Record<Field, (code: string) => boolean>> = {
  category: isNoticeCategory,
  action: (code) => actionOf(code) !== undefined,
  'later-action': (code) => actionOf(code) !== undefined,
  channel: oneOf(CHANNELS),
  setting: oneOf(SETTINGS),
  'in-area': oneOf(IN_AREA),
  'area-item': (code) => /^[a-z0-9-]+$/.test(code),
  'assessed-by-two': oneOf(ANSWERS),
  reasons: oneOf(ANSWERS),
  location: oneOf(ANSWERS),
  submitter: oneOf(ANSWERS),
  'good-faith': oneOf(ANSWERS),
  'redress-told': oneOf(ANSWERS),
  ground: oneOf(GROUNDS),
  automated: oneOf(AUTOMATED),
  language: (code) => /^[a-z]{2,3}$/.test(code),
};

function oneOf(codes: readonly string[]): (code: string) => boolean {
  return (code) => codes.includes(code);
}

function isNoticeCategory(code: string): boolean {
  const known = categoryOf(code);
  return known !== undefined && categories().some((category) => category.code === known.category && category.appliesToFlaggerNotices);
}

/** `code` null: the profile says that this value means "not recorded". */
export type Lookup = { readonly outcome: 'code'; readonly code: string | null } | { readonly outcome: 'unmapped' };

export interface ValueMap {
  /** Code of a source value. The value of a field without a vocabulary stands for itself where the profile does not map it. */
  lookup(field: Field, value: string): Lookup;
  /** What the profile says about a blank cell or a column that is absent; undefined when it says nothing. */
  blank(field: Field): Lookup | undefined;
  /** True for a value the profile names, also one that would else mean several values or none. */
  knows(field: Field, value: string): boolean;
}

/** Values of a field whose code is remembered. */
const REMEMBERED_MAX = 5_000;

/**
 * Compiles the values and defaults of a profile. A value that is itself a code of the vocabulary needs no entry. With `asFound` every
 * value stands for itself, as when a file is only looked at.
 *
 * @throws UserError `profile.unknown-code`
 */
export function valueMap(profile: Profile, asFound = false): ValueMap {
  if (asFound) return { lookup: (_, value) => ({ outcome: 'code', code: value }), blank: () => undefined, knows: () => false };
  const maps = new Map<Field, Map<string, string | null>>();
  for (const field of FIELDS) {
    const entries = Object.entries(profile.values[field] ?? {});
    for (const [, code] of entries) requireCode(field, code);
    maps.set(field, new Map(entries.map(([value, code]) => [normaliseLabel(value), code])));
  }
  // Logs repeat few values many times, so the normal form is worked out once for each.
  const known = new Map<Field, Map<string, Lookup>>(FIELDS.map((field) => [field, new Map()]));
  const lookup = (field: Field, value: string): Lookup => {
    const memo = CODED[field] && known.get(field);
    const found = memo?.get(value) ?? find(field, value, maps.get(field));
    if (memo && memo.size < REMEMBERED_MAX) memo.set(value, found);
    return found;
  };
  const blanks = new Map<Field, Lookup>();
  for (const field of FIELDS) {
    const own = maps.get(field)?.get('');
    const otherwise = profile.defaults[field];
    if (own !== undefined) blanks.set(field, { outcome: 'code', code: own });
    else if (otherwise !== undefined) {
      const found = lookup(field, otherwise);
      if (found.outcome === 'unmapped') requireCode(field, otherwise);
      blanks.set(field, found);
    }
  }
  const knows = (field: Field, value: string) => {
    const map = maps.get(field);
    return map !== undefined && map.size > 0 && map.has(normaliseLabel(value));
  };
  return { lookup, blank: (field) => blanks.get(field), knows };
}

function find(field: Field, value: string, map: ReadonlyMap<string, string | null> | undefined): Lookup {
  const mapped = map && map.size > 0 ? map.get(normaliseLabel(value)) : undefined;
  if (mapped !== undefined) return { outcome: 'code', code: mapped };
  const isCode = CODED[field];
  if (!isCode || isCode(value)) return { outcome: 'code', code: value };
  // `Yes`, `FR` and `fr-BE` are codes in other clothes.
  const plain = field === 'language' ? value.toLowerCase().replace(/[-_].*$/, '') : value.toLowerCase();
  if (isCode(plain)) return { outcome: 'code', code: plain };
  const answer = isCode('yes') ? answerIn(value) : null;
  return answer !== null && isCode(answer) ? { outcome: 'code', code: answer } : { outcome: 'unmapped' };
}

function requireCode(field: Field, code: string | null): void {
  const isCode = CODED[field];
  if (code === null || !isCode || isCode(code)) return;
  throw new UserError(
    'profile.unknown-code',
    `Profile, values of “${field}”: ${quote(code)} is not a code of this field. Expected a code of the vocabulary, or null for “not recorded”. Correct the profile.`,
  );
}
