// Reads a PDF for tests, with the library a browser reads it with: structure, text, links, facts, fonts.
import { openPdf } from '../../src/files/pdf.ts';
import { itemsByMark, type PdfItem, textOf } from '../../src/files/pdf-text.ts';

interface Node {
  readonly role?: string;
  readonly id?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly children?: readonly Node[];
}

/** An element of the structure, with the text that stands in it on this page; one that goes over pages is told for each. */
export interface Element {
  /** Roles from the document down to the element: `Document Table TBody TR TH`. */
  readonly path: string;
  readonly text: string;
  readonly lang: string | null;
  readonly alt: string | null;
  readonly page: number;
}

export interface ReadPdf {
  readonly pages: number;
  readonly info: Readonly<Record<string, unknown>>;
  readonly xmp: string;
  readonly marked: boolean;
  readonly bookmarks: readonly string[];
  readonly elements: readonly Element[];
  readonly links: readonly string[];
  /** Text that is no part of the structure, by page: running header and footer, repeated headers of tables. */
  readonly artifacts: readonly string[];
  /** Pieces of text that reach into the margins of their page. */
  readonly outside: readonly string[];
  readonly fonts: ReadonlyMap<string, { readonly embedded: boolean }>;
}

interface Piece {
  readonly str: string;
  readonly width: number;
  readonly transform: readonly number[];
}
interface Bookmark {
  readonly title: string;
  readonly items: readonly Bookmark[];
}
interface Annotation {
  readonly unsafeUrl?: string;
  readonly dest?: unknown;
}

export const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

export async function readPdfFile(bytes: Uint8Array): Promise<ReadPdf> {
  return openPdf('a.pdf', bytes, async (document) => {
    const { info, metadata } = await document.getMetadata();
    const elements: Element[] = [];
    const links: string[] = [];
    const artifacts: string[] = [];
    const outside: string[] = [];
    const fonts = new Map<string, { embedded: boolean }>();
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const items = (await page.getTextContent({ includeMarkedContent: true })).items as readonly PdfItem[];
      elements.push(...elementsOf((await page.getStructTree()) as unknown as Node | null, itemsByMark(items), number));
      artifacts.push(outsideOfStructure(items));
      outside.push(...inMargins(items as unknown as readonly Piece[], page.view).map((text) => `page ${number}: ${text}`));
      const annotations = (await page.getAnnotations()) as readonly Annotation[];
      links.push(...annotations.map(({ unsafeUrl, dest }) => unsafeUrl ?? `#${String(dest)}`));
      for (const [name, font] of await fontsOf(page)) fonts.set(name, font);
    }
    const titles = (list: readonly Bookmark[]): string[] => list.flatMap((one) => [one.title, ...titles(one.items)]);
    return {
      pages: document.numPages,
      info: info as Record<string, unknown>,
      xmp: String((metadata as { getRaw(): unknown } | null)?.getRaw() ?? ''),
      marked: (await document.getMarkInfo())?.Marked === true,
      bookmarks: titles((await document.getOutline()) as unknown as Bookmark[]),
      elements,
      links,
      artifacts,
      outside,
      fonts,
    };
  });
}

function elementsOf(tree: Node | null, texts: ReadonlyMap<string, readonly PdfItem[]>, page: number): Element[] {
  const itemsIn = ({ id, children = [] }: Node): PdfItem[] => [...(id ? (texts.get(id) ?? []) : []), ...children.flatMap(itemsIn)];
  const walk = (node: Node, above: string, outer: string | null): Element[] => {
    if (!node.role) return [];
    const path = above === '' ? node.role : `${above} ${node.role}`;
    const lang = node.lang ?? outer;
    const own = { path, text: oneLine(textOf(itemsIn(node))), lang, alt: node.alt ?? null, page };
    return [own, ...(node.children ?? []).flatMap((child) => walk(child, path, lang))];
  };
  return (tree?.children ?? []).flatMap((child) => walk(child, '', null));
}

function outsideOfStructure(items: readonly PdfItem[]): string {
  const inside = new Set([...itemsByMark(items).values()].flat());
  return oneLine(textOf(items.filter((item) => 'str' in item && !inside.has(item))));
}

/** Points that stay free on the left and the right, above and below. */
const MARGIN = { x: 50, y: 20 };

function inMargins(pieces: readonly Piece[], [, , right = 0, top = 0]: readonly number[]): string[] {
  const isInside = ({ transform: [, , , , x = 0, y = 0], width }: Piece) =>
    x >= MARGIN.x && x + width <= right - MARGIN.x && y >= MARGIN.y && y <= top - MARGIN.y;
  return pieces.filter((piece) => typeof piece.str === 'string' && piece.str.trim() !== '' && !isInside(piece)).map(({ str }) => str);
}

/** Number of the operator that chooses a font. */
const SET_FONT = 37;

type Page = Parameters<Parameters<typeof openPdf<unknown>>[2]>[0] extends { getPage(number: number): Promise<infer P> } ? P : never;

async function fontsOf(page: Page): Promise<[string, { embedded: boolean }][]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  return fnArray.flatMap((operator, index): [string, { embedded: boolean }][] => {
    if (operator !== SET_FONT) return [];
    const font = page.commonObjs.get(argsArray[index][0] as string) as { readonly name: string; readonly missingFile: boolean };
    return [[font.name.replace(/^\w+\+/, ''), { embedded: !font.missingFile }]];
  });
}

/** Texts of the elements of a role, in reading order; what has its text on other pages is left out there. */
export function textsOf({ elements }: ReadPdf, role: RegExp): string[] {
  return elements.filter(({ path, text }) => role.test(path) && text !== '').map(({ text }) => text);
}
