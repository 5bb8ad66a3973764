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

/**
 * Distinct locations of a cell, in its order. Lines are always apart; after a comma, semicolon, bar or blank only what begins like a
 * location is another one, as those signs may stand within a URL.
 */
export function locatorsIn(cell: string): string[] {
  const text = LINK_FORMULA.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell;
  const begins = '(?=(?:[a-z][a-z0-9+.-]*:\\/\\/|www\\.))';
  const parts = refanged(text)
    .split(new RegExp(`[\\r\\n]+|[\\s,;|]+${begins}`, 'i'))
    .map((part) =>
      part
        .trim()
        .replace(/^[-•*]\s+/, '')
        .replace(/^<(.*)>$/, '$1')
        .replace(/[\s,;|]+$/, ''),
    )
    .filter((part) => part !== '');
  const seen = new Map<string, string>();
  for (const part of parts) if (!seen.has(sameLocation(part))) seen.set(sameLocation(part), part);
  return [...seen.values()];
}

/** One form for the same location: scheme and host in lower case, no dot segments. */
function sameLocation(text: string): string {
  return URL.canParse(text) ? new URL(text).href : text;
}
