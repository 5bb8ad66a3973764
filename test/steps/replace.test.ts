// What an import takes out of the log: only notices without a reference, aloud, and an undo brings them back. And older files read again.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countNotices } from '../../src/log/counts.ts';
import type { Log } from '../../src/log/db.ts';
import { readNotice } from '../../src/log/hand.ts';
import { listImports } from '../../src/log/imports.ts';
import { importFile, undoImportStep } from '../../src/workflow.ts';
import { ENGINES } from '../log/engines.ts';
import { question } from '../log/world.ts';
import { ANALYST, documentedLog, SMALL_PROFILE, small, sourceOf } from './year.ts';

const WRITE = { dryRun: false, anotherFile: null } as const;
const REPLACE = { dryRun: false, anotherFile: 'replace' } as const;
const line = (reference: string, day = 10, outcome = ',') => `${reference},2026-03-${day},TikTok,grooming,${outcome},`;

describe.each(ENGINES)('an import in place of another on %s', (engine) => {
  let log: Log;
  beforeEach(async () => {
    log = await documentedLog(engine, ['en']);
  });
  afterEach(() => log.close());

  const notices = async () => {
    const { counts } = await countNotices(log.db, question({ asOfOn: '2027-12-31' }));
    return counts.reduce((sum, count) => sum + count.notices, 0);
  };
  const january = small(line('a'), line('b'), line('c'), line('', 11));
  const february = () => small(line('d'), line('', 12));
  const take = async (file: ReturnType<typeof small>, options: typeof WRITE | typeof REPLACE = WRITE) =>
    (await importFile(log, file, SMALL_PROFILE, options, ANALYST)).result;

  it('takes only the notices without a reference out of the log, and says how many', async () => {
    await take(january);
    await expect(take(february())).rejects.toMatchObject({ code: 'import.another-file', exit: 5 });
    const dry = await importFile(log, february(), SMALL_PROFILE, { ...REPLACE, dryRun: true }, ANALYST);
    expect(dry.result.removed).toEqual([{ file: january.name, notices: 1, kept: 0 }]);
    expect(await notices()).toBe(4);
    const done = await take(february(), REPLACE);
    expect(done.removed).toEqual([{ file: january.name, notices: 1, kept: 0 }]);
    expect(done.summary).toMatchObject({ new: 2 });
    expect(await notices()).toBe(5);
    expect((await readNotice(log.db, 'a', null)).decisions).toEqual([]);
  });

  it('gives back what it took out when it is undone, and only while the file they came from stands', async () => {
    await take(january);
    await take(february(), REPLACE);
    const [second, first] = await listImports(log.db);
    const undone = await undoImportStep(log, second?.id ?? 0, ANALYST);
    expect(undone).toMatchObject({ removed: 2, restored: 1 });
    expect(await notices()).toBe(4);
    await take(february(), REPLACE);
    await undoImportStep(log, first?.id ?? 0, ANALYST);
    const [third] = await listImports(log.db);
    expect(await undoImportStep(log, third?.id ?? 0, ANALYST)).toMatchObject({ removed: 2, restored: 0 });
    expect(await notices()).toBe(0);
  });

  it('asks nothing where no other file has notices without a reference', async () => {
    await take(small(line('a'), line('b')));
    expect((await take(february())).summary).toMatchObject({ new: 2 });
  });

  it('names a rejects file in its question', async () => {
    await take(january);
    const rejects = sourceOf(
      'r.csv',
      `Ref,Sent,Service,Type,Outcome,Decided,Account,import_line,import_reason\n${line('', 12)},3,date.invalid: x\n`,
    );
    await expect(take(rejects)).rejects.toThrow('--more is right');
  });

  it('an older file changes nothing, and names the newer ones', async () => {
    const old = () => small(line('a', 10, 'refused,2026-03-11'));
    await take(old());
    await take(small(line('a', 10, 'removed,2026-03-12'), line('b')));
    const again = await take(old());
    expect(again.summary).toMatchObject({ updated: 0, unchanged: 1 });
    expect(again.reasons).toContain('import.older');
    expect(again.warnings.find(({ code }) => code === 'import.older')?.message).toContain('nothing was put back');
    const { decisions } = await readNotice(log.db, 'a', null);
    expect(decisions.filter((one) => one.superseded_at === null).map((one) => one.action)).toEqual(['ACTION_REMOVED']);
    expect(await listImports(log.db)).toHaveLength(2);
  });

  it('an older file that was not taken in whole goes in, with a warning that it takes the place of newer words', async () => {
    const old = () => small(line('a', 10, 'refused,2026-03-11'), 'x,2026-03-10,Tok Tok,grooming,,,');
    await take(old());
    await take(small(line('a', 10, 'removed,2026-03-12')));
    const again = await take(old());
    expect(again.summary).toMatchObject({ updated: 1, held: 1 });
    expect(again.warnings.find(({ code }) => code === 'import.older')?.message).toContain('takes the place');
  });

  it('a dry run keeps no record that nobody asked for', async () => {
    const options = { dryRun: true, anotherFile: null, onRecord: null } as const;
    const { result, preview } = await importFile(log, january, SMALL_PROFILE, options, ANALYST);
    expect(result.records).toEqual([]);
    expect(result.summary.records).toBe(4);
    expect(preview).toHaveLength(4);
  });
});
