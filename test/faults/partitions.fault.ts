// Where one server is outgrown: notices in hash partitions on two more PostgreSQL servers. The same acts, the same log, the same report.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { besides } from './acts.ts';
import { differing, digestOf } from './digest.ts';
import { doctor } from './doctor.ts';
import { analyzeCut, CUT, cutLog } from './partitions.ts';
import { openPlaces, type Place, type Places } from './places.ts';
import { mistakeIn } from './program.ts';
import { type Server, startServer } from './server.ts';

let places: Places;
let server: Server;
let parts: Server[];
beforeAll(async () => {
  server = await startServer();
  parts = [await startServer(), await startServer()];
  places = openPlaces(server);
});
afterAll(async () => {
  await places?.clear();
  for (const one of [...(parts ?? []), server]) await one?.close();
});

const databaseOf = ({ address }: Place) => address.replace(/^.*\//, '');

/** A log without notices, of which everything that grows with them lies on the two other servers. */
async function cutPlace(): Promise<Place> {
  const place = await places.at('documents', 'postgres');
  const database = databaseOf(place);
  for (const part of parts) {
    await part.query(`create database ${database}`);
    const made = await place.start(['init'], { env: { ARTICLE22_LOG: part.address(database) } }).ended;
    expect(made.code, made.stderr).toBe(0);
  }
  await cutLog(server, parts, database);
  return place;
}

const sample = (name: string) => [
  'import',
  new URL(`../../samples/hotline/${name}.csv`, import.meta.url).pathname,
  '--profile',
  new URL(`../../samples/hotline/profile.${name}.json`, import.meta.url).pathname,
];

/** A year's work: three sources, a newer export of a fourth, decisions, an undo, forgetting, a report. */
const yearOf = (inputs: string): readonly (readonly string[])[] => {
  const faults = (file: string) => ['import', join(inputs, file), '--profile', join(inputs, 'profile.json')];
  return [
    ...['scart-style', 'helpdesk', 'tracker'].map(sample),
    faults('fewer.csv'),
    faults('later.csv'),
    ['notice', 'decide', 'R-3', 'ACTION_REMOVED', '--on', '2026-09-01'],
    ['import', 'undo', '5'],
    faults('later.csv'),
    ['forget', '--reference', 'R-7', '--confirm'],
    ['recount', '--check'],
    ['draft', '--period', '2026'],
    ['check'],
    ['check', 'resolve', '--all-reviews', '--reason', 'read in the invented sample'],
    ['check', 'sign-off'],
    ['publish', '--out', 'published'],
  ];
};

it('a year of work on three servers leaves the log and the report that one server leaves', async () => {
  const [cut, whole] = [await cutPlace(), await places.at('documents', 'postgres')];
  for (const args of yearOf(places.inputs)) {
    const [ended, expected] = [await cut.run(...args), await whole.run(...args)];
    expect(mistakeIn(ended), `${args.join(' ')}: ${ended.stderr}`).toBeNull();
    expect(ended.code, `${args.join(' ')}: ${ended.stderr}`).toBe(expected.code);
    expect(
      differing(await digestOf(cut.address, { withoutNumbers: true }), await digestOf(whole.address, { withoutNumbers: true })),
      args.join(' '),
    ).toEqual([]);
  }
  expect(besides(cut)).toEqual(besides(whole));
  for (const table of Object.keys(CUT)) {
    const counts = await Promise.all(parts.map((part) => part.query(`select count(*)::int as n from ${table}`, databaseOf(cut))));
    for (const [row] of counts) expect(row?.['n'], `${table} on each of them`).toBeGreaterThan(0);
  }
  expect(await doctor(cut)).toEqual([]);
  await Promise.all([cut.clear(), whole.clear()]);
});

it('notices meet their decisions where they lie, and sums are made part by part, of few and of many', async () => {
  const place = await cutPlace();
  const database = databaseOf(place);
  const planOf = async (statement: string) =>
    (await server.query(`explain (verbose) ${statement}`, database)).map((row) => String(row['QUERY PLAN'])).join('\n');
  for (const file of ['fewer.csv', 'many.csv']) {
    await place.done(['import', join(places.inputs, file), '--profile', join(places.inputs, 'profile.json')], [4]);
    await analyzeCut(server, parts, database);
    const joined = await planOf(
      `select n.id, d.action_id from notice n join decision d on d.notice_id = n.id where n.channel = 'article-16' and d.superseded_at is null`,
    );
    expect(joined.match(/Remote SQL: SELECT .* INNER JOIN public\.decision/g), `${file}: ${joined}`).toHaveLength(parts.length);
    // The first server asks for the rows and adds them up itself: postgres_fdw does not hand over sums that end elsewhere. A draft does not
    // ask for any, since the sums it is counted from lie on the first server. Sorted or not is the planner's choice.
    const summed = await planOf('select channel, count(*), sum(items) from notice where removed_at is null group by channel');
    expect(summed.match(/Partial (?:Hash|Group)Aggregate/g), `${file}: ${summed}`).toHaveLength(parts.length);
  }
  await place.clear();
});
