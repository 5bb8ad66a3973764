// The sample world: generated as committed, valid, and read by the importer as its README says.
import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ParsedRecord, parseFile } from '../../src/import/parse-file.ts';
import { type Flagger, flaggerSchema } from '../../src/model/flagger.ts';
import { INDEPENDENCE_ELEMENTS, independenceSchema } from '../../src/model/independence.ts';
import { narrativeFileSchema } from '../../src/model/narrative.ts';
import { NARRATIVE_FIELDS } from '../../src/model/narrative-field.ts';
import { normaliseLabel } from '../../src/model/normalise.ts';
import type { Notice } from '../../src/model/notice.ts';
import { profileSchema } from '../../src/model/profile.ts';
import { servicesFileSchema } from '../../src/model/provider.ts';
import { actionOf, categoryOf } from '../../src/model/vocabulary.ts';

const FOLDER = fileURLToPath(new URL('../../samples/hotline/', import.meta.url));
const SOURCES = ['scart-style', 'helpdesk', 'tracker'] as const;

const read = (name: string): unknown => JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));

describe('the generator', () => {
  it.each([
    { TZ: 'UTC', LANG: 'C' },
    { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8' },
  ])('writes the committed files byte for byte in $TZ, $LANG', (env) => {
    const folder = mkdtempSync(join(tmpdir(), 'hotline-'));
    try {
      execFileSync(process.execPath, [join(FOLDER, 'generate.mjs'), folder], { env: { ...process.env, ...env } });
      for (const source of SOURCES) {
        const same = readFileSync(join(folder, `${source}.csv`)).equals(readFileSync(join(FOLDER, `${source}.csv`)));
        expect(same, `${source}.csv differs: run node samples/hotline/generate.mjs and read the difference`).toBe(true);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the documents', () => {
  const flagger: Flagger = flaggerSchema.parse(read('flagger.json'));

  it('are marked as invented and stand under .example addresses', () => {
    expect(flagger.invented).toBe(true);
    expect(new URL(flagger.website).hostname).toMatch(/\.example$/);
    expect(flagger.contactEmail).toMatch(/\.example$/);
  });

  it('name area items with codes of the vocabulary and a label in each language of the report', () => {
    for (const item of flagger.awards.flatMap((award) => award.area)) {
      for (const code of item.categories) expect(categoryOf(code), code).toBeDefined();
      expect(Object.keys(item.label)).toEqual(flagger.languages);
      if (item.condition) expect(Object.keys(item.condition)).toEqual(flagger.languages);
    }
  });

  it('answer every element of the independence register, in each language', () => {
    const { entries } = independenceSchema.parse(read('independence.json'));
    const open = entries.filter((entry) => entry.audience === 'public').map((entry) => entry.element);
    for (const element of INDEPENDENCE_ELEMENTS) expect(open, element).toContain(element);
    for (const entry of entries)
      expect(entry.none || Object.keys(entry.text ?? {}).join() === flagger.languages.join(), entry.element).toBe(true);
  });

  it('give funding shares that add up to the whole', () => {
    const { entries } = independenceSchema.parse(read('independence.json'));
    const sources = entries.flatMap((entry) => entry.sources ?? []);
    expect(sources.reduce((sum, source) => sum + source.share, 0)).toBeCloseTo(1, 9);
    expect(sources.some((source) => source.fromPlatformProvider)).toBe(true);
  });

  it('hold every narrative field in each language', () => {
    const { texts } = narrativeFileSchema.parse(read('narrative.json'));
    expect(Object.keys(texts)).toEqual(flagger.languages);
    for (const fields of Object.values(texts)) expect(Object.keys(fields)).toEqual([...NARRATIVE_FIELDS]);
  });

  it('map values to codes of the vocabulary only', () => {
    for (const source of SOURCES) {
      const { values } = profileSchema.parse(read(`profile.${source}.json`));
      for (const code of Object.values(values.category ?? {})) expect(categoryOf(code ?? ''), `${code}`).toBeDefined();
      for (const code of Object.values({ ...values.action, ...values['later-action'] }))
        expect(actionOf(code ?? ''), `${code}`).toBeDefined();
    }
  });

  it('let one service change its legal entity on 1 July', () => {
    const { services } = servicesFileSchema.parse(read('services.json'));
    const changing = services.filter((answer) => answer.service === 'Exemplimage');
    expect(changing.map(({ provider, since }) => [provider, since])).toEqual([
      ['Exemplimage SA', null],
      ['Exemplimage Europe BV', '2026-07-01'],
    ]);
  });
});

describe('the source files', () => {
  const { files: expected, ...totals } = z
    .object({
      sentInYear: z.record(z.string(), z.int()),
      report2026: z.object({
        logged: z.int(),
        lists: z.int(),
        notSubmitted: z.int(),
        otherChannels: z.record(z.string(), z.int()),
        providerNotRecorded: z.int(),
      }),
      files: z.record(
        z.string(),
        z.object({
          profile: z.string(),
          dialect: z.object({ encoding: z.string(), delimiter: z.string() }),
          records: z.int(),
          notices: z.int(),
          rejected: z.int(),
          held: z.int(),
          skipped: z.int(),
          issues: z.record(z.string(), z.int()),
        }),
      ),
    })
    .parse(read('expected.json'));

  it.each(Object.entries(expected))('%s is read as its README says', async (name, { profile, dialect, records, issues, ...outcomes }) => {
    const parsed = await parse(name, profile);
    expect(parsed.dialect).toMatchObject(dialect);
    expect(parsed.records).toHaveLength(records);
    expect({
      notices: noticesOf(parsed.records).length,
      rejected: outcome(parsed.records, 'rejected').length,
      held: outcome(parsed.records, 'held').length,
      skipped: outcome(parsed.records, 'skipped').length,
    }).toEqual(outcomes);
    const codes = parsed.records
      .filter((record) => record.outcome !== 'notice')
      .flatMap((record) => record.issues.map((issue) => issue.code));
    expect(tally(codes)).toEqual(issues);
  });

  it('give the totals the report of 2026 is built on', async () => {
    const all: Notice[] = [];
    for (const [name, { profile }] of Object.entries(expected)) all.push(...noticesOf((await parse(name, profile)).records));
    expect(tally(all.map((notice) => notice.sent.firstOn.slice(0, 4)))).toEqual(totals.sentInYear);
    const logged = all.filter((notice) => notice.sent.firstOn.startsWith('2026'));
    const article16 = logged.filter((notice) => notice.channel === 'article-16');
    const notSubmitted = article16.filter((notice) => notice.decisions.some(({ action }) => action === 'NOT_SENT_CHANNEL_FAILURE'));
    const lists = article16.filter((notice) => !notSubmitted.includes(notice));
    expect({
      logged: logged.length,
      lists: lists.length,
      notSubmitted: notSubmitted.length,
      otherChannels: tally(logged.filter((notice) => notice.channel !== 'article-16').map((notice) => notice.channel)),
      providerNotRecorded: lists.filter((notice) => notice.service === null).length,
    }).toEqual(totals.report2026);
  });

  it('hold border cases that count for the day in Brussels, whatever the file says', async () => {
    const tracker = noticesOf((await parse('tracker.csv', 'profile.tracker.json')).records);
    const days = new Map(tracker.map((notice) => [notice.sent.at, notice.sent.firstOn]));
    expect(days.get('2025-12-31T22:30:00.000Z')).toBe('2025-12-31');
    expect(days.get('2025-12-31T23:30:00.000Z')).toBe('2026-01-01');
    expect(days.get('2026-12-31T22:59:00.000Z')).toBe('2026-12-31');
    expect(days.get('2026-12-31T23:30:00.000Z')).toBe('2027-01-01');
  });

  it('warn of the one notice sent in the hour that comes twice when summer time ends, and take the earlier', async () => {
    const { records } = await parse('scart-style.csv', 'profile.scart-style.json');
    const warned = records.filter((record) => record.outcome === 'notice' && record.issues.length > 0);
    expect(noticesOf(warned).map((notice) => notice.sent.at)).toEqual(['2026-10-25T00:30:00.000Z']);
    expect(new Set(warned.flatMap((record) => record.issues.map((issue) => issue.code)))).toEqual(new Set(['date.ambiguous-time']));
  });

  it('take the strongest theme of a cell that names two, in whichever order', async () => {
    const helpdesk = noticesOf((await parse('helpdesk.csv', 'profile.helpdesk.json')).records);
    const two = helpdesk.filter(
      (notice) => notice.ownLabel?.includes('Images d’abus sexuels d’enfants') && notice.ownLabel.includes(' / '),
    );
    expect(two.length).toBeGreaterThan(5);
    expect(new Set(two.map((notice) => notice.subcategory))).toEqual(
      new Set(['STATEMENT_CATEGORY_PROTECTION_OF_MINORS/KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL']),
    );
  });

  it('name only services that services.json answers, but for the one that stays unconfirmed', async () => {
    const { services } = servicesFileSchema.parse(read('services.json'));
    const answered = new Set(services.flatMap((answer) => [answer.service, ...answer.aliases]).map(normaliseLabel));
    const unanswered: string[] = [];
    for (const [name, { profile }] of Object.entries(expected)) {
      const named = noticesOf((await parse(name, profile)).records).flatMap((notice) => notice.service ?? []);
      unanswered.push(...named.filter((service) => !answered.has(normaliseLabel(service))));
    }
    expect(tally(unanswered)).toEqual({ 'Modèle Vidéo': 2 });
  });
});

async function parse(name: string, profile: string) {
  const path = join(FOLDER, name);
  const file = { name, sizeBytes: statSync(path).size, open: () => createReadStream(path) };
  const parsed = await parseFile(file, profileSchema.parse(read(profile)), { reportTimeZone: 'Europe/Brussels' });
  const records: ParsedRecord[] = [];
  for await (const record of parsed.records) records.push(record);
  return { dialect: parsed.dialect, records };
}

function outcome(records: readonly ParsedRecord[], wanted: ParsedRecord['outcome']): ParsedRecord[] {
  return records.filter((record) => record.outcome === wanted);
}

function noticesOf(records: readonly ParsedRecord[]): Notice[] {
  return records.flatMap((record) => (record.outcome === 'notice' ? [record.notice] : []));
}

function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
