// article22 independence: the register the report's independence section is drafted from.
import type { Command } from 'commander';
import { EXIT, UserError } from '../error.ts';
import { readJson } from './files.ts';
import type { Shell } from './shell.ts';

export function registerIndependence(program: Command, shell: Shell): void {
  const independence = program.command('independence').description('the independence register: show, import');
  independence
    .command('show')
    .description('show the entries and what is missing')
    .action(() =>
      shell.withLog(async (log) => {
        const { readFlagger, readIndependence } = await import('../log/documents.ts');
        const { independenceGaps } = await import('../model/independence-gaps.ts');
        const register = await readIndependence(log.db);
        if (!register)
          throw new UserError(
            'independence.missing',
            'There is no independence register yet. Enter it with: article22 independence import FILE',
            EXIT.needsAnswer,
          );
        const languages = (await readFlagger(log.db))?.languages ?? ['en'];
        const gaps = independenceGaps(register.entries, languages);
        const lines = register.entries.map(
          (entry) => `  ${entry.element}${entry.audience === 'authority' ? ' (authority only)' : ''}${entry.none ? ': none' : ''}`,
        );
        const missing = gaps.map((gap) => `  ${gap.element}${gap.language ? ` (${gap.language})` : ''}: ${gap.problem}`);
        shell.result(
          { entries: register.entries, gaps },
          ['Entries:', ...lines, ...(missing.length > 0 ? ['Missing:', ...missing] : ['Nothing is missing.'])].join('\n'),
        );
      }),
    );
  independence
    .command('import <file>')
    .description('take the register from a JSON file (schema/independence.schema.json)')
    .addHelpText('after', '\nExample:\n  article22 independence import samples/hotline/independence.json')
    .action(async (file: string) => {
      const { independenceSchema } = await import('../model/independence.ts');
      const register = readJson(file, independenceSchema);
      await shell.withLog(async (log) => {
        const { saveIndependence } = await import('../log/documents.ts');
        const { writing } = await import('../log/writing.ts');
        const changed = await writing(log, shell.actor(), (db, at) => saveIndependence(db, register, at));
        shell.result(
          { changed, entries: register.entries.length },
          changed ? `Entered ${register.entries.length} entries.` : 'Nothing changed.',
        );
      });
    });
}
