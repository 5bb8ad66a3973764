// A file becomes notices: what is taken, refused, held and skipped, and why.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParsedRecord } from '../../src/import/parse-file.ts';
import { profileOf, type ReadFile, readAll } from './source.ts';

const HEADER = 'Ref,Sent,Service,Type,Outcome';
const outcomes = ({ records }: ReadFile) => records.map((record) => record.outcome);
const codes = (record: ParsedRecord | undefined) => (record?.issues ?? []).map((issue) => issue.code);
const noticeOf = (record: ParsedRecord | undefined) => {
  if (record?.outcome !== 'notice') throw new Error(`expected a notice, got ${JSON.stringify(record)}`);
  return record.notice;
};
const first = async (text: string, ...rest: Parameters<typeof readAll> extends [unknown, ...infer R] ? R : never) =>
  (await readAll(text, ...rest)).records[0];
const columns = (change: object) => ({ ...profileOf().columns, ...change });

describe('a record that is in order', () => {
  it('becomes a notice with all that its columns tell', async () => {
    const record = await first(`${HEADER}\nA-1,2026-01-05,TikTok,hate,removed\n`);
    expect(record?.issues).toEqual([]);
    expect(noticeOf(record)).toEqual({
      reference: 'A-1',
      hasOwnReference: true,
      service: 'TikTok',
      channel: 'article-16',
      sent: { precision: 'day', at: null, firstOn: '2026-01-05', lastOn: '2026-01-05' },
      language: null,
      ownLabel: 'hate',
      category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
      subcategory: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH/KEYWORD_HATE_SPEECH',
      items: 1,
      setting: 'not-recorded',
      assessedByTwo: 'not-recorded',
      checklist: { reasons: 'not-recorded', location: 'not-recorded', submitter: 'not-recorded', goodFaith: 'not-recorded' },
      receipt: null,
      verified: null,
      inArea: null,
      areaItem: null,
      decisions: [
        {
          action: 'ACTION_REMOVED',
          decided: null,
          order: 'first',
          delay: null,
          effective: null,
          ground: 'not-stated',
          automated: 'not-stated',
          redressTold: 'not-recorded',
          itemsAffected: null,
        },
      ],
      known: [],
      note: null,
    });
  });

  it.each([
    ['in another order, with columns nobody mapped', 'Type,Analyst,Outcome,Service,Sent,Ref\nhate,x,removed,TikTok,2026-01-05,A-1\n'],
    ['with labels and values in other case, accents and blanks', ' RÉF ,sent,SERVICE,type,Outcome\nA-1,2026-01-05,TikTok, HÁTE ,Removed\n'],
    ['with a delimiter after every value', 'Ref;Sent;Service;Type;Outcome;\nA-1;2026-01-05;TikTok;hate;removed;\n'],
    ['in Windows line ends and quotes', '"Ref","Sent","Service","Type","Outcome"\r\n"A-1","2026-01-05","TikTok","hate","removed"\r\n'],
    ['below a title', 'All notices\n\nRef,Sent,Service,Type,Outcome\nA-1,2026-01-05,TikTok,hate,removed\n'],
    ['with the code itself as the value', `${HEADER}\nA-1,2026-01-05,TikTok,hate,ACTION_REMOVED\n`],
  ])('is the same notice %s', async (_, text) => {
    const expected = noticeOf(await first(`${HEADER}\nA-1,2026-01-05,TikTok,hate,removed\n`));
    expect({ ...noticeOf(await first(text)), ownLabel: 'hate' }).toEqual(expected);
  });

  it('gives the same records however the bytes are cut', async () => {
    const text = `${HEADER}\r\nA-é,2026-01-05,"Tik\r\nTok",hate,removed\r\n\r\nA-2,2026-01-05,X,hate,\r\n`;
    const whole = await readAll(text);
    for (const chunkBytes of [1, 2, 3, 7]) expect((await readAll(text, profileOf(), {}, chunkBytes)).records).toEqual(whole.records);
  });

  it('can be read twice from one parsed file', async () => {
    const { file, records } = await readAll('Sent,Service,Type\n2026-01-05,X,hate\n2026-01-05,X,hate\n', withoutReference());
    const again: ParsedRecord[] = [];
    for await (const record of file.records) again.push(record);
    expect(again).toEqual(records);
  });
});

