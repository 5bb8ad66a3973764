import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detect } from '../../src/gate/detectors.ts';
import type { FindingKind } from '../../src/model/finding.ts';

type Hit = readonly [language: string, text: string, found: string];
type Miss = readonly [language: string, text: string];

/** Hits and near misses of one kind, side by side. `block` unless said otherwise. */
function table(kind: FindingKind, hits: readonly Hit[], reviews: readonly Hit[], misses: readonly Miss[]): void {
  describe(kind, () => {
    const found = (text: string, language: string, result: string) =>
      detect(text, language)
        .filter((span) => span.type === kind && span.result === result)
        .map((span) => text.slice(span.start, span.end));
    if (hits.length > 0) {
      it.each(hits)('blocks in %s: %s', (language, text, value) => expect(found(text, language, 'block')).toEqual([value]));
    }
    if (reviews.length > 0) {
      it.each(reviews)('asks to review in %s: %s', (language, text, value) => expect(found(text, language, 'review')).toEqual([value]));
    }
    it.each(misses)('leaves in %s: %s', (language, text) => {
      expect(detect(text, language).filter((span) => span.type === kind)).toEqual([]);
    });
  });
}

table(
  'EMAIL',
  [
    ['nl', 'Schrijf naar jan.peeters@example.org.', 'jan.peeters@example.org'],
    ['nl', 'Schrijf naar jan punt peeters at example punt org', 'jan punt peeters at example punt org'],
    ['nl', 'jan apenstaartje example.be', 'jan apenstaartje example.be'],
    ['nl', 'jan at example.be', 'jan at example.be'],
    ['fr', 'Écrivez à jean arobase exemple point fr', 'jean arobase exemple point fr'],
    ['fr', 'rené.müller@exämple.fr', 'rené.müller@exämple.fr'],
    ['de', 'Schreiben Sie an jan(at)example.de bitte', 'jan(at)example.de'],
    ['de', 'jan.meier Klammeraffe example Punkt de', 'jan.meier Klammeraffe example Punkt de'],
    ['en', 'write jan [at] example [dot] org now', 'jan [at] example [dot] org'],
    ['en', 'write jan.peeters at example.org', 'jan.peeters at example.org'],
    ['en', 'ｊａｎ＠ｅｘａｍｐｌｅ．ｏｒｇ', 'ｊａｎ＠ｅｘａｍｐｌｅ．ｏｒｇ'],
    ['en', 'j\u200ban@exa\u00admple.org', 'j\u200ban@exa\u00admple.org'],
    ['en', 'jаn@ехample.org', 'jаn@ехample.org'],
    ['en', 'mail=jan%40example.org', 'mail=jan%40example.org'.slice(5)],
    ['en', 'jan&#64;example&#46;org', 'jan&#64;example&#46;org'],
    ['en', 'jan@intranet', 'jan@intranet'],
    ['en', '(jan_99+x@mail.example.co.uk)', 'jan_99+x@mail.example.co.uk'],
  ],
  [['en', 'Look at example.org for more', 'Look at example.org']],
  [
    ['nl', 'Volg ons op @meldpunt'],
    ['nl', 'de at is geen woord'],
    ['nl', 'punt at punt'],
    ['fr', 'le caractère @ seul'],
    ['fr', 'trois points à retenir'],
    ['de', 'ein @-Zeichen allein'],
    ['de', 'Punkt 3 at hoc'],
    ['en', 'we look at the point of it'],
    ['en', 'chart.js@4.6.1'],
    ['en', '3 @ 5 euro'],
    ['en', 'at 12.30 on Monday'],
    ['en', 'Article 22(3)(a) at example'],
    ['en', '@'],
  ],
);

