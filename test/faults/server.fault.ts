// The connection to PostgreSQL is lost, or the server falls and comes back, in the middle of an act and between two pages: a sentence with
// exit code 8, all or nothing in the log, and the next try goes through.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Act, actsOf } from './acts.ts';
import { type Digest, differing, digestOf, isSame } from './digest.ts';
import { doctor } from './doctor.ts';
import { openPlaces, type Place, type Places } from './places.ts';
import { type Ended, mistakeIn, type Running, wait } from './program.ts';
import { type Server, startServer } from './server.ts';
import { serve } from './site.ts';

let places: Places;
let server: Server;
beforeAll(async () => {
  server = await startServer();
  places = openPlaces(server);
});
afterAll(async () => {
  await places?.clear();
  await server?.close();
});

const databaseOf = ({ address }: Place) => address.replace(/^.*\//, '');
const connections = (place: Place) => `from pg_stat_activity where datname = '${databaseOf(place)}' and pid <> pg_backend_pid()`;

const WAYS: Readonly<Record<string, Cut>> = {
  'the connection is ended by the server': async (place) => {
    await server.query(`select pg_terminate_backend(pid) ${connections(place)}`);
  },
  'the server falls and comes back': async () => {
    await server.fall();
    await server.rise();
  },
};

/** When the program has been at its work for a while: it has a transaction open, or has ended. */
async function untilAtWork(running: Running, place: Place): Promise<void> {
  for (;;) {
    const [row] = await server.query(`select count(*)::int as n ${connections(place)} and xact_start is not null`);
    if (running.hasEnded() || Number(row?.['n']) > 0) return;
    await wait(10);
  }
}

function expectTold(ended: Ended): void {
  expect(mistakeIn(ended), ended.stderr).toBeNull();
  expect(ended.code, ended.stderr).toBe(8);
  expect(ended.stderr).toMatch(/server .*(does not answer|went away|was lost)|connection/i);
}

interface Normal {
  readonly before: Digest;
  readonly after: Digest;
  /** After it, without numbers of rows. */
  readonly loose: Digest;
  readonly ms: number;
}

async function undisturbed(act: Act): Promise<Normal> {
  const place = await places.at(act.from, 'postgres');
  const before = await digestOf(place.address);
  const { code, ms, stderr } = await act.start(place).ended;
  expect(act.exits, stderr).toContain(code);
  const normal = { before, after: await digestOf(place.address), loose: await digestOf(place.address, { withoutNumbers: true }), ms };
  await place.clear();
  return normal;
}

type Cut = (place: Place) => Promise<void>;

/** Cuts when the act has been at its work for this share of its time. */
async function cutLater(act: Act, place: Place, ms: number, cut: Cut): Promise<Ended> {
  const running = act.start(place);
  await untilAtWork(running, place);
  await Promise.race([wait(ms), running.ended]);
  await cut(place);
  return running.ended;
}

/** Cuts when the act has written and waits to write its line of the trail, which somebody else holds: in the middle of its transaction. */
async function cutAtTrail(act: Act, place: Place, cut: Cut): Promise<Ended> {
  const holder = new pg.Client({ connectionString: place.address });
  // It is cut off, too.
  holder.on('error', () => undefined);
  await holder.connect();
  await holder.query('begin; lock table audit in exclusive mode');
  const running = act.start(place);
  for (;;) {
    const [row] = await server.query(`select count(*)::int as n ${connections(place)} and wait_event_type = 'Lock'`);
    if (running.hasEnded() || Number(row?.['n']) > 0) break;
    await wait(10);
  }
  await cut(place);
  await holder.end().catch(() => undefined);
  return running.ended;
}

/** `share`: of the time the act takes; null: in the middle of its transaction. True: the program noticed, and said so. */
async function cutDuring(act: Act, normal: Normal, share: number | null, cut: Cut): Promise<boolean> {
  const place = await places.at(act.from, 'postgres');
  const ended = share === null ? await cutAtTrail(act, place, cut) : await cutLater(act, place, normal.ms * share * 0.5, cut);
  // Between two of its transactions a program may not notice at all.
  const isTold = !act.exits.includes(ended.code ?? -1);
  if (isTold) expectTold(ended);
  const now = await digestOf(place.address);
  const wasBefore = isSame(now, normal.before);
  if (!wasBefore) expect(differing(now, normal.after)).toEqual([]);
  expect(await doctor(place)).toEqual([]);
  const again = await act.start(place).ended;
  expect(wasBefore ? act.exits : act.againExits, again.stderr).toContain(again.code);
  if (wasBefore) expect(differing(await digestOf(place.address, { withoutNumbers: true }), normal.loose)).toEqual([]);
  await place.clear();
  return isTold;
}

describe.each(Object.keys(WAYS))('%s', (way) => {
  const cut = WAYS[way] as Cut;

  it.each(['import', 'undo', 'draft', 'publish', 'retention'])('during %s', async (name) => {
    const act = actsOf(places).find((one) => one.name === name) as Act;
    const normal = await undisturbed(act);
    const told: boolean[] = [];
    for (const share of [0.1, 0.7, null]) told.push(await cutDuring(act, normal, share, cut));
    expect(told.at(-1), 'in the middle of its transaction the program notices').toBe(true);
  });

  it('between two pages, and while a form is at work', async () => {
    const place = await places.at('filled', 'postgres');
    const site = await serve(place);
    expect((await site.get('/notices')).status).toBe(200);
    await cut(place);
    // A page that meets the end of its connection may say so once; then all is as before.
    const first = await site.get('/notices');
    expect([200, 503]).toContain(first.status);
    expect((await site.get('/notices')).status).toBe(200);
    await site.get(LIST);
    const look = await site.submit(LIST, DECISION);
    const expected = /name="expected" value="(\d+)"/.exec(look.html)?.[1] ?? '';
    const before = await digestOf(place.address);
    const sent = site.submit(LIST, { ...DECISION, expected, step: 'confirm' });
    await wait(150);
    await cut(place);
    const told = await sent;
    expect([200, 409, 422, 500, 503]).toContain(told.status);
    expect(told.html).not.toMatch(/^\s+at .*:\d+:\d+/m);
    const once = differing(await digestOf(place.address), before).includes('bulk');
    await site.get(LIST);
    if (!once) {
      const repeated = await site.submit(LIST, { ...DECISION, expected, step: 'confirm' });
      expect(repeated.status).toBe(200);
      expect(differing(await digestOf(place.address), before)).toContain('bulk');
    }
    site.running.child.kill('SIGTERM');
    const ended = await site.running.ended;
    expect(ended.code).toBe(0);
    expect(mistakeIn(ended), ended.stderr).toBeNull();
    expect(await doctor(place)).toEqual([]);
    await place.clear();
  });
});

const LIST = '/notices/bulk?answer=none';
const DECISION = {
  action: 'ACTION_REMOVED',
  decidedOn: '2026-10-01',
  decidedAt: '',
  effectiveOn: '',
  ground: 'not-stated',
  automated: 'not-stated',
  redressTold: 'not-recorded',
};

it('the server is down: acts and pages say so, and go on when it is up', async () => {
  const place = await places.at('filled', 'postgres');
  const site = await serve(place);
  await server.fall();
  try {
    for (const args of [['status'], ['import', 'list'], ['notice', 'decide', 'R-3', 'ACTION_REMOVED', '--on', '2026-09-01']]) {
      expectTold(await place.run(...args));
    }
    const page = await site.get('/notices');
    expect(page.status).toBe(503);
    expect(page.html).not.toMatch(/a mistake of the program|^\s+at .*:\d+:\d+/m);
  } finally {
    await server.rise();
  }
  expect((await site.get('/notices')).status).toBe(200);
  expect((await place.run('status')).code).toBe(0);
  site.running.child.kill('SIGTERM');
  const ended = await site.running.ended;
  expect(mistakeIn(ended), ended.stderr).toBeNull();
  await place.clear();
});
