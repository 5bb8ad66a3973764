// The published data and letters of the sample year, word for word. Renewed only by UPDATE=1 npm test, and then read as a diff.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { desk } from '../cli/run.ts';

const GOLDEN = fileURLToPath(new URL('../../samples/hotline/golden/', import.meta.url));
/** What a person can read as a diff; pages and pictures have tests of their own. */
const KEPT = /^(data\/.*\.csv|letter\..*\.txt)$/;

const at = desk();
const made = new Map<string, string>();
beforeAll(async () => {
  const ran = await at.run('demo', '--out', 'demo');
  expect(ran.stderr).toBe('');
  const { readZip } = await import('../../src/files/zip.ts');
  for (const zip of ['public.zip', 'submission.zip']) {
    for (const { name, bytes } of readZip(readFileSync(join(at.folder, 'demo', 'published', zip)))) {
      // The letter quotes the checksum of files that hold pictures, whose bytes belong to the platform.
      if (KEPT.test(name)) made.set(name, new TextDecoder().decode(bytes).replace(/([0-9a-f]{4}\s+){15}[0-9a-f]{4}/g, '(checksum)'));
    }
  }
  if (process.env['UPDATE']) {
    rmSync(GOLDEN, { recursive: true, force: true });
    for (const [name, text] of made) {
      mkdirSync(dirname(join(GOLDEN, name)), { recursive: true });
      writeFileSync(join(GOLDEN, name), text);
    }
  }
});
afterAll(() => at.clear());

it('holds the same files', () => {
  const kept = existsSync(GOLDEN) ? readdirSync(GOLDEN, { recursive: true, encoding: 'utf8' }).filter((name) => KEPT.test(name)) : [];
  expect([...made.keys()].sort()).toEqual(kept.sort());
});

it('says the same in each', () => {
  for (const [name, text] of made) expect(text, name).toBe(readFileSync(join(GOLDEN, name), 'utf8'));
});
