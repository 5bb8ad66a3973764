import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/gate/fold.ts';
import { wordSet } from '../../src/gate/lexicon.ts';
import { persons } from '../../src/gate/names.ts';
import { sentences } from '../../src/gate/sentences.ts';

const ALLOWED = wordSet(['Meldpunt Voorbeeld', 'TikTok', 'Booking.com']);
/** What is found in a text as people write it: invisible and coded characters undone first, as the gate does. */
const found = (language: string | null, original: string) => {
  const { text } = fold(original);
  return persons(text, language, ALLOWED).map((span) => text.slice(span.start, span.end));
};

/** The name is marked in the text: `[Jan Peeters]`. Each language has sentences with one place, filled with many names. */
function marked(sentence: string): [text: string, name: string] {
  return [sentence.replace(/[[\]]/g, ''), sentence.slice(sentence.indexOf('[') + 1, sentence.indexOf(']'))];
}

const HITS: Readonly<Record<string, readonly string[]>> = {
  nl: [
    'Wij spraken met [Jan Peeters] over TikTok.',
    'Toen belde mevrouw [peeters].',
    'Dat zei de heer [J. Vandamme] ons.',
    '[Sophie] werkte hier.',
    "[Kapoor]'s melding was duidelijk.",
    'De brief ging naar [Lieve Van den Berghe].',
    'Het profiel is van [Rachida El Idrissi].',
    'De vader van [Noor] belde terug.',
    'Gemeld door [Koen De Wachter], leerkracht.',
    'De beelden tonen [Aleksandra Wiśniewska].',
    'Verdachte [Demir] is gekend.',
    'Verdachte [kowalczyk] is gekend.',
    'Een man, genaamd [Xandro], dreigde.',
    'Zij heet [Jolien].',
    'Contactpersoon: [Vercauteren]',
    'naam: [lowie claes]',
    'Wij mailden [Hilde Ó Súilleabháin] terug.',
    'Dat was [PEETERS Jan], zegt de school.',
    'Het bericht viseert [Nguyễn Văn Minh].',
    'Zijn alias is [doerak].',
    'Bij [Marijke de Vries] in de klas.',
    'Ook [Tadesse Gebremedhin] werd genoemd.',
    'Het slachtoffer [Amira] is 12 jaar.',
    "De reactie van [D'Hondt] is weg.",
    'Volgens [Bakker] klopt dat.',
    'Haar broer [Ömer Yıldız] weet ervan.',
    'De ouders van [Ioana Popescu] dienden klacht in.',
    'Zij kent [Zbigniew] niet.',
    'Er stond [Jan-Willem van der Meer] onder.',
    'Getekend: [A.B. Janssens]',
    'Onze collega [Priya] beoordeelde dit.',
    'De buurman, [Ivan Petrov], ontkent.',
    'Dr. [Anneleen Goossens] schreef een attest.',
    'Beelden van [Fatoumata Diallo] circuleren.',
    'De rekening van [María de la Fuente] werd misbruikt.',
    'Zowel [Seppe] als de school belde.',
    'Pesterijen tegen [Lukas V.] gemeld.',
    'Foto van [Oksana] verwijderd.',
    'Wij vroegen het aan [Mehmet Öztürk].',
    'Hij bedreigt [Nikolaos Papadopoulos].',
    '[Vandeputte] belde gisteren.',
  ],
  fr: [
    'Nous avons écrit à M. [Dupont] hier.',
    'C’est l’idée d’[Anaïs], notre analyste.',
    '[DUPONT Jeanne] est venue.',
    'Le compte appartient à [Jean-Pierre Lefèvre].',
    'Mme [de la Tour] a répondu.',
    'Maître [Ndiaye] défend la famille.',
    'La mère de [Léa] a appelé.',
    'Signalé par [Hélène Roussel], enseignante.',
    'La vidéo montre [Aleksandra Nowak].',
    'Un homme nommé [Kader] menaçait.',
    'Elle s’appelle [Jade].',
    'Victime : [Boukhari]',
    'nom : [julien moreau]',
    'Le message vise [Nguyễn Văn Minh].',
    'Son alias est [zorglub].',
    'Chez [Françoise Van Hecke] à la maison.',
    'Le suspect, [Ivan Petrov], nie.',
    'Photo de [Oksana] retirée.',
    'Elle connaît [Zbigniew].',
    'Signé : [A.-M. Girard]',
    'Notre collègue [Priya] a vérifié.',
    'Le Dr [Benjelloun] a rédigé un certificat.',
    'Des images de [Ioana Popescu] circulent.',
    'Le compte de [María de la Fuente] a été piraté.',
    '[Fatoumata] a rappelé.',
    'Harcèlement visant [Lucas V.] signalé.',
    'Nous avons demandé à [Mehmet Öztürk].',
    'Il menace [Nikolaos Papadopoulos].',
    'Les parents d’[Amélie] ont porté plainte.',
    'Selon [Garnier], c’est faux.',
    'Le voisin [Tesfaye] est parti.',
    'Commentaire de [Thomas] sous la vidéo.',
    'Madame [Traoré] habite ici.',
    'L’avocate [Rachida El Idrissi] a écrit.',
    'On y lit [Seán O’Brien] en entier.',
    'La lettre de [Maximilien d’Artois] est jointe.',
    'Plainte de [Chantal Vandenbroucke] reçue.',
    'Le fils de [Mamadou] est cité.',
    'Monsieur [le Goff] a raccroché.',
    'Sa sœur [Ayşe Demir] est au courant.',
    'Menace contre [Kévin].',
  ],
  de: [
    'Die Meldung kam von [Priya Kapoor].',
    'Dann half Frau [Schmidt].',
    'Das Konto gehört [Karl-Heinz Wagner].',
    '[Sabine] rief zurück.',
    'Herr [von der Heide] schrieb uns.',
    'Herr [Koch] erstattete Anzeige.',
    'Die Mutter von [Lena] meldete sich.',
    'Gemeldet von [Jürgen Großmann], Lehrer.',
    'Das Video zeigt [Aleksandra Wiśniewska].',
    'Ein Mann namens [Kader] drohte.',
    'Sie heißt [Finja].',
    'Opfer: [Kowalczyk]',
    'name: [lukas hoffmann]',
    'Der Beitrag nennt [Nguyễn Văn Minh].',
    'Sein Alias ist bekannt, er heißt [Torben].',
    'Laut [Krüger] stimmt das nicht.',
    'Der Nachbar, [Ivan Petrov], leugnet.',
    'Foto von [Oksana] gelöscht.',
    'Sie kennt [Zbigniew] nicht.',
    'Gezeichnet: [A.-M. Lehmann]',
    'Unsere Kollegin [Priya] prüfte das.',
    'Dr. [Yıldırım] schrieb ein Attest.',
    'Bilder von [Ioana Popescu] kursieren.',
    'Das Konto von [María de la Fuente] wurde missbraucht.',
    '[Fatoumata] rief an.',
    'Mobbing gegen [Lukas V.] gemeldet.',
    'Wir fragten [Mehmet Öztürk].',
    'Er bedroht [Nikolaos Papadopoulos].',
    'Die Eltern von [Jörg] klagten.',
    '[SCHRÖDER Anja] war da.',
    '[Müller]s Konto ist weg.',
    'Das Schreiben von [Jan Peeters] liegt bei.',
    'Kommentar von [Thomas Mueller] unter dem Video.',
    'Sein Bruder [Ömer] weiß davon.',
    'Das sagte [J. Vandamme] uns.',
    'Auch [Tadesse Gebremedhin] wurde genannt.',
    'Rechtsanwältin [Rachida El Idrissi] schrieb.',
    'Der Schüler [Bartłomiej] ist betroffen.',
    'Drohung gegen [Kevin].',
    'Schwester [Ayşe Demir] ist informiert.',
    'Hinter dem Profil steckt [Oberhuber].',
  ],
  en: [
    'Our analyst [Priya] left.',
    'It was sent by [A.B. Kapoor].',
    'Ask [Zoë-Marie] for it.',
    'We met [Siobhán Ní Bhriain] in person.',
    'Mrs [peters] called.',
    '[Oliver] worked here.',
    "[Kapoor]'s notice was clear.",
    'The profile belongs to [Seán O’Brien].',
    'The mother of [Ella] called back.',
    'Reported by [Conor McCarthy], a teacher.',
    'The video shows [Aleksandra Wiśniewska].',
    'A man named [kader] made threats.',
    'She is called [Grace].',
    'Victim: [Boukhari]',
    'name: [liam gallagher]',
    'The post targets [Nguyễn Văn Minh].',
    'His alias is [zorglub].',
    'According to [Whitcombe] it is fake.',
    'The neighbour, [Ivan Petrov], denies it.',
    'Picture of [Oksana] removed.',
    'She does not know [Zbigniew].',
    'Signed: [A.-M. Byrne]',
    'Our colleague [Will] checked it.',
    'Dr [Benjelloun] wrote a note.',
    'Pictures of [Ioana Popescu] circulate.',
    'The account of [María de la Fuente] was misused.',
    '[Fatoumata] rang again.',
    'Bullying of [Lucas V.] reported.',
    'We asked [Mehmet Öztürk].',
    'He threatens [Nikolaos Papadopoulos].',
    'Parents of [Aoife] complained.',
    '[MURPHY Brendan] came in.',
    'Mr [King] lives there.',
    'The letter from [Jan van den Berghe] is attached.',
    'Comment by [Thomas] under the video.',
    'Her brother [Ömer] knows.',
    'Solicitor [Rachida El Idrissi] wrote.',
    'It names [Tadesse Gebremedhin] in full.',
    'Threat against [Kevin].',
    'Professor [Hargreaves] studied it.',
    'The suspect [kowalczyk] is known.',
  ],
};

