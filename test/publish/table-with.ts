// Tables with few rows, for tests of what is said about them.
import type { Report } from '../../src/model/report.ts';
import { type Table, TOTAL } from '../../src/model/table.ts';

/** The report's table of this id with these rows and no others, at the top. */
export function tableWith(report: Report, id: string, rows: Readonly<Record<string, number>>): Table {
  const own = report.tables.find((table) => table.id === id) as Table;
  const total = Object.values(rows).reduce((sum, value) => sum + value, 0);
  return {
    ...own,
    dimensions: own.dimensions.map(({ name }) => ({ name, members: Object.keys(rows).map((code) => ({ code, parent: null })) })),
    cells: [
      ...Object.entries(rows).map(([code, value]) => ({ at: [code], value, status: 'published' as const })),
      { at: [TOTAL], value: own.addsUp ? total : null, status: own.addsUp ? ('published' as const) : ('not-applicable' as const) },
    ],
  };
}
