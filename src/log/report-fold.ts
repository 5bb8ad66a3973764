// Keeps the sums a report is counted from. They say what was held just before an instant (the setting `report-known-before`); whoever reads
// them adds what was recorded from then on (report-counts.ts), so a single act need not touch them. Imports and drafts fold in what is new.
import assert from 'node:assert';
import { CompiledQuery, sql } from 'kysely';
import { addDays, addMonths, type Day, type Instant } from '../model/period.ts';
import { insertInChunks } from './chunks.ts';
import { loadCodes } from './codes.ts';
import { type Db, type Engine, engineOf } from './db.ts';
import { addDelays, delaysText, placeOf, writeDelays } from './report-delays.ts';
import { changedIds, eachHeld, everyHeld, type HeldNotice, lastNotice, sentBetween, touchedIds } from './report-rows.ts';
import {
  addNotice,
  cellsOf,
  type DelayCell,
  delaysOf,
  noSums,
  REPORT_TALLIES,
  REPORT_TALLY_NAMES,
  type ReportSums,
  type ReportTally,
  SLICES,
  slicesAt,
  type Tallying,
} from './report-tally.ts';
import { readSetting, writeSetting } from './settings.ts';

const KNOWN_BEFORE = 'report-known-before';
const CUTS = 'report-cuts';
/** So much is held in memory; more is written and begun anew. */
const BYTES_MAX = 30_000_000;

/** What was recorded before this instant stands in the sums; null: they were never made. */
export function sumsKnowBefore(db: Db): Promise<Instant | null> {
  return readSetting(db, KNOWN_BEFORE);
}

/** How the kept sums are made. */
export async function loadTallying(db: Db): Promise<Tallying> {
  return { codes: await loadCodes(db), slices: slicesAt(await readCuts(db)), asOfOn: null };
}

/** Days at which a slice begins beside the first of each month. */
export async function readCuts(db: Db): Promise<readonly Day[]> {
  return (await readSetting(db, CUTS))?.split(' ') ?? [];
}

/**
 * For an import, before it writes: folds in what others left, so that the sums say what was held just before `now`, the instant it records.
 * Then it may add the notices it enters with `addNotice` and `writeSums`, and ends with `closeSums`.
 */
export async function openSums(db: Db, now: Instant): Promise<Tallying> {
  await foldSums(db, now);
  return loadTallying(db);
}

/** Ends what `openSums` began: folds in all this act did to notices before `freshFrom`, the first number it entered (null: it added none). */
export async function closeSums(db: Db, now: Instant, freshFrom: number | null): Promise<void> {
  const since = await sumsKnowBefore(db);
  assert.equal(since, now, 'the sums of the report were not opened by this act');
  const ids = freshFrom === null ? await touchedIds(db, now) : await changedIds(db, now, freshFrom);
  await foldNotices(db, ids, now, justAfter(now));
}

/** Brings the sums to what was held just before an instant, which is not earlier than what they say. */
export async function foldSums(db: Db, until: Instant): Promise<void> {
  const since = await sumsKnowBefore(db);
  if (since !== null && since >= until) return;
  const ids = since === null ? null : await touchedIds(db, since);
  // Each of them is read twice: as it was, and as it is.
  if (since === null || ids === null || ids.length * 2 > (await lastNotice(db)) + FEW) await makeSums(db, until);
  else await foldNotices(db, ids, since, until);
}

const FEW = 1_000;

/** Makes the sums from nothing but the notices. */
export async function makeSums(db: Db, until: Instant): Promise<void> {
  for (const table of [...REPORT_TALLY_NAMES, 'report_delay'] as const) await db.deleteFrom(table).execute();
  await addAll(db, everyHeld(db, until), await loadTallying(db), 1);
  await writeSetting(db, KNOWN_BEFORE, until);
}

async function foldNotices(db: Db, ids: readonly number[], since: Instant, until: Instant): Promise<void> {
  const tallying = await loadTallying(db);
  await addAll(db, eachHeld(db, ids, since), tallying, -1);
  await addAll(db, eachHeld(db, ids, until), tallying, 1);
  await writeSetting(db, KNOWN_BEFORE, until);
}

async function addAll(db: Db, chunks: AsyncIterable<readonly HeldNotice[]>, tallying: Tallying, sign: 1 | -1): Promise<void> {
  const sums = noSums();
  for await (const chunk of chunks) {
    for (const { notice, decisions } of chunk) addNotice(sums, notice, decisions, tallying, sign);
    if (sums.bytes > BYTES_MAX) await writeSums(db, sums);
  }
  await writeSums(db, sums);
}

/** Adds the cells to what is kept, and empties them. */
export async function writeSums(db: Db, sums: ReportSums): Promise<void> {
  for (const table of REPORT_TALLY_NAMES) {
    const { sums: summed } = REPORT_TALLIES[table];
    const cells = cellsOf(sums, table).filter((cell) => summed.some((name) => cell[name] !== 0));
    await insertInChunks(cells, (chunk) => {
      const values = chunk.flatMap((cell) => [...cell.at, ...summed.map((name) => cell[name])]);
      return db.executeQuery(CompiledQuery.raw(additionOf(engineOf(db), table, chunk.length), values));
    });
    if (cells.length > 0) await sql`delete from ${sql.table(table)} where notices = 0`.execute(db);
  }
  await writeDelays(db, delaysOf(sums));
  sums.places.clear();
  sums.bytes = 0;
}

