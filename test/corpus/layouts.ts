// Cases: delimiters, quotes, escapes and line ends.
import { ask, type Case, type ExpectedRecord, never, no, ok, one, optional, orAside, skip } from './case.ts';
import { inEncoding, joined, lines, linesWith, utf8, utf8Bom, utf16 } from './encode.ts';
import { header, mapOf } from './labels.ts';

const BASE = [
  ok(2, 'R-1', '2026-01-05', 'Facebook', 'Hate', 'Removed'),
  ok(3, 'R-2', '2026-01-06', 'X', 'Fraud', 'Refused'),
  ok(4, 'R-3', '2026-01-17', 'TikTok', 'Hate', null),
];
const rowsWith = (d: string) => [
  header('en', d),
  ['R-1', '2026-01-05', 'Facebook', 'Hate', 'Removed'].join(d),
  ['R-2', '2026-01-06', 'X', 'Fraud', 'Refused'].join(d),
  ['R-3', '2026-01-17', 'TikTok', 'Hate', ''].join(d),
];
const later = (by: number) => BASE.map((record) => ({ ...record, line: record.line + by }));
const EN = mapOf('en');
const EN_NOTE = mapOf('en', { note: 'Note' });

function delimiterCases(): Case[] {
  return [
    one('en-comma', 'the plainest file', utf8(lines(...rowsWith(','))), EN, BASE),
    one('en-tab', 'tabs', utf8(lines(...rowsWith('\t'))), EN, BASE),
    one('en-pipe', 'vertical bars', utf8(lines(...rowsWith('|'))), EN, BASE),
    one('en-no-final-newline', 'the last line has no end', utf8(rowsWith(',').join('\n')), EN, BASE),
    one('en-sep-line', 'a line that names the delimiter', utf8(linesWith('\r\n', 'sep=;', ...rowsWith(';'))), EN, later(1)),
    one('en-sep-quoted-bom', 'the same, quoted and behind a mark', utf8Bom(linesWith('\r\n', '"sep=;"', ...rowsWith(';'))), EN, later(1)),
    one('en-sep-tab-utf16', 'a tab named in UTF-16', utf16('le', `\uFEFF${linesWith('\r\n', 'sep=\t', ...rowsWith('\t'))}`), EN, later(1)),
    one(
      'fr-semicolon-many-commas',
      'more commas in the texts than semicolons between them',
      utf8(
        lines(
          header('fr', ';'),
          'S-1;2026-01-05;Facebook, Instagram;Haine, menaces, insultes, harcèlement;Retiré, compte suspendu, sanction',
          'S-2;2026-01-06;X, anciennement Twitter;Fraude, usurpation, tromperie, mensonge;Refusé, au motif, etc., que',
          'S-3;2026-01-19;Snap;Haine, menaces, insultes, et plus;Rien, rien, rien, rien',
        ),
      ),
      mapOf('fr'),
      [
        ok(2, 'S-1', '2026-01-05', 'Facebook, Instagram', 'Haine, menaces, insultes, harcèlement', 'Retiré, compte suspendu, sanction'),
        ok(3, 'S-2', '2026-01-06', 'X, anciennement Twitter', 'Fraude, usurpation, tromperie, mensonge', 'Refusé, au motif, etc., que'),
        ok(4, 'S-3', '2026-01-19', 'Snap', 'Haine, menaces, insultes, et plus', 'Rien, rien, rien, rien'),
      ],
      { answers: { delimiter: ';' } },
    ),
    one(
      'nl-comma-many-semicolons',
      'semicolons inside quoted cells, one a line more than commas',
      utf8(lines(header('nl', ','), 'M-1,2026-01-05,Facebook,"a; b; c; d; e",Verwijderd', 'M-2,2026-01-06,X,"f; g; h; i; j",Geweigerd')),
      mapOf('nl', {}),
      [
        { ...ok(2, 'M-1', '2026-01-05', 'Facebook', 'a; b; c; d; e', 'Verwijderd'), outcomes: ['accept', 'ask'] },
        { ...ok(3, 'M-2', '2026-01-06', 'X', 'f; g; h; i; j', 'Geweigerd'), outcomes: ['accept', 'ask'] },
      ],
      { answers: { delimiter: ',' }, outcomes: ['ok', 'ask'] },
    ),
    one(
      'de-decimal-comma',
      'amounts with decimal commas in a file with semicolons',
      utf8(
        lines(
          header('de', ';', 'Schaden'),
          'AZ-1;05.01.2026;Facebook;Betrug;Gelöscht;1.234,50',
          'AZ-2;16.01.2026;X;Betrug;Abgelehnt;12,00',
          'AZ-3;17.01.2026;X;Betrug;Abgelehnt;0,99',
        ),
      ),
      mapOf('de'),
      [
        ok(2, 'AZ-1', '2026-01-05', 'Facebook', 'Betrug', 'Gelöscht'),
        ok(3, 'AZ-2', '2026-01-16', 'X', 'Betrug', 'Abgelehnt'),
        ok(4, 'AZ-3', '2026-01-17', 'X', 'Betrug', 'Abgelehnt'),
      ],
      { answers: { delimiter: ';', dateOrder: 'dmy' } },
    ),
    one(
      'en-one-column',
      'one label and no delimiter: a person must look at it',
      utf8(lines('Reference', 'R-1', 'R-2')),
      { reference: 'Reference' },
      [],
      {
        mustAsk: ['delimiter.unknown', 'file.one-column', 'mapping.required-missing', 'header.missing', 'file.delimiter', '*'],
        outcomes: ['ok', 'ask', 'reject'],
      },
    ),
    one(
      'en-lines-quoted-whole',
      'every line was quoted as one cell by a spreadsheet',
      utf8(
        linesWith(
          '\r\n',
          '"Reference,""Sent on"",Provider,Category,Action"',
          '"R-1,""2026-01-05"",Facebook,Hate,Removed"',
          '"R-2,""2026-01-06"",X,Fraud,Refused"',
        ),
      ),
      EN,
      [],
      { mustAsk: ['*'], outcomes: ['ask', 'reject'] },
    ),
    one(
      'en-double-semicolons',
      'an export that writes the delimiter after the last value too',
      utf8(lines(...rowsWith(';').map((row) => `${row};`))),
      EN,
      BASE,
    ),
    one(
      'en-space-after-comma',
      'a blank behind each comma, also before quotes',
      utf8(
        lines(
          'Reference, Sent on, Provider, Category, Action',
          'R-1, 2026-01-05, "Facebook, Ltd", Hate, Removed',
          'R-2, 2026-01-06, "X", Fraud, Refused',
        ),
      ),
      EN,
      [ok(2, 'R-1', '2026-01-05', 'Facebook, Ltd', 'Hate', 'Removed'), ok(3, 'R-2', '2026-01-06', 'X', 'Fraud', 'Refused')],
    ),
    one(
      'en-comma-and-tab',
      'tabs between the cells, commas in all of them',
      utf8(
        lines(
          header('en', '\t'),
          'R-1\t2026-01-05\tMeta, Inc.\tHate, racist\tRemoved, all',
          'R-2\t2026-01-06\tX, Corp.\tFraud, money\tRefused, legal',
        ),
      ),
      EN,
      [
        ok(2, 'R-1', '2026-01-05', 'Meta, Inc.', 'Hate, racist', 'Removed, all'),
        ok(3, 'R-2', '2026-01-06', 'X, Corp.', 'Fraud, money', 'Refused, legal'),
      ],
      { answers: { delimiter: 'tab' } },
    ),
  ];
}

