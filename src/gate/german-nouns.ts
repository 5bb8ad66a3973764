// Is a German word with a capital an ordinary noun? By a list of bases, by ending, and by the last part of a compound.

/** Normal forms are compared; plural and case endings are taken off first. The last part of a compound counts, so short ones stand here once. */
const BASES = `
  abend ablauf abschluss abschnitt absatz absender absicht abteilung abzug adresse agentur akte aktion aktivitat alarm algorithmus alter amt analyse andrang anfang anfrage angabe angebot angehorige angriff anhang
  anlage anlass anliegen annahme ansatz ansicht ansprache anspruch anteil antrag antwort anwalt anwender anzahl anzeige apparat arbeit archiv art artikel arzt aspekt aufgabe auflage aufnahme aufruf aufsicht auftrag
  aufwand auge ausbau ausdruck ausgabe ausgang auskunft ausland ausnahme ausschuss ausweis auto autor bahn ball band bank basis bau beamte beamter bedarf bedenken befund befugnis beginn begriff behorde beihilfe beirat
  beitrag beispiel beleg bekannte bekannter bereich bericht beruf bescheid beschluss beschwerde besitz bestand besuch besucher betrag betreff betreiber betrieb betreuer betroffene betroffener betrug beweis beweise bild
  bilanz bildschirm blatt blick block blog bote brief browser buch bund burger buro bus bussgeld cent chance chat chef code computer content dach dank datei daten datenbank datum dauer debatte defizit deutsch dialog dichte
  dieb diebstahl dienst dienstag ding dokument domain dorf download drittel dritte dritter drohung druck durchschnitt ebene ecke effekt ehe ehre eid eigentum einblick eindruck einfluss eingang eingriff einheit einkauf
  einsatz einspruch eintrag einwand einzelfall eltern empfang empfanger ende energie engagement entwurf erbe erfolg ergebnis ermittler ernte ersatz erwachsene erwachsener essen etappe euro experte extremist fach
  fachkraft faktor fall falle familie farbe fazit fehler feier feld fenster ferien fest festnahme feuer figur film filter finanz firma flagger flache flucht flug folge fonds form format forscher forum foto frage frau
  freiheit freitag freund freundin frist fuhrer fund fuss gang garten gast gebiet gebot gebuhr geburt gedanke gefahr gefuhl gegenstand gegner gehalt geheimnis geist geld gelegenheit gemeinde gemeinwohl gemeinschaft
  gerat gericht geschaft geschenk geschichte geschlecht gesellschaft gesetz gesicht gesprach gestalt gesuch gewalt gewicht gewinn gewissen gift glaube gleis gluck grad grafik grenze grosse grund grundlage gruppe
  gruss gut gutachten haft halfte halt hand handel handler handy hass haupt haus haushalt heft heim heimat held herausgeber herkunft herr herz hersteller hetze hilfe himmel hinblick hinweis hinweisgeber hinweisgeberin hohe host
  hoster hotline hund idee impuls index infrastruktur inhaber inhalt initiative inland innere insel instanz institut interesse internet interview irrtum jahr jahrestag januar februar marz april mai juni juli august
  september oktober november dezember jude jugend jugendliche jugendlicher junge juni jurist kamera kammer kampagne kampf kanal kapitel karte kategorie kauf kaufer kenntnis kette kind kirche klage klasse klima knapp
  koalition kollege kollegin kommentar kommission kommune komponente konflikt konsum kontakt konto kontrolle konzept konzern kooperation koordinator kopf kopie korper kosten kraft krankheit kreis krieg krise kritik
  kultur kunde kundin kunst kurs kurze lage lager land lander lange laptop lauf leben leere lehre lehrer lehrerin lehrkraft leid leistung leiter leiterin leitfaden leitlinie leser leute licht liebe liefer link linie liste
  lob lohn losung lucke luft lust macht magazin mai mal mangel mann mannschaft mark marke markt marz maschine mass massnahme material mauer maus medien medium meer mehrheit mehrwert meister meldestelle melder
  melderin meldeweg meldung menge mensch merkmal messe messenger messer methode miete milliarde million minderjahrige minderjahriger mindest minister ministerin minute missbrauch mitarbeiter mitarbeiterin mitglied
  mitmensch mittag mitte mittel mittwoch modell moderator modul moglichkeit moment monat montag mord morgen motiv mund musik muster mutter nachbar nachbarin nachfrage nachname nachricht nachweis nacht nahe name
  natur netz netzwerk neuigkeit niveau norm not note notfall notiz november null nummer nutzen nutzer nutzerin oberhaupt objekt offentlichkeit ohr onkel opfer opposition option ordner ordnung organ organisation ort ostern
  paar pakt paket panne papier paragraf paragraph parlament partei partner partnerin pass passage passwort patient pause person pfad pflicht phase plan planet platz plattform politik politiker polizei polizist portal
  position post posteingang posten posting postfach praxis preis presse prinzip priorisierung privatperson probe problem produkt professor profil profi profit programm projekt protokoll provider prozent prozess prufer
  publikum punkt quartal quelle quote rahmen rand rang rassismus rat rate raum reaktion rechner recht rechte rede redner referat reform regel regierung region register reich reichweite reihe reise rest ressource
  restrisiko richter richterin richtlinie risiko rolle ruckgang ruckfrage ruckmeldung ruckmeldungen ruckblick ruf ruhe runde sache sachverhalt saison saldo sammler samstag satz schaden schaffung schein scherz schicht schild
  schlag schloss schluss schlussel schmerz schritt schuld schule schuler schulerin schutz schwelle schwerpunkt schwester seele seite sektor sekunde selbst semester seminar sender serie server sicherheit sicht sieg siegel
  signal sinn sitz sitzung skala skandal smartphone software sohn sonne sonntag sorge sorgfalt spalte spanne sparte spende sperre spiel spieler spielraum spitze sport sprache sprecher sprecherin spur staat stadt stamm
  stand standard standort start statistik statut stelle stellung stellungnahme steuer stichprobe stichtag stichwort stiftung stil stimme stoff storung strafe strafrecht straftat strasse strategie strecke streit
  streitbeilegungsstelle strich strom struktur stuck student studentin studie stufe stunde suche suchmaschine summe supermarkt symbol system szene tabelle tag tagung takt tante tat tater taterin tatigkeit tatsache team
  technik teil teilnahme teilnehmer teilnehmerin telefon tendenz termin test teufel text thema themen theorie these ticket tier titel tochter tod ton tool tor tour trager transparenz treffen trend treue trick tur typ typen
  ubergriff uberblick uberfall uhr uhrzeit umfang umfeld umgang umsatz umstand umwelt unfall unglaube unrecht unterlage unternehmen unterricht unterschied unterstutzer untersuchung urheber urkunde urlaub ursache urteil
  vater verband verbot verbraucher verbraucherin verbrechen verbreiter verdacht verein verfahren verfasser verfassung verfugung vergehen vergleich verhalten verhaltnis verkauf verkaufer verkauferin verkehr verlag verlauf verlust
  vermerk vermogen veroffentlicher versand verstand verstoss versuch verteiler vertrag vertrauen vertreter vertreterin verwalter verwandte video viertel volk volksverhetzung vorbild vordergrund vorfall vorgang vorgabe vorgesetzte
  vorhaben vorjahr vorlage vorname vorrang vorsatz vorschlag vorschrift vorsicht vorsitz vorsitzende vorsitzender vorstand vorteil vortrag vorwurf waffe wahl wahrheit ware warnung wasser website webseite wechsel weg
  weihnachten weise weiterleitung welt werbung werk werkzeug wert wertung wesen wettbewerb wetter widerruf widerspruch wiederholung wille wirkung wirt wirtschaft wissen wissenschaft woche wochenende wohl wohnort
  wohnung wort wunsch wurde zahl zeichen zeile zeit zeitpunkt zeitraum zeitung zelle zentrale zentrum zeuge zeugin ziel ziffer zimmer zins zitat zoll zone zufall zugang zugriff zukunft zunahme zusage zusammenhang zusatz
  zustand zustellung zuwachs zweck zweifel zweig account accounts app apps betrugsversuch cybermobbing deepfake fake grooming sextortion phishing spam stalking mobbing hacking doxing screenshot hashtag livestream stream
  upload kinderporno jugendschutz fachstelle fachleute kriminelle krimineller extremismus antisemitismus bote gegenteil anderes folgendes neues gesamtheit mehr neu vielfalt auge antragsteller auftraggeber
  anbieter anbieterin geber nehmer betreiberin inhaberin traeger verletzte geschadigte geschadigter beschuldigte beschuldigter verdachtige verdachtiger angeklagte angeklagter angestellte vorgehen vorkommen vorliegen
  bestehen interessen antwortzeit zweitprufung uberpruf bearbeiter bearbeiterin gutachter ermittlung fassung bezug bezuge beleidiger gesetzgeber rechtsgrund rechtsanwalt rechtsanwaltin stalker tatverdachtige klager spatestens
  eingangsbestatigung sichtung zuordnung ubersicht ausblick einleitung zusammenarbeit fortbildung schulung weiteres arger nutzung umsetzung prufung beratung vorfeld nachgang vorlauf hinterkopf hintergrund ausmass uberprufung
  abstand abwehr abruf aufbau aufenthalt aufschluss ausfall ausgleich austausch auszug bestatigung bezeichnung bewertung beurteilung bruch bruder eingabe erlaubnis erlass erwerb kennzeichen kommunikation kranke
  kopfgeld lebensmittel leitstelle nachteil ortung rechnung richtung sanktion satire schranke schreiben seitenwechsel sperrung stau stress verlangen verleger vorrat weltkrieg zuschrift zuspruch zutritt
  formular pfennig groschen lauscher schnuffler zutrager abkommen ableger abo abonnent ader adressat agent akteur alltag altersgrenze alternative amnestie anbindung anekdote anfechtung angst ankunft anklage anlaufstelle annonce anstieg anstoss anteil anweisung anzug apotheke arbeitgeber
  areal armut asyl atmosphare attacke attentat audio aufenthalt aufklarung auflosung aufmerksamkeit auskommen ausland aussage aussenstelle ausweg auszeichnung autobahn autoritat baby balken bande barriere batterie baum becken
  bedarf bedienung bedrohung befehl beginn begleiter begrenzer behalter behauptung beifall beitritt bekenntnis belange belastung belohnung benutzer bericht berichterstatter besen besprechung bestimmung bestreben besuch betracht beute bewegung
  bewerber bewohner bewusstsein beziehung bibliothek bilder bilderrahmen bischof bitte blockade boden bombe boom borse botschaft bott branche brauch breite brocken bruchteil brucke buchstabe buhne bundnis burge camp charakter
  chronik club comic corona couch dampf darsteller darstellung defekt delikt demokrat demokratie demonstration denken denkmal design detail dezernat diagramm diat diskurs diskussion dissertation dissertationsthema distanz dokumente drama
  drucker durchgang dusche echo eifer eigenschaft eile eingeweihte eingriff einkommen einsicht einstieg einwilligung eis element email emotion empfehlung empore endnutzer engpass enkel entfernung entgelt entscheidung entwickler entzug
  erde ereignis erfahrung erfordernis ergebnisse erheblichkeit erinnerung erkenntnis erklarer eroffnung ersparnis erwagung erwartung erzieher etat event exemplar existenz experiment export extrem fabrik faden fahne fahrer fahrt fahrzeug fan fang
  farbton feind feld fernsehen feststellung festtag flasche fleisch fluchtling flyer fokus folie forderer forderung forst fortschritt fotograf fraktion fremde freude frieden frische frucht fruhling fuge fulle funktion funk furst galerie garantie
  gebaude gebrauch gedachtnis gefangnis gefuge gegend gegenwart gehirn gehor gelande gemuse genosse genuss gerucht geruch gesang geste gestaltung gesundheit getrank gewahr gewalttat gewebe gewohnheit gipfel glas glaubiger gleichheit glied gold gott
  grabe graffiti gremium grube grundschule gunst gurtel gute hacker hafen haken hals haltung handgriff harte haut hefter helfer hemd hersteller herzog hetzer hierarchie hinterbliebene historie hobby hochzeit hof holz horizont hotel hulle hurde
  hypothese ideal identitat ideologie illusion imperium import impfpass impfung index indiz industrie informant information ingenieur inhaftierte inserat instrument inszenierung integritat intervall investor isolation jackpot jager jubilaum jungend justiz kabel
  kaffee kampfer kandidat kanzlei kanzler kapital kasino kasse kasten katalog katastrophe katze kauffrau kaufleute kehrseite keim keller kern killer kilometer kino kissen kiste klang klarheit klausel kleid kleinanzeige klicks klient kloster knoten koffer
  komitee kommando komma komplex komplize kompromiss kongress kommunist konsequenz kontext kontinent konvention kopftuch korb korridor kosmetik kranker kredit krypto kryptowahrung kuche kugel kulisse kummer kundgebung kunstler kurier kurve kuste labor lack laden
  landkreis landschaft larm last laster lasterung leder legende lehrgang leinwand leistungen leitbild lektion lenker lernen lesung leiche licht lied lieder lieferant limit linke lippe literatur lizenz locher logik logo lokal lupe luge machenschaft makel malware
  manager mandant mandat manipulation mantel marchen marine marketing masche masse masterarbeit matrix mechanismus medaille medikament meile meinung merkblatt metall methodik migrant militar mikrofon minderheit mischung missstand mission mittler mobel mode moderation
  monitor monopol moral morder moschee motto munze museum mythos nachbarschaft nachforschung nachhinein nachruf nachspiel nachteile nachwuchs nackte nadel nase nation nationalist nebel neigung nerv neugier neuling newsletter nichte niederlage niederlassung
  niederlassungsort norden nord sud suden osten westen notar notwehr nuance ohnmacht okologie oma opa oper operator orden organisator original outing paket palette panik papst paradies parallele park parole parteitag passant patenschaft pate patt pension personal
  perspektive pfarrer pfeil pferd pflanze pflege pfleger phanomen philosophie pilot pille pilz piraterie pistole plakat plage pogrom pokal pol pornografie porno potenzial pranger prasident praxis predigt priester prinz prise privatleben privileg
  pro prognose propaganda prophet prostituierte provokation prozentpunkt prozedur psyche pubertat quartier quatsch rache radikalisierung radio rakete rasse raub razzia rechenschaft recherche rechtsprechung rechtsradikale redakteur redaktion referent referenz
  refugium regal regen regime regisseur reichsburger reklame rekord relevanz religion rentner reporter republik reputation reserve resonanz respekt restaurant resultat retter revier revolution rezept ring risse ritual roman rubrik rucken ruckstand rufmord rustung saal
  safe salz sanger sanktionen satiriker sauberkeit saule schale schar schatten schatz schauspieler scheck scheibe schema schere schiff schlacht schlager schlamm schleife schleuser schluck schmuck schmuggel schnappschuss schnee schnitt schnittstelle schock
  schopfer schopfung schrift schriftsteller schuss schwache schwangerschaft schwein schwert schwierigkeit segel segen sekte selbstmord selfie senat senator sessel sex siedler silber situation sitte skepsis skizze sklave soldat sommer sorte spam spaziergang speicher
  speicherort sperrfrist spezialist spiegel spion spitzel spott spruch stabilitat stadion standpunkt stange statte staub steg stellvertreter sterbehilfe stern stichprobenprufung stiege stille stimmung stipendium stornierung strahl strand straftater strauss streife streik
  strohmann stube studium sturm sucht suchender suggestion suizid sunde synagoge synonym tablet tafel takter tal tanz tarif tasche taschendieb taste tater taxi teenager telegramm teller tempo teppich terror terrorist testkauf theater therapeut therapie tisch toilette
  toleranz tour tracker tradition training trainer trane transport traum trauer treiber trennung treppe tresor treuhander triumph trupp tuch tugend tunnel uberlebende uberraschung ubersetzer ubertragung ufer uhrwerk umbruch umfrage umkreis umschlag umzug unbekannte
  unbekannter unfug ungluck unheil unkenntnis unmut unruhe unschuld untergang unterhalt unternehmer unterschrift urlauber urteil variante verachtung verantwortliche verantwortlicher verbrecher verdienst verehrer vereinfacher verfall verfasserin verfolger vergangenheit
  verhandlung verhor verkauferin verkehr verleumder verletzter verleumdung vermieter vermittler vernunft verrater versager verschworung versicherer verteidiger vertraute vertrieb verursacher verwaltung verzeichnis verzicht verzug villa virus visum vogel vokabel
  vollmacht volumen voraus vorbereitung vorbehalt vordruck voreinstellung vorganger vorhang vorliebe vormittag vorname vorort vorreiter vorschau vorsitzender vorstoss vorstrafe vorurteil vorverurteilung vorwand wache wachter waffenhandel wagen wahler wahn wald wand
  wandel wanderer warme wart warter wartezeit watte wechselwirkung weisung weite welle wende werber werktag whistleblower wiese wind winkel winter witz wolke worte wurzel wut zahler zahn zaun zehntel zeitalter zelt zensur zentimeter zerfall zertifikat zettel zeug
  zeugnis ziege zielgruppe zielscheibe zigarette zirkel zitate zorn zubehor zucht zug zuhause zuhorer zulauf zunft zuruckhaltung zusammenfassung zusammenkunft zuschauer zuschuss zustandigkeit zuversicht zwang zwangslage zwischenfall zyklus
`;
const ENDING =
  /(?:ung|heit|keit|schaft|tion|sion|itat|igkeit|ismus|ment|anz|enz|ant|ent|ist|ator|itor|logie|grafie|graphie|.{4}nis|tum|ierung|ologe|eur|iker|ikerin|innen|erin|ystin|arin|antin|entin|atin|orin|ogie|kratie|istin|isten|ur|ik)(?:e|en|s|es|se|sen|er|ern|n)?$/;
