// Every preset shipped for a tool reads an export of that tool as its sample says, at once, and keeps nothing it does not map.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { SourceFile } from '../../src/import/encoding.ts';
import { checkProfile, parseFile } from '../../src/import/parse-file.ts';
import { shippedPresets } from '../../src/import/presets.ts';
import { recogniseProfile } from '../../src/import/recognise.ts';
import { readRecords } from '../../src/import/survey.ts';
import { countNotices } from '../../src/log/counts.ts';
import type { Log } from '../../src/log/db.ts';
import type { ImportResult } from '../../src/model/import-result.ts';
import { normaliseLabel } from '../../src/model/normalise.ts';
import type { Profile } from '../../src/model/profile.ts';
import { importFile } from '../../src/workflow.ts';
import { freshLog } from '../log/engines.ts';
import { question } from '../log/world.ts';
import { ANALYST, sourceOf } from '../steps/year.ts';

const FOLDER = fileURLToPath(new URL('../../samples/presets/', import.meta.url));
const SAMPLES = readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const WRITE = { dryRun: false, anotherFile: null } as const;
/** Shorter texts may stand in a log by chance. */
const TELLING_MIN = 8;

const counts = z.record(z.string(), z.int());
const expectedSchema = z.strictObject({
  dialect: z.record(z.string(), z.union([z.string(), z.int(), z.boolean()])),
  dates: z.record(z.string(), z.string()).default({}),
  summary: z.strictObject({
    records: z.int(),
    new: z.int(),
    rejected: z.int(),
    skipped: z.int(),
    held: z.int(),
    notices: z.int(),
  }),
  causes: counts,
  notices: z.strictObject({ byProvider: counts, byCategory: counts, byAction: counts, byChannel: counts, items: z.int() }),
  sentOn: z.tuple([z.string(), z.string()]),
  planted: z.array(z.string().min(4)).min(1),
  rename: z.strictObject({ label: z.string(), as: z.string() }),
});

const presetOf = (name: string): Profile => {
  const preset = shippedPresets().find((one) => one.name === name);
  if (!preset) throw new Error(`schema/presets/${name}.json is missing`);
  return preset;
};

describe('presets', () => {
  it('each have a sample, and each sample its preset', () => {
    expect(new Set(shippedPresets().map(({ name }) => name))).toEqual(new Set(SAMPLES));
    expect(shippedPresets()).toHaveLength(SAMPLES.length);
  });

  it('are valid, lie under their own names and say that nobody has checked the channel', () => {
    for (const preset of shippedPresets()) {
      expect(() => checkProfile(preset), preset.name).not.toThrow();
      expect(existsSync(new URL(`../../schema/presets/${preset.name}.json`, import.meta.url)), preset.name).toBe(true);
      expect(preset.channel, preset.name).toEqual({ default: 'article-16', assumed: true });
    }
  });

  it('never take the day a case was opened or closed for the day the notice was sent, nor for that of a decision', () => {
    const ofCase = /creat|open|start|clos|\bend|receiv|submi|updat|modif|resol|ouvert|angelegt/i;
    for (const { name, columns } of shippedPresets()) {
      expect(columns.sent?.label, name).not.toMatch(ofCase);
      expect(columns.decided?.label ?? '', name).not.toMatch(ofCase);
    }
  });
});

