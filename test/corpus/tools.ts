// Cases: whole exports as helpdesks, trackers, hotline tools and spreadsheets write them, several traps in each.
import { type Case, no, ok, one, open, optional, orAside, skip, withMore } from './case.ts';
import { inEncoding, lines, linesWith, utf8, utf8Bom, utf16 } from './encode.ts';

const quoted = (delimiter: string, ...cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter);

function hotlineTools(): Case[] {
  return [
    one(
      'hotline-all-export',
      'a delimiter after every value, quotes escaped by backslashes, ISO dates with times, a cell over lines',
      utf8(
        lines(
          '"reference";"url";"received_at";"hoster";"type_code";"status";"ntd_sent";',
          '"2026010501";"https:\\/\\/a.example\\/1";"2026-01-05 10:20:30";"Example Hosting B.V.";"CSAM \\"baseline\\"";"offline";"2026-01-05 11:00:00";',
          '"2026010502";"https:\\/\\/b.example\\/2";"2026-01-05 23:50:00";"Müller \\"Net\\" GmbH";"CSAM";"online";"2026-01-06 00:10:00";',
          '"2026010503";"https:\\/\\/c.example\\/3";"2026-01-07 08:00:00";"X";"two\nlines";"";"2026-01-07 09:00:00";',
        ),
      ),
      { reference: 'reference', sent_on: 'ntd_sent', provider: 'hoster', category: 'type_code', action: 'status' },
      [
        ok(2, '2026010501', '2026-01-05', 'Example Hosting B.V.', 'CSAM "baseline"', 'offline'),
        ok(3, '2026010502', '2026-01-06', 'Müller "Net" GmbH', 'CSAM', 'online'),
        { ...ok(4, '2026010503', '2026-01-07', 'X', 'two\nlines', null), outcomes: ['accept', 'ask'] },
      ],
      { answers: { delimiter: ';', escape: 'backslash' }, outcomes: ['ok', 'ask'] },
    ),
    one(
      'hotline-bare-join',
      'values joined without quotes; a record that lost its first empty cell has one cell too few',
      utf8(
        lines(
          'analyst;reference;url;hoster;country;first_ntd',
          ';2026010501;https://a.example/1;Example Hosting;NL;2026-01-05 11:00:00',
          '2026010502;https://b.example/2;Other Hosting;DE;2026-01-06 00:10:00',
          'anonymous-17;2026010503;https://c.example/3;X;BE;2026-01-07 09:00:00',
        ),
      ),
      { reference: 'reference', sent_on: 'first_ntd', provider: 'hoster', url: 'url' },
      [
        ok(2, '2026010501', '2026-01-05', 'Example Hosting', 'https://a.example/1'),
        no(3, 'row.too-few-fields'),
        ok(4, '2026010503', '2026-01-07', 'X', 'https://c.example/3'),
      ],
    ),
    one(
      'hotline-anonymised-hoster',
      'an anonymised name is no provider',
      utf8(
        lines(
          'ref;sent;hoster;type',
          '1001;2026-01-05;anonymous-17;CSAM',
          '1002;2026-01-06;anonymouse-4;CSAM',
          '1003;2026-01-17;Anonymous Fileshare;CSAM',
        ),
      ),
      { reference: 'ref', sent_on: 'sent', provider: 'hoster', category: 'type' },
      [
        orAside(ok(2, '1001', '2026-01-05', null, 'CSAM')),
        orAside(ok(3, '1002', '2026-01-06', null, 'CSAM')),
        ok(4, '1003', '2026-01-17', 'Anonymous Fileshare', 'CSAM'),
      ],
      { outcomes: ['ok', 'ask'] },
    ),
  ];
}

