// What is wrong with an entry of the register as it was typed, and which field of the form a part of an entry is. No input, no output.
import type { IndependenceEntry } from '../model/independence.ts';
import type { Labels } from '../model/vocabulary.ts';
import { one, type Values } from '../web/forms.ts';
import { baseOfRow, labelsFrom } from './label-fields.ts';

/** Something wrong: the field, and what is said of it as a key of the area `independence`. */
export interface FormProblem {
  readonly field: string | null;
  readonly key: string;
}

export interface Typed {
  readonly none: boolean;
  readonly text: unknown;
  readonly link: string | null;
  readonly sources: readonly unknown[] | null;
  readonly arrangements: readonly { readonly firstOn: string; readonly lastOn: string | null }[] | null;
  readonly checks: readonly unknown[] | null;
}

export function entryProblems({ none, text, link, sources, arrangements, checks }: Typed): FormProblem[] {
  const rows = [...(sources ?? []), ...(arrangements ?? []), ...(checks ?? [])];
  if (none && rows.length > 0) return [{ field: 'none', key: 'error.noneAndMore' }];
  return none || text !== null || link !== null || rows.length > 0 ? [] : [{ field: 'none', key: 'error.empty' }];
}

/** Numbers of the rows that are kept. */
export type Rows = Readonly<Record<'source' | 'arrangement' | 'check', readonly number[]>>;

/** A row needs its words in one language at least; the others may follow and are told as missing. */
export function labelProblems(values: Values, rows: Rows, languages: readonly string[], base: IndependenceEntry | null): FormProblem[] {
  const first = languages[0] ?? '';
  const of = (row: string, part: string, before: Labels | undefined) =>
    Object.keys(labelsFrom(values, `${row}-${part}`, before, languages)).length > 0
      ? []
      : [{ field: `${row}-${part}-${first}`, key: 'error.missing' }];
  return [
    ...rows.source.flatMap((n) => of(`source-${n}`, 'label', baseOfRow(values, `source-${n}`, base?.sources)?.label)),
    ...rows.arrangement.flatMap((n) => of(`arrangement-${n}`, 'nature', baseOfRow(values, `arrangement-${n}`, base?.arrangements)?.nature)),
    ...rows.arrangement.flatMap((n) => {
      const [begins, ends] = [one(values, `arrangement-${n}-first`), one(values, `arrangement-${n}-last`)];
      return ends !== '' && ends < begins ? [{ field: `arrangement-${n}-last`, key: 'error.endsBefore' }] : [];
    }),
  ];
}

const FIELDS: Readonly<Record<string, string>> = {
  kind: 'kind',
  share: 'share',
  fromPlatformProvider: 'provider',
  provider: 'provider',
  firstOn: 'first',
  lastOn: 'last',
  support: 'support',
  sayInDecisions: 'say',
  sampled: 'sampled',
  agreed: 'agreed',
};

const KINDS: Readonly<Record<string, keyof Rows>> = { sources: 'source', arrangements: 'arrangement', checks: 'check' };

/** Name of the field that a path in an entry is about; null: of none in sight. */
export function fieldOf(path: readonly PropertyKey[], rows: Rows, languages: readonly string[]): string | null {
  const [part, index, ...within] = path;
  if (part === 'audience' || part === 'none' || part === 'link') return part;
  if (part === 'text') return typeof index === 'string' && languages.includes(index) ? `text-${index}` : null;
  const kind = KINDS[String(part)];
  const number = kind === undefined || typeof index !== 'number' ? undefined : rows[kind][index];
  return number === undefined ? null : `${kind}-${number}-${fieldOfRow(within, languages)}`;
}

function fieldOfRow([name, inner]: readonly PropertyKey[], languages: readonly string[]): string {
  // About a check as a whole: more agreed than were sampled.
  if (name === undefined) return 'agreed';
  if (name === 'period') return inner === 'first' ? 'first' : 'last';
  if (name === 'label' || name === 'nature') return `${name}-${String(inner ?? languages[0])}`;
  return FIELDS[String(name)] ?? 'of';
}
