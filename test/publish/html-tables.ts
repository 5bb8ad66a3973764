// Tables of a page as rows of text, without what only screen readers are told.
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

const isUnseen = (node: Node) => 'attrs' in node && node.attrs.some(({ name, value }) => name === 'class' && value === 'unseen');
const textOf = (node: Node): string => {
  if (isUnseen(node)) return '';
  return 'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
};

function withTag(node: Node, tags: readonly string[]): Node[] {
  if ('tagName' in node && tags.includes(node.tagName)) return [node];
  return 'childNodes' in node ? node.childNodes.flatMap((child) => withTag(child, tags)) : [];
}

/** Rows of each table, the header first. */
export function tablesOfPage(html: string): string[][][] {
  return withTag(parse(html), ['table']).map((table) => {
    const inner = (node: Node, tags: readonly string[]) =>
      'childNodes' in node ? node.childNodes.flatMap((child) => withTag(child, tags)) : [];
    return inner(table, ['tr']).map((row) => inner(row, ['th', 'td']).map((cell) => textOf(cell).replace(/\s+/g, ' ').trim()));
  });
}
