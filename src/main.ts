#!/usr/bin/env node
// argv → command; error → sentence and exit code. The only place that looks at the clock and the environment.
import { Command, CommanderError } from 'commander';
import { askSecret } from './cli/ask-secret.ts';
import { registerCommands } from './cli/commands.ts';
import { shell } from './cli/shell.ts';
import { VERSION } from './cli/version.ts';
import { EXIT, type ExitCode, harmless, UserError } from './error.ts';

const EXITS = `
Exit codes:
  0 done                       5 needs an answer (or something is missing)
  1 a mistake of the program   6 would overwrite
  2 not understood             7 the gate is closed, or a cell is derivable
  3 the input is refused       8 the environment: locked, unreachable, full, read-only, newer
  4 done, with rejected records  9 verification failed

Examples:
  article22 demo
  article22 init && article22 flagger import flagger.json
  article22 import notices.csv --profile our-crm --dry-run
  article22 draft --period 2026 && article22 check --out to-read\n  article22 check sign-off --by NAME && article22 publish --out report-2026`;

async function main(argv: readonly string[]): Promise<ExitCode> {
  const program = new Command('article22')
    .description('The yearly report of a trusted flagger under Article 22(3) of the Digital Services Act: import, draft, check, publish.')
    .version(VERSION)
    .option('--log <address>', 'the log: a file, or postgres://… (default: ARTICLE22_LOG, else article22.sqlite)')
    .option('--by <name>', 'who acts, for the audit trail (default: ARTICLE22_BY)')
    .option('--today <day>', 'do as if today were this day, so that a run can be repeated (default: ARTICLE22_TODAY)')
    .option('--json', 'print one JSON document')
    .option('--no-input', 'never ask (nothing asks yet: what needs an answer ends with exit code 5)')
    .option('--debug', 'show where a mistake of the program happened')
    .addHelpText('after', EXITS)
    .showHelpAfterError('Run the command with --help to see how it is used.')
    .exitOverride();
  const one = shell(program, {
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    printed: (text) => new Promise((taken) => process.stdout.write(text, () => taken())),
    stdin: () => process.stdin,
    now: new Date().toISOString(),
    clock: () => new Date().toISOString(),
    stopped: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
      }),
    logAddress: process.env['ARTICLE22_LOG'] || 'article22.sqlite',
    by: process.env['ARTICLE22_BY'] || undefined,
    workingFolder: process.cwd(),
    today: process.env['ARTICLE22_TODAY'] || undefined,
    ask: process.stdin.isTTY && process.stderr.isTTY ? ask : null,
    askSecret: process.stdin.isTTY && process.stderr.isTTY ? (question) => askSecret(question, process.stdin, process.stderr) : null,
    backupPassphrase: {
      value: process.env['ARTICLE22_BACKUP_PASSPHRASE'] || undefined,
      file: process.env['ARTICLE22_BACKUP_PASSPHRASE_FILE'] || undefined,
    },
    terminal: process.stderr.isTTY === true,
    clockMs: () => performance.now(),
  });
  // An unreadable --today is told by every command, also by those that do not need it.
  program.hook('preAction', () => {
    one.actor();
  });
  try {
    await registerCommands(program, one, argv.slice(2));
    passOn(program);
    await program.parseAsync(argv);
    return one.exitCode();
  } catch (error) {
    return told(error, program.opts<{ json?: boolean; debug?: boolean }>());
  }
}

async function ask(question: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // Ctrl-C is the program's own business, and the end of the input is no answer.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const ended = new Promise<string>((resolve) => {
    lines.once('close', () => resolve(''));
  });
  try {
    return await Promise.race([lines.question(question), ended]);
  } finally {
    lines.close();
  }
}

/** Subcommands throw instead of ending the process, too. */
function passOn(command: Command): void {
  for (const sub of command.commands) {
    sub.exitOverride();
    passOn(sub);
  }
}

/** Says an error in the way it is meant: help, a sentence for a person, or our own mistake. */
function told(error: unknown, { json, debug }: { json?: boolean; debug?: boolean }): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.done;
    if (json) process.stdout.write(`${JSON.stringify({ error: { code: error.code, message: error.message } }, null, 2)}\n`);
    return EXIT.usage;
  }
  if (error instanceof UserError) {
    if (json)
      process.stdout.write(`${JSON.stringify({ error: { code: error.code, message: error.message, ...error.details } }, null, 2)}\n`);
    process.stderr.write(`article22: ${harmless(error.message)}\n`);
    return error.exit;
  }
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`article22: a mistake of the program: ${message}\nPlease report it; with --debug it says where.\n`);
  if (debug && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  return EXIT.ourFault;
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader went away (a closed pipe): nothing is left to say to it.
  if (error.code === 'EPIPE') process.exit(EXIT.done);
  const why = error.code === 'ENOSPC' || error.code === 'EDQUOT' ? 'the disk is full' : (error.code ?? error.message);
  process.stderr.write(`article22: the output cannot be written: ${why}. What the command did to the log stands.\n`);
  process.exit(EXIT.environment);
});
process.stderr.on('error', () => {
  // Nobody reads the messages any more (a closed pipe, a full disk): the command goes on, and its exit code says how it ended.
});
process.exitCode = await main(process.argv);
