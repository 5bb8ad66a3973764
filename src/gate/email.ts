// E-mail addresses, also those disguised from machines: `jan punt peeters at example punt org`, `jan [at] example.org`.
import type { Span } from './span.ts';

/** `@` in all its disguises; a bare word counts only between blanks. */
const SAID_AT =
  'at|ät|arobase|arobas|arrobas?|apen?staart(?:je)?|at-teken|klammeraffe|affenschwanz|at-zeichen|at sign|chiocciola|a commercial';
const AT = new RegExp(
  `\\s{0,2}@\\s{0,2}|\\s?[[({<]\\s?(?:${SAID_AT}|@|ät|à|a|bij|chez|bei)\\s?[\\])}>]\\s?|\\s?[_*-](?:at|ät)[_*-]\\s?|\\s(?:${SAID_AT}|bij|chez|bei|à)\\s`,
  'giu',
);
const LETTER = '[\\p{L}\\p{N}\\p{M}]';
const SPOKEN_DOT = '\\s(?:dot|punt|point|punkt|stip)\\s';
const DOMAIN = new RegExp(
  `${LETTER}[\\p{L}\\p{N}\\p{M}-]{0,62}(?:(?:\\.|\\s\\.\\s?|,(?=(?:com|org|net|be|nl|fr|de|eu)(?!\\p{L}))|${SPOKEN_DOT})${LETTER}[\\p{L}\\p{N}\\p{M}-]{0,62}){0,8}`,
  'iuy',
);
const HAS_SPOKEN_DOT = new RegExp(SPOKEN_DOT, 'iu');
const LAST_LABEL = new RegExp(`(?:\\s?[.,]\\s?|${SPOKEN_DOT})[^\\s.,]{1,64}$`, 'iu');
const LOCAL = new RegExp(
  `(?<![\\p{L}\\p{N}\\p{M}._%+'-])[\\p{L}\\p{N}\\p{M}._%+'-]{1,64}(?:(?:${SPOKEN_DOT}|\\s\\.\\s)[\\p{L}\\p{N}\\p{M}_+-]{1,40}){0,4}$`,
  'iu',
);
const LOCAL_REACH = 80;
/** After a spoken dot only these: “look at the point of it” is no address. */
const SPOKEN_ENDINGS = new Set(
  'be nl fr de lu eu com net org info io uk es ch pl pt ie se dk fi cz edu gov tv at it me biz example vlaanderen brussels'.split(' '),
);
/** Where people have mailboxes of their own. */
const MAIL_SERVICES =
  /^(?:g(?:oogle)?mail|hotmail|outlook|live|msn|yahoo|ymail|icloud|aol|proton(?:mail)?|pm|tutanota|tuta|gmx|web|t-online|freenet|mail|posteo|orange|wanadoo|free|sfr|laposte|bbox|skynet|telenet|scarlet|proximus|ziggo|kpnmail|kpnplanet|xs4all|hetnet|planet|home|casema|upcmail|yandex|zoho)(?:\.|\s|$)/i;
const WELL_KNOWN_SERVICE = /^(?:gmail|hotmail|outlook|yahoo|icloud|proton(?:mail)?|gmx)$/i;
/** Packages and releases: `article22@latest`. */
const RELEASES = new Set(['latest', 'next', 'beta', 'alpha', 'main', 'master', 'stable', 'canary']);
/** Whole local parts that name an office. */
const OFFICES = new Set(
  (
    'abuse accessibility accueil administratie administration administrator advies aanmelden anfrage bestuur bureau communicatie communication compliance ' +
    'complaints contact contactpunt copyright corporate csam datenschutz direction directie dmca dpo dsa dsb fg feedback finance gdpr hallo hello help ' +
    'helpdesk hinweis hotline impressum info infos informatie information instanties ip juridisch juridique justice kanzlei klachten kontakt kundenservice ' +
    'kundendienst legal marketing mail media melden melding meldingen meldpunt meldung meldungen moderation news newsletter no-reply noreply notices office ' +
    'onthaal ombudsman pers plainte plaintes police policy post poststelle postmaster presse press privacy pressestelle punktdekontakt recht rechten ' +
    'rechtsabteilung redactie redaction redaktion report reporting reports rgpd safety sales secretariaat secretariat security sekretariat service services ' +
    'signalement signalements signaler soporte support team trust trust-safety trustandsafety trustedflagger trustedflaggers trusted-flagger trusted-flaggers ' +
    'verwaltung vertrouwenspersoon vie-privee voorlichting webmaster zentrale hostmaster hotline-info law-enforcement lawenforcement takedown notice-and-action'
  ).split(' '),
);
/** Weak words for the sign: only before the mail services everyone knows, or beside a spoken dot. */
const WEAK_WORD = /^\s(?:bij|chez|bei|à)\s$/iu;

