// article22 backup, article22 restore: copies of the log while others work, and a copy in the place of the log.
import { isAbsolute, join } from 'node:path';
import type { Command } from 'commander';
import { EXIT, UserError } from '../error.ts';
import type { BackupFacts, PartTrouble } from '../log/backup-look.ts';
import { HEAD_MADE, HEAD_TABLE } from './audit-head.ts';
import { registerBackupPlan } from './backup-plan.ts';
import { needPassphrase } from './passphrase.ts';
import type { Shell } from './shell.ts';
import { plural } from './table-text.ts';

interface MakeFlags {
  readonly to?: string;
  readonly keep?: string;
  readonly overwrite?: boolean;
  readonly encrypt?: boolean;
  readonly passphraseFile?: string;
}

interface RestoreFlags {
  readonly confirm?: boolean;
  readonly passphraseFile?: string;
}

export const PASSPHRASE_FILE = [
  '--passphrase-file <file>',
  'its first line is the passphrase (else ARTICLE22_BACKUP_PASSPHRASE, ARTICLE22_BACKUP_PASSPHRASE_FILE, or you are asked)',
] as const;

export function registerBackup(program: Command, shell: Shell): void {
  const backup = program.command('backup').description('copy the log while others write to it; by itself at set times: plan');
  const make = backup
    .command('make [file]', { isDefault: true })
    .description('copy the log into a file, or into a folder where earlier copies stay as long as you say')
    .option('--overwrite', 'take the place of an earlier copy')
    .option('--to <folder>', 'into this folder, under a name with the day and time')
    .option('--keep <counts>', 'with --to: take away all but the newest of so many days, weeks and months, such as 7d,4w,12m')
    .option('--encrypt', 'encrypt the copy with a passphrase')
    .option(...PASSPHRASE_FILE)
    .addHelpText(
      'after',
      '\nThe copy holds all that the log holds: protect it like the case files. It is checked; a log that is not in order is copied all the\nsame, is told, ends with exit code 9, and no earlier copy goes.\n\nExamples:\n  article22 backup /backups/article22-monday.sqlite --overwrite\n  article22 backup --to /backups --keep 7d,4w,12m --encrypt --passphrase-file /etc/article22/passphrase',
    )
    .action(async (file: string | undefined, flags: MakeFlags) => {
      if ((file === undefined) === (flags.to === undefined)) throw usage('Give a file, or a folder with --to.');
      // As from a variable that is not set: the folder in which the program runs would be taken.
      if (file === '' || flags.to === '') throw usage('The name of the file or folder is empty.');
      if (flags.keep !== undefined && flags.to === undefined) throw usage('--keep goes with --to.');
      if (flags.overwrite && flags.to !== undefined) throw usage('--overwrite goes with a file; in a folder nothing is overwritten.');
      await (file === undefined ? intoFolder(flags.to ?? '', flags, shell) : intoFile(file, flags, shell));
    });
  // The word “make” may be left out, so whoever asks for help without it asks for this.
  backup.addHelpText(
    'after',
    () => `\nThe word “make” may be left out:\n\n${make.helpInformation()}\nExamples: article22 backup make --help`,
  );
  registerBackupPlan(backup, shell);
  program
    .command('restore <file>')
    .description('put a copy in the place of the log, which is put aside. Without --confirm it only says what the copy holds')
    .option('--confirm', 'do it')
    .option(...PASSPHRASE_FILE)
    .addHelpText(
      'after',
      '\nThe log that was there is put aside, never deleted. Users, roles and tokens are then those of the copy: look whether any was taken away\nsince. A copy that is not in order is put back all the same, with a warning and exit code 9: it may be the only one.',
    )
    .action((file: string, flags: RestoreFlags) => restore(file, flags, program.opts<{ log?: string }>().log, shell));
}

async function intoFile(file: string, { overwrite = false, encrypt, passphraseFile }: MakeFlags, shell: Shell): Promise<void> {
  const { backupLog, refuseServer } = await import('../log/backup.ts');
  refuseServer(shell.logAddress());
  const isEncrypted = encrypt === true || passphraseFile !== undefined;
  const passphrase = isEncrypted ? await needPassphrase(shell, passphraseFile, true) : null;
  const { isHurt } = await import('../log/backup-look.ts');
  const facts = await backupLog(shell.logAddress(), file, { overwrite, passphrase });
  shell.result(
    { file, encrypted: isEncrypted, ...facts },
    [`${done(isEncrypted, facts)}: ${file}`, held(facts), ...ofDamaged(facts, isHurt(facts))].join('\n'),
  );
  if (facts.troubles.length > 0) shell.exit(EXIT.notVerified);
}

async function intoFolder(given: string, { keep: counts, encrypt, passphraseFile }: MakeFlags, shell: Shell): Promise<void> {
  const { backupInto } = await import('../log/backup-folder.ts');
  const { refuseServer } = await import('../log/backup.ts');
  const { isHurt } = await import('../log/backup-look.ts');
  const { parseKeep } = await import('../model/backup-plan.ts');
  refuseServer(shell.logAddress());
  const keep = counts === undefined ? null : parseKeep(counts);
  const folder = isAbsolute(given) ? given : join(shell.workingFolder, given);
  const isEncrypted = encrypt === true || passphraseFile !== undefined;
  const passphrase = isEncrypted ? await orNoted(shell, () => needPassphrase(shell, passphraseFile, true)) : null;
  const made = await backupInto(shell.logAddress(), folder, { keep, encrypt: isEncrypted, passphrase, now: shell.actor().now });
  const { file, removed, notRemoved, copies } = made;
  if (notRemoved.length > 0)
    shell.say(`${plural(notRemoved.length, 'earlier copy', 'earlier copies')} could not be taken away: ${notRemoved.join(', ')}`);
  const kept = `${plural(copies, 'copy', 'copies')} of this log in ${folder}${removed.length > 0 ? `, ${removed.length} taken away` : ''}.`;
  const text = [`${done(isEncrypted, made)}: ${file}`, held(made), kept, ...ofDamaged(made, isHurt(made))];
  shell.result({ encrypted: isEncrypted, ...made }, text.join('\n'));
  if (made.troubles.length > 0) shell.exit(EXIT.notVerified);
}

