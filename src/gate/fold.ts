// Text as patterns read it: coded, invisible and look-alike characters undone, with the way back to the original offsets.

export interface Folded {
  readonly text: string;
  /** Offset in the original of the character at `index` of the folded text, and the offset after it. */
  start(index: number): number;
  end(index: number): number;
}

/** Nothing to undo: ASCII without coded characters. */
const PLAIN = /^[\n\r\t\x20-\x7e]*$/;
const REFERENCES: Readonly<Record<string, string>> = {
  commat: '@',
  period: '.',
  amp: '&',
  nbsp: ' ',
  plus: '+',
  colon: ':',
  sol: '/',
  lowbar: '_',
  num: '#',
  shy: '',
  zwj: '',
  zwnj: '',
};

/** A sign written otherwise; flag `i`. */
const CODED_SIGNS = {
  // %40
  percent: '%[0-9a-f]{2}',
  // &#64; &#x40; &commat;
  reference: `&(?:#\\d{1,7}|#x[0-9a-f]{1,6}|${Object.keys(REFERENCES).join('|')});`,
  // [.] (dot) < punt >
  bracketedDot: '[[({<]\\s?(?:\\.|dot|punt|point|punkt)\\s?[\\])}>]',
  // [:] [://] [@] [-]
  bracketedSign: '\\[(?::|:?//|@|-)\\]',
  // _dot_ *dot*
  markedDot: '[_*]dot[_*]',
};
const CODED = new RegExp(Object.values(CODED_SIGNS).join('|'), 'i');
/** What is undone as one. */
const UNIT = new RegExp(
  [
    // A run in which there is nothing to undo
    '(?:[A-Za-z0-9 ,:;\\n](?!\\p{M}))+',
    // Several bytes may be one character
    `(?:${CODED_SIGNS.percent})+`,
    CODED_SIGNS.reference,
    CODED_SIGNS.bracketedDot,
    CODED_SIGNS.bracketedSign,
    CODED_SIGNS.markedDot,
    // A character with its marks
    '[\\s\\S]\\p{M}{0,8}',
  ].join('|'),
  'giu',
);

export function fold(original: string): Folded {
  if (PLAIN.test(original) && !CODED.test(original)) return { text: original, start: (index) => index, end: (index) => index + 1 };
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: unit, index } of original.matchAll(UNIT)) {
    const plain = unit.length > 1 && /^[A-Za-z0-9 ,:;\n]/.test(unit) && !/\p{M}/u.test(unit);
    const folded = plain ? unit : foldUnit(unit);
    pieces.push(folded);
    for (let i = 0; i < folded.length; i++) {
      starts.push(plain ? index + i : index);
      ends.push(plain ? index + i + 1 : index + unit.length);
    }
  }
  return { text: pieces.join(''), start: (index) => starts[index] ?? original.length, end: (index) => ends[index] ?? original.length };
}

function foldUnit(unit: string): string {
  if (unit.length > 2 && unit.startsWith('%')) return compatible(decodePercent(unit));
  if (unit.length > 2 && unit.startsWith('&')) return compatible(decodeReference(unit));
  if (unit.length > 2 && /^\[[:/@-]/.test(unit)) return unit.slice(1, -1);
  if (unit.length > 2 && /^[[({<_*]/.test(unit)) return '.';
  return compatible(unit);
}

/**
 * Compatibility forms become plain ones (full-width, circled, ligatures); invisible characters vanish, and marks that stand on no
 * letter (`0̶4̶7̶0`); one blank, one dash, one quote, one dot.
 */
function compatible(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}|\p{Variation_Selector}|[\u034f\u20e3\u115f\u1160\u2800\u3164]/gu, '')
    .replace(/(?<![\p{L}\p{M}])\p{M}+/gu, '')
    .replace(/[\u00a0\u1680\u3000]/g, ' ')
    .replace(/\p{Pd}|\u2212/gu, '-')
    .replace(/[’‘`´]/g, "'")
    .replace(/[。｡‧∙⋅]/g, '.')
    .replace(/[\u2044\u2215\u29f8]/g, '/')
    .replace(/[\ua789\u2236]/g, ':')
    .replace(/[\u2028\u2029]/g, '\n');
}

function decodePercent(coded: string): string {
  try {
    return decodeURIComponent(coded);
  } catch {
    return coded;
  }
}

function decodeReference(reference: string): string {
  const name = reference.slice(1, -1).toLowerCase();
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return REFERENCES[name] ?? (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : reference);
}

const LOOKALIKES = new Map(
  Object.entries({
    ...pairs('авекмнорстухіјѕһԁԛԝгь', 'abekmhopctyxijshdqwrb'),
    ...pairs('АВЕКМНОРСТУХІЈЅԚԜ', 'ABEKMHOPCTYXIJSQW'),
    ...pairs('αεικνορτυχγωϲ', 'aeikvoptuxywc'),
    ...pairs('օոսհցյ', 'onuhgj'),
    ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'),
  }),
);

function pairs(from: string, to: string): Record<string, string> {
  return Object.fromEntries([...from].map((letter, index) => [letter, to[index] ?? letter]));
}

/**
 * Cyrillic, Greek and Armenian letters that look Latin become Latin, in words made of such letters only; other digits become 0 to 9.
 * The length stays the same.
 */
export function latinised(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(/[\p{Script=Latin}\p{M}\u0370-\u058f]+/gu, (word) => {
      if (!/[\u0370-\u058f]/.test(word)) return word;
      const letters = [...word].map((letter) => (/[\u0370-\u058f]/.test(letter) ? LOOKALIKES.get(letter) : letter));
      return letters.includes(undefined) ? word : letters.join('');
    })
    .replace(/\p{Nd}/gu, (digit) => (digit.length > 1 || digit <= '9' ? digit : String(digitValue(digit))));
}

/** Digits of every script stand in blocks of ten. */
function digitValue(digit: string): number {
  let zero = digit.charCodeAt(0);
  while (/\p{Nd}/u.test(String.fromCharCode(zero - 1)) && digit.charCodeAt(0) - zero < 9) zero--;
  return digit.charCodeAt(0) - zero;
}
