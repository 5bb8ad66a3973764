// An entry of the independence register as a form and back. Nothing of an entry that the form does not show is lost. No input, no output.
import { type IndependenceEntry, independenceEntrySchema } from '../model/independence.ts';
import { one, type Values } from '../web/forms.ts';
import { entryProblems, type FormProblem, fieldOf, labelProblems } from './independence-problems.ts';
import { baseOfRow, keptRows, labelsFrom, labelValues, rowNumbers } from './label-fields.ts';

export const ROW_KINDS = ['source', 'arrangement', 'check'] as const;
export type RowKind = (typeof ROW_KINDS)[number];
/** How many rows of each kind a form shows. */
export type RowCounts = Readonly<Record<RowKind, number>>;

/** Which rows belong to an element; rows an entry has all the same are shown too. */
export function rowCountsOf(element: IndependenceEntry['element'], values: Values): RowCounts {
  const shown = (kind: RowKind, own: IndependenceEntry['element']) => rowNumbers(values, kind).at(-1) ?? (element === own ? 1 : 0);
  return {
    source: shown('source', 'funding'),
    arrangement: shown('arrangement', 'provider-arrangements'),
    check: shown('check', 'quality-check'),
  };
}

type Source = NonNullable<IndependenceEntry['sources']>[number];
type Arrangement = NonNullable<IndependenceEntry['arrangements']>[number];
type Check = NonNullable<IndependenceEntry['checks']>[number];

export function entryValues(entry: IndependenceEntry | null, languages: readonly string[]): Values {
  return {
    audience: [entry?.audience ?? 'public'],
    none: [entry?.none ? 'yes' : ''],
    ...labelValues('text', entry?.text, languages),
    link: [entry?.link ?? ''],
    ...rowValues('source', entry?.sources, (source, row) => ({
      ...labelValues(`${row}-label`, source.label, languages),
      [`${row}-kind`]: [source.kind],
      [`${row}-share`]: [shareText(source.share)],
      [`${row}-provider`]: [source.fromPlatformProvider ? 'yes' : ''],
    })),
    ...rowValues('arrangement', entry?.arrangements, (arrangement, row) => ({
      [`${row}-provider`]: [arrangement.provider],
      ...labelValues(`${row}-nature`, arrangement.nature, languages),
      [`${row}-first`]: [arrangement.firstOn],
      [`${row}-last`]: [arrangement.lastOn ?? ''],
      [`${row}-support`]: [arrangement.support],
      [`${row}-say`]: [arrangement.sayInDecisions ? 'yes' : ''],
    })),
    ...rowValues('check', entry?.checks, (check, row) => ({
      [`${row}-first`]: [check.period.first],
      [`${row}-last`]: [check.period.last],
      [`${row}-sampled`]: [String(check.sampled)],
      [`${row}-agreed`]: [String(check.agreed)],
    })),
  };
}

function rowValues<T>(kind: RowKind, rows: readonly T[] | null | undefined, of: (row: T, name: string) => Values): Values {
  return Object.assign({}, ...(rows ?? []).map((row, i) => ({ [`${kind}-${i + 1}-of`]: [String(i + 1)], ...of(row, `${kind}-${i + 1}`) })));
}

/** A share in [0,1] in per cent, in the fewest digits that give the same share again. */
export function shareText(share: number): string {
  const texts = Array.from({ length: 17 }, (_, i) => String(Number((share * 100).toPrecision(i + 1))));
  return texts.find((text) => Number(`${text}e-2`) === share) ?? (texts.at(-1) as string);
}

/** Per cent as typed, `12.5` or `12,5 %`; not a number where it is none. */
function shareFrom(text: string): number {
  const plain = (text.endsWith('%') ? text.slice(0, -1).trimEnd() : text).replace(',', '.');
  return /^\d{1,3}(\.\d{1,15})?$/.test(plain) ? Number(`${plain}e-2`) : Number.NaN;
}

export interface ReadEntry {
  /** Null where there are problems. */
  readonly entry: IndependenceEntry | null;
  readonly problems: readonly FormProblem[];
  /** What the model says of the entry, by the path in it. */
  readonly issues: readonly Issue[];
  /** Name of the field that a path of an issue is about. */
  readonly fieldOf: (path: readonly PropertyKey[]) => string | null;
}

export interface Issue {
  readonly code?: string | undefined;
  readonly message: string;
  readonly path: readonly PropertyKey[];
}

/** `base` is the entry the form was made of; null for a new one. */
export function readEntry(
  values: Values,
  base: IndependenceEntry | null,
  element: IndependenceEntry['element'],
  languages: readonly string[],
): ReadEntry {
  const rows = { source: keptRows(values, 'source'), arrangement: keptRows(values, 'arrangement'), check: keptRows(values, 'check') };
  const text = labelsFrom(values, 'text', base?.text, languages);
  const typed = {
    element,
    audience: one(values, 'audience'),
    none: one(values, 'none') !== '',
    text: Object.keys(text).length > 0 ? text : base?.text && Object.keys(base.text).length === 0 ? base.text : null,
    link: one(values, 'link') || null,
    sources: listOr(
      base?.sources,
      rows.source.map((n) => sourceFrom(values, `source-${n}`, base, languages)),
    ),
    arrangements: listOr(
      base?.arrangements,
      rows.arrangement.map((n) => arrangementFrom(values, `arrangement-${n}`, base, languages)),
    ),
    checks: listOr(
      base?.checks,
      rows.check.map((n) => checkFrom(values, `check-${n}`)),
    ),
  };
  const problems = [...entryProblems(typed), ...labelProblems(values, rows, languages, base)];
  const parsed = independenceEntrySchema.safeParse(typed);
  return {
    entry: parsed.success && problems.length === 0 ? parsed.data : null,
    problems,
    issues: parsed.success ? [] : parsed.error.issues,
    fieldOf: (path) => fieldOf(path, rows, languages),
  };
}

/** No rows are none at all, unless the entry itself had an empty list. */
function listOr<T>(base: readonly unknown[] | null | undefined, rows: readonly T[]): readonly T[] | null {
  return rows.length > 0 || base?.length === 0 ? rows : null;
}

function sourceFrom(values: Values, row: string, base: IndependenceEntry | null, languages: readonly string[]) {
  const before: Source | null = baseOfRow(values, row, base?.sources);
  const share = one(values, `${row}-share`);
  return {
    kind: one(values, `${row}-kind`),
    label: labelsFrom(values, `${row}-label`, before?.label, languages),
    share: before && shareText(before.share) === share ? before.share : shareFrom(share),
    fromPlatformProvider: one(values, `${row}-provider`) !== '',
  };
}

function arrangementFrom(values: Values, row: string, base: IndependenceEntry | null, languages: readonly string[]) {
  const before: Arrangement | null = baseOfRow(values, row, base?.arrangements);
  return {
    provider: one(values, `${row}-provider`),
    nature: labelsFrom(values, `${row}-nature`, before?.nature, languages),
    firstOn: one(values, `${row}-first`),
    lastOn: one(values, `${row}-last`) || null,
    support: one(values, `${row}-support`),
    sayInDecisions: one(values, `${row}-say`) !== '',
  };
}

function checkFrom(values: Values, row: string): Check {
  const number = (name: string) => (/^\d{1,9}$/.test(one(values, name)) ? Number(one(values, name)) : Number.NaN);
  const period = { first: one(values, `${row}-first`), last: one(values, `${row}-last`) };
  return { period, sampled: number(`${row}-sampled`), agreed: number(`${row}-agreed`) };
}
