// datapackage.json: a Frictionless description of the data files, so that a stranger needs no other document to use them.
import type { PackageFile } from '../model/file.ts';
import { slug } from '../model/normalise.ts';
import type { Report } from '../model/report.ts';
import type { Labels } from '../model/vocabulary.ts';
import { type Catalogue, loadCatalogue } from '../render/catalogue.ts';
import { dataFileName } from './data.ts';
import type { DataColumn, DataTable } from './data-column.ts';
import { dataTables } from './data-tables.ts';
import { jsonFile } from './json-file.ts';
import { sha256 } from './manifest.ts';
import { wordsOf } from './view-words.ts';

/** The law a report follows, and the annex its codes are taken from. */
export const SOURCES = [
  { title: 'Regulation (EU) 2022/2065 (Digital Services Act), Article 22(3)', path: 'http://data.europa.eu/eli/reg/2022/2065/oj' },
  { title: 'Implementing Regulation (EU) 2024/2835, Annex', path: 'http://data.europa.eu/eli/reg_impl/2024/2835/oj' },
] as const;

const DESCRIPTION_SCHEMA = 'https://datapackage.org/profiles/2.0/datapackage.json';

/** Addresses a package holds by right: they are the same in every report and lead to no person. */
export const STANDING_ADDRESSES: readonly string[] = [
  ...SOURCES.map(({ path }) => path),
  DESCRIPTION_SCHEMA,
  'https://creativecommons.org/',
];

/** `files` are the files of the package so far: report.json and data/*.csv must be among them. */
export function datapackage(report: Report, files: readonly PackageFile[]): PackageFile {
  const { t } = loadCatalogue('en', 'data');
  const { period, publisher, version, releasedOn } = report;
  const publisherName = english(publisher.name);
  const values = { publisher: publisherName, first: period.first, last: period.last };
  return jsonFile('datapackage.json', {
    $schema: DESCRIPTION_SCHEMA,
    name: `article22-report-${slug(publisherName)}-${period.first}-${period.last}`,
    title: t('package.title', values),
    description: t(report.invented ? 'package.description.invented' : 'package.description', values),
    version: `${version}.0.0`,
    created: `${releasedOn}T00:00:00Z`,
    homepage: report.publicAddress ?? publisher.website,
    temporal: { start: period.first, end: period.last },
    contributors: [{ title: publisherName, roles: ['publisher'], email: publisher.contactEmail, path: publisher.website }],
    licenses: [licence(report.licence)],
    sources: SOURCES,
    resources: [
      {
        ...fileFacts('report.json', files),
        name: 'report',
        title: t('report.title'),
        description: t('report.description'),
        format: 'json',
        mediatype: 'application/json',
        jsonSchema: 'report.schema.json',
      },
      {
        ...fileFacts('report.schema.json', files),
        name: 'report-schema',
        title: t('report-schema.title'),
        description: t('report-schema.description'),
        format: 'json',
        mediatype: 'application/schema+json',
      },
      ...dataTables(report).map((table) => resource(table, report, files)),
    ],
  });
}

function resource(table: DataTable, report: Report, files: readonly PackageFile[]): unknown {
  const catalogue = loadCatalogue('en', 'data');
  const words = wordsOf(report, 'en');
  const { comparison, correction } = report;
  return {
    ...fileFacts(dataFileName(table), files),
    name: table.name,
    title: catalogue.t(`file.${table.name}`),
    description: catalogue.t(`file.${table.name}.about`, {
      previous: comparison ? words.period(comparison.period) : '',
      version: comparison ? words.t('fact.version', { version: String(comparison.version) }) : '',
      superseded: String(correction?.supersedesVersion ?? ''),
    }),
    type: 'table',
    format: 'csv',
    mediatype: 'text/csv',
    schema: {
      fields: table.columns.map((column) => field(column, catalogue)),
      missingValues: [''],
      primaryKey: table.columns.filter(({ key }) => key).map(({ name }) => name),
    },
  };
}

const STATUSES = ['published', 'withheld', 'not-applicable'];

function field({ name, type, about, key }: DataColumn, { t, format }: Catalogue): unknown {
  const language = /_label_([a-z]{2})$|^(?:label|nature)_([a-z]{2})$/.exec(name);
  const code = language?.[1] ?? language?.[2];
  const description = t(`column.${about}`, { language: code ? format.language(code) : '' });
  const constraints = {
    ...(key ? { required: true } : {}),
    ...(type === 'integer' ? { minimum: 0 } : {}),
    ...(/(?:^|_)status$/.test(name) ? { enum: STATUSES } : {}),
    ...(name === 'share' ? { minimum: 0, maximum: 1 } : {}),
  };
  return { name, type, description, ...(Object.keys(constraints).length > 0 ? { constraints } : {}) };
}

function fileFacts(name: string, files: readonly PackageFile[]): { path: string; encoding: string; bytes: number; hash: string } {
  const bytes = files.find((file) => file.name === name)?.bytes ?? new Uint8Array();
  return { path: name, encoding: 'utf-8', bytes: bytes.byteLength, hash: `sha256:${sha256(bytes)}` };
}

/** Creative Commons licences have an address; of others we know the name only. */
function licence(name: string): { name: string; title: string; path?: string } {
  const creativeCommons = /^CC (BY(?:-SA|-ND|-NC|-NC-SA|-NC-ND)?) (\d\.\d)$/.exec(name);
  const identifier = name.replace(/[^A-Za-z0-9.]+/g, '-');
  if (/^CC0 1\.0$/.test(name)) return { name: 'CC0-1.0', title: name, path: 'https://creativecommons.org/publicdomain/zero/1.0/' };
  if (!creativeCommons) return { name: identifier, title: name };
  return {
    name: identifier,
    title: name,
    path: `https://creativecommons.org/licenses/${creativeCommons[1]?.toLowerCase()}/${creativeCommons[2]}/`,
  };
}

function english(labels: Labels): string {
  return labels['en'] ?? labels[Object.keys(labels).sort()[0] ?? ''] ?? '';
}