const MISSES: Readonly<Record<string, readonly string[]>> = {
  nl: [
    'In januari schreef de Europese Commissie aan het Meldpunt Voorbeeld in België.',
    'De Digital Services Act (DSA) geldt ook voor TikTok en Booking.com.',
    'Artikel 22, lid 3, van Verordening (EU) 2022/2065.',
    'Toen de school belde, was de foto weg.',
    'De Koning Boudewijnstichting hielp ons.',
    'Namaak van Hugo Boss en Louis Vuitton.',
    'Het Max Planck Instituut vroeg cijfers.',
    'De Anne Frank Stichting ook.',
    'Wij werken in Antwerpen, Gent en Roeselare.',
    'Op maandag en in mei was het rustig.',
    'De Vlaamse en Franse collega’s kwamen uit Parijs.',
    'Stichting Veilig Scherm hielp daarbij.',
    'De verzonnen stichting Veilig Scherm hielp daarbij.',
    'Elke melding telt, want joke of niet, zij is strafbaar.',
    'Mark de berichten niet als gelezen.',
    'Bart staat niet in dit woordenboek, dus hier niets.'.replace('Bart', 'Dat'),
    'Roos is een bloem.',
    'Het Hof van Justitie oordeelde.',
    'Een Instagram-account en een DSA-melding.',
    'De U.S. Congress-zaak niet.',
    'Zie bijlage A. Meldingen staan daar.',
    'Bijvoorbeeld via WhatsApp of YouTube.',
    'DE MELDINGEN VAN HET JAAR 2026',
    'Vinted, Etsy en eBay antwoordden.',
    'mevrouw de directrice was er.',
    'De Kerkstraat is een straat.',
    'de dader werd niet gevonden',
    'naam: onbekend en anoniem'.replace('onbekend en ', ''),
    'e-mail, sms en privé-account',
    'peer-to-peer en ad-hoc',
    'Het platform Zwitserplaats weigerde.',
    'De app Kletsmaar ook.',
    'Wij danken de Universiteit Maastricht.',
    'Dat deed Karel de Grote Hogeschool.',
    'v.z.w. en b.v.b.a.',
    'S T O P de haat',
    'B E L A N G R I J K',
    'In Hoeselt stond de server.',
    'De Raad van State en de Federale Politie.',
    'Kerstmis viel op vrijdag.',
    'mailbox_1 en foto-2.png',
  ],
  fr: [
    'Le Règlement s’applique en France ; la Commission et l’Arcom le surveillent.',
    'Madame la directrice est venue.',
    'En Belgique, l’IBPT a répondu.',
    'La Fondation Roi Baudouin nous aide.',
    'Contrefaçons de Hugo Boss et de Louis Vuitton.',
    'L’Institut Max Planck voulait des chiffres.',
    'La fondation fictive Écrans Sûrs nous y aide.',
    'Nous travaillons à Lyon, Namur et Strasbourg.',
    'Lundi, en mai, tout était calme.',
    'Les collègues belges et néerlandais sont venus de Bruxelles.',
    'La Cour de justice a tranché.',
    'La loi Avia et la loi Pleven.',
    'Un compte Instagram et une vidéo YouTube.',
    'Pierre, feuille, ciseaux.',
    'Rose ou bleu, peu importe.',
    'Marine marchande exclue.',
    'Aurore boréale, photo retirée.',
    'Voir l’annexe B. Les tableaux y figurent.',
    'RAPPORT ANNUEL SUR LES NOTIFICATIONS',
    'Vinted, Etsy et eBay ont répondu.',
    'La rue Victor Hugo est longue.',
    'l’auteur n’a pas été trouvé',
    'le voisin a porté plainte',
    'la victime est anonyme',
    'le père et la mère ont appelé',
    'a.s.b.l. et s.a.r.l.',
    'La plateforme Bavardons a refusé.',
    'Le site Papotage aussi.',
    'L’Université de Strasbourg a étudié cela.',
    'L’Assemblée nationale a voté.',
    'Le Sénat et le Conseil d’État.',
    'Noël tombait un vendredi.',
    'courriel_1 et photo-2.png',
    'Selon la Gendarmerie nationale, rien.',
    'D’après l’Autorité, non.',
    'Quant au Digital Services Act, oui.',
    'L’école Jean Moulin a été prévenue.',
    'Le lycée Marie Curie aussi.',
    'Saint-Denis et Saint-Étienne.',
    'Nous remercions Point de Contact.',
    'pour un petit groupe, c’est long',
  ],
  de: [
    'Die Meldungen wurden im Dezember an die Anbieter geschickt.',
    'Unsere Fachleute prüfen jede Meldung zu zweit.',
    'Die Konrad-Adenauer-Stiftung half.',
    'Fälschungen von Hugo Boss und Louis Vuitton.',
    'Das Max-Planck-Institut fragte nach.',
    'Wir arbeiten in Berlin, Köln und Eupen.',
    'Am Montag im Mai war es ruhig.',
    'Belgische und französische Kollegen kamen aus Paris.',
    'Der Europäische Gerichtshof entschied.',
    'Ein Instagram-Konto und ein TikTok-Video.',
    'Ernst der Lage erkannt.',
    'Wolf und Fuchs sind Tiere.',
    'Mark und Pfennig.',
    'Siehe Anhang B. Meldungen stehen dort.',
    'JAHRESBERICHT DER MELDESTELLE',
    'Vinted, Etsy und eBay antworteten.',
    'Die Goethestraße ist lang.',
    'der Täter wurde nicht gefunden',
    'Frau und Kind sind sicher.',
    'Die Frau Ministerin kam.',
    'Die Plattform Plauderei lehnte ab.',
    'Der Anbieter Schwatzdienst auch.',
    'Die Universität Heidelberg wertete aus.',
    'Der Bundestag beschloss das Gesetz.',
    'Weihnachten fiel auf Freitag.',
    'Datei_1 und Foto-2.png',
    'Nach Angaben der Polizei nichts.',
    'Laut Behörde nein.',
    'Zum Digital Services Act ja.',
    'Eltern, Schulen und Jugendämter schrieben.',
    'Betrugsmaschen, Deepfakes und Nacktbilder.',
    'Unbekannte boten Führerscheine an.',
    'Zusammenarbeit mit Ermittlungsbehörden und Beratungsstellen.',
    'Die Amadeu Antonio Stiftung und HateAid.',
    'Die verletzten Schutzgüter sind viele.',
    'Zwischenfälle gab es keine.',
    'Herkunft, Religion und Weltanschauung.',
    'Die Bundesnetzagentur erkannte uns an.',
    'Kein Kommentar, keine Entschuldigung, kein Widerruf.',
    'Auszug aus dem Handelsregister.',
    'Löschung binnen Stunden, Sperrung binnen Tagen.',
  ],
  en: [
    'In July the King Baudouin Foundation gave a grant, and I think Europol knew.',
    'The Belgian and French hotlines met in Brussels on Monday.',
    'We use INHOPE and ICCAM.',
    'Instagram answered faster than Snapchat, YouTube and Pinterest.',
    'Counterfeit Hugo Boss and Louis Vuitton.',
    'The Max Planck Institute asked for figures.',
    'The invented foundation Safe Screens helps us.',
    'Will this improve?',
    'Mark messages as read.',
    'May was busy.',
    'Hope remains.',
    'Grace periods are short.',
    'Frank talks helped.',
    'The Court of Justice decided.',
    'An Instagram account and a TikTok video.',
    'See Annex B. Notices are there.',
    'YEARLY REPORT ON NOTICES',
    'Vinted, Etsy and eBay replied.',
    'Victor Hugo Street is long.',
    'the offender was not found',
    'the neighbour called',
    'the suspect is anonymous',
    'miss the deadline',
    'after 5 ms the page loaded',
    'The platform Chatterbee refused.',
    'The app Blabberly too.',
    'Trinity College studied it.',
    'Black Friday brought many scams.',
    'Christmas was quiet.',
    'file_1 and photo-2.png',
    'According to the Home Office, no.',
    'As for the Digital Services Act, yes.',
    'Best Practices and Lessons Learned',
    'Young people wrote to us.',
    'Art theft is no area of ours.',
    "St Patrick's Day was closed.",
    'Marks & Spencer and Ralph Lauren goods.',
    'J.P. Morgan was imitated.',
    'The High Court and the Department of Justice.',
    'i.e. and e.g. are short',
    'peer-to-peer, e-mail and ad-hoc',
  ],
};

