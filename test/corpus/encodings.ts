// Cases: the same kind of table in every encoding that European exports come in.
import { type Case, never, ok, one, optional, orAside, saying } from './case.ts';
import { inEncoding, joined, lines, linesWith, utf8, utf8Bom, utf16 } from './encode.ts';
import { header, mapOf } from './labels.ts';

const DUTCH = [
  header('nl', ','),
  'M-001,2026-01-05,Facebook,Haatzaaien,Verwijderd',
  'M-002,2026-01-07,Café Platform,Privé-beelden zonder toestemming,Geweigerd',
  'M-003,2026-01-19,Hyves™,Misleidende reclame – financieel,Geen reactie',
];
const DUTCH_RECORDS = [
  ok(2, 'M-001', '2026-01-05', 'Facebook', 'Haatzaaien', 'Verwijderd'),
  ok(3, 'M-002', '2026-01-07', 'Café Platform', 'Privé-beelden zonder toestemming', 'Geweigerd'),
  ok(4, 'M-003', '2026-01-19', 'Hyves™', 'Misleidende reclame – financieel', 'Geen reactie'),
];

const FRENCH = [
  header('fr', ';'),
  'S-101;2026-02-03;Réseau Étoilé;Discours de haine à caractère raciste;Retiré après relance',
  "S-102;2026-02-04;Facebook;Chantage à l'œuvre dérobée, préjudice 20 €;Refusé – pas illicite",
  'S-103;2026-02-17;Forum « Ça va ? »;Harcèlement;Sans réponse',
];
const FRENCH_RECORDS = [
  ok(2, 'S-101', '2026-02-03', 'Réseau Étoilé', 'Discours de haine à caractère raciste', 'Retiré après relance'),
  ok(3, 'S-102', '2026-02-04', 'Facebook', "Chantage à l'œuvre dérobée, préjudice 20 €", 'Refusé – pas illicite'),
  ok(4, 'S-103', '2026-02-17', 'Forum « Ça va ? »', 'Harcèlement', 'Sans réponse'),
];

const GERMAN = [
  header('de', ';'),
  'AZ-1;2026-03-02;Facebook;Volksverhetzung, öffentlich;Gelöscht',
  'AZ-2;2026-03-03;Müllers Forum;Drohung gegen Fußgänger;Für Übersicht gemeldet',
  'AZ-3;2026-03-21;Köln-Börse GmbH;Betrug größeren Ausmaßes;Keine Rückmeldung',
];
const GERMAN_RECORDS = [
  ok(2, 'AZ-1', '2026-03-02', 'Facebook', 'Volksverhetzung, öffentlich', 'Gelöscht'),
  ok(3, 'AZ-2', '2026-03-03', 'Müllers Forum', 'Drohung gegen Fußgänger', 'Für Übersicht gemeldet'),
  ok(4, 'AZ-3', '2026-03-21', 'Köln-Börse GmbH', 'Betrug größeren Ausmaßes', 'Keine Rückmeldung'),
];

const POLISH = [
  header('pl', ';'),
  'Z/2026/1;2026-01-12;Allegro;Sprzedaż narkotyków i podróbek;Usunięto treść',
  'Z/2026/2;2026-01-15;Facebook;Groźby wobec dziecka, wyłudzenie zdjęć;Zablokowano użytkownika',
  'Z/2026/3;2026-02-20;Gadu-Gadu;Mowa nienawiści;Brak odpowiedzi – ponaglić później',
  'Z/2026/4;2026-02-21;Źródło Usług;Oszustwo „na wnuczka”;Odmowa, treść legalna',
];
const POLISH_RECORDS = [
  ok(2, 'Z/2026/1', '2026-01-12', 'Allegro', 'Sprzedaż narkotyków i podróbek', 'Usunięto treść'),
  ok(3, 'Z/2026/2', '2026-01-15', 'Facebook', 'Groźby wobec dziecka, wyłudzenie zdjęć', 'Zablokowano użytkownika'),
  ok(4, 'Z/2026/3', '2026-02-20', 'Gadu-Gadu', 'Mowa nienawiści', 'Brak odpowiedzi – ponaglić później'),
  ok(5, 'Z/2026/4', '2026-02-21', 'Źródło Usług', 'Oszustwo „na wnuczka”', 'Odmowa, treść legalna'),
];
const plain = (rows: readonly string[]) => rows.map((row) => row.replaceAll('–', '-').replace(/[„”]/g, "'"));
const plainRecords = (records: typeof POLISH_RECORDS) =>
  records.map((record) => ({
    ...record,
    values: record.values.map((value) => (typeof value === 'string' ? (plain([value])[0] ?? '') : value)),
  }));

