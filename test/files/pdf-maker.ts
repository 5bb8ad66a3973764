// Small PDF files written byte by byte, for tests: one page, and text wherever a PDF can hold some.
import { deflateSync } from 'node:zlib';

export interface PdfTexts {
  readonly page?: string;
  readonly annotation?: string;
  readonly annotationAuthor?: string;
  readonly link?: string;
  readonly field?: string;
  readonly fieldName?: string;
  readonly outline?: string;
  readonly attachmentName?: string;
  readonly attachment?: string;
  readonly attachedNote?: string;
  readonly info?: Readonly<Record<string, string>>;
  readonly xmp?: string;
  readonly alternative?: string;
  readonly script?: string;
  readonly layer?: string;
  readonly pageLabel?: string;
  readonly orphan?: string;
}

const literal = (text: string) => `(${text.replace(/[\\()]/g, '\\$&')})`;
const utf16 = (text: string) => `<feff${[...text].map((sign) => sign.charCodeAt(0).toString(16).padStart(4, '0')).join('')}>`;

function stream(entries: string, text: string, packed = false): string {
  const body = packed ? deflateSync(Buffer.from(text, 'utf8')).toString('latin1') : text;
  return `<< ${entries}${packed ? ' /Filter /FlateDecode' : ''} /Length ${body.length} >>\nstream\n${body}\nendstream`;
}

const xmpOf = (text: string) =>
  '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
  '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">' +
  `<dc:creator><rdf:Seq><rdf:li>${text}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

/** Objects from number 1 on, with the table of where they stand. */
export function pdfOf(objects: readonly string[], trailer: string): Buffer {
  let out = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const at = out.length;
    out += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\n`;
  return Buffer.from(`${out}startxref\n${table}\n%%EOF\n`, 'latin1');
}

export function pdf(texts: PdfTexts): Buffer {
  const { page = 'niets', annotation = '', annotationAuthor = '', link = 'x', field = '', fieldName = 'veld', outline = 'x' } = texts;
  const info = Object.entries(texts.info ?? {}).map(([key, value]) => `/${key} ${utf16(value)}`);
  const attached = texts.attachment !== undefined || texts.attachmentName !== undefined;
  const lines = page.split('\n').map((line) => `${literal(line)} Tj 0 -20 Td`);
  return pdfOf(
    [
      '<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R /Outlines 7 0 R /AcroForm << /Fields [10 0 R] >> /MarkInfo << /Marked true >> ' +
        `/StructTreeRoot 17 0 R /OCProperties << /OCGs [16 0 R] /D << /Order [16 0 R] >> >> ${attached ? '/Names << /EmbeddedFiles << /Names [(a) 11 0 R] >> >>' : ''} ` +
        `/PageLabels << /Nums [0 << /P ${literal(texts.pageLabel ?? 'p')} >>] >> /OpenAction << /S /JavaScript /JS ${literal(texts.script ?? '1')} >> >>`,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /StructParents 0 /Resources << /Font << /F1 5 0 R >> >> ' +
        `/Annots [9 0 R 10 0 R 14 0 R${texts.attachedNote === undefined ? '' : ' 15 0 R'}] >>`,
      stream('', `/P << /MCID 0 >> BDC BT /F1 12 Tf 50 700 Td ${lines.join(' ')} ET EMC`, true),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
      stream('/Type /Metadata /Subtype /XML', xmpOf(texts.xmp ?? '')),
      '<< /Type /Outlines /First 8 0 R /Last 8 0 R /Count 1 >>',
      `<< /Title ${utf16(outline)} /Parent 7 0 R /Dest [3 0 R /Fit] >>`,
      `<< /Type /Annot /Subtype /Text /Rect [0 0 10 10] /Contents ${utf16(annotation)} /T ${utf16(annotationAuthor)} >>`,
      `<< /Type /Annot /Subtype /Widget /FT /Tx /T ${utf16(fieldName)} /V ${utf16(field)} /Rect [0 0 100 10] >>`,
      `<< /Type /Filespec /F ${literal(texts.attachmentName ?? 'a.txt')} /UF ${literal(texts.attachmentName ?? 'a.txt')} /EF << /F 12 0 R >> >>`,
      stream('/Type /EmbeddedFile', texts.attachment ?? 'niets', true),
      `<< ${info.join(' ')} >>`,
      `<< /Type /Annot /Subtype /Link /Rect [0 0 10 10] /A << /S /URI /URI ${literal(link)} >> >>`,
      '<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 10 10] /FS << /Type /Filespec /F (b.txt) /UF (b.txt) /EF << /F 18 0 R >> >> >>',
      `<< /Type /OCG /Name ${utf16(texts.layer ?? 'laag')} >>`,
      `<< /Type /StructTreeRoot /K 19 0 R /ParentTree << /Nums [0 [19 0 R]] >> >>`,
      stream('/Type /EmbeddedFile', texts.attachedNote ?? 'niets', true),
      `<< /Type /StructElem /S /Figure /P 17 0 R /Pg 3 0 R /K 0 /Alt ${utf16(texts.alternative ?? 'a')} >>`,
      `<< /Left ${literal(texts.orphan ?? 'x')} >>`,
    ],
    info.length > 0 ? '/Info 13 0 R' : '',
  );
}

/** The same file, saved again with another page: the first one still lies in it. */
export function revisedPdf(before: string, after: string): Buffer {
  const first = pdf({ page: before });
  const object = `4 0 obj\n${stream('', `BT /F1 12 Tf 50 700 Td ${literal(after)} Tj ET`)}\nendobj\n`;
  const previous = Number(/startxref\n(\d+)/.exec(first.toString('latin1'))?.[1] ?? 0);
  const table = first.length + object.length;
  const end = `xref\n4 1\n${String(first.length).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 21 /Root 1 0 R /Prev ${previous} >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.concat([first, Buffer.from(object + end, 'latin1')]);
}