function withoutReference() {
  const { reference: _, action: __, ...rest } = profileOf().columns;
  return profileOf({ columns: rest });
}

describe('a record that is not in order is rejected with its reason', () => {
  it.each([
    ['a required cell is blank', 'A-1,,X,hate,removed', 'required.missing', 'Sent'],
    ['the service is blank and the profile does not say what that means', 'A-1,2026-01-05, ,hate,removed', 'required.missing', 'Service'],
    ['a date does not exist', 'A-1,2026-02-30,X,hate,removed', 'date.invalid', 'Sent'],
    ['a date does not fit the column', 'A-1,05/02/2026,X,hate,removed', 'date.unparseable', 'Sent'],
    ['a date lies long before the law', 'A-1,0206-02-05,X,hate,removed', 'date.out-of-range', 'Sent'],
    ['it has too few cells', 'A-1,2026-01-05,X,hate', 'row.too-few-fields', null],
    ['it has too many cells', 'A-1,2026-01-05,X,hate,removed,more', 'row.too-many-fields', null],
    ['a spreadsheet has rounded its reference', '2.026E+11,2026-01-05,X,hate,removed', 'id.scientific-notation', 'Ref'],
  ])('when %s', async (_, line, code, label) => {
    const { records } = await readAll(`${HEADER}\n${line}\nA-9,2026-01-05,X,hate,removed\n`);
    expect(records.map((record) => record.outcome)).toEqual(['rejected', 'notice']);
    expect(records[0]?.issues).toEqual([expect.objectContaining({ code, line: 2, label })]);
    expect(records[0]?.issues[0]?.message).not.toBe('');
    expect(records[0]?.issues[0]?.remedy).not.toBe('');
  });

  it.each([
    ['number.negative', '-1'],
    ['number.invalid', 'many'],
    ['number.invalid', '99999999999'],
    ['number.suppressed', '<5'],
    ['number.not-integer', '1.5'],
    ['number.invalid', '0'],
  ])('%s for %s items', async (code, value) => {
    const profile = profileOf({ columns: columns({ items: { label: 'N' } }) });
    const record = await first(`Ref;Sent;Service;Type;Outcome;N\nA-1;2026-01-05;X;hate;;${value}\n`, profile);
    expect(record?.outcome).toBe('rejected');
    expect(codes(record)).toEqual([code]);
  });

  it('asks when a number may be thousands or decimals, and takes an answer', async () => {
    const profile = profileOf({ columns: columns({ items: { label: 'N' } }) });
    const text = 'Ref;Sent;Service;Type;Outcome;N\nA-1;2026-01-05;X;hate;;1,204\n';
    const record = await first(text, profile);
    expect([record?.outcome, codes(record)]).toEqual(['held', ['number.ambiguous']]);
    const { records } = await readAll(text, profile, { overrides: { decimal: '.' } });
    expect(records.map((one) => one.outcome === 'notice' && one.notice.items)).toEqual([1204]);
  });

  it.each([
    ['3', 3],
    ['3.0', 3],
    ['3,00', 3],
    ['1 204', 1204],
    ['1\u202f204', 1204],
    ['', 1],
  ])('but %j items are %i', async (value, items) => {
    const profile = profileOf({ columns: columns({ items: { label: 'N' } }) });
    const record = await first(`Ref;Sent;Service;Type;Outcome;N\nA-1;2026-01-05;X;hate;;${value}\n`, profile);
    expect(noticeOf(record).items).toBe(items);
  });

  it('names every wrong cell of a record at once', async () => {
    expect(codes(await first(`${HEADER}\nA-1,2026-02-30,,hate,removed\n`))).toEqual(['required.missing', 'date.invalid']);
  });

  it.each([
    ['decided', 'yyyy-MM-dd', '2026-01-04', true],
    ['decided', 'yyyy-MM-dd', '2026-01-05', false],
    ['receipt', 'yyyy-MM-dd', '2026-01-04', true],
    ['effective', 'yyyy-MM-dd', '2026-01-04', true],
    ['verified', 'yyyy-MM-dd', '2026-01-04', true],
    ['later-decided', 'yyyy-MM-dd', '2026-01-04', false],
    ['decided', 'yyyy-MM', '2025-12', true],
    ['decided', 'yyyy-MM', '2026-01', false],
    ['decided', 'yyyy-MM-dd HH:mm', '2026-01-04 23:59', true],
  ])('when %s (%s) is %s and the notice was sent on 2026-01-05: %s', async (field, format, value, rejected) => {
    const profile = profileOf({ columns: columns({ [field]: { label: 'When', format } }) });
    const record = await first(`${HEADER},When\nA-1,2026-01-05,X,hate,removed,${value}\n`, profile);
    expect(record?.outcome).toBe(rejected ? 'rejected' : 'notice');
    if (rejected) expect(codes(record)).toEqual(['date.out-of-range']);
  });

  it('when it was decided minutes before it was sent', async () => {
    const format = 'yyyy-MM-dd HH:mm';
    const profile = profileOf({ columns: columns({ sent: { label: 'Sent', format }, decided: { label: 'When', format } }) });
    const text = (when: string) => `${HEADER},When\nA-1,2026-01-05 10:00,X,hate,removed,2026-01-05 ${when}\n`;
    expect(codes(await first(text('09:59'), profile))).toEqual(['date.out-of-range']);
    expect((await first(text('10:00'), profile))?.outcome).toBe('notice');
  });

  it('when more items were affected than it has', async () => {
    const profile = profileOf({ columns: columns({ items: { label: 'N' }, 'items-affected': { label: 'Gone' } }) });
    const { records } = await readAll(`${HEADER},N,Gone\nA-1,2026-01-05,X,hate,removed,3,4\nA-2,2026-01-05,X,hate,removed,3,2\n`, profile);
    expect(codes(records[0])).toEqual(['number.invalid']);
    expect(noticeOf(records[1]).decisions[0]?.itemsAffected).toBe(2);
  });

  it('and never quotes text about people in a message', async () => {
    const profile = profileOf({ columns: columns({ person: { label: 'Who' }, note: { label: 'Note' }, url: { label: 'URL' } }) });
    const line = 'A-1,2026-02-30,,hate,removed,Anna Example,private words,https://x.example/anna';
    const record = await first(`${HEADER},Who,Note,URL\n${line}\n`, profile);
    expect(record?.outcome).toBe('rejected');
    expect(JSON.stringify(record?.issues)).not.toMatch(/anna|private|x\.example/i);
  });
});

