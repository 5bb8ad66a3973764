// Which code a source's own word may stand for. Always a suggestion: it says how it was found, and a person decides.
import type { Field } from '../model/profile.ts';
import { actions, categories } from '../model/vocabulary.ts';
import { ACTION_WORDS } from './action-words.ts';
import { CATEGORY_WORDS } from './category-words.ts';
import { type Phrases, phraseForm, type WordLanguage } from './phrases.ts';
import { letterBag, ranked } from './similar.ts';
import { OTHER_WORDS } from './value-words.ts';

/** `label`: a label of the vocabulary word for word; `synonym`: holds the words for it; `similar`: nearly the same letters. */
export type How = 'label' | 'synonym' | 'similar';

export interface CodeSuggestion {
  readonly code: string;
  readonly how: How;
}

/** Fields for whose values codes can be suggested. */
export const SUGGESTED_FIELDS = [
  'category',
  'action',
  'later-action',
  'channel',
  'setting',
  'ground',
  'automated',
] as const satisfies readonly Field[];

/** Likeness of a label that is worth offering, and its lead over that of another code. */
const ALIKE = 0.6;
const CLEARLY = 0.08;
/** Nobody chooses a longer value from a list: it is a text. */
const VALUE_MAX = 500;

/**
 * Likeliest code of a value; null when nothing in the vocabulary is like it, or two things are. `language` (of the source, two letters)
 * is asked first, the others after it.
 */
export function suggestValue(field: Field, value: string, language: string): CodeSuggestion | null {
  if (value.length > VALUE_MAX) return null;
  const form = phraseForm(value);
  if (form === '') return null;
  const words = wordsOf(field);
  const label = words.labels.get(form);
  if (label) return { code: label, how: 'label' };
  const code = byPhrase(words.phrases, form, language);
  if (code === 'several') return null;
  if (code) return { code, how: 'synonym' };
  return bySimilarity(words, value);
}

interface Words {
  /** Code by normal form of a label, of wording met in logs, or of the code itself. */
  readonly labels: ReadonlyMap<string, string>;
  readonly phrases: readonly Phrase[];
  /** Labels at least so much alike, the most alike first. */
  readonly alike: (value: string, atLeast: number) => readonly { readonly word: string; readonly code: string; readonly score: number }[];
}

interface Phrase {
  readonly code: string;
  readonly language: WordLanguage;
  readonly patterns: readonly RegExp[];
  /** Letters in it: the longer phrase says more. */
  readonly letters: number;
  readonly weak: boolean;
  /** Says nothing once more words follow: "refused" is a refusal for any reason. */
  readonly alone: boolean;
  readonly negated: boolean;
}

/** A phrase with the words of the value it covers, by position. */
interface Hit extends Phrase {
  readonly at: readonly number[];
}

/**
 * The code of the phrases a value holds. The longest decides, unless another that shares no word with it says otherwise: then the
 * category both lie in, or `several`.
 */
function byPhrase(phrases: readonly Phrase[], form: string, language: string): string | 'several' | null {
  const words = form.split(' ');
  const negated = isNegated(form);
  const all = phrases.flatMap((phrase): Hit[] => {
    const at = phrase.patterns.map((pattern) => words.findIndex((word) => pattern.test(word)));
    if (at.includes(-1) || (phrase.alone && words.length > at.length + 1) || namesOtherAge(words, phrase.code)) return [];
    return [{ ...phrase, at }];
  });
  const spoken = all.filter((hit) => hit.language === language || hit.language === 'xx');
  const strong = [spoken, all].map((hits) => (hits.some((hit) => !hit.weak) ? hits.filter((hit) => !hit.weak) : hits));
  const hits = (strong[0]?.length ? strong[0] : strong[1]) ?? [];
  const [best] = [...hits].sort((a, b) => b.letters - a.letters);
  // "Non suppression" is nearly the same words as "Suppression" and the opposite of it.
  if (!best || (negated && !hits.some((hit) => hit.negated))) return best ? 'several' : null;
  const others = hits.filter((hit) => hit.code !== best.code && !hit.at.some((at) => best.at.includes(at)));
  const rivals = hits.filter((hit) => hit.code !== best.code && hit.letters === best.letters);
  if (others.length + rivals.length === 0) return best.code;
  const categoriesHit = new Set([best, ...others, ...rivals].map(({ code }) => code.split('/')[0] ?? ''));
  const [only] = categoriesHit;
  return categoriesHit.size === 1 && only && best.code.includes('/') ? only : 'several';
}

