// Known values: text the log must recognise and never give away. Kept as keyed hashes of a normal form.
import { createHmac } from 'node:crypto';
import { matchTokens } from './normalise.ts';

/** Stored form of one known value. `weak` looks like a number, a date or a short common word: review in narrative only, never a block. */
export interface KnownValue {
  /** 16 bytes of HMAC-SHA256, hex. */
  readonly hash: string;
  readonly tokens: number;
  readonly weak: boolean;
  /** Of a web address: its registrable domain, whose words are among the first of the value's. */
  readonly domain?: string | null;
}

/** Windows longer than this are not looked for; longer values are known by their first tokens. */
export const KNOWN_TOKENS_MAX = 12;

/** Normal form of a text: its words joined by one blank, at most KNOWN_TOKENS_MAX of them. */
export function knownForm(tokens: readonly string[]): string {
  return tokens.slice(0, KNOWN_TOKENS_MAX).join(' ');
}

/** Gives the keyed hash of a normal form, as `knownHash` does. */
export type FormHash = (form: string) => string;

/** Keyed hash of a normal form. `key` is the log's own, 32 bytes. */
export function knownHash(key: Uint8Array, form: string): string {
  return createHmac('sha256', key).update(form).digest('hex').slice(0, 32);
}

/** Words of a text as known values have them: without the scheme of an address. */
export function knownWords(text: string): string[] {
  return matchTokens(text.replace(/^[a-z][a-z0-9+.-]*:\/\/(www\.)?/i, ''));
}

/** Normal forms of every run of so many words. */
export function windows(tokens: readonly string[], length: number): string[] {
  const size = Math.min(length, KNOWN_TOKENS_MAX);
  const runs: string[] = [];
  for (let at = 0; at + size <= tokens.length; at += 1) runs.push(knownForm(tokens.slice(at, at + size)));
  return runs;
}

/** Known value of a text; null when nothing is left to look for. */
export function knownValue(key: Uint8Array, text: string): KnownValue | null {
  return valueOfWords(knownWords(text), (form) => knownHash(key, form));
}

/** The same of words that `knownWords` gave. */
export function valueOfWords(words: readonly string[], hashOf: FormHash): KnownValue | null {
  if (words.length === 0) return null;
  const form = knownForm(words);
  return { hash: hashOf(form), tokens: Math.min(words.length, KNOWN_TOKENS_MAX), weak: isWeak(form) };
}

/** Digits only, or fewer than five letters: too likely to stand in a report by chance. */
export function isWeak(form: string): boolean {
  return form.replaceAll(' ', '').length < 5 || !LETTER.test(form);
}

const LETTER = /\p{L}/u;
