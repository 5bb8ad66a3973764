// One record read field by field: cells become texts, codes, dates and numbers, and what is wrong with them becomes issues.
import { quote } from '../error.ts';
import { readableCell } from '../files/csv.ts';
import type { Issue } from '../model/issue.ts';
import { normaliseLabel } from '../model/normalise.ts';
import type { Dated, ReportedDelay } from '../model/notice.ts';
import type { Field } from '../model/profile.ts';
import type { BoundColumn } from './columns.ts';
import type { DatePattern, DateZones } from './dates.ts';
import type { ValueMap } from './values.ts';

/** All that is fixed for a file before its first record is read. */
export interface Mapping {
  readonly columns: ReadonlyMap<Field, BoundColumn>;
  readonly values: ValueMap;
  readonly dates: ReadonlyMap<Field, DatePattern>;
  readonly zones: DateZones;
  readonly separators: ReadonlyMap<Field, string>;
  readonly delayUnit: ReportedDelay['unit'];
}

/** A value that needs an answer before its record can be counted. */
export interface OpenValue {
  readonly field: Field;
  readonly value: string;
}

export interface CellReader {
  /** Trimmed text; null when blank, absent or "not recorded". The default of the profile where it has one. */
  text(field: Field): string | null;
  /** Values of a cell that may hold several; the whole cell where the profile names no separator. */
  texts(field: Field): readonly string[];
  /** Code of the cell; null when blank or not recorded, also when the value is unmapped (it is then in `open`). */
  code(field: Field): string | null;
  /** Code of one of the values of a cell; an unmapped one is noted as open. */
  codeOf(field: Field, value: string): string | null;
  /** True when the profile says that this value means "not recorded". */
  meansNotRecorded(field: Field, value: string): boolean;
  /** Place of a value in a list, compared as labels are; -1 when it is not in it. */
  rankOf(list: readonly string[], value: string): number;
  date(field: Field): Dated | null;
  /** Whole number from `least`; null when blank or wrong. */
  count(field: Field, least: number): number | null;
  /** True when the profile maps the field and the cell is not blank. */
  given(field: Field): boolean;
  reject(code: string, field: Field | null, message: string, remedy: string): void;
  warn(code: string, field: Field | null, message: string, remedy: string): void;
  readonly delayUnit: ReportedDelay['unit'];
  readonly rejections: readonly Issue[];
  readonly warnings: readonly Issue[];
  readonly open: readonly OpenValue[];
}

const CORRECT = 'Correct it in the source, or in the rejects file and import that.';

export function cellReader(mapping: Mapping, line: number, cells: readonly string[]): CellReader {
  const rejections: Issue[] = [];
  const warnings: Issue[] = [];
  const open: OpenValue[] = [];
  const raw = (field: Field): string => {
    const column = mapping.columns.get(field);
    return column ? readableCell((cells[column.index] ?? '').trim()).trim() : '';
  };
  const reference = raw('reference') || null;
  const issue = (code: string, field: Field | null, value: string | null, message: string, remedy: string): Issue => ({
    code,
    line,
    reference,
    label: field === null ? null : (mapping.columns.get(field)?.label ?? null),
    value: value === null ? null : value.slice(0, 40),
    message,
    remedy,
  });
  const blank = (field: Field): string | null => {
    const found = mapping.values.blank(field);
    return found?.outcome === 'code' ? found.code : null;
  };
  const codeOf = (field: Field, value: string): string | null => {
    const found = mapping.values.lookup(field, value);
    if (found.outcome === 'code') return found.code;
    open.push({ field, value });
    return null;
  };
  const wrong = (code: string, field: Field, value: string, message: string): null => {
    rejections.push(issue(code, field, value, message, CORRECT));
    return null;
  };
  return {
    rejections,
    warnings,
    open,
    codeOf,
    delayUnit: mapping.delayUnit,
    meansNotRecorded: (field, value) => {
      const found = mapping.values.lookup(field, value);
      return found.outcome === 'code' && found.code === null;
    },
    rankOf: (list, value) => list.findIndex((one) => normaliseLabel(one) === normaliseLabel(value)),
    given: (field) => raw(field) !== '',
    text(field) {
      const value = raw(field);
      if (value === '') return blank(field);
      return mapping.columns.has(field) ? codeOf(field, value) : null;
    },
    texts(field) {
      const value = raw(field);
      const separator = mapping.separators.get(field);
      if (value === '') return [];
      const parts = separator === undefined ? [value] : value.replace(/\r\n?/g, '\n').split(separator);
      return parts.map((part) => part.trim()).filter((part) => part !== '');
    },
    code(field) {
      const value = raw(field);
      return value === '' ? blank(field) : codeOf(field, value);
    },
    date(field) {
      const value = raw(field) || (blank(field) ?? '');
      const pattern = mapping.dates.get(field);
      if (value === '' || !pattern) return null;
      const reading = pattern.read(value, mapping.zones);
      const expected = `expected ${pattern.pattern}, as in the whole column`;
      if (reading.outcome === 'unparseable')
        return wrong('date.unparseable', field, value, `${quote(value)} does not read as a date: ${expected}.`);
      if (reading.outcome === 'invalid') {
        return wrong(
          'date.invalid',
          field,
          value,
          `${quote(value)} does not exist in the calendar of ${mapping.zones.source}: ${expected}.`,
        );
      }
      if (reading.dated.firstOn < '2000-01-01')
        return wrong('date.out-of-range', field, value, `${quote(value)} lies before the year 2000.`);
      if (reading.repeatedHour) {
        warnings.push(
          issue(
            'date.ambiguous-time',
            field,
            value,
            `${quote(value)} exists twice, because clocks go back in that hour; the earlier one was taken.`,
            'Export times with their offset from UTC if the hour matters.',
          ),
        );
      }
      return reading.dated;
    },
    count(field, least) {
      const value = raw(field) || (blank(field) ?? '');
      if (value === '') return null;
      const reading = wholeNumber(value);
      if (typeof reading === 'string') return wrong(reading, field, value, `${quote(value)}: expected a whole number from ${least}.`);
      if (reading < least) return wrong('number.invalid', field, value, `${quote(value)}: expected a whole number from ${least}.`);
      return reading;
    },
    reject: (code, field, message, remedy) => rejections.push(issue(code, field, null, message, remedy)),
    warn: (code, field, message, remedy) => warnings.push(issue(code, field, null, message, remedy)),
  };
}

/** Databases hold whole numbers up to 2 147 483 647. */
const NUMBER_MAX = 2_147_483_647;

/** The number, or the code of what is wrong. Blanks group thousands; `3.0` and `3,00` are 3; `1,204` is not guessed at. */
function wholeNumber(text: string): number | 'number.invalid' | 'number.negative' | 'number.not-integer' {
  const plain = /^[+-]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+$/.test(text) ? text.replace(/[ \u00a0\u202f]/g, '') : text;
  if (/^-\s*\d+(?:[.,]\d+)?$/.test(plain)) return Number(plain.replace(/[-\s]/g, '').replace(',', '.')) === 0 ? 0 : 'number.negative';
  if (/^\+?\d+(?:[.,]0{1,2})?$/.test(plain)) {
    const value = Number.parseInt(plain, 10);
    return value <= NUMBER_MAX ? value : 'number.invalid';
  }
  return /^\d+[.,]\d+$/.test(plain) ? 'number.not-integer' : 'number.invalid';
}
