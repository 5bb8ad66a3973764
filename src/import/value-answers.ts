// The values of a file that must be told what they mean: each with its number of lines, what the profile says of it, and what is likely.
import { normaliseLabel } from '../model/normalise.ts';
import { ANSWERS, AUTOMATED, CHANNELS, GROUNDS, IN_AREA, SETTINGS } from '../model/notice.ts';
import type { Field, Profile } from '../model/profile.ts';
import { choicesOf } from './answered-profile.ts';
import type { SourceLook } from './source-look.ts';
import { parts } from './suggest.ts';
import { type How, suggestValue } from './suggest-value.ts';
import { valueMap } from './values.ts';

/** Fields whose values stand for a code, with the codes where they are few. */
export const CODE_FIELDS = {
  category: null,
  action: null,
  'later-action': null,
  channel: CHANNELS,
  setting: SETTINGS,
  'in-area': IN_AREA,
  'assessed-by-two': ANSWERS,
  reasons: ANSWERS,
  location: ANSWERS,
  submitter: ANSWERS,
  'good-faith': ANSWERS,
  'redress-told': ANSWERS,
  ground: GROUNDS,
  automated: AUTOMATED,
  language: null,
} as const satisfies Partial<Record<Field, readonly string[] | null>>;
export type CodeField = keyof typeof CODE_FIELDS;

export interface ValueRow {
  /** As it stands in the file; empty: a blank cell. */
  readonly value: string;
  /** Null: not counted, as of boxes. */
  readonly records: number | null;
  /** What the profile says: a code, null for "not recorded", undefined where it says nothing. */
  readonly told: string | null | undefined;
  readonly suggestion: { readonly code: string; readonly how: How } | null;
}

export interface FieldValues {
  readonly field: CodeField | 'service';
  readonly label: string;
  readonly rows: readonly ValueRow[];
  /** Too many to be listed: they are asked about once the file was read with all answers. */
  readonly isFreeText: boolean;
}

/** More are no list that a person goes through. */
const ROWS_MAX = 250;

/** Of each mapped field with values to be told, the service first. `held`: values that an earlier rehearsal met and could not place. */
export function valuesToAnswer(
  profile: Profile,
  look: SourceLook,
  held: readonly { readonly field: string; readonly value: string; readonly records: number }[] = [],
): FieldValues[] {
  const choices = choicesOf(profile, look);
  const map = valueMap({ ...profile, defaults: {} });
  const fields = ['service', ...Object.keys(CODE_FIELDS)] as (CodeField | 'service')[];
  return fields.flatMap((field): FieldValues[] => {
    const column = profile.columns[field];
    const counts = column && countsOf(field, profile, look, choices);
    if (!column) return [];
    const open = held
      .filter((one) => one.field === field && !counts?.has(one.value))
      .map(({ value, records }) => [value, records] as const);
    const all = byForm([...(counts ?? []), ...open]);
    const rows = all.slice(0, ROWS_MAX).map(([value, records]): ValueRow => {
      const found = value === '' ? map.blank(field) : map.lookup(field, value);
      const told = found?.outcome === 'code' ? found.code : undefined;
      const suggestion = told === undefined && field !== 'service' && value !== '' ? suggestValue(field, value, profile.language) : null;
      return { value, records, told, suggestion };
    });
    return [{ field, label: column.label, rows, isFreeText: counts === null || all.length > ROWS_MAX }];
  });
}

/** Null where the column holds too many different values. */
function countsOf(field: Field, profile: Profile, look: SourceLook, choices: readonly string[]): ReadonlyMap<string, number | null> | null {
  const boxes = profile.columns[field]?.boxes;
  if (boxes) return new Map(Object.values(boxes).map((value) => [value, null]));
  const column = look.columns[choices.indexOf(field)];
  if (!column?.values) return column ? null : new Map();
  const separator = profile.several[field]?.separator;
  const counts = separator ? parts(new Map(column.values), separator) : new Map(column.values);
  // A blank type or service rejects its line unless somebody says what it means; other blanks say nothing.
  const blank = look.records - column.filled;
  const asked = (field === 'category' || field === 'service') && blank > 0 && profile.defaults[field] === undefined;
  return asked ? new Map([...counts, ['', blank]]) : counts;
}

/** One row for spellings that the import does not tell apart. */
function byForm(counts: readonly (readonly [string, number | null])[]): (readonly [string, number | null])[] {
  const found = new Map<string, readonly [string, number | null]>();
  for (const [value, records] of counts) {
    const form = normaliseLabel(value);
    const [first, sum] = found.get(form) ?? [value, null];
    found.set(form, [first, records === null ? sum : (sum ?? 0) + records]);
  }
  return [...found.values()].sort((a, b) => (b[1] ?? 0) - (a[1] ?? 0));
}

/** Names a value among the answers. */
export const valueKey = (field: string, value: string): string => `${field} ${value}`;

/**
 * The profile with what was said of values: a code, null for "not recorded", undefined to leave it open. What the profile says already is left
 * as it is, so that nothing is new where nothing was changed.
 */
export function withValues(
  profile: Profile,
  answers: readonly { readonly field: CodeField | 'service'; readonly value: string; readonly code: string | null | undefined }[],
): Profile {
  const map = valueMap({ ...profile, defaults: {} });
  const values: Record<string, Record<string, string | null>> = { ...profile.values };
  for (const { field, value, code } of answers) {
    const found = value === '' ? map.blank(field) : map.lookup(field, value);
    const before = found?.outcome === 'code' ? found.code : undefined;
    if (before === code) continue;
    const form = normaliseLabel(value);
    const others = Object.entries(values[field] ?? {}).filter(([one]) => normaliseLabel(one) !== form);
    values[field] = Object.fromEntries(code === undefined ? others : [...others, [value, code]]);
  }
  return { ...profile, values };
}
