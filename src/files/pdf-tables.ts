// The tables of a tagged PDF as rows of text, read from its structure: what a screen reader reads, and a program can compare.
import { openPdf } from './pdf.ts';
import { itemsByMark, type PdfItem, textOf, textOfMarks } from './pdf-text.ts';
import { readOnce } from './read-once.ts';

export interface PdfTable {
  readonly caption: string;
  /** Headings of the columns, the rows' own first. */
  readonly header: readonly string[];
  /** Every row below the header, a total's too: the row's heading first. Blanks of every kind are one plain blank. */
  readonly rows: readonly (readonly string[])[];
  /** Page it starts on, from 1. */
  readonly page: number;
}

/** Element of the structure as pdfjs-dist gives it for one page: a table that goes on over pages stands whole in each of them. */
type Node = { readonly role?: string; readonly id?: string; readonly children?: readonly Node[] };
type Texts = ReadonlyMap<string, readonly PdfItem[]>;
type Grid = { readonly caption: string; readonly cells: string[][]; readonly page: number };

/**
 * All tables in reading order: one that goes over several pages is one table, its repeated header told once; parts that a wide one was
 * split into, `… (part 1 of 2)`, are put together again. And all text without what only decorates the pages; a line is a paragraph or less.
 *
 * @throws UserError `gate.unreadable-file`
 */
export const pdfContent = readOnce(async (name: string, bytes: Uint8Array): Promise<{ tables: readonly PdfTable[]; text: string }> => {
  const pages: string[] = [];
  const grids = await openPdf(name, Buffer.from(bytes), async (document) => {
    const found: Grid[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent({ includeMarkedContent: true });
      const texts = itemsByMark(items as readonly PdfItem[]);
      pages.push(textOfMarks(texts.values()));
      const here = withRole((await page.getStructTree()) as Node | null, 'Table').map((table) => gridOf(table, texts, number));
      for (const grid of here) addPage(found, grid);
      page.cleanup();
    }
    return found;
  });
  const tables = wholeTables(grids.map(({ caption, cells: [header = [], ...rows], page }) => ({ caption, header, rows, page })));
  return { tables, text: pages.join('\n') };
});

function withRole(node: Node | null, role: string): Node[] {
  if (!node) return [];
  return node.role === role ? [node] : (node.children ?? []).flatMap((child) => withRole(child, role));
}

function gridOf(table: Node, texts: Texts, page: number): Grid {
  const textIn = (nodes: readonly Node[]) =>
    textOf(nodes.flatMap((node) => itemsIn(node, texts)))
      // A line may also end behind a stroke, where no blank stood.
      .replace(/(?<=\S[/-])\n(?=\S)/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  return {
    caption: textIn(withRole(table, 'Caption')),
    cells: withRole(table, 'TR').map((row) => (row.children ?? []).map((cell) => textIn([cell]))),
    page,
  };
}

function itemsIn({ id, children = [] }: Node, texts: Texts): PdfItem[] {
  return [...(id ? (texts.get(id) ?? []) : []), ...children.flatMap((child) => itemsIn(child, texts))];
}

/** A table without a caption on its page is the rest of the one before: its cells are filled in. */
function addPage(found: Grid[], grid: Grid): void {
  const before = found.at(-1);
  if (!before || grid.caption !== '' || before.cells.length !== grid.cells.length) {
    found.push(grid);
    return;
  }
  grid.cells.forEach((row, y) => {
    row.forEach((text, x) => {
      const cells = before.cells[y];
      if (cells && text !== '') cells[x] = [cells[x], text].filter(Boolean).join(' ');
    });
  });
}

/** `Notices by provider (part 1 of 2)`; no brackets within, so that a caption of nothing else is gone through once. */
const PART = /^(?<caption>.*) \([^\d()]*(?<part>\d+)[^\d()]+(?<parts>\d+)[^\d()]*\)$/;

function wholeTables(tables: readonly PdfTable[]): PdfTable[] {
  const whole: PdfTable[] = [];
  for (const table of tables) {
    const { caption = '', part = '', parts = '' } = PART.exec(table.caption)?.groups ?? {};
    const before = whole.at(-1);
    const goesOn = Number(part) > 1 && Number(part) <= Number(parts) && before?.caption === caption && sameRows(before, table);
    if (goesOn) whole[whole.length - 1] = sideBySide(before, table);
    else whole.push(part === '1' && Number(parts) > 1 ? { ...table, caption } : table);
  }
  return whole;
}

function sameRows(one: PdfTable, other: PdfTable): boolean {
  return one.rows.length === other.rows.length && one.rows.every(([header], index) => header === other.rows[index]?.[0]);
}

/** Each part repeats the headings of the rows, and the total at their end. */
function sideBySide(left: PdfTable, right: PdfTable): PdfTable {
  const hasTotal = left.header.at(-1) === right.header.at(-1);
  const join = (start: readonly string[], rest: readonly string[]) => [...(hasTotal ? start.slice(0, -1) : start), ...rest.slice(1)];
  return {
    ...left,
    header: join(left.header, right.header),
    rows: left.rows.map((row, index) => join(row, right.rows[index] ?? [])),
  };
}
