// A short form of the release gate, for every test run: one page in Dutch and one in English. `npm run check:report` is the whole of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderCharts } from '../../src/publish/chart.ts';
import { renderHtml } from '../../src/publish/html.ts';
import { fixtureReport } from '../publish/fixture.ts';
import {
  axeFindings,
  browserFindings,
  type Desk,
  findChromium,
  NO_CHROMIUM,
  openBrowser,
  overflowing,
  show,
  skipLinkFindings,
} from './browser.ts';
import { pictureFindings, toneFindings } from './charts.ts';
import { figureFindings, outlineOf } from './elements.ts';
import { invalid } from './valid.ts';

const report = fixtureReport();
const charts = new Map(['nl', 'en'].map((language) => [language, renderCharts(report, language)]));
const pages = new Map([...charts].map(([language, drawn]) => [language, new TextDecoder().decode(renderHtml(report, language, drawn))]));

it.each([...pages])('the page in %s is valid HTML, and every figure has its table', async (language, html) => {
  expect(await invalid(language, html)).toEqual([]);
  expect(figureFindings(html).findings).toEqual([]);
  expect(figureFindings(html).figures).toBe(charts.get(language)?.length);
});

it('the page has the same outline in each language', () => {
  expect(outlineOf(pages.get('nl') ?? '')).toEqual(outlineOf(pages.get('en') ?? ''));
});

it('the colours of the charts can be told apart, and nothing on a chart is cut off or vanished', async () => {
  expect(toneFindings()).toEqual([]);
  for (const { fileName, png } of charts.get('nl') ?? []) expect(await pictureFindings({ name: fileName, bytes: png })).toEqual([]);
});

it('the release gate fails where there is no browser, unless it is told to do without', () => {
  expect(browserFindings(null, {})).toEqual([NO_CHROMIUM]);
  expect(browserFindings(null, { ARTICLE22_GATE_WITHOUT_BROWSER: '1' })).toEqual([]);
  expect(browserFindings('/usr/bin/chromium', {})).toEqual([]);
});

const isThere = findChromium() !== null;
if (!isThere) console.warn(NO_CHROMIUM);

describe.skipIf(!isThere)('the page in a browser', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openBrowser();
  });
  afterAll(() => desk.close());

  it('has nothing that axe-core finds, asks for nothing, and fits on a telephone', async () => {
    const { page, asked } = await desk.open(pages.get('nl') ?? '');
    for (const mode of ['light', 'dark', 'narrow'] as const) {
      await show(page, mode);
      expect((await axeFindings(page)).findings, mode).toEqual([]);
      expect(await overflowing(page), mode).toEqual([]);
    }
    expect(await skipLinkFindings(page)).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('finds what is wrong: a page that is too wide, asks for a picture and has one without a text', async () => {
    const html = (pages.get('en') ?? '').replace('<h1>', '<img src="http://127.0.0.1:9/x.png"><p style="width: 60rem">wide</p><h1>');
    const { page, asked } = await desk.open(html);
    await show(page, 'narrow');
    expect((await axeFindings(page)).findings.join()).toContain('image-alt');
    expect((await overflowing(page)).join()).toContain('the page is');
    expect(asked).toEqual(['http://127.0.0.1:9/x.png']);
    expect((await invalid('broken', html)).join()).toContain('no-inline-style');
  });
});
