// `kill -9` at random moments: whatever was under way, the log is whole afterwards and holds all of the act or nothing of it, a package or
// copy beside it is whole or absent, and the act done once more comes to the same end as if nothing had happened.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Act, actsOf, besides, filesOf } from './acts.ts';
import { type Digest, differing, digestOf, isSame } from './digest.ts';
import { doctor } from './doctor.ts';
import { type Engine, openPlaces, type Place, type Places } from './places.ts';
import { hasProcessorTime, processorMs } from './processor-time.ts';
import { mistakeIn, type Running, wait } from './program.ts';
import { type Server, startServer } from './server.ts';

/** How many in all, over acts and engines. */
const KILLS = Number(process.env['ARTICLE22_FAULT_KILLS'] || 250);
const SEED = Number(process.env['ARTICLE22_FAULT_SEED'] || Date.now() % 1_000_000);

/** Parts of all kills. On PostgreSQL the program is killed, not the server. */
const SHARES: Readonly<Record<Engine, Readonly<Record<string, number>>>> = {
  sqlite: {
    import: 26,
    'import of a newer export': 14,
    undo: 18,
    'decision by hand': 18,
    'decision on many': 16,
    draft: 8,
    check: 4,
    'sign-off': 6,
    publish: 10,
    retention: 18,
    forgetting: 10,
    backup: 12,
    restore: 18,
    migration: 18,
    'making the log': 10,
  },
  postgres: {
    import: 8,
    undo: 6,
    'decision by hand': 6,
    'decision on many': 4,
    draft: 2,
    publish: 3,
    retention: 5,
    migration: 6,
    'making the log': 4,
  },
};

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
  it.each(Object.keys(shares))('%s', async (name) => {
    const act = actsOf(places).find((one) => one.name === name) as Act;
    const all = Object.values(SHARES).flatMap((of) => Object.values(of));
    const kills = Math.max(1, Math.round(((shares[name] ?? 0) * KILLS) / all.reduce((sum, share) => sum + share)));
    const told = await killAgainAndAgain(act, engine, kills);
    console.log(
      `killed: ${engine} | ${name} | ${told.kills} | ${told.landed.before} | ${told.landed.after} | ${told.landed.ended} | ${Math.round(told.ms)} ms`,
    );
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
  const random = randomOf(`${SEED} ${engine} ${act.name}`);
  const normal = await undisturbed(act, engine);
  const landed: Landed = { before: 0, after: 0, ended: 0 };
  const findings: string[] = [];
  for (let i = 0; i < kills; i += 1) {
    const place = await placeFor(act, engine);
    const aim = act.aims && i % 3 === 2 ? act.aims[Math.floor(random() * act.aims.length)] : undefined;
    // The last part is where most is at stake: every other moment is drawn from it.
    const share = i % 2 === 0 ? 0.1 + 0.9 * random() : 0.6 + 0.4 * random();
    const when = aim ? `when ${aim} is there` : `after ${Math.round(normal.ms * share)} ms`;
    const running = act.start(place);
    const wasEnded = aim ? await killAtSight(running, place, aim) : await killAfter(running, normal.ms * share);
    const { state, found } = await judge(act, place, normal, !act.isLong || i % 3 === 2);
    landed[wasEnded ? 'ended' : state] += 1;
    findings.push(...found.map((one) => `kill ${i + 1}, ${when}, log as ${state}: ${one}`));
    await place.clear();
  }
  return { kills, landed, findings, ms: normal.ms };
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
