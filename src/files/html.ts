// Everything a stranger can read in an HTML page or an SVG picture: text, attributes, comments, meta, scripts, styles and data: addresses.
import type { DefaultTreeAdapterTypes as Dom, ParserError } from 'parse5';
import { htmlTree } from './html-tree.ts';
import { jpegParts } from './jpeg.ts';
import { jsonTextParts } from './json.ts';
import { pngParts } from './png.ts';
import { decodeText, type TextPart, textParts, unreadable } from './text.ts';

/** Elements inside a line: their text belongs to the text around them, so `jan<b>@</b>example.org` is read as one. */
const INLINE = new Set(
  'a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s samp small span strong sub sup time tspan u var wbr'.split(' '),
);
/** At-rules of style sheets, which would look like accounts. */
const AT_RULE =
  /@(?=(?:charset|container|counter-style|font-face|font-feature-values|import|keyframes|layer|media|namespace|page|property|starting-style|supports)\b)/g;
const DATA_ADDRESS = /data:([a-z]{1,20}\/[a-z0-9.+-]{1,60})?((?:;[a-z0-9=_.-]{1,60}){0,4}),([^"')\s]*)/gi;
const DEPTH_MAX = 400;
/** What is left of a tag. */
const REST_OF_TAG = /(?:"[^"]*"|'[^']*'|[^"'>])*/y;

interface Reading {
  readonly file: string;
  readonly parts: TextPart[];
  /** Text of the open headings, outermost first. */
  readonly headings: string[];
  text: string;
  /** Up to where the rest of a tag was read, because an attribute of it is given twice. */
  droppedUpTo: number;
}

/** Where the walk is: the narrative field it is in, and the language that holds there. */
interface Standing {
  readonly narrative: string | null;
  readonly language: string | null;
  readonly depth: number;
}

/** `data-narrative="FIELD"` marks an element whose text a person wrote. Throws UserError for a page it cannot read whole. */
export function htmlParts(name: string, bytes: Uint8Array): TextPart[] {
  return htmlTextParts(name, decodeText(name, bytes));
}

/** As `htmlParts`, of a page that is text already. */
export function htmlTextParts(name: string, source: string): TextPart[] {
  if (/<!ENTITY/i.test(source)) throw unreadable(name, 'it defines entities, which hide text');
  const reading: Reading = { file: name, parts: [], headings: [], text: '', droppedUpTo: 0 };
  walkChildren(
    htmlTree(name, source, (error) => readDropped(error, source, reading)),
    { narrative: null, language: null, depth: 0 },
    reading,
  );
  flush(reading, { narrative: null, language: null, depth: 0 });
  return reading.parts;
}

/** What the parser leaves out of the page still stands in the file: attributes given twice or in an end tag, and a tag the file ends in. */
function readDropped({ code, startOffset }: ParserError, source: string, reading: Reading): void {
  if (code === 'eof-in-tag') throw unreadable(reading.file, 'it ends in the middle of a tag; a part of it is missing');
  if (code === 'duplicate-attribute') {
    // The rest of a tag holds whatever else is given twice in it: to be read once, not once for each.
    if (startOffset < reading.droppedUpTo) return;
    REST_OF_TAG.lastIndex = startOffset;
    const rest = REST_OF_TAG.exec(source)?.[0] ?? '';
    reading.droppedUpTo = startOffset + rest.length;
    add(reading, 'attribute given twice', rest, 'metadata', null);
  } else if (code === 'end-tag-with-attributes') {
    add(reading, 'attribute of an end tag', source.slice(source.lastIndexOf('</', startOffset), startOffset), 'metadata', null);
  }
}

function walkChildren(node: Dom.ParentNode, standing: Standing, reading: Reading): void {
  if (standing.depth > DEPTH_MAX) throw unreadable(reading.file, `its elements are nested more than ${DEPTH_MAX} deep`);
  for (const child of node.childNodes) walk(child, { ...standing, depth: standing.depth + 1 }, reading);
}

function walk(node: Dom.ChildNode, standing: Standing, reading: Reading): void {
  if ('tagName' in node) walkElement(node, standing, reading);
  else if ('value' in node) reading.text += node.value;
  else if ('data' in node) add(reading, 'comment', node.data, 'metadata', standing.language);
  else if ('publicId' in node) add(reading, 'doctype', `${node.name} ${node.publicId} ${node.systemId}`, 'metadata', null);
}

function walkElement(element: Dom.Element, outer: Standing, reading: Reading): void {
  const { tagName } = element;
  const standing = { ...outer, language: attribute(element, 'lang') ?? outer.language };
  readAttributes(element, standing, reading);
  if (tagName === 'script' || tagName === 'style') readCode(element, standing, reading);
  else if (tagName === 'br') reading.text += '\n';
  else if (outer.narrative === null && attribute(element, 'data-narrative') !== null) walkBlock(element, outer, standing, reading);
  else if (INLINE.has(tagName)) walkChildren(element, standing, reading);
  else if (outer.narrative !== null) walkInNarrative(element, standing, reading);
  else walkBlock(element, outer, standing, reading);
}

/** The whole field becomes one part, so that its sentences are numbered as a reader counts them. */
function walkInNarrative(element: Dom.Element, standing: Standing, reading: Reading): void {
  reading.text += '\n\n';
  walkChildren(element, standing, reading);
  reading.text += '\n\n';
}

function walkBlock(element: Dom.Element, outer: Standing, standing: Standing, reading: Reading): void {
  const inside = { ...standing, narrative: attribute(element, 'data-narrative') };
  const level = Number(/^h([1-6])$/.exec(element.tagName)?.[1] ?? 0);
  flush(reading, outer);
  if (level > 0) reading.headings.length = Math.min(reading.headings.length, level - 1);
  walkChildren(element, inside, reading);
  if (element.tagName === 'template') walkChildren((element as Dom.Template).content, inside, reading);
  if (level > 0) reading.headings[level - 1] = reading.text.replace(/\s+/g, ' ').trim();
  if (element.tagName === 'title') flushTo(reading, 'title', 'rendered', standing.language);
  else flush(reading, inside);
}

/** What was read since the last block ends here and becomes a part. */
function flush(reading: Reading, { narrative, language }: Standing): void {
  const path = reading.headings.filter(Boolean).join(' > ');
  if (narrative !== null) flushTo(reading, `narrative ${narrative} (${language ?? '?'})`, 'narrative', language);
  else flushTo(reading, path ? `text: ${path}` : 'text', 'rendered', language);
}

function flushTo(reading: Reading, place: string, trust: TextPart['trust'], language: string | null): void {
  const text = reading.text
    .replace(/[ \t\r\f]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n\n');
  reading.text = '';
  add(reading, place, text.trim(), trust, language);
}

function add(reading: Reading, place: string, text: string, trust: TextPart['trust'], language: string | null): void {
  if (text.trim() !== '') reading.parts.push({ place, text, trust, language });
}

function attribute(element: Dom.Element, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null;
}

function readAttributes(element: Dom.Element, standing: Standing, reading: Reading): void {
  const metaName =
    element.tagName === 'meta' ? (attribute(element, 'name') ?? attribute(element, 'property') ?? attribute(element, 'http-equiv')) : null;
  for (const { name, value } of element.attrs) {
    if (!/^[a-z][a-z0-9:_.-]*$/i.test(name)) add(reading, `attribute name in ${element.tagName}`, name, 'metadata', null);
    const place = metaName !== null && name === 'content' ? `meta ${metaName}` : `attribute ${name} of ${element.tagName}`;
    add(reading, place, withoutDataAddresses(value, place, reading), 'metadata', standing.language);
  }
}

function readCode(element: Dom.Element, standing: Standing, reading: Reading): void {
  const text = element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
  if (/json/i.test(attribute(element, 'type') ?? '')) {
    for (const part of jsonTextParts(reading.file, text)) reading.parts.push({ ...part, place: `script: ${part.place}` });
    return;
  }
  const shown = element.tagName === 'style' ? text.replace(AT_RULE, ' ') : text;
  add(reading, element.tagName, withoutDataAddresses(shown, element.tagName, reading), 'metadata', standing.language);
}

/** Reads what each data: address holds, and takes it out of the text around it. */
function withoutDataAddresses(text: string, place: string, reading: Reading): string {
  if (!/data:/i.test(text)) return text;
  return text.replace(DATA_ADDRESS, (_, type: string | undefined, parameters: string, payload: string) => {
    const bytes = Buffer.from(decodePercent(payload, reading.file), /;base64$/i.test(parameters) ? 'base64' : 'utf8');
    for (const part of embeddedParts(reading.file, (type ?? 'text/plain').toLowerCase(), bytes)) {
      reading.parts.push({ ...part, place: `${place}: ${part.place}` });
    }
    return ' ';
  });
}

function embeddedParts(file: string, type: string, bytes: Uint8Array): TextPart[] {
  if (type === 'image/png') return pngParts(file, bytes);
  if (type === 'image/jpeg') return jpegParts(file, bytes);
  if (type === 'application/json') return jsonTextParts(file, decodeText(file, bytes));
  if (type === 'image/svg+xml' || type === 'text/html') return htmlParts(file, bytes);
  if (type.startsWith('text/')) return textParts(file, bytes);
  // Letters of an embedded font; the project embeds only fonts that are public.
  if (type.startsWith('font/')) return [];
  throw unreadable(file, `it embeds a file of the kind ${type.slice(0, 40)}, which the gate cannot read`);
}

function decodePercent(payload: string, file: string): string {
  try {
    return decodeURIComponent(payload);
  } catch {
    throw unreadable(file, 'a data: address in it is not properly coded');
  }
}
