// Raw addresses and notes: kept only as the flagger asks, until their day, and seen by nothing but their own command.
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Log } from '../../src/log/db.ts';
import { readPrivate } from '../../src/log/private-texts.ts';
import { readRetention, setRule } from '../../src/log/retention.ts';
import { undoImport } from '../../src/log/undo.ts';
import { writing } from '../../src/log/writing.ts';
import type { KeepRule, KeptKind } from '../../src/model/retention.ts';
import { applyRetention } from '../../src/workflow.ts';
import { ENGINES, freshLog } from './engines.ts';
import { actor, day, notice, takeIn } from './world.ts';

const URL_1 = 'https://video.example/watch/abc';
const URL_2 = 'https://video.example/watch/def';
const withUrls = (reference: string, sentOn: string, ...urls: string[]) =>
  notice(reference, { sent: day(sentOn), known: urls.map((text) => ({ kind: 'url', text })), note: `about ${reference}` });

describe.each(ENGINES)('private texts on %s', (engine) => {
  let log: Log;
  beforeEach(async () => {
    log = await freshLog(engine);
  });
  afterEach(() => log.close());

  const rule = (kind: KeptKind, value: KeepRule | null) =>
    writing(log, actor('2026-05-01T08:00:00.000Z'), (db, at) => setRule(db, kind, value, at));
  const kept = async (reference: string) => {
    const { id } = await log.db.selectFrom('notice').select('id').where('reference', '=', reference).executeTakeFirstOrThrow();
    const { note, urls } = await readPrivate(log.db, id);
    return { note: note && [note.body, note.keepUntil], urls: urls.map(({ url, keepUntil }) => [url, keepUntil]) };
  };

  it('no raw address is kept unless a rule says so', async () => {
    await takeIn(log, [withUrls('a', '2026-03-10', URL_1)]);
    expect(await kept('a')).toEqual({ note: ['about a', null], urls: [] });
    expect(await log.db.selectFrom('known_value').select(['kind', 'domain']).execute()).toEqual([{ kind: 'url', domain: 'video.example' }]);
  });

  it('a rule in days counts from the day of sending, so an import of old notices keeps nothing that is due', async () => {
    await rule('urls', { days: 90 });
    await rule('notes', { days: 30 });
    await takeIn(log, [withUrls('new', '2026-05-20', URL_1, URL_2, URL_1), withUrls('old', '2025-01-10', URL_1)]);
    expect(await kept('new')).toEqual({
      note: ['about new', '2026-06-19'],
      urls: [
        [URL_1, '2026-08-18'],
        [URL_2, '2026-08-18'],
      ],
    });
    expect(await kept('old')).toEqual({ note: null, urls: [] });
  });

  it('addresses told anew take the place of the earlier ones', async () => {
    await rule('urls', { until: '2027-12-31' });
    await takeIn(log, [withUrls('a', '2026-05-20', URL_1)]);
    await takeIn(log, [withUrls('a', '2026-05-20', URL_2)], '2026-06-02T08:00:00.000Z');
    expect((await kept('a')).urls).toEqual([[URL_2, '2027-12-31']]);
  });

  it('an address of 5,000 characters is kept whole, beside one that begins alike', async () => {
    await rule('urls', { until: '2027-12-31' });
    // Random, so that no database can store it in less.
    const long = `${URL_1}?q=${randomBytes(2500).toString('hex')}`;
    await takeIn(log, [withUrls('a', '2026-05-20', long, `${long}0`)]);
    expect((await kept('a')).urls.map(([url]) => url)).toEqual([long, `${long}0`]);
  });

  it('a note the source has blank now is erased; one it does not tell at all stays', async () => {
    const blank = (reference: string, items = 1) => notice(reference, { sent: day('2026-05-20'), note: null, items });
    await takeIn(log, [withUrls('changed', '2026-05-20'), withUrls('same', '2026-05-20'), withUrls('other', '2026-05-20')]);
    await takeIn(log, [blank('changed', 2), blank('same')], '2026-06-02T08:00:00.000Z', false);
    expect([(await kept('changed')).note, (await kept('same')).note]).toEqual([
      ['about changed', null],
      ['about same', null],
    ]);
    const { outcomes } = await takeIn(log, [blank('changed', 3), blank('same')], '2026-06-03T08:00:00.000Z', true);
    expect(outcomes).toEqual(['updated', 'unchanged']);
    expect([(await kept('changed')).note, (await kept('same')).note, (await kept('other')).note]).toEqual([
      null,
      null,
      ['about other', null],
    ]);
  });

  it('an import that is undone takes its notes and addresses with it, but not those of notices another import tells', async () => {
    await rule('urls', { until: '2027-12-31' });
    await takeIn(log, [withUrls('both', '2026-05-20', URL_1)]);
    const { importId } = await takeIn(
      log,
      [withUrls('both', '2026-05-20', URL_1), withUrls('once', '2026-05-20', URL_2)],
      '2026-06-02T08:00:00.000Z',
    );
    const undo = () => writing(log, actor('2026-06-03T08:00:00.000Z'), (db, at) => undoImport(db, importId, at));
    expect(await undo()).toMatchObject({ removed: 1, toldElsewhere: 1 });
    expect(await kept('once')).toEqual({ note: null, urls: [] });
    expect(await kept('both')).toEqual({ note: ['about both', null], urls: [[URL_1, '2027-12-31']] });
    await takeIn(log, [withUrls('once', '2026-05-20', URL_2)], '2026-06-04T08:00:00.000Z');
    expect(await kept('once')).toEqual({ note: ['about once', null], urls: [[URL_2, '2027-12-31']] });
  });

  it('a rule holds for what is kept already, and off ends the day of notes only', async () => {
    await rule('urls', { days: 90 });
    await takeIn(log, [withUrls('a', '2026-05-20', URL_1)]);
    await rule('urls', { until: '2026-07-01' });
    await rule('notes', { days: 1 });
    expect(await kept('a')).toEqual({ note: ['about a', '2026-05-21'], urls: [[URL_1, '2026-07-01']] });
    await rule('notes', null);
    await rule('urls', null);
    expect(await kept('a')).toEqual({ note: ['about a', null], urls: [[URL_1, '2026-07-01']] });
  });

  it('what is due is told, erased the day after its last day, and not brought back by the same source', async () => {
    await rule('urls', { until: '2026-07-01' });
    await rule('notes', { until: '2026-08-01' });
    const told = [withUrls('a', '2026-05-20', URL_1), withUrls('b', '2026-05-20', URL_1, URL_2)];
    await takeIn(log, told);
    const due = async (today: string) =>
      (await readRetention(log.db, today)).map(({ kept, due, nextDueAfter }) => [kept, due, nextDueAfter]);
    expect(await due('2026-07-01')).toEqual([
      [3, 0, '2026-07-01'],
      [2, 0, '2026-08-01'],
    ]);
    expect(await due('2026-07-02')).toEqual([
      [3, 3, null],
      [2, 0, '2026-08-01'],
    ]);
    const { erased, swept } = await applyRetention(log, '2026-07-02', actor('2026-07-02T08:00:00.000Z'));
    expect([erased, swept]).toEqual([3, engine === 'sqlite' ? 'gone' : 'server']);
    await takeIn(log, told, '2026-07-03T08:00:00.000Z');
    await takeIn(log, [withUrls('a', '2026-05-20', URL_2)], '2026-07-04T08:00:00.000Z');
    expect(await kept('a')).toEqual({ note: ['about a', '2026-08-01'], urls: [] });
    const trail = await log.db.selectFrom('audit').select('detail').where('act', '=', 'retention.applied').execute();
    expect(trail.map(({ detail }) => JSON.parse(detail) as unknown)).toEqual([{ erased: 3, today: '2026-07-02' }]);
  });
});

it('no other file of the program names the two tables', () => {
  const src = new URL('../../src/', import.meta.url);
  const naming = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => /\bnotice_(note|url)\b/.test(readFileSync(new URL(file, src), 'utf8')))
    .sort();
  expect(naming).toEqual([
    'cli/forget.ts',
    'log/erasure-texts.ts',
    'log/erasure.ts',
    'log/private-texts.ts',
    'log/retention.ts',
    'log/tables.ts',
  ]);
});
