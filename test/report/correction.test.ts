import { describe, expect, it } from 'vitest';
import type { Count } from '../../src/model/count.ts';
import type { Report } from '../../src/model/report.ts';
import { cellAt, type Table, TOTAL } from '../../src/model/table.ts';
import { attack } from '../../src/report/attack.ts';
import { crossedOf, publishedOf } from '../../src/report/earlier.ts';
import { assembleReport, type ReportInputs } from '../../src/report/report.ts';
import { examples } from '../deep.ts';
import { count, countsOf, drawCounts, inputs, random } from './world.ts';

const REASON = { reason: { en: 'Late notices.' }, correctedOn: '2027-03-01' };
const TYPES = ['STATEMENT_CATEGORY_ANIMAL_WELFARE', 'STATEMENT_CATEGORY_SELF_HARM', 'STATEMENT_CATEGORY_VIOLENCE'];
const GENERAL = 3;

const reportOn = (counts: readonly Count[], given: Partial<ReportInputs> = {}) =>
  assembleReport(inputs({ counts: countsOf(counts), ...given }));

function corrected(counts: readonly Count[], before: Report, earlierVersions: readonly Report[] = [], given: Partial<ReportInputs> = {}) {
  return reportOn(counts, { version: before.version + 1, supersedes: { report: before, ...REASON }, earlierVersions, ...given });
}

/** Some of the counts with notices more, or less, or decided otherwise. */
function changed(counts: readonly Count[], seed: number, changes: number): Count[] {
  const next = random(seed);
  const result = [...counts];
  for (let i = 0; i < changes; i++) {
    const at = Math.floor(next() * result.length);
    const own = result[at];
    if (!own) continue;
    const kind = Math.floor(next() * 3);
    if (kind === 0) result[at] = count({ ...own, notices: own.notices + 1, items: own.notices + 1, itemsAffected: own.notices + 1 });
    if (kind > 0) {
      result.splice(at, 1);
      if (own.notices > 1) result.push(count({ ...own, notices: own.notices - 1, items: own.notices - 1, itemsAffected: own.notices - 1 }));
    }
    if (kind === 2) result.push(count({ ...own, action: 'NO_ACTION_DUPLICATE', notices: 1, items: 1, itemsAffected: 1 }));
  }
  return result;
}

const withheldIn = (tables: readonly Table[]) =>
  tables.flatMap((table) => table.cells.flatMap((cell) => (cell.status === 'withheld' ? [[table.id, ...cell.at].join(' ')] : [])));

