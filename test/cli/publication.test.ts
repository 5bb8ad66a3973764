// A version that went out can be had again, and a correction tells why and how, as a person meets it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { desk } from './run.ts';

const at = desk();
const run = (...args: string[]) => at.run('--log', 'demo/article22.sqlite', ...args);
beforeAll(async () => {
  expect((await at.run('demo', '--out', 'demo')).code).toBe(0);
}, 180_000);
afterAll(() => at.clear());

it('writes a published version once more, byte for byte', async () => {
  const again = await run('publication', 'export', '--period', '2026', '--number', '1', '--out', 'again');
  expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('2026-01-01 to 2026-12-31, version 1') as string });
  for (const name of ['public.zip', 'submission.zip', 'public/report.json', 'public/report.nl.html']) {
    expect(readFileSync(join(at.folder, 'again', name)).equals(readFileSync(join(at.folder, 'demo/published', name))), name).toBe(true);
  }
  expect(await run('publication', 'export', '--out', 'again')).toMatchObject({ code: 6 });
  expect(await run('publication', 'export', '--number', '2', '--out', 'second')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('article22 publication list') as string,
  });
  expect(await run('publication', 'export', '--number', 'first', '--out', 'second')).toMatchObject({ code: 2 });
  expect(existsSync(join(at.folder, 'second'))).toBe(false);
}, 60_000);

it('takes the reason and the method of a correction in every language of the report, or asks for them', async () => {
  const draft = (...args: string[]) => run('draft', '--period', '2026', '--today', '2027-02-15', '--json', ...args);
  expect(await draft('--method', 'Found in a check.')).toMatchObject({ code: 2 });
  expect(await draft('--correction', 'A date was wrong.', '--method', 'nl=Gevonden bij een controle.')).toMatchObject({
    code: 5,
    stderr: expect.stringMatching(/The method is missing in fr, en\. Give it as --method "fr=…"/) as string,
  });
  const told = await draft('--correction', 'A date was wrong.', '--method', 'nl=Gevonden bij een controle.', 'Found in a check.');
  const { report } = JSON.parse(told.stdout) as { report: Report };
  expect(report.correction).toMatchObject({
    reason: { nl: 'A date was wrong.', en: 'A date was wrong.' },
    method: { nl: 'Gevonden bij een controle.', fr: 'Found in a check.', en: 'Found in a check.' },
    causes: ['later-day'],
    asOfBefore: '2027-01-31',
  });
}, 60_000);