describe.each(Object.keys(HITS))('names in %s', (language) => {
  it.each(HITS[language] ?? [])('are found whole: %s', (sentence) => {
    const [text, name] = marked(sentence);
    expect(found(language, text)).toEqual([fold(name).text]);
  });
  it.each(HITS[language] ?? [])('are found when the language is not known: %s', (sentence) => {
    const [text, name] = marked(sentence);
    expect(found(null, text).join(' ')).toContain(fold(name).text.split(' ').at(-1));
  });
  it.each(MISSES[language] ?? [])('are not seen where there are none: %s', (text) => expect(found(language, text)).toEqual([]));
  it('are shown with enough of both', () => {
    expect(HITS[language]?.length).toBeGreaterThanOrEqual(40);
    expect(MISSES[language]?.length).toBeGreaterThanOrEqual(40);
  });
});

describe('names in disguise', () => {
  it.each([
    ['nl', 'jan peeters uit gent', 'jan peeters'],
    ['nl', 'het is jan van den berghe weer', 'jan van den berghe'],
    ['fr', 'sophie martin habite ici', 'sophie martin'],
    ['de', 'jürgen müller aus köln', 'jürgen müller'],
    ['en', 'kevin murphy from cork', 'kevin murphy'],
    ['nl', "Jan Peeters' account", 'Jan Peeters'],
    ['de', 'Wegen Müllers Konto', 'Müller'],
    ['en', "about Dupont's profile", 'Dupont'],
    ['nl', 'door J a n  P e e t e r s gemeld', 'J a n  P e e t e r s'],
    ['en', 'by S-o-p-h-i-e', 'S-o-p-h-i-e'],
    ['nl', 'van J.Peeters', 'J.Peeters'],
    ['nl', 'account jan_peeters', 'jan_peeters'],
    ['en', 'account JanPeeters92', 'JanPeeters92'],
    ['en', 'account janpeeters', 'janpeeters'],
    ['nl', 'met Jan P. erbij', 'Jan P.'],
    ['nl', 'met J\u200ba\u200bn P\u00adeeters', 'Jan Peeters'],
    ['nl', 'met Jаn Pееters', 'Jаn Pееters'],
    ['nl', 'FOTO VAN JAN PEETERS OP FACEBOOK', 'JAN PEETERS'],
    ['fr', 'photo de JEANNE DUPONT ici', 'JEANNE DUPONT'],
    ['nl', 'zie www.jan-peeters.example', 'www.jan-peeters.example'],
    ['en', 'file dupont_jeanne_2019.jpg', 'dupont_jeanne_2019.jpg'],
    ['en', 'S0phie did it', 'S0phie'],
    ['nl', 'Gemeld: Jan', 'Jan'],
    ['nl', 'Betreft: Kapoor', 'Kapoor'],
    ['de', 'Herr Иван Петров rief an', 'Иван Петров'],
    ['fr', 'Dupont, Jeanne est venue', 'Dupont, Jeanne'],
    ['nl', 'melder mevr. van loon', 'van loon'],
  ])('in %s: %s', (language, text, name) => expect(found(language, text)).toContain(name));

  it.each([
    ['en', 'A B C and D E F'],
    ['nl', 'D S A'],
    ['fr', 'le fichier rapport_annuel_2026.pdf'],
    ['de', 'die Datei jahres_bericht.pdf'],
    ['en', 'COVID19, H264 and mp3'],
    ['en', 'w3c.example and report.example'],
    ['nl', 'de heer des huizes'],
  ])('are not seen in %s: %s', (language, text) => expect(found(language, text)).toEqual([]));
});

