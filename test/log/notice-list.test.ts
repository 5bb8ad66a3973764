// Lists over the log: a filter leaves what it says, each page joins the next without gap or repeat, and sums agree with counting one by one.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLog } from '../../src/log/database.ts';
import type { Log } from '../../src/log/db.ts';
import { countFiltered } from '../../src/log/notice-counts.ts';
import { filtered } from '../../src/log/notice-filter.ts';
import { LIST_ORDERS, type ListedNotice, type ListOrder, listNoticesPage } from '../../src/log/notice-list.ts';
import { aliasService } from '../../src/log/providers.ts';
import { findStateDifferences } from '../../src/log/states-check.ts';
import { undoImport } from '../../src/log/undo.ts';
import { writing } from '../../src/log/writing.ts';
import { readQualityCounts, readYear } from '../../src/log/year-counts.ts';
import { ANY_NOTICE, type NoticeFilter } from '../../src/model/notice-filter.ts';
import { BIG_PERIOD, makeBigLog } from '../big-log.ts';
import { ENGINES, freshLog } from './engines.ts';
import { actor, day, decision, MINORS, notice, takeIn } from './world.ts';

const VIOLENCE = 'STATEMENT_CATEGORY_VIOLENCE';
const OUTCOMES = [
  [],
  ['PENDING_ACK_ONLY'],
  ['ACTION_REMOVED'],
  ['NO_ACTION_INSUFFICIENT'],
  ['NO_ACTION_NOT_ILLEGAL'],
  ['NOT_RECORDED'],
] as const;

/** Their references are neither in the order of sending nor in that of recording. */
const WORLD = Array.from({ length: 36 }, (_, i) => {
  const code = OUTCOMES[i % OUTCOMES.length]?.[0];
  return notice(`${i % 2 ? 'R' : 'r-Ä'}${(i * 7) % 36}`, {
    service: ['TikTok', 'Example Forum', 'Example Board', null][i % 4] ?? null,
    category: i % 3 ? MINORS : VIOLENCE,
    subcategory: null,
    sent: day(`2026-0${1 + (i % 5)}-${String(1 + ((i * 11) % 28)).padStart(2, '0')}`),
    channel: i % 9 === 0 ? 'voluntary-programme' : 'article-16',
    items: 1 + (i % 2),
    checklist: { reasons: 'yes', location: i % 6 === 0 ? 'no' : 'yes', submitter: 'yes', goodFaith: 'yes' },
    decisions: code === undefined ? [] : [decision(code, day('2026-05-29'))],
  });
});

type Row = ListedNotice;
const silent = (row: Row) => row.answer === 'none' || row.answer === 'pending';