function quoteCases(): Case[] {
  return [
    one(
      'en-all-quoted',
      'every cell in quotes',
      utf8(
        linesWith(
          '\r\n',
          ...rowsWith(',').map((row) =>
            row
              .split(',')
              .map((cell) => `"${cell}"`)
              .join(','),
          ),
        ),
      ),
      EN,
      BASE,
    ),
    one(
      'en-doubled-quotes',
      'doubled quotes at the start, in the middle and at the end',
      utf8(lines(header('en', ','), 'R-1,2026-01-05,"""Quoted"" Ltd","so-called ""hate""","said ""no"""', 'R-2,2026-01-06,X,"""",Refused')),
      EN,
      [ok(2, 'R-1', '2026-01-05', '"Quoted" Ltd', 'so-called "hate"', 'said "no"'), ok(3, 'R-2', '2026-01-06', 'X', '"', 'Refused')],
    ),
    one(
      'en-backslash-quotes',
      'quotes escaped by a backslash, as some web tools do',
      utf8(
        lines(
          '"Reference";"Sent on";"Provider";"Category";"Action"',
          '"R-1";"2026-01-05";"The \\"Best\\" Host; Ltd";"Hate";"Removed"',
          '"R-2";"2026-01-06";"X";"Fraud \\"419\\"";"Refused"',
        ),
      ),
      EN,
      [ok(2, 'R-1', '2026-01-05', 'The "Best" Host; Ltd', 'Hate', 'Removed'), ok(3, 'R-2', '2026-01-06', 'X', 'Fraud "419"', 'Refused')],
      { answers: { escape: 'backslash' } },
    ),
    one(
      'en-backslash-trailing-delimiter',
      'backslash escapes and a delimiter after every value, one escaped quote before the delimiter',
      utf8(
        lines(
          '"Reference";"Sent on";"Provider";"Category";"Action";',
          '"R-1";"2026-01-05";"X";"called \\"art\\"";"Removed";',
          '"R-2";"2026-01-06";"X";"a; b \\"c\\" d";"Refused";',
        ),
      ),
      EN,
      [
        ok(2, 'R-1', '2026-01-05', 'X', 'called "art"', 'Removed'),
        { ...ok(3, 'R-2', '2026-01-06', 'X', 'a; b "c" d', 'Refused'), outcomes: ['accept', 'ask'] },
      ],
      { answers: { escape: 'backslash' }, outcomes: ['ok', 'ask'] },
    ),
    one(
      'en-backslash-is-text',
      'a backslash at the end of a quoted cell that escapes nothing',
      utf8(lines(header('en', ','), '"R-1","2026-01-05","C:\\temp\\","Hate","Removed"', '"R-2","2026-01-06","D:\\","a ""b""","Refused"')),
      EN,
      [ok(2, 'R-1', '2026-01-05', 'C:\\temp\\', 'Hate', 'Removed'), ok(3, 'R-2', '2026-01-06', 'D:\\', 'a "b"', 'Refused')],
    ),
    one(
      'en-inch',
      'a quote in the middle of a cell without quotes around it',
      utf8(lines(header('en', ','), 'R-1,2026-01-05,Screen 5" Ltd,Hate,Removed', 'R-2,2026-01-06,X,Fraud,Refused')),
      EN,
      [ok(2, 'R-1', '2026-01-05', 'Screen 5" Ltd', 'Hate', 'Removed'), ok(3, 'R-2', '2026-01-06', 'X', 'Fraud', 'Refused')],
    ),
    one(
      'en-one-bad-quote',
      'one quote that is opened and never closed, in the middle of the file',
      utf8(
        lines(
          header('en', ',', 'Note'),
          'R-1,2026-01-05,Facebook,Hate,Removed,fine',
          'R-2,2026-01-06,X,Fraud,Refused,"not closed',
          'R-3,2026-01-17,TikTok,Hate,,fine',
          'R-4,2026-01-18,X,Hate,Removed,fine',
        ),
      ),
      EN,
      [
        ok(2, 'R-1', '2026-01-05', 'Facebook', 'Hate', 'Removed'),
        orAside(ok(3, 'R-2', '2026-01-06', 'X', 'Fraud', 'Refused')),
        ok(4, 'R-3', '2026-01-17', 'TikTok', 'Hate', null),
        ok(5, 'R-4', '2026-01-18', 'X', 'Hate', 'Removed'),
      ].map((record) => optional(record)),
      { outcomes: ['ok', 'ask', 'reject'] },
    ),
    one(
      'en-quote-swallows-all',
      'a quote opened in the first record and never closed, in a file where other cells are quoted',
      utf8(
        lines(
          header('en', ','),
          'R-1,2026-01-05,"Facebook,Hate,Removed',
          'R-2,2026-01-06,"X",Fraud,Refused',
          'R-3,2026-01-17,"TikTok",Hate,',
        ),
      ),
      EN,
      [
        optional(never(2)),
        optional(ok(3, 'R-2', '2026-01-06', 'X', 'Fraud', 'Refused')),
        optional(ok(4, 'R-3', '2026-01-17', 'TikTok', 'Hate', null)),
      ],
      { outcomes: ['ok', 'ask', 'reject'] },
    ),
    one(
      'en-apostrophe-quotes',
      'cells in single quotes, with a delimiter in one and a doubled quote in another',
      utf8(
        lines(
          "'Reference';'Sent on';'Provider';'Category';'Action'",
          "'R-1';'2026-01-05';'Face; book';'Hate';'Removed'",
          "'R-2';'2026-01-06';'X';'it''s fraud';'Refused'",
        ),
      ),
      EN,
      [ok(2, 'R-1', '2026-01-05', 'Face; book', 'Hate', 'Removed'), ok(3, 'R-2', '2026-01-06', 'X', "it's fraud", 'Refused')],
      { answers: { quote: "'" } },
    ),
    one(
      'fr-apostrophes-are-text',
      'apostrophes that quote nothing',
      utf8(lines(header('fr', ','), "S-1,2026-01-05,L'Express,D'un autre,Qu'importe", "S-2,2026-01-06,'t Forum,L'injure,Rien")),
      mapOf('fr'),
      [ok(2, 'S-1', '2026-01-05', "L'Express", "D'un autre", "Qu'importe"), ok(3, 'S-2', '2026-01-06', "'t Forum", "L'injure", 'Rien')],
    ),
    one(
      'en-empty-quoted',
      'empty cells with and without quotes',
      utf8(lines(header('en', ','), '"R-1","2026-01-05","X","Hate",""', 'R-2,2026-01-06,X,Fraud,')),
      EN,
      [ok(2, 'R-1', '2026-01-05', 'X', 'Hate', null), ok(3, 'R-2', '2026-01-06', 'X', 'Fraud', null)],
    ),
  ];
}

