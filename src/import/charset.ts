// Which single-byte encoding a text is in: the one in which its words look like words of a European language. A suggestion is taken
// only when it is clearly better than the next; else a person is asked.
import { detect } from 'jschardet';
import { fromLatin1, SINGLE_BYTE, type SingleByte, UNDEFINED } from './charsets.ts';
import { type LetterPairs, letterPairs } from './letter-pairs.ts';

/** Words of a file, its bytes read as Latin-1. */
export interface Words {
  /** Distinct runs of letters with at least one byte above ASCII. */
  readonly high: ReadonlySet<string>;
  /** Distinct words in ASCII, which tell the language. */
  readonly ascii: ReadonlySet<string>;
}

export interface CharsetProposal {
  readonly encoding: SingleByte;
  /** False when another encoding that gives other text is about as good. */
  readonly sure: boolean;
  /** Encodings that give other text and are not much worse, best first, and what a general detector says. */
  readonly alternatives: readonly SingleByte[];
}

/** Natural logarithm of how much likelier a reading must be than the next. */
const CLEAR = 6;
/** The same for each letter of what is read: below it no reading makes sense, and the best of them is not believed either. */
const LIKELY = -5;
/** How rare an encoding is before anything is read. */
const RARITY: Readonly<Record<SingleByte, number>> = {
  'windows-1252': 0,
  'windows-1250': 1,
  'windows-1251': 1,
  'windows-1253': 1,
  'windows-1257': 1,
  'iso-8859-15': 2,
  'iso-8859-2': 2.5,
  'iso-8859-1': 1.5,
  macintosh: 3,
};
const WESTERN = ['da', 'de', 'en', 'es', 'fi', 'fr', 'ga', 'it', 'mt', 'nl', 'pt', 'sv'];
const CENTRAL = ['cs', 'hr', 'hu', 'pl', 'ro', 'sk', 'sl'];
/** Languages an encoding was made for. */
const MADE_FOR: Readonly<Record<SingleByte, readonly string[]>> = {
  'windows-1252': [...WESTERN, 'et'],
  'windows-1250': CENTRAL,
  'windows-1251': ['bg'],
  'windows-1253': ['el'],
  'windows-1257': ['et', 'lt', 'lv'],
  'iso-8859-15': [...WESTERN, 'et'],
  'iso-8859-2': CENTRAL,
  'iso-8859-1': WESTERN,
  macintosh: WESTERN,
};
/** What it costs to read another language in it. */
const MADE_FOR_OTHERS = 6;
/** A word that a person wrote is there as they wrote it. */
const LABEL_WORD = 15;

/**
 * `labels` are header texts a person wrote: a word of theirs that stands in the file speaks for the encoding. `macLines`: the lines
 * end as they did on a Macintosh.
 */
export function proposeCharset(words: Words, labels: readonly string[], macLines: boolean): CharsetProposal {
  const asked = new Set(labels.flatMap((label) => label.normalize('NFC').match(/[\p{L}\p{M}]+/gu) ?? []).filter((word) => !isAscii(word)));
  const ascii = [...words.ascii].map((word) => word.toLowerCase());
  const languages = letterPairs().map((pairs) => ({ pairs, ascii: ascii.reduce((sum, word) => sum + pairs.likelihood(word), 0) }));
  const readings = SINGLE_BYTE.map((encoding) => {
    const read = [...words.high].map((word) => fromLatin1(encoding, word));
    const known = read.filter((text) => wordsIn(text).some((word) => asked.has(word))).length;
    const rarity = macLines && encoding === 'macintosh' ? 0.5 : RARITY[encoding];
    return { encoding, text: read.join(' '), score: likelihoodOf(read, languages, MADE_FOR[encoding]) + LABEL_WORD * known - rarity };
  });
  const letters = [...words.high].join(' ').length;
  const [best, ...others] = readings.sort((a, b) => b.score - a.score);
  const rivals = others.filter((one) => best && one.text !== best.text);
  const encoding = best?.encoding ?? 'windows-1252';
  const margin = (best?.score ?? 0) - (rivals[0]?.score ?? Number.NEGATIVE_INFINITY);
  const likely = (best?.score ?? 0) >= LIKELY * letters;
  const near = rivals.filter((one) => best && best.score - one.score < 2 * CLEAR).map((one) => one.encoding);
  const second = secondOpinion(words);
  const alternatives = second === null || second === encoding || near.includes(second) ? near : [...near, second];
  return { encoding, sure: likely && margin >= CLEAR, alternatives };
}

