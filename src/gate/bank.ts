// Numbers of bank accounts (IBAN) and payment cards.
import { passesLuhn } from './identity-checks.ts';
import { contextBefore, type Span, wordPattern } from './span.ts';

/** What follows the country and the check digits: n digits, a letters, c either, each with its count (ISO 13616 register). */
const IBAN_STRUCTURES: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'AD n8c12 AE n19 AL n8c16 AT n16 AZ a4c20 BA n16 BE n12 BG a4n6c8 BH a4c14 BR n23a1c1 BY c4n4c16 CH n5c12 CR n18 CY n8c16 CZ n20 DE n18 DK n14 ' +
    'DO c4n20 EE n16 EG n25 ES n20 FI n14 FO n14 FR n10c11n2 GB a4n14 GE a2n16 GI a4c15 GL n14 GR n7c16 HR n17 HU n24 IE a4n14 IL n19 IS n22 ' +
    'IT a1n10c12 JO a4n4c18 KW a4c22 KZ n3c13 LB n4c20 LI n5c12 LT n16 LU n3c13 LV a4c13 MC n10c11n2 MD c20 ME n18 MK n3c10n2 MT a4n5c18 ' +
    'NL a4n10 NO n11 PK a4c16 PL n24 PT n21 QA a4c21 RO a4c16 RS n18 SA n2c18 SE n20 SI n15 SK n20 SM a1n10c12 TN n20 TR n6c16 UA n6c19 VA n18 XK n16'
  )
    .match(/[A-Z]{2} \w+/g)
    ?.map((entry) => [entry.slice(0, 2), entry.slice(3)]) ?? [],
);
const IBAN_START = /(?:(?<![\p{L}\p{N}])|(?<=iban))[A-Z][ .]?[A-Z][ .:-]{0,2}\d[ .]?[\dOIl]/giu;
const IBAN_WORDS = wordPattern([
  'iban(?:[- ]?(?:nummer|nr|number))?',
  '(?:bank|giro|zicht|spaar)?rekening(?:nummer|nr)?',
  'compte bancaire',
  'numéro de compte',
  'coordonnées bancaires',
  'bank account',
  'account (?:number|no)',
  'bankkonto',
  'konto(?:nummer|nr|verbindung)?',
  'bankverbindung',
  'rib',
]);
/**
 * An account without a country, `539-0075470-34`: only after a word for it. From digit to digit, with letters between them: there is one
 * way only to read it, however long it is.
 */
const ACCOUNT_AFTER =
  /^[ :=.#-]{0,3}(?:(?:nr|no|n°|is|van|de|von|of)\.?[ :]{1,2})?((?:[A-Z]{2} ?)?\d(?:[ ./-]?[A-Z]{0,4}\d){7,59})(?![\p{L}\p{N}])/iu;
const ACCOUNT_DIGITS_MIN = 8;

/** `text` is folded. One that fails its check is still one after a word such as “IBAN”: a typing error names the same account. */
export function ibans(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(IBAN_START)) {
    const structure =
      IBAN_STRUCTURES[
        match[0]
          .replace(/[^A-Z]/gi, '')
          .slice(0, 2)
          .toUpperCase()
      ];
    const read = structure && readSigns(text, match.index, structure);
    if (!read) continue;
    const isRight = read.fits && remainder97(read.signs) === 1;
    if (isRight || (read.digits >= ACCOUNT_DIGITS_MIN && contextBefore(text, match.index).search(IBAN_WORDS) >= 0)) {
      spans.push({ start: match.index, end: read.end, type: 'IBAN', result: 'block' });
    }
  }
  return [...spans, ...accountsAfterWords(text)];
}

function accountsAfterWords(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(IBAN_WORDS)) {
    const after = match.index + match[0].length;
    const number = ACCOUNT_AFTER.exec(text.slice(after, after + 60));
    if (!number?.[1] || number[1].replace(/\D/g, '').length < ACCOUNT_DIGITS_MIN || /^\d{1,3}([ .]\d{3})+$/.test(number[1])) continue;
    const end = after + number[0].length;
    spans.push({ start: end - number[1].length, end, type: 'IBAN', result: 'block' });
  }
  return spans;
}

