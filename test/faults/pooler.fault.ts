// Behind a pooler that lends connections for one transaction at a time, all goes as without one: import, update, decision, draft, undo, pages,
// and several programs at once. Where PgBouncer is not installed there is nothing to test.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Act, actsOf } from './acts.ts';
import { differing, digestOf } from './digest.ts';
import { doctor } from './doctor.ts';
import { openPlaces, type Places } from './places.ts';
import { hasPooler, type Pooler, startPooler } from './pooler.ts';
import { mistakeIn } from './program.ts';
import { type Server, startServer } from './server.ts';
import { serve } from './site.ts';

const isThere = hasPooler();
if (!isThere) console.warn('PgBouncer is not installed (Debian: apt-get install pgbouncer): nothing is tested behind a pooler.');

let places: Places;
let server: Server;
let pooler: Pooler;
beforeAll(async () => {
  if (!isThere) return;
  server = await startServer();
  places = openPlaces(server);
  pooler = await startPooler(server);
});
afterAll(async () => {
  await pooler?.close();
  await places?.clear();
  await server?.close();
});

const WITHOUT = { withoutNumbers: true };
const ACTS = [
  'making the log',
  'import',
  'import of a newer export',
  'undo',
  'decision by hand',
  'decision on many',
  'draft',
  'check',
  'retention',
  'forgetting',
];

describe.skipIf(!isThere)('behind a pooler', () => {
  it.each(ACTS)('%s leaves the log as it does without one', async (name) => {
    const act = actsOf(places).find((one) => one.name === name) as Act;
    const place = await places.at(act.from, 'postgres');
    const straight = await places.at(act.from, 'postgres');
    for (const one of [pooler.before(place), straight]) {
      const ended = await act.start(one).ended;
      expect(mistakeIn(ended), ended.stderr).toBeNull();
      expect(act.exits, ended.stderr).toContain(ended.code);
    }
    // The key of a log is drawn when it is made, and no two are alike.
    const expected = act.isNew ? ['log_key', 'setting'] : [];
    const differ = differing(await digestOf(place.address, WITHOUT), await digestOf(straight.address, WITHOUT));
    expect(differ.filter((table) => !expected.includes(table))).toEqual([]);
    expect(await doctor(pooler.before(place))).toEqual([]);
    await Promise.all([place.clear(), straight.clear()]);
  });

  it('two imports, decisions and a draft at once: nothing is lost', async () => {
    const place = pooler.before(await places.at('filled', 'postgres'));
    const references = ['R-3', 'R-6', 'R-9'];
    const decide = (reference: string) =>
      place.done(['notice', 'decide', reference, 'ACTION_REMOVED', '--on', '2026-09-01', '--source', 'faults']);
    await Promise.all([
      place.done(['import', join(places.inputs, 'other.csv'), '--profile', join(places.inputs, 'other.json')], [4]),
      place.done(['import', join(places.inputs, 'later.csv'), '--profile', join(places.inputs, 'profile.json')], [4]),
      ...references.map(decide),
      place.done(['draft', '--period', '2026']),
    ]);
    for (const reference of references) {
      const { stdout } = await place.run('--json', 'notice', 'show', reference, '--source', 'faults');
      expect(stdout, reference).toContain('2026-09-01');
    }
    const { stdout } = await place.run('--json', 'import', 'list');
    expect(JSON.parse(stdout)).toHaveLength(3);
    expect(await doctor(place)).toEqual([]);
    await place.clear();
  });

  it('pages are shown, many at once', async () => {
    const place = pooler.before(await places.at('filled', 'postgres'));
    const site = await serve(place);
    const pages = await Promise.all(Array.from({ length: 12 }, () => site.get('/notices')));
    expect(pages.map(({ status }) => status)).toEqual(pages.map(() => 200));
    expect((await site.get('/')).status).toBe(200);
    site.running.child.kill('SIGTERM');
    const ended = await site.running.ended;
    expect(ended.code).toBe(0);
    expect(mistakeIn(ended), ended.stderr).toBeNull();
    await place.clear();
  });
});
