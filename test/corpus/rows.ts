// Cases: where the header is, and rows that are no records.
import { type Case, type ExpectedRecord, never, no, ok, one, optional, skip } from './case.ts';
import { inEncoding, lines, linesWith, utf8, utf8Bom } from './encode.ts';
import { header, type Language, mapOf } from './labels.ts';

const EN = mapOf('en');
const ROWS = ['R-1,2026-01-05,Facebook,Hate,Removed', 'R-2,2026-01-06,X,Fraud,Refused', 'R-3,2026-01-17,TikTok,Hate,'];
const BASE = [
  ok(2, 'R-1', '2026-01-05', 'Facebook', 'Hate', 'Removed'),
  ok(3, 'R-2', '2026-01-06', 'X', 'Fraud', 'Refused'),
  ok(4, 'R-3', '2026-01-17', 'TikTok', 'Hate', null),
];
const later = (by: number): ExpectedRecord[] => BASE.map((record) => ({ ...record, line: record.line + by }));

function headerCases(): Case[] {
  return [
    one(
      'en-title-above',
      'a title and a blank line above the header',
      utf8(lines('Notices of the first quarter', '', header('en', ','), ...ROWS)),
      EN,
      later(2),
      {
        answers: { headerLine: 3 },
        reasons: ['header.not-on-first-row'],
      },
    ),
    one(
      'en-title-wide',
      'a title filled up with delimiters, as spreadsheets write it',
      utf8(lines('Notices 2026,,,,', ',,,,', header('en', ','), ...ROWS)),
      EN,
      later(2),
      {
        answers: { headerLine: 3 },
        reasons: ['header.not-on-first-row'],
      },
    ),
    one(
      'de-preamble',
      'keys and values above the header',
      utf8(
        lines(
          'Bericht:;Meldungen',
          'Erstellt am:;01.02.2026',
          'Zeitraum:;01.01.2026 - 31.01.2026',
          'Anzahl:;3',
          '',
          header('de', ';'),
          'AZ-1;05.01.2026;Facebook;Hass;Gelöscht',
          'AZ-2;06.01.2026;X;Betrug;Abgelehnt',
          'AZ-3;17.01.2026;TikTok;Hass;',
        ),
      ),
      mapOf('de'),
      [
        ok(7, 'AZ-1', '2026-01-05', 'Facebook', 'Hass', 'Gelöscht'),
        ok(8, 'AZ-2', '2026-01-06', 'X', 'Betrug', 'Abgelehnt'),
        ok(9, 'AZ-3', '2026-01-17', 'TikTok', 'Hass', null),
      ],
      { answers: { headerLine: 6, dateOrder: 'dmy', delimiter: ';' }, reasons: ['header.not-on-first-row'] },
    ),
    one(
      'cs-preamble-1250',
      'a preamble in Windows-1250',
      inEncoding(
        'windows-1250',
        linesWith(
          '\r\n',
          'Přehled oznámení;;;;',
          'Období: leden až březen;;;;',
          header('cs', ';'),
          'P-1;5.1.2026;Seznam.cz;Nenávistné projevy;Odstraněno',
          'P-2;16.1.2026;Facebook;Šíření výhrůžek;Účet zrušen',
        ),
      ),
      mapOf('cs'),
      [
        ok(4, 'P-1', '2026-01-05', 'Seznam.cz', 'Nenávistné projevy', 'Odstraněno'),
        ok(5, 'P-2', '2026-01-16', 'Facebook', 'Šíření výhrůžek', 'Účet zrušen'),
      ],
      { answers: { headerLine: 3, dateOrder: 'dmy', delimiter: ';' }, reasons: ['header.not-on-first-row'] },
    ),
    one(
      'en-no-header-labels',
      'no header; the map names columns by number',
      utf8(lines(...ROWS)),
      { reference: 'column 1', sent_on: 'column 2', provider: 'column 3', category: 'column 4', action: 'column 5' },
      later(-1),
      { answers: { headerLine: 0 } },
    ),
    one('en-no-header', 'no header, but the map names labels', utf8(lines(...ROWS)), EN, [], {
      mustAsk: ['header.missing', 'mapping.required-missing'],
      outcomes: ['ask', 'reject'],
    }),
    one(
      'en-label-missing',
      'a label of the map is not in the file',
      utf8(lines('Reference,Sent on,Service,Category,Action', ...ROWS)),
      EN,
      [],
      {
        mustAsk: ['mapping.required-missing', 'header.missing'],
        outcomes: ['ask', 'reject'],
      },
    ),
    one(
      'en-duplicate-mapped',
      'a mapped label stands over two columns',
      utf8(lines('Reference,Sent on,Provider,Category,Action,Category', ...ROWS.map((row) => `${row},Other`))),
      EN,
      [],
      {
        mustAsk: ['header.duplicate', 'mapping.ambiguous'],
        outcomes: ['ask', 'reject'],
      },
    ),
    one(
      'en-duplicate-not-mapped',
      'a label nobody mapped stands twice',
      utf8(lines(header('en', ',', 'Note', 'Note'), ...ROWS.map((row) => `${row},a,b`))),
      EN,
      BASE,
    ),
    one(
      'nl-labels-shouted',
      'labels in capitals, with blanks around',
      utf8(
        lines(
          ' NUMMER ; VERZONDEN OP ; PLATFORM ; SOORT INHOUD ; UITKOMST ',
          'M-1;2026-01-05;Facebook;Haat;Weg',
          'M-2;2026-01-06;X;Fraude;',
        ),
      ),
      mapOf('nl'),
      [ok(2, 'M-1', '2026-01-05', 'Facebook', 'Haat', 'Weg'), ok(3, 'M-2', '2026-01-06', 'X', 'Fraude', null)],
    ),
    one(
      'en-columns-reordered',
      'columns in another order, with others between',
      utf8(
        lines(
          'Action,Analyst,Category,Provider,Id,Sent on,Reference',
          'Removed,A,Hate,Facebook,1,2026-01-05,R-1',
          'Refused,B,Fraud,X,2,2026-01-06,R-2',
          ',C,Hate,TikTok,3,2026-01-17,R-3',
        ),
      ),
      EN,
      BASE,
    ),
    one(
      'en-ghost-columns',
      'columns without a label at the end and in the middle',
      utf8(
        lines(
          'Reference,Sent on,,Provider,Category,Action,,',
          'R-1,2026-01-05,,Facebook,Hate,Removed,,',
          'R-2,2026-01-06,,X,Fraud,Refused,,',
          'R-3,2026-01-17,,TikTok,Hate,,,',
        ),
      ),
      EN,
      BASE,
    ),
    one(
      'en-index-column',
      'a first column without a label that counts the rows',
      utf8(lines(`,${header('en', ',')}`, ...ROWS.map((row, i) => `${i},${row}`))),
      EN,
      BASE,
    ),
    one(
      'en-two-line-header',
      'a line of groups above the labels',
      utf8(lines('Notice,,,Result,', header('en', ','), ...ROWS)),
      EN,
      later(1),
      { answers: { headerLine: 2 } },
    ),
    one(
      'en-numbers-in-header',
      'labels that are years beside the mapped ones',
      utf8(lines(header('en', ',', '2025', '2026'), ...ROWS.map((row) => `${row},1,2`))),
      EN,
      BASE,
    ),
    one(
      'en-all-text',
      'nothing in the records looks different from a header',
      utf8(
        lines(
          'Reference,Sent on,Provider,Category,Action',
          'alpha,5 January 2026,Facebook,Hate,Removed',
          'beta,6 January 2026,X,Fraud,Refused',
        ),
      ),
      EN,
      [ok(2, 'alpha', '2026-01-05', 'Facebook', 'Hate', 'Removed'), ok(3, 'beta', '2026-01-06', 'X', 'Fraud', 'Refused')],
    ),
  ];
}

