// article22 changes: what changed in the flagger's data and its register, and whether the awarding authorities were told.
import type { Command } from 'commander';
import type { UntoldChanges } from '../log/told-changes.ts';
import type { DocumentChange } from '../model/document-changes.ts';
import { dayOf } from './flags.ts';
import type { Shell } from './shell.ts';
import { plural } from './table-text.ts';

interface ToldFlags {
  readonly award: string;
  readonly on: string;
  readonly how?: string;
  readonly note?: string;
  readonly upTo?: string;
}

export function registerChanges(program: Command, shell: Shell): void {
  const changes = program.command('changes').description('changes to tell the awarding authorities: list, told');
  changes
    .command('list')
    .description('changes of your data and register that an authority was not told')
    .action(() =>
      shell.withLog(
        async (log) => {
          const { untoldChanges } = await import('../log/told-changes.ts');
          const awards = await untoldChanges(log.db);
          shell.result({ awards }, awards.length === 0 ? 'There is no award yet.' : awards.map(textOf).join('\n'));
        },
        { readOnly: true },
      ),
    );
  changes
    .command('told')
    .description('record that an authority was told them')
    .requiredOption('--award <code>', "code of the award, as in the flagger's data")
    .requiredOption('--on <day>', 'day it was told')
    .option('--how <text>', 'how: a letter, a call …')
    .option('--note <text>', 'a note for yourself; no report shows it')
    .option('--up-to <day>', 'only changes entered by the end of this day (default: all)')
    .addHelpText('after', '\nExample:\n  article22 changes told --award bipt --on 2027-02-15 --how "letter"')
    .action((flags: ToldFlags) => {
      const told = {
        award: flags.award,
        on: dayOf('on', flags.on),
        how: flags.how?.trim() || null,
        note: flags.note?.trim() || null,
        upToOn: flags.upTo === undefined ? null : dayOf('up-to', flags.upTo),
      };
      return shell.withLog(async (log) => {
        const { tellChanges } = await import('../log/told-changes.ts');
        const { writing } = await import('../log/writing.ts');
        const done = await writing(log, shell.actor(), (db, at) => tellChanges(db, told, at));
        const text = [`Recorded: ${flags.award} was told ${plural(done.length, 'change')} on ${flags.on}.`, ...done.map(line)];
        shell.result({ award: flags.award, on: flags.on, told: done }, text.join('\n'));
      });
    });
}

function textOf({ award, toldOn, changes, told }: UntoldChanges): string {
  const before = told.map(({ on, how, note }) => `  told on ${on}${how ? ` (${how})` : ''}${note ? `: ${note}` : ''}`);
  const since = toldOn === null ? 'since your data were first entered' : `since it was last told or sent a report (${toldOn})`;
  if (changes.length === 0) return [`${award}: nothing to tell, ${since}.`, ...before].join('\n');
  return [`${award}: ${plural(changes.length, 'change')} to tell, ${since}`, ...changes.map(line), ...before].join('\n');
}

function line({ document, field, kind, on }: DocumentChange): string {
  return `  ${on}  ${document === 'flagger' ? 'your data' : 'register'}: ${field} ${kind}`;
}
