// Do the numbers of a report agree with each other? Plain sums over the finished report, sharing no code with the modules that
// counted and withheld. Each function gives the places where they do not, in words.
import type { Report } from '../model/report.ts';
import { type Cell, cellAt, type Table, TOTAL } from '../model/table.ts';

/** Members beneath add up to their member, and members at the top to the total; withheld ones count at least 1. */
export function sumProblems(report: Report): string[] {
  return report.tables.flatMap((table) => {
    const cells = new Map(table.cells.map((cell) => [cell.at.join(','), cell]));
    return table.addsUp
      ? sumsOf(table)
          .filter((sum) => !holds(sum, cells))
          .map(({ whole }) => `${table.id} at ${whole}`)
      : [];
  });
}

/** Places of a whole and its parts, as codes joined by commas. */
interface Sum {
  readonly whole: string;
  readonly parts: readonly string[];
}

function sumsOf({ dimensions }: Table): Sum[] {
  return dimensions.flatMap(({ members }, i) => {
    const parents = [TOTAL, ...new Set(members.map(({ parent }) => parent ?? TOTAL))];
    // Of a two-way table, along every line of the other dimension and along its marginal.
    const other = dimensions[1 - i];
    const lines = other ? [...other.members.map(({ code }) => code), TOTAL] : [null];
    const place = (code: string, line: string | null) => (line === null ? [code] : i === 0 ? [code, line] : [line, code]).join(',');
    return lines.flatMap((line) =>
      [...new Set(parents)].map((parent) => ({
        whole: place(parent, line),
        parts: members.filter((member) => (member.parent ?? TOTAL) === parent).map(({ code }) => place(code, line)),
      })),
    );
  });
}

function holds({ whole, parts }: Sum, cells: ReadonlyMap<string, Cell>): boolean {
  const total = cells.get(whole);
  if (!total) return false;
  if (total.value === null) return total.status === 'withheld';
  const found = parts.map((part) => cells.get(part));
  const shown = found.reduce((sum, cell) => sum + (cell?.value ?? 0), 0);
  const withheld = found.filter((cell) => cell?.status === 'withheld').length;
  return withheld === 0 ? shown === total.value : shown + withheld <= total.value;
}

/** Every table has one cell a combination of its codes, and a value exactly where it is published. */
export function shapeProblems(report: Report): string[] {
  return report.tables.flatMap((table) => {
    const codes = table.dimensions.map(({ members }) => new Set([...members.map(({ code }) => code), TOTAL]));
    const expected = codes.reduce((product, set) => product * set.size, 1);
    const places = new Set(table.cells.map(({ at }) => at.join(',')));
    const known = ({ at }: Cell) => at.length === codes.length && at.every((code, i) => codes[i]?.has(code));
    const whole = table.cells.length === expected && places.size === expected && table.cells.every(known);
    const valued = table.cells.every(({ status, value }) => (status === 'published') === (value !== null));
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
  const groups = {
    action: totals.acted,
    no_action: totals.refused,
    moot: totals.moot,
    pending: totals.undecided,
    unknown: totals.notRecorded,
  };
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