table(
  'PHONE',
  [
    ['nl', 'Tel. 0470 12 34 56', '0470 12 34 56'],
    ['nl', 'gsm 0470/12.34.56', '0470/12.34.56'],
    ['nl', 'bel 02 123 45 67', '02 123 45 67'],
    ['nl', 'Bel 06-12345678', '06-12345678'],
    ['nl', '+32 470 12 34 56', '+32 470 12 34 56'],
    ['fr', 'au 06 12 34 56 78', '06 12 34 56 78'],
    ['fr', 'téléphone : 02/123.45.67', '02/123.45.67'],
    ['fr', '+33 (0)6 12 34 56 78', '+33 (0)6 12 34 56 78'],
    ['de', 'Rufnummer 030 1234567', '030 1234567'],
    ['de', '0049 30 1234567', '0049 30 1234567'],
    ['en', 'call 7700 900 123', '7700 900 123'],
    ['en', 'phone 470123456', '470123456'],
    ['en', '＋32 470 12 34 56', '＋32 470 12 34 56'],
  ],
  [
    ['nl', 'gratis 0800 13 505', '0800 13 505'],
    ['en', 'the code 0470123456', '0470123456'],
  ],
  [
    ['nl', 'Bel 116 000'],
    ['nl', 'Bel 116111 of 1712'],
    ['nl', '1 204 000 meldingen'],
    ['nl', 'ondernemingsnummer 0123.456.789'],
    ['nl', '0123.456.789'],
    ['nl', 'van 01/01/2026 tot 31/12/2026'],
    ['nl', 'van 01.01.2026-31.12.2026'],
    ['fr', '1 204 000 notifications'],
    ['fr', 'SIREN 732 829 320'],
    ['de', '12.345.678 Meldungen'],
    ['de', 'am 2026-01-02 um 10:30'],
    ['en', 'version 4.12.0.118'],
    ['en', '1,204,000 notices'],
    ['en', 'MV-2026-00123456'],
    ['en', 'ISO 27001'],
  ],
);

table(
  'IBAN',
  [
    ['nl', 'Stort op BE68 5390 0754 7034 vandaag', 'BE68 5390 0754 7034'],
    ['nl', 'be68539007547034', 'be68539007547034'],
    ['nl', 'BE68-5390-0754-7034', 'BE68-5390-0754-7034'],
    ['nl', 'NL91ABNA0417164300', 'NL91ABNA0417164300'],
    ['fr', 'FR14 2004 1010 0505 0001 3M02 606', 'FR14 2004 1010 0505 0001 3M02 606'],
    ['fr', 'IBAN : BE69 5390 0754 7034', 'BE69 5390 0754 7034'],
    ['fr', 'compte bancaire BE68 5390 0754 7035', 'BE68 5390 0754 7035'],
    ['de', 'DE89 3704 0044 0532 0130 00', 'DE89 3704 0044 0532 0130 00'],
    ['de', 'AT61 1904 3002 3457 3201', 'AT61 1904 3002 3457 3201'],
    ['de', 'Kontonummer DE89370400440532013001', 'DE89370400440532013001'],
    ['en', 'IE29 AIBK 9311 5212 3456 78', 'IE29 AIBK 9311 5212 3456 78'],
    ['en', 'GB29 NWBK 6016 1331 9268 19', 'GB29 NWBK 6016 1331 9268 19'],
  ],
  [],
  [
    ['nl', 'BE69 5390 0754 7034'],
    ['nl', 'BE 0123.456.789'],
    ['nl', 'NL 2026 Q1'],
    ['nl', 'BE68 5390 0754 703'],
    ['fr', 'FR 12 345 678 901'],
    ['fr', 'IBAN sans numéro'],
    ['fr', 'XX68 5390 0754 7034'],
    ['de', 'DE 2025 12'],
    ['de', 'DE89 Meldungen im Jahr und mehr davon'],
    ['en', 'IE29 is a road'],
    ['en', 'ISO 13616'],
    ['en', 'AT61'],
  ],
);

table(
  'CREDIT_CARD',
  [
    ['nl', '4111 1111 1111 1111', '4111 1111 1111 1111'],
    ['nl', 'kaartnummer 4111111111111111', '4111111111111111'],
    ['fr', 'carte bancaire 5500005555555559', '5500005555555559'],
    ['de', 'Kreditkartennummer 5500-0055-5555-5559', '5500-0055-5555-5559'],
    ['en', 'credit card 378282246310005', '378282246310005'],
    ['en', 'Visa 4012888888881881', '4012888888881881'],
  ],
  [
    ['nl', '4111111111111111', '4111111111111111'],
    ['en', '6011111111111117', '6011111111111117'],
  ],
  [
    ['nl', '4111 1111 1111 1112'],
    ['nl', '7123456789012345678'],
    ['fr', '1111 1111 1111 1117'],
    ['fr', '4 111 111 notifications'],
    ['de', '4111 1111'],
    ['de', 'a4111111111111111'],
    ['en', 'sha256 4111111111111111411111111111111141111111111111114111111111111111'],
    ['en', '4111-1111'],
    ['en', '9999 9999 9999 9995'],
    ['en', '0000 0000 0000 0000'],
    ['en', '2026-01-02 2026-02-03'],
    ['en', '1,204,000,111,222,333'],
  ],
);

