import { describe, expect, it } from 'vitest';
import { readAnyFile } from '../../src/files/any-file.ts';
import { buildKnownValues } from '../../src/gate/known-values.ts';
import type { ScanRules } from '../../src/gate/scan.ts';
import { scanAnyFile } from '../../src/gate/scan-file.ts';
import { knownValue } from '../../src/model/known.ts';
import type { ScannedFile } from '../../src/model/scan-result.ts';
import { jpeg } from '../files/jpeg-maker.ts';
import { archive, type Members, openDocument, textDocument, workbook } from '../files/office-maker.ts';
import { pdf, revisedPdf } from '../files/pdf-maker.ts';
import { png, textChunks } from '../files/png-maker.ts';

const KEY = new Uint8Array(32).fill(9);
const RULES: ScanRules = { roleMailboxes: [], allowedUrls: [], allowedWords: ['Meldpunt Voorbeeld'], allowedTexts: [], countries: [] };
const EMAIL = 'jan.planted@example.org';

async function scan(name: string, content: string | Uint8Array, values: readonly string[] = [], language: string | null = null) {
  const known = values.map((value) => knownValue(KEY, value)).filter((value) => value !== null);
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const files: ScannedFile[] = [];
  for await (const file of scanAnyFile({ name, bytes }, await buildKnownValues(KEY, known, []), RULES, language)) files.push(file);
  return files;
}
const findings = async (...args: Parameters<typeof scan>) => (await scan(...args)).flatMap((file) => file.findings);
const wide = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const exif = (text: string) => Buffer.from(`Exif\0\0II*\0\u0008\0\0\0${text}\0`, 'latin1');
const xmp = (text: string) =>
  `<x:xmpmeta xmlns:x="x"><rdf:RDF xmlns:rdf="r"><rdf:Description xmlns:dc="d" dc:rights="${text}"/></rdf:RDF></x:xmpmeta>`;

type Make = (text: string) => string | Uint8Array;