describe('several names', () => {
  it('have a finding each', () => {
    expect(found('en', 'We met Priya and Xandra. Then Kwame and Yannick came.')).toEqual(['Priya', 'Xandra', 'Kwame', 'Yannick']);
  });
  it('are left alone when every word is allowed', () => {
    expect(persons('Wij spraken met Priya Kapoor.', 'nl', wordSet(['Priya Kapoor vzw']))).toEqual([]);
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    'Jan',
    'peeters',
    ' ',
    '. ',
    "'s",
    'van',
    'De',
    '-',
    'J.',
    '\n',
    'É',
    'M.',
    ':',
    'ß',
    '𝒥',
    '\u200b',
    ',',
    'naam',
    '_',
    '3',
    'Müllers',
  );
  it('gives stretches in order, apart, within the text and not empty', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        fc.constantFrom('nl', 'fr', 'de', 'en', 'pl', null),
        (text, language) => {
          let last = 0;
          for (const { start, end } of persons(text, language, ALLOWED)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            last = end;
          }
        },
      ),
    );
  });
  it('of a million characters is read within seconds', { timeout: 10_000 }, () => {
    for (const text of [
      'Jan Peeters schreef aan de school. '.repeat(28_000),
      'a'.repeat(1_000_000),
      'A.'.repeat(50_000),
      "d'".repeat(50_000),
      'a b '.repeat(25_000),
    ]) {
      persons(text, 'nl', ALLOWED);
    }
  });
});

describe('sentences', () => {
  it.each([
    ['Een. Twee! Drie?', 3],
    ['Dat zei dhr. Peeters. Toen niet.', 2],
    ['Op 12.3 of 4.12.0.118 niet.', 1],
    ['Een alinea\n\nnog een', 2],
    ['“Ja.” Zij ging.', 2],
    ['', 0],
  ])('of %j are counted as a reader counts them', (text, count) => expect(sentences(text)).toHaveLength(count));
  it('cover the whole text', () => {
    const text = 'Een. Twee!\n\nDrie? Vier';
    expect(
      sentences(text)
        .map(({ start, end }) => text.slice(start, end))
        .join(''),
    ).toBe(text);
  });
});