describe('the two-way tables of a corrected version', () => {
  it.each([1, 2, 3, 4])('are the same, byte for byte, where no count changed (%i)', async (seed) => {
    const counts = drawCounts(seed, 300, 12, 6);
    const first = await reportOn(counts);
    const second = await corrected([...counts].reverse(), first);
    expect(withheldIn(first.tables).length).toBeGreaterThan(0);
    expect(JSON.stringify(crossedOf(second.tables))).toBe(JSON.stringify(crossedOf(first.tables)));
    expect(second.timing).toEqual(first.timing);
    const third = await corrected(counts, second);
    expect(JSON.stringify(crossedOf(third.tables))).toBe(JSON.stringify(crossedOf(first.tables)));
  });

  it('withhold what was withheld, keep apart what stood apart, and give nothing away together with the version before', async () => {
    let shown = 0;
    for (let seed = 1; seed <= examples(12); seed++) {
      const counts = drawCounts(seed, 200 + 60 * seed, 8 + (seed % 5), 5, 1);
      const first = await reportOn(counts);
      const second = await corrected(changed(counts, seed, 1 + seed * 3), first);
      const joint = await attack(publishedOf(second), [publishedOf(first)]);
      shown += crossedOf(second.tables).length;
      if (crossedOf(second.tables).length > 0) expect(joint.derivable, `seed ${seed}`).toEqual([]);
      for (const table of crossedOf(first.tables)) {
        const again = second.tables.find(({ id }) => id === table.id);
        for (const cell of table.cells.filter(({ status }) => status === 'withheld')) {
          const [row = '', column = ''] = cell.at;
          expect([undefined, 'withheld'], `seed ${seed} ${table.id} ${cell.at}`).toContain(again && cellAt(again, row, column)?.status);
        }
        table.dimensions.forEach(({ members }, i) => {
          const codes = again?.dimensions[i]?.members.map(({ code }) => code);
          const apart = members.filter(
            ({ code }) => (cellAt(again ?? table, ...(i === 0 ? [code, TOTAL] : [TOTAL, code]))?.value ?? 0) > 0,
          );
          if (codes) expect(codes, `seed ${seed}`).toEqual(expect.arrayContaining(apart.map(({ code }) => code)));
        });
      }
    }
    expect(shown).toBeGreaterThan(0);
  });

  it('are left out where a cell that was withheld would have to be told: nothing fails open', async () => {
    const rows = (alpha: number) => [
      count({ provider: 'alpha', category: TYPES[0] ?? '', notices: alpha }),
      ...['alpha', 'beta'].flatMap((provider) => TYPES.slice(1).map((category) => count({ provider, category, notices: 40 }))),
      count({ provider: 'beta', category: TYPES[0] ?? '', notices: 40 }),
    ];
    const first = await reportOn(rows(1));
    expect(withheldIn(first.tables)).toContain(`provider-by-category alpha ${TYPES[0]}`);
    const gone = await corrected(rows(0).slice(1), first);
    expect(gone.tables.map(({ id }) => id)).not.toContain('provider-by-category');
    expect(gone.tables.map(({ id }) => id)).toContain('by-provider');
  });

  it('are left out where not every earlier version is known and a count changed', async () => {
    const counts = drawCounts(2, 300, 8, 5);
    const first = await reportOn(counts);
    const second = await corrected(changed(counts, 2, 40), first);
    const third = await corrected(changed(counts, 3, 60), second);
    expect(crossedOf(third.tables)).toEqual([]);
    expect(third.protection.attack.verdict).toBe('nothing-withheld');
    expect(third.timing.filter(({ provider }) => provider !== TOTAL).every(({ status }) => status !== 'published')).toBe(true);
  });

  it('need nothing of the last published report of another period', async () => {
    const counts = drawCounts(5, 300, 12, 6);
    const previous = { report: await reportOn(drawCounts(6, 300, 12, 6)), publishedOn: '2026-01-20' };
    expect(crossedOf((await reportOn(counts, { previous })).tables)).toEqual(crossedOf((await reportOn(counts)).tables));
  });

  it('give nothing away that trying all pairs of tables finds', async () => {
    const next = random(9);
    const rounds = examples(60);
    let [attacked, leftOut] = [0, 0];
    for (let round = 0; round < rounds; round++) {
      const rows = [0, 1, 2].map(() => [0, 1, 2].map(() => Math.floor(next() * next() * 14)));
      const later = rows.map((values) => values.map((value) => (next() < 0.4 ? Math.max(0, value + Math.floor(next() * 5) - 1) : value)));
      const first = await reportOn(grid(rows));
      const second = await corrected(grid(later), first);
      const tables = [first, second].map((report) => viewOf(report));
      if (!tables[0] || withheldIn(first.tables).length === 0) continue;
      if (!tables[1]) leftOut += 1;
      else attacked += 1;
      expect(tables[1] ? derivableByTrying(tables[0], tables[1]) : [], JSON.stringify([rows, later])).toEqual([]);
    }
    expect(attacked).toBeGreaterThan(rounds / 6);
    expect(leftOut).toBeGreaterThan(0);
  });
});

describe('the attack on several versions', () => {
  it('agrees with trying all pairs of tables, on small ones', async () => {
    const next = random(4);
    const rounds = examples(60);
    let compared = 0;
    for (let round = 0; round < rounds; round++) {
      const rows = [0, 1, 2].map(() => [0, 1, 2].map(() => 1 + Math.floor(next() * 5)));
      const later = rows.map((values) => values.map((value) => (next() < 0.25 ? value + 1 : value)));
      const reports = await Promise.all([rows, later].map((values) => reportOn(grid(values), { flagger: OPEN })));
      const [first, second] = reports.map((report) => ({
        ...report,
        tables: report.tables.map((table) => ({
          ...table,
          cells: table.cells.map((cell) =>
            table.id === 'provider-by-category' && !cell.at.includes(TOTAL) && next() < 0.65
              ? { ...cell, value: null, status: 'withheld' as const }
              : cell,
          ),
        })),
      }));
      const [a, b] = [first && viewOf(first), second && viewOf(second)];
      if (!first || !second || !a || !b) continue;
      const expected = derivableByTrying(a, b);
      if (!expected) continue;
      compared += 1;
      const thresholds = { general: GENERAL, sensitive: GENERAL };
      const { derivable } = await attack({ ...second, thresholds }, [{ ...first, thresholds }]);
      const found = derivable.map(({ earlier, at }) => [earlier ? 'first' : 'second', ...at].join(' '));
      expect(found.sort(), JSON.stringify([rows, later])).toEqual([...expected].sort());
    }
    expect(compared).toBeGreaterThan(rounds / 4);
  });

  it('drops an assumption that cannot be true, and not the report', async () => {
    // Both marginals of every cell are as before, but notices changed places.
    const before = await reportOn(
      grid([
        [10, 20],
        [20, 10],
      ]),
    );
    const after = await reportOn(
      grid([
        [11, 19],
        [19, 11],
      ]),
    );
    expect(await attack(publishedOf(after), [publishedOf(before)])).toMatchObject({ cellsChecked: 0, derivable: [] });
  });
});

