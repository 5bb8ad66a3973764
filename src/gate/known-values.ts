// Values the log holds (references, addresses, accounts, names) must stand in no finished file. The log gives them as keyed
// hashes; here runs of words are hashed the same way and looked up. Cheap filters come first: how many words values have, whether
// a web address of the log's sites begins here, whether the run could be more than a number.
import { createHash } from 'node:crypto';
import { KNOWN_TOKENS_MAX, type KnownValue, knownForm, knownHash, knownWords } from '../model/known.ts';
import { memoryOf } from '../model/memory.ts';
import { matchTokens } from '../model/normalise.ts';
import { type HashTable, hashTable } from './hash-table.ts';
import { type KeyedHash, keyedHash } from './keyed-hash.ts';
import { knownTokens, type Token, type Word, type WordMemory } from './known-tokens.ts';
import { type Span, withoutOverlaps } from './span.ts';
import { textMemory } from './text-memory.ts';

export interface KnownValues {
  readonly hash: KeyedHash;
  /** Marked `STRONG` or `WEAK`. */
  readonly table: HashTable;
  readonly hasWeak: boolean;
  /** By number of words, up to KNOWN_TOKENS_MAX: do values have so many? */
  readonly lengths: readonly boolean[];
  /** The same of web addresses whose domain is known: such a run must hold the domain. */
  readonly siteLengths: readonly boolean[];
  /** Words of those domains, by their first word. */
  readonly sites: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly memory: WordMemory;
  /** SHA-256 over all of it: the same values, kept under the same key. */
  readonly fingerprint: string;
}

/** Weak values look like numbers, short words or words of our labels: for review, in text people wrote. */
const [WEAK, STRONG] = [1, 2];
/** Words joined by signs only, as in `MV-2026-00123`, are also looked for as one. */
const JOINED_MAX = 4;
/** Fewer signs than this, blanks not counted, or no letter: weak, as `isWeak` says. */
const STRONG_SIGNS_MIN = 5;

/**
 * `allowed` are texts that are public by themselves (labels, names of providers, the publisher): a value that equals one is
 * never a hit, a value that equals one word of them is weak. Values are taken one by one, so they may come from a stream.
 */
export async function buildKnownValues(
  key: Uint8Array,
  values: Iterable<KnownValue> | AsyncIterable<KnownValue>,
  allowed: Iterable<string>,
): Promise<KnownValues> {
  const { publicHashes, wordHashes } = publicUnder(key, [...allowed]);

  const table = hashTable();
  const [lengths, siteLengths] = [emptyLengths(), emptyLengths()];
  const domains = new Set<string>();
  let hasWeak = false;
  const fingerprint = createHash('sha256').update(key);
  for await (const { hash, tokens, weak, domain } of values) {
    if (publicHashes.has(hash)) continue;
    const mark = weak || wordHashes.has(hash) ? WEAK : STRONG;
    hasWeak ||= mark === WEAK;
    table.add(hash, mark);
    fingerprint.update(`${hash} ${mark} ${tokens} ${domain ?? ''}\n`);
    (domain ? siteLengths : lengths)[tokens] = true;
    if (domain) domains.add(domain);
  }
  const all = { hash: keyedHash(key), table, hasWeak, lengths, siteLengths, sites: siteWords(domains) };
  return { ...all, memory: new Map(), fingerprint: fingerprint.digest('hex') };
}

interface PublicHashes {
  readonly publicHashes: ReadonlySet<string>;
  readonly wordHashes: ReadonlySet<string>;
}

/** Those of the last scans: what is public by itself seldom changes. */
const publicLately = memoryOf<PublicHashes>(4);

function publicUnder(key: Uint8Array, allowed: readonly string[]): PublicHashes {
  const id = createHash('sha256').update(`${key.length} `).update(key).update(JSON.stringify(allowed)).digest('hex');
  const known = publicLately.get(id);
  if (known) return known;
  const [publicForms, publicWords] = [new Set<string>(), new Set<string>()];
  for (const text of allowed) {
    const tokens = knownWords(text);
    publicForms.add(knownForm(tokens));
    for (const token of tokens) publicWords.add(token);
  }
  const hashesOf = (forms: ReadonlySet<string>) => new Set([...forms].map((form) => knownHash(key, form)));
  return publicLately.set(id, { publicHashes: hashesOf(publicForms), wordHashes: hashesOf(publicWords) });
}

function emptyLengths(): boolean[] {
  return Array.from({ length: KNOWN_TOKENS_MAX + 1 }, () => false);
}

function siteWords(domains: ReadonlySet<string>): Map<string, string[][]> {
  const sites = new Map<string, string[][]>();
  for (const domain of domains) {
    const [first = '', ...rest] = matchTokens(domain);
    const known = sites.get(first);
    if (known) known.push(rest);
    else sites.set(first, [rest]);
  }
  return sites;
}