table(
  'NATIONAL_ID',
  [
    ['nl', 'rijksregisternummer 85.07.30-033.28', '85.07.30-033.28'],
    ['nl', 'rijksregisternummer 85.07.30-033.99', '85.07.30-033.99'],
    ['nl', '85.07.30-033.28 (rijksregisternummer)', '85.07.30-033.28'],
    ['nl', 'BSN 111222333', '111222333'],
    ['nl', 'BSN: 111.222.334', '111.222.334'],
    ['fr', 'numéro de sécurité sociale 1 85 05 78 006 084 91', '1 85 05 78 006 084 91'],
    ['fr', 'registre national 85.07.30-033.28', '85.07.30-033.28'],
    ['fr', 'NISS 85073003328', '85073003328'],
    ['de', 'Steuer-ID 36 574 261 809', '36 574 261 809'],
    ['de', 'Personalausweis 123456789', '123456789'],
    ['en', 'national number 85073003328', '85073003328'],
    ['en', 'PPS number 6433435F', '6433435F'],
    ['en', 'identity number 131052-308T', '131052-308T'],
    ['en', 'codice fiscale RCCMNL83S18D969H', 'RCCMNL83S18D969H'],
  ],
  [
    ['nl', 'nummer 85073003328', '85073003328'],
    ['nl', 'het getal 111222333', '111222333'],
    ['en', 'RCCMNL83S18D969H', 'RCCMNL83S18D969H'],
  ],
  [
    ['nl', '85.07.30-033.29'],
    ['nl', 'ondernemingsnummer 0123.456.749'],
    ['nl', 'KBO 111222333'],
    ['nl', '111 222 333 meldingen'],
    ['nl', '22 december 2025'],
    ['fr', 'SIREN 732829320'],
    ['fr', '1 204 000'],
    ['fr', 'TVA BE0123456749'],
    ['de', 'USt-IdNr 123456788'],
    ['de', '01.01.2026 - 31.12.2026'],
    ['en', 'Regulation (EU) 2022/2065'],
    ['en', 'C-131/12'],
    ['en', 'ISBN 9789264274617'],
    ['en', '5f3a 1111 2222 3333 4444 5555 6666 7777 8888 9999 0000 1111 2222 3333 4444 5555'],
  ],
);

table(
  'DOB',
  [
    ['nl', 'geboren op 12 maart 2009', '12 maart 2009'],
    ['nl', 'geboortedatum: 12-03-2009', '12-03-2009'],
    ['nl', 'op 12/03/2009 geboren', '12/03/2009'],
    ['nl', '(geb. 12.03.09)', '12.03.09'],
    ['fr', 'née le 12 mars 2009', '12 mars 2009'],
    ['fr', 'né(e) le 1er août 2009', '1er août 2009'],
    ['fr', 'date de naissance : 12/03/2009', '12/03/2009'],
    ['de', 'geboren am 12. März 2009', '12. März 2009'],
    ['de', 'Geburtsdatum 12.03.2009', '12.03.2009'],
    ['en', 'born on March 12, 2009', 'March 12, 2009'],
    ['en', 'date of birth 2009-03-12', '2009-03-12'],
    ['en', 'DOB: 12/03/2009', '12/03/2009'],
  ],
  [],
  [
    ['nl', 'op 22 december 2025 toegekend'],
    ['nl', 'opgericht op 12 maart 2009'],
    ['nl', 'geboren in Gent'],
    ['nl', 'Zo is het idee geboren. Op 12 maart 2009 begon het.'],
    ['fr', 'le 12 mars 2009'],
    ['fr', 'association née en 1996'],
    ['fr', 'décision du 22/12/2025'],
    ['de', 'am 12. März 2009 gegründet'],
    ['de', 'Geburtsdatum unbekannt'],
    ['en', 'released on 2026-01-31'],
    ['en', 'the idea was born in 2009'],
    ['en', 'from 1 January 2026 to 31 December 2026'],
  ],
);

