// One record read field by field: cells become texts, codes, dates and numbers, and what is wrong with them becomes issues.
import { quote } from '../error.ts';
import type { Issue } from '../model/issue.ts';
import { normaliseLabel } from '../model/normalise.ts';
import type { Dated, ReportedDelay } from '../model/notice.ts';
import { FIRST_DAY } from '../model/period.ts';
import type { Field } from '../model/profile.ts';
import { unclearBoxes } from './boxes.ts';
import { fieldCells } from './field-cells.ts';
import type { Mapping } from './mapping.ts';
import { type NumberProblem, wholeNumber } from './numbers.ts';
import { isDamaged, ODDITIES } from './text-checks.ts';

/** A value that needs an answer before its record can be counted. */
export interface OpenValue {
  readonly field: Field;
  readonly value: string;
  /** Why, where it is not an unknown value: it holds several and nobody said which is the main one, or a number reads in two ways. */
  readonly doubt?: 'value.multiple' | 'number.ambiguous';
}

/** Made once for a file, and turned to one record after the other. */
export interface CellReader {
  turnTo(line: number, cells: readonly string[]): void;
  /** Trimmed text; null when blank, absent or "not recorded". The default of the profile where it has one. */
  text(field: Field): string | null;
  /** Values of a cell that may hold several; the whole cell where the profile names no separator, but for URLs. */
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
  /** Warns of what looks odd in the texts of the record. */
  checkTexts(): void;
  /** Rejects what is neither a ticked box nor one that is not. */
  checkBoxes(): void;
  reject(code: string, field: Field | null, message: string, remedy: string): void;
  warn(code: string, field: Field | null, message: string, remedy: string): void;
  readonly delayUnit: ReportedDelay['unit'];
  /** What was found in the record so far. */
  found(): { readonly rejections: readonly Issue[]; readonly warnings: readonly Issue[]; readonly open: readonly OpenValue[] };
}

const TEXT_FIELDS = [
  'reference',
  'service',
  'category',
  'action',
  'later-action',
  'url',
  'account',
  'note',
] as const satisfies readonly Field[];
/** No notice of a log lies after it. */
const LAST_DAY = '2099-12-31';

const DATE_PROBLEMS = {
  unparseable: ['date.unparseable', 'does not read as a date'],
  invalid: ['date.invalid', 'does not exist in the calendar'],
  incomplete: ['date.incomplete', 'is no whole date, and not a month either'],
  placeholder: ['date.out-of-range', 'stands for no date'],
  mixed: ['date.mixed-order', 'is a spreadsheet’s number among written dates, so its day and month may be swapped'],
} as const;

const NUMBER_PROBLEMS: Readonly<Record<Exclude<NumberProblem, 'number.ambiguous'>, string>> = {
  'number.invalid': 'is no number: expected',
  'number.negative': 'is below zero: expected',
  'number.not-integer': 'is not whole: expected',
  'number.suppressed': 'is a count that was withheld: expected',
};

/** Longest cell of a box that is shown in a message. */
const BOX_WORD_MAX = 12;

const CORRECT = 'Correct it in the source, or in the rejects file and import that.';

const NO_ISSUES: readonly Issue[] = [];
const NONE_OPEN: readonly OpenValue[] = [];

