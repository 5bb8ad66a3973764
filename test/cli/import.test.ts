// The import as the command line promises it: one JSON document whatever happens, decisions that can be given, files that stay apart.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportResult, importResultSchema } from '../../src/model/import-result.ts';
import { type Desk, desk, SAMPLES } from './run.ts';

const HOTLINE = join(SAMPLES, 'hotline');

let at: Desk;
beforeAll(() => {
  at = desk();
});
afterAll(() => at.clear());

const put = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(at.folder, name), content);
  return name;
};
const document = (text: string): ImportResult => importResultSchema.parse(JSON.parse(text));
const MAP = ['Ref', 'Sent', 'Service', 'Type', 'Outcome'].flatMap((label, i) => [
  '--map',
  `${['reference', 'sent_on', 'provider', 'category', 'action'][i]}=${label}`,
]);
const look = (...args: string[]) => at.run('import', ...args, '--dry-run', '--json', ...MAP);
const lines = (...records: string[]) => `${['Ref;Sent;Service;Type;Outcome', ...records].join('\n')}\n`;

describe('a dry run with a mapping on the command line', () => {
  it('needs no log, shows values as found, and prints one document', async () => {
    const ran = await look(
      put('one.csv', lines('A-1;13/02/2026;TikTok;Ouders;weg', 'A-2;05/03/2026;X;Grooming;', 'A-3;;X;Grooming;', ';;;;')),
    );
    const result = document(ran.stdout);
    expect(result).toMatchObject({ profile: 'ad-hoc', dryRun: true, outcome: 'ok', importId: null, file: 'one.csv' });
    expect(result.records.map(({ line, outcome, reasons, values }) => [line, outcome, reasons, values['sent_on'] ?? null])).toEqual([
      [2, 'accept', [], '2026-02-13'],
      [3, 'accept', [], '2026-03-05'],
      [4, 'reject', ['required.missing'], null],
      [5, 'skip', ['row.blank'], null],
    ]);
    expect(result.records[0]?.values).toMatchObject({ reference: 'A-1', provider: 'TikTok', category: 'Ouders', action: 'weg' });
    expect(result.records[1]?.values['action']).toBeNull();
    expect(result.summary).toMatchObject({ records: 4, new: 2, rejected: 1, skipped: 1, notices: { notices: 3, new: 2, rejected: 1 } });
    expect(ran.code).toBe(4);
    expect(existsSync(join(at.folder, 'article22.sqlite'))).toBe(false);
  });

  it('asks with its own exit code and takes the answer', async () => {
    put('order.csv', lines('A-1;05/03/2026;X;Grooming;', 'A-2;06/07/2026;X;Grooming;'));
    const asked = await look('order.csv');
    expect(document(asked.stdout)).toMatchObject({ outcome: 'ask', reasons: ['date.order-ambiguous'], records: [] });
    expect(asked.code).toBe(5);
    expect(asked.stderr).toContain('order.csv');
    for (const [order, first] of [
      ['dmy', '2026-03-05'],
      ['mdy', '2026-05-03'],
    ] as const) {
      const answered = document((await look('order.csv', '--date-order', order)).stdout);
      expect(answered.records[0]?.values['sent_on']).toBe(first);
    }
  });

  it.each<[what: string, content: string | Uint8Array, outcome: string, code: string, exit: number]>([
    ['a workbook', Buffer.from('504b0304140000000800', 'hex'), 'reject', 'file.is-spreadsheet', 3],
    ['an empty file', '', 'reject', 'file.empty', 3],
    ['a mapped column that is not there', 'Ref;Sent on;Service;Type;Outcome\n1;2026-01-01;X;y;\n', 'reject', 'mapping.required-missing', 3],
  ])('says of %s that it is refused, as a document', async (_, content, outcome, code, exit) => {
    const ran = await look(put('refused.csv', content));
    expect(document(ran.stdout)).toMatchObject({ outcome, reasons: [code], records: [], issues: [{ code }] });
    expect(ran.code).toBe(exit);
  });

  it('asks when two columns are mapped to one field', async () => {
    const ran = await look('one.csv', '--map', 'sent_on=Ref');
    expect(document(ran.stdout)).toMatchObject({ outcome: 'ask', reasons: ['mapping.ambiguous'] });
    expect(ran.code).toBe(5);
  });

  it.each<[what: string, args: string[], says: RegExp]>([
    ['an encoding nobody knows', ['--encoding', 'ebcdic'], /expected one of: utf-8/],
    ['a delimiter that is none', ['--delimiter', 'x'], /expected one of: .*tab/],
    ['a line that is none', ['--header-line', 'first'], /line number/],
    ['a zone that is none', ['--time-zone', 'Brussels'], /Europe\/Brussels/],
    ['a profile as well', ['--profile', 'x'], /two mappings/],
  ])('refuses %s', async (_, args, says) => {
    const ran = await look('one.csv', ...args);
    expect(ran.stderr).toMatch(says);
    expect(ran.code).toBe(2);
  });

  it('is never an import', async () => {
    const ran = await at.run('import', 'one.csv', ...MAP);
    expect(ran.stderr).toContain('--dry-run');
    expect(ran.code).toBe(2);
  });

  it('prints several files as one list, a refused one among them', async () => {
    const ran = await look('one.csv', put('empty.csv', ''), 'one.csv');
    const list = (JSON.parse(ran.stdout) as unknown[]).map((one) => importResultSchema.parse(one));
    expect(list.map(({ file, outcome, records }) => [file, outcome, records.length])).toEqual([
      ['one.csv', 'ok', 4],
      ['empty.csv', 'reject', 0],
      ['one.csv', 'ok', 4],
    ]);
    expect(ran.code).toBe(3);
  });

  it('shows a person the first records with the month in letters beside the source text', async () => {
    const ran = await at.run('import', 'one.csv', '--dry-run', ...MAP);
    expect(ran.stdout).toContain('4 records = 2 new + 0 updated + 0 unchanged + 1 rejected + 1 skipped + 0 held');
    expect(ran.stdout).toContain('line 2: sent 13 February 2026 · TikTok · Ouders · weg');
    expect(ran.stdout).toContain('Sent “13/02/2026”');
    expect(ran.stdout).toContain('Rejected: required.missing, 1 time.');
  });
});

