// Workbooks, documents and presentations (Office Open XML and OpenDocument): every text in every part of the file, with properties,
// comments, tracked changes, links, pictures and settings; and the files that were put into it.
import type { PackageFile } from '../model/file.ts';
import { archiveBudget, isZip, openArchive } from './archive.ts';
import { binaryText } from './binary-text.ts';
import { jpegParts } from './jpeg.ts';
import { isPdf } from './pdf.ts';
import { pngParts } from './png.ts';
import { decodeText, type TextPart, unreadable } from './text.ts';
import { openWorkbook, sheetParts } from './workbook.ts';
import { visitXml, xmlParts } from './xml.ts';

/** Members every such file has, with the format's own words only. */
const FORMAT_MEMBERS =
  /^(?:\[Content_Types\]\.xml|mimetype|META-INF\/manifest\.xml|(?:xl|word|ppt)\/(?:theme\/[^/]+|styles|fontTable)\.xml)$/;
const PROPERTIES = /^(?:docProps\/[^/]+\.xml|meta\.xml)$/;
const STRINGS = 'xl/sharedStrings.xml';
/** How files of older office programs begin, and macros. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** @throws UserError for a file that is damaged, holds another file, or has a member that is not well-formed */
export function officeParts(name: string, bytes: Uint8Array): TextPart[] {
  const { members, parts } = openArchive(name, bytes, archiveBudget(bytes.length));
  if (members.some(isFile)) throw unreadable(name, 'other files are put into it');
  return [...parts, ...memberParts(name, members)];
}

export interface OfficeReading {
  readonly parts: readonly TextPart[];
  /** Files put into it, by the names of their members; they are to be read as well. */
  readonly inside: readonly PackageFile[];
}

/** As `officeParts`, of a file that was opened already and may hold others. */
export function readOffice(name: string, members: readonly PackageFile[]): OfficeReading {
  return {
    parts: memberParts(
      name,
      members.filter((member) => !isFile(member)),
    ),
    inside: members.filter(isFile),
  };
}

/** A file of its own: a workbook behind a chart, an attachment, macros. Their texts are packed, so they must be opened. */
function isFile({ name, bytes }: PackageFile): boolean {
  const isOle = OLE.every((byte, index) => bytes[index] === byte);
  return /(?:^|\/)embeddings\//i.test(name) || isOle || isZip(bytes) || isPdf(bytes);
}

/** Are these the members of a file of an office program? */
export function isOffice(members: readonly PackageFile[]): boolean {
  return members.some((member) => member.name === '[Content_Types].xml') || members[0]?.name === 'mimetype';
}

function memberParts(name: string, members: readonly PackageFile[]): TextPart[] {
  const byName = new Map(members.map((member) => [member.name, member]));
  const text = (member: string) => {
    const found = byName.get(member);
    return found ? decodeText(`${name}: ${member}`, found.bytes) : null;
  };
  const { sheets, strings } = openWorkbook(name, text);
  const used = new Set<number>();
  const parts = members.flatMap((member) => {
    const part: TextPart = { place: 'name of a member', text: member.name, trust: 'metadata', language: null };
    const sheet = sheets.get(member.name);
    if (FORMAT_MEMBERS.test(member.name) || member.name === STRINGS) return [];
    return [part, ...(sheet === undefined ? anyMember(name, member) : sheetParts(name, sheet, text(member.name) ?? '', strings, used))];
  });
  // What was in a cell once may still lie in the file.
  for (const [index, string] of strings.entries()) {
    if (!used.has(index) && string.trim() !== '') {
      parts.push({ place: `shared text ${index + 1}, in no cell`, text: string, trust: 'rendered', language: null });
    }
  }
  return parts;
}

function anyMember(name: string, member: PackageFile): TextPart[] {
  const file = `${name}: ${member.name}`;
  const within = (parts: readonly TextPart[]) => parts.map((part) => ({ ...part, place: `${member.name}: ${part.place}` }));
  if (/\.png$/i.test(member.name)) return within(pngParts(file, member.bytes));
  if (/\.jpe?g$/i.test(member.name)) return within(jpegParts(file, member.bytes));
  if (PROPERTIES.test(member.name)) return propertyParts(file, decodeText(file, member.bytes));
  if (/\.(?:xml|rels|vml|rdf)$/i.test(member.name)) return xmlParts(file, member.name, decodeText(file, member.bytes));
  const data = Buffer.from(member.bytes.buffer, member.bytes.byteOffset, member.bytes.byteLength);
  return [{ place: `${member.name}: property binary part`, text: binaryText(data) || '-', trust: 'metadata', language: null }];
}

/** Properties by their name, `property lastModifiedBy`; of custom ones also the name they were given. */
function propertyParts(file: string, source: string): TextPart[] {
  const parts: TextPart[] = [];
  const path: string[] = [];
  let text = '';
  const add = (property: string, value: string) => {
    if (value.trim() !== '') parts.push({ place: `property ${property}`, text: value.trim(), trust: 'metadata', language: null });
  };
  visitXml(file, source, {
    open(name, attributes) {
      text = '';
      path.push(name);
      if (name === 'property' || name === 'user-defined') add('own name', attributes.get('name') ?? '');
      for (const key of ['href', 'linkTarget', 'title']) add(`${name} ${key}`, attributes.get(key) ?? '');
    },
    close(name) {
      // These wrap their values: the names of sheets, and what somebody added.
      add(path.find((one) => one === 'TitlesOfParts' || one === 'HeadingPairs' || one === 'property') ?? name, text);
      text = '';
      path.pop();
    },
    text: (more) => {
      text += more;
    },
    aside: (more) => add('comment', more),
  });
  return parts;
}
