// Words that stand for a channel and other short codes in real logs, by field, code and language: for suggestions, never for deciding.
import type { Field } from '../model/profile.ts';
import type { Phrases } from './phrases.ts';

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
