// Files that are small and ask for much: memory, time, or elements without end. `size` 1 is enough to see whether a limit holds; more of it
// would fill the memory of a program without one.
import { deflateSync } from 'node:zlib';
import type { PackageFile } from '../../src/model/file.ts';
import { archive } from '../files/office-maker.ts';
import { pdfOf } from '../files/pdf-maker.ts';
import { png } from '../files/png-maker.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const numbered = (count: number, text: (n: number) => string) => Array.from({ length: count }, (_, n) => text(n)).join('');

/** What is unpacked is `unpackedBytes` of blanks. */
function packed(unpackedBytes: number): Buffer {
  return deflateSync(Buffer.alloc(unpackedBytes, ' '), { level: 9 });
}

/** A PDF of one page whose content is `content`, packed as `filter` says. */
export function pdfWith(filter: string, content: Buffer): Buffer {
  return pdfOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R >>',
      `<< /Filter ${filter} /Length ${content.length} >>\nstream\n${content.toString('latin1')}\nendstream`,
    ],
    '',
  );
}

export function pdfBomb(unpackedBytes: number): PackageFile {
  return { name: 'twice-packed.pdf', bytes: pdfWith('[/FlateDecode /FlateDecode]', deflateSync(packed(unpackedBytes), { level: 9 })) };
}

const HUGE = Buffer.from([0x7f, 255, 255, 255, 0x7f, 255, 255, 255, 8, 6, 0, 0, 0]);

/** Each is refused, or read in little time; its name says what it is. */
export function bombs(size = 1): readonly PackageFile[] {
  const many = 1_000 * size;
  return [
    // Elements that are not closed are opened again in every paragraph: 40 kB ran for minutes and filled the memory.
    { name: 'formatting.html', bytes: bytes(`<p>${numbered(3 * many, (n) => `<b a=${n}>`)}${'<p>x'.repeat(3 * many)}`) },
    // The rest of a tag was read once for each attribute given twice: 400 kB ran for minutes.
    { name: 'attributes-twice.html', bytes: bytes(`<p ${'x '.repeat(100 * many)}>`) },
    { name: 'attributes.html', bytes: bytes(`<p ${numbered(20 * many, (n) => `a${n} `)}>`) },
    { name: 'deep.html', bytes: bytes('<div>'.repeat(50 * many)) },
    { name: 'tables.html', bytes: bytes('<table>x'.repeat(10 * many)) },
    // More children of one element than a call takes values: `verify` broke down.
    { name: 'wide.html', bytes: bytes('<br>'.repeat(200 * many)) },
    // A pattern kept a place for each escape and ran out of room: a mistake of the program.
    { name: 'escapes.json', bytes: bytes(`"${'\\n'.repeat(4_000 * many)}"`) },
    // The name stood in the place of each value beneath it: 100 kB of it a hundred thousand times.
    { name: 'long-name.json', bytes: bytes(`{"${'é'.repeat(50 * many)}":[${'"a",'.repeat(20 * many)}"a"]}`) },
    { name: 'deep.json', bytes: bytes('['.repeat(100 * many) + ']'.repeat(100 * many)) },
    // Each chunk may unpack to a megabyte, and there was no limit to how many: 3 MB became 3 GB.
    {
      name: 'chunks.png',
      bytes: png(Array.from({ length: 30 * size }, () => ['zTXt', Buffer.concat([bytes('k\0\0'), packed(1_000_000)])])),
    },
    { name: 'huge-picture.png', bytes: Buffer.concat([Buffer.from(png()).subarray(0, 16), HUGE, Buffer.from(png()).subarray(29)]) },
    // The end of each stream was looked for up to the end of the file: 2 MB ran for minutes.
    { name: 'streams.pdf', bytes: Buffer.concat([pdfWith('/FlateDecode', packed(10)), bytes('stream\n'.repeat(40 * many))]) },
    { name: 'brackets.pdf', bytes: Buffer.concat([pdfWith('/FlateDecode', packed(10)), bytes('\\('.repeat(200 * many))]) },
    { name: 'entities.svg', bytes: bytes('<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>') },
    {
      name: 'entities.xlsx',
      bytes: archive({ '[Content_Types].xml': '<x/>', 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY a "aa">]><x>&a;</x>' }),
    },
    { name: 'blanks.xlsx', bytes: archive({ '[Content_Types].xml': '<x/>', 'xl/workbook.xml': ' '.repeat(20_000 * many) }) },
    { name: 'zip-of-blanks.zip', bytes: archive({ 'a.txt': ' '.repeat(20_000 * many) }) },
    { name: 'zip-in-zip.zip', bytes: nested(10) },
    { name: 'quotes.csv', bytes: bytes(`a,b\n${'"x" y,'.repeat(30 * many)}`) },
    { name: 'open-quote.csv', bytes: bytes(`a,b\n1,"${'x,y\n'.repeat(50 * many)}`) },
    { name: 'commas.csv', bytes: bytes(','.repeat(500 * many)) },
    { name: 'lines.txt', bytes: bytes('\n'.repeat(1_000 * many)) },
    // Digits behind a word for an account could be parted in any way: this line would have run for years.
    { name: 'account.txt', bytes: bytes(`IBAN ${'1'.repeat(58)}x`) },
    { name: 'one-word.txt', bytes: bytes(`account ${'s'.repeat(20 * many)}12.34`) },
    { name: 'gap.md', bytes: bytes(`Jan${'\t'.repeat(10 * many)}1 Peeters. ${'"'.repeat(10 * many)}x`) },
  ];
}

function nested(depth: number): Uint8Array {
  return depth === 0 ? bytes('x') : archive({ [`${depth}.zip`]: nested(depth - 1) });
}
