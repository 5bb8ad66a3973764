import { describe, expect, it } from 'vitest';
import { reportSchema, TABLE_IDS } from '../../src/model/report.ts';
import { cellAt } from '../../src/model/table.ts';
import { assembleReport } from '../../src/report/report.ts';
import { count, countsOf, drawCounts, inputs, MINORS, provider, register, service } from './world.ts';

const counts = drawCounts(11, 800, 12, 6);
const drawn = countsOf(counts, {
  durations: ['p00', 'p01', 'p02', 'p03'].map((code) => ({
    provider: code,
    unit: 'day',
    value: 2,
    notices: 6,
  })),
});

describe('a report', () => {
  it('is valid, holds every table in order, and says what was attacked', async () => {
    const report = await assembleReport(inputs({ counts: drawn }));
    expect(reportSchema.parse(report)).toEqual(report);
    expect(report.tables.map((table) => table.id)).toEqual([...TABLE_IDS]);
    expect(report.totals).toMatchObject({ notices: 800, logged: 800, providers: 12 });
    expect(report.protection.attack).toMatchObject({ verdict: 'none-derivable' });
    expect(report.protection.attack.cellsChecked).toBe(report.tables.flatMap((t) => t.cells).filter((c) => c.status === 'withheld').length);
  });

  it('says zero when no notice was sent', async () => {
    const report = await assembleReport(inputs());
    expect(report.tables.map((table) => table.id)).toEqual([...TABLE_IDS]);
    expect(report.mainPoints).toEqual([{ code: 'none-sent', numbers: {}, codes: {} }]);
    expect(report.protection.attack.verdict).toBe('nothing-withheld');
    for (const table of report.tables.filter((own) => own.addsUp)) {
      expect(cellAt(table, ...table.dimensions.map(() => 'total'))?.value, table.id).toBe(0);
    }
  });

  it('is the same whatever the order of the counts, providers and entries', async () => {
    const given = inputs({ counts: drawn });
    const turned = inputs({
      ...given,
      counts: countsOf([...counts].reverse(), { durations: [...drawn.durations].reverse() }),
      providers: [...given.providers].reverse(),
      independence: [...given.independence].reverse(),
    });
    expect(JSON.stringify(await assembleReport(turned))).toBe(JSON.stringify(await assembleReport(given)));
  });

  it('tells in its main points what its tables say', async () => {
    const report = await assembleReport(inputs({ counts: drawn }));
    expect(report.mainPoints.length).toBeGreaterThanOrEqual(3);
    expect(report.mainPoints.length).toBeLessThanOrEqual(6);
    const point = (code: string) => report.mainPoints.find((own) => own.code === code);
    const table = report.tables.find((own) => own.id === 'by-provider');
    expect(point('sent')?.numbers).toEqual({ notices: 800, items: 800, providers: 12 });
    const largest = point('largest-provider');
    expect(largest?.numbers['notices']).toBe(table && cellAt(table, largest?.codes['provider'] ?? '')?.value);
    expect(point('median-days')?.numbers).toEqual({ median: 2, cases: 24 });
  });

  it('names no provider and no type as the first where several are', async () => {
    const counts = countsOf([count({ notices: 9 }), count({ provider: 'beta', category: MINORS, notices: 9 })]);
    const { mainPoints } = await assembleReport(inputs({ counts }));
    expect(mainPoints.map(({ code }) => code)).toEqual(['sent', 'acted']);
  });

  it('names nobody who may not be named, in any place', async () => {
    const counts = countsOf([
      count({ notices: 9 }),
      count({ provider: 'jan', notices: 9 }),
      count({ provider: 'new', service: 'found', notices: 9 }),
    ]);
    const providers = [provider('alpha'), provider('jan', { naturalPerson: 'yes' }), provider('new', { state: 'unconfirmed' })];
    const report = await assembleReport(inputs({ counts, providers, services: [service('found', { state: 'unconfirmed' })] }));
    expect(JSON.stringify(report)).not.toMatch(/jan|new Ltd|found/i);
    expect(report.totals).toMatchObject({ otherProviderNotices: 18, unconfirmedProviders: 2, providers: 3 });
  });

  it('shows the area items of its own period only', async () => {
    const report = await assembleReport(inputs());
    expect(report.awards[0]?.area.map((item) => item.code)).toEqual(['now']);
  });

  it('is refused without an answer on independence', async () => {
    const independence = register().filter((entry) => entry.element !== 'funding');
    await expect(assembleReport(inputs({ independence }))).rejects.toMatchObject({ code: 'independence.missing', exit: 5 });
  });
});

describe('a report that follows another', () => {
  const lastYear = () => assembleReport(inputs({ counts: countsOf([count({ provider: 'gone', notices: 4 }), count({ notices: 6 })]) }));

  it('compares the three lists, names providers that are gone, and counts them zero', async () => {
    const previous = { report: await lastYear(), publishedOn: '2026-01-20' };
    const report = await assembleReport(inputs({ counts: countsOf([count({ notices: 8 })]), previous }));
    const rows = report.comparison?.rows.filter((row) => row.table === 'by-provider').map((row) => [row.at[0], row.previous, row.current]);
    expect(rows).toEqual([
      ['alpha', 6, 8],
      ['total', 10, 8],
      ['gone', 4, 0],
    ]);
    expect(report.providers.map((own) => own.name)).toEqual(['alpha Ltd', 'gone Ltd']);
    expect(report.comparison?.rows.some((row) => row.at.length > 1)).toBe(false);
  });

  it('does not name again a provider that turned out to be a natural person', async () => {
    const previous = { report: await lastYear(), publishedOn: '2026-01-20' };
    const providers = [provider('alpha'), provider('gone', { naturalPerson: 'yes' })];
    expect(JSON.stringify(await assembleReport(inputs({ counts: countsOf([count()]), providers, previous })))).not.toContain('gone');
  });

  it('shows what a correction changes, and withholds again what was withheld', async () => {
    const rows = (alpha: number) => [
      count({ provider: 'alpha', category: MINORS, notices: alpha }),
      count({ provider: 'alpha', notices: 40 }),
      count({ provider: 'beta', category: MINORS, notices: 40 }),
      count({ provider: 'beta', notices: 40 }),
    ];
    const before = await assembleReport(inputs({ counts: countsOf(rows(4)) }));
    const supersedes = { report: before, reason: { en: 'Late notices.' }, correctedOn: '2027-03-01' };
    const report = await assembleReport(inputs({ counts: countsOf(rows(30)), version: 2, supersedes }));
    expect(report.correction?.changes).toContainEqual({ table: 'by-provider', at: ['alpha'], previous: 44, current: 70 });
    expect(report.correction?.changes.every((change) => change.previous !== change.current)).toBe(true);
    const table = report.tables.find((own) => own.id === 'provider-by-category');
    expect(table && cellAt(table, 'alpha', MINORS)).toMatchObject({ status: 'withheld' });
    const fresh = await assembleReport(inputs({ counts: countsOf(rows(30)) }));
    const open = fresh.tables.find((own) => own.id === 'provider-by-category');
    expect(open && cellAt(open, 'alpha', MINORS)).toMatchObject({ status: 'published', value: 30 });
  });
});
