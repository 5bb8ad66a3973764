// Whether two reports count alike, and every reason why not.
import { describe, expect, it } from 'vitest';
import { independenceSchema } from '../../src/model/independence.ts';
import { type DIFFERENCES, type Report, reportSchema } from '../../src/model/report.ts';
import { TOTAL } from '../../src/model/table.ts';
import { differencesBetween, vocabularyFingerprint } from '../../src/report/definitions.ts';
import { fixtureReport } from '../publish/fixture.ts';

const report: Report = { ...fixtureReport(), vocabulary: vocabularyFingerprint() };
const apartWith = (rows: Readonly<Record<string, number>>): Report['tables'] =>
  report.tables.map((table) =>
    table.id === 'apart'
      ? {
          ...table,
          cells: [...Object.entries(rows), [TOTAL, 9] as const].map(([code, value]) => ({
            at: [code],
            value,
            status: 'published' as const,
          })),
        }
      : table,
  );
const [award] = report.awards;

describe('two reports', () => {
  it('count alike where nothing differs, also in years of 365 and 366 days and quarters', () => {
    expect(differencesBetween(report, report)).toEqual([]);
    const leap = { ...report, period: { first: '2028-01-01', last: '2028-12-31' } };
    expect(differencesBetween(report, leap)).toEqual([]);
    const quarters = [
      { first: '2026-01-01', last: '2026-03-31' },
      { first: '2026-07-01', last: '2026-09-30' },
    ].map((period) => ({ ...report, period }));
    expect(differencesBetween(...(quarters as [Report, Report]))).toEqual([]);
  });

  it.each<[(typeof DIFFERENCES)[number], Partial<Report>]>([
    ['period-length', { period: { first: '2026-02-01', last: '2026-12-31' } }],
    ['standing', { tables: apartWith({ 'hotline-network': 1, 'voluntary-programme': 1, 'law-enforcement': 1, suspended: 2 }) }],
    ['awards', { awards: [{ ...(award as Report['awards'][number]), decisionReference: 'INVENTED-2026-01' }] }],
    ['area', { awards: [{ ...(award as Report['awards'][number]), area: award?.area.slice(1) ?? [] }] }],
    ['channels', { tables: apartWith({ 'hotline-network': 1 }) }],
    ['vocabulary', { vocabulary: '0123456789abcdef' }],
    ['time-zone', { timeZone: 'Europe/Helsinki' }],
    ['thresholds', { protection: { ...report.protection, sensitiveThreshold: 6 } }],
  ])('say that it is their %s that differs', (reason, change) => {
    expect(differencesBetween(report, { ...report, ...change })).toEqual([reason]);
    expect(differencesBetween({ ...report, ...change }, report)).toEqual([reason]);
  });

  it('do not claim another vocabulary where one was made before it was kept', () => {
    expect(differencesBetween({ ...report, vocabulary: null }, report)).toEqual([]);
  });
});

describe('a report made before reasons, methods and figures were kept', () => {
  it('is still read, and says nothing of them', () => {
    const { vocabulary: _, ...old } = report;
    const {
      differences: _differences,
      figures: _figures,
      years: _years,
      ...comparison
    } = report.comparison as NonNullable<Report['comparison']>;
    const { supersedesVersion, reason, correctedOn, changes } = report.correction as NonNullable<Report['correction']>;
    const care = report.care.map(({ checks: _checks, ...entry }) => entry);
    const read = reportSchema.parse({ ...old, care, comparison, correction: { supersedesVersion, reason, correctedOn, changes } });
    expect(read).toMatchObject({
      vocabulary: null,
      comparison: { differences: [], figures: [], years: [] },
      correction: { method: null, causes: [] },
    });
  });
});

describe('a check of quality', () => {
  const entryWith = (check: object) => ({
    format: 'article22-independence/1',
    entries: [{ element: 'quality-check', audience: 'public', checks: [check] }],
  });
  const period = { first: '2026-01-01', last: '2026-03-31' };

  it.each([
    [{ period, sampled: 20, agreed: 20 }, true],
    [{ period, sampled: 20, agreed: 21 }, false],
    [{ period, sampled: 0, agreed: 0 }, false],
    [{ period: { first: '2026-03-31', last: '2026-01-01' }, sampled: 20, agreed: 2 }, false],
  ])('%o is taken: %s', (check, taken) => {
    expect(independenceSchema.safeParse(entryWith(check)).success).toBe(taken);
  });
});
