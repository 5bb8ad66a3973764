// A team at work on each engine for half an hour, both at the same time: neither memory nor open files and connections of the servers grow.
// Linux tells both.
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { makeBigLog } from '../big-log.ts';
import { answersTable } from './answers.ts';
import { copyToServer } from './copy-to-server.ts';
import { doctor } from './doctor.ts';
import { tell } from './figures.ts';
import { type Engine, openPlaces, type Place, type Places } from './places.ts';
import { type Look, lookAt } from './process-look.ts';
import { mistakeIn } from './program.ts';
import { type Server, startServer } from './server.ts';
import { missing, openTeam, type Team, work } from './team.ts';

const MINUTES = Number(process.env['ARTICLE22_SOAK_MINUTES'] || 30);
const NOTICES = Number(process.env['ARTICLE22_SOAK_NOTICES'] || 100_000);
/** On each engine. */
const ANALYSTS = Number(process.env['ARTICLE22_SOAK_ANALYSTS'] || 10);
const PAUSE_MS = Number(process.env['ARTICLE22_SOAK_PAUSE_MS'] || 1000);
/** Rounds of work, each followed by a look at the process. What is in memory for good is there after the first third. */
const ROUNDS = 30;
const MEMORY_MAX = 1.1;
const MEMORY_ROOM_BYTES = 32e6;
const HANDLES_ROOM = 5;

let server: Server;
let places: Places;
let onSqlite: Place;
let onServer: Place;
beforeAll(async () => {
  server = await startServer();
  places = openPlaces(server);
  onSqlite = await places.at('empty', 'sqlite');
  await makeBigLog(onSqlite.address, NOTICES);
  onServer = await places.at('empty', 'postgres');
  await onServer.done(['init']);
  await copyToServer(onSqlite.address, onServer.address);
});
afterAll(async () => {
  await places?.clear();
  await server?.close();
});

/** The least of some looks: what is left when memory was just cleared, and no request is under way. */
function least(looks: readonly Look[]): Look {
  return {
    residentBytes: Math.min(...looks.map((one) => one.residentBytes)),
    handles: Math.min(...looks.map((one) => one.handles)),
  };
}

const told = ({ residentBytes, handles }: Look) => `${(residentBytes / 1e6).toFixed(0)} MB, ${handles} handles`;

async function lookEveryRound(team: Team): Promise<Look[]> {
  const pid = team.running.child.pid ?? 0;
  const looks = [lookAt(pid)];
  for (let round = 0; round < ROUNDS; round += 1) {
    await work(team.analysts, (MINUTES * 60) / ROUNDS, PAUSE_MS);
    looks.push(lookAt(pid));
  }
  return looks;
}

async function soak(engine: Engine, place: Place, task: TestContext['task']): Promise<void> {
  const team = await openTeam(place, ANALYSTS, NOTICES);
  let looks: readonly Look[] = [];
  try {
    looks = await lookEveryRound(team);
  } finally {
    await team.end();
  }
  const thirds = [0, 1, 2].map((third) => least(looks.slice(1 + (third * ROUNDS) / 3, 1 + ((third + 1) * ROUNDS) / 3)));
  const [first, second, third] = thirds as [Look, Look, Look];
  const timed = team.analysts.flatMap((one) => one.timed);
  tell(
    task,
    {
      title: 'Memory and handles of the program',
      note: `${ANALYSTS} analysts on each engine for ${MINUTES} minutes, both at the same time, over ${NOTICES.toLocaleString('en')} notices, ${PAUSE_MS} ms from one thing to the next. Of a third of the time: the least that was seen.`,
      head: ['engine', 'answers', 'at the start', 'first third', 'second third', 'last third', 'at the end'],
      rows: [[engine, String(timed.length), ...[looks[0] ?? first, first, second, third, looks.at(-1) ?? third].map(told)]],
    },
    answersTable(engine, timed),
  );
  expect(team.analysts.flatMap(({ wrong }) => wrong)).toEqual([]);
  expect(mistakeIn(await team.running.ended)).toBeNull();
  expect(third.residentBytes, engine).toBeLessThanOrEqual(second.residentBytes * MEMORY_MAX + MEMORY_ROOM_BYTES);
  expect(third.handles, engine).toBeLessThanOrEqual(second.handles + HANDLES_ROOM);
  expect(await missing(place, team)).toEqual([]);
  expect(await doctor(place)).toEqual([]);
}

describe.skipIf(!existsSync('/proc/self/fd'))('a long run', () => {
  it(`${MINUTES} minutes: memory and handles do not grow, nothing is lost`, async ({ task }) => {
    const ended = await Promise.allSettled([soak('sqlite', onSqlite, task), soak('postgres', onServer, task)]);
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
  });
});
