// The one-way tables: the three lists of Article 22(3) and what is told beside them. They are always published in full.
import type { Count, Counts, CrossCount, OutcomeCount, TypeCount } from '../model/count.ts';
import { ANSWERS, AUTOMATED, GROUNDS, IN_AREA, SETTINGS } from '../model/notice.ts';
import { monthsOf, type Period } from '../model/period.ts';
import { NOT_COVERED } from '../model/report.ts';
import type { DimensionName, Member, Table } from '../model/table.ts';
import { actions } from '../model/vocabulary.ts';
import { inDays } from './delay.ts';
import { actionMembers, categoryMembers, groupOf, providerMembers, subcategoryOf, together, total, withGroups } from './members.ts';
import type { Naming } from './naming.ts';
import { APART, apartOf } from './scope.ts';
import { flat, oneWayTable, overlappingTable, sum, type Tally, tally } from './table.ts';

const notices = (count: Pick<Count, 'notices'>) => count.notices;
const items = (count: Pick<Count, 'items'>) => count.items;
const NOT_KNOWN = 'not-known';

/** The notices that stand in the lists: submitted under Article 16 while the status was in force. */
export function listed<T extends Parameters<typeof apartOf>[0]>(counts: readonly T[]): readonly T[] {
  return counts.filter((count) => apartOf(count) === null);
}

/** All one-way tables of a period, in no particular order. */
export function listTables(counts: Counts, period: Period, naming: Naming): Table[] {
  const [crossed, types, outcomes] = [listed(counts.crossed), listed(counts.types), listed(counts.outcomes)];
  return [
    ...byProvider(crossed, naming),
    ...byCategory(types),
    ...byAction(outcomes),
    itemsByAction(outcomes),
    allActions(counts),
    byMonth(outcomes, period),
    timeToDecision(counts),
    byArea(types),
    ...byAttribute(outcomes),
    apart(counts.outcomes),
  ];
}

function byProvider(lists: readonly CrossCount[], naming: Naming): Table[] {
  const dimension = { name: 'provider', members: providerMembers(lists, naming) } as const;
  const values = (value: (count: CrossCount) => number) =>
    together(
      tally(lists, (count) => naming.provider(count.provider), value),
      tally(lists, (count) => naming.service(count.provider, count.service), value),
    );
  return [
    oneWayTable('by-provider', 'notices', dimension, values(notices), sum(lists.map(notices))),
    oneWayTable('items-by-provider', 'items', dimension, values(items), sum(lists.map(items))),
  ];
}

function byCategory(lists: readonly TypeCount[]): Table[] {
  const dimension = { name: 'category', members: categoryMembers(lists) } as const;
  const values = (value: (count: TypeCount) => number) =>
    together(
      tally(lists, (count) => count.category, value),
      tally(lists, subcategoryOf, value),
    );
  return [
    oneWayTable('by-category', 'notices', dimension, values(notices), sum(lists.map(notices))),
    oneWayTable('items-by-category', 'items', dimension, values(items), sum(lists.map(items))),
  ];
}

function byAction(lists: readonly OutcomeCount[]): Table[] {
  const all = sum(lists.map(notices));
  return (
    [
      ['by-action', (count: OutcomeCount) => count.action],
      ['by-first-action', (count: OutcomeCount) => count.firstAction],
    ] as const
  ).map(([id, of]) => {
    const values = tally(lists, of, notices);
    return oneWayTable(id, 'notices', { name: 'action', members: actionMembers(values) }, withGroups(values), all);
  });
}

/** An action in part touched some items only; the others of its notice stand under NOT_COVERED. */
function itemsByAction(lists: readonly OutcomeCount[]): Table {
  const touched = (count: OutcomeCount) => (count.inPart ? count.itemsAffected : count.items);
  const values = tally(lists, (count) => count.action, touched);
  const notCovered = sum(lists.map((count) => count.items - touched(count)));
  const members: Member[] = [...actionMembers(values), ...(notCovered > 0 ? flat([NOT_COVERED]) : [])];
  const withRest = new Map([...withGroups(values), [NOT_COVERED, notCovered]]);
  return oneWayTable('items-by-action', 'items', { name: 'action', members }, withRest, sum(lists.map(items)));
}

/** Every action a notice got: one notice may stand in several rows. */
function allActions(counts: Counts): Table {
  const values = tally(
    counts.allActions,
    (count) => count.action,
    (count) => count.notices,
  );
  // A notice that could not be delivered was never submitted: it stands apart, not here.
  const codes = actions().flatMap(({ code, group }) => (group === 'not_submitted' ? [] : [code]));
  const members = flat(codes.filter((code) => (values.get(code) ?? 0) > 0));
  return overlappingTable('all-actions', { name: 'action', members }, values);
}

function byMonth(lists: readonly OutcomeCount[], period: Period): Table {
  const values = tally(lists, (count) => count.month ?? NOT_KNOWN, notices);
  const months = [...monthsOf(period), ...(values.has(NOT_KNOWN) ? [NOT_KNOWN] : [])];
  return oneWayTable('by-month', 'notices', { name: 'month', members: flat(months) }, values, sum(lists.map(notices)));
}

/** First day of each bucket and its code. */
const DELAYS = [
  [31, 'd31'],
  [8, 'd8-30'],
  [4, 'd4-7'],
  [2, 'd2-3'],
  [0, 'd0-1'],
] as const;

/** Notices acted on or refused whose time is known, by the days within which the decision came; its total is the number of cases. */
function timeToDecision(counts: Counts): Table {
  const values = tally(
    counts.durations,
    (duration) => DELAYS.find(([first]) => inDays(duration) >= first)?.[1] ?? 'd0-1',
    (duration) => duration.notices,
  );
  const members = flat(DELAYS.map(([, code]) => code).reverse());
  return oneWayTable('time-to-decision', 'notices', { name: 'delay', members }, values, total(values));
}

/** One number for each code, with the sum of all. */
function attributeTable<T extends Pick<Count, 'notices'>>(
  id: string,
  name: DimensionName,
  codes: readonly string[],
  base: readonly T[],
  of: (count: T) => string,
): Table {
  const values: Tally = tally(base, of, notices);
  return oneWayTable(id, 'notices', { name, members: flat(codes) }, values, sum(base.map(notices)));
}

function byArea(lists: readonly TypeCount[]): Table {
  return attributeTable('by-area', 'in-area', IN_AREA, lists, (count) => count.inArea);
}

/**
 * Tables by one attribute. The ground is the base of an action taken, so it is told of the notices acted on; automated means
 * are told of decisions (Article 16(6)), so of the notices acted on or refused.
 */
function byAttribute(lists: readonly OutcomeCount[]): Table[] {
  const acted = lists.filter((count) => groupOf(count.action) === 'action');
  const decided = lists.filter((count) => ['action', 'no_action'].includes(groupOf(count.action)));
  const table = attributeTable<OutcomeCount>;
  return [
    table('by-setting', 'setting', SETTINGS, lists, (count) => count.setting),
    table('by-completeness', 'complete', ANSWERS, lists, (count) => count.complete),
    table('by-assessment', 'assessed-by-two', ANSWERS, lists, (count) => count.assessedByTwo),
    table('by-ground', 'ground', GROUNDS, acted, (count) => count.ground),
    table('by-automation', 'automated', AUTOMATED, decided, (count) => count.automated),
  ];
}

/** What was logged and stands outside the lists; with them it adds up to all that was logged. */
function apart(counts: readonly OutcomeCount[]): Table {
  const values = tally(counts, apartOf, notices);
  return oneWayTable('apart', 'notices', { name: 'apart', members: flat(APART) }, values, total(values));
}
