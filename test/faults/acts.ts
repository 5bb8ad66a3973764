// The acts that are ended in the middle: where each begins, how it is done, and what stands beside the log afterwards.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decideOnMany } from './bulk-act.ts';
import { makeOldLog } from './old-logs.ts';
import type { Place, Places, Stage } from './places.ts';
import type { Running } from './program.ts';

/** The last version whose log knew no standing of notices: to bring it up to date is the most work. */
const OLD = '003-sendings';

export interface Act {
  readonly name: string;
  readonly from: Stage;
  /** Begins the act; its process ends when it is done. */
  readonly start: (place: Place) => Running;
  /** How it ends when nothing disturbs it, the first time and when all of it is there already. */
  readonly exits: readonly number[];
  readonly againExits: readonly number[];
  /** Something is made ready in the folder first. */
  readonly prepare?: (place: Place, places: Places) => Promise<void>;
  /** A path in the folder: the act is also ended at the moment at which it is there. */
  readonly aims?: readonly RegExp[];
  /** Looks at what stands in the folder after a kill; a sentence where something is wrong. */
  readonly look?: (place: Place) => Promise<string | null>;
  /** Makes a log where there was none: it holds nothing of anybody yet, and need only become one. */
  readonly isNew?: boolean;
  /** Brings an old log up to date: until that is done this program's doctor cannot look at it. */
  readonly isOld?: boolean;
  /** A repeat over what was all there already does more: its state is not compared. */
  readonly againDiffers?: boolean;
}

const cli =
  (...args: string[]) =>
  (place: Place): Running =>
    place.start(args);

export function actsOf({ inputs }: Places): readonly Act[] {
  const profile = join(inputs, 'profile.json');
  const importing = (file: string, ...more: string[]) => cli('import', join(inputs, file), '--profile', profile, ...more);
  return [
    {
      name: 'import',
      from: 'documents',
      start: importing('many.csv', '--rejects', 'rejects.csv'),
      exits: [4],
      againExits: [4, 6],
      aims: [/^rejects\.csv\.part$/, /^rejects\.csv$/],
      look: async (place) =>
        filesOf(place).some((name) => name === 'rejects.csv') && !isWholeRejects(place) ? 'the rejects are cut off' : null,
    },
    { name: 'import of a newer export', from: 'filled', start: importing('later.csv'), exits: [4], againExits: [4] },
    { name: 'undo', from: 'filled', start: cli('import', 'undo', '1'), exits: [0], againExits: [2, 3, 5, 6] },
    {
      name: 'decision by hand',
      from: 'filled',
      start: cli('notice', 'decide', 'R-3', 'ACTION_REMOVED', '--on', '2026-09-01'),
      exits: [0],
      againExits: [0, 2, 3, 5, 6],
      againDiffers: true,
    },
    { name: 'decision on many', from: 'filled', start: decideOnMany, exits: [0], againExits: [1], againDiffers: true },
    { name: 'draft', from: 'year', start: cli('draft', '--period', '2026'), exits: [0], againExits: [0], againDiffers: true },
    { name: 'check', from: 'drafted', start: cli('check'), exits: [0, 7], againExits: [0, 7], againDiffers: true },
    {
      name: 'sign-off',
      from: 'checked',
      start: cli('check', 'sign-off'),
      exits: [0],
      againExits: [0, 5, 6, 7],
      againDiffers: true,
    },
    {
      name: 'publish',
      from: 'signed',
      start: cli('publish', '--out', 'published'),
      exits: [0],
      againExits: [6],
      aims: [/^published\.part-/, /^published$/],
      look: lookAtPackage,
    },
    {
      name: 'retention',
      from: 'kept',
      start: cli('retention', 'due', '--confirm', '--today', '2027-03-01'),
      exits: [0],
      againExits: [0],
      againDiffers: true,
    },
    {
      name: 'forgetting',
      from: 'filled',
      start: cli('forget', '--reference', 'R-7', '--confirm'),
      exits: [0],
      againExits: [0],
      againDiffers: true,
    },
    {
      name: 'backup',
      from: 'filled',
      start: cli('backup', 'copy.sqlite'),
      // The log is the same before and after.
      exits: [0, 6],
      againExits: [6],
      aims: [/^copy\.sqlite\..*\.part$/, /^copy\.sqlite$/],
      look: lookAtCopy,
    },
    {
      name: 'restore',
      from: 'documents',
      prepare: async (place, places) => {
        const other = await places.at('year', 'sqlite');
        await other.done(['backup', join(place.folder, 'copy.sqlite')]);
        await other.clear();
      },
      start: cli('restore', 'copy.sqlite', '--confirm'),
      exits: [0],
      againExits: [0],
      againDiffers: true,
      aims: [/\.restoring-[0-9a-f]{16}$/, /before-restore/],
    },
    {
      name: 'migration',
      from: 'empty',
      prepare: async (place, places) => {
        await makeOldLog(place.address, place.engine, OLD, await places.model('filled', 'sqlite'));
      },
      isOld: true,
      start: cli('status'),
      exits: [0],
      againExits: [0],
    },
    { name: 'making the log', from: 'empty', start: cli('init'), exits: [0], againExits: [6], isNew: true },
  ];
}

export const filesOf = ({ folder }: Place): string[] => readdirSync(folder).sort();

/** What the act left beside the log, as checksums. */
export function besides({ folder }: Place): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => !/\.sqlite/.test(name));
  return Object.fromEntries(
    names.sort().map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}

const isWholeRejects = ({ folder }: Place) => /\r?\n$/.test(readFileSync(join(folder, 'rejects.csv'), 'utf8'));

/** There or not there; and what is there is whole, whoever looks at it. */
async function lookAtPackage(place: Place): Promise<string | null> {
  if (!filesOf(place).includes('published')) return null;
  const verified = await place.run('verify', 'published/submission.zip');
  return verified.code === 0 ? null : `the package that is there does not verify: ${verified.stdout}${verified.stderr}`;
}

async function lookAtCopy(place: Place): Promise<string | null> {
  if (!filesOf(place).includes('copy.sqlite')) return null;
  const looked = await place.run('restore', 'copy.sqlite');
  return looked.code === 0 ? null : `the copy that is there is not whole: ${looked.stderr}`;
}
