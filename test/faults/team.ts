// A team at work on the server: analysts side by side for some time, and afterwards a look whether the log holds all that was acknowledged.
import { openLog } from '../../src/log/database.ts';
import type { Db } from '../../src/log/db.ts';
import { addUser } from '../../src/log/users.ts';
import { type Analyst, openAnalyst, type Timed } from './analyst.ts';
import type { Place } from './places.ts';
import { type Running, wait } from './program.ts';

export interface Team {
  readonly running: Running;
  readonly analysts: readonly Analyst[];
  /** Items of each hot notice before anybody worked on it. */
  readonly itemsBefore: ReadonlyMap<number, number>;
  readonly end: () => Promise<void>;
}

/** Notices that a fifth of the work is about. */
const HOT = 5;

/** Starts `article22 serve` for a team, and lets so many sign in. */
export async function openTeam(place: Place, analysts: number, notices: number): Promise<Team> {
  const hot = Array.from({ length: HOT }, (_, i) => 1 + Math.floor((i * notices) / HOT));
  const log = await openLog(place.address);
  const now = '2027-01-31T12:00:00.000Z';
  const itemsBefore = new Map<number, number>();
  const starts: { login: string; name: string; start: string }[] = [];
  try {
    const rows = await log.db.selectFrom('notice').select(['id', 'items']).where('id', 'in', hot).execute();
    for (const { id, items } of rows) itemsBefore.set(id, items);
    for (let n = 1; n <= analysts; n += 1) {
      const who = { login: `analyst${n}`, name: `Analyst ${n}`, role: n === 1 ? 'admin' : 'analyst' } as const;
      starts.push({ ...who, start: (await addUser(log, who, { by: 'invented administrator', now })).startPassword });
    }
  } finally {
    await log.close();
  }
  const running = place.start(['--json', 'serve', '--listen', '127.0.0.1:0']);
  const origin = await originOf(running);
  const desk = { origin, notices, hot };
  const opened: Analyst[] = [];
  for (const who of starts) opened.push(await openAnalyst(desk, who));
  return {
    running,
    analysts: opened,
    itemsBefore,
    async end() {
      running.child.kill('SIGTERM');
      await running.ended;
    },
  };
}

async function originOf(running: Running): Promise<string> {
  let said = '';
  running.child.stdout?.on('data', (chunk) => {
    said += String(chunk);
  });
  for (;;) {
    const address = /"address": "([^"]+)"/.exec(said)?.[1];
    if (address) return new URL(address).origin;
    if (running.hasEnded()) throw new Error(`serve did not come up: ${(await running.ended).stderr}`);
    await wait(20);
  }
}

/** All work until the time is over; each pauses between two things, as people do. `pauseMs`: on average. */
export async function work(analysts: readonly Analyst[], seconds: number, pauseMs: number): Promise<void> {
  const end = performance.now() + seconds * 1000;
  await Promise.all(
    analysts.map(async ({ step }, n) => {
      await wait((pauseMs * n) / analysts.length);
      for (let i = 0; performance.now() < end; i += 1) {
        await step();
        // Half to one and a half times the pause, in a fixed order.
        await wait(pauseMs * (0.5 + ((n * 7 + i * 3) % 10) / 10));
      }
    }),
  );
}

/** Milliseconds within which this share of the answers came. */
export function within(timed: readonly Timed[], share: number): number {
  const sorted = timed.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** What was acknowledged and is not in the log, and what is there twice; nothing where nothing was lost. */
export async function missing(place: Place, { analysts, itemsBefore }: Team): Promise<string[]> {
  const log = await openLog(place.address);
  try {
    return [
      ...(await missingDecisions(log.db, analysts)),
      ...(await missingItems(log.db, analysts, itemsBefore)),
      ...(await missingNotices(log.db, analysts)),
    ];
  } finally {
    await log.close();
  }
}

async function missingDecisions(db: Db, analysts: readonly Analyst[]): Promise<string[]> {
  const rows = await db
    .selectFrom('decision')
    .select(['notice_id', 'recorded_by', db.fn.countAll<number | string>().as('n')])
    .where(
      'recorded_by',
      'in',
      analysts.map(({ name }) => name),
    )
    .groupBy(['notice_id', 'recorded_by'])
    .execute();
  const kept = new Map<string, number>(rows.map((row) => [`${row.recorded_by} ${row.notice_id}`, Number(row.n)]));
  const told = new Map<string, number>(
    analysts.flatMap(({ name, acknowledged }) => [...acknowledged.decisions].map(([id, n]) => [`${name} ${id}`, n] as const)),
  );
  return [...new Set([...kept.keys(), ...told.keys()])]
    .filter((key) => kept.get(key) !== told.get(key))
    .map((key) => `decisions of ${key}: ${told.get(key) ?? 0} acknowledged, ${kept.get(key) ?? 0} kept`);
}

async function missingItems(db: Db, analysts: readonly Analyst[], before: ReadonlyMap<number, number>): Promise<string[]> {
  const rows = await db
    .selectFrom('notice')
    .select(['id', 'items'])
    .where('id', 'in', [...before.keys()])
    .execute();
  return rows.flatMap(({ id, items }) => {
    const told = analysts.reduce((sum, { acknowledged }) => sum + (acknowledged.items.get(id) ?? 0), 0);
    const was = before.get(id) ?? 0;
    return items === was + told ? [] : [`notice ${id}: ${was} items, ${told} more acknowledged, ${items} kept`];
  });
}

async function missingNotices(db: Db, analysts: readonly Analyst[]): Promise<string[]> {
  const rows = await db
    .selectFrom('notice')
    .select(['reference', 'recorded_by'])
    // Notices that were changed bear the name of who changed them, too.
    .where('reference', 'like', 'analyst%')
    .where(
      'recorded_by',
      'in',
      analysts.map(({ name }) => name),
    )
    .execute();
  const kept = rows.map(({ reference, recorded_by: by }) => `${by}: ${reference}`).sort();
  const told = analysts.flatMap(({ name, acknowledged }) => acknowledged.entered.map((reference) => `${name}: ${reference}`)).sort();
  return [
    ...told.filter((one) => !kept.includes(one)).map((one) => `${one} is not kept`),
    ...kept.filter((one) => !told.includes(one)).map((one) => `${one} was not acknowledged`),
  ];
}
