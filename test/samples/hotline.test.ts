// The sample world: generated as committed, valid, and read by the importer as its README says.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Flagger, flaggerSchema } from '../../src/model/flagger.ts';
import { INDEPENDENCE_ELEMENTS, independenceSchema } from '../../src/model/independence.ts';
import { NARRATIVE_FIELDS, narrativeFileSchema } from '../../src/model/narrative.ts';
import { profileSchema } from '../../src/model/profile.ts';
import { servicesFileSchema } from '../../src/model/provider.ts';
import { actionOf, categoryOf } from '../../src/model/vocabulary.ts';

const FOLDER = fileURLToPath(new URL('../../samples/hotline/', import.meta.url));
const SOURCES = ['scart-style', 'helpdesk', 'tracker'] as const;

const read = (name: string): unknown => JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));

describe('the generator', () => {
  it.each([
    { TZ: 'UTC', LANG: 'C' },
    { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8' },
  ])('writes the committed files byte for byte in $TZ, $LANG', (env) => {
    const folder = mkdtempSync(join(tmpdir(), 'hotline-'));
    try {
      execFileSync(process.execPath, [join(FOLDER, 'generate.mjs'), folder], { env: { ...process.env, ...env } });
      for (const source of SOURCES) {
        const same = readFileSync(join(folder, `${source}.csv`)).equals(readFileSync(join(FOLDER, `${source}.csv`)));
        expect(same, `${source}.csv differs: run node samples/hotline/generate.mjs and read the difference`).toBe(true);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the documents', () => {
  const flagger: Flagger = flaggerSchema.parse(read('flagger.json'));

  it('are marked as invented and stand under .example addresses', () => {
    expect(flagger.invented).toBe(true);
    expect(new URL(flagger.website).hostname).toMatch(/\.example$/);
    expect(flagger.contactEmail).toMatch(/\.example$/);
  });

  it('name area items with codes of the vocabulary and a label in each language of the report', () => {
    for (const item of flagger.awards.flatMap((award) => award.area)) {
      for (const code of item.categories) expect(categoryOf(code), code).toBeDefined();
      expect(Object.keys(item.label)).toEqual(flagger.languages);
      if (item.condition) expect(Object.keys(item.condition)).toEqual(flagger.languages);
    }
  });

  it('answer every element of the independence register, in each language', () => {
    const { entries } = independenceSchema.parse(read('independence.json'));
    const open = entries.filter((entry) => entry.audience === 'public').map((entry) => entry.element);
    for (const element of INDEPENDENCE_ELEMENTS) expect(open, element).toContain(element);
    for (const entry of entries) expect(entry.none || Object.keys(entry.text ?? {}).join() === flagger.languages.join(), entry.element).toBe(true);
  });

  it('give funding shares that add up to the whole', () => {
    const { entries } = independenceSchema.parse(read('independence.json'));
    const sources = entries.flatMap((entry) => entry.sources ?? []);
    expect(sources.reduce((sum, source) => sum + source.share, 0)).toBeCloseTo(1, 9);
    expect(sources.some((source) => source.fromPlatformProvider)).toBe(true);
  });

  it('hold every narrative field in each language', () => {
    const { texts } = narrativeFileSchema.parse(read('narrative.json'));
    expect(Object.keys(texts)).toEqual(flagger.languages);
    for (const fields of Object.values(texts)) expect(Object.keys(fields)).toEqual([...NARRATIVE_FIELDS]);
  });

  it('map values to codes of the vocabulary only', () => {
    for (const source of SOURCES) {
      const { values } = profileSchema.parse(read(`profile.${source}.json`));
      for (const code of Object.values(values.category ?? {})) expect(categoryOf(code ?? ''), `${code}`).toBeDefined();
      for (const code of Object.values({ ...values.action, ...values['later-action'] })) expect(actionOf(code ?? ''), `${code}`).toBeDefined();
    }
  });

  it('let one service change its legal entity on 1 July', () => {
    const { services } = servicesFileSchema.parse(read('services.json'));
    const changing = services.filter((answer) => answer.service === 'Exemplimage');
    expect(changing.map(({ provider, since }) => [provider, since])).toEqual([
      ['Exemplimage SA', null],
      ['Exemplimage Europe BV', '2026-07-01'],
    ]);
  });
});
