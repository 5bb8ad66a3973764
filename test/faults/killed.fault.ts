// `kill -9` at random moments: whatever was under way, the log is whole afterwards and holds all of the act or nothing of it, a package or
// copy beside it is whole or absent, and the act done once more comes to the same end as if nothing had happened.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Act, actsOf, besides, filesOf } from './acts.ts';
import { type Digest, differing, digestOf, isSame } from './digest.ts';
import { doctor } from './doctor.ts';
import { tell } from './figures.ts';
import { type Engine, openPlaces, type Place, type Places, RECORDS } from './places.ts';
import { hasProcessorTime, processorMs } from './processor-time.ts';
import { mistakeIn, type Running, wait } from './program.ts';
import { type Server, startServer } from './server.ts';

const SEED = Number(process.env['ARTICLE22_FAULT_SEED'] || Date.now() % 1_000_000);

/** Kills of each act, more than 200 of them before the act has ended by itself. On PostgreSQL the program is killed, not the server. */
const SHARES: Readonly<Record<Engine, Readonly<Record<string, number>>>> = {
  sqlite: {
    import: 26,
    'import of a newer export': 6,
    undo: 16,
    'decision by hand': 18,
    'decision on many': 6,
    draft: 16,
    check: 4,
    'sign-off': 4,
    publish: 18,
    retention: 16,
    forgetting: 4,
    backup: 6,
    restore: 6,
    migration: 24,
    'making the log': 4,
  },
  postgres: {
    import: 10,
    undo: 8,
    'decision by hand': 6,
    'decision on many': 4,
    draft: 6,
    publish: 6,
    retention: 8,
    migration: 12,
    'making the log': 4,
  },
};
const ALL = Object.values(SHARES)
  .flatMap((of) => Object.values(of))
  .reduce((sum, share) => sum + share);

/** How many in all, over acts and engines. */
const KILLS = Number(process.env['ARTICLE22_FAULT_KILLS'] || ALL);

/** A little longer than an undisturbed act took: no two work equally long. */
const LATEST = 1.02;

/** Kills at the same time, each on a log of its own: moments are told in processor time. */
const LANES = 2;
/** After so many kills the act is done again. */
const AGAIN_ONE_IN = 3;

let places: Places;
let server: Server;
beforeAll(async () => {
  server = await startServer();
  places = openPlaces(server);
  console.log(`killed: ${KILLS} kills, seed ${SEED} (ARTICLE22_FAULT_SEED draws the same moments again)`);
});
afterAll(async () => {
  await places?.clear();
  await server?.close();
});

interface Landed {
  before: number;
  after: number;
  ended: number;
}

describe.each(Object.keys(SHARES) as Engine[])('killed on %s', (engine) => {
  const shares = SHARES[engine];
  it.for(Object.keys(shares))('%s', async (name, { task }) => {
    const act = actsOf(places).find((one) => one.name === name) as Act;
    const kills = Math.max(1, Math.round(((shares[name] ?? 0) * KILLS) / ALL));
    const told = await killAgainAndAgain(act, engine, kills);
    const { before, after, ended } = told.landed;
    console.log(`killed: ${engine} | ${name} | ${told.kills} | ${before} | ${after} | ${ended} | ${Math.round(told.ms)} ms`);
    tell(task, {
      title: 'Kills',
      note: `Seed ${SEED}; import of ${RECORDS.toLocaleString('en')} records. After each kill the log was opened, looked through and compared with the digest of all its tables before the act and after one that was not killed. “Before” and “after”: where the kill landed, seen from the commit; an act that had ended first was not killed.`,
      head: ['act', 'tried', 'killed', 'before', 'after', 'ended first', 'wrong'],
      rows: [[`${name} (${engine})`, told.kills, told.kills - ended, before, after, ended, told.findings.length].map(String)],
    });
    expect(told.findings).toEqual([]);
  });
});

interface Told {
  readonly kills: number;
  readonly landed: Landed;
  readonly findings: readonly string[];
  readonly ms: number;
}

async function killAgainAndAgain(act: Act, engine: Engine, kills: number): Promise<Told> {
  const normal = await undisturbed(act, engine);
  const landed: Landed = { before: 0, after: 0, ended: 0 };
  const findings: string[] = [];
  const moments = drawMoments(act, kills, randomOf(`${SEED} ${engine} ${act.name}`));
  const killOnce = async ({ aim, share }: Moment, i: number) => {
    const place = await placeFor(act, engine);
    const when = aim ? `when ${aim} is there` : `after ${Math.round(normal.ms * share)} ms`;
    const running = act.start(place);
    const wasEnded = aim ? await killAtSight(running, place, aim) : await killAfter(running, normal.ms * share);
    const { state, found } = await judge(act, place, normal, i % AGAIN_ONE_IN === AGAIN_ONE_IN - 1);
    landed[wasEnded ? 'ended' : state] += 1;
    findings.push(...found.map((one) => `kill ${i + 1}, ${when}, log as ${state}: ${one}`));
    await place.clear();
  };
  await Promise.all(
    Array.from({ length: LANES }, async (_, lane) => {
      for (const [i, moment] of moments.entries()) if (i % LANES === lane) await killOnce(moment, i);
    }),
  );
  return { kills, landed, findings, ms: normal.ms };
}

interface Moment {
  /** When a path of this kind is there; else after a share of the work. */
  readonly aim: RegExp | undefined;
  readonly share: number;
}