function newlineCases(): Case[] {
  return [
    one('en-crlf', 'CRLF', utf8(linesWith('\r\n', ...rowsWith(','))), EN, BASE),
    one('en-cr', 'lone carriage returns', utf8(linesWith('\r', ...rowsWith(','))), EN, BASE),
    one(
      'en-mixed-newlines',
      'CRLF and LF in one file',
      utf8(`${rowsWith(',')[0]}\r\n${rowsWith(',')[1]}\n${rowsWith(',')[2]}\r\n${rowsWith(',')[3]}\n`),
      EN,
      BASE,
    ),
    one(
      'en-mixed-with-cr',
      'CRLF, LF and a lone CR in one file',
      utf8(`${rowsWith(',')[0]}\r\n${rowsWith(',')[1]}\n${rowsWith(',')[2]}\r${rowsWith(',')[3]}\r\n`),
      EN,
      BASE,
    ),
    one(
      'en-newline-in-cell',
      'cells that go over lines: the line of a record is where it starts',
      utf8(
        linesWith(
          '\r\n',
          header('en', ',', 'Note'),
          'R-1,2026-01-05,Facebook,Hate,Removed,"first\r\nsecond"',
          'R-2,2026-01-06,X,Fraud,Refused,"a\nb\n\nc"',
          'R-3,2026-01-17,TikTok,Hate,,',
        ),
      ),
      EN,
      [BASE[0], { ...BASE[1], line: 4 }, { ...BASE[2], line: 8 }].map((record) => record as ExpectedRecord),
    ),
    one(
      'en-cr-in-cell',
      'a lone carriage return inside a quoted cell',
      utf8(
        linesWith(
          '\r\n',
          header('en', ',', 'Note'),
          'R-1,2026-01-05,Facebook,Hate,Removed,"first\rsecond"',
          'R-2,2026-01-06,X,Fraud,Refused,',
          'R-3,2026-01-17,TikTok,Hate,,',
        ),
      ),
      EN,
      [BASE[0], { ...BASE[1], line: 4 }, { ...BASE[2], line: 5 }].map((record) => record as ExpectedRecord),
    ),
    one(
      'en-label-over-lines',
      'a label that goes over two lines',
      utf8(
        linesWith(
          '\r\n',
          'Reference,"Sent\non",Provider,Category,Action',
          'R-1,2026-01-05,Facebook,Hate,Removed',
          'R-2,2026-01-06,X,Fraud,Refused',
          'R-3,2026-01-17,TikTok,Hate,',
        ),
      ),
      EN,
      later(1),
    ),
    one(
      'en-blank-lines',
      'blank lines between records and at the end',
      utf8(
        lines(rowsWith(',')[0] ?? '', '', rowsWith(',')[1] ?? '', ',,,,', rowsWith(',')[2] ?? '', '   ', rowsWith(',')[3] ?? '', '', ''),
      ),
      EN,
      [
        skip(2, 'row.blank'),
        { ...BASE[0], line: 3 },
        skip(4, 'row.blank'),
        { ...BASE[1], line: 5 },
        skip(6, 'row.blank'),
        { ...BASE[2], line: 7 },
        optional(skip(8)),
        optional(skip(9)),
      ].map((record) => record as ExpectedRecord),
    ),
    one('en-ctrl-z', 'the end-of-file sign of old systems', utf8(`${linesWith('\r\n', ...rowsWith(','))}\x1a`), EN, [
      ...BASE,
      optional(never(5)),
    ]),
    one(
      'en-nul-bytes',
      'a zero byte in a cell',
      joined(utf8(lines(...rowsWith(','))), {
        bytes: Uint8Array.from([...new TextEncoder().encode('R-4,2026-01-18,X\0Y,Hate,Removed\n')]),
        encoding: 'utf-8',
      }),
      EN,
      [...BASE.map(optional), optional({ ...ok(5, 'R-4', '2026-01-18', 'X\0Y', 'Hate', 'Removed'), outcomes: ['reject', 'ask', 'skip'] })],
      { outcomes: ['ok', 'ask', 'reject'] },
    ),
    one(
      'sv-old-mac',
      'lone carriage returns in MacRoman',
      inEncoding(
        'macintosh',
        linesWith(
          '\r',
          header('sv', ';'),
          'S-1;2026-01-05;Flashback;Hets mot folkgrupp på nätet;Åtgärdat',
          'S-2;2026-01-16;Facebook;Bedrägeri för många;Nekad',
        ),
      ),
      mapOf('sv'),
      [
        ok(2, 'S-1', '2026-01-05', 'Flashback', 'Hets mot folkgrupp på nätet', 'Åtgärdat'),
        ok(3, 'S-2', '2026-01-16', 'Facebook', 'Bedrägeri för många', 'Nekad'),
      ],
    ),
  ];
}