/** Where nobody sits at the keyboard, `status` tells that no copy was made. */
async function orNoted<T>(shell: Shell, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError) || shell.askSecret) throw error;
    const { noteFailure } = await import('../log/backup-folder.ts');
    noteFailure(shell.logAddress(), error.code, shell.actor().now);
    throw error;
  }
}

async function restore(file: string, { confirm, passphraseFile }: RestoreFlags, log: string | undefined, shell: Shell): Promise<void> {
  const address = shell.logAddress();
  const { refuseServer } = await import('../log/backup.ts');
  const { lookBefore, takeBack } = await import('../workflow.ts');
  const { isEncryptedCopy } = await import('../log/backup-sealed.ts');
  refuseServer(address);
  const passphrase = (await isEncryptedCopy(file)) ? await needPassphrase(shell, passphraseFile, false) : null;
  if (!confirm) {
    const facts = await lookBefore(file, address, shell.instant(), passphrase);
    const options = [
      ...(log === undefined ? [] : ['--log', log]),
      ...(passphraseFile === undefined ? [] : ['--passphrase-file', passphraseFile]),
    ];
    const next = `Nothing was changed. To put it in the place of ${address}: ${commandText(['article22', 'restore', file, '--confirm', ...options])}`;
    const later = facts.isAllAsked ? [] : ['It was made by an earlier version; the rest is looked at when it is put back.'];
    const whole = facts.troubles.length === 0 ? `${file} is in order.` : `${file} can be put back, but is NOT in order:`;
    const hint = facts.troubles.length === 0 ? [] : ['An earlier copy may be in better order: look at it in the same way.'];
    shell.result(
      { dryRun: true, file, ...facts, putBack: [], putAside: null },
      [whole, ...sentences(facts.troubles), held(facts), ...(facts.isOfAnother ? [OF_ANOTHER] : []), ...later, ...hint, next].join('\n'),
    );
    if (facts.troubles.length > 0) shell.exit(EXIT.notVerified);
    return;
  }
  const { facts, putBack, troubles, putAside, isOfAnother } = await takeBack(file, address, shell.actor(), passphrase);
  const text = [
    `Restored ${address}.`,
    held(facts),
    putAside === null ? 'There was no log in its place.' : `The log that was there: ${putAside}`,
    ...(isOfAnother ? [OF_ANOTHER] : []),
    ...putBackLines(putBack),
    ...(troubles.length === 0
      ? ['Looked at as “article22 doctor” does: the log is in order.']
      : ['The log that was restored is NOT in order:', ...sentences(troubles), 'What to do about each: article22 doctor']),
  ];
  shell.result({ dryRun: false, file, ...facts, putBack, troubles, putAside, isOfAnother }, text.join('\n'));
  if (troubles.length > 0) shell.exit(EXIT.notVerified);
}

/** Names of indexes and guards, and the head of the trail, of which more must be said. */
function putBackLines(names: readonly string[]): string[] {
  const others = names.filter((name) => name !== HEAD_TABLE);
  return [
    ...(others.length === 0 ? [] : [`The copy lacked these, which were made anew: ${others.join(', ')}`]),
    ...(others.length === names.length ? [] : [`The copy had lost the head of its audit trail. ${HEAD_MADE}`]),
  ];
}

const OF_ANOTHER = 'It is a copy of ANOTHER log, not of the one in whose place it is put: is it the right file?';

/** As typed at a terminal. */
function commandText(words: readonly string[]): string {
  return words.map((word) => (/^[\w./:@=,+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ');
}

const sentences = (troubles: readonly PartTrouble[]) => troubles.map(({ sentence }) => `  NO  ${sentence}`);

/** What to say where the log itself, and so its copy, is not in order. */
function ofDamaged({ troubles }: BackupFacts, isHurt: boolean): string[] {
  if (troubles.length === 0) return [];
  return [
    'The log is NOT in order, and neither is this copy of it:',
    ...sentences(troubles),
    `What to do about each: article22 doctor.${isHurt ? ' Keep the copies from before.' : ''}`,
  ];
}

/** A copy that was checked and is not in order is told below it. */
function done(isEncrypted: boolean, { troubles }: BackupFacts): string {
  if (troubles.length > 0) return isEncrypted ? 'Copied and encrypted, as damaged as the log' : 'Copied, as damaged as the log';
  return isEncrypted ? 'Copied, checked and encrypted' : 'Copied and checked';
}

function held({ sizeBytes, notices, publications, lastAct, auditHead, version }: BackupFacts): string {
  const last = lastAct === null ? 'nothing done in it yet' : `last act ${lastAct.act} at ${lastAct.at}`;
  const trail = auditHead === null ? '' : `\n  head of the audit trail ${auditHead.lines}:${auditHead.sha256}`;
  return `  ${plural(notices, 'notice')}, ${plural(publications, 'published version')}, ${last}; ${(sizeBytes / 1e6).toFixed(1)} MB, tables of ${version}${trail}`;
}

function usage(sentence: string): UserError {
  return new UserError('backup.usage', sentence, EXIT.usage);
}