const CZECH = [
  header('cs', ';'),
  'P-7;2026-04-01;Seznam.cz;Šíření dětské pornografie;Obsah odstraněn',
  'P-8;2026-04-02;Žluťoučký kůň s.r.o.;Výhrůžky a vydírání;Účet zablokován',
  'P-9;2026-04-23;Facebook;Nenávistné projevy vůči menšině;Bez odpovědi, řeší se',
];
const CZECH_RECORDS = [
  ok(2, 'P-7', '2026-04-01', 'Seznam.cz', 'Šíření dětské pornografie', 'Obsah odstraněn'),
  ok(3, 'P-8', '2026-04-02', 'Žluťoučký kůň s.r.o.', 'Výhrůžky a vydírání', 'Účet zablokován'),
  ok(4, 'P-9', '2026-04-23', 'Facebook', 'Nenávistné projevy vůči menšině', 'Bez odpovědi, řeší se'),
];

const HUNGARIAN = [
  header('hu', ';'),
  'B-11;2026-05-04;Index Fórum;Gyűlöletbeszéd kisebbség ellen;Eltávolítva',
  'B-12;2026-05-05;Facebook;Szexuális tartalmú zsarolás, fenyegetőzés;Felhasználó letiltva, később törölve',
  'B-13;2026-05-29;Őrült Hűség Kft.;Csalás;Nem érkezett válasz',
];
const HUNGARIAN_RECORDS = [
  ok(2, 'B-11', '2026-05-04', 'Index Fórum', 'Gyűlöletbeszéd kisebbség ellen', 'Eltávolítva'),
  ok(3, 'B-12', '2026-05-05', 'Facebook', 'Szexuális tartalmú zsarolás, fenyegetőzés', 'Felhasználó letiltva, később törölve'),
  ok(4, 'B-13', '2026-05-29', 'Őrült Hűség Kft.', 'Csalás', 'Nem érkezett válasz'),
];

const BULGARIAN = [
  header('bg', ';'),
  'С-1;2026-01-09;Фейсбук;Реч на омразата;Премахнато съдържание',
  'С-2;2026-01-13;Виваком Хостинг;Измама с плащания;Няма отговор',
  'С-3;2026-01-30;Facebook;Заплахи към дете;Отказано, не е незаконно',
];
const BULGARIAN_RECORDS = [
  ok(2, 'С-1', '2026-01-09', 'Фейсбук', 'Реч на омразата', 'Премахнато съдържание'),
  ok(3, 'С-2', '2026-01-13', 'Виваком Хостинг', 'Измама с плащания', 'Няма отговор'),
  ok(4, 'С-3', '2026-01-30', 'Facebook', 'Заплахи към дете', 'Отказано, не е незаконно'),
];

const GREEK = [
  header('el', ';'),
  'Α-1;2026-02-02;Φόρουμ Αθήνας;Ρητορική μίσους;Αφαιρέθηκε',
  'Α-2;2026-02-05;Facebook;Απειλές και εκβιασμός ανηλίκου;Χωρίς απάντηση',
  'Α-3;2026-02-26;Ωραία Νησιά ΑΕ;Απάτη με ψεύτικες αγγελίες;Άρνηση: νόμιμο περιεχόμενο',
];
const GREEK_RECORDS = [
  ok(2, 'Α-1', '2026-02-02', 'Φόρουμ Αθήνας', 'Ρητορική μίσους', 'Αφαιρέθηκε'),
  ok(3, 'Α-2', '2026-02-05', 'Facebook', 'Απειλές και εκβιασμός ανηλίκου', 'Χωρίς απάντηση'),
  ok(4, 'Α-3', '2026-02-26', 'Ωραία Νησιά ΑΕ', 'Απάτη με ψεύτικες αγγελίες', 'Άρνηση: νόμιμο περιεχόμενο'),
];