function tagCases(): Case[] {
  return [
    one('en-tag-row', 'a row of tags under the header', utf8(lines(header('en', ','), '#ref,#date+sent,#org,#type,#result', ...ROWS)), EN, [
      skip(2, 'row.tag'),
      ...later(1),
    ]),
    one('en-tag-row-some', 'a row of tags with empty cells', utf8(lines(header('en', ','), '#ref,#date+sent,,#type,', ...ROWS)), EN, [
      skip(2, 'row.tag'),
      ...later(1),
    ]),
    one(
      'en-hash-reference',
      'references that begin with #: no tags',
      utf8(lines(header('en', ','), '#1001,2026-01-05,Facebook,Hate,Removed', '#1002,2026-01-06,X,Fraud,')),
      EN,
      [ok(2, '#1001', '2026-01-05', 'Facebook', 'Hate', 'Removed'), ok(3, '#1002', '2026-01-06', 'X', 'Fraud', null)],
    ),
    one(
      'fr-repeated-header',
      'the header again on every page',
      utf8(
        lines(
          header('fr', ';'),
          'S-1;2026-01-05;Facebook;Haine;Retiré',
          header('fr', ';'),
          'S-2;2026-01-06;X;Fraude;Refusé',
          '',
          header('fr', ';').toUpperCase(),
          'S-3;2026-01-17;TikTok;Haine;',
        ),
      ),
      mapOf('fr'),
      [
        ok(2, 'S-1', '2026-01-05', 'Facebook', 'Haine', 'Retiré'),
        skip(3, 'row.repeated-header'),
        ok(4, 'S-2', '2026-01-06', 'X', 'Fraude', 'Refusé'),
        skip(5, 'row.blank'),
        skip(6, 'row.repeated-header'),
        ok(7, 'S-3', '2026-01-17', 'TikTok', 'Haine', null),
      ],
    ),
  ];
}