function helpdesks(): Case[] {
  return [
    one(
      'helpdesk-guards',
      'apostrophes before formula-like cells, backslashes before quotes, American dates with am and pm',
      utf8Bom(
        lines(
          'Ticket Number,Date Created,Subject,Platform,Topic,Status',
          '"000123","1/5/26 9:05 AM","\'=cmd","Facebook","Hate speech","Removed"',
          '"000124","1/17/26 12:10 AM","said \\"no\\", twice","X","Fraud","Open"',
          '"000125","2/3/26 3:45 PM","\'@someone","TikTok","Hate speech",""',
        ),
      ),
      { reference: 'Ticket Number', sent_on: 'Date Created', provider: 'Platform', category: 'Topic', action: 'Status', note: 'Subject' },
      [
        ok(2, '000123', '2026-01-05', 'Facebook', 'Hate speech', 'Removed', '=cmd'),
        ok(3, '000124', '2026-01-17', 'X', 'Fraud', 'Open', 'said "no", twice'),
        ok(4, '000125', '2026-02-03', 'TikTok', 'Hate speech', null, '@someone'),
      ],
      { answers: { escape: 'backslash', dateOrder: 'mdy' } },
    ),
    one(
      'helpdesk-de-title',
      'a title in the first line, semicolons, times behind German dates, in Windows-1252',
      inEncoding(
        'windows-1252',
        linesWith(
          '\r\n',
          'Ticketübersicht: Meldungen',
          quoted(';', 'Ticket#', 'Erstellt', 'Kunde', 'Betreff', 'Queue'),
          quoted(';', '2026010510000017', '05.01.2026 10:00:00', 'Facebook', 'Volksverhetzung; öffentlich', 'gelöscht'),
          quoted(';', '2026011610000023', '16.01.2026 11:30:00', 'X', 'Größerer Betrug', 'abgelehnt'),
        ),
      ),
      { reference: 'Ticket#', sent_on: 'Erstellt', provider: 'Kunde', action: 'Queue' },
      [ok(3, '2026010510000017', '2026-01-05', 'Facebook', 'gelöscht'), ok(4, '2026011610000023', '2026-01-16', 'X', 'abgelehnt')],
      { answers: { headerLine: 2, dateOrder: 'dmy', delimiter: ';' } },
    ),
    one(
      'helpdesk-fr-glpi',
      'semicolons after every value, French days with times, in quotes, with a mark',
      utf8Bom(
        lines(
          '"ID";"Titre";"Date d\'ouverture";"Catégorie";"Plateforme";',
          '"1 024";"Signalement n° 1";"05-01-2026 10:00";"Haine";"Facebook";',
          '"1 025";"Signalement ""urgent""";"17-01-2026 18:30";"Fraude";"X";',
        ),
      ),
      { reference: 'ID', sent_on: "Date d'ouverture", category: 'Catégorie', provider: 'Plateforme' },
      [ok(2, '1 024', '2026-01-05', 'Haine', 'Facebook'), ok(3, '1 025', '2026-01-17', 'Fraude', 'X')],
      { answers: { dateOrder: 'dmy', delimiter: ';' } },
    ),
    one(
      'tracker-utc',
      'times in UTC with a word, tabs, notes with quotes that are not quoting',
      utf8(
        lines(
          'id\tSubject\tCreated\tCF.{Provider}\tCF.{Type}',
          '101\tsaid "stop" and left\tMon Jan 05 10:00:00 2026\tFacebook\tHate',
          '102\t5" screen\tSat Jan 17 23:10:00 2026\tX\tFraud',
        ),
      ),
      { reference: 'id', sent_on: 'Created', provider: 'CF.{Provider}', category: 'CF.{Type}' },
      [ok(2, '101', '2026-01-05', 'Facebook', 'Hate'), ok(3, '102', '2026-01-17', 'X', 'Fraud')],
      { answers: { delimiter: 'tab' } },
    ),
    one(
      'crm-report',
      'a report of a CRM: a preamble, subtotals by provider, a grand total, a footer',
      utf8(
        lines(
          '"Notices by provider"',
          '"As of 2026-03-31 09:00"',
          '',
          '"Provider","Case Number","Date/Time Opened","Type","Status"',
          '"Facebook","00001001","05/01/2026 10:00","Hate","Removed"',
          '"Facebook","00001002","17/01/2026 11:00","Fraud","Refused"',
          '"Subtotal","Count: 2","","",""',
          '"X","00001003","18/02/2026 12:00","Hate",""',
          '"Subtotal","Count: 1","","",""',
          '"Total","Count: 3","","",""',
          '',
          '"Confidential Information - Do Not Distribute"',
          '"Copyright © 2000-2026 a software house. All rights reserved."',
        ),
      ),
      { provider: 'Provider', reference: 'Case Number', sent_on: 'Date/Time Opened', category: 'Type', action: 'Status' },
      [
        ok(5, 'Facebook', '00001001', '2026-01-05', 'Hate', 'Removed'),
        ok(6, 'Facebook', '00001002', '2026-01-17', 'Fraud', 'Refused'),
        skip(7, 'row.total'),
        ok(8, 'X', '00001003', '2026-02-18', 'Hate', null),
        skip(9, 'row.total'),
        skip(10, 'row.total'),
        skip(11, 'row.blank'),
        skip(12, 'row.footer-note'),
        skip(13, 'row.footer-note'),
      ],
      { answers: { headerLine: 4, dateOrder: 'dmy' }, reasons: ['header.not-on-first-row'] },
    ),
    one(
      'survey-tags',
      'a survey tool: labels, a row of tags, groups and a start and end with offset',
      utf8(
        lines(
          'start;end;Provider;Type;_id',
          '#date+start;#date+end;#org;#type;#id',
          '2026-01-05T10:00:00.000+01:00;2026-01-05T10:05:00.000+01:00;Facebook;Hate;77',
          '2025-12-31T23:30:00.000Z;2026-01-01T00:10:00.000Z;X;Fraud;78',
        ),
      ),
      { reference: '_id', sent_on: 'start', provider: 'Provider', category: 'Type' },
      [skip(2, 'row.tag'), ok(3, '77', '2026-01-05', 'Facebook', 'Hate'), ok(4, '78', '2026-01-01', 'X', 'Fraud')],
    ),
    one(
      'form-answers',
      'a form in a spreadsheet: times at the front, several types in a cell joined by commas, none of which stands alone',
      utf8(
        lines(
          'Timestamp,Your reference,Platform,What is it about?,URLs',
          '1/5/2026 9:05:11,R-1,Facebook,"Hate, Fraud",https://a.example/1',
          '1/17/2026 22:10:00,R-2,X,Hate,"https://b.example/1\nhttps://b.example/2"',
          '2/3/2026 7:00:59,R-3,X,Fraud,https://c.example/1',
        ),
      ),
      { reference: 'Your reference', sent_on: 'Timestamp', provider: 'Platform', category: 'What is it about?' },
      [open(2, 'value.multiple'), ok(3, 'R-2', '2026-01-17', 'X', 'Hate'), ok(5, 'R-3', '2026-02-03', 'X', 'Fraud')],
      { answers: { dateOrder: 'mdy' }, outcomes: ['ok', 'ask'] },
    ),
  ];
}

