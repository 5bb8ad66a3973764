// All public files of a report at once.
import { expect, it } from 'vitest';
import { renderReport } from '../../src/publish/render-report.ts';
import { formatFor } from '../../src/render/format.ts';
import { fixtureReport } from './fixture.ts';

it('makes every format in every language, and each page says how large the files beside it are', async () => {
  const report = { ...fixtureReport(), languages: ['nl', 'en'] };
  const files = await renderReport(report);
  const names = files.map(({ name }) => name);
  for (const format of ['html', 'pdf', 'xlsx'])
    for (const language of report.languages) expect(names).toContain(`report.${language}.${format}`);
  expect(new Set(names).size).toBe(names.length);
  for (const language of report.languages) {
    const page = new TextDecoder().decode(files.find(({ name }) => name === `report.${language}.html`)?.bytes);
    const sized = files.filter(({ name }) => /\.(pdf|xlsx|csv)$/.test(name) && page.includes(`href="${name}"`));
    expect(sized.length).toBeGreaterThan(20);
    for (const { name, bytes } of sized) {
      const said = page.split(`href="${name}"`).slice(1);
      for (const text of said) expect(text.slice(0, 400), name).toContain(formatFor(language).fileSize(bytes.length));
    }
  }
});
