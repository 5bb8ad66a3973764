import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { archiveSchema } from '../src/model/archive.ts';
import { checkResultSchema } from '../src/model/check-result.ts';
import { checklistSchema } from '../src/model/checklist.ts';
import { flaggerSchema } from '../src/model/flagger.ts';
import { gridSchema } from '../src/model/grid.ts';
import { importResultSchema } from '../src/model/import-result.ts';
import { independenceSchema } from '../src/model/independence.ts';
import { authorityOnlySchema, manifestSchema } from '../src/model/manifest.ts';
import { narrativeFileSchema } from '../src/model/narrative.ts';
import { profileSchema } from '../src/model/profile.ts';
import { servicesFileSchema } from '../src/model/provider.ts';
import { reportSchema } from '../src/model/report.ts';
import { scanResultSchema } from '../src/model/scan-result.ts';
import { manifest } from '../src/publish/manifest.ts';
import { fixtureReport } from './publish/fixture.ts';

/** Files people write are described as they may be written, defaults left out; files we write as they are. */
const SCHEMAS = [
  ['report', reportSchema, 'The yearly report of a trusted flagger under Article 22(3) of Regulation (EU) 2022/2065', 'output'],
  ['manifest', manifestSchema, 'List of the files of a published package', 'output'],
  ['checklist', checklistSchema, 'Where a report meets each duty of Article 22(3) and those that go with it', 'output'],
  ['archive', archiveSchema, 'List of every report and version on a site', 'output'],
  ['authority-only', authorityOnlySchema, 'Entries of the independence register for the awarding authority only', 'output'],
  ['profile', profileSchema, 'Mapping profile: how the columns and values of one source become notices', 'input'],
  ['flagger', flaggerSchema, 'The trusted flagger’s own data', 'input'],
  ['independence', independenceSchema, 'The independence register', 'input'],
  ['narrative', narrativeFileSchema, 'Texts people wrote for the report', 'input'],
  ['import-result', importResultSchema, 'What one import did to the records of a file', 'output'],
  ['check-result', checkResultSchema, 'What a check found in the finished files, and who decided what', 'output'],
  ['scan-result', scanResultSchema, 'What a scan found in files somebody is about to publish', 'output'],
  ['services', servicesFileSchema, 'Answers about services and their providers', 'input'],
  ['grid', gridSchema, 'A table of counts with its totals, handed over to have small counts withheld', 'input'],
] as const;

const place = (name: string) => new URL(`../schema/${name}.schema.json`, import.meta.url);

function generated(name: string, schema: z.ZodType, title: string, io: 'input' | 'output'): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io });
  return `${JSON.stringify({ $schema, $id: `urn:article22:schema:${name}:1`, title, ...rest }, null, 2)}\n`;
}

function validator(name: string) {
  const ajv = new Ajv2020({ strict: true, allErrors: false });
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(place(name), 'utf8')));
}

describe('the JSON Schemas', () => {
  it.each(SCHEMAS)('schema/%s.schema.json says what the program checks (renew with UPDATE=1)', (name, schema, title, io) => {
    const text = generated(name, schema, title, io);
    if (process.env['UPDATE']) writeFileSync(place(name), text);
    expect(readFileSync(place(name), 'utf8')).toBe(text);
  });

  it('are all named in schema/README.md, and no other lies beside them', () => {
    const dictionary = readFileSync(new URL('../schema/README.md', import.meta.url), 'utf8');
    const files = readdirSync(new URL('../schema/', import.meta.url)).filter((name) => name.endsWith('.schema.json'));
    expect(files.sort()).toEqual(SCHEMAS.map(([name]) => `${name}.schema.json`).sort());
    for (const name of files) expect(dictionary).toContain(`| \`${name}\` |`);
  });

  it('takes a real report', () => {
    const validate = validator('report');
    for (const notices of [1500, 0]) {
      const report: unknown = JSON.parse(JSON.stringify(fixtureReport(notices)));
      expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    }
  });

  const broken: readonly (readonly [what: string, change: (report: ReturnType<typeof fixtureReport>) => unknown])[] = [
    ['a key nobody knows', (report) => ({ ...report, note: 'x' })],
    ['another format', (report) => ({ ...report, format: 'article22-report/2' })],
    ['a day that does not exist', (report) => ({ ...report, releasedOn: '2027-02-30' })],
    ['no main points', (report) => ({ ...report, mainPoints: [] })],
    ['a negative count', (report) => ({ ...report, totals: { ...report.totals, notices: -1 } })],
    ['half a notice', (report) => ({ ...report, totals: { ...report.totals, notices: 1.5 } })],
    ['a contact that is no address', (report) => ({ ...report, publisher: { ...report.publisher, contactEmail: 'contact' } })],
    ['a status of its own', (report) => ({ ...report, timing: report.timing.map((row) => ({ ...row, status: 'hidden' })) })],
    ['no tables', ({ tables: _, ...report }) => report],
  ];
  it.each(broken)('refuses a report with %s, as the program does', (_what, change) => {
    const report: unknown = change(fixtureReport());
    expect(validator('report')(report)).toBe(false);
    expect(reportSchema.safeParse(report).success).toBe(false);
  });

  it('takes a real manifest and refuses one with a checksum cut short', () => {
    const validate = validator('manifest');
    const text = new TextDecoder().decode(manifest('public', [{ name: 'a.txt', bytes: new Uint8Array([1]) }], fixtureReport()).bytes);
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
    expect(validate(JSON.parse(text.replace(/("sha256": ".{60}).{4}"/, '$1"')))).toBe(false);
  });

  const samples = readdirSync(new URL('../samples/', import.meta.url), { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(?:^|\/)(?:flagger|independence|narrative|services|profile(?:\.[a-z-]+)?)\.json$/.test(path),
  );
  it.each(samples)('take samples/%s', (path) => {
    const name = /(flagger|independence|narrative|services|profile)(?:\.[a-z-]+)?\.json$/.exec(path)?.[1] ?? '';
    const validate = validator(name);
    const document: unknown = JSON.parse(readFileSync(new URL(`../samples/${path}`, import.meta.url), 'utf8'));
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  });
});
