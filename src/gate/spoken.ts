// Long numbers written in words: “nul vier zeven nul, twaalf, vierendertig”, “zéro six douze trente-quatre”, “oh seven double nine”.

const UNITS: Readonly<Record<string, string>> = {
  nl: 'nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien',
  fr: 'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf',
  de: 'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn',
  en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
};
/** From twenty on. Soixante and quatre-vingt go on to nineteen; Belgium says septante and nonante. */
const TENS: Readonly<Record<string, string>> = {
  nl: 'twintig dertig veertig vijftig zestig zeventig tachtig negentig',
  fr: 'vingt trente quarante cinquante soixante septante quatre-vingt nonante',
  de: 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig',
  en: 'twenty thirty forty fifty sixty seventy eighty ninety',
};
const OTHERS: Readonly<Record<string, string>> = {
  ...{
    zwo: '2',
    oh: '0',
    één: '1',
    plus: '+',
    'quatre-vingts': '80',
    zerro: '0',
    niner: '9',
    naught: '0',
    nought: '0',
    une: '1',
    ein: '1',
  },
  ...{ fuenf: '5', zwoelf: '12', fuenfzehn: '15', fuenfzig: '50', huitante: '80', octante: '80' },
};
const DOUBLES: Readonly<Record<string, number>> = { double: 2, dubbel: 2, doppel: 2, triple: 3, treble: 3, tripel: 3, dreifach: 3 };

let numbers: ReadonlyMap<string, string> | undefined;

function numberWords(): ReadonlyMap<string, string> {
  if (numbers) return numbers;
  const words = new Map<string, string>(Object.entries(OTHERS));
  for (const language of Object.keys(UNITS)) {
    const units = (UNITS[language] ?? '').split(' ');
    for (const [value, word] of units.entries()) words.set(word, String(value));
    for (const [index, ten] of (TENS[language] ?? '').split(' ').entries()) {
      const base = (index + 2) * 10;
      words.set(ten, String(base));
      for (const [value, unit] of units.entries())
        for (const word of compounds(language, ten, unit, value)) words.set(word, String(base + value));
    }
  }
  for (const word of [...words.keys()]) words.set(plain(word), words.get(word) ?? '');
  numbers = words;
  return words;
}

/** How a unit is said with its ten. */
function compounds(language: string, ten: string, unit: string, value: number): string[] {
  if (value === 0) return [];
  if (language === 'fr') return /^(?:soixante|quatre-vingt)$/.test(ten) || value < 10 ? [`${ten}-${unit}`, `${ten}-et-${unit}`] : [];
  if (value > 9) return [];
  if (language === 'en') return [`${ten}-${unit}`];
  if (language === 'de') return [`${value === 1 ? 'ein' : unit}und${ten}`];
  return [`${unit}${/e$/.test(unit) ? 'ën' : 'en'}${ten}`];
}

function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss');
}

/** The value of one number word, `siebenundvierzig`, `vingt-sept`, `forty-seven`; null for any other, and for “one”, which is an article too. */
export function numberOf(word: string): string | null {
  const value = numberWords().get(plain(word.toLowerCase()));
  return value !== undefined && Number(value) > 1 ? value : null;
}

/** A word or a few digits; what holds them together. */
const TOKEN = /[\p{L}\p{M}]{2,24}(?:-[\p{L}]{2,24}){0,15}|\+?\d{1,4}/gu;
const GAP = /^(?:[ \n,./-]|, ?| - ?){1,2}$/;
const DIGITS_MIN = 7;
const DIGITS_MAX = 34;
/** Fewer may be counts in words, one beside another; in a row that begins as a telephone number does, one is enough. */
const WORDS_MIN = 3;
const PHONE_START = /^(?:\+|0[1-9])/;
const PHONE_DIGITS_MIN = 9;
const PHONE_DIGITS_MAX = 13;

