// article22 backup plan: when `serve` makes copies by itself, where they go and how many stay.
import { isAbsolute, join } from 'node:path';
import type { Command } from 'commander';
import { EXIT, UserError } from '../error.ts';
import type { BackupStanding } from '../log/backup-standing.ts';
import { type BackupPlan, HOURS_MAX, keepText, OF_DAMAGED, parseKeep, UNFINISHED } from '../model/backup-plan.ts';
import type { Shell } from './shell.ts';

interface PlanFlags {
  readonly to?: string;
  readonly every?: string;
  readonly at?: string;
  readonly keep?: string;
  readonly encrypt?: boolean;
  readonly off?: boolean;
}

const KEEP = '7d,4w,12m';

export function registerBackupPlan(backup: Command, shell: Shell): void {
  backup
    .command('plan')
    .description('show or set when “serve” makes copies by itself; without an option it shows how it stands')
    .option('--to <folder>', 'where they go: a folder on another disk')
    .option('--every <hours>', `every so many hours, 1 to ${HOURS_MAX}`)
    .option('--at <hour>', 'every day at this hour, 0 to 23, in the time zone of the report')
    .option('--keep <counts>', `all but the newest of so many days, weeks and months are taken away (default: ${KEEP})`)
    .option('--encrypt', 'encrypt them; “serve” must then be given the passphrase by its environment')
    .option('--off', 'make none any more; one that failed is then told no more')
    .addHelpText('after', '\nExamples:\n  article22 backup plan --to /backups --at 3 --encrypt\n  article22 backup plan --off')
    .action((flags: PlanFlags) =>
      shell.withLog(async (log) => {
        const { readBackupStanding, setBackupPlan } = await import('../log/backup-standing.ts');
        const { refuseServer } = await import('../log/backup.ts');
        const { refuseFolder } = await import('../log/backup-folder.ts');
        const { writing } = await import('../log/writing.ts');
        refuseServer(shell.logAddress());
        if (Object.keys(flags).length > 0) {
          const plan = planOf(flags, shell.workingFolder);
          if (plan) refuseFolder(plan.folder);
          await writing(log, shell.actor(), (db, at) => setBackupPlan(db, plan, at));
        }
        const standing = await readBackupStanding(log.db, shell.actor().now);
        shell.result(standing, planLines(standing).join('\n'));
      }),
    );
}

function planOf({ to, every, at, keep = KEEP, encrypt = false, off }: PlanFlags, workingFolder: string): BackupPlan | null {
  if (off) return null;
  if (!to || (every === undefined) === (at === undefined)) throw usage('Give --to, and --every or --at.');
  const when = every === undefined ? { at: numberOf(at, 0, 23) } : { hours: numberOf(every, 1, HOURS_MAX) };
  return { folder: isAbsolute(to) ? to : join(workingFolder, to), every: when, keep: parseKeep(keep), encrypt, paused: false };
}

function numberOf(text: string | undefined, min: number, max: number): number {
  const number = /^\d{1,3}$/.test(text ?? '') ? Number(text) : -1;
  if (number < min || number > max) throw usage(`Give a number from ${min} to ${max}.`);
  return number;
}

function planLines({ plan, ...standing }: BackupStanding): string[] {
  const when = plan && ('hours' in plan.every ? `every ${plan.every.hours} h` : `every day at ${plan.every.at} h`);
  return [
    plan
      ? `While “article22 serve” runs: a copy ${when} into ${plan.folder}, ${plan.encrypt ? 'encrypted' : 'not encrypted'}; ${keepText(plan.keep)} stay.`
      : 'No copies are made by themselves.',
    standing.doneAt === null ? 'None was made yet.' : `The last one was made at ${standing.doneAt}.`,
    ...troubleLines({ plan, ...standing }),
  ];
}

/** What has to be told of it, as `status` says it, too. */
export function troubleLines({ plan, trouble, error, triedAt, doneAt }: BackupStanding): string[] {
  const last = doneAt === null ? 'There is no earlier one.' : `The last good one is of ${doneAt}.`;
  if (trouble === 'paused')
    return ['The log was taken back from a copy, so no copies are made by themselves any more: set article22 backup plan once more.'];
  if (trouble === 'failed' && error === OF_DAMAGED)
    return [
      `The log was copied at ${triedAt}, and is NOT in order, nor is the copy. What to do: article22 doctor. No earlier copy was taken away.`,
    ];
  if (trouble === 'failed')
    return [
      `The backup of ${triedAt} failed: ${whyOf(error ?? '')} ${last}${doneAt === null ? '' : ' Earlier copies were left alone.'} ${whenTold(plan)}`,
    ];
  return trouble === 'late' ? [`No backup was made for more than a day after it was due: does “article22 serve” run? ${last}`] : [];
}

/** Until when it is told that one failed. */
function whenTold(plan: BackupPlan | null): string {
  const isTried = plan === null ? 'Make one with: article22 backup --to FOLDER.' : 'It is tried again.';
  return `${isTried} This is told until one is made; where none are wanted any more: article22 backup plan --off`;
}

/** Why a copy was not made, by the code that is kept. */
const WHY: Readonly<Record<string, string>> = {
  [UNFINISHED]: 'it was ended before it was done',
  'backup.exists': 'its name was taken',
  'backup.folder': 'the folder it goes to is not there; is its disk connected?',
  'backup.passphrase-file': 'the file named for the passphrase does not hold one as its first line',
  'backup.passphrase-short': 'its passphrase has fewer than 12 characters',
  'backup.passphrase-unset':
    'it is to be encrypted, and no passphrase was given; put it in a file, name that with ARTICLE22_BACKUP_PASSPHRASE_FILE, and start “article22 serve” (or what makes the copies) once more',
  'backup.unwritable': 'it could not be written; is the disk full, read-only or gone?',
  'file.missing': 'the file named for the passphrase is not there',
  'log.damaged': 'the log is damaged; what to do: article22 doctor',
  'log.disk-full': 'the disk is full',
  'log.locked': 'somebody else was writing to the log all the time',
  'log.newer': 'the log was made by a newer version of article22; update this one',
  'log.read-only': 'the disk is read-only',
  'log.unreadable': 'the disk could not be read or written; is it in order, connected, and not full?',
};

function whyOf(code: string): string {
  const why = WHY[code] ?? 'the program could not make it; try it by hand with “article22 backup --to FOLDER”, which tells more';
  return why.endsWith('?') ? why : `${why}.`;
}

function usage(sentence: string): UserError {
  return new UserError('backup.usage', sentence, EXIT.usage);
}
