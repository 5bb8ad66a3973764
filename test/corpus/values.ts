// Cases: numbers, references, missing values, locations and text that is not what it looks like.
import { type Case, type ExpectedRecord, no, ok, one, open, optional, orAside, saying, skip, withMore } from './case.ts';
import { inEncoding, lines, utf8, utf8Bom } from './encode.ts';

const MAP = { reference: 'Ref', sent_on: 'Sent', provider: 'Provider', category: 'Type' };
const ANY = ['ok', 'ask', 'reject'] as const;

/** Records that differ in one cell; the truth of it, or how the record is set aside. */
function cells(
  name: string,
  about: string,
  field: string,
  values: readonly (readonly [string, string | number | null | ExpectedRecord])[],
  parts: Parameters<typeof one>[5] = {},
): Case {
  const map = field in MAP ? MAP : { ...MAP, [field]: 'Cell' };
  const fields = Object.keys(map);
  const base = (i: number): (string | null)[] => [`R-${i + 1}`, `2026-01-${String(i + 11)}`, 'X', 'Hate', ''];
  const rows = values.map(([cell], i) =>
    base(i)
      .slice(0, fields.length)
      .map((text, at) => (fields[at] === field ? cell : text))
      .join('|'),
  );
  const labels = Object.values(map).join('|');
  return one(
    name,
    about,
    utf8(lines(labels, ...rows)),
    map,
    values.map(([, truth], i) => {
      const right = (value: string | number | null) =>
        ok(
          i + 2,
          ...base(i)
            .slice(0, fields.length)
            .map((text, at) => (fields[at] === field ? value : text)),
        );
      return typeof truth === 'object' && truth !== null ? { ...truth, line: i + 2 } : right(truth);
    }),
    { ...parts, answers: { delimiter: '|', ...parts.answers } },
  );
}

function numberCases(): Case[] {
  return [
    cells('items-plain', 'whole numbers', 'items', [
      ['1', 1],
      ['12', 12],
      ['1204', 1204],
      ['3.0', 3],
    ]),
    cells('items-de', 'dots group thousands: 1.234.567 proves it', 'items', [
      ['1.204', 1204],
      ['12', 12],
      ['1.234.567', 1234567],
    ]),
    cells('items-en', 'commas group thousands: 1,234,567 proves it', 'items', [
      ['1,204', 1204],
      ['12', 12],
      ['1,234,567', 1234567],
    ]),
    cells('items-fr', 'narrow blanks group thousands', 'items', [
      ['1 204', 1204],
      ['12', 12],
      ['12 345', 12345],
      ['1 234', 1234],
    ]),
    cells('items-ch', 'apostrophes group thousands', 'items', [
      ["1'204", 1204],
      ['12', 12],
      ['12’345', 12345],
    ]),
    cells(
      'items-ambiguous',
      '1.204 alone may be one and a bit or twelve hundred',
      'items',
      [
        ['1.204', open(0, 'number.ambiguous')],
        ['12', 12],
        ['3', 3],
      ],
      { outcomes: ANY },
    ),
    cells(
      'items-suppressed',
      'counts that were suppressed are no counts',
      'items',
      [
        ['<5', open(0, 'number.suppressed')],
        ['12', 12],
        ['*', open(0)],
        ['..', open(0)],
      ],
      { outcomes: ANY },
    ),
    cells('items-wrong', 'negative, broken and written numbers', 'items', [
      ['-3', no(0, 'number.negative')],
      ['2,5', no(0, 'number.not-integer')],
      ['two', no(0, 'number.invalid')],
      ['4', 4],
    ]),
    cells('items-missing', 'no number: one item, or not recorded, but never zero', 'items', [
      ['', { ...ok(0), values: [] }],
      ['n/a', { ...ok(0), values: [] }],
      ['7', 7],
    ]),
    cells(
      'items-with-unit',
      'a number with its unit',
      'items',
      [
        ['3 URLs', open(0, 'number.invalid')],
        ['7', 7],
      ],
      { outcomes: ANY },
    ),
  ];
}

