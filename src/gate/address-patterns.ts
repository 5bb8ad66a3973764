// How addresses are written in Dutch, French, German and English: the street, its number, a box, the town.

/** `12`, `12a`, `12 bis`, `12-14`, `12 - 14`; no count, time or share. */
const NUMBER =
  '\\d{1,4} ?(?:[a-z](?![\\p{L}])|bis|ter|quater)?(?:(?:[-/] ?| - )\\d{1,4}[a-z]?)?(?:-(?:hs|[IVX]{1,4})(?!\\p{L}))?(?![\\d\\p{L}]|[.,:]\\d| ?[%°€])';
const NR = '(?:(?:huis|haus)?(?:nummer|nr\\.?) ?|n° ?)?';
/** A full stop behind these, or behind a single letter, ends no sentence: `St. Gallen`, `Dr. Schaepmanlaan`, `F.D. Rooseveltlaan`. */
const SHORT = '(?:(?:St|Ste|Dr|Prof|Gén|Mgr|Kard|Burg|Past|Gebr|Jhr|Kan)\\.-?|(?:\\p{Lu}\\.-?){1,3})';
const CAPITALISED = "\\p{Lu}[\\p{L}'-]{1,30}";
const CAPITAL = `(?:${SHORT}(?:${CAPITALISED})?|${CAPITALISED})`;
const PLACE = `(?:${CAPITAL}(?: (?:(?:am|an der|sur|sous|la|le|les|aan den|aan de|op|den|upon|bij|ob der) )?${CAPITAL}){0,2})`;
const POSTCODE = '(?:(?:[BFDLA]|NL|BE|CH)[- ]?)?(?:\\d{4} ?[A-Z]{2}(?![\\p{L}])|\\d{4,5}(?!\\d))';
/** After a postcode a town, and no count of things: `Tabelle 3, 1204 Meldungen`. */
const TOWN_AFTER = `${POSTCODE},? (?!(?:Meldung|Melding|Notice|Notification|Report|Signalement|Inhalt|Beitr|Fäll|Anzeige|Hinweis|Konten|Nutzer|Links|Bild|Video|Euro|EUR))${CAPITAL}`;
/** United Kingdom, Ireland, districts of Dublin, Irish counties. */
const ISLAND_TOWN =
  '(?:[A-Z]\\d[\\dW] ?[A-Z\\d]{4}(?![\\p{L}\\d])|[A-Z]{1,2}\\d[A-Z\\d]?(?: ?\\d[A-Z]{2})?(?![\\p{L}\\d])|Dublin \\d{1,2}W?(?![\\p{L}\\d])|(?:Co\\.|County) \\p{Lu}\\p{L}+)';
const PARTICLES = "(?:de la |de l'|de les |des |de |du |d'|la |le |les |l'|aux? |à |saint[e]? |ste? |notre |sur |en )";
const NAME = `(?:${SHORT} ?)?[\\p{L}\\d'-]{2,30}`;
const FRENCH =
  'rue|avenue|av\\.|boulevard|bd\\.?|bld|chaussée|chemin|allée|impasse|quai|ruelle|sentier|drève|venelle|montée|esplanade|traverse';

/** In any case: these words name a street and little else. */
const PATTERNS = [
  // Dutch: Kerkstraat 12
  `(?:(?:lange|korte|grote|kleine|oude|nieuwe|hoge|lage|eerste|tweede|derde|vierde|sint|st\\.?)[ -])?\\p{L}[\\p{L}'-]{0,30}(?:straat|laan|plein|steenweg|stwg\\.?|dreef|kaai|kade|gracht|singel|plantsoen|steeg|dijk|straatje|str\\.),?[ \\n]${NR}${NUMBER}`,
  `(?:huis)?(?:nummer|nr\\.?) ${NUMBER} (?:van|in|aan|op) de \\p{L}[\\p{L}'-]{1,30}(?:straat|laan|steenweg|dreef|kaai|kade|gracht|singel|steeg|dijk)`,
  // French: 12 rue de la Paix, au 12 de la rue Haute, and in Belgium: rue Neuve 12
  `${NUMBER},? (?:de la |de l'|du )?(?:${FRENCH}) ${PARTICLES}{0,3}${NAME}`,
  `(?:${FRENCH}) ${PARTICLES}{0,3}(?!(?:de|du|des|la|le|les|aux?|en|sur|à|vers|avec|depuis|pour|dans|par|sans|entre|sous|pendant|après|avant|et|est|qui) )[\\p{L}'.-]{2,30}(?: ${PARTICLES}{0,2}[\\p{L}'.-]{2,30}){0,3},? ${NR}${NUMBER}`,
  // German: Hauptstraße 5, Berliner Str. 12a
  `\\p{L}[\\p{L}'-]{1,40}(?:straße|strasse|str\\.?|gasse|allee|ufer|chaussee|promenade|damm),?[ \\n]${NR}${NUMBER}`,
  `\\p{L}[\\p{L}'-]{2,30} (?:straße|strasse|str\\.|allee|gasse|ufer) ${NR}${NUMBER}`,
  // English: 12 High Street
  `(?:(?:flat|unit|apartment|apt\\.?) ?\\w{1,4},? )?${NUMBER},? (?:\\p{L}[\\p{L}'.-]{1,24} ){1,3}(?:street|road|avenue|lane|terrace|crescent)(?!\\p{L})`,
];
const ENGLISH_ENDINGS =
  'Close|Court|Place|Way|Drive|View|Park|Green|Hill|Row|Walk|Rise|Gardens|Grove|Square|Mews|Quay|Parade|St|Rd|Ave|Ln|Dr|Cres|Villas?|Heights|Manor|Meadows?|Cottages|Lawns?|Wharf|Orchard|Downs|Vale|Estate';
