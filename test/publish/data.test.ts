import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/files/csv.ts';
import { type Report, TABLE_IDS } from '../../src/model/report.ts';
import { dataFiles } from '../../src/publish/data.ts';
import { dataTables } from '../../src/publish/data-tables.ts';
import { datapackage } from '../../src/publish/datapackage.ts';
import { publicFiles } from '../../src/publish/package.ts';
import { fixtureReport } from './fixture.ts';

const report = fixtureReport();
const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

async function read(name: string, of: Report = report): Promise<Record<string, string>[]> {
  const file = dataFiles(of).find((candidate) => candidate.name === `data/${name}.csv`);
  if (!file) throw new Error(`no ${name}`);
  const rows: (readonly string[])[] = [];
  for await (const { cells } of readCsv([text(file.bytes)], { delimiter: ',' })) rows.push(cells);
  const [header = [], ...body] = rows;
  return body.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])));
}

interface Described {
  name: string;
  path: string;
  bytes: number;
  hash: string;
  title: string;
  description: string;
  schema?: { fields: { name: string; type: string; description: string; constraints?: { required?: boolean } }[]; primaryKey: string[] };
}
function described(of: Report = report): { resources: Described[] } & Record<string, unknown> {
  return JSON.parse(text(datapackage(of, dataFiles(of)).bytes));
}

describe('the data files', () => {
  it('hold every table of the report and what stands beside the tables', () => {
    const others = ['totals', 'timing', 'comparison', 'years', 'corrections', 'funding', 'arrangements', 'checks'];
    const names = dataFiles(report).map(({ name }) => name);
    expect([...names].sort()).toEqual([...report.tables.map(({ id }) => id), ...others].map((id) => `data/${id}.csv`).sort());
  });

  it('hold every cell of every table, read back equal', async () => {
    for (const table of report.tables) {
      const rows = await read(table.id);
      const codes = table.dimensions.map(({ name }) => `${name.replaceAll('-', '_')}_code`);
      const found = rows.map((row) => ({
        at: codes.map((code) => row[code]),
        value: row[table.measure] === '' ? null : Number(row[table.measure]),
        status: row['status'],
      }));
      expect(found, table.id).toEqual(table.cells);
    }
  });

  it('show codes beside labels in each language, totals by a flag', async () => {
    expect((await read('by-action')).slice(0, 2)).toEqual([
      expect.objectContaining({ action_code: 'action', action_parent_code: '', is_total: 'false', status: 'published' }),
      expect.objectContaining({ action_code: 'ACTION_REMOVED', action_parent_code: 'action', action_label_en: 'Content removed' }),
    ]);
    expect((await read('by-action')).at(-1)).toMatchObject({ action_code: 'total', is_total: 'true', notices: '1500' });
    expect((await read('by-month'))[0]).toMatchObject({ month_code: '2026-01', month_label_fr: 'janvier 2026' });
  });

  it('leave a withheld number empty and say so', async () => {
    const withheld = (await read('provider-by-category')).filter((row) => row['status'] === 'withheld');
    expect(withheld.length).toBeGreaterThan(0);
    expect(withheld.every((row) => row['notices'] === '')).toBe(true);
  });

  it('give medians with their unit, and nothing for a withheld one', async () => {
    const rows = await read('timing');
    expect(rows[0]).toMatchObject({ provider_code: 'total', unit: 'day', is_total: 'true', status: 'published', within_24_hours: '' });
    expect(rows.filter((row) => row['status'] === 'withheld').every((row) => row['median'] === '' && row['cases'] === '')).toBe(true);
  });

  it('have one writing of every label of a column, whatever the languages', () => {
    const columns = (languages: string[]) =>
      dataTables({ ...report, languages }).map(({ columns }) => columns.map(({ name }) => name.replace(/_(?:en|nl|fr)$/, '_LANGUAGE')));
    expect(columns(['fr']).map((list) => [...new Set(list)])).toEqual(columns(['nl', 'fr', 'en']).map((list) => [...new Set(list)]));
    for (const { columns } of dataTables(report)) {
      expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
      for (const { name } of columns) expect(name).toMatch(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/);
    }
  });

  it('tell what changed: figures of the whole report, cells, and counts that are withheld in either version', async () => {
    expect((await read('comparison'))[0]).toMatchObject({
      table: 'totals',
      code: 'notices',
      previous: '1210',
      previous_status: 'published',
    });
    expect((await read('comparison'))[0]?.['label_nl']).toMatch(/^[A-Z].*[a-z]$/);
    const crossed = (await read('corrections')).find(({ code }) => code === 'snap / moot');
    expect(crossed).toMatchObject({ previous: '', current: '', previous_status: 'withheld', current_status: 'withheld' });
    expect(await read('years')).toHaveLength(3);
    expect((await read('years'))[0]).toMatchObject({
      first_on: '2024-01-01',
      last_on: '2024-12-31',
      version: '1',
      figure: 'notices',
      value: '1040',
    });
  });

  it('tell times that a correction changes', async () => {
    const median = { decided: 14, cases: 12, unit: 'day', median: 3.5, within24Hours: null, within7Days: 9, status: 'published' } as const;
    const nothing = { decided: null, cases: null, unit: null, median: null, within24Hours: null, within7Days: null };
    const hidden = { ...nothing, status: 'withheld' } as const;
    const correction = report.correction && { ...report.correction, times: [{ provider: 'snap', previous: hidden, current: median }] };
    expect(await read('correction-times', { ...report, correction })).toEqual([
      expect.objectContaining({
        provider_code: 'snap',
        previous_median: '',
        previous_status: 'withheld',
        current_median: '3.5',
        current_unit: 'day',
        current_decided: '14',
        current_within_24_hours: '',
        current_within_7_days: '9',
      }),
    ]);
  });

  it('do not let a name run as a formula', async () => {
    const [first, ...rest] = report.providers;
    const hostile = {
      ...report,
      providers: [{ ...first, code: first?.code ?? '', name: '=HYPERLINK("x","y"), Ltd', services: [] }, ...rest],
    };
    const row = (await read('by-provider', hostile)).find((one) => one['provider_code'] === first?.code);
    expect(row?.['provider_label_en']).toBe(`'=HYPERLINK("x","y"), Ltd`);
  });

  it('are there for a year without a notice', async () => {
    const none = fixtureReport(0);
    expect((await read('by-provider', none)).at(-1)).toMatchObject({ notices: '0', is_total: 'true' });
  });
});

