// The references of a file, learnt in its first reading: which of them stand on several lines, and whether those lines say the same. A
// file has millions of references and few that repeat, so each takes 16 bytes, and only those that repeat take more.
import { keyedHash } from './keyed-hash.ts';

/** Own references of a file, with the lines they stand on. */
export interface ReferenceIndex {
  /** `print`: 32 bits of what the record says, the same for records that say the same. */
  add(reference: string, line: number, print: number): void;
  /**
   * `first`: use it. `repeat`: says the same as the record on `lines[0]`. `conflict`: another record says something else. `lines` are
   * some of the other lines it stands on, `others` how many there are. `fingerprint` is asked for of references that repeat.
   */
  verdict(reference: string, line: number, fingerprint: () => string): ReferenceVerdict;
}

export interface ReferenceVerdict {
  readonly kind: 'first' | 'repeat' | 'conflict';
  readonly lines: readonly number[];
  readonly others: number;
}

/** Lines that are kept for a message. */
const LINES_MAX = 6;

/** Of a reference: 64 bits of its hash, what its first record says, and the line of that; 0 where a place is free. */
const [HASH, HASH_TOO, PRINT, LINE] = [0, 1, 2, 3];
const PLACE = 4;
/** Instead of a line: the reference repeats, and in place of what it says stands the number of its row. */
const REPEATS = 0x8000_0000;
/** Of one that repeats: its records, whether they differ, what the first says in 32 and in 64 bits, and the lines. */
const [RECORDS, CONFLICT, SAID, EXACT, EXACT_TOO, LINES] = [0, 1, 2, 3, 4, 5];
const ROW = LINES + LINES_MAX;

/** The table is in so many parts, each with room of its own, so that to make room takes no second table. */
const PARTS = 4096;
const PLACES_FIRST = 4;
/** More than so many places of ten taken: the next part is larger by a half. */
const FULL_TENTHS = 9;

interface Part {
  places: Uint32Array;
  taken: number;
}

const UNIQUE: ReferenceVerdict = { kind: 'first', lines: [], others: 0 };

export function referenceIndex(): ReferenceIndex {
  const hash = keyedHash();
  const parts: (Part | undefined)[] = new Array(PARTS).fill(undefined);
  let rows: Uint32Array = new Uint32Array(64 * ROW);
  let repeated = 0;
  let isSettled = false;

  const addRow = (line: number, print: number): number => {
    if ((repeated + 1) * ROW > rows.length) rows = enlarged(rows, rows.length * 2);
    const row = repeated * ROW;
    repeated += 1;
    rows[row + RECORDS] = 1;
    rows[row + SAID] = print;
    rows[row + LINES] = line;
    return row;
  };

  const noteRepeat = (row: number, line: number, print: number): void => {
    const records = rows[row + RECORDS] as number;
    if (records < LINES_MAX) rows[row + LINES + records] = line;
    rows[row + RECORDS] = records + 1;
    if (print !== rows[row + SAID]) rows[row + CONFLICT] = 1;
  };

  /** What says otherwise in 128 bits is another record, even where 32 bits were alike. */
  const isOther = (row: number, fingerprint: string): boolean => {
    const [exact, exactToo] = [Number.parseInt(fingerprint.slice(0, 8), 16), Number.parseInt(fingerprint.slice(8, 16), 16)];
    if (rows[row + EXACT] === 0 && rows[row + EXACT_TOO] === 0) rows.set([exact, exactToo], row + EXACT);
    return rows[row + EXACT] !== exact || rows[row + EXACT_TOO] !== exactToo;
  };

  return {
    add(reference, line, print) {
      hash.of(reference);
      const number = hash.first() >>> 20;
      let part = parts[number];
      if (part === undefined || part.taken * PLACE * 10 >= part.places.length * FULL_TENTHS) {
        part = roomier(part);
        parts[number] = part;
      }
      const at = placeOf(part.places, hash.first(), hash.second());
      const { places } = part;
      const known = places[at + LINE] as number;
      if (known === 0) {
        part.taken += 1;
        places[at + HASH] = hash.first();
        places[at + HASH_TOO] = hash.second();
        places[at + PRINT] = print;
        places[at + LINE] = line;
        return;
      }
      if (known < REPEATS) {
        places[at + PRINT] = addRow(known, places[at + PRINT] as number);
        places[at + LINE] = REPEATS;
      }
      noteRepeat(places[at + PRINT] as number, line, print >>> 0);
    },
    verdict(reference, line, fingerprint) {
      // The file has been read: those that stand on one line are done with.
      if (!isSettled) for (const [number, part] of parts.entries()) parts[number] = part && repeatedOf(part);
      isSettled = true;
      hash.of(reference);
      const part = parts[hash.first() >>> 20];
      const at = part === undefined ? -1 : placeOf(part.places, hash.first(), hash.second());
      if (part === undefined || part.places[at + LINE] === 0) return UNIQUE;
      const row = part.places[at + PRINT] as number;
      const records = rows[row + RECORDS] as number;
      const lines = [...rows.subarray(row + LINES, row + LINES + Math.min(records, LINES_MAX))];
      const isConflict = rows[row + CONFLICT] === 1 || isOther(row, fingerprint());
      if (!isConflict) return { kind: lines[0] === line ? 'first' : 'repeat', lines: lines.slice(0, 1), others: records - 1 };
      return { kind: 'conflict', lines: lines.filter((other) => other !== line).slice(0, LINES_MAX - 1), others: records - 1 };
    },
  };
}

/** Where a hash stands, or would. */
function placeOf(places: Uint32Array, first: number, second: number): number {
  const count = places.length / PLACE;
  let place = Math.floor((second / 0x1_0000_0000) * count);
  for (;;) {
    const at = place * PLACE;
    if (places[at + LINE] === 0 || (places[at + HASH_TOO] === second && places[at + HASH] === first)) return at;
    place = place + 1 === count ? 0 : place + 1;
  }
}

function roomier(part: Part | undefined): Part {
  if (!part) return { places: new Uint32Array(PLACES_FIRST * PLACE), taken: 0 };
  return { places: moved(part.places, Math.ceil((part.places.length / PLACE) * 1.5)), taken: part.taken };
}

function repeatedOf({ places }: Part): Part | undefined {
  let taken = 0;
  for (let at = 0; at < places.length; at += PLACE) {
    if (places[at + LINE] === REPEATS) taken += 1;
    else places[at + LINE] = 0;
  }
  return taken === 0 ? undefined : { places: moved(places, taken + 1), taken };
}

function moved(from: Uint32Array, count: number): Uint32Array {
  const to = new Uint32Array(count * PLACE);
  for (let at = 0; at < from.length; at += PLACE) {
    if (from[at + LINE] === 0) continue;
    to.set(from.subarray(at, at + PLACE), placeOf(to, from[at + HASH] as number, from[at + HASH_TOO] as number));
  }
  return to;
}

function enlarged(from: Uint32Array, length: number): Uint32Array {
  const to = new Uint32Array(length);
  to.set(from);
  return to;
}
