// A real browser, Chromium, for what only a browser knows: what a page asks for, what it looks like, what its accessibility tree says.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of a Chromium on this computer; null where none is found. */
export function findChromium(): string | null {
  return [process.env['ARTICLE22_TEST_CHROMIUM'] ?? '', ...PLACES].find((path) => path !== '' && existsSync(path)) ?? null;
}

export const NO_CHROMIUM =
  'no Chromium on this computer: the checks in a browser are left out. Install one, or name it in ARTICLE22_TEST_CHROMIUM.';

/** What a release without a browser lacks, unless somebody says that it is to do without: `ARTICLE22_GATE_WITHOUT_BROWSER=1`. */
export function browserFindings(found: string | null, env: Readonly<Record<string, string | undefined>>): string[] {
  return found === null && env['ARTICLE22_GATE_WITHOUT_BROWSER'] !== '1' ? [NO_CHROMIUM] : [];
}

const QUIET = ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

export interface Desk {
  /** Opens a page from a file of its own, as `file://`; `asked` are the addresses it asked for beside itself. */
  readonly open: (html: string) => Promise<{ page: Page; asked: string[] }>;
  readonly close: () => Promise<void>;
}

export async function openBrowser(): Promise<Desk> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(NO_CHROMIUM);
  const folder = mkdtempSync(join(tmpdir(), 'article22-pages-'));
  const browser: Browser = await chromium.launch({ executablePath, args: ['--no-sandbox', ...QUIET] });
  let pages = 0;
  return {
    async open(html) {
      pages += 1;
      const path = join(folder, `${pages}.html`);
      writeFileSync(path, html);
      const page = await browser.newPage();
      const asked: string[] = [];
      const own = pathToFileURL(path).href;
      // Pictures that lie in the page are asked for under `data:`, which leaves no computer.
      page.on('request', (request) => {
        if (request.url() !== own && !request.url().startsWith('data:')) asked.push(request.url());
      });
      await page.goto(own);
      return { page, asked };
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Ways in which a page is read. `print` as on paper, `zoomed` at 200 % of a window of 1280. */
export const MODES = {
  light: { width: 1280, scheme: 'light', forced: false, print: false },
  dark: { width: 1280, scheme: 'dark', forced: false, print: false },
  forced: { width: 1280, scheme: 'dark', forced: true, print: false },
  zoomed: { width: 640, scheme: 'light', forced: false, print: false },
  narrow: { width: 320, scheme: 'light', forced: false, print: false },
  print: { width: 794, scheme: 'light', forced: false, print: true },
} as const;
export type Mode = keyof typeof MODES;

export async function show(page: Page, mode: Mode): Promise<void> {
  const { width, scheme, forced, print } = MODES[mode];
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: scheme, forcedColors: forced ? 'active' : 'none', media: print ? 'print' : 'screen' });
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface AxeNode {
  readonly target: readonly string[];
}
interface AxeResult {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly AxeNode[];
}

/** What axe-core finds against WCAG 2.2 AA and its own best practices: `rule: where`. `rules` is how many it tried. */
export async function axeFindings(page: Page): Promise<{ findings: string[]; rules: number }> {
  await page.addScriptTag({ path: AXE });
  const found = (await page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<Record<string, unknown[]>> } };
    const result = await axe.run({ runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    return {
      violations: result['violations'],
      rules: ['violations', 'passes', 'incomplete', 'inapplicable'].flatMap((of) => result[of] ?? []).length,
    };
  }, TAGS)) as { violations: AxeResult[]; rules: number };
  const findings = found.violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} (${help}): ${target.join(' ')}`));
  return { findings, rules: found.rules };
}

/** What makes the page wider than its window: nothing may, but within a region that scrolls by itself. */
export async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(OVERFLOWING);
}

// Run in the page, whose words this program does not know: so they are text here.
const OVERFLOWING = `(() => {
  const width = document.documentElement.clientWidth;
  const wide = [...document.body.querySelectorAll('*')].filter((element) => {
    const { right, left, height } = element.getBoundingClientRect();
    return (right > width + 1 || left < -1) && height > 1 && !element.closest('.scroll, .unseen, .skip');
  });
  const whole = document.documentElement.scrollWidth;
  const page = whole > width ? ['the page is ' + whole + ' wide'] : [];
  return [...page, ...wide.slice(0, 5).map((element) => element.tagName + ' “' + element.textContent.trim().slice(0, 40) + '”')];
})()`;
const FOCUSED = `(() => {
  const { top, left } = document.activeElement.getBoundingClientRect();
  return { href: document.activeElement.getAttribute('href'), id: document.activeElement.id, seen: top >= 0 && left >= 0 };
})()`;

interface Focused {
  readonly href: string | null;
  readonly id: string;
  readonly seen: boolean;
}

/** The first key press must lead to a link that is seen, and from there past everything to the main points. */
export async function skipLinkFindings(page: Page): Promise<string[]> {
  await page.keyboard.press('Tab');
  const first: Focused = await page.evaluate(FOCUSED);
  await page.keyboard.press('Enter');
  const landed: Focused = await page.evaluate(FOCUSED);
  return [
    ...(first.href === '#main-points' ? [] : ['the first link does not skip to the main points']),
    ...(first.seen ? [] : ['the skip link is not seen when it is reached']),
    ...(landed.id === 'main-points' ? [] : ['the skip link does not move the focus']),
  ];
}
