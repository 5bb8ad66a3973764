// Words that stand for a code in real logs, by field, code and language: for suggestions, never for deciding.
import type { Field } from '../model/profile.ts';
import type { SynonymLanguage } from './synonyms.ts';

/** `xx`: Spanish, Italian, Polish, Portuguese and words that are the same everywhere. */
export type WordLanguage = SynonymLanguage | 'xx';

/**
 * Phrases apart by `,`. A value matches a phrase when it holds all of its words, in any order; `*` stands for any letters. `~` before a
 * phrase: only where no other phrase matches. No accents, no case.
 */
export type Phrases = Partial<Readonly<Record<WordLanguage, string>>>;

export const ACTION_WORDS: Readonly<Record<string, Phrases>> = {
  ACTION_REMOVED: {
    en: '~removed, ~deleted, taken down, takedown, content removed, content deleted, ~offline',
    nl: '~verwijderd, ~gewist, offline gehaald, weggehaald, inhoud verwijderd',
    fr: '~supprime, ~supprimee, ~supprimes, ~retire, ~retiree, ~retrait, ~suppression, contenu supprime, contenu retire, retrait du contenu',
    de: '~geloscht, ~entfernt, ~loschung, ~entfernung, inhalt geloscht, inhalt entfernt',
    xx: '~eliminado, ~retirado, ~borrado, ~rimosso, ~eliminato, ~cancellato, ~removido, ~usunieto, ~usuniete',
  },
  ACTION_DISABLED_GLOBAL: {
    en: 'access disabled, access blocked, content blocked, blocked worldwide, blocked eu',
    nl: 'toegang geblokkeerd, inhoud geblokkeerd',
    fr: 'acces bloque, contenu bloque, acces desactive',
    de: 'zugang gesperrt, inhalt gesperrt, zugriff gesperrt',
  },
  ACTION_DISABLED_GEO: {
    en: 'geo block*, geoblock*, blocked country, disabled country, restricted country, blocked locally, locally restricted',
    nl: 'geblokkeerd belgie, geblokkeerd nederland, geblokkeerd land, lokaal geblokkeerd',
    fr: 'bloque belgique, bloque france, bloque pays, restreint pays, blocage geographique',
    de: 'gesperrt deutschland, eingeschrankt deutschland, gesperrt osterreich, gesperrt land, landersperre',
  },
  ACTION_RESTRICTED_OTHER: {
    en: 'visibility restricted, visibility reduced, demoted, downranked, age restricted, limited visibility, labelled',
    nl: 'zichtbaarheid beperkt, leeftijdsbeperking',
    fr: 'visibilite reduite, visibilite limitee, visibilite restreinte, restriction age',
    de: 'sichtbarkeit eingeschrankt, reichweite eingeschrankt, altersbeschrankung',
  },
  ACTION_ACCOUNT_SUSPENDED: {
    en: 'account suspend*, account blocked, account locked, user suspended, user blocked, profile suspended, profile blocked',
    nl: 'account geschorst, account geblokkeerd, profiel geblokkeerd, gebruiker geblokkeerd, gebruiker geschorst',
    fr: 'compte suspendu, compte bloque, utilisateur bloque, utilisateur suspendu, profil suspendu, profil bloque, suspension du compte',
    de: 'konto gesperrt, account gesperrt, profil gesperrt, nutzer gesperrt, konto suspendiert, kontosperrung',
    xx: 'cuenta suspendida, account sospeso, konto zawieszone, conta suspensa',
  },
  ACTION_ACCOUNT_TERMINATED: {
    en: 'account terminated, account closed, account deleted, account removed, profile deleted, profile removed, user banned',
    nl: 'account verwijderd, account beeindigd, account gesloten, profiel verwijderd, gebruiker verwijderd',
    fr: 'compte supprime, suppression compte, compte ferme, compte cloture, profil supprime',
    de: 'konto geloscht, account geloscht, profil geloscht, konto geschlossen, konto entfernt',
    xx: 'cuenta eliminada, account eliminato, konto usuniete, conta eliminada',
  },
  ACTION_SERVICE: {
    en: 'service suspended, service ended, hosting ended, contract terminated, domain suspended, server shut',
    nl: 'dienst stopgezet, domein geschorst, domein offline, server afgesloten',
    fr: 'service suspendu, domaine suspendu, hebergement suspendu, live suspendu',
    de: 'dienst eingestellt, domain gesperrt, server abgeschaltet, vertrag gekundigt',
  },
  ACTION_MONETARY: {
    en: 'demonetis*, demonetiz*, payments suspended',
    nl: 'betalingen geschorst, gedemonetiseerd',
    fr: 'paiements suspendus, demonetise',
    de: 'zahlungen eingestellt, demonetarisiert',
  },
  ACTION_WARNING: {
    en: '~warning, ~warned, user warned',
    nl: '~waarschuwing, ~gewaarschuwd',
    fr: '~avertissement, ~averti',
    de: '~verwarnung, ~verwarnt, ~warnung',
  },
  ACTION_UNSPECIFIED: {
    en: '~action taken, ~actioned, ~measures taken, appropriate action',
    nl: '~maatregel genomen, ~maatregelen genomen, ~actie ondernomen',
    fr: '~mesure prise, ~mesures prises, mesures appropriees, mesure appropriee, actions appropriees',
    de: '~massnahme ergriffen, ~massnahmen ergriffen, massnahme getroffen, massnahmen getroffen',
  },
  NO_ACTION_NOT_ILLEGAL: {
    en: 'not illegal, not unlawful, no violation, not violate, not violating, ~refused, ~rejected, ~declined',
    nl: 'niet illegaal, niet strafbaar, geen inbreuk, geen overtreding, geen schending, ~geweigerd, ~afgewezen',
    fr: 'pas illegal, pas illicite, non illicite, aucune violation, pas violation, non violation, pas infraction, ~refus, ~refuse, ~rejete',
    de: 'nicht rechtswidrig, nicht illegal, nicht strafbar, kein verstoss, keine verletzung, ~abgelehnt, ~zuruckgewiesen',
    xx: 'no ilegal, ~rechazado, ~rifiutato, ~odrzucono, ~rejeitado',
  },
  NO_ACTION_INSUFFICIENT: {
    en: 'more information, insufficient*, missing information, incomplete notice, not precise, not substantiated, information request*',
    nl: 'onvoldoende, meer informatie, bijkomende informatie, niet precies',
    fr: 'manque information*, information* insuffisant*, elements insuffisants, information* complementaire*, renseignements complementaires, information* manquante*',
    de: 'unzureichend*, mehr informationen, weitere informationen, angaben fehlen, nicht hinreichend',
  },
  NO_ACTION_NOT_FOUND: {
    en: 'not found, 404, cannot locate, could not locate, unable locate, not located',
    nl: 'niet gevonden, onvindbaar, niet teruggevonden',
    fr: 'introuvable*, non localise, pas trouve, non trouve, pas localise',
    de: 'nicht gefunden, nicht auffindbar, unauffindbar',
    xx: 'no encontrado, non trovato, nie znaleziono, nao encontrado',
  },
  NO_ACTION_OUT_OF_SCOPE: {
    en: 'out of scope, outside scope, not competent, wrong addressee, wrong provider, not responsible',
    nl: 'buiten toepassingsgebied, buiten bereik, niet bevoegd, verkeerde geadresseerde',
    fr: 'hors champ, hors perimetre, non competent, pas competent, non habilite, destinataire errone, mauvais destinataire',
    de: 'nicht zustandig, ausserhalb anwendungsbereich*, falscher adressat, unzustandig',
  },
  NO_ACTION_DUPLICATE: {
    en: 'duplicate*, already reported, double report',
    nl: 'dubbele melding, dubbel, reeds gemeld, al gemeld, duplicaat',
    fr: 'doublon*, double demande, deja signale, double signalement',
    de: 'duplikat, doppelte meldung, doppelmeldung, bereits gemeldet',
  },
  MOOT_ALREADY_REMOVED: {
    en: 'already removed, already gone, already deleted, already offline, no longer available, no longer online',
    nl: 'reeds verwijderd, al verwijderd, al offline, reeds offline, al verdwenen, niet meer online, niet meer beschikbaar',
    fr: 'deja supprime*, deja retire*, plus en ligne, plus disponible, deja hors ligne',
    de: 'bereits geloscht, bereits entfernt, bereits offline, schon entfernt, nicht mehr online, nicht mehr verfugbar',
    xx: 'ya eliminado, gia rimosso, juz usuniete, ja removido',
  },
  PENDING_ACK_ONLY: {
    en: 'receipt only, acknowledged, acknowledgement, receipt confirmed, confirmation receipt, under review, in progress',
    nl: 'ontvangstbevestiging, ontvangst bevestigd, in behandeling',
    fr: 'accuse reception, en cours, en traitement',
    de: 'eingangsbestatigung, empfangsbestatigung, eingang bestatigt, in bearbeitung, in prufung',
  },
  PENDING_NO_REPLY: {
    en: 'no reply, no response, no answer, no reaction, unanswered, not answered',
    nl: 'geen antwoord, geen reactie, geen respons, onbeantwoord',
    fr: 'pas reponse, aucune reponse, sans reponse, pas retour, sans suite',
    de: 'keine antwort, keine reaktion, keine ruckmeldung, unbeantwortet, nicht beantwortet',
    xx: 'sin respuesta, nessuna risposta, senza risposta, brak odpowiedzi, sem resposta',
  },
  NOT_SENT_CHANNEL_FAILURE: {
    en: 'not sent, not submitted, undeliverable, bounced, delivery failed, not send, not delivered',
    nl: 'niet verzonden, onbestelbaar, verzending mislukt, niet verstuurd',
    fr: 'envoi impossible, non envoye, pas envoye, impossib* contact*, echec envoi',
    de: 'nicht gesendet, nicht zustellbar, unzustellbar, zustellung fehlgeschlagen, nicht versandt',
  },
  NOT_RECORDED: {
    en: 'unknown, not recorded, not known',
    nl: 'onbekend, niet genoteerd, niet geregistreerd, niet ingevuld',
    fr: 'inconnu*, non renseigne*, pas renseigne*',
    de: 'unbekannt, nicht erfasst, keine angabe, nicht bekannt',
    xx: 'desconocido, sconosciuto, nieznany, desconhecido',
  },
};

