// Over the year, and how long providers took.
import type { Timing } from '../model/report.ts';
import { TOTAL } from '../model/table.ts';
import { timingSentence } from './prose-crossed.ts';
import { list } from './view-lists.ts';
import { figure, paragraph, type Section, section, sentence, subsection, table } from './view-section.ts';
import { amountOf, type CellView, download, notApplicable, number, type RowView, type TableView, withheld } from './view-table.ts';
import type { Words } from './view-words.ts';

export function byMonth(words: Words): Section {
  return section(words, 'by-month', [paragraph(words.t('by-month.about')), figure('by-month'), ...list(words, 'by-month')]);
}

export function timeToDecision(words: Words): Section {
  const { t, report } = words;
  const timed = report.timing.some((row) => row.status === 'published' && (row.cases ?? 0) > 0);
  if (!timed) return section(words, 'time-to-decision', [paragraph(t('time.about')), paragraph(t('time.none'))]);
  const { undecided, moot, notRecorded, notices } = report.totals;
  return section(
    words,
    'time-to-decision',
    [
      paragraph(t('time.about')),
      figure('time-to-decision'),
      ...list(words, 'time-to-decision'),
      paragraph(t('time.left-out', { undecided, moot, notRecorded, notices: words.counted('notices', notices) })),
    ],
    [
      subsection(words, 'time-by-provider', [
        paragraph(t('time-by-provider.about')),
        ...sentence(timingSentence(words, report.timing)),
        table(timingView(words)),
      ]),
    ],
  );
}

/** Median and shares by provider; a median always stands beside the number of cases it rests on. */
function timingView(words: Words): TableView {
  const { t, report } = words;
  const within24 = report.timing.some((row) => row.unit === 'hour');
  const row = (timing: Timing, header = words.label('provider', timing.provider)): RowView => ({
    header,
    beneath: false,
    group: false,
    cells: timingCells(words, timing, within24),
  });
  const providers = report.timing.filter((timing) => timing.provider !== TOTAL);
  // Rows of which nothing is shown stand together: a page of marks tells nobody more.
  const hidden = providers.filter((timing) => timing.status === 'withheld');
  const total = report.timing.find((timing) => timing.provider === TOTAL);
  return {
    id: 'table-timing',
    caption: t('table.timing.caption', { period: words.period(report.period) }),
    rowHeader: t('dimension.provider'),
    columns: ['decided', 'cases', 'median', ...(within24 ? ['within24Hours'] : []), 'within7Days'].map((code) => ({
      text: t(`timing.${code}`),
      kind: 'number' as const,
    })),
    rows: [
      ...providers.filter((timing) => timing.status !== 'withheld').map((timing) => row(timing)),
      ...hidden.slice(0, 1).map((timing) => row(timing, t('timing.others', { n: hidden.length }))),
    ],
    totalRow: total ? row(total) : null,
    wide: true,
    cross: false,
    notes: [
      t('timing.note'),
      ...(hidden.length > 0 || total?.status === 'withheld' || report.timing.some(withholdsPart)
        ? [t('timing.withheld-note', { mark: t('mark.withheld') })]
        : []),
    ],
    downloads: [download(words, 'timing')],
  };
}

function withholdsPart({ cases, unit, within24Hours, within7Days }: Timing): boolean {
  return (cases ?? 0) > 0 && (within7Days === null || (unit === 'hour' && within24Hours === null));
}

function timingCells(words: Words, timing: Timing, within24: boolean): CellView[] {
  const { decided, cases, unit, median, within24Hours, within7Days, status } = timing;
  const nothing = status === 'withheld' ? withheld(words) : notApplicable(words);
  const count = (value: number | null): CellView => (value === null ? nothing : number(words, value, null));
  // A row in hours knows how many came within a day, and every row with cases how many within a week: if not told, it is withheld.
  const part = (value: number | null, measured: boolean): CellView => {
    if (value === null || !cases) return measured && cases ? withheld(words) : nothing;
    return { ...count(value), text: words.t('timing.part', { n: value, share: words.format.percentAligned(value / cases) }) };
  };
  return [
    count(decided),
    count(cases),
    median === null || unit === null ? nothing : { ...count(median), text: words.duration(median, unit), amount: amountOf(median, unit) },
    ...(within24 ? [part(within24Hours, unit === 'hour')] : []),
    part(within7Days, true),
  ];
}
