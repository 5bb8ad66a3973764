// Rejected records come back as a file that can be corrected and imported.
import { describe, expect, it } from 'vitest';
import { rejectsWriter } from '../../src/import/rejects.ts';
import { type ReadFile, readAll } from './source.ts';

const HEADER = 'Ref;Sent;Service;Type;Outcome;Remark';
const rejectsOf = ({ file, records }: ReadFile) => {
  const writer = rejectsWriter(file.header, file.dialect.delimiter);
  return [
    writer.head(),
    ...records.flatMap((record) => (record.outcome === 'rejected' || record.outcome === 'held' ? [writer.line(record)] : [])),
  ].join('');
};

describe('the rejects file', () => {
  it('holds the original columns untouched, the line and the reason', async () => {
    const read = await readAll(`${HEADER}\n1;2026-02-30;X;hate;;"said ""no"";\nthen yes"\n2;2026-01-05;X;hate;;\n`);
    const [header, ...rest] = rejectsOf(read).split('\r\n');
    expect(header).toBe('\uFEFFRef;Sent;Service;Type;Outcome;Remark;import_line;import_reason');
    expect(rest.join('|')).toBe(
      '1;2026-02-30;X;hate;;"said ""no"";\nthen yes";2;date.invalid (Sent): “2026-02-30” does not exist in the calendar of Europe/Brussels: expected yyyy-MM-dd, as in the whole column.|',
    );
  });

  it('is rejected again for the same reasons when nobody corrected it, however often', async () => {
    const lines = [
      '1;2026-02-30;X;hate;;=1+1',
      "2;2026-01-05;;hate;;'@x",
      '3;2026-01-05;X',
      '4;2026-01-05;X;hate;;a;b',
      '5;2026-01-05;X;odd;;-',
    ];
    const once = await readAll(`${HEADER}\n${lines.join('\n')}\n`);
    const twice = await readAll(rejectsOf(once));
    const codes = (read: ReadFile) => read.records.map((record) => record.issues.map((issue) => issue.code));
    expect(codes(once)).toEqual([
      ['date.invalid'],
      ['required.missing'],
      ['row.too-few-fields'],
      ['row.too-many-fields'],
      ['value.unmapped'],
    ]);
    expect(codes(twice)).toEqual(codes(once));
  });

  it('gives the notices it would have given, once corrected', async () => {
    const wrong = await readAll(`${HEADER}\n'=7;2026-02-30;X;hate;removed;'=x\n`);
    const right = await readAll(`${HEADER}\n'=7;2026-02-28;X;hate;removed;'=x\n`);
    const corrected = await readAll(rejectsOf(wrong).replace('2026-02-30', '2026-02-28'));
    expect(corrected.records[0]).toMatchObject({ outcome: 'notice' });
    expect(corrected.records.map((record) => record.outcome === 'notice' && record.notice)).toEqual(
      right.records.map((record) => record.outcome === 'notice' && record.notice),
    );
  });

  it('lets no cell of the source run as a formula', async () => {
    const read = await readAll(`${HEADER}\n1;2026-02-30;X;hate;;=HYPERLINK(1)\n2;2026-02-30;X;hate;;@x\n`);
    expect(rejectsOf(read)).toContain(";'=HYPERLINK(1);");
    expect(rejectsOf(read)).toContain(";'@x;");
  });
});
