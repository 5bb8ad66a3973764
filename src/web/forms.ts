// Forms as values: the fields of a form, what was sent for them, and what is wrong with it. Whatever was typed is kept.
import type { View } from '../render/mustache.ts';
import type { Sent } from './visit.ts';
import type { Words } from './words.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export interface Field {
  /** As sent; letters, digits and `-`. */
  readonly name: string;
  /** In the page; default the name. Needed where two forms of a page have a field of one name. */
  readonly id?: string;
  /** `choice` one of a list, `radios` the same with all in sight, `choices` any of several, `tick` yes or nothing. */
  readonly kind:
    | 'text'
    | 'email'
    | 'address'
    | 'multiline'
    | 'number'
    | 'day'
    | 'password'
    | 'choice'
    | 'radios'
    | 'choices'
    | 'tick'
    | 'file'
    | 'hidden';
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  /** Of several like it one must be filled in, which the act looks at: none of them is called optional. */
  readonly oneOf?: boolean;
  /** Of `choice`, `radios`, `choices`. A `choice` that is not required gets an empty one before them. */
  readonly options?: readonly Option[];
  /** Offered while typing; anything else may be typed. */
  readonly suggestions?: readonly string[];
  /** Characters of a text, or the greatest number. */
  readonly max?: number;
  /** Of `number`; default 0. */
  readonly min?: number;
  readonly width?: 'short' | 'medium';
  readonly rows?: number;
  readonly autocomplete?: string;
  /** Language of what is typed, where it is not that of the page. */
  readonly lang?: string;
}

/** `field` null: about the form as a whole. */
export interface FieldError {
  readonly field: string | null;
  readonly text: string;
}

export type Values = Readonly<Record<string, readonly string[]>>;

const TEXT_MAX = 500;
const MULTILINE_MAX = 20_000;

/** What was sent for these fields, trimmed, and what is wrong with it in the words of area `form`. */
export function readFields(fields: readonly Field[], sent: Sent, words: Words): { readonly values: Values; readonly errors: FieldError[] } {
  const values = Object.fromEntries(fields.map((field) => [field.name, sentFor(field, sent)]));
  const errors = fields.flatMap((field) => {
    const key = field.kind === 'file' ? fileError(field, sent) : errorOf(field, values[field.name] ?? []);
    const numbers = { max: field.max ?? longest(field), min: field.min ?? 0 };
    return key === null ? [] : [{ field: field.name, text: words.t(key, { label: field.label, ...numbers }) }];
  });
  return { values, errors };
}

function sentFor({ name, kind }: Field, sent: Sent): readonly string[] {
  const all = sent.values[name] ?? [];
  if (kind === 'choices') return all;
  const [first = ''] = all;
  if (kind === 'password') return [first];
  return [kind === 'multiline' ? first.replace(/\r\n?/g, '\n').trim() : first.trim()];
}

function fileError({ name, required }: Field, sent: Sent): string | null {
  return required && !sent.files[name]?.some(({ sizeBytes }) => sizeBytes > 0) ? 'error.fileMissing' : null;
}

function errorOf(field: Field, values: readonly string[]): string | null {
  const filled = values.filter((value) => value !== '');
  if (filled.length === 0) {
    if (!field.required) return null;
    return field.options ? 'error.notChosen' : 'error.missing';
  }
  if (field.options && !filled.every((value) => field.options?.some((option) => option.value === value))) return 'error.notInList';
  const [value = ''] = filled;
  if (field.kind === 'number') return numberError(field, value);
  if (field.kind === 'day' && !isDayText(value)) return 'error.notADay';
  if (!field.options && value.length > (field.max ?? longest(field))) return 'error.tooLong';
  if (field.kind === 'address' && !isWebAddress(value)) return 'error.notAnAddress';
  return field.kind === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? 'error.notAnEmail' : null;
}

function numberError({ min = 0, max = Number.MAX_SAFE_INTEGER }: Field, value: string): string | null {
  if (!/^\d{1,15}$/.test(value)) return 'error.notANumber';
  return Number(value) < min || Number(value) > max ? 'error.numberOutside' : null;
}

const longest = ({ kind }: Field) => (kind === 'multiline' ? MULTILINE_MAX : TEXT_MAX);

