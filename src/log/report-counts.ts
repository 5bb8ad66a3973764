// Counts a period for a report, from the kept sums: what differs from them (recorded since, dated later, in a slice that a border cuts) is
// read from the notices. Equal to the full count (counts.ts), but its time does not grow with the log.
import type { Counts } from '../model/count.ts';
import { addDays, type Day, type Instant } from '../model/period.ts';
import { loadCodes } from './codes.ts';
import { type CountQuestion, segmentDays } from './counts.ts';
import type { Db } from './db.ts';
import { mergeEqual } from './merge-equal.ts';
import { loadProviderBook } from './provider-book.ts';
import { cutSlices, foldSums, lastOfSlice, loadTallying, readCuts, sumsKnowBefore } from './report-fold.ts';
import { keptCells, keptDelays, placed, type Whole } from './report-kept.ts';
import { actionsOf, crossOf, durationsOf, isListed, outcomeOf, standingsOf, typeOf } from './report-lists.ts';
import { decidedAfter, eachHeld, type HeldNotice, lastNotice, sentBetween, touchedIds } from './report-rows.ts';
import {
  addNotice,
  type CountedNotice,
  cellsOf,
  delaysOf,
  noSums,
  type ReportSums,
  type ReportTally,
  slicesAt,
  type Tallying,
} from './report-tally.ts';

export type ReportQuestion = Omit<CountQuestion, 'touchedSince'>;

/** What a report is made from. Shapes: src/model/count.ts. */
export async function countForReport(db: Db, question: ReportQuestion): Promise<Counts> {
  const [codes, providers] = [await loadCodes(db), await loadProviderBook(db, question.knownBefore)];
  const days = segmentDays(question, providers);
  const reading = { codes, providers, question, days, standings: standingsOf({ question, days }) };
  const kept = await loadTallying(db);
  const borders = [...days, addDays(question.period.last, 1)];
  const broken = borders.filter((day) => !kept.slices.begins(day)).map((day) => kept.slices.of(day));
  const plan: Plan = { question, kept, cut: new Set(broken), since: await sumsKnowBefore(db) };
  // With every border a slice of its own begins, so that a cell lies in one segment, and in the period or outside.
  const cuts = await readCuts(db);
  const finer: Tallying = { codes, slices: slicesAt([...cuts, ...borders]), asOfOn: question.asOfOn };
  const differing = plan.since === null ? [] : await differingIds(db, question, plan.since);
  const isKept = plan.since !== null && differing.length * 2 <= (await lastNotice(db)) + FEW;
  const beside = isKept ? await countDiffering(db, plan, finer, differing) : await countAll(db, plan, finer);
  const cellsIn = async (table: ReportTally) => [
    ...(isKept ? await keptCells(db, plan, days, table) : []),
    ...cellsOf(beside, table).map((cell) => placed(cell, reading)),
  ];
  return {
    crossed: mergeEqual((await cellsIn('report_cross')).map((cell) => crossOf(cell, reading))),
    types: mergeEqual((await cellsIn('report_type')).map((cell) => typeOf(cell, reading))),
    outcomes: mergeEqual((await cellsIn('report_outcome')).map((cell) => outcomeOf(cell, reading))),
    durations: durationsOf(isKept ? await keptDelays(db, plan) : [], delaysOf(beside), reading),
    ...actionsOf(
      (await cellsIn('report_action')).filter((cell) => isListed(cell, reading)),
      codes,
    ),
  };
}

/**
 * For a draft, in its transaction: brings the sums up to `now` and lets slices begin where the question's borders lie, so that it and the next
 * ones are answered from whole slices.
 */
export async function prepareSums(db: Db, question: ReportQuestion, now: Instant): Promise<void> {
  await foldSums(db, now);
  const providers = await loadProviderBook(db, question.knownBefore);
  await cutSlices(db, [...segmentDays(question, providers), addDays(question.period.last, 1)]);
}

/** Where more differ, counting all is no slower: each of them is read twice. */
const FEW = 1_000;

interface Plan extends Whole {
  readonly question: ReportQuestion;
  readonly kept: Tallying;
  readonly since: Instant | null;
}

export async function differingIds(db: Db, { asOfOn, knownBefore }: ReportQuestion, since: Instant): Promise<number[]> {
  const touched = await touchedIds(db, since < knownBefore ? since : knownBefore);
  const dated = await decidedAfter(db, asOfOn, since > knownBefore ? since : knownBefore);
  return dated.length === 0 ? touched : [...new Set([...touched, ...dated])];
}

const sentOn = ({ spanDay }: ReportQuestion, notice: CountedNotice): Day =>
  spanDay === 'last' ? notice.sent_last_on : notice.sent_first_on;
const isIn = ({ period }: ReportQuestion, day: Day) => period.first <= day && day <= period.last;

/** What is to be added to the kept cells of whole slices: the notices that differ, and those of the slices that are cut. */
async function countDiffering(db: Db, { question, kept, cut, since }: Plan, finer: Tallying, ids: readonly number[]): Promise<ReportSums> {
  const sums = noSums();
  const isWhole = ({ notice }: HeldNotice) =>
    isIn(question, sentOn(question, notice)) && !cut.has(kept.slices.of(sentOn(question, notice)));
  for (const [instant, tallying, sign] of [
    [since ?? '', { ...finer, asOfOn: null }, -1],
    [question.knownBefore, finer, 1],
  ] as const) {
    for await (const chunk of eachHeld(db, ids, instant))
      for (const held of chunk) if (isWhole(held)) addNotice(sums, held.notice, held.decisions, tallying, sign);
  }
  for (const slice of cut) {
    const [first, last] = [slice < question.period.first ? question.period.first : slice, lastOfSlice(kept, slice)];
    await addSent(
      db,
      sums,
      { question: { ...question, period: { first, last: last < question.period.last ? last : question.period.last } } },
      finer,
    );
  }
  return sums;
}

async function countAll(db: Db, { question }: Plan, finer: Tallying): Promise<ReportSums> {
  const sums = noSums();
  await addSent(db, sums, { question }, finer);
  return sums;
}

/** Adds the notices of the period, read one by one. */
async function addSent(db: Db, sums: ReportSums, { question }: Pick<Plan, 'question'>, finer: Tallying): Promise<void> {
  const ids = await sentBetween(db, question.period, question.knownBefore);
  for await (const chunk of eachHeld(db, ids, question.knownBefore))
    for (const { notice, decisions } of chunk) if (isIn(question, sentOn(question, notice))) addNotice(sums, notice, decisions, finer);
}
