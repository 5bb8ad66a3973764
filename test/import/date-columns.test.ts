// Columns of dates: what each form means, when an order is decided, and when it is asked.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateColumns } from '../../src/import/date-columns.ts';
import { dateFormat } from '../../src/import/date-format.ts';
import { columnReader } from '../../src/import/date-reader.ts';
import { DATE_LANGUAGES, monthNamed } from '../../src/import/date-words.ts';
import type { DateReading } from '../../src/import/dates.ts';
import type { DialectOverrides } from '../../src/import/dialect.ts';
import { profileOf } from './source.ts';

const ZONES = { source: 'Europe/Brussels', report: 'Europe/Brussels' };

/** The day or month, with `?` for an incomplete one, or what is wrong. */
function shown(reading: DateReading): string {
  if (reading.outcome !== 'ok') return reading.outcome;
  const { precision, firstOn } = reading.dated;
  return `${precision === 'month' ? firstOn.slice(0, 7) : firstOn}${reading.incomplete ? '?' : ''}`;
}

/** What the columns of a file are read as; the code of the question where one is asked. */
function columns(cells: Readonly<Record<string, readonly string[]>>, given: DialectOverrides = {}, labels: Record<string, string> = {}) {
  const fields = Object.keys(cells) as ('sent' | 'decided')[];
  const bound = fields.map((field, index) => ({ field, index, label: labels[field] ?? field }));
  const profile = profileOf({ columns: Object.fromEntries(bound.map(({ field, label }) => [field, { label }])) });
  const dates = dateColumns(bound, profile, given, 'file.csv');
  const rows = Math.max(...fields.map((field) => cells[field]?.length ?? 0));
  for (let row = 0; row < rows; row += 1) {
    dates.see(
      fields.map((field) => cells[field]?.[row] ?? ''),
      row + 2,
    );
  }
  try {
    const { readers, evidence } = dates.decide();
    const read = fields.map((field) =>
      (cells[field] ?? []).map((text) => shown(readers.get(field)?.read(text, ZONES) ?? { outcome: 'unparseable' })),
    );
    return { read, evidence, code: null, details: {} };
  } catch (error) {
    const { code, details, exit } = error as { code: string; details: Record<string, unknown>; exit: number };
    expect(exit).toBe(5);
    return { read: [], evidence: [], code, details };
  }
}
const column = (cells: readonly string[], given?: DialectOverrides) => {
  const { read, code } = columns({ sent: cells }, given);
  return code ?? read[0];
};