describe.each(SAMPLES)('the sample of %s', (name) => {
  const bytes = readFileSync(`${FOLDER}${name}/sample.csv`);
  const file = () => sourceOf('sample.csv', bytes);
  const expected = expectedSchema.parse(JSON.parse(readFileSync(`${FOLDER}${name}/expected.json`, 'utf8')));
  const profile = presetOf(name);
  let log: Log;
  let first: ImportResult;
  beforeAll(async () => {
    log = await freshLog('sqlite');
    first = (await importFile(log, file(), profile, WRITE, ANALYST)).result;
  });
  afterAll(() => log.close());

  it('is recognised by its labels, and no other preset fits it', async () => {
    expect((await recogniseProfile(file(), [], {}, shippedPresets())).name).toBe(name);
    const others = shippedPresets().filter((one) => one.name !== name);
    await expect(recogniseProfile(file(), [], {}, others)).rejects.toMatchObject({
      code: expect.stringMatching(/^(profile\.none-fits|header\.missing)$/),
    });
  });

  it('is read in the dialect of the tool', async () => {
    const { dialect, decided } = await parseFile(file(), profile, { reportTimeZone: 'Europe/Brussels' });
    expect(dialect).toMatchObject(expected.dialect);
    expect(decided.dateFormats).toMatchObject(expected.dates);
  });

  it('gives the records, causes and notices that it should', async () => {
    const { notices, updated, unchanged, ...summary } = first.summary;
    expect({ ...summary, notices: notices.new }).toEqual(expected.summary);
    expect([updated, unchanged]).toEqual([0, 0]);
    expect(summary.records).toBe(summary.new + summary.rejected + summary.skipped + summary.held);
    expect(causesOf(first)).toEqual(expected.causes);
    expect(await noticesIn(log)).toEqual({ ...expected.notices, sentOn: expected.sentOn });
  });

  it('leaves nothing of an unmapped column in the bytes of the log', async () => {
    const kept = logBytes(log);
    const text = new TextDecoder().decode(bytes);
    const table = await tableOf(file(), profile);
    for (const planted of expected.planted) {
      expect(text.includes(planted) || table.records.some((cells) => cells.some((cell) => cell.includes(planted))), planted).toBe(true);
      expect(kept.includes(planted), `“${planted}” is in the log`).toBe(false);
    }
    const unmapped = unmappedTexts(table, profile);
    expect(unmapped.size).toBeGreaterThan(20);
    expect([...unmapped].filter((cell) => kept.includes(cell))).toEqual([]);
  });

  it('changes nothing the second time', async () => {
    const { result } = await importFile(log, file(), profile, WRITE, ANALYST);
    expect(result.summary).toMatchObject({ new: 0, updated: 0, unchanged: expected.summary.new, held: expected.summary.held });
    expect(await noticesIn(log)).toEqual({ ...expected.notices, sentOn: expected.sentOn });
  });

  it('is read as well with its columns in another order and one more', async () => {
    const table = await tableOf(file(), profile);
    const turned = sourceOf('turned.csv', reordered(table));
    expect((await recogniseProfile(turned, [], {}, shippedPresets())).name).toBe(name);
    const { result } = await importFile(log, turned, profile, WRITE, ANALYST);
    expect(result.ignored).toContain('Added by us');
    expect(result.summary).toMatchObject({ new: 0, updated: 0, unchanged: expected.summary.new, held: expected.summary.held });
    expect(await noticesIn(log)).toEqual({ ...expected.notices, sentOn: expected.sentOn });
  });

  it('stops where a mapped column is missing, and names the likeliest rename', async () => {
    const { label, as } = expected.rename;
    const table = await tableOf(file(), profile);
    expect(table.header.map(normaliseLabel)).toContain(normaliseLabel(label));
    const header = table.header.map((one) => (normaliseLabel(one) === normaliseLabel(label) ? as : one));
    const renamed = sourceOf('renamed.csv', csv([header, ...table.records]));
    await expect(importFile(log, renamed, profile, WRITE, ANALYST)).rejects.toMatchObject({
      code: 'mapping.required-missing',
      details: { missing: [{ label, rename: as }] },
    });
    await expect(recogniseProfile(renamed, [], {}, shippedPresets())).rejects.toMatchObject({
      code: 'profile.none-fits',
      details: { nearest: name, missing: [label] },
      message: expect.stringContaining(as),
    });
  });
});

function causesOf({ causes }: ImportResult): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { kind, code, issues } of causes) found[`${kind} ${code}`] = (found[`${kind} ${code}`] ?? 0) + issues;
  return found;
}

