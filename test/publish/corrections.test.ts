// A corrected version says what changed, why and how, and no file of it tells what an earlier version withheld.
import { describe, expect, it } from 'vitest';
import { htmlCells } from '../../src/files/html-cells.ts';
import type { Count } from '../../src/model/count.ts';
import type { Report } from '../../src/model/report.ts';
import { cellAt } from '../../src/model/table.ts';
import { dataTables } from '../../src/publish/data-tables.ts';
import { renderHtml } from '../../src/publish/html.ts';
import { reportView } from '../../src/publish/view.ts';
import { chartViews } from '../../src/publish/view-chart.ts';
import type { Block } from '../../src/publish/view-section.ts';
import { wordsOf } from '../../src/publish/view-words.ts';
import { assembleReport, type ReportInputs } from '../../src/report/report.ts';
import { count, countsOf, drawCounts, inputs, random } from '../report/world.ts';
import { fixtureReport } from './fixture.ts';

const WHY = { reason: { en: 'Decisions were missing.', nl: 'Beslissingen ontbraken.' }, correctedOn: '2027-03-01' };
const on = (counts: readonly Count[], given: Partial<ReportInputs> = {}) => assembleReport(inputs({ counts: countsOf(counts), ...given }));

/** Two versions: in the second, some notices more and some decided otherwise. */
async function versions(seed: number): Promise<readonly [Report, Report]> {
  const counts = drawCounts(seed, 400, 9, 5, 1);
  const next = random(seed);
  const later = counts.flatMap((own) => {
    const notices = own.notices + (next() < 0.1 ? 1 : 0);
    const same = count({ ...own, notices, items: notices, itemsAffected: notices });
    return next() < 0.05 ? [same, count({ ...own, action: 'NO_ACTION_DUPLICATE', notices: 1, items: 1, itemsAffected: 1 })] : [same];
  });
  const first = await on(counts);
  return [first, await on(later, { version: 2, supersedes: { report: first, ...WHY } })];
}

const blocksOf = (report: Report, language = 'en'): Block[] =>
  reportView(report, language)
    .sections.find(({ id }) => id === 'corrections')
    ?.blocks.slice() ?? [];
const textOf = (report: Report, language = 'en') => JSON.stringify(blocksOf(report, language));

describe('a corrected version', () => {
  it.each([1, 2, 3, 4])('tells in no text, table, chart or data file a count that the version before withheld (%i)', async (seed) => {
    const [first, second] = await versions(seed);
    const hidden = first.tables.flatMap((table) =>
      table.cells.flatMap(({ at, status }) => (status === 'withheld' ? [{ table: table.id, at }] : [])),
    );
    expect(hidden.length).toBeGreaterThan(0);
    const tables = new Map(second.tables.map((table) => [table.id, table]));
    const rows = new Map(dataTables(second).map(({ name, columns, rows: own }) => [name, { columns: columns.map((c) => c.name), own }]));
    const pages = second.languages.map((language) => htmlCells(renderHtml(second, language, [])));
    for (const { table, at } of hidden) {
      const place = `${table}:${at.join()}`;
      const again = tables.get(table);
      expect([undefined, null], place).toContain(again && cellAt(again, ...at)?.value);
      const data = rows.get(table);
      const [row] = data?.own.filter((values) => at.every((code) => values.includes(code))) ?? [];
      if (data && row) expect(row[data.columns.indexOf('notices')], place).toBeNull();
      for (const page of pages) {
        for (const cell of page.filter((one) => one.cell === place))
          expect([cell.value, /\d/.test(cell.text)], place).toEqual([null, false]);
      }
      const told = second.correction?.crossed.filter((one) => one.table === table && one.at.join() === at.join()) ?? [];
      expect(
        told.flatMap(({ previous, current }) => [previous, current]).filter((value) => value !== null),
        place,
      ).toEqual([]);
    }
    const outcomes = chartViews(wordsOf(second, 'en')).find(({ id }) => id === 'provider-by-action');
    const words = wordsOf(second, 'en');
    const withHidden = hidden.filter(({ table }) => table === 'provider-by-action').map(({ at }) => words.label('provider', at[0] ?? ''));
    for (const name of withHidden) expect(outcomes?.chart.rows.join('\n') ?? '').not.toContain(name);
  });

  it('lists a cell that only one of them withholds with the mark there, and without a difference', () => {
    const report = fixtureReport();
    const crossed = [{ table: 'provider-by-action', at: ['snap', 'moot'], previous: 6, current: null }];
    const of = { ...report, correction: { ...report.correction, crossed } } as Report;
    const view = blocksOf(of).find(({ table }) => table?.id === 'table-corrections-provider-by-action')?.table;
    expect(view?.caption).toBe('Provider and action: cells that look different from before');
    expect(view?.rows).toMatchObject([
      { header: 'Snap B.V., Already gone', cells: [{ text: '6' }, { text: 'withheld', kind: 'withheld' }] },
    ]);
    expect(view?.notes).toEqual(['“withheld”: withheld in that version. What one version withheld, no later one shows.']);
  });

  it('gives the reason, the method, the kinds of acts and the days', () => {
    const text = textOf(fixtureReport());
    expect(text).toContain('Version 2 of 31 January 2027 replaces version 1');
    expect(text).toContain('Decisions that a provider sent in January had been missing.');
    expect(text).toContain('How the mistake was found and corrected:');
    expect(text).toContain('An analyst compared the log with the mailbox');
    expect(text).toContain('Notices or decisions were taken in from another file.');
    expect(text).toContain('This version counts decisions known on 15 January 2027; the one before, those known on 5 January 2027.');
    expect(text).toContain('Notices by action taken by the provider, before and after the correction');
  });

  it('names the table of each old and new value in words, in every language of the report', async () => {
    const counts = [count({ notices: 30 }), count({ notices: 25, provider: 'beta', action: 'NO_ACTION_DUPLICATE' })];
    const first = await on(counts);
    const second = await on([count({ notices: 33 }), ...counts.slice(1)], { version: 2, supersedes: { report: first, ...WHY } });
    const captions = blocksOf(second, 'nl').flatMap(({ table }) => table?.caption ?? []);
    expect(captions).toContain('Meldingen per aanbieder van hostingdiensten, voor en na de correctie');
    expect(captions.every((caption) => /voor en na de correctie$/.test(caption) || /er anders uitzien/.test(caption))).toBe(true);
    const byProvider = blocksOf(second, 'nl').find(({ table }) => table?.id === 'table-corrections-by-provider')?.table;
    expect(byProvider?.totalRow?.cells.map(({ text }) => text)).toEqual(['55', '58', '+3', '+5%']);
    expect(second.correction?.figures).toContainEqual({ figure: 'notices', previous: 55, current: 58 });
  });

  it('says that no number changed where only words did', async () => {
    const counts = [count({ notices: 30 })];
    const first = await on(counts);
    const second = await on(counts, { version: 2, supersedes: { report: first, ...WHY } });
    expect(textOf(second)).toContain('No number in the lists changed.');
    expect(second.correction).toMatchObject({ figures: [], changes: [], crossed: [], times: [], method: null, causes: [] });
  });

  it('says when decisions are counted as known on another day', async () => {
    const counts = [count({ notices: 30 })];
    const first = await on(counts);
    const second = await on(counts, { version: 2, asOfOn: '2027-02-20', supersedes: { report: first, causes: ['decision'], ...WHY } });
    expect(second.correction).toMatchObject({ causes: ['decision', 'later-day'], asOfBefore: first.asOfOn });
  });
});
