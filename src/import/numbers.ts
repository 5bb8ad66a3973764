// Whole numbers as five locales write them. What a dot or comma means is told by the column, and never guessed for a cell.
import type { Decimal } from '../model/dialect.ts';
import { cellText } from './cell-text.ts';

/** What the columns of numbers of a file say of the signs in them; null where they say nothing. */
export interface NumberStyle {
  /** Sign that groups thousands. */
  readonly group: '.' | ',' | null;
  /** Sign before decimals. */
  readonly decimal: '.' | ',' | null;
}

export type NumberProblem = 'number.ambiguous' | 'number.invalid' | 'number.negative' | 'number.not-integer' | 'number.suppressed';

/** Databases hold whole numbers up to 2 147 483 647. */
const NUMBER_MAX = 2_147_483_647;

/** Blanks and apostrophes (Switzerland) between groups of three mean nothing else. */
const SURE_GROUPS = /^([+-]?\d{1,3})((?:[ \u00a0\u2009\u202f'’]\d{3})+)(?=[.,]\d|$)/;

/** Small counts that a statistics tool withheld: `<5`, `≤ 3`, `n<3`, `*`, `..`, `:`. */
const SUPPRESSED = /^(?:n?\s?[<≤]\s?=?\s?\d+|less than \d+|\*+|\.{2,}|…|:)$/i;

/** Collects the cells of all columns of numbers of a file. `given`: the sign before decimals that a person has told. */
export function surveyNumbers(given?: Decimal): { see(raw: string): void; result(): NumberStyle } {
  const told = { group: new Set<'.' | ','>(), decimal: new Set<'.' | ','>() };
  return {
    see(raw) {
      // Digits alone tell nothing of the signs between them.
      if (/^\d*$/.test(raw)) return;
      const style = styleOf(ungrouped(cellText(raw, true)));
      if (style.group) told.group.add(style.group);
      if (style.decimal) told.decimal.add(style.decimal);
    },
    result() {
      if (given) return { group: otherThan(given), decimal: given };
      const [group] = told.group;
      const [decimal] = told.decimal;
      // Signs that are used in both ways, or alike for groups and decimals, tell nothing.
      if (told.group.size > 1 || told.decimal.size > 1 || (group !== undefined && group === decimal)) return { group: null, decimal: null };
      return { group: group ?? otherThan(decimal), decimal: decimal ?? otherThan(group) };
    },
  };
}

function otherThan(sign: '.' | ',' | undefined): '.' | ',' | null {
  if (sign === undefined) return null;
  return sign === '.' ? ',' : '.';
}

/** What one number alone tells: two groups, both signs, or decimals that are no group of three. */
function styleOf(text: string): NumberStyle {
  const sign = (found: string | undefined) => (found === '.' || found === ',' ? found : null);
  const both = /^[+-]?\d{1,3}(?:([.,])\d{3})+([.,])\d+$/.exec(text);
  if (both && both[1] !== both[2]) return { group: sign(both[1]), decimal: sign(both[2]) };
  const groups = /^[+-]?[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})+$/.exec(text);
  if (groups) return { group: sign(groups[1]), decimal: null };
  const decimals = /^[+-]?(?:\d+([.,])(?:\d{1,2}|\d{4,})|(?:0|\d{4,})([.,])\d{3})$/.exec(text);
  return { group: null, decimal: sign(decimals?.[1] ?? decimals?.[2]) };
}

function ungrouped(text: string): string {
  return text.trim().replace(SURE_GROUPS, (all) => all.replace(/[^\d+-]/g, ''));
}

/** The number, or the code of what is wrong. `1.204` is 1204 or not whole as the column's style says, and ambiguous without one. */
export function wholeNumber(text: string, style: NumberStyle): number | NumberProblem {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  if (SUPPRESSED.test(text.trim())) return 'number.suppressed';
  const plain = ungrouped(text).replace(/^-\s+/, '-').replace(/^−/, '-');
  if (!/^[+-]?\d+(?:[.,]\d+)*$/.test(plain)) return 'number.invalid';
  const own = styleOf(plain);
  const known = own.group || own.decimal ? own : style;
  const signs = /[.,]/.test(plain);
  if (signs && !known.group && !known.decimal) return /^[+-]?\d{1,3}[.,]\d{3}$/.test(plain) ? 'number.ambiguous' : 'number.invalid';
  const group = known.group ?? otherThan(known.decimal ?? undefined);
  const grouped = group && plain.includes(group) ? wellGrouped(plain, group) : plain;
  if (grouped === null) return 'number.invalid';
  const [whole = '', fraction = '', ...rest] = grouped.split(/[.,]/);
  if (rest.length > 0) return 'number.invalid';
  if (/[1-9]/.test(fraction)) return whole.startsWith('-') ? 'number.negative' : 'number.not-integer';
  const value = Number(whole);
  if (value < 0) return 'number.negative';
  return value <= NUMBER_MAX ? Math.abs(value) : 'number.invalid';
}

/** Without the signs between groups of three; null where the groups are not of three. */
function wellGrouped(text: string, group: string): string | null {
  const sign = group === '.' ? '\\.' : ',';
  return new RegExp(`^[+-]?\\d{1,3}(?:${sign}\\d{3})+(?:[.,]\\d+)?$`).test(text) ? text.replaceAll(group, '') : null;
}