describe('references', () => {
  it('skips an identical repeat and says of which line', async () => {
    const line = 'A-1,2026-01-05,X,hate,removed';
    const read = await readAll(`${HEADER},Note\n${line},first\nA-2,2026-01-05,X,hate,,\n${line},other words in an unmapped column\n`);
    expect(outcomes(read)).toEqual(['notice', 'notice', 'skipped']);
    expect(read.records[2]?.issues[0]).toMatchObject({ code: 'id.duplicate-identical', line: 4, reference: 'A-1' });
    expect(read.records[2]?.issues[0]?.message).toContain('line 2');
  });

  it('rejects all records of a reference that contradict, each naming the lines of the others', async () => {
    const read = await readAll(
      `${HEADER}\nA-1,2026-01-05,X,hate,removed\nA-1,2026-01-05,X,hate,refused\nA-2,2026-01-05,X,hate,\nA-1,2026-01-05,X,hate,removed\n`,
    );
    expect(outcomes(read)).toEqual(['rejected', 'rejected', 'notice', 'rejected']);
    expect(read.records.filter((record) => record.outcome === 'rejected').map((record) => record.issues[0]?.message)).toEqual([
      expect.stringContaining('lines 3, 5'),
      expect.stringContaining('lines 2, 5'),
      expect.stringContaining('lines 2, 3'),
    ]);
  });

  it('makes distinct notices of alike records without a reference, the same ones each time', async () => {
    const text = 'Sent,Service,Type\n2026-01-05,X,hate\n2026-01-05,X,scam\n2026-01-05,X,hate\n';
    const references = async () => (await readAll(text, withoutReference())).records.map((record) => noticeOf(record).reference);
    const found = await references();
    expect(new Set(found).size).toBe(3);
    expect(found[2]).toBe(found[0]?.replace('#1', '#2'));
    expect(await references()).toEqual(found);
  });

  it('does not change with the order of other records, unmapped columns or the value mapping', async () => {
    const profile = withoutReference();
    const remapped = profileOf({ columns: profile.columns, values: { category: { hate: 'STATEMENT_CATEGORY_VIOLENCE' } } });
    const reference = async (text: string, p = profile) => noticeOf((await readAll(text, p)).records[0]).reference;
    const base = await reference('Sent,Service,Type\n2026-01-05,X,hate\n');
    expect(await reference('Type,Service,Sent\nhate,X,2026-01-05\nscam,X,2026-01-05\n')).toBe(base);
    expect(await reference('Sent,Service,Type,Name\n2026-01-05,X,hate,Anna Example\n')).toBe(base);
    expect(await reference('Sent,Service,Type\n2026-01-05,X,hate\n', remapped)).toBe(base);
    expect(await reference('Sent,Service,Type\n2026-01-06,X,hate\n')).not.toBe(base);
  });

  it('falls back to a fingerprint where the cell of the reference is blank', async () => {
    const { records } = await readAll(`${HEADER}\n,2026-01-05,X,hate,\n,2026-01-05,X,hate,\n`);
    expect(records.map((record) => noticeOf(record).hasOwnReference)).toEqual([false, false]);
    expect(new Set(records.map((record) => noticeOf(record).reference)).size).toBe(2);
  });
});