function drawMoments({ aims }: Act, kills: number, random: () => number): Moment[] {
  return Array.from({ length: kills }, (_, i) => {
    const aim = aims && i % 3 === 2 ? aims[Math.floor(random() * aims.length)] : undefined;
    // The last part is where most is at stake: two moments of three are drawn from it.
    const earliest = [0.1, 0.6, 0.85][i % 3] ?? 0.1;
    return { aim, share: earliest + (LATEST - earliest) * random() };
  });
}

interface Normal {
  readonly before: Digest;
  readonly after: Digest;
  readonly besides: Readonly<Record<string, string>>;
  /** Of work. */
  readonly ms: number;
}

async function placeFor(act: Act, engine: Engine): Promise<Place> {
  const place = await places.at(act.from, engine);
  await act.prepare?.(place, places);
  return place;
}

async function undisturbed(act: Act, engine: Engine): Promise<Normal> {
  const place = await placeFor(act, engine);
  const before = await digestOf(place.address);
  const running = act.start(place);
  const ms = await workedMs(running);
  const { code, stderr } = await running.ended;
  expect(act.exits, stderr).toContain(code);
  const normal = { before, after: await digestOf(place.address), besides: besides(place), ms };
  if (act.name !== 'backup') expect(differing(before, normal.after), 'the act does something').not.toEqual([]);
  await place.clear();
  return normal;
}

type State = 'before' | 'after';

/** What is wrong after a kill, and in which state the log is. */
async function judge(act: Act, place: Place, normal: Normal, isDoneAgain: boolean): Promise<{ state: State; found: string[] }> {
  const now = await digestOf(place.address);
  const state = isSame(now, normal.before) ? 'before' : 'after';
  const isNew = act.isNew ?? false;
  const half = !isNew && state === 'after' ? differing(now, normal.after) : [];
  const found = half.length === 0 ? [] : [`neither all nor none: ${half} differ`];
  const isLookedAtLater = isNew || (act.isOld ?? false);
  if (!isLookedAtLater) found.push(...(await doctor(place)));
  const looked = await act.look?.(place);
  if (looked) found.push(looked);
  if (!isDoneAgain) return { state, found };
  const again = await act.start(place).ended;
  const exits = isNew ? [...act.exits, ...act.againExits] : state === 'before' ? act.exits : act.againExits;
  if (!exits.includes(again.code ?? -1)) found.push(`done again it ended with ${again.code}: ${again.stderr}`);
  const mistake = mistakeIn(again);
  if (mistake) found.push(`done again it says ${mistake}: ${again.stderr}`);
  if (isLookedAtLater) found.push(...(await doctor(place)));
  if (!isNew && (state === 'before' || !act.againDiffers)) found.push(...(await comparedEnd(act, place, normal)));
  return { state, found };
}

/** How the log and what stands beside it differ from an undisturbed act. */
async function comparedEnd(act: Act, place: Place, normal: Normal): Promise<string[]> {
  const withoutNumbers = place.engine === 'postgres';
  const end = await digestOf(place.address, { withoutNumbers });
  const differs = differing(end, withoutNumbers ? await wantedOn(act, place.engine) : normal.after);
  const found = differs.length === 0 ? [] : [`done again it comes to another end: ${differs} differ`];
  const left = besides(place);
  for (const [name, hash] of Object.entries(normal.besides)) if (left[name] !== hash) found.push(`done again ${name} is not the same`);
  const more = filesOf(place).filter((name) => /\.part|\.restoring/.test(name));
  if (more.length > 0) found.push(`done again, this still lies about: ${more}`);
  return found;
}

/** The end of an undisturbed act, without numbers of rows. */
const wantedWithout = new Map<string, Promise<Digest>>();

function wantedOn(act: Act, engine: Engine): Promise<Digest> {
  const key = `${engine} ${act.name}`;
  const known =
    wantedWithout.get(key) ??
    placeFor(act, engine).then(async (place) => {
      await act.start(place).ended;
      const digest = await digestOf(place.address, { withoutNumbers: true });
      await place.clear();
      return digest;
    });
  wantedWithout.set(key, known);
  return known;
}

/** Kills it when it has worked for so long, in processor time where the system tells it. True: it had ended by itself. */
async function killAfter(running: Running, ms: number): Promise<boolean> {
  const begun = performance.now();
  const worked = () => (hasProcessorTime() ? (processorMs(running) ?? 0) : performance.now() - begun);
  while (!running.hasEnded() && worked() < ms) await wait(2);
  return finish(running);
}

/** How long an undisturbed act works. */
async function workedMs(running: Running): Promise<number> {
  let most = 0;
  while (!running.hasEnded()) {
    most = Math.max(most, processorMs(running) ?? 0);
    await wait(5);
  }
  return hasProcessorTime() ? most : (await running.ended).ms;
}

async function killAtSight(running: Running, place: Place, aim: RegExp): Promise<boolean> {
  while (!running.hasEnded() && !filesOf(place).some((name) => aim.test(name))) await new Promise((resolve) => setImmediate(resolve));
  return finish(running);
}

async function finish(running: Running): Promise<boolean> {
  const wasEnded = running.hasEnded();
  running.kill();
  await running.ended;
  return wasEnded;
}

/** Numbers from 0 to 1, the same for the same text. */
function randomOf(text: string): () => number {
  let state = [...text].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 0x01000193), 0x811c9dc5);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
