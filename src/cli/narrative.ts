// article22 narrative: the text people wrote for the report, by field and language.
import type { Command } from 'commander';
import { EXIT, quote, UserError } from '../error.ts';
import { NARRATIVE_FIELDS, type NarrativeField } from '../model/narrative-field.ts';
import { readBytes, readJson } from './files.ts';
import type { Shell } from './shell.ts';
import { plural } from './table-text.ts';

export function registerNarrative(program: Command, shell: Shell): void {
  const narrative = program.command('narrative').description('text of the report that people write: show, set');
  narrative
    .command('show')
    .description('show all texts')
    .action(() =>
      shell.withLog(async (log) => {
        const { readNarrative } = await import('../log/documents.ts');
        const texts = await readNarrative(log.db);
        const lines = Object.entries(texts).flatMap(([language, fields]) =>
          Object.entries(fields).map(([field, body]) => `[${language}] ${field}\n${body}\n`),
        );
        shell.result(
          texts,
          lines.length > 0 ? lines.join('\n') : 'There is no narrative yet. Set it with: article22 narrative set FILE.json',
        );
      }),
    );
  narrative
    .command('set <field-or-file>')
    .description(`set one field (${NARRATIVE_FIELDS.join(', ')}), or all texts of a JSON file`)
    .option('--language <code>', 'language of the text')
    .option('--text <text>', 'the text; empty removes it')
    .option('--file <path>', 'the text as a plain UTF-8 file')
    .addHelpText(
      'after',
      '\nExamples:\n  article22 narrative set introduction --language nl --file inleiding.txt\n  article22 narrative set samples/hotline/narrative.json',
    )
    .action(async (target: string, options: { language?: string; text?: string; file?: string }) => {
      const { narrativeFileSchema } = await import('../model/narrative.ts');
      const { refuseTurning } = await import('../model/text.ts');
      const texts = target.endsWith('.json')
        ? readJson(target, narrativeFileSchema).texts
        : { [languageOf(options)]: { [fieldOf(target)]: textOf(options) } };
      for (const body of Object.values(texts).flatMap((fields) => Object.values(fields))) refuseTurning('The text', body);
      await shell.withLog(async (log) => {
        const { setNarrative } = await import('../log/documents.ts');
        const { writing } = await import('../log/writing.ts');
        const given = Object.entries(texts).flatMap(([language, fields]) =>
          Object.entries(fields).map(([field, body]) => ({ language, field, body: body.trim() })),
        );
        const changed = await writing(log, shell.actor(), async (db, at) => {
          let count = 0;
          for (const { language, field, body } of given) {
            if (await setNarrative(db, language, field as NarrativeField, body || null, at)) count += 1;
          }
          return count;
        });
        shell.result({ changed }, changed === 0 ? 'Nothing changed.' : `Set ${plural(changed, 'text')}.`);
      });
    });
}

function fieldOf(name: string): NarrativeField {
  const field = NARRATIVE_FIELDS.find((one) => one === name);
  if (!field)
    throw new UserError(
      'narrative.unknown-field',
      `There is no field ${quote(name)}. The fields are: ${NARRATIVE_FIELDS.join(', ')}.`,
      EXIT.usage,
    );
  return field;
}

function languageOf({ language }: { language?: string }): string {
  if (!language || !/^[a-z]{2}$/.test(language))
    throw new UserError('narrative.language', 'Say the language of the text with --language, for example --language nl.', EXIT.usage);
  return language;
}

function textOf({ text, file }: { text?: string; file?: string }): string {
  if (text !== undefined) return text;
  if (file === undefined) throw new UserError('narrative.no-text', 'Give the text with --text or --file.', EXIT.usage);
  return new TextDecoder('utf-8').decode(readBytes(file));
}