/** These mean other things as well: with capitals, or beside a word of living. */
const CASED_PATTERNS = [
  `(?:${CAPITAL} ){0,2}\\p{Lu}[\\p{L}'-]{1,30}(?:weg|baan|hof|pad|markt|park|lei|veld|berg|ring|wal|vest|dam|hoek|boulevard|wegel|erf|oord),? ${NR}${NUMBER}`,
  `(?:Grote|Oude|Nieuwe|Korte|Lange|Kleine|Groot|Oud|Sint-\\p{Lu}\\p{L}+) (?:Markt|Baan|Weg|Steenweg|Vest|Kaai|Plein|Hof|Gracht|Dries|Plaats|Singel|Haven|Dijk|Heide|Kouter),? ${NR}${NUMBER}`,
  `\\p{Lu}[\\p{L}'-]{1,30}(?:weg|platz|ring|damm|hof|markt|graben|wall|steig|park|berg|stieg|winkel|plaats|hang|rain|anger) ${NR}${NUMBER}`,
  `(?:Straße|Strasse|Platz|Weg|Allee) (?:des|der|am|an der|zum|zur) (?:\\d{1,2}\\. )?${CAPITAL} ${NUMBER}`,
  `(?:[Pp]lace|[Cc]los|[Ss]quare|[Ss]q\\.|[Cc]ours|[Rr]oute|[Vv]oie|[Tt]hier|[Rr]ésidence|[Cc]ité|[Ff]aubourg) ${PARTICLES}{0,3}${CAPITAL}(?:[ -]${PARTICLES}{0,2}${CAPITAL}){0,3},? ${NR}${NUMBER}`,
  `Grand[-' ](?:[Rr]ue|[Pp]lace|[Rr]oute),? ${NR}${NUMBER}`,
  `${NUMBER},? (?:place|cours|passage|route|clos|square|résidence|cité|villa|faubourg|mail|voie|hameau|lotissement|HLM) ${PARTICLES}{0,3}${CAPITAL}`,
  `${NUMBER},? (?:${CAPITAL} ){1,3}(?:${ENGLISH_ENDINGS})(?![\\p{L}]| (?!in|and|,)\\p{Ll})`,
];
const BEFORE_NAME =
  '(?:Am|An der|An den|Im|In der|In den|In dem|Auf der|Auf dem|Auf den|Unter den|Hinter der|Hinter dem|Vor dem|Vor der|Bei der|Beim|Zum|Zur|Alter|Alte|Neuer|Neue|Obere|Untere)';
/** After “Am” and “Im” stands nearly anything: only with a town or beside a word of living. */
const BARE_PATTERNS = [`${BEFORE_NAME} (?:(?:Alten|Neuen) )?${CAPITAL} ${NR}${NUMBER}`];
/** Any name and a number, but with a town behind them, or a box. */
const NOT_FIRST =
  '(?!(?:Art(?:ikel|icle)?|Kapitel|Tab(?:elle|el|leau|le)|Seite|Page|Version|Anlage|Bijlage|Annexe?|Abschnitt|Section|Fig) )';
const BOX = '(?:bus|box|bte\\.?|boîte) ?';
const TOWN_PATTERNS = [
  `${NOT_FIRST}(?:${CAPITAL} |de |den |der |het |'t |la |le |les |des |du ){0,4}${CAPITAL},? ${NR}${NUMBER}(?:,? ${BOX}[\\dA-Z]{1,4})?,? (?=${TOWN_AFTER})`,
  `(?:${CAPITAL} ){0,3}${CAPITAL},? ${NR}${NUMBER},? ${BOX}\\d{1,4}`,
  `[Ll]ieu-?dit ${PARTICLES}{0,2}${CAPITAL}(?: ${CAPITAL}){0,2},? (?=${TOWN_AFTER})`,
  `${NUMBER},? ${CAPITAL}(?: (?:na |an |of |the |upon )?\\p{L}?${CAPITAL}){0,3}(?:, (?:The )?${CAPITAL}(?: ${CAPITAL}){0,2}){0,3},? ${ISLAND_TOWN}`,
  `(?:${CAPITAL} ){0,3}${CAPITAL}, (?:${CAPITAL} ){1,3}(?:Street|Road|Lane|Avenue|Terrace)(?:, ${CAPITAL}){0,2},? ${ISLAND_TOWN}`,
];
/** Right behind a word of living any name with a number. */
const AT_HOME_PATTERNS = [
  `(?:(?:'t|[Tt]e[rn]|[Dd]e|[Hh]et|[Dd]en|[Oo]p|[Aa]chter|[Ll]e|[Ll]a|[Ll]es|[Hh]inter|[Ii]n) (?:(?:de|het|den|der|dem|la) )?)?${CAPITAL}(?: ${CAPITAL}){0,2},? ${NR}${NUMBER}`,
];
const AFTER_LIVING = `(?<=(?:liv(?:es?|ed|ing)|resid(?:es?|ed|ing)|home|house|address(?: is|:)?)(?: at)? )${NUMBER},? ${CAPITAL}(?: (?:na )?\\p{L}?${CAPITAL}){0,2}`;

