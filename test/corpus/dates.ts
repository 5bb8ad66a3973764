// Cases: every way exports write dates, and the ways they are read wrong.
import { type Answers, type Case, type ExpectedRecord, no, ok, one, open, optional, orAside, saying, type Value } from './case.ts';
import { lines, utf8 } from './encode.ts';

const MAP = { reference: 'Ref', sent_on: 'Sent', provider: 'Provider', category: 'Type' };
const BOTH = { ...MAP, decided_on: 'Decided' };

/** A table of references and dates, with semicolons. `null` in the truth: the record is set aside. */
function dated(
  name: string,
  about: string,
  cells: readonly (readonly [string, Value])[],
  parts: {
    readonly answers?: Answers;
    readonly given?: Answers;
    readonly mustAsk?: readonly string[];
    readonly label?: string;
    readonly reason?: string;
    readonly outcomes?: Case['outcomes'];
  } = {},
): Case {
  const { reason = 'date.', label = 'Sent', answers = {}, ...rest } = parts;
  const aside = rest.outcomes ? (line: number) => optional(open(line)) : open;
  const row = (i: number, cell: string) => `R-${i + 1};${cell};${i % 2 ? 'X' : 'Facebook'};Hate`;
  return one(
    name,
    about,
    utf8(lines(`Ref;${label};Provider;Type`, ...cells.map(([cell], i) => row(i, cell)))),
    { ...MAP, sent_on: label },
    cells.map(([, on], i) =>
      on === null ? aside(i + 2, ...(reason === 'date.' ? [] : [reason])) : ok(i + 2, `R-${i + 1}`, on, i % 2 ? 'X' : 'Facebook', 'Hate'),
    ),
    { ...rest, answers: { delimiter: ';', ...answers } },
  );
}

