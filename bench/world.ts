// Where a benchmark runs: files of each size, logs that know the flagger, the profile and the services, and the built program.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Size } from './arguments.ts';
import { writeBigCsv } from './big-csv.ts';
import { BIG_PROFILE, BIG_SERVICES } from './big-csv-words.ts';
import { inFourLanguages } from './four-languages.ts';
import { type Measured, measured } from './measured.ts';

/** The invented year is over. */
const TODAY = '2027-01-31';
const SAMPLE = 'samples/hotline';

export interface World {
  readonly folder: string;
  /** The file of a size; `later`: a later export of the same notices. */
  readonly csv: (size: Size, later?: boolean) => Promise<string>;
  /** A new log that knows all but notices. */
  readonly emptyLog: (name: string) => Promise<string>;
  /** Path of the log that the import of this size left; null before it. */
  readonly filledLog: (size: Size) => string | null;
  readonly keepFilled: (size: Size, log: string) => void;
  readonly run: (log: string, args: readonly string[], exits?: readonly number[]) => Promise<Measured>;
  readonly close: () => void;
}

/** `given`: null makes a folder that goes again. To be run where package.json lies. */
export function openWorld(given: string | null): World {
  const folder = given === null ? mkdtempSync(join(tmpdir(), 'article22-bench-')) : resolve(given);
  mkdirSync(folder, { recursive: true });
  const main = resolve('dist/main.js');
  const filled = new Map<string, string>();
  const run = (log: string, args: readonly string[], exits: readonly number[] = [0]) =>
    measured([process.execPath, main, '--log', log, '--by', 'invented analyst', '--today', TODAY, ...args], exits);
  const document = (name: string, value: unknown) => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(value));
    return path;
  };
  const model = async (): Promise<string> => {
    const path = join(folder, 'empty.sqlite');
    if (existsSync(path)) return path;
    const sample = (name: string) => document(name, inFourLanguages(JSON.parse(readFileSync(join(SAMPLE, name), 'utf8'))));
    await run(path, ['init']);
    await run(path, ['flagger', 'import', sample('flagger.json')]);
    await run(path, ['independence', 'import', sample('independence.json')]);
    await run(path, ['narrative', 'set', sample('narrative.json')]);
    await run(path, ['profile', 'import', document('profile.json', BIG_PROFILE)]);
    await run(path, ['provider', 'confirm', '--file', document('services.json', BIG_SERVICES)]);
    await run(path, ['person', 'add', 'invented analyst']);
    return path;
  };
  return {
    folder,
    async csv(size, later = false) {
      const path = join(folder, `${size.name}${later ? '.later' : ''}.csv`);
      if (!existsSync(path)) await writeBigCsv(path, size.records, later ? 2 : 1);
      return path;
    },
    async emptyLog(name) {
      const path = join(folder, name);
      for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
      copyFileSync(await model(), path);
      return path;
    },
    filledLog: ({ name }) => filled.get(name) ?? null,
    keepFilled: ({ name }, log) => filled.set(name, log),
    run,
    close: () => given ?? rmSync(folder, { recursive: true, force: true }),
  };
}
