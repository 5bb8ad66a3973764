// What is seen at a glance is what a closer look finds: each short way of the reading against the long one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { surveyBytes } from '../../src/import/byte-survey.ts';
import { cellText, unguarded } from '../../src/import/cell-text.ts';
import { datePattern } from '../../src/import/date-pattern.ts';
import { columnReader } from '../../src/import/date-reader.ts';
import { toInstant } from '../../src/import/instant-text.ts';
import { locatorsIn } from '../../src/import/locators.ts';
import { isMissing } from '../../src/import/missing.ts';
import { plainRows } from '../../src/import/plain-rows.ts';
import { recordPrint } from '../../src/import/record-print.ts';
import { fingerprint } from '../../src/import/references.ts';
import { kindOf, rowTeller } from '../../src/import/rows.ts';
import { surveyUtf8 } from '../../src/import/utf8-survey.ts';
import { normaliseLabel } from '../../src/model/normalise.ts';
import { examples } from '../deep.ts';
import { sourceOf } from './source.ts';

const runs = { numRuns: examples(2000) };
const letter = fc.constantFrom(...'aZ09 -./:#=\'"`´’\t\n\réÉ\u0301\u00a0\u200b語½²¼①Ⅷ\u20e3\ufeff');
const text = fc.oneof(
  fc.string({ unit: letter, maxLength: 8 }),
  fc.string({ maxLength: 10 }),
  fc.constantFrom('N/A', '-', 'null', '="007"', "'1"),
);

describe('labels and cells', () => {
  it('in ASCII have the same normal form as among other letters', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(`${normaliseLabel(one)}|e`).toBe(normaliseLabel(`${one.trim()}|É`).replace(/ \|e$/, '|e'));
      }),
      runs,
    );
  });

  it('without anything around them are the same with blanks around them', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (one, keyed) => {
        expect(unguarded(one, keyed)).toBe(unguarded(`\u00a0${one} `, keyed));
        expect(cellText(one, keyed)).toBe(cellText(` ${one}\u00a0`, keyed));
      }),
      runs,
    );
  });

  it('that end with a digit never mean "no value"', () => {
    const marks = ['-', '?', 'n/a', '#n/a', 'null', '#div/0!', 'k.a.', 'n.d.', '(blank)', 'н/д'];
    expect(marks.every((mark) => isMissing(mark))).toBe(true);
    expect(marks.some((mark) => isMissing(`${mark}0`))).toBe(false);
  });
});

const HEADER = ['Ref', 'Sent', 'Service', 'Type', 'Note'];
const BOUND = {
  columns: (['reference', 'sent', 'service', 'category', 'note'] as const).map((field, index) => ({
    field,
    index,
    label: HEADER[index] ?? '',
  })),
  ignored: [],
};
const day = fc.constantFrom(
  '2026-03-14',
  '2026-03-14 09:31',
  '14/3/26',
  '5.3.2026 10:30Z',
  '20260314',
  '46023',
  '46023.5',
  '14 March',
  '#date',
  '',
  'Total',
);
const word = fc.oneof(
  text,
  fc.constantFrom(
    'N-0001',
    '12',
    '3 rows',
    'Total',
    'total: 3',
    'Sum total',
    'Facebook – Total',
    'source: x',
    'Ref',
    'Sent',
    '#ref',
    'text',
    '(date)',
    '',
  ),
);
const row = fc.tuple(word, day, fc.array(word, { maxLength: 4 })).map(([own, sent, others]) => [own, sent, ...others]);

describe('rows', () => {
  it('that are records at a glance are records, wherever they stand', () => {
    const isPlain = plainRows(HEADER, BOUND);
    const lines = fc.option(fc.constantFrom(1, 5, 9), { nil: null });
    let plain = 0;
    fc.assert(
      fc.property(row, lines, lines, (cells, firstRecordLine, lastRecordLine) => {
        const frame = { header: HEADER, bound: BOUND, firstRecordLine, lastRecordLine, otherTableLine: null };
        const kind = kindOf(cells, 5, frame);
        expect(rowTeller(frame).kindOf(cells, 5, frame)).toBe(kind);
        if (isPlain(cells)) expect(kind).toBe('data');
        if (isPlain(cells)) plain += 1;
      }),
      runs,
    );
    expect(plain).toBeGreaterThan(runs.numRuns / 20);
  });

  it('under a label that is a day are looked at closely', () => {
    const header = ['Ref', '2026-03-14', 'Service'];
    expect(plainRows(header, BOUND)(['1', '2026-03-14', 'x'])).toBe(false);
  });
});

