// When the next copy of the log is due, and which of those in a folder stay. Pure: instants in, instants out.
import { EXIT, UserError } from '../error.ts';
import { addDays, type Day, dayIn, type Instant, monthOf, startOfDay } from './period.ts';

/** How many copies stay: the newest of so many days, weeks (from Monday) and months. */
export interface Keep {
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
}

export const KEEP_MAX = 999;
/** A week. */
export const HOURS_MAX = 168;

/** What `serve` does by itself. `at`: the hour of the day in the report's time zone. `paused`: nothing, until somebody confirms it. */
export interface BackupPlan {
  readonly folder: string;
  readonly every: { readonly hours: number } | { readonly at: number };
  readonly keep: Keep;
  readonly encrypt: boolean;
  readonly paused: boolean;
}

/** How the last attempts went. `error`: of the last one; `backup.unfinished` while it goes on, and for good where it was ended. */
export interface BackupState {
  readonly triedAt: Instant | null;
  readonly doneAt: Instant | null;
  readonly error: string | null;
}

export const UNFINISHED = 'backup.unfinished';
/** A copy was made, and the log it is of is not in order. */
export const OF_DAMAGED = 'backup.of-damaged';

const HOUR_MS = 3_600_000;
/** After a failure it is tried again so much later, where it is not due sooner anyway. */
const RETRY_MS = HOUR_MS / 2;
/** So long an attempt may go on. */
const UNFINISHED_MS = 2 * HOUR_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * `7d,4w,12m`: copies of so many days, weeks and months.
 *
 * @throws UserError `backup.keep`
 */
export function parseKeep(text: string): Keep {
  const parts = text.split(',').map((part) => /^\s*(\d{1,3})([dwm])\s*$/.exec(part));
  const of = (letter: string) => Number(parts.find((part) => part?.[2] === letter)?.[1] ?? 0);
  const keep = { daily: of('d'), weekly: of('w'), monthly: of('m') };
  const isTold = parts.every((part) => part !== null) && new Set(parts.map((part) => part?.[2])).size === parts.length;
  if (!isTold) throw unreadable();
  refuseNone(keep);
  return keep;
}

export function keepText({ daily, weekly, monthly }: Keep): string {
  return `${daily}d,${weekly}w,${monthly}m`;
}

/** @throws UserError `backup.keep` where nothing would stay */
export function refuseNone({ daily, weekly, monthly }: Keep): void {
  if (daily + weekly + monthly === 0) throw unreadable();
}

/**
 * Which of these stay. It does not go by how old they are: where none was made for a year, none goes. All of the newest day stay, too, so
 * that what went wrong in the morning can be undone in the evening.
 */
export function keptOf(copies: readonly Instant[], keep: Keep, zone: string): Set<Instant> {
  const newestFirst = [...new Set(copies)].sort().reverse();
  const kept = new Set<Instant>();
  const newestOf = (count: number, group: (day: Day) => string) => {
    const groups = new Set<string>();
    for (const at of newestFirst) {
      const name = group(dayIn(zone, at));
      if (groups.has(name)) continue;
      if (groups.size === count) return;
      groups.add(name);
      kept.add(at);
    }
  };
  newestOf(keep.daily, (day) => day);
  newestOf(keep.weekly, mondayOf);
  newestOf(keep.monthly, monthOf);
  const [newest] = newestFirst;
  for (const at of newestFirst) if (newest !== undefined && dayIn(zone, at) === dayIn(zone, newest)) kept.add(at);
  return kept;
}

function mondayOf(day: Day): Day {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -sinceMonday);
}

/** Is a copy to be made now? One of a log that is not in order is made as often as any. A clock that was set back must not stop it: what was done in the future was not done. */
export function isDue({ every, paused }: BackupPlan, { triedAt, doneAt, error }: BackupState, now: Instant, zone: string): boolean {
  if (paused) return false;
  const triedMs = triedAt === null || triedAt > now ? 0 : Date.parse(triedAt);
  if (error !== null && Date.parse(now) - triedMs < (error === UNFINISHED ? UNFINISHED_MS : RETRY_MS)) return false;
  const lastAt = error === OF_DAMAGED ? triedAt : doneAt;
  return lastAt === null || lastAt > now || dueAfter(every, lastAt, zone) <= now;
}

/** When the one after this is due. */
export function dueAfter(every: BackupPlan['every'], doneAt: Instant, zone: string): Instant {
  if ('hours' in every) return new Date(Date.parse(doneAt) + every.hours * HOUR_MS).toISOString();
  const onDay = (day: Day) => new Date(Date.parse(startOfDay(zone, day)) + every.at * HOUR_MS).toISOString();
  const day = dayIn(zone, doneAt);
  return onDay(day) > doneAt ? onDay(day) : onDay(addDays(day, 1));
}

/** What somebody has to be told. `late`: none was made although one was due more than a day ago. */
export type BackupTrouble = 'failed' | 'late' | 'paused';

/** `since`: when the plan was set; null: nobody knows. */
export function troubleOf(
  plan: BackupPlan | null,
  state: BackupState,
  now: Instant,
  zone: string,
  since: Instant | null = null,
): BackupTrouble | null {
  if (plan?.paused) return 'paused';
  const { error, triedAt, doneAt } = state;
  const isUnderWay = error === UNFINISHED && triedAt !== null && Date.parse(now) - Date.parse(triedAt) < UNFINISHED_MS;
  if (error !== null && !isUnderWay) return 'failed';
  // A plan that was just set had no day yet to be kept.
  const from = [doneAt, since]
    .filter((one) => one !== null)
    .sort()
    .at(-1);
  if (plan === null || from === undefined) return null;
  return Date.parse(now) - Date.parse(dueAfter(plan.every, from, zone)) > DAY_MS ? 'late' : null;
}

function unreadable(): UserError {
  return new UserError(
    'backup.keep',
    'Write how many copies stay as days, weeks and months, such as 7d,4w,12m; at least one must not be 0.',
    EXIT.usage,
  );
}