export function cellReader(mapping: Mapping): CellReader {
  const fields = fieldCells(mapping);
  const boxed = [...mapping.columns.values()].filter(({ boxes }) => boxes);
  const texts = TEXT_FIELDS.filter((field) => mapping.columns.has(field));
  let cells: readonly string[] = [];
  let line = 0;
  // Handed on as they are, so they are never changed in place.
  let rejections = NO_ISSUES;
  let warnings = NO_ISSUES;
  let open = NONE_OPEN;
  const raw = (field: Field): string => fields.textOf(field, cells);
  const issue = (code: string, field: Field | null, value: string | null, message: string, remedy: string): Issue => ({
    code,
    line,
    reference: raw('reference') || null,
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
    const told = fields.toldBy(field, value);
    if (told.outcome === 'code') return told.code;
    open = [...open, told.outcome === 'several' ? { field, value, doubt: 'value.multiple' } : { field, value }];
    return null;
  };
  const code = (field: Field): string | null => {
    const value = raw(field);
    return value === '' ? blank(field) : codeOf(field, value);
  };
  const warn = (code: string, field: Field | null, value: string | null, message: string, remedy: string): void => {
    warnings = [...warnings, issue(code, field, value, message, remedy)];
  };
  const reject = (code: string, field: Field | null, value: string | null, message: string, remedy: string): void => {
    rejections = [...rejections, issue(code, field, value, message, remedy)];
  };
  const wrong = (code: string, field: Field, value: string, message: string): null => {
    reject(code, field, value, message, CORRECT);
    return null;
  };
  return {
    turnTo(nextLine, nextCells) {
      line = nextLine;
      cells = nextCells;
      fields.forget();
      rejections = NO_ISSUES;
      warnings = NO_ISSUES;
      open = NONE_OPEN;
    },
    found: () => ({ rejections, warnings, open }),
    codeOf,
    code,
    text: code,
    delayUnit: mapping.delayUnit,
    meansNotRecorded: (field, value) => {
      const found = mapping.values.lookup(field, value);
      return found.outcome === 'code' && found.code === null;
    },
    rankOf: (list, value) => list.findIndex((one) => normaliseLabel(one) === normaliseLabel(value)),
    given: (field) => raw(field) !== '' || boxed.some((column) => column.field === field && unclearBoxes(column, cells).length > 0),
    texts: (field) => fields.textsOf(field, cells),
    date(field) {
      const value = raw(field) || (blank(field) ?? '');
      const pattern = mapping.dates.get(field);
      if (value === '' || !pattern) return null;
      const reading = pattern.read(value, mapping.zones);
      if (reading.outcome === 'placeholder' && field !== 'sent') {
        warn('date.out-of-range', field, value, `${quote(value)} stands for no date, and is read so.`, 'Nothing to do if that is right.');
        return null;
      }
      if (reading.outcome !== 'ok') {
        const [code, why] = DATE_PROBLEMS[reading.outcome];
        const where = reading.outcome === 'invalid' ? ` of ${mapping.zones.source}` : '';
        return wrong(code, field, value, `${quote(value)} ${why}${where}: expected ${pattern.name}, as in the whole column.`);
      }
      const { firstOn, lastOn } = reading.dated;
      if (firstOn < FIRST_DAY || lastOn > LAST_DAY)
        return wrong('date.out-of-range', field, value, `${quote(value)} does not lie between ${FIRST_DAY} and ${LAST_DAY}.`);
      if (reading.incomplete) {
        warn(
          'date.incomplete',
          field,
          value,
          `${quote(value)} tells the month only; it is kept so.`,
          'Fill in the day in the source if it is known.',
        );
      }
      if (reading.repeatedHour) {
        warn(
          'date.ambiguous-time',
          field,
          value,
          `${quote(value)} exists twice, because clocks go back in that hour; the earlier one was taken.`,
          'Export times with their offset from UTC if the hour matters.',
        );
      }
      return reading.dated;
    },
    count(field, least) {
      const value = raw(field) || (blank(field) ?? '');
      if (value === '') return null;
      const reading = wholeNumber(value, mapping.numbers);
      if (reading === 'number.ambiguous') {
        open = [...open, { field, value, doubt: reading }];
        return null;
      }
      if (typeof reading === 'string')
        return wrong(reading, field, value, `${quote(value)} ${NUMBER_PROBLEMS[reading]} a whole number from ${least}.`);
      if (reading < least) return wrong('number.invalid', field, value, `${quote(value)}: expected a whole number from ${least}.`);
      return reading;
    },
    checkTexts() {
      for (const field of texts) {
        const { plain, oddities } = fields.odditiesOf(field, cells);
        if (oddities.length === 0) continue;
        // A value with lost letters is another value; a note with them is still a note.
        const setAside = field !== 'note' && isDamaged(plain);
        for (const code of oddities) {
          const damage = code === 'text.undecodable-bytes' || code === 'text.control-character';
          (setAside && damage ? reject : warn)(code, field, null, ...ODDITIES[code]);
        }
      }
    },
    checkBoxes() {
      for (const column of boxed) {
        for (const { label, text } of unclearBoxes(column, cells)) {
          // A longer one may be what somebody typed beside a box, which is nobody else's to read.
          const word = text.length <= BOX_WORD_MAX ? text : null;
          const message = `${word === null ? 'A text' : quote(word)} in ${quote(label)} is neither yes nor no. Expected a ticked box (1, yes, x) or one that is not (0, no, blank).`;
          rejections = [...rejections, { ...issue('value.not-yes-no', column.field, word, message, CORRECT), label }];
        }
      }
    },
    reject: (code, field, message, remedy) => reject(code, field, null, message, remedy),
    warn: (code, field, message, remedy) => warn(code, field, null, message, remedy),
  };
}