const OPEN = { ...inputs().flagger, thresholds: { general: 1, sensitive: 1 } };

function grid(rows: readonly (readonly number[])[]): Count[] {
  return rows.flatMap((values, p) =>
    values.flatMap((notices, c) => (notices > 0 ? [count({ provider: `p${p}`, category: TYPES[c] ?? '', notices })] : [])),
  );
}

/** What provider-by-category shows: its members with what the lists say of each, its marginals and cells. */
interface View {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Members a code holds, with their numbers, as text. */
  readonly holds: (code: string) => string;
  readonly margin: (row: string, column: string) => number;
  readonly cell: (row: string, column: string) => number | null;
}

function viewOf(report: Report): View | null {
  const table = report.tables.find(({ id }) => id === 'provider-by-category');
  if (!table) return null;
  const [rows = [], columns = []] = table.dimensions.map(({ members }) => members.map(({ code }) => code));
  const listed = report.tables.filter(({ id }) => id === 'by-provider' || id === 'by-category').map(({ cells }) => cells);
  const texts = listed.map((cells) => cells.flatMap(({ at: [code = ''], value }) => (code === TOTAL ? [] : [`${code} ${value}`])));
  const shown = new Set([...rows, ...columns]);
  return {
    rows,
    columns,
    holds: (code) => {
      const own = texts[rows.includes(code) ? 0 : 1] ?? [];
      return own.filter((text) => (code.startsWith('smaller') ? !shown.has(text.split(' ')[0] ?? '') : text.startsWith(`${code} `))).join();
    },
    margin: (row, column) => cellAt(table, row, column)?.value ?? 0,
    cell: (row, column) => cellAt(table, row, column)?.value ?? null,
  };
}

/** Every table of whole numbers that agrees with a view, row by row. */
function tablesOf(view: View): number[][] {
  const cells = view.rows.flatMap((row) => view.columns.map((column) => ({ row, column, value: view.cell(row, column) })));
  const found: number[][] = [];
  const chosen: number[] = [];
  const rowLeft = new Map(view.rows.map((row) => [row, view.margin(row, TOTAL)]));
  const columnLeft = new Map(view.columns.map((column) => [column, view.margin(TOTAL, column)]));
  const take = (left: Map<string, number>, code: string, by: number) => left.set(code, (left.get(code) ?? 0) - by);
  const visit = (i: number): void => {
    const cell = cells[i];
    if (!cell) {
      if ([...rowLeft.values(), ...columnLeft.values()].every((left) => left === 0)) found.push([...chosen]);
      return;
    }
    if (cell.column === view.columns[0] && i > 0 && rowLeft.get(cells[i - 1]?.row ?? '') !== 0) return;
    const room = Math.min(rowLeft.get(cell.row) ?? 0, columnLeft.get(cell.column) ?? 0);
    for (let value = cell.value ?? 1; value <= Math.min(room, cell.value ?? room); value++) {
      chosen[i] = value;
      take(rowLeft, cell.row, value);
      take(columnLeft, cell.column, value);
      visit(i + 1);
      take(rowLeft, cell.row, -value);
      take(columnLeft, cell.column, -value);
    }
  };
  visit(0);
  return found;
}

/**
 * Withheld cells of two versions that have one value, or only values below the threshold, in all pairs of tables whose cells are the
 * same where both marginals are. Null where there is no such pair.
 */
function derivableByTrying(first: View, second: View): string[] | null {
  const places = (view: View) => view.rows.flatMap((row) => view.columns.map((column) => ({ row, column })));
  const same = (row: string, column: string) =>
    second.rows.includes(row) &&
    second.columns.includes(column) &&
    first.holds(row) === second.holds(row) &&
    first.holds(column) === second.holds(column);
  const shared = places(first).filter(({ row, column }) => same(row, column));
  const keys = (view: View) => {
    const at = shared.map((one) => places(view).findIndex(({ row, column }) => row === one.row && column === one.column));
    return new Map(tablesOf(view).map((table) => [table.join(), { table, key: at.map((i) => table[i]).join() }]));
  };
  const [a, b] = [keys(first), keys(second)];
  const both = new Set([...a.values()].map(({ key }) => key).filter((key) => [...b.values()].some((other) => other.key === key)));
  if (both.size === 0) return null;
  const open = (name: string, view: View, tables: typeof a) =>
    places(view).flatMap(({ row, column }, i) => {
      if (view.cell(row, column) !== null) return [];
      const values = new Set([...tables.values()].filter(({ key }) => both.has(key)).map(({ table }) => table[i] ?? 0));
      return values.size === 1 || Math.max(...values) < GENERAL ? [[name, row, column].join(' ')] : [];
    });
  return [...open('first', first, a), ...open('second', second, b)];
}
