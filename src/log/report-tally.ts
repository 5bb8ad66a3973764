// What one notice adds to the sums a report is counted from. The sums and their columns stand here; what they hold is written and read by
// the files beside (report-fold.ts, report-counts.ts). Pure.
import type { Day } from '../model/period.ts';
import { type CodeTree, leafOf, leavesOf, setLeaf } from './code-tree.ts';
import type { Codes } from './codes.ts';

/** Each with the slices of the first and the last day of sending, the codes it is kept by, and what is summed. */
export const REPORT_TALLIES = {
  report_cross: { codes: ['channel', 'action_id', 'category_id', 'service_id'], sums: ['notices', 'items'] },
  report_type: { codes: ['channel', 'action_id', 'category_id', 'in_area', 'subcategory_id'], sums: ['notices', 'items'] },
  report_outcome: {
    codes: ['channel', 'action_id', 'first_action_id', 'ground', 'automated', 'in_part', 'setting', 'assessed_by_two', 'complete'],
    sums: ['notices', 'items', 'affected'],
  },
  report_action: { codes: ['action_id'], sums: ['notices'] },
} as const;
export type ReportTally = keyof typeof REPORT_TALLIES;
export const REPORT_TALLY_NAMES = Object.keys(REPORT_TALLIES) as readonly ReportTally[];
export const SLICES = ['first_on', 'last_on'] as const;

/** In `report_action`: notices with a later decision that has no day. */
export const LATER_UNDATED = 0;

/** One cell of a sum: `at` holds the two slices and then the codes, in the order of REPORT_TALLIES. */
export interface ReportCell {
  readonly at: readonly (string | number)[];
  notices: number;
  items: number;
  affected: number;
}

/**
 * Times to the decision that counts, one number a notice: those that come in, and those that are taken away. `at`: the two slices, service
 * and unit.
 */
export interface DelayCell {
  readonly at: readonly [Day, Day, number, string];
  readonly more: number[];
  readonly fewer: number[];
}

/** What is added to the sums, in memory. `bytes`: that it takes, roughly. */
export interface ReportSums {
  readonly places: Map<string, Place>;
  bytes: number;
}

const CELL_BYTES = 150;
const DELAY_BYTES = 10;

/** The cells of two slices. */
interface Place {
  readonly first: Day;
  readonly last: Day;
  readonly cells: Readonly<Record<ReportTally, CodeTree<ReportCell>>>;
  /** By unit and service. */
  readonly delays: Map<string, Map<number, DelayCell>>;
}

export function noSums(): ReportSums {
  return { places: new Map(), bytes: 0 };
}

export function cellsOf({ places }: ReportSums, table: ReportTally): ReportCell[] {
  return [...places.values()].flatMap(({ cells }) => leavesOf(cells[table]));
}

export function delaysOf({ places }: ReportSums): DelayCell[] {
  return [...places.values()].flatMap(({ delays }) => [...delays.values()].flatMap((services) => [...services.values()]));
}

/** What of a notice is counted; a `NoticeRow` holds it. */
export interface CountedNotice {
  readonly service_id?: number | null;
  readonly channel: string;
  readonly sent_first_on: Day;
  readonly sent_last_on: Day;
  readonly category_id: number;
  readonly subcategory_id?: number | null;
  readonly items: number;
  readonly in_area?: string | null;
  readonly setting: string;
  readonly assessed_by_two: string;
  readonly complete: string;
}

/** What of a decision is counted; a `DecisionRow` holds it. */
export interface CountedDecision {
  readonly action_id: number;
  readonly decision_order: string;
  readonly decided_first_on?: Day | null;
  readonly decided_last_on?: Day | null;
  readonly delay_value?: number | null;
  readonly delay_unit?: string | null;
  readonly ground: string;
  readonly automated: string;
  readonly items_affected?: number | null;
}

export interface Tallying {
  readonly codes: Pick<Codes, 'rankOf' | 'groupOf'>;
  readonly slices: Slices;
  /** Last day of the decisions that are counted; null: all. */
  readonly asOfOn: Day | null;
}

export interface Slices {
  /** First day of the slice in which a day lies. */
  of(day: Day): Day;
  /** Does a slice begin on this day? */
  begins(day: Day): boolean;
}

/** Months, cut at the given days. */
export function slicesAt(cuts: readonly Day[]): Slices {
  const days = [...new Set(cuts)].sort();
  const known = new Map<Day, Day>();
  const of = (day: Day): Day => {
    const month = `${day.slice(0, 7)}-01`;
    const cut = days.findLast((one) => one <= day);
    return cut !== undefined && cut > month ? cut : month;
  };
  return {
    of(day) {
      const found = known.get(day) ?? of(day);
      known.set(day, found);
      return found;
    },
    begins: (day) => day.endsWith('-01') || days.includes(day),
  };
}

