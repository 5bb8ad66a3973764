// Normal forms for comparison: of labels and names, and of text in which known values are looked for.

/** Most texts that are compared: ASCII, one blank at a time, none outside, no sign that stands for another. They need no Unicode. */
const PLAIN = /^[!-_a-~]+(?: [!-_a-~]+)*$/;

/** For comparing labels, values and service names: NFKC, no case, no accents, blanks collapsed, outer blanks gone. */
export function normaliseLabel(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\p{Cf}]/gu, '')
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/gu, ' ')
    .trim();
}

/** For known values: words of letters and digits in normal form, separators, punctuation and URL-coding gone. */
export function matchTokens(text: string): string[] {
  return normaliseLabel(text.replace(/(?:%[0-9a-f]{2})+/gi, decoded)).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Signs of one run of URL-coding; what is no UTF-8 stays as written, and so does nothing else of the text. */
function decoded(coded: string): string {
  try {
    return decodeURIComponent(coded);
  } catch {
    return coded;
  }
}

/** A public code from a name: ASCII letters, digits and hyphens; empty for a name without Latin letters or digits. */
export function slug(name: string): string {
  return normaliseLabel(name)
    .replace(/ß/g, 'ss')
    .replace(/[æ]/g, 'ae')
    .replace(/[œ]/g, 'oe')
    .replace(/[ø]/g, 'o')
    .replace(/[ł]/g, 'l')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** Orders text by code point: the same in every locale and database. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