interface LanguageEvidence {
  readonly pairs: LetterPairs;
  /** Likelihood of the ASCII words. */
  readonly ascii: number;
}

/** Likelihood in the language that explains the file best; a single word may be foreign. */
function likelihoodOf(read: readonly string[], languages: readonly LanguageEvidence[], madeFor: readonly string[]): number {
  const shape = read.reduce((sum, text) => sum + shapeOf(text), -ODDITY * unpaired(read));
  const words = read.flatMap(wordsIn).map((word) => word.toLowerCase());
  const table = words.map((word) => languages.map(({ pairs }) => pairs.likelihood(word) * (word.length === 1 ? SINGLE_LETTER : 1)));
  const foreign = table.map((row) => Math.max(...row) - FOREIGN);
  const bestAscii = Math.max(...languages.map(({ ascii }) => ascii));
  const totals = languages.map(({ pairs, ascii }, i) => {
    const prior = Math.max(ascii - bestAscii, -LANGUAGE_MAX) - (madeFor.includes(pairs.language) ? 0 : MADE_FOR_OTHERS);
    return table.reduce((sum, row, w) => sum + Math.max(row[i] ?? 0, foreign[w] ?? 0), prior);
  });
  return shape + Math.max(...totals);
}

/** A letter by itself is often no word but a key or a unit. */
const SINGLE_LETTER = 0.5;
/** A word of another language than the rest of the file. */
const FOREIGN = 3;
/** The ASCII words speak for or against a language at most so much: names and codes are no language. */
const LANGUAGE_MAX = 6;

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{M}]+/gu) ?? [];
const isAscii = (text: string): boolean => /^\p{ASCII}*$/u.test(text);

/** What the form of a word says, whatever its language: control characters, odd signs, capitals in the middle, mixed scripts. */
function shapeOf(text: string): number {
  let sum = 0;
  for (const char of text.match(/[^\p{L}\p{M}\p{ASCII}]/gu) ?? []) {
    if (char === UNDEFINED || /\p{Cc}/u.test(char)) sum -= 60;
    else sum -= COMMON_SIGN.test(char) ? 5 : 12;
  }
  for (const oddity of ODDITIES) sum -= ODDITY * (text.match(oddity) ?? []).length;
  return sum;
}

/** Guillemets without their other half. */
function unpaired(read: readonly string[]): number {
  const count = (sign: string) => read.reduce((sum, text) => sum + text.split(sign).length - 1, 0);
  return Math.abs(count('«') - count('»'));
}

const ODDITY = 8;
const COMMON_SIGN = /[€‘’‚“”„–—…«»‹›•°§²³½¼ºª\u00A0\u00AD™®©£·¿¡×]/u;
/** A sign that cannot follow, precede or join letters; a capital after a small letter; two scripts in a word. */
const ODDITIES = [
  /\p{L}[^\p{L}\p{M}\p{ASCII}’‘”“»«›‹…™®©°ºª²³·€\u00AD\u00A0]/gu,
  /[^\p{L}\p{M}\p{ASCII}’‘”“„‚»«›‹…§°¿¡·€£\u00AD\u00A0]\p{L}/gu,
  /\p{L}[^\p{L}\p{M}\p{ASCII}’·\u00AD\u00A0](?=\p{L})/gu,
  // An apostrophe stands behind a short word, or behind d, l, t, u (aujourd’hui, quell’, jusqu’), or before an s.
  /\p{L}{3}[^\P{L}dltu]’(?!s)\p{L}/gu,
  /\p{Ll}\p{Lu}/gu,
  /\p{Script=Cyrillic}\p{Script=Latin}|\p{Script=Latin}\p{Script=Cyrillic}/gu,
  /\p{Script=Greek}\p{Script=Latin}|\p{Script=Latin}\p{Script=Greek}/gu,
];

/** What a general detector says: it knows no language, so it is named to the person who decides and decides nothing. */
function secondOpinion(words: Words): SingleByte | null {
  const { encoding } = detect(Buffer.from([...words.high, ...words.ascii].join(' '), 'latin1'));
  return SINGLE_BYTE.find((one) => one === encoding?.toLowerCase()) ?? null;
}
