// The release gate of the report, on the sample world: the package in nl, fr, de and en, and page, pictures, PDF and workbook in every
// official language. It prints what was checked and how much of it, and fails where anything was found, or no browser to check with.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PackageFile } from '../../src/model/file.ts';
import { verifyZip } from '../../src/publish/verify.ts';
import { reportLanguages } from '../../src/render/format.ts';
import {
  axeFindings,
  browserFindings,
  type Desk,
  findChromium,
  MODES,
  type Mode,
  NO_CHROMIUM,
  openBrowser,
  overflowing,
  show,
  skipLinkFindings,
} from './browser.ts';
import { pictureFindings, toneFindings } from './charts.ts';
import { pdfFindings, workbookFindings } from './documents.ts';
import { figureFindings, linkFindings, outlineOf } from './elements.ts';
import { invalid, LOOSENED } from './valid.ts';
import { type Documents, documentsOf, type Package, packageOf, sampleDraft, textOf } from './world.ts';

const FULL = ['nl', 'fr', 'de', 'en'];
const ALL = reportLanguages();
const rows: [what: string, checked: string, findings: number][] = [];

/** Notes what was checked; with any finding the run fails, after all else was checked too. */
function tell(what: string, checked: string, findings: readonly string[]): void {
  rows.push([what, checked, findings.length]);
  expect.soft(findings, what).toEqual([]);
}

let full: Package;
let draft: Awaited<ReturnType<typeof sampleDraft>>;
const pages = new Map<string, string>();
const documents = new Map<string, Documents>();
const pictures: PackageFile[] = [];
beforeAll(async () => {
  draft = await sampleDraft();
  full = await packageOf(draft, FULL);
  for (const language of ALL) {
    const own = await documentsOf(draft, language, ALL);
    documents.set(language, own);
    pages.set(language, FULL.includes(language) ? textOf(full.files, `report.${language}.html`) : own.html);
    pictures.push(...own.pictures);
  }
});

describe('the package in four languages', () => {
  it('agrees with itself in every format, and adds up', async () => {
    const { checks } = await verifyZip(full.submissionZip);
    tell(
      'text = tables = data = PDF = workbook; totals; checksums',
      `${checks.length} checks`,
      checks.filter(({ ok }) => !ok).map(({ sentence }) => sentence),
    );
  });

  it('is the same bytes again', async () => {
    const again = await packageOf(draft, FULL);
    const different = full.files.filter(({ name, bytes }) => {
      const other = again.files.find((file) => file.name === name);
      return !other || Buffer.compare(other.bytes, bytes) !== 0;
    });
    tell(
      'same input, same bytes',
      `${full.files.length} files`,
      different.map(({ name }) => name),
    );
  });

  it('has no link that leads nowhere', () => {
    const found = FULL.map((language) => linkFindings(textOf(full.files, `report.${language}.html`), full.files));
    tell(
      'links within the package',
      `${found.reduce((sum, { links }) => sum + links, 0)} links`,
      found.flatMap(({ findings }) => findings),
    );
  });
});

describe('the page in every language', () => {
  it('has pictures on which everything can be seen', async () => {
    const findings: string[] = [];
    for (const picture of pictures) findings.push(...(await pictureFindings(picture)));
    tell('charts: contrast, nothing cut off, no vanished text', `${pictures.length} pictures`, [...toneFindings(), ...findings]);
  });

  it('is valid HTML, and so are the letters', async () => {
    const letters = full.submission.filter(({ name }) => name.endsWith('.html'));
    const documents = [...pages, ...letters.map(({ name }) => [name, textOf(full.submission, name)] as const)];
    const findings: string[] = [];
    for (const [name, html] of documents) findings.push(...(await invalid(name, html)));
    tell(
      `valid HTML (${Object.keys(LOOSENED).length} rules loosened, with reasons)`,
      `${pages.size + letters.length} pages and letters`,
      findings,
    );
  });

  it('has the same outline', () => {
    const expected = outlineOf(pages.get('en') ?? '');
    const different = ALL.filter((language) => outlineOf(pages.get(language) ?? '').join() !== expected.join());
    tell('the same outline', `${pages.size} languages, ${expected.length} elements`, different);
  });

  it('has a table and a text alternative for every figure', () => {
    const found = [...pages].map(([language, html]) => ({ language, ...figureFindings(html) }));
    const findings = found.flatMap(({ language, findings: own }) => own.map((text) => `${language}: ${text}`));
    tell('every figure has its table', `${found.reduce((sum, { figures }) => sum + figures, 0)} figures`, findings);
  });
});

describe('the PDF and the workbook in every language', () => {
  it('are whole, in that language, and hold the tables of its page', async () => {
    const findings: string[] = [];
    for (const [language, own] of documents) findings.push(...(await pdfFindings(language, own)), ...workbookFindings(language, own));
    tell('PDF and workbook: tagged, whole, the tables of the page', `${documents.size} PDFs, ${documents.size} workbooks`, findings);
  });
});

it('has a browser to check with', () => {
  tell('a browser', findChromium() ?? 'none', browserFindings(findChromium(), process.env));
});

describe.skipIf(findChromium() === null)('in a browser', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openBrowser();
  });
  afterAll(() => desk.close());

  it('nothing is found by axe-core, in any way of reading, and nothing is asked for', async () => {
    const letters = full.submission
      .filter(({ name }) => name.endsWith('.html'))
      .map(({ name }) => [name, textOf(full.submission, name)] as const);
    const findings: string[] = [];
    const requests: string[] = [];
    let [runs, rules] = [0, 0];
    for (const [name, html] of [...FULL.map((language) => [language, pages.get(language) ?? ''] as const), ...letters]) {
      const { page, asked } = await desk.open(html);
      for (const mode of Object.keys(MODES) as Mode[]) {
        await show(page, mode);
        const found = await axeFindings(page);
        findings.push(...found.findings.map((finding) => `${name}, ${mode}: ${finding}`));
        [runs, rules] = [runs + 1, Math.max(rules, found.rules)];
      }
      requests.push(...asked);
      await page.close();
    }
    tell(`axe-core (${Object.keys(MODES).join(', ')})`, `${runs} runs, ${rules} rules`, findings);
    tell('requests to any address', `${FULL.length + letters.length} pages and letters`, requests);
  });

  it('every language fits on 320 px and at 200 %, and can be skipped into', async () => {
    const findings: string[] = [];
    for (const [language, html] of pages) {
      const { page } = await desk.open(html);
      for (const mode of ['narrow', 'zoomed'] as const) {
        await show(page, mode);
        findings.push(...(await overflowing(page)).map((finding) => `${language}, ${mode}: ${finding}`));
      }
      findings.push(...(await skipLinkFindings(page)).map((finding) => `${language}: ${finding}`));
      await page.close();
    }
    tell('no scrolling to the side at 320 px and 200 %; skip link', `${pages.size} pages`, findings);
  });
});

afterAll(() => {
  const width = Math.max(...rows.map(([what]) => what.length));
  const lines = rows.map(([what, checked, findings]) => `${what.padEnd(width)}  ${checked.padEnd(34)}  ${findings} findings`);
  console.log(['', ...lines, ...(findChromium() ? [] : [NO_CHROMIUM])].join('\n'));
});