describe('a cell', () => {
  it.each([
    ['2026-03-05', '2026-03-05'],
    ['2026/3/5', '2026-03-05'],
    ['2026.03.05', '2026-03-05'],
    ['2026. 03. 05.', '2026-03-05'],
    ['5.3.2026', '2026-03-05'],
    ['5. 3. 2026', '2026-03-05'],
    ['05 03 2026', '2026-03-05'],
    ['20260305', '2026-03-05'],
    ['05032026', '2026-03-05'],
    ['5032026', '2026-03-05'],
    ['20260305.0', '2026-03-05'],
    ['20260305103000', '2026-03-05'],
    ['20260305T233000Z', '2026-03-06'],
    ['2026-03-05T23:30:00Z', '2026-03-06'],
    ['2026-03-05T23:30:00.123456+01:00', '2026-03-05'],
    ['2026-03-05 23:30:00 UTC', '2026-03-06'],
    ['2026-03-05 23:30 CET', '2026-03-05'],
    ['05/03/2026 11:30 PM', '2026-03-05'],
    ['05/03/2026 11:30 p. m.', '2026-03-05'],
    ['05/03/2026 23h30', '2026-03-05'],
    ['5.3.2026 23.30', '2026-03-05'],
    ['5.3.2026 klo 23.30.15', '2026-03-05'],
    ['05.03.2026, 23:30 Uhr', '2026-03-05'],
    ['10:30 05/03/2026', '2026-03-05'],
    ['\u200e05/\u200e03/\u200e2026 \u200f\u200e10:30', '2026-03-05'],
    ['Thu 05/03/2026', '2026-03-05'],
    ['Fri 05/03/2026', 'invalid'],
    ['Thu, 05 Mar 2026 10:30:00 +0100', '2026-03-05'],
    ['Thu Mar 05 2026 10:30:00 GMT+0100 (Central European Standard Time)', '2026-03-05'],
    ['March 5, 2026', '2026-03-05'],
    ['5th of March 2026', '2026-03-05'],
    ['05-Mar-26', '2026-03-05'],
    ['jeudi 5 mars 2026 à 10:30', '2026-03-05'],
    ['1er janv. 2026', '2026-01-01'],
    ['do 5 mrt. 2026', '2026-03-05'],
    ['5 maa 2026', '2026-03-05'],
    ['5. Jän. 2026', '2026-01-05'],
    ['5. Mär 2026', '2026-03-05'],
    ['5 marca 2026 r.', '2026-03-05'],
    ['5 III 2026', '2026-03-05'],
    ['5 март 2026 г.', '2026-03-05'],
    ['5 Μαρτίου 2026', '2026-03-05'],
    ['2026. március 5.', '2026-03-05'],
    ['2026. gada 5. marts', '2026-03-05'],
    ['2026 m. kovo 5 d.', '2026-03-05'],
    ['5. maaliskuuta 2026 klo 10.30', '2026-03-05'],
    ['5 de marzo de 2026', '2026-03-05'],
    ['5 de março de 2026', '2026-03-05'],
    ['46086', '2026-03-05'],
    ['46086.5', '2026-03-05'],
    ['46086,99', '2026-03-05'],
    ['1772706600', '2026-03-05'],
    ['1772706600000', '2026-03-05'],
    ['2026-03', '2026-03'],
    ['03/2026', '2026-03'],
    ['mars 2026', '2026-03'],
    ['2026-03-00', '2026-03?'],
    ['??/03/2026', '2026-03?'],
    ['2026', 'incomplete'],
    ['2026-Q1', 'incomplete'],
    ['05/03', 'incomplete'],
    ['Mar-26', 'incomplete'],
    ['0000-00-00 00:00:00', 'placeholder'],
    ['1900-01-00', 'placeholder'],
    ['01/01/1970', 'placeholder'],
    ['9999-12-31', 'placeholder'],
    ['0', 'placeholder'],
    ['31/02/2026', 'invalid'],
    ['2026-13-01', 'invalid'],
    ['2026-03-29 02:30', 'invalid'],
    ['2026-03-05T14:30:00+99:99', 'invalid'],
    ['2026-03-05T14:30:00+01:60', 'invalid'],
    ['05/03/2026?', 'unparseable'],
    ['ca. 05/03/2026', 'unparseable'],
    ['05/03/2026 - 07/03/2026', 'unparseable'],
    ['05/03-2026', 'unparseable'],
    ['3 Brumaire 2026', 'unparseable'],
    ['12345', 'unparseable'],
    ['soon', 'unparseable'],
  ])('%s is %s, day first', (text, expected) => {
    expect(shown(columnReader('dmy', ['en']).read(text, ZONES))).toBe(expected);
  });

  it('is read back in each language of the Union, as Intl writes its day', () => {
    for (const language of DATE_LANGUAGES) {
      const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
      for (let month = 1; month <= 12; month += 1) {
        const text = format.format(Date.UTC(2026, month - 1, 15));
        expect([language, text, shown(columnReader('dmy', [language]).read(text, ZONES))]).toEqual([
          language,
          text,
          `2026-${String(month).padStart(2, '0')}-15`,
        ]);
      }
    }
  });

  it('means the same in the quick and in the thorough way of taking it apart', () => {
    const digits = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'));
    const date = fc.tuple(digits(40), fc.constantFrom('-', '/', '.'), digits(14), fc.constantFrom('2026', '26', '0000'));
    const time = fc.tuple(digits(25), digits(61), fc.constantFrom('', ':15', ':15.250'), fc.constantFrom('', 'Z', '+01:00', '-0530'));
    fc.assert(
      fc.property(date, fc.option(time), fc.boolean(), ([day, sign, month, year], clock, yearFirst) => {
        const on = (yearFirst ? [year, month, day] : [day, month, year]).join(sign);
        const text = clock ? `${on}${yearFirst ? 'T' : ' '}${clock[0]}:${clock[1]}${clock[2]}${clock[3]}` : on;
        const reader = columnReader('dmy', ['en']);
        // A mark for the direction of writing keeps a cell off the quick way.
        expect(reader.read(`\u200e${text}`, ZONES)).toEqual(reader.read(text, ZONES));
      }),
      { numRuns: 500 },
    );
  });

  it('knows no beginning that two months of a language share', () => {
    expect(monthNamed('jui', 'fr')).toBeNull();
    expect(monthNamed('juil', 'fr')).toBe(7);
    expect(monthNamed('mär', 'de')).toBe(3);
  });
});