/** Adds what a notice with these decisions (in the order of their numbers) gives, or with sign -1 takes it away. */
export function addNotice(
  sums: ReportSums,
  notice: CountedNotice,
  decisions: readonly CountedDecision[],
  tallying: Tallying,
  sign: 1 | -1 = 1,
): void {
  const { codes, slices } = tallying;
  const { known, main, first } = chosen(decisions, tallying);
  const { items, channel, category_id: category, setting, assessed_by_two: byTwo, complete } = notice;
  const [service, subcategory, inArea] = [notice.service_id ?? 0, notice.subcategory_id ?? 0, notice.in_area ?? ''];
  const [action, group] = main ? [main.action_id, codes.groupOf(main.action_id)] : [0, null];
  const [firstAction, ground, automated] = [first?.action_id ?? 0, main?.ground ?? 'not-stated', main?.automated ?? 'not-stated'];
  const touched = Math.min(main?.items_affected ?? items, items);
  const inPart = touched < items && group === 'action' ? 1 : 0;
  const place = placeOf(sums, slices.of(notice.sent_first_on), slices.of(notice.sent_last_on));
  const add = (table: ReportTally, ...codes: readonly (string | number)[]) => {
    const cell = cellAt(sums, place, table, codes);
    cell.notices += sign;
    cell.items += sign * items;
    cell.affected += sign * touched;
  };

  add('report_cross', channel, action, category, service);
  add('report_type', channel, action, category, inArea, subcategory);
  add('report_outcome', channel, action, firstAction, ground, automated, inPart, setting, byTwo, complete);
  if (channel !== 'article-16') return;
  if (main && (group === 'action' || group === 'no_action') && !isEmpty(main.delay_unit))
    addDelay(sums, place, service, main.delay_unit, main.delay_value ?? 0, sign);
  for (const [i, { action_id: own }] of known.entries()) {
    if (!known.some((other, j) => j < i && other.action_id === own)) add('report_action', own);
  }
  if (known.some((one) => one.decision_order === 'later' && isEmpty(one.decided_first_on))) add('report_action', LATER_UNDATED);
}

interface Chosen {
  /** Dated up to the as-of day, or without a day. */
  readonly known: readonly CountedDecision[];
  readonly main: CountedDecision | null;
  readonly first: CountedDecision | null;
}

/** As src/log/counts.ts numbers them: a later decision without a day cannot be placed in time, so it is known and not chosen. */
function chosen(decisions: readonly CountedDecision[], { codes, asOfOn }: Tallying): Chosen {
  const known = asOfOn === null ? decisions : decisions.filter(({ decided_first_on: on }) => isEmpty(on) || on <= asOfOn);
  let [main, first]: [CountedDecision | null, CountedDecision | null] = [null, null];
  for (const one of known) {
    if (isEmpty(one.decided_first_on) && one.decision_order !== 'first') continue;
    if (!main || isStronger(one, main, codes)) main = one;
    if (!first || isEarlier(one, first, codes)) first = one;
  }
  return { known, main, first };
}

function isEmpty(value: string | null | undefined): value is null | undefined {
  return value === null || value === undefined;
}

/** The one that counts is the latest dated one; actions decided on one day are ranked by strength. */
function isStronger(one: CountedDecision, other: CountedDecision, codes: Tallying['codes']): boolean {
  const [a, b] = [one.decided_last_on ?? '', other.decided_last_on ?? ''];
  return a === b ? codes.rankOf(one.action_id) < codes.rankOf(other.action_id) : a > b;
}

function isEarlier(one: CountedDecision, other: CountedDecision, codes: Tallying['codes']): boolean {
  if (one.decision_order !== other.decision_order) return one.decision_order === 'first';
  const [on, otherOn] = [one.decided_first_on ?? NEVER, other.decided_first_on ?? NEVER];
  return on === otherOn ? codes.rankOf(one.action_id) < codes.rankOf(other.action_id) : on < otherOn;
}

const NEVER: Day = '9999-12-31';

function placeOf({ places }: ReportSums, first: Day, last: Day): Place {
  const key = first === last ? first : `${first} ${last}`;
  let place = places.get(key);
  if (!place) {
    const cells = Object.fromEntries(REPORT_TALLY_NAMES.map((table) => [table, new Map() as CodeTree<ReportCell>]));
    place = { first, last, cells: cells as Place['cells'], delays: new Map() };
    places.set(key, place);
  }
  return place;
}

function cellAt(sums: ReportSums, place: Place, table: ReportTally, codes: readonly (string | number)[]): ReportCell {
  const tree = place.cells[table];
  const known = leafOf(tree, codes);
  if (known) return known;
  const cell = { at: [place.first, place.last, ...codes], notices: 0, items: 0, affected: 0 };
  setLeaf(tree, codes, cell);
  sums.bytes += CELL_BYTES;
  return cell;
}

function addDelay(sums: ReportSums, place: Place, service: number, unit: string, value: number, sign: 1 | -1): void {
  let services = place.delays.get(unit);
  if (!services) {
    services = new Map();
    place.delays.set(unit, services);
  }
  let cell = services.get(service);
  if (!cell) {
    cell = { at: [place.first, place.last, service, unit], more: [], fewer: [] };
    services.set(service, cell);
    sums.bytes += CELL_BYTES;
  }
  (sign === 1 ? cell.more : cell.fewer).push(value);
  sums.bytes += DELAY_BYTES;
}
