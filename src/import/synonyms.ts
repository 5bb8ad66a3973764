// Words that head columns in real exports, by field and language: for suggestions, never for deciding.
import type { Field } from '../model/profile.ts';

export const SYNONYM_LANGUAGES = ['en', 'nl', 'fr', 'de'] as const;
export type SynonymLanguage = (typeof SYNONYM_LANGUAGES)[number];

type Synonyms = Readonly<Record<SynonymLanguage, readonly string[]>>;

/** Fields that are suggested. Fields on persons are left out: such columns are off until someone asks for them. */
export const SYNONYMS: Partial<Record<Field, Synonyms>> = {
  reference: {
    en: [
      'reference',
      'ref',
      'id',
      'case',
      'case id',
      'case number',
      'ticket',
      'ticket number',
      'ticket id',
      'report id',
      'key',
      'issue key',
    ],
    nl: ['referentie', 'kenmerk', 'dossier', 'dossiernummer', 'zaaknummer', 'ticketnummer', 'meldingsnummer'],
    fr: ['référence', 'réf', 'dossier', 'numéro de dossier', 'n° de dossier', 'numéro de ticket', 'identifiant'],
    de: ['referenz', 'aktenzeichen', 'fallnummer', 'vorgangsnummer', 'ticketnummer', 'meldungsnummer'],
  },
  sent: {
    en: ['sent', 'sent at', 'sent on', 'date sent', 'notice sent', 'notification date', 'submitted', 'submitted at', 'month sent'],
    nl: ['verzonden', 'verzonden op', 'verzenddatum', 'datum verzending', 'datum melding', 'gemeld op', 'maand'],
    fr: ['envoyé', 'envoyé le', "date d'envoi", "mois d'envoi", 'date de signalement', 'date du signalement', 'signalé le'],
    de: ['gesendet', 'gesendet am', 'versanddatum', 'meldedatum', 'datum der meldung', 'gemeldet am'],
  },
  service: {
    en: ['service', 'platform', 'provider', 'site', 'website', 'hosting provider', 'hoster', 'social network'],
    nl: ['dienst', 'platform', 'aanbieder', 'hoster', 'website', 'hostingdienst', 'sociaal netwerk'],
    fr: ['service', 'plateforme', 'fournisseur', 'hébergeur', 'site', 'site web', 'réseau social'],
    de: ['dienst', 'plattform', 'anbieter', 'hoster', 'webseite', 'netzwerk', 'diensteanbieter'],
  },
  category: {
    en: ['category', 'type', 'type of content', 'offence', 'classification', 'theme', 'content type', 'reason'],
    nl: ['categorie', 'type', 'soort inhoud', 'aard', 'misdrijf', 'classificatie', 'thema'],
    fr: ['catégorie', 'thématique', 'thématiques', 'thème', 'infraction', "type d'infraction", 'qualification', 'motif'],
    de: ['kategorie', 'art des inhalts', 'delikt', 'straftat', 'deliktsbereich', 'klassifizierung', 'thema'],
  },
  action: {
    en: ['action', 'action taken', 'outcome', 'result', 'decision', 'first decision', 'provider response', 'response'],
    nl: ['actie', 'genomen actie', 'uitkomst', 'resultaat', 'beslissing', 'reactie', 'gevolg'],
    fr: ['action', 'mesure', 'mesure prise', 'décision', 'première décision', 'résultat', 'issue', 'suite donnée', 'réponse'],
    de: ['maßnahme', 'massnahme', 'ergebnis', 'entscheidung', 'reaktion', 'ausgang'],
  },
  decided: {
    en: ['decided', 'decided at', 'decided on', 'decision date', 'date of decision', 'action date', 'response date'],
    nl: ['beslist op', 'datum beslissing', 'beslissingsdatum', 'datum reactie', 'datum actie'],
    fr: ['date de décision', 'date de la décision', 'décidé le', 'date de réponse', 'date de retrait'],
    de: ['entschieden am', 'entscheidungsdatum', 'datum der entscheidung', 'datum der reaktion'],
  },
  delay: {
    en: ['delay', 'delay (days)', 'delay (hours)', 'days to action', 'hours to action', 'response time', 'time to action'],
    nl: ['vertraging', 'doorlooptijd', 'doorlooptijd (dagen)', 'doorlooptijd (uren)', 'dagen tot actie', 'reactietijd'],
    fr: ['délai', 'délai (jours)', 'délai (heures)', 'délai de réponse', 'délai de traitement'],
    de: ['dauer', 'dauer (tage)', 'dauer (stunden)', 'reaktionszeit', 'bearbeitungsdauer'],
  },
  'later-action': {
    en: ['last decision', 'final decision', 'later action', 'later outcome', 'final outcome'],
    nl: ['laatste beslissing', 'eindbeslissing', 'latere actie'],
    fr: ['dernière décision', 'décision finale', 'dernière réponse'],
    de: ['letzte entscheidung', 'endgültige entscheidung'],
  },
  items: {
    en: ['items', 'number of items', 'urls', 'number of urls', 'url count'],
    nl: ['aantal', 'aantal urls', "aantal url's", 'aantal items'],
    fr: ["nombre d'urls", "nombre d'url", 'nombre de contenus', "nombre d'éléments"],
    de: ['anzahl', 'anzahl urls', 'anzahl der urls', 'anzahl inhalte'],
  },
  channel: {
    en: ['channel', 'notice channel', 'submitted via'],
    nl: ['kanaal', 'meldkanaal', 'verzonden via'],
    fr: ['canal', 'canal de signalement', 'voie', 'envoyé par'],
    de: ['kanal', 'meldeweg', 'gesendet über'],
  },
  language: { en: ['language'], nl: ['taal'], fr: ['langue'], de: ['sprache'] },
  setting: {
    en: ['setting', 'visibility', 'public or private'],
    nl: ['zichtbaarheid', 'openbaar of besloten', 'omgeving'],
    fr: ['visibilité', 'type de contenu', 'public ou privé', 'type de compte'],
    de: ['sichtbarkeit', 'öffentlich oder privat'],
  },
  'later-decided': {
    en: ['later decided', 'date of last decision', 'last decision date'],
    nl: ['datum laatste beslissing', 'later beslist op'],
    fr: ['date de la dernière décision'],
    de: ['datum der letzten entscheidung'],
  },
  'items-affected': {
    en: ['items affected', 'urls removed', 'items removed'],
    nl: ['getroffen items', 'aantal verwijderd'],
    fr: ['éléments concernés', 'contenus retirés'],
    de: ['betroffene inhalte', 'entfernte inhalte'],
  },
  'in-area': {
    en: ['in area', 'in designated area'],
    nl: ['binnen deskundigheid', 'binnen aangewezen gebied'],
    fr: ["dans le domaine d'expertise", 'dans le domaine'],
    de: ['im fachgebiet', 'im zuständigkeitsbereich'],
  },
  'assessed-by-two': {
    en: ['assessed by two', 'four eyes', 'second analyst'],
    nl: ['door twee beoordeeld', 'vier ogen', 'tweede beoordelaar'],
    fr: ['apprécié par deux analystes', 'double lecture', 'quatre yeux'],
    de: ['von zwei geprüft', 'vier augen'],
  },
  reasons: {
    en: ['reasons stated', 'reason stated', 'reasons given', 'explanation given'],
    nl: ['reden vermeld', 'redenen vermeld', 'reden opgegeven', 'motivering vermeld'],
    fr: ['motifs indiqués', 'motif indiqué', 'raisons indiquées', 'motivation indiquée'],
    de: ['gründe genannt', 'gründe angegeben', 'begründung angegeben', 'begründung genannt'],
  },
  location: {
    en: ['exact location stated', 'location stated', 'exact location given', 'url stated'],
    nl: ['exacte locatie vermeld', 'locatie vermeld', 'vindplaats vermeld', 'exacte locatie opgegeven'],
    fr: ['localisation exacte indiquée', 'emplacement exact indiqué', 'localisation indiquée', 'emplacement indiqué'],
    de: ['genauer speicherort angegeben', 'speicherort angegeben', 'fundstelle angegeben', 'genauer ort angegeben'],
  },
  submitter: {
    en: ['submitter stated', 'notifier stated', 'name and e-mail stated', 'submitter named'],
    nl: ['melder vermeld', 'naam en e-mail vermeld', 'indiener vermeld', 'naam melder vermeld'],
    fr: ['notifiant indiqué', 'auteur de la notification indiqué', 'nom et adresse électronique indiqués', 'déclarant indiqué'],
    de: ['meldende stelle genannt', 'melder genannt', 'melder angegeben', 'name und e-mail angegeben'],
  },
  'good-faith': {
    en: ['good faith stated', 'good faith declared', 'good faith statement', 'good faith'],
    nl: ['goede trouw verklaard', 'goede trouw vermeld', 'verklaring van goede trouw', 'goede trouw'],
    fr: ['bonne foi déclarée', 'bonne foi indiquée', 'déclaration de bonne foi', 'bonne foi'],
    de: ['guter glaube erklärt', 'erklärung des guten glaubens', 'gutgläubigkeit erklärt', 'guter glaube'],
  },
  receipt: {
    en: ['receipt', 'receipt confirmed', 'acknowledged', 'acknowledged at'],
    nl: ['ontvangst bevestigd', 'ontvangstbevestiging'],
    fr: ['accusé de réception', 'réception confirmée le'],
    de: ['eingang bestätigt', 'eingangsbestätigung'],
  },
  effective: {
    en: ['effective', 'action effective', 'removed at', 'taken down at'],
    nl: ['uitgevoerd op', 'verwijderd op'],
    fr: ['effectif le', 'retiré le', 'supprimé le'],
    de: ['wirksam am', 'entfernt am', 'gelöscht am'],
  },
  verified: {
    en: ['verified', 'verified at', 'checked at'],
    nl: ['gecontroleerd op', 'geverifieerd op'],
    fr: ['vérifié le'],
    de: ['überprüft am', 'geprüft am'],
  },
  ground: {
    en: ['ground', 'legal ground', 'ground of decision'],
    nl: ['grond', 'grondslag'],
    fr: ['fondement', 'motif de la décision'],
    de: ['rechtsgrund', 'grundlage der entscheidung'],
  },
  automated: {
    en: ['automated', 'automated means'],
    nl: ['geautomatiseerd', 'automatisch beslist'],
    fr: ['moyens automatisés', 'automatisé'],
    de: ['automatisiert', 'automatisierte mittel'],
  },
  'redress-told': {
    en: ['redress told', 'redress', 'appeal information'],
    nl: ['beroepsmogelijkheid vermeld', 'verhaal vermeld'],
    fr: ['voies de recours indiquées', 'recours'],
    de: ['rechtsbehelf genannt', 'rechtsbehelfsbelehrung'],
  },
};
