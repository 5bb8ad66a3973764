// Two programs write at once: each waits, or says that another one writes (exit code 8); nothing is lost and nothing counted twice.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { differing, digestOf } from './digest.ts';
import { doctor } from './doctor.ts';
import { makeOldLog } from './old-logs.ts';
import { type Engine, openPlaces, type Place, type Places } from './places.ts';
import { type Ended, mistakeIn } from './program.ts';
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

const ENGINES: readonly Engine[] = ['sqlite', 'postgres'];
const TRIES = 200;

/** Does it until it goes through; whoever is refused is told that another one writes. Returns how often it had to wait. */
async function until(place: Place, args: readonly string[], exits: readonly number[]): Promise<number> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const ended = await place.run(...args);
    if (exits.includes(ended.code ?? -1)) return tries;
    expectLocked(ended);
  }
  throw new Error(`${args[0]} never went through`);
}

function expectLocked(ended: Ended): void {
  expect(mistakeIn(ended), ended.stderr).toBeNull();
  expect(ended.code, ended.stderr).toBe(8);
  expect(ended.stderr).toMatch(/Another (process|program)/);
}

const WITHOUT = { withoutNumbers: true };

describe.each(ENGINES)('on %s', (engine) => {
  const profile = () => join(places.inputs, 'profile.json');
  const first = () => ['import', join(places.inputs, 'fewer.csv'), '--profile', profile()];
  const second = () => ['import', join(places.inputs, 'other.csv'), '--profile', join(places.inputs, 'other.json')];

  it('two imports of different sources: both are in, as if one had come after the other', async () => {
    const place = await places.at('documents', engine);
    await Promise.all([until(place, first(), [4]), until(place, second(), [4])]);
    const other = await places.at('documents', engine);
    await other.done(first(), [4]);
    await other.done(second(), [4]);
    const order = differing(await digestOf(place.address, WITHOUT), await digestOf(other.address, WITHOUT));
    expect(order).toEqual([]);
    expect(await doctor(place)).toEqual([]);
    await Promise.all([place.clear(), other.clear()]);
  });

  it('the same file twice at once: its notices are there once', async () => {
    const place = await places.at('documents', engine);
    await Promise.all([until(place, first(), [4]), until(place, first(), [4])]);
    const once = await places.at('filled', engine);
    const tables = differing(await digestOf(place.address, WITHOUT), await digestOf(once.address, WITHOUT));
    // Either the second found the same file, or it took it in and found nothing new.
    expect(tables.filter((table) => !['import', 'audit', 'setting', 'telling'].includes(table))).toEqual([]);
    expect(await doctor(place)).toEqual([]);
    await Promise.all([place.clear(), once.clear()]);
  });

  it('decisions while a file comes in: none is lost', async () => {
    const place = await places.at('filled', engine);
    const references = ['R-3', 'R-6', 'R-9', 'R-12'];
    await Promise.all([
      until(place, second(), [4]),
      (async () => {
        for (const reference of references)
          await until(place, ['notice', 'decide', reference, 'ACTION_REMOVED', '--on', '2026-09-01', '--source', 'faults'], [0]);
      })(),
    ]);
    for (const reference of references) {
      const { stdout } = await place.run('--json', 'notice', 'show', reference, '--source', 'faults');
      expect(stdout.match(/2026-09-01/g)?.length ?? 0, reference).toBeGreaterThan(0);
    }
    const { stdout } = await place.run('--json', 'import', 'list');
    expect((JSON.parse(stdout) as unknown[]).length).toBe(2);
    expect(await doctor(place)).toEqual([]);
    await place.clear();
  });

  it('two decisions on one notice at the same moment: both are in its history', async () => {
    const place = await places.at('filled', engine);
    const days = ['2026-09-01', '2026-09-02', '2026-09-03'];
    await Promise.all(days.map((day) => until(place, ['notice', 'decide', 'R-3', 'ACTION_REMOVED', '--on', day], [0])));
    const { stdout } = await place.run('--json', 'notice', 'show', 'R-3');
    for (const day of days) expect(stdout).toContain(day);
    expect(await doctor(place)).toEqual([]);
    await place.clear();
  });

  it('an old log opened by several at once is brought up to date once', async () => {
    const place = await places.at('empty', engine);
    await makeOldLog(place.address, engine, '003-sendings', await places.model('filled', 'sqlite'));
    const ended = await Promise.all([place.run('status'), place.run('status'), place.run('status')]);
    for (const one of ended) if (one.code !== 0) expectLocked(one);
    expect(ended.map(({ code }) => code)).toContain(0);
    expect((await place.run('status')).code).toBe(0);
    expect(await doctor(place)).toEqual([]);
    await place.clear();
  });

  it('a log made by several at once is made once', async () => {
    const place = await places.at('empty', engine);
    const ended = await Promise.all([place.run('init'), place.run('init'), place.run('init')]);
    for (const one of ended) {
      expect(mistakeIn(one), one.stderr).toBeNull();
      expect([0, 6, 8], one.stderr).toContain(one.code);
    }
    // On a server two may say that they made it; it is one all the same.
    expect(ended.map(({ code }) => code)).toContain(0);
    if (engine === 'sqlite') expect(ended.filter(({ code }) => code === 0)).toHaveLength(1);
    expect((await place.run('status')).code).toBe(0);
    expect(await doctor(place)).toEqual([]);
    await place.clear();
  });

  it('two publish at once: one version, one package, whole', async () => {
    const place = await places.at('signed', engine);
    const ended = await Promise.all([place.run('publish', '--out', 'one'), place.run('publish', '--out', 'two')]);
    expect(ended.filter(({ code }) => code === 0)).toHaveLength(1);
    for (const one of ended) {
      expect(mistakeIn(one), one.stderr).toBeNull();
      expect([0, 6, 8], one.stderr).toContain(one.code);
    }
    const { stdout } = await place.run('--json', 'publication', 'list');
    expect(stdout.match(/"publicSha256"/g) ?? []).toHaveLength(1);
    const made = ended[0].code === 0 ? 'one' : 'two';
    expect((await place.run('verify', `${made}/submission.zip`)).code).toBe(0);
    expect(await doctor(place)).toEqual([]);
    await place.clear();
  });

  it('pages answer while a file comes in, and what is entered there waits or is refused in words', async () => {
    const place = await places.at('filled', engine);
    const site = await serve(place);
    await site.get('/settings');
    let isIn = false;
    const importing = until(place, second(), [4]).then(() => {
      isIn = true;
    });
    const seen: number[] = [];
    // Whoever sends a form says what stood in it before.
    let days = [7, 14];
    const change = async () => {
      const next = days.map((one) => one + 1);
      const sent = await site.post('/settings/reminders', { first: `${next[0]}`, again: `${next[1]}`, seen: days.join(' ') });
      if (sent.status < 400) days = next;
      return sent;
    };
    while (!isIn) {
      seen.push((await site.get('/notices')).status);
      const sent = await change();
      if (sent.status >= 400) expect(sent.html).toMatch(/Another (program|process)|writing/i);
    }
    await importing;
    expect(seen.filter((status) => status !== 200)).toEqual([]);
    expect((await change()).status).toBeLessThan(400);
    site.running.child.kill('SIGTERM');
    expect(mistakeIn(await site.running.ended)).toBeNull();
    expect(await doctor(place)).toEqual([]);
    await place.clear();
  });
});