/** Where text can stand in files people publish, and what the finding says of the place. */
const PLACES: readonly (readonly [what: string, name: string, place: string, make: Make])[] = [
  ['PDF page', 'a.pdf', 'page 1, line 2', (text) => pdf({ page: `een\n${text}` })],
  ['PDF note', 'a.pdf', 'page 1, annotation 1', (text) => pdf({ annotation: text })],
  ['PDF author of a note', 'a.pdf', 'page 1, annotation 1', (text) => pdf({ annotationAuthor: text })],
  ['PDF link', 'a.pdf', 'page 1, annotation 2', (text) => pdf({ link: `mailto:${text}` })],
  ['PDF form field', 'a.pdf', 'page 1, annotation 3', (text) => pdf({ field: text })],
  ['PDF name of a form field', 'a.pdf', 'page 1, annotation 3', (text) => pdf({ fieldName: text.replaceAll('.', '_') })],
  ['PDF outline', 'a.pdf', 'outline', (text) => pdf({ outline: text })],
  ['PDF name of an attachment', 'a.pdf', 'attachment', (text) => pdf({ attachmentName: `${text}.txt` })],
  ['PDF attachment', 'a.pdf', 'line 1', (text) => pdf({ attachment: text })],
  ['PDF attached note', 'a.pdf', 'line 1', (text) => pdf({ attachedNote: text })],
  ['PDF author', 'a.pdf', 'pdf info Author', (text) => pdf({ info: { Author: text } })],
  ['PDF title', 'a.pdf', 'pdf info Title', (text) => pdf({ info: { Title: text } })],
  ['PDF own entry', 'a.pdf', 'pdf info own entry', (text) => pdf({ info: { Opsteller: text } })],
  ['PDF XMP', 'a.pdf', 'xmp dc:creator', (text) => pdf({ xmp: text })],
  ['PDF alternative text', 'a.pdf', 'page 1, structure', (text) => pdf({ alternative: text })],
  ['PDF script', 'a.pdf', 'script', (text) => pdf({ script: `app.alert("${text}")` })],
  ['PDF layer', 'a.pdf', 'layer', (text) => pdf({ layer: text })],
  ['PDF page label', 'a.pdf', 'page label', (text) => pdf({ pageLabel: text })],
  ['PDF object no page shows', 'a.pdf', 'an object of the file', (text) => pdf({ orphan: text })],
  ['PDF comment', 'a.pdf', 'pdf info comment', (text) => Buffer.from(pdf({}).toString('latin1').replace('\n', `\n%${text}\n`), 'latin1')],
  ['PDF after the end', 'a.pdf', 'pdf info after the end', (text) => Buffer.concat([pdf({}), Buffer.from(text)])],
  ['PDF earlier revision', 'a.pdf', 'earlier revision 1, page 1', (text) => revisedPdf(text, 'niets')],
  ['XLSX cell', 'a.xlsx', 'sheet Blad1, cell A1', (text) => workbook({ shared: text })],
  ['XLSX text in a cell', 'a.xlsx', 'sheet Blad1, cell B1', (text) => workbook({ inline: text })],
  ['XLSX hidden sheet', 'a.xlsx', 'sheet Geheim (veryHidden), cell B7', (text) => workbook({ hidden: text })],
  ['XLSX text left behind', 'a.xlsx', 'shared text 3, in no cell', (text) => workbook({ unused: text })],
  ['XLSX name of a sheet', 'a.xlsx', 'xl/workbook.xml, attribute name of sheet', (text) => workbook({ sheetName: text })],
  ['XLSX defined name', 'a.xlsx', 'xl/workbook.xml, definedName', (text) => workbook({ definedName: text })],
  ['XLSX formula', 'a.xlsx', 'sheet Blad1, cell C1, formula', (text) => workbook({ formula: text })],
  ['XLSX header', 'a.xlsx', 'sheet Blad1, oddHeader', (text) => workbook({ header: text })],
  ['XLSX choice of a cell', 'a.xlsx', 'sheet Blad1, formula1', (text) => workbook({ validation: text })],
  ['XLSX link', 'a.xlsx', 'xl/worksheets/_rels/sheet1.xml.rels, attribute Target', (text) => workbook({ link: text })],
  ['XLSX comment', 'a.xlsx', 'xl/comments1.xml, B3', (text) => workbook({ comment: text })],
  ['XLSX author of comments', 'a.xlsx', 'xl/comments1.xml, author', (text) => workbook({ commentAuthor: text })],
  ['XLSX creator', 'a.xlsx', 'property creator', (text) => workbook({ creator: text })],
  ['XLSX last writer', 'a.xlsx', 'property lastModifiedBy', (text) => workbook({ lastModifiedBy: text })],
  ['XLSX company', 'a.xlsx', 'property Company', (text) => workbook({ company: text })],
  ['XLSX own property', 'a.xlsx', 'property property', (text) => workbook({ custom: text })],
  ['XLSX link to another file', 'a.xlsx', 'xl/externalLinks', (text) => workbook({ external: text })],
  ['XLSX settings', 'a.xlsx', 'xl/printerSettings', (text) => workbook({ binary: text })],
  [
    'XLSX picture',
    'a.xlsx',
    'xl/media/image1.png: png tEXt Comment',
    (text) => workbook({ picture: png([textChunks(text)['tEXt'] ?? ['IDAT', new Uint8Array()]]) }),
  ],
  ['DOCX text', 'a.docx', 'word/document.xml, p', (text) => textDocument({ body: text })],
  ['DOCX deleted text', 'a.docx', 'word/document.xml, p', (text) => textDocument({ deleted: text })],
  ['DOCX hidden text', 'a.docx', 'word/document.xml, p', (text) => textDocument({ hidden: text })],
  ['DOCX author of a change', 'a.docx', 'word/document.xml, property author', (text) => textDocument({ author: text })],
  [
    'DOCX file put into it',
    'a.docx',
    'sheet Blad1, cell B1',
    (text) => withMembers({ 'word/embeddings/b.xlsx': workbook({ inline: text }) }),
  ],
  ['DOCX text put into it', 'a.docx', 'line 1', (text) => withMembers({ 'word/embeddings/b.txt': text })],
  ['XLSX PDF put into it', 'a.xlsx', 'page 1, line 1', (text) => withMembers({ 'xl/media/b.bin': pdf({ page: text }) })],
  ['ODT text', 'a.odt', 'content.xml, p', (text) => openDocument({ body: text })],
  ['ODT note', 'a.odt', 'content.xml, p', (text) => openDocument({ note: text })],
  ['ODT creator', 'a.odt', 'property creator', (text) => openDocument({ creator: text })],
  ['text', 'a.txt', 'line 3', (text) => `een\n\nzie ${text}\n`],
  ['text in windows-1252', 'a.txt', 'line 1', (text) => Buffer.from(`caf\xe9 ${text}`, 'latin1')],
  ['text in UTF-16', 'a.txt', 'line 1', (text) => wide(`café ${text}`)],
  ['Markdown', 'a.md', 'line 2', (text) => `# kop\n[b](mailto:${text})`],
  ['a file without an ending', 'notities', 'line 1', (text) => text],
  ['CSV with semicolons', 'a.csv', 'line 2, column nota', (text) => `code;nota\r\n1;"zie ""${text}"""\r\n`],
  ['CSV in windows-1252', 'a.csv', 'line 2, column référence', (text) => Buffer.from(`code;r\xe9f\xe9rence\n1;${text}\n`, 'latin1')],
  ['CSV that is broken', 'a.csv', 'line 2', (text) => `a,b\n"1,${text}\n2,"x`],
  ['tab-separated', 'a.tsv', 'line 2, column b', (text) => `a\tb\n1\t${text}`],
  ['JSON', 'a.json', '$.a[0]', (text) => JSON.stringify({ a: [text] })],
  ['JSON that is broken', 'a.json', 'line 1', (text) => `{"a": "${text}"`],
  ['JSON lines of which one is broken', 'a.jsonl', 'line 2', (text) => `{"a":1}\n{"b": ${text}\n`],
  ['JSON lines', 'a.jsonl', 'line 2, $.b', (text) => `{"a":1}\n{"b":"${text.replace('@', '\\u0040')}"}`],
  ['HTML', 'a.html', 'text', (text) => `<p>${text.slice(0, 4)}<b>${text.slice(4)}</b>`],
  ['HTML hidden', 'a.html', 'text', (text) => `<p hidden>${text}`],
  ['HTML alternative text', 'a.html', 'attribute alt of img', (text) => `<img alt="${text}">`],
  ['HTML JSON-LD', 'a.html', 'script: $.author', (text) => `<script type="application/ld+json">{"author":"${text}"}</script>`],
  ['HTML in another encoding', 'a.html', 'text', (text) => Buffer.from(`<p>caf\xe9 ${text}</p>`, 'latin1')],
  [
    'HTML photograph',
    'a.html',
    'attribute src of img: jpeg exif',
    (text) => `<img src="data:image/jpeg;base64,${Buffer.from(jpeg([[0xe1, exif(text)]])).toString('base64')}">`,
  ],
  ['SVG', 'a.svg', 'text', (text) => `<svg xmlns="http://www.w3.org/2000/svg"><desc>${text}</desc></svg>`],
  ['PNG', 'a.png', 'png tEXt Comment', (text) => png([textChunks(text)['tEXt'] ?? ['IDAT', new Uint8Array()]])],
  ['HTML attribute given twice', 'a.html', 'attribute given twice', (text) => `<p title="een" title="${text}">niets</p>`],
  ['HTML end tag', 'a.html', 'attribute of an end tag', (text) => `<p>niets</p title="${text}">`],
  ['PNG XMP', 'a.png', 'xmp dc:rights', (text) => png([['iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${xmp(text)}`)]])],
  ['JPEG EXIF', 'a.jpg', 'jpeg exif', (text) => jpeg([[0xe1, exif(text)]])],
  ['JPEG EXIF in UTF-16', 'a.jpg', 'jpeg exif', (text) => jpeg([[0xe1, Buffer.concat([exif(''), Buffer.from(text, 'utf16le')])]])],
  ['JPEG XMP', 'a.jpg', 'xmp dc:rights', (text) => jpeg([[0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp(text)}`)]])],
  ['JPEG comment', 'a.jpg', 'jpeg comment', (text) => jpeg([[0xfe, Buffer.from(text)]])],
  ['JPEG IPTC', 'a.jpg', 'jpeg segment ed', (text) => jpeg([[0xed, Buffer.from(`Photoshop 3.0\0${text}`)]])],
  ['JPEG where a colour profile may be', 'a.jpg', 'jpeg segment e2', (text) => jpeg([[0xe2, Buffer.from(`FPXR\0${text}`)]])],
  ['JPEG where flags of Adobe may be', 'a.jpg', 'jpeg segment ee', (text) => jpeg([[0xee, Buffer.from(text)]])],
  ['JPEG after the end', 'a.jpg', 'jpeg after the end', (text) => jpeg([], Buffer.from(text))],
  ['ZIP member', 'a.zip', 'line 1', (text) => archive({ 'b.txt': text })],
  ['ZIP name', 'a.zip', 'file name', (text) => archive({ [`${text}.txt`]: 'niets' })],
  ['ZIP comment', 'a.zip', 'zip comment', (text) => withComment(archive({ 'b.txt': 'niets' }), text)],
  ['ZIP in a ZIP', 'a.zip', 'sheet Blad1, cell B1', (text) => archive({ 'b.zip': archive({ 'c.xlsx': workbook({ inline: text }) }) })],
  ['file name', `${EMAIL}.txt`, 'file name', () => 'niets'],
];

/** A document with other members in it. */
function withMembers(members: Members): Uint8Array {
  return archive({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<document/>', ...members });
}

function withComment(zip: Uint8Array, comment: string): Uint8Array {
  const bytes = Buffer.concat([zip, Buffer.from(comment)]);
  bytes.writeUInt16LE(comment.length, zip.length - 2);
  return bytes;
}

describe('an address in a file that goes out is found', () => {
  it.each(PLACES)('%s', async (_, name, place, make) => {
    const blocks = (await findings(name, make(EMAIL))).filter((found) => found.result === 'block');
    expect(blocks.map((found) => found.kind)).toContain('EMAIL');
    expect(
      blocks.some((found) => found.place.startsWith(place)),
      blocks.map((found) => found.place).join(' | '),
    ).toBe(true);
  });
  it.each(PLACES)('and is nowhere in what is told: %s', async (_, name, __, make) => {
    expect(JSON.stringify(await scan(name, make(EMAIL))).toLowerCase()).not.toContain('planted');
  });
  it.each(PLACES.slice(0, -1))('and without it nothing blocks: %s', async (_, name, __, make) => {
    const files = await scan(name, make('niets'));
    expect(files.flatMap((file) => file.findings).filter((found) => found.result === 'block')).toEqual([]);
    expect(files.map((file) => file.unreadable)).toEqual(files.map(() => null));
  });
});

describe('a value the log knows', () => {
  it.each([
    ['a.xlsx', workbook({ hidden: 'over zoroark' })],
    ['a.pdf', pdf({ page: 'over zoroark' })],
    ['a.txt', 'over zoroark'],
  ])('is found in %s', async (name, content) => {
    expect((await findings(name, content, ['zoroark'])).map((found) => found.kind)).toContain('KNOWN_VALUE');
  });
});

describe('what people wrote', () => {
  it.each([
    ['a.txt', 'Wij spraken vaak met Priya over de zaak.'],
    ['a.csv', 'code;nota\n1;met Priya gesproken\n'],
    ['a.pdf', pdf({ page: 'Wij spraken vaak met Priya over de zaak.' })],
    ['a.xlsx', workbook({ inline: 'Wij spraken vaak met Priya over de zaak.' })],
    ['a.html', '<p>Wij spraken vaak met Priya over de zaak.</p>'],
    ['a.pdf', pdf({ info: { Title: 'Gesprek met Priya over de zaak' } })],
  ])('is for review where a name may stand: %s', async (name, content) => {
    const persons = (await findings(name, content, [], 'nl')).filter((found) => found.kind === 'PERSON');
    expect(persons.length).toBeGreaterThan(0);
  });
  it.each([
    ['Wij hebben de zaak niet gevonden en het is voor een ander.', 'nl'],
    ['Nous avons trouvé que le service est dans une autre ville.', 'fr'],
    ['Wir haben das nicht gefunden und es ist für einen anderen.', 'de'],
    ['We have not found the case and it was for another one.', 'en'],
    ['1 2 3', null],
  ])('is read in its language: %s', async (text, language) => {
    expect((await scan('a.txt', text)).map((file) => file.language)).toEqual([language]);
  });
});

describe('metadata that is not on the list', () => {
  it.each([
    ['an author', 'a.pdf', pdf({ info: { Author: 'de directie' } }), 'pdf info Author'],
    ['an own entry', 'a.pdf', pdf({ info: { Afdeling: 'de directie' } }), 'pdf info own entry'],
    ['a creator', 'a.xlsx', workbook({ creator: 'de directie' }), 'property creator'],
    ['a company', 'a.xlsx', workbook({ company: 'de directie' }), 'property Company'],
    ['EXIF', 'a.jpg', jpeg([[0xe1, exif('camera')]]), 'jpeg exif'],
    ['a page that is a picture', 'a.pdf', pdf({ page: '' }), 'page 1: property picture without text'],
  ])('is for review: %s', async (_, name, content, place) => {
    expect(await findings(name, content)).toContainEqual(expect.objectContaining({ kind: 'REVIEW', result: 'review', place }));
  });
  it.each([
    ['how it was made', pdf({ info: { Producer: 'Typst', Creator: 'article22', CreationDate: 'D:20270131' } })],
    ['the publisher', pdf({ info: { Author: 'Meldpunt Voorbeeld' } })],
  ])('is not %s', async (_, content) => {
    expect((await findings('a.pdf', content)).filter((found) => found.place.startsWith('pdf info'))).toEqual([]);
  });
});

describe('a file that cannot be read', () => {
  const damaged = (bytes: Uint8Array, at: number) => bytes.map((byte, index) => (index === at ? byte ^ 0x55 : byte));
  const encrypted = (zip: Uint8Array) => {
    const bytes = Buffer.from(zip);
    bytes.writeUInt16LE(1, bytes.indexOf(Buffer.from('504b0102', 'hex')) + 8);
    return bytes;
  };
  it.each<[what: string, name: string, content: string | Uint8Array]>([
    ['a page cut off in a tag', 'a.html', `<p>niets</p><p title="${EMAIL}`],
    ['an empty PDF', 'a.pdf', ''],
    ['an empty workbook', 'a.xlsx', ''],
    ['an empty picture', 'a.png', ''],
    ['an old workbook', 'a.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a broken PDF', 'a.pdf', '%PDF-1.7\nnothing'],
    ['a binary file', 'a.bin', Buffer.alloc(100)],
    ['a gzip', 'a.gz', Buffer.from('1f8b0800', 'hex')],
    ['a GIF', 'a.gif', 'GIF89a'],
    ['a damaged zip', 'a.zip', damaged(archive({ 'b.txt': 'niets niets niets niets' }), 40)],
    ['a zip cut short', 'a.zip', archive({ 'b.txt': 'niets' }).subarray(0, 50)],
    ['an encrypted zip', 'a.zip', encrypted(archive({ 'b.txt': 'niets' }))],
    ['a workbook that is not well-formed', 'a.xlsx', archive({ '[Content_Types].xml': '<a/>', 'xl/a.xml': '<a><b></a>' })],
    ['a document with entities', 'a.docx', archive({ '[Content_Types].xml': '<a/>', 'a.xml': '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>' })],
    ['a bzip2', 'a.bz2', Buffer.from('425a6839314159265359', 'hex')],
    ['an unknown binary file', 'a.dat', Buffer.from('0b02e0011f8e170503a9c2'.repeat(20), 'hex')],
    ['a broken picture', 'a.png', png().subarray(0, 30)],
    ['a broken photograph', 'a.jpg', jpeg().subarray(0, 12)],
  ])('says so: %s', async (_, name, content) => {
    const [file] = await scan(name, content);
    expect(file?.unreadable).toMatch(/^a\./);
    expect(file?.findings).toEqual([]);
  });
  it.each([
    ['an old workbook', 'word/embeddings/oleObject1.bin'],
    ['macros', 'word/vbaProject.bin'],
  ])('says so where it is put into a document: %s', async (_, member) => {
    const files = await scan('a.docx', withMembers({ [member]: Buffer.from('d0cf11e0a1b11ae1', 'hex') }));
    expect(files.map(({ file, unreadable }) => [file, unreadable !== null])).toEqual([
      ['a.docx', false],
      [`a.docx > ${member}`, true],
    ]);
  });
  it('does not keep the others of an archive from being read', async () => {
    const files = await scan('a.zip', archive({ 'b.gz': Buffer.from('1f8b0800', 'hex'), 'c.txt': EMAIL }));
    expect(files.map((file) => [file.file, file.unreadable !== null, file.findings.length])).toEqual([
      ['a.zip', false, 0],
      ['a.zip > b.gz', true, 0],
      ['a.zip > c.txt', false, 1],
    ]);
  });
  it('is a bomb', async () => {
    const bomb = archive({ 'zeros.txt': Buffer.alloc(30_000_000, 'a') });
    const nested = archive(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}.zip`, bomb])));
    const files = await scan('a.zip', nested);
    expect(files.some((file) => file.unreadable?.includes('512 MiB'))).toBe(true);
  }, 60_000);
  it('lies too deep', async () => {
    let zip = archive({ 'a.txt': EMAIL });
    for (let i = 0; i < 8; i++) zip = archive({ 'a.zip': zip });
    expect((await scan('a.zip', zip)).at(-1)?.unreadable).toContain('too many archives');
  });
});

describe('a colour profile of a photograph', () => {
  it('is not looked through', async () => {
    expect(await findings('a.jpg', jpeg([[0xe2, Buffer.from(`ICC_PROFILE\0${EMAIL}`)]]))).toEqual([]);
  });
});

describe('bytes of an archive that belong to no file in it', () => {
  it('are for review where no text is found in them', async () => {
    const zip = Buffer.from(archive({ 'b.txt': 'niets' }));
    const first = zip.indexOf('PK\x01\x02');
    const longer = Buffer.concat([zip.subarray(0, first), Buffer.from([1, 2, 3]), zip.subarray(first)]);
    longer.writeUInt32LE(first + 3, longer.length - 6);
    expect(await findings('a.zip', longer)).toMatchObject([{ kind: 'REVIEW', place: 'zip bytes outside its files' }]);
  });
});

describe('a large table', () => {
  it('is found in on each line, with the label masked where it is a value itself', async () => {
    const lines = Array.from({ length: 3000 }, (_, index) => `${index};zie jan${index}@example.org`);
    const found = await findings('a.csv', `code;${EMAIL}\n${lines.join('\n')}\n`);
    const places = found.filter(({ kind }) => kind === 'EMAIL').map(({ place }) => place);
    expect(places).toEqual(['line 1, column 2, sentence 1', ...lines.map((_, index) => `line ${index + 2}, column ▮▮▮, sentence 1`)]);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  });
  it('is made part by part, and again for each reading', async () => {
    const bytes = Buffer.from(`a;b\n${'1;niets\n'.repeat(1_000_000)}`);
    for await (const { parts } of readAnyFile({ name: 'a.csv', bytes })) {
      for (let time = 0; time < 2; time += 1) {
        const before = process.memoryUsage().heapUsed;
        for await (const part of parts()) {
          expect(part.text).toBe('a');
          break;
        }
        expect(process.memoryUsage().heapUsed - before).toBeLessThan(30_000_000);
      }
    }
  });
});

describe('a long text without a blank line', () => {
  it('is told by its lines', async () => {
    const lines = Array.from({ length: 400 }, (_, index) => `Zin ${index}.${index % 2 === 0 ? ` Zie jan${index}@example.org.` : ''}`);
    const found = (await findings('a.txt', lines.join('\n'))).filter(({ kind }) => kind === 'EMAIL');
    expect(found.map(({ place }) => place)).toEqual(lines.flatMap((_, index) => (index % 2 === 0 ? [`line ${index + 1}`] : [])));
  });
});

describe('archives that would fill the memory', () => {
  it('are refused, however the bytes are spread over archives inside one another', { timeout: 60_000 }, async () => {
    const inner = archive({ 'a.txt': '0'.repeat(20_000_000) });
    const nested = archive(Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`${i}.zip`, inner])));
    const files = await scan('a.zip', archive({ 'b.zip': nested }));
    expect(files.reduce((total, { sizeBytes }) => total + sizeBytes, 0)).toBeLessThan(20_000_000);
    expect(files.filter(({ unreadable }) => unreadable !== null)).toHaveLength(50);
  });
});

it('an empty text has nothing in it, and is read', async () => {
  expect((await scan('a.txt', '')).map(({ unreadable, findings }) => [unreadable, findings])).toEqual([[null, []]]);
});

describe('a long number in a sheet', () => {
  const sheet = (label: string) => (address: 'above' | 'before') =>
    archive({
      '[Content_Types].xml': '<Types/>',
      'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="Blad1" r:id="rId1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${label}</t></is></c>${
        address === 'before' ? '' : '</row><row r="2">'
      }<c r="${address === 'before' ? 'B1' : 'A2'}"><v>85073003328</v></c></row></sheetData></worksheet>`,
    });
  it.each(['above', 'before'] as const)('is read with the label %s it', async (address) => {
    const own = async (label: string) =>
      (await findings('a.xlsx', sheet(label)(address))).filter(({ place }) => /cell (?:A2|B1)/.test(place));
    const place = expect.stringMatching(/cell (?:A2|B1)\b/);
    expect(await own('Rijksregisternummer')).toContainEqual(expect.objectContaining({ result: 'block', place }));
    expect((await own('Omzet')).filter(({ result }) => result === 'block')).toEqual([]);
  });
});