describe('records that say the same', () => {
  const cells = fc.tuple(text, text, text).map(([a, b, c]) => [a, b, c]);
  const columns = BOUND.columns.slice(0, 3);
  it('have the same print, and others another', () => {
    fc.assert(
      fc.property(cells, cells, (a, b) => {
        expect(recordPrint(columns, a) === recordPrint(columns, b)).toBe(fingerprint(columns, a) === fingerprint(columns, b));
        const same = a.map((cell) => ` ${cell.normalize('NFD').replaceAll('\n', '\r\n')}\u00a0`);
        expect(recordPrint(columns, same)).toBe(
          recordPrint(
            columns,
            a.map((cell) => cell.replaceAll('\n', '\r\n')),
          ),
        );
      }),
      runs,
    );
  });
});

describe('dates in digits', () => {
  const zones = { source: 'Europe/Brussels', report: 'America/St_Johns' };
  const two = fc.integer({ min: 0, max: 75 }).map((number) => String(number).padStart(2, '0'));
  const year = fc.constantFrom('2025', '2026', '2024', '1969', '1970', '1900', '0000', '9999');
  const clock = fc.tuple(fc.constantFrom('', ' ', 'T'), two, two, fc.option(two, { nil: null }));
  const date = fc.tuple(year, two, two, clock, fc.constantFrom('-', '/', '.'), fc.constantFrom('ymd', 'dmy', 'mdy'));
  const sample = date.map(([y, m, d, [before, hour, minute, second], sign, order]) => {
    const parts = order === 'ymd' ? [y, m, d] : order === 'dmy' ? [d, m, y] : [m, d, y];
    return parts.join(sign) + (before === '' ? '' : `${before}${hour}:${minute}${second === null ? '' : `:${second}`}`);
  });
  it('read as any cell of their column does', () => {
    fc.assert(
      fc.property(sample, fc.constantFrom('ymd' as const, 'dmy' as const, 'mdy' as const, null), (one, order) => {
        const reader = columnReader(order, []);
        expect(reader.read(one, zones)).toEqual(reader.read(` ${one} `, zones));
      }),
      runs,
    );
  });

  it('read as by their pattern', () => {
    const patterns = [
      'yyyy-MM-dd',
      'yyyy-MM-dd HH:mm',
      "yyyy-MM-dd'T'HH:mm:ss",
      'dd/MM/yyyy HH:mm',
      'yyyy',
      'yyyy-MM',
      'dd.MM.yyyy',
      'd/M/yyyy',
    ];
    fc.assert(
      fc.property(
        fc.oneof(
          sample,
          sample.map((one) => one.slice(0, 7)),
          year,
        ),
        fc.constantFrom(...patterns),
        (one, pattern) => {
          const reader = datePattern(pattern, 'en');
          expect(reader.read(one, zones)).toEqual(reader.read(` ${one} `, zones));
        },
      ),
      runs,
    );
  });

  it('are written as a Date writes them', () => {
    const ms = fc.oneof(
      fc.integer({ min: -3e12, max: 5e12 }),
      fc.integer({ min: -3e7, max: 8e7 }).map((minutes) => minutes * 60_000),
    );
    fc.assert(
      fc.property(ms, (at) => {
        expect(toInstant(at)).toBe(new Date(at).toISOString());
      }),
      runs,
    );
  });
});

it('an address by itself is the only location of its cell', () => {
  const part = fc.string({ unit: fc.constantFrom(...'aZ0_.-/?&=%#+~:()[],; hxxptp'), maxLength: 12 });
  fc.assert(
    fc.property(fc.constantFrom('http://', 'https://', 'hxxp://', 'www.'), part, (scheme, rest) => {
      expect(locatorsIn(`${scheme}${rest}`)).toEqual(locatorsIn(`${scheme}${rest}\n`));
    }),
    runs,
  );
});

it('bytes in UTF-8 tell the same in large parts as line by line', async () => {
  const sign = fc.constantFrom('a', ' ', '\t', '\n', '\r', '\r\n', '\0', 'é', '語', '🙂', '\ufeff', '\u00a0');
  const bytes = fc.oneof(
    fc.string({ unit: sign, maxLength: 12 }).map((one) => Buffer.from(one)),
    fc.uint8Array({ maxLength: 6 }).map((some) => Buffer.from(some)),
    fc.tuple(fc.string({ unit: sign, maxLength: 6 }), fc.integer({ min: 0, max: 6 })).map(([one, left]) => Buffer.from(one).subarray(left)),
  );
  await fc.assert(
    fc.asyncProperty(bytes, fc.integer({ min: 1, max: 5 }), async (some, chunk) => {
      const file = sourceOf(some, chunk);
      const [quick, slow] = [await surveyUtf8(file), await surveyBytes(file)];
      expect(quick === null).toBe(slow.notUtf8.count > 0);
      if (!quick) return;
      const { head, bytes: size, hasText, nulEven, nulOdd, newlines } = slow;
      expect(quick).toMatchObject({ head, bytes: size, hasText, nulEven, nulOdd, newlines });
      expect(quick.utf8.count > 0).toBe(slow.utf8.count > 0);
    }),
    runs,
  );
});
