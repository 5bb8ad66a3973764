// House numbers in words, beside a street: “kastanienallee siebenundvierzig”, “vingt-sept avenue de la couronne”, “forty high street”.
import { near } from './span.ts';
import { numberOf } from './spoken.ts';

const FRENCH = 'rue|avenue|av\\.|boulevard|chaussée|chemin|allée|impasse|quai|place|route|square|clos|drève';
const ENGLISH = 'street|road|avenue|lane|terrace|crescent|close|drive|grove|gardens|park|square|place|court|way';
const ENDINGS = 'straat|laan|plein|steenweg|dreef|kaai|kade|gracht|singel|dijk|weg|straße|strasse|gasse|allee|ufer|platz|damm|ring';
const STREET = new RegExp(`(?:${ENDINGS}|(?<!\\p{L})(?:${FRENCH}|${ENGLISH}))(?!\\p{L})`, 'giu');
/** A French number may stand in front of its street by that far, a number behind it further. */
const REACH = 80;

const WORD = '(?<!\\p{L})\\p{L}[\\p{L}-]{2,23}';
const PATTERNS = [
  // The street, then the number, and no word that it counts.
  `(?<=(?<!\\p{L})(?:\\p{L}[\\p{L}'-]{1,40}(?:${ENDINGS})|(?:${FRENCH}) [^\\s\\d,]{2,30}(?: [^\\s\\d,]{2,30}){0,3}),? )${WORD}(?=$|[.,;)\\n]| (?:in|te|à|a|bus|bte|box|\\d)(?!\\p{L}))`,
  // The number, then the street.
  `${WORD}(?=,? (?:bis |ter )?(?:${FRENCH}) \\p{L})`,
  `${WORD}(?= (?:\\p{L}[\\p{L}'-]{1,24} ){1,2}(?:${ENGLISH})(?!\\p{L}))`,
].map((pattern) => new RegExp(pattern, 'giu'));

/** Where such a number stands, and its digits. */
export function spokenHouseNumbers(text: string): { readonly start: number; readonly end: number; readonly text: string }[] {
  return near(text, STREET, REACH).flatMap((stretch) =>
    PATTERNS.flatMap((pattern) =>
      [...stretch.text.matchAll(pattern)].flatMap(({ 0: word, index }) => {
        const digits = numberOf(word);
        const start = stretch.start + index;
        return digits === null ? [] : [{ start, end: start + word.length, text: digits }];
      }),
    ),
  );
}
