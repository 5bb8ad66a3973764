// What looks odd in a text that will be kept: said as warnings by code, never by quoting it.
import { mixesScripts } from '../model/look-alike.ts';

export type TextOddity =
  | 'text.bidi-control'
  | 'text.control-character'
  | 'text.mixed-scripts'
  | 'text.looks-double-encoded'
  | 'text.undecodable-bytes'
  | 'cell.formula-like'
  | 'cell.maybe-truncated'
  | 'pii.email'
  | 'pii.iban'
  | 'pii.phone';

/** What each means, and what to do about it. */
export const ODDITIES: Readonly<Record<TextOddity, readonly [message: string, remedy: string]>> = {
  'text.bidi-control': [
    'The cell holds invisible signs that turn the direction of writing around, so it may read differently from what it is.',
    'Look at it in the source and remove the signs.',
  ],
  'text.control-character': ['The cell holds control characters.', 'Remove them in the source.'],
  'text.mixed-scripts': [
    'A word mixes letters of two scripts that look alike, so it is another word than it seems.',
    'Write it in one script.',
  ],
  'text.looks-double-encoded': [
    'The text looks as if it had been converted to UTF-8 twice (Ã© for é).',
    'Export it again in the right encoding; it is kept as it stands.',
  ],
  'text.undecodable-bytes': [
    'The text holds the sign that stands for a letter lost in an earlier conversion (\uFFFD).',
    'Export it again from the source, in UTF-8.',
  ],
  'cell.formula-like': ['A spreadsheet would run this cell as a formula.', 'It is kept as text; check that nobody planted it.'],
  'cell.maybe-truncated': [
    'The text is exactly as long as the longest that many tools keep, so its end may be cut off.',
    'Compare it with the source.',
  ],
  'pii.email': ['The text holds an e-mail address.', 'Take personal data out of this column, or do not map it.'],
  'pii.iban': ['The text holds a bank account number.', 'Take personal data out of this column, or do not map it.'],
  'pii.phone': ['The text holds what looks like a phone number.', 'Take personal data out of this column, or do not map it.'],
};

const BIDI = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200B\u2060\uFEFF\uFFFE\uFFFF]/;
/** A plain number, phone number or list dash begins like a formula and is none. */
const FORMULA = /^[=@]|^[+-](?!\s|[\d\s().,/+-]*$)/;
/** Longest texts of common columns and cells. */
const LIMITS = new Set([255, 1024, 4000, 32_767, 65_535]);

/** Letters are lost, so that a value that holds it is another value. */
export function isDamaged(text: string): boolean {
  return text.includes('\uFFFD') || text.includes('\0');
}

/** `free` texts are also looked at for personal data. */
export function odditiesOf(text: string, free: boolean): TextOddity[] {
  const found: TextOddity[] = [];
  if (FORMULA.test(text)) found.push('cell.formula-like');
  if (LIMITS.has(text.length)) found.push('cell.maybe-truncated');
  if (free) found.push(...personalData(text));
  if (/^[\t\n\r\x20-\x7E]*$/.test(text)) return found;
  if (BIDI.test(text)) found.push('text.bidi-control');
  if (CONTROL.test(text)) found.push('text.control-character');
  if (mixesScripts(text)) found.push('text.mixed-scripts');
  if (text.includes('\uFFFD')) found.push('text.undecodable-bytes');
  if (looksDoubleEncoded(text)) found.push('text.looks-double-encoded');
  return found;
}

/** Begins where a run of letters begins: tried at every letter of a long word it would take the square of its length. */
const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/u;
const IBAN = /(?<![A-Z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?![A-Z0-9])/g;
const PHONE = /(?<![\d./-])(?:(?:\+|00)\d{1,3}[ ./-]?(?:\(0\)[ ./-]?)?|0)\d(?:[ ./-]?\d){6,11}(?![\d/-]|\.\d)/g;
const DATE_LIKE = /^(?:0?\d{1,2}[-./ ]\d{1,2}[-./ ]\d{2,4}|\d{8})(?!\d)/;

function personalData(text: string): TextOddity[] {
  const found: TextOddity[] = [];
  if (EMAIL.test(text)) found.push('pii.email');
  if ((text.match(IBAN) ?? []).some(isIban)) found.push('pii.iban');
  if ((text.match(PHONE) ?? []).some((number) => !DATE_LIKE.test(number))) found.push('pii.phone');
  return found;
}

/** Check digits of ISO 13616: the number, country and check last, letters as 10 to 35, leaves 1 modulo 97. A following word may have been caught. */
function isIban(text: string): boolean {
  const compact = text.replaceAll(' ', '');
  for (let length = Math.min(34, compact.length); length >= 15; length -= 1) {
    const turned = `${compact.slice(4, length)}${compact.slice(0, 4)}`;
    const digits = turned.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
    let rest = 0;
    for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
    if (rest === 1) return true;
  }
  return false;
}

/** Letters of Windows-1252 at 0x80 to 0x9F. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
const RUN = new RegExp(`[\u00A0-\u00FF${HIGH}]{2,}`, 'g');

/** Runs of letters beyond ASCII that, as bytes, are UTF-8 of a European letter or sign. */
function looksDoubleEncoded(text: string): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return (text.match(RUN) ?? []).some((run) => {
    const bytes = Uint8Array.from(run, (letter) => (HIGH.includes(letter) ? 0x80 + HIGH.indexOf(letter) : letter.charCodeAt(0)));
    try {
      return /^[\u00A0-\u024F\u0370-\u04FF\u1E00-\u1EFF\u2000-\u206F\u20AC\u2100-\u214F]+$/.test(decoder.decode(bytes));
    } catch {
      return false;
    }
  });
}
