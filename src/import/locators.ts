// Exact locations in a cell: URLs made harmless for e-mail are put back, several in one cell are told apart.

/** `hxxps://bad[.]example/x` is how analysts write a URL that nobody shall click. */
export function refanged(text: string): string {
  return text
    .replace(/\bh(?:xx|\*\*|__|tt)p(s?)(?=\s*(?:\[?:|:))/gi, 'http$1')
    .replace(/\[:\/\/\]/g, '://')
    .replace(/\[:\]/g, ':')
    .replace(/\[\/\]/g, '/')
    .replace(/\s?(?:\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\)|\{dot\}|\[punt\]|\(punt\)|\[punkt\]|\[point\])\s?/gi, '.')
    .replace(/\s?(?:\[at\]|\(at\)|\[@\])\s?/gi, '@');
}

const LINK_FORMULA = /^=HYPERLINK\(\s*"((?:[^"]|"")*)"/i;

/** `[post](https://…)`, as chat and ticket tools write a link. */
const MARKDOWN_LINK = /\[[^[\]\r\n]*\]\((?=[a-z][a-z0-9+.-]*:\/\/)([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)/gi;
/** The same in a page or a mail: the attributes of the link. Both parts are bounded, and no link stands within another. */
const MARKUP_LINK = /<a\b([^<>]{0,2000})>(?:(?!<a\b).){0,2000}?<\/a>/gis;
const TARGET = /\bhref\s{0,9}=\s{0,9}["']?([^"'\s]+)/i;
const BEGINS = '(?:[a-z][a-z0-9+.-]*:\\/\\/|www\\.)';
const IS_ADDRESS = new RegExp(`^${BEGINS}`, 'i');
// Runs are looked at from where they begin: tried at each of its signs, a long run of blanks would take the square of its length.
const APART = new RegExp(`(?<![\\s,;|])[\\s,;|]+(?=["'<([“‘«„]*${BEGINS})`, 'i');
const OPENS = /^[\s"'[(<“‘«„]+(?![\s"'[(<“‘«„])(?=\S*[./])/;
const CLOSES = /(?<!["'”’»>])["'”’»>]+[\])]*$/;
const SIGNS_AT_END = /(?<![\s,;|])[\s,;|]+$/;
const LIST_MARK = /^(?:[-•*]\s+|\(?\d{1,3}[.)]\s*(?=\p{L}))/u;
/** What leads over to the next location: a word for “and”, the number of an item of a list. */
const LEADS_ON = /(?<![\s,;|])[\s,;|]+(?:and|en|et|und|oraz|och|og|ja|y|e|i|a|és|și|και|и|&|\+|[-•*–]|\(?\d{1,3}[.):])$/iu;

/** One address as browsers write it, with no sign in it that could be something else: nearly all cells hold just that. */
const PLAIN = /^https?:\/\/[\w./?&=%#+~-]+$/;

/**
 * Distinct locations of a cell, in its order. Lines are always apart; after a comma, semicolon, bar or blank only what begins like a
 * location is another one, as those signs may stand within a URL. Words beside whole URLs are no locations.
 */
export function locatorsIn(cell: string): string[] {
  if (PLAIN.test(cell)) return [cell];
  const text = LINK_FORMULA.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell;
  const all = refanged(text)
    .replace(MARKUP_LINK, (link, attributes: string) => ` ${TARGET.exec(attributes)?.[1] ?? link} `)
    .replace(MARKDOWN_LINK, ' $1 ')
    .split(/[\r\n]+/)
    .flatMap((line) => line.trim().split(APART))
    .map(bare)
    .filter((part) => part !== '');
  const parts = all.some((part) => IS_ADDRESS.test(part)) ? all.filter((part) => /\S[./]\S/.test(part)) : all;
  const seen = new Map<string, string>();
  for (const part of parts) if (!seen.has(sameLocation(part))) seen.set(sameLocation(part), part);
  return [...seen.values()];
}

/** A location without the marks of a list, quotes and brackets around it, and what stands between it and the next. */
function bare(part: string): string {
  const text = part.trim().replace(LIST_MARK, '').replace(LEADS_ON, '').replace(SIGNS_AT_END, '');
  const inner = text.replace(OPENS, '');
  // A quote at the end is part of the location unless one was opened before it.
  return closed(inner === text ? text : inner.replace(CLOSES, '').replace(SIGNS_AT_END, ''));
}

/** Without a bracket at the end that was opened before the location. */
function closed(text: string): string {
  const count = (sign: string) => text.split(sign).length - 1;
  const isLeft = (text.endsWith(')') && count(')') > count('(')) || (text.endsWith(']') && count(']') > count('['));
  return isLeft ? text.slice(0, -1) : text;
}

/** One form for the same location: scheme and host in lower case, no dot segments. */
function sameLocation(text: string): string {
  return URL.canParse(text) ? new URL(text).href : text;
}
