// The numbers a page shows, read back from the finished HTML, so that they can be compared with the data files.
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

/** A table cell that says which number it is. */
export interface HtmlCell {
  /** `by-provider:meta/instagram`: table, then the codes of row and column. */
  readonly cell: string;
  /** The plain number; null where the page shows a mark instead of one. */
  readonly value: string | null;
  /** What a reader sees. */
  readonly text: string;
}

/** Every `td` with a `data-cell` attribute, in the order of the page. */
export function htmlCells(bytes: Uint8Array): HtmlCell[] {
  const cells: HtmlCell[] = [];
  const nodes: Node[] = [parse(new TextDecoder().decode(bytes))];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if ('attrs' in node && node.tagName === 'td') {
      const attribute = (name: string) => (node && 'attrs' in node ? node.attrs.find((one) => one.name === name)?.value : undefined);
      const cell = attribute('data-cell');
      if (cell !== undefined) cells.push({ cell, value: attribute('data-value') ?? null, text: textOf(node) });
    }
    if ('childNodes' in node) nodes.push(...[...node.childNodes].reverse());
  }
  return cells;
}

/** The size of a picture says nothing. */
const SILENT = new Set(['width', 'height']);
const PICTURE = /^data:image\/[a-z+]+;base64,[A-Za-z0-9+/=]*$/;

/** All that a page says, in its order: elements, attributes, texts, comments. Of a picture that lies in the page only that there is one. */
export function htmlWords(bytes: Uint8Array): string[] {
  const words: string[] = [];
  const nodes: Node[] = [parse(new TextDecoder().decode(bytes), { scriptingEnabled: false })];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if ('tagName' in node) {
      const told = node.attrs.filter(({ name }) => !SILENT.has(name));
      words.push(`<${node.tagName}>`, ...told.map(({ name, value }) => `${name}=${PICTURE.test(value) ? 'a picture' : value}`));
    }
    if ('value' in node) words.push(node.value.replace(/\s+/g, ' ').trim());
    if ('data' in node) words.push(`comment ${node.data}`);
    if ('childNodes' in node) nodes.push(...[...node.childNodes].reverse());
  }
  return words.filter((word) => word !== '');
}

function textOf(cell: Node): string {
  let text = '';
  const nodes: Node[] = [cell];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if (node.nodeName === '#text' && 'value' in node) text += node.value;
    if ('childNodes' in node) nodes.push(...[...node.childNodes].reverse());
  }
  return text;
}
