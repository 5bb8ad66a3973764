// The hotline's own tool, in Dutch: one record a notice, local times to the minute, `;`, UTF-8 with a byte order mark, remarks over several lines.
import { brussels, wallClock } from './calendar.mjs';
import { csvText, utf8 } from './csv.mjs';
import { drawer } from './draw.mjs';
import { drawNotices } from './notice.mjs';

const LABELS = [
  'Referentie',
  'Verzonden op',
  'Dienst',
  'URL',
  'Accountnaam',
  'IP-adres',
  'Soort inhoud',
  'Aantal items',
  'Opmerking analist',
  'Door twee beoordeeld',
  'Reden vermeld',
  'Exacte locatie vermeld',
  'Melder vermeld',
  'Goede trouw verklaard',
  'Ontvangst bevestigd op',
  'Beslissing',
  'Beslist op',
  'Uitgevoerd op',
  'Gecontroleerd op',
  'Omgeving',
  'Binnen aangewezen gebied',
];
const [REFERENCE, SENT, SERVICE, DECIDED] = [0, 1, 2, 16];

const TYPES = {
  abuse: 'Beelden van seksueel kindermisbruik',
  abuseSynthetic: 'Kunstmatige misbruikbeelden (AI)',
  leakedMinor: 'Naaktbeeld minderjarige verspreid',
  sextortion: 'Sextortion minderjarige',
  grooming: 'Grooming',
  prostitution: 'Prostitutie minderjarige',
  voyeurism: 'Voyeurisme',
  extreme: 'Extreem geweld of porno',
  leakedAdult: 'Naaktbeeld meerderjarige verspreid',
  impersonation: 'Vals profiel',
  bullying: 'Cyberpesten',
  notStated: 'Niet ingevuld',
};

const OUTCOMES = {
  removed: 'Verwijderd',
  disabled: 'Toegang geblokkeerd',
  geo: 'Geblokkeerd in België',
  restricted: 'Zichtbaarheid beperkt',
  suspended: 'Account geschorst',
  terminated: 'Account gesloten',
  warning: 'Waarschuwing aan plaatser',
  unspecified: 'Maatregel genomen, niet gezegd welke',
  notIllegal: 'Geweigerd: niet illegaal',
  insufficient: 'Geweigerd: te weinig gegevens',
  notFound: 'Niet gevonden',
  outOfScope: 'Geweigerd: niet bevoegd',
  duplicate: 'Geweigerd: dubbel',
  moot: 'Was al weg',
  acknowledged: 'Alleen ontvangst bevestigd',
  noReply: 'Geen antwoord',
  notSent: 'Niet verzonden: meldkanaal werkt niet',
  notRecorded: '',
};

const SETTINGS = { public: 'openbaar', closedGroup: 'besloten groep', privateMessage: 'privébericht', '': '' };

/** Fixed moments: before the year, on both its borders, and in the hour that the end of summer time repeats. */
const BORDER = [
  '2025-12-12 10:05',
  '2025-12-15 16:40',
  '2025-12-17 09:12',
  '2025-12-22 11:30',
  '2025-12-23 14:55',
  '2025-12-29 10:20',
  '2025-12-31 23:30',
  '2026-01-01 00:10',
  '2026-10-25 02:30',
  '2026-12-31 23:30',
  '2027-01-01 00:05',
].map(brussels);

export function scartStyle() {
  const draw = drawer(20_260_101);
  const notices = drawNotices(draw, 0, BORDER);
  for (const place of [211, 402]) notices[place] = { ...notices[place], ...NOT_SENT };
  const numbers = { 2025: 0, 2026: 0, 2027: 0 };
  const records = notices.map((notice) => {
    const { year } = wallClock(notice.sentAt);
    numbers[year] += 1;
    return record(draw, notice, `MV-${year}-${String(numbers[year]).padStart(5, '0')}`);
  });
  return { name: 'scart-style.csv', bytes: utf8(`\uFEFF${csvText([LABELS, ...withFaults(records)], ';', '\r\n')}`) };
}

const NOT_SENT = { outcome: 'notSent', receiptAt: null, decidedAt: null, effectiveAt: null, verifiedAt: null };

function record(draw, notice, reference) {
  const answer = (percentYes) => (draw.chance(3) ? '' : draw.chance(percentYes) ? 'ja' : 'nee');
  return [
    reference,
    time(notice.sentAt),
    notice.spelling,
    `https://${notice.service.host}/${notice.path}`,
    notice.account,
    notice.service.kind === 'host' ? `192.0.2.${draw.between(1, 254)}` : '',
    TYPES[notice.type],
    notice.items,
    remark(draw),
    answer(95),
    answer(98),
    answer(98),
    answer(notice.type === 'abuse' ? 45 : 93),
    answer(97),
    time(notice.receiptAt),
    OUTCOMES[notice.outcome],
    time(notice.decidedAt),
    time(notice.effectiveAt),
    time(notice.verifiedAt),
    SETTINGS[notice.setting],
    draw.chance(6) ? '' : notice.insideArea ? 'ja' : 'nee',
  ];
}

/** Case notes as analysts write them; this column is not mapped, so no word of it may reach the log. */
function remark(draw) {
  return draw.weighted({
    '': 55,
    'Tweede analist akkoord; zie dossier.': 15,
    'Eerst getwijfeld over leeftijd.\nTweede analist: "duidelijk minderjarig".\nVerzonden.': 12,
    'Zelfde reeks als vorige week;\nniet opnieuw beoordeeld.': 10,
    'Antwoord kwam via "no-reply", niet via meldformulier.': 8,
  });
}

function time(at) {
  if (at === null) return '';
  const clock = wallClock(at);
  return `${clock.day}-${clock.month}-${clock.year} ${clock.time}`;
}

/** Eight records more, each with something wrong; ../README.md says what the import makes of them. */
function withFaults(records) {
  const changed = (place, reference, changes) => {
    const copy = [...records[place]];
    copy[REFERENCE] = reference;
    for (const [column, value] of Object.entries(changes)) copy[Number(column)] = value;
    return copy;
  };
  const faults = new Map([
    [60, [records[60]]],
    [97, [changed(97, 'MV-2026-90001', { [SENT]: '30-02-2026 10:15' })]],
    [140, [changed(140, 'MV-2026-90002', { [SENT]: '29-03-2026 02:30' })]],
    [233, [changed(233, 'MV-2026-90003', { [SENT]: '12-05-2026 10:00', [DECIDED]: '11-05-2026 16:00' })]],
    [300, [changed(300, 'MV-2026-90004', {}).slice(0, 12)]],
    [351, [changed(351, 'MV-2026-90005', { [SERVICE]: 'TikTok' })]],
    [388, [changed(351, 'MV-2026-90005', { [SERVICE]: 'Snapchat' })]],
    [500, [records[498]]],
  ]);
  return records.flatMap((good, place) => [good, ...(faults.get(place) ?? [])]);
}
