// Which label of the file fills which field. A label that is gone stops the import: a silent gap would be counted as "not recorded".
import { EXIT, quote, UserError } from '../error.ts';
import { readableCell } from '../files/csv.ts';
import { normaliseLabel } from '../model/normalise.ts';
import { FIELDS, type Field, type Profile, REQUIRED_FIELDS } from '../model/profile.ts';
import { type FieldPlace, indexesOf, rawText } from './boxes.ts';
import { likeliest } from './similar.ts';

export interface BoundColumn extends FieldPlace {
  readonly field: Field;
  readonly label: string;
}

export interface BoundColumns {
  readonly columns: readonly BoundColumn[];
  /** Labels not mapped. Their cells are never kept. */
  readonly ignored: readonly string[];
  /** Cells a record must have at least, where the profile says that it may end early; else as many as the header. */
  readonly cellsMin?: number;
  /** Which records are meant: see `Profile`. Values in normal form; null: any but a blank. */
  readonly only?: readonly { readonly index: number; readonly values: ReadonlySet<string> | null }[];
}

/** Text of the cell of a field, outer blanks and guards gone; empty when it is blank or the field is not mapped. */
export function cellText(bound: BoundColumns, field: Field, cells: readonly string[]): string {
  const column = bound.columns.find((one) => one.field === field);
  return column ? readableCell(rawText(column, cells).trim()).trim().normalize('NFC') : '';
}

/**
 * Finds the labels of a profile in a header, wherever they stand.
 *
 * `required` are the fields without which a record is no notice.
 *
 * @throws UserError `mapping.required-missing` with `details.missing` and the likeliest renames, `header.duplicate`
 */
export function bindColumns(
  profile: Profile,
  header: readonly string[],
  fileName: string,
  required: readonly Field[] = REQUIRED_FIELDS,
): BoundColumns {
  const normal = header.map(normaliseLabel);
  const columns: BoundColumn[] = [];
  const missing: { field: Field | 'only'; label: string }[] = [];
  const place = (field: Field | 'only', label: string): { readonly label: string; readonly index: number }[] => {
    const [index, ...others] = placesOf(label, normal);
    if (index === undefined) missing.push({ field, label });
    else if (others.length > 0) throw duplicate(label, [index, ...others], fileName);
    return index === undefined ? [] : [{ label: header[index] || label, index }];
  };
  for (const field of FIELDS) {
    const wanted = profile.columns[field];
    if (!wanted) continue;
    if (!wanted.boxes) {
      columns.push(...place(field, wanted.label).map((one) => ({ field, ...one })));
      continue;
    }
    const boxes = Object.entries(wanted.boxes).flatMap(([label, value]) => place(field, label).map((one) => ({ ...one, value })));
    if (boxes[0]) columns.push({ field, label: wanted.label, index: boxes[0].index, boxes });
  }
  const only = (profile.only ?? []).flatMap(({ label, values }) =>
    place('only', label).map(({ index }) => ({ index, values: values ? new Set(values.map(normaliseLabel)) : null })),
  );
  const used = new Set([...columns.flatMap(indexesOf), ...only.map(({ index }) => index)]);
  const ignored = header.filter((label, index) => !used.has(index) && label.trim() !== '');
  if (missing.length > 0) throw gone(missing, ignored, columns.length, header.length, fileName);
  for (const field of required) {
    if (!profile.columns[field] && profile.defaults[field] === undefined) throw unmappedField(field, profile.name);
  }
  return { columns, ignored, only, ...(profile.endsEarly ? { cellsMin: Math.max(...used) + 1 } : {}) };
}

/** Columns under a label. One that no header holds may be a place, as in `column 3`. */
function placesOf(label: string, header: readonly string[]): number[] {
  const wanted = normaliseLabel(label);
  const at = header.flatMap((one, index) => (one === wanted ? [index] : []));
  const place = Number(/^column (\d+)$/.exec(wanted)?.[1] ?? 0) - 1;
  return at.length === 0 && place >= 0 && place < header.length ? [place] : at;
}

function duplicate(label: string, at: readonly number[], fileName: string): UserError {
  const places = at.map((index) => index + 1).join(' and ');
  return new UserError(
    'header.duplicate',
    `${fileName}: the label ${quote(label)} stands over columns ${places}, and the profile uses it. A field is filled by one column. Name it by its place (${at.map((index) => quote(`column ${index + 1}`)).join(' or ')}), or rename one of them in the file.`,
    EXIT.needsAnswer,
    { label, columns: at.map((index) => index + 1) },
  );
}

function gone(
  missing: readonly { field: Field | 'only'; label: string }[],
  free: readonly string[],
  found: number,
  width: number,
  fileName: string,
): UserError {
  const named = missing.map(({ field, label }) => {
    const rename = likeliest(label, free);
    return { field, label, rename };
  });
  const list = named
    .map(({ field, label, rename }) => `${quote(label)} (${field}${rename ? `; perhaps it is now ${quote(rename)}` : ''})`)
    .join(', ');
  const remedy =
    found === 0
      ? `None of the profile's labels stands in the file, which was read as ${width} column(s): is it another source's profile, or another delimiter?`
      : 'Export the column again, or change its label in the profile.';
  return new UserError('mapping.required-missing', `${fileName}: these columns of the profile are not in the file: ${list}. ${remedy}`, 3, {
    missing: named,
  });
}

function unmappedField(field: Field, profile: string): UserError {
  return new UserError(
    'mapping.required-missing',
    `Profile ${quote(profile)}: no column fills “${field}”, and there is no default for it. Without it a record is no notice. Add the column to the profile.`,
    3,
    { missing: [{ field, label: null, rename: null }] },
  );
}
