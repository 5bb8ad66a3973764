import { describe, expect, it } from 'vitest';
import { answerIn } from '../../src/import/answers.ts';
import { cellText, unguarded } from '../../src/import/cell-text.ts';
import { orderInLabel } from '../../src/import/date-doubts.ts';
import { dateCell } from '../../src/import/date-form.ts';
import { surveyDates } from '../../src/import/date-order.ts';
import { datePattern } from '../../src/import/date-pattern.ts';
import { columnReader } from '../../src/import/date-reader.ts';
import { wordKey } from '../../src/import/date-words.ts';
import { isHintRow } from '../../src/import/hint-row.ts';
import { locatorsIn, refanged } from '../../src/import/locators.ts';
import { isMissing } from '../../src/import/missing.ts';
import { surveyNumbers, wholeNumber } from '../../src/import/numbers.ts';
import { saysFooter, saysTotal } from '../../src/import/row-words.ts';
import { kindOf, type RowFrame } from '../../src/import/rows.ts';
import { surveySeveral } from '../../src/import/several.ts';
import { letterBag } from '../../src/import/similar.ts';
import { SUGGESTED_FIELDS, suggestValue } from '../../src/import/suggest-value.ts';
import { odditiesOf } from '../../src/import/text-checks.ts';

const LENGTH = 20_000;
/** Linear work takes a few; what takes the square of the length takes seconds. Wide, for a busy machine. */
const MILLISECONDS_MAX = 250;

const zones = { source: 'UTC', report: 'UTC' };
const bound = { columns: [{ field: 'sent', label: 'sent', index: 0 }] } as unknown as RowFrame['bound'];
const frame: RowFrame = { header: ['sent', 'b'], bound, firstRecordLine: null, lastRecordLine: 1, otherTableLine: null };
const written = datePattern('dd MMMM yyyy HH:mm', 'en');

/** Every function that a cell of a file comes to as it stands. */
const READERS: Readonly<Record<string, (cell: string) => unknown>> = {
  cellText,
  unguarded: (cell) => unguarded(cell, true),
  refanged,
  locatorsIn,
  odditiesOf: (cell) => odditiesOf(cell, true),
  dateCell,
  surveyDates: (cell) => surveyDates().see(cell, 1),
  columnReader: (cell) => columnReader('dmy', ['en']).read(cell, zones),
  datePattern: (cell) => written.read(cell, zones),
  wordKey,
  orderInLabel,
  isMissing,
  wholeNumber: (cell) => wholeNumber(cell, surveyNumbers().result()),
  surveyNumbers: (cell) => surveyNumbers().see(cell),
  saysTotal,
  saysFooter,
  isHintRow: (cell) => isHintRow([cell], bound),
  'kindOf, alone': (cell) => kindOf(['', cell], 2, frame),
  'kindOf, beside a total': (cell) => kindOf([cell, 'Total'], 2, frame),
  isSeveral: (cell) => surveySeveral().isSeveral('category', cell),
  letterBag,
  answerIn,
  suggestValue: (cell) => SUGGESTED_FIELDS.map((field) => suggestValue(field, cell, 'en')),
};

const SIGNS = ['\t', '\n', '\r', ...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)), '\u00A0', 'é', '“'];
/** Openings that nothing closes, and parts that begin again and again. */
const PARTS = [
  ...[
    '<a href=',
    '<a href="x">',
    '<a ',
    '<a href=x href=',
    '[a](https://a(',
    '[a](https://a.example/x(y)',
    '=HYPERLINK("',
    '(https://',
    '["',
  ],
  ...[
    ' "',
    ', ',
    ' ;',
    '\n,',
    ' \n',
    '" ',
    '".',
    '"]',
    ' and ',
    ', and',
    'hxxp ',
    ' [.]',
    ' [dot',
    'www.',
    '1 000',
    '1.000',
    '1, ',
    '0.',
    '\\"',
  ],
  ...[
    "a'a",
    'a.a',
    '1st ',
    '12:30 ',
    '&a',
    '(1,',
    'BE68 ',
    '+31 6',
    'a@',
    'a@a.',
    '-feira',
    'utc+',
    'abuse',
    'a ',
    '= "',
    '""',
    '- ',
    '€ ',
  ],
];

const around = (run: string) => [
  run,
  `x${run}x`,
  `${run}!`,
  `1${run}§`,
  `-${run}1x`,
  `https://a.example/x${run}y`,
  `"${run}a`,
  `<a href=${run}`,
];

/** In milliseconds of the processor. What was slow is tried again: a collection of garbage may have come in between. */
function leastTime(act: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 3 && least > MILLISECONDS_MAX; tries++) {
    const began = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(began);
    least = Math.min(least, Math.round((user + system) / 1000));
  }
  return least;
}

describe('a cell of 20,000 signs', () => {
  it.each(Object.entries(READERS))('does not hold up %s, whatever sign or part it repeats', { timeout: 60_000 }, (_, read) => {
    read('once, for what is prepared on first use');
    const slow = [...SIGNS, ...PARTS].flatMap((part) =>
      around(part.repeat(Math.floor(LENGTH / part.length))).flatMap((cell) => {
        const taken = leastTime(() => read(cell));
        return taken > MILLISECONDS_MAX ? [`${JSON.stringify(cell.slice(0, 24))}: ${taken} ms`] : [];
      }),
    );
    expect(slow).toEqual([]);
  });
});
