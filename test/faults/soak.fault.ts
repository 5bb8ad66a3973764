// A team at work on one server for half an hour: neither its memory nor its open files and connections grow. Linux tells both.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeBigLog } from '../big-log.ts';
import { copyToServer } from './copy-to-server.ts';
import { doctor } from './doctor.ts';
import { openPlaces, type Place, type Places } from './places.ts';
import { mistakeIn } from './program.ts';
import { type Server, startServer } from './server.ts';
import { missing, openTeam, work } from './team.ts';

/** Of both engines together. */
const MINUTES = Number(process.env['ARTICLE22_SOAK_MINUTES'] || 30);
const NOTICES = Number(process.env['ARTICLE22_SOAK_NOTICES'] || 100_000);
const ANALYSTS = Number(process.env['ARTICLE22_SOAK_ANALYSTS'] || 10);
const PAUSE_MS = Number(process.env['ARTICLE22_SOAK_PAUSE_MS'] || 300);
/** Rounds of work, each followed by a look at the process. What is in memory for good is there after the first third. */
const ROUNDS = 30;
const MEMORY_MAX = 1.1;
const MEMORY_ROOM_BYTES = 32e6;
const HANDLES_ROOM = 5;

let server: Server;
let places: Places;
let big: Place;
beforeAll(async () => {
  server = await startServer();
  places = openPlaces(server);
  big = await places.at('empty', 'sqlite');
  await makeBigLog(big.address, NOTICES);
});
afterAll(async () => {
  await places?.clear();
  await server?.close();
});

interface Look {
  readonly residentBytes: number;
  /** Open files, sockets and pipes. */
  readonly handles: number;
}

function lookAt(pid: number): Look {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return { residentBytes: Number(kilobytes) * 1024, handles: readdirSync(`/proc/${pid}/fd`).length };
}

/** The least of some looks: what is left when memory was just cleared, and no request is under way. */
function least(looks: readonly Look[]): Look {
  return {
    residentBytes: Math.min(...looks.map((one) => one.residentBytes)),
    handles: Math.min(...looks.map((one) => one.handles)),
  };
}

describe.skipIf(!existsSync('/proc/self/fd')).each(['postgres', 'sqlite'] as const)('on %s', (engine) => {
  it(`${ANALYSTS} analysts for ${MINUTES / 2} minutes: memory and handles do not grow, nothing is lost`, async () => {
    const place = engine === 'sqlite' ? big : await places.at('empty', 'postgres');
    if (engine === 'postgres') {
      await place.done(['init']);
      await copyToServer(big.address, place.address);
    }
    const team = await openTeam(place, ANALYSTS, NOTICES);
    const looks: Look[] = [];
    try {
      for (let round = 0; round < ROUNDS; round += 1) {
        await work(team.analysts, (MINUTES * 60) / 2 / ROUNDS, PAUSE_MS);
        looks.push(lookAt(team.running.child.pid ?? 0));
      }
    } finally {
      await team.end();
    }
    const [early, late] = [least(looks.slice(ROUNDS / 3, (ROUNDS * 2) / 3)), least(looks.slice((ROUNDS * 2) / 3))];
    const answers = team.analysts.reduce((sum, { timed }) => sum + timed.length, 0);
    const told = (look: Look) => `${(look.residentBytes / 1e6).toFixed(0)} MB and ${look.handles} handles`;
    process.stdout.write(`\n${engine}: ${answers} answers; second third ${told(early)}, last third ${told(late)}\n`);

    expect(team.analysts.flatMap(({ wrong }) => wrong)).toEqual([]);
    expect(mistakeIn(await team.running.ended)).toBeNull();
    expect(late.residentBytes).toBeLessThanOrEqual(early.residentBytes * MEMORY_MAX + MEMORY_ROOM_BYTES);
    expect(late.handles).toBeLessThanOrEqual(early.handles + HANDLES_ROOM);
    expect(await missing(place, team)).toEqual([]);
    expect(await doctor(place)).toEqual([]);
  });
});