/** A total row in the words of a language, in the shapes that spreadsheets give it. */
const TOTALS: readonly (readonly [Language, string])[] = [
  ['nl', 'Totaal;;;;3'],
  ['de', 'Gesamtsumme;;;3;'],
  ['fr', ';;;Total général;3'],
  ['es', 'TOTAL: 3;;;;'],
  ['it', 'Totale complessivo;;;;3'],
  ['pt', 'Total geral;3;;;'],
  ['pl', 'Razem;;3;;'],
  ['cs', 'Celkem;;;;3'],
  ['hu', 'Összesen;;;;3'],
  ['el', 'Σύνολο;;;;3'],
  ['bg', 'Общо;;;;3'],
  ['lv', 'Kopā;;;;3'],
  ['lt', 'Iš viso;;;;3'],
  ['fi', 'Yhteensä;;;;3'],
  ['sv', 'Summa;;;;3'],
  ['en', 'Grand total;;;;3'],
];

function totalCases(): Case[] {
  const totals = TOTALS.map(([language, row]) =>
    one(
      `${language}-total`,
      `a total in ${language} at the end`,
      utf8(lines(header(language, ';'), 'R-1;2026-01-05;Facebook;A;B', 'R-2;2026-01-06;X;C;D', 'R-3;2026-01-17;TikTok;A;', row)),
      mapOf(language),
      [
        ok(2, 'R-1', '2026-01-05', 'Facebook', 'A', 'B'),
        ok(3, 'R-2', '2026-01-06', 'X', 'C', 'D'),
        ok(4, 'R-3', '2026-01-17', 'TikTok', 'A', null),
        skip(5, 'row.total'),
      ],
      { answers: { delimiter: ';' } },
    ),
  );
  return [
    ...totals,
    one(
      'nl-subtotals',
      'subtotals between the records, with the name of the group',
      utf8(
        lines(
          header('nl', ';', 'Aantal'),
          'M-1;2026-01-05;Facebook;Haat;Weg;2',
          'M-2;2026-01-06;Facebook;Fraude;Weg;1',
          'Subtotaal Facebook;;;;;3',
          'M-3;2026-01-17;X;Haat;;1',
          'Subtotaal X;;;;;1',
          'Totaal;;;;;4',
        ),
      ),
      mapOf('nl', { items: 'Aantal' }),
      [
        ok(2, 'M-1', '2026-01-05', 'Facebook', 'Haat', 'Weg', 2),
        ok(3, 'M-2', '2026-01-06', 'Facebook', 'Fraude', 'Weg', 1),
        skip(4, 'row.total'),
        ok(5, 'M-3', '2026-01-17', 'X', 'Haat', null, 1),
        skip(6, 'row.total'),
        skip(7, 'row.total'),
      ],
    ),
    one(
      'en-total-in-provider-column',
      'a total whose word stands in the column of providers, as pivot tables write it',
      utf8(lines(header('en', ',', 'Items'), 'R-1,2026-01-05,Facebook,Hate,Removed,2', 'R-2,2026-01-16,X,Fraud,Refused,3', ',,Total,,,5')),
      mapOf('en', { items: 'Items' }),
      [
        ok(2, 'R-1', '2026-01-05', 'Facebook', 'Hate', 'Removed', 2),
        ok(3, 'R-2', '2026-01-16', 'X', 'Fraud', 'Refused', 3),
        skip(4, 'row.total'),
      ],
    ),
    one(
      'en-sum-without-word',
      'a last row with nothing but a sum',
      utf8(lines(header('en', ',', 'Items'), 'R-1,2026-01-05,Facebook,Hate,Removed,2', 'R-2,2026-01-16,X,Fraud,Refused,3', ',,,,,5')),
      mapOf('en', { items: 'Items' }),
      [ok(2, 'R-1', '2026-01-05', 'Facebook', 'Hate', 'Removed', 2), ok(3, 'R-2', '2026-01-16', 'X', 'Fraud', 'Refused', 3), never(4)],
    ),
    one(
      'en-total-is-a-name',
      'providers and types that begin with Total: they are notices',
      utf8(
        lines(
          header('en', ','),
          'R-1,2026-01-05,Total Hosting,Hate,Removed',
          'R-2,2026-01-06,Summa Media,Total nonsense,Refused',
          'Total-3,2026-01-17,X,Sum of all,',
        ),
      ),
      EN,
      [
        ok(2, 'R-1', '2026-01-05', 'Total Hosting', 'Hate', 'Removed'),
        ok(3, 'R-2', '2026-01-06', 'Summa Media', 'Total nonsense', 'Refused'),
        ok(4, 'Total-3', '2026-01-17', 'X', 'Sum of all', null),
      ],
    ),
  ];
}