const LATVIAN = [
  header('lv', ';'),
  'L-1;2026-03-03;Draugiem.lv;Naida runa pret minoritātēm;Saturs dzēsts',
  'L-2;2026-03-09;Facebook;Bērna seksuāla izmantošana, šantāža;Konts slēgts pēc ziņojuma',
  'L-3;2026-03-30;Ķeguma hostings;Krāpšana ar viltotām precēm;Atbilde nav saņemta, jāprecizē',
];
const LATVIAN_RECORDS = [
  ok(2, 'L-1', '2026-03-03', 'Draugiem.lv', 'Naida runa pret minoritātēm', 'Saturs dzēsts'),
  ok(3, 'L-2', '2026-03-09', 'Facebook', 'Bērna seksuāla izmantošana, šantāža', 'Konts slēgts pēc ziņojuma'),
  ok(4, 'L-3', '2026-03-30', 'Ķeguma hostings', 'Krāpšana ar viltotām precēm', 'Atbilde nav saņemta, jāprecizē'),
];

const LITHUANIAN = [
  header('lt', ';'),
  'T-1;2026-04-07;Delfi;Neapykantos kurstymas prieš mažumas;Pašalinta',
  'T-2;2026-04-08;Facebook;Vaiko šantažas, grasinimai žudyti;Paskyra užblokuota',
  'T-3;2026-04-28;Žemaičių serveriai;Sukčiavimas;Atsakymo nėra, laukiama įvykdymo',
];
const LITHUANIAN_RECORDS = [
  ok(2, 'T-1', '2026-04-07', 'Delfi', 'Neapykantos kurstymas prieš mažumas', 'Pašalinta'),
  ok(3, 'T-2', '2026-04-08', 'Facebook', 'Vaiko šantažas, grasinimai žudyti', 'Paskyra užblokuota'),
  ok(4, 'T-3', '2026-04-28', 'Žemaičių serveriai', 'Sukčiavimas', 'Atsakymo nėra, laukiama įvykdymo'),
];

/** Rows of five cells, and the records they are. */
function simple(language: Parameters<typeof header>[0], delimiter: string, rows: readonly (readonly string[])[]) {
  return {
    text: [header(language, delimiter), ...rows.map((cells) => cells.join(delimiter))],
    records: rows.map((cells, i) => ok(i + 2, ...cells)),
    map: mapOf(language),
  };
}

const SPANISH = simple('es', ';', [
  ['E-1', '2026-05-11', 'Menéame', 'Incitación al odio, año nuevo', 'Contenido eliminado'],
  ['E-2', '2026-05-12', 'Facebook', 'Extorsión sexual a una niña', '¿Sin respuesta?'],
  ['E-3', '2026-05-30', 'Logroño Hosting', 'Estafa', 'Denegado: no es ilícito'],
]);
const ITALIAN = simple('it', ';', [
  ['I-1', '2026-06-01', 'Facebook', 'Incitamento all’odio', 'Rimosso perché illecito'],
  ['I-2', '2026-06-02', 'Libertà Network', 'Pubblicità ingannevole – più casi', 'Già rimosso'],
]);
const PORTUGUESE = simple('pt', ';', [
  ['P-1', '2026-06-08', 'Sapo', 'Incitação ao ódio e à violência', 'Remoção do conteúdo'],
  ['P-2', '2026-06-09', 'Facebook', 'Extorsão, não só', 'Sem decisão até à data'],
]);
const FINNISH = simple('fi', ';', [
  ['F-1', '2026-06-15', 'Vauva.fi', 'Vihapuhe ja väkivallalla uhkaaminen', 'Poistettu käyttöehtojen nojalla'],
  ['F-2', '2026-06-16', 'Facebook', 'Petos 300 €', 'Šakki-käyttäjä suljettu'],
]);
const SWEDISH = simple('sv', ';', [
  ['S-1', '2026-06-22', 'Flashback', 'Hets mot folkgrupp på Åland', 'Åtgärdat'],
  ['S-2', '2026-06-23', 'Facebook', 'Ofredande av barn över nätet', 'Nekad, ej olaglig'],
]);

const inFrench = (name: string, about: string, written: Parameters<typeof one>[2]) =>
  one(name, about, written, mapOf('fr'), FRENCH_RECORDS, { answers: { delimiter: ';' } });
const inPolish = (encoding: string, rows: readonly string[], records: typeof POLISH_RECORDS) =>
  one(`pl-${encoding}`, `Polish in ${encoding}`, inEncoding(encoding, linesWith('\r\n', ...rows)), mapOf('pl'), records, {
    answers: { delimiter: ';' },
  });