describe.each(ENGINES)('the list of notices on %s', (engine) => {
  let log: Log;
  let all: readonly Row[];
  let forum = 0;
  beforeAll(async () => {
    log = await freshLog(engine);
    await takeIn(log, WORLD.slice(0, 30), '2026-06-01T08:00:00.000Z');
    await takeIn(log, [notice('gone')], '2026-06-02T08:00:00.000Z');
    await writing(log, actor('2026-06-03T08:00:00.000Z'), (db, who) => undoImport(db, 2, who));
    await takeIn(log, WORLD.slice(30), '2026-06-04T08:00:00.000Z');
    await aliasService(log.db, 'Example Board', 'Example Forum', actor('2026-06-05T08:00:00.000Z'));
    forum = (await log.db.selectFrom('service').select('id').where('name', '=', 'Example Forum').executeTakeFirstOrThrow()).id;
    all = await walk(ANY_NOTICE, 'recorded', 100);
  });
  afterAll(() => log.close());

  /** All pages, one after the other. */
  async function walk(filter: NoticeFilter, order: ListOrder, size: number, from: 'first' | 'last' = 'first'): Promise<Row[]> {
    const rows: Row[] = [];
    for (let place: Parameters<typeof listNoticesPage>[2]['place'] = { at: from }; ; ) {
      const page = await listNoticesPage(log.db, filter, { order, direction: 'ascending', place, size });
      expect(page.order).toBe(order);
      rows.splice(from === 'first' ? rows.length : 0, 0, ...page.notices);
      const next = from === 'first' ? page.notices.at(-1) : page.notices[0];
      if (!(from === 'first' ? page.hasAfter : page.hasBefore) || !next) return rows;
      place = from === 'first' ? { after: next.id } : { before: next.id };
    }
  }

  const FILTERS: readonly (readonly [string, () => Partial<NoticeFilter>, (row: Row) => boolean])[] = [
    ['nothing', () => ({}), () => true],
    [
      'days',
      () => ({ firstOn: '2026-02-05', lastOn: '2026-04-17' }),
      (row) => row.sent.firstOn >= '2026-02-05' && row.sent.firstOn <= '2026-04-17',
    ],
    [
      'days of one month',
      () => ({ firstOn: '2026-03-05', lastOn: '2026-03-17' }),
      (row) => row.sent.firstOn >= '2026-03-05' && row.sent.firstOn <= '2026-03-17',
    ],
    [
      'days over the end of a month',
      () => ({ firstOn: '2026-03-20', lastOn: '2026-04-10' }),
      (row) => row.sent.firstOn >= '2026-03-20' && row.sent.firstOn <= '2026-04-10',
    ],
    ['no day', () => ({ firstOn: '2026-04-10', lastOn: '2026-03-20' }), () => false],
    [
      'a service with those counted under it',
      () => ({ serviceId: forum }),
      (row) => row.service === 'Example Forum' || row.service === 'Example Board',
    ],
    ['no service', () => ({ serviceId: 0 }), (row) => row.service === null],
    ['a type', () => ({ category: VIOLENCE }), (row) => row.category === VIOLENCE],
    ['a subcategory nobody used', () => ({ subcategory: `${MINORS}/KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS` }), () => false],
    ['an action', () => ({ action: 'ACTION_REMOVED' }), (row) => row.action === 'ACTION_REMOVED'],
    ['an answer', () => ({ answer: 'no_action' }), (row) => row.answer === 'no_action'],
    ['the answered', () => ({ answer: 'answered' }), (row) => row.answer === 'action' || row.answer === 'no_action'],
    ['the unanswered', () => ({ answer: 'unanswered' }), silent],
    ['silence since a day', () => ({ unansweredSince: '2026-03-12' }), (row) => silent(row) && row.sent.firstOn < '2026-03-12'],
    ['silence and an answer', () => ({ unansweredSince: '2026-03-12', answer: 'action' }), () => false],
    ['a channel', () => ({ channel: 'voluntary-programme' }), (row) => row.channel === 'voluntary-programme'],
    ['the usual channel', () => ({ channel: 'article-16' }), (row) => row.channel === 'article-16'],
    ['incomplete ones', () => ({ complete: 'no' }), (row) => row.complete === 'no'],
    ['a source', () => ({ sourceId: 1 }), () => true],
    ['another source', () => ({ sourceId: 7 }), () => false],
    ['how references begin', () => ({ text: 'r-Ä1' }), (row) => row.reference.startsWith('r-Ä1')],
    [
      'a type and silence of a service',
      () => ({ category: MINORS, answer: 'unanswered', serviceId: forum }),
      (row) => silent(row) && row.category === MINORS && /Forum|Board/.test(row.service ?? ''),
    ],
    [
      'references of a service that acted',
      () => ({ text: 'R', answer: 'action', serviceId: forum, firstOn: '2026-01-02' }),
      (row) =>
        row.reference.startsWith('R') &&
        row.answer === 'action' &&
        /Forum|Board/.test(row.service ?? '') &&
        row.sent.firstOn >= '2026-01-02',
    ],
  ];

  it('holds every notice that stands, as it is', () => {
    expect(all.map((row) => row.reference)).toEqual(WORLD.map((one) => one.reference));
    expect(all[2]).toMatchObject({
      source: 'crm',
      service: 'Example Board',
      items: 1,
      channel: 'article-16',
      answer: 'action',
      action: 'ACTION_REMOVED',
      decidedOn: '2026-05-29',
      complete: 'yes',
      changedAt: '2026-06-01T08:00:00.000Z',
    });
  });

  it.each(FILTERS)('narrowed to %s', async (_what, more, holds) => {
    const filter = { ...ANY_NOTICE, ...more() };
    const wanted = all.filter(holds);
    const ids = (await filtered(log.db, filter).select('notice_id').orderBy('notice_id').execute()).map((row) => row.notice_id);
    expect(ids).toEqual(wanted.map((row) => row.id));
    expect(await countFiltered(log.db, filter)).toEqual({ notices: wanted.length, kind: 'exact' });
    for (const order of LIST_ORDERS) {
      const key = (row: Row) =>
        order === 'sent' ? row.sent.firstOn : order === 'reference' ? Buffer.from(row.reference).toString('hex') : '';
      const sorted = [...wanted].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id - b.id)).map((row) => row.reference);
      for (const from of ['first', 'last'] as const) {
        expect(
          (await walk(filter, order, 7, from)).map((row) => row.reference),
          `${order} from the ${from}`,
        ).toEqual(sorted);
      }
    }
  });

  it('goes on beside a notice that left the log meanwhile', async () => {
    const gone = await log.db.selectFrom('notice').select('id').where('reference', '=', 'gone').executeTakeFirstOrThrow();
    const page = await listNoticesPage(log.db, ANY_NOTICE, {
      order: 'recorded',
      direction: 'descending',
      place: { after: gone.id },
      size: 2,
    });
    expect(page.notices.map((row) => row.reference)).toEqual([WORLD[29]?.reference, WORLD[28]?.reference]);
    expect([page.hasBefore, page.hasAfter]).toEqual([true, true]);
  });

  it('adds up to the year: by month, answer and channel', async () => {
    const year = await readYear(log.db, { first: '2026-01-01', last: '2026-06-30' });
    expect(year).toMatchObject({
      notices: 36,
      items: 54,
      answered: 18,
      unanswered: 12,
      byAnswer: { none: 6, pending: 6, action: 6, no_action: 12, unknown: 6, moot: 0, not_submitted: 0 },
      byChannel: { 'article-16': 32, 'voluntary-programme': 4 },
      incomplete: 6,
    });
    expect(year.months.map(({ month, notices }) => [month, notices])).toEqual(
      ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'].map((month) => [
        month,
        all.filter((row) => row.sent.firstOn.startsWith(month)).length,
      ]),
    );
  });

  it('says how often providers refused, and of how many: only what was sent under Article 16', async () => {
    const asked = all.filter((row) => row.channel === 'article-16' && (row.answer === 'action' || row.answer === 'no_action'));
    const of = (rows: readonly Row[]) => ({
      insufficient: rows.filter((row) => row.action === 'NO_ACTION_INSUFFICIENT').length,
      notIllegal: rows.filter((row) => row.action === 'NO_ACTION_NOT_ILLEGAL').length,
      answered: rows.length,
    });
    const quality = await readQualityCounts(log.db, { first: '2026-01-01', last: '2026-12-31' });
    expect(quality).toMatchObject(of(asked));
    expect(quality.byService.find((row) => row.serviceId === forum)).toEqual({
      serviceId: forum,
      service: 'Example Forum',
      ...of(asked.filter((row) => /Forum|Board/.test(row.service ?? ''))),
    });
    expect(quality.byCategory.find((row) => row.category === VIOLENCE)).toMatchObject(of(asked.filter((row) => row.category === VIOLENCE)));
    expect(quality.byMonth.find((row) => row.month === '2026-02')).toMatchObject(
      of(asked.filter((row) => row.sent.firstOn.startsWith('2026-02'))),
    );
  });
});

