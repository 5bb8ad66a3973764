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
  /** Makes a new log where there is none, on a server too, that knows all but notices. */
  readonly documents: (address: string) => Promise<void>;
  /** Path of the log that the import of this size left, in this run or an earlier one in the same folder; null before it. */
  readonly filledLog: (size: Size) => string | null;
  /** Where it stands, or is to be made. */
  readonly filledPath: (size: Size) => string;
  readonly run: (log: string, args: readonly string[], exits?: readonly number[]) => Promise<Measured>;
  readonly close: () => void;
}

/** `given`: null makes a folder that goes again. To be run where package.json lies. */
export function openWorld(given: string | null): World {
  const folder = given === null ? mkdtempSync(join(tmpdir(), 'article22-bench-')) : resolve(given);
  mkdirSync(folder, { recursive: true });
  const main = resolve('dist/main.js');
  let made = false;
  const filledPath = ({ name }: Size) => join(folder, `${name}.filled.sqlite`);
  const run = (log: string, args: readonly string[], exits: readonly number[] = [0]) =>
    measured([process.execPath, main, '--log', log, '--by', 'invented analyst', '--today', TODAY, ...args], exits);
  const document = (name: string, value: unknown) => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(value));
    return path;
  };
  const documents = async (path: string): Promise<void> => {
    const sample = (name: string) => document(name, inFourLanguages(JSON.parse(readFileSync(join(SAMPLE, name), 'utf8'))));
    await run(path, ['init']);
    await run(path, ['flagger', 'import', sample('flagger.json')]);
    await run(path, ['independence', 'import', sample('independence.json')]);
    await run(path, ['narrative', 'set', sample('narrative.json')]);
    await run(path, ['profile', 'import', document('profile.json', BIG_PROFILE)]);
    await run(path, ['provider', 'confirm', '--file', document('services.json', BIG_SERVICES)]);
    await run(path, ['person', 'add', 'invented analyst']);
  };
  const model = async (): Promise<string> => {
    const path = join(folder, 'empty.sqlite');
    // One that an earlier run left may be of another version.
    if (!made) rmSync(path, { force: true });
    if (!made) await documents(path);
    made = true;
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
    documents,
    filledPath,
    filledLog: (size) => (existsSync(filledPath(size)) ? filledPath(size) : null),
    run,
    close: () => given ?? rmSync(folder, { recursive: true, force: true }),
  };
}