describe('the order of a column', () => {
  it.each([
    ['one day after the 12th decides', ['05/01/2026', '17/03/2026'], ['2026-01-05', '2026-03-17']],
    ['one day after the 12th decides, month first', ['01/05/2026', '03/17/2026'], ['2026-01-05', '2026-03-17']],
    ['nothing decides', ['05/01/2026', '06/02/2026'], 'date.order-ambiguous'],
    ['nothing decides, with dashes and times', ['05-01-2026 10:20', '06-02-2026 11:30'], 'date.order-ambiguous'],
    ['dots are day first', ['05.01.2026', '06.02.2026'], ['2026-01-05', '2026-02-06']],
    ['all orders give the same days', ['01/01/2026', '02/02/2026'], ['2026-01-01', '2026-02-02']],
    ['two cells contradict', ['13/02/2026', '02/14/2026'], 'date.mixed-order'],
    ['two signs contradict', ['13/02/2026', '02-14-2026'], 'date.mixed-order'],
    ['one sign is decided and another is not', ['13/02/2026', '05-03-2026'], 'date.order-ambiguous'],
    ['a day of no calendar says nothing', ['05/01/2026', '31/02/2026', '17/03/2026'], ['2026-01-05', 'invalid', '2026-03-17']],
    ['a day of the week decides', ['Mon 05/01/2026', 'Fri 06/02/2026'], ['2026-01-05', '2026-02-06']],
    ['a year of two digits that only one order makes likely', ['17/03/26', '05/04/26'], ['2026-03-17', '2026-04-05']],
    ['a year of two digits in front', ['26-03-05', '26-04-17'], ['2026-03-05', '2026-04-17']],
    ['years that are likely in no order', ['14/03/13', '12/05/11'], 'date.out-of-range'],
    ['no day in any order', ['31/02/2026', '30/02/2026'], ['invalid', 'invalid']],
    ['years and days that may be exchanged', ['24-03-25', '25-03-24'], 'date.order-ambiguous'],
    [
      'times with and without seconds',
      ['17/03/2026 10:30', '05/01/2026 10:30:15', '06/01/2026'],
      ['2026-03-17', '2026-01-05', '2026-01-06'],
    ],
    ['a month among days is incomplete', ['05/01/2026', '17/03/2026', '02/2026'], ['2026-01-05', '2026-03-17', '2026-02?']],
    ['months alone are whole', ['01/2026', '02/2026'], ['2026-01', '2026-02']],
    ['no dates at all', ['soon', 'later'], 'date.unparseable'],
    ['some words among dates', ['soon', '17/03/2026'], ['unparseable', '2026-03-17']],
    ['year-first dates after the 12th beside written ones', ['2026-01-15', '17/03/2026'], ['2026-01-15', '2026-03-17']],
    ['a spreadsheet has turned the days it could', ['2026-05-01', '17/03/2026', '28/02/2026'], 'date.mixed-order'],
    [
      'an early written date shows that nothing was turned',
      ['2026-05-01', '17/03/2026', '06/02/2026'],
      ['2026-05-01', '2026-03-17', '2026-02-06'],
    ],
    ['a spreadsheet’s number among written dates', ['46027', '17/03/2026'], ['mixed', '2026-03-17']],
    ['a spreadsheet’s numbers alone', ['46027', '46053'], ['2026-01-05', '2026-01-31']],
    ['Polish and Croatian disagree on a month', ['5 lip 2026', '6 lip 2026'], 'date.order-ambiguous'],
    ['another month tells the language', ['5 lip 2026', '6 sie 2026'], ['2026-07-05', '2026-08-06']],
    ['two languages in one column', ['5 mrt 2026', '6 mars 2026'], ['2026-03-05', '2026-03-06']],
    ['blank cells and marks for nothing are passed over', ['', 'n/a', '17/03/2026'], ['unparseable', 'unparseable', '2026-03-17']],
  ])('%s', (_, cells, expected) => {
    expect(column(cells)).toEqual(expected);
  });

  it('is taken from another column written alike, and from no other', () => {
    expect(columns({ sent: ['05/01/2026'], decided: ['17/03/2026'] }).read).toEqual([['2026-01-05'], ['2026-03-17']]);
    expect(columns({ sent: ['05-01-2026'], decided: ['17/03/2026'] }).code).toBe('date.order-ambiguous');
    expect(columns({ sent: ['05/01/2026'], decided: ['03/17/2026'] }).read).toEqual([['2026-05-01'], ['2026-03-17']]);
  });

  it.each([
    ['Sent (dd/mm/yyyy)', '2026-01-05'],
    ['Sent (MM/DD/YYYY)', '2026-05-01'],
    ['Date (jj/mm/aaaa)', '2026-01-05'],
    ['Datum tt/mm/jjjj', '2026-01-05'],
    ['Verzonden dd-mm-jjjj', '2026-01-05'],
  ])('is taken from the label %s', (label, expected) => {
    expect(columns({ sent: ['05/01/2026'] }, {}, { sent: label }).read).toEqual([[expected]]);
  });

  it('is asked with the lines that contradict it', () => {
    expect(columns({ sent: ['13/02/2026', '14/02/2026', '02/13/2026'] }).details).toMatchObject({ order: 'dmy', lines: [4] });
  });

  it.each([
    [{ dateOrder: 'dmy' }, ['05/01/2026', '2026-01-06', '01/17/2026'], ['2026-01-05', '2026-01-06', 'invalid']],
    [{ dateOrder: 'mdy' }, ['05/01/2026', '05.01.2026'], ['2026-05-01', '2026-05-01']],
    [{ dateOrder: 'ymd' }, ['24-03-25'], ['2024-03-25']],
    [{ dateFormat: 'dd/MM/yyyy' }, ['05/01/2026', '5/1/2026', '05/01/2026 10:30'], ['2026-01-05', '2026-01-05', '2026-01-05']],
    [{ dateFormat: 'DD/MM/YYYY' }, ['05/01/2026'], ['2026-01-05']],
    [{ dateFormat: '%m/%d/%Y %H:%M' }, ['05/01/2026 10:30'], ['2026-05-01']],
    [{ dateFormat: 'mdy' }, ['05/01/2026'], ['2026-05-01']],
    [{ dateFormat: 'yyyy-MM-dd' }, ['2026-01-05', '05/01/2026'], ['2026-01-05', 'unparseable']],
    [{ dateFormat: 'excel-1904' }, ['44565'], ['2026-01-05']],
    [{ dateFormat: 'month-names-hr' }, ['5 lip 2026'], ['2026-06-05']],
  ] as const)('is what a person says: %j', (given, cells, expected) => {
    expect(column(cells, given)).toEqual(expected);
  });

  it('is the same again from the name under which it was decided', () => {
    for (const cells of [['05/01/2026', '17/03/2026'], ['46027'], ['5 lip 2026', '6 sie 2026'], ['1772706600'], ['2026-03']]) {
      const first = columns({ sent: cells });
      const again = columns({ sent: cells }, { dateFormats: { sent: first.evidence[0]?.value ?? '' } });
      expect(again.read).toEqual(first.read);
    }
  });

  it('is found for every day of every column that is written in one order, or asked', () => {
    const day = fc.date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true });
    const written = (on: Date, order: 'dmy' | 'mdy', sign: string) => {
      const [year = '', month = '', date = ''] = on.toISOString().slice(0, 10).split('-');
      return (order === 'dmy' ? [date, month, year] : [month, date, year]).join(sign);
    };
    fc.assert(
      fc.property(
        fc.array(day, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('dmy', 'mdy'),
        fc.constantFrom('/', '-', ' '),
        (days, order, sign) => {
          const read = column(days.map((on) => written(on, order, sign)));
          const right = days.map((on) => on.toISOString().slice(0, 10));
          if (read !== 'date.order-ambiguous') expect(read).toEqual(right);
          else expect(right.every((on) => Number(on.slice(8)) <= 12)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(['dd/QQ/yyyy', 'someday', 'HH:mm'])('is no pattern: %s', (format) => {
    expect(() => dateFormat(format, 'en')).toThrow(expect.objectContaining({ code: 'profile.date-format' }));
  });
});
