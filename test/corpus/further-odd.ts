// Cases: what is easily taken for something else.
import { ask, type Case, type ExpectedRecord, never, no, ok, one, open, optional, orAside, skip, withMore } from './case.ts';
import { inEncoding, lines, linesWith, utf8, utf8Bom, utf16 } from './encode.ts';

const crlf = (...rows: readonly string[]): string => linesWith('\r\n', ...rows);
const M = { reference: 'Ref', sent_on: 'Sent', provider: 'Host', category: 'Kind' };
const H = 'Ref,Sent,Host,Kind';
const ROWS = ['A-1,2026-03-05,Facebook,Hate', 'A-2,2026-03-17,X,Fraud'];
const at = (line: number): ExpectedRecord[] => [
  ok(line, 'A-1', '2026-03-05', 'Facebook', 'Hate'),
  ok(line + 1, 'A-2', '2026-03-17', 'X', 'Fraud'),
];
const WITH_COUNT = { ...M, items: 'N' };
const counted = (line: number): ExpectedRecord[] => [
  ok(line, 'A-1', '2026-03-05', 'Facebook', 'Hate', 4),
  ok(line + 1, 'A-2', '2026-03-17', 'X', 'Fraud', 8),
];
const COUNTED = ['A-1,2026-03-05,Facebook,Hate,4', 'A-2,2026-03-17,X,Fraud,8'];

function sums(): Case[] {
  const last = (name: string, about: string, row: string, record: ExpectedRecord = never(4)) =>
    one(name, about, utf8(lines(`${H},N`, ...COUNTED, row)), WITH_COUNT, [...counted(2), record]);
  return [
    last('sum-of-items', 'a sum with a word for what is counted', 'Total items,,,,12'),
    last('sum-number-of-notices', 'the number of notices in words', 'Number of notices: 2,,,,'),
    last('sum-nl', 'a Dutch total with a count in words', 'Totaal aantal meldingen,,,,12', skip(4, 'row.total')),
    last('sum-de', 'a German total in the column of providers', ',,Gesamtsumme,,12', skip(4, 'row.total')),
    last('sum-fr', 'a French total in capitals', 'TOTAL GÉNÉRAL,,,,12', skip(4, 'row.total')),
    last('sum-fi', 'a Finnish total', 'Yhteensä,,,,12', skip(4, 'row.total')),
    last('sum-average', 'an average', 'Gemiddelde,,,,6'),
    last('sum-max', 'a maximum', 'Max,,,,8'),
    last('sum-count-function', 'COUNTA of a spreadsheet with the period', 'Count,2026-03,,,2'),
    last('sum-with-period', 'a total whose day is a month', 'Total,2026-03,,,12'),
    last('sum-with-day', 'a total of a day, in full', 'Total,2026-03-17,Facebook,Hate,12'),
    last('sum-star', 'a total between stars', '*** TOTAL ***,,,,12'),
    last('sum-quoted-blank', 'a total behind blanks', '"   Total",,,,12', skip(4, 'row.total')),
    last('sum-sigma', 'a sign for a sum', 'Σ,,,,12'),
    last('sum-formula', 'a formula nobody calculated', ',,,,=SUM(E2:E3)'),
    last('sum-percent', 'shares under the table', '%,,40 %,60 %,'),
    last('sum-previous-year', 'the year before for comparison', 'Previous year,,,,15'),
    last(
      'sum-real',
      'a notice whose provider is called Total and whose reference is one',
      'A-3,2026-03-18,Total,Sum,3',
      ok(4, 'A-3', '2026-03-18', 'Total', 'Sum', 3),
    ),
    last(
      'sum-reference-word',
      'a reference that begins with the word',
      'SUM-2026-3,2026-03-18,X,Hate,3',
      ok(4, 'SUM-2026-3', '2026-03-18', 'X', 'Hate', 3),
    ),
  ];
}

