// Values whose writer took them apart are put together again: `j a n @ …`, `nul vier zeven nul …`, `t.me slash name`, `O47O 12 34 56`.
import type { Folded } from './fold.ts';
import { numberOf, spokenNumbers } from './spoken.ts';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const DOT = '(?:dot|punt|point|punkt|stip)';
const ENDINGS = '(?:be|nl|fr|de|lu|eu|com|net|org|info|io|me|tv|gg|app|uk|es|it|at|ch|pl|pt|ie|dk|se|fi|example)';
const ACCOUNTS =
  'insta(?:gram)?|snap(?:chat)?|tik ?tok|telegram|discord|kik|vk|ig|sc|username|user name|gebruikersnaam|pseudo|nutzername|benutzername|account|compte|konto';
const FRENCH_STREETS = 'rue|avenue|av\\.|boulevard|chaussée|chemin|allée|impasse|quai|place|route|square|clos|drève';
const ENGLISH_STREETS = 'street|road|avenue|lane|terrace|crescent|close|drive|grove|gardens|park|square|place|court|way';
/** The number stands behind these. */
const SPOKEN_AFTER_STREET = `\\p{L}[\\p{L}'-]{1,40}(?:straat|laan|plein|steenweg|dreef|kaai|kade|gracht|singel|dijk|weg|straße|strasse|gasse|allee|ufer|platz|damm|ring)|(?:${FRENCH_STREETS}) [^\\s\\d,]{2,30}(?: [^\\s\\d,]{2,30}){0,3}?`;
const LABEL = '[\\p{L}\\p{N}_-]{1,40}';

/** Each rule changes what it finds; where two meet, the earlier rule stays. */
const RULES: readonly (readonly [pattern: RegExp, replace: (found: string) => string])[] = [
  // Single characters with blanks between them.
  [/(?<![\p{L}\p{N}])\S(?:[ ]\S){5,120}(?![\p{L}\p{N}])/gu, (found) => found.replace(/ /g, '')],
  [/(?<![\p{L}\p{N}])[\p{L}\d]([._*-])[\p{L}\d](?:\1[\p{L}\d]){5,40}(?![\p{L}\p{N}])/gu, (found) => found.replace(/[._*-]/g, '')],
  // Letters that look like digits, among digits.
  [/(?<![\p{L}\p{N}])[\dOoIl|](?:[ ./()-]{0,2}[\dOoIl|]){6,20}(?![\p{L}\p{N}])/gu, digitsOf],
  // A blank before and after a dot, a colon, a slash.
  [/(?<=[\p{L}\p{N}]) \. ?(?=[\p{Ll}\p{N}])/gu, () => '.'],
  [new RegExp(` ${DOT} (?=(?:${LABEL} ${DOT} ){0,3}${ENDINGS}(?![\\p{L}\\p{N}]))`, 'giu'), () => '.'],
  [new RegExp(`(?<=\\d) ${DOT} (?=\\d)`, 'giu'), () => '.'],
  [/h(?:tt|xx)ps? ?: ?\/ ?\/ ?/giu, (found) => found.replace(/ /g, '')],
  [
    / ?(?<=[\p{L}\p{N}] ?)(?<![\p{L}\p{N}])(?:under ?score|(?:liggend|laag) streepje|tiret (?:du )?(?:bas|huit|8)|underligne|unterstrich|bodenstrich)(?![\p{L}\p{N}]) ?(?=[\p{L}\p{N}])/giu,
    () => '_',
  ],
  // After a service a dot may join the parts of a name: `insta mia punkt reitet`.
  [
    new RegExp(`(?<=(?<!\\p{L})(?:${ACCOUNTS})(?!\\p{L})[^.!?\\n]{1,30}) ${DOT} (?=[\\p{L}\\p{N}]{2})`, 'giu'),
    () => '.',
  ],
  [new RegExp(`(?<!\\p{L})(?:${SPOKEN_AFTER_STREET}),? \\p{L}{3,24}(?!\\p{L})`, 'giu'), houseNumberLast],
  [new RegExp(`(?<!\\p{L})[\\p{L}-]{2,24}(?=,? (?:bis |ter )?(?:${FRENCH_STREETS}) \\p{L})`, 'giu'), numeral],
  [new RegExp(`(?<!\\p{L})[\\p{L}-]{2,24}(?= (?:\\p{L}[\\p{L}'-]{1,24} ){1,2}(?:${ENGLISH_STREETS})(?!\\p{L}))`, 'giu'), numeral],
  [/ (?:forward )?(?:slash|schuine streep|barre oblique|schrägstrich) ?(?:@ ?)?|(?<=\. ?[a-z]{2,7}) \/ ?@? ?(?=\w)/giu, slashOf],
  // `janATexampleDOTorg`
  [/(?<=[a-z0-9])AT(?=[a-z0-9-]{2,40}(?:DOT|\.)[a-z])/gu, () => '@'],
  [/(?<=[a-z0-9])DOT(?=[a-z])/gu, () => '.'],
];

function slashOf(found: string): string {
  return found.includes('@') ? '/@' : '/';
}

/** `kastanienallee siebenundvierzig`: only where the last word is a number. */
function houseNumberLast(found: string): string {
  const at = found.search(/\p{L}+$/u);
  return found.slice(0, at) + numeral(found.slice(at));
}

function numeral(word: string): string {
  return numberOf(word) ?? word;
}

/** A letter alone between blanks is a word; so many letters are no number. */
function digitsOf(found: string): string {
  const letters = found.replace(/[^OoIl|]/g, '').length;
  const digits = found.replace(/\D/g, '').length;
  if (letters === 0 || letters > digits || /(?:^|\s)[OoIl|](?:\s|$)/.test(found)) return found;
  return found.replace(/o/gi, '0').replace(/[Il|]/g, '1');
}

/** `text` put together, with the way back to its offsets, and where it was changed; null when there is nothing to do. */
export function joined(text: string): (Folded & { isChanged(start: number, end: number): boolean }) | null {
  const edits = editsOf(text);
  if (edits.length === 0) return null;
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const changed: boolean[] = [];
  const copy = (piece: string, from: number, to: number, isEdit: boolean) => {
    pieces.push(piece);
    for (let i = 0; i < piece.length; i++) {
      // Within an edit of the same length each character keeps its place.
      const isAligned = piece.length === to - from;
      starts.push(isAligned ? from + i : from);
      ends.push(isAligned ? from + i + 1 : to);
      changed.push(isEdit);
    }
  };
  let at = 0;
  for (const edit of edits) {
    copy(text.slice(at, edit.start), at, edit.start, false);
    copy(edit.text, edit.start, edit.end, true);
    at = edit.end;
  }
  copy(text.slice(at), at, text.length, false);
  return {
    text: pieces.join(''),
    start: (index) => starts[index] ?? text.length,
    end: (index) => ends[index] ?? text.length,
    isChanged: (start, end) => changed.slice(start, end).includes(true),
  };
}

function editsOf(text: string): Edit[] {
  const edits: Edit[] = [];
  const taken = new Uint8Array(text.length);
  const add = (start: number, found: string, replacement: string) => {
    const end = start + found.length;
    if (replacement === found || taken.subarray(start, end).includes(1)) return;
    taken.fill(1, start, end);
    edits.push({ start, end, text: replacement });
  };
  for (const [pattern, replace] of RULES) for (const match of text.matchAll(pattern)) add(match.index, match[0], replace(match[0]));
  for (const { start, end, digits } of spokenNumbers(text)) add(start, text.slice(start, end), digits);
  return edits.sort((a, b) => a.start - b.start);
}
