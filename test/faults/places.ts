// Logs in the stages of a year, made once by the program itself; every test works on a copy in a folder of its own.
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ANALYST, done, type Ended, type Running, type StartOptions, start, startShell } from './program.ts';
import type { Server } from './server.ts';

export type Engine = 'sqlite' | 'postgres';

export interface Place {
  readonly engine: Engine;
  /** Where the program runs; the SQLite log is `article22.sqlite` in it. */
  readonly folder: string;
  readonly address: string;
  readonly start: (args: readonly string[], options?: StartOptions) => Running;
  readonly run: (...args: string[]) => Promise<Ended>;
  /** @throws Error when it ends otherwise than with one of `exits` */
  readonly done: (args: readonly string[], exits?: readonly number[]) => Promise<Ended>;
  /** Runs a line of the shell in which the program stands first; `| head -1` and the like may follow. */
  readonly shell: (line: string) => Promise<Ended>;
  /** As root: can another user run the program at all, where it was built? */
  readonly canRunAsNobody: () => Promise<boolean>;
  readonly clear: () => Promise<void>;
}

export interface Places {
  /** Folder with the files that the acts read. */
  readonly inputs: string;
  /** A copy of the log at a stage; `empty`: there is none yet. */
  readonly at: (stage: Stage, engine: Engine) => Promise<Place>;
  /** The log of which copies are made. Only to be read. */
  readonly model: (stage: Stage, engine: Engine) => Promise<Place>;
  /** A folder of the caller's own, with an SQLite log. */
  readonly in: (folder: string) => Place;
  readonly clear: () => Promise<void>;
}

/** Records of the large file, which is only imported; every 40th is rejected. */
export const RECORDS = Number(process.env['ARTICLE22_FAULT_RECORDS'] || 20_000);
/** Of the log that other acts begin with. */
const FEWER = Math.min(4000, RECORDS);

const SAMPLE = fileURLToPath(new URL('../../samples/hotline/', import.meta.url));
const input = (name: string) => `{inputs}/${name}`;

type Act = readonly [args: readonly string[], exits?: readonly number[]];

/** What is done from the stage before to come to this one. */
const STAGES = {
  empty: { from: null, acts: [] },
  documents: {
    from: 'empty',
    acts: [
      [['init']],
      [['flagger', 'import', input('flagger.json')]],
      [['independence', 'import', `${SAMPLE}independence.json`]],
      [['narrative', 'set', input('narrative.json')]],
      [['provider', 'confirm', '--file', `${SAMPLE}services.json`]],
      [['person', 'add', ANALYST]],
    ],
  },
  filled: { from: 'documents', acts: [[['import', input('fewer.csv'), '--profile', input('profile.json')], [4]]] },
  kept: { from: 'filled', acts: [[['retention', 'keep', 'notes', '--until', '2027-02-10']]] },
  year: {
    from: 'documents',
    acts: ['scart-style', 'helpdesk', 'tracker'].map(
      (name): Act => [
        ['import', `${SAMPLE}${name}.csv`, '--profile', `${SAMPLE}profile.${name}.json`],
        [0, 4],
      ],
    ),
  },
  drafted: { from: 'year', acts: [[['draft', '--period', '2026']]] },
  checked: {
    from: 'drafted',
    acts: [
      [['check'], [0, 7]],
      [['check', 'resolve', '--all-reviews', '--reason', 'read in the invented sample'], [0]],
    ],
  },
  signed: { from: 'checked', acts: [[['check', 'sign-off']]] },
  published: { from: 'signed', acts: [[['publish', '--out', 'published']]] },
} as const satisfies Readonly<Record<string, { readonly from: string | null; readonly acts: readonly Act[] }>>;

export type Stage = keyof typeof STAGES;

/** `server`: null where no test asks for PostgreSQL. */
export function openPlaces(server: Server | null): Places {
  const root = mkdtempSync(join(tmpdir(), 'article22-faults-'));
  const inputs = join(root, 'inputs');
  mkdirSync(inputs);
  writeInputs(inputs);
  const models = new Map<string, Promise<Place>>();
  let counter = 0;
  const fresh = async (engine: Engine, copyOf: Place | null): Promise<Place> => {
    counter += 1;
    const folder = mkdtempSync(join(root, `${counter}-`));
    if (engine === 'sqlite') {
      const address = join(folder, 'article22.sqlite');
      if (copyOf && existsSync(copyOf.address)) copyFileSync(copyOf.address, address);
      return placeAt(engine, folder, address, async () => rmSync(folder, { recursive: true, force: true }));
    }
    if (!server) throw new Error('no server was started');
    const name = `faults_${counter}`;
    await server.query(`create database ${name} template ${copyOf ? copyOf.address.replace(/^.*\//, '') : 'template1'}`);
    return placeAt(engine, folder, server.address(name), async () => {
      await server.query(`drop database ${name} with (force)`);
      rmSync(folder, { recursive: true, force: true });
    });
  };
  const modelOf = (stage: Stage, engine: Engine): Promise<Place> => {
    const key = `${stage} ${engine}`;
    const known = models.get(key) ?? makeModel(stage, engine);
    models.set(key, known);
    return known;
  };
  const makeModel = async (stage: Stage, engine: Engine): Promise<Place> => {
    const { from, acts } = STAGES[stage];
    const place = await fresh(engine, from ? await modelOf(from, engine) : null);
    for (const [args, exits] of acts as readonly Act[])
      await place.done(
        args.map((arg) => arg.replace('{inputs}', inputs)),
        exits,
      );
    return place;
  };
  return {
    inputs,
    at: async (stage, engine) => fresh(engine, await modelOf(stage, engine)),
    model: modelOf,
    in: (folder) => placeAt('sqlite', folder, join(folder, 'article22.sqlite'), async () => undefined),
    clear: async () => rmSync(root, { recursive: true, force: true }),
  };
}

