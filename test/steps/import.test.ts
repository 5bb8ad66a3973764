// What an import promises: sums add up, twice is once, answers release what was held, nothing half-written, undo.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countNotices } from '../../src/log/counts.ts';
import type { Log } from '../../src/log/db.ts';
import { decideNotice, readNotice } from '../../src/log/hand.ts';
import { listImports } from '../../src/log/imports.ts';
import { aliasService } from '../../src/log/providers.ts';
import type { ImportResult } from '../../src/model/import-result.ts';
import { importResultSchema } from '../../src/model/import-result.ts';
import { importFile, undoImportStep } from '../../src/workflow.ts';
import { ENGINES } from '../log/engines.ts';
import { day, decision, question } from '../log/world.ts';
import { ANALYST, documentedLog, hotline, SMALL_PROFILE, small, sourceOf } from './year.ts';

const WRITE = { dryRun: false, anotherFile: null } as const;
const later = (hours: number) => ({ ...ANALYST, now: new Date(Date.parse(ANALYST.now) + hours * 3_600_000).toISOString() });
const addsUp = ({ summary: s }: ImportResult) => s.records === s.new + s.updated + s.unchanged + s.rejected + s.skipped + s.held;

describe.each(ENGINES)('importing on %s', (engine) => {
  let log: Log;
  beforeEach(async () => {
    log = await documentedLog(engine, ['en']);
  });
  afterEach(() => log.close());

  const notices = async () => {
    const { counts } = await countNotices(log.db, question({ asOfOn: '2027-12-31' }));
    return counts.reduce((sum, count) => sum + count.notices, 0);
  };

  it('the same file twice changes nothing; a dry run changes nothing either', async () => {
    const file = () => small('a,2026-03-10,TikTok,grooming,removed,2026-03-12,', 'b,2026-03-11,Snapchat,grooming,,,');
    const dry = await importFile(log, file(), SMALL_PROFILE, { ...WRITE, dryRun: true }, ANALYST);
    expect(dry.result.summary.new).toBe(2);
    expect(dry.result.records.map(({ line, outcome, values }) => [line, outcome, values['sent_on'], values['action']])).toEqual([
      [2, 'accept', '2026-03-10', 'ACTION_REMOVED'],
      [3, 'accept', '2026-03-11', null],
    ]);
    expect(importResultSchema.parse(dry.result)).toEqual(dry.result);
    expect(await notices()).toBe(0);
    expect(await listImports(log.db)).toEqual([]);
    await importFile(log, file(), SMALL_PROFILE, WRITE, ANALYST);
    const { result } = await importFile(log, file(), SMALL_PROFILE, WRITE, ANALYST);
    expect(result.sameAsImport).toBe((await listImports(log.db))[0]?.id);
    expect(result.summary).toMatchObject({ new: 0, updated: 0, unchanged: 2 });
    expect(await notices()).toBe(2);
  });

  it('says of a long file that it has what it said of it the first time, and enters nothing', async () => {
    const lines = Array.from(
      { length: 60 },
      (_, i) => `${i % 20 === 7 ? 'r6' : `r${i}`},2026-03-${10 + (i % 9)},TikTok,${i % 15 === 4 ? 'what' : 'grooming'},,,`,
    );
    const first = await importFile(log, small(...lines), SMALL_PROFILE, WRITE, ANALYST);
    const again = await importFile(log, small(...lines), SMALL_PROFILE, WRITE, ANALYST);
    const { new: entered, ...others } = first.result.summary;
    expect(entered).toBeGreaterThan(45);
    expect(again.result.summary).toEqual({
      ...others,
      new: 0,
      unchanged: entered,
      notices: { ...others.notices, new: 0, unchanged: entered },
    });
    expect(again.result.issues).toEqual(first.result.issues);
    expect(await notices()).toBe(entered);
  });

  it('a later export updates, and leaves alone what did not change', async () => {
    await importFile(
      log,
      small('a,2026-03-10,TikTok,grooming,refused,2026-03-11,', 'b,2026-03-11,Snapchat,grooming,,,'),
      SMALL_PROFILE,
      WRITE,
      ANALYST,
    );
    const { result } = await importFile(
      log,
      small('a,2026-03-10,TikTok,grooming,removed,2026-03-12,', 'b,2026-03-11,Snapchat,grooming,,,', 'c,2026-03-11,Snapchat,grooming,,,'),
      SMALL_PROFILE,
      WRITE,
      later(1),
    );
    expect(result.summary).toMatchObject({ new: 1, updated: 1, unchanged: 1 });
    const file = await readNotice(log.db, 'a', null);
    expect(file.changes).toBe(1);
    expect(file.decisions.map((one) => [one.action, one.superseded_at === null])).toEqual([
      ['NO_ACTION_NOT_ILLEGAL', false],
      ['ACTION_REMOVED', true],
    ]);
  });

  it('unknown services, types and outcomes are held, never invented; answers release them', async () => {
    const file = () =>
      small(
        'a,2026-03-10,Tok Tok,grooming,,,',
        'b,2026-03-11,Snapchat,dancing,,,',
        'c,2026-03-11,Snapchat,grooming,vanished,2026-03-12,',
        'd,2026-03-11,Snapchat,grooming,,,',
      );
    const rejects: string[] = [];
    const { result } = await importFile(log, file(), SMALL_PROFILE, { ...WRITE, writeRejects: (text) => rejects.push(text) }, ANALYST);
    expect(result.outcome).toBe('ask');
    expect(result.summary).toMatchObject({ records: 4, new: 1, held: 3 });
    expect(addsUp(result)).toBe(true);
    expect(result.held).toEqual(
      [
        { field: 'service', value: 'Tok Tok', records: 1, suggestions: ['TikTok'] },
        { field: 'category', value: 'dancing', records: 1, suggestions: [] },
        { field: 'action', value: 'vanished', records: 1, suggestions: [] },
      ].sort((x, y) => (x.value < y.value ? -1 : 1)),
    );
    expect(rejects.join('')).toContain('import_reason');
    await aliasService(log.db, 'Tok Tok', 'TikTok', later(1));
    const answered = {
      ...SMALL_PROFILE,
      values: { ...SMALL_PROFILE.values, category: { ...SMALL_PROFILE.values.category, dancing: 'STATEMENT_CATEGORY_VIOLENCE' } },
    };
    const again = await importFile(log, file(), answered, WRITE, later(2));
    expect(again.result.summary).toMatchObject({ new: 2, unchanged: 1, held: 1 });
  });

  it('a service of the shipped list enters unconfirmed under its legal entity', async () => {
    const { result } = await importFile(log, small('a,2026-03-10,Zalando,grooming,,,'), SMALL_PROFILE, WRITE, ANALYST);
    expect(result.newServices).toEqual(['Zalando']);
  });

  it('rejected records come back as a file that, corrected, goes in without duplicates', async () => {
    const rejects: string[] = [];
    const { result } = await importFile(
      log,
      small('a,2026-02-30,TikTok,grooming,,,', 'b,2026-03-11,TikTok,grooming,,,'),
      SMALL_PROFILE,
      { ...WRITE, writeRejects: (text) => rejects.push(text) },
      ANALYST,
    );
    expect(result.issues).toMatchObject([{ code: 'date.invalid', line: 2, reference: 'a', label: 'Sent', value: '2026-02-30' }]);
    expect(addsUp(result)).toBe(true);
    const corrected = rejects.join('').replace('2026-02-30', '2026-02-28');
    const again = await importFile(log, sourceOf('rejects.csv', corrected), SMALL_PROFILE, WRITE, later(1));
    expect(again.result.summary).toMatchObject({ records: 1, new: 1 });
    expect(await notices()).toBe(2);
  });

  it('a notice from the future is rejected', async () => {
    const { result } = await importFile(log, small('a,2027-03-10,TikTok,grooming,,,'), SMALL_PROFILE, WRITE, ANALYST);
    expect(result.issues.map((issue) => issue.code)).toEqual(['date.out-of-range']);
  });

  it('alike records without a reference are distinct notices; another file of that source asks', async () => {
    const { reference: _none, ...columns } = SMALL_PROFILE.columns;
    const profile = { ...SMALL_PROFILE, columns };
    const line = 'x,2026-03-10,TikTok,grooming,,,';
    await importFile(log, small(line, line), profile, WRITE, ANALYST);
    expect(await notices()).toBe(2);
    const other = () => small(line, line, line);
    await expect(importFile(log, other(), profile, WRITE, later(1))).rejects.toMatchObject({ code: 'import.another-file', exit: 5 });
    const more = await importFile(log, other(), profile, { ...WRITE, anotherFile: 'more' }, later(2));
    expect(more.result.summary.new).toBe(3);
    expect(await notices()).toBe(5);
  });

  it('without references, a newer export can take the place of the last file', async () => {
    const { reference: _none, ...columns } = SMALL_PROFILE.columns;
    const profile = { ...SMALL_PROFILE, columns };
    await importFile(log, small('x,2026-03-10,TikTok,grooming,,,', 'x,2026-03-11,TikTok,grooming,,,'), profile, WRITE, ANALYST);
    await importFile(
      log,
      small('x,2026-03-10,TikTok,grooming,removed,2026-03-12,'),
      profile,
      { ...WRITE, anotherFile: 'replace' },
      later(1),
    );
    expect(await notices()).toBe(1);
  });

  it('a whole import can be undone; what was decided by hand since is kept and listed; the same file may come again', async () => {
    const lines = ['a,2026-03-10,TikTok,grooming,,,', 'b,2026-03-11,TikTok,grooming,,,'];
    await importFile(log, small(...lines), SMALL_PROFILE, WRITE, ANALYST);
    const file = await readNotice(log.db, 'b', null);
    await decideNotice(log.db, file, decision('ACTION_REMOVED', day('2026-03-12')), { corrects: null, reason: null }, later(1));
    const undone = await undoImportStep(log, 1, later(2));
    expect(undone).toMatchObject({ removed: 1, restored: 0, kept: ['b'] });
    expect(await notices()).toBe(1);
    await expect(undoImportStep(log, 1, later(3))).rejects.toMatchObject({ code: 'import.already-undone' });
    const again = await importFile(log, small(...lines), SMALL_PROFILE, WRITE, later(4));
    expect(again.result.summary).toMatchObject({ new: 1, unchanged: 1 });
    expect(await notices()).toBe(2);
  });

  it('an undone update gives back the values and decisions from before', async () => {
    await importFile(log, small('a,2026-03-10,TikTok,grooming,refused,2026-03-11,'), SMALL_PROFILE, WRITE, ANALYST);
    await importFile(log, small('a,2026-03-10,Snapchat,grooming,removed,2026-03-12,'), SMALL_PROFILE, WRITE, later(1));
    await undoImportStep(log, 2, later(2));
    const { counts } = await countNotices(log.db, question({ asOfOn: '2027-12-31' }));
    expect(counts.map(({ service, action }) => [service, action])).toEqual([['tiktok', 'NO_ACTION_NOT_ILLEGAL']]);
  });

  it('a file that is refused leaves the log as it was', async () => {
    await expect(importFile(log, sourceOf('x.csv', 'Ref,Sent\n"open'), SMALL_PROFILE, WRITE, ANALYST)).rejects.toMatchObject({ exit: 3 });
    expect(await listImports(log.db)).toEqual([]);
  });

  // The key of a group was read otherwise than the reference of its notice: one reference came twice, and marks for "no value" joined strangers.
  it('records form one notice by the reference as it is meant, and never by a mark for none', async () => {
    const file = small(
      '"=""R1""",2026-03-10,TikTok,grooming,removed,2026-03-12,',
      'R1,2026-03-10,TikTok,grooming,removed,2026-03-12,',
      'n/a,2026-03-11,Snapchat,grooming,,,',
      'n/a,2026-03-12,Snapchat,grooming,,,',
    );
    const profile = { ...SMALL_PROFILE, group: { by: 'reference' as const } };
    const { result } = await importFile(log, file, profile, WRITE, ANALYST);
    expect([result.summary.records, result.summary.notices.new]).toEqual([4, 3]);
    expect(await notices()).toBe(3);
  });

  it('several records form one notice and share its fate; records and notices both add up', async () => {
    const profile = { ...SMALL_PROFILE, group: { by: 'reference' as const } };
    const file = () =>
      small(
        'a,2026-03-10,TikTok,grooming,removed,2026-03-12,u1',
        'b,2026-03-10,Tok Tok,grooming,,,u2',
        'a,2026-03-10,TikTok,grooming,,,u3',
        'b,2026-03-10,Tok Tok,grooming,,,u4',
        'c,2026-03-10,TikTok,grooming,,,u5',
        'c,2026-03-32,TikTok,grooming,,,u6',
      );
    const { result } = await importFile(log, file(), profile, WRITE, ANALYST);
    expect(result.summary).toEqual({
      ...{ records: 6, new: 2, updated: 0, unchanged: 0, rejected: 2, skipped: 0, held: 2 },
      notices: { notices: 3, new: 1, updated: 0, unchanged: 0, rejected: 1, held: 1 },
    });
    expect(result.held).toMatchObject([{ field: 'service', value: 'Tok Tok', records: 2 }]);
    const stored = await readNotice(log.db, 'a', null);
    expect(stored.decisions.map((one) => one.items_affected)).toEqual([1]);
    const again = await importFile(log, file(), profile, WRITE, later(1));
    expect(again.result.summary).toMatchObject({ unchanged: 2, rejected: 2, held: 2, notices: { unchanged: 1 } });
  });

  it('records that are one notice by service and time are known again in a later file, without a question', async () => {
    const { reference: _none, ...columns } = SMALL_PROFILE.columns;
    const profile = { ...SMALL_PROFILE, columns, group: { by: ['service', 'sent'] as ('service' | 'sent')[] } };
    await importFile(log, small('1,2026-03-10,TikTok,grooming,,,u1'), profile, WRITE, ANALYST);
    const more = small('1,2026-03-10,TikTok,grooming,,,u1', '2,2026-03-10,TikTok,grooming,,,u2', '3,2026-03-11,TikTok,grooming,,,u3');
    const { result } = await importFile(log, more, profile, WRITE, later(1));
    expect(result.summary).toMatchObject({ records: 3, updated: 2, new: 1, notices: { notices: 2, updated: 1, new: 1 } });
    expect(await notices()).toBe(2);
  });

  it('a dry run tells every record as it is read to whoever listens, and keeps none', async () => {
    const told: number[] = [];
    const file = small('a,2026-03-10,TikTok,grooming,,,', 'b,2026-03-32,TikTok,grooming,,,', ',,,,,,');
    const options = { ...WRITE, dryRun: true, onRecord: ({ line }: { line: number }) => told.push(line) };
    const { result, preview } = await importFile(log, file, SMALL_PROFILE, options, ANALYST);
    expect(told).toEqual([2, 3, 4]);
    expect(result.records).toEqual([]);
    expect(preview.map(({ record, outcome }) => [record.line, outcome])).toEqual([
      [2, 'accept'],
      [3, 'reject'],
    ]);
  });

  it('a dry run says in file order which records would change nothing and which would change a notice', async () => {
    await importFile(log, small('a,2026-03-10,TikTok,grooming,,,', 'c,2026-03-10,TikTok,grooming,,,'), SMALL_PROFILE, WRITE, ANALYST);
    const file = () =>
      small(
        'a,2026-03-10,TikTok,grooming,,,',
        'b,,TikTok,grooming,,,',
        'c,2026-03-10,TikTok,grooming,removed,,',
        'd,2026-03-11,TikTok,grooming,,,',
      );
    const dry = async () => (await importFile(log, file(), SMALL_PROFILE, { ...WRITE, dryRun: true }, later(1))).result;
    const told = ({ records }: ImportResult) =>
      records.map(({ line, outcome, reasons }) => [line, outcome, reasons.filter((one) => one.startsWith('row.'))]);
    const before = await dry();
    expect(told(before)).toEqual([
      [2, 'accept', ['row.unchanged']],
      [3, 'reject', []],
      [4, 'accept', ['row.updates-existing']],
      [5, 'accept', []],
    ]);
    expect(before.summary).toMatchObject({ records: 4, new: 1, updated: 1, unchanged: 1, rejected: 1 });
    await importFile(log, file(), SMALL_PROFILE, WRITE, later(2));
    const again = await dry();
    expect(again.summary).toMatchObject({ records: 4, new: 0, updated: 0, unchanged: 3, rejected: 1 });
    expect(
      told(again)
        .filter(([, outcome]) => outcome === 'accept')
        .map(([, , reasons]) => reasons),
    ).toEqual([['row.unchanged'], ['row.unchanged'], ['row.unchanged']]);
    expect(addsUp(again)).toBe(true);
  });

  it('the sample files: sums add up, and a second run changes nothing', async () => {
    for (const name of ['scart-style', 'helpdesk', 'tracker']) {
      const first = await importFile(log, hotline.file(name), hotline.profile(name), WRITE, ANALYST);
      expect(addsUp(first.result), name).toBe(true);
      expect(first.result.summary.held, name).toBe(0);
      const second = await importFile(log, hotline.file(name), hotline.profile(name), WRITE, later(1));
      expect(second.result.summary, name).toMatchObject({ new: 0, updated: 0, rejected: first.result.summary.rejected });
    }
  });
});