describe('a log with very many notices', () => {
  const folder = mkdtempSync(join(tmpdir(), 'article22-'));
  const path = join(folder, 'big.sqlite');
  let log: Log;
  beforeAll(async () => {
    await makeBigLog(path, 12_000);
    log = await openLog(path);
  });
  afterAll(async () => {
    await log.close();
    rmSync(folder, { recursive: true });
  });

  it('is made whole: sums and states agree, every day of the period has notices', async () => {
    expect(await findStateDifferences(log.db)).toEqual([]);
    expect((await readYear(log.db, BIG_PERIOD)).notices).toBe(12_000);
  });

  it('lists a filter that leaves very many in the order of sending, and says so', async () => {
    const page = async (more: Partial<NoticeFilter>) =>
      (
        await listNoticesPage(
          log.db,
          { ...ANY_NOTICE, ...more },
          { order: 'reference', direction: 'ascending', place: { at: 'first' }, size: 5 },
        )
      ).order;
    expect(await page({})).toBe('reference');
    expect(await page({ answer: 'answered' })).toBe('sent');
    expect(await page({ answer: 'moot' })).toBe('reference');
    expect(await page({ text: 'N' })).toBe('reference');
  });

  it('is counted exactly where sums know what is asked, else no further than 10,000', async () => {
    expect(await countFiltered(log.db, { ...ANY_NOTICE, complete: 'yes' })).toMatchObject({ kind: 'exact' });
    expect(await countFiltered(log.db, { ...ANY_NOTICE, text: 'N' })).toEqual({ notices: 10_000, kind: 'atLeast' });
    expect(await countFiltered(log.db, { ...ANY_NOTICE, text: 'N-000120' })).toEqual({ notices: 1, kind: 'exact' });
  });
});