function orderCases(): Case[] {
  const dmy = { answers: { dateOrder: 'dmy' } } as const;
  const mdy = { answers: { dateOrder: 'mdy' } } as const;
  const asked = ['date.order-ambiguous'];
  return [
    dated(
      'dmy-slash',
      'one day above 12 decides',
      [
        ['05/01/2026', '2026-01-05'],
        ['06/02/2026', '2026-02-06'],
        ['17/03/2026', '2026-03-17'],
      ],
      dmy,
    ),
    dated(
      'mdy-slash',
      'the American order, decided by one day',
      [
        ['01/05/2026', '2026-01-05'],
        ['02/06/2026', '2026-02-06'],
        ['03/17/2026', '2026-03-17'],
      ],
      mdy,
    ),
    dated(
      'dmy-short',
      'one digit where one is enough',
      [
        ['5/1/2026', '2026-01-05'],
        ['6/2/2026', '2026-02-06'],
        ['17/3/2026', '2026-03-17'],
      ],
      dmy,
    ),
    dated(
      'dmy-dash',
      'dashes',
      [
        ['05-01-2026', '2026-01-05'],
        ['06-02-2026', '2026-02-06'],
        ['17-03-2026', '2026-03-17'],
      ],
      dmy,
    ),
    dated(
      'slash-ambiguous',
      'nothing in the file tells day from month',
      [
        ['05/01/2026', '2026-01-05'],
        ['06/02/2026', '2026-02-06'],
        ['07/03/2026', '2026-03-07'],
      ],
      { ...dmy, mustAsk: asked },
    ),
    dated(
      'slash-ambiguous-mdy',
      'the same, and the other answer',
      [
        ['05/01/2026', '2026-05-01'],
        ['06/02/2026', '2026-06-02'],
        ['07/03/2026', '2026-07-03'],
      ],
      { ...mdy, mustAsk: asked },
    ),
    dated(
      'dash-ambiguous-time',
      'ambiguous with times',
      [
        ['05-01-2026 10:20', '2026-01-05'],
        ['06-02-2026 11:30', '2026-02-06'],
      ],
      { ...dmy, mustAsk: asked },
    ),
    dated(
      'slash-same-day',
      'the same day in every order: no need to ask',
      [
        ['01/01/2026', '2026-01-01'],
        ['02/02/2026', '2026-02-02'],
        ['03/03/2026', '2026-03-03'],
      ],
      dmy,
    ),
    dated(
      'slash-mixed',
      'two orders in one column: nobody can read the rest',
      [
        ['13/02/2026', '2026-02-13'],
        ['02/14/2026', null],
        ['05/03/2026', '2026-03-05'],
      ],
      { ...dmy, mustAsk: ['date.mixed-order'] },
    ),
    dated('ymd-slash', 'year first with slashes', [
      ['2026/01/05', '2026-01-05'],
      ['2026/02/06', '2026-02-06'],
      ['2026/03/17', '2026-03-17'],
    ]),
    dated('ymd-dot', 'year first with dots', [
      ['2026.01.05', '2026-01-05'],
      ['2026.02.06', '2026-02-06'],
    ]),
    dated('ymd-compact', 'eight digits', [
      ['20260105', '2026-01-05'],
      ['20260206', '2026-02-06'],
      ['20260317', '2026-03-17'],
    ]),
    dated(
      'iso-and-late-dmy',
      'ISO dates and, far below, a date someone typed',
      [
        ['2026-01-05', '2026-01-05'],
        ['2026-02-06', '2026-02-06'],
        ['2026-03-17', '2026-03-17'],
        ['03/04/2026', null],
      ],
      { answers: { dateFormat: 'yyyy-MM-dd' } },
    ),
    dated(
      'label-says-order',
      'the label names the order',
      [
        ['05/01/2026', '2026-01-05'],
        ['06/02/2026', '2026-02-06'],
      ],
      { ...dmy, label: 'Sent (dd/mm/yyyy)' },
    ),
    dated(
      'de-dots',
      'dots, as in German, also where the day is small',
      [
        ['05.01.2026', '2026-01-05'],
        ['06.02.2026', '2026-02-06'],
        ['07.03.2026', '2026-03-07'],
      ],
      dmy,
    ),
    dated(
      'de-dots-short',
      'dots without zeros',
      [
        ['5.1.2026', '2026-01-05'],
        ['16.2.2026', '2026-02-16'],
      ],
      dmy,
    ),
    dated(
      'cs-dots-blank',
      'dots with blanks, as in Czech',
      [
        ['5. 1. 2026', '2026-01-05'],
        ['16. 2. 2026', '2026-02-16'],
      ],
      dmy,
    ),
    dated('hu-dots', 'year first with dots and blanks, as in Hungarian', [
      ['2026. 01. 05.', '2026-01-05'],
      ['2026. 02. 16.', '2026-02-16'],
    ]),
    dated(
      'yy-dots',
      'two-digit years',
      [
        ['05.01.26', '2026-01-05'],
        ['31.03.26', '2026-03-31'],
      ],
      dmy,
    ),
    dated(
      'yy-slash',
      'two-digit years with slashes: three orders are possible',
      [
        ['05/01/26', '2026-01-05'],
        ['06/02/26', '2026-02-06'],
      ],
      { ...dmy, mustAsk: asked },
    ),
    dated(
      'yy-slash-decided',
      'two-digit years, decided by a 31',
      [
        ['05/01/26', '2026-01-05'],
        ['31/03/26', '2026-03-31'],
      ],
      dmy,
    ),
    dated(
      'spaces',
      'blanks between',
      [
        ['05 01 2026', '2026-01-05'],
        ['17 03 2026', '2026-03-17'],
      ],
      dmy,
    ),
    dated(
      'invalid-day',
      'a day that does not exist is rejected, not rolled over',
      [
        ['05/01/2026', '2026-01-05'],
        ['30/02/2026', null],
        ['17/03/2026', '2026-03-17'],
        ['31/04/2026', null],
      ],
      { ...dmy, reason: 'date.invalid' },
    ),
    dated(
      'one-letter',
      'words among the dates',
      [
        ['05/01/2026', '2026-01-05'],
        ['soon', null],
        ['17/03/2026', '2026-03-17'],
      ],
      { ...dmy, reason: 'date.unparseable' },
    ),
    dated(
      'out-of-range',
      'a mistyped year',
      [
        ['2026-01-05', '2026-01-05'],
        ['2062-01-06', null],
        ['1926-03-17', null],
      ],
      { reason: 'date.out-of-range' },
    ),
    one(
      'incomplete',
      'a month among days: known to the month, or set aside; never the first of it',
      utf8(lines('Ref;Sent;Provider;Type', 'R-1;05/01/2026;X;Hate', 'R-2;02/2026;X;Hate', 'R-3;17/03/2026;X;Hate')),
      MAP,
      [
        ok(2, 'R-1', '2026-01-05', 'X', 'Hate'),
        orAside(saying('date.incomplete', ok(3, 'R-2', '2026-02', 'X', 'Hate'))),
        ok(4, 'R-3', '2026-03-17', 'X', 'Hate'),
      ],
      dmy,
    ),
    dated(
      'day-without-year',
      'days without a year',
      [
        ['05/01', null],
        ['17/03', null],
      ],
      { outcomes: ['ok', 'ask', 'reject'] },
    ),
  ];
}

