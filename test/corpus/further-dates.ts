// Cases: columns of dates and of numbers in further forms.
import { type Case, type ExpectedRecord, no, ok, one, open } from './case.ts';
import { lines, utf8 } from './encode.ts';

type Parts = Parameters<typeof one>[5];
const M = { reference: 'Ref', sent_on: 'Sent', provider: 'Host', category: 'Kind' };
const H = 'Ref,Sent,Host,Kind';
/** A column of dates: cells with the day that is meant, or how they must not be read. */
const dated = (
  name: string,
  about: string,
  cells: readonly (readonly [string, string | 'open' | 'no' | ExpectedRecord])[],
  parts: Parts = {},
) =>
  one(
    name,
    about,
    utf8(lines(H.replaceAll(',', '|'), ...cells.map(([t], i) => `R-${i + 1}|${t}|Facebook|Hate`))),
    M,
    cells.map(([, v], i) =>
      typeof v !== 'string'
        ? { ...v, line: i + 2 }
        : v === 'open'
          ? open(i + 2)
          : v === 'no'
            ? no(i + 2)
            : ok(i + 2, `R-${i + 1}`, v, 'Facebook', 'Hate'),
    ),
    { ...parts, answers: { delimiter: '|', ...parts.answers } },
  );
const dates = (): Case[] => [
  dated('d-us', 'month first, told by one cell', [
    ['03/05/2026', '2026-03-05'],
    ['03/17/2026', '2026-03-17'],
    ['12/31/2025', '2025-12-31'],
  ]),
  dated(
    'd-ambiguous',
    'all days up to 12',
    [
      ['03/05/2026', '2026-05-03'],
      ['04/05/2026', '2026-05-04'],
    ],
    { mustAsk: ['date.order-ambiguous'], answers: { dateOrder: 'dmy' } },
  ),
  dated(
    'd-short-three-ways',
    'two-digit years that could be days',
    [
      ['26-03-05', '2026-03-05'],
      ['26-03-17', '2026-03-17'],
    ],
    {},
  ),
  dated('d-short-dmy', 'two-digit years, told by a day after the 12th', [
    ['05/03/26', '2026-03-05'],
    ['28/02/26', '2026-02-28'],
  ]),
  dated(
    'd-mixed',
    'one cell day first, one month first',
    [
      ['17/03/2026', '2026-03-17'],
      ['03/17/2026', 'open'],
      ['05/03/2026', '2026-03-05'],
    ],
    { mustAsk: ['date.mixed-order'], answers: { dateOrder: 'dmy' } },
  ),
  dated('d-year-edge', 'instants around New Year in Brussels', [
    ['2025-12-31T23:30:00Z', '2026-01-01'],
    ['2025-12-31T22:59:59Z', '2025-12-31'],
    ['2026-01-01T00:30:00+02:00', '2025-12-31'],
    ['2025-12-31 23:59', '2025-12-31'],
  ]),
  dated(
    'd-zone-given',
    'local times of New York',
    [
      ['2025-12-31 18:30', '2026-01-01'],
      ['2026-01-15 12:00', '2026-01-15'],
    ],
    { answers: { timeZone: 'America/New_York' }, given: { timeZone: 'America/New_York', reportZone: 'Europe/Brussels' } },
  ),
  dated('d-dst', 'a time that does not exist, one that exists twice', [
    ['2026-03-29 02:30', 'no'],
    ['2026-10-25 02:30', '2026-10-25'],
    ['2026-03-29 03:00', '2026-03-29'],
  ]),
  dated('d-epoch', 'seconds since 1970, one with decimals', [
    ['1772698364', '2026-03-05'],
    ['1773741600.5', '2026-03-17'],
  ]),
  dated('d-epoch-ms', 'milliseconds since 1970', [
    ['1772698364000', '2026-03-05'],
    ['1773741600123', '2026-03-17'],
  ]),
  dated('d-serial-comma', 'days of a spreadsheet with a decimal comma', [
    ['46086,3837', '2026-03-05'],
    ['46098', '2026-03-17'],
  ]),
  dated('d-iso-week', 'a calendar week is no day', [
    ['2026-W10', 'open'],
    ['2026-03-17', '2026-03-17'],
  ]),
  dated('d-iso-week-day', 'ISO week dates', [
    ['2026-W10-4', 'open'],
    ['2026-03-17', '2026-03-17'],
  ]),
  dated('d-quarter', 'a quarter is no day', [
    ['Q1 2026', 'open'],
    ['2026-03-17', '2026-03-17'],
  ]),
  dated('d-month-only', 'the month is all that is known', [
    ['maart 2026', '2026-03'],
    ['april 2026', '2026-04'],
  ]),
  dated('d-month-digits', 'months in digits', [
    ['03/2026', '2026-03'],
    ['11/2025', '2025-11'],
  ]),
  dated('d-month-iso', 'months year first, one not a month', [
    ['2026-03', '2026-03'],
    ['2026-13', 'no'],
    ['2026-04', '2026-04'],
  ]),
  dated('d-no-year', 'days without a year', [
    ['5 maart', 'open'],
    ['17 maart', 'open'],
    ['2026-03-18', '2026-03-18'],
  ]),
  dated('d-not-in-calendar', '31 April and 29 February', [
    ['31/04/2026', 'no'],
    ['29/02/2026', 'no'],
    ['28/02/2026', '2026-02-28'],
  ]),
  dated('d-24h', 'midnight as 24:00', [
    ['2026-03-05 24:00', 'open'],
    ['2026-03-17 10:00', '2026-03-17'],
  ]),
  dated('d-iso-and-dmy', 'year first beside day first, both after the 12th', [
    ['2026-03-17', '2026-03-17'],
    ['18/03/2026', '2026-03-18'],
    ['05/03/2026', '2026-03-05'],
  ]),
  dated('d-words-today', 'words that are no dates', [
    ['today', 'no'],
    ['2026-03-17', '2026-03-17'],
    ['unknown', 'open'],
  ]),
  dated('d-range', 'a span of days', [
    ['05/03/2026 - 07/03/2026', 'open'],
    ['17/03/2026', '2026-03-17'],
    ['17-18/03/2026', 'open'],
  ]),
  dated('d-to', 'two days joined by words', [
    ['2026-03-05 to 2026-03-07', 'open'],
    ['2026-03-05/2026-03-07', 'open'],
    ['2026-03-17', '2026-03-17'],
  ]),
  dated('d-blank', 'blank and dash where the day should be', [
    ['', 'no'],
    ['-', 'no'],
    ['2026-03-17', '2026-03-17'],
  ]),
  dated('d-zeros', 'zeros for no date', [
    ['0000-00-00', 'open'],
    ['0000-00-00 00:00:00', 'open'],
    ['2026-03-17', '2026-03-17'],
  ]),
  dated('d-dots-ymd', 'year first with dots', [
    ['2026.03.05', '2026-03-05'],
    ['2026.3.17', '2026-03-17'],
  ]),
  dated('d-compact', 'compact with and without time', [
    ['20260305', '2026-03-05'],
    ['20260317', '2026-03-17'],
    ['20260318T101500Z', '2026-03-18'],
  ]),
  dated('d-compact-dmy', 'eight digits day first', [
    ['05032026', '2026-03-05'],
    ['17032026', '2026-03-17'],
  ]),
  dated('d-time-first', 'the time before the date', [
    ['09:12 05/03/2026', '2026-03-05'],
    ['10:00, 17/03/2026', '2026-03-17'],
  ]),
  dated('d-micro', 'microseconds and offset', [
    ['2026-03-05T09:12:44.123456+01:00', '2026-03-05'],
    ['2026-03-17T23:12:44.123456-01:00', '2026-03-18'],
  ]),
  dated('d-us-words', 'American dates in words', [
    ['March 5, 2026', '2026-03-05'],
    ['March 17th, 2026 at 9:12 PM', '2026-03-17'],
    ['Sept. 1, 2025', '2025-09-01'],
  ]),
  dated('d-word-year-short', 'Mar-26 may be a day or a month', [
    ['Mar-26', 'open'],
    ['Apr-26', 'open'],
    ['17 Mar 2026', '2026-03-17'],
  ]),
  dated('d-nbsp', 'no-break blanks and stray spaces in dates', [
    ['\u00a005/03/2026\u00a0', '2026-03-05'],
    ['17/03/2026\u202f10:00', '2026-03-17'],
    ['  18/03/2026', '2026-03-18'],
  ]),
  dated('d-far', 'a mistyped century and a mistyped year', [
    ['2062-03-05', 'open'],
    ['1926-03-05', 'open'],
    ['2026-03-17', '2026-03-17'],
  ]),
  dated('d-weekday-wrong', 'the day of the week does not fit', [
    ['Mon 5 Mar 2026', 'open'],
    ['Tue 17 Mar 2026', '2026-03-17'],
  ]),
  dated('d-weekday-decides', 'the day of the week tells the order', [
    ['Thu 05/03/2026', '2026-03-05'],
    ['Mon 06/04/2026', '2026-04-06'],
  ]),
  dated('d-net', 'dates of a script library', [
    ['Thu Mar 05 2026 09:12:44 GMT+0100 (Central European Standard Time)', '2026-03-05'],
    ['Tue Mar 17 2026 10:00:00 GMT+0100 (Central European Standard Time)', '2026-03-17'],
  ]),
  dated('d-roman', 'months in Roman figures', [
    ['5 III 2026', '2026-03-05'],
    ['17.XI.2025', '2025-11-17'],
  ]),
  dated(
    'd-serial-mixed',
    'numbers of a spreadsheet among texts after the 12th',
    [
      ['46117', 'open'],
      ['17/03/2026', '2026-03-17'],
      ['28/03/2026', '2026-03-28'],
    ],
    { outcomes: ['ok', 'ask'] },
  ),
  dated('d-time-only', 'a time without a day', [
    ['09:12', 'open'],
    ['2026-03-17 10:00', '2026-03-17'],
  ]),
  dated('d-utc-suffix', 'UTC behind the time', [
    ['2025-12-31 23:30 UTC', '2026-01-01'],
    ['2026-03-17 10:00 (UTC)', '2026-03-17'],
  ]),
  dated('d-two-in-cell', 'two dates in one cell', [
    ['05/03/2026, 09/03/2026', 'open'],
    ['17/03/2026', '2026-03-17'],
  ]),
  dated('d-question', 'a date with a doubt', [
    ['05/03/2026?', 'open'],
    ['ca. 17/03/2026', 'open'],
    ['18/03/2026', '2026-03-18'],
  ]),
  one(
    'd-decided-first',
    'the provider decided before the notice was sent',
    utf8(lines('Ref,Sent,Host,Kind,Decided', 'A,2026-03-05,Facebook,Hate,2026-03-04', 'B,2026-03-17,X,Fraud,2026-03-18')),
    { ...M, decided_on: 'Decided' },
    [open(2), ok(3, 'B', '2026-03-17', 'X', 'Fraud', '2026-03-18')],
  ),
  one(
    'd-decided-other-order',
    'sent in ISO, decided day first',
    utf8(lines('Ref,Sent,Host,Kind,Decided', 'A,2026-03-05,Facebook,Hate,06/03/2026', 'B,2026-03-17,X,Fraud,18/03/2026')),
    { ...M, decided_on: 'Decided' },
    [ok(2, 'A', '2026-03-05', 'Facebook', 'Hate', '2026-03-06'), ok(3, 'B', '2026-03-17', 'X', 'Fraud', '2026-03-18')],
  ),
  one(
    'd-decided-ambiguous',
    'sent in ISO, decided in slashes that fit both ways',
    utf8(lines('Ref,Sent,Host,Kind,Decided', 'A,2026-03-05,Facebook,Hate,06/03/2026', 'B,2026-03-17,X,Fraud,08/04/2026')),
    { ...M, decided_on: 'Decided' },
    [ok(2, 'A', '2026-03-05', 'Facebook', 'Hate', '2026-03-06'), ok(3, 'B', '2026-03-17', 'X', 'Fraud', '2026-04-08')],
    { mustAsk: ['date.order-ambiguous'], answers: { dateOrder: 'dmy' } },
  ),
];
const counted = (name: string, about: string, cells: readonly (readonly [string, number | 'open'])[], parts: Parts = {}) =>
  one(
    name,
    about,
    utf8(lines('Ref|Sent|Host|Kind|N', ...cells.map(([t], i) => `R-${i + 1}|2026-03-05|Facebook|Hate|${t}`))),
    { ...M, items: 'N' },
    cells.map(([, v], i) => (v === 'open' ? open(i + 2) : ok(i + 2, `R-${i + 1}`, '2026-03-05', 'Facebook', 'Hate', v))),
    { ...parts, answers: { delimiter: '|', ...parts.answers } },
  );
