// The values of a finished workbook, read back sheet by sheet, so that they can be compared with the report.
import type { PackageFile } from '../model/file.ts';
import { archiveBudget, openArchive } from './archive.ts';
import { decodeText, unreadable } from './text.ts';
import { openWorkbook } from './workbook.ts';
import { visitXml } from './xml.ts';

export interface SheetValues {
  readonly name: string;
  /** What hides it, `hidden`; null for a sheet in sight. */
  readonly hidden: string | null;
  /** Values by the address of their cell, `B3`; cells without one are left out. */
  readonly values: ReadonlyMap<string, string | number>;
  /** Addresses of cells with a formula, and of ranges that are one cell: a report has neither. */
  readonly formulas: readonly string[];
  readonly merged: readonly string[];
}

/** @throws UserError for a file that is damaged or no workbook */
export function sheetValues({ name, bytes }: PackageFile): SheetValues[] {
  const { members } = openArchive(name, bytes, archiveBudget(bytes.length));
  const byName = new Map(members.map((member) => [member.name, member]));
  const text = (member: string) => {
    const found = byName.get(member);
    return found ? decodeText(`${name}: ${member}`, found.bytes) : null;
  };
  const { sheets, strings } = openWorkbook(name, text);
  if (sheets.size === 0) throw unreadable(name, 'it has no sheets');
  return [...sheets].map(([member, title]) => {
    const [, sheet = '', hidden = null] = /^sheet (.*?)(?: \((hidden|veryHidden)\))?$/s.exec(title) ?? [];
    return { name: sheet, hidden, ...cellsOf(name, text(member) ?? '<none/>', strings) };
  });
}

function cellsOf(file: string, source: string, strings: readonly string[]): Pick<SheetValues, 'values' | 'formulas' | 'merged'> {
  const values = new Map<string, string | number>();
  const formulas: string[] = [];
  const merged: string[] = [];
  let [address, type, written, shown] = ['', '', '', ''];
  visitXml(file, source, {
    open(name, attributes) {
      if (name === 'c') [address, type, shown] = [attributes.get('r') ?? '', attributes.get('t') ?? '', ''];
      if (name === 'mergeCell') merged.push(attributes.get('ref') ?? '');
      if (name === 'f') formulas.push(address);
      if (name === 'v' || name === 't' || name === 'f') written = '';
    },
    close(name) {
      if (name === 'v') values.set(address, type === 's' ? (strings[Number(written)] ?? '') : type === '' ? Number(written) : written);
      // A text may be cut into runs, each with a look of its own.
      if (name === 't') shown += written;
      if (name === 'is') values.set(address, shown);
    },
    text: (more) => {
      written += more;
    },
  });
  return { values, formulas, merged };
}
