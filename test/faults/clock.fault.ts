// The clock was set back: what is recorded now comes after what was recorded then, nothing is lost or refused for good, and nobody stays
// signed in or shut out because of it.
import { fileURLToPath } from 'node:url';
import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { doctor } from './doctor.ts';
import { openPlaces, type Place, type Places } from './places.ts';
import { type Ended, mistakeIn } from './program.ts';
import { serve } from './site.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const CLOCK = fileURLToPath(new URL('./set-clock.mjs', import.meta.url));

let places: Places;
beforeAll(() => {
  places = openPlaces(null);
});
afterAll(() => places.clear());

/** By a clock that is wrong by so much. */
function at(place: Place, offsetMs: number, ...args: string[]): Promise<Ended> {
  return place.start(args, { node: ['--import', CLOCK], env: { FAULT_CLOCK_MS: String(offsetMs) } }).ended;
}

const day = (offsetMs: number) => new Date(Date.now() + offsetMs).toISOString().slice(0, 10);

function instantsOf(place: Place): string[] {
  const file = new SQLite(place.address, { readonly: true });
  const rows = file.prepare<[], { at: string }>('select at from audit order by id').all();
  file.close();
  return rows.map((row) => row.at);
}

it.each([
  ['an hour', HOUR_MS],
  ['forty days', 40 * DAY_MS],
  ['twenty years', 20 * 365 * DAY_MS],
])('set back by %s: acts go on, in the order in which they were done', async (_what, offsetMs) => {
  const place = await places.at('empty', 'sqlite');
  const add = (offset: number, reference: string) =>
    at(
      place,
      offset,
      'notice',
      'add',
      '--category',
      'STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE',
      '--sent',
      day(-2 * DAY_MS),
      '--reference',
      reference,
    );
  for (const ended of [await at(place, offsetMs, 'init'), await add(offsetMs, 'A-1'), await add(0, 'A-2'), await add(-DAY_MS, 'A-3')]) {
    expect([ended.code, ended.stderr]).toEqual([0, '']);
  }
  const decide = (offset: number, action: string) => at(place, offset, 'notice', 'decide', 'A-1', action, '--on', day(-DAY_MS));
  expect((await decide(offsetMs, 'NO_ACTION_NOT_FOUND')).code).toBe(0);
  expect((await decide(0, 'ACTION_REMOVED')).code).toBe(0);
  const instants = instantsOf(place);
  expect(instants).toEqual([...instants].sort());
  const { stdout } = await at(place, 0, '--json', 'notice', 'show', 'A-1');
  expect(stdout.indexOf('NO_ACTION_NOT_FOUND')).toBeLessThan(stdout.indexOf('ACTION_REMOVED'));
  for (const args of [['status'], ['import', 'list'], ['silence'], ['retention']]) {
    const ended = await at(place, 0, ...args);
    expect(mistakeIn(ended), ended.stderr).toBeNull();
    expect([0, 5], ended.stderr).toContain(ended.code);
  }
  // Of acts that lie ahead of the clock it tells.
  expect((await doctor(place)).filter((said) => !/: +NO +The last act bears the instant [^,]*, and the clock [^,]*$/.test(said))).toEqual(
    [],
  );
  await place.clear();
});

it('set back by an hour: what is entered now is in the draft of today', async () => {
  const place = await places.at('year', 'sqlite');
  const before = await totals(place, 0);
  const add = (offset: number, reference: string) =>
    at(
      place,
      offset,
      'notice',
      'add',
      '--service',
      'TikTok',
      '--category',
      'STATEMENT_CATEGORY_PROTECTION_OF_MINORS/KEYWORD_OTHER',
      '--sent',
      '2026-05-02',
      '--reference',
      reference,
    );
  const toFuture = Date.parse('2027-03-01T10:00:00Z') - Date.now();
  expect((await add(toFuture + HOUR_MS, 'A-1')).code).toBe(0);
  expect((await add(toFuture, 'A-2')).code).toBe(0);
  expect((await totals(place, toFuture)) - before).toBe(2);
  await place.clear();
});

/** Notices in the lists of a draft made by a clock that is wrong by so much; of the period that is over then. */
async function totals(place: Place, offsetMs: number): Promise<number> {
  const by = offsetMs === 0 ? Date.parse('2027-02-28T10:00:00Z') - Date.now() : offsetMs;
  const { code, stdout, stderr } = await at(place, by, '--json', 'draft', '--period', '2026');
  expect(code, stderr).toBe(0);
  const told = JSON.parse(stdout) as { report: { totals: { notices: number } } };
  return told.report.totals.notices;
}

it('a session that was opened by a clock far ahead does not outlast the day', async () => {
  const place = await places.at('filled', 'sqlite');
  const ahead = await serve(
    place,
    place.start(['serve', '--port', '0'], { node: ['--import', CLOCK], env: { FAULT_CLOCK_MS: String(365 * DAY_MS) } }),
  );
  expect((await ahead.get('/notices')).status).toBe(200);
  ahead.running.child.kill('SIGTERM');
  await ahead.running.ended;
  const now = await serve(place, place.start(['serve', '--port', '0'], { node: ['--import', CLOCK], env: { FAULT_CLOCK_MS: '0' } }));
  expect((await now.get('/notices')).status).toBe(200);
  // With the cookie of then: who comes must come in anew.
  const old = await fetch(`${now.origin}/notices`, {
    redirect: 'manual',
    headers: { cookie: ahead.cookie().replace(/-\d+=/, `-${new URL(now.origin).port}=`) },
  });
  expect(old.status).not.toBe(200);
  now.running.child.kill('SIGTERM');
  expect(mistakeIn(await now.running.ended)).toBeNull();
  await place.clear();
});

it('copies by the clock: one is made after it was set back, and the newest is not taken for an old one', async () => {
  const place = await places.at('filled', 'sqlite');
  expect((await at(place, 40 * DAY_MS, 'backup', 'ahead.sqlite')).code).toBe(0);
  expect((await at(place, 0, 'backup', 'now.sqlite')).code).toBe(0);
  expect((await at(place, 0, 'restore', 'now.sqlite', '--confirm')).code).toBe(0);
  expect((await at(place, 0, 'restore', 'ahead.sqlite', '--confirm')).code).toBe(0);
  expect(await doctor(place)).toEqual([]);
  await place.clear();
});
