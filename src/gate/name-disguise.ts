// Names taken apart or run together: `J a n  P e e t e r s`, `jan_peeters`, `JanPeeters92`, `janpeeters`, `P33ters`.
import { bodyWords, type Lexicon, nameForm } from './lexicon.ts';
import { SAINTS } from './name-affixes.ts';
import type { Place } from './name-words.ts';

/** Single letters with blanks, dots, dashes or stars between. */
const SPACED = /(?<![\p{L}\p{N}])\p{L}(?:[ .\-_*·]{1,3}\p{L}(?![\p{L}\p{N}])){2,}/gu;
/** Letters and digits with marks between, or of mixed case. */
const JOINED = /(?<![\p{L}\p{N}@])[\p{L}\p{N}]+(?:[._+-]+[\p{L}\p{N}]+)*/gu;
const DIGIT_LETTERS: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't' };

export function disguisedNames(text: string, start: number, end: number, lexicon: Lexicon, allowed: ReadonlySet<string>): Place[] {
  const body = text.slice(start, end);
  const places: Place[] = [];
  for (const match of body.matchAll(SPACED)) {
    if (isSpacedName(match[0], lexicon)) places.push({ start: start + match.index, end: start + match.index + match[0].length });
  }
  for (const match of body.matchAll(JOINED)) {
    if (isJoinedName(match[0], lexicon, allowed)) places.push({ start: start + match.index, end: start + match.index + match[0].length });
  }
  return places;
}

/** Words stand further apart than letters. Five letters or more that make no ordinary word are worth a look. */
function isSpacedName(found: string, lexicon: Lexicon): boolean {
  const words = found.split(/ {2,}|(?<= )[-_*·.](?= )/).map((word) => nameForm(word.replace(/[^\p{L}]/gu, '')));
  if (words.some((word) => word.length > 2 && isSure(word, lexicon))) return true;
  const whole = words.join('');
  if (isRunTogether(whole, lexicon) || isBehindInitials(whole, lexicon)) return true;
  return !found.includes('.') && whole.length > 4 && !words.every((word) => lexicon.isCommon(word) || lexicon.isKnown(word));
}

/** `j.m.d.u.b.o.i.s`: one to three initials and a name. */
function isBehindInitials(whole: string, lexicon: Lexicon): boolean {
  return [1, 2, 3].some((cut) => whole.length - cut > 4 && isSure(whole.slice(cut), lexicon));
}

/** `Victor-Hugo` is a word with capitals, and no disguise. */
const HYPHENED = /^\p{Lu}\p{Ll}+(?:-\p{Lu}?\p{Ll}+)+$/u;
/** Who names a file puts a name beside any word: `IMG_JanPeeters_school.png`. */
const FILE_NAME = /\.(?:jpe?g|png|gif|webp|heic|bmp|pdf|docx?|xlsx?|odt|txt|mp[34]|mov|avi|webm|zip|eml|msg|csv)$/i;

/** A token that has parts; most have none, and need not be taken apart. */
const PARTED = /[\p{N}._+-]|\p{Ll}\p{Lu}/u;

function isJoinedName(token: string, lexicon: Lexicon, allowed: ReadonlySet<string>): boolean {
  const whole = nameForm(token);
  if (token.length < 5 || HYPHENED.test(token) || allowed.has(whole) || lexicon.isKnown(whole) || lexicon.isPlace(whole)) return false;
  if (!PARTED.test(token)) return isRunTogether(whole, lexicon);
  const parts = token
    .split(/[._+-]+|(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L}{3})(?=\d+$)/u)
    .filter(Boolean)
    .map(nameForm);
  if (parts.length > 1) {
    const letters = parts.filter((part) => /^\p{L}/u.test(part));
    if (!FILE_NAME.test(token) && letters.some((part) => bodyWords().bodies.has(part) || SAINTS.has(part) || allowed.has(part)))
      return false;
    return letters.some((part) => part.length > 2 && (isSure(part, lexicon) || isRunTogether(part, lexicon)));
  }
  if (/\p{L}\d+\p{L}|^\d\p{L}|\p{L}\d$/u.test(token) && !/\d{3}/.test(token)) {
    const read = whole.replace(/[013457]/g, (digit) => DIGIT_LETTERS[digit] ?? digit);
    return /^\p{L}{3,}$/u.test(read) && (isSure(read, lexicon) || isRunTogether(read, lexicon));
  }
  return isRunTogether(whole, lexicon);
}

/** A given or family name that is no other word. */
function isSure(form: string, lexicon: Lexicon): boolean {
  const isElse = lexicon.isListed(form) || lexicon.isKnown(form) || lexicon.isPlace(form);
  return !isElse && (lexicon.isGiven(form) || (form.length > 3 && lexicon.isSurname(form)));
}

/** A given and a family name in one word, in either order. */
function isRunTogether(form: string, lexicon: Lexicon): boolean {
  if (form.length < 7 || form.length > 30 || !/^\p{L}+$/u.test(form)) return false;
  if (lexicon.isGiven(form) || lexicon.isSurname(form) || lexicon.isCommon(form)) return false;
  for (let cut = 3; cut <= form.length - 3; cut++) {
    const [head, tail] = [form.slice(0, cut), form.slice(cut)];
    if (lexicon.isGiven(head) && tail.length > 3 && lexicon.isSurname(tail)) return true;
    if (head.length > 3 && lexicon.isSurname(head) && lexicon.isGiven(tail)) return true;
  }
  return false;
}
