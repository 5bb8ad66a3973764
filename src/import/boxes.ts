// A multiple choice that a form writes as one column for each answer. What is ticked is read together, as one cell with several values.
import { normaliseLabel } from '../model/normalise.ts';
import { answerIn } from './answers.ts';
import { cellText } from './cell-text.ts';

/** One answer of a multiple choice, in a column of its own. */
interface Box {
  readonly label: string;
  readonly index: number;
  /** What a ticked box stands for. */
  readonly value: string;
}

/** Where a field stands in a record. */
export interface FieldPlace {
  /** Of boxes: that of the first. */
  readonly index: number;
  readonly boxes?: readonly Box[];
}

/** Stands between the values of ticked boxes; no value of a box holds a semicolon. */
export const BETWEEN_BOXES = '; ';

/** What a record says in a field, as it stands there: the cell, or the values of the ticked boxes. */
export function rawText({ index, boxes }: FieldPlace, cells: readonly string[]): string {
  if (!boxes) return cells[index] ?? '';
  const ticked = boxes.filter((box) => isTicked(box, cells) === true).map(({ value }) => value);
  return [...new Set(ticked)].join(BETWEEN_BOXES);
}

/** Columns a field is read from. */
export function indexesOf({ index, boxes }: FieldPlace): readonly number[] {
  return boxes?.map((box) => box.index) ?? [index];
}

/** Boxes of which a record says neither that they are ticked nor that they are not, and what it says. */
export function unclearBoxes({ boxes = [] }: FieldPlace, cells: readonly string[]): readonly (Box & { readonly text: string })[] {
  return boxes.filter((box) => isTicked(box, cells) === null).map((box) => ({ ...box, text: cellText(cells[box.index] ?? '') }));
}

/** Most boxes of most files: they are many, and these need no closer look. */
const USUAL: ReadonlyMap<string, boolean> = new Map([
  ...['1', 'Y', 'Yes', 'yes', 'TRUE', 'True', 'true'].map((cell) => [cell, true] as const),
  ...['', '0', 'N', 'No', 'no', 'FALSE', 'False', 'false', 'N/A'].map((cell) => [cell, false] as const),
]);

/** Some tools write the answer itself into a ticked box. Null: neither yes nor no. */
function isTicked({ label, index, value }: Box, cells: readonly string[]): boolean | null {
  const cell = cells[index] ?? '';
  const usual = USUAL.get(cell);
  if (usual !== undefined) return usual;
  const text = cellText(cell);
  if (text === '') return false;
  const answer = answerIn(text);
  if (answer === 'yes' || answer === 'no') return answer === 'yes';
  return [value, label].some((own) => normaliseLabel(own) === normaliseLabel(text)) ? true : null;
}