describe('values', () => {
  it('holds a record whose value is unknown, with the value', async () => {
    const record = await first(`${HEADER}\nA-1,2026-01-05,X,libel,deleted\n`);
    expect(record).toMatchObject({
      outcome: 'held',
      values: [
        { field: 'category', value: 'libel' },
        { field: 'action', value: 'deleted' },
      ],
    });
    expect(codes(record)).toEqual(['value.unmapped', 'value.unmapped']);
  });

  it('rejects rather than holds a record that is also wrong', async () => {
    const record = await first(`${HEADER}\nA-1,2026-02-30,X,libel,\n`);
    expect(record?.outcome).toBe('rejected');
    expect(codes(record)).toEqual(['date.invalid', 'value.unmapped']);
  });

  it('passes a service on as found, by its mapped name, or as not recorded', async () => {
    const profile = profileOf({ values: { ...profileOf().values, service: { insta: 'Instagram', other: null, '': null } } });
    const { records } = await readAll(
      `${HEADER}\n1,2026-01-05,Unheard Of,hate,\n2,2026-01-05,INSTA,hate,\n3,2026-01-05,Other,hate,\n4,2026-01-05,,hate,\n`,
      profile,
    );
    expect(records.map((record) => noticeOf(record).service)).toEqual(['Unheard Of', 'Instagram', null, null]);
  });

  it('counts a blank action as not recorded, never as no reply', async () => {
    const { records } = await readAll(`${HEADER}\n1,2026-01-05,X,hate,\n2,2026-01-05,X,hate,no reply\n`);
    expect(records.map((record) => noticeOf(record).decisions.map((decision) => decision.action))).toEqual([[], ['PENDING_NO_REPLY']]);
  });

  it('keeps a date or delay without an action as a decision whose action is not recorded', async () => {
    const profile = profileOf({ columns: columns({ delay: { label: 'Days', format: 'day' } }) });
    const { records } = await readAll(
      `${HEADER},Days\n1,2026-01-05,X,hate,,3\n2,2026-01-05,X,hate,removed,0\n3,2026-01-05,X,hate,removed,\n`,
      profile,
    );
    expect(records.map((record) => noticeOf(record).decisions.map(({ action, delay }) => [action, delay]))).toEqual([
      [['NOT_RECORDED', { value: 3, unit: 'day' }]],
      [['ACTION_REMOVED', { value: 0, unit: 'day' }]],
      [['ACTION_REMOVED', null]],
    ]);
  });

  it('uses the defaults of the profile where the column is absent or the cell blank', async () => {
    const profile = profileOf({ defaults: { action: 'no reply', language: 'nl', setting: 'public', channel: 'voluntary-programme' } });
    const notice = noticeOf(await first(`${HEADER}\n1,2026-01-05,X,hate,\n`, profile));
    expect(notice).toMatchObject({ language: 'nl', setting: 'public', channel: 'voluntary-programme' });
    expect(notice.decisions.map((decision) => decision.action)).toEqual(['PENDING_NO_REPLY']);
  });

  it('makes a later decision of its column, and warns when there is only its date', async () => {
    const profile = profileOf({
      columns: columns({ 'later-action': { label: 'Last' }, 'later-decided': { label: 'When', format: 'yyyy-MM-dd' } }),
      values: { ...profileOf().values, 'later-action': { gone: 'ACTION_REMOVED' } },
    });
    const { records } = await readAll(
      `${HEADER},Last,When\n1,2026-01-05,X,hate,refused,gone,2026-02-01\n2,2026-01-05,X,hate,,gone,\n3,2026-01-05,X,hate,refused,,2026-02-01\n`,
      profile,
    );
    expect(records.map((record) => noticeOf(record).decisions.map((one) => [one.order, one.action, one.decided?.firstOn ?? null]))).toEqual(
      [
        [
          ['first', 'NO_ACTION_NOT_ILLEGAL', null],
          ['later', 'ACTION_REMOVED', '2026-02-01'],
        ],
        [['later', 'ACTION_REMOVED', null]],
        [['first', 'NO_ACTION_NOT_ILLEGAL', null]],
      ],
    );
    expect(codes(records[2])).toEqual(['required.missing']);
  });

  it('makes several decisions of several actions, and several known texts of one cell', async () => {
    const profile = profileOf({
      columns: columns({ url: { label: 'URLs' }, account: { label: 'User' } }),
      several: { action: { separator: '+', main: 'first' }, url: { separator: '\n', main: 'first' } },
    });
    const notice = noticeOf(
      await first(
        `${HEADER},URLs,User\n1,2026-01-05,X,hate,removed + refused + removed,"https://a.example/1\r\nhttps://a.example/2",nick\n`,
        profile,
      ),
    );
    expect(notice.decisions.map((decision) => decision.action)).toEqual(['ACTION_REMOVED', 'NO_ACTION_NOT_ILLEGAL']);
    expect(notice.items).toBe(2);
    expect(notice.known).toEqual([
      { kind: 'url', text: 'https://a.example/1' },
      { kind: 'url', text: 'https://a.example/2' },
      { kind: 'account', text: 'nick' },
    ]);
  });

  it('takes the apostrophe off that tools put before formula-like text', async () => {
    expect(noticeOf(await first(`${HEADER}\n'-7,2026-01-05,'@home,hate,\n`))).toMatchObject({ reference: '-7', service: '@home' });
  });
});