/** By code without `STATEMENT_CATEGORY_` and `KEYWORD_`. */
export const CATEGORY_WORDS: Readonly<Record<string, Phrases>> = {
  'PROTECTION_OF_MINORS/CHILD_SEXUAL_ABUSE_MATERIAL': {
    en: 'csam, csem, child sexual abuse, child abuse material, child abuse image*, child porn*, sexual exploitation child*, sexual exploitation minor*',
    nl: 'kinderporn*, seksueel misbruik kind*, seksueel misbruik minderjarig*, kindermisbruik*, seksueel kindermisbruik',
    fr: 'pedoporno*, pedocrimin*, pornographie enfantine, abus sexuel* enfant*, abus sexuel* mineur*',
    de: 'kinderporno*, jugendporno*, missbrauchsdarstellung*, missbrauch kind*, kindesmissbrauch*',
    xx: 'pornografia infantil, abuso sexual infantil, abuso* sexual* menores, pornografia minorile, pornografia dziecieca',
  },
  'PROTECTION_OF_MINORS/CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE': {
    en: 'csam ai, csam deepfake*, csam synthetic, csam generated, child sexual abuse synthetic, child sexual abuse ai, child sexual abuse deepfake*, child sexual abuse generated',
    nl: 'kinderporn* ai, kinderporn* deepfake*, misbruik kind* deepfake*',
    fr: 'pedoporno* ia, pedoporno* deepfake*, pedocrimin* ia, abus enfant* ia',
    de: 'kinderporno* ki, kinderporno* deepfake*, missbrauchsdarstellung* ki',
  },
  'PROTECTION_OF_MINORS/GROOMING_SEXUAL_ENTICEMENT_MINORS': {
    en: 'grooming, sexual enticement, solicitation minor*, solicitation child*',
    nl: 'kinderlokk*, kinderlokkerij, lokken minderjarig*, seksuele benadering minderjarig*',
    fr: 'corruption mineur*, sollicitation sexuelle, sollicitation* mineur*, propositions sexuelles mineur*, pedopiegeage',
    de: 'cybergrooming, sexuelle anbahnung',
  },
  'PROTECTION_OF_MINORS/OTHER': {
    en: 'sextortion minor*, sextortion child*',
    nl: 'sextortion minderjarig*, sextortie minderjarig*, afpersing minderjarig*',
    fr: 'sextorsion mineur*',
    de: 'sextortion minderjahrig*, sextortion kind*, jugendgefahrd*',
  },
  'PROTECTION_OF_MINORS/UNSAFE_CHALLENGES': {
    en: 'challenge, challenges',
    nl: 'uitdaging gevaarlijk*',
    fr: 'defi dangereux, defis dangereux',
    de: 'mutprobe*',
  },
  'CYBER_VIOLENCE/NON_CONSENSUAL_IMAGE_SHARING': {
    en: 'ncii, revenge porn*, intimate without consent, non consensual*, nonconsensual*, image based sexual abuse',
    nl: 'wraakporno*, intiem* zonder toestemming, naakt* zonder toestemming, niet consensuele',
    fr: 'image* intime*, revenge porn*, intime* sans consentement, sexuel* sans consentement, pornodivulgation, vengeance pornographique',
    de: 'racheporno*, intim* ohne einwilligung, intim* ohne zustimmung, bildbasierte gewalt',
    xx: 'porno vendetta, pornovenganza',
  },
  'CYBER_VIOLENCE/NON_CONSENSUAL_MATERIAL_DEEPFAKE': {
    xx: 'deepfake* porn*, sexual deepfake*, deepfake* sex*, deepfake* naakt*, deepfake* nackt*',
  },
  'CYBER_VIOLENCE/CYBER_BULLYING_INTIMIDATION': {
    en: 'cyberbullying, cyber bullying, ~bullying, ~intimidation',
    nl: 'cyberpesten, online pesten, pesterij*',
    fr: 'cyberintimidation, ~intimidation, moquerie*',
    de: 'cybermobbing, mobbing',
    xx: 'ciberacoso, cyberbullismo',
  },
  'CYBER_VIOLENCE/CYBER_HARASSMENT': {
    en: 'cyber harassment, cyberharassment, online harassment, ~harassment',
    nl: 'online intimidatie, online belaging, ~intimidatie',
    fr: 'cyberharcelement, harcelement en ligne, ~harcelement',
    de: 'belastigung',
  },
  'CYBER_VIOLENCE/CYBER_STALKING': { xx: 'stalking, cyberstalking', nl: 'belaging, stalken', de: 'nachstellung' },
  CYBER_VIOLENCE_AGAINST_WOMEN: {
    en: 'violence against women, misogyn*',
    nl: 'geweld vrouwen, vrouwenhaat, misogynie',
    fr: 'violence* femmes, misogyn*, masculinis*',
    de: 'gewalt frauen, frauenhass, misogyn*',
  },
  'ILLEGAL_OR_HARMFUL_SPEECH/HATE_SPEECH': {
    en: 'hate, hatred, racis*, antisemiti*, xenophobi*, islamophobi*, homophobi*, holocaust denial',
    nl: 'haatspraak, haatzaai*, haat, racis*, antisemiti*, negationisme, homofobie',
    fr: 'haine, haineux, haineuse*, racis*, antisemit*, xenophob*, homophob*, negationnisme',
    de: 'hassrede, hass, hasskommentar*, volksverhetzung, hetze, rassis*, antisemit*, holocaustleugnung, fremdenfeindlich*',
    xx: 'odio, razzismo, racismo, mowa nienawisci',
  },
  'ILLEGAL_OR_HARMFUL_SPEECH/DEFAMATION': {
    en: 'defamation, defamatory, libel, slander',
    nl: 'laster, smaad, eerroof',
    fr: 'diffamation, diffamatoire*, calomnie, denigrement',
    de: 'verleumdung, uble nachrede',
    xx: 'difamacion, diffamazione, znieslawienie, difamacao',
  },
  'ILLEGAL_OR_HARMFUL_SPEECH/DISCRIMINATION': {
    en: 'discrimination, discriminatory',
    nl: 'discriminatie',
    fr: 'discrimination*, discriminatoire*',
    de: 'diskriminierung',
  },
  SCAMS_AND_FRAUD: {
    en: 'scam*, fraud*, fake shop*, investment fraud',
    nl: 'oplichting, fraude, nepwebshop*, beleggingsfraude',
    fr: 'escroquerie*, arnaque*, fraude*',
    de: 'betrug*, abzocke, fakeshop*, anlagebetrug',
    xx: 'estafa*, truffa, truffe, oszustwo, burla',
  },
  'SCAMS_AND_FRAUD/PHISHING': { xx: 'phishing, smishing, vishing', fr: 'hameconnage' },
  'SCAMS_AND_FRAUD/IMPERSONATION_ACCOUNT_HIJACKING': {
    en: 'impersonation, impersonating, fake profile*, identity theft, hijack*, hacked account*',
    nl: 'identiteitsfraude, identiteitsdiefstal, vals profiel, valse profielen, nepprofiel*, gehackt',
    fr: 'usurpation identite, usurpation d identite, faux profil*, faux compte*, piratage',
    de: 'identitatsdiebstahl, fakeprofil*, falsches profil, gehackt*, identitatsmissbrauch',
    xx: 'suplantacion, furto identita',
  },
  'SCAMS_AND_FRAUD/PYRAMID_SCHEMES': {
    en: 'pyramid, ponzi',
    nl: 'piramidespel*',
    fr: 'pyramidal*',
    de: 'schneeballsystem*, pyramidensystem*',
  },
  'RISK_FOR_PUBLIC_SECURITY/TERRORIST_CONTENT': { xx: 'terroris*, jihad*, djihad*' },
  'RISK_FOR_PUBLIC_SECURITY/ILLEGAL_ORGANIZATIONS': {
    en: 'banned organi*, illegal organi*',
    nl: 'verboden organisatie*',
    fr: 'organisation* interdite*',
    de: 'verfassungswidrig*, verbotene organisation*',
  },
  VIOLENCE: {
    en: '~violence, ~violent, graphic violence',
    nl: '~geweld',
    fr: '~violence, ~violences, contenu violent',
    de: '~gewalt, gewaltdarstellung*',
  },
  'VIOLENCE/INCITEMENT_VIOLENCE_HATRED': {
    en: 'incitement violence, call* violence',
    nl: 'aanzetten geweld, oproep geweld',
    fr: 'incitation violence*, appel violence*, incitation* violences',
    de: 'aufruf gewalt, gewaltaufruf*, aufforderung straftaten',
  },
  'VIOLENCE/HUMAN_TRAFFICKING': {
    en: 'human trafficking',
    nl: 'mensenhandel',
    fr: 'traite etres humains, traite humains',
    de: 'menschenhandel',
  },
  'SELF_HARM/SUICIDE': { en: 'suicide', nl: 'zelfmoord, zelfdoding, suicide', fr: 'suicide', de: 'suizid, selbstmord, selbsttotung' },
  'SELF_HARM/SELF_MUTILATION': {
    en: 'self mutilation, self injury, ~self harm, ~selfharm',
    nl: 'zelfverwonding, zelfbeschadiging, automutilatie',
    fr: 'automutilation, scarification*',
    de: 'selbstverletzung, selbstverletzend*',
  },
  'SELF_HARM/CONTENT_PROMOTING_EATING_DISORDERS': {
    en: 'eating disorder*, pro ana, anorexi*',
    nl: 'eetstoornis*, anorexi*',
    fr: 'trouble* alimentaire*, anorexi*',
    de: 'essstorung*, magersucht',
  },
  INTELLECTUAL_PROPERTY_INFRINGEMENTS: {
    en: '~intellectual property',
    nl: '~intellectuele eigendom',
    fr: '~propriete intellectuelle',
    de: '~geistiges eigentum',
  },
  'INTELLECTUAL_PROPERTY_INFRINGEMENTS/COPYRIGHT_INFRINGEMENT': {
    en: 'copyright*, piracy, dmca',
    nl: 'auteursrecht*, piraterij',
    fr: 'droit* auteur*, piraterie',
    de: 'urheberrecht*',
    xx: 'derechos autor, diritto autore, prawa autorskie, direitos autor',
  },
  'INTELLECTUAL_PROPERTY_INFRINGEMENTS/TRADEMARK_INFRINGEMENT': {
    en: 'trademark*, counterfeit*',
    nl: 'merkinbreuk*, merkenrecht*, namaak*',
    fr: 'contrefacon*, droit marques',
    de: 'markenrecht*, produktpiraterie, markenverletzung*, produktfalschung*',
    xx: 'falsificacion*, contraffazione',
  },
  CONSUMER_INFORMATION: {
    en: 'consumer protection, consumer rights, misleading advert*',
    nl: 'consumentenbescherming, misleidende reclame, consumentenrecht*',
    fr: 'protection consommateur*, pratique* trompeuse*, publicite* trompeuse*',
    de: 'verbraucherschutz, irrefuhrend*',
  },
  'CONSUMER_INFORMATION/HIDDEN_ADVERTISEMENT': {
    en: 'hidden advert*, undisclosed advert*',
    nl: 'sluikreclame, verborgen reclame',
    fr: 'publicite* cachee*, publicite* dissimulee*, publicite* clandestine*',
    de: 'schleichwerbung',
  },
  'UNSAFE_AND_PROHIBITED_PRODUCTS/PROHIBITED_PRODUCTS': {
    en: 'drugs, narcotics, weapons, prohibited product*, illegal product*, illegal goods',
    nl: 'drugs, wapens, illegale producten, verboden producten',
    fr: 'drogue*, stupefiant*, armes, produit* interdit*, produit* illicite*',
    de: 'drogen, waffen, verbotene produkte, illegale produkte, betaubungsmittel',
  },
  'UNSAFE_AND_PROHIBITED_PRODUCTS/UNSAFE_PRODUCTS': {
    en: 'unsafe product*, dangerous product*',
    nl: 'onveilige product*, gevaarlijke product*',
    fr: 'produit* dangereux',
    de: 'unsichere produkte, gefahrliche produkte',
  },
  'ANIMAL_WELFARE/ANIMAL_HARM': {
    en: 'animal cruelty, animal abuse, animal harm',
    nl: 'dierenmishandeling, dierenleed',
    fr: 'maltraitance animal*, cruaute anima*',
    de: 'tierqualerei, tiermisshandlung',
  },
  DATA_PROTECTION_AND_PRIVACY_VIOLATIONS: {
    en: 'privacy, data protection, doxing, doxxing, personal data',
    nl: 'privacy*, gegevensbescherming, persoonsgegevens',
    fr: 'vie privee, donnees personnelles, droit image, atteinte image',
    de: 'datenschutz*, personlichkeitsrecht*, recht bild',
  },
  'DATA_PROTECTION_AND_PRIVACY_VIOLATIONS/RIGHT_TO_BE_FORGOTTEN': {
    en: 'right forgotten',
    nl: 'recht vergeten, vergetelheid',
    fr: 'droit oubli',
    de: 'recht vergessen*',
  },
  'NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS/MISINFORMATION_DISINFORMATION': {
    en: 'disinformation, misinformation, fake news',
    nl: 'desinformatie, nepnieuws',
    fr: 'desinformation, fausses nouvelles, infox',
    de: 'desinformation, falschinformation*, falschmeldung*',
  },
  NOT_SPECIFIED_NOTICE: {
    en: 'unspecified, not specified, unknown, not stated',
    nl: 'onbekend, niet gespecificeerd, niet opgegeven, niet ingevuld',
    fr: 'non precise*, non renseigne*, non specifie*, inconnu*',
    de: 'nicht angegeben, unbekannt, keine angabe, ohne angabe',
  },
};

