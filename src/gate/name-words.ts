// The words of a sentence as name finders see them: where each stands, how it is written, and what it may be.
import { normaliseLabel } from '../model/normalise.ts';
import { bodyPhrases, isBody, type Lexicon, nameForm } from './lexicon.ts';
import { LIKELY_SHAPE, PARTICLES, SAINTS, SURE_ENDING, TITLES } from './name-affixes.ts';

/**
 * `weak-…`: a name that is an ordinary word or a place as well; `unknown`: nothing explains it; `code`: an abbreviation or a product;
 * `initial`: one capital letter.
 */
export type Role = 'given' | 'surname' | 'weak-given' | 'weak-surname' | 'particle' | 'initial' | 'unknown' | 'common' | 'known' | 'code';

export interface Word {
  /** UTF-16 offsets into the whole text; elision and genitive left out. */
  readonly start: number;
  readonly end: number;
  readonly form: string;
  readonly shape: 'lower' | 'capital' | 'upper' | 'mixed';
  readonly role: Role;
  /** At the start of the sentence, of a line or of quoted speech, where any word has a capital. */
  readonly opens: boolean;
  /** What stands between the word before and this one. */
  readonly gap: string;
  readonly genitive: boolean;
}

/** A stretch of text that may be a name. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** `zaak-Verstappen`. */
const NAME_LAST = /^\p{Ll}{3,}-\p{Lu}\p{Ll}+$/u;
const WORD = /\p{L}[\p{L}\p{M}\p{N}]*(?:['-]\p{L}[\p{L}\p{M}\p{N}]*)*/gu;
/** `l'`, `d'`, `qu'` before a French word. */
const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=.)/i;
const GENITIVE = /'s$/i;
const OPENING = /(?:^|[\n\r\t|;:•·*]|[.!?]\s*["'“”„«(]|["“„«]\s*)\s*[-–(["'“„«]*\s*$/;

/** Blanks and signs may be without end, and the pattern tries each of them; of a long gap only the end is looked at, as of a text that goes on. */
const GAP_MAX = 60;
const endOf = (gap: string) => (gap.length > GAP_MAX ? `x${gap.slice(-GAP_MAX)}` : gap);

/** Words of `text` from `start` to `end`; `allowed` holds normal forms of words that name no person. */
export function readWords(text: string, start: number, end: number, lexicon: Lexicon, allowed: ReadonlySet<string>): Word[] {
  const body = text.slice(start, end);
  const shouting = isShouting(body);
  const words: Word[] = [];
  let last = 0;
  for (const match of body.matchAll(WORD)) {
    const gap = body.slice(last, match.index);
    const opens = words.length === 0 || (/[^ ]/.test(gap) && OPENING.test(endOf(gap)));
    const elision = elided(match[0], opens, lexicon);
    const bare = match[0].slice(elision);
    const stem = bare.replace(GENITIVE, '');
    const shape = shapeOf(stem, shouting);
    const read = { form: nameForm(stem), shape, stem };
    let role = isInitial(stem, gap, body[match.index + match[0].length], lexicon) ? 'initial' : roleOf(read, lexicon, allowed);
    let cut = 0;
    if ((role === 'unknown' || (role === 'common' && !lexicon.isListed(read.form))) && /s$/i.test(stem) && stem.length > 4) {
      const base = roleOf({ form: read.form.slice(0, -1), shape, stem: stem.slice(0, -1) }, lexicon, allowed);
      if (base === 'given' || base === 'surname') [role, cut] = [base, 1];
    }
    const from = start + match.index + elision;
    const to = from + stem.length - cut;
    words.push({
      start: from,
      end: to,
      form: cut ? read.form.slice(0, -1) : read.form,
      shape,
      role,
      opens,
      gap,
      genitive: stem.length < bare.length || cut > 0 || text[to] === "'",
    });
    last = match.index + match[0].length;
  }
  return withoutPhrases(words);
}

/** One capital letter with a full stop behind it; `M.` in French is a title. */
function isInitial(stem: string, gap: string, next: string | undefined, lexicon: Lexicon): boolean {
  return next === '.' && /^\p{Lu}$/u.test(stem) && !(stem === 'M' && lexicon.language === 'fr' && !gap.endsWith('-'));
}

/** Length of a French article before the word; `D'Hondt` within a sentence is a name. */
function elided(word: string, opens: boolean, lexicon: Lexicon): number {
  const elision = ELISION.exec(word)?.[0] ?? '';
  if (elision === '' || /^\p{Ll}/u.test(word)) return elision.length;
  const rest = nameForm(word.slice(elision.length));
  return opens || lexicon.isPlace(rest) || lexicon.isKnown(rest) || lexicon.isCommon(rest) ? elision.length : 0;
}

/** Is most of it written in capitals? Then a capital says nothing. */
function isShouting(sentence: string): boolean {
  const upper = sentence.match(/\p{Lu}/gu)?.length ?? 0;
  return upper > 8 && upper > 3 * (sentence.match(/\p{Ll}/gu)?.length ?? 0) && /\p{L}\s+\p{L}+\s+\p{L}/u.test(sentence);
}

const NAME_PREFIX = /^(?:Mc|Mac|De|Van|Vande|Vanden|Le|La|Di|Du|Fitz|O|D|L|Del|Della)(?=\p{Lu}\p{Ll}|')/u;

function shapeOf(word: string, shouting: boolean): Word['shape'] {
  if (/^\p{Ll}/u.test(word)) return /\p{Lu}/u.test(word) ? 'mixed' : 'lower';
  if (!/\p{Ll}/u.test(word)) return shouting ? 'lower' : word.length > 1 ? 'upper' : 'capital';
  const rest = word.replace(NAME_PREFIX, '').replace(/['-]\p{Lu}/gu, '-');
  return /\p{Lu}/u.test(rest.slice(1)) ? 'mixed' : 'capital';
}

interface Read {
  readonly form: string;
  readonly shape: Word['shape'];
  readonly stem: string;
}

function roleOf(word: Read, lexicon: Lexicon, allowed: ReadonlySet<string>): Role {
  const { form, shape, stem } = word;
  if (allowed.size > 0 && isAllowed(form, stem, allowed)) return 'known';
  if (/\d/.test(stem)) return 'code';
  const isWhole = lexicon.isGiven(form) || lexicon.isKnown(form) || lexicon.isPlace(form) || lexicon.isListed(form);
  if (/[-']/.test(form) && !isWhole) return roleOfCompound(word, lexicon, allowed);
  if (stem.length === 1) return lexicon.isCommon(form) || form === 'm' || shape === 'lower' ? 'common' : 'initial';
  return roleOfSimple(word, lexicon);
}

/** In its form as a name or as a label, which differ only where a word has other than plain letters. */
function isAllowed(form: string, stem: string, allowed: ReadonlySet<string>): boolean {
  return allowed.has(form) || (/[^A-Za-z'-]/.test(stem) && allowed.has(normaliseLabel(stem)));
}

function roleOfSimple(word: Read, lexicon: Lexicon): Role {
  const { form, shape } = word;
  if (lexicon.isCalendar(form) || SAINTS.has(form)) return 'known';
  if (TITLES.has(form)) return 'common';
  if (PARTICLES.has(form) && !(shape === 'capital' && lexicon.isSurname(form))) return 'particle';
  const isElse = lexicon.isKnown(form) || lexicon.isPlace(form);
  const isWord = lexicon.isListed(form);
  const isGivenElse = isElse || (shape === 'lower' ? isWord : lexicon.isOwn(form));
  if (lexicon.isGiven(form)) return isGivenElse || form.length < 3 ? 'weak-given' : 'given';
  if (lexicon.isSurname(form)) return isWord || isElse || form.length < 4 ? 'weak-surname' : 'surname';
  if (lexicon.isCommon(form)) return 'common';
  return isElse || isBody(form) ? 'known' : roleByShape(word, lexicon);
}

/** Of a word that stands in no list. */
function roleByShape({ form, shape, stem }: Read, lexicon: Lexicon): Role {
  if (form.length > 6 && SURE_ENDING.test(form)) return 'surname';
  if (shape === 'mixed') return 'code';
  if (shape === 'upper') return stem.length > 3 ? 'unknown' : 'code';
  const isLikely = shape === 'capital' && form.length > 5 && LIKELY_SHAPE.test(form);
  return isLikely && !lexicon.isCommon(form.replace(/s$/, '')) ? 'surname' : 'unknown';
}

const isNameRole = (role: Role) => role === 'given' || role === 'surname';
const PART_ROLES: ReadonlySet<Role> = new Set(['given', 'surname', 'unknown', 'weak-given', 'weak-surname', 'particle']);

/** `Anne-Marie` and `Peeters-Janssens` are names, `DSA-melding` and `Max-Planck-Institut` are not. */
function roleOfCompound({ form, stem, shape }: Read, lexicon: Lexicon, allowed: ReadonlySet<string>): Role {
  const parts = stem.split(/[-']/).filter(Boolean);
  if (parts.some((part) => isBody(nameForm(part)))) return 'known';
  const roles = parts.map((part) =>
    roleOf({ form: nameForm(part), shape: shapeOf(part, shape === 'lower'), stem: part }, lexicon, allowed),
  );
  const [first = 'common', second = 'common'] = roles;
  const last = roles.at(-1) ?? 'common';
  if (isNameRole(first)) return first;
  if (NAME_LAST.test(stem) && (isNameRole(last) || last === 'unknown')) return last;
  if (/^[dlo]'/.test(form) && PART_ROLES.has(second)) return isNameRole(second) ? 'surname' : 'unknown';
  if (roles.every((role) => PART_ROLES.has(role)))
    return roles.find(isNameRole) ?? (roles.includes('weak-given') && shape !== 'lower' ? 'weak-given' : 'unknown');
  if (roles.length === 2 && roles.includes('initial') && roles.some(isNameRole)) return 'surname';
  return roles.includes('known') || roles.includes('code') ? 'known' : 'common';
}

/** Words of a phrase such as “King Baudouin” become known, if its first has a capital. */
function withoutPhrases(words: readonly Word[]): Word[] {
  const marked = [...words];
  for (const [at, word] of words.entries()) {
    if (word.shape === 'lower') continue;
    for (const phrase of bodyPhrases().get(word.form) ?? []) {
      if (!phrase.every((form, offset) => words[at + offset]?.form === form)) continue;
      for (const [offset, each] of words.slice(at, at + phrase.length).entries()) marked[at + offset] = { ...each, role: 'known' };
    }
  }
  return marked;
}