/**
 * `text` is folded. In English “at” is also a word, so a plain word before it is for review; so are addresses of an office (`info@`),
 * unless the office has its mailbox where private people have theirs.
 */
export function emails(text: string, language: string | null): Span[] {
  const [written, spoken]: [Span[], Span[]] = [[], []];
  for (const at of text.matchAll(AT)) {
    const sign = at[0];
    const local = localBefore(text, at.index);
    const domain = local && domainAt(text, at.index + sign.length, sign);
    if (!local || !domain || isAccount(sign, local, domain) || RELEASES.has(domain)) continue;
    const [start, end] = [at.index - local.length, at.index + sign.length + domain.length];
    (sign === '@' ? written : spoken).push({ start, end, type: 'EMAIL', result: judge(local, sign, domain, language) });
  }
  // A written sign is surer than a spoken one, and the first of overlapping spans stays.
  return [...written, ...spoken];
}

function judge(local: string, sign: string, domain: string, language: string | null): Span['result'] {
  if (OFFICES.has(local.toLowerCase()) && !MAIL_SERVICES.test(domain)) return 'review';
  return /^\s\p{L}/u.test(sign) && isCommonUse(local, sign, domain, language) ? 'review' : 'block';
}

/** A blank only before the sign begins an account, `contact @name`, unless a mailbox's domain follows. */
function isAccount(sign: string, local: string, domain: string): boolean {
  if (!/^\s+@$/.test(sign)) return false;
  return !/[.,]/.test(domain) || !(/[._\d]/.test(local) || MAIL_SERVICES.test(domain));
}

function localBefore(text: string, at: number): string | null {
  const last = text[at - 1];
  if (last === undefined || !/[\p{L}\p{N}\p{M}._%+'-]/u.test(last)) return null;
  const local = LOCAL.exec(text.slice(Math.max(0, at - LOCAL_REACH), at))?.[0].replace(/^['.-]+/, '');
  return local && /[\p{L}\p{N}]/u.test(local) ? local : null;
}

/** The longest domain that begins here: the sentence may go on after a dot. */
function domainAt(text: string, at: number, sign: string): string | null {
  DOMAIN.lastIndex = at;
  let domain = DOMAIN.exec(text)?.[0] ?? '';
  while (domain !== '' && !isDomain(domain, sign)) {
    const shorter = domain.replace(LAST_LABEL, '');
    domain = shorter === domain ? '' : shorter;
  }
  return domain || null;
}

/** With a name at the end (`org`), a single name right after the sign (`jan@intranet`), or a mail service everyone knows. */
function isDomain(domain: string, sign: string): boolean {
  const labels = domain.split(/[\s.,]+/);
  const last = labels.at(-1) ?? '';
  if (labels.length === 1) return sign === '@' ? /^\p{L}{3,}/u.test(domain) : WELL_KNOWN_SERVICE.test(domain);
  if (HAS_SPOKEN_DOT.test(domain)) return SPOKEN_ENDINGS.has(last.toLowerCase());
  if (WEAK_WORD.test(sign) && !MAIL_SERVICES.test(domain)) return false;
  return /^(?:\p{L}{2,24}|xn--[a-z0-9-]+)$/iu.test(last);
}

/** “Look at example.org”: a common word for the sign, a plain word before it, a written dot or none. */
function isCommonUse(local: string, sign: string, domain: string, language: string | null): boolean {
  const isWord = WEAK_WORD.test(sign) || (sign.trim().toLowerCase() === 'at' && (language === null || language === 'en'));
  return isWord && /^\p{L}+$/u.test(local) && (/^\S+$/.test(domain) || WEAK_WORD.test(sign));
}
