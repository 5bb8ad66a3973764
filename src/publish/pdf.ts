// The home of Typst: a template and a view become a tagged PDF (PDF/UA-1), in this process and without a browser. The same input gives
// the same bytes. A template reads the view as data, so nothing in it is ever taken for markup, and it can open no other file.
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXIT, UserError } from '../error.ts';
import { templateText } from '../render/mustache.ts';
import { fontFiles, inFontBlanks } from './fonts.ts';
import { finishStructure } from './pdf-structure.ts';

type Library = typeof import('@myriaddreamin/typst-ts-node-compiler');
type Compiler = ReturnType<Library['NodeCompiler']['create']>;

/** What a template may be given. Numbers are formatted before, but for sizes. */
export type PdfView = string | number | boolean | null | readonly PdfView[] | { readonly [name: string]: PdfView };

export interface PdfSource {
  /** Name of a file in templates/ without its ending: `report`. The text of `templates/page.typ` goes before it. */
  readonly template: string;
  /** In the template: `data`. It names at least `lang`, `title`, `publisher` and `description`, which become the file's own facts. */
  readonly view: PdfView;
  /** In the template: `image("/NAME")`. */
  readonly pictures?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Day that the file says it was made on, `YYYY-MM-DD`. */
  readonly releasedOn: string;
}

/** A folder that does not exist: all that a template can open are the pictures it is given. */
const NO_FOLDER = fileURLToPath(new URL('../../templates/none', import.meta.url));

/**
 * Bytes of a PDF. A picture without an alternative text, a heading that skips a level and a missing title are mistakes of the template,
 * and stop it.
 *
 * @throws UserError `pdf.no-typst` where this computer has no Typst
 */
export function renderTypst({ template, view, pictures = [], releasedOn }: PdfSource): Uint8Array {
  const text = `${templateText('page.typ')}\n${templateText(`${template}.typ`)}`;
  const typst = loadCompiler();
  typst.resetShadow();
  for (const { name, bytes } of pictures) typst.mapShadow(join(NO_FOLDER, name), Buffer.from(bytes));
  const shown = withKnownBlanks(view);
  const attempt = (data: PdfView) => compile(typst, template, text, data, releasedOn);
  const first = attempt(shown);
  const result = 'lacking' in first ? attempt(withoutSigns(shown, first.lacking)) : first;
  typst.evictCache(CACHED_MAX);
  assert('bytes' in result, `templates/${template}.typ shows signs that no font has`);
  return result.bytes;
}

/** Parts of a document that Typst remembers for so many documents more. */
const CACHED_MAX = 4;

function compile(
  typst: Compiler,
  template: string,
  mainFileContent: string,
  data: PdfView,
  releasedOn: string,
): { bytes: Uint8Array } | { lacking: string[] } {
  const compiled = typst.compile({ mainFileContent, inputs: { data: JSON.stringify(data) } });
  const { result } = compiled;
  assert(result, `templates/${template}.typ: ${JSON.stringify((compiled.takeError() ?? compiled.takeDiagnostics())?.shortDiagnostics)}`);
  // A layout that never settles has wrong page numbers.
  const warnings = compiled.takeWarnings()?.shortDiagnostics ?? [];
  assert(warnings.length === 0, `templates/${template}.typ: ${JSON.stringify(warnings)}`);
  const creationTimestamp = Date.parse(`${releasedOn}T00:00:00Z`) / 1000;
  let bytes: Uint8Array;
  try {
    bytes = typst.pdf(result, { pdfStandard: 'ua-1', creationTimestamp });
  } catch (error) {
    const lacking = lackingSigns(String(error));
    assert(lacking.length > 0, `templates/${template}.typ: ${String(error)}`);
    return { lacking };
  }
  return { bytes: finishStructure(bytes) };
}

/** Signs that Typst says no font of ours has: an emoji, a letter of a script that no language of the Union is written in. */
function lackingSigns(message: string): string[] {
  const found = message.matchAll(/the text `\\"(.{1,200}?)\\"` could not be displayed/g);
  return [...found].map(([, sign = '']) =>
    sign.replace(/\\u\{([0-9a-f]{1,6})\}/gi, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16))),
  );
}

/** In place of such a sign stands its number in Unicode, which a reader can look up: `[U+6296]`. */
function withoutSigns(view: PdfView, lacking: readonly string[]): PdfView {
  const signs = new Set(lacking.flatMap((text) => [...text]));
  const numbered = (sign: string) => `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
  return eachText(view, (text) => [...text].map((sign) => (signs.has(sign) ? numbered(sign) : sign)).join(''));
}

/** Marks that only choose between pictures show nothing. */
function withKnownBlanks(view: PdfView): PdfView {
  return eachText(view, (text) => inFontBlanks(text).replace(/[\ufe00-\ufe0f\u200d]/g, ''));
}

function eachText(view: PdfView, change: (text: string) => string): PdfView {
  if (typeof view === 'string') return change(view);
  if (Array.isArray(view)) return view.map((one: PdfView) => eachText(one, change));
  if (typeof view !== 'object' || view === null) return view;
  return Object.fromEntries(Object.entries(view).map(([name, value]) => [name, eachText(value as PdfView, change)]));
}

let compiler: Compiler | null = null;

/** Loaded at the first document: it is a large part that most commands do without. */
function loadCompiler(): Compiler {
  compiler ??= load().NodeCompiler.create({
    workspace: NO_FOLDER,
    fontArgs: [{ fontBlobs: fontFiles().map((file) => readFileSync(file)) }],
  });
  return compiler;
}

function load(): Library {
  const library = '@myriaddreamin/typst-ts-node-compiler';
  try {
    return createRequire(import.meta.url)(library) as Library;
  } catch {
    throw new UserError(
      'pdf.no-typst',
      `The PDF of the report cannot be made: this computer lacks the part ${library}, which npm installs where it exists for the ` +
        'system. Run: npm install --include=optional, or use Windows, macOS or Linux on a usual processor.',
      EXIT.environment,
    );
  }
}
