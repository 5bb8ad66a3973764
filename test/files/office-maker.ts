// Small workbooks, documents and archives, for tests: text wherever such a file can hold some.
import { strToU8, zipSync } from 'fflate';

export type Members = Readonly<Record<string, string | Uint8Array>>;

export function archive(members: Members, comment = ''): Uint8Array {
  const files = Object.entries(members).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]);
  return zipSync(Object.fromEntries(files) as Record<string, Uint8Array>, comment ? { comment } : {});
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export interface WorkbookTexts {
  readonly shared?: string;
  readonly inline?: string;
  readonly hidden?: string;
  readonly unused?: string;
  readonly sheetName?: string;
  readonly definedName?: string;
  readonly formula?: string;
  readonly header?: string;
  readonly link?: string;
  readonly comment?: string;
  readonly commentAuthor?: string;
  readonly creator?: string;
  readonly lastModifiedBy?: string;
  readonly company?: string;
  readonly custom?: string;
  readonly external?: string;
  readonly picture?: Uint8Array;
  readonly binary?: string;
  readonly validation?: string;
  readonly number?: string;
}

/** Two sheets, the second one very hidden. */
export function workbook(texts: WorkbookTexts = {}): Uint8Array {
  const t = (text: string | undefined) => text ?? 'niets';
  return archive({
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    'docProps/core.xml': `${HEAD}<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${t(texts.creator)}</dc:creator><cp:lastModifiedBy>${t(texts.lastModifiedBy)}</cp:lastModifiedBy></cp:coreProperties>`,
    'docProps/app.xml': `${HEAD}<Properties xmlns="x"><Application>Microsoft Excel</Application><Company>${t(texts.company)}</Company></Properties>`,
    'docProps/custom.xml': `${HEAD}<Properties xmlns="x" xmlns:vt="y"><property fmtid="{D5}" pid="2" name="Eigenaar"><vt:lpwstr>${t(texts.custom)}</vt:lpwstr></property></Properties>`,
    'xl/workbook.xml': `${HEAD}<workbook ${MAIN} xmlns:r="r"><sheets><sheet name="${texts.sheetName ?? 'Blad1'}" sheetId="1" r:id="rId1"/><sheet name="Geheim" sheetId="2" state="veryHidden" r:id="rId2"/></sheets><definedNames><definedName name="n">"${t(texts.definedName)}"</definedName></definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships ${RELATIONS}><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `${HEAD}<sst ${MAIN}><si><r><t>${t(texts.shared).slice(0, 3)}</t></r><r><t>${t(texts.shared).slice(3)}</t></r></si><si><t>${t(texts.hidden)}</t></si><si><t>${t(texts.unused)}</t></si></sst>`,
    'xl/worksheets/sheet1.xml': `${HEAD}<worksheet ${MAIN} xmlns:r="r"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>${t(texts.inline)}</t></is></c><c r="C1" t="str"><f>"${t(texts.formula)}"&amp;""</f><v>niets</v></c><c r="D1"><v>${texts.number ?? '12'}</v></c></row></sheetData><dataValidations><dataValidation><formula1>"${t(texts.validation)}"</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref="A1" r:id="rId1" display="x"/></hyperlinks><headerFooter><oddHeader>&amp;L${t(texts.header)}</oddHeader></headerFooter></worksheet>`,
    'xl/worksheets/_rels/sheet1.xml.rels': `${HEAD}<Relationships ${RELATIONS}><Relationship Id="rId1" Target="mailto:${texts.link ?? 'niets'}" TargetMode="External"/></Relationships>`,
    'xl/worksheets/sheet2.xml': `${HEAD}<worksheet ${MAIN}><sheetData><row r="7"><c r="B7" t="s"><v>1</v></c></row></sheetData></worksheet>`,
    'xl/comments1.xml': `${HEAD}<comments ${MAIN}><authors><author>${t(texts.commentAuthor)}</author></authors><commentList><comment ref="B3" authorId="0"><text><r><t>${t(texts.comment)}</t></r></text></comment></commentList></comments>`,
    'xl/externalLinks/_rels/externalLink1.xml.rels': `${HEAD}<Relationships ${RELATIONS}><Relationship Id="rId1" Target="file:///C:/${t(texts.external)}/boek.xlsx" TargetMode="External"/></Relationships>`,
    'xl/printerSettings/printerSettings1.bin': Buffer.from(`\0\u0001${texts.binary ?? ''}`, 'utf16le'),
    ...(texts.picture ? { 'xl/media/image1.png': texts.picture } : {}),
  });
}

/** A text document in which a word goes over two runs, one word was deleted but is kept, and one is hidden. */
export function textDocument(texts: { body?: string; deleted?: string; author?: string; hidden?: string } = {}): Uint8Array {
  const { body = 'niets', deleted = 'niets', author = 'A', hidden = 'niets' } = texts;
  return archive({
    '[Content_Types].xml': `${HEAD}<Types/>`,
    'word/document.xml': `${HEAD}<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>${body.slice(0, 4)}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>${body.slice(4)}</w:t></w:r></w:p><w:p><w:del w:id="1" w:author="${author}"><w:r><w:delText>${deleted}</w:delText></w:r></w:del></w:p><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>${hidden}</w:t></w:r></w:p></w:body></w:document>`,
  });
}

export function openDocument(texts: { body?: string; creator?: string; note?: string } = {}): Uint8Array {
  const { body = 'niets', creator = 'niets', note = 'niets' } = texts;
  return archive({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `${HEAD}<office:document-content xmlns:office="o" xmlns:text="t"><text:p>${body.slice(0, 4)}<text:span>${body.slice(4)}</text:span></text:p><office:annotation><text:p>${note}</text:p></office:annotation></office:document-content>`,
    'meta.xml': `${HEAD}<office:document-meta xmlns:office="o" xmlns:dc="d" xmlns:meta="m"><office:meta><dc:creator>${creator}</dc:creator></office:meta></office:document-meta>`,
  });
}
