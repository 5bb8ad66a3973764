// A large file is read in a thread of its own, by the program as it is built. What comes out is what one thread makes of it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceFile } from '../../src/cli/files.ts';
import type { SourceFile } from '../../src/import/source-file.ts';
import { loadCodes } from '../../src/log/codes.ts';
import type { Log } from '../../src/log/db.ts';
import { openReading } from '../../src/steps/open-reading.ts';
import type { Reading } from '../../src/steps/reading.ts';
import type { IntakeRecord, ReadyOptions } from '../../src/steps/ready-records.ts';
import { ANALYST, documentedLog, SMALL_PROFILE } from './year.ts';

const built = (await import(new URL('../../dist/steps/open-reading.js', import.meta.url).href)) as { openReading: typeof openReading };

const HEADER = 'Ref,Sent,Service,Type,Outcome,Decided,Account,filler';
const KNOWN: Readonly<Record<string, number>> = { TikTok: 1, Snapchat: 2 };
const OPTIONS = { reportTimeZone: 'Europe/Brussels' };

let folder: string;
let log: Log;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'article22-'));
  log = await documentedLog('sqlite', ['en']);
});
afterAll(async () => {
  await log.close();
  rmSync(folder, { recursive: true });
});

/** Large enough for a thread by a column that is not mapped. */
function file(...lines: string[]): SourceFile {
  const path = join(folder, 'large.csv');
  const filler = 'x'.repeat(Math.ceil(4_400_000 / lines.length));
  writeFileSync(path, [HEADER, ...lines.map((line) => `${line},${filler}`)].join('\n'));
  return sourceFile(path);
}

const withoutPath = ({ name, sizeBytes, open }: SourceFile): SourceFile => ({ name, sizeBytes, open });

async function readyOptions(isKnown = false): Promise<ReadyOptions> {
  const context = { sourceId: 1, importId: 1, actor: ANALYST, codes: await loadCodes(log.db), key: new Uint8Array(32).fill(7) };
  return { context, today: '2026-12-31', suffix: '@0123abcd', isKnown };
}

async function allOf(reading: Reading, ready: ReadyOptions | null) {
  const asked: string[][] = [];
  const records: IntakeRecord[] = [];
  const find = async (names: readonly string[]) => {
    asked.push([...names]);
    return new Map(names.flatMap((name) => (KNOWN[name] === undefined ? [] : [[name, KNOWN[name]] as const])));
  };
  for await (const batch of reading.batches(ready, find)) records.push(...batch);
  await reading.close();
  // As they are after they were sent: without what is undefined.
  return { asked, records: JSON.parse(JSON.stringify(records)) as unknown[], look: JSON.parse(JSON.stringify(reading.look)) as unknown };
}

describe('a file read in a thread of its own', () => {
  const lines = Array.from({ length: 300 }, (_, i) => {
    const reference = i % 11 === 0 ? '' : `r${i % 41 === 0 ? i - 1 : i}`;
    const service = ['TikTok', 'Snapchat', 'Nobody knows it'][i % 3];
    const sent = i % 29 === 0 ? '2027-03-01' : `2026-03-${String(1 + (i % 28)).padStart(2, '0')}`;
    return `${reference},${sent},${service},${i % 37 === 0 ? 'what is this' : 'grooming'},${i % 2 ? 'removed' : ''},${i % 2 ? sent : ''},`;
  });

  it.each([['with rows made ready'], ['as they were read']])('gives the same records as one thread, %s', async (how) => {
    const ready = how === 'as they were read' ? null : await readyOptions();
    const source = file(...lines);
    const apart = await allOf(await built.openReading(source, SMALL_PROFILE, OPTIONS), ready);
    const here = await allOf(await openReading(withoutPath(source), SMALL_PROFILE, OPTIONS), ready);
    expect(apart).toEqual(here);
    const outcomes = new Set(apart.records.map((record) => (record as IntakeRecord).outcome));
    expect(outcomes).toEqual(new Set(ready ? ['ready', 'notice', 'rejected', 'held'] : ['notice', 'rejected', 'held']));
  });

  it('refuses what one thread refuses, in the same words', async () => {
    const source = file(...lines);
    const profile = { ...SMALL_PROFILE, columns: { ...SMALL_PROFILE.columns, note: { label: 'Remark' } } };
    const said = async (reading: Promise<Reading>) => {
      const { code, exit, message, name } = await reading.then(
        () => expect.unreachable('it was read'),
        (error: unknown) => error as Error & { code: string; exit: number },
      );
      return { code, exit, message, name };
    };
    const apart = await said(built.openReading(source, profile, OPTIONS));
    expect(apart).toEqual(await said(openReading(withoutPath(source), profile, OPTIONS)));
    expect(apart.name).toBe('UserError');
  });

  it('only counts the plain records of a file that the log has, but those whose references the program gave', async () => {
    const source = file(...lines);
    const known = await allOf(await built.openReading(source, SMALL_PROFILE, OPTIONS), await readyOptions(true));
    const fresh = await allOf(await openReading(withoutPath(source), SMALL_PROFILE, OPTIONS), await readyOptions());
    const isCounted = (record: IntakeRecord) => record.outcome === 'ready' && record.ready.row.own_reference === 'yes';
    expect(fresh.records.filter((record) => isCounted(record as IntakeRecord)).length).toBeGreaterThan(150);
    expect(known.records).toEqual(fresh.records.map((record) => (isCounted(record as IntakeRecord) ? { outcome: 'known' } : record)));
  });

  it('asks about each name of a service once, and shows the first record of it and the first of the file as they are', async () => {
    const source = withoutPath(file(...lines));
    const { asked, records } = await allOf(await openReading(source, SMALL_PROFILE, OPTIONS), await readyOptions());
    expect(asked.flat().sort()).toEqual(['Nobody knows it', 'Snapchat', 'TikTok']);
    const outcomes = records.map((record) => (record as IntakeRecord).outcome);
    expect(outcomes.slice(0, 15)).not.toContain('ready');
    expect(outcomes.filter((outcome) => outcome === 'ready').length).toBeGreaterThan(150);
  });
});