table(
  'CASE_REF',
  [
    ['nl', 'dossier MV-2026-00123 is gesloten', 'MV-2026-00123'],
    ['nl', 'zaaknummer: 104233', '104233'],
    ['nl', 'proces-verbaal BR.52.L1.001234/2026', 'BR.52.L1.001234/2026'],
    ['nl', 'ticket #A-4711', 'A-4711'],
    ['fr', 'référence n° SIG-2026-17', 'SIG-2026-17'],
    ['fr', 'dossier 2026/00123-B', '2026/00123-B'],
    ['fr', 'plainte 104233', '104233'],
    ['de', 'Aktenzeichen 12 Js 345/26', '12 Js 345/26'],
    ['de', 'Vorgangsnummer: HL-99231', 'HL-99231'],
    ['en', 'case 104233', '104233'],
    ['en', 'Reference number MV-2026-00123.', 'MV-2026-00123'],
    ['en', 'file ABC-12', 'ABC-12'],
  ],
  [],
  [
    ['nl', 'zaak C-131/12'],
    ['nl', 'dossier 2026'],
    ['nl', 'referentie: Verordening (EU) 2022/2065'],
    ['nl', 'de zaak is 12 maanden oud'],
    ['fr', 'affaire T-123/22'],
    ['fr', 'dossier 2025-2026'],
    ['fr', 'signalement 1 204'],
    ['de', 'Fall 12'],
    ['de', 'im Fall 2026'],
    ['en', 'in case 1,204 notices come'],
    ['en', 'case ECLI:EU:C:2014:317'],
    ['en', 'cases 4.12.0.118'],
    ['en', 'a case closed in 24h'],
  ],
);

table(
  'IP',
  [
    ['nl', 'IP-adres 10.0.0.1', '10.0.0.1'],
    ['nl', 'vanaf 84.197.12.5', '84.197.12.5'],
    ['fr', 'adresse IP : 4.12.0.118', '4.12.0.118'],
    ['de', 'IP-Adresse 192.168.1.20', '192.168.1.20'],
    ['en', '2001:db8::ff00:42:8329', '2001:db8::ff00:42:8329'],
    ['en', 'from 203.0.113.7.', '203.0.113.7'],
  ],
  [['en', 'the value 4.12.0.118 again', '4.12.0.118']],
  [
    ['nl', 'versie 4.12.0.118'],
    ['nl', 'artikel 1.2.3.4'],
    ['fr', 'version 12.11.1.0'],
    ['fr', '999.12.13.14'],
    ['de', '12:30:45'],
    ['de', '1.2.3.4'],
    ['en', 'v4.12.0.118'],
    ['en', '84.197.12'],
    ['en', '84.197.12.5.6'],
    ['en', 'std::begin'],
    ['en', '10:30::'],
    ['en', 'ratio 1:2:3'],
  ],
);

table(
  'URL',
  [
    ['nl', 'zie https://www.tiktok.com/@foo/video/7123456789012345678', 'https://www.tiktok.com/@foo/video/7123456789012345678'],
    ['nl', 'tiktok.com/@foo', 'tiktok.com/@foo'],
    ['nl', 'op t.me/foo.', 't.me/foo'],
    ['fr', 'https://forum.example/threads/12345678', 'https://forum.example/threads/12345678'],
    ['fr', 'https://www.instagram.com/p/Cxyz/', 'https://www.instagram.com/p/Cxyz/'],
    ['fr', 'hxxps://x[.]com/foo/status/123', 'hxxps://x[.]com/foo/status/123'],
    ['de', 'jan.tumblr.com', 'jan.tumblr.com'],
    ['de', 'https://example.org/user/jan', 'https://example.org/user/jan'],
    ['en', 'https://example.org/?uid=7', 'https://example.org/?uid=7'],
    ['en', '(https://facebook.com/jan.peeters)', 'https://facebook.com/jan.peeters'],
    ['en', 'https://www.youtube.com/watch?v=abc', 'https://www.youtube.com/watch?v=abc'],
    ['en', 'https://ｗｗｗ.tiktok.com/@foo', 'https://ｗｗｗ.tiktok.com/@foo'],
  ],
  [
    ['en', 'https://example.org/policy', 'https://example.org/policy'],
    ['nl', 'jan-peeters.be', 'jan-peeters.be'],
    ['nl', 'https://www.tiktok.com/legal/report', 'https://www.tiktok.com/legal/report'],
  ],
  [
    ['nl', 'https://www.tiktok.com/'],
    ['nl', 'https://eur-lex.europa.eu/eli/reg/2022/2065/oj'],
    ['nl', 'en/of'],
    ['fr', 'data/by-provider.csv'],
    ['fr', 'report.json'],
    ['fr', 'www.tiktok.com'],
    ['de', 'z.B. das'],
    ['de', 'usw.Dann'],
    ['en', 'https://creativecommons.org/licenses/by/4.0/'],
    ['en', 'http://www.w3.org/2000/svg'],
    ['en', 'i.e. this'],
    ['en', 'Node.js'],
  ],
);

