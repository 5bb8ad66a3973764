// How likely a word is in a language, by the pairs of its letters. The words learnt from are those every Node release knows: names of
// countries, languages, currencies, months and days in each official language of the European Union.

/** Official languages of the European Union. */
export const LANGUAGES = [
  'bg', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'fi', 'fr', 'ga', 'hr', 'hu', 'it', 'lt', 'lv', 'mt', 'nl', 'pl', 'pt', 'ro', 'sk',
  'sl', 'sv',
] as const; // biome-ignore format: a list of codes

export interface LetterPairs {
  readonly language: string;
  /** Natural logarithm of the likelihood of a word in lower case. Romanian's older letters with a cedilla count as those with a comma. */
  likelihood(word: string): number;
}

/** How much a letter by itself counts beside the pair it stands in. */
const ALONE = 2;
/** What a letter counts as that the language does not have. */
const UNSEEN = 0.02;

let learnt: readonly LetterPairs[] | undefined;
/** One model a language; learnt once, in about a tenth of a second. */
export function letterPairs(): readonly LetterPairs[] {
  learnt ??= LANGUAGES.map(learn);
  return learnt;
}

function learn(language: string): LetterPairs {
  const pairs = new Map<string, number>();
  const letters = new Map<string, number>();
  const add = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const word of knownWords(language)) {
    const text = ` ${word} `;
    for (let i = 1; i < text.length; i += 1) {
      add(pairs, text.slice(i - 1, i + 1));
      add(letters, text.charAt(i - 1));
    }
  }
  const all = [...letters.values()].reduce((a, b) => a + b, 0);
  return {
    language,
    likelihood(word) {
      const text = ` ${word.replaceAll('ş', 'ș').replaceAll('ţ', 'ț')} `;
      let sum = 0;
      for (let i = 1; i < text.length; i += 1) {
        const alone = ((letters.get(text.charAt(i)) ?? 0) + UNSEEN) / (all + 1);
        const pair = pairs.get(text.slice(i - 1, i + 1)) ?? 0;
        sum += Math.log((pair + ALONE * alone) / ((letters.get(text.charAt(i - 1)) ?? 0) + ALONE));
      }
      return sum;
    },
  };
}

/** Small words and words of the trade with the letters that names lack. */
const EVERYDAY: Readonly<Partial<Record<string, string>>> = {
  bg: 'и на за от със премахнат изтрит отказан съдържание доставчик решение дата категория дете сигнал незаконно без отговор връзка',
  cs: 'a je na že už více není příspěvek smazán dítě děti řešení obsah důvod nahlášen účtu uživatel rozhodnutí poskytovatele též může',
  da: 'og på for ikke også indlæg slettet børn afgørelse udbyderen indholdet fjernet ulovligt før år både måned læst når så',
  de: 'und für über nicht gelöscht entfernt Anbieter Maßnahme groß gemäß Verstöße Straße außer Kinder können täglich Größe schließlich',
  el: 'και το για από με δεν έχει διαγραφή αφαίρεση περιεχόμενο παιδί απόφαση πάροχος κατηγορία ημερομηνία παράνομο λόγος',
  es: 'y la para que año niño niña acción también más según está decisión eliminación categoría contenido mañana razón sí después',
  et: 'ja ei on või öö päev lapse sisu kustutatud otsus põhjus teenuse pakkuja ebaseaduslik kõik üle mõne jäänud šokk žanr',
  fi: 'ja ei on tämä että sisältö poistettu päätös palvelun lapsi syy käsittely myös yhä määrä päivä väärä öinen täällä',
  fr: 'et à là où déjà été très même après être supprimé retiré refusé contenu décision mœurs cœur français ça reçu hôte forêt naïf aperçu',
  ga: 'agus an do ní sé sí tá ábhar páiste cinneadh bainte síos údarás fáth lá mí',
  hr: 'i je za što već više nije sadržaj uklonjen dijete odluka pružatelja razlog između također može đak ćemo žena školski',
  hu: 'és a az nem több volt törölt eltávolított tartalom gyermek döntés szolgáltató ok idő erő őt közösségi bűn fűt ügy külső hűvös',
  it: 'e è già più perché città però così può là né rimosso contenuto decisione attività minore società verrà giù lunedì',
  lt: 'ir yra už kad dėl jau ne turinys pašalintas vaikas sprendimas teikėjas priežastis šį įrašas ąžuolas žmogus čia ėjo ūkis',
  lv: 'un ir no par kā vēl nav saturs dzēsts bērns lēmums sniedzējs iemesls šī ļoti ģimene ņemt ķēde žurnāls četri ūdens',
  mt: 'u li għal ma kontenut tneħħa tifel deċiżjoni raġuni ħażin żmien ġurnata għandu',
  nl: 'en de het een van niet is één twee geïnd reëel coördinatie financiële officiële patiënt verwijderd inhoud beslissing ideeën oriëntatie',
  pl: 'i na że nie jest już więcej treść usunięta dziecko decyzja dostawca powód także może zgłoszona śledź żaden ćwiczyć źle pół',
  pt: 'e à não já são também decisão conteúdo removido criança razão ação até mês então três você após avô põe',
  ro: 'și la nu mai mult este șters conținut copil decizie furnizor motiv țară într în sâmbătă după către fără însă când',
  sk: 'a je na že už viac nie príspevok zmazaný dieťa rozhodnutie poskytovateľa dôvod môže účet ľudia štyri kôň nôž päť hĺbka',
  sl: 'in je za že več ni vsebina odstranjena otrok odločba ponudnika razlog tudi lahko čas žal šola',
  sv: 'och på för inte även inlägg borttaget barn beslut leverantören innehåll olagligt år både månad läst när så över',
};

const CODES = Array.from({ length: 26 * 26 }, (_, i) => String.fromCharCode(97 + Math.floor(i / 26), 97 + (i % 26)));

function* knownWords(language: string): Generator<string> {
  const names = (['region', 'language'] as const).flatMap((type) => {
    const list = new Intl.DisplayNames([language], { type, fallback: 'none' });
    return CODES.map((code) => list.of(type === 'region' ? code.toUpperCase() : code) ?? '');
  });
  const currencies = new Intl.DisplayNames([language], { type: 'currency', fallback: 'none' });
  names.push(...Intl.supportedValuesOf('currency').map((code) => currencies.of(code) ?? ''));
  const dates = new Intl.DateTimeFormat(language, { month: 'long', weekday: 'long', day: 'numeric', timeZone: 'UTC' });
  for (let day = 0; day < 365; day += 5) names.push(dates.format(Date.UTC(2026, 0, 1 + day)));
  names.push(EVERYDAY[language] ?? '');
  for (const name of names) yield* name.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
}
