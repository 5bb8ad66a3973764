// What the values of a whole file agree on: the order of its dates, the signs in its numbers, the cells with several values.
import type { Field, Profile } from '../model/profile.ts';
import { BETWEEN_BOXES, rawText } from './boxes.ts';
import type { BoundColumn } from './columns.ts';
import { dateColumns } from './date-columns.ts';
import type { DateReader } from './dates.ts';
import type { DialectOverrides, Evidence } from './dialect.ts';
import { type NumberStyle, surveyNumbers } from './numbers.ts';
import { SINGLE_FIELDS, surveySeveral } from './several.ts';

const NUMBER_FIELDS = ['items', 'items-affected', 'delay'] as const satisfies readonly Field[];

export interface ValueDecisions {
  readonly dates: ReadonlyMap<Field, DateReader>;
  readonly numbers: NumberStyle;
  /** Does a cell of this field hold several values although the profile names no separator? */
  isSeveral(field: Field, text: string): boolean;
  readonly evidence: readonly Evidence[];
}

export interface ValueSurvey {
  see(cells: readonly string[], line: number): void;
  /** @throws UserError `date.order-ambiguous`, `date.mixed-order`, `date.unparseable`, all with exit 5 */
  decide(): ValueDecisions;
}

/** `whole`: fields of which a cell is one value, whatever signs stand in it. */
export function surveyValues(
  columns: readonly BoundColumn[],
  profile: Profile,
  given: DialectOverrides,
  fileName: string,
  whole: readonly Field[] = [],
): ValueSurvey {
  const dates = dateColumns(columns, profile, given, fileName);
  const numbers = surveyNumbers(given.decimal);
  const several = surveySeveral();
  const told: Evidence[] = given.decimal ? [{ decision: 'decimal', value: given.decimal, because: 'given' }] : [];
  const isOf = (fields: readonly Field[], { field }: BoundColumn) => fields.includes(field);
  const numberColumns = columns.filter((column) => isOf(NUMBER_FIELDS, column));
  const singleColumns = columns
    .filter((column) => isOf(SINGLE_FIELDS, column) && !profile.several[column.field])
    .map((column) => ({ ...column, see: several.watch(column.field) }));
  const boxed = new Set(columns.filter(({ boxes }) => boxes).map(({ field }) => field));
  const single = new Set(singleColumns.map(({ field }) => field).filter((field) => !whole.includes(field)));
  return {
    see(cells, line) {
      dates.see(cells, line);
      for (const { index } of numberColumns) numbers.see(cells[index] ?? '');
      for (const column of singleColumns) column.see(column.boxes ? rawText(column, cells) : (cells[column.index] ?? ''));
    },
    decide() {
      const { readers, evidence } = dates.decide();
      return {
        dates: readers,
        numbers: numbers.result(),
        isSeveral: (field, text) => (boxed.has(field) ? text.includes(BETWEEN_BOXES) : single.has(field) && several.isSeveral(field, text)),
        evidence: [...evidence, ...told],
      };
    },
  };
}
