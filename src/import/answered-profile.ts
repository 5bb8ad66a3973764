// A mapping profile as a person answers it column by column: what a file's own labels suggest, what is chosen for each column, and the
// profile that comes of it. Nothing is chosen that was not seen.
import { normaliseLabel } from '../model/normalise.ts';
import { FIELDS, type Field, type Profile, REQUIRED_FIELDS } from '../model/profile.ts';
import { DATE_FIELDS } from './date-columns.ts';
import type { ColumnLook, SourceLook } from './source-look.ts';
import { delayUnit, likeliestLanguage, separatorOf, suggestColumns } from './suggest.ts';
import type { How } from './suggest-value.ts';

/** A column is not stored, fills a field, or is one of the boxes with ticks that fill a field together. */
export type ColumnChoice = '' | Field | `boxes:${Field}` | 'only';

/** Fields of which a cell may hold several values. */
export const DIVISIBLE_FIELDS = ['category', 'action', 'later-action'] as const satisfies readonly Field[];

export interface ColumnAnswers {
  /** By the place of the column in the file. */
  readonly choices: readonly ColumnChoice[];
  /** How dates are written, and the unit of a delay; empty: as is found in each file. */
  readonly formats: Readonly<Partial<Record<Field, string>>>;
  /** What divides cells with several values; empty: nothing. */
  readonly separators: Readonly<Partial<Record<Field, string>>>;
  /** Lines with the same reference are one notice. */
  readonly grouped: boolean;
  /** What holds for every line, where no column tells it. */
  readonly defaults: Readonly<Partial<Record<Field, string>>>;
  readonly channel: Profile['channel'];
}

export const UNNAMED_PROFILE = 'unnamed';

/** The profile that the labels of a file suggest; its name is still to be given. */
export function suggestedProfile({ columns }: SourceLook, timeZone: string): Profile {
  const found = suggestColumns(columns.map(({ label }) => label));
  const language = likeliestLanguage(found);
  const seen = (index: number) => columns[index] as ColumnLook;
  const formatFor = (field: Field, label: string) => (field === 'delay' ? delayUnit(label) : null);
  return {
    format: 'article22-profile/1',
    name: UNNAMED_PROFILE,
    title: UNNAMED_PROFILE,
    source: { code: UNNAMED_PROFILE, name: UNNAMED_PROFILE },
    language,
    timeZone,
    dialect: {},
    columns: Object.fromEntries(
      found.map(({ field, label }) => {
        const format = formatFor(field, label);
        return [field, format === null ? { label } : { label, format }];
      }),
    ),
    values: {},
    defaults: {},
    several: Object.fromEntries(
      found.flatMap(({ field, index }) => {
        const separator = field === 'category' ? separatorOf(new Map(seen(index).values ?? [])) : null;
        return separator === null ? [] : [[field, several(separator)]];
      }),
    ),
    channel: { default: 'article-16', assumed: true },
    serviceFromUrl: false,
    unknownServices: 'hold',
  };
}

/** How the label of a column suggested its field; null where it did not. */
export function howSuggested(look: SourceLook): ReadonlyMap<string, { readonly field: Field; readonly how: How }> {
  return new Map(suggestColumns(look.columns.map(({ label }) => label)).map(({ label, field, how }) => [label, { field, how }]));
}

const several = (separator: string) => ({ separator, main: 'first' as const, priority: [] });

const isSame = (a: string, b: string) => normaliseLabel(a) === normaliseLabel(b);

/** What a profile says of each column of a file. */
export function choicesOf({ columns, only = [] }: Profile, look: SourceLook): ColumnChoice[] {
  return look.columns.map(({ label }, index): ColumnChoice => {
    const isIt = (one: string) => isSame(one, label) || isSame(one, `column ${index + 1}`);
    for (const field of FIELDS) {
      const column = columns[field];
      if (column?.boxes && Object.keys(column.boxes).some(isIt)) return `boxes:${field}`;
      if (column && !column.boxes && isIt(column.label)) return field;
    }
    return only.some((one) => isIt(one.label)) ? 'only' : '';
  });
}

/** Labels of a profile that the file does not have, by field. */
export function missingLabels(profile: Profile, look: SourceLook): { readonly field: Field; readonly label: string }[] {
  const has = (wanted: string) => look.columns.some(({ label }, index) => isSame(wanted, label) || isSame(wanted, `column ${index + 1}`));
  return FIELDS.flatMap((field) => {
    const column = profile.columns[field];
    const labels = column?.boxes ? Object.keys(column.boxes) : column ? [column.label] : [];
    return labels.filter((label) => !has(label)).map((label) => ({ field, label }));
  });
}

/** A field that two columns are to fill, and required ones that nothing fills. */
export function wrongChoices({ choices, defaults }: Pick<ColumnAnswers, 'choices' | 'defaults'>): {
  readonly twice: readonly Field[];
  readonly missing: readonly Field[];
} {
  const filled = choices.map((choice) => choice.replace('boxes:', ''));
  const twice = FIELDS.filter(
    (field) => choices.filter((choice) => choice === field).length + Number(choices.includes(`boxes:${field}`)) > 1,
  );
  return { twice, missing: REQUIRED_FIELDS.filter((field) => !filled.includes(field) && !defaults[field]) };
}

/** The profile with these answers; what was not asked about stays. */
export function withColumns(profile: Profile, look: SourceLook, answers: ColumnAnswers): Profile {
  const { choices, formats, separators, defaults, channel } = answers;
  const labelAt = (index: number) => look.columns[index]?.label ?? '';
  const before = choicesOf(profile, look);
  const columns: Profile['columns'] = Object.fromEntries(
    FIELDS.flatMap((field): (readonly [Field, NonNullable<Profile['columns'][Field]>])[] => {
      const old = profile.columns[field];
      const index = choices.indexOf(field);
      if (index >= 0) {
        const label = before[index] === field && old ? old.label : labelAt(index);
        const format = formats[field];
        return [[field, format ? { label, format } : { label }]];
      }
      const boxes = Object.entries(old?.boxes ?? {}).filter(([label]) =>
        choices.some((choice, at) => choice === `boxes:${field}` && isSame(labelAt(at), label)),
      );
      return old && boxes.length > 0 ? [[field, { ...old, boxes: Object.fromEntries(boxes) }]] : [];
    }),
  );
  const only = (profile.only ?? []).filter(({ label }) => choices.some((choice, at) => choice === 'only' && isSame(labelAt(at), label)));
  const { group: oldGroup, only: _, ...rest } = profile;
  const group = answers.grouped ? (oldGroup ?? { by: 'reference' as const }) : undefined;
  return {
    ...rest,
    columns,
    several: Object.fromEntries(
      FIELDS.flatMap((field) => {
        const old = profile.several[field];
        if (!DIVISIBLE_FIELDS.some((one) => one === field) || columns[field]?.boxes) return old ? [[field, old]] : [];
        const separator = separators[field];
        if (!separator) return [];
        return [[field, old?.separator === separator ? old : several(separator)]];
      }),
    ),
    defaults: Object.fromEntries(Object.entries({ ...profile.defaults, ...defaults }).filter(([, value]) => value !== '')),
    ...(group ? { group } : {}),
    ...(only.length > 0 ? { only } : {}),
    channel,
  };
}

/** Field whose column holds dates. */
export const isDateField = (field: string): boolean => DATE_FIELDS.some((date) => date === field);
