// Telephone numbers. Short hotlines (116 000) and counts (1 204 000) are none.
import { ORGANISATION_WORDS } from './identity.ts';
import { contextBefore, type Span, wordPattern } from './span.ts';

const NUMBER = /(?<![\p{L}\p{N}.,/-])(?:\+|00)?\(?\d(?:[ ./()-]{0,2}\d){6,15}(?![\p{L}\p{N}]|[.,]\d)/gu;
const PHONE_WORDS = wordPattern([
  'tel',
  'tél',
  'telefo(?:on|n)',
  'telefoon(?:nummer)?',
  'telefonnummer',
  'téléphone',
  'telephone',
  'phone(?: number)?',
  'gsm(?:[- ]nummer)?',
  'mobile',
  'mobiel',
  'mobil(?:e|nummer|funknummer)?',
  'handy(?:nummer)?',
  'rufnummer',
  'portable',
  'whatsapp',
  'fax',
  'bel(?:len)?',
  'call',
  'appele[rz]',
  'sms',
  'anrufen',
  'cell',
]);
const THOUSANDS = /^\+?\d{1,3}([ .])\d{3}(?:\1\d{3})*$/;
/** Belgian enterprise number, written as its register writes it. */
const ENTERPRISE = /^[01]\d{3}\.\d{3}\.\d{3}$/;
const FREE_OF_CHARGE = /^0(?:800|80[0-9]|90[0-9])/;
const DIGITS_MIN = 8;
const DIGITS_MAX = 15;

/** `text` is folded and holds no dates. */
export function phones(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const before = contextBefore(text, match.index, 28);
    const result = before.search(ORGANISATION_WORDS) >= 0 ? null : judge(match[0], before.search(PHONE_WORDS) >= 0);
    if (result !== null) spans.push({ start: match.index, end: match.index + match[0].length, type: 'PHONE', result });
  }
  return spans;
}

function judge(number: string, hasContext: boolean): Span['result'] | null {
  const digits = number.replace(/\D/g, '');
  if (digits.length > DIGITS_MAX) return null;
  if (hasContext) return digits.length >= DIGITS_MIN - 1 ? 'block' : null;
  if (digits.length < DIGITS_MIN || ENTERPRISE.test(number)) return null;
  if (THOUSANDS.test(number)) return number.startsWith('+') ? 'review' : null;
  if (/^(?:\+|00)[1-9]/.test(number.replace('(', ''))) return 'block';
  if (!/^\(?0[1-9]/.test(number) || digits.length < 9 || digits.length > 11) return null;
  return /[ ./()-]/.test(number) && !FREE_OF_CHARGE.test(digits) ? 'block' : 'review';
}
