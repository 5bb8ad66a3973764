// What the benchmark is asked: `npm run bench -- --only import,growth --sizes 10k,100k,1m --fill 10m --runs 3 --folder FOLDER --out FILE`.
import { parseArgs } from 'node:util';
import { sizeOf } from './size.ts';

/** In the order in which they are run: the import leaves logs for those after it. */
export const PARTS = ['import', 'start', 'recount', 'pages', 'growth', 'postgres', 'postgres-growth', 'publish', 'check'] as const;
export type Part = (typeof PARTS)[number];

export interface Size {
  /** As written: `1m`. */
  readonly name: string;
  readonly records: number;
}

export interface Arguments {
  /** From small to large. */
  readonly sizes: readonly Size[];
  /** A larger log, whose notices are copied in SQL from the one of the largest size; null: none. */
  readonly fill: Size | null;
  readonly runs: number;
  readonly parts: readonly Part[];
  /** Where files and logs are made, some gigabytes, and found again by a later run; null: in the system's folder for such files, and taken away at the end. */
  readonly folder: string | null;
  readonly out: string;
}

/** @throws Error for what is none of these */
export function readArguments(argv: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      sizes: { type: 'string', default: '10k,100k,1m' },
      fill: { type: 'string', default: '10m' },
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
  const sized = (name: string): Size => ({ name, records: sizeOf(name) });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs: expected a number from 1');
  return {
    sizes: values.sizes
      .split(',')
      .map(sized)
      .sort((a, b) => a.records - b.records),
    fill: values.fill === 'no' ? null : sized(values.fill),
    runs,
    parts,
    folder: values.folder ?? null,
    out: values.out,
  };
}
