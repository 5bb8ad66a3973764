// Cells with letters above ASCII, as an encoding reads them: a person knows the right word when it is seen. Only cells that are mapped and
// hold no free text, address or name of a person.
import assert from 'node:assert/strict';
import { quote, UserError } from '../error.ts';
import type { CsvRecord } from '../files/csv.ts';
import type { Encoding } from '../model/dialect.ts';
import type { Field } from '../model/profile.ts';
import { indexesOf } from './boxes.ts';
import { isSingleByte } from './charsets.ts';
import type { BoundColumn } from './columns.ts';
import type { Dialect } from './dialect.ts';

const SHOWN = ['reference', 'sent', 'service', 'category', 'action', 'decided', 'channel'] as const satisfies readonly Field[];
const CELLS_MAX = 3;
const BEFORE = 15;

const isBeyondAscii = (text: string): boolean => /\P{ASCII}/u.test(text);

/** Columns of which a cell may be shown. */
export function columnsShown(columns: readonly BoundColumn[]): readonly number[] {
  return columns.filter(({ field }) => SHOWN.some((one) => one === field)).flatMap(indexesOf);
}

export interface LetterWatch {
  /** Shows it a record; true when its letters depend on an encoding that is in doubt. */
  see(columns: readonly BoundColumn[], cells: readonly string[], line: number): boolean;
  isOpen(texts: readonly string[]): boolean;
  /** What to ask: the line as each candidate reads it, with the cells at `indexes`. */
  question(line: number, indexes: readonly number[]): Promise<UserError>;
  /** Of a proposed encoding some words as it reads them, with their lines. */
  readonly words: readonly string[];
}

/** Looks at letters above ASCII where nobody said the encoding; `read` opens the file in another. */
export function watchLetters(
  { doubt, encoding }: Pick<Dialect, 'doubt' | 'encoding'>,
  isProposed: boolean,
  read: (encoding: Encoding) => AsyncIterable<CsvRecord>,
): LetterWatch {
  const words: string[] = [];
  const watched = isProposed && isSingleByte(encoding);
  const isOpen = (texts: readonly string[]) => doubt !== null && texts.some(isBeyondAscii);
  return {
    words,
    isOpen,
    see(columns, cells, line) {
      if (doubt === null && !watched) return false;
      if (doubt !== null && isOpen(columns.flatMap(indexesOf).map((index) => cells[index] ?? ''))) return true;
      if (watched && words.length < CELLS_MAX) {
        const [word] = cellsBeyondAscii(cells, columnsShown(columns));
        if (word) words.push(`line ${line} ${word}`);
      }
      return false;
    },
    async question(line, indexes) {
      assert(doubt, 'a question without a doubt');
      return readUnderEach(doubt, line, indexes, read);
    },
  };
}

/** The question of an encoding with the line it is about, as each candidate reads it. */
async function readUnderEach(
  doubt: UserError,
  line: number,
  indexes: readonly number[],
  read: (encoding: Encoding) => AsyncIterable<CsvRecord>,
): Promise<UserError> {
  const { proposal, alternatives } = doubt.details as { proposal?: Encoding; alternatives?: readonly Encoding[] };
  const readings: { encoding: Encoding; cells: readonly string[] }[] = [];
  for (const encoding of [...(proposal ? [proposal] : []), ...(alternatives ?? [])]) {
    for await (const record of read(encoding)) {
      if (record.line < line) continue;
      readings.push({ encoding, cells: cellsBeyondAscii(record.cells, indexes) });
      break;
    }
  }
  if (readings.every(({ cells }) => cells.length === 0)) return doubt;
  const told = readings.map(({ encoding, cells }) => `\n  ${encoding}: line ${line} ${cells.join(' · ')}`).join('');
  return new UserError(doubt.code, `${doubt.message}${told}`, doubt.exit, { ...doubt.details, readings });
}

/** The first cells of a record with such letters, cut around the first of them. */
function cellsBeyondAscii(cells: readonly string[], indexes: readonly number[]): string[] {
  return indexes
    .map((index) => cells[index] ?? '')
    .filter(isBeyondAscii)
    .slice(0, CELLS_MAX)
    .map((cell) => {
      const start = Math.max(0, cell.search(/\P{ASCII}/u) - BEFORE);
      return quote(`${start > 0 ? '…' : ''}${cell.slice(start)}`);
    });
}