/** Nearly every telephone number holds a zero, and few texts say one; a written one stands before a word. */
const ZERO =
  /(?<!\p{L})(?:z[eé]ro|null?|oh|n[ao]ught)(?!\p{L})|(?<!\d)\+?\d{0,3}0\d{0,3}(?:[ .,/-]{1,2}\d{1,4}){0,4}[ ,./-]{1,2}\p{L}{2}|(?<!\p{L})plus \p{L}/iu;

interface Said {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  readonly words: number;
  /** Written with its tens last, so that a unit may still belong to it: `trente neuf`. */
  readonly tens: boolean;
}

/** Stretches of at least seven digits, some of them in words, with the digits grouped as a telephone number is. */
export function spokenNumbers(text: string): Said[] {
  return ZERO.test(text)
    ? runs(text)
        .filter(isLongNumber)
        .map((said) => ({ ...said, digits: grouped(said.digits) }))
    : [];
}

/** Number words and digits that follow each other. */
function runs(text: string): Said[] {
  const found: Said[] = [];
  let open: Said | null = null;
  let times = 1;
  for (const { start, end, token } of tokens(text)) {
    const word = plain(token.toLowerCase());
    const before: Said | null = open && GAP.test(text.slice(open.end, start)) ? open : null;
    if (open && !before) found.push(open);
    const said = readToken(token, word, times);
    if (said) open = joinedTo(before, start, end, said);
    else if (before && !DOUBLES[word]) {
      found.push(before);
      open = null;
    } else open = before;
    // “double” stays between its number and the one before.
    if (open && DOUBLES[word]) open = { ...open, end };
    times = DOUBLES[word] ?? 1;
  }
  return open ? [...found, open] : found;
}

/** Words with hyphens that are no number, `double-oh`, `nul-vier-zeven`, are read part by part. */
function* tokens(text: string): Generator<{ start: number; end: number; token: string }> {
  const words = numberWords();
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (!token.includes('-') || words.has(plain(token.toLowerCase()))) yield { start: index, end: index + token.length, token };
    else {
      let start = index;
      for (const part of token.split('-')) {
        yield { start, end: start + part.length, token: part };
        start += part.length + 1;
      }
    }
  }
}

function readToken(token: string, word: string, times: number): Pick<Said, 'digits' | 'words' | 'tens'> | null {
  if (/^\+?\d/.test(token)) return { digits: token.repeat(times), words: 0, tens: false };
  const digits = numberWords().get(word);
  if (digits === undefined) return null;
  return { digits: digits.repeat(times), words: 1, tens: times === 1 && /^[2-9]0$/.test(digits) };
}

function joinedTo(before: Said | null, start: number, end: number, said: Pick<Said, 'digits' | 'words' | 'tens'>): Said {
  if (!before) return { start, end, ...said };
  const words = before.words + said.words;
  // “trente neuf” is 39, “quatre vingt” 80.
  const unit = Number(said.digits);
  if (before.tens && said.words > 0 && unit > 0 && unit < 20)
    return { start: before.start, end, digits: before.digits.slice(0, -2) + (Number(before.digits.slice(-2)) + unit), words, tens: false };
  if (said.digits === '20' && said.words > 0 && /4$/.test(before.digits) && before.words > 0)
    return { start: before.start, end, digits: `${before.digits.slice(0, -1)}80`, words, tens: true };
  return { start: before.start, end, digits: before.digits + said.digits, words, tens: said.tens };
}

function isLongNumber({ digits, words }: Said): boolean {
  const count = digits.replace(/\D/g, '').length;
  if (words > 0 && PHONE_START.test(digits) && count >= PHONE_DIGITS_MIN && count <= PHONE_DIGITS_MAX) return true;
  return words >= WORDS_MIN && count >= DIGITS_MIN && count <= DIGITS_MAX;
}

function grouped(digits: string): string {
  const head = digits.startsWith('+') ? 3 : 4;
  return `${digits.slice(0, head)} ${digits.slice(head)}`;
}
