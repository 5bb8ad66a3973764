// Many rows at once come back as they were given, on either engine, whichever way they went in.
import { describe, expect, it } from 'vitest';
import { type Cell, insertRows } from '../../src/log/insert-rows.ts';
import { updateRows } from '../../src/log/update-rows.ts';
import { writing } from '../../src/log/writing.ts';
import { ENGINES, preparedLog } from './engines.ts';
import { actor, notice, takeIn } from './world.ts';

const ODD = [
  'tab\tbetween',
  'line\nbreak',
  'carriage\rreturn',
  '\r\n',
  'back\\slash',
  '\\N',
  '\\.',
  '\n\\.\n',
  '\\t is no tab',
  '"quoted" and \'quoted\'',
  'comma, semicolon; $1 ? :name %s',
  'élan, Ωmega, 漢字, עברית',
  'an emoji 👩‍👩‍👧 of several signs',
  '',
  ' ',
  'null',
  '\u0001 and \u007f',
  'x'.repeat(300_000),
];
const oddAt = (i: number) => ODD[i % ODD.length] as string;
const AT = '2026-07-01T08:00:00.000Z';
const KNOWN = ['notice_id', 'kind', 'hash', 'tokens', 'weak', 'domain'] as const;
const OPEN = ['sent_on', 'service_id', 'channel', 'notices'] as const;

/** Rows of `known_value` of the first notice: texts, numbers, and domains that are empty, odd or not there. */
const knownRows = (count: number): Cell[][] =>
  Array.from({ length: count }, (_, i) => [1, 'locator', `hash ${i} ${oddAt(i).slice(0, 50)}`, i, i % 2, i % 3 === 0 ? null : oddAt(i)]);

describe.each(ENGINES)('on %s', (engine) => {
  const oneNotice = () => preparedLog(engine, 'a notice for rows', (log) => takeIn(log, [notice('R-1')]));
  const stored = async (log: Awaited<ReturnType<typeof oneNotice>>) => {
    const rows = await log.db.selectFrom('known_value').select(KNOWN).where('kind', '=', 'locator').execute();
    return new Map(rows.map((row) => [row.hash, KNOWN.map((column) => row[column])]));
  };
  const byHash = (rows: readonly Cell[][]) => new Map(rows.map((row) => [row[2] as string, row]));

  it.each(['refuse', 'leave'] as const)('rows keep every sign of their cells, few or many: %s', async (ifThere) => {
    const log = await oneNotice();
    for (const count of [3, 60]) {
      await writing(log, actor(AT), async (db) => {
        await db.deleteFrom('known_value').execute();
        await insertRows(db, 'known_value', KNOWN, knownRows(count), ifThere);
      });
      expect(await stored(log)).toEqual(byHash(knownRows(count)));
    }
    await log.close();
  });

  it('a row that is there already refuses all that was done in the same act', async () => {
    const log = await oneNotice();
    const rows = knownRows(60);
    await writing(log, actor(AT), (db) => insertRows(db, 'known_value', KNOWN, rows.slice(50)));
    const act = writing(log, actor(AT), async (db) => {
      await db.insertInto('setting').values({ name: 'of this act', value: 'x' }).execute();
      await insertRows(db, 'known_value', KNOWN, rows);
    });
    await expect(act).rejects.toThrow(/unique/i);
    expect(await stored(log)).toEqual(byHash(rows.slice(50)));
    expect(await log.db.selectFrom('setting').selectAll().where('name', '=', 'of this act').execute()).toEqual([]);
    await writing(log, actor(AT), (db) => insertRows(db, 'known_value', KNOWN, rows, 'leave'));
    expect(await stored(log), 'the log goes on afterwards').toEqual(byHash(rows));
    await log.close();
  });

  it('sums grow by what is added, and begin where there are none', async () => {
    const log = await oneNotice();
    const rows = (count: number) => Array.from({ length: count }, (_, i): Cell[] => ['2026-03-11', i, 'article-16', i + 1]);
    await writing(log, actor(AT), async (db) => {
      await insertRows(db, 'open_tally', OPEN, rows(30), { add: ['notices'] });
      await insertRows(db, 'open_tally', OPEN, rows(70), { add: ['notices'] });
      await insertRows(db, 'open_tally', OPEN, rows(2), { add: ['notices'] });
    });
    const kept = await log.db.selectFrom('open_tally').select(OPEN).where('sent_on', '=', '2026-03-11').orderBy('service_id').execute();
    expect(kept.map(({ notices }) => notices)).toEqual(rows(70).map((_, i) => (i + 1) * (1 + Number(i < 30) + Number(i < 2))));
    await log.close();
  });

  it('many notices get other values at once, and no others do', async () => {
    const log = await oneNotice();
    await takeIn(
      log,
      Array.from({ length: 40 }, (_, i) => notice(`S-${i}`, { ownLabel: 'before' })),
    );
    const all = await log.db.selectFrom('notice').selectAll().orderBy('id').execute();
    const rows = all.slice(5).map(({ id }, i) => ({ id, cells: [i % 4 === 0 ? null : oddAt(i), i + 2] }));
    await writing(log, actor(AT), (db) => updateRows(db, 'notice', ['own_label', 'items'], rows));
    const now = await log.db.selectFrom('notice').selectAll().orderBy('id').execute();
    const wanted = all.map((row, i) => {
      const cells = rows[i - 5]?.cells;
      return cells ? { ...row, own_label: cells[0], items: cells[1] } : row;
    });
    expect(now).toEqual(wanted);
    await log.close();
  });
});

it('what no text of PostgreSQL can hold is refused, and nothing of it stays', async () => {
  const log = await preparedLog('postgres', 'a notice for rows', (made) => takeIn(made, [notice('R-1')]));
  const rows = [...knownRows(40), [1, 'locator', 'a sign that is \u0000 nothing', 1, 0, null]];
  for (const ifThere of ['refuse', 'leave'] as const) {
    await expect(writing(log, actor(AT), (db) => insertRows(db, 'known_value', KNOWN, rows, ifThere))).rejects.toThrow();
  }
  expect(await log.db.selectFrom('known_value').selectAll().where('kind', '=', 'locator').execute()).toEqual([]);
  await log.close();
});

it('half of a sign becomes the same on every way into PostgreSQL', async () => {
  const log = await preparedLog('postgres', 'a notice for rows', (made) => takeIn(made, [notice('R-1')]));
  const rows = knownRows(90).map(([, kind, hash], i): Cell[] => [1, kind as string, `${i} ${hash}`, i, 0, 'half \ud83d of it']);
  await writing(log, actor(AT), async (db) => {
    await insertRows(db, 'known_value', KNOWN, rows.slice(0, 40));
    await insertRows(db, 'known_value', KNOWN, rows.slice(40, 80), 'leave');
    await insertRows(db, 'known_value', KNOWN, rows.slice(80));
  });
  const kept = await log.db.selectFrom('known_value').select('domain').where('kind', '=', 'locator').execute();
  expect(kept.map(({ domain }) => domain)).toEqual(rows.map(() => 'half \ufffd of it'));
  await log.close();
});
