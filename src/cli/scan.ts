// article22 scan: looks through files of any kind before they are published. It tells where something stands, never what.
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Command } from 'commander';
import { EXIT, UserError } from '../error.ts';
import type { LineOptions } from '../gate/scan-line.ts';
import type { Log } from '../log/db.ts';
import type { PackageFile } from '../model/file.ts';
import type { ScannedFile, ScanResult } from '../model/scan-result.ts';
import { readBytes, sourceFile } from './files.ts';
import { lineOptions, scanLines } from './scan-lines.ts';
import type { Shell } from './shell.ts';
import { plural } from './table-text.ts';

interface Flags {
  readonly jsonl?: boolean;
  readonly language?: string;
  readonly country?: string;
  readonly log?: string;
}

export function registerScan(program: Command, shell: Shell): void {
  program
    .command('scan [files...]')
    .description('look for personal data in any file before you publish it')
    .option('--language <code>', 'language of the text, such as nl (default: what the file says, else guessed)')
    .option('--country <codes>', 'countries whose identity numbers block without a word around them, such as BE,NL')
    .option('--jsonl', 'read lines {"id","text","lang"} from a file or stdin; write {"id","spans"} line by line')
    .addHelpText(
      'after',
      `
Reads text, Markdown, HTML, SVG, CSV, JSON, PDF, Office and OpenDocument files, PNG, JPEG and zip files of these; - is text on stdin.
What a picture shows is not read. The values of the log are looked for too, where there is one; it is only read.
Exit code 7 where something must be removed or a file could not be read, 0 where a person has only to read: there always is something to
read. With --jsonl no log is used; a bad line is answered with an error, and the exit code is 4.

Examples:
  article22 scan draft.docx annexes.zip
  article22 scan --jsonl < texts.jsonl > spans.jsonl`,
    )
    .action(async (files: string[], _own: Flags, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      const options = lineOptions(flags);
      if (flags.jsonl) {
        if (files.length > 1) throw new UserError('scan.one-file', '--jsonl reads one file, or stdin.', EXIT.usage);
        const [file = '-'] = files;
        await scanLines(shell, file === '-' ? shell.stdin() : sourceFile(file).open(), options);
        return;
      }
      if (files.length === 0) throw new UserError('scan.no-file', 'Name the files to look through; - is text on stdin.', EXIT.usage);
      if (files.filter((file) => file === '-').length > 1)
        throw new UserError('scan.one-stdin', 'Stdin can be read once; name - once.', EXIT.usage);
      const result = await scanNamed(shell, files, options, flags.log !== undefined);
      shell.result(result, resultText(result));
      if (result.summary.block + result.summary.unreadable > 0) shell.exit(EXIT.gateClosed);
    });
}

async function scanNamed(shell: Shell, paths: readonly string[], options: LineOptions, logNamed: boolean): Promise<ScanResult> {
  // A wrong name is told before a long scan.
  for (const path of paths) if (path !== '-') sourceFile(path);
  const work = async (log: Log | null) => scanResult(filesAt(shell, paths), log, options);
  try {
    return await shell.withLog(work, { readOnly: true });
  } catch (error) {
    const isMissing = error instanceof UserError && error.code === 'log.missing';
    if (!isMissing || logNamed) throw error;
    return work(null);
  }
}

async function scanResult(given: AsyncIterable<PackageFile>, log: Log | null, options: LineOptions): Promise<ScanResult> {
  const { scanAnyFiles } = await import('../workflow.ts');
  const files: ScannedFile[] = [];
  for await (const file of await scanAnyFiles(given, log, options)) files.push(file);
  const findings = files.flatMap((file) => file.findings);
  const count = (result: 'block' | 'review') => findings.filter((finding) => finding.result === result).length;
  return {
    format: 'article22-scan/1',
    log: log?.address ?? null,
    files,
    summary: {
      files: files.length,
      unreadable: files.filter((file) => file.unreadable !== null).length,
      block: count('block'),
      review: count('review'),
    },
  };
}

/** Read one after the other. The folder is no part of what is published, so it only stands in a name where two files share theirs. */
async function* filesAt(shell: Shell, paths: readonly string[]): AsyncGenerator<PackageFile> {
  const names = paths.map((path) => basename(path));
  for (const [index, path] of paths.entries()) {
    if (path === '-') yield { name: 'stdin.txt', bytes: await buffer(shell.stdin()) };
    else {
      const name = names[index] ?? path;
      yield { name: names.filter((other) => other === name).length > 1 ? path : name, bytes: readBytes(path) };
    }
  }
}

/** So many findings of a file are listed; `--json` has them all. */
const LISTED_MAX = 40;

function resultText({ log, files, summary }: ScanResult): string {
  const { block, review, unreadable } = summary;
  const counts = [`${block} to be removed`, `${review} to be read by a person`, ...(unreadable > 0 ? [`${unreadable} not read`] : [])];
  return [
    ...files.flatMap(fileLines),
    '',
    `${plural(summary.files, 'file')}: ${counts.join(', ')}.`,
    log === null
      ? 'No log was there: patterns and names were looked for, not your own values.'
      : `Values of the log ${log} were looked for, too.`,
    'What is not found may be there all the same, in pictures above all: somebody still has to read the files.',
  ].join('\n');
}

function fileLines({ file, language, unreadable, findings }: ScannedFile): string[] {
  if (unreadable !== null) return [file, `  not read: ${unreadable}`];
  if (findings.length === 0) return [file, '  Nothing found automatically; still to be read.'];
  const sorted = [...findings].sort((a, b) => Number(a.result === 'review') - Number(b.result === 'review'));
  const lines = sorted
    .slice(0, LISTED_MAX)
    .map(({ result, kind, place, length }) => `  ${result.padEnd(6)}  ${kind.padEnd(11)}  ${place}  (${plural(length, 'character')})`);
  const more = findings.length - lines.length;
  return [
    `${file}${language ? ` (${language})` : ''}`,
    ...lines,
    ...(more > 0 ? [`  … and ${plural(more, 'more finding', 'more findings')}; --json lists them all`] : []),
  ];
}
