// Street addresses: a street and a house number, as they are written in Dutch, French, German and English. The address of an office
// is public, so beside a word for one it is for review only; a street without a number is no address.
import { AT_HOME, FORENAMES, HOME_STREETS, NAME_GOES_ON, type Need, REST, STREETS, TOWN, TOWN_ALONE } from './address-patterns.ts';
import { contextAfter, contextBefore, lastMatchEnd, near, type Span, wordPattern } from './span.ts';

/** Somebody lives there. */
const HOME_WORDS = wordPattern([
  'wo(?:on|nen)t?',
  'woonde[nr]?',
  'woonachtig',
  'wonende?',
  'thuis(?:adres)?',
  'woonplaats',
  'huisadres',
  'verblijft',
  'gedomicilieerd',
  'domicilie',
  'adres(?:gegevens)?',
  'habit(?:e|ent|ait|ant)',
  'domicili(?:é|ée|e)?',
  'demeur(?:e|ant)',
  'résid(?:e|ait|ant)',
  'adresse(?: (?:privée|postale|du domicile))?',
  'chez (?:lui|elle|eux)',
  'wohn(?:t|te|haft|end|ort|sitz)',
  'lebt',
  'anschrift',
  '(?:wohn|privat|heim)adresse',
  'liv(?:e|es|ed|ing)',
  'resid(?:es|ed|ing|ent)',
  'home address',
  'address',
  'home',
]);
/** An office of somebody whose address is public. */
const OFFICE_WORDS = wordPattern([
  '(?:hoofd)?kantoor',
  'kantoren',
  '(?:maatschappelijke |hoofd)?zetel',
  'gevestigd',
  'vestiging',
  'v\\.?z\\.?w',
  'n\\.?v',
  'b\\.?v',
  'stichting',
  'vereniging',
  'siège(?: social)?',
  'bureaux?',
  'a\\.?s\\.?b\\.?l',
  's\\.?a\\.?s?',
  's\\.?a\\.?r\\.?l',
  'association',
  'établie?',
  'sitz',
  'büro',
  'geschäftsstelle',
  'gmbh',
  'e\\.? ?v',
  'ag',
  'verein',
  'ansässig',
  '(?:head|registered )?(?:office|offices)',
  'headquarters',
  'headquartered',
  'ltd',
  'limited',
  'inc',
  'llc',
  'charity',
  'foundation',
  'commission',
  'commissie',
  'kommission',
  'autorité',
  'autoriteit',
  'behörde',
  'agentur',
  'parket',
  'rechtbank',
  'tribunal',
  'gericht',
  'court',
  'postbus',
]);
const OFFICE_REACH = 60;
/** How far after a word of living its address is looked for. */
const HOME_REACH = 100;
const AT_HOME_REACH = 22;
/** Units and things that are counted, right behind a number: `Speicherplatz 50 GB`. With a capital many are towns: `rue Neuve 12 Ans`. */
const COUNTED = new RegExp(
  `^ ?(?:${[
    'GB|MB|TB|[Kk]m|x',
    // Dutch
    'keer|maal|meldingen|pagina|uur|uren|dagen|weken|maanden|jaar|jaren|landen',
    'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december',
    // French
    'fois|notifications|pages|heures|jours|semaines|mois|ans|pays',
    // German, where nouns have a capital
    '[Mm]al|[Mm]eldung(?:en)?|[Ss]eiten|[Ss]tunden|[Tt]agen?|[Ww]ochen|[Mm]onaten?|[Jj]ahren?|[Ll]ändern?',
    // English
    'times|notices|reports|days|weeks|months|years|hours|countries',
  ].join('|')})(?!\\p{L})`,
  'u',
);
/** Words that only end like a street, by that ending. */
const NO_STREET = new RegExp(
  [
    '(?:^|[\\s-])(?:onder|snel|spoor|water|lucht|om|deel|half|uit|rechts|klacht|meld|hin|um|bei|aus)weg',
    '(?:arbeits|speicher|stell|sitz|spiel|lehr|studien|schau|kita|ausbildungs)platz',
    '(?:gerichts|bahn|gast|buiten|friesen|fried|gerechts|bundes)hof',
    '(?:binnen|super|arbeids|arbeits|woning|wohnungs|floh|eengemaakte |interne )markt',
    '(?:dos|jaar|fact|bei|ver|ing|ler|der|ker|ter|ger|ser|lle|nde|ste|vie|zie|ie|ne|be|wa|spa|ke|le|e|a)ring',
    'decade|brigade',
    '(?:aller|veler|tweeër|geen|geener)lei',
    'sport(?:park|veld)|speel(?:plein|veld)|werkveld|schoolplein',
  ]
    .map((words) => `(?:${words}) `)
    .join('|'),
  'i',
);