describe('several types in one cell', () => {
  const several = (main: 'first' | 'priority', priority: string[] = []) =>
    profileOf({
      values: { category: { ...profileOf().values.category, none: null } },
      several: { category: { separator: ';', main, priority } },
    });
  const HATE = 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH';
  const SCAM = 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD';

  it.each([
    ['first', [], 'hate; scam', HATE],
    ['first', [], 'scam ;hate', SCAM],
    ['first', [], 'scam; libel', SCAM],
    ['first', [], 'libel; scam', 'held'],
    ['first', [], 'none; scam', SCAM],
    ['first', [], 'none', 'STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE'],
    ['priority', ['HATE', 'scam'], 'scam; hate', HATE],
    ['priority', ['hate'], 'libel; scam; hate', HATE],
    ['priority', ['hate'], 'scam; libel', SCAM],
    ['priority', ['hate'], 'libel; scam', 'held'],
    ['priority', ['none', 'scam'], 'none; scam', SCAM],
  ] as const)('rule %s %j: the main one of %j is %s', async (main, priority, cell, expected) => {
    const record = await first(`${HEADER}\n1,2026-01-05,X,${cell},\n`, several(main, [...priority]));
    if (expected === 'held') expect(record).toMatchObject({ outcome: 'held', values: [{ field: 'category', value: 'libel' }] });
    else
      expect(noticeOf(record)).toMatchObject({ category: expected, ownLabel: expect.stringContaining(cell.split(';')[0]?.trim() ?? '') });
  });
});

