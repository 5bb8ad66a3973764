// Records that a profile does not mean: other things that its source holds beside notices.
import { describe, expect, it } from 'vitest';
import { recogniseProfile } from '../../src/import/recognise.ts';
import { profileOf, readAll, sourceOf } from './source.ts';

const HEADER = 'Ref,Sent,Service,Type,Outcome,Kind,Flagger';
const ONLY = [
  { label: 'Kind', values: ['Notice', 'Follow-up'] },
  { label: 'Flagger', values: ['Ours'] },
];
const only = profileOf({ only: ONLY });

describe('a profile that means only some records', () => {
  it.each([
    ['one of the values in each column', 'Notice,Ours', 'notice', []],
    ['in other case and blanks', ' FOLLOW-UP , ours ', 'notice', []],
    ['another value', 'Question,Ours', 'skipped', ['row.not-meant']],
    ['the value of one column only', 'Notice,Theirs', 'skipped', ['row.not-meant']],
    ['a blank', ',Ours', 'skipped', ['row.not-meant']],
  ])('%s', async (_, cells, outcome, codes) => {
    const { records } = await readAll(`${HEADER}\nA-1,2026-01-05,TikTok,hate,removed,${cells}\n`, only);
    expect(records.map((record) => [record.outcome, record.issues.map((issue) => issue.code)])).toEqual([[outcome, codes]]);
  });

  it('asks nothing about the others, whatever they hold', async () => {
    const lines = [
      'A-1,2026-01-05,TikTok,hate,removed,Notice,Ours',
      'A-1,some day,?,what is this,,Question,Ours',
      'A-2,31/02/26,,,,Question,',
    ];
    const { records, file } = await readAll(`${HEADER}\n${lines.join('\n')}\n`, only);
    expect(records.map(({ outcome }) => outcome)).toEqual(['notice', 'skipped', 'skipped']);
    expect(file.recordCount).toBe(3);
  });

  it('still tells blank rows, totals and rows that are not whole from them', async () => {
    const lines = [
      'A-1,2026-01-05,TikTok,hate,removed,Notice,Ours',
      ',,,,,,',
      'Total,,,,1,,',
      'A-3,2026-01-06,TikTok',
      'A-4,2026-01-06,TikTok,hate,,Question,',
    ];
    const { records } = await readAll(`${HEADER}\n${lines.join('\n')}\n`, only);
    expect(records.slice(1).map(({ issues }) => issues[0]?.code)).toEqual([
      'row.blank',
      'row.total',
      'row.too-few-fields',
      'row.not-meant',
    ]);
  });

  it('does not count a record left out as the repeat of a notice', async () => {
    const lines = ['A-1,2026-01-05,TikTok,hate,removed,Notice,Ours', 'A-1,2026-01-09,TikTok,scam,,Question,Ours'];
    const { records } = await readAll(`${HEADER}\n${lines.join('\n')}\n`, only);
    expect(records.map(({ outcome }) => outcome)).toEqual(['notice', 'skipped']);
  });

  it('stops where the column that tells is gone', async () => {
    const file = sourceOf('Ref,Sent,Service,Type,Outcome,Kinds,Flagger\nA-1,2026-01-05,TikTok,hate,removed,Notice,Ours\n');
    await expect(
      readAll('Ref,Sent,Service,Type,Outcome,Kinds,Flagger\nA-1,2026-01-05,TikTok,hate,removed,Notice,Ours\n', only),
    ).rejects.toMatchObject({
      code: 'mapping.required-missing',
      details: { missing: [{ field: 'only', label: 'Kind', rename: 'Kinds' }] },
    });
    await expect(recogniseProfile(file, [only])).rejects.toMatchObject({ code: 'profile.none-fits' });
  });
});
