import { beforeAll, describe, expect, it } from 'vitest';
import { filesSha256, scanFiles } from '../../src/gate/gate.ts';
import { buildKnownValues } from '../../src/gate/known-values.ts';
import type { ScanRules } from '../../src/gate/scan.ts';
import { type Finding, openFindings, type Resolution } from '../../src/model/finding.ts';
import { type KnownValue, knownValue } from '../../src/model/known.ts';
import { jpeg } from '../files/jpeg-maker.ts';
import { workbook } from '../files/office-maker.ts';
import { pdf } from '../files/pdf-maker.ts';
import { png, textChunks } from '../files/png-maker.ts';

const KEY = new Uint8Array(32).fill(3);
const RULES: ScanRules = {
  roleMailboxes: ['meldpunt@voorbeeld.example'],
  allowedUrls: ['https://www.voorbeeld.example', 'https://arcom.example/decisions/'],
  allowedWords: ['TikTok', 'Booking.com'],
  allowedTexts: ['Meldpunt Voorbeeld', 'Besluit INV-2025-0017'],
  countries: ['BE'],
};
const known = (...values: string[]) =>
  buildKnownValues(
    KEY,
    values.map((text) => knownValue(KEY, text)).filter((value): value is KnownValue => value !== null),
    [...RULES.allowedWords, ...RULES.allowedTexts],
  );
const file = (name: string, text: string | Uint8Array) => ({ name, bytes: typeof text === 'string' ? Buffer.from(text) : text });
const scan = async (name: string, text: string | Uint8Array, ...values: string[]) =>
  scanFiles([file(name, text)], await known(...values), RULES);
const narrative = (text: string, language = 'nl') => `<div data-narrative="introduction" lang="${language}"><p>${text}</p></div>`;

const EMAIL = 'jan.planted@example.org';
const REFERENCE = 'QX-77-zoroark';
const page = (body: string) => `<!DOCTYPE html><html lang="nl"><head><title>t</title></head><body>${body}</body></html>`;

/** Every place of every format in which text can stand. */
const PLACES: readonly [string, string, (text: string) => string | Uint8Array][] = [
  ...(
    [
      ['text', (text) => `<p>a ${text} b</p>`],
      ['text cut by markup', (text) => `<p>a ${text.slice(0, 4)}<b>${text.slice(4)}</b> b</p>`],
      ['heading', (text) => `<h2>a ${text}</h2><p>b</p>`],
      ['cell', (text) => `<table><tr><td>${text}</td></tr></table>`],
      ['narrative', (text) => narrative(`a ${text} b`)],
      ['alternative text', (text) => `<img alt="a ${text}">`],
      ['tooltip', (text) => `<p title="${text}">b</p>`],
      ['link', (text) => `<a href="${text}">b</a>`],
      ['class', (text) => `<p class="x ${text}">b</p>`],
      ['comment', (text) => `<!-- ${text} -->`],
      ['meta', (text) => `<meta name="description" content="${text}">`],
      ['title', (text) => `<svg><title>${text}</title></svg>`],
      ['script', (text) => `<script>let a = "${text}"</script>`],
      ['data in a script', (text) => `<script type="application/json">["${text}"]</script>`],
      ['style', (text) => `<style>/* ${text} */</style>`],
      ['template', (text) => `<template>${text}</template>`],
      [
        'embedded picture',
        (text) => `<img src="data:image/png;base64,${Buffer.from(png([['tEXt', Buffer.from(`C\0${text}`)]])).toString('base64')}">`,
      ],
      ['embedded drawing', (text) => `<img src="data:image/svg+xml,${encodeURIComponent(`<svg><desc>${text}</desc></svg>`)}">`],
    ] as [string, (text: string) => string][]
  ).map(([place, body]): [string, string, (text: string) => string] => [`HTML ${place}`, 'a.html', (text) => page(body(text))]),
  ['SVG text', 'a.svg', (text) => `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text>${text}</text></svg>`],
  ['SVG processing instruction', 'a.svg', (text) => `<?xml version="1.0"?><?x ${text}?><svg/>`],
  ['SVG CDATA', 'a.svg', (text) => `<svg xmlns="http://www.w3.org/2000/svg"><text><![CDATA[${text}]]></text></svg>`],
  ['CSV value', 'a.csv', (text) => `code,note\r\n1,"a ${text}"\r\n`],
  ['CSV label', 'a.csv', (text) => `code,${text}\r\n1,2\r\n`],
  ['JSON value', 'a.json', (text) => JSON.stringify({ a: [{ b: text }] })],
  ['JSON name', 'a.json', (text) => JSON.stringify({ a: { [text]: 1 } })],
  ['JSON escapes', 'a.json', (text) => `["${[...text].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"]`],
  ['text', 'a.txt', (text) => `a\nb ${text} c`],
  ['Markdown', 'a.md', (text) => `# a\n\n[b](${text})`],
  ...Object.keys(textChunks('')).map((kind): [string, string, (text: string) => Uint8Array] => [
    `PNG ${kind}`,
    'a.png',
    (text) => png([textChunks(text)[kind] ?? ['IDAT', new Uint8Array()]]),
  ]),
  ['PDF page', 'a.pdf', (text) => pdf({ page: text })],
  ['PDF author', 'a.pdf', (text) => pdf({ info: { Author: text } })],
  ['PDF XMP', 'a.pdf', (text) => pdf({ xmp: text })],
  ['workbook cell', 'a.xlsx', (text) => workbook({ inline: text })],
  ['workbook hidden sheet', 'a.xlsx', (text) => workbook({ hidden: text })],
  ['workbook creator', 'a.xlsx', (text) => workbook({ creator: text })],
  ['photograph', 'a.jpg', (text) => jpeg([[0xfe, Buffer.from(text)]])],
  ['PNG after the end', 'a.png', (text) => png([], Buffer.from(text))],
];

