// article22 backup, article22 restore: copies of the log while others work, and a copy in the place of the log.
import { isAbsolute, join } from 'node:path';
import type { Command } from 'commander';
import { EXIT, UserError } from '../error.ts';
import type { BackupFacts } from '../log/backup.ts';
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

export const PASSPHRASE_FILE = [
  '--passphrase-file <file>',
  'its first line is the passphrase (else ARTICLE22_BACKUP_PASSPHRASE, ARTICLE22_BACKUP_PASSPHRASE_FILE, or you are asked)',
] as const;

export function registerBackup(program: Command, shell: Shell): void {
  const backup = program.command('backup').description('copy the log while others write to it; by itself at set times: plan');
  backup
    .command('make [file]', { isDefault: true })
    .description('copy the log into a file, or into a folder where earlier copies stay as long as you say')
    .option('--overwrite', 'take the place of an earlier copy')
    .option('--to <folder>', 'into this folder, under a name with the day and time')
    .option('--keep <counts>', 'with --to: take away all but the newest of so many days, weeks and months, such as 7d,4w,12m')
    .option('--encrypt', 'encrypt the copy with a passphrase')
    .option(...PASSPHRASE_FILE)
    .addHelpText(
      'after',
      '\nThe copy holds all that the log holds: protect it like the case files.\n\nExamples:\n  article22 backup /backups/article22-monday.sqlite --overwrite\n  article22 backup --to /backups --keep 7d,4w,12m --encrypt --passphrase-file /etc/article22/passphrase',
    )
    .action(async (file: string | undefined, flags: MakeFlags) => {
      if ((file === undefined) === (flags.to === undefined)) throw usage('Give a file, or a folder with --to.');
      if (flags.keep !== undefined && flags.to === undefined) throw usage('--keep goes with --to.');
      if (flags.overwrite && flags.to !== undefined) throw usage('--overwrite goes with a file; in a folder nothing is overwritten.');
      await (file === undefined ? intoFolder(flags.to ?? '', flags, shell) : intoFile(file, flags, shell));
    });
  registerBackupPlan(backup, shell);
  program
    .command('restore <file>')
    .description('put a copy in the place of the log, which is put aside. Without --confirm it only says what the copy holds')
    .option('--confirm', 'do it')
    .option(...PASSPHRASE_FILE)
    .addHelpText('after', '\nUsers, roles and tokens are then those of the copy: look whether any was taken away since.')
    .action((file: string, flags: { confirm?: boolean; passphraseFile?: string }) => restore(file, flags, shell));
}

async function intoFile(file: string, { overwrite = false, encrypt, passphraseFile }: MakeFlags, shell: Shell): Promise<void> {
  const { backupLog, refuseServer } = await import('../log/backup.ts');
  refuseServer(shell.logAddress());
  const isEncrypted = encrypt === true || passphraseFile !== undefined;
  const passphrase = isEncrypted ? await needPassphrase(shell, passphraseFile, true) : null;
  const facts = await backupLog(shell.logAddress(), file, { overwrite, passphrase });
  shell.result({ file, encrypted: isEncrypted, ...facts }, `${done(isEncrypted)}: ${file}\n${held(facts)}`);
}

async function intoFolder(given: string, { keep: counts, encrypt, passphraseFile }: MakeFlags, shell: Shell): Promise<void> {
  const { backupInto } = await import('../log/backup-folder.ts');
  const { refuseServer } = await import('../log/backup.ts');
  const { parseKeep } = await import('../model/backup-plan.ts');
  refuseServer(shell.logAddress());
  const keep = counts === undefined ? null : parseKeep(counts);
  const folder = isAbsolute(given) ? given : join(shell.workingFolder, given);
  const isEncrypted = encrypt === true || passphraseFile !== undefined;
  const passphrase = isEncrypted ? await needPassphrase(shell, passphraseFile, true) : null;
  const made = await backupInto(shell.logAddress(), folder, { keep, encrypt: isEncrypted, passphrase, now: shell.actor().now });
  const { file, removed, notRemoved, copies } = made;
  if (notRemoved.length > 0)
    shell.say(`${plural(notRemoved.length, 'earlier copy', 'earlier copies')} could not be taken away: ${notRemoved.join(', ')}`);
  const kept = `${plural(copies, 'copy', 'copies')} of this log in ${folder}${removed.length > 0 ? `, ${removed.length} taken away` : ''}.`;
  shell.result({ encrypted: isEncrypted, ...made }, `${done(isEncrypted)}: ${file}\n${held(made)}\n${kept}`);
}

async function restore(file: string, { confirm, passphraseFile }: { confirm?: boolean; passphraseFile?: string }, shell: Shell) {
  const address = shell.logAddress();
  const { refuseServer } = await import('../log/backup.ts');
  const { lookAtCopy, restoreLog } = await import('../log/restore.ts');
  const { isEncryptedCopy } = await import('../log/backup-sealed.ts');
  refuseServer(address);
  const passphrase = (await isEncryptedCopy(file)) ? await needPassphrase(shell, passphraseFile, false) : null;
  if (!confirm) {
    const facts = await lookAtCopy(file, address, passphrase);
    const next = `Nothing was changed. To put it in the place of ${address}: article22 restore ${file} --confirm`;
    shell.result({ dryRun: true, file, ...facts, putAside: null }, `${file} is in order.\n${held(facts)}\n${next}`);
    return;
  }
  const { facts, putAside } = await restoreLog(file, address, shell.actor(), passphrase);
  const aside = putAside === null ? 'There was no log in its place.' : `The log that was there: ${putAside}`;
  shell.result({ dryRun: false, file, ...facts, putAside }, `Restored ${address}.\n${held(facts)}\n${aside}`);
}

const done = (isEncrypted: boolean) => (isEncrypted ? 'Copied, checked and encrypted' : 'Copied and checked');

function held({ sizeBytes, notices, publications, lastAct, auditHead, version }: BackupFacts): string {
  const last = lastAct === null ? 'nothing done in it yet' : `last act ${lastAct.act} at ${lastAct.at}`;
  const trail = auditHead === null ? '' : `\n  head of the audit trail ${auditHead.lines}:${auditHead.sha256}`;
  return `  ${plural(notices, 'notice')}, ${plural(publications, 'published version')}, ${last}; ${(sizeBytes / 1e6).toFixed(1)} MB, made at ${version}${trail}`;
}

function usage(sentence: string): UserError {
  return new UserError('backup.usage', sentence, EXIT.usage);
}