function secondColumnCases(): Case[] {
  const table = (
    name: string,
    about: string,
    cells: readonly (readonly [string, string])[],
    records: readonly ExpectedRecord[],
    parts: Parameters<typeof one>[5] = {},
  ) =>
    one(
      name,
      about,
      utf8(lines('Ref;Sent;Provider;Type;Decided', ...cells.map(([sent, decided], i) => `R-${i + 1};${sent};X;Hate;${decided}`))),
      BOTH,
      records,
      {
        ...parts,
        answers: { delimiter: ';', ...parts.answers },
      },
    );
  const of = (line: number, sent: string, decided: string | null) => ok(line, `R-${line - 1}`, sent, 'X', 'Hate', decided);
  return [
    table(
      'two-columns-one-decides',
      'one column is ambiguous, the other is written alike and is not',
      [
        ['05/01/2026', '17/01/2026'],
        ['06/02/2026', '08/02/2026'],
      ],
      [of(2, '2026-01-05', '2026-01-17'), of(3, '2026-02-06', '2026-02-08')],
      { answers: { dateOrder: 'dmy' } },
    ),
    table(
      'two-columns-two-forms',
      'each column in its own form',
      [
        ['05.01.2026', '2026-01-17'],
        ['16.02.2026', '2026-02-18'],
      ],
      [of(2, '2026-01-05', '2026-01-17'), of(3, '2026-02-16', '2026-02-18')],
    ),
    table(
      'decided-blank',
      'most decisions have no date',
      [
        ['2026-01-05', ''],
        ['2026-02-16', '2026-02-18'],
        ['2026-02-17', '-'],
      ],
      [of(2, '2026-01-05', null), of(3, '2026-02-16', '2026-02-18'), of(4, '2026-02-17', null)],
    ),
    table(
      'decided-all-blank',
      'no decision has a date',
      [
        ['2026-01-05', ''],
        ['2026-02-16', ''],
      ],
      [of(2, '2026-01-05', null), of(3, '2026-02-16', null)],
    ),
    table(
      'decided-placeholder',
      'placeholders of databases and spreadsheets for “no date”',
      [
        ['2026-01-05', '0000-00-00'],
        ['2026-02-16', '2026-02-18'],
        ['2026-02-17', '0000-00-00'],
      ],
      [orAside(of(2, '2026-01-05', null)), of(3, '2026-02-16', '2026-02-18'), orAside(of(4, '2026-02-17', null))],
    ),
    table(
      'decided-1900',
      'zero as a date of a spreadsheet',
      [
        ['2026-01-05', '1900-01-00'],
        ['2026-02-16', '2026-02-18'],
      ],
      [orAside(of(2, '2026-01-05', null)), of(3, '2026-02-16', '2026-02-18')],
    ),
    table(
      'sent-blank',
      'a record without the day of sending',
      [
        ['2026-01-05', '2026-01-06'],
        ['', '2026-02-18'],
      ],
      [of(2, '2026-01-05', '2026-01-06'), no(3, 'required.missing')],
    ),
    table(
      'decided-swapped',
      'a decision whose day is invalid',
      [
        ['2026-01-05', '2026-02-30'],
        ['2026-02-16', '2026-02-18'],
      ],
      [no(2, 'date.invalid'), of(3, '2026-02-16', '2026-02-18')],
    ),
  ];
}

