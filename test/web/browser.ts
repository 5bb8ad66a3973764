// The built program, served to a real browser: pages as people get them, and everything about them that should not be: addresses asked
// for elsewhere, mistakes of scripts, what the page's own policy forbids.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium, NO_CHROMIUM } from '../release/browser.ts';
import { TODAY } from './full-log.ts';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export interface Program {
  /** What it told to open, with the start token for the person alone. */
  readonly address: string;
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/** Starts `article22 serve` on a log, on a free port. `more`: further words of the command line. */
export function startProgram(logPath: string, more: readonly string[] = ['serve', '--port', '0']): Promise<Program> {
  const child = spawn(process.execPath, [MAIN, '--log', logPath, '--today', TODAY, '--json', ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ARTICLE22_BY: '' },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return new Promise((resolve, reject) => {
    let [told, said] = ['', ''];
    child.stderr.on('data', (bytes) => {
      said += String(bytes);
    });
    child.stdout.on('data', (bytes) => {
      told += String(bytes);
      const address = /"address": "([^"]+)"/.exec(told)?.[1];
      if (address) resolve({ address, origin: new URL(address).origin, stop });
    });
    child.once('exit', () => reject(new Error(`article22 serve ended: ${said}`)));
  });
}

export interface Watched {
  readonly page: Page;
  /** What should not be, in words: other addresses, mistakes in the console, forbidden by the policy. Emptied when it is read. */
  readonly findings: () => string[];
}

export interface Desk {
  /** A window of its own, with its own cookies. Without a script where `script` is false. */
  readonly open: (program: Program, options?: { readonly script?: boolean; readonly language?: string }) => Promise<Watched>;
  readonly close: () => Promise<void>;
}

export async function openDesk(): Promise<Desk> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(NO_CHROMIUM);
  const browser: Browser = await chromium.launch({ executablePath, args: QUIET });
  return {
    async open({ origin, address }, { script = true, language = 'en' } = {}) {
      const context = await browser.newContext({ javaScriptEnabled: script, locale: language, viewport: WIDE, baseURL: origin });
      context.setDefaultTimeout(20_000);
      const findings = await watch(context, origin);
      const page = await context.newPage();
      await page.goto(address);
      return { page, findings };
    },
    close: () => browser.close(),
  };
}

async function watch(context: BrowserContext, origin: string): Promise<() => string[]> {
  let found: string[] = [];
  const note = (text: string) => found.push(text);
  await context.addInitScript(NOTE_FORBIDDEN);
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:')) note(`asked for ${url}`);
  });
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    // A page that says “not as it should be” (422, 404 …) is no mistake; the browser notes it all the same.
    if (/^Failed to load resource: the server responded with a status of 4/.test(message.text())) return;
    note(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => note(`script: ${error.error().message}`));
  context.on('response', (response) => {
    if (response.status() >= 500) note(`${response.status()}: ${response.url()}`);
  });
  return () => {
    const all = found;
    found = [];
    return all;
  };
}

const NOTE_FORBIDDEN =
  "document.addEventListener('securitypolicyviolation', (event) => console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI))";

const WIDE = { width: 1280, height: 900 } as const;
export const VIEWS = {
  light: { size: WIDE, scheme: 'light' },
  dark: { size: WIDE, scheme: 'dark' },
  narrow: { size: { width: 320, height: 900 }, scheme: 'light' },
} as const;
export type ViewName = keyof typeof VIEWS;

export async function show(page: Page, view: ViewName): Promise<void> {
  await page.setViewportSize(VIEWS[view].size);
  await page.emulateMedia({ colorScheme: VIEWS[view].scheme });
  // A chart follows the width of its page some frames later.
  for (let frame = 0; frame < 5; frame += 1) await page.evaluate('new Promise((done) => requestAnimationFrame(() => done(null)))');
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What another scheme of colours can change. */
export const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];
/** What another width can change. */
export const RULES_OF_SIZE = ['target-size', 'scrollable-region-focusable', 'meta-viewport'];

/** What axe-core finds against WCAG 2.2 AA and its own best practices, `rule: where`; or against some rules only. `tried`: rules it tried. */
export async function axeFindings(page: Page, rules: readonly string[] | null = null): Promise<{ findings: string[]; tried: number }> {
  // Evaluated by the browser itself, so that the page's policy stands while it runs.
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(AXE);
  const runOnly = rules === null ? { type: 'tag', values: TAGS } : { type: 'rule', values: rules };
  const options = JSON.stringify({
    runOnly,
    resultTypes: ['violations'],
    rules: rules === null ? { 'target-size': { enabled: true } } : {},
  });
  return page.evaluate(`axe.run(${options}).then(({ violations, passes, incomplete, inapplicable }) => ({
    findings: violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => id + ' (' + help + '): ' + target.join(' '))),
    tried: [violations, passes, incomplete, inapplicable].flat().length,
  }))`);
}

/** What makes a page wider than its window: nothing may, but within a region that scrolls by itself. */
export function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll('*')].filter((element) => {
      const { right, height } = element.getBoundingClientRect();
      return right > width + 1 && height > 1 && !element.closest('.wide, .unseen, .skip');
    });
    return ['the page is ' + document.documentElement.scrollWidth + ' wide: ' + wide.slice(-3).map((one) => one.tagName + '.' + one.className).join(' ')];
  })()`);
}
