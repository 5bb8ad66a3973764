// Sheets of a workbook (Office Open XML): each cell with its sheet and address, hidden ones too, formulas, headers and footers.
import { openLabels } from './sheet-labels.ts';
import type { TextPart } from './text.ts';
import { visitXml } from './xml.ts';

export interface Workbook {
  /** By member of the file: `sheet NAME`, with what hides it. */
  readonly sheets: ReadonlyMap<string, string>;
  readonly strings: readonly string[];
}

/** Texts of members, by their names; null for one that is not there. */
export type MemberText = (member: string) => string | null;

export function openWorkbook(file: string, text: MemberText): Workbook {
  const targets = new Map<string, string>();
  const sheets = new Map<string, string>();
  visitXml(file, text('xl/_rels/workbook.xml.rels') ?? '<none/>', {
    open(name, attributes) {
      const target = attributes.get('Target') ?? '';
      if (name === 'Relationship') targets.set(attributes.get('Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  visitXml(file, text('xl/workbook.xml') ?? '<none/>', {
    open(name, attributes) {
      const member = name === 'sheet' ? targets.get(attributes.get('id') ?? '') : undefined;
      const hidden = attributes.get('state');
      if (member !== undefined) sheets.set(member, `sheet ${attributes.get('name') ?? '?'}${hidden ? ` (${hidden})` : ''}`);
    },
  });
  return { sheets, strings: sharedStrings(file, text('xl/sharedStrings.xml')) };
}

/** Texts that cells share, each joined from its runs. */
function sharedStrings(file: string, source: string | null): string[] {
  const strings: string[] = [];
  let text = '';
  visitXml(file, source ?? '<none/>', {
    open(name) {
      if (name === 'si') text = '';
    },
    close(name) {
      if (name === 'si') strings.push(text);
    },
    text: (more) => {
      text += more;
    },
  });
  return strings;
}

/** Shorter numbers are counts; a longer one may be an identity or a telephone number. */
const LONG_NUMBER = /\d{8}/;
/** Attributes of these hold places and styles only. */
const WITHOUT_WORDS = new Set('c row col v f cols sheetView selection pane dimension mergeCell pageMargins sheetFormatPr'.split(' '));

/** Marks in `used` which shared texts stand in a cell. */
export function sheetParts(file: string, sheet: string, source: string, strings: readonly string[], used: Set<number>): TextPart[] {
  const parts: TextPart[] = [];
  let cell: { address: string; type: string } | null = null;
  let text = '';
  const labelled = openLabels();
  const add = (place: string, value: string, trust: TextPart['trust'] = 'rendered') => {
    if (value.trim() !== '') parts.push({ place: `${sheet}, ${place}`, text: value.trim(), trust, language: null });
  };
  const value = (type: string) => {
    if (type !== 's') return type === '' || type === 'n' ? (LONG_NUMBER.test(text) ? text : '') : text;
    used.add(Number(text));
    return strings[Number(text)] ?? '';
  };
  visitXml(file, source, {
    open(name, attributes) {
      // A cell's own text may stand in several runs; everything else begins anew.
      if (name !== 'r' && name !== 't') text = '';
      if (name === 'c') cell = { address: attributes.get('r') ?? '?', type: attributes.get('t') ?? '' };
      if (WITHOUT_WORDS.has(name)) return;
      for (const [key, words] of attributes) {
        if (!key.startsWith('xmlns') && /\p{L}{3}/u.test(words) && !words.startsWith('http://schemas.')) {
          add(`attribute ${key} of ${name}`, words, 'metadata');
        }
      }
    },
    close(name) {
      if (name === 'c') cell = null;
      if (name === 'r' || name === 't' || name === 'c') return;
      if (cell === null) add(name, text);
      else if (name === 'f') add(`cell ${cell.address}, formula`, text);
      else add(`cell ${cell.address}`, labelled(cell.address, name === 'v' ? value(cell.type) : text));
      text = '';
    },
    text: (more) => {
      text += more;
    },
    aside: (more) => add('comment', more, 'metadata'),
  });
  return parts;
}
