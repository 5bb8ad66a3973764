// article22 init: makes an empty log.
import type { Command } from 'commander';
import { EXIT, UserError } from '../error.ts';
import type { Shell } from './shell.ts';

export function registerInit(program: Command, shell: Shell): void {
  program
    .command('init')
    .description('make an empty log')
    .option('--time-zone <zone>', 'zone in which a day is a calendar day', 'Europe/Brussels')
    .addHelpText('after', '\nExamples:\n  article22 init\n  article22 init --log postgres://user@host/article22 --time-zone Europe/Paris')
    .action(async (options: { timeZone: string }) => {
      const { isTimeZone } = await import('../import/zone.ts');
      const { addAudit } = await import('../log/audit-trail.ts');
      const { writeSetting } = await import('../log/settings.ts');
      const { writing } = await import('../log/writing.ts');
      if (!isTimeZone(options.timeZone))
        throw new UserError('time-zone.unknown', '--time-zone must be a name such as Europe/Brussels.', EXIT.usage);
      await shell.withLog(
        async (log) => {
          await writing(log, shell.actor(), async (db, actor) => {
            await writeSetting(db, 'time-zone', options.timeZone);
            await addAudit(db, actor, 'log.made', 'log', { timeZone: options.timeZone });
          });
          shell.result(
            { log: log.address, timeZone: options.timeZone },
            `Made the log ${log.address}.\nNext: article22 flagger import FILE`,
          );
        },
        { create: 'new' },
      );
    });
}
