// What Typst's structure of a document leaves to be wished for, put right in the finished file: the heading of each row is marked as one,
// a table's caption stands within the table, and its foot is the total alone.
import assert from 'node:assert';
import { type PdfObjects, readObjects, writeObjects } from '../files/pdf-objects.ts';

type Objects = PdfObjects['objects'];

/** The same pages with a structure that says more, packed small. `bytes` are as Typst wrote them. */
export function finishStructure(bytes: Uint8Array): Uint8Array {
  const file = readObjects(bytes);
  for (const [number, body] of file.objects) {
    if (isElement(body, 'TR')) markRow(file.objects, body);
    else if (isElement(body, 'Div')) takeCaption(file.objects, number, body);
    else if (isElement(body, 'TFoot')) keepTotal(file.objects, number, body);
  }
  return writeObjects(file);
}

const isElement = (body: string, role: string) => body.includes('/Type /StructElem') && new RegExp(`/S /${role}\\s`).test(body);
const KIDS = /\/K \[([^\]]*)\]/;
const PARENT = /\/P (\d+) 0 R/;
const kidsOf = (body: string) => [...(KIDS.exec(body)?.[1] ?? '').matchAll(/(?<!\d)(\d+) 0 R/g)].map((match) => Number(match[1]));
const parentOf = (body: string) => Number(PARENT.exec(body)?.[1]);
const bodyOf = (objects: Objects, number: number): string => {
  const body = objects.get(number);
  assert(body !== undefined, `the structure has no element ${number}`);
  return body;
};

/** The first cell of a row below the header is its heading. Which headings a cell has then follows from where it stands. */
function markRow(objects: Objects, row: string): void {
  for (const [index, number] of kidsOf(row).entries()) {
    const cell = bodyOf(objects, number).replace(/\/Headers \[[^\]]*\]/, '');
    if (index > 0 || !isElement(cell, 'TD')) {
      objects.set(number, cell);
      continue;
    }
    const heading = cell.replace('/S /TD', '/S /TH').replace('/O /Table', '/O /Table /Scope /Row');
    assert(heading.includes('/Scope /Row'), 'a cell does not say that it is one of a table');
    objects.set(number, heading);
  }
}

/** `Div(Caption, Table)` or `Div(Caption, Div(Table))`, which a table that goes over a page may come out as, becomes `Table(Caption, …)`. */
function takeCaption(objects: Objects, number: number, division: string): void {
  const [caption, second, ...others] = kidsOf(division);
  if (caption === undefined || second === undefined || others.length > 0 || !isElement(bodyOf(objects, caption), 'Caption')) return;
  const [inner, ...more] = isElement(bodyOf(objects, second), 'Div') ? kidsOf(bodyOf(objects, second)) : [second];
  if (inner === undefined || more.length > 0 || !isElement(bodyOf(objects, inner), 'Table')) return;
  const above = parentOf(division);
  objects.set(caption, bodyOf(objects, caption).replace(PARENT, `/P ${inner} 0 R`));
  objects.set(
    inner,
    bodyOf(objects, inner)
      .replace(PARENT, `/P ${above} 0 R`)
      .replace(KIDS, (_, kids: string) => `/K [${caption} 0 R ${kids}]`),
  );
  objects.set(
    above,
    bodyOf(objects, above).replace(KIDS, (kids) => kids.replace(new RegExp(`(?<=[[ ])${number} 0 R`), `${inner} 0 R`)),
  );
  for (const gone of new Set([number, second])) if (gone !== inner) objects.delete(gone);
}

/** Rows that were set with the total, so that it never stands alone on a sheet, are of the body above. */
function keepTotal(objects: Objects, number: number, foot: string): void {
  const rows = kidsOf(foot);
  const total = rows.pop();
  if (total === undefined || rows.length === 0) return;
  const parts = kidsOf(bodyOf(objects, parentOf(foot)));
  const body = parts.find((part) => isElement(bodyOf(objects, part), 'TBody'));
  assert(body !== undefined, 'a table has a foot and no body');
  const references = rows.map((row) => `${row} 0 R`).join(' ');
  for (const row of rows) objects.set(row, bodyOf(objects, row).replace(PARENT, `/P ${body} 0 R`));
  objects.set(
    body,
    bodyOf(objects, body).replace(KIDS, (_, kids: string) => `/K [${kids} ${references}]`),
  );
  objects.set(number, foot.replace(KIDS, `/K [${total} 0 R]`));
}
