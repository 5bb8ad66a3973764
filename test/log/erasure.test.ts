// What an erasure finds, what it must leave alone, and what later imports make of it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addAudit } from '../../src/log/audit-trail.ts';
import type { Log } from '../../src/log/db.ts';
import { erase } from '../../src/log/erasure.ts';
import { logKey } from '../../src/log/settings.ts';
import { writing } from '../../src/log/writing.ts';
import { knownValue } from '../../src/model/known.ts';
import type { Notice } from '../../src/model/notice.ts';
import { ENGINES, freshLog } from './engines.ts';
import { actor, countBy, notice, takeIn } from './world.ts';

const [FIRST, SECOND, THIRD, LATER] = ['01', '02', '03', '20'].map((on) => `2026-06-${on}T08:00:00.000Z`) as [
  string,
  string,
  string,
  string,
];
const account = (text: string): Pick<Notice, 'known'> => ({ known: [{ kind: 'account', text }] });

describe.each(ENGINES)('erasing on %s', (engine) => {
  let log: Log;
  beforeEach(async () => {
    log = await freshLog(engine);
  });
  afterEach(() => log.close());

  const value = (text: string) => writing(log, actor(LATER), (db, at) => erase(db, { kind: 'value', text }, at));
  const reference = (text: string, source: string | null = null) =>
    writing(log, actor(LATER), (db, at) => erase(db, { kind: 'reference', reference: text, source }, at));
  /** References that can still be read. */
  const readable = async () => {
    const rows = await log.db.selectFrom('notice').select('reference').where('own_reference', '=', 'yes').execute();
    return rows.map((row) => row.reference).sort();
  };
  const rows = (places: readonly { place: string; rows: number }[]) => Object.fromEntries(places.map((one) => [one.place, one.rows]));

  describe('a reference', () => {
    const ALL = ['MV-2026-1', 'MV-2026-2', 'XX-MV-2026-9'];
    beforeEach(async () => {
      await takeIn(
        log,
        ALL.map((one) => notice(one)),
        FIRST,
      );
      const { id } = await log.db.insertInto('source').values({ code: 'other', name: 'Other' }).returning('id').executeTakeFirstOrThrow();
      await log.db.updateTable('notice').set({ source_id: id }).where('reference', '=', 'MV-2026-2').execute();
    });

    it.each([
      ['a part of references', 'MV-2026', null],
      ['the reference of another source', 'MV-2026-1', 'other'],
      ['a source that is not there', 'MV-2026-1', 'nonsense'],
      ['more than a reference', 'MV-2026-1-7', null],
      ['no word at all', '…', null],
    ])('erases nothing for %s, and says that there is no such notice', async (_what, text, source) => {
      await expect(reference(text, source)).rejects.toMatchObject({ code: 'notice.unknown', exit: 2 });
      expect(await readable()).toEqual(ALL);
    });

    it('is found whole, however it is written, and in its source only', async () => {
      expect((await reference('mv 2026/1', 'crm')).notices).toBe(1);
      expect(await readable()).toEqual(['MV-2026-2', 'XX-MV-2026-9']);
    });

    it('that was forgotten before is no mistake, so the command can be run again to rewrite the file', async () => {
      await reference('MV-2026-2', 'other');
      expect(await reference('MV-2026-2', 'other')).toMatchObject({ erased: [], notices: 1 });
      await expect(reference('MV-2026-2', 'crm')).rejects.toMatchObject({ code: 'notice.unknown' });
    });

    it('as a text is found in every reference that holds it', async () => {
      expect((await value('MV-2026')).notices).toBe(3);
      expect(await readable()).toEqual([]);
    });

    it('of a standing notice that holds a forgotten one is not counted twice when it is told again', async () => {
      await takeIn(log, [notice('MV-2026-1-b')], SECOND);
      await reference('MV-2026-1');
      const { outcomes } = await takeIn(log, [notice('MV-2026-1'), notice('MV-2026-1-b')], LATER);
      expect(outcomes).toEqual(['unchanged', 'unchanged']);
      expect(await readable()).toEqual(['MV-2026-1-b', 'MV-2026-2', 'XX-MV-2026-9']);
    });

    it('that begins as the log names forgotten ones is forgotten like any other', async () => {
      await takeIn(log, [notice('forgotten-77x', { note: 'an invented note' })], SECOND);
      expect(rows((await reference('forgotten-77x')).erased)).toEqual({ 'notice.reference': 1, notice_note: 1 });
      expect(await readable()).toEqual(ALL);
      expect((await takeIn(log, [notice('forgotten-77x')], LATER)).outcomes).toEqual(['unchanged']);
    });
  });

  it('a new record whose reference holds a forgotten text is counted once, without it', async () => {
    await value('jan peeters');
    const told = [notice('case-jan-peeters', { ...account('zwarte kat 88'), note: 'more' }), notice('case-8')];
    expect((await takeIn(log, told, LATER)).outcomes).toEqual(['new', 'new']);
    expect(await readable()).toEqual(['case-8']);
    expect((await takeIn(log, told, '2026-06-21T08:00:00.000Z')).outcomes).toEqual(['unchanged', 'unchanged']);
    expect(await countBy(log, 'channel')).toEqual({ 'article-16': 2 });
    expect(await log.db.selectFrom('notice_note').selectAll().execute()).toEqual([]);
  });

  it('of a notice that lost one value, an account told later is known, although all that is counted stayed', async () => {
    const key = await logKey(log.db);
    const known = async () => new Set((await log.db.selectFrom('known_value').select('hash').execute()).map(({ hash }) => hash));
    const hashOf = (text: string) => knownValue(key, text)?.hash ?? '';
    await takeIn(log, [notice('a', { ...account('zwarte kat 88'), note: 'first' })], FIRST);
    await value('zwarte kat 88');
    expect((await known()).size).toBe(0);
    const later = notice('a', { known: [...account('zwarte kat 88').known, ...account('blauwe walvis').known], note: 'second' });
    expect((await takeIn(log, [later], LATER)).outcomes).toEqual(['unchanged']);
    expect([...(await known())]).toEqual([hashOf('blauwe walvis')]);
    expect(await log.db.selectFrom('notice_note').select('body').execute()).toEqual([{ body: 'second' }]);
  });

  it('a notice that was forgotten whole stays so', async () => {
    await takeIn(log, [notice('MV-2026-1', account('zwarte kat 88'))], FIRST);
    await reference('MV-2026-1');
    expect((await takeIn(log, [notice('MV-2026-1', { ...account('blauwe walvis'), note: 'more' })], LATER)).outcomes).toEqual([
      'unchanged',
    ]);
    expect(await log.db.selectFrom('known_value').selectAll().execute()).toEqual([]);
    expect(await log.db.selectFrom('notice_note').selectAll().execute()).toEqual([]);
  });

  /** A draft, a published report, a line of the trail and a document of the flagger, all with this text. */
  async function enterTexts(text: string): Promise<void> {
    const [at, report] = [THIRD, JSON.stringify({ narrative: { outlook: text } })];
    await log.db
      .insertInto('draft')
      .values({ report, authority_only: '{}', flagger: '{}', known_before: at, span_day: null, drafted_at: at, drafted_by: 'x' })
      .execute();
    const period = { period_first: '2026-01-01', period_last: '2026-12-31', version: 1, as_of_on: '2026-12-31', released_on: '2026-12-31' };
    const zips = { public_zip: Buffer.alloc(0), public_sha256: '', submission_zip: Buffer.alloc(0), submission_sha256: '' };
    await log.db
      .insertInto('publication')
      .values({
        kind: 'annual',
        ...period,
        known_before: at,
        span_day: null,
        public_address: null,
        report,
        ...zips,
        published_at: at,
        published_by: 'x',
      })
      .execute();
    await log.db.insertInto('flagger').values({ document: report, recorded_at: at, recorded_by: 'x' }).execute();
    await addAudit(log.db, { by: 'x', now: at }, 'x', 'x', JSON.parse(report));
  }

  it.each([
    ['on a second line', 'We thank all.\nVondelina Fantasia wrote this.'],
    ['after a tab and in quotes', 'We thank\t"Vondelina Fantasia".'],
    ['in an address, coded, beside a broken code', 'Up 100%zz, see https://blog.example/vondelina%20fantasia'],
  ])('a name is found in documents %s', async (_where, text) => {
    await enterTexts(text);
    const { erased, kept } = await value('Vondelina Fantasia');
    expect(rows(erased)).toEqual({ audit: 1, draft: 1 });
    expect(rows(kept)).toEqual({ flagger: 1, publication: 1 });
    expect(await log.db.selectFrom('draft').selectAll().execute()).toEqual([]);
    const trail = await log.db.selectFrom('audit').select('detail').where('act', '=', 'x').execute();
    expect(trail).toEqual([{ detail: '{}' }]);
  });

  it('the word that would stand there only by the way a document is coded is not found', async () => {
    await enterTexts('We thank all.\nVondelina wrote this.');
    expect(rows((await value('nVondelina')).erased)).toEqual({});
  });

  it('says in how many rows a person stands as who acted, and in names that people gave', async () => {
    await takeIn(log, [notice('a'), notice('b')], FIRST);
    await log.db.updateTable('source').set({ name: 'Desk of the Invented Analyst' }).execute();
    await log.db.updateTable('import').set({ decisions: '{"given":{"desk":"invented analyst"}}' }).execute();
    const { kept } = await value('Invented Analyst');
    const acts = await log.db.selectFrom('audit').select('id').where('who', '=', 'invented analyst').execute();
    // Beside the trail: the import, its two notices, and this very text as forgotten; this act itself is entered later.
    expect(rows(kept)).toEqual({ 'provider, service, source, person': 1, 'import.decisions': 1, 'who acted': acts.length + 4 });
  });

  it.each([
    ['12', true],
    ['Max', true],
    ['0470 12 34 56', true],
    ['Vondelina', false],
  ])('says of “%s” whether it is too little to go by: %s', async (text, weak) => expect((await value(text)).weak).toBe(weak));
});
