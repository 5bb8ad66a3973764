// The same words and numbers everywhere: what this program makes of report.json, compared with the files of a package. It needs the
// version of the program that made them; numbers are compared in verify-copies.ts whatever the version.
import { UserError } from '../error.ts';
import { archiveBudget, openArchive } from '../files/archive.ts';
import { htmlWords } from '../files/html-cells.ts';
import { sheetValues } from '../files/sheet-values.ts';
import type { PackageFile } from '../model/file.ts';
import type { Report } from '../model/report.ts';
import { renderHtml } from './html.ts';
import { latelyWorkbook } from './lately.ts';
import { MANIFEST } from './manifest.ts';
import { publicFiles } from './package.ts';
import { chartViews } from './view-chart.ts';
import { wordsOf } from './view-words.ts';
import { columnLetters, workbookName } from './workbook.ts';
import { type Sheet, type SheetRow, workbookSheets } from './workbook-sheets.ts';

const named = (files: readonly PackageFile[], name: string) => files.find((file) => file.name === name);

/** Files of data and descriptions as the report gives them: what a package holds in every language and without a picture. */
export function givenFiles(report: Report): PackageFile[] {
  return publicFiles(report, []).filter(({ name }) => name !== MANIFEST);
}

/** Files that are there and are not byte for byte what the report gives. */
export function bytesProblems(given: readonly PackageFile[], files: readonly PackageFile[]): string[] {
  return given
    .filter((expected) => {
      const found = named(files, expected.name);
      return found !== undefined && Buffer.compare(found.bytes, expected.bytes) !== 0;
    })
    .map(({ name }) => name);
}

/** Where the pages say something else; what pictures show is not looked at. */
export function wordProblems(report: Report, files: readonly PackageFile[]): string[] {
  return report.languages.flatMap((language) => {
    const page = named(files, `report.${language}.html`);
    if (!page) return [];
    const rendered = renderHtml(report, language, undrawn(report, language), files);
    if (bare(rendered) === bare(page.bytes)) return [];
    const [expected, found] = [htmlWords(rendered), htmlWords(page.bytes)];
    const at = expected.findIndex((word, i) => word !== found[i]);
    if (at < 0 && expected.length === found.length) return [];
    // The text before it says where; what was put in is not repeated.
    const before = expected.slice(0, at < 0 ? expected.length : at).findLast((word) => /\p{L}{3}/u.test(word)) ?? '';
    return [`${page.name} after “${before.length > 60 ? `${before.slice(0, 60)}…` : before}”`];
  });
}

/** The source without what pictures show, and without their size. */
function bare(page: Uint8Array): string {
  const source = new TextDecoder().decode(page);
  return source.replace(/"data:image\/[a-z+]+;base64,[A-Za-z0-9+/=]*"/g, '').replace(/ (?:width|height)="\d+"/g, '');
}

/** Charts with their words and without their pictures. */
export function undrawn(report: Report, language: string): Parameters<typeof renderHtml>[2] {
  const nothing = new Uint8Array();
  return chartViews(wordsOf(report, language)).map(({ id, tableId, headline, subtitle, alt }) => ({
    ...{ id, tableId, headline, subtitle, alt },
    ...{ fileName: '', png: nothing, inlinePng: nothing, width: 0, height: 0 },
  }));
}

/** Places in the workbooks that differ: `report.nl.xlsx, 3 Actions, C7`, or a member of the file where every cell is the same. */
export async function workbookProblems(report: Report, files: readonly PackageFile[]): Promise<string[]> {
  const problems: string[] = [];
  for (const language of report.languages) {
    const file = named(files, workbookName(language));
    if (!file) continue;
    const own = await latelyWorkbook(report, language);
    if (Buffer.compare(own.bytes, file.bytes) !== 0) problems.push(...workbookDifferences(file, own, workbookSheets(report, language)));
  }
  return problems;
}

function workbookDifferences(file: PackageFile, own: PackageFile, expected: readonly Sheet[]): string[] {
  try {
    const found = sheetValues(file);
    const problems = found.flatMap(({ name, hidden, formulas, merged, values }, i) => {
      const sheet = expected[i];
      if (sheet?.name !== name || hidden) return [`${file.name}, ${name.slice(0, 40)}`];
      const cells = cellsOf(sheet.rows);
      const wrong = [...new Set([...cells.keys(), ...values.keys()])].filter((at) => cells.get(at) !== values.get(at));
      return [...wrong, ...formulas, ...merged].map((at) => `${file.name}, ${name}, ${at}`);
    });
    if (found.length < expected.length) return [...problems, `${file.name} has ${found.length} sheets instead of ${expected.length}`];
    return problems.length > 0 ? problems : memberDifferences(file, own);
  } catch (error) {
    if (error instanceof UserError) return [`${file.name} cannot be read`];
    throw error;
  }
}

/** Looks, properties and drawings lie in members of their own; where all are the same, the file is packed otherwise. */
function memberDifferences(file: PackageFile, own: PackageFile): string[] {
  const membersOf = ({ name, bytes }: PackageFile) =>
    new Map(openArchive(name, bytes, archiveBudget(bytes.length)).members.map((one) => [one.name, one.bytes]));
  const [found, expected] = [membersOf(file), membersOf(own)];
  const other = [...new Set([...expected.keys(), ...found.keys()])].filter(
    (member) => Buffer.compare(expected.get(member) ?? NOTHING, found.get(member) ?? NOTHING) !== 0,
  );
  return other.length > 0 ? other.map((member) => `${file.name}, inside ${member.slice(0, 80)}`) : [`${file.name} is packed otherwise`];
}

const NOTHING = new Uint8Array();

function cellsOf(rows: readonly SheetRow[]): Map<string, string | number> {
  const cells = new Map<string, string | number>();
  for (const [row, values] of rows.entries()) {
    for (const [column, cell] of values.entries())
      if (cell && cell.value !== '') cells.set(`${columnLetters(column)}${row + 1}`, cell.value);
  }
  return cells;
}

/** Formats that a package has in each language of its report, or in none: packages of before have fewer. */
const FORMATS = ['html', 'pdf', 'xlsx'] as const;
const ALWAYS = ['html'];

/** Files no package of this report has, and files that every package of this kind has. */
export function nameProblems({ languages }: Report, given: readonly PackageFile[], files: readonly PackageFile[]): string[] {
  const present = (name: string) => named(files, name) !== undefined;
  const formats = FORMATS.filter(
    (format) => ALWAYS.includes(format) || languages.some((language) => present(`report.${language}.${format}`)),
  );
  const rendered = formats.flatMap((format) => languages.map((language) => `report.${language}.${format}`));
  const known = new Set([...given.map(({ name }) => name), ...rendered, MANIFEST]);
  const isChart = (name: string) => languages.includes(/^charts\/[a-z0-9-]+\.([a-z]{2})\.(?:png|svg)$/.exec(name)?.[1] ?? '');
  const foreign = files.map(({ name }) => name).filter((name) => !known.has(name) && !isChart(name));
  return [
    ...foreign.map((name) => `${name} does not belong here`),
    ...rendered.filter((name) => !present(name)).map((name) => `${name} is missing`),
  ];
}
