// Signing, private texts and forgetting as a person meets them: what is said, with which exit code, and never a value.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { desk, SAMPLES } from './run.ts';

const HOTLINE = join(SAMPLES, 'hotline');
const URL = 'https://video.example/watch/geheim77';
const at = desk();
beforeAll(async () => {
  await at.run('init');
  await at.run('flagger', 'import', join(HOTLINE, 'flagger.json'));
  await at.run('independence', 'import', join(HOTLINE, 'independence.json'));
});
afterAll(() => at.clear());

it('keeps an address and a note only as asked, shows them in one place, and erases them on their day', { timeout: 60_000 }, async () => {
  expect((await at.run('retention', 'keep', 'urls', '--days', '0')).code).toBe(2);
  expect((await at.run('retention', 'keep', 'files', '--days', '1')).code).toBe(2);
  const past = await at.run('retention', 'keep', 'urls', '--until', '2020-01-01', '--today', '2026-03-01');
  expect(past).toMatchObject({ code: 2, stderr: expect.stringContaining('expected was 2026-03-01 or a later day') as string });
  expect((await at.run('retention', 'keep', 'urls', '--until', '2026-03-01', '--today', '2026-03-01')).code).toBe(0);
  expect((await at.run('retention', 'keep', 'urls', '--days', '400')).stdout).toBe(
    'Raw addresses: kept until 400 days after the notice was sent.\n',
  );
  const add = [
    'notice',
    'add',
    '--category',
    'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
    '--sent',
    '2026-03-01',
    '--url',
    URL,
    '--note',
    'an invented note',
  ];
  expect((await at.run(...add)).code).toBe(0);
  expect((await at.run('notice', 'show', 'H-1')).stdout).not.toMatch(/geheim77|invented note/);
  expect((await at.run('notice', 'private', 'H-1')).stdout).toMatch(
    /an invented note[\s\S]*kept until 2027-04-05: https:\/\/video\.example/,
  );
  expect((await at.run('retention')).stdout).toContain('Nothing is due.');
  const later = ['--today', '2027-04-06'];
  expect((await at.run('status', ...later)).stdout).toContain('1 private text past their day: article22 retention');
  expect((await at.run('retention', ...later)).stdout).toContain('1 raw address, 1 due');
  expect((await at.run('retention', 'due', '--confirm', ...later)).stdout).toContain('Erased 1 text.');
  expect((await at.run('notice', 'private', 'H-1')).stdout).not.toContain('geheim77');
});

it('says what it would forget, forgets it when told to, and is not clever about it', { timeout: 60_000 }, async () => {
  expect((await at.run('forget')).code).toBe(2);
  expect((await at.run('forget', '--url', 'geheim77')).code).toBe(2);
  expect((await at.run('forget', '--text', '…')).code).toBe(2);
  const dry = await at.run('forget', '--url', URL);
  expect(dry.code).toBe(0);
  expect(dry.stdout).toMatch(/dry run: nothing was changed[\s\S]*1 {2}keyed hashes[\s\S]*add --confirm/);
  expect(dry.stdout).not.toContain('geheim77');
  expect(dry.stdout).not.toContain('very short text');
  expect((await at.run('forget', '--text', '12')).stdout).toMatch(/a number or a very short text[\s\S]*whoever is meant/);
  expect((await at.run('forget', '--reference', 'H')).code).toBe(2);
  const done = await at.run('forget', '--reference', 'H-1', '--confirm');
  expect(done.stdout).toMatch(/Erased, of 1 notice; every count is what it was:[\s\S]*the erased bytes are not in it any more/);
  expect(readFileSync(join(at.folder, 'article22.sqlite')).toString('latin1')).not.toMatch(/H-1\b|an invented note/);
  expect((await at.run('notice', 'show', 'H-1')).code).toBe(2);
  expect((await at.run('status')).stdout).toContain('2026: 1 notice');
  expect((await at.run('forget', '--reference', 'H-1')).stdout).toContain('holds nothing on it');
});

it('two people: publishes when the second has signed, and the document says so', { timeout: 180_000 }, async () => {
  expect((await at.run('person', 'add', 'Adalinde Voorbeeldsma')).stdout).toContain('in office: 1');
  expect((await at.run('person', 'add', 'adalinde  voorbeeldsma')).code).toBe(2);
  expect((await at.run('person', 'add', 'Benedictus Sampleton')).stdout).toContain('nobody signs a report alone');
  const [ada, ben] = [
    ['--by', 'Adalinde Voorbeeldsma'],
    ['--by', 'Benedictus Sampleton'],
  ] as const;
  await at.run('draft', '--period', '2026', ...ada);
  expect((await at.run('check', 'sign-off', ...ada)).code).toBe(7);
  await at.run('check', ...ada);
  expect((await at.run('check', 'resolve', 'deadbeef', '--all-reviews', '--reason', 'read', ...ada)).code).toBe(2);
  expect((await at.run('check', 'resolve', '--all-reviews', '--reason', 'read', '--by', '  ')).code).toBe(2);
  await at.run('check', 'resolve', '--all-reviews', '--reason', 'read', ...ada);
  expect((await at.run('publish', '--out', 'report')).stderr).toMatch(/nobody has signed[\s\S]*check sign-off --by NAME/);
  expect((await at.run('check', 'sign-off')).code).toBe(2);
  expect((await at.run('check', 'sign-off', ...ada)).stdout).toContain('one more must sign');
  const own = await at.run('publish', '--out', 'report');
  expect(own.stderr).toContain('only one person has signed');
  expect(own.code).toBe(7);
  expect((await at.run('check', 'sign-off', ...ben)).stdout).toContain('Next: article22 publish');
  const { stdout, code } = await at.run('check', '--open', '--json');
  expect(code).toBe(0);
  const document = JSON.parse(stdout) as { publishable: boolean; signOffs: readonly { by: string }[] };
  const ajv = new Ajv2020({ strict: true });
  addFormats.default(ajv);
  const schema = JSON.parse(readFileSync(new globalThis.URL('../../schema/check-result.schema.json', import.meta.url), 'utf8')) as object;
  expect(ajv.validate(schema, document), JSON.stringify(ajv.errors)).toBe(true);
  expect(document).toMatchObject({ publishable: true, signature: 'signed', people: 2 });
  expect(document.signOffs.map(({ by }) => by)).toEqual([ada[1], ben[1]]);
  expect((await at.run('check', 'history')).stdout).toMatch(/signed off by Adalinde Voorbeeldsma[\s\S]*signed off by Benedictus Sampleton/);
  await at.run('narrative', 'set', 'outlook', '--language', 'en', '--text', 'We wrote this later.');
  const out = await at.run('publish', '--out', 'report', '--json');
  expect(out.code).toBe(0);
  expect(JSON.parse(out.stdout)).toMatchObject({ remarks: [{ code: 'draft.documents-changed' }] });
});
