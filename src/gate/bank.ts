// Numbers of bank accounts (IBAN) and payment cards.
import { contextBefore, type Span, wordPattern } from './span.ts';

/** Length of an IBAN by country (ISO 13616 register). */
const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  AD: 24,
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  RS: 22,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  TR: 26,
  UA: 29,
};
const IBAN_START = /(?<![\p{L}\p{N}])[A-Z]{2}[ ]?\d{2}/giu;
const IBAN_WORDS = wordPattern([
  'iban',
  'bankrekening(?:nummer)?',
  'rekening(?:nummer)?',
  'compte bancaire',
  'bank account',
  'bankkonto',
  'kontonummer',
  'kontoverbindung',
]);

/** `text` is folded. One that fails its check is still one after a word such as “IBAN”: a typing error names the same account. */
export function ibans(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(IBAN_START)) {
    const length = IBAN_LENGTHS[match[0].slice(0, 2).toUpperCase()];
    if (!length) continue;
    const read = readSigns(text, match.index, length);
    if (!read) continue;
    if (remainder97(read.signs) === 1 || contextBefore(text, match.index).search(IBAN_WORDS) >= 0) {
      spans.push({ start: match.index, end: read.end, type: 'IBAN', result: 'block' });
    }
  }
  return spans;
}

/** The next `count` letters and digits, single blanks, dots and hyphens between them skipped; null when there are fewer or more. */
function readSigns(text: string, start: number, count: number): { signs: string; end: number } | null {
  let signs = '';
  let at = start;
  for (; at < text.length && signs.length < count; at++) {
    const sign = text[at] ?? '';
    if (/[a-z0-9]/i.test(sign)) signs += sign;
    else if (!/[ .-]/.test(sign) || /[ .-]/.test(text[at - 1] ?? '')) return null;
  }
  return signs.length === count && !/[\p{L}\p{N}]/u.test(text[at] ?? '') ? { signs: signs.toUpperCase(), end: at } : null;
}

function remainder97(iban: string): number {
  let remainder = 0;
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    for (const digit of String(Number.parseInt(sign, 36))) remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return remainder;
}

const CARD = /(?<![\p{L}\p{N}.,-])\d(?:[ -]?\d){12,18}(?![\p{L}\p{N}])/gu;
const CARD_WORDS = wordPattern([
  'credit ?cards?',
  'debit cards?',
  'card number',
  'kredietkaart(?:nummer)?',
  'bankkaart',
  'kaartnummer',
  'betaalkaart',
  'carte(?: de crédit| bancaire| bleue)?',
  'kreditkarte(?:nnummer)?',
  'kartennummer',
  'visa',
  'mastercard',
  'maestro',
  'amex',
  'bancontact',
]);
/** Issuers' first digits: Visa, Mastercard, American Express, Discover, Maestro. */
const ISSUERS = /^(?:4|5[0-8]|2(?:2[2-9]|[3-6]\d|7[01])\d|3[47]|6(?:011|4[4-9]|5|3|7))/;

/** Luhn's check passes one number in ten, so without context or the usual grouping a number is for review. */
export function cards(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(CARD)) {
    const digits = match[0].replace(/\D/g, '');
    if (!ISSUERS.test(digits) || !passesLuhn(digits)) continue;
    const grouped = /^\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}$/.test(match[0]);
    const result = grouped || contextBefore(text, match.index).search(CARD_WORDS) >= 0 ? 'block' : 'review';
    spans.push({ start: match.index, end: match.index + match[0].length, type: 'CREDIT_CARD', result });
  }
  return spans;
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (const [index, sign] of [...digits].reverse().entries()) {
    const doubled = Number(sign) * (index % 2 === 1 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