const SEPARATOR = /[\s./_-]/;
const SEPARATORS_MAX = 3;

/** The letters and digits of an account, what separates them skipped; null when there are fewer or more than the country has. */
function readSigns(text: string, start: number, structure: string): { signs: string; digits: number; end: number; fits: boolean } | null {
  const kinds = `aann${structure.replace(/([anc])(\d+)/g, (_, kind: string, count: string) => kind.repeat(Number(count)))}`;
  let signs = '';
  let separators = 0;
  let at = start;
  for (; at < text.length && signs.length < kinds.length; at++) {
    const sign = text[at] ?? '';
    if (/[a-z0-9]/i.test(sign)) {
      signs += kinds[signs.length] === 'n' ? asDigit(sign) : sign.toUpperCase();
      separators = 0;
    } else if (!SEPARATOR.test(sign) || ++separators > SEPARATORS_MAX) return null;
  }
  if (signs.length < kinds.length || /[\p{L}\p{N}]/u.test(text[at] ?? '')) return null;
  const fits = [...kinds].every((kind, index) => (kind === 'c' ? true : (kind === 'n') === /\d/.test(signs[index] ?? '')));
  return { signs, digits: signs.replace(/\D/g, '').length, end: at, fits };
}

/** O and I where only a digit can stand. */
function asDigit(sign: string): string {
  if (/o/i.test(sign)) return '0';
  return /[il]/i.test(sign) ? '1' : sign.toUpperCase();
}

function remainder97(iban: string): number {
  let remainder = 0;
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    for (const digit of String(Number.parseInt(sign, 36))) remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return remainder;
}

const CARD = /(?<![\p{L}\p{N}]|\d[.,-])\d(?:[ ./_\n-]{0,3}\d){12,18}(?![\p{L}\p{N}]|[.,]\d)/gu;
const CARD_WORDS = wordPattern([
  '(?:credit|debit|bank|payment)? ?cards?(?: (?:number|no|nr))?',
  '(?:krediet|bank|debet|betaal|visa)?kaart(?:en)?(?:nummer|nr)?',
  'carte(?: de crédit| bancaire| bleue| de paiement| visa)?s?',
  '(?:kredit|bank|debit|ec-?|giro)?-?karten?(?:nummer|nr)?',
  'cb',
  'cc',
  'visa',
  'master ?card',
  'maestro',
  'amex',
  'american express',
  'bancontact',
]);
/** Cards that identify people and not accounts. */
const OTHER_CARDS = wordPattern([
  'identiteitskaart(?:nummer)?',
  "carte d'identité",
  'carte vitale',
  'id-?kaart',
  'identity card',
  'id card',
  'sim-?(?:kaart|karte|card)?',
]);
/** Issuers' first digits: Visa, Mastercard, American Express, Discover, Maestro. */
const ISSUERS = /^(?:4|5[0-8]|2(?:2[2-9]|[3-6]\d|7[01])\d|3[47]|6(?:011|4[4-9]|5|3|7))/;
const GROUPED = /^(?:\d{4}([ ./_-]|\n)\d{4}\1\d{4}\1\d{1,7}|3[47]\d{2}([ ./_-])\d{6}\2\d{5})$/;

/** Luhn's check passes one number in ten, so without a word or the usual grouping a number is for review; with a word a failing one is a hit. */
export function cards(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(CARD)) {
    const digits = match[0].replace(/\D/g, '');
    const before = contextBefore(text, match.index);
    const hasWord = before.search(CARD_WORDS) >= 0 && before.search(OTHER_CARDS) < 0;
    if (!hasWord && (!ISSUERS.test(digits) || !passesLuhn(digits))) continue;
    const result = hasWord || GROUPED.test(match[0]) ? 'block' : 'review';
    spans.push({ start: match.index, end: match.index + match[0].length, type: 'CREDIT_CARD', result });
  }
  return spans;
}