const MONTH_NAMES: readonly (readonly [string, string, string, string])[] = [
  ['nl', '5 maart 2026', '28 december 2025', 'maart'],
  ['nl-short', '5 mrt. 2026', '28 mei 2026', 'mrt.'],
  ['nl-excel', '5-mrt-26', '28-okt-25', 'mrt'],
  ['fr', '5 mars 2026', '28 février 2026', 'mars'],
  ['fr-short', '5 févr. 2026', '1er août 2026', 'févr.'],
  ['de', '5. März 2026', '28. Dezember 2025', 'März'],
  ['de-short', '05. Mär. 2026', '28. Okt. 2025', 'Mär.'],
  ['en', '5 March 2026', '28 May 2026', 'March'],
  ['en-us', 'March 5, 2026', 'December 28, 2025', 'March'],
  ['en-excel', '05-Mar-26', '28-Dec-25', 'Mar'],
  ['pl', '5 marca 2026', '28 października 2025', 'marca'],
  ['pl-short', '5 lut 2026', '28 paź 2025', 'lut'],
  ['cs', '5. března 2026', '28. září 2025', 'března'],
  ['hu', '2026. március 5.', '2025. december 28.', 'március'],
  ['el', '5 Μαρτίου 2026', '28 Οκτωβρίου 2025', 'Μαρτίου'],
  ['bg', '5 март 2026 г.', '28 октомври 2025 г.', 'март'],
  ['lv', '2026. gada 5. marts', '2025. gada 28. decembris', 'marts'],
  ['lt', '2026 m. kovo 5 d.', '2025 m. gruodžio 28 d.', 'kovo'],
  ['es', '5 de marzo de 2026', '28 de diciembre de 2025', 'marzo'],
  ['it', '5 marzo 2026', '28 dicembre 2025', 'marzo'],
  ['pt', '5 de março de 2026', '28 de dezembro de 2025', 'março'],
  ['fi', '5. maaliskuuta 2026', '28. joulukuuta 2025', 'maaliskuuta'],
  ['sv', '5 mars 2026', '28 oktober 2025', 'mars'],
];
const NAMED_DAYS: Readonly<Record<string, readonly [string, string]>> = {
  'nl-short': ['2026-03-05', '2026-05-28'],
  'nl-excel': ['2026-03-05', '2025-10-28'],
  fr: ['2026-03-05', '2026-02-28'],
  'fr-short': ['2026-02-05', '2026-08-01'],
  'de-short': ['2026-03-05', '2025-10-28'],
  en: ['2026-03-05', '2026-05-28'],
  pl: ['2026-03-05', '2025-10-28'],
  'pl-short': ['2026-02-05', '2025-10-28'],
  cs: ['2026-03-05', '2025-09-28'],
  el: ['2026-03-05', '2025-10-28'],
  bg: ['2026-03-05', '2025-10-28'],
  sv: ['2026-03-05', '2025-10-28'],
};

function nameCases(): Case[] {
  const byLanguage = MONTH_NAMES.map(([language, first, second, word]) => {
    const [a, b] = NAMED_DAYS[language] ?? ['2026-03-05', '2025-12-28'];
    return dated(`month-${language}`, `the month by its name: ${word}`, [
      [first, a],
      [second, b],
    ]);
  });
  return [
    ...byLanguage,
    dated(
      'month-two-languages',
      'listopada: November in Polish, October in Croatian',
      [
        ['1 listopada 2026', '2026-11-01'],
        ['12 listopada 2026', '2026-11-12'],
      ],
      { mustAsk: ['date.order-ambiguous'], answers: { dateFormat: 'month-names-pl' } },
    ),
    dated('month-only', 'only the month is known', [
      ['2026-01', '2026-01'],
      ['2026-02', '2026-02'],
    ]),
    dated('month-only-slash', 'only the month, with a slash', [
      ['01/2026', '2026-01'],
      ['12/2025', '2025-12'],
    ]),
    dated('month-only-named', 'only the month, by its name', [
      ['januari 2026', '2026-01'],
      ['maart 2026', '2026-03'],
    ]),
    dated(
      'weekday',
      'the day of the week in front',
      [
        ['ma 05/01/2026', '2026-01-05'],
        ['di 17/03/2026', '2026-03-17'],
      ],
      { answers: { dateOrder: 'dmy' } },
    ),
    dated('mail-date', 'the date of a mail', [
      ['Mon, 05 Jan 2026 10:00:00 +0100', '2026-01-05'],
      ['Wed, 31 Dec 2025 23:30:00 +0000', '2026-01-01'],
    ]),
    dated('ctime', 'the date of old Unix tools', [
      ['Mon Jan 05 10:00:00 2026', '2026-01-05'],
      ['Tue Mar 17 23:10:00 2026', '2026-03-17'],
    ]),
  ];
}