/** What is taken off to come to a base. */
const INFLECTIONS = ['', 'e', 'n', 'en', 'er', 'ern', 's', 'es', 'nen', 'se', 'sen', 'ens'];
/** These end family names as often as nouns, and say nothing at the end of a longer word. */
const IN_NAMES =
  /(?:mann|muller|bauer|maier|meyer|huber|herr|haus|dorf|feld|land|stein|berg|bach|hof|burg|wald|heim|ort|meister|mark|thal|brand|ball|art|bote|bert|hand|kopf|herz|mut|mund|rat|reich|mai|tor|bau|wert|sohn|gast|gut|lob|ton|maus|amt|auge|erbe|ding|rang|rand|tod|tat|tur|uhr|not|rest|weg|weise|wirt|ehre|eid|laut|mal|hohe|lage|nahe)$/;

let baseSet: ReadonlySet<string> | undefined;
function bases(): ReadonlySet<string> {
  baseSet ??= new Set(BASES.trim().split(/\s+/));
  return baseSet;
}

const judged = new Map<string, boolean>();

/** Is it in the list as it stands? Asked of family names, which may look like nouns. */
export function isGermanBase(form: string): boolean {
  return bases().has(form);
}

/** `form` is normal: lower case, without accents. */
export function isGermanNoun(form: string): boolean {
  let noun = judged.get(form);
  if (noun === undefined) {
    noun = judge(form, bases());
    // Bounded, so that a hostile text cannot fill the memory.
    if (judged.size < 50_000) judged.set(form, noun);
  }
  return noun;
}

function judge(form: string, known: ReadonlySet<string>): boolean {
  if (form.length > 5 && ENDING.test(form)) return true;
  for (const inflection of INFLECTIONS) {
    if (!form.endsWith(inflection)) continue;
    const base = form.slice(0, form.length - inflection.length);
    if (base.length >= 2 && known.has(base)) return true;
    for (let cut = 3; cut <= base.length - 3; cut++) {
      const last = base.slice(cut);
      if (known.has(last) && (last.length > 3 || cut > 4) && (!IN_NAMES.test(last) || cut > 5)) return true;
    }
  }
  return false;
}
