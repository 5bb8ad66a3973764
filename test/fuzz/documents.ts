// Fuzzes the documents that people hand over on the command line: the flagger's own data, the register, the providers, the narrative, the
// mapping profile, counts to be protected.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Desk, SAMPLES } from '../cli/run.ts';
import { changedBytes, changedDocument, oneOf, type Random } from './random.ts';

const GRID = {
  id: 'a',
  dims: [
    { name: 'x', codes: ['p', 'q', 'r'] },
    { name: 'y', codes: ['k', 'l'] },
  ],
  values: [1, 5, 6, 2, 9, 11, 3, 14, 17, 6, 28, 34],
  threshold: 3,
};
const DOCUMENTS: readonly (readonly [command: readonly string[], document: () => string])[] = [
  [['flagger', 'import'], () => sample('hotline/flagger.json')],
  [['independence', 'import'], () => sample('hotline/independence.json')],
  [['provider', 'confirm', '--file'], () => sample('hotline/services.json')],
  [['narrative', 'set'], () => sample('hotline/narrative.json')],
  [['profile', 'import'], () => sample('hotline/profile.tracker.json')],
  [['tables', 'protect'], () => JSON.stringify(GRID)],
];

const sample = (path: string) => readFileSync(join(SAMPLES, path), 'utf8');

/** JSON that a parser takes in another way than its writer meant, or cannot bear. */
const ODD = [
  '',
  'null',
  '[]',
  '{',
  '0',
  '"a"',
  '\uFEFF{}',
  '['.repeat(100_000),
  `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  '{"format":1,"format":2}',
  '\u0000',
  '1e999',
];

/** Taken in, or refused in a sentence; never a mistake of the program. */
export async function documentRound(desk: Desk, random: Random): Promise<void> {
  const [command, document] = oneOf(random, DOCUMENTS);
  const written = random(8) === 0 ? oneOf(random, ODD) : changed(document(), random);
  const file = join(desk.folder, 'document.json');
  writeFileSync(file, written);
  const { code, stderr, stdout } = await desk.run(...command, file);
  expect(code, `${command.join(' ')}: ${stderr.slice(0, 400)}`).not.toBe(1);
  expect(stderr).not.toMatch(/^\s+at /m);
  // Nothing in a document steers the terminal.
  expect(`${stdout}${stderr}`.replace(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
}

function changed(text: string, random: Random): string | Uint8Array {
  return random(4) === 0 ? changedBytes(Buffer.from(text), random) : JSON.stringify(changedDocument(JSON.parse(text), random));
}
