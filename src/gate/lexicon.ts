// Words that are written with a capital letter and name no person: institutions, laws, places, peoples; and common given names.
import { normaliseLabel } from '../model/normalise.ts';
import { authorities, knownServices } from '../model/vocabulary.ts';

const MEMBER_STATES =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK GB US CH NO IS UA RU TR CN EU'.split(' ');
const LANGUAGES = 'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv uk ru tr ar'.split(' ');

/** By language; `*` holds for all. Our own list: the law and those who apply it, places and peoples near our first users. */
const WORDS: Readonly<Record<string, string>> = {
  '*':
    'DSA Digital Services Act Trusted Flagger Flaggers EU URL URLs ID CSV PDF HTML JSON API FAQ CRM IP AI SMS PC IT ISO RGPD GDPR AVG DSGVO DPO CSAM CSAE NCII NTD SLA Q1 Q2 Q3 Q4 INHOPE Insafe ' +
    'Europol Interpol Eurojust ENISA EDPB EDPS Unicef UNICEF UNESCO OECD SCART ICCAM Internet Web Online BV NV SRL SA SAS SARL SL GmbH AG Ltd Inc LLC VZW ASBL AISBL CET CEST UTC BIPT IBPT CSEM Arcom ACM BNetzA Bundesnetzagentur ' +
    'Brussel Bruxelles Brussels Brüssel Antwerpen Gent Gand Luik Liège Namur Namen Leuven Paris Parijs Lyon Amsterdam Rotterdam Utrecht Berlin London Dublin Luxembourg Wien',
  nl:
    'Europa Europese Europees Unie Commissie Raad Parlement Verordening Richtlijn Artikel Artikelen Bijlage Hoofdstuk Overweging Lid Wet Wetboek Strafwetboek Grondwet Staatsblad ' +
    'Digitaledienstenverordening Digitaledienstencoördinator Coördinator Hof Justitie Rijk Staat Instituut Autoriteit Agentschap Vlaanderen Wallonië Vlaams Vlaamse Waals Waalse Brussels Brusselse ' +
    'Belg Belgen Belgisch Belgische Nederlands Nederlandse Nederlandstalig Nederlandstalige Frans Franse Franstalig Franstalige Duits Duitse Duitstalig Duitstalige Engels Engelse Engelstalig Iers Ierse Luxemburgs Luxemburgse Kerstmis Pasen Hotline Meldpunt',
  fr:
    'Europe Européen Européenne Européens Union Commission Conseil Parlement Règlement Directive Article Articles Annexe Chapitre Considérant Loi Code Constitution Journal Moniteur Cour Justice État États ' +
    'Institut Autorité Agence Coordinateur Flandre Wallonie Flamand Wallon Bruxellois Bruxelloise Belge Belges Français Française Françaises Néerlandais Néerlandaise Allemand Allemande Anglais Anglaise Irlandais Luxembourgeois République Noël Pâques Ligne Point',
  de: 'Europa Europäische Europäischen Europäischer Union Kommission Rat Parlament Verordnung Richtlinie Artikel Anhang Kapitel Erwägungsgrund Gesetz Grundgesetz Amtsblatt Gerichtshof Koordinator Bund Land Belgien Ostbelgien',
  en:
    'I Europe European Europeans Union Commission Council Parliament Regulation Directive Article Articles Annex Chapter Recital Act Official Journal Court Justice State States Member Members Digital Services Coordinator Board ' +
    'Institute Authority Agency Flanders Wallonia Flemish Walloon Belgian Belgians Dutch French German English Irish British American Luxembourgish Christmas Easter Hotline Internet Notice Trusted Flagger Flaggers',
};

/** Frequent given names, looked for at the start of a sentence, where every word has a capital. Review only, so a short list will do. */
const GIVEN_NAMES =
  'Jan Piet Pieter Peter Kees Johan Jeroen Bart Wim Koen Tom Luc Marc Mark Dirk Geert Stijn Joris Thomas Lucas Noah Liam Daan Sem Milan Lars Emma Julie Marie Sofie Sophie Els An Anne Anna Lotte Louise Eva Sara Sarah Lien Katrien Ilse Nele Inge ' +
  'Hilde Annelies Julia Mila Tess Fatima Mohamed Mohammed Ahmed Youssef Ali Hassan Aisha Jean Pierre Jacques Michel Philippe Alain Nicolas Julien Antoine Louis Hugo Arthur Gabriel Jules Léo Camille Léa Chloé Manon Inès Claire Nathalie Isabelle ' +
  'Sylvie Céline Émilie Charlotte Hans Klaus Jürgen Wolfgang Stefan Andreas Michael Christian Markus Sabine Petra Monika Ursula Heike Anja Lukas Leon Finn Hannah Lena John James David Robert William Mary Patricia Jennifer Linda Elizabeth Susan ' +
  'Jessica Karen Emily Olivia Jack Harry Oliver George Charlie Kevin Brian Steven Daniel Matthew Andrew Joshua';

export const givenNames: ReadonlySet<string> = new Set(GIVEN_NAMES.split(' ').map(normaliseLabel));

const lexicons = new Map<string, ReadonlySet<string>>();

/** Normal forms of capitalised words known in a language; the words of authorities and designated services included. */
export function lexicon(language: string): ReadonlySet<string> {
  let words = lexicons.get(language);
  if (!words) {
    const texts = [
      WORDS['*'] ?? '',
      WORDS[language] ?? '',
      ...calendarWords(language),
      ...placesAndLanguages(language),
      ...authorities().flatMap((authority) => [authority.abbreviation, authority.name, authority.nameEn]),
      ...knownServices().flatMap((known) => [known.service, known.provider]),
    ];
    words = wordSet(texts);
    lexicons.set(language, words);
  }
  return words;
}

/** Normal forms of the single words in texts. */
export function wordSet(texts: Iterable<string>): Set<string> {
  const words = new Set<string>();
  for (const text of texts) for (const word of normaliseLabel(text).match(/[\p{L}\p{N}]+/gu) ?? []) words.add(word);
  return words;
}

function calendarWords(language: string): string[] {
  const name = (options: Intl.DateTimeFormatOptions, day: number, month: number) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(Date.UTC(2024, month, day));
  return [
    ...Array.from({ length: 12 }, (_, month) => name({ month: 'long' }, 1, month)),
    ...Array.from({ length: 7 }, (_, day) => name({ weekday: 'long' }, day + 1, 0)),
  ];
}

function placesAndLanguages(language: string): string[] {
  const region = new Intl.DisplayNames(language, { type: 'region' });
  const tongue = new Intl.DisplayNames(language, { type: 'language' });
  return [...MEMBER_STATES.map((code) => region.of(code) ?? ''), ...LANGUAGES.map((code) => tongue.of(code) ?? '')];
}