function unicodeCases(): Case[] {
  const tabbed = (rows: readonly string[]) => linesWith('\r\n', ...rows.map((row) => row.replaceAll(';', '\t')));
  return [
    one('nl-utf8', 'UTF-8 without a mark', utf8(lines(...DUTCH)), mapOf('nl'), DUTCH_RECORDS),
    inFrench('fr-utf8-bom', 'UTF-8 with a mark, as Excel writes it', utf8Bom(linesWith('\r\n', ...FRENCH))),
    one(
      'fr-utf8-bom-quoted',
      'a mark before a quoted first label',
      utf8Bom(
        linesWith(
          '\r\n',
          ...FRENCH.map((row) =>
            row
              .split(';')
              .map((cell) => `"${cell}"`)
              .join(';'),
          ),
        ),
      ),
      mapOf('fr'),
      FRENCH_RECORDS,
    ),
    one('de-utf16le-bom-tab', 'the “Unicode text” of Excel', utf16('le', `\uFEFF${tabbed(GERMAN)}`), mapOf('de'), GERMAN_RECORDS, {
      answers: { delimiter: 'tab' },
    }),
    one('pl-utf16be-bom', 'UTF-16, big-endian', utf16('be', `\uFEFF${tabbed(POLISH)}`), mapOf('pl'), POLISH_RECORDS, {
      answers: { delimiter: 'tab' },
    }),
    one('nl-utf16le-bare', 'UTF-16 without a mark', utf16('le', linesWith('\r\n', ...DUTCH)), mapOf('nl'), DUTCH_RECORDS),
    one('fr-utf16be-bare', 'UTF-16, big-endian, without a mark', utf16('be', lines(...FRENCH)), mapOf('fr'), FRENCH_RECORDS),
    one(
      'el-utf16le-bom',
      'UTF-16 whose bytes are mostly not zero',
      utf16('le', `\uFEFF${linesWith('\r\n', ...GREEK)}`),
      mapOf('el'),
      GREEK_RECORDS,
    ),
    one('bg-utf8', 'Cyrillic in UTF-8', utf8(lines(...BULGARIAN)), mapOf('bg'), BULGARIAN_RECORDS),
    one('el-utf8-bom', 'Greek in UTF-8', utf8Bom(lines(...GREEK)), mapOf('el'), GREEK_RECORDS),
    one('hu-utf8-crlf', 'Hungarian in UTF-8', utf8(linesWith('\r\n', ...HUNGARIAN)), mapOf('hu'), HUNGARIAN_RECORDS),
    one(
      'cs-utf8-decomposed',
      'letters and their accents as two characters; the map has them as one',
      utf8(lines(...CZECH).normalize('NFD')),
      mapOf('cs'),
      CZECH_RECORDS.map((record) => ({
        ...record,
        values: record.values.map((value) => (typeof value === 'string' ? value.normalize('NFD') : value)),
      })),
    ),
  ];
}

function singleByteCases(): Case[] {
  const german = (encoding: string) => inEncoding(encoding, linesWith('\r\n', ...GERMAN));
  const bytes = (encoding: string, rows: readonly string[]) => inEncoding(encoding, linesWith('\r\n', ...rows));
  const of = (name: string, encoding: string, table: ReturnType<typeof simple>) =>
    one(name, `${name.slice(0, 2)} in ${encoding}`, bytes(encoding, table.text), table.map, table.records, { answers: { delimiter: ';' } });
  return [
    inFrench('fr-windows-1252', 'Windows-1252 with œ, € and a dash', bytes('windows-1252', FRENCH)),
    one('de-windows-1252', 'Windows-1252', german('windows-1252'), mapOf('de'), GERMAN_RECORDS),
    one('de-iso-8859-1', 'ISO-8859-1', german('iso-8859-1'), mapOf('de'), GERMAN_RECORDS),
    inPolish('windows-1250', POLISH, POLISH_RECORDS),
    inPolish('iso-8859-2', plain(POLISH), plainRecords(POLISH_RECORDS)),
    one('cs-windows-1250', 'Czech in Windows-1250', bytes('windows-1250', CZECH), mapOf('cs'), CZECH_RECORDS),
    one('cs-iso-8859-2', 'Czech in ISO-8859-2', bytes('iso-8859-2', CZECH), mapOf('cs'), CZECH_RECORDS),
    one('hu-windows-1250', 'Hungarian in Windows-1250', bytes('windows-1250', HUNGARIAN), mapOf('hu'), HUNGARIAN_RECORDS),
    one('bg-windows-1251', 'Bulgarian in Windows-1251', bytes('windows-1251', BULGARIAN), mapOf('bg'), BULGARIAN_RECORDS),
    one('el-windows-1253', 'Greek in Windows-1253', bytes('windows-1253', GREEK), mapOf('el'), GREEK_RECORDS),
    one('lv-windows-1257', 'Latvian in Windows-1257', bytes('windows-1257', LATVIAN), mapOf('lv'), LATVIAN_RECORDS),
    one('lt-windows-1257', 'Lithuanian in Windows-1257', bytes('windows-1257', LITHUANIAN), mapOf('lt'), LITHUANIAN_RECORDS),
    of('es-windows-1252', 'windows-1252', SPANISH),
    of('it-windows-1252', 'windows-1252', ITALIAN),
    of('pt-windows-1252', 'windows-1252', PORTUGUESE),
    of('fi-iso-8859-15', 'iso-8859-15', FINNISH),
    of('sv-iso-8859-1', 'iso-8859-1', SWEDISH),
    inFrench('fr-macroman-cr', 'MacRoman with lone carriage returns', inEncoding('macintosh', linesWith('\r', ...FRENCH))),
    one('de-macroman', 'MacRoman with line feeds', inEncoding('macintosh', lines(...GERMAN)), mapOf('de'), GERMAN_RECORDS),
  ];
}

