// A file that comes again is read as it was read before, and every record has the fate it had.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Log } from '../../src/log/db.ts';
import type { Profile } from '../../src/model/profile.ts';
import { importFile } from '../../src/workflow.ts';
import { ANALYST, documentedLog, SMALL_HEADER, SMALL_PROFILE, small, sourceOf } from './year.ts';

const WRITE = { dryRun: false, anotherFile: null } as const;

let log: Log;
beforeEach(async () => {
  log = await documentedLog('sqlite', ['en']);
});
afterEach(() => log.close());

const file = () => small('a,2026-03-10,TikTok,grooming,removed,2026-03-12,', 'b,2026-03-11,Snapchat,grooming,,,');

// What was decided was taken for given, so that nothing of the file was looked at any more: a doubtful date went in without a word.
it('a file that is known is judged as it was the first time, also where an answer was added since', async () => {
  const { sent, ...columns } = SMALL_PROFILE.columns;
  const profile = { ...SMALL_PROFILE, columns: { ...columns, sent: { label: sent?.label ?? '' } } };
  const answered = { ...profile, values: { ...profile.values, action: { ...profile.values.action, gone: 'ACTION_REMOVED' } } };
  const dates = () => small(...['46117', '17/03/2026', '28/03/2026', '15/03/2026'].map((on, i) => `r${i},${on},TikTok,grooming,,,`));
  const first = await importFile(log, dates(), profile, WRITE, ANALYST);
  expect(first.result.summary).toMatchObject({ new: 3, rejected: 1 });
  for (const one of [profile, answered]) {
    const { result } = await importFile(log, dates(), one, WRITE, ANALYST);
    expect(result.summary).toMatchObject({ new: 0, unchanged: 3, rejected: 1 });
    expect(result.decisions).toEqual(first.result.decisions);
  }
});

it('a file of two encodings can come again', async () => {
  const lines = ['r1,2026-03-10,TikTok,grooming,,,é', 'r2,2026-03-10,TikTok,what,,,é', 'r3,2026-03-10,TikTok,grooming,,,'];
  const bytes = Buffer.concat([
    Buffer.from(`${[SMALL_HEADER, ...lines].join('\r\n')}\r\n`, 'utf8'),
    Buffer.from('r4,2026-03-10,TikTok,grooming,,,é\r\n', 'latin1'),
  ]);
  const told = async (profile: Profile) => (await importFile(log, sourceOf('mixed.csv', bytes), profile, WRITE, ANALYST)).result.summary;
  const answered = {
    ...SMALL_PROFILE,
    values: { ...SMALL_PROFILE.values, category: { ...SMALL_PROFILE.values.category, what: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD' } },
  };
  const first = await told(SMALL_PROFILE);
  expect(first).toMatchObject({ held: 1 });
  expect(await told(SMALL_PROFILE)).toMatchObject({ new: 0, unchanged: first.new, rejected: first.rejected, held: 1 });
  expect(await told(answered)).toMatchObject({ new: 1, unchanged: first.new, rejected: first.rejected, held: 0 });
});

it('what was decided the first time stands where the file alone would be read in another way, and is told so', async () => {
  await importFile(log, file(), SMALL_PROFILE, WRITE, ANALYST);
  const { decisions } = await log.db.selectFrom('import').select('decisions').executeTakeFirstOrThrow();
  const kept = JSON.parse(decisions) as { decided: Record<string, unknown> };
  const other = JSON.stringify({ ...kept, decided: { ...kept.decided, quote: "'" } });
  await log.db.updateTable('import').set({ decisions: other }).execute();
  const { result } = await importFile(log, file(), SMALL_PROFILE, WRITE, ANALYST);
  expect(result.decisions).toContainEqual({ decision: 'quote', value: "'", because: 'as when this file was read before' });
});

// A record that joins a notice was counted nowhere where a repeated one stood between them and the batch was full.
it.each([247, 248, 249, 250])('every record of a group is counted, after %i others', async (count) => {
  const profile = { ...SMALL_PROFILE, group: { by: ['sent', 'account'] } } as Profile;
  const single = (i: number) => `s${i},2026-03-10,TikTok,grooming,,,one ${i}`;
  const lines = [
    ...Array.from({ length: count }, (_, i) => single(i)),
    'g1,2026-03-11,TikTok,grooming,,,group',
    'g1,2026-03-11,TikTok,grooming,,,group',
    'g2,2026-03-11,TikTok,grooming,,,group',
    ...Array.from({ length: 5 }, (_, i) => single(count + i)),
  ];
  const { result } = await importFile(log, small(...lines), profile, WRITE, ANALYST);
  expect(result.summary).toMatchObject({ records: count + 8, skipped: 1, new: count + 7, notices: { new: count + 6 } });
});