function spreadsheets(): Case[] {
  return [
    one(
      'sheet-nl',
      'a Dutch spreadsheet: title, blank line, semicolons, decimal commas, short month names, a total',
      inEncoding(
        'windows-1252',
        linesWith(
          '\r\n',
          'Meldingen 2026;;;;;',
          ';;;;;',
          'Nr;Verzonden;Platform;Soort;Aantal;Bedrag',
          '1;5-jan-26;Facebook;Haat;2;1.234,50',
          '2;17-mei-26;Café-chat;Fraude;1;0,99',
          'Totaal;;;;3;1.235,49',
        ),
      ),
      { reference: 'Nr', sent_on: 'Verzonden', provider: 'Platform', category: 'Soort', items: 'Aantal' },
      [ok(4, '1', '2026-01-05', 'Facebook', 'Haat', 2), ok(5, '2', '2026-05-17', 'Café-chat', 'Fraude', 1), skip(6, 'row.total')],
      { answers: { headerLine: 3, delimiter: ';' } },
    ),
    one(
      'sheet-unicode-text',
      'tabs in UTF-16, cells over lines, quotes doubled',
      utf16(
        'le',
        `\uFEFF${linesWith('\r\n', 'Nr\tSent\tProvider\tType\tNote', 'R-1\t05/01/2026\t"The ""Best"" Host"\tHate\t"first\nsecond"', 'R-2\t17/01/2026\tŽižkov Net\tFraud\t')}`,
      ),
      { reference: 'Nr', sent_on: 'Sent', provider: 'Provider', category: 'Type', note: 'Note' },
      [ok(2, 'R-1', '2026-01-05', 'The "Best" Host', 'Hate', 'first\nsecond'), ok(4, 'R-2', '2026-01-17', 'Žižkov Net', 'Fraud', null)],
      { answers: { delimiter: 'tab', dateOrder: 'dmy' } },
    ),
    one(
      'sheet-half-read-dates',
      'a spreadsheet with American settings has turned some European dates round and left others as text',
      utf8(
        lines(
          'Nr,Sent,Provider,Type',
          'R-1,1/5/2026,Facebook,Hate',
          'R-2,17/01/2026,X,Fraud',
          'R-3,2/6/2026,X,Hate',
          'R-4,28/02/2026,X,Hate',
        ),
      ),
      { reference: 'Nr', sent_on: 'Sent', provider: 'Provider', category: 'Type' },
      [
        optional(orAside(ok(2, 'R-1', '2026-05-01', 'Facebook', 'Hate'))),
        ok(3, 'R-2', '2026-01-17', 'X', 'Fraud'),
        optional(orAside(ok(4, 'R-3', '2026-06-02', 'X', 'Hate'))),
        ok(5, 'R-4', '2026-02-28', 'X', 'Hate'),
      ],
      { answers: { dateOrder: 'dmy' }, outcomes: ['ok', 'ask'] },
    ),
    one(
      'sheet-long-ids',
      'a spreadsheet has rounded long references, all to the same digits',
      utf8(
        lines(
          'Ticket;Sent;Provider;Type',
          '2,02601E+15;05.01.2026;Facebook;Hate',
          '2,02601E+15;16.01.2026;X;Fraud',
          '2,02602E+15;17.02.2026;X;Hate',
        ),
      ),
      { reference: 'Ticket', sent_on: 'Sent', provider: 'Provider', category: 'Type' },
      [no(2, 'id.scientific-notation'), no(3, 'id.scientific-notation'), no(4, 'id.scientific-notation')],
      { answers: { delimiter: ';', dateOrder: 'dmy' }, outcomes: ['ok', 'ask', 'reject'] },
    ),
    one(
      'sheet-locations',
      'a spreadsheet in which locations carry commas and line ends, with the number of items beside',
      utf8(
        lines(
          'Nr,Sent,Provider,Type,URL,Items',
          'R-1,2026-01-05,Facebook,Hate,"https://a.example/?q=1,2\nhttps://a.example/2",2',
          'R-2,2026-01-06,X,Fraud,https://b.example/,1',
        ),
      ),
      { reference: 'Nr', sent_on: 'Sent', provider: 'Provider', category: 'Type', items: 'Items' },
      [withMore({}, ok(2, 'R-1', '2026-01-05', 'Facebook', 'Hate', 2)), ok(4, 'R-2', '2026-01-06', 'X', 'Fraud', 1)],
    ),
    one(
      'sheet-merged-cells',
      'merged cells: the provider stands in the first of its records only, and is not carried down by guess',
      utf8(lines('Provider;Nr;Sent;Type', 'Facebook;R-1;2026-01-05;Hate', ';R-2;2026-01-06;Fraud', 'X;R-3;2026-01-17;Hate')),
      { provider: 'Provider', reference: 'Nr', sent_on: 'Sent', category: 'Type' },
      [
        ok(2, 'Facebook', 'R-1', '2026-01-05', 'Hate'),
        orAside(ok(3, null, 'R-2', '2026-01-06', 'Fraud')),
        ok(4, 'X', 'R-3', '2026-01-17', 'Hate'),
      ],
      { outcomes: ['ok', 'ask'] },
    ),
    one(
      'pl-1250-everything',
      'Polish in Windows-1250 with a preamble, month names and a total',
      inEncoding(
        'windows-1250',
        linesWith(
          '\r\n',
          'Zestawienie zgłoszeń;;;;',
          'Wygenerowano: 2 kwietnia 2026;;;;',
          ';;;;',
          'Lp.;Data wysłania;Dostawca usług;Rodzaj treści;Działanie',
          '1;5 stycznia 2026;Facebook;Mowa nienawiści;Usunięto',
          '2;17 października 2025;Źródło;Oszustwo;Odmówiono',
          'Razem:;2;;;',
        ),
      ),
      { reference: 'Lp.', sent_on: 'Data wysłania', provider: 'Dostawca usług', category: 'Rodzaj treści', action: 'Działanie' },
      [
        ok(5, '1', '2026-01-05', 'Facebook', 'Mowa nienawiści', 'Usunięto'),
        ok(6, '2', '2025-10-17', 'Źródło', 'Oszustwo', 'Odmówiono'),
        skip(7, 'row.total'),
      ],
      { answers: { headerLine: 4, delimiter: ';' } },
    ),
  ];
}

export const toolCases = (): Case[] => [...hotlineTools(), ...helpdesks(), ...spreadsheets()];