const ONE_ACCENT = [
  header('en', ','),
  ...Array.from({ length: 40 }, (_, i) => `R-${i + 1},2026-01-${String((i % 28) + 1).padStart(2, '0')},X,Hate,Removed`),
];

function hardCases(): Case[] {
  const rows = simple('en', ',', [
    ['R-1', '2026-01-05', 'Facebook', 'Hate', 'Removed'],
    ['R-2', '2026-01-06', 'CafÃ© Platform', 'PrivÃ©', 'Removed'],
    ['R-3', '2026-01-07', 'X', 'Fraud', 'Refused'],
  ]);
  return [
    one(
      'en-double-encoded',
      'UTF-8 that was taken for Windows-1252 and written as UTF-8 again: read as it stands, and said',
      utf8(lines(...rows.text)),
      rows.map,
      rows.records.map((record) => (record.line === 3 ? orAside(saying('text.looks-double-encoded', record)) : record)),
      { outcomes: ['ok', 'ask'] },
    ),
    one(
      'nl-mixed-bytes',
      'one line in another encoding than the rest, as two tools have written it',
      joined(utf8(lines(...DUTCH)), inEncoding('windows-1252', 'M-004,2026-01-20,Café Platform,Privé-beelden,Geweigerd\n')),
      mapOf('nl'),
      [...DUTCH_RECORDS.map(optional), optional(never(5))],
      { answers: { encoding: 'utf-8' }, outcomes: ['ok', 'ask', 'reject'] },
    ),
    one(
      'en-one-accent-late',
      'plain ASCII but for one Windows-1252 letter in the last line',
      inEncoding('windows-1252', lines(...ONE_ACCENT, 'R-41,2026-02-01,Café,Hate,Removed')),
      mapOf('en'),
      [...ONE_ACCENT.slice(1).map((row, i) => ok(i + 2, ...row.split(','))), ok(42, 'R-41', '2026-02-01', 'Café', 'Hate', 'Removed')],
    ),
    one(
      'en-accent-not-mapped',
      'the only letters beyond ASCII stand in a column nobody mapped',
      inEncoding(
        'windows-1250',
        lines(header('en', ',', 'Analyst'), 'R-1,2026-01-05,X,Hate,Removed,Łukasz', 'R-2,2026-01-15,X,Fraud,Refused,Žofie'),
      ),
      mapOf('en'),
      [ok(2, 'R-1', '2026-01-05', 'X', 'Hate', 'Removed'), ok(3, 'R-2', '2026-01-15', 'X', 'Fraud', 'Refused')],
    ),
    one(
      'en-truncated-utf8',
      'the file was cut in the middle of a letter',
      {
        bytes: new TextEncoder()
          .encode(lines(header('en', ','), 'R-1,2026-01-05,X,Hate,Réglé', 'R-2,2026-01-06,X,Hate,Abandonné').trimEnd())
          .slice(0, -1),
        encoding: 'utf-8',
      },
      mapOf('en'),
      [optional(ok(2, 'R-1', '2026-01-05', 'X', 'Hate', 'Réglé')), optional(never(3))],
      { outcomes: ['ok', 'ask', 'reject'] },
    ),
  ];
}

export const encodingCases = (): Case[] => [...unicodeCases(), ...singleByteCases(), ...hardCases()];