function referenceCases(): Case[] {
  return [
    cells('ref-zeros', 'leading zeros are part of a reference', 'reference', [
      ['000123', '000123'],
      ['000124', '000124'],
      ['007', '007'],
    ]),
    cells('ref-long', 'twenty digits are no number', 'reference', [
      ['12345678901234567890', '12345678901234567890'],
      ['12345678901234567891', '12345678901234567891'],
    ]),
    cells('ref-destroyed', 'references a spreadsheet has rounded', 'reference', [
      ['1.23457E+11', no(0, 'id.scientific-notation')],
      ['20260000002', '20260000002'],
      ['1,23457E+11', no(0, 'id.scientific-notation')],
    ]),
    cells('ref-like-scientific', 'references that only look like rounded numbers', 'reference', [
      ['1E5', orAside({ ...ok(0), values: ['1E5', '2026-01-11', 'X', 'Hate'] })],
      ['AE+11', 'AE+11'],
      ['2E-17', orAside({ ...ok(0), values: ['2E-17', '2026-01-13', 'X', 'Hate'] })],
    ]),
    cells('ref-guarded', 'references a spreadsheet was kept from changing', 'reference', [
      ['="00123"', '00123'],
      ["'00124", '00124'],
      ['00125', '00125'],
    ]),
    cells('ref-blanks', 'blanks around a reference, among them hard ones', 'reference', [
      [' R-1 ', 'R-1'],
      ['\u00a0R-2\u00a0', 'R-2'],
      ['R 3', 'R 3'],
    ]),
    one(
      'ref-repeated',
      'the same record twice, and a reference with two contents',
      utf8(
        lines(
          'Ref;Sent;Provider;Type',
          'R-1;2026-01-05;X;Hate',
          'R-1;2026-01-05;X;Hate',
          'R-2;2026-01-06;X;Hate',
          'R-2;2026-01-17;Facebook;Fraud',
          'R-3;2026-01-18;X;Hate',
        ),
      ),
      MAP,
      [
        ok(2, 'R-1', '2026-01-05', 'X', 'Hate'),
        skip(3, 'id.duplicate-identical'),
        open(4, 'id.duplicate-conflict'),
        open(5, 'id.duplicate-conflict'),
        ok(6, 'R-3', '2026-01-18', 'X', 'Hate'),
      ],
      { outcomes: ['ok', 'ask'] },
    ),
    one(
      'ref-missing',
      'a record without its reference',
      utf8(lines('Ref;Sent;Provider;Type', 'R-1;2026-01-05;X;Hate', ';2026-01-06;X;Hate', 'R-3;2026-01-18;X;Hate')),
      MAP,
      [
        ok(2, 'R-1', '2026-01-05', 'X', 'Hate'),
        { ...orAside(ok(3, null, '2026-01-06', 'X', 'Hate')) },
        ok(4, 'R-3', '2026-01-18', 'X', 'Hate'),
      ],
      { outcomes: ['ok', 'ask'] },
    ),
    one(
      'ref-case',
      'references that differ in case only are two',
      utf8(lines('Ref;Sent;Provider;Type', 'a1;2026-01-05;X;Hate', 'A1;2026-01-06;X;Fraud')),
      MAP,
      [ok(2, 'a1', '2026-01-05', 'X', 'Hate'), ok(3, 'A1', '2026-01-06', 'X', 'Fraud')],
    ),
  ];
}

