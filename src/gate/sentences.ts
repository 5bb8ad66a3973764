// Where sentences begin and end in text people wrote, so that a finding can say which one to read.

export interface Sentence {
  /** UTF-16 offsets, `end` not included. */
  readonly start: number;
  readonly end: number;
}

const BREAK = /[.!?…]["'’”»)\]]{0,3}\s+(?=["'‘“„«([]{0,2}[\p{Lu}\p{N}])|\n{2,}/gu;
/** A full stop after these, or after a single letter, ends no sentence. */
const ABBREVIATION =
  /(?<![\p{L}\p{N}])(?:\p{L}|dhr|mevr|mw|mr|mrs|ms|mme|mlle|mm|dr|prof|hr|fr|st|ste|nr|art|al|bv|bijv|ca|cf|ex|vs|resp|inz|zgn|i\.e|e\.g|z\.b|d\.h|p\.ex)\.$/iu;

export function sentences(text: string): Sentence[] {
  const found: Sentence[] = [];
  let start = 0;
  for (const match of text.matchAll(BREAK)) {
    if (match[0].startsWith('.') && ABBREVIATION.test(text.slice(Math.max(0, match.index - 8), match.index + 1))) continue;
    const end = match.index + match[0].length;
    found.push({ start, end });
    start = end;
  }
  if (start < text.length) found.push({ start, end: text.length });
  return found;
}
