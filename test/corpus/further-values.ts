// Cases: further encodings, references, names, addresses, and files that are no tables.
import { ask, type Case, type ExpectedRecord, never, ok, one, open, optional, orAside, saying, skip, withMore } from './case.ts';
import { inEncoding, joined, lines, linesWith, utf8, utf16 } from './encode.ts';

const crlf = (...rows: readonly string[]): string => linesWith('\r\n', ...rows);
type Parts = Parameters<typeof one>[5];
const M = { reference: 'Ref', sent_on: 'Sent', provider: 'Host', category: 'Kind' };
const H = 'Ref,Sent,Host,Kind';
const B5 = ['A-1,2026-03-05,Facebook,Hate', 'A-2,2026-03-17,X,Fraud'];
const R = (n: number) => [ok(n, 'A-1', '2026-03-05', 'Facebook', 'Hate'), ok(n + 1, 'A-2', '2026-03-17', 'X', 'Fraud')];
const encodings = (): Case[] => [
  one(
    'e-cp850',
    'an old DOS encoding, which is none of those offered',
    {
      bytes: Buffer.concat([
        Buffer.from('Ref;Sent;Host;Kind;Note\r\nA-1;2026-03-05;Facebook;Hate;Soci'),
        Buffer.from([0x82]),
        Buffer.from('t'),
        Buffer.from([0x82]),
        Buffer.from(' g'),
        Buffer.from([0x82]),
        Buffer.from('n'),
        Buffer.from([0x82]),
        Buffer.from('rale\r\nA-2;2026-03-17;X;Fraud;d'),
        Buffer.from([0x82]),
        Buffer.from('j'),
        Buffer.from([0x85]),
        Buffer.from('\r\n'),
      ]),
      encoding: 'windows-1252',
    },
    { ...M, note: 'Note' },
    [ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate'), ok(3, 'A-2', '2026-03-17', 'X', 'Fraud')],
    { mustAsk: ['text.undecodable-bytes'] },
  ),
  one(
    'e-fr-mac',
    'French of an old Macintosh with line feeds',
    inEncoding(
      'macintosh',
      lines(
        'Réf;Envoyé;Hébergeur;Catégorie;Décision',
        'R-1;2026-03-05;OVH;Incitation à la haine;Retiré',
        'R-2;2026-03-17;Gandi;Contrefaçon;Conservé après réexamen',
      ),
    ),
    { reference: 'Réf', sent_on: 'Envoyé', provider: 'Hébergeur', category: 'Catégorie', action: 'Décision' },
    [
      ok(2, 'R-1', '2026-03-05', 'OVH', 'Incitation à la haine', 'Retiré'),
      ok(3, 'R-2', '2026-03-17', 'Gandi', 'Contrefaçon', 'Conservé après réexamen'),
    ],
  ),
  one(
    'e-euro-15',
    'ISO-8859-15 with a euro sign and œ',
    inEncoding(
      'iso-8859-15',
      lines(
        'Réf;Envoyé;Hébergeur;Catégorie;Décision',
        'R-1;2026-03-05;OVH;Vente à 5 €;Retiré',
        'R-2;2026-03-17;Gandi;Atteinte aux bonnes mœurs;Refusé',
      ),
    ),
    { reference: 'Réf', sent_on: 'Envoyé', provider: 'Hébergeur', category: 'Catégorie', action: 'Décision' },
    [
      ok(2, 'R-1', '2026-03-05', 'OVH', 'Vente à 5 €', 'Retiré'),
      ok(3, 'R-2', '2026-03-17', 'Gandi', 'Atteinte aux bonnes mœurs', 'Refusé'),
    ],
    { mustAsk: [], outcomes: ['ok', 'ask'] },
  ),
  one(
    'e-one-word',
    'a single accented word in Windows-1252',
    inEncoding('windows-1252', lines('Ref;Sent;Host;Kind', 'A-1;2026-03-05;Facebook;Hate', 'A-2;2026-03-17;Café Example;Fraud')),
    M,
    [ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate'), ok(3, 'A-2', '2026-03-17', 'Café Example', 'Fraud')],
    { outcomes: ['ok', 'ask'] },
  ),
  one(
    'e-double',
    'labels converted to UTF-8 twice',
    utf8(lines('RÃ©f;EnvoyÃ©;HÃ©bergeur;CatÃ©gorie', 'R-1;2026-03-05;OVH;ContrefaÃ§on', 'R-2;2026-03-17;Gandi;Fraude')),
    { reference: 'Réf', sent_on: 'Envoyé', provider: 'Hébergeur', category: 'Catégorie' },
    [],
    { mustAsk: ['*'], outcomes: ['ask', 'reject'] },
  ),
  one(
    'e-mixed',
    'two exports in two encodings pasted together',
    joined(
      utf8(lines('Ref;Sent;Host;Kind', 'A-1;2026-03-05;Café É;Hate', 'A-2;2026-03-17;Ünal;Hate')),
      inEncoding('windows-1252', lines('A-3;2026-03-18;Café Ü;Fraud')),
    ),
    M,
    [ok(2, 'A-1', '2026-03-05', 'Café É', 'Hate'), ok(3, 'A-2', '2026-03-17', 'Ünal', 'Hate'), open(4)],
    { answers: { encoding: undefined }, outcomes: ['ok', 'ask', 'reject'] },
  ),
  one(
    'e-utf16-no-bom-be',
    'UTF-16 BE without a mark, Greek',
    utf16('be', crlf('Κωδικός;Εστάλη;Πάροχος;Είδος', 'Ε-1;2026-03-05;Facebook;Μίσος', 'Ε-2;2026-03-17;Skroutz;Απάτη')),
    { reference: 'Κωδικός', sent_on: 'Εστάλη', provider: 'Πάροχος', category: 'Είδος' },
    [ok(2, 'Ε-1', '2026-03-05', 'Facebook', 'Μίσος'), ok(3, 'Ε-2', '2026-03-17', 'Skroutz', 'Απάτη')],
  ),
  one(
    'e-utf16-odd',
    'UTF-16 cut in the middle of its last letter',
    {
      bytes: Buffer.concat([
        Buffer.from([0xff, 0xfe]),
        Buffer.from(crlf(H.replaceAll(',', '\t'), 'A-1\t2026-03-05\tFacebook\tHate', 'A-2\t2026-03-17\tX\tFraud'), 'utf16le').subarray(
          0,
          -1,
        ),
      ]),
      encoding: 'utf-16le',
    },
    M,
    [ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate'), orAside(ok(3, 'A-2', '2026-03-17', 'X', 'Fraud')), optional(never(4))],
    { outcomes: ['ok', 'ask', 'reject'] },
  ),
  one(
    'e-declared-wrong',
    'a mark of UTF-8 and then Windows-1252',
    joined(
      { bytes: Buffer.from([0xef, 0xbb, 0xbf]), encoding: 'windows-1252' },
      inEncoding(
        'windows-1252',
        crlf('Réf;Envoyé;Hébergeur;Catégorie', 'R-1;2026-03-05;OVH;Contrefaçon', 'R-2;2026-03-17;Gandi;Tromperie avérée'),
      ),
    ),
    { reference: 'Réf', sent_on: 'Envoyé', provider: 'Hébergeur', category: 'Catégorie' },
    [ok(2, 'R-1', '2026-03-05', 'OVH', 'Contrefaçon'), ok(3, 'R-2', '2026-03-17', 'Gandi', 'Tromperie avérée')],
    { outcomes: ['ok', 'ask'] },
  ),
  one(
    'e-lost-letters',
    'letters lost in an earlier conversion',
    utf8(lines(H, 'A-1,2026-03-05,Caf\ufffd,Hate', 'A-2,2026-03-17,X,Fraud')),
    M,
    [open(2, 'text.undecodable-bytes'), ok(3, 'A-2', '2026-03-17', 'X', 'Fraud')],
  ),
  one(
    'e-question-marks',
    'letters already replaced by question marks are kept',
    utf8(lines(H, 'A-1,2026-03-05,Caf?,Hate', 'A-2,2026-03-17,X,Fraud')),
    M,
    [ok(2, 'A-1', '2026-03-05', 'Caf?', 'Hate'), ok(3, 'A-2', '2026-03-17', 'X', 'Fraud')],
  ),
];
const references = (): Case[] => [
  one(
    'id-zeros',
    'leading zeros, formula guards, apostrophes',
    utf8(lines(H, '00123,2026-03-05,Facebook,Hate', '"=""00124""",2026-03-17,X,Fraud', "'00125,2026-03-18,X,Fraud")),
    M,
    [
      ok(2, '00123', '2026-03-05', 'Facebook', 'Hate'),
      ok(3, '00124', '2026-03-17', 'X', 'Fraud'),
      ok(4, '00125', '2026-03-18', 'X', 'Fraud'),
    ],
  ),
  one(
    'id-scientific',
    'one reference a spreadsheet has rounded',
    utf8(
      lines(
        H,
        '1.20E+15,2026-03-05,Facebook,Hate',
        '1200000000000012,2026-03-17,X,Fraud',
        '1E+15,2026-03-18,X,Fraud',
        '2E5,2026-03-19,X,Fraud',
      ),
    ),
    M,
    [
      open(2, 'id.scientific-notation'),
      ok(3, '1200000000000012', '2026-03-17', 'X', 'Fraud'),
      open(4, 'id.scientific-notation'),
      orAside(ok(5, '2E5', '2026-03-19', 'X', 'Fraud')),
    ],
  ),
  one(
    'id-rounded-16',
    'seventeen digits that end in zeros beside others',
    utf8(lines(H, '20260305100000170,2026-03-05,Facebook,Hate', '20260305100000180,2026-03-17,X,Fraud')),
    M,
    [ok(2, '20260305100000170', '2026-03-05', 'Facebook', 'Hate'), ok(3, '20260305100000180', '2026-03-17', 'X', 'Fraud')],
  ),
  one(
    'id-duplicates',
    'the same record twice, and a reference with two contents',
    utf8(lines(H, 'A-1,2026-03-05,Facebook,Hate', 'A-1,2026-03-05,Facebook,Hate', 'A-2,2026-03-17,X,Fraud', 'A-2,2026-03-17,X,Hate')),
    M,
    [
      ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate'),
      skip(3, 'id.duplicate-identical'),
      open(4, 'id.duplicate-conflict'),
      open(5, 'id.duplicate-conflict'),
    ],
    { outcomes: ['ok', 'ask'] },
  ),
  one(
    'id-blank',
    'records without a reference, two of them alike',
    utf8(lines(H, ',2026-03-05,Facebook,Hate', ',2026-03-05,Facebook,Hate', 'A-2,2026-03-17,X,Fraud')),
    M,
    [
      ok(2, null, '2026-03-05', 'Facebook', 'Hate'),
      ok(3, null, '2026-03-05', 'Facebook', 'Hate'),
      ok(4, 'A-2', '2026-03-17', 'X', 'Fraud'),
    ],
    { outcomes: ['ok', 'ask'] },
  ),
  one(
    'id-as-dates',
    'references a spreadsheet has turned into dates',
    utf8(lines(H, '1-mrt,2026-03-05,Facebook,Hate', '2026-2,2026-03-17,X,Fraud')),
    M,
    [ok(2, '1-mrt', '2026-03-05', 'Facebook', 'Hate'), ok(3, '2026-2', '2026-03-17', 'X', 'Fraud')],
  ),
  one(
    'id-error',
    'an error of a spreadsheet where the reference should be',
    utf8(lines(H, '#REF!,2026-03-05,Facebook,Hate', '#N/A,2026-03-06,Facebook,Hate', '########,2026-03-17,X,Fraud')),
    M,
    [
      orAside(ok(2, null, '2026-03-05', 'Facebook', 'Hate')),
      orAside(ok(3, null, '2026-03-06', 'Facebook', 'Hate')),
      orAside(ok(4, '########', '2026-03-17', 'X', 'Fraud')),
    ],
    { outcomes: ['ok', 'ask'] },
  ),
];
const V = (host: string, kind = 'Hate') => utf8(lines('Ref|Sent|Host|Kind', `A-1|2026-03-05|${host}|${kind}`, 'A-2|2026-03-17|X|Fraud'));
const v = (name: string, about: string, host: string, record: ExpectedRecord, kind = 'Hate', parts: Parts = {}) =>
  one(name, about, V(host, kind), M, [record, ok(3, 'A-2', '2026-03-17', 'X', 'Fraud')], { ...parts, answers: { delimiter: '|' } });
const N = (note: string, ...codes: string[]) =>
  one(
    `v-note-${codes[0] ?? 'plain'}`,
    'what stands in a note is said by code',
    utf8(lines('Ref|Sent|Host|Kind|Note', `A-1|2026-03-05|Facebook|Hate|${note}`)),
    { ...M, note: 'Note' },
    [codes.reduce((r, c) => saying(c, r), ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate'))],
    { answers: { delimiter: '|' } },
  );
const values = (): Case[] => [
  v(
    'v-formula',
    'a name that a spreadsheet would run',
    '=1+1 Hosting',
    saying('cell.formula-like', ok(2, 'A-1', '2026-03-05', '=1+1 Hosting', 'Hate')),
  ),
  v(
    'v-formula-guarded',
    'a guarded formula',
    "'=1+1 Hosting",
    saying('cell.formula-like', ok(2, 'A-1', '2026-03-05', '=1+1 Hosting', 'Hate')),
  ),
  v('v-at', 'a name that begins with @', '@home', ok(2, 'A-1', '2026-03-05', '@home', 'Hate')),
  v('v-missing-provider', 'no provider', 'N/A', open(2, 'required.missing')),
  v('v-missing-category', 'no category', 'Facebook', open(2, 'required.missing'), '-'),
  v(
    'v-bidi',
    'a name with a sign that turns the direction',
    'Face\u202ebook',
    saying('text.bidi-control', orAside(ok(2, 'A-1', '2026-03-05', 'Face\u202ebook', 'Hate'))),
  ),
  v(
    'v-zero-width',
    'a name with an invisible blank',
    'Face\u200bbook',
    saying('text.control-character', orAside(ok(2, 'A-1', '2026-03-05', 'Face\u200bbook', 'Hate'))),
  ),
  v(
    'v-mixed-scripts',
    'a name with one Cyrillic letter',
    'Fаcebook',
    saying('text.mixed-scripts', orAside(ok(2, 'A-1', '2026-03-05', 'Fаcebook', 'Hate'))),
  ),
  v(
    'v-mojibake',
    'a name converted twice',
    'CafÃ© Example',
    saying('text.looks-double-encoded', orAside(ok(2, 'A-1', '2026-03-05', 'CafÃ© Example', 'Hate'))),
  ),
  v('v-comma-name', 'a name with a comma', 'Example, Inc.', ok(2, 'A-1', '2026-03-05', 'Example, Inc.', 'Hate')),
  v('v-total-name', 'a name that begins like a total', 'Total Hosting BV', ok(2, 'A-1', '2026-03-05', 'Total Hosting BV', 'Hate')),
  v('v-sum-category', 'a category called Other total', 'Sum', ok(2, 'A-1', '2026-03-05', 'Sum', 'Total ban'), 'Total ban'),
  v(
    'v-slash-category',
    'a category with a slash and one with a semicolon in words',
    'Facebook',
    ok(2, 'A-1', '2026-03-05', 'Facebook', 'Racism/xenophobia'),
    'Racism/xenophobia',
  ),
  v('v-multi', 'two categories joined by a semicolon', 'Facebook', ask(2, 'value.multiple'), 'Hate; Fraud', {
    mustAsk: ['value.multiple'],
    outcomes: ['ok', 'ask'],
  }),
  v('v-multi-lines-provider', 'two platforms in a cell', 'Facebook; X', open(2, 'value.multiple'), 'Hate', {
    mustAsk: ['value.multiple'],
    outcomes: ['ok', 'ask'],
  }),
  v(
    'v-multi-json',
    'a list in brackets',
    'Facebook',
    orAside(ok(2, 'A-1', '2026-03-05', 'Facebook', '["Hate","Fraud"]')),
    '["Hate","Fraud"]',
    { outcomes: ['ok', 'ask'] },
  ),
  N('mail to jan@example.org', 'pii.email'),
  N('account NL91ABNA0417164300 seen', 'pii.iban'),
  N('call +32 2 555 12 12', 'pii.phone'),
  N('x'.repeat(255), 'cell.maybe-truncated'),
  N('a\u0007b', 'text.control-character'),
  N('=HYPERLINK("http://x")', 'cell.formula-like'),
  N('Прoверка', 'text.mixed-scripts'),
  N('a\u202eb', 'text.bidi-control'),
  one(
    'v-variants',
    'three spellings of one platform',
    utf8(
      lines(
        H,
        'A-1,2026-03-05,Facebook,Hate',
        'A-2,2026-03-17,FaceBook,Hate',
        'A-3,2026-03-18,facebook.com,Hate',
        'A-4,2026-03-18,Facebook Inc.,Hate',
      ),
    ),
    M,
    [
      ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate'),
      ok(3, 'A-2', '2026-03-17', 'FaceBook', 'Hate'),
      ok(4, 'A-3', '2026-03-18', 'facebook.com', 'Hate'),
      ok(5, 'A-4', '2026-03-18', 'Facebook Inc.', 'Hate'),
    ],
    { reasons: ['provider.possible-variants'] },
  ),
  one(
    'v-bool-action',
    'yes and no in the column of the action',
    utf8(lines('Ref,Sent,Host,Kind,Removed?', 'A-1,2026-03-05,Facebook,Hate,Yes', 'A-2,2026-03-17,X,Fraud,No', 'A-3,2026-03-18,X,Fraud,')),
    { ...M, action: 'Removed?' },
    [
      ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate', 'Yes'),
      ok(3, 'A-2', '2026-03-17', 'X', 'Fraud', 'No'),
      ok(4, 'A-3', '2026-03-18', 'X', 'Fraud', null),
    ],
  ),
  one(
    'v-decided-no-action',
    'a day of decision without an action',
    utf8(
      lines('Ref,Sent,Host,Kind,Outcome,Decided', 'A-1,2026-03-05,Facebook,Hate,,2026-03-06', 'A-2,2026-03-17,X,Fraud,Removed,2026-03-18'),
    ),
    { ...M, action: 'Outcome', decided_on: 'Decided' },
    [ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate', null, '2026-03-06'), ok(3, 'A-2', '2026-03-17', 'X', 'Fraud', 'Removed', '2026-03-18')],
  ),
];
const U = (name: string, about: string, cell: string, url: string, items: number, parts: Parts = {}) =>
  one(
    name,
    about,
    utf8(lines('Ref\tSent\tHost\tKind\tURL', `A-1\t2026-03-05\tFacebook\tHate\t"${cell.replaceAll('"', '""')}"`)),
    { ...M, url: 'URL' },
    [withMore({ url, items }, ok(2, 'A-1', '2026-03-05', 'Facebook', 'Hate'))],
    parts,
  );
const urls = (): Case[] => [
  U('u-defanged', 'hxxps and bracketed dots', 'hxxps://bad[.]example/x', 'https://bad.example/x', 1),
  U('u-lines', 'three lines, one twice', 'https://a.example/1\nhttps://a.example/2\nhttps://a.example/1', 'https://a.example/1', 2),
  U('u-numbered', 'a numbered list', '1) https://a.example/1 2) https://a.example/2', 'https://a.example/1', 2),
  U('u-and', 'two joined by a word', 'https://a.example/1 and https://a.example/2', 'https://a.example/1', 2),
  U('u-markdown', 'a link as in chat tools', '[post](https://a.example/1)', 'https://a.example/1', 1),
  U('u-no-scheme', 'two addresses without a scheme, one a line', 'a.example/1\nb.example/2', 'a.example/1', 2),
  U(
    'u-semicolon-inside',
    'a semicolon and a comma inside one address',
    'https://a.example/p;v=1?x=1,2',
    'https://a.example/p;v=1?x=1,2',
    1,
  ),
  U('u-comma-blank', 'comma and blank', 'https://a.example/1, https://a.example/2;https://a.example/3', 'https://a.example/1', 3),
  U(
    'u-onion',
    'an onion service and a plain one',
    'http://exampleexampleexample.onion/a | https://b.example',
    'http://exampleexampleexample.onion/a',
    2,
  ),
  U('u-angle', 'angle brackets', '<https://a.example/1>', 'https://a.example/1', 1),
  U(
    'u-archive',
    'an address inside an address',
    'https://archive.example/web/2026/https://a.example/1',
    'https://archive.example/web/2026/https://a.example/1',
    1,
  ),
];
const bad = (name: string, about: string, bytes: Uint8Array, reason: string) =>
  one(name, about, { bytes, encoding: 'utf-8' }, M, [], { outcomes: ['reject'], reasons: [reason] });
const B = (text: string) => Buffer.from(text, 'latin1');
const files = (): Case[] => [
  bad('f-xml', 'XML', B('<?xml version="1.0"?><rows><row/></rows>'), 'file.is-html'),
  bad(
    'f-html-excel',
    'a page that is called a spreadsheet',
    B('\r\n<html xmlns:x="urn:schemas"><table><tr><td>Ref</td></tr></table>'),
    'file.is-html',
  ),
  bad('f-table', 'a bare table', B('<table border=1><tr><th>Ref</th></tr></table>'), 'file.is-html'),
  bad('f-json', 'JSON', B('[\n  {"Ref": 1}\n]'), 'file.is-json'),
  bad('f-jsonl', 'one JSON object a line', B('{"Ref": 1, "Sent": 2}\n{"Ref": 2, "Sent": 3}\n'), 'file.is-json'),
  bad('f-zip', 'a workbook', Buffer.concat([B('PK\x03\x04'), Buffer.alloc(100, 7)]), 'file.is-spreadsheet'),
  bad('f-zip-empty', 'an empty archive', Buffer.concat([B('PK\x05\x06'), Buffer.alloc(18)]), 'file.is-spreadsheet'),
  bad(
    'f-ole',
    'an old workbook',
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]),
    'file.is-spreadsheet',
  ),
  bad('f-empty', 'nothing', B(''), 'file.empty'),
  bad('f-blank', 'blank lines', B('\r\n  \r\n\t\n'), 'file.empty'),
  bad('f-bom', 'a mark alone', B('\xef\xbb\xbf'), 'file.empty'),
  one(
    'f-gzip',
    'a compressed file',
    {
      bytes: Buffer.concat([
        Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]),
        Buffer.from(Array.from({ length: 300 }, (_, i) => (i * 97) % 256)),
      ]),
      encoding: 'utf-8',
    },
    M,
    [],
    { outcomes: ['reject', 'ask'] },
  ),
  one(
    'f-sqlite',
    'a database',
    { bytes: Buffer.concat([B('SQLite format 3\0'), Buffer.alloc(2000, 0), B('Ref,Sent,Host,Kind')]), encoding: 'utf-8' },
    M,
    [],
    { outcomes: ['reject', 'ask'] },
  ),
  one('f-mail', 'a mail', utf8(lines('From: a@b.example', 'To: c@d.example', 'Subject: export', '', 'see attached')), M, [], {
    outcomes: ['reject', 'ask'],
  }),
  one(
    'f-csv-with-tags',
    'a table whose first label looks like a tag',
    utf8(lines('<ref>,<sent>,<host>,<kind>', ...B5)),
    { reference: '<ref>', sent_on: '<sent>', provider: '<host>', category: '<kind>' },
    R(2),
  ),
  one(
    'f-bracket-label',
    'a table whose first label is in brackets',
    utf8(lines('[Ref],[Sent],[Host],[Kind]', ...B5)),
    { reference: '[Ref]', sent_on: '[Sent]', provider: '[Host]', category: '[Kind]' },
    R(2),
  ),
];

export const furtherValueCases = (): Case[] => [...encodings(), ...references(), ...values(), ...urls(), ...files()];
