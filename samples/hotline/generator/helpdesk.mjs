// The helpdesk of the French-speaking team: days only, delays in days, own themes (several in one cell), tabs, Windows-1252.
import { brussels, daysBetween, wallClock } from './calendar.mjs';
import { csvText, windows1252 } from './csv.mjs';
import { drawer } from './draw.mjs';
import { drawNotices } from './notice.mjs';
import { TYPE_ODDS, TYPE_PRIORITY } from './world.mjs';

const LABELS = [
  'N° de dossier',
  'Envoyé le',
  'Plateforme',
  'Thème(s)',
  'Nombre d’éléments',
  'Langue',
  'Cadre',
  'Lien',
  'Pseudonyme',
  'Première réponse',
  'Délai de réponse (jours)',
  'Suite donnée',
  'Commentaire interne',
];
const [REFERENCE, SENT, DELAY] = [0, 1, 10];

const THEMES = {
  abuse: 'Images d’abus sexuels d’enfants',
  abuseSynthetic: 'Images d’abus générées par IA',
  leakedMinor: 'Diffusion d’images intimes (mineur)',
  sextortion: 'Sextorsion',
  grooming: 'Sollicitation sexuelle (grooming)',
  prostitution: 'Prostitution d’un mineur',
  voyeurism: 'Voyeurisme',
  extreme: 'Contenu extrême',
  leakedAdult: 'Diffusion d’images intimes (majeur)',
  impersonation: 'Usurpation d’identité',
  bullying: 'Cyberharcèlement',
  notStated: 'Non précisé',
};
const SEPARATOR = ' / ';

const OUTCOMES = {
  removed: 'Supprimé',
  disabled: 'Accès bloqué',
  geo: 'Bloqué en Belgique',
  restricted: 'Visibilité réduite',
  suspended: 'Compte suspendu',
  terminated: 'Compte supprimé',
  warning: 'Avertissement à l’auteur',
  unspecified: 'Mesure prise, non précisée',
  notIllegal: 'Refus : pas illicite',
  insufficient: 'Refus : éléments insuffisants',
  notFound: 'Introuvable',
  outOfScope: 'Refus : hors champ',
  duplicate: 'Refus : doublon',
  moot: 'Déjà retiré',
  acknowledged: 'Accusé de réception seul',
  noReply: 'Pas de réponse',
  notSent: 'Envoi impossible',
  notRecorded: '',
};

const SETTINGS = { public: 'Public', closedGroup: 'Groupe fermé', privateMessage: 'Message privé', '': '' };

const BORDER = [
  '2025-12-16 09:00',
  '2025-12-19 12:00',
  '2025-12-23 15:00',
  '2025-12-31 23:30',
  '2026-01-01 00:30',
  '2026-12-31 23:30',
  '2027-01-01 00:30',
].map(brussels);

export function helpdesk() {
  const draw = drawer(20_260_202);
  const notices = drawNotices(draw, 1, BORDER);
  notices[155] = { ...notices[155], outcome: 'notSent', decidedAt: null };
  const records = notices.map((notice, i) => record(draw, notice, `PCE-${String(4100 + i * 3)}`));
  return { name: 'helpdesk.csv', bytes: windows1252(csvText([LABELS, ...withFaults(records)], '\t', '\r\n')) };
}

function record(draw, notice, reference) {
  return [
    reference,
    day(notice.sentAt),
    notice.spelling,
    themes(draw, notice),
    notice.items,
    draw.weighted({ FR: 70, NL: 12, EN: 10, '': 8 }),
    SETTINGS[notice.setting],
    `https://${notice.service.host}/${notice.path}`,
    notice.account,
    OUTCOMES[notice.outcome],
    notice.decidedAt === null ? '' : daysBetween(notice.sentAt, notice.decidedAt),
    laterOutcome(draw, notice),
    draw.weighted({
      '': 70,
      'Cœur du dossier : voir la pièce jointe…': 12,
      'Réponse reçue sur la boîte générale – à relancer': 10,
      'Le service demande 25 € pour une réponse "prioritaire" : refusé': 8,
    }),
  ];
}

/** One theme, or in a third of the records two, in any order; the notice's own type stays the stronger. */
function themes(draw, notice) {
  const own = TYPE_PRIORITY.indexOf(notice.type);
  const weaker = Object.keys(TYPE_ODDS.large).filter((type) => TYPE_PRIORITY.indexOf(type) > own && type !== 'notStated');
  if (weaker.length === 0 || !draw.chance(33)) return THEMES[notice.type];
  return draw
    .shuffled([notice.type, draw.pick(weaker)])
    .map((type) => THEMES[type])
    .join(SEPARATOR);
}

/** What came of a reminder or a complaint; the tool notes no date for it. */
function laterOutcome(draw, notice) {
  const mayChange = notice.refused || notice.outcome === 'noReply';
  return mayChange && draw.chance(25) ? draw.pick([OUTCOMES.removed, OUTCOMES.terminated, OUTCOMES.unspecified]) : '';
}

function day(at) {
  const clock = wallClock(at);
  return `${clock.day}/${clock.month}/${clock.year}`;
}

/** Three wrong records, a blank one, and the labels again where two exports were pasted together; see ../README.md. */
function withFaults(records) {
  const changed = (place, reference, column, value) => {
    const copy = [...records[place]];
    copy[REFERENCE] = reference;
    copy[column] = value;
    return copy;
  };
  const faults = new Map([
    [88, [changed(88, 'PCE-9001', DELAY, '-3')]],
    [204, [Array(LABELS.length).fill(''), LABELS]],
    [260, [changed(260, 'PCE-9002', DELAY, 'environ 10')]],
    [331, [changed(331, 'PCE-9003', SENT, '')]],
  ]);
  return records.flatMap((good, place) => [good, ...(faults.get(place) ?? [])]);
}