async function noticesIn(log: Log) {
  const all = question({ period: { first: '2000-01-01', last: '2099-12-31' }, asOfOn: '2027-12-31' });
  const found = (await countNotices(log.db, all)).counts;
  const by = (code: (one: (typeof found)[number]) => string) => {
    const sums: Record<string, number> = {};
    for (const one of found) sums[code(one)] = (sums[code(one)] ?? 0) + one.notices;
    return sums;
  };
  const months = found.flatMap(({ month }) => month ?? []).sort();
  return {
    byProvider: by(({ provider }) => provider ?? 'not-recorded'),
    byCategory: by(({ category, subcategory }) => subcategory ?? category),
    byAction: by(({ action }) => action),
    byChannel: by(({ channel }) => channel),
    items: found.reduce((sum, { items }) => sum + items, 0),
    sentOn: [months[0], months.at(-1)],
  };
}

/** The file and what stands beside it, as one text. */
function logBytes({ address }: Log): string {
  const files = [address, `${address}-wal`, `${address}-journal`].filter((path) => existsSync(path));
  return files.map((path) => readFileSync(path).toString('utf8')).join('\n');
}

interface SampleTable {
  readonly header: readonly string[];
  readonly records: readonly (readonly string[])[];
}

/** Header and records as the importer takes them apart, without the blank cells that some tools write at the end of each line. */
async function tableOf(file: SourceFile, profile: Profile): Promise<SampleTable> {
  const { dialect } = await parseFile(file, profile, { reportTimeZone: 'Europe/Brussels' });
  const rows: (readonly string[])[] = [];
  for await (const { cells } of readRecords(file, dialect)) rows.push(cells);
  const [header = [], ...records] = rows;
  const width = header.findLastIndex((label) => label.trim() !== '') + 1;
  const cut = (cells: readonly string[]) => {
    if (cells.slice(width).some((cell) => cell.trim() !== '')) return cells;
    return profile.endsEarly ? Array.from({ length: width }, (_, index) => cells[index] ?? '') : cells.slice(0, width);
  };
  return { header: header.slice(0, width), records: records.map(cut) };
}

/** Words in unmapped columns that stand nowhere in what the profile maps, names or may look up, and not in the log's own words. */
function unmappedTexts({ header, records }: SampleTable, profile: Profile): ReadonlySet<string> {
  const mapped = new Set(
    Object.values(profile.columns)
      .flatMap(({ label, boxes }) => (boxes ? Object.keys(boxes) : [label]))
      .map(normaliseLabel),
  );
  const isMapped = header.map((label) => mapped.has(normaliseLabel(label)));
  const whole = records.filter((cells) => cells.length === header.length);
  const known = [
    JSON.stringify(profile),
    ...['providers.json', 'actions.json', 'content-types.json', 'log/001-log.sql'].map((own) =>
      readFileSync(new URL(`../../schema/${own}`, import.meta.url), 'utf8'),
    ),
    ...whole.flatMap((cells) => cells.filter((_, index) => isMapped[index])),
  ].join('\n');
  const texts = whole.flatMap((cells) => cells.filter((_, index) => !isMapped[index])).flatMap((cell) => [cell, ...cell.split(/[\r\n]+/)]);
  const isTelling = (text: string) => text.length >= TELLING_MIN && /\p{L}{3}/u.test(text);
  return new Set(texts.map((text) => text.trim()).filter((text) => isTelling(text) && !known.includes(text)));
}

/** All columns the other way round, and one more. A record that is not whole stays so, and a header repeated stays one. */
function reordered({ header, records }: SampleTable): string {
  const turned = records.map((cells) => {
    if (cells.join('|') === header.join('|')) return ['Added by us', ...cells.toReversed()];
    if (cells.length < header.length || cells.every((cell) => cell.trim() === '')) return cells;
    return cells.length > header.length ? [...cells, 'too', 'many'] : ['something', ...cells.toReversed()];
  });
  return csv([['Added by us', ...header.toReversed()], ...turned]);
}

function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`).join('');
}
