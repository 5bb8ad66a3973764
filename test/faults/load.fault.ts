// Fifty analysts on one server for two minutes, reading and writing over a million notices, some of them on the same ones: no error, no lost
// update, and the answers in time. Prints how long each kind of page took, and how much processor time the server needed.
import { copyFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeBigLog } from '../big-log.ts';
import { copyToServer } from './copy-to-server.ts';
import { doctor } from './doctor.ts';
import { type Engine, openPlaces, type Place, type Places } from './places.ts';
import { processorMs } from './processor-time.ts';
import { mistakeIn } from './program.ts';
import { type Server, startServer } from './server.ts';
import { missing, openTeam, within, work } from './team.ts';

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
beforeAll(async () => {
  server = await startServer();
  places = openPlaces(server);
  big = await places.at('empty', 'sqlite');
  const given = process.env['ARTICLE22_BENCH_LOG'];
  if (given) copyFileSync(given, big.address);
  else await makeBigLog(big.address, NOTICES);
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
  it(`${ANALYSTS} analysts for ${SECONDS} seconds over ${NOTICES} notices: no error, nothing lost, 95 of 100 answers within ${LIMIT_MS} ms`, async () => {
    const place = await placeOn(engine);
    const team = await openTeam(place, ANALYSTS, NOTICES);
    const before = processorMs(team.running) ?? 0;
    let spentMs = 0;
    try {
      await work(team.analysts, SECONDS, PAUSE_MS);
      spentMs = (processorMs(team.running) ?? before) - before;
    } finally {
      await team.end();
    }
    const timed = team.analysts.flatMap((one) => one.timed);
    const refused = team.analysts.reduce((sum, { acknowledged }) => sum + acknowledged.refused, 0);
    const kinds = [...new Set(timed.map(({ kind }) => kind))].sort();
    const line = (name: string, some: typeof timed) =>
      `${name.padEnd(10)} ${String(some.length).padStart(6)} ${[0.5, 0.95, 0.99].map((share) => within(some, share).toFixed(0).padStart(6)).join(' ')}\n`;
    process.stdout.write(
      `\n${engine}: answers, and ms within which 50, 95 and 99 of 100 came; ${refused} refused because of another's change\n`,
    );
    for (const kind of kinds)
      process.stdout.write(
        line(
          kind,
          timed.filter((one) => one.kind === kind),
        ),
      );
    process.stdout.write(line('all', timed));
    process.stdout.write(`processor time of the server: ${(spentMs / Math.max(1, timed.length)).toFixed(1)} ms an answer\n`);

    expect(team.analysts.flatMap(({ wrong }) => wrong)).toEqual([]);
    expect(mistakeIn(await team.running.ended)).toBeNull();
    expect(await missing(place, team)).toEqual([]);
    expect(await doctor(place)).toEqual([]);
    expect(within(timed, 0.95)).toBeLessThanOrEqual(LIMIT_MS);
  });
});