function missingCases(): Case[] {
  return [
    cells('missing-action', 'signs for “nothing” in several languages', 'action', [
      ['', null],
      ['n/a', null],
      ['-', null],
      ['NULL', null],
      ['(leeg)', null],
      ['–', null],
      ['N.A.', null],
      ['Removed', 'Removed'],
    ]),
    cells('missing-provider', 'no provider: not recorded, or set aside', 'provider', [
      ['', orAside({ ...ok(0), values: ['R-1', '2026-01-11', null, 'Hate'] })],
      ['n/a', orAside({ ...ok(0), values: ['R-2', '2026-01-12', null, 'Hate'] })],
      ['X', 'X'],
    ]),
    cells('missing-near', 'words that look like nothing and are names', 'provider', [
      ['NA-KD', 'NA-KD'],
      ['Nulled', 'Nulled'],
      ['None of your business Ltd', 'None of your business Ltd'],
      ['-X-', '-X-'],
    ]),
    cells('missing-hard-blanks', 'cells of hard and invisible blanks only', 'action', [
      ['\u00a0', null],
      ['\u200b', null],
      ['\u3000 ', null],
      ['Removed', 'Removed'],
    ]),
    cells(
      'missing-action-fr',
      'French signs for “not given”',
      'action',
      [
        ['néant', orAside({ ...ok(0), values: [] })],
        ['n.c.', orAside({ ...ok(0), values: [] })],
        ['Retiré', 'Retiré'],
      ],
      { outcomes: ANY },
    ),
    cells(
      'required-category',
      'a blank type',
      'category',
      [
        ['Hate', 'Hate'],
        ['', orAside({ ...ok(0), values: ['R-2', '2026-01-12', 'X', null] })],
      ],
      { outcomes: ['ok', 'ask'] },
    ),
    cells(
      'unknown-is-a-word',
      '“unknown” is what the flagger wrote',
      'action',
      [
        ['unknown', orAside({ ...ok(0), values: [] })],
        ['Removed', 'Removed'],
      ],
      { outcomes: ['ok', 'ask'] },
    ),
  ];
}

function locatorCases(): Case[] {
  const two = 'https://a.example/1 https://b.example/2';
  return [
    cells('url-defanged', 'locations made harmless', 'url', [
      ['hxxps://bad[.]example/p', 'https://bad.example/p'],
      ['hxxp://bad(.)example/x', 'http://bad.example/x'],
      ['https://ok.example/a', 'https://ok.example/a'],
    ]),
    cells('url-with-hxxp-inside', 'a location that only speaks of hxxp', 'url', [
      ['https://ok.example/about-hxxp', 'https://ok.example/about-hxxp'],
    ]),
    one(
      'url-several',
      'several locations in a cell are several items of one notice',
      utf8(
        lines(
          'Ref;Sent;Provider;Type;URL',
          `R-1;2026-01-05;X;Hate;${two}`,
          'R-2;2026-01-06;X;Hate;"https://a.example/1\nhttps://a.example/2\nhttps://a.example/3"',
          'R-3;2026-01-17;X;Hate;https://a.example/?a=1,2',
        ),
      ),
      { ...MAP, url: 'URL' },
      [
        withMore({ items: 2 }, ok(2, 'R-1', '2026-01-05', 'X', 'Hate')),
        withMore({ items: 3 }, ok(3, 'R-2', '2026-01-06', 'X', 'Hate')),
        withMore({ items: 1 }, ok(6, 'R-3', '2026-01-17', 'X', 'Hate')),
      ],
    ),
    one(
      'url-same-twice',
      'one location written twice is one item',
      utf8(
        lines(
          'Ref;Sent;Provider;Type;URL',
          'R-1;2026-01-05;X;Hate;https://a.example/1 https://a.example/1',
          'R-2;2026-01-06;X;Hate;https://a.example/2',
        ),
      ),
      { ...MAP, url: 'URL' },
      [withMore({ items: 1 }, ok(2, 'R-1', '2026-01-05', 'X', 'Hate')), withMore({ items: 1 }, ok(3, 'R-2', '2026-01-06', 'X', 'Hate'))],
    ),
    one(
      'url-with-delimiters',
      'locations with semicolons and quotes inside quoted cells',
      utf8(
        lines(
          'Ref;Sent;Provider;Type;URL',
          'R-1;2026-01-05;X;Hate;"https://a.example/p;v=1?q=""x"""',
          'R-2;2026-01-06;X;Hate;"https://a.example/q;v=2"',
        ),
      ),
      { ...MAP, url: 'URL' },
      [
        ok(2, 'R-1', '2026-01-05', 'X', 'Hate', 'https://a.example/p;v=1?q="x"'),
        ok(3, 'R-2', '2026-01-06', 'X', 'Hate', 'https://a.example/q;v=2'),
      ],
    ),
  ];
}

