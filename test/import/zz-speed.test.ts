import { it } from 'vitest';
import { columnReader } from '../../src/import/date-reader.ts';
import { surveyDates } from '../../src/import/date-order.ts';
import { cellText } from '../../src/import/cell-text.ts';
import { odditiesOf } from '../../src/import/text-checks.ts';
it('speed', () => {
  const Z = { source: 'Europe/Brussels', report: 'Europe/Brussels' };
  const r = columnReader('dmy', ['en']); const s = surveyDates();
  const texts = Array.from({ length: 100000 }, (_, i) => `${String(1 + (i % 28)).padStart(2, '0')}/${String(1 + (i % 12)).padStart(2, '0')}/2026 10:${String(i % 60).padStart(2, '0')}`);
  let t = performance.now(); for (const x of texts) s.see(x, 1); console.log('survey us', (performance.now() - t) / 100);
  t = performance.now(); for (const x of texts) r.read(x, Z); console.log('read us', (performance.now() - t) / 100);
  t = performance.now(); for (const x of texts) cellText(x, true); console.log('cellText us', (performance.now() - t) / 100);
  t = performance.now(); for (const x of texts) odditiesOf(`https://été.example/${x} Anna said this`, true); console.log('oddities us', (performance.now() - t) / 100);
});
