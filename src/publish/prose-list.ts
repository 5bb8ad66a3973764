// One sentence for each one-way table, made from its numbers: what it shows, and of how many. Only published numbers are said, each as
// it stands in the table or as a share of the table's total.
import { cutMonths, leadOf, noMembers } from '../model/leader.ts';
import { cellAt, type Table, TOTAL } from '../model/table.ts';
import { actionOf } from '../model/vocabulary.ts';
import { type Base, ofPhrase, partOf, say } from './prose-words.ts';
import { numberAt } from './view-table.ts';
import type { Words } from './view-words.ts';

type Sentence = (words: Words, table: Table) => string | null;

/** Row of a table for what is not known, and the key of the sentence that says so. */
const UNRECORDED = ['not-recorded', 'not-recorded'] as const;

const SENTENCES: Readonly<Record<string, Sentence>> = {
  'by-provider': (words, table) => ranked(words, table, 'notices'),
  'by-category': (words, table) => ranked(words, table, 'notices'),
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
  apart: (words, table) => ranked(words, table, 'apart'),
};

/** What a one-way table shows, in one or two sentences; null for a table that has none, and where there is nothing to tell: of one, a part says nothing. */
export function listSentence(words: Words, table: Table): string | null {
  const sentence = SENTENCES[table.id];
  if (!sentence) return null;
  const of = table.addsUp ? totalOf(table) : null;
  if (of === 0) return say(words, table.id === 'apart' ? 'apart.none' : 'none');
  if (of === 1) return null;
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
function rowsOf(words: Words, table: Table): Row[] {
  const [dimension] = table.dimensions;
  return (dimension?.members ?? [])
    .filter(({ parent }) => parent === null)
    .map(({ code }) => ({ code, label: words.label(dimension?.name ?? 'provider', code), n: valueAt(table, code) }))
    .sort((a, b) => b.n - a.n);
}

/** Who leads, and who comes next where nobody shares that place. */
function ranked(words: Words, table: Table, base: Base): string {
  const of = totalOf(table);
  const lead = leadOf(rowsOf(words, table), noMembers(table.id));
  if (lead.by === 'nobody') return say(words, `${table.id}.unnamed`);
  if (lead.by === 'rows') return largestRow(words, lead.largest, base, of);
  const phrase = { ofPhrase: ofPhrase(words, base, of) };
  if (lead.by === 'members') return say(words, `${table.id}.tie`, { n: lead.n, ...phrase });
  const { first, second } = lead;
  if (first.n === of) return say(words, `${table.id}.only`, { first: first.label, n: of });
  const values = { first: first.label, part: partOf(words, first.n, of), ...phrase };
  return second && table.id !== 'apart'
    ? say(words, `${table.id}.next`, { ...values, second: second.label, next: partOf(words, second.n, of) })
    : say(words, `${table.id}.first`, values);
}

/** The largest row of a list in which no member leads: of a row for what is not known, or for several members, no more is true. */
function largestRow(words: Words, largest: readonly Row[], base: Base, of: number): string {
  const phrase = { ofPhrase: ofPhrase(words, base, of) };
  const [first] = largest;
  if (!first || largest.length > 1) return say(words, 'apart.tie', { n: first?.n ?? 0, ...phrase });
  return say(words, 'apart.first', { first: first.label, part: partOf(words, first.n, of), ...phrase });
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
  const [first, second] = rowsOf(words, table).filter(({ code, n }) => n > 0 && actionOf(code)?.group === 'action');
  if (!first) return say(words, 'all-actions.none');
  if (first.n === second?.n) return say(words, 'all-actions.tie', { n: first.n });
  return say(words, 'all-actions.first', { first: first.label, notices: words.counted('notices', first.n) });
}

/** Months of which the period holds some days only are neither the fullest nor the emptiest. */
function byMonth(words: Words, table: Table): string | null {
  const of = totalOf(table);
  const [unknown, cut] = [noMembers(table.id), cutMonths(words.report.period)];
  const rows = rowsOf(words, table);
  const known = rows.filter(({ code }) => !unknown.includes(code));
  if (known.every(({ n }) => n === 0)) return say(words, 'by-month.unknown');
  const only = known.find(({ n }) => n === of);
  if (only) return say(words, 'by-month.only', { most: only.label, n: of });
  const lead = leadOf(rows, [...unknown, ...cut]);
  const phrase = { ofPhrase: ofPhrase(words, 'notices', of) };
  if (lead.by === 'members') return say(words, 'by-month.tie', { n: lead.n, ...phrase });
  if (lead.by === 'rows' && !lead.largest.some(({ code }) => cut.includes(code))) return largestRow(words, lead.largest, 'notices', of);
  if (lead.by !== 'member') return null;
  const values = { most: lead.first.label, part: partOf(words, lead.first.n, of), ...phrase };
  const [least, before] = [...known].reverse();
  const isFewest = least && before && least.n < before.n && !cut.includes(least.code);
  return isFewest ? say(words, 'by-month.range', { ...values, least: least.label, fewest: least.n }) : say(words, 'by-month.first', values);
}