/** `text` is folded and holds no dates. */
export function addresses(text: string): Span[] {
  const spans = STREETS.flatMap(({ when, pattern, needs }) => (when.test(text) ? streets(text, pattern, needs) : []));
  for (const stretch of near(text, HOME_WORDS, HOME_REACH)) {
    for (const span of [...streets(stretch.text, HOME_STREETS, 'home'), ...atHome(stretch.text), ...towns(stretch.text)]) {
      spans.push({ ...span, start: span.start + stretch.start, end: span.end + stretch.start });
    }
  }
  return spans;
}

function streets(text: string, pattern: RegExp, needs: Need): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(pattern)) {
    const street = match.index + match[0].length;
    const end = endOfAddress(text, street, /^\d/.test(match[0]));
    const start = withForename(text, afterHomeWords(text, match.index, street));
    const result = judge(text, start, end, needs);
    if (result !== null) spans.push({ start, end, type: 'ADDRESS', result });
  }
  return spans;
}

/** Right behind a word of living: for review, since nothing else says that a street is meant. */
function atHome(text: string): Span[] {
  return streets(text, AT_HOME, 'home')
    .filter((span) => contextBefore(text, span.start, AT_HOME_REACH).search(HOME_WORDS) >= 0)
    .map((span) => ({ ...span, result: 'review' }));
}

function towns(text: string): Span[] {
  return [...text.matchAll(TOWN_ALONE)]
    .filter((match) => contextBefore(text, match.index, 24).search(HOME_WORDS) >= 0)
    .map((match) => ({ start: match.index, end: match.index + match[0].length, type: 'ADDRESS', result: 'block' }));
}

function endOfAddress(text: string, street: number, hasNumberInFront: boolean): number {
  NAME_GOES_ON.lastIndex = street;
  REST.lastIndex = hasNumberInFront ? street + (NAME_GOES_ON.exec(text)?.[0].length ?? 0) : street;
  const start = REST.lastIndex;
  const end = start + (REST.exec(text)?.[0].length ?? 0);
  return street + text.slice(street, end).replace(/(?<![.,])[.,]+$/, '').length;
}

/** A pattern takes words before the street's name along: `woont Lindenweg 7`. */
function afterHomeWords(text: string, start: number, end: number): number {
  const word = /^\p{L}+ /u.exec(text.slice(start, end))?.[0];
  return word && lastMatchEnd(word, HOME_WORDS) === word.length - 1 ? afterHomeWords(text, start + word.length, end) : start;
}

/** `Prins Hendriklaan`: capitals before the street's word belong to it, where they do not begin the sentence. */
function withForename(text: string, start: number): number {
  const before = text.slice(Math.max(0, start - 40), start);
  return start - (FORENAMES.exec(before)?.[0].length ?? 0);
}

function judge(text: string, start: number, end: number, needs: Need): Span['result'] | null {
  const address = text.slice(start, end);
  const after = contextAfter(text, end, OFFICE_REACH);
  const before = contextBefore(text, start, OFFICE_REACH);
  const isHome = before.search(HOME_WORDS) >= 0;
  if (COUNTED.test(after) || NO_STREET.test(`${address} `) || (needs === 'home' && !isHome)) return null;
  // Years at the heads of columns: `Figure 2026 2027 Difference`. A street's own word before them tells an address all the same.
  if (!isHome && needs !== 'nothing' && /(?<!\d)(?:19|20)\d{2},? (?:19|20)\d{2}(?!\d)/.test(address)) return null;
  const hasTown = TOWN.test(address);
  // A year after a street: “in de Kerkstraat 2025”.
  if (!isHome && !hasTown && /(?:19|20)\d{2}$/.test(address)) return null;
  if (!isHome && (before.search(OFFICE_WORDS) >= 0 || after.slice(0, 12).search(OFFICE_WORDS) >= 0)) return 'review';
  if (isHome || hasTown || needs === 'nothing') return 'block';
  return needs === 'town' ? 'review' : null;
}
