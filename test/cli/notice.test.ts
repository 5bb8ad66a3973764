// What is done about a notice after it was sent, as a person at a terminal does it.
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { desk } from './run.ts';

const at = desk();
beforeAll(async () => {
  await at.run('init');
  await at.run('notice', 'add', '--category', 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD', '--sent', '2026-03-01');
  await at.run('notice', 'decide', 'H-1', 'ACTION_REMOVED', '--on', '2026-03-03');
});
afterAll(() => at.clear());

it('records events, their results and mistakes, and shows them with the notice', { timeout: 60_000 }, async () => {
  const complaint = await at.run('notice', 'event', 'H-1', 'complaint', '--on', '2026-06-01');
  expect(complaint).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('complaint on 2026-06-01, pending, until 2026-09-03') as string,
  });
  expect((await at.run('notice', 'event', 'H-1', 'complaint', '--on', '2026-09-04')).code).toBe(2);
  expect((await at.run('notice', 'settle', '1', '--result', 'reversed')).code).toBe(2);
  expect((await at.run('notice', 'settle', '1', '--result', 'reversed', '--on', '2026-07-01')).code).toBe(0);
  await at.run('notice', 'event', 'H-1', 'verification', '--on', '2026-03-05', '--result', 'still-online');
  expect((await at.run('notice', 'settle', '3', '--taken-back')).code).toBe(0);
  const { stdout } = await at.run('notice', 'show', 'H-1');
  expect(stdout.split('\n').filter((line) => line.includes('follow-up'))).toEqual([
    '  follow-up 2: complaint on 2026-06-01, reversed on 2026-07-01, until 2026-09-03, recorded by not stated',
    '  follow-up 3: verification on 2026-03-05, still-online, recorded by not stated, taken back 2027-01-31',
  ]);
});

it('corrects values and says from what to what', { timeout: 60_000 }, async () => {
  const changed = await at.run('notice', 'change', 'H-1', '--items', '3', '--channel', 'other', '--receipt', '2026-03-02');
  expect(changed).toMatchObject({ code: 0 });
  expect(changed.stdout).toMatch(/channel: article-16 → other\n\s+items: 1 → 3\n\s+receipt: none → 2026-03-02/);
  expect((await at.run('notice', 'show', 'H-1')).stdout).toContain('changed 1 time');
});

it('shows notices, silence, quality and sums of a log that cannot be written to', { timeout: 60_000 }, async () => {
  const file = join(at.folder, 'article22.sqlite');
  chmodSync(file, 0o444);
  onTestFinished(() => chmodSync(file, 0o644));
  for (const command of ['notice show H-1', 'notice private H-1', 'silence', 'silence due', 'quality', 'recount --check', 'import list'])
    expect(await at.run(...command.split(' ')), command).toMatchObject({ code: 0 });
});