table(
  'HANDLE',
  [
    ['nl', 'van @jan.peeters99!', '@jan.peeters99'],
    ['nl', 'gebruikersnaam: xX_zoro99', 'xX_zoro99'],
    ['nl', '＠zoro', '＠zoro'],
    ['fr', "nom d'utilisateur zoro_99", 'zoro_99'],
    ['fr', 'le compte @élodie', '@élodie'],
    ['de', 'Benutzername Zoro99', 'Zoro99'],
    ['en', 'u/zoro_99', 'u/zoro_99'],
    ['en', 'username "zoro99"', 'zoro99'],
  ],
  [['fr', 'pseudo «zoro»', 'zoro']],
  [
    ['nl', 'de @ alleen'],
    ['nl', 'gebruikersnamen worden niet bewaard'],
    ['nl', 'jan@example.org'],
    ['fr', 'un pseudonyme est gardé'],
    ['fr', "nom d'utilisateur requis"],
    ['fr', 'et/ou'],
    ['de', 'kein Benutzername nötig'],
    ['de', 'und/oder'],
    ['en', '@napi-rs/canvas'],
    ['en', 'a@b'],
    ['en', 'user names are erased'],
    ['en', 'menu/item'],
  ],
);

describe('countries the trusted flagger chose', () => {
  it('block on an identity number without a word around it', () => {
    expect(detect('85073003328', 'nl', { countries: ['BE'] }).map((span) => span.result)).toEqual(['block']);
    expect(detect('85073003328', 'nl', { countries: ['FI'] }).map((span) => span.result)).toEqual(['review']);
  });
  it('do not make counts into identity numbers', () => {
    expect(detect('111 222 333 meldingen', 'nl', { countries: ['NL'] })).toEqual([]);
  });
});

describe('spans', () => {
  it('do not overlap and lie in the text', () => {
    const text = 'Tel. +32 470 12 34 56, jan@example.org, https://x.com/jan/status/1 @jan BE68 5390 0754 7034';
    const spans = detect(text, 'nl', { names: true });
    expect(spans.map((span) => span.type)).toEqual(['PHONE', 'EMAIL', 'URL', 'HANDLE', 'IBAN']);
    for (const [index, span] of spans.entries()) expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
  });
});

describe('a structured value', () => {
  const words = ['de', 'TikTok', '(', ')', 'é', 'https://', '.', '\n', '“', ':', 'at', '@', '%', 'IBAN', 'punt', '&', '…', '😀', '#', '/'];
  const around = fc.array(fc.constantFrom(...words), { maxLength: 12 });
  it.each([
    'jan.peeters@example.org',
    'https://www.tiktok.com/@foo/video/71',
    'BE68 5390 0754 7034',
    '+32 470 12 34 56',
    '203.0.113.7',
    '4111 1111 1111 1111',
  ])('is found whatever stands around it: %s', (value) => {
    fc.assert(
      fc.property(around, around, (before, after) => {
        const text = `${before.join(' ')} ${value} ${after.join(' ')}`;
        const start = text.indexOf(value);
        const blocked = detect(text, 'nl').filter((span) => span.result === 'block');
        expect(blocked.some((span) => span.start <= start && span.end >= start + value.length)).toBe(true);
      }),
    );
  });
});

describe('time', () => {
  const worst = [
    '@',
    'a',
    'a@',
    ' at ',
    '1',
    '1 ',
    '+',
    '0 0',
    '.',
    'a.',
    '-',
    ':',
    '1.',
    ' (',
    '%4',
    '&#',
    "'",
    'A. ',
    'BE68',
    'https://',
    'é',
    'a\u0301',
    '[.]',
    ' punt ',
    'dossier ',
    'é.',
    'M. ',
    '/u/',
  ];
  it.each(worst)('does not explode on a text of nothing but %j', { timeout: 30_000 }, (piece) => {
    const text = piece.repeat(Math.ceil(30_000 / piece.length));
    const start = performance.now();
    detect(text, 'nl', { names: true });
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
