// Everything a stranger can read in an XML document: text, attributes, comments, instructions; and the entries of XMP metadata. The home
// of sax.
import sax from 'sax';
import { UserError } from '../error.ts';
import { type TextPart, unreadable } from './text.ts';

export interface XmlVisitor {
  open?(name: string, attributes: ReadonlyMap<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
  /** Comments, instructions and document types. */
  aside?(text: string): void;
}

const DEPTH_MAX = 400;
/** How a document begins; it says nothing of what is in it. */
const DECLARATION = /^version=(?:"1\.[01]"|'1\.[01]')(?:\s+encoding=["'][\w-]{1,20}["'])?(?:\s+standalone=["'](?:yes|no)["'])?\s*$/;

/**
 * Walks a document. Names come without their prefix, in small letters where the document has them so; XMP asks for whole names.
 *
 * @throws UserError when it is not well-formed, or defines entities: they hide text
 */
export function visitXml(file: string, source: string, visitor: XmlVisitor, wholeNames = false): void {
  const parser = sax.parser(true, { position: false });
  const local = (name: string) => (wholeNames ? name : name.slice(name.indexOf(':') + 1));
  let depth = 0;
  parser.onerror = () => {
    throw unreadable(file, 'a part of it is not well-formed XML');
  };
  parser.onopentag = ({ name, attributes }) => {
    depth += 1;
    if (depth > DEPTH_MAX) throw unreadable(file, `its elements are nested more than ${DEPTH_MAX} deep`);
    visitor.open?.(local(name), new Map(Object.entries(attributes).map(([key, value]) => [local(key), String(value)])));
  };
  parser.onclosetag = (name) => {
    depth -= 1;
    visitor.close?.(local(name));
  };
  parser.ontext = (text) => visitor.text?.(text);
  parser.oncdata = (text) => visitor.text?.(text);
  parser.oncomment = (text) => visitor.aside?.(text);
  parser.onprocessinginstruction = ({ name, body }) => {
    if (name !== 'xml' || !DECLARATION.test(body)) visitor.aside?.(body);
  };
  parser.ondoctype = (text) => {
    if (/<!ENTITY/i.test(text)) throw unreadable(file, 'it defines entities, which hide text');
    visitor.aside?.(text);
  };
  parser.write(source.replace(/^\uFEFF/, '')).close();
}

/** Elements of Office and OpenDocument text that stand inside a line: an address may go over several of them. */
const INLINE = new Set(
  'r t rPr a span hyperlink ins del delText moveFrom moveTo smartTag sdt sdtContent proofErr bookmarkStart bookmarkEnd'.split(' '),
);
const BLANKS: Readonly<Record<string, string>> = { tab: ' ', s: ' ', br: '\n', cr: '\n', 'line-break': '\n' };
/** Attributes that name who did something. */
const PEOPLE = /^(?:author|initials|lastModifiedBy|userId|displayName|provider)$/i;
/** Addresses of name spaces and kinds: the format's own words. */
const FORMAT_WORDS = /^(?:https?:\/\/(?:schemas\.|purl\.|www\.w3\.org\/|ns\.)|urn:|application\/)/;

/** Text by the innermost element that breaks lines; of a comment in a workbook also the cell it belongs to. */
export function xmlParts(file: string, place: string, source: string): TextPart[] {
  const parts: TextPart[] = [];
  const seen = new Set<string>();
  const path: string[] = [];
  let reference = '';
  let text = '';
  const add = (at: string, value: string, trust: TextPart['trust']) => {
    if (value.trim() === '' || seen.has(`${at} ${value}`)) return;
    seen.add(`${at} ${value}`);
    parts.push({ place: at, text: value.trim(), trust, language: null });
  };
  const flush = () => {
    const element = path.at(-1);
    add([place, reference, element].filter(Boolean).join(', '), text, 'rendered');
    text = '';
  };
  visitXml(file, source, {
    open(name, attributes) {
      if (BLANKS[name]) text += BLANKS[name];
      else if (!INLINE.has(name)) {
        flush();
        path.push(name);
      }
      if (/comment$/i.test(name)) reference = attributes.get('ref') ?? '';
      for (const [key, value] of attributes) {
        if (key.startsWith('xmlns') || FORMAT_WORDS.test(value) || value.length < 3) continue;
        if (PEOPLE.test(key)) add(`${place}, property ${key}`, value, 'metadata');
        else if (/\p{L}.{2}|\d{6}/u.test(value)) add(`${place}, attribute ${key} of ${name}`, value, 'metadata');
      }
    },
    close(name) {
      if (BLANKS[name] || INLINE.has(name)) return;
      flush();
      path.pop();
    },
    text: (more) => {
      text += more;
    },
    aside: (more) => add(`${place}, comment`, more, 'metadata'),
  });
  return parts;
}

export function isXmp(text: string): boolean {
  return /<x:xmpmeta|<rdf:RDF/.test(text);
}

/** Entries of XMP, each with its name, `xmp dc:creator`. Padding and wrapping are not entries. */
export function xmpParts(file: string, text: string): TextPart[] {
  const parts: TextPart[] = [];
  const path: string[] = [];
  let held = '';
  const entry = () => path.findLast((name) => !/^(?:rdf|x|xml):/.test(name)) ?? 'text';
  const add = (name: string, value: string) => {
    if (value.trim() !== '') parts.push({ place: `xmp ${name}`, text: value.trim(), trust: 'metadata', language: null });
  };
  const flush = () => {
    add(entry(), held);
    held = '';
  };
  const visitor: XmlVisitor = {
    open(name, attributes) {
      flush();
      path.push(name);
      for (const [key, value] of attributes) if (!/^(?:xmlns|rdf:|x:|xml:)/.test(key)) add(key, value);
    },
    close() {
      flush();
      path.pop();
    },
    text: (more) => {
      held += more;
    },
    aside: (more) => {
      if (!/^begin=|^end=/.test(more.trim())) add('comment', more);
    },
  };
  const start = text.search(/<\?xpacket|<x:xmpmeta|<rdf:RDF/);
  const end = Math.max(...['</x:xmpmeta>', '</rdf:RDF>'].map((tag) => (text.includes(tag) ? text.lastIndexOf(tag) + tag.length : 0)));
  if (start > 0) add('before', text.slice(0, start).replaceAll('\0', ' '));
  const body = text.slice(Math.max(0, start), end || text.length).replace(/^<\?xpacket[^>]*\?>/, '');
  try {
    visitXml(file, body, visitor, true);
  } catch (error) {
    // Metadata is often broken; what stands in it can be looked through all the same.
    if (!(error instanceof UserError)) throw error;
    add('not well-formed', body);
  }
  add('after', text.slice(end || text.length).replace(/<\?xpacket[^>]*\?>|\0/g, ' '));
  return parts;
}
