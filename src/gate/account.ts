// Accounts on a platform: `@name`, `u/name`, `name#1234`, and a name after a word such as “username” or “account”.
import { isService, isTelling, looksChosen } from './account-shape.ts';
import { ACCOUNT_ENDINGS, ACCOUNT_WORDS, CUE_WORDS, NAME_WORDS, PLAIN_WORDS, PLATFORMS } from './account-words.ts';
import { type Lexicon, nameForm } from './lexicon.ts';
import { contextBefore, type Span } from './span.ts';

const HANDLE =
  /(?:@(?<![\p{L}\p{N}\p{M}_%+@]@)(?<![\p{L}\p{N}][./-]@)|[[(](?:at|apenstaartje|arobase|klammeraffe)[\])]\s?)[\p{L}\p{N}_][\p{L}\p{N}\p{M}._-]{1,40}/giu;
const SPACED_HANDLE = /(?<![\p{L}\p{N}\p{M}._%+@/-])(?:@|apenstaartje|arobase|klammeraffe)\s([\p{L}\p{N}_][\p{L}\p{N}._-]{2,40})/giu;
const REDDIT = /(?<![\p{L}\p{N}/.])\/?u\/[A-Za-z0-9_-]{3,30}(?![\p{L}\p{N}])/gu;
const TAGGED = /(?<![\p{L}\p{N}._#-])(\p{L}[\p{L}\p{N}_.]{1,31})#\d{4}(?!\d)/gu;
const NO_TAG = /^(?:case|cases|ticket|issue|nr|no|dossier|item|pr|zaak|fall|artikel|article|art|ref|melding|figure|tabel|table|id)$/i;
/** Words of style sheets, programs and chats after the same sign. */
const NO_HANDLE =
  /^@(?:media|import|font-?face|supports|keyframes|charset|page|layer|container|namespace|property|params?|returns?|throws|see|since|deprecated|override|todo|type|types|everyone|here|all|channel|id|context|graph|value|latest|home)$/i;

/** A chosen name in small letters with an underscore and a digit; certain beside a platform: `zoro_99 op snap`. */
const SHAPED = /(?<![\p{L}\p{N}_./@#-])(?=[\p{L}._]{0,40}\d)\p{Ll}[\p{Ll}\p{N}.]{0,30}_[\p{Ll}\p{N}_.]{1,30}(?![\p{L}\p{N}@/-])/gu;
const ON_PLATFORM = new RegExp(` (?:is )?(?:op|sur|on|auf|via|bij|at) (?:${PLATFORMS})(?!\\p{L})`, 'giu');
const NAME_BEFORE = /(?<![\p{L}\p{N}_./@#-])[\p{L}\p{N}_][\p{L}\p{N}._]{2,40}$/u;

const NAME = '[\\p{L}\\p{N}_][\\p{L}\\p{N}\\p{M}._-]{2,40}';
/** Between the word and the name: `insta is nu`, `op discord heet hij`. */
const SMALL_WORDS = [
  // Dutch
  'is|was|luidt|van|naar|de|op|als|genaamd|namens|met de naam|naam|nu|heet|hij|zij|bekend|terug|te|vinden|actief|onder|gebruiker',
  // French
  "c'est|est|vers|le|sur|comme|nommé|s'appelle|il|elle|connue?|actif|active|sous|nom|pseudo|compte",
  // German
  'ist|lautet|nach|der|dem|auf|namen?|heißt|heisst|er|sie|bekannt|zu|finden|aktiv|unter|konto',
  // English
  'to|the|on|as|named|called|now|he|she|known|under|handle|account|user',
].join('|');
const QUOTE = '["\'“”„«»]';
const NAME_AFTER = new RegExp(
  [
    // Small words, or a service: `account op insta is`
    `(?:\\s{1,3}(?:${SMALL_WORDS}|${PLATFORMS})(?=[\\s:=])){0,4}`,
    // A colon, a blank, or nothing before a quote or a bracket (1)
    `(\\s{0,2}[:=]\\s{0,2}|\\s{1,2}|\\s?(?=${QUOTE}|\\())`,
    // A quote, a bracket, both (2)
    `(\\(?${QUOTE}\\s?|\\()?`,
    // The name (3)
    `(${NAME})(?![\\p{L}\\p{N}@])`,
  ].join(''),
  'iuy',
);
/** A token that may be a chosen name: signs or digits in it. */
const TOKEN = /(?<![\p{L}\p{N}_./@#:-])(?=[\p{Ll}_])[\p{L}\p{N}_]+(?:\.[\p{L}\p{N}_]+){0,6}(?![\p{L}\p{N}@/-])/gu;
const SIGN_WITHIN = /[\p{Ll}\d_][._][\p{Ll}\d]|\p{Ll}\d/u;
const TELLING_REACH = 90;

/** `text` is folded. */
export function accounts(text: string, lexicon: () => Lexicon): Span[] {
  const judgeAfter = (sign: Sign) => judgeAccount(sign, lexicon);
  return [
    ...afterWords(text, NAME_WORDS, judgeName),
    ...afterWords(text, ACCOUNT_WORDS, judgeAfter),
    ...afterWords(text, ACCOUNT_ENDINGS, judgeAfter),
    ...signed(text),
    ...bare(text),
    ...telling(text),
  ];
}

/** A run of signs is tried from its first one only, else a long one inside a name is gone through once for each. */
const SIGNS_AT_END = /(?<![._-])[._-]+$/;

/** A cheap look for the signs below. */
const SIGN = /@\s|apenstaart|arobase|klammeraffe|u\/|#\d/i;

function signed(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(HANDLE)) {
    const name = match[0].replace(SIGNS_AT_END, '');
    // `@scope/name` is a software package, `@TikTok` a service.
    if (text[match.index + match[0].length] === '/' || NO_HANDLE.test(name) || isService(name.slice(1))) continue;
    spans.push(span(match.index, name, 'block'));
  }
  if (!SIGN.test(text)) return spans;
  for (const match of text.matchAll(SPACED_HANDLE)) {
    if (looksChosen((match[1] ?? '').replace(SIGNS_AT_END, ''))) spans.push(span(match.index, match[0], 'block'));
  }
  for (const match of text.matchAll(REDDIT)) spans.push(span(match.index, match[0], 'block'));
  for (const match of text.matchAll(TAGGED)) if (!NO_TAG.test(match[1] ?? '')) spans.push(span(match.index, match[0], 'block'));
  return spans;
}

/** Names without a sign or a word in front: before a platform, or of a shape that few words have. */
function bare(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(ON_PLATFORM)) {
    const name = NAME_BEFORE.exec(text.slice(Math.max(0, match.index - 44), match.index))?.[0] ?? '';
    if (looksChosen(name)) spans.push(span(match.index - name.length, name, 'block'));
  }
  if (!text.includes('_')) return spans;
  for (const match of text.matchAll(SHAPED)) {
    const name = match[0].replace(SIGNS_AT_END, '');
    if (looksChosen(name)) spans.push(span(match.index, name, 'review'));
  }
  return spans;
}

/** Further from the words for an account, or behind another name: `on insta as holly_2011 and her mate as its.just.bex`. */
function telling(text: string): Span[] {
  const spans: Span[] = [];
  if (!SIGN_WITHIN.test(text)) return spans;
  for (const match of text.matchAll(TOKEN)) {
    const name = match[0].replace(/(?<![._])[._]+$/, '');
    if (!/[_.\d]/.test(name) || !isTelling(name)) continue;
    const before = contextBefore(text, match.index, TELLING_REACH);
    const isMeant = [CUE_WORDS, ACCOUNT_WORDS, NAME_WORDS, ACCOUNT_ENDINGS].some((words) => before.search(words) >= 0);
    if (isMeant) spans.push(span(match.index, name, 'review'));
  }
  return spans;
}

interface Sign {
  readonly name: string;
  readonly isQuoted: boolean;
  readonly hasColon: boolean;
}

function afterWords(text: string, words: RegExp, judge: (sign: Sign) => Span['result'] | null): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(words)) {
    NAME_AFTER.lastIndex = match.index + match[0].length;
    const found = NAME_AFTER.exec(text);
    const name = found?.[3]?.replace(SIGNS_AT_END, '');
    if (!found || !name) continue;
    const start = NAME_AFTER.lastIndex - (found[3]?.length ?? 0);
    const closes = /^\s?["'“”»«]/.test(text.slice(start + name.length, start + name.length + 2));
    const result = judge({ name, isQuoted: /["'“”„«»]/.test(found[2] ?? '') && closes, hasColon: /[:=]/.test(found[1] ?? '') });
    if (result !== null) spans.push(span(start, name, result));
  }
  return spans;
}

function judgeName({ name, isQuoted, hasColon }: Sign): Span['result'] | null {
  if (looksChosen(name)) return 'block';
  if (isPlain(name) || isService(name)) return null;
  if (hasColon) return 'block';
  return isQuoted || /^\p{Ll}+$/u.test(name) ? 'review' : null;
}

function judgeAccount({ name, isQuoted, hasColon }: Sign, lexicon: () => Lexicon): Span['result'] | null {
  if (looksChosen(name)) return 'block';
  if (isPlain(name) || isService(name)) return null;
  return isQuoted || (hasColon && isNoWord(name, lexicon())) ? 'review' : null;
}

/** What was done with an account, rather than its name: `Snap: pending`, `insta: gesperrt`. */
const INFLECTED = /(?:ing|ed|en|é|ée|és|ées|rt|kt|gt|nt|st|d)$/;

/** `snap: leamrtn`: small letters that no list explains. */
function isNoWord(name: string, lexicon: Lexicon): boolean {
  const form = nameForm(name);
  return /^\p{Ll}{5,}$/u.test(name) && !INFLECTED.test(name) && !lexicon.isCommon(form) && !lexicon.isKnown(form) && !lexicon.isPlace(form);
}

function isPlain(name: string): boolean {
  return PLAIN_WORDS.has(name.toLowerCase()) || /^[\d.,-]+$/.test(name);
}

function span(start: number, name: string, result: Span['result']): Span {
  return { start, end: start + name.length, type: 'HANDLE', result };
}