function shiftCases(): Case[] {
  return [
    one(
      'en-too-few',
      'a record whose first cells were lost: it must not shift to the left',
      utf8(lines(header('en', ';'), 'R-1;2026-01-05;Facebook;Hate;Removed', '2026-01-06;X;Fraud;Refused', 'R-3;2026-01-17;TikTok;Hate;')),
      EN,
      [
        ok(2, 'R-1', '2026-01-05', 'Facebook', 'Hate', 'Removed'),
        no(3, 'row.too-few-fields'),
        ok(4, 'R-3', '2026-01-17', 'TikTok', 'Hate', null),
      ],
    ),
    one(
      'en-too-many',
      'a comma that was not quoted shifts a record to the right',
      utf8(lines(...rowsWith(','), 'R-4,2026-01-18,Meta, Inc.,Hate,Removed', 'R-5,2026-01-19,X,Hate,Removed')),
      EN,
      [...BASE, no(5, 'row.too-many-fields'), ok(6, 'R-5', '2026-01-19', 'X', 'Hate', 'Removed')],
    ),
    one(
      'en-short-rows-trailing',
      'cells that are empty to the end of the line were not written',
      utf8(
        lines(
          header('en', ';', 'Note', 'Remark'),
          'R-1;2026-01-05;Facebook;Hate;Removed;a;b',
          'R-2;2026-01-06;X;Fraud;Refused',
          'R-3;2026-01-17;TikTok;Hate;;c;d',
        ),
      ),
      EN,
      [BASE[0], { ...BASE[1], outcomes: ['accept', 'reject', 'ask'] }, BASE[2]].map((record) => record as ExpectedRecord),
    ),
    one(
      'en-note-with-unquoted-commas',
      'the last column is free text with bare commas',
      utf8(
        lines(
          header('en', ',', 'Note'),
          'R-1,2026-01-05,Facebook,Hate,Removed,one, two, three',
          'R-2,2026-01-06,X,Fraud,Refused,plain',
          'R-3,2026-01-17,TikTok,Hate,,x, y',
        ),
      ),
      EN_NOTE,
      [no(2, 'row.too-many-fields'), ok(3, 'R-2', '2026-01-06', 'X', 'Fraud', 'Refused', 'plain'), no(4, 'row.too-many-fields')],
      { answers: { delimiter: ',' } },
    ),
    one(
      'en-multi-select',
      'one cell with two types: which one is the main is for a person to say',
      utf8(
        lines(
          header('en', ','),
          'R-1,2026-01-05,Facebook,Hate,Removed',
          'R-2,2026-01-06,X,Hate | Fraud,Refused',
          'R-3,2026-01-17,TikTok,Fraud,',
        ),
      ),
      EN,
      [
        ok(2, 'R-1', '2026-01-05', 'Facebook', 'Hate', 'Removed'),
        { ...ask(3, 'value.multiple'), outcomes: ['ask', 'accept'], values: ['R-2', '2026-01-06', 'X', 'Hate | Fraud', 'Refused'] },
        ok(4, 'R-3', '2026-01-17', 'TikTok', 'Fraud', null),
      ],
      { answers: { delimiter: ',' }, outcomes: ['ok', 'ask'] },
    ),
  ];
}

export const layoutCases = (): Case[] => [...delimiterCases(), ...quoteCases(), ...newlineCases(), ...shiftCases()];