function isDayText(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** The one value of a field; empty where nothing was sent. */
export function one(values: Values, name: string): string {
  return values[name]?.[0] ?? '';
}

/** The same, null where nothing was sent. */
export function oneOrNull(values: Values, name: string): string | null {
  return one(values, name) || null;
}

export interface FormView {
  /** For `{{#form}}{{> errors}}{{/form}}` at the top of the page. */
  readonly hasErrors: boolean;
  readonly errorsHeading: string;
  readonly errors: readonly { readonly href: string; readonly isLinked: boolean; readonly text: string }[];
  /** In order, for `{{#fields}}{{> field}}{{/fields}}`. */
  readonly fields: readonly View[];
  /** By name, for a page that sets them itself: `{{#field.reference}}{{> field}}{{/field.reference}}`. */
  readonly field: Readonly<Record<string, View>>;
  readonly [name: string]: View;
}

/** A form with what stands in it. `words` are those of the area `form`. */
export function formView(fields: readonly Field[], values: Values, errors: readonly FieldError[], words: Words): FormView {
  const views = fields.map((field) => fieldView(field, values[field.name] ?? [], errors, words));
  return {
    hasErrors: errors.length > 0,
    errorsHeading: words.t('error.heading', { n: errors.length }),
    errors: errors.map(({ field, text }) => ({ text, isLinked: field !== null, href: field === null ? '' : `#${idOf(fields, field)}` })),
    fields: views,
    field: Object.fromEntries(fields.map(({ name }, i) => [name, views[i] as View])),
  };
}

const idOf = (fields: readonly Field[], name: string) => fields.find((field) => field.name === name)?.id ?? name;

function fieldView(field: Field, values: readonly string[], errors: readonly FieldError[], words: Words): View {
  const { kind, name, id = name } = field;
  return {
    id,
    name,
    label: field.label,
    ...aboutView(field, id, errors.find((one) => one.field === name)?.text ?? ''),
    isOptional: !field.required && !field.oneOf && kind !== 'tick' && kind !== 'hidden',
    optional: words.t('optional'),
    isRequired: field.required ?? false,
    value: kind === 'password' || kind === 'file' ? '' : (values[0] ?? ''),
    ...kindView(kind),
    isTicked: kind === 'tick' && (values[0] ?? '') !== '',
    rows: String(field.rows ?? 4),
    options: optionViews(field, id, values, words),
    hasSuggestions: (field.suggestions ?? []).length > 0,
    suggestions: (field.suggestions ?? []).map((suggestion) => ({ suggestion })),
    maxLength: String(field.max ?? longest(field)),
    hasMaxLength: kind !== 'number' && kind !== 'day',
    width: field.width ?? 'long',
    autocomplete: field.autocomplete ?? 'off',
    lang: field.lang ?? '',
    hasLang: field.lang !== undefined,
  };
}

/** Hint and error, and that they describe the field. */
function aboutView({ hint = '' }: Field, id: string, error: string) {
  const describedBy = [...(hint ? [`${id}-hint`] : []), ...(error ? [`${id}-error`] : [])].join(' ');
  return { hint, hasHint: hint !== '', error, hasError: error !== '', describedBy, isDescribed: describedBy !== '' };
}

const INPUT_TYPES: { readonly [K in Field['kind']]?: string } = {
  text: 'text',
  email: 'email',
  address: 'url',
  number: 'text',
  day: 'date',
  password: 'password',
};

function kindView(kind: Field['kind']) {
  return {
    isInput: kind in INPUT_TYPES,
    type: INPUT_TYPES[kind] ?? '',
    isNumber: kind === 'number',
    isMultiline: kind === 'multiline',
    isChoice: kind === 'choice',
    isGroup: kind === 'radios' || kind === 'choices',
    groupType: kind === 'radios' ? 'radio' : 'checkbox',
    isTick: kind === 'tick',
    isFile: kind === 'file',
    isHidden: kind === 'hidden',
  };
}

function optionViews({ kind, name, required, options = [] }: Field, id: string, values: readonly string[], words: Words) {
  const blank: readonly Option[] = kind === 'choice' && !(required && values[0]) ? [{ value: '', label: words.t('choose') }] : [];
  return [...blank, ...options].map(({ value, label, hint = '' }, i) => ({
    // The first bears the field's own: there a link of the error summary leads.
    id: i === 0 ? id : `${id}-${i}`,
    name,
    value,
    label,
    hint,
    hasHint: hint !== '',
    hintId: `${id}-${i}-hint`,
    isChosen: values.includes(value) || (value === '' && !values[0]),
  }));
}