export const OTHER_WORDS: Partial<Record<Field, Readonly<Record<string, Phrases>>>> = {
  channel: {
    'article-16': {
      en: 'article 16, art 16, dsa, trusted flagger, notice and action',
      nl: 'artikel 16, betrouwbare flagger, betrouwbare melder',
      fr: 'signaleur confiance, formulaire dsa',
      de: 'artikel 16, vertrauenswurdiger hinweisgeber',
    },
    'voluntary-programme': {
      en: 'trusted partner, voluntary, priority flagger, partner programme, partner program, partner portal',
      nl: 'vrijwillig*, partnerprogramma',
      fr: 'volontaire, partenaire, programme partenaire',
      de: 'freiwillig*, partnerprogramm',
    },
    'hotline-network': {
      xx: 'inhope, iccam, hotline network, partner hotline',
      nl: 'meldpuntnetwerk',
      fr: 'reseau hotline*',
      de: 'hotline netzwerk, beschwerdestelle*',
    },
    'law-enforcement': {
      en: 'police, law enforcement, prosecutor*, europol',
      nl: 'politie, parket, openbaar ministerie',
      fr: 'police, parquet, gendarmerie',
      de: 'polizei, staatsanwaltschaft, bka, lka',
    },
    other: { en: 'other', nl: 'andere, anders', fr: 'autre, autres', de: 'sonstige, sonstiges, andere' },
  },
  setting: {
    public: { en: 'public', nl: 'openbaar, publiek', fr: 'public, publique', de: 'offentlich*' },
    'closed-group': {
      en: 'closed group, private group, private account, private channel',
      nl: 'besloten groep, gesloten groep, prive account',
      fr: 'groupe ferme, groupe prive, ~groupe, compte prive, canal prive, post prive',
      de: 'geschlossene gruppe, private gruppe, privates konto',
    },
    'private-message': {
      en: 'private message*, direct message*, dm, pm',
      nl: 'prive bericht*, privebericht*, direct bericht',
      fr: 'message* prive*, message direct, mp',
      de: 'privatnachricht*, direktnachricht*, private nachricht*',
    },
  },
  ground: {
    law: {
      en: 'illegal content, law, legal',
      nl: 'wet, illegale inhoud, wettelijk*',
      fr: 'loi, contenu illicite, legal',
      de: 'gesetz, rechtswidrig*',
    },
    terms: {
      en: 'terms, community guidelines, community standards, tos, policy',
      nl: 'voorwaarden, gebruiksvoorwaarden, richtlijnen',
      fr: 'cgu, conditions, regles communaute',
      de: 'agb, nutzungsbedingungen, gemeinschaftsrichtlinien',
    },
  },
  automated: {
    fully: {
      en: 'fully automated, fully',
      nl: 'volledig geautomatiseerd',
      fr: 'entierement automatise*',
      de: 'vollautomatisiert, vollstandig automatisiert',
    },
    partially: {
      en: 'partially automated, partially, partly',
      nl: 'gedeeltelijk geautomatiseerd',
      fr: 'partiellement automatise*',
      de: 'teilautomatisiert, teilweise automatisiert',
    },
    'not-automated': {
      en: 'not automated, manual, human',
      nl: 'niet geautomatiseerd, manueel',
      fr: 'non automatise*, manuel',
      de: 'nicht automatisiert, manuell',
    },
  },
};
