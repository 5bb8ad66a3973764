// Fuzzes the import: a changed file with a changed profile.
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { UserError } from '../../src/error.ts';
import { parseFile } from '../../src/import/parse-file.ts';
import { profileSchema } from '../../src/model/profile.ts';
import { sourceOf } from '../import/source.ts';
import { changedBytes, changedDocument, type Random } from './random.ts';

const SAMPLES = new URL('../../samples/', import.meta.url);
const sample = (path: string) => readFileSync(new URL(path, SAMPLES));
const WORLDS = ['helpdesk', 'scart-style', 'tracker'].map((name) => ({
  bytes: sample(`hotline/${name}.csv`),
  profile: JSON.parse(sample(`hotline/profile.${name}.json`).toString('utf8')) as unknown,
}));
/** Whatever a profile says, it may not cost more than this for a file of some kilobytes. */
const BYTES_MAX = 8_000;

/** Every record has one fate, or the file or the profile is refused in a sentence. */
export async function tableRound(random: Random): Promise<void> {
  const { bytes, profile } = WORLDS[random(WORLDS.length)] as (typeof WORLDS)[number];
  const cut = bytes.subarray(0, 500 + random(BYTES_MAX));
  const file = random(3) === 0 ? cut : changedBytes(cut, random);
  const given = profileSchema.safeParse(random(3) === 0 ? profile : changedDocument(profile, random));
  if (!given.success) return;
  try {
    const parsed = await parseFile(sourceOf(file), given.data, { reportTimeZone: 'Europe/Brussels' });
    let records = 0;
    for await (const one of parsed.records) {
      records += 1;
      expect(one).toBeDefined();
    }
    expect(records).toBe(parsed.recordCount);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.message.length).toBeGreaterThan(10);
  }
}
