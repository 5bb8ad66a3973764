// Data files of what the public register tells in numbers: sources of funding, arrangements with providers, checks on samples.
import type { Report } from '../model/report.ts';
import type { Labels } from '../model/vocabulary.ts';
import { column, type DataTable, type DataValue, labelColumns } from './data-column.ts';
import type { Words } from './view-words.ts';

export function registerTables(report: Report, words: readonly Words[]): DataTable[] {
  return [...funding(report, words), ...arrangements(report, words), ...qualityChecks(report)];
}

/** Funding by source, where the public register says it. */
function funding(report: Report, words: readonly Words[]): DataTable[] {
  const sources = report.independence.flatMap((entry) => entry.sources ?? []);
  if (sources.length === 0) return [];
  return [
    {
      name: 'funding',
      columns: [
        column('number', 'integer', 'number', true),
        column('kind', 'string'),
        ...labelColumns('label', words, 'source_label'),
        column('share', 'number'),
        column('from_platform_provider', 'boolean'),
      ],
      rows: sources.map((source, i) => [i + 1, source.kind, ...texts(words, source.label), source.share, source.fromPlatformProvider]),
    },
  ];
}

/** Arrangements with providers, where the public register says them. */
function arrangements(report: Report, words: readonly Words[]): DataTable[] {
  const list = report.independence.flatMap((entry) => entry.arrangements ?? []);
  if (list.length === 0) return [];
  return [
    {
      name: 'arrangements',
      columns: [
        column('number', 'integer', 'number', true),
        column('provider', 'string'),
        ...labelColumns('nature', words, 'nature'),
        column('first_on', 'date'),
        column('last_on', 'date'),
        column('support', 'string'),
        column('say_in_decisions', 'boolean'),
      ],
      rows: list.map((item, i) => [
        i + 1,
        item.provider,
        ...texts(words, item.nature),
        item.firstOn,
        item.lastOn,
        item.support,
        item.sayInDecisions,
      ]),
    },
  ];
}

/** Checks on samples, where the flagger publishes them. */
function qualityChecks(report: Report): DataTable[] {
  const list = [...report.independence, ...report.care].flatMap((entry) => entry.checks ?? []);
  if (list.length === 0) return [];
  return [
    {
      name: 'checks',
      columns: [
        column('number', 'integer', 'number', true),
        column('first_on', 'date', 'check_first_on'),
        column('last_on', 'date', 'check_last_on'),
        column('sampled', 'integer'),
        column('agreed', 'integer'),
      ],
      rows: list.map(({ period, sampled, agreed }, i) => [i + 1, period.first, period.last, sampled, agreed]),
    },
  ];
}

/** Text in each language of the report; nothing where the register has none in that language. */
function texts(words: readonly Words[], labels: Labels): DataValue[] {
  return words.map(({ language }) => labels[language] ?? null);
}
