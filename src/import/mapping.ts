// What is decided for the whole of a file about the meaning of its cells.
import type { ReportedDelay } from '../model/notice.ts';
import type { Field } from '../model/profile.ts';
import type { BoundColumn } from './columns.ts';
import type { DateReader, DateZones } from './dates.ts';
import type { NumberStyle } from './numbers.ts';
import type { ValueMap } from './values.ts';

/** All that is fixed for a file before its first record is read. */
export interface Mapping {
  readonly columns: ReadonlyMap<Field, BoundColumn>;
  readonly values: ValueMap;
  readonly dates: ReadonlyMap<Field, DateReader>;
  readonly numbers: NumberStyle;
  /** Does a cell hold several values although the profile names no separator? */
  isSeveral(field: Field, text: string): boolean;
  readonly zones: DateZones;
  readonly separators: ReadonlyMap<Field, string>;
  readonly delayUnit: ReportedDelay['unit'];
  /** Values stand for themselves, and what is not mapped is not asked for: the file is only looked at. */
  readonly asFound: boolean;
}