describe('a planted value closes the gate', () => {
  it.each(PLACES)('an e-mail address: %s', async (_, name, make) => {
    expect((await scan(name, make(EMAIL))).filter((found) => found.result === 'block')).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'EMAIL', file: name })]),
    );
  });
  it.each(PLACES)('a reference only the log knows: %s', async (_, name, make) => {
    expect((await scan(name, make(REFERENCE), REFERENCE)).map((found) => found.kind)).toContain('KNOWN_VALUE');
  });
  it.each(PLACES)('and is nowhere in the findings: %s', async (_, name, make) => {
    const told = JSON.stringify([await scan(name, make(EMAIL)), await scan(name, make(REFERENCE), REFERENCE)]).toLowerCase();
    for (const value of ['planted', 'zoroark', 'qx-77']) expect(told).not.toContain(value);
  });
  it.each(PLACES)('and the same file without it passes: %s', async (_, name, make) => {
    expect((await scan(name, make('niets'))).filter((found) => found.result === 'block')).toEqual([]);
  });
  it('in a file name', async () => {
    const findings = await scan(`data/${EMAIL}.txt`, 'a');
    expect(findings).toEqual([expect.objectContaining({ kind: 'EMAIL', place: 'file name' })]);
    expect(JSON.stringify(findings)).not.toContain('planted');
    expect(await scan('charts/zoroark.txt', 'a', 'zoroark')).toHaveLength(1);
  });
  it('of weeks ago, without a sign that a pattern would find', async () => {
    const findings = await scan('a.html', page(narrative('Vooral zoroark bleef terugkomen. Ook niets anders.')), 'zoroark');
    expect(findings).toEqual([
      {
        id: expect.any(String),
        kind: 'KNOWN_VALUE',
        result: 'block',
        file: 'a.html',
        place: 'narrative introduction (nl), sentence 1',
        length: 7,
      },
    ]);
  });
});

describe('what may stand in a report', () => {
  it.each([
    ['the flagger’s mailbox', 'Schrijf naar meldpunt@voorbeeld.example.'],
    ['the flagger’s pages', 'Zie https://www.voorbeeld.example/users/meldpunt/12345678 en voorbeeld.example/x.'],
    ['the authority’s decisions', 'Zie https://arcom.example/decisions/12345678.'],
    ['the reference of the award', 'Referentie INV-2025-0017 staat in Besluit INV-2025-0017.'],
    ['law', 'Artikel 22, lid 3, van Verordening (EU) 2022/2065; zaak C-131/12; ECLI:EU:C:2014:317.'],
    ['enterprise numbers', 'Ondernemingsnummer 0123.456.749, KBO 0123.456.749.'],
    ['names of providers', 'TikTok en Booking.com antwoordden.'],
    ['hotlines', 'Bel 116 000 of 116 111.'],
    ['counts', 'Er waren 1 204 000 meldingen, 1.204.000 items en 12 345 678 keer niets.'],
    ['versions', 'Met versie 4.12.0.118 en 12.11.1.'],
    ['dates', 'Van 1 januari 2026 tot 31-12-2026 (2026-12-31T23:30).'],
    ['hash values', `SHA-256 ${'1234 5678 9012 3456 '.repeat(4).trim()} en ${'0123456789abcdef'.repeat(4)}.`],
  ])('%s', async (what, text) => {
    const blocked = (await scan('a.html', page(narrative(text)))).filter((found) => found.result === 'block');
    // The first “INV-…” stands outside the allowed text, and is a reference like any other.
    expect(blocked.map((found) => found.kind)).toEqual(what === 'the reference of the award' ? ['CASE_REF'] : []);
  });
  it('but not another mailbox of the same name', async () => {
    expect(await scan('a.txt', 'meldpunt@elders.example')).toHaveLength(1);
    expect(await scan('a.txt', 'https://voorbeeld.example.evil.example/users/jan')).toHaveLength(1);
    expect(await scan('a.txt', 'https://arcom.example/decisionsx/12345678')).toHaveLength(1);
  });
  it('also when the log holds the flagger’s own mailbox and page', async () => {
    expect(
      await scan(
        'a.txt',
        'meldpunt@voorbeeld.example https://voorbeeld.example',
        'meldpunt@voorbeeld.example',
        'https://voorbeeld.example',
      ),
    ).toEqual([]);
  });
});

