// article22 import: files of notices into the log; and the history of imports.
import type { Command } from 'commander';
import { EXIT, quote, UserError } from '../error.ts';
import type { Delimiter, DialectOverrides } from '../import/dialect.ts';
import type { Log } from '../log/db.ts';
import type { ImportResult } from '../model/import-result.ts';
import { type Profile, profileSchema } from '../model/profile.ts';
import type { ImportOptions } from '../workflow.ts';
import { readJson, refuseUnwritable, sourceFile, writeNewFile } from './files.ts';
import { importText } from './import-text.ts';
import type { Shell } from './shell.ts';
import { correctionLines, plural, textTable } from './table-text.ts';

interface ImportFlags {
  readonly profile?: string;
  readonly dryRun?: boolean;
  readonly rejects?: string;
  readonly encoding?: 'utf-8' | 'windows-1252';
  readonly delimiter?: string;
  readonly headerLine?: string;
  readonly more?: boolean;
  readonly replace?: boolean;
}

export function registerImport(program: Command, shell: Shell): void {
  const command = program.command('import').description('take notices from CSV files into the log; list, show, undo');
  command
    .command('file <file...>', { isDefault: true })
    .description('take one or more CSV files in')
    .option('--profile <name>', 'mapping profile: its name, or a JSON file')
    .option('--dry-run', 'say what would happen and change nothing')
    .option('--rejects <path>', 'write rejected and held records to this CSV')
    .option('--encoding <name>', 'overrule detection: utf-8 or windows-1252')
    .option('--delimiter <sign>', 'overrule detection: , ; | or tab')
    .option('--header-line <n>', 'overrule detection: line of the header')
    .option('--more', 'a further file of a source without references')
    .option('--replace', 'a newer export in place of the last file of a source without references')
    .addHelpText(
      'after',
      '\nExamples:\n  article22 import notices.csv --profile our-crm --dry-run\n  article22 import notices.csv --profile our-crm.json --rejects rejects.csv\n  article22 import undo 3',
    )
    .action((files: string[], flags: ImportFlags) => runImport(files, flags, shell));
  command
    .command('list')
    .description('the history of imports')
    .action(() =>
      shell.withLog(async (log) => {
        const { listImports } = await import('../log/imports.ts');
        const imports = await listImports(log.db);
        const rows = imports.map((one) => [
          `#${one.id}`,
          one.importedAt.slice(0, 16).replace('T', ' '),
          one.fileName,
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
      shell.withLog(async (log) => {
        const { listImports } = await import('../log/imports.ts');
        const entry = (await listImports(log.db)).find((one) => one.id === importNumber(number));
        if (!entry)
          throw new UserError('import.unknown', `There is no import ${quote(number)}. See them with: article22 import list`, EXIT.usage);
        const { summary } = entry;
        const text = [
          `Import ${entry.id} of ${entry.fileName} (${plural(entry.sizeBytes, 'byte')}, SHA-256 ${entry.fileSha256})`,
          `on ${entry.importedAt} by ${entry.importedBy}, profile ${entry.profile ?? 'none'}${entry.undoneAt ? `; undone ${entry.undoneAt}` : ''}`,
          ...Object.entries(entry.decisions).map(([what, value]) => `  ${what}: ${String(value)}`),
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
        const kept = undone.kept.length > 0 ? [`Kept, because decided by hand since: ${undone.kept.join(', ')}`] : [];
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

function importNumber(text: string): number {
  if (!/^#?\d{1,9}$/.test(text))
    throw new UserError('import.unknown', `${quote(text)} is no number of an import. See them with: article22 import list`, EXIT.usage);
  return Number(text.replace('#', ''));
}

async function runImport(files: readonly string[], flags: ImportFlags, shell: Shell): Promise<void> {
  await shell.withLog(async (log) => {
    const { importFile } = await import('../workflow.ts');
    const sources = files.map(sourceFile);
    const profile = await findProfile(log, flags.profile);
    const options = importOptions(flags, shell);
    for (const [i] of files.entries()) if (flags.rejects) refuseUnwritable(rejectsPath(flags.rejects, i + 1));
    const results: ImportResult[] = [];
    for (const source of sources) {
      const { result, rejects } = await importFile(log, source, profile, options, shell.actor());
      results.push(result);
      if (rejects !== null && flags.rejects) writeNewFile(rejectsPath(flags.rejects, results.length), rejects);
    }
    shell.result(
      results.length === 1 ? results[0] : results,
      results.map((result) => importText(result, flags.rejects ?? null)).join('\n\n'),
    );
    if (results.some((result) => result.summary.rejected > 0)) shell.exit(EXIT.withRejects);
    if (results.some((result) => result.outcome === 'ask')) shell.exit(EXIT.needsAnswer);
  });
}

function importOptions(flags: ImportFlags, shell: Shell): ImportOptions {
  const anotherFile = flags.more ? 'more' : flags.replace ? 'replace' : null;
  const progress = (records: number) => shell.say(`… ${plural(records, 'record')} read`);
  return { dryRun: flags.dryRun ?? false, overrides: overridesOf(flags), anotherFile, ...(shell.terminal ? { progress } : {}) };
}

/** The second file's rejects go to `rejects-2.csv`. */
function rejectsPath(path: string, n: number): string {
  return n === 1 ? path : path.replace(/(\.[^.]*)?$/, (extension) => `-${n}${extension}`);
}

async function findProfile(log: Log, name: string | undefined): Promise<Profile> {
  if (name?.endsWith('.json')) return readJson(name, profileSchema);
  const { listProfiles } = await import('../log/documents.ts');
  const stored = await listProfiles(log.db);
  const found = stored.find((one) => one.profile.name === name);
  if (found) return found.profile;
  const names =
    stored.length > 0
      ? `The log has: ${stored.map((one) => one.profile.name).join(', ')}.`
      : 'The log has none yet; make one with: article22 profile suggest FILE';
  throw new UserError(
    'profile.unknown',
    `${name ? `There is no profile ${quote(name)}` : 'Say which mapping profile reads this file'} (--profile). ${names}`,
    EXIT.needsAnswer,
  );
}

function overridesOf({ encoding, delimiter, headerLine }: ImportFlags): DialectOverrides {
  if (encoding && !['utf-8', 'windows-1252'].includes(encoding))
    throw new UserError('encoding.unknown', '--encoding must be utf-8 or windows-1252.', EXIT.usage);
  const sign = delimiter === 'tab' || delimiter === '\\t' ? '\t' : delimiter;
  if (sign !== undefined && ![',', ';', '\t', '|'].includes(sign))
    throw new UserError('delimiter.unknown', '--delimiter must be , ; | or tab.', EXIT.usage);
  if (headerLine !== undefined && !(Number(headerLine) >= 1))
    throw new UserError('header-line.unreadable', '--header-line must be a line number from 1.', EXIT.usage);
  return {
    ...(encoding ? { encoding } : {}),
    ...(sign ? { delimiter: sign as Delimiter } : {}),
    ...(headerLine ? { headerLine: Number(headerLine) } : {}),
  };
}
