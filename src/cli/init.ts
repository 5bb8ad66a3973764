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
      const { existsSync } = await import('node:fs');
      const { isTimeZone } = await import('../import/zone.ts');
      const { writeSetting, readSetting } = await import('../log/settings.ts');
      if (!isTimeZone(options.timeZone))
        throw new UserError('time-zone.unknown', '--time-zone must be a name such as Europe/Brussels.', EXIT.usage);
      if (existsSync(shell.logAddress()))
        throw new UserError('log.exists', `${shell.logAddress()} exists already; nothing was changed.`, EXIT.wouldOverwrite);
      await shell.withLog(
        async (log) => {
          if (await readSetting(log.db, 'time-zone'))
            throw new UserError('log.exists', `${log.address} holds a log already; nothing was changed.`, EXIT.wouldOverwrite);
          await writeSetting(log.db, 'time-zone', options.timeZone);
          shell.result(
            { log: log.address, timeZone: options.timeZone },
            `Made the log ${log.address}.\nNext: article22 flagger import FILE`,
          );
        },
        { create: true },
      );
    });
}
