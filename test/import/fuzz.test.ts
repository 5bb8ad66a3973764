// Broken files, a bounded number of them and the same every time: never a crash, never a hang, and sums add up.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importResultSchema } from '../../src/model/import-result.ts';
import { documentOf } from '../corpus/judge.ts';
import { corpus } from '../corpus/make.ts';
import { examples } from '../deep.ts';

/** Small deterministic generator (xorshift, 32 bits). */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const SIGNS = [0, 9, 10, 13, 34, 39, 44, 59, 92, 124, 0x80, 0xa4, 0xc3, 0xe9, 0xef, 0xfe, 0xff];

function mutated(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  let result = [...bytes];
  for (let changes = 1 + random(4); changes > 0; changes -= 1) {
    const at = random(result.length + 1);
    const kind = random(6);
    const sign = SIGNS[random(SIGNS.length)] ?? 0;
    if (kind === 0) result[Math.min(at, result.length - 1)] = random(256);
    else if (kind === 1) result.splice(at, 0, sign);
    else if (kind === 2) result.splice(at, 1 + random(8));
    else if (kind === 3) result = result.slice(0, at);
    else if (kind === 4) result.splice(random(result.length + 1), 0, ...result.slice(at, at + 1 + random(40)));
    else result[Math.min(at, result.length - 1)] = sign;
  }
  return Uint8Array.from(result);
}

/** Reads a broken file and checks all that must hold of it. */
async function check(bytes: Uint8Array, map: Readonly<Record<string, string>>): Promise<void> {
  const begun = performance.now();
  const document = await documentOf(bytes, map, {});
  expect(performance.now() - begun).toBeLessThan(2000);
  const { records, notices, ...fates } = document.summary;
  expect(Object.values(fates).reduce((sum, n) => sum + n, 0)).toBe(records);
  expect(notices.new + notices.updated + notices.unchanged + notices.rejected + notices.held).toBe(notices.notices);
  if (document.outcome === 'ok') expect(document.records.length).toBe(records);
  for (const record of document.records) if (record.outcome !== 'accept') expect(record.reasons.length).toBeGreaterThan(0);
  expect(importResultSchema.safeParse(document).success).toBe(true);
}

describe('broken files', () => {
  it('of the corpus are read, refused or asked about', async () => {
    const random = generator(22);
    for (const { bytes, map, name } of corpus()) {
      for (let run = 0; run < examples(3); run += 1) {
        const broken = mutated(bytes, random);
        await check(broken, map).catch((error: unknown) => {
          throw new Error(`${name}, run ${run}: ${Buffer.from(broken).toString('latin1').slice(0, 2000)}`, { cause: error });
        });
      }
    }
  });

  it('of the samples are read, refused or asked about', async () => {
    const samples = ['hotline/helpdesk.csv', 'hotline/scart-style.csv', 'hotline/tracker.csv'];
    const random = generator(2024);
    for (const path of samples) {
      const whole = readFileSync(new URL(`../../samples/${path}`, import.meta.url));
      const map = firstLabels(whole);
      for (let run = 0; run < examples(25); run += 1) {
        const broken = mutated(whole.subarray(0, 6000 + random(4000)), random);
        await check(broken, map).catch((error: unknown) => {
          throw new Error(`${path}, run ${run}`, { cause: error });
        });
      }
    }
  });

  it('of nothing but noise are read, refused or asked about', async () => {
    const random = generator(7);
    for (let run = 0; run < examples(60); run += 1) {
      const noise = Uint8Array.from({ length: random(400) }, () => (random(3) === 0 ? (SIGNS[random(SIGNS.length)] ?? 0) : random(256)));
      await check(noise, { reference: 'column 1', sent_on: 'column 2' });
    }
  });
});

/** A map of the first labels of a sample, whatever they mean. */
function firstLabels(bytes: Uint8Array): Record<string, string> {
  const header =
    Buffer.from(bytes)
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)[0] ?? '';
  const labels = header.split(header.includes(';') ? ';' : header.includes('\t') ? '\t' : ',').map((label) => label.replace(/^"|"$/g, ''));
  return Object.fromEntries(['reference', 'sent_on', 'provider', 'category', 'action'].map((field, i) => [field, labels[i] ?? 'none']));
}