describe('the data dictionary', () => {
  const dictionary = readFileSync(new URL('../../schema/README.md', import.meta.url), 'utf8');

  it('names every data file and every column', () => {
    for (const { name, columns } of dataTables(report)) {
      expect(dictionary).toContain(`\`data/${name}.csv\``);
      const isTable = report.tables.some(({ id }) => id === name);
      for (const column of columns) {
        const general = column.name.replace(/_(?:en|nl|fr)$/, '_LANGUAGE');
        const dimension = /^(.+?)(_parent_code|_code|_label_LANGUAGE)$/.exec(general);
        const words = isTable && dimension ? [dimension[1], `DIMENSION${dimension[2]}`] : [general];
        for (const word of words) expect(dictionary, `${name} ${column.name}`).toContain(`\`${word}\``);
      }
    }
  });

  it('names every file of data there can be', () => {
    for (const id of TABLE_IDS) expect(dictionary).toContain(`\`data/${id}.csv\``);
  });
});

describe('the data package', () => {
  it('describes every column of every file in a sentence, and no other', async () => {
    for (const resource of described().resources.filter(({ schema }) => schema)) {
      const [row] = await read(resource.name);
      if (row) expect(resource.schema?.fields.map(({ name }) => name)).toEqual(Object.keys(row));
      for (const { description } of resource.schema?.fields ?? []) expect(description).toMatch(/^\S.*\.$/);
      expect(resource.title).not.toBe('');
    }
  });

  it('names every data file with its size and checksum', () => {
    const files = dataFiles(report);
    const found = described().resources.filter(({ path }) => path.startsWith('data/'));
    expect(found.map(({ path, bytes, hash }) => ({ path, bytes, hash }))).toEqual(
      files.map(({ name, bytes }) => ({
        path: name,
        bytes: bytes.byteLength,
        hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
      })),
    );
  });

  it('gives types and keys that the rows keep', async () => {
    const types: Record<string, RegExp> = {
      string: /^/,
      integer: /^\d*$/,
      number: /^(?:\d+(?:\.\d+)?)?$/,
      boolean: /^(?:true|false)$/,
      date: /^(?:\d{4}-\d\d-\d\d)?$/,
    };
    for (const { name, schema } of described().resources) {
      if (!schema) continue;
      const rows = await read(name);
      for (const row of rows) {
        for (const field of schema.fields) {
          expect(row[field.name], `${name} ${field.name}`).toMatch(types[field.type] ?? /$^/);
          if (field.constraints?.required) expect(row[field.name], `${name} ${field.name}`).not.toBe('');
        }
      }
      const keys = rows.map((row) => schema.primaryKey.map((key) => row[key]).join('|'));
      expect(new Set(keys).size, name).toBe(rows.length);
    }
  });

  it.each([
    ['CC BY 4.0', { name: 'CC-BY-4.0', title: 'CC BY 4.0', path: 'https://creativecommons.org/licenses/by/4.0/' }],
    ['CC BY-SA 4.0', { name: 'CC-BY-SA-4.0', title: 'CC BY-SA 4.0', path: 'https://creativecommons.org/licenses/by-sa/4.0/' }],
    ['CC0 1.0', { name: 'CC0-1.0', title: 'CC0 1.0', path: 'https://creativecommons.org/publicdomain/zero/1.0/' }],
    ['Own terms', { name: 'Own-terms', title: 'Own terms' }],
  ])('names the licence %s', (licence, expected) => {
    expect(described({ ...report, licence })['licenses']).toEqual([expected]);
  });

  it('is created on the day of release and says that the sample is invented', () => {
    expect(described()['created']).toBe('2027-01-31T00:00:00Z');
    expect(described()['description']).toMatch(/invented/);
    expect(described({ ...report, invented: false })['description']).not.toMatch(/invented/);
  });
});

