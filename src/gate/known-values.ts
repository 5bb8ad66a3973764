// Values the log holds (references, addresses, accounts, names) must stand in no finished file. The log gives them as keyed
// hashes; here windows of words are hashed the same way and looked up.
import { isWeak, type KnownValue, knownForm, knownHash } from '../model/known.ts';
import { matchTokens } from '../model/normalise.ts';
import { fold, latinised } from './fold.ts';
import { type Span, withoutOverlaps } from './span.ts';

export interface KnownValues {
  readonly key: Uint8Array;
  readonly strong: ReadonlySet<string>;
  /** Look like numbers, short words or words of our labels: for review, in text people wrote. */
  readonly weak: ReadonlySet<string>;
  /** How many words values have, ascending: the cheap filter before a hash is made. */
  readonly lengths: readonly number[];
  /** Verdicts on forms already hashed; emptied when it grows too large. */
  readonly memo: Map<string, Span['result'] | null>;
}

const MEMO_MAX = 200_000;
/** Words joined by signs only, as in `MV-2026-00123`, are also looked for as one. */
const JOINED_MAX = 4;

/**
 * `allowed` are texts that are public by themselves (labels, names of providers, the publisher): a value that equals one is
 * never a hit, a value that equals one word of them is weak.
 */
export function buildKnownValues(key: Uint8Array, values: Iterable<KnownValue>, allowed: Iterable<string>): KnownValues {
  const [publicForms, publicWords] = [new Set<string>(), new Set<string>()];
  for (const text of allowed) {
    const tokens = matchTokens(text.replace(/^[a-z][a-z0-9+.-]*:\/\/(www\.)?/i, ''));
    publicForms.add(knownForm(tokens));
    for (const token of tokens) publicWords.add(token);
  }
  const publicHashes = new Set([...publicForms].map((form) => knownHash(key, form)));
  const wordHashes = new Set([...publicWords].map((word) => knownHash(key, word)));

  const [strong, weak, lengths] = [new Set<string>(), new Set<string>(), new Set<number>()];
  for (const value of values) {
    if (publicHashes.has(value.hash)) continue;
    (value.weak || wordHashes.has(value.hash) ? weak : strong).add(value.hash);
    lengths.add(value.tokens);
  }
  return { key, strong, weak, lengths: [...lengths].sort((a, b) => a - b), memo: new Map() };
}

interface Token {
  readonly forms: readonly string[];
  readonly start: number;
  readonly end: number;
  /** Blanks stand between it and the word before. */
  readonly apart: boolean;
}

/** Known values in a text: `block` for strong ones, `review` for weak ones. Of overlapping hits the longest stays. */
export function scanKnown(text: string, known: KnownValues): Span[] {
  const lengthMax = known.lengths.at(-1);
  if (lengthMax === undefined) return [];
  const tokens = tokenise(text);
  const spans: Span[] = [];
  for (let first = 0; first < tokens.length; first++) {
    for (let count = 1; count <= Math.max(lengthMax, JOINED_MAX) && first + count <= tokens.length; count++) {
      const result = verdict(tokens.slice(first, first + count), known);
      const [start, end] = [tokens[first]?.start, tokens[first + count - 1]?.end];
      if (result && start !== undefined && end !== undefined) spans.push({ start, end, type: 'KNOWN_VALUE', result });
    }
  }
  return withoutOverlaps(spans.sort((a, b) => b.end - b.start - (a.end - a.start)));
}

function tokenise(text: string): Token[] {
  const folded = fold(text);
  const latin = latinised(folded.text);
  const tokens: Token[] = [];
  let lastEnd = 0;
  for (const match of folded.text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const end = match.index + match[0].length;
    const forms = new Set([matchTokens(match[0])[0], matchTokens(latin.slice(match.index, end))[0]].filter((form) => form !== undefined));
    if (forms.size === 0) continue;
    const apart = /\s/.test(folded.text.slice(lastEnd, match.index));
    tokens.push({ forms: [...forms], start: folded.start(match.index), end: folded.end(end - 1), apart });
    lastEnd = end;
  }
  return tokens;
}

function verdict(window: readonly Token[], known: KnownValues): Span['result'] | null {
  let found: Span['result'] | null = null;
  for (const form of windowForms(window, known.lengths)) {
    const result = lookUp(form, known);
    if (result === 'block') return result;
    found ??= result;
  }
  return found;
}

/** Ways to write a window: as it is, without a genitive s, with look-alike letters undone, joined to one word. */
function windowForms(window: readonly Token[], lengths: readonly number[]): string[] {
  const forms: string[] = [];
  const add = (words: readonly string[]) => {
    const form = knownForm(words);
    forms.push(form);
    if (/..s$/.test(form)) forms.push(form.slice(0, -1));
  };
  const plain = window.map((token) => token.forms[0] ?? '');
  const latin = window.map((token) => token.forms.at(-1) ?? '');
  const variants = window.some((token) => token.forms.length > 1) ? [plain, latin] : [plain];
  for (const words of variants) {
    if (lengths.includes(window.length)) add(words);
    if (window.length > 1 && window.length <= JOINED_MAX && lengths[0] === 1 && !window.slice(1).some((token) => token.apart)) {
      add([words.join('')]);
    }
  }
  return forms;
}

function lookUp(form: string, known: KnownValues): Span['result'] | null {
  // A form that looks weak can only be a weak value: most numbers of a report need no hash.
  if (known.weak.size === 0 && isWeak(form)) return null;
  const remembered = known.memo.get(form);
  if (remembered !== undefined) return remembered;
  const hash = knownHash(known.key, form);
  const result = known.strong.has(hash) ? 'block' : known.weak.has(hash) ? 'review' : null;
  if (known.memo.size >= MEMO_MAX) known.memo.clear();
  known.memo.set(form, result);
  return result;
}