function placeAt(engine: Engine, folder: string, address: string, clear: () => Promise<void>): Place {
  const env = engine === 'postgres' ? { ARTICLE22_LOG: address } : {};
  const started = (args: readonly string[], options: StartOptions = {}) =>
    start(folder, args, { ...options, env: { ...env, ...options.env } });
  return {
    engine,
    folder,
    address,
    start: started,
    run: (...args) => started(args).ended,
    shell: (line) => startShell(folder, line, env).ended,
    async canRunAsNobody() {
      chmodSync(folder, 0o777);
      return (await started(['--version'], { asNobody: true }).ended).code === 0;
    },
    async done(args, exits = [0]) {
      if (engine === 'sqlite') return done(folder, args, exits);
      const ended = await started(args).ended;
      if (!exits.includes(ended.code ?? -1)) throw new Error(`article22 ${args.join(' ')} ended with ${ended.code}:\n${ended.stderr}`);
      return ended;
    },
    clear,
  };
}

const PROFILE = {
  format: 'article22-profile/1',
  name: 'faults',
  title: 'Invented',
  source: { code: 'faults', name: 'Invented source' },
  language: 'en',
  timeZone: 'Europe/Brussels',
  columns: {
    reference: { label: 'Ref' },
    sent: { label: 'Sent', format: 'yyyy-MM-dd' },
    service: { label: 'Service' },
    category: { label: 'Type' },
    action: { label: 'Outcome' },
    decided: { label: 'Decided', format: 'yyyy-MM-dd' },
    account: { label: 'Account' },
    note: { label: 'Note' },
  },
  values: {
    category: {
      grooming: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS/KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS',
      bullying: 'STATEMENT_CATEGORY_CYBER_VIOLENCE/KEYWORD_CYBER_BULLYING_INTIMIDATION',
    },
    action: { removed: 'ACTION_REMOVED', refused: 'NO_ACTION_NOT_ILLEGAL' },
  },
  channel: { default: 'article-16', assumed: false },
};

/** In every note, to be looked for where notes were erased. */
export const IN_NOTES = 'zwarte kat op het dak';

/** `later`: a newer export of the same notices, with other outcomes. */
function csv(records: number, later: boolean): string {
  const line = (i: number) => {
    const day = String(1 + (i % 28)).padStart(2, '0');
    const sent = i % 40 === 0 ? '2026-02-30' : `2026-${String(1 + (i % 6)).padStart(2, '0')}-${day}`;
    const outcome = i % 3 === 0 ? (later && i % 2 === 0 ? 'refused,2026-08-03' : ',') : `removed,2026-07-${day}`;
    return `R-${i},${sent},${['TikTok', 'Instagram', 'Snapchat'][i % 3]},${i % 5 === 0 ? 'bullying' : 'grooming'},${outcome},u${i % 997},"${IN_NOTES}, ${i}"`;
  };
  return `${['Ref,Sent,Service,Type,Outcome,Decided,Account,Note', ...Array.from({ length: records }, (_, i) => line(i))].join('\r\n')}\r\n`;
}

function writeInputs(folder: string): void {
  const read = (name: string) => JSON.parse(readFileSync(join(SAMPLE, name), 'utf8')) as Record<string, unknown>;
  const write = (name: string, value: unknown) =>
    writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
  write('flagger.json', { ...read('flagger.json'), languages: ['en'] });
  const { texts, ...narrative } = read('narrative.json');
  write('narrative.json', { ...narrative, texts: { en: (texts as Record<string, unknown>)['en'] } });
  write('profile.json', PROFILE);
  write('many.csv', csv(RECORDS, false));
  write('fewer.csv', csv(FEWER, false));
  write('other.json', { ...PROFILE, name: 'others', source: { code: 'others', name: 'Another invented source' } });
  write('other.csv', csv(FEWER, true));
  write('lines.jsonl', Array.from({ length: 5000 }, (_, i) => `${JSON.stringify({ id: i, text: 'a cat on the roof' })}\n`).join(''));
  write('later.csv', csv(FEWER, true));
}
