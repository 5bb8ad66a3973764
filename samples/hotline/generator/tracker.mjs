// The international desk's tracker, in English: instants with offset, the channel of each notice, grounds, later decisions. UTF-8 and commas.
import { brussels, DAY, wallClock } from './calendar.mjs';
import { csvText, utf8 } from './csv.mjs';
import { drawer } from './draw.mjs';
import { drawNotices } from './notice.mjs';
import { PROGRAMME_SERVICES } from './world.mjs';

const LABELS = [
  'Key',
  'Sent',
  'Service',
  'Channel',
  'Type',
  'Language',
  'Setting',
  'Items',
  'URL',
  'Uploader e-mail',
  'In designated area',
  'Assessed by two',
  'Receipt confirmed',
  'Outcome',
  'Decided',
  'Items affected',
  'Ground',
  'Automated means',
  'Redress told',
  'Later outcome',
  'Later decided',
  'Comment, internal',
];
const [KEY, SENT, ITEMS, OUTCOME, DECIDED] = [0, 1, 7, 13, 14];

const TYPES = {
  abuse: 'Child sexual abuse material',
  abuseSynthetic: 'Child sexual abuse material, synthetic',
  leakedMinor: 'Intimate image of a minor, shared without consent',
  sextortion: 'Sextortion of a minor',
  grooming: 'Grooming',
  prostitution: 'Advertising the prostitution of a minor',
  voyeurism: 'Voyeurism',
  extreme: 'Extreme violent or pornographic content',
  leakedAdult: 'Intimate image of an adult, shared without consent',
  impersonation: 'Fake profile',
  bullying: 'Cyberbullying',
  notStated: 'Unspecified',
};

const OUTCOMES = {
  removed: 'Content removed',
  disabled: 'Access disabled',
  geo: 'Access disabled in one country',
  restricted: 'Visibility restricted',
  suspended: 'Account suspended',
  terminated: 'Account closed',
  warning: 'Uploader warned',
  unspecified: 'Action taken, unspecified',
  notIllegal: 'Refused: not illegal',
  insufficient: 'Refused: more information asked',
  notFound: 'Refused: not found',
  outOfScope: 'Refused: out of scope',
  duplicate: 'Refused: duplicate',
  moot: 'Already gone',
  acknowledged: 'Receipt only',
  noReply: 'No reply',
  notRecorded: '',
};

const SETTINGS = { public: 'Public', closedGroup: 'Closed group', privateMessage: 'Private message', '': '' };

/** Instants as the tool wrote them: the day in Brussels is not always the day that stands there. */
const BORDER = [
  '2025-12-12T08:30:00Z',
  '2025-12-18T14:05:00Z',
  '2025-12-30T09:45:00Z',
  '2025-12-31T22:30:00Z',
  '2025-12-31T23:30:00Z',
  '2026-12-31T22:30:00Z',
  '2026-12-31T22:59:00Z',
  '2026-12-31T23:30:00Z',
].map(Date.parse);
/** Places in the file of instants that are written in another offset than that of Brussels. */
const OTHER_OFFSETS = new Map([
  [BORDER[4], 'Z'],
  [BORDER[6], '+02:00'],
  [BORDER[7], 'Z'],
]);

export function tracker() {
  const draw = drawer(20_260_303);
  const records = drawNotices(draw, 2, BORDER).map((notice, i) =>
    record(draw, notice, `INT-${(46_000 + i * 7).toString(36).toUpperCase()}`),
  );
  return { name: 'tracker.csv', bytes: utf8(csvText([LABELS, ...withFaults(records)], ',', '\n')) };
}

function record(draw, notice, key) {
  const { decidedAt, acted, refused } = notice;
  const later = decidedAt === null ? null : laterOutcome(draw, notice);
  return [
    key,
    instant(notice.sentAt),
    notice.spelling,
    channel(draw, notice),
    TYPES[notice.type],
    draw.weighted({ en: 48, fr: 18, nl: 18, de: 6, '': 10 }),
    SETTINGS[notice.setting],
    notice.items,
    `https://${notice.service.host}/${notice.path}`,
    draw.chance(12) ? `${notice.account}@mailbox.example` : '',
    draw.chance(20) ? '' : notice.insideArea ? 'yes' : 'no',
    draw.weighted({ yes: 94, no: 3, '': 3 }),
    instant(notice.receiptAt),
    OUTCOMES[notice.outcome],
    instant(decidedAt),
    notice.itemsAffected === notice.items ? '' : notice.itemsAffected,
    acted ? draw.weighted({ 'Illegal content': 35, 'Terms and conditions': 45, '': 20 }) : '',
    acted || refused ? draw.weighted({ Fully: 10, Partially: 25, 'Not automated': 30, '': 35 }) : '',
    acted || refused ? draw.weighted({ yes: 60, no: 25, '': 15 }) : '',
    later?.outcome ?? '',
    instant(later?.at ?? null),
    draw.weighted({ '': 75, 'Partner hotline informed, "as usual"': 15, 'Second look asked; same result': 10 }),
  ];
}

/** Most go through the Article 16 mechanism, all border cases do; the rest is logged here too and must stay out of the lists. */
function channel(draw, notice) {
  if (BORDER.includes(notice.sentAt)) return 'Article 16';
  const programme = PROGRAMME_SERVICES.includes(notice.service.name) ? 45 : 0;
  return draw.weighted({ 'Article 16': 87, 'Voluntary programme': programme, 'Hotline network': 9, 'Law enforcement': 3, Other: 1 });
}

/** A refusal overturned after our complaint, or an action undone after the uploader's. */
function laterOutcome(draw, { refused, acted, decidedAt }) {
  const at = Math.min(decidedAt + draw.between(2, 30) * DAY, brussels('2027-01-31 17:30'));
  if (refused && draw.chance(30)) return { outcome: OUTCOMES.removed, at };
  return acted && draw.chance(2) ? { outcome: OUTCOMES.notIllegal, at } : null;
}

function instant(at) {
  if (at === null) return '';
  const offset = OTHER_OFFSETS.get(at);
  if (offset === 'Z') return `${new Date(at).toISOString().slice(0, 19)}Z`;
  if (offset) return `${new Date(at + 2 * 3_600_000).toISOString().slice(0, 19)}${offset}`;
  const clock = wallClock(at);
  return `${clock.date}T${clock.time}:00${clock.offset}`;
}

/** Four records more: three wrong, one twice; see ../README.md. */
function withFaults(records) {
  const changed = (place, key, changes) => {
    const copy = [...records[place]];
    copy[KEY] = key;
    for (const [column, value] of Object.entries(changes)) copy[Number(column)] = value;
    return copy;
  };
  const early = { [SENT]: '2026-04-20T10:00:00+02:00', [OUTCOME]: OUTCOMES.removed, [DECIDED]: '2026-04-19T10:00:00+02:00' };
  const faults = new Map([
    [70, [changed(70, 'INT-FAULT1', early)]],
    [160, [changed(160, 'INT-FAULT2', { [ITEMS]: '1.5' })]],
    [240, [records[239]]],
    [318, [changed(318, 'INT-FAULT3', { [SENT]: '14/09/2026 10:20' })]],
  ]);
  return records.flatMap((good, place) => [good, ...(faults.get(place) ?? [])]);
}
