// Writes a CSV of very many invented notices, the same bytes in every run, so that what is measured today can be measured again:
// 14 columns, about 300 bytes a record, notes of several lines, and one record in twenty that repeats an earlier one. The second
// edition is a later export of the same notices: of one in twenty it knows more.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { noteOf } from './big-csv-note.ts';
import { OUTCOMES, SERVICES, TYPES } from './big-csv-words.ts';
import { mix, slotsOf } from './draw.ts';

export const HEADER = [
  'Reference',
  'Sent',
  'Service',
  'Type',
  'Language',
  'Items',
  'URL',
  'Account',
  'Channel',
  'Outcome',
  'Decided',
  'Receipt',
  'Ground',
  'Remark',
] as const;

const REPEATS_ONE_IN = 20;
/** Of the repeats; they say another outcome, so that notice and repeat are both rejected. */
const CONFLICTS_ONE_IN = 50;
const UPDATES_ONE_IN = 20;
/** A repeat stands at most so many records behind what it repeats. */
const REPEATS_WITHIN = 20_000;
const FIRST_DAY = Date.UTC(2025, 0, 1);
/** The year 2025 and the first ten months of 2026. */
const DAYS = 669;
const DAY_MS = 86_400_000;
/** Pieces in which the file is written. */
const PIECE_RECORDS = 500;

const SERVICE_OF = slotsOf(SERVICES.map((_, i) => 1 / (i + 1) ** 1.1));
const TYPE_OF = slotsOf(TYPES.map((_, i) => 1 / (i + 1)));
const OUTCOME_OF = slotsOf(OUTCOMES.map(({ parts }) => parts));
const LANGUAGES = ['en', 'en', 'fr', 'nl', 'de'];
const CHANNELS = ['Article 16', 'Article 16', 'Article 16', 'Article 16', 'Article 16', 'Article 16', 'Article 16', 'Voluntary programme'];

/** Number of the record that a record is or repeats, from 1. */
function toldBy(record: number): number {
  let told = record;
  while (told > 1 && mix(told, 1) % REPEATS_ONE_IN === 0) told -= 1 + (mix(told, 2) % Math.min(told - 1, REPEATS_WITHIN));
  return told;
}

/** What became of a notice, as the record of an edition tells it. */
function outcomeOf(notice: number, record: number, edition: number) {
  if (notice !== record && mix(record, 3) % CONFLICTS_ONE_IN === 0) return OUTCOMES[OUTCOME_OF(mix(record, 4))];
  const told = edition > 1 && mix(notice, 21) % UPDATES_ONE_IN === 0 ? 21 + edition : 4;
  return OUTCOMES[OUTCOME_OF(mix(notice, told))];
}

/** One record of the file, with its line ending. `records` of the whole file spread evenly over the days. */
export function csvRecord(record: number, records: number, edition: number): string {
  const notice = toldBy(record);
  const outcome = outcomeOf(notice, record, edition);
  const service = SERVICE_OF(mix(notice, 5));
  const sent = FIRST_DAY + Math.floor(((notice - 1) * DAYS) / records) * DAY_MS + (7 * 60 + (mix(notice, 6) % 720)) * 60_000;
  const decided = outcome?.decides ? minute(sent + (mix(notice, 7) % 21) * DAY_MS + (60 + (mix(notice, 20) % 180)) * 60_000) : '';
  const items = mix(notice, 8) % 10 === 0 ? 2 + (mix(notice, 9) % 20) : 1;
  const host = SERVICES[service]?.host ?? '';
  const cells = [
    `N-${String(notice).padStart(9, '0')}`,
    minute(sent),
    SERVICES[service]?.name,
    TYPES[TYPE_OF(mix(notice, 10))]?.label,
    LANGUAGES[mix(notice, 11) % LANGUAGES.length],
    items,
    `https://${host}/item/${mix(notice, 12).toString(36)}${mix(notice, 13).toString(36)}`,
    mix(notice, 14) % 3 === 0 ? `account_${mix(notice, 15) % Math.ceil(records / 4)}` : '',
    CHANNELS[mix(notice, 16) % CHANNELS.length],
    outcome?.label,
    decided,
    mix(notice, 17) % 4 === 0 ? '' : minute(sent + (1 + (mix(notice, 18) % 50)) * 60_000),
    outcome?.decides ? (mix(notice, 19) % 3 === 0 ? 'Terms and conditions' : 'Illegal content') : '',
    noteOf(notice),
  ];
  return `${cells.join(',')}\r\n`;
}

/** `2026-03-14 09:31`, of the clock on the wall; never at night, when clocks change. */
function minute(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
}

/** Writes a file of so many records, piece by piece. */
export async function writeBigCsv(path: string, records: number, edition = 1): Promise<void> {
  const out = createWriteStream(path);
  out.write(`${HEADER.join(',')}\r\n`);
  for (let first = 1; first <= records; first += PIECE_RECORDS) {
    const last = Math.min(first + PIECE_RECORDS - 1, records);
    let piece = '';
    for (let record = first; record <= last; record += 1) piece += csvRecord(record, records, edition);
    if (!out.write(piece)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}
