// Times to decision as the log keeps them: many in one text, since there are nearly as many as there are notices.
import { sql } from 'kysely';
import { insertInChunks } from './chunks.ts';
import type { Db } from './db.ts';
import type { DelayCell } from './report-tally.ts';

/** `3*12 15`: three took 12 units and one took 15. */
export function delaysText(notices: ReadonlyMap<number, number>): string {
  return [...notices]
    .filter(([, times]) => times !== 0)
    .sort(([a], [b]) => a - b)
    .map(([value, times]) => (times === 1 ? `${value}` : `${times}*${value}`))
    .join(' ');
}

/** Tells what a text says, time by time. Read figure by figure: a draft reads millions of times. */
function readDelaysText(text: string, tell: (value: number, times: number) => void): void {
  let [times, number] = [1, 0];
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : BLANK;
    if (code === STAR) [times, number] = [number, 0];
    else if (code === BLANK) {
      tell(number, times);
      times = 1;
      number = 0;
    } else number = number * 10 + (code - ZERO);
  }
}

const [BLANK, STAR, ZERO] = [' ', '*', '0'].map((one) => one.charCodeAt(0)) as [number, number, number];

/** Adds what a cell says. */
export function addDelays(notices: Map<number, number>, { more, fewer }: Pick<DelayCell, 'more' | 'fewer'>): void {
  for (const value of more) notices.set(value, (notices.get(value) ?? 0) + 1);
  for (const value of fewer) notices.set(value, (notices.get(value) ?? 0) - 1);
}

/** Three months in minutes: most times are shorter. */
const USUAL_BELOW = 129_600;

/** How many notices took how long. */
type TimedNotices = readonly [value: number, notices: number];

/**
 * Adds up the times of one group of texts and cells after the other, the shortest time first. Usual times are counted each in its place,
 * which takes a fraction of what a map takes, and lie in order there.
 */
export function delayAdder(): (texts: readonly string[], cells: readonly DelayCell[]) => TimedNotices[] {
  const usual = new Int32Array(USUAL_BELOW);
  return (texts, cells) => {
    let end = 0;
    const others = new Map<number, number>();
    const add = (value: number, times: number) => {
      if (value >= 0 && value < USUAL_BELOW) {
        usual[value] = (usual[value] ?? 0) + times;
        if (value >= end) end = value + 1;
      } else others.set(value, (others.get(value) ?? 0) + times);
    };
    for (const text of texts) readDelaysText(text, add);
    for (const { more, fewer } of cells) {
      for (const value of more) add(value, 1);
      for (const value of fewer) add(value, -1);
    }
    const sums = takeOut(usual, end);
    return others.size === 0 ? sums : [...sums, ...[...others].filter(([, notices]) => notices !== 0)].sort(([a], [b]) => a - b);
  };
}

/** What stands in the places before `end`, which are empty then. */
function takeOut(places: Int32Array, end: number): TimedNotices[] {
  const found: TimedNotices[] = [];
  for (let value = 0; value < end; value++) {
    const notices = places[value] ?? 0;
    if (notices !== 0) found.push([value, notices]);
  }
  places.fill(0, 0, end);
  return found;
}

/** Adds cells to what is kept. */
export async function writeDelays(db: Db, cells: readonly DelayCell[]): Promise<void> {
  await insertInChunks(cells, async (chunk) => {
    const places = sql.join(chunk.map(({ at: [first, last, service, unit] }) => sql`(${first}, ${last}, ${sql.lit(service)}, ${unit})`));
    const { rows } = await sql<Kept>`
      select first_on, last_on, service_id, delay_unit, delays from report_delay
      where (first_on, last_on, service_id, delay_unit) in (values ${places})`.execute(db);
    const kept = new Map(rows.map((row) => [placeOf(row), row.delays]));
    const texts = chunk.map(({ at, ...told }) => {
      const all = new Map<number, number>();
      addDelays(all, told);
      const before = kept.get(at.join(' '));
      if (before !== undefined) readDelaysText(before, (value, times) => all.set(value, (all.get(value) ?? 0) + times));
      return { first_on: at[0], last_on: at[1], service_id: at[2], delay_unit: at[3], delays: delaysText(all) };
    });
    await db
      .insertInto('report_delay')
      .values(texts)
      .onConflict((on) =>
        on.columns(['first_on', 'last_on', 'service_id', 'delay_unit']).doUpdateSet((eb) => ({ delays: eb.ref('excluded.delays') })),
      )
      .execute();
  });
  if (cells.length > 0) await db.deleteFrom('report_delay').where('delays', '=', '').execute();
}

interface Kept {
  readonly first_on: string;
  readonly last_on: string;
  readonly service_id: number;
  readonly delay_unit: string;
  readonly delays: string;
}

export function placeOf({ first_on, last_on, service_id, delay_unit }: Omit<Kept, 'delays'>): string {
  return [first_on, last_on, service_id, delay_unit].join(' ');
}
