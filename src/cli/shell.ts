// What every command shares: where it prints, which log it opens, who acts and when. Data goes to stdout, all else to stderr.
import type { Command } from 'commander';
import { EXIT, type ExitCode, harmless, UserError } from '../error.ts';
import { type Actor, UNNAMED } from '../log/audit-trail.ts';
import type { OpenOptions } from '../log/database.ts';
import type { Log } from '../log/db.ts';
import { isDay } from '../model/period.ts';

/** Handed in by main.ts, which alone looks at the clock and the environment. */
export interface Surroundings {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Prints on stdout and resolves when the reader took it. */
  readonly printed: (text: string) => Promise<void>;
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** Puts a question to the person at the keyboard; null where nobody sits there. */
  readonly ask: ((question: string) => Promise<string>) | null;
  /** The same for what must not stand on the screen. */
  readonly askSecret: ((question: string) => Promise<string>) | null;
  /** Of encrypted copies of the log: itself, or the file it stands in. */
  readonly backupPassphrase: { readonly value: string | undefined; readonly file: string | undefined };
  /** UTC instant at which the command began. */
  readonly now: string;
  /** UTC instant now; for what runs longer than a command. */
  readonly clock: () => string;
  /** Resolves when the program is told to end: Ctrl-C, or the end of its session. */
  readonly stopped: () => Promise<void>;
  readonly logAddress: string;
  /** Default of --by. */
  readonly by: string | undefined;
  readonly workingFolder: string;
  /** Default of --today. */
  readonly today: string | undefined;
  readonly terminal: boolean;
  /** Milliseconds since some moment; for telling how long something still takes. */
  readonly clockMs: () => number;
}

interface GlobalOptions {
  readonly log?: string;
  readonly by?: string;
  readonly today?: string;
  readonly json?: boolean;
}

export interface Shell {
  readonly workingFolder: string;
  readonly terminal: boolean;
  /** One JSON document with --json, else the text. */
  result(value: unknown, text: string): void;
  /** True when one JSON document is to be printed. */
  json(): boolean;
  /** Text on stdout as it is; for what is printed piece by piece. */
  print(text: string): void;
  /** The same, for much of it: resolves when the reader took it. */
  printed(text: string): Promise<void>;
  stdin(): AsyncIterable<Uint8Array>;
  /** Puts a question to the person at the keyboard; null where nobody sits there, as in a script. */
  readonly ask: ((question: string) => Promise<string>) | null;
  readonly askSecret: Surroundings['askSecret'];
  readonly backupPassphrase: Surroundings['backupPassphrase'];
  /** A message for the person, on stderr. */
  say(text: string): void;
  /** Puts a text over the last line of a terminal. */
  rewriteLine(text: string): void;
  clockMs(): number;
  exit(code: ExitCode): void;
  actor(): Actor;
  /** What --by or ARTICLE22_BY says; null: nothing. */
  givenName(): string | null;
  /** UTC instant: that of --today, else now. */
  instant(): string;
  stopped(): Promise<void>;
  logAddress(): string;
  withLog<T>(work: (log: Log) => Promise<T>, options?: Pick<OpenOptions, 'create' | 'readOnly'> & { address?: string }): Promise<T>;
}

export interface ShellWithExit extends Shell {
  exitCode(): ExitCode;
}

export function shell(program: Command, surroundings: Surroundings): ShellWithExit {
  let code: ExitCode = EXIT.done;
  const globals = () => program.opts<GlobalOptions>();
  const logAddress = () => globals().log ?? surroundings.logAddress;
  return {
    workingFolder: surroundings.workingFolder,
    terminal: surroundings.terminal,
    result(value, text) {
      surroundings.stdout(globals().json ? `${JSON.stringify(value, null, 2)}\n` : `${harmless(text.trimEnd())}\n`);
    },
    json: () => globals().json ?? false,
    print: (text) => surroundings.stdout(text),
    printed: surroundings.printed,
    stdin: surroundings.stdin,
    ask: surroundings.ask,
    askSecret: surroundings.askSecret,
    backupPassphrase: surroundings.backupPassphrase,
    say: (text) => surroundings.stderr(`${harmless(text)}\n`),
    rewriteLine: (text) => surroundings.stderr(`\r${text}\u001b[K`),
    clockMs: surroundings.clockMs,
    exit(next) {
      code = next;
    },
    exitCode: () => code,
    actor: () => ({
      by: globals().by ?? surroundings.by ?? UNNAMED,
      now: instantOf(globals().today ?? surroundings.today, surroundings.now),
    }),
    givenName: () => globals().by ?? surroundings.by ?? null,
    instant: () => instantOf(globals().today ?? surroundings.today, surroundings.clock()),
    stopped: surroundings.stopped,
    logAddress,
    async withLog(work, options = {}) {
      const { openLog } = await import('../log/database.ts');
      const { asUserError } = await import('../log/database-errors.ts');
      const { create = 'never', readOnly = false, address = logAddress() } = options;
      const log = await openLog(address, { create, readOnly });
      try {
        return await work(log);
      } catch (error) {
        throw asUserError(error, log.address);
      } finally {
        await log.close();
      }
    },
  };
}

/** With --today the clock stands at noon UTC of that day, so that a run can be repeated. */
function instantOf(today: string | undefined, now: string): string {
  if (today === undefined) return now;
  if (!isDay(today)) throw new UserError('today.unreadable', '--today must be a day that exists, written YYYY-MM-DD.', EXIT.usage);
  return `${today}T12:00:00.000Z`;
}
