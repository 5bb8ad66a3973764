// article22 import: files of notices into the log; and the history of imports.
import type { Command } from 'commander';
import { EXIT, quote, shown, UserError } from '../error.ts';
import { type ImportFlags, runImport } from './import-file.ts';
import { withDialectOptions } from './import-options.ts';
import { toRead } from './reading.ts';
import type { Shell } from './shell.ts';
import { correctionLines, plural, textTable } from './table-text.ts';

export function registerImport(program: Command, shell: Shell): void {
  const command = program.command('import').description('take notices from CSV files into the log; list, show, undo');
  const file = command
    .command('file <file...>', { isDefault: true })
    .description('take one or more CSV files in')
    .option('--profile <name>', 'mapping profile: its name, or a JSON file (default: the one whose labels stand in the file)')
    .option('--map <field=label>', 'look at a file without a profile: which column fills a field; repeatable, with --dry-run', collect)
    .option(
      '--several <field=sign>',
      'with --map: what divides the values of a cell, the first is the main one; “whole”: it is one value',
      collect,
    )
    .option('--report-zone <zone>', 'with --map: zone whose days are shown (default: that of --time-zone, else Europe/Brussels)')
    .option('--dry-run', 'say what would happen and change nothing')
    .option('--yes', 'take it in without asking; a script is never asked')
    .option('--rejects <path>', 'write rejected and held records to this CSV')
    .option('--more', 'a further file of a source without references')
    .option('--replace', 'a newer export in place of the last file of a source without references');
  withDialectOptions(file)
    .addHelpText(
      'after',
      '\nExamples:\n  article22 import notices.csv --profile our-crm --dry-run\n  article22 import notices.csv --profile our-crm.json --rejects rejects.csv\n  article22 import notices.csv --dry-run --map sent_on="Sent on" --map provider=Platform --date-order dmy\n  article22 import undo 3',
    )
    .action((files: string[], flags: ImportFlags) => runImport(files, flags, shell));
  command
    .command('list')
    .description('the history of imports')
    .action(() =>
      toRead(shell, async (log) => {
        const { listImports } = await import('../log/imports.ts');
        const imports = await listImports(log.db);
        const rows = imports.map((one) => [
          `#${one.id}`,
          one.importedAt.slice(0, 16).replace('T', ' '),
          shown(one.fileName),
          one.profile ?? '',
          plural(one.summary.records, 'record'),
          one.undoneAt ? 'undone' : '',
        ]);
        shell.result(imports, rows.length === 0 ? 'Nothing was imported yet.' : textTable(rows));
      }),
    );
  command
    .command('show <number>')
    .description('one import: file, decisions, counts')
    .action((number: string) =>
      toRead(shell, async (log) => {
        const { listImports } = await import('../log/imports.ts');
        const entry = (await listImports(log.db)).find((one) => one.id === importNumber(number));
        if (!entry)
          throw new UserError('import.unknown', `There is no import ${quote(number)}. See them with: article22 import list`, EXIT.usage);
        const { summary } = entry;
        const text = [
          `Import ${entry.id} of ${shown(entry.fileName, 80)} (${plural(entry.sizeBytes, 'byte')}, SHA-256 ${entry.fileSha256})`,
          `on ${entry.importedAt} by ${entry.importedBy}, profile ${entry.profile ?? 'none'}${entry.undoneAt ? `; undone ${entry.undoneAt}` : ''}`,
          ...Object.entries(entry.decisions).flatMap(([what, value]) => (typeof value === 'string' ? [`  ${what}: ${value}`] : [])),
          `${summary.records} records = ${summary.new} new + ${summary.updated} updated + ${summary.unchanged} unchanged + ${summary.rejected} rejected + ${summary.skipped} skipped + ${summary.held} held`,
        ];
        shell.result(entry, text.join('\n'));
      }),
    );
  command
    .command('undo <number>')
    .description('take a whole import back; notices changed since are kept and listed')
    .action((number: string) =>
      shell.withLog(async (log) => {
        const { undoImportStep } = await import('../workflow.ts');
        const undone = await undoImportStep(log, importNumber(number), shell.actor());
        const elsewhere =
          undone.toldElsewhere > 0 ? [`Left alone, because another import tells them too: ${plural(undone.toldElsewhere, 'notice')}.`] : [];
        const kept =
          undone.kept.length > 0 ? [`Kept, because decided by hand since: ${undone.kept.map((one) => shown(one)).join(', ')}`] : [];
        const text = [
          `Undone: ${plural(undone.removed, 'notice')} removed, ${undone.restored} restored.`,
          ...elsewhere,
          ...kept,
          ...correctionLines(undone.corrections),
        ];
        shell.result(undone, text.join('\n'));
      }),
    );
}

function collect(map: string, maps: readonly string[] = []): readonly string[] {
  return [...maps, map];
}

function importNumber(text: string): number {
  if (!/^#?\d{1,9}$/.test(text))
    throw new UserError('import.unknown', `${quote(text)} is no number of an import. See them with: article22 import list`, EXIT.usage);
  return Number(text.replace('#', ''));
}
