// Text of a PDF's page from the pieces a reader of the format gives: lines as they stand, and words that a hyphen broke made whole.

/** A piece of text, or a mark that begins or ends around pieces; the shape is pdfjs-dist's own. */
export type PdfItem =
  | { readonly str: string; readonly hasEOL: boolean }
  | { readonly type: string; readonly id?: string; readonly tag?: string };

/** Where a mark held nothing but the hyphen of a broken word, whose sign is not text. */
const BREAK = '\u0001';
/** End of a piece of a long word that may break without a hyphen, as templates/report.typ cuts it; six such pieces are no accident. */
const PIECE = '\u0002';
/** Between two marks. */
const NEXT = '\u0003';
const IS_PIECE = new RegExp(`^[ \\n]*[^\\s${BREAK}${PIECE}]{4,7}$`, 'u');
const LONG_WORD = new RegExp(
  `[^\\s${NEXT}${BREAK}${PIECE}]{4}${PIECE}(?:[\n${NEXT}]*[^\\s${NEXT}${BREAK}${PIECE}]{4,7}${PIECE}){6,}${BREAK}*`,
  'gu',
);
const BROKEN_WORD = new RegExp(`(?<=\\p{L})${BREAK}+-?\n(?=\\p{Ll})`, 'gu');

/** Lines parted by `\n`. A word is joined where its hyphen is marked by itself, as a program that breaks words marks it. */
export function textOf(items: readonly PdfItem[]): string {
  return withoutSigns(signedText(items));
}

/** Of several marks, each on a line of its own; a long word stands in as many as it has pieces. */
export function textOfMarks(marks: Iterable<readonly PdfItem[]>): string {
  return withoutSigns([...marks].map(signedText).join(NEXT));
}

function withoutSigns(text: string): string {
  const whole = text.replace(LONG_WORD, (word) => word.replaceAll('\n', '').replaceAll(NEXT, '').replaceAll(BREAK, ''));
  return whole.replaceAll(PIECE, '').replace(BROKEN_WORD, '').replaceAll(BREAK, '').replaceAll(NEXT, '\n');
}

function signedText(items: readonly PdfItem[]): string {
  const starts: { readonly at: number; readonly isSpan: boolean }[] = [];
  let text = '';
  for (const item of items) {
    if ('str' in item) text += item.hasEOL ? `${item.str}\n` : item.str;
    else if (item.type !== 'endMarkedContent') starts.push({ at: text.length, isSpan: item.tag === 'Span' });
    else {
      const start = starts.pop();
      if (start?.isSpan && /^-?\n?$/.test(text.slice(start.at))) text = `${text.slice(0, start.at)}${BREAK}${text.slice(start.at)}`;
      else if (start?.isSpan && IS_PIECE.test(text.slice(start.at))) text += PIECE;
    }
  }
  return text;
}

/** Pieces by the number of the mark they stand in, which the structure of the document refers to. */
export function itemsByMark(items: readonly PdfItem[]): ReadonlyMap<string, readonly PdfItem[]> {
  const marks = new Map<string, PdfItem[]>();
  const open: (string | null)[] = [];
  for (const item of items) {
    if ('type' in item && item.type !== 'endMarkedContent') open.push(item.id ?? null);
    const id = open.findLast((one) => one !== null);
    if (id) marks.set(id, [...(marks.get(id) ?? []), item]);
    if ('type' in item && item.type === 'endMarkedContent') open.pop();
  }
  return marks;
}