function textCases(): Case[] {
  const note = (i: number, text: string) => ok(i + 2, `R-${i + 1}`, `2026-01-${i + 11}`, 'X', 'Hate', text);
  const noted = (code: string, i: number, text: string): ExpectedRecord => orAside(saying(code, note(i, text)));
  return [
    cells('guarded-formula', 'apostrophes before = + - @, as helpdesks write them', 'note', [
      ["'=SUM", '=SUM'],
      ["'+32 sounds", '+32 sounds'],
      ["'@handle", '@handle'],
      ["'-minus", '-minus'],
      ["'t Forum", "'t Forum"],
    ]),
    cells(
      'formula-like',
      'what a spreadsheet would run',
      'note',
      [
        ['=HYPERLINK(A1)', noted('cell.formula-like', 0, '=HYPERLINK(A1)')],
        ['plain', 'plain'],
      ],
      { outcomes: ['ok', 'ask'] },
    ),
    cells(
      'bidi',
      'a sign that turns the text round',
      'provider',
      [
        ['Face\u202Ekoob', orAside(saying('text.bidi-control', { ...ok(0), values: ['R-1', '2026-01-11', 'Face\u202Ekoob', 'Hate'] }))],
        ['X', 'X'],
      ],
      { outcomes: ['ok', 'ask'] },
    ),
    cells(
      'control',
      'a control character',
      'provider',
      [
        [
          'Face\u0007book',
          orAside(saying('text.control-character', { ...ok(0), values: ['R-1', '2026-01-11', 'Face\u0007book', 'Hate'] })),
        ],
        ['X', 'X'],
      ],
      { outcomes: ['ok', 'ask'] },
    ),
    cells(
      'mixed-scripts',
      'a Cyrillic letter in a Latin name',
      'provider',
      [
        ['F\u0430cebook', orAside(saying('text.mixed-scripts', { ...ok(0), values: ['R-1', '2026-01-11', 'F\u0430cebook', 'Hate'] }))],
        ['Facebook', 'Facebook'],
        ['Фейсбук', 'Фейсбук'],
      ],
      { outcomes: ['ok', 'ask'] },
    ),
    cells(
      'truncated',
      'a text of exactly 255 characters',
      'note',
      [
        ['y'.repeat(255), noted('cell.maybe-truncated', 0, 'y'.repeat(255))],
        ['short', 'short'],
      ],
      { outcomes: ['ok', 'ask'] },
    ),
    cells(
      'pii',
      'personal data in a note',
      'note',
      [
        ['write to jan@mail.example', noted('pii.email', 0, 'write to jan@mail.example')],
        ['BE68 5390 0754 7034', noted('pii.iban', 1, 'BE68 5390 0754 7034')],
        ['call +32 470 12 34 56', noted('pii.phone', 2, 'call +32 470 12 34 56')],
        ['2026-01-02 to 2026-03-04', '2026-01-02 to 2026-03-04'],
      ],
      { outcomes: ['ok', 'ask'] },
    ),
    cells(
      'replacement',
      'letters that were lost before the export',
      'provider',
      [
        ['Caf\uFFFD', orAside(saying('text.undecodable-bytes', { ...ok(0), values: ['R-1', '2026-01-11', 'Caf\uFFFD', 'Hate'] }))],
        ['X', 'X'],
      ],
      { outcomes: ANY },
    ),
    cells('question-marks', 'text with question marks is text', 'provider', [
      ['Quora?', 'Quora?'],
      ['¿Qué?', '¿Qué?'],
    ]),
    cells('html-entities', 'signs in the way of web pages stand as they are', 'provider', [
      ['A &amp; B', 'A &amp; B'],
      ['<b>', '<b>'],
    ]),
    cells(
      'variants',
      'one provider in several spellings: said, never merged',
      'provider',
      [
        ['Facebook', 'Facebook'],
        ['facebook', 'facebook'],
        ['Face book', 'Face book'],
        ['FACEBOOK ', 'FACEBOOK'],
      ],
      { reasons: ['provider.possible-variants'] },
    ),
    cells('emoji', 'letters beyond the first plane', 'provider', [
      ['😀 Chat', '😀 Chat'],
      ['𝕏', '𝕏'],
    ]),
    cells('long-cell', 'a cell of forty thousand letters', 'note', [
      ['z'.repeat(40_000), 'z'.repeat(40_000)],
      ['short', 'short'],
    ]),
    one(
      'multi-newline',
      'two types in one cell, each on its line',
      utf8(lines('Ref;Sent;Provider;Type', 'R-1;2026-01-05;X;"Hate\nFraud"', 'R-2;2026-01-06;X;Hate')),
      MAP,
      [
        { ...optional(ok(2, 'R-1', '2026-01-05', 'X', 'Hate\nFraud')), outcomes: ['ask', 'reject'], reasons: ['value.multiple'] },
        ok(4, 'R-2', '2026-01-06', 'X', 'Hate'),
      ],
      { outcomes: ['ok', 'ask'] },
    ),
    one(
      'multi-semicolon',
      'values joined by semicolons, each of which stands alone elsewhere',
      utf8(lines('Ref,Sent,Provider,Type', 'R-1,2026-01-05,X,Hate;Fraud', 'R-2,2026-01-06,X,Hate', 'R-3,2026-01-17,X,Fraud')),
      MAP,
      [open(2, 'value.multiple'), ok(3, 'R-2', '2026-01-06', 'X', 'Hate'), ok(4, 'R-3', '2026-01-17', 'X', 'Fraud')],
      { answers: { delimiter: ',' }, outcomes: ['ok', 'ask'] },
    ),
  ];
}

