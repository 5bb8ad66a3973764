// Values whose writer took them apart are put together again: `j a n @ …`, `nul vier zeven nul …`, `t.me slash name`, `O47O 12 34 56`.
import type { Folded } from './fold.ts';
import { spokenNumbers } from './spoken.ts';
import { spokenHouseNumbers } from './spoken-street.ts';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const DOT = '(?:dot|punt|point|punkt|stip)';
const ENDINGS = '(?:be|nl|fr|de|lu|eu|com|net|org|info|io|me|tv|gg|app|uk|es|it|at|ch|pl|pt|ie|dk|se|fi|example)';
const ACCOUNTS =
  'insta(?:gram)?|snap(?:chat)?|tik ?tok|telegram|discord|kik|vk|ig|sc|username|user name|gebruikersnaam|pseudo|nutzername|benutzername|account|compte|konto';
const LABEL = '[\\p{L}\\p{N}_-]{1,40}';
const UNDERSCORE = 'under ?score|(?:liggend|laag) streepje|tiret (?:du )?(?:bas|huit|8)|underligne|unterstrich|bodenstrich';
const SLASH = '(?:forward )?(?:slash|schuine streep|barre oblique|schrägstrich)';
const SIGN = '[\\p{L}\\p{N}]';
/** No part of a longer word or number. */
const alone = (pattern: string) => `(?<!${SIGN})${pattern}(?!${SIGN})`;

interface Rule {
  /** A cheap look: without this the pattern finds nothing. */
  readonly when: RegExp;
  readonly pattern: RegExp;
  replace(found: string): string;
}

const SPOKEN_DOT = new RegExp(` ${DOT} `, 'i');

/** Each rule changes what it finds; where two meet, the earlier rule stays. */
const RULES: readonly Rule[] = [
  // `j a n @ e x a m p l e`
  { when: / \S \S \S /, pattern: new RegExp(alone('\\S(?: \\S){5,120}'), 'gu'), replace: (found) => found.replace(/ /g, '') },
  // `j.a.n.p.e.e.t`: the same sign between all
  {
    when: /([._*-])\S\1\S\1/,
    pattern: new RegExp(alone('[\\p{L}\\d]([._*-])[\\p{L}\\d](?:\\1[\\p{L}\\d]){5,40}'), 'gu'),
    replace: (found) => found.replace(/[._*-]/g, ''),
  },
  // `O47O l2 34 56`
  {
    when: /\d[ ./()-]{0,2}[OoIl|]|[OoIl|][ ./()-]{0,2}\d/,
    pattern: new RegExp(alone('[\\dOoIl|](?:[ ./()-]{0,2}[\\dOoIl|]){6,20}'), 'gu'),
    replace: digitsOf,
  },
  // `example . org`
  { when: / \./, pattern: /(?<=[\p{L}\p{N}]) \. ?(?=[\p{Ll}\p{N}])/gu, replace: () => '.' },
  // `mail punt example punt org`
  {
    when: SPOKEN_DOT,
    pattern: new RegExp(` ${DOT} (?=(?:${LABEL} ${DOT} ){0,3}${ENDINGS}(?!${SIGN}))`, 'giu'),
    replace: () => '.',
  },
  // `192 dot 0 dot 2 dot 1`
  { when: SPOKEN_DOT, pattern: new RegExp(`(?<=\\d) ${DOT} (?=\\d)`, 'giu'), replace: () => '.' },
  // `https : / /`
  { when: /(?:tt|xx)ps? ?:/i, pattern: /h(?:tt|xx)ps? ?: ?\/ ?\/ ?/giu, replace: (found) => found.replace(/ /g, '') },
  // `lotte underscore 09`
  {
    when: /score|streepje|tiret|underligne|strich/i,
    pattern: new RegExp(`(?<=${SIGN} ?) ?${alone(`(?:${UNDERSCORE})`)} ?(?=${SIGN})`, 'giu'),
    replace: () => '_',
  },
  // `insta mia punkt reitet`: after a service, where no address has to follow
  {
    when: SPOKEN_DOT,
    pattern: new RegExp(` ${DOT} (?=${SIGN}{2})(?<=(?<!\\p{L})(?:${ACCOUNTS})(?!\\p{L})[^.!?\\n]{1,30} ${DOT} )`, 'giu'),
    replace: () => '.',
  },
  // `t.me slash lotte`, `t.me / @lotte`
  {
    when: / \/|slash|schuine|oblique|strich/i,
    pattern: new RegExp(` ${SLASH} ?(?:@ ?)?|(?<=\\. ?[a-z]{2,7}) / ?@? ?(?=\\w)`, 'giu'),
    replace: slashOf,
  },
  // `janATexampleDOTorg`
  { when: /AT[a-z0-9]/, pattern: /(?<=[a-z0-9])AT(?=[a-z0-9-]{2,40}(?:DOT|\.)[a-z])/gu, replace: () => '@' },
  { when: /DOT[a-z]/, pattern: /(?<=[a-z0-9])DOT(?=[a-z])/gu, replace: () => '.' },
];

function slashOf(found: string): string {
  return found.includes('@') ? '/@' : '/';
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
  for (const { when, pattern, replace } of RULES) {
    if (when.test(text)) for (const match of text.matchAll(pattern)) add(match.index, match[0], replace(match[0]));
  }
  for (const { start, end, digits } of spokenNumbers(text)) add(start, text.slice(start, end), digits);
  for (const found of spokenHouseNumbers(text)) add(found.start, text.slice(found.start, found.end), found.text);
  return edits.sort((a, b) => a.start - b.start);
}
