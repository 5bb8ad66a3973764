// The numbers a page shows, read back from the finished HTML, so that they can be compared with the data files.
import type { DefaultTreeAdapterTypes } from 'parse5';
import { htmlTree } from './html-tree.ts';

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

/**
 * Every `td` with a `data-cell` attribute, in the order of the page.
 *
 * @throws UserError `gate.unreadable-file` for a page that was made to grow
 */
export function htmlCells(bytes: Uint8Array): HtmlCell[] {
  const cells: HtmlCell[] = [];
  for (const node of nodesIn(treeOf(bytes))) {
    if ('attrs' in node && node.tagName === 'td') {
      const attribute = (name: string) => node.attrs.find((one) => one.name === name)?.value;
      const cell = attribute('data-cell');
      if (cell !== undefined) cells.push({ cell, value: attribute('data-value') ?? null, text: textOf(node) });
    }
  }
  return cells;
}

const treeOf = (bytes: Uint8Array) => htmlTree('The page', new TextDecoder().decode(bytes));

/** A node and all beneath it, in the order of the page. */
function* nodesIn(root: Node): Generator<Node> {
  const nodes: Node[] = [root];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    yield node;
    // One by one: an element may have more of them than a call takes values.
    if ('childNodes' in node) for (let i = node.childNodes.length - 1; i >= 0; i--) nodes.push(node.childNodes[i] as Node);
  }
}

/** The size of a picture says nothing. */
const SILENT = new Set(['width', 'height']);
const PICTURE = /^data:image\/[a-z+]+;base64,[A-Za-z0-9+/=]*$/;

/**
 * All that a page says, in its order: elements, attributes, texts, comments. Of a picture that lies in the page only that there is one.
 *
 * @throws UserError `gate.unreadable-file` for a page that was made to grow
 */
export function htmlWords(bytes: Uint8Array): string[] {
  const words: string[] = [];
  for (const node of nodesIn(treeOf(bytes))) {
    if ('tagName' in node) {
      const told = node.attrs.filter(({ name }) => !SILENT.has(name));
      words.push(`<${node.tagName}>`, ...told.map(({ name, value }) => `${name}=${PICTURE.test(value) ? 'a picture' : value}`));
    }
    if ('value' in node) words.push(node.value.replace(/\s+/g, ' ').trim());
    if ('data' in node) words.push(`comment ${node.data}`);
  }
  return words.filter((word) => word !== '');
}

function textOf(cell: Node): string {
  let text = '';
  for (const node of nodesIn(cell)) if (node.nodeName === '#text' && 'value' in node) text += node.value;
  return text;
}
