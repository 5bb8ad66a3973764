// article22 flagger: the trusted flagger's own data, its awards and their areas.
import type { Command } from 'commander';
import { EXIT, UserError } from '../error.ts';
import { readJson } from './files.ts';
import type { Shell } from './shell.ts';
import { correctionLines, plural } from './table-text.ts';

export function registerFlagger(program: Command, shell: Shell): void {
  const flagger = program.command('flagger').description("the trusted flagger's own data: awards, status, area");
  flagger
    .command('show')
    .description('show what the log holds')
    .action(() =>
      shell.withLog(async (log) => {
        const { readFlagger } = await import('../log/documents.ts');
        const held = await readFlagger(log.db);
        if (!held)
          throw new UserError(
            'flagger.missing',
            'The log does not know the trusted flagger yet. Enter it with: article22 flagger import FILE',
            EXIT.needsAnswer,
          );
        const awards = held.awards.map((award) => {
          const name = award.authority.name[award.language] ?? Object.values(award.authority.name)[0] ?? '';
          const status = award.status.map((entry) => `${entry.kind} ${entry.on}`).join(', ');
          return `  ${award.code}: ${name}\n    written to in ${(award.languages ?? [award.language]).join(', ')}${award.authority.email ? `, ${award.authority.email}` : ''}\n    decision ${award.decisionReference} of ${award.decidedOn}; ${status}\n    area: ${award.area.map((item) => item.code).join(', ')}`;
        });
        shell.result(
          held,
          `${held.legalName}\nLanguages: ${held.languages.join(', ')}   Time zone: ${held.timeZone}\nAwards:\n${awards.join('\n')}`,
        );
      }),
    );
  flagger
    .command('import <file>')
    .description('take the data from a JSON file (schema/flagger.schema.json)')
    .addHelpText('after', '\nExample:\n  article22 flagger import samples/hotline/flagger.json')
    .action(async (file: string) => {
      const { flaggerSchema } = await import('../model/flagger.ts');
      const held = readJson(file, flaggerSchema);
      await shell.withLog(async (log) => {
        const { enterFlagger } = await import('../log/flagger.ts');
        const { act } = await import('../workflow.ts');
        const { value, corrections } = await act(log, shell.actor(), { kind: 'flagger', act: "change of the flagger's data" }, (db, at) =>
          enterFlagger(db, held, at),
        );
        const text = value.changed ? `Entered ${held.legalName} with ${plural(held.awards.length, 'award')}.` : 'Nothing changed.';
        shell.result({ ...value, corrections }, [text, ...correctionLines(corrections)].join('\n'));
      });
    });
}