describe('text that people wrote', () => {
  const text = 'Wij spraken Priya. In 104233 gevallen niets. Xandra hielp Kwame.';
  it('is for review where a name may stand, and on weak values', async () => {
    const found = await scan('a.html', page(narrative(text)), '104233');
    const told = found.map(({ kind, result, place }) => [kind, result, place.slice(-10)].join(' '));
    expect([...new Set(told)]).toEqual(['PERSON review sentence 1', 'KNOWN_VALUE review sentence 2', 'PERSON review sentence 3']);
  });
  it('is not confused with labels and numbers', async () => {
    expect(await scan('a.html', page(`<p>${text}</p>`), '104233')).toEqual([]);
    expect(await scan('a.csv', 'code,n\r\nx,104233\r\n', '104233')).toEqual([]);
  });
  it('is shown for review once, on the page, when the data repeat it', async () => {
    const files = [
      file('report.json', JSON.stringify({ narrative: { nl: { introduction: text } } })),
      file('report.nl.html', page(narrative(text))),
    ];
    const found = await scanFiles(files, await known(), RULES);
    expect(found.length).toBeGreaterThan(1);
    expect([...new Set(found.map(({ file: name }) => name))]).toEqual(['report.nl.html']);
  });
  it('blocks in each file that holds a certain hit', async () => {
    const files = [
      file('report.json', JSON.stringify({ narrative: { nl: { introduction: EMAIL } } })),
      file('report.nl.html', page(narrative(EMAIL))),
    ];
    expect(await scanFiles(files, await known(), RULES)).toHaveLength(2);
  });
});

describe('metadata that is not on the list', () => {
  it.each([
    ['a comment', 'a.html', page('<!-- gemaakt door de directie -->')],
    ['an author', 'a.html', page('<meta name="author" content="de directie">')],
    ['text in a picture', 'a.png', png([textChunks('de directie')['tEXt'] ?? ['IDAT', new Uint8Array()]])],
  ])('is for review: %s', async (_, name, content) => {
    expect(await scan(name, content)).toEqual([expect.objectContaining({ kind: 'REVIEW', result: 'review' })]);
  });
  it.each([
    ['how the page is shown', page('<meta name="viewport" content="width=device-width"><meta charset="utf-8">')],
    ['the publisher as author', page('<meta name="author" content="Meldpunt Voorbeeld">')],
  ])('is not %s', async (_, content) => expect(await scan('a.html', content)).toEqual([]));
});

describe('findings', () => {
  const files = [file('a.txt', `${EMAIL}\n\n${EMAIL} en ${EMAIL}`), file('b.txt', EMAIL)];
  it('have an identity each, the same again', async () => {
    const ids = (await scanFiles(files, await known(), RULES)).map((found) => found.id);
    expect(new Set(ids).size).toBe(4);
    expect((await scanFiles([...files].reverse(), await known(), RULES)).map((found) => found.id)).toEqual(ids);
  });

  let findings: Finding[];
  beforeAll(async () => {
    findings = await scanFiles(files, await known(), RULES);
  });
  const hash = filesSha256(files);
  const resolve = (finding: Finding, filesHash = hash, verdict: Resolution['verdict'] = 'not-personal'): Resolution => ({
    finding: finding.id,
    verdict,
    reason: 'r',
    by: 'b',
    at: '2026-01-01T00:00:00Z',
    filesSha256: filesHash,
  });
  it('are open until a person resolves them', () => {
    expect(openFindings(findings, [], hash)).toEqual(findings);
    expect(
      openFindings(
        findings,
        findings.map((finding) => resolve(finding)),
        hash,
      ),
    ).toEqual([]);
  });
  it('are open again when any file changes', () => {
    const changed = filesSha256([...files, file('c.txt', '')]);
    expect(
      openFindings(
        findings,
        findings.map((finding) => resolve(finding)),
        changed,
      ),
    ).toEqual(findings);
  });
  it('are not a mailbox when they are no address', async () => {
    const phone = await scan('a.txt', 'Tel. 0470 12 34 56');
    expect(
      openFindings(
        phone,
        phone.map((finding) => resolve(finding, hash, 'role-mailbox')),
        hash,
      ),
    ).toEqual(phone);
  });
});

describe('the hash over all files', () => {
  const [a, b] = [file('a', 'x'), file('b', 'y')];
  it('does not depend on their order', () => expect(filesSha256([a, b])).toBe(filesSha256([b, a])));
  it.each([
    ['a byte', [file('a', 'X'), b]],
    ['a name', [file('A', 'x'), b]],
    ['swapped contents', [file('a', 'y'), file('b', 'x')]],
    ['a file less', [a]],
    ['a name that holds a line break', [file('a\nb', 'x'), b]],
  ])('changes with %s', (_, files) => expect(filesSha256(files)).not.toBe(filesSha256([a, b])));
});