/** The statement that adds so many cells to a table; written out, since building it of parts takes longer than running it. */
function additionOf(engine: Engine, table: ReportTally, rows: number): string {
  const { codes, sums } = REPORT_TALLIES[table];
  const key = [...SLICES, ...codes];
  const columns = [...key, ...sums];
  const place = (row: number, column: number) => (engine === 'sqlite' ? '?' : `$${row * columns.length + column + 1}`);
  const values = Array.from({ length: rows }, (_, row) => `(${columns.map((_name, column) => place(row, column)).join(', ')})`);
  const added = sums.map((name) => `${name} = ${table}.${name} + excluded.${name}`);
  return `insert into ${table} (${columns.join(', ')}) values ${values.join(', ')} on conflict (${key.join(', ')}) do update set ${added.join(', ')}`;
}

/** Lets slices begin on these days, so that a report whose period or status changes on one of them is counted from whole slices. */
export async function cutSlices(db: Db, days: readonly Day[]): Promise<void> {
  const before = await loadTallying(db);
  const fresh = [...new Set(days)].filter((day) => !before.slices.begins(day)).sort();
  if (fresh.length === 0) return;
  await writeSetting(db, CUTS, [...(await readCuts(db)), ...fresh].sort().join(' '));
  const since = await sumsKnowBefore(db);
  if (since === null) return;
  const after = await loadTallying(db);
  // A notice known as a span may lie in two of them.
  const ids = new Set<number>();
  for (const slice of new Set(fresh.map((day) => before.slices.of(day)))) {
    for (const id of await sentBetween(db, { first: slice, last: lastOfSlice(before, slice) }, since)) ids.add(id);
  }
  const sums = noSums();
  for await (const chunk of eachHeld(db, [...ids], since)) {
    for (const { notice, decisions } of chunk) {
      addNotice(sums, notice, decisions, before, -1);
      addNotice(sums, notice, decisions, after, 1);
    }
  }
  await writeSums(db, sums);
}

/** Last day of the slice that begins on a day. */
export function lastOfSlice({ slices }: Pick<Tallying, 'slices'>, first: Day): Day {
  let last = addDays(addMonths(`${first.slice(0, 7)}-01`, 1), -1);
  while (slices.of(last) !== first) last = addDays(slices.of(last), -1);
  return last;
}

function justAfter(now: Instant): Instant {
  return new Date(Date.parse(now) + 1).toISOString();
}

export interface ReportDifference {
  readonly table: ReportTally | 'report_delay';
  readonly which: 'kept' | 'missing';
  readonly row: Readonly<Record<string, unknown>>;
}

/** Every cell that making the sums anew would write otherwise; none where they were never made. */
export async function findReportDifferences(db: Db): Promise<ReportDifference[]> {
  const since = await sumsKnowBefore(db);
  if (since === null) return [];
  const tallying = await loadTallying(db);
  const right = noSums();
  for await (const chunk of everyHeld(db, since)) for (const { notice, decisions } of chunk) addNotice(right, notice, decisions, tallying);
  const found: ReportDifference[] = [];
  for (const table of REPORT_TALLY_NAMES) {
    const { codes, sums } = REPORT_TALLIES[table];
    const columns = [...SLICES, ...codes, ...sums];
    const wanted = new Set(cellsOf(right, table).map((cell) => JSON.stringify([...cell.at, ...sums.map((name) => cell[name])])));
    const { rows } = await sql<Record<string, string | number>>`select ${sql.raw(columns.join(', '))} from ${sql.table(table)}`.execute(db);
    for (const row of rows) {
      if (!wanted.delete(JSON.stringify(columns.map((name) => row[name])))) found.push({ table, which: 'kept', row });
    }
    for (const key of wanted) {
      const values = JSON.parse(key) as unknown[];
      found.push({ table, which: 'missing', row: Object.fromEntries(columns.map((name, i) => [name, values[i]])) });
    }
  }
  return [...found, ...(await delayDifferences(db, right))];
}

async function delayDifferences(db: Db, right: ReportSums): Promise<ReportDifference[]> {
  const wanted = new Map(delaysOf(right).map((cell) => [cell.at.join(' '), { at: cell.at, text: textOf(cell) }]));
  const found: ReportDifference[] = [];
  for (const row of await db.selectFrom('report_delay').selectAll().execute()) {
    const place = placeOf(row);
    if (wanted.get(place)?.text === row.delays) wanted.delete(place);
    else found.push({ table: 'report_delay', which: 'kept', row: { ...row } });
  }
  for (const { at, text } of wanted.values()) {
    const [first_on, last_on, service_id, delay_unit] = at;
    found.push({ table: 'report_delay', which: 'missing', row: { first_on, last_on, service_id, delay_unit, delays: text } });
  }
  return found;
}

function textOf(cell: DelayCell): string {
  const notices = new Map<number, number>();
  addDelays(notices, cell);
  return delaysText(notices);
}