function footerCases(): Case[] {
  return [
    one(
      'en-crm-footer',
      'a footer of name, confidentiality and date, as a well-known CRM writes it',
      utf8(
        linesWith(
          '\r\n',
          ...[header('en', ','), ...ROWS].map((row) =>
            row
              .split(',')
              .map((cell) => `"${cell}"`)
              .join(','),
          ),
          '',
          '',
          '"Notices by provider"',
          '"Copyright (c) 2000-2026 a software house, inc. All rights reserved."',
          '"Confidential Information - Do Not Distribute"',
          '"Generated By:  Analyst  02/03/2026 10:15"',
          '"Hotline"',
        ),
      ),
      EN,
      [...BASE, skip(5), skip(6), skip(7), skip(8, 'row.footer-note'), skip(9, 'row.footer-note'), skip(10, 'row.footer-note'), never(11)],
    ),
    one('en-rows-affected', 'the count of a database client', utf8(lines(header('en', ','), ...ROWS, '', '(3 rows affected)')), EN, [
      ...BASE,
      skip(5, 'row.blank'),
      skip(6, 'row.footer-note'),
    ]),
    one(
      'fr-generated',
      'a note on when the file was made',
      utf8(
        lines(
          header('fr', ';'),
          'S-1;2026-01-05;Facebook;Haine;Retiré',
          'S-2;2026-01-16;X;Fraude;',
          '',
          'Export généré le 02/03/2026 à 10:15;;;;',
        ),
      ),
      mapOf('fr'),
      [
        ok(2, 'S-1', '2026-01-05', 'Facebook', 'Haine', 'Retiré'),
        ok(3, 'S-2', '2026-01-16', 'X', 'Fraude', null),
        skip(4, 'row.blank'),
        skip(5, 'row.footer-note'),
      ],
    ),
    one(
      'de-footnote',
      'a footnote with a star',
      utf8(
        lines(
          header('de', ';'),
          'AZ-1;05.01.2026;Facebook;Hass*;Gelöscht',
          'AZ-2;16.01.2026;X;Betrug;',
          '* Einstufung noch vorläufig',
          'Quelle: Meldestelle;;;;',
        ),
      ),
      mapOf('de'),
      [
        ok(2, 'AZ-1', '2026-01-05', 'Facebook', 'Hass*', 'Gelöscht'),
        ok(3, 'AZ-2', '2026-01-16', 'X', 'Betrug', null),
        { ...skip(4), reasons: [] },
        skip(5),
      ],
      { answers: { dateOrder: 'dmy' } },
    ),
    one('en-end-of-report', 'a closing line', utf8(lines(header('en', ','), ...ROWS, '--- End of report ---')), EN, [
      ...BASE,
      skip(5, 'row.footer-note'),
    ]),
    one(
      'en-note-is-not-footer',
      'a record that is nearly empty but is a notice that lacks its values: rejected, not dropped',
      utf8(lines(header('en', ','), ...ROWS, 'R-4,,,,')),
      EN,
      [...BASE, no(5, 'required.missing')],
    ),
    one(
      'en-two-tables',
      'a second table with another header below the first',
      utf8(lines(header('en', ','), ...ROWS, '', '', 'Provider,Notices,Share', 'Facebook,1,33 %', 'X,1,33 %', 'TikTok,1,33 %')),
      EN,
      [...BASE, skip(5), skip(6), optional(never(7)), optional(never(8)), optional(never(9)), optional(never(10))],
      { mustAsk: ['file.multi-table'], answers: { headerLine: 1 } },
    ),
    one(
      'nl-two-tables-same-width',
      'a second table as wide as the first, about another year, with other labels',
      utf8(
        lines(
          'Overzicht 1;;;;',
          header('nl', ';'),
          'M-1;2026-01-05;Facebook;Haat;Weg',
          'M-2;2026-01-16;X;Fraude;',
          ';;;;',
          'Overzicht 2;;;;',
          'Code;Datum;Bedrijf;Soort;Reden',
          'Q-1;2025-01-05;Facebook;Haat;Weg',
          'Q-2;2025-01-16;X;Fraude;Weg',
        ),
      ),
      mapOf('nl'),
      [
        ok(3, 'M-1', '2026-01-05', 'Facebook', 'Haat', 'Weg'),
        ok(4, 'M-2', '2026-01-16', 'X', 'Fraude', null),
        optional(skip(5)),
        optional(never(6)),
        optional(never(7)),
        optional(never(8)),
        optional(never(9)),
      ],
      { mustAsk: ['file.multi-table'], answers: { headerLine: 2 } },
    ),
    one(
      'en-gap-then-more',
      'blank lines between records of one table: not two tables',
      utf8(lines(header('en', ','), ROWS[0] ?? '', '', '', '', ROWS[1] ?? '', ROWS[2] ?? '')),
      EN,
      [
        BASE[0] ?? ok(2),
        skip(3, 'row.blank'),
        skip(4, 'row.blank'),
        skip(5, 'row.blank'),
        { ...(BASE[1] ?? ok(6)), line: 6 },
        { ...(BASE[2] ?? ok(7)), line: 7 },
      ],
    ),
    one(
      'en-group-headings',
      'a line with the name of the group above its records',
      utf8(lines(header('en', ','), 'Facebook,,,,', 'R-1,2026-01-05,Facebook,Hate,Removed', 'X,,,,', 'R-2,2026-01-16,X,Fraud,Refused')),
      EN,
      [never(2), ok(3, 'R-1', '2026-01-05', 'Facebook', 'Hate', 'Removed'), never(4), ok(5, 'R-2', '2026-01-16', 'X', 'Fraud', 'Refused')],
    ),
    one(
      'en-bom-and-ghost-rows',
      'rows of nothing but delimiters to the end, as spreadsheets leave them',
      utf8Bom(
        linesWith('\r\n', header('en', ';'), ...ROWS.map((row) => row.replaceAll(',', ';')), ...Array.from({ length: 20 }, () => ';;;;')),
      ),
      EN,
      [...BASE, ...Array.from({ length: 20 }, (_, i) => skip(5 + i, 'row.blank'))],
    ),
  ];
}