describe('the file as a whole', () => {
  it.each([
    ['file.empty', ''],
    ['file.no-rows', `${HEADER}\n`],
    ['file.no-rows', `${HEADER}\n,,,,\n${HEADER}\n`],
    ['file.is-html', '<html>'],
    ['mapping.required-missing', 'Ref,Sent on,Service,Type,Outcome\n1,2026-01-05,X,hate,\n'],
    ['mapping.required-missing', 'one,two,three\n1,2,3\n'],
  ])('is refused: %s', async (code, text) => {
    await expect(readAll(text)).rejects.toMatchObject({ code, exit: 3 });
  });

  it('asks which of two columns of one label is meant, and takes its place for an answer', async () => {
    const text = 'Ref,Sent,Service,Type,Outcome,type\n1,2026-01-05,X,hate,,scam\n';
    await expect(readAll(text)).rejects.toMatchObject({ code: 'header.duplicate', exit: 5, details: { columns: [4, 6] } });
    const answered = await readAll(text, profileOf({ columns: columns({ category: { label: 'column 6' } }) }));
    expect(noticeOf(answered.records[0]).category).toBe('STATEMENT_CATEGORY_SCAMS_AND_FRAUD');
  });

  it('names the label that is gone and the likeliest rename', async () => {
    await expect(readAll('Ref,Sent on,Service,Type,Outcome\n1,2026-01-05,X,hate,\n')).rejects.toMatchObject({
      message: expect.stringMatching(/“Sent”.*“Sent on”/),
      details: { missing: [{ field: 'sent', label: 'Sent', rename: 'Sent on' }] },
    });
  });

  it('says of a wrong profile that none of its labels is there', async () => {
    await expect(readAll('one,two,three\n1,2,3\n')).rejects.toThrow('3 column(s)');
  });

  it('takes a label twice when nothing is mapped to it', async () => {
    const read = await readAll(`${HEADER},Note,Note\n1,2026-01-05,X,hate,,a,b\n`);
    expect(outcomes(read)).toEqual(['notice']);
    expect(read.file.ignored).toEqual(['Note', 'Note']);
  });

  it('skips blank lines and repeated headers, and counts them', async () => {
    const read = await readAll(`${HEADER}\n\n1,2026-01-05,X,hate,\n,,,,\n ref,SENT,Service,Type,Outcome\n`);
    expect(outcomes(read)).toEqual(['skipped', 'notice', 'skipped', 'skipped']);
    expect(read.records.flatMap(codes)).toEqual(['row.blank', 'row.blank', 'row.repeated-header']);
    expect(read.file.recordCount).toBe(4);
  });

  it('recovers from a stray quote, says on which line, and rejects only the record whose quote has no end', async () => {
    const read = await readAll(
      `${HEADER}\n1,2026-01-05,5" screen,hate,\n2,2026-01-05,"X,hate,\n3,2026-01-05,"Y",hate,\n4,2026-01-05,Z,hate,\n`,
    );
    expect(read.file.dialect.evidence.at(-1)).toMatchObject({ decision: 'quotes', value: 'line 2' });
    expect(read.records.map((record) => [record.outcome, record.record.line])).toEqual([
      ['notice', 2],
      ['rejected', 3],
      ['notice', 4],
      ['notice', 5],
    ]);
    expect(codes(read.records[0])).toEqual(['text.stray-quote']);
    expect(codes(read.records[1])).toContain('file.unterminated-quote');
  });

  it.each([
    ['date.order-ambiguous', '01/02/2026', '03/04/2026'],
    ['date.mixed-order', '13/02/2026', '02/13/2026'],
    ['date.unparseable', 'soon', 'later'],
  ])('asks about a date column without a format: %s', async (code, a, b) => {
    const profile = profileOf({ columns: columns({ sent: { label: 'Sent' } }) });
    await expect(readAll(`${HEADER}\n1,${a},X,hate,\n2,${b},X,hate,\n`, profile)).rejects.toMatchObject({ code, exit: 5 });
  });

  it('takes the one format that a whole column fits, and says so', async () => {
    const profile = profileOf({ columns: columns({ sent: { label: 'Sent' } }) });
    const read = await readAll(`${HEADER}\n1,01/02/2026,X,hate,\n2,13/02/2026,X,hate,\n3,31/02/2026,X,hate,\n`, profile);
    expect(noticeOf(read.records[0]).sent.firstOn).toBe('2026-02-01');
    expect(codes(read.records[2])).toEqual(['date.invalid']);
    expect(read.file.dialect.evidence.at(-1)).toMatchObject({ decision: 'date-format', value: 'dmy' });
  });

  it.each([
    ['profile.unknown-code', { values: { category: { hate: 'STATEMENT_CATEGORY_HATE' } } }],
    ['profile.unknown-code', { values: { category: { hate: 'STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER' } } }],
    ['profile.unknown-code', { defaults: { action: 'nothing known' } }],
    ['profile.time-zone', { timeZone: 'Europe/Atlantis' }],
    ['profile.delay-unit', { columns: columns({ delay: { label: 'Delay' } }) }],
    ['profile.date-format', { columns: columns({ sent: { label: 'Sent', format: 'dd/QQ/yyyy' } }) }],
  ])('is refused for a profile that cannot work: %s', async (code, change) => {
    await expect(readAll(`${HEADER},Delay\n1,2026-01-05,X,hate,,\n`, profileOf(change))).rejects.toMatchObject({ code });
  });
});

