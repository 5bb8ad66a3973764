// Records about which nothing is to be said leave with all their rows made; the others as they were read.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ParsedRecord, parseFile } from '../../src/import/parse-file.ts';
import { loadCodes } from '../../src/log/codes.ts';
import type { Log } from '../../src/log/db.ts';
import { readyNotice } from '../../src/log/ready-notice.ts';
import { type IntakeRecord, type ReadyOptions, readyRecords } from '../../src/steps/ready-records.ts';
import { ANALYST, documentedLog, SMALL_PROFILE, small } from './year.ts';

const KNOWN: Readonly<Record<string, number>> = { TikTok: 1, Snapchat: 2 };

/** Every eleventh without a reference, every 29th in the future, every 37th of a type nobody mapped, every third of an unknown service. */
const LINES = Array.from({ length: 300 }, (_, i) => {
  const reference = i % 11 === 0 ? '' : `r${i % 41 === 0 ? i - 1 : i}`;
  const service = ['TikTok', 'Snapchat', 'Nobody knows it'][i % 3];
  const sent = i % 29 === 0 ? '2027-03-01' : `2026-03-${String(1 + (i % 28)).padStart(2, '0')}`;
  return `${reference},${sent},${service},${i % 37 === 0 ? 'what is this' : 'grooming'},${i % 2 ? 'removed' : ''},${i % 2 ? sent : ''},`;
});

let log: Log;
let options: ReadyOptions;
beforeAll(async () => {
  log = await documentedLog('sqlite', ['en']);
  const context = { sourceId: 1, importId: 1, actor: ANALYST, codes: await loadCodes(log.db), key: new Uint8Array(32).fill(7) };
  options = { context, today: '2026-12-31', suffix: '@0123abcd', isKnown: false };
});
afterAll(() => log.close());

const parsed = () => parseFile(small(...LINES), SMALL_PROFILE, { reportTimeZone: 'Europe/Brussels' });

async function madeReady(isKnown = false) {
  const asked: string[][] = [];
  const records: IntakeRecord[] = [];
  const find = async (names: readonly string[]) => {
    asked.push([...names]);
    return new Map(names.flatMap((name) => (KNOWN[name] === undefined ? [] : [[name, KNOWN[name]] as const])));
  };
  for await (const batch of readyRecords((await parsed()).batches, { ...options, isKnown }, find)) records.push(...batch);
  return { asked, records };
}

async function asRead(): Promise<ParsedRecord[]> {
  const records: ParsedRecord[] = [];
  for await (const batch of (await parsed()).batches) records.push(...batch);
  return records;
}

it('makes the rows of a notice as it stands in the file, and leaves every other record as it was read', async () => {
  const read = await asRead();
  const { records } = await madeReady();
  const made = read.map((record, i): IntakeRecord => {
    if (records[i]?.outcome !== 'ready' || record.outcome !== 'notice') return record;
    const { notice } = record;
    const reference = notice.hasOwnReference ? notice.reference : `${notice.reference}@0123abcd`;
    return { outcome: 'ready', ready: readyNotice({ ...notice, reference }, KNOWN[notice.service ?? ''] ?? null, options.context) };
  });
  expect(records).toEqual(made);
  expect(new Set(records.map(({ outcome }) => outcome))).toEqual(new Set(['ready', 'notice', 'rejected', 'held']));
});

it('only counts the plain records of a file that the log has, but those whose references the program gave', async () => {
  const fresh = (await madeReady()).records;
  const known = (await madeReady(true)).records;
  const isCounted = (record: IntakeRecord) => record.outcome === 'ready' && record.ready.row.own_reference === 'yes';
  expect(fresh.filter(isCounted).length).toBeGreaterThan(150);
  expect(known).toEqual(fresh.map((record) => (isCounted(record) ? { outcome: 'known' } : record)));
});

it('asks about each name of a service once, and shows the first record of it and the first of the file as they are', async () => {
  const { asked, records } = await madeReady();
  expect(asked.flat().sort()).toEqual(['Nobody knows it', 'Snapchat', 'TikTok']);
  const outcomes = records.map(({ outcome }) => outcome);
  expect(outcomes.slice(0, 15)).not.toContain('ready');
  expect(outcomes.filter((outcome) => outcome === 'ready').length).toBeGreaterThan(150);
});