function refusedCases(): Case[] {
  const refused = (name: string, about: string, bytes: Uint8Array, ...codes: string[]) =>
    one(name, about, { bytes, encoding: 'utf-8' }, EN, [], { outcomes: ['reject', 'ask'], reasons: codes });
  const text = (content: string) => new TextEncoder().encode(content);
  return [
    refused('empty', 'no byte at all', new Uint8Array(), 'file.empty'),
    refused('only-blank', 'blank lines only', text('\r\n\r\n  \r\n'), 'file.empty', 'file.no-rows'),
    refused('only-header', 'a header and no records', text(lines(header('en', ','))), 'file.no-rows'),
    refused('only-header-and-total', 'a header and a total of nothing', text(lines(header('en', ','), 'Total,,,,0')), 'file.no-rows'),
    refused(
      'html',
      'a web page called .csv',
      text('<!DOCTYPE html>\n<html><body><table><tr><td>Reference</td></tr></table>'),
      'file.is-html',
    ),
    refused('html-table', 'a bare table called .xls', text('\uFEFF<table border="1"><tr><td>Reference</td></tr></table>'), 'file.is-html'),
    refused('json', 'JSON', text('{"records": [{"reference": "R-1"}]}'), 'file.is-json'),
    refused('json-list', 'a list in JSON', text('[{"reference": "R-1"}, {"reference": "R-2"}]'), 'file.is-json'),
    refused('xlsx', 'a workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, 33, 0]), 'file.is-spreadsheet'),
    refused('xls', 'an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'file.is-spreadsheet'),
    refused('png', 'a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0xff, 0xd8, 0xfe])),
    one(
      'en-bracket-header',
      'a header that begins with a bracket is no JSON',
      utf8(lines('[Ref],Sent on,Provider,Category,Action', ...ROWS)),
      { ...EN, reference: '[Ref]' },
      BASE,
    ),
  ];
}

export const rowCases = (): Case[] => [...headerCases(), ...tagCases(), ...totalCases(), ...footerCases(), ...refusedCases()];
