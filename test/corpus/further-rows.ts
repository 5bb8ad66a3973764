// Cases: further rows that are no records, and further ways to write a table.
import { type Case, type ExpectedRecord, never, no, ok, one, open, optional, orAside, skip } from './case.ts';
import { lines, linesWith, utf8 } from './encode.ts';

const crlf = (...rows: readonly string[]): string => linesWith('\r\n', ...rows);
const M = { reference: 'Ref', sent_on: 'Sent', provider: 'Host', category: 'Kind' };
const H = 'Ref,Sent,Host,Kind';
const B5 = ['A-1,2026-03-05,Facebook,Hate', 'A-2,2026-03-17,X,Fraud'];
const R = (n: number) => [ok(n, 'A-1', '2026-03-05', 'Facebook', 'Hate'), ok(n + 1, 'A-2', '2026-03-17', 'X', 'Fraud')];
const rows = (): Case[] => [
  one('r-units', 'a row of units and hints under the header', utf8(lines(H, '(text),(yyyy-mm-dd),(name),(list)', ...B5)), M, [
    skip(2, 'row.tag'),
    ...R(3),
  ]),
  one('r-types', 'a row of data types under the header', utf8(lines(H, 'string,date,string,string', ...B5)), M, [
    skip(2, 'row.tag'),
    ...R(3),
  ]),
  one('r-required', 'a row that says what is required', utf8(lines(H, 'required,required,required,optional', ...B5)), M, [
    skip(2, 'row.tag'),
    ...R(3),
  ]),
  one(
    'r-hints',
    'an example format under the dates alone',
    utf8(lines(H, ',dd/mm/yyyy,,', 'A-1,05/03/2026,Facebook,Hate', 'A-2,17/03/2026,X,Fraud')),
    M,
    [skip(2, 'row.tag'), ...R(3)],
  ),
  one(
    'r-units-de',
    'German hints',
    utf8(
      lines(
        'AZ;Gesendet;Anbieter;Art;Anzahl',
        'lfd. Nr.;TT.MM.JJJJ;Text;Auswahl;Stück',
        '1;05.03.2026;eBay;Betrug;3',
        '2;17.03.2026;X;Hass;4',
      ),
    ),
    { reference: 'AZ', sent_on: 'Gesendet', provider: 'Anbieter', category: 'Art', items: 'Anzahl' },
    [never(2), ok(3, '1', '2026-03-05', 'eBay', 'Betrug', 3), ok(4, '2', '2026-03-17', 'X', 'Hass', 4)],
  ),
  one(
    'r-bilingual',
    'a second header in another language',
    utf8(lines(H, 'Kenmerk,Verzonden,Aanbieder,Soort', ...B5)),
    M,
    [never(2), ...R(3)],
    { outcomes: ['ok', 'ask'], answers: { headerLine: 1 } },
  ),
  one(
    'r-bilingual-map-second',
    'the map names the labels of the second header',
    utf8(lines('Reference,Date,Provider,Category', H, ...B5)),
    M,
    R(3),
  ),
  one('r-spanner', 'group headings above the header', utf8(lines('Notice,,Provider,', H, ...B5)), M, R(3)),
  one('r-column-numbers', 'the numbers of the columns under the header', utf8(lines(H, '(1),(2),(3),(4)', ...B5)), M, [never(2), ...R(3)]),
  one('r-column-numbers-bare', 'bare numbers of columns under the header', utf8(lines(H, '1,2,3,4', ...B5)), M, [never(2), ...R(3)]),
  one(
    'r-average',
    'an average under the table',
    utf8(lines(`${H},N`, 'A-1,2026-03-05,Facebook,Hate,4', 'A-2,2026-03-17,X,Fraud,8', 'Average,,,,6')),
    { ...M, items: 'N' },
    [ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate', 4), ok(3, 'A-2', '2026-03-17', 'X', 'Fraud', 8), never(4)],
  ),
  one(
    'r-grand-total-last',
    'a grand total in the third column with a count',
    utf8(
      lines(
        `${H},N`,
        'A-1,2026-03-05,Facebook,Hate,4',
        ',,Facebook Total,,4',
        'A-2,2026-03-17,X,Fraud,8',
        ',,X Total,,8',
        ',,Grand Total,,12',
      ),
    ),
    { ...M, items: 'N' },
    [
      ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate', 4),
      skip(3, 'row.total'),
      ok(4, 'A-2', '2026-03-17', 'X', 'Fraud', 8),
      skip(5, 'row.total'),
      skip(6, 'row.total'),
    ],
  ),
  one(
    'r-total-with-date',
    'a total with a date of the last record',
    utf8(lines(`${H},N`, 'A-1,2026-03-05,Facebook,Hate,4', 'A-2,2026-03-17,X,Fraud,8', 'TOTAL,2026-03-17,2 providers,2 kinds,12')),
    { ...M, items: 'N' },
    [ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate', 4), ok(3, 'A-2', '2026-03-17', 'X', 'Fraud', 8), never(4)],
  ),
  one(
    'r-total-period',
    'the total of a month',
    utf8(lines(`${H},N`, 'A-1,2026-03-05,Facebook,Hate,4', 'A-2,2026-03-17,X,Fraud,8', 'Total March 2026,,,,12')),
    { ...M, items: 'N' },
    [ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate', 4), ok(3, 'A-2', '2026-03-17', 'X', 'Fraud', 8), skip(4, 'row.total')],
  ),
  one(
    'r-total-pl',
    'Polish total with a colon and count in the first cell',
    utf8(lines('Lp.;Wysłano;Serwis;Rodzaj', '1;2026-03-05;Allegro;Oszustwo', '2;2026-03-17;OLX;Podróbka', 'Ogółem: 2;;;')),
    { reference: 'Lp.', sent_on: 'Wysłano', provider: 'Serwis', category: 'Rodzaj' },
    [ok(2, '1', '2026-03-05', 'Allegro', 'Oszustwo'), ok(3, '2', '2026-03-17', 'OLX', 'Podróbka'), skip(4)],
  ),
  one(
    'r-total-no-ref',
    'no reference mapped; a total with a sum only',
    utf8(lines('Sent,Host,Kind,N', '2026-03-05,Facebook,Hate,4', '2026-03-17,X,Fraud,8', 'Sum,,,12', ',,,12')),
    { sent_on: 'Sent', provider: 'Host', category: 'Kind', items: 'N' },
    [ok(2, '2026-03-05', 'Facebook', 'Hate', 4), ok(3, '2026-03-17', 'X', 'Fraud', 8), skip(4, 'row.total'), never(5)],
  ),
  one('r-section', 'section headings between the records', utf8(lines(H, 'Facebook,,,', B5[0] ?? '', 'X,,,', B5[1] ?? '')), M, [
    never(2),
    { ...(R(3)[0] as ExpectedRecord) },
    never(4),
    { ...(R(4)[1] as ExpectedRecord), line: 5 },
  ]),
  one(
    'r-comments',
    'lines that begin with # above and below',
    utf8(lines('# exported 2026-03-20', '# filter: sent, host', H, ...B5, '# end of file')),
    M,
    [...R(4), skip(6)],
  ),
  one(
    'r-preamble-other-delimiter',
    'a preamble with more commas than the table has',
    utf8(
      lines(
        'Report,for,the,board,of,2026',
        'Made by, the office, Brussels, on, 1 April, 2026',
        '',
        'Ref;Sent;Host;Kind',
        'A-1;2026-03-05;Facebook;Hate',
        'A-2;2026-03-17;X;Fraud',
      ),
    ),
    M,
    R(5),
  ),
  one(
    'r-preamble-long',
    'a preamble of twelve lines',
    utf8(lines(...Array.from({ length: 12 }, (_, i) => `Field ${i + 1}:,value ${i + 1}`), '', H, ...B5)),
    M,
    R(15),
  ),
  one(
    'r-page-breaks',
    'pages with their numbers and repeated headers',
    utf8(lines('Notices 2026', H, B5[0] ?? '', 'Page 1 of 2', 'Notices 2026', H, B5[1] ?? '', 'Page 2 of 2')),
    M,
    [ok(3, 'A-1', '2026-03-05', 'Facebook', 'Hate'), skip(4), never(5), skip(6), ok(7, 'A-2', '2026-03-17', 'X', 'Fraud'), skip(8)],
  ),
  one(
    'r-side-table',
    'a small table of sums beside the records',
    utf8(lines(`${H},,Platform,Count`, `${B5[0]},,Facebook,1`, `${B5[1]},,X,1`)),
    M,
    R(2),
  ),
  one(
    'r-side-table-longer',
    'the table beside goes on below the records',
    utf8(lines(`${H},,Platform,Count`, `${B5[0]},,Facebook,1`, `${B5[1]},,X,1`, ',,,,,TikTok,0')),
    M,
    [...R(2), never(4)],
  ),
  one(
    'r-second-below',
    'a second table with other labels after a gap',
    utf8(lines(H, ...B5, '', 'Platform,Count,,', 'Facebook,1,,', 'X,1,,')),
    M,
    [...R(2), optional(never(4)), optional(never(5)), optional(never(6)), optional(never(7))],
    { mustAsk: ['file.multi-table'], answers: { headerLine: 1 } },
  ),
  one(
    'r-bom-inside',
    'two exports pasted together, each with a mark and a header',
    utf8(`\uFEFF${lines(H, B5[0] ?? '')}\uFEFF${lines(H, B5[1] ?? '')}`),
    M,
    [ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate'), skip(3, 'row.repeated-header'), ok(4, 'A-2', '2026-03-17', 'X', 'Fraud')],
  ),
  one(
    'r-note-column-footer',
    'a signature under the records',
    utf8(lines(H, ...B5, '', 'Signed: the head of the hotline,,,', 'Brussels, 20 March 2026')),
    M,
    [...R(2), optional(skip(4)), never(5), never(6)],
  ),
  one('r-cancelled', 'a row of dashes between', utf8(lines(H, B5[0] ?? '', '---,---,---,---', B5[1] ?? '')), M, [
    ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate'),
    never(3),
    ok(4, 'A-2', '2026-03-17', 'X', 'Fraud'),
  ]),
  one(
    'r-markdown',
    'a table of bars with a rule under the header',
    utf8(
      lines(
        '| Ref | Sent | Host | Kind |',
        '|---|---|---|---|',
        '| A-1 | 2026-03-05 | Facebook | Hate |',
        '| A-2 | 2026-03-17 | X | Fraud |',
      ),
    ),
    M,
    [never(2), ...R(3)],
    { outcomes: ['ok', 'ask'], answers: { delimiter: '|' } },
  ),
  one(
    'r-ghost-thousand',
    'hundreds of blank rows and blank columns behind',
    utf8(lines(`${H},,,,,,`, `${B5[0]},,,,,,`, `${B5[1]},,,,,,`, ...Array.from({ length: 300 }, () => ',,,,,,,,,'))),
    M,
    [...R(2), ...Array.from({ length: 300 }, (_, i) => optional(skip(4 + i)))],
  ),
  one(
    'r-ragged',
    'an unquoted comma in a name, a missing cell',
    utf8(lines(H, 'A-1,2026-03-05,Example, Inc.,Hate', 'A-2,2026-03-17,X', 'A-3,2026-03-18,TikTok,Hate')),
    M,
    [no(2, 'row.too-many-fields'), no(3, 'row.too-few-fields'), ok(4, 'A-3', '2026-03-18', 'TikTok', 'Hate')],
  ),
  one('r-no-header-asks', 'no header and a map by labels', utf8(lines(...B5)), M, [], {
    mustAsk: ['header.missing', 'mapping.required-missing'],
    outcomes: ['ask', 'reject'],
  }),
  one('r-header-only', 'a header and nothing else', utf8(lines(H)), M, [], { outcomes: ['reject'], reasons: ['file.no-rows'] }),
  one('r-total-only', 'a header and a total of nothing', utf8(lines(H, 'Total,,,0')), M, [optional(skip(2))], {
    outcomes: ['reject'],
    reasons: ['file.no-rows'],
  }),
];
const writing = (): Case[] => [
  one(
    'w-inner-quotes',
    'quotes inside quoted cells not doubled',
    utf8(
      lines('Ref,Sent,Host,Kind,Note', '"A-1","2026-03-05","Facebook","Hate","he said "no" twice"', '"A-2","2026-03-17","X","Fraud","ok"'),
    ),
    { ...M, note: 'Note' },
    [orAside(ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate', 'he said "no" twice')), ok(3, 'A-2', '2026-03-17', 'X', 'Fraud', 'ok')],
    { outcomes: ['ok', 'ask'] },
  ),
  one(
    'w-inner-quotes-comma',
    'the same with a comma inside',
    utf8(
      lines('Ref,Sent,Host,Kind,Note', '"A-1","2026-03-05","Facebook","Hate","he said "no", twice"', '"A-2","2026-03-17","X","Fraud","ok"'),
    ),
    { ...M, note: 'Note' },
    [orAside(ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate', 'he said "no", twice')), ok(3, 'A-2', '2026-03-17', 'X', 'Fraud', 'ok')],
    { outcomes: ['ok', 'ask'] },
  ),
  one(
    'w-smart-quotes',
    'typographic quotes around cells are text',
    utf8(lines('Ref,Sent,Host,Kind,Note', 'A-1,2026-03-05,Facebook,Hate,“a”', 'A-2,2026-03-17,X,Fraud,„b“')),
    { ...M, note: 'Note' },
    [ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate', '“a”'), ok(3, 'A-2', '2026-03-17', 'X', 'Fraud', '„b“')],
  ),
  one(
    'w-backslash',
    'quotes behind backslashes and line breaks inside',
    utf8(
      lines(
        '"Ref","Sent","Host","Kind","Note"',
        '"A-1","2026-03-05","Facebook","Hate","he said \\"no\\", twice\nand left"',
        '"A-2","2026-03-17","X","Fraud","c:\\\\temp"',
      ),
    ),
    { ...M, note: 'Note' },
    [ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate', 'he said "no", twice\nand left'), ok(4, 'A-2', '2026-03-17', 'X', 'Fraud', 'c:\\temp')],
    { answers: { escape: 'backslash' } },
  ),
  one(
    'w-unclosed-last',
    'the last record opens a quote and the file ends',
    utf8(`${lines('Ref,Sent,Host,Kind,Note', 'A-1,2026-03-05,Facebook,Hate,a', 'A-2,2026-03-17,X,Fraud,b')}A-3,2026-03-18,X,Fraud,"cut o`),
    { ...M, note: 'Note' },
    [ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate', 'a'), ok(3, 'A-2', '2026-03-17', 'X', 'Fraud', 'b'), open(4)],
    { outcomes: ['ok', 'ask', 'reject'] },
  ),
  one(
    'w-mixed-newlines',
    'CRLF between, LF inside, one lone CR at the end',
    utf8('Ref;Sent;Host;Kind;Note\r\nA-1;2026-03-05;Facebook;Hate;"a\nb"\r\nA-2;2026-03-17;X;Fraud;c\nA-3;2026-03-18;X;Fraud;d\r\n'),
    { ...M, note: 'Note' },
    [
      ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate', 'a\nb'),
      ok(4, 'A-2', '2026-03-17', 'X', 'Fraud', 'c'),
      ok(5, 'A-3', '2026-03-18', 'X', 'Fraud', 'd'),
    ],
  ),
  one(
    'w-csv-in-cell',
    'a whole little table inside a cell',
    utf8(lines('Ref,Sent,Host,Kind,Note', 'A-1,2026-03-05,Facebook,Hate,"x,y\n1,2\n""q"",3"', 'A-2,2026-03-17,X,Fraud,')),
    { ...M, note: 'Note' },
    [ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate', 'x,y\n1,2\n"q",3'), ok(5, 'A-2', '2026-03-17', 'X', 'Fraud', null)],
  ),
  one('w-nul', 'NUL bytes between letters of a name', utf8(lines(H, 'A-1,2026-03-05,Face\0book,Hate', 'A-2,2026-03-17,X,Fraud')), M, [
    open(2),
    ok(3, 'A-2', '2026-03-17', 'X', 'Fraud'),
  ]),
  one('w-nul-padding', 'NUL bytes at the end, as a crashed disk leaves them', utf8(`${lines(H, ...B5)}${'\0'.repeat(12)}`), M, [], {
    outcomes: ['reject'],
    reasons: ['text.undecodable-bytes'],
  }),
  one(
    'w-sep-tab',
    'sep=\\t and then tabs, CRLF',
    utf8(crlf('sep=\t', 'Ref\tSent\tHost\tKind', 'A-1\t2026-03-05\tFacebook\tHate, loud', 'A-2\t2026-03-17\tX\tFraud')),
    M,
    [ok(3, 'A-1', '2026-03-05', 'Facebook', 'Hate, loud'), ok(4, 'A-2', '2026-03-17', 'X', 'Fraud')],
  ),
  one(
    'w-sep-wrong',
    'sep= names a sign that the file does not use',
    utf8(lines('sep=,', 'Ref;Sent;Host;Kind', 'A-1;2026-03-05;Facebook;Hate', 'A-2;2026-03-17;X;Fraud')),
    M,
    R(3),
    { answers: { delimiter: ';' } },
  ),
  one(
    'w-caret',
    'a delimiter that is none of the usual',
    utf8(lines('Ref^Sent^Host^Kind', 'A-1^2026-03-05^Facebook^Hate', 'A-2^2026-03-17^X^Fraud')),
    M,
    [],
    { mustAsk: ['*'], outcomes: ['ask', 'reject'] },
  ),
  one('w-fixed-width', 'columns of blanks', utf8(lines('Ref  Sent       Host     Kind', 'A-1  2026-03-05 Facebook Hate')), M, [], {
    mustAsk: ['*'],
    outcomes: ['ask', 'reject'],
  }),
  one('w-one-line', 'a single record without an end of line', utf8(`${H}\nA-1,2026-03-05,Facebook,Hate`), M, [R(2)[0] as ExpectedRecord]),
  one(
    'w-quoted-header-only',
    'the header is quoted, the records are not',
    utf8(lines('"Ref";"Sent";"Host";"Kind"', 'A-1;2026-03-05;Facebook;Hate', 'A-2;2026-03-17;X;Fraud')),
    M,
    R(2),
  ),
  one(
    'w-decimal-comma-same',
    'comma-delimited with decimal commas in quotes',
    utf8(lines(`${H},Score`, 'A-1,2026-03-05,Facebook,Hate,"0,93"', 'A-2,2026-03-17,X,Fraud,"1,00"')),
    M,
    R(2),
  ),
  one(
    'w-html-entities',
    'entities of a web page in the cells',
    utf8(lines('Ref;Sent;Host;Kind;Note', 'A-1;2026-03-05;Facebook;Hate;"caf&eacute; &amp; bar"', 'A-2;2026-03-17;X;Fraud;"a &lt; b"')),
    { ...M, note: 'Note' },
    R(2),
  ),
];

export const furtherRowCases = (): Case[] => [...rows(), ...writing()];
