// A finished page as its elements: what can be checked without a browser.
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { PackageFile } from '../../src/model/file.ts';

type Element = DefaultTreeAdapterTypes.Element;

export function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  const nodes: DefaultTreeAdapterTypes.Node[] = [parse(html)];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) nodes.push(...[...node.childNodes].reverse());
  }
  return found;
}

export const attribute = (element: Element, name: string): string | undefined => element.attrs.find((one) => one.name === name)?.value;

/** Headings, landmarks, tables and figures with their ids: the same in every language of one report. */
export function outlineOf(html: string): string[] {
  const told = /^(h[1-6]|header|nav|main|section|footer|table|figure|thead|tfoot|img|dl)$/;
  return elementsOf(html)
    .filter(({ tagName }) => told.test(tagName))
    .map((element) => `${element.tagName} ${attribute(element, 'id') ?? ''}`.trim());
}

/** Figures without a table or a text alternative. */
export function figureFindings(html: string): { findings: string[]; figures: number } {
  const elements = elementsOf(html);
  const tables = new Set(elements.filter(({ tagName }) => tagName === 'table').map((table) => attribute(table, 'id')));
  const figures = elements.filter(({ tagName }) => tagName === 'figure');
  const findings = figures.flatMap((figure) => {
    const id = attribute(figure, 'id') ?? 'a figure';
    const within = elementsWithin(figure);
    const links = within.flatMap((element) => (element.tagName === 'a' ? [attribute(element, 'href')?.slice(1)] : []));
    const images = within.filter(({ tagName }) => tagName === 'img');
    return [
      ...(links.length > 0 && links.every((link) => tables.has(link)) ? [] : [`${id} has no table`]),
      ...(images.length === 1 && (attribute(images[0] as Element, 'alt')?.length ?? 0) > 60 ? [] : [`${id} has no text alternative`]),
    ];
  });
  return { findings, figures: figures.length };
}

function elementsWithin(element: Element): Element[] {
  return element.childNodes.flatMap((node) => ('tagName' in node ? [node, ...elementsWithin(node)] : []));
}

/** Links to files that are not in the package. */
export function linkFindings(html: string, files: readonly PackageFile[]): { findings: string[]; links: number } {
  const names = new Set(files.map(({ name }) => name));
  const ids = new Set(elementsOf(html).flatMap((element) => attribute(element, 'id') ?? []));
  const links = elementsOf(html).flatMap((element) => (element.tagName === 'a' ? [attribute(element, 'href') ?? ''] : []));
  const isThere = (link: string) => (link.startsWith('#') ? ids.has(link.slice(1)) : /^(https:|mailto:)/.test(link) || names.has(link));
  return { findings: links.filter((link) => !isThere(link)).map((link) => `a link leads nowhere: ${link}`), links: links.length };
}
