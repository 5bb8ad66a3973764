// Table of the times to decision that a corrected version tells otherwise: one row a provider and measure, before and after.
import type { Correction } from '../model/report.ts';
import { say } from './prose-words.ts';
import type { Compared } from './view-change-table.ts';
import { type CellView, notApplicable, number, plain, type RowView, type TableView, withheld } from './view-table.ts';
import type { Words } from './view-words.ts';

type Times = Correction['times'][number]['current'];

/** What is told of the times of a provider, each a row of its own; a median stands with the number of decisions it rests on. */
const MEASURES: readonly { readonly name: string; readonly of: (words: Words, times: Times) => CellView }[] = [
  { name: 'decided', of: (words, { decided, status }) => counted(words, decided, status === 'withheld') },
  {
    name: 'median',
    of: (words, { cases, unit, median, status }) => {
      if (status === 'withheld') return withheld(words);
      if (median === null || unit === null || cases === null) return notApplicable(words);
      return plain(say(words, 'corrections.time', { median: words.duration(median, unit), cases: words.counted('cases', cases) }));
    },
  },
  { name: 'within24Hours', of: (words, times) => counted(words, times.within24Hours, isWithheldPart(times, times.unit === 'hour')) },
  { name: 'within7Days', of: (words, times) => counted(words, times.within7Days, isWithheldPart(times, true)) },
];

function counted(words: Words, value: number | null, isWithheld: boolean): CellView {
  if (value !== null) return number(words, value, null);
  return isWithheld ? withheld(words) : notApplicable(words);
}

/** A row with cases knows how many came within a time: where it is not told, it is withheld. */
function isWithheldPart({ status, cases }: Times, isMeasured: boolean): boolean {
  return status === 'withheld' || (isMeasured && (cases ?? 0) > 0);
}

/** Times that differ: one row a provider and measure. */
export function timesView(words: Words, times: Correction['times'], compared: Compared): TableView {
  const rows = times.flatMap(({ provider, previous, current }) =>
    MEASURES.flatMap(({ name, of }): RowView[] => {
      const cells = [of(words, previous), of(words, current)];
      if (cells[0]?.text === cells[1]?.text) return [];
      const header = say(words, 'corrections.at', { row: words.label('provider', provider), column: words.t(`timing.${name}`) });
      return [{ header, beneath: false, group: false, cells }];
    }),
  );
  return {
    id: 'table-corrections-timing',
    caption: words.t('corrections.caption', { what: words.t('section.time-by-provider') }),
    rowHeader: words.t('dimension.provider'),
    columns: [compared.previous, compared.current].map((text) => ({ text, kind: 'text' as const })),
    rows,
    totalRow: null,
    wide: true,
    cross: false,
    notes: rows.some(({ cells }) => cells.some(({ kind }) => kind === 'withheld'))
      ? [say(words, 'corrections.withheld', { mark: words.t('mark.withheld') })]
      : [],
    downloads: [],
  };
}