const numbers = (): Case[] => [
  counted(
    'n-ambiguous',
    'thousands or decimals, nobody knows',
    [
      ['1.204', 'open'],
      ['3', 3],
      ['12', 12],
    ],
    { mustAsk: ['number.ambiguous'], outcomes: ['ok', 'ask'] },
  ),
  counted('n-en', 'commas between thousands, told by one', [
    ['1,204', 1204],
    ['1,234,567', 1234567],
    ['7', 7],
  ]),
  counted('n-de', 'dots between thousands and decimals of zero', [
    ['1.204,00', 1204],
    ['1.300', 1300],
    ['7,00', 7],
  ]),
  counted('n-ch', 'apostrophes between thousands', [
    ['1’204', 1204],
    ["2'300", 2300],
    ['7', 7],
  ]),
  counted('n-fr', 'narrow no-break blanks', [
    ['1\u202f204', 1204],
    ['12', 12],
  ]),
  counted('n-bad', 'words, fractions, less than nothing', [
    ['ten', 'open'],
    ['2.5', 'open'],
    ['-3', 'open'],
    ['0', 'open'],
    ['4', 4],
    ['1e3', 'open'],
  ]),
  counted('n-suppressed', 'small counts withheld', [
    ['<5', 'open'],
    ['*', 'open'],
    ['1-4', 'open'],
    ['≤3', 'open'],
    ['7', 7],
    ['< 10', 'open'],
  ]),
  counted('n-units', 'a number with its unit', [
    ['12 URLs', 'open'],
    ['ca. 10', 'open'],
    ['3', 3],
    ['10+', 'open'],
  ]),
  counted('n-plus-blank', 'signs and blanks', [
    ['+3', 3],
    [' 4 ', 4],
    ['', 1],
    ['-', 1],
  ]),
  counted('n-date-made', 'a spreadsheet turned 1-4 into a date', [
    ['1-apr', 'open'],
    ['01/04/2026', 'open'],
    ['3', 3],
  ]),
  counted(
    'n-in',
    'groups of two and three, as in India',
    [
      ['1,20,400', 'open'],
      ['3', 3],
    ],
    { outcomes: ['ok', 'ask'] },
  ),
];

export const furtherDateCases = (): Case[] => [...dates(), ...numbers()];