function timeCases(): Case[] {
  return [
    dated('iso-z-year-end', 'UTC: the last half hour of the year belongs to the next in Brussels', [
      ['2025-12-31T23:30:00Z', '2026-01-01'],
      ['2026-01-05T10:00:00Z', '2026-01-05'],
    ]),
    dated('iso-offset', 'offsets from UTC', [
      ['2026-01-05T00:30:00+02:00', '2026-01-04'],
      ['2026-01-05T10:00:00+01:00', '2026-01-05'],
    ]),
    dated('iso-millis', 'milliseconds', [
      ['2026-01-05T10:00:00.123Z', '2026-01-05'],
      ['2026-06-30T22:30:00.000Z', '2026-07-01'],
    ]),
    dated('iso-mixed-seconds', 'seconds in some cells only', [
      ['2026-01-05 10:00', '2026-01-05'],
      ['2026-01-06 11:00:30', '2026-01-06'],
    ]),
    dated('iso-some-without-time', 'a time in some cells only', [
      ['2026-01-05 10:00:00', '2026-01-05'],
      ['2026-01-06', '2026-01-06'],
    ]),
    dated(
      'local-year-end',
      'local time: 23:30 is still the old year',
      [
        ['31/12/2025 23:30', '2025-12-31'],
        ['01/01/2026 00:10', '2026-01-01'],
      ],
      { answers: { dateOrder: 'dmy' } },
    ),
    dated(
      'zone-given-local',
      'local times in a zone that is given: the day is as written',
      [
        ['2025-12-31 23:30', '2025-12-31'],
        ['2026-01-05 00:10', '2026-01-05'],
      ],
      { given: { timeZone: 'Europe/Helsinki' } },
    ),
    dated(
      'zone-given-instants',
      'instants, counted by the days of the zone that is given',
      [
        ['2025-12-31T22:30:00Z', '2026-01-01'],
        ['2026-07-05T20:30:00Z', '2026-07-05'],
      ],
      { given: { timeZone: 'Europe/Helsinki' } },
    ),
    dated('zone-name', 'the name of the zone behind the time', [
      ['2026-01-05 10:00:00 UTC', '2026-01-05'],
      ['2025-12-31 23:30:00 UTC', '2026-01-01'],
    ]),
    dated(
      'am-pm',
      'the American way with noon and midnight',
      [
        ['1/5/2026 12:15 AM', '2026-01-05'],
        ['1/17/2026 12:15 PM', '2026-01-17'],
        ['12/31/2025 11:59 PM', '2025-12-31'],
      ],
      { answers: { dateOrder: 'mdy' } },
    ),
    dated(
      'am-pm-ambiguous',
      'am and pm do not prove the American order',
      [
        ['1/5/2026 9:15 AM', '2026-05-01'],
        ['2/6/2026 1:15 PM', '2026-06-02'],
      ],
      { answers: { dateOrder: 'dmy' }, mustAsk: ['date.order-ambiguous'] },
    ),
    dated(
      'de-uhr',
      'a comma before the time',
      [
        ['05.01.2026, 10:00', '2026-01-05'],
        ['16.02.2026, 23:59', '2026-02-16'],
      ],
      { answers: { dateOrder: 'dmy' } },
    ),
    dated(
      'fr-hour-letter',
      'hours with an h',
      [
        ['05/01/2026 10h30', '2026-01-05'],
        ['17/03/2026 09h05', '2026-03-17'],
      ],
      { answers: { dateOrder: 'dmy' } },
    ),
    dated(
      'fi-dot-time',
      'times with a dot',
      [
        ['5.1.2026 10.30', '2026-01-05'],
        ['17.3.2026 23.05', '2026-03-17'],
      ],
      { answers: { dateOrder: 'dmy' } },
    ),
    one(
      'clock-skips',
      'an hour that clocks skip: rejected, or its day taken',
      utf8(lines('Ref;Sent;Provider;Type', 'R-1;2026-03-29 02:30;X;Hate', 'R-2;2026-03-29 03:30;X;Hate')),
      MAP,
      [orAside(ok(2, 'R-1', '2026-03-29', 'X', 'Hate')), ok(3, 'R-2', '2026-03-29', 'X', 'Hate')],
    ),
    dated('clock-repeats', 'an hour that clocks repeat', [
      ['2026-10-25 02:30', '2026-10-25'],
      ['2026-10-25 03:30', '2026-10-25'],
    ]),
    dated('epoch-seconds', 'seconds since 1970', [
      ['1767225600', '2026-01-01'],
      ['1767222000', '2026-01-01'],
      ['1767221999', '2025-12-31'],
    ]),
    dated('epoch-millis', 'milliseconds since 1970', [
      ['1767225600000', '2026-01-01'],
      ['1769904000000', '2026-02-01'],
    ]),
    dated('excel-serial', 'the days of a spreadsheet', [
      ['46027', '2026-01-05'],
      ['46098', '2026-03-17'],
    ]),
    dated('excel-serial-time', 'the same with times', [
      ['46027.5', '2026-01-05'],
      ['46098.99', '2026-03-17'],
    ]),
    dated('excel-serial-comma', 'the same with a decimal comma', [
      ['46027,4375', '2026-01-05'],
      ['46098,0001', '2026-03-17'],
    ]),
    dated(
      'excel-serial-among-dates',
      'a serial among dates: the spreadsheet has read some and not others, and those it has read are not to be trusted',
      [
        ['46027', null],
        ['17/03/2026', '2026-03-17'],
        ['28/02/2026', '2026-02-28'],
      ],
      { answers: { dateOrder: 'dmy' } },
    ),
    one(
      'date-placeholder-words',
      'words for “no date”',
      utf8(
        lines(
          'Ref;Sent;Provider;Type;Decided',
          'R-1;2026-01-05;X;Hate;n/a',
          'R-2;2026-01-06;X;Hate;NULL',
          'R-3;2026-01-17;X;Hate;2026-01-18',
        ),
      ),
      BOTH,
      [
        ok(2, 'R-1', '2026-01-05', 'X', 'Hate', null),
        ok(3, 'R-2', '2026-01-06', 'X', 'Hate', null),
        ok(4, 'R-3', '2026-01-17', 'X', 'Hate', '2026-01-18'),
      ],
    ),
    one(
      'date-guarded',
      'dates that a spreadsheet was kept from changing',
      utf8(lines('Ref;Sent;Provider;Type', "R-1;'2026-01-05;X;Hate", 'R-2;"=""2026-01-17""";X;Hate')),
      MAP,
      [orAside(ok(2, 'R-1', '2026-01-05', 'X', 'Hate')), orAside(ok(3, 'R-2', '2026-01-17', 'X', 'Hate'))],
    ),
    one(
      'date-repeated-hash',
      'what a narrow column shows instead of a date',
      utf8(lines('Ref;Sent;Provider;Type', 'R-1;2026-01-05;X;Hate', 'R-2;########;X;Hate')),
      MAP,
      [ok(2, 'R-1', '2026-01-05', 'X', 'Hate'), open(3, 'date.unparseable')],
    ),
    one(
      'dates-with-bidi',
      'dates behind invisible signs, as a browser copies them',
      utf8(lines('Ref;Sent;Provider;Type', 'R-1;\u200e05/01/2026;X;Hate', 'R-2;\u200e17/03/2026;X;Hate')),
      MAP,
      [orAside(ok(2, 'R-1', '2026-01-05', 'X', 'Hate')), orAside(ok(3, 'R-2', '2026-03-17', 'X', 'Hate'))].map((record) => record),
      { answers: { dateOrder: 'dmy' }, outcomes: ['ok', 'ask'] },
    ),
  ];
}

export const dateCases = (): Case[] => [...orderCases(), ...secondColumnCases(), ...nameCases(), ...timeCases()];