/**
 * Known values in a text: `block` for strong ones, `review` for weak ones, which are not looked for when `weakToo` is false. Of
 * overlapping hits the longest stays.
 */
export function scanKnown(text: string, known: KnownValues, weakToo = true): readonly Span[] {
  if (known.table.size() === 0) return [];
  const key = `${known.fingerprint} ${weakToo} ${text}`;
  return found.get(key) ?? found.set(key, search(text, known, weakToo));
}

const found = textMemory<readonly Span[]>();

function search(text: string, known: KnownValues, weakToo: boolean): readonly Span[] {
  const tokens = knownTokens(text, known.memory);
  const spans: Span[] = [];
  const variants: ((token: Token) => Word)[] = [(token) => token.plain];
  if (tokens.some((token) => token.latin !== token.plain)) variants.push((token) => token.latin);
  for (const variant of variants) {
    const words = tokens.map(variant);
    const search: Search = { tokens, words, siteEnds: siteEnds(words, known), known, weakToo: weakToo && known.hasWeak };
    for (let first = 0; first < tokens.length; first++) searchFrom(first, search, spans);
  }
  return withoutOverlaps(spans.sort((a, b) => b.end - b.start - (a.end - a.start)));
}

interface Search {
  readonly tokens: readonly Token[];
  readonly words: readonly Word[];
  /** By word: where the first domain that begins there or later ends; beyond the text where none does. */
  readonly siteEnds: Int32Array | null;
  readonly known: KnownValues;
  readonly weakToo: boolean;
}

function siteEnds(words: readonly Word[], { sites }: KnownValues): Int32Array | null {
  if (sites.size === 0) return null;
  const ends = new Int32Array(words.length);
  let next = words.length + KNOWN_TOKENS_MAX;
  for (let first = words.length - 1; first >= 0; first--) {
    for (const rest of sites.get(words[first]?.text ?? '') ?? []) {
      // The last word of a run may carry a genitive s.
      const isHere = rest.every((word, i) => [word, `${word}s`].includes(words[first + 1 + i]?.text ?? ''));
      if (isHere) next = Math.min(next, first + 1 + rest.length);
    }
    ends[first] = next;
  }
  return ends;
}

/** A run of words as it grows, one blank between them, and the same words without blanks. */
const spaced = { bytes: Buffer.alloc(4096), length: 0 };
const joined = { bytes: Buffer.alloc(4096), length: 0 };

function append(run: typeof spaced, bytes: Uint8Array, blank: boolean): void {
  const needed = run.length + bytes.length + 1;
  if (needed > run.bytes.length) run.bytes = Buffer.concat([run.bytes], needed * 2);
  if (blank) run.bytes[run.length++] = BLANK;
  run.bytes.set(bytes, run.length);
  run.length += bytes.length;
}

const BLANK = 0x20;
const LETTER_S = 0x73;

/** All runs that begin at one word. */
function searchFrom(first: number, { tokens, words, siteEnds: ends, known, weakToo }: Search, spans: Span[]): void {
  const countMax = Math.min(KNOWN_TOKENS_MAX, words.length - first);
  const hasSite = (count: number) => ends !== null && known.siteLengths[count] === true && (ends[first] ?? 0) <= first + count;
  let [letters, signs, together] = [0, 0, known.lengths[1] === true];
  [spaced.length, joined.length] = [0, 0];
  for (let count = 1; count <= countMax; count++) {
    const [token, word] = [tokens[first + count - 1], words[first + count - 1]];
    if (!token || !word) return;
    letters += word.letters;
    signs += word.text.length;
    append(spaced, word.bytes, count > 1);
    let mark = known.lengths[count] || hasSite(count) ? lookUp(spaced, letters, signs, known, weakToo) : 0;
    together &&= count <= JOINED_MAX && (count === 1 || !token.apart);
    if (together) append(joined, word.bytes, false);
    if (together && count > 1) mark = Math.max(mark, lookUp(joined, letters, signs, known, weakToo));
    const start = tokens[first]?.start;
    if (mark > 0 && start !== undefined) {
      spans.push({ start, end: token.end, type: 'KNOWN_VALUE', result: mark === STRONG ? 'block' : 'review' });
    }
  }
}

/** Mark of a run, or of the run without a genitive s; 0 when neither is known. */
function lookUp(run: typeof spaced, letters: number, signs: number, known: KnownValues, weakToo: boolean): number {
  let mark = 0;
  if (weakToo || (letters > 0 && signs >= STRONG_SIGNS_MIN)) {
    known.hash.digest(run.bytes, run.length);
    mark = known.table.find(known.hash.words);
  }
  if (run.length > 2 && run.bytes[run.length - 1] === LETTER_S && (weakToo || (letters > 1 && signs > STRONG_SIGNS_MIN))) {
    known.hash.digest(run.bytes, run.length - 1);
    mark = Math.max(mark, known.table.find(known.hash.words));
  }
  return mark;
}