function worldCases(): Case[] {
  return [
    one(
      'scart-bare-join',
      'a report joined without quotes that lost its leading empty cells',
      utf8(
        lines(
          'Ref;Url;Provider;Sent;Type',
          'R-1;https://a.example/1;X;2026-01-05;Hate',
          'https://a.example/2;X;2026-01-06;Hate',
          'R-3;https://a.example/3;X;2026-01-17;Hate',
        ),
      ),
      { reference: 'Ref', url: 'Url', provider: 'Provider', sent_on: 'Sent', category: 'Type' },
      [
        ok(2, 'R-1', 'https://a.example/1', 'X', '2026-01-05', 'Hate'),
        no(3, 'row.too-few-fields'),
        ok(4, 'R-3', 'https://a.example/3', 'X', '2026-01-17', 'Hate'),
      ],
    ),
    one(
      'limesurvey-like',
      'questions as labels, with delimiters and quotes in them',
      utf8Bom(
        lines(
          '"Response ID","When did you send the notice? (date, local)","Which ""platform""?","Type, as you see it"',
          '"1","2026-01-05 10:00:00","Facebook","Hate"',
          '"2","2026-01-16 11:00:00","X, formerly Twitter","Fraud"',
        ),
      ),
      {
        reference: 'Response ID',
        sent_on: 'When did you send the notice? (date, local)',
        provider: 'Which "platform"?',
        category: 'Type, as you see it',
      },
      [ok(2, '1', '2026-01-05', 'Facebook', 'Hate'), ok(3, '2', '2026-01-16', 'X, formerly Twitter', 'Fraud')],
    ),
    one(
      'labels-with-equals',
      'a label with an equals sign and a colon',
      utf8(lines('Ref=Id;Sent: day;Provider;Type', 'R-1;2026-01-05;X;Hate', 'R-2;2026-01-16;X;Fraud')),
      { reference: 'Ref=Id', sent_on: 'Sent: day', provider: 'Provider', category: 'Type' },
      [ok(2, 'R-1', '2026-01-05', 'X', 'Hate'), ok(3, 'R-2', '2026-01-16', 'X', 'Fraud')],
    ),
    one(
      'everything-at-once',
      'Windows-1252, a title, dots for dates, a footnote, a total, a guard and a defanged location',
      inEncoding(
        'windows-1252',
        lines(
          'Übersicht;;;;;',
          ';;;;;',
          'Nr;Gesendet;Anbieter;Art;URL;Anzahl',
          "'007;05.01.2026;Müller & Söhne;Hass;hxxps://böse[.]example/1;1",
          "'008;16.01.2026;Köln-Börse;Betrug;hxxps://a[.]example/2;2",
          ';;;;Summe;3',
          'Stand: 31.01.2026;;;;;',
        ),
      ),
      { reference: 'Nr', sent_on: 'Gesendet', provider: 'Anbieter', category: 'Art', items: 'Anzahl' },
      [
        ok(4, '007', '2026-01-05', 'Müller & Söhne', 'Hass', 1),
        ok(5, '008', '2026-01-16', 'Köln-Börse', 'Betrug', 2),
        skip(6, 'row.total'),
        skip(7),
      ],
      { answers: { headerLine: 3, dateOrder: 'dmy', delimiter: ';' } },
    ),
    one('one-record', 'a single record', utf8(lines('Ref;Sent;Provider;Type', 'R-1;2026-01-05;X;Hate')), MAP, [
      ok(2, 'R-1', '2026-01-05', 'X', 'Hate'),
    ]),
    one(
      'one-record-ambiguous',
      'a single record with an ambiguous date',
      utf8(lines('Ref;Sent;Provider;Type', 'R-1;05/01/2026;X;Hate')),
      MAP,
      [ok(2, 'R-1', '2026-01-05', 'X', 'Hate')],
      {
        mustAsk: ['date.order-ambiguous'],
        answers: { dateOrder: 'dmy' },
      },
    ),
    one(
      'wide',
      'sixty columns of which four are mapped',
      utf8(
        lines(
          ['Ref', 'Sent', 'Provider', 'Type', ...Array.from({ length: 56 }, (_, i) => `Extra ${i}`)].join(','),
          ['R-1', '2026-01-05', 'X', 'Hate', ...Array.from({ length: 56 }, (_, i) => `v${i}`)].join(','),
        ),
      ),
      MAP,
      [ok(2, 'R-1', '2026-01-05', 'X', 'Hate')],
    ),
    one(
      'sparse',
      'many empty columns, so that most cells are blank',
      utf8(
        lines(
          ['Ref', 'Sent', 'Provider', 'Type', ...Array.from({ length: 12 }, (_, i) => `E${i}`)].join(','),
          `R-1,2026-01-05,X,Hate${','.repeat(12)}`,
          `R-2,2026-01-16,X,Fraud${','.repeat(12)}`,
        ),
      ),
      MAP,
      [ok(2, 'R-1', '2026-01-05', 'X', 'Hate'), ok(3, 'R-2', '2026-01-16', 'X', 'Fraud')],
    ),
  ];
}

export const valueCases = (): Case[] => [
  ...numberCases(),
  ...referenceCases(),
  ...missingCases(),
  ...locatorCases(),
  ...textCases(),
  ...worldCases(),
];