describe('report.json', () => {
  const files = publicFiles(report, []);
  const json = (name: string) => JSON.parse(text(files.find((file) => file.name === name)?.bytes ?? new Uint8Array()));

  it('is valid under the schema that lies beside it, for a validator that knows nothing of this program', () => {
    const ajv = new Ajv2020({ strict: true });
    addFormats.default(ajv);
    const validate = ajv.compile(json('report.schema.json'));
    expect([validate(json('report.json')), validate.errors]).toEqual([true, null]);
    expect(validate({ ...json('report.json'), version: 0 })).toBe(false);
    expect(validate({ ...json('report.json'), more: 1 })).toBe(false);
  });

  // “2025-01-01 to 2025-12-31, version 1” was put together in code.
  it('is beside a comparison that is described in the words of the report', () => {
    const about = (of: Report) => described(of).resources.find(({ name }) => name === 'comparison')?.description;
    expect(about(report)).toBe('Previous: 2025 (version 1).');
    const comparison = report.comparison && { ...report.comparison, period: { first: '2025-03-01', last: '2025-05-31' } };
    expect(about({ ...report, comparison })).toBe('Previous: 1 March 2025 to 31 May 2025 (version 1).');
  });

  it('is described with its schema, size and checksum', () => {
    const resources = json('datapackage.json').resources as { path: string; jsonSchema?: string; bytes: number; hash: string }[];
    expect(resources.find(({ path }) => path === 'report.json')?.jsonSchema).toBe('report.schema.json');
    for (const { path, bytes, hash } of resources) {
      const file = files.find(({ name }) => name === path);
      expect([bytes, hash], path).toEqual([
        file?.bytes.length,
        `sha256:${createHash('sha256')
          .update(file?.bytes ?? '')
          .digest('hex')}`,
      ]);
    }
  });
});