function hints(): Case[] {
  const under = (name: string, about: string, row: string, record: ExpectedRecord) =>
    one(name, about, utf8(lines(H, row, ...ROWS)), M, [record, ...at(3)]);
  return [
    under('hint-example', 'an example under the header, marked as one', 'e.g. A-0,e.g. 2026-01-01,e.g. Facebook,e.g. Hate', never(2)),
    under('hint-sql-types', 'types of a database', 'VARCHAR(20),TIMESTAMP,VARCHAR(255),VARCHAR(64)', skip(2, 'row.tag')),
    under('hint-some', 'a format under the day and nothing else', ',YYYY-MM-DD,,', skip(2, 'row.tag')),
    under(
      'hint-long',
      'sentences that say how to fill in',
      'Your own number,Date of sending (yyyy-mm-dd),Name of the service,See list',
      never(2),
    ),
    under('hint-tags-plus', 'tags with attributes', '#ref +id,#date +sent,#org +host,#kind', skip(2, 'row.tag')),
    under('hint-names', 'names of database fields under the labels', 'ticket_ref,sent_at,provider_name,category_code', never(2)),
    under('hint-rule', 'a rule under the header', '====,====,====,====', never(2)),
    under('hint-letters', 'the letters of the columns', 'A,B,C,D', never(2)),
    one('hint-above', 'hints above the header', utf8(lines('(text),(date),(text),(list)', H, ...ROWS)), M, at(3)),
    one(
      'hint-two-rows',
      'types and then what is required',
      utf8(lines(H, 'text,date,text,list', 'required,required,required,optional', ...ROWS)),
      M,
      [skip(2, 'row.tag'), skip(3, 'row.tag'), ...at(4)],
    ),
    one(
      'hint-not-later',
      'a record without a day in the middle is no hint',
      utf8(lines(H, ROWS[0] ?? '', 'required,date,text,text', ROWS[1] ?? '')),
      M,
      [ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate'), no(3), ok(4, 'A-2', '2026-03-17', 'X', 'Fraud')],
    ),
  ];
}

function headers(): Case[] {
  return [
    one(
      'head-looks-like-data',
      'labels that are years',
      utf8(lines('Ref,Sent,2025,2026,Host,Kind', 'A-1,2026-03-05,1,2,Facebook,Hate', 'A-2,2026-03-17,3,4,X,Fraud')),
      M,
      at(2),
    ),
    one(
      'head-map-in-preamble',
      'labels of the map stand in the preamble as keys too',
      utf8(lines('Host:,all', 'Kind:,all', 'Sent:,2026', '', H, ...ROWS)),
      M,
      at(6),
    ),
    one(
      'head-two-labels-alike',
      'labels that differ in a dot only',
      utf8(lines('Ref,Sent,Sent.,Host,Kind', 'A-1,2026-03-05,x,Facebook,Hate', 'A-2,2026-03-17,y,X,Fraud')),
      M,
      at(2),
    ),
    one('head-bom-quoted', 'a mark before a quoted first label', utf8Bom(lines('"Ref","Sent","Host","Kind"', ...ROWS)), M, at(2)),
    one('head-nbsp', 'no-break blanks in a label', utf8(lines('Ref,Sent\u00a0on,Host,Kind', ...ROWS)), { ...M, sent_on: 'Sent on' }, at(2)),
    one(
      'head-underscores',
      'the label as the person sees it',
      utf8(lines('Ref,Sent  on,Host,Kind', ...ROWS)),
      { ...M, sent_on: 'Sent on' },
      at(2),
    ),
    one(
      'head-html-break',
      'a label over two lines with a unit below',
      utf8(crlf('Ref,"Sent\r\n(dd.mm.yyyy)",Host,Kind', 'A-1,05.03.2026,Facebook,Hate', 'A-2,06.04.2026,X,Fraud')),
      { ...M, sent_on: 'Sent\n(dd.mm.yyyy)' },
      [ok(3, 'A-1', '2026-03-05', 'Facebook', 'Hate'), ok(4, 'A-2', '2026-04-06', 'X', 'Fraud')],
    ),
    one(
      'head-order-in-label',
      'slashes that fit both ways, and a label that says which',
      utf8(lines('Ref,Sent (mm/dd/yyyy),Host,Kind', 'A-1,03/05/2026,Facebook,Hate', 'A-2,04/06/2026,X,Fraud')),
      { ...M, sent_on: 'Sent (mm/dd/yyyy)' },
      [ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate'), ok(3, 'A-2', '2026-04-06', 'X', 'Fraud')],
    ),
    one(
      'head-blank-label',
      'a column that is mapped by its place because it has no label',
      utf8(lines('Ref,,Host,Kind', ...ROWS)),
      { ...M, sent_on: 'column 2' },
      at(2),
    ),
    one(
      'head-far-down',
      'fifteen rows of a cover sheet, half of them filled',
      utf8(lines(...Array.from({ length: 15 }, (_, i) => (i % 2 === 0 ? ',,,' : `Cover ${i},,,`)), H, ...ROWS)),
      M,
      at(17),
    ),
    one(
      'head-given-zero',
      'a header that is not wanted',
      utf8(lines(H, ...ROWS)),
      { reference: 'column 1', sent_on: 'column 2', provider: 'column 3', category: 'column 4' },
      [optional(never(1)), ...at(2)],
      { given: { headerLine: 0 } },
    ),
    one(
      'head-no-labels-at-all',
      'no header, columns by number, delimiter to be found',
      utf8(lines(...ROWS.map((row) => row.replaceAll(',', ';')))),
      { reference: 'column 1', sent_on: 'column 2', provider: 'column 3', category: 'column 4' },
      at(1),
      { answers: { headerLine: 0 } },
    ),
  ];
}

function dates(): Case[] {
  const column = (
    name: string,
    about: string,
    cells: readonly (readonly [string, string | null])[],
    parts: Parameters<typeof one>[5] = {},
  ) =>
    one(
      name,
      about,
      utf8(lines('Ref|Sent|Host|Kind', ...cells.map(([text], i) => `R-${i + 1}|${text}|Facebook|Hate`))),
      M,
      cells.map(([, day], i) => (day === null ? open(i + 2) : ok(i + 2, `R-${i + 1}`, day, 'Facebook', 'Hate'))),
      { ...parts, answers: { delimiter: '|', ...parts.answers } },
    );
  return [
    column(
      'day-excel-us-half',
      'an American spreadsheet has turned the days up to the 12th around',
      [
        ['2026-05-03 00:00:00', '2026-05-03'],
        ['17/03/2026', '2026-03-17'],
        ['2026-12-01 00:00:00', '2026-12-01'],
        ['28/03/2026', '2026-03-28'],
      ],
      { mustAsk: ['date.mixed-order', 'date.order-ambiguous'], outcomes: ['ok', 'ask', 'reject'], answers: { dateOrder: 'dmy' } },
    ),
    column('day-one-record', 'one record that reads both ways', [['04/05/2026', '2026-05-04']], {
      mustAsk: ['date.order-ambiguous'],
      answers: { dateOrder: 'dmy' },
    }),
    column('day-same-numbers', 'day and month are the same number throughout', [
      ['03/03/2026', '2026-03-03'],
      ['04/04/2026', '2026-04-04'],
    ]),
    column('day-year-end-fold', 'local time in the hour that is repeated, with offset', [
      ['2026-10-25T02:30:00+02:00', '2026-10-25'],
      ['2026-10-25T02:30:00+01:00', '2026-10-25'],
    ]),
    column('day-midnight-us', 'midnight and noon of the twelve-hour clock', [
      ['12/31/2025 12:00:00 AM', '2025-12-31'],
      ['1/1/2026 12:00:00 PM', '2026-01-01'],
    ]),
    column('day-offset-names', 'CET and CEST', [
      ['2026-01-01 00:30 CET', '2026-01-01'],
      ['2026-07-01 00:30 CEST', '2026-07-01'],
    ]),
    column('day-est', 'the name of an American zone', [
      ['2025-12-31 20:30 EST', null],
      ['2026-03-17 10:00 EST', null],
      ['2026-03-18 10:00', '2026-03-18'],
    ]),
    column('day-comma-time', 'a comma between day and time, German', [
      ['05.03.2026, 09:12', '2026-03-05'],
      ['17.03.2026, 10:00:01', '2026-03-17'],
    ]),
    column(
      'day-1904',
      'days since 1904 read as days since 1900 would lie four years back',
      [
        ['44624', '2022-03-04'],
        ['44636', '2022-03-16'],
      ],
      { outcomes: ['ok', 'ask'] },
    ),
    column(
      'day-serial-text',
      'days of a spreadsheet with a thousands blank',
      [
        ['46 086', null],
        ['46098', '2026-03-17'],
      ],
      { outcomes: ['ok', 'ask'] },
    ),
    column('day-epoch-micro', 'microseconds since 1970', [
      ['1772698364000000', null],
      ['1773741600000000', null],
      ['2026-03-18', '2026-03-18'],
    ]),
    column('day-month-first-words', 'May, which is short and long, and Mai', [
      ['1 May 2026', '2026-05-01'],
      ['17 May 2026', '2026-05-17'],
      ['2 June 2026', '2026-06-02'],
    ]),
    column('day-languages-mixed', 'two languages in one column', [
      ['5 mars 2026', '2026-03-05'],
      ['17 maart 2026', '2026-03-17'],
      ['1 mei 2026', '2026-05-01'],
    ]),
    column(
      'day-listopad',
      'a month that is November in Polish and October in Croatian',
      [
        ['5 listopada 2025', '2025-11-05'],
        ['17 listopada 2025', '2025-11-17'],
      ],
      { outcomes: ['ok', 'ask'], mustAsk: ['date.order-ambiguous'], answers: { dateFormat: 'month-names-pl' } as const },
    ),
    column('day-srpen', 'Czech and Croatian months', [
      ['5. srpna 2025', '2025-08-05'],
      ['17. září 2025', '2025-09-17'],
    ]),
    column('day-typo', 'a month that is none', [
      ['5 marhc 2026', null],
      ['17 march 2026', '2026-03-17'],
    ]),
    column('day-o-for-zero', 'the letter O for a nought', [
      ['2O26-03-05', null],
      ['2026-03-17', '2026-03-17'],
    ]),
    column('day-trailing-dot', 'a dot at the end of the year', [
      ['5.3.2026.', '2026-03-05'],
      ['17.3.2026.', '2026-03-17'],
    ]),
    column('day-apostrophe-year', "a year as '26", [
      ["5/3/'26", null],
      ['17/03/2026', '2026-03-17'],
    ]),
    column('day-double', 'the same day twice in a cell', [
      ['2026-03-05 (2026-03-05)', null],
      ['2026-03-17', '2026-03-17'],
    ]),
    column('day-z-edge', 'an instant at midnight in Brussels', [
      ['2026-05-31T22:00:00Z', '2026-06-01'],
      ['2026-05-31T21:59:59Z', '2026-05-31'],
    ]),
    column('day-iso-basic-offset', 'basic format with offset', [
      ['20260305T231500+0000', '2026-03-06'],
      ['20260317T101500+0100', '2026-03-17'],
    ]),
    column(
      'day-thai',
      'a year of another calendar',
      [
        ['05/03/2569', null],
        ['17/03/2569', null],
      ],
      { outcomes: ['ok', 'ask'], mustAsk: [] },
    ),
    column('day-fullwidth', 'digits of another width', [
      ['２０２６-０３-０５', '2026-03-05'],
      ['2026-03-17', '2026-03-17'],
    ]),
    column('day-dash-long', 'a long dash for a hyphen', [
      ['05–03–2026', '2026-03-05'],
      ['17−03−2026', '2026-03-17'],
    ]),
    column('day-zone-brackets', 'the name of the zone in brackets', [
      ['2026-01-01T00:30:00+01:00[Europe/Brussels]', '2026-01-01'],
      ['2026-03-17T10:00:00+01:00[Europe/Brussels]', '2026-03-17'],
    ]),
  ];
}

function cells(): Case[] {
  return [
    one(
      'cell-html',
      'markup in a note',
      utf8(lines('Ref;Sent;Host;Kind;Note', 'A-1;2026-03-05;Facebook;Hate;<p>one<br>two</p>', 'A-2;2026-03-17;X;Fraud;')),
      { ...M, note: 'Note' },
      [ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate', '<p>one<br>two</p>'), ok(3, 'A-2', '2026-03-17', 'X', 'Fraud', null)],
    ),
    one(
      'cell-none-word',
      'None of a script where the action should be',
      utf8(
        lines('Ref;Sent;Host;Kind;Outcome', 'A-1;2026-03-05;Facebook;Hate;None', 'A-2;2026-03-17;X;Fraud;#N/A', 'A-3;2026-03-18;X;Fraud;—'),
      ),
      { ...M, action: 'Outcome' },
      [
        orAside(ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate', 'None')),
        ok(3, 'A-2', '2026-03-17', 'X', 'Fraud', null),
        ok(4, 'A-3', '2026-03-18', 'X', 'Fraud', null),
      ],
    ),
    one(
      'cell-slash-provider',
      'two services with a slash, each known alone',
      utf8(lines(H, ...ROWS, 'A-3,2026-03-18,Facebook / X,Hate')),
      M,
      [...at(2), ask(4, 'value.multiple')],
      { mustAsk: ['value.multiple'], outcomes: ['ok', 'ask'] },
    ),
    one(
      'cell-line-category',
      'two kinds on two lines of a cell',
      utf8(lines(H, ROWS[0] ?? '', 'A-2,2026-03-17,X,"Fraud\nHate"')),
      M,
      [ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate'), ask(3, 'value.multiple')],
      { mustAsk: ['value.multiple'], outcomes: ['ok', 'ask'] },
    ),
    one(
      'cell-several-told',
      'two kinds in a cell, divided as told',
      utf8(lines('Ref|Sent|Host|Kind', 'A-1|2026-03-05|Facebook|Hate; Fraud', 'A-2|2026-03-17|X|Fraud')),
      M,
      [ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate'), ok(3, 'A-2', '2026-03-17', 'X', 'Fraud')],
      { given: { several: ['category=;'] } },
    ),
    one(
      'cell-several-whole',
      'a semicolon that divides nothing, as told',
      utf8(lines('Ref|Sent|Host|Kind', 'A-1|2026-03-05|Facebook|Hate; Fraud', 'A-2|2026-03-17|X|Fraud')),
      M,
      [ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate; Fraud'), ok(3, 'A-2', '2026-03-17', 'X', 'Fraud')],
      { given: { several: ['category=whole'] } },
    ),
    one(
      'cell-decimal-told',
      'thousands with a dot, as told',
      utf8(lines(`${H},N`, 'A-1,2026-03-05,Facebook,Hate,1.204', 'A-2,2026-03-17,X,Fraud,3')),
      WITH_COUNT,
      [ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate', 1204), ok(3, 'A-2', '2026-03-17', 'X', 'Fraud', 3)],
      { mustAsk: ['number.ambiguous'], answers: { decimal: ',' } },
    ),
    one(
      'cell-items-and-urls',
      'a count beside addresses that are more',
      utf8(
        lines(
          `${H},N,URL`,
          'A-1,2026-03-05,Facebook,Hate,4,https://a.example/1 https://a.example/2',
          'A-2,2026-03-17,X,Fraud,,https://b.example/1',
        ),
      ),
      { ...WITH_COUNT, url: 'URL' },
      [
        ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate', 4, 'https://a.example/1'),
        ok(3, 'A-2', '2026-03-17', 'X', 'Fraud', 1, 'https://b.example/1'),
      ],
    ),
    one(
      'cell-urls-text',
      'words before an address',
      utf8(
        lines(
          'Ref;Sent;Host;Kind;URL',
          'A-1;2026-03-05;Facebook;Hate;Post: https://a.example/1',
          'A-2;2026-03-17;X;Fraud;zie https://b.example/1 en https://b.example/2',
        ),
      ),
      { ...M, url: 'URL' },
      [
        withMore({ items: 1 }, ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate', 'https://a.example/1')),
        withMore({ items: 2 }, ok(3, 'A-2', '2026-03-17', 'X', 'Fraud', 'https://b.example/1')),
      ],
    ),
    one(
      'cell-urls-comma-bare',
      'addresses without a scheme, divided by commas',
      utf8(lines('Ref;Sent;Host;Kind;URL', 'A-1;2026-03-05;Facebook;Hate;www.a.example/1, www.a.example/2')),
      { ...M, url: 'URL' },
      [withMore({ items: 2 }, ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate', 'www.a.example/1'))],
    ),
    one(
      'cell-urls-json',
      'a list of addresses in brackets',
      utf8(lines('Ref;Sent;Host;Kind;URL', 'A-1;2026-03-05;Facebook;Hate;"[""https://a.example/1"", ""https://a.example/2""]"')),
      { ...M, url: 'URL' },
      [withMore({ items: 2 }, ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate', 'https://a.example/1'))],
    ),
    one(
      'cell-urls-quoted',
      'each address in quotes of its own',
      utf8(lines('Ref;Sent;Host;Kind;URL', "A-1;2026-03-05;Facebook;Hate;'https://a.example/1', 'https://a.example/2'")),
      { ...M, url: 'URL' },
      [withMore({ items: 2 }, ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate', 'https://a.example/1'))],
    ),
    one(
      'cell-urls-html',
      'a link as markup',
      utf8(lines('Ref;Sent;Host;Kind;URL', 'A-1;2026-03-05;Facebook;Hate;"<a href=""https://a.example/1"">post</a>"')),
      { ...M, url: 'URL' },
      [withMore({ items: 1 }, ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate', 'https://a.example/1'))],
    ),
    one(
      'cell-urls-missing',
      'a mark for no address',
      utf8(lines('Ref;Sent;Host;Kind;URL', 'A-1;2026-03-05;Facebook;Hate;n/a', 'A-2;2026-03-17;X;Fraud;-')),
      { ...M, url: 'URL' },
      [ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate', null), ok(3, 'A-2', '2026-03-17', 'X', 'Fraud', null)],
    ),
    one(
      'cell-guard-plus',
      'guards of a helpdesk before signs',
      utf8(lines(H, "A-1,2026-03-05,'@home,Hate", "A-2,2026-03-17,'-Example-,Fraud")),
      M,
      [ok(2, 'A-1', '2026-03-05', '@home', 'Hate'), ok(3, 'A-2', '2026-03-17', '-Example-', 'Fraud')],
    ),
    one(
      'cell-padded',
      'cells filled up with blanks to a width',
      utf8(
        lines(
          'Ref       ;Sent        ;Host      ;Kind  ',
          'A-1       ;2026-03-05  ;Facebook  ;Hate  ',
          'A-2       ;2026-03-17  ;X         ;Fraud ',
        ),
      ),
      M,
      at(2),
    ),
    one(
      'cell-tab-inside',
      'tabs inside quoted cells of a comma file',
      utf8(lines(H, '"A-1","2026-03-05","Face\tbook","Hate"', 'A-2,2026-03-17,X,Fraud')),
      M,
      [orAside(ok(2, 'A-1', '2026-03-05', 'Face\tbook', 'Hate')), ok(3, 'A-2', '2026-03-17', 'X', 'Fraud')],
    ),
    one(
      'cell-case-only-refs',
      'references that differ in case',
      utf8(lines(H, 'a-1,2026-03-05,Facebook,Hate', 'A-1,2026-03-17,X,Fraud')),
      M,
      [ok(2, 'a-1', '2026-03-05', 'Facebook', 'Hate'), ok(3, 'A-1', '2026-03-17', 'X', 'Fraud')],
    ),
    one(
      'cell-float-refs',
      'references a script has made decimals of',
      utf8(lines(H, '1001.0,2026-03-05,Facebook,Hate', '1002.0,2026-03-17,X,Fraud')),
      M,
      [orAside(ok(2, '1001.0', '2026-03-05', 'Facebook', 'Hate')), orAside(ok(3, '1002.0', '2026-03-17', 'X', 'Fraud'))],
      { outcomes: ['ok', 'ask'] },
    ),
    one(
      'cell-thousands-refs',
      'references with a dot between thousands',
      utf8(lines(H, '"1,204",2026-03-05,Facebook,Hate', '"1,205",2026-03-17,X,Fraud')),
      M,
      [ok(2, '1,204', '2026-03-05', 'Facebook', 'Hate'), ok(3, '1,205', '2026-03-17', 'X', 'Fraud')],
    ),
    one(
      'cell-bool-words',
      'true and false in capitals, and ticks',
      utf8(
        lines(
          'Ref,Sent,Host,Kind,Outcome',
          'A-1,2026-03-05,Facebook,Hate,TRUE',
          'A-2,2026-03-17,X,Fraud,FALSE',
          'A-3,2026-03-18,X,Fraud,✓',
        ),
      ),
      { ...M, action: 'Outcome' },
      [
        ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate', 'TRUE'),
        ok(3, 'A-2', '2026-03-17', 'X', 'Fraud', 'FALSE'),
        ok(4, 'A-3', '2026-03-18', 'X', 'Fraud', '✓'),
      ],
    ),
  ];
}

function texts(): Case[] {
  const five = (
    language: string,
    encoding: string,
    labels: string,
    a: readonly [string, string, string],
    b: readonly [string, string, string],
  ) => {
    const [ref = '', sent = '', host = '', kind = '', act = ''] = labels.split(';');
    return one(
      `enc-${language}-${encoding}`,
      `${language} in ${encoding}`,
      inEncoding(encoding, crlf(labels, `1;2026-03-05;${a.join(';')}`, `2;2026-03-17;${b.join(';')}`)),
      { reference: ref, sent_on: sent, provider: host, category: kind, action: act },
      [ok(2, '1', '2026-03-05', ...a), ok(3, '2', '2026-03-17', ...b)],
    );
  };
  return [
    five(
      'hr',
      'windows-1250',
      'Broj;Poslano;Pružatelj;Vrsta sadržaja;Odluka',
      ['Facebook', 'Govor mržnje', 'Uklonjeno'],
      ['Njuškalo', 'Prijevara s računima', 'Odbijeno – nije nezakonito'],
    ),
    five(
      'sl',
      'iso-8859-2',
      'Št;Poslano;Ponudnik;Vrsta;Odločitev',
      ['Facebook', 'Sovražni govor', 'Odstranjeno'],
      ['Bolha', 'Goljufija z računi', 'Zavrnjeno, ker še ni dokaza'],
    ),
    five(
      'pl',
      'iso-8859-2',
      'Nr;Wysłano;Dostawca;Rodzaj treści;Działanie',
      ['Allegro', 'Podróbki i oszustwa', 'Usunięto'],
      ['OLX', 'Mowa nienawiści', 'Odmówiono usunięcia'],
    ),
    five(
      'ro',
      'iso-8859-2',
      'Nr;Trimis;Platformă;Tip;Măsură',
      ['Facebook', 'Incitare la ură şi violenţă', 'Şters'],
      ['OLX', 'Înşelătorie', 'Păstrat'],
    ),
    five(
      'lt',
      'windows-1257',
      'Nr;Išsiųsta;Teikėjas;Rūšis;Veiksmas',
      ['Facebook', 'Neapykantos kurstymas', 'Pašalinta'],
      ['Skelbiu', 'Sukčiavimas', 'Atmesta, nes nėra pažeidimo'],
    ),
    five(
      'da',
      'windows-1252',
      'Nr;Sendt;Udbyder;Indhold;Afgørelse',
      ['Facebook', 'Hadefulde ytringer', 'Fjernet'],
      ['DBA', 'Svindel på nettet', 'Afvist – ikke ulovligt'],
    ),
    five(
      'pt',
      'iso-8859-1',
      'N;Enviado;Prestador;Conteúdo;Decisão',
      ['Facebook', 'Incitação ao ódio', 'Removido'],
      ['OLX', 'Burla e falsificação', 'Não é ilegal'],
    ),
    five(
      'it',
      'windows-1252',
      'N;Inviato;Fornitore;Contenuto;Perché',
      ['Facebook', 'Incitamento all’odio', 'È stato rimosso'],
      ['Subito', 'Truffa', 'Non è più visibile'],
    ),
    five(
      'es',
      'macintosh',
      'N;Enviado;Plataforma;Categoría;Decisión',
      ['Facebook', 'Incitación al odio', 'Eliminado'],
      ['Wallapop', 'Estafa a niños', 'No se actuó'],
    ),
    five(
      'hu',
      'iso-8859-2',
      'Szám;Küldve;Szolgáltató;Típus;Döntés',
      ['Facebook', 'Gyűlöletbeszéd', 'Törölték'],
      ['Jófogás', 'Csalás külföldről', 'Elutasították, mert jogszerű'],
    ),
    five(
      'cs',
      'windows-1250',
      'Číslo;Odesláno;Služba;Druh;Výsledek',
      ['Seznam', 'Dětská pornografie', 'Odstraněno'],
      ['Aukro', 'Padělané léky', 'Zůstává dostupné'],
    ),
    one(
      'enc-utf16-comma',
      'UTF-16 with commas and quotes',
      utf16(
        'le',
        `\uFEFF${crlf('"Réf","Envoyé","Hébergeur","Catégorie"', '"R-1","2026-03-05","OVH, Roubaix","Haine"', '"R-2","2026-03-17","Gandi","Fraude"')}`,
      ),
      { reference: 'Réf', sent_on: 'Envoyé', provider: 'Hébergeur', category: 'Catégorie' },
      [ok(2, 'R-1', '2026-03-05', 'OVH, Roubaix', 'Haine'), ok(3, 'R-2', '2026-03-17', 'Gandi', 'Fraude')],
    ),
  ];
}

export const furtherOddCases = (): Case[] => [...sums(), ...hints(), ...headers(), ...dates(), ...cells(), ...texts()];
