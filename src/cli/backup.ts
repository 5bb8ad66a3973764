// article22 backup, article22 restore: a copy of the log while others work, and a copy in the place of the log.
import type { Command } from 'commander';
import type { BackupFacts } from '../log/backup.ts';
import type { Shell } from './shell.ts';
import { plural } from './table-text.ts';

export function registerBackup(program: Command, shell: Shell): void {
  program
    .command('backup <file>')
    .description('copy the log into a file, also while others write to it')
    .option('--overwrite', 'take the place of an earlier copy')
    .addHelpText(
      'after',
      '\nThe copy holds all that the log holds: protect it like the case files.\n\nExample:\n  article22 backup /backups/article22-monday.sqlite --overwrite',
    )
    .action(async (file: string, { overwrite = false }: { overwrite?: boolean }) => {
      const { backupLog } = await import('../log/backup.ts');
      const facts = await backupLog(shell.logAddress(), file, { overwrite });
      shell.result({ file, ...facts }, `Copied and checked: ${file}\n${held(facts)}`);
    });
  program
    .command('restore <file>')
    .description('put a copy in the place of the log, which is put aside. Without --confirm it only says what the copy holds')
    .option('--confirm', 'do it')
    .addHelpText('after', '\nUsers, roles and tokens are then those of the copy: look whether any was taken away since.')
    .action(async (file: string, { confirm }: { confirm?: boolean }) => {
      const address = shell.logAddress();
      if (!confirm) {
        const { checkBackup, refuseServer } = await import('../log/backup.ts');
        refuseServer(address);
        const facts = await checkBackup(file);
        const next = `Nothing was changed. To put it in the place of ${address}: article22 restore ${file} --confirm`;
        shell.result({ dryRun: true, file, ...facts, putAside: null }, `${file} is in order.\n${held(facts)}\n${next}`);
        return;
      }
      const { restoreLog } = await import('../log/restore.ts');
      const { facts, putAside } = await restoreLog(file, address, shell.actor());
      const aside = putAside === null ? 'There was no log in its place.' : `The log that was there: ${putAside}`;
      shell.result({ dryRun: false, file, ...facts, putAside }, `Restored ${address}.\n${held(facts)}\n${aside}`);
    });
}

function held({ sizeBytes, notices, publications, lastAct, version }: BackupFacts): string {
  const last = lastAct === null ? 'nothing done in it yet' : `last act ${lastAct.act} at ${lastAct.at}`;
  return `  ${plural(notices, 'notice')}, ${plural(publications, 'published version')}, ${last}; ${(sizeBytes / 1e6).toFixed(1)} MB, made at ${version}`;
}
