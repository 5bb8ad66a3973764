import { mkdirSync, writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { renderCharts } from '../../src/publish/chart.ts';
import { renderHtml } from '../../src/publish/html.ts';
import { fixtureReport } from './fixture.ts';
it('look', () => {
  mkdirSync('/tmp/out/charts', { recursive: true });
  const report = fixtureReport();
  for (const l of report.languages) {
    const t = Date.now();
    const charts = renderCharts(report, l);
    console.log(l, 'charts ms', Date.now() - t);
    for (const c of charts) writeFileSync(`/tmp/out/${c.fileName}`, c.png);
    const h = renderHtml(report, l, charts);
    console.log('html', h.length);
    writeFileSync(`/tmp/out/report.${l}.html`, h);
  }
  const zero = fixtureReport(0);
  writeFileSync('/tmp/out/zero.html', renderHtml(zero, 'en', renderCharts(zero, 'en')));
});
