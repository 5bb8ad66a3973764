// What a word may be: a given or family name, an ordinary word, a place, a body. Sets are built once, when first asked for.
import { normaliseLabel } from '../model/normalise.ts';
import { authorities, knownServices } from '../model/vocabulary.ts';
import { isGermanBase, isGermanNoun } from './german-nouns.ts';
import { listedLines, listedWords } from './word-lists.ts';

export interface Lexicon {
  /** One of our languages, null for a mixture. */
  readonly language: string | null;
  /** Ordinary words of the language and of English, German nouns where they may stand. */
  isCommon(form: string): boolean;
  /** The same by the lists alone, without looking at how a word ends. */
  isListed(form: string): boolean;
  /** Words of the language itself. */
  isOwn(form: string): boolean;
  /** Institutions, laws, services, brands, peoples; months and weekdays. */
  isKnown(form: string): boolean;
  /** Months, weekdays and feasts: what no name is when it stands alone. */
  isCalendar(form: string): boolean;
  isPlace(form: string): boolean;
  isGiven(form: string): boolean;
  isSurname(form: string): boolean;
}

/** Letters that keep no accent when taken apart, as people type them on another keyboard. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  þ: 'th',
};

/** Normal form of one word for comparison with the lexicon. */
export function nameForm(word: string): string {
  const lower = word.toLowerCase();
  if (/^[a-z'-]*$/.test(lower)) return lower;
  // Most other words hold letters of Western Europe only, which one look at a table makes plain.
  if (/^[a-zßà-öø-ÿ'-]*$/.test(lower)) return lower.replace(/[ßà-ÿ]/g, (letter) => WESTERN[letter] ?? letter);
  return plainForm(lower);
}

function plainForm(lower: string): string {
  return normaliseLabel(lower).replace(/[ßøłđðæœıħþ]/g, (letter) => PLAIN_LETTERS[letter] ?? letter);
}

const WESTERN: Readonly<Record<string, string>> = Object.fromEntries(
  [...'àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿß'].map((letter) => [letter, plainForm(letter)]),
);

/** Normal forms of the single words in texts. */
export function wordSet(texts: Iterable<string>): Set<string> {
  const words = new Set<string>();
  for (const text of texts) for (const word of normaliseLabel(text).match(/[\p{L}\p{N}]+/gu) ?? []) words.add(word);
  return words;
}

function forms(words: readonly string[]): Set<string> {
  return new Set(words.map(nameForm));
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa' };

/** Also as written without umlauts: Mueller. */
function nameForms(names: readonly string[]): Set<string> {
  return forms([...names, ...names.map((name) => name.toLowerCase().replace(/[äöüå]/g, (letter) => UMLAUTS[letter] ?? letter))]);
}

interface Names {
  readonly given: ReadonlySet<string>;
  readonly surnames: ReadonlySet<string>;
}
let nameSets: Names | undefined;
function names(): Names {
  nameSets ??= { given: nameForms(listedWords('given-names')), surnames: nameForms(listedWords('surnames')) };
  return nameSets;
}

interface Bodies {
  readonly bodies: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
}
let bodySets: Bodies | undefined;
/** Words that make the name of a body, and those before the name of a service. */
export function bodyWords(): Bodies {
  bodySets ??= { bodies: forms(listedWords('organisations', 'bodies')), services: forms(listedWords('organisations', 'services')) };
  return bodySets;
}

const BODY_ENDING =
  /.{3}(?:stichting|fonds|instituut|institut|straat|laan|plein|steenweg|commissie|raad|dienst|centrum|zentrum|ziekenhuis|hogeschool|universiteit|stiftung|strasse|gasse|platz|verein|verband|schule|universitat|gesetz|wet|preis|prijs|klinik|gymnasium|museum|bibliotheek|bibliothek)$/;

/** Is it the word for a body, or a compound that ends in one? */
export function isBody(form: string): boolean {
  return bodyWords().bodies.has(form) || BODY_ENDING.test(form);
}

let phraseMap: ReadonlyMap<string, readonly (readonly string[])[]> | undefined;
/** Names of several words that mean no person, by their first word. */
export function bodyPhrases(): ReadonlyMap<string, readonly (readonly string[])[]> {
  if (!phraseMap) {
    const phrases = new Map<string, string[][]>();
    const services = knownServices().flatMap((known) => [known.service, known.provider, ...known.aliases]);
    for (const phrase of [
      ...listedLines('organisations', 'phrases'),
      ...services,
      ...authorities().flatMap((authority) => Object.values(authority.name)),
    ]) {
      const words = (phrase.match(/[\p{L}\p{M}\p{N}'-]+/gu) ?? []).map(nameForm);
      if (words.length > 1) phrases.set(words[0] ?? '', [...(phrases.get(words[0] ?? '') ?? []), words]);
    }
    phraseMap = phrases;
  }
  return phraseMap;
}

/** Endings of Dutch, French and English words that names rarely have. */
const ORDINARY_ENDING =
  /(?:tions?|ments?|ness|ity|ities|isms?|ismes?|ships?|able|ible|ous|icals?|ology|heid|heden|aties?|schap|schappen|teit|lijke?|ische|ingen|ites?|iques?|ences?|ances?|logies?|lijn|lijnen|izations?|isations?|ively?|graphy|graphie)$/;

const OURS = ['nl', 'fr', 'de', 'en'];
const lexicons = new Map<string, Lexicon>();

/** `language` is ISO 639-1; for another than ours, or null, all our words together hold. */
export function lexicon(language: string | null): Lexicon {
  const key = language ?? '';
  let built = lexicons.get(key);
  if (!built) {
    built = build(language);
    lexicons.set(key, built);
  }
  return built;
}

function build(language: string | null): Lexicon {
  const ours = language !== null && OURS.includes(language) ? [language] : OURS;
  const own = forms(ours.flatMap((each) => listedWords('common-words', each)));
  const common = forms([...new Set([...ours, 'en'])].flatMap((each) => listedWords('common-words', each)));
  const tongues = language === null ? OURS : [...new Set([language, ...OURS])];
  const known = new Set([
    ...forms([...listedWords('organisations', 'names'), ...listedWords('places', 'peoples')]),
    ...wordSet(tongues.flatMap((tongue) => displayNames(tongue, 'language', LANGUAGES))),
    ...wordSet([
      ...authorities().flatMap(({ abbreviation, name, nameEn }) => [abbreviation ?? '', ...Object.values(name), nameEn]),
      ...knownServices().flatMap((service) => [service.service, service.provider]),
    ]),
  ]);
  const calendar = forms(
    [...new Set([...ours, language ?? 'en', 'en'])].flatMap(calendarWords).concat(listedWords('name-context', 'feasts')),
  );
  const countries = listedWords('places', 'countries');
  const places = new Set([
    ...forms(listedWords('places', 'places')),
    ...wordSet(tongues.flatMap((tongue) => displayNames(tongue, 'region', countries))),
  ]);
  const { given, surnames } = names();
  const german = ours.includes('de');
  return {
    language: ours.length === 1 ? language : null,
    isCommon: (form) => common.has(form) || (form.length > 6 && ORDINARY_ENDING.test(form)) || (german && isGermanNoun(form)),
    isOwn: (form) => own.has(form) || (german && isGermanBase(form)),
    isListed: (form) => common.has(form) || (german && isGermanBase(form)),
    isKnown: (form) => known.has(form),
    isCalendar: (form) => calendar.has(form),
    isPlace: (form) => places.has(form),
    isGiven: (form) => given.has(form),
    isSurname: (form) => surnames.has(form),
  };
}

const LANGUAGES = 'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv uk ru tr ar fa zh ja ko hi'.split(' ');

function displayNames(tongue: string, type: 'region' | 'language', codes: readonly string[]): string[] {
  const names = new Intl.DisplayNames(tongue, { type });
  return codes.map((code) => names.of(code) ?? '');
}

function calendarWords(tongue: string): string[] {
  const name = (options: Intl.DateTimeFormatOptions, day: number, month: number) =>
    new Intl.DateTimeFormat(tongue, { ...options, timeZone: 'UTC' }).format(Date.UTC(2024, month, day));
  return [
    ...Array.from({ length: 12 }, (_, month) => name({ month: 'long' }, 1, month)),
    ...Array.from({ length: 7 }, (_, day) => name({ weekday: 'long' }, day + 1, 0)),
  ];
}
