// IP addresses, version 4 and 6. Four numbers may also be a version: then the words in front and the numbers decide.
import { isIPv4, isIPv6 } from 'node:net';
import { contextAfter, contextBefore, lastMatchEnd, type Span, wordPattern } from './span.ts';

const IP4 = /(?:(?<![\p{L}\p{N}]|\d\.)|(?<=\bip))\d{1,3}(?: ?[.,] ?\d{1,3}){3}(?!\d|\.\d|\p{L})/giu;
const IP6 = /(?<![\p{L}\p{N}:.])[0-9a-f]{0,4}(?: ?: ?[0-9a-f]{0,4}){2,7}(?:(?<=:)\d{1,3}(?:\.\d{1,3}){3})?(?![\p{L}\p{N}:])/giu;
const IP_WORDS = wordPattern([
  'ip(?:-?v?[46])?(?:[ -]?(?:adres|address|adresse|nummer)\\p{L}{0,4})?',
  'adresses? ip',
  'ping(?:t|de)?',
  'server(?:s|adres)?',
  'serveur',
  'hosts?',
  '(?:ge)?host(?:ed|et)?',
  'hébergée?s?',
  'proxy',
  'vpn',
  'tor',
  'node',
  'vanaf',
  'via',
  'from',
  'depuis',
  'von',
  'ingelogd',
  'aangemeld',
  'inloggen',
  'connectée?',
  'connexions?',
  'eingeloggt',
  'angemeldet',
  'anmeldung(?:en)?',
  'logins?',
  'logged in',
  'geüpload',
  'uploads?',
  'uploaded',
  'hochgeladen',
  'abuse',
  'http',
  'ssh',
]);
const VERSION_WORDS = wordPattern([
  'versions?',
  'versies?',
  'v',
  'ver',
  'release',
  'build',
  'firmware',
  'update',
  'sections?',
  'article',
  'artikel',
  'art',
  'chapter',
  'hoofdstuk',
  'paragraaf',
  'kapitel',
  'abschnitt',
  'ziffer',
  'nr',
  '§',
  'chrome',
  'firefox',
  'safari',
  'edge',
  'opera',
  'android',
  'ios',
  'windows',
  'macos',
]);
/** `198.51.100.7 was the IP`. */
const IP_AFTER = /(?<!\p{L})ip(?!\p{L})/iu;
const AFTER_REACH = 16;
const CONTEXT_REACH = 32;
/** First numbers that versions and chapters reach. */
const VERSION_MAX = 30;

/** `text` is folded. */
export function ipAddresses(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(IP4)) {
    const result = judge(
      match[0],
      contextBefore(text, match.index, CONTEXT_REACH),
      contextAfter(text, match.index + match[0].length, AFTER_REACH),
    );
    if (result !== null) spans.push({ start: match.index, end: match.index + match[0].length, type: 'IP', result });
  }
  for (const match of text.matchAll(IP6)) {
    const found = match[0].trim();
    const start = match.index + match[0].indexOf(found);
    if (isAddress6(found, contextBefore(text, match.index, CONTEXT_REACH)))
      spans.push({ start, end: start + found.length, type: 'IP', result: 'block' });
  }
  return spans;
}

function judge(written: string, before: string, after: string): Span['result'] | null {
  const numbers = written.split(/[.,]/).map((number) => Number(number.trim()));
  if (!isIPv4(numbers.join('.'))) return null;
  const ip = Math.max(lastMatchEnd(before, IP_WORDS), after.search(IP_AFTER));
  const version = lastMatchEnd(before.replace(/[/_]/g, ' '), VERSION_WORDS);
  // The numbers of a list have commas, or blanks after their dots.
  if (/,|\d\. /.test(written) && (ip < 0 || version > ip)) return null;
  if (ip >= 0 && ip >= version) return 'block';
  if (version >= 0 || numbers.every((number) => number < 10)) return null;
  return (numbers[0] ?? 0) > VERSION_MAX ? 'block' : 'review';
}

/** `10:30::` is rather a time. */
function isAddress6(written: string, before: string): boolean {
  const address = written.replace(/ /g, '');
  if (!isIPv6(address)) return false;
  const groups = address.match(/[0-9a-f]+/gi) ?? [];
  if (before.search(IP_WORDS) >= 0 && groups.length > 0) return true;
  return /\d/.test(address) && groups.length >= (/[a-f]/i.test(address) ? 2 : 3);
}