/** A word for minors and a type that leaves minors out. */
function namesOtherAge(words: readonly string[], code: string): boolean {
  return code.startsWith('STATEMENT_CATEGORY_CYBER_VIOLENCE') && words.some((word) => MINORS.test(word));
}

const MINORS = /^(?:minors?|child(?:ren)?|underage|mineure?s?|enfants?|minderjarigen?|kind(?:eren|er|es)?|minderjahrigen?)$/;

/** The most alike label, when no other code has one that is nearly as much alike. */
function bySimilarity(words: Words, value: string): CodeSuggestion | null {
  const alike = words.alike(value, ALIKE);
  const [best] = alike;
  if (!best || isNegated(best.word) !== isNegated(phraseForm(value))) return null;
  const rival = alike.find((one) => one.code !== best.code);
  return rival && best.score - rival.score < CLEARLY ? null : { code: best.code, how: 'similar' };
}

function isNegated(form: string): boolean {
  return /\b(?:no|not|non|pas|plus|aucune?|geen|niet|kein|keine|nicht|cannot|nie|nao|impossib\w*)\b/.test(form);
}

const compiled = new Map<Field, Words>();

function wordsOf(field: Field): Words {
  const known = compiled.get(field);
  if (known) return known;
  const words = compile(field);
  compiled.set(field, words);
  return words;
}

function compile(field: Field): Words {
  if (field === 'category') return wordsFrom(categoryLabels(), phrasesOf(CATEGORY_WORDS, categoryCode));
  if (field === 'action' || field === 'later-action') return wordsFrom(actionLabels(), phrasesOf(ACTION_WORDS));
  const own = OTHER_WORDS[field] ?? {};
  return wordsFrom(
    Object.keys(own).map((code) => [code, code]),
    phrasesOf(own),
  );
}

function wordsFrom(pairs: readonly (readonly [word: string, code: string])[], phrases: readonly Phrase[]): Words {
  const labels = labelMap(pairs);
  return { labels, phrases, alike: ranked([...labels].map(([word, code]) => ({ word, code, bag: letterBag(word) }))) };
}

function labelMap(pairs: readonly (readonly [word: string, code: string])[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const [word, code] of pairs) if (!found.has(phraseForm(word))) found.set(phraseForm(word), code);
  return found;
}

function actionLabels(): (readonly [string, string])[] {
  return actions().flatMap(({ code, label, seenIn }) => [code, ...Object.values(label), ...seenIn].map((word) => [word, code] as const));
}

/** "Not captured by any other" is the same words in every category and suggests nothing. */
function categoryLabels(): (readonly [string, string])[] {
  return categories()
    .filter((category) => category.appliesToFlaggerNotices)
    .flatMap((category) => [category, ...category.subcategories.filter((sub) => !sub.code.endsWith('/KEYWORD_OTHER'))])
    .flatMap(({ code, label }) => [code, ...Object.values(label)].map((word) => [word, code] as const));
}

/** Code of the short form `CATEGORY/KEYWORD` of the word list. */
export function categoryCode(short: string): string {
  const [category, keyword] = short.split('/');
  return `STATEMENT_CATEGORY_${category}${keyword ? `/KEYWORD_${keyword}` : ''}`;
}

function phrasesOf(words: Readonly<Record<string, Phrases>>, codeOf: (key: string) => string = (key) => key): Phrase[] {
  return Object.entries(words).flatMap(([key, byLanguage]) =>
    Object.entries(byLanguage).flatMap(([language, list]) =>
      list.split(',').map((one): Phrase => {
        const text = one.trim().replace(/^[~!]/, '');
        return {
          code: codeOf(key),
          language: language as WordLanguage,
          patterns: text.split(' ').map((word) => new RegExp(`^${word.replaceAll('*', '\\p{L}*')}$`, 'u')),
          letters: text.replace(/[* ]/g, '').length,
          weak: /[~!]/.test(one),
          alone: one.includes('!'),
          negated: isNegated(text.replaceAll('*', '')),
        };
      }),
    ),
  );
}