/** After a number in front a French name goes on: `12 rue de la Paix`, `45, avenue Victor Hugo`. */
export const NAME_GOES_ON = new RegExp(`(?: (?:et )?${PARTICLES}{0,2}${CAPITAL}){0,4}`, 'uy');
/** A box, and the town: `bus 3`, `, 9000 Gent`, `, London SW1A 1AA`. */
export const REST = new RegExp(
  `(?:,? (?:bus|box|bte|boîte|[Aa]ppt?\\.?|app\\.|[Aa]pt\\.?|[Ff]lat|unit|[Ww]ohnung|[Ww]hg\\.?) ?[\\dA-Z]{1,4})?` +
    `(?:(?:,| -|\\n)? ?${POSTCODE},? (?:${PLACE}|\\p{Ll}[\\p{L}-]{1,30})|(?:, ${PLACE}){1,2},? [A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}(?!\\p{L}))?`,
  'uy',
);
/** What makes a pattern certain; without a town a street with capitals is for review, the others are nothing. */
export type Need = 'nothing' | 'town' | 'either' | 'home';
export const STREETS: readonly { readonly when: RegExp; readonly pattern: RegExp; readonly needs: Need }[] = [
  {
    when: new RegExp(
      `(?:straat(?:je)?|laan|plein|steenweg|stwg\\.?|dreef|kaai|kade|gracht|singel|plantsoen|steeg|dijk|str\\.?|stra(?:ß|ss)e|gasse|allee|ufer|chaussee|promenade|damm),?[ \\n]${NR}\\d|(?:nummer|nr\\.?) \\d|(?<!\\p{L})(?:${FRENCH}) |\\d[^\\d]{3,90}(?:street|road|avenue|lane|terrace|crescent)`,
      'iu',
    ),
    pattern: join(PATTERNS, 'giu'),
    needs: 'nothing',
  },
  {
    when: new RegExp(
      `(?:weg|baan|hof|pad|markt|park|lei|veld|berg|ring|wall?|vest|dam|hoek|boulevard|wegel|erf|oord|platz|damm|graben|steig|stieg|winkel|plaats|hang|rain|anger|kaai|plein|gracht|dries|singel|haven|dijk|heide|kouter|rue|place|route),? ?${NR}\\d|\\d[^\\d]{1,6}(?:place|cours|passage|route|clos|square|résidence|cité|villa|faubourg|mail|voie|hameau|lotissement|HLM) |\\d[^\\d]{3,99}(?:${ENGLISH_ENDINGS})|(?:stra[sß]s?e|platz|weg|allee) (?:des|der|am|an|zu)|place|clos|sq|cours|route|voie|thier|résidence|cité|faubourg`,
      'i',
    ),
    pattern: join(CASED_PATTERNS, 'gu'),
    needs: 'town',
  },
  { when: new RegExp(`${BEFORE_NAME} \\p{Lu}`, 'u'), pattern: join(BARE_PATTERNS, 'gu'), needs: 'either' },
  {
    when: new RegExp(`\\d[^\\n]{0,24}(?:${TOWN_AFTER}|${BOX}\\d)|${ISLAND_TOWN}|[Ll]ieu-?dit`, 'u'),
    pattern: join(TOWN_PATTERNS, 'gu'),
    needs: 'town',
  },
];
export const HOME_STREETS = join([...CASED_PATTERNS, ...BARE_PATTERNS], 'giu');
export const AT_HOME = join([...AT_HOME_PATTERNS, AFTER_LIVING], 'gu');
export const TOWN = new RegExp(`${POSTCODE},? ${CAPITAL}`, 'u');
/** `Prins` and `Willem de` before a street's name. */
export const FORENAMES = new RegExp(`(?<=[\\p{Ll}\\d,:] )(?:${CAPITAL} (?:van |de |der |den |von )?){1,3}$`, 'u');
/** A home without a street: `woont te 9000 Gent`. */
export const TOWN_ALONE = new RegExp(`(?<![\\p{L}\\p{N}.,])${POSTCODE} ${PLACE}`, 'gu');

function join(patterns: readonly string[], flags: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})`, flags);
}