describe('with a log', () => {
  const CSV = join(HOTLINE, 'tracker.csv');
  beforeAll(async () => {
    await at.run('init');
    await at.run('flagger', 'import', join(HOTLINE, 'flagger.json'));
    await at.run('provider', 'confirm', '--file', join(HOTLINE, 'services.json'));
    for (const name of ['tracker', 'helpdesk', 'scart-style']) await at.run('profile', 'import', join(HOTLINE, `profile.${name}.json`));
  });

  it('the profile is recognised by its labels, and says so', async () => {
    const ran = await at.run('import', CSV, '--dry-run', '--json');
    expect(document(ran.stdout).profile).toBe('hotline-tracker');
    expect(ran.stderr).toContain('hotline-tracker');
  });

  it('a profile goes out as a file and comes back the same', async () => {
    await at.run('profile', 'export', 'hotline-tracker', '--out', 'out.json');
    expect((await at.run('profile', 'import', 'out.json')).stdout).toContain('Nothing changed.');
    expect((await at.run('profile', 'export', 'hotline-tracker', '--out', 'out.json')).code).toBe(6);
  });

  it('a dry run, the import, the history and the rejects file tell the same numbers', async () => {
    const dry = document((await at.run('import', CSV, '--dry-run', '--json')).stdout);
    const ran = await at.run('import', CSV, '--json', '--rejects', 'rejects.csv');
    const { summary, importId } = document(ran.stdout);
    expect(summary).toEqual(dry.summary);
    expect(dry.records).toHaveLength(summary.records);
    const shown = JSON.parse((await at.run('import', 'show', String(importId), '--json')).stdout) as { summary: ImportResult['summary'] };
    expect(shown.summary).toEqual(summary);
    const rejected = summary.rejected + summary.held;
    expect(rejected > 0).toBe(existsSync(join(at.folder, 'rejects.csv')));
    if (rejected > 0) {
      const count = document((await at.run('import', 'rejects.csv', '--profile', 'hotline-tracker', '--dry-run', '--json')).stdout).summary;
      expect(count.records).toBe(rejected);
    }
    expect(readdirSync(at.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('a decision given once is remembered for the same file', async () => {
    const { defaults: _, ...profile } = JSON.parse(readFileSync(join(HOTLINE, 'profile.tracker.json'), 'utf8')) as Record<string, unknown>;
    const columns = { reference: { label: 'Ref' }, sent: { label: 'Sent' }, service: { label: 'Service' }, category: { label: 'Type' } };
    put('plain.json', JSON.stringify({ ...profile, name: 'plain', source: { code: 'plain', name: 'Plain' }, columns, several: {} }));
    put('dates.csv', 'Ref;Sent;Service;Type\nP-1;05/03/2026;TikTok;Grooming\nP-2;06/04/2026;TikTok;Grooming\n');
    expect((await at.run('import', 'dates.csv', '--profile', 'plain.json')).code).toBe(5);
    expect((await at.run('import', 'dates.csv', '--profile', 'plain.json', '--date-order', 'mdy')).code).toBe(0);
    const again = await at.run('import', 'dates.csv', '--profile', 'plain.json', '--dry-run', '--json');
    expect(document(again.stdout).sameAsImport).not.toBeNull();
    const other = JSON.stringify({
      ...profile,
      name: 'plain',
      title: 'Changed',
      source: { code: 'plain', name: 'Plain' },
      columns,
      several: {},
    });
    put('plain.json', other);
    const anew = document((await at.run('import', 'dates.csv', '--profile', 'plain.json', '--dry-run', '--json')).stdout);
    expect(anew).toMatchObject({ sameAsImport: null, summary: { unchanged: 2 } });
    expect(anew.records[0]?.values['sent_on']).toBe('2026-05-03');
  });
});
