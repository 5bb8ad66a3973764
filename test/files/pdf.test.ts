// PDF files whose text hides from a quick look: in fonts of other scripts, before the start, in revisions of long ago.
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../src/files/pdf.ts';
import { pdf, pdfOf, revisedPdf } from './pdf-maker.ts';

const texts = (reading: Awaited<ReturnType<typeof readPdf>>) => reading.parts.map((part) => [part.place, part.text.trim()]);

/** One page in a font of another script, whose letters are known by a table of the library. */
const japanese = pdfOf(
  [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    '<< /Length 43 >>\nstream\nBT /F1 12 Tf 50 700 Td <938c8b9e> Tj ET    \nendstream',
    '<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light /Encoding /90ms-RKSJ-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> ' +
      '/FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /Ryumin-Light /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 ' +
      '/CapHeight 700 /StemV 80 >>',
  ],
  '',
);

describe('text in a font of another script', { timeout: 30_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'article22 with a blank '));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  it('is read', async () => {
    expect(texts(await readPdf('a.pdf', japanese))).toContainEqual(['page 1', '東京']);
  });
  it('is read as well where the program lies in a folder with blanks', async () => {
    const home = join(folder, 'a home');
    const root = fileURLToPath(new URL('../../', import.meta.url));
    for (const library of ['pdfjs-dist/package.json', 'pdfjs-dist/cmaps', 'pdfjs-dist/legacy/build', 'sax'])
      cpSync(join(root, 'node_modules', library), join(home, 'node_modules', library), { recursive: true });
    symlinkSync(join(root, 'node_modules/@napi-rs'), join(home, 'node_modules/@napi-rs'));
    mkdirSync(join(home, 'src/files'), { recursive: true });
    for (const file of [
      'error.ts',
      'files/pdf.ts',
      'files/pdf-text.ts',
      'files/pdf-source.ts',
      'files/pdf-thread.ts',
      'files/read-once.ts',
      'files/text.ts',
      'files/xml.ts',
    ])
      cpSync(join(root, 'src', file), join(home, 'src', file));
    const copy = (await import(/* @vite-ignore */ join(home, 'src/files/pdf.ts'))) as { readPdf: typeof readPdf };
    expect(texts(await copy.readPdf('a.pdf', japanese))).toContainEqual(['page 1', '東京']);
  });
});

describe('a PDF that was saved often', { timeout: 60_000 }, () => {
  /** Marks of an end behind the document, as every save leaves one. */
  const saved = (times: number) => Buffer.concat([revisedPdf('eerst', 'later'), Buffer.from('%%EOF\n'.repeat(times - 1))]);
  it('is read with all it kept', async () => {
    expect(texts(await readPdf('a.pdf', saved(3)))).toContainEqual(['earlier revision 1, page 1', 'eerst']);
  });
  it('is refused where it kept more than are read', async () => {
    await expect(readPdf('a.pdf', saved(30))).rejects.toThrow('more than 20 earlier revisions');
  });
});

describe('bytes in front of a PDF', () => {
  it('are looked through', async () => {
    const behind = Buffer.concat([Buffer.from('jan.planted@example.org\n'), pdf({})]);
    expect(texts(await readPdf('a.pdf', behind))).toContainEqual(['pdf info before the start', 'jan.planted@example.org']);
  });
});
