// Why a file is read as it is, in the language of the pages: the program's own reasons are English sentences, told apart by their wording.
import type { Words } from '../web/words.ts';

interface Decision {
  readonly decision: string;
  readonly value: string;
  readonly because: string;
}

/** Wording → key; what stands in brackets fills `a`, `b`, `c`. */
const REASONS: readonly (readonly [pattern: RegExp, key: string])[] = [
  [/^given$/, 'given'],
  [/^as when this file was read before$/, 'before'],
  [/^given, for times/, 'zoneGiven'],
  [/^of the profile, for times/, 'zoneProfile'],
  [/^byte order mark$/, 'mark'],
  [/^every line is valid UTF-8$/, 'utf8'],
  [/^plain ASCII$/, 'ascii'],
  [/^every other byte is NUL$/, 'wide'],
  [/two encodings are mixed/, 'mixed'],
  [/this is a guess/, 'guess'],
  [/their words read best so/, 'bestWords'],
  [/^named by the first line$/, 'named'],
  [/^(\d+) % of the first records have (\d+) cell\(s\); (\d+) of \d+ labels found$/, 'shareLabels'],
  [/^(\d+) % of the first records have (\d+) cell\(s\)$/, 'share'],
  [/^quotes stand inside cells/, 'quotesInside'],
  [/^they stand around whole cells/, 'quotesAround'],
  [/^only so do all records have the same cells/, 'sameCells'],
  [/^carriage returns end records/, 'returns'],
  [/^holds the labels of the mapping/, 'labels'],
  [/^the first record of distinct words/, 'distinct'],
  [/^the mapping names columns by their number/, 'byNumber'],
  [/^a quote stands in the middle of a cell/, 'strayQuote'],
  [/^the only order that every date of “(.*)” fits$/, 'dateOnly'],
  [/^the label “(.*)” says so$/, 'dateLabel'],
  [/^given, for “(.*)”$/, 'dateGiven'],
  [/^“(.*)” has no date$/, 'dateNone'],
  [/^the dates of “(.*)” can only be read in one way$/, 'datePlain'],
  [/^“(.*)” could be read in two ways; “(.*)”, written alike, only so$/, 'dateOther'],
];

export function becauseText({ t }: Words, because: string): string {
  for (const [pattern, key] of REASONS) {
    const found = pattern.exec(because);
    if (found) return t(`because.${key}`, { a: found[1] ?? '', b: found[2] ?? '', c: found[3] ?? '' });
  }
  return '';
}

const SIGNS: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  tab: 'tab',
  '|': 'bar',
  '"': 'double',
  "'": 'single',
  '.': 'point',
  '/': 'slash',
};

/** Name of a sign, as “comma (,)”; anything else as it is. */
export function signText({ t, has }: Words, sign: string): string {
  const key = `sign.${SIGNS[sign] ?? sign}`;
  return has(key) ? t(key) : sign;
}

/** What was decided of a file, each with its reason, for a list. */
export function decisionViews(words: Words, decisions: readonly Decision[]) {
  return decisions.map(({ decision, value, because }) => ({
    what: words.t(`decision.${decision}`),
    value: decision === 'header-line' && value === '0' ? words.t('reading.noHeader') : valueText(words, decision, value),
    because: becauseText(words, because),
  }));
}

function valueText(words: Words, decision: string, value: string): string {
  if (decision === 'encoding') return value.toUpperCase();
  if (decision === 'date-format') return formatText(words, value);
  if (decision === 'decimal' || decision === 'delimiter' || decision === 'quote') return signText(words, value);
  if (decision === 'escape' || decision === 'newline') return words.t(`${decision}.${value}`);
  if (decision === 'quotes') return words.t('because.line', { line: value.replace(/\D+/g, '') });
  return value;
}

/** How dates are written, in words. */
export function formatText({ t, has, format }: Words, name: string): string {
  const language = /^month-names-([a-z]{2})$/.exec(name)?.[1];
  if (language) return t('format.monthNames', { language: format.language(language) });
  const key = `format.${name}`;
  return has(key) ? t(key) : name;
}
