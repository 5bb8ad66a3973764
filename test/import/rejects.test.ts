// Rejected records come back as a file that can be corrected and imported.
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/files/csv.ts';
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

  const columnsOf = async (text: string) => {
    const found: string[][] = [];
    for await (const { cells } of readCsv([text], { delimiter: ';' }))
      found.push(cells.slice(6, 8).map((cell) => cell.replace(/:.*/s, '')));
    return found;
  };

  it('keeps line and reason in their own columns, also for records with too few or too many cells', async () => {
    const once = await readAll(`${HEADER}\n3;2026-01-05;X\n4;2026-01-05;X;hate;;a;b;c\n`);
    expect(await columnsOf(rejectsOf(once))).toEqual([
      ['import_line', 'import_reason'],
      ['2', 'row.too-few-fields'],
      ['3', 'row.too-many-fields'],
    ]);
    const twice = await readAll(rejectsOf(await readAll(rejectsOf(once))));
    expect(await columnsOf(rejectsOf(twice))).toEqual([
      ['import_line', 'import_reason'],
      ['2', 'row.too-few-fields'],
      ['3', 'row.too-many-fields'],
    ]);
  });

  it('rejects a quote that is never closed, and cells that are missing, until somebody corrects or vouches for them', async () => {
    const once = await readAll(`${HEADER}\n1;2026-01-05;"Facebook;hate;;\n2;2026-01-05;X;hate\n`);
    const text = rejectsOf(once);
    const codes = async (written: string) =>
      (await readAll(written)).records.map(({ outcome, issues }) => (outcome === 'notice' ? outcome : issues[0]?.code));
    expect(await codes(text)).toEqual(['file.unterminated-quote', 'row.too-few-fields']);
    expect(await codes(rejectsOf(await readAll(text)))).toEqual(['file.unterminated-quote', 'row.too-few-fields']);
    expect(await codes(text.replace('"""Facebook"', 'Facebook').replace('X;hate;;', 'X;hate;removed;'))).toEqual(['notice', 'notice']);
    expect(await codes(text.replace(/"?(?:file|row)\.[^\r\n]*(?=\r\n)/g, ''))).toEqual(['notice', 'notice']);
  });
});
