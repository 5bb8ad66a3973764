// After publication as a person meets it: authorities, what was sent, where it is public, what is still to be told, and the reminders.
import { chmodSync, cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { desk, SAMPLES } from './run.ts';

const at = desk();
const log = ['--log', 'demo/article22.sqlite'];
const run = (...args: string[]) => at.run(...log, ...args);
beforeAll(async () => {
  expect((await at.run('demo', '--out', 'demo')).code).toBe(0);
}, 180_000);
afterAll(() => at.clear());

it('lists the authorities of a country without a log, and shows how the data name one', async () => {
  const { stdout, code } = await at.run('authority', 'list', '--country', 'be');
  expect(code).toBe(0);
  expect(stdout.split('\n').map((line) => line.split(' ')[0])).toEqual(['be-bipt', 'be-vrm', 'be-csa', 'be-medienrat', '']);
  const one = await at.run('authority', 'show', 'be-csa');
  expect(one.stdout).toMatch(/mailbox {11}not known[\s\S]*"authority": "be-csa"/);
  expect((JSON.parse((await at.run('authority', 'list', '--json')).stdout) as { authorities: unknown[] }).authorities).toHaveLength(30);
  expect(await at.run('authority', 'list', '--country', 'XX')).toMatchObject({ code: 2, stdout: '' });
  expect(await at.run('authority', 'show', 'nobody')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('authority list') as string,
  });
  expect(existsSync(join(at.folder, 'article22.sqlite'))).toBe(false);
});

it('lays a draft message beside the packages, with the package in it', () => {
  const message = readFileSync(join(at.folder, 'demo/published/email/bipt.nl.eml'), 'latin1');
  expect(message).toMatch(/^X-Unsent: 1\r\n/);
  expect(message).toContain('To: dsa@bipt.example');
  const attached = Buffer.from((message.split('\r\n\r\n').at(-1) ?? '').split('\r\n--')[0]?.replaceAll('\r\n', '') ?? '', 'base64');
  expect(attached.equals(readFileSync(join(at.folder, 'demo/published/submission.zip')))).toBe(true);
});

it('asks in the status for what is not sent, and stops asking when it is recorded', async () => {
  const [asked] = /article22 (sending add .*)/.exec((await run('status')).stdout)?.slice(1) ?? [];
  expect(asked).toBe('sending add --award bipt --period 2026-01-01..2026-12-31 --on DAY --how WAY');
  expect(await run('sending', 'add', '--award', 'bipt', '--on', '2027-01-31', '--how', 'pigeon')).toMatchObject({ code: 2 });
  expect(await run('sending', 'add', '--award', 'bipt', '--on', '31/01/2027', '--how', 'email')).toMatchObject({ code: 2 });
  expect(await run('sending', 'add', '--award', 'nobody', '--on', '2027-01-31', '--how', 'email')).toMatchObject({ code: 2 });
  expect((await run('sending', 'list')).stdout).toContain('Nothing is recorded as sent.');
  expect(await run('sending', 'add', '--award', 'bipt', '--on', '2027-01-31', '--how', 'email', '--number', '2')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('in version 2') as string,
  });
  // As the status says it, with a day and a way.
  const words = asked?.replace('DAY', '2027-01-31').replace('WAY', 'email').split(' ') ?? [];
  const added = await run(...words, '--number', '1', '--note', 'an invented note');
  expect(added).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/1 {2}2026-01-01 to 2026-12-31, version 1, to bipt[\s\S]*[0-9a-f]{64}/) as string,
  });
  expect((await run('status')).stdout).not.toMatch(/not recorded as sent|acknowledged/);
  expect((await run('status', '--today', '2027-02-20')).stdout).toContain('article22 sending acknowledge 1 --on DAY');
  expect((await run('sending', 'acknowledge', '1', '--on', '2027-02-19', '--today', '2027-02-20')).code).toBe(0);
  expect((await run('status', '--today', '2027-02-20')).stdout).not.toContain('acknowledge');
  expect((await run('sending', 'acknowledge', 'one', '--on', '2027-02-19')).code).toBe(2);
});

it('counts the days until the next report is due, and those it is overdue', async () => {
  expect((await run('status')).stdout).toContain('Next report to bipt due on 2028-03-31, in 425 days.');
  expect((await run('status', '--today', '2028-03-31')).stdout).toContain('due on 2028-03-31, today.');
  expect((await run('status', '--today', '2028-04-01')).stdout).toMatch(/1 day overdue\.[\s\S]*overdue since 2028-03-31: article22 draft/);
  const { dueInDays } = JSON.parse((await run('status', '--json')).stdout) as { dueInDays: unknown };
  expect(dueInDays).toEqual([{ award: 'bipt', days: 425 }]);
});

it('tells where a version is public', async () => {
  expect((await run('publication', 'list')).stdout).toContain('public at https://meldpunt-voorbeeld.example/report-2026 since 2027-01-31');
  expect((await run('publication', 'address', 'somewhere')).code).toBe(2);
  const moved = ['publication', 'address', 'https://meldpunt-voorbeeld.example/archive/2026', '--since', '2027-02-01', '--period', '2026'];
  const toCome = await run('publication', 'address', 'https://meldpunt-voorbeeld.example/', '--since', '2999-01-01');
  expect(toCome).toMatchObject({ code: 2, stderr: expect.stringContaining('The day 2999-01-01 cannot be') as string });
  moved.push('--today', '2027-03-01');
  expect((await run(...moved)).code).toBe(0);
  expect((await run('publication', 'list')).stdout).toContain('public at https://meldpunt-voorbeeld.example/archive/2026 since 2027-02-01');
});

it('lists changes that an authority was not told, in plain words, until they are', async () => {
  expect((await run('changes', 'list')).stdout).toContain('bipt: nothing to tell');
  const flagger = JSON.parse(readFileSync(join(SAMPLES, 'hotline/flagger.json'), 'utf8')) as Record<string, unknown>;
  writeFileSync(join(at.folder, 'changed.json'), JSON.stringify({ ...flagger, legalName: 'Meldpunt Voorbeeld ivzw' }));
  expect((await run('flagger', 'import', 'changed.json', '--today', '2027-03-05')).code).toBe(0);
  expect((await run('changes', 'list')).stdout).toMatch(/bipt: 1 change to tell[\s\S]*2027-03-05 {2}your data: legal name changed/);
  expect((await run('status', '--today', '2027-03-06')).stdout).toContain(
    '1 change not told to bipt, the oldest of 2027-03-05: article22 changes list',
  );
  const told = await run('changes', 'told', '--award', 'bipt', '--on', '2027-03-06', '--how', 'letter', '--today', '2027-03-06');
  expect(told).toMatchObject({ code: 0, stdout: expect.stringContaining('bipt was told 1 change on 2027-03-06.') as string });
  expect((await run('changes', 'list')).stdout).toContain('bipt: nothing to tell, since it was last told or sent a report (2027-03-06).');
});

it('shows its lists from a log that can only be read', async () => {
  cpSync(join(at.folder, 'demo/article22.sqlite'), join(at.folder, 'fixed.sqlite'));
  chmodSync(join(at.folder, 'fixed.sqlite'), 0o444);
  for (const list of ['sending', 'publication', 'changes']) {
    expect(await at.run('--log', 'fixed.sqlite', list, 'list'), list).toMatchObject({ code: 0, stderr: '' });
  }
});