describe('for every file', () => {
  const cell = fc.constantFrom('A-1', 'A-2', '', '2026-01-05', '2026-02-30', 'X', 'hate', 'scam', 'removed', 'x\ny', '"', ' ', ',', '=1');
  const line = fc.array(cell, { minLength: 0, maxLength: 7 });

  it('every record leaves exactly once, in order, at its own line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (lines) => {
        const text = lines.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(','));
        const linesOf = (some: readonly string[]) => some.join('\n').split('\n').length;
        const expected = text.map((one, i) => 2 + linesOf(text.slice(0, i + 1)) - linesOf([one]));
        const content = `${HEADER}\n${text.map((one) => `${one}\n`).join('')}A-9,2026-01-05,X,hate,\n`;
        // Some of these rows look like the header of another table, which is a question unless the header is named.
        const read = await readAll(content, profileOf(), { overrides: { headerLine: 1 } });
        expect(read.records.map((record) => record.record.line).slice(0, -1)).toEqual(expected);
        expect(read.file.recordCount).toBe(lines.length + 1);
        for (const record of read.records) {
          if (record.outcome === 'rejected' || record.outcome === 'skipped') expect(record.issues.length).toBeGreaterThan(0);
          if (record.outcome === 'held') expect(record.values.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 80 },
    );
  });
});
