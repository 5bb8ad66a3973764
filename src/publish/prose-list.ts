// One sentence for each one-way table, made from its numbers: what it shows, and of how many. Only published numbers are said, each as
// it stands in the table or as a share of the table's total.
import { OTHER_PROVIDERS } from '../model/report.ts';
import { cellAt, type Table, TOTAL } from '../model/table.ts';
import { actionOf, CATEGORY_NOT_STATED, NOT_RECORDED } from '../model/vocabulary.ts';
import { type Base, ofPhrase, partOf, say } from './prose-words.ts';
import { numberAt } from './view-table.ts';
import type { Words } from './view-words.ts';

type Sentence = (words: Words, table: Table) => string;

/** Row of a table for what is not known, and the key of the sentence that says so. */
const UNRECORDED = ['not-recorded', 'not-recorded'] as const;

const SENTENCES: Readonly<Record<string, Sentence>> = {
  'by-provider': (words, table) => ranked(words, table, 'notices', [NOT_RECORDED, OTHER_PROVIDERS]),
  'by-category': (words, table) => ranked(words, table, 'notices', [CATEGORY_NOT_STATED]),
  'by-action': byAction,
  'items-by-action': (words, table) => spread(words, table, 'items', { acted: 'action', refused: 'no_action' }),
  'by-first-action': byFirstAction,
  'all-actions': allActions,
  'by-month': byMonth,
  'time-to-decision': (words, table) => spread(words, table, 'cases', { first: 'd0-1', last: 'd31' }),
  'by-area': (words, table) => spread(words, table, 'notices', { yes: 'yes', no: 'no' }, ['undetermined', 'not-determined']),
  'by-setting': (words, table) =>
    spread(words, table, 'notices', { public: 'public', closed: 'closed-group', private: 'private-message' }, UNRECORDED),
  'by-completeness': (words, table) => spread(words, table, 'notices', { yes: 'yes', no: 'no' }, UNRECORDED),
  'by-assessment': (words, table) => spread(words, table, 'notices', { yes: 'yes', no: 'no' }, UNRECORDED),
  'by-ground': (words, table) => spread(words, table, 'acted', { law: 'law', terms: 'terms' }, ['not-stated', 'not-said']),
  'by-automation': (words, table) =>
    spread(words, table, 'decided', { fully: 'fully', partially: 'partially', notAutomated: 'not-automated' }, ['not-stated', 'not-said']),
  apart: (words, table) => ranked(words, table, 'apart', []),
};

/** What a one-way table shows, in one or two sentences; null for a table that has none. */
export function listSentence(words: Words, table: Table): string | null {
  const sentence = SENTENCES[table.id];
  if (!sentence) return null;
  const isEmpty = table.addsUp && totalOf(table) === 0;
  if (isEmpty) return say(words, table.id === 'apart' ? 'apart.none' : 'none');
  return sentence(words, table);
}

interface Row {
  readonly code: string;
  readonly label: string;
  readonly n: number;
}

const valueAt = (table: Table, code: string) => cellAt(table, code)?.value ?? 0;
const totalOf = (table: Table) => valueAt(table, TOTAL);

/** Published rows at the top with their labels, largest first. */
function rowsOf(words: Words, table: Table, never: readonly string[]): Row[] {
  const [dimension] = table.dimensions;
  return (dimension?.members ?? [])
    .filter(({ code, parent }) => parent === null && !never.includes(code))
    .map(({ code }) => ({ code, label: words.label(dimension?.name ?? 'provider', code), n: valueAt(table, code) }))
    .sort((a, b) => b.n - a.n);
}

/** Who leads, and who comes next where nobody shares that place. */
function ranked(words: Words, table: Table, base: Base, never: readonly string[]): string {
  const of = totalOf(table);
  const [first, second, third] = rowsOf(words, table, never);
  if (!first || first.n === 0) return say(words, `${table.id}.unnamed`);
  const phrase = { ofPhrase: ofPhrase(words, base, of) };
  if (first.n === of) return say(words, `${table.id}.only`, { first: first.label, n: of });
  if (first.n === second?.n) return say(words, `${table.id}.tie`, { n: first.n, ...phrase });
  const values = { first: first.label, part: partOf(words, first.n, of), ...phrase };
  const hasNext = table.id !== 'apart' && second && second.n > 0 && second.n !== third?.n;
  return hasNext
    ? say(words, `${table.id}.next`, { ...values, second: second.label, next: partOf(words, second.n, of) })
    : say(words, `${table.id}.first`, values);
}

/** The numbers of a few rows by the names the sentence has for them; one that stands for what is not known is said only where it occurs. */
function spread(words: Words, table: Table, base: Base, names: Readonly<Record<string, string>>, rest?: readonly [string, string]): string {
  const of = totalOf(table);
  const parts = Object.entries(names).map(([name, code]) => [name, partOf(words, valueAt(table, code), of)]);
  const sentence = say(words, table.id, { ...Object.fromEntries(parts), ofPhrase: ofPhrase(words, base, of) });
  const open = rest ? valueAt(table, rest[0]) : 0;
  return rest && open > 0 ? `${sentence} ${say(words, rest[1], { n: partOf(words, open, of) })}` : sentence;
}

function byAction(words: Words, table: Table): string {
  const sentence = spread(words, table, 'notices', { acted: 'action', refused: 'no_action' });
  const isWhole = valueAt(table, 'action') + valueAt(table, 'no_action') === totalOf(table);
  return isWhole ? sentence : `${sentence} ${say(words, 'by-action.rest')}`;
}

/** The first decision beside the one that counts. */
function byFirstAction(words: Words, table: Table): string {
  const of = totalOf(table);
  const [first, last] = [valueAt(table, 'action'), numberAt(words, 'by-action', 'action') ?? 0];
  const values = { last: partOf(words, last, of), ofPhrase: ofPhrase(words, 'notices', of) };
  if (first === last) return say(words, 'by-first-action.same', values);
  return say(words, 'by-first-action.other', { ...values, first: partOf(words, first, of) });
}

/** The rows overlap, so there is no base to name. */
function allActions(words: Words, table: Table): string {
  const [first, second] = rowsOf(words, table, []).filter(({ code, n }) => n > 0 && actionOf(code)?.group === 'action');
  if (!first) return say(words, 'all-actions.none');
  if (first.n === second?.n) return say(words, 'all-actions.tie', { n: first.n });
  return say(words, 'all-actions.first', { first: first.label, notices: words.counted('notices', first.n) });
}

function byMonth(words: Words, table: Table): string {
  const of = totalOf(table);
  const rows = rowsOf(words, table, ['not-known']);
  const [most, second] = rows;
  const [least, before] = [...rows].reverse();
  const phrase = { ofPhrase: ofPhrase(words, 'notices', of) };
  if (!most || most.n === 0) return say(words, 'by-month.unknown');
  if (most.n === of) return say(words, 'by-month.only', { most: most.label, n: of });
  if (most.n === second?.n) return say(words, 'by-month.tie', { n: most.n, ...phrase });
  const values = { most: most.label, part: partOf(words, most.n, of), ...phrase };
  if (!least || least === most || least.n === before?.n) return say(words, 'by-month.first', values);
  return say(words, 'by-month.range', { ...values, least: least.label, fewest: least.n });
}
