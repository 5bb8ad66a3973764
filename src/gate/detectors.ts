// All detectors of personal data in one text. Structured ones block; names, and what only may be personal, are for review.
import { accounts } from './account.ts';
import { addresses } from './address.ts';
import { cards, ibans } from './bank.ts';
import { datesBehindNames, datesOfBirth, withoutDates, withoutHashes } from './dates.ts';
import { emails } from './email.ts';
import { fold, latinised } from './fold.ts';
import { identityNumbers } from './identity.ts';
import { ipAddresses } from './ip.ts';
import { joined } from './joined.ts';
import { lexicon } from './lexicon.ts';
import { links } from './links.ts';
import { persons } from './names.ts';
import { phones } from './phone.ts';
import { caseReferences } from './reference.ts';
import { near, type Span, withoutOverlaps } from './span.ts';
import { textMemory } from './text-memory.ts';

export interface DetectOptions {
  /** ISO 3166 codes: an identity number of these countries blocks without a word around it. */
  readonly countries?: readonly string[];
  /** Look for names; only text that people wrote is worth it. */
  readonly names?: boolean;
  /** Normal forms of words that name no person. */
  readonly allowedWords?: ReadonlySet<string>;
}

const NO_WORDS: ReadonlySet<string> = new Set();

/** Stretches of `text` that may be personal data, in order, none overlapping. `language` is ISO 639-1, null when unknown. */
export function detect(text: string, language: string | null, options: DetectOptions = {}): Span[] {
  const folded = fold(text);
  const spans = [
    ...fixedForm(latinised(folded.text), language, options),
    ...(options.names ? named(folded.text, language, options.allowedWords ?? NO_WORDS) : []),
  ];
  return withoutOverlaps(spans).map((span) => ({ ...span, start: folded.start(span.start), end: folded.end(span.end - 1) }));
}

/** Each set of words met, by the number it was given. */
const numbers = new WeakMap<ReadonlySet<string>, number>();
let nextNumber = 0;
const names = textMemory<readonly Span[]>();

function named(text: string, language: string | null, allowedWords: ReadonlySet<string>): readonly Span[] {
  const number = numbers.get(allowedWords) ?? nextNumber++;
  numbers.set(allowedWords, number);
  const key = `${number} ${language} ${text}`;
  return names.get(key) ?? names.set(key, persons(text, language, allowedWords));
}

const remembered = textMemory<readonly Span[]>();

/** All but names. */
function fixedForm(text: string, language: string | null, options: DetectOptions): readonly Span[] {
  const key = `${language} ${options.countries?.join(' ') ?? ''} ${text}`;
  const known = remembered.get(key);
  if (known) return known;
  const whole = structured(text, language, options);
  // Letters in an account's number are not mistyped digits.
  return remembered.set(key, [...whole.filter((span) => span.type === 'IBAN'), ...apart(text, language, options), ...whole]);
}

/** Values of fixed form. Where two overlap the earlier one names the finding. */
function structured(text: string, language: string | null, { countries }: DetectOptions): Span[] {
  const words = () => lexicon(language);
  const stretches = numbered(text);
  const hasWords = /\p{L}/u.test(text);
  const among = (digitsMin: number, find: (stretch: Stretch) => Span[]) =>
    stretches.flatMap((stretch) => (stretch.digits < digitsMin ? [] : find(stretch).map((span) => moved(span, stretch.start))));
  const withWords = (find: () => Span[]) => (hasWords ? find() : []);
  return [
    ...withWords(() => [...emails(text, language), ...links(text), ...among(8, (stretch) => ibans(stretch.text))]),
    ...among(2, (stretch) => ipAddresses(stretch.text)),
    ...among(2, (stretch) => identityNumbers(stretch.undated, countries ?? [])),
    ...among(13, (stretch) => cards(stretch.undated)),
    ...withWords(() => datesOfBirth(text)),
    ...among(3, (stretch) => datesBehindNames(stretch.text, words)),
    ...withWords(() => among(1, (stretch) => addresses(stretch.undated))),
    ...among(7, (stretch) => phones(stretch.undated)),
    ...withWords(() => [...accounts(text, words), ...among(2, (stretch) => caseReferences(stretch.unhashed))]),
  ];
}

function moved(span: Span, by: number): Span {
  return by === 0 ? span : { ...span, start: span.start + by, end: span.end + by };
}

interface Stretch {
  readonly start: number;
  readonly text: string;
  /** How many digits it holds; fewer than a detector needs, and it is not asked. */
  readonly digits: number;
  readonly unhashed: string;
  readonly undated: string;
}

/** Around each digit, further than any word speaks of it: most detectors look for numbers, and most of a text holds none. */
const NUMBER_REACH = 160;

function numbered(text: string): Stretch[] {
  if (!/\d/.test(text)) return [];
  const stretches = text.length <= 2 * NUMBER_REACH ? [{ start: 0, text }] : near(text, /\d+/g, NUMBER_REACH);
  return stretches.map((stretch) => {
    const unhashed = withoutHashes(stretch.text);
    const digits = stretch.text.match(/\d/g)?.length ?? 0;
    return { ...stretch, digits, unhashed, undated: withoutDates(unhashed) };
  });
}

/** Values that were taken apart: what is found only in the text put together again. */
function apart(text: string, language: string | null, options: DetectOptions): Span[] {
  const whole = joined(text);
  if (!whole) return [];
  return structured(whole.text, language, options)
    .filter((span) => whole.isChanged(span.start, span.end))
    .map((span) => ({ ...span, start: whole.start(span.start), end: whole.end(span.end - 1) }));
}
