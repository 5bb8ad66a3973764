// Several records that form one notice: they share one fate, their items add up, and they need not be neighbours.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParsedRecord } from '../../src/import/parse-file.ts';
import { profileOf, readAll } from './source.ts';

const HEADER = 'Ref,Sent,Service,Type,Outcome,Decided,URL';
const columns = {
  ...profileOf().columns,
  decided: { label: 'Decided', format: 'yyyy-MM-dd' },
  url: { label: 'URL' },
};
const byReference = profileOf({ columns, group: { by: 'reference' } });
const byServiceAndTime = profileOf({ columns, group: { by: ['service', 'sent'] } });

const read = async (lines: readonly string[], profile = byReference) =>
  (await readAll(`${HEADER}\n${lines.join('\n')}\n`, profile)).records;
const fates = (records: readonly ParsedRecord[]) => records.map((record) => `${record.record.line} ${record.outcome}`);
const noticeIn = (records: readonly ParsedRecord[]) => {
  const found = records.find((record) => record.outcome === 'notice');
  if (found?.outcome !== 'notice') throw new Error(`no notice in ${JSON.stringify(records)}`);
  return found.notice;
};

describe('records of one notice', () => {
  it('count as one notice with as many items as distinct locators', async () => {
    const records = await read([
      'A-1,2026-01-05,X,hate,removed,2026-01-06,https://x.example/1',
      'A-1,2026-01-05,X,hate,removed,2026-01-07,https://x.example/2',
      'A-1,2026-01-05,X,hate,removed,2026-01-07,https://x.example/2',
    ]);
    expect(fates(records)).toEqual(['2 notice', '3 joined', '4 joined']);
    expect(noticeIn(records)).toMatchObject({ reference: 'A-1', hasOwnReference: true, items: 2 });
    expect(noticeIn(records).decisions).toMatchObject([
      { action: 'ACTION_REMOVED', itemsAffected: null, decided: { firstOn: '2026-01-07' } },
    ]);
  });

  it('need not be neighbours, and other notices do not wait for them', async () => {
    const records = await read([
      'A-1,2026-01-05,X,hate,,,https://x.example/1',
      'B-1,2026-01-05,X,hate,,,https://x.example/2',
      'A-1,2026-01-05,X,hate,,,https://x.example/3',
    ]);
    expect(fates(records)).toEqual(['3 notice', '2 notice', '4 joined']);
  });

  it('say of how many items a decision was taken', async () => {
    const records = await read([
      'A-1,2026-01-05,X,hate,removed,2026-01-06,https://x.example/1',
      'A-1,2026-01-05,X,hate,refused,2026-01-06,https://x.example/2',
      'A-1,2026-01-05,X,hate,,,https://x.example/3',
    ]);
    expect(noticeIn(records).items).toBe(3);
    expect(noticeIn(records).decisions.map(({ action, itemsAffected }) => [action, itemsAffected])).toEqual([
      ['ACTION_REMOVED', 1],
      ['NO_ACTION_NOT_ILLEGAL', 1],
    ]);
  });

  it('are of the type that most items have, and a warning says so', async () => {
    const records = await read([
      'A-1,2026-01-05,X,scam,,,https://x.example/1',
      'A-1,2026-01-05,X,hate,,,https://x.example/2',
      'A-1,2026-01-05,X,hate,,,https://x.example/3',
    ]);
    expect(noticeIn(records)).toMatchObject({ category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH', ownLabel: 'scam; hate' });
    expect(records[0]?.issues.map((issue) => issue.code)).toEqual(['value.multiple']);
  });

  it('may be known by service and time, whatever the spelling of the service the profile knows', async () => {
    const profile = profileOf({
      columns,
      group: { by: ['service', 'sent'] },
      values: { ...profileOf().values, service: { 'tik tok': 'TikTok' } },
    });
    const records = await read(
      [
        'i1,2026-01-05,TikTok,hate,,,https://x.example/1',
        'i2,2026-01-05,Tik Tok,hate,,,https://x.example/2',
        'i3,2026-01-06,TikTok,hate,,,https://x.example/3',
      ],
      profile,
    );
    expect(fates(records)).toEqual(['2 notice', '3 joined', '4 notice']);
    expect(noticeIn(records)).toMatchObject({ items: 2, hasOwnReference: false });
  });

  it('without the value they are known by stand alone', async () => {
    const records = await read([',2026-01-05,X,hate,,,https://x.example/1', ',2026-01-05,X,hate,,,https://x.example/2']);
    expect(fates(records)).toEqual(['2 notice', '3 notice']);
  });

  it('have the same identity in a later export that holds more of them', async () => {
    const once = noticeIn(await read(['i1,2026-01-05,X,hate,,,https://x.example/1'], byServiceAndTime));
    const later = noticeIn(
      await read(['i1,2026-01-05,X,hate,,,https://x.example/1', 'i2,2026-01-05,X,hate,,,https://x.example/2'], byServiceAndTime),
    );
    expect(later.reference).toBe(once.reference);
  });
});

describe('one bad record', () => {
  it.each([
    ['rejects', 'A-1,2026-01-05,X,hate,,2026-02-30,https://x.example/2', 'rejected'],
    ['holds', 'A-1,2026-01-05,X,libel,,,https://x.example/2', 'held'],
  ])('%s the whole notice and no other', async (_, bad, outcome) => {
    const records = await read([
      'A-1,2026-01-05,X,hate,,,https://x.example/1',
      'B-1,2026-01-05,X,hate,,,https://x.example/9',
      bad,
      'A-1,2026-01-05,X,hate,,,https://x.example/3',
    ]);
    expect(fates(records).sort()).toEqual([`2 ${outcome}`, '3 notice', `4 ${outcome}`, `5 ${outcome}`]);
    const [first] = records.filter(({ record }) => record.line === 2);
    expect(first?.issues).toMatchObject([{ code: 'row.notice-held', line: 2 }]);
    expect(first?.issues[0]?.message).toContain('Line 4');
  });

  it.each([
    ['two services', 'A-1,2026-01-05,TikTok,hate,,,https://x.example/2', 'service'],
    ['two days of sending', 'A-1,2026-01-06,X,hate,,,https://x.example/2', 'sent'],
  ])('%s under one reference contradict each other', async (_, other, field) => {
    const records = await read(['A-1,2026-01-05,X,hate,,,https://x.example/1', other]);
    expect(fates(records)).toEqual(['2 rejected', '3 rejected']);
    expect(records[0]?.issues).toMatchObject([{ code: 'id.duplicate-conflict' }]);
    expect(records[0]?.issues[0]?.message).toContain(field);
  });
});

describe('whatever the order of the records', () => {
  it('each leaves once, and the notices are the same', async () => {
    const line = fc.record({ ref: fc.constantFrom('A', 'B', 'C'), url: fc.nat(5), type: fc.constantFrom('hate', 'scam', 'libel') });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), fc.nat(), async (rows, turn) => {
        const lines = rows.map(({ ref, url, type }) => `${ref},2026-01-05,X,${type},,,https://x.example/${url}`);
        const turned = [...lines.slice(turn % lines.length), ...lines.slice(0, turn % lines.length)];
        const [one, other] = [await read(lines), await read(turned)];
        expect(one.map(({ record }) => record.line).sort()).toEqual(lines.map((_, i) => i + 2).sort());
        const told = (records: readonly ParsedRecord[]) =>
          records.flatMap((record) => (record.outcome === 'notice' ? [`${record.notice.reference} ${record.notice.items}`] : [])).sort();
        expect(told(other)).toEqual(told(one));
      }),
      { numRuns: 60 },
    );
  });
});
