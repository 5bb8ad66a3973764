// Do the numbers of a report agree with each other? Plain sums over the finished report, sharing no code with the modules that
// counted and withheld. Each function gives the places where they do not, in words.
import type { Report } from '../model/report.ts';
import { type Cell, cellAt, type Table, TOTAL } from '../model/table.ts';

/** Members beneath add up to their member, and members at the top to the total; withheld ones count at least 1. */
export function sumProblems(report: Report): string[] {
  return report.tables.flatMap((table) => {
    const lists = table.dimensions.map(({ members }) => members);
    const sums = lists.flatMap((members, i) => {
      const others = lists[1 - i]?.map(({ code }) => code) ?? [];
      // For a two-way table, along every line of the other dimension and along its marginal.
      const lines = lists.length === 1 ? [null] : [...others, TOTAL];
      const at = (code: string, line: string | null) => (line === null ? [code] : i === 0 ? [code, line] : [line, code]);
      const parents = table.addsUp ? [null, ...new Set(members.map(({ parent }) => parent).filter((parent) => parent !== null))] : [];
      return lines.flatMap((line) =>
        parents.map((parent) => ({
          whole: at(parent ?? TOTAL, line),
          parts: members.filter((member) => member.parent === parent).map(({ code }) => at(code, line)),
        })),
      );
    });
    return sums.flatMap(({ whole, parts }) => (addsUp(table, whole, parts) ? [] : [`${table.id} at ${whole.join(', ')}`]));
  });
}

function addsUp(table: Table, whole: readonly string[], parts: readonly (readonly string[])[]): boolean {
  const total = cellAt(table, ...whole);
  const cells = parts.map((at) => cellAt(table, ...at));
  if (!total || cells.some((cell) => cell === undefined)) return false;
  if (total.value === null) return total.status === 'withheld';
  const shown = cells.reduce((sum, cell) => sum + (cell?.value ?? 0), 0);
  const withheld = cells.filter((cell) => cell?.status === 'withheld').length;
  return withheld === 0 ? shown === total.value : shown + withheld <= total.value;
}

/** Every table has one cell a combination of its codes, and a value exactly where it is published. */
export function shapeProblems(report: Report): string[] {
  return report.tables.flatMap((table) => {
    const expected = table.dimensions.reduce((cells, { members }) => cells * (members.length + 1), 1);
    const places = new Set(table.cells.map(({ at }) => at.join(',')));
    const known = (cell: Cell) =>
      cell.at.length === table.dimensions.length &&
      cell.at.every((code, i) => code === TOTAL || table.dimensions[i]?.members.some((member) => member.code === code));
    const whole = table.cells.length === expected && places.size === expected && table.cells.every(known);
    const valued = table.cells.every((cell) => (cell.status === 'published') === (cell.value !== null));
    return whole && valued ? [] : [table.id];
  });
}

/** Lists that count the same notices have the same total, which is also the one the text names. */
export function linkProblems(report: Report): string[] {
  const { tables, totals } = report;
  const problems: string[] = [];
  const at = (id: string, ...codes: readonly string[]) => {
    const table = tables.find((candidate) => candidate.id === id);
    return table && cellAt(table, ...codes)?.value;
  };
  const same = (place: string, found: number | null | undefined, expected: number | null | undefined) => {
    if (typeof found === 'number' && typeof expected === 'number' && found !== expected) problems.push(place);
  };
  for (const id of ['by-provider', 'by-category', 'by-action', 'by-month', 'by-first-action', 'by-area', 'by-setting']) {
    same(`total of ${id}`, at(id, TOTAL), totals.notices);
  }
  for (const id of ['items-by-provider', 'items-by-category', 'items-by-action']) same(`total of ${id}`, at(id, TOTAL), totals.items);
  same('total of apart', at('apart', TOTAL), totals.logged - totals.notices);
  const groups = { action: totals.acted, no_action: totals.refused, moot: totals.moot, pending: totals.undecided, unknown: totals.notRecorded };
  for (const [group, count] of Object.entries(groups)) same(`by-action at ${group}`, at('by-action', group) ?? 0, count);
  for (const id of ['by-provider', 'by-category', 'by-action']) if (at(id, TOTAL) === undefined) problems.push(`${id} is missing`);

  const listOf = { provider: 'by-provider', category: 'by-category', 'action-group': 'by-action' } as const;
  for (const table of tables.filter(({ dimensions }) => dimensions.length === 2)) {
    table.dimensions.forEach(({ name, members }, i) => {
      const list = name in listOf ? listOf[name as keyof typeof listOf] : null;
      for (const code of list ? [...members.map((member) => member.code), TOTAL] : []) {
        const margin = i === 0 ? [code, TOTAL] : [TOTAL, code];
        same(`${table.id} at ${margin.join(', ')}`, at(table.id, ...margin), at(list ?? '', code));
      }
    });
  }
  return problems;
}
