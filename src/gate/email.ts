// E-mail addresses, also those disguised from machines: `jan punt peeters at example punt org`, `jan [at] example.org`.
import type { Span } from './span.ts';

/** `@` in all its disguises; a bare word counts only between blanks. */
const AT =
  /\s{0,2}@\s{0,2}|\s?[[({<]\s?(?:at|@|arobase|arobas|apenstaart(?:je)?|klammeraffe|ät)\s?[\])}>]\s?|\s(?:at|arobase|arobas|apenstaart(?:je)?|klammeraffe|a commercial)\s/giu;
const LETTER = '[\\p{L}\\p{N}\\p{M}]';
const SPOKEN_DOT = '\\s(?:dot|punt|point|punkt)\\s';
const DOMAIN = new RegExp(
  `${LETTER}[\\p{L}\\p{N}\\p{M}-]{0,62}(?:(?:\\.|\\s\\.\\s|${SPOKEN_DOT})${LETTER}[\\p{L}\\p{N}\\p{M}-]{0,62}){0,8}`,
  'iuy',
);
const HAS_SPOKEN_DOT = new RegExp(SPOKEN_DOT, 'iu');
const LAST_LABEL = new RegExp(`(?:\\s?\\.\\s?|${SPOKEN_DOT})[^\\s.]{1,64}$`, 'iu');
const LOCAL = new RegExp(
  `(?<![\\p{L}\\p{N}\\p{M}._%+'-])[\\p{L}\\p{N}\\p{M}._%+'-]{1,64}(?:${SPOKEN_DOT}[\\p{L}\\p{N}\\p{M}_+-]{1,40}){0,4}$`,
  'iu',
);
const LOCAL_REACH = 80;
/** After a spoken dot only these: “look at the point of it” is no address. */
const SPOKEN_ENDINGS = new Set('be nl fr de lu eu com net org info io uk es ch pl pt ie se dk fi cz edu gov tv'.split(' '));

/** `text` is folded. In English “at” is also a word, so a plain word before it is for review. */
export function emails(text: string, language: string | null): Span[] {
  const [written, spoken]: [Span[], Span[]] = [[], []];
  for (const at of text.matchAll(AT)) {
    const sign = at[0];
    // A blank only before the sign begins an account: `contact @name`.
    if (/^\s+@$/.test(sign)) continue;
    const local = localBefore(text, at.index);
    const domain = local && domainAt(text, at.index + sign.length, sign === '@');
    if (!local || !domain) continue;
    const isWord = /^\s\p{L}/u.test(sign);
    const [start, end] = [at.index - local.length, at.index + sign.length + domain.length];
    const result = isWord && isCommonUse(local, sign, domain, language) ? 'review' : 'block';
    (sign === '@' ? written : spoken).push({ start, end, type: 'EMAIL', result });
  }
  // A written sign is surer than a spoken one, and the first of overlapping spans stays.
  return [...written, ...spoken];
}

function localBefore(text: string, at: number): string | null {
  const last = text[at - 1];
  if (last === undefined || !/[\p{L}\p{N}\p{M}._%+'-]/u.test(last)) return null;
  const local = LOCAL.exec(text.slice(Math.max(0, at - LOCAL_REACH), at))?.[0];
  return local && /[\p{L}\p{N}]/u.test(local) ? local : null;
}

/** The longest domain that begins here: the sentence may go on after a dot. */
function domainAt(text: string, at: number, attached: boolean): string | null {
  DOMAIN.lastIndex = at;
  let domain = DOMAIN.exec(text)?.[0] ?? '';
  while (domain !== '' && !isDomain(domain, attached)) {
    const shorter = domain.replace(LAST_LABEL, '');
    domain = shorter === domain ? '' : shorter;
  }
  return domain || null;
}

/** With a name at the end (`org`), or a single name right after the sign (`jan@intranet`). */
function isDomain(domain: string, attached: boolean): boolean {
  const labels = domain.split(/[\s.]+/);
  if (HAS_SPOKEN_DOT.test(domain)) return SPOKEN_ENDINGS.has((labels.at(-1) ?? '').toLowerCase());
  return labels.length === 1 ? attached && /^\p{L}{3,}/u.test(domain) : /^(?:\p{L}{2,24}|xn--[a-z0-9-]+)$/iu.test(labels.at(-1) ?? '');
}

/** “Look at example.org”: an English word, a plain word before it, a written dot. */
function isCommonUse(local: string, sign: string, domain: string, language: string | null): boolean {
  return sign.trim().toLowerCase() === 'at' && (language === null || language === 'en') && /^\p{L}+$/u.test(local) && /^\S+$/.test(domain);
}
