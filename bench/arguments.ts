// What the benchmark is asked: `npm run bench -- --sizes 10k,100k,1m --runs 3 --only import,publish --folder FOLDER --out FILE`.
import { parseArgs } from 'node:util';
import { sizeOf } from './size.ts';

export const PARTS = ['start', 'import', 'growth', 'publish', 'check'] as const;
export type Part = (typeof PARTS)[number];

export interface Size {
  /** As written: `1m`. */
  readonly name: string;
  readonly records: number;
}

export interface Arguments {
  /** From small to large. */
  readonly sizes: readonly Size[];
  readonly runs: number;
  readonly parts: readonly Part[];
  /** Where files and logs are made, some gigabytes; null: in the system's folder for such files, and taken away at the end. */
  readonly folder: string | null;
  readonly out: string;
}

/** @throws Error for what is none of these */
export function readArguments(argv: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      sizes: { type: 'string', default: '10k,100k,1m' },
      runs: { type: 'string', default: '3' },
      only: { type: 'string', default: PARTS.join(',') },
      folder: { type: 'string' },
      out: { type: 'string', default: 'bench/results.md' },
    },
  });
  const parts = values.only.split(',').map((name) => {
    const part = PARTS.find((one) => one === name);
    if (!part) throw new Error(`--only ${name}: expected some of ${PARTS.join(', ')}`);
    return part;
  });
  const sizes = values.sizes.split(',').map((name) => ({ name, records: sizeOf(name) }));
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs: expected a number from 1');
  return { sizes: sizes.sort((a, b) => a.records - b.records), runs, parts, folder: values.folder ?? null, out: values.out };
}
