// Fifty analysts on one server for two minutes, reading and writing over a million notices, some of them on the same ones: no error, no lost
// update, and the answers in time. Tells how long each kind of page took, and how much processor time and memory the server needed.
import { copyFileSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeBigLog } from '../big-log.ts';
import { answersTable } from './answers.ts';
import { copyToServer } from './copy-to-server.ts';
import { doctor } from './doctor.ts';
import { tell } from './figures.ts';
import { type Engine, openPlaces, type Place, type Places } from './places.ts';
import { lookAt } from './process-look.ts';
import { processorMs } from './processor-time.ts';
import { mistakeIn } from './program.ts';
import { type Server, startServer } from './server.ts';
import { missing, openTeam, within, work } from './team.ts';

/** Of the log that is made; a log that is given has its own. */
const NOTICES = Number(process.env['ARTICLE22_LOAD_NOTICES'] || 1_000_000);
const ANALYSTS = Number(process.env['ARTICLE22_LOAD_ANALYSTS'] || 50);
const SECONDS = Number(process.env['ARTICLE22_LOAD_SECONDS'] || 120);
/** Between two things that one analyst does. */
const PAUSE_MS = Number(process.env['ARTICLE22_LOAD_PAUSE_MS'] || 2000);
/** 95 of 100 answers come within this. */
const LIMIT_MS = Number(process.env['ARTICLE22_LOAD_LIMIT_MS'] || 250);

let server: Server;
let places: Places;
let big: Place;
let notices: number;
beforeAll(async () => {
  server = await startServer();
  places = openPlaces(server);
  big = await places.at('empty', 'sqlite');
  const given = process.env['ARTICLE22_BENCH_LOG'];
  if (given) copyFileSync(given, big.address);
  else await makeBigLog(big.address, NOTICES);
  const file = new SQLite(big.address, { readonly: true });
  notices = file.prepare<[], { n: number }>('select max(id) as n from notice').get()?.n ?? 0;
  file.close();
});
afterAll(async () => {
  await places?.clear();
  await server?.close();
});

async function placeOn(engine: Engine): Promise<Place> {
  if (engine === 'sqlite') return big;
  const place = await places.at('empty', 'postgres');
  await place.done(['init']);
  await copyToServer(big.address, place.address);
  return place;
}

// PostgreSQL first: its log is copied from the other one before anybody works on that.
describe.each(['postgres', 'sqlite'] as const)('on %s', (engine) => {
  it(`${ANALYSTS} analysts for ${SECONDS} seconds: no error, nothing lost, 95 of 100 answers within ${LIMIT_MS} ms`, async ({ task }) => {
    const place = await placeOn(engine);
    const team = await openTeam(place, ANALYSTS, notices);
    const pid = team.running.child.pid ?? 0;
    const [before, first] = [processorMs(team.running) ?? 0, lookAt(pid)];
    let [spentMs, last] = [0, first];
    try {
      await work(team.analysts, SECONDS, PAUSE_MS);
      spentMs = (processorMs(team.running) ?? before) - before;
      last = lookAt(pid);
    } finally {
      await team.end();
    }
    const timed = team.analysts.flatMap((one) => one.timed);
    const refused = team.analysts.reduce((sum, { acknowledged }) => sum + acknowledged.refused, 0);
    tell(
      task,
      {
        title: 'The team',
        note: `${ANALYSTS} analysts for ${SECONDS} s over ${notices.toLocaleString('en')} notices, ${PAUSE_MS} ms from one thing to the next; program, database and analysts on one computer. Refused: somebody else had changed the notice meanwhile. Wrong: answers that should not be. Processor time: of the program.`,
        head: ['engine', 'answers', 'refused', 'wrong', 'processor time an answer', 'memory, first and last', 'handles, first and last'],
        rows: [
          [
            engine,
            String(timed.length),
            String(refused),
            String(team.analysts.reduce((sum, { wrong }) => sum + wrong.length, 0)),
            `${(spentMs / Math.max(1, timed.length)).toFixed(1)} ms`,
            `${(first.residentBytes / 1e6).toFixed(0)} and ${(last.residentBytes / 1e6).toFixed(0)} MB`,
            `${first.handles} and ${last.handles}`,
          ],
        ],
      },
      answersTable(engine, timed),
    );

    expect(team.analysts.flatMap(({ wrong }) => wrong)).toEqual([]);
    expect(mistakeIn(await team.running.ended)).toBeNull();
    expect(await missing(place, team)).toEqual([]);
    expect(await doctor(place)).toEqual([]);
    expect(within(timed, 0.95)).toBeLessThanOrEqual(LIMIT_MS);
  });
});
