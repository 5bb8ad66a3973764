// The quarterly quality check and the early warning (Articles 22(6) and 23(3)): which notices are drawn, how far two classifications agree,
// and how often providers refused. Private; nothing of it is published unless the flagger enters it in the register.
import { createHash } from 'node:crypto';
import type { QualityCheck } from './independence.ts';
import type { Period } from './period.ts';

const DIGITS = 13;
const RANGE = 16 ** DIGITS;

/**
 * `size` different places in [0, population), in the order of drawing; all of them where there are no more. Number i is the first 13
 * hexadecimal digits of the SHA-256 of `SEED:i`, modulo the population; a number beyond the largest multiple of it is skipped, so every
 * place is equally likely, and anybody can work the sample out again.
 */
export function drawPlaces(seed: string, population: number, size: number): number[] {
  const places = new Set<number>();
  const fair = RANGE - (RANGE % Math.max(1, population));
  for (let i = 0; places.size < Math.min(size, population); i += 1) {
    const number = Number.parseInt(createHash('sha256').update(`${seed}:${i}`).digest('hex').slice(0, DIGITS), 16);
    if (number < fair) places.add(number % population);
  }
  return [...places];
}

/** Two classifications of one notice: `CATEGORY` and, where there is one, `CATEGORY/KEYWORD`. */
export interface Classified {
  readonly category: string;
  readonly subcategory: string | null;
}

export interface Compared {
  readonly position: number;
  readonly first: Classified;
  /** Null: could not be classified again. */
  readonly again: Classified | null;
}

export interface Agreement {
  /** Notices that were classified again; what the two rates rest on. */
  readonly compared: number;
  /** Of the sample: could not be classified again. */
  readonly notAgain: number;
  /** Of those compared: the same type. */
  readonly sameCategory: number;
  /** Of those compared: the same type and the same subcategory, or none both times. */
  readonly sameSubcategory: number;
  /** Shares in [0,1]; null where nothing was compared. */
  readonly categoryRate: number | null;
  readonly subcategoryRate: number | null;
  /** Cohen's kappa of the types: agreement beyond what chance would give, at most 1; null where chance alone would agree always. */
  readonly kappa: number | null;
  /** Every pair of codes that was met, the most frequent first. */
  readonly pairs: readonly Pair[];
}

interface Pair {
  readonly first: string;
  readonly again: string;
  readonly notices: number;
}

const finest = ({ category, subcategory }: Classified) => subcategory ?? category;

export function agreementOf(sample: readonly Compared[]): Agreement {
  const both = sample.flatMap(({ first, again }) => (again ? [{ first, again }] : []));
  const sameCategory = both.filter(({ first, again }) => first.category === again.category).length;
  const sameSubcategory = both.filter(({ first, again }) => finest(first) === finest(again)).length;
  const compared = both.length;
  return {
    compared,
    notAgain: sample.length - compared,
    sameCategory,
    sameSubcategory,
    categoryRate: compared === 0 ? null : sameCategory / compared,
    subcategoryRate: compared === 0 ? null : sameSubcategory / compared,
    kappa: kappaOf(both.map(({ first, again }) => [first.category, again.category])),
    pairs: pairsOf(both.map(({ first, again }) => [finest(first), finest(again)])),
  };
}

type TwoCodes = readonly [first: string, again: string];

function kappaOf(pairs: readonly TwoCodes[]): number | null {
  const all = pairs.length;
  if (all === 0) return null;
  const share = (side: 0 | 1, code: string) => pairs.filter((pair) => pair[side] === code).length / all;
  const codes = [...new Set(pairs.map(([first]) => first))];
  const byChance = codes.reduce((sum, code) => sum + share(0, code) * share(1, code), 0);
  if (byChance === 1) return null;
  return (pairs.filter(([first, again]) => first === again).length / all - byChance) / (1 - byChance);
}

function pairsOf(pairs: readonly TwoCodes[]): Pair[] {
  const counts = new Map<string, Pair>();
  for (const [first, again] of pairs) {
    const key = `${first} ${again}`;
    counts.set(key, { first, again, notices: (counts.get(key)?.notices ?? 0) + 1 });
  }
  return [...counts.entries()].sort(([a, one], [b, two]) => two.notices - one.notices || (a < b ? -1 : 1)).map(([, pair]) => pair);
}

/** What the register would say of a finished check (element `quality-check`); null where nothing was compared. */
export function registerCheck(period: Period, { compared, sameSubcategory }: Agreement): QualityCheck | null {
  return compared === 0 ? null : { period, sampled: compared, agreed: sameSubcategory };
}

/** Below so many decided notices a share says nothing. */
export const SHARE_BASE_MIN = 20;

/** Share in [0,1]; null where the base is too small to say anything. */
export function shareOf(count: number, base: number): number | null {
  return base < SHARE_BASE_MIN ? null : count / base;
}

/** How notices of one provider, one type or one month fared. Both refusals can cost the status when they are many (Article 22(6)). */
export interface RefusalRow {
  /** Code of the provider or type, or a month; null: not recorded. */
  readonly key: string | null;
  /** Name of a provider; null for types and months. */
  readonly name: string | null;
  /** Notices on which the provider took a decision: it acted or refused. What the shares rest on. */
  readonly decided: number;
  /** Refused because the notice was not precise or not substantiated enough. */
  readonly insufficient: number;
  /** Refused because the content is not illegal. */
  readonly notIllegal: number;
  /** In [0,1]; null: fewer than SHARE_BASE_MIN were decided. */
  readonly insufficientShare: number | null;
  readonly notIllegalShare: number | null;
}

export type RefusalCounts = Pick<RefusalRow, 'decided' | 'insufficient' | 'notIllegal'>;

export function refusalRow(key: string | null, name: string | null, counts: readonly RefusalCounts[]): RefusalRow {
  const sum = (of: keyof RefusalCounts) => counts.reduce((total, one) => total + one[of], 0);
  const [decided, insufficient, notIllegal] = [sum('decided'), sum('insufficient'), sum('notIllegal')];
  return {
    key,
    name,
    decided,
    insufficient,
    notIllegal,
    insufficientShare: shareOf(insufficient, decided),
    notIllegalShare: shareOf(notIllegal, decided),
  };
}

/** Decisions a provider took back after it was asked to look again, after a complaint (Article 20) or in a dispute (Article 21). */
export interface ReversalRow {
  readonly key: string | null;
  readonly name: string | null;
  /** Requests, complaints and disputes with a result. */
  readonly settled: number;
  readonly reversed: number;
  /** In [0,1]; null: fewer than SHARE_BASE_MIN were settled. */
  readonly share: number | null;
  /** Without a result yet. */
  readonly pending: number;
}

export interface EarlyWarning {
  readonly period: Period;
  readonly total: RefusalRow;
  /** Each list with most refusals first; months in order. */
  readonly byProvider: readonly RefusalRow[];
  readonly byCategory: readonly RefusalRow[];
  readonly byMonth: readonly RefusalRow[];
  readonly reversals: ReversalRow;
  readonly reversalsByProvider: readonly ReversalRow[];
}
