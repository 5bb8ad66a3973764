// Runs the built command as a person would, in a folder of its own.
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { newFolder } from '../folder.ts';

export const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
export const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));
const WARM = fileURLToPath(new URL('./warm.mjs', import.meta.url));

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Desk {
  readonly folder: string;
  /** Runs one command; the clock stands at 31 January 2027 unless the arguments say otherwise. */
  run(...args: string[]): Promise<Ran>;
  /** The same in a process of its own, as after installing, with these variables. */
  runIn(env: Readonly<Record<string, string>>, ...args: string[]): Promise<Ran>;
  clear(): void;
}

export function desk(): Desk {
  const folder = newFolder('article22-cli');
  const dated = (args: readonly string[]) => [...(args.includes('--today') ? [] : ['--today', '2027-01-31']), ...args];
  return {
    folder,
    runIn: (env, ...args) => runAlone(folder, env, dated(args)),
    run: (...args) => runWarm(folder, dated(args)),
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function runAlone(folder: string, env: Readonly<Record<string, string>>, args: readonly string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], {
      cwd: folder,
      env: { PATH: process.env['PATH'], HOME: folder, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const out = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => {
      out.stdout += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      out.stderr += String(chunk);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, ...out }));
  });
}

/** One for all tests of this worker: a command starts in no time, and what it loads is loaded once. */
let warm: ChildProcess | null = null;
/** One command after the other. */
let last: Promise<unknown> = Promise.resolve();

function runWarm(folder: string, args: readonly string[]): Promise<Ran> {
  const ran = last.then(async () => {
    warm ??= startWarm();
    const answered = once(warm, 'message') as Promise<[Ran]>;
    warm.send({ folder, args });
    return (await answered)[0];
  });
  last = ran.catch(() => undefined);
  return ran;
}

function startWarm(): ChildProcess {
  const child = fork(WARM, [MAIN], { env: { PATH: process.env['PATH'] }, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.once('exit', () => {
    warm = null;
  });
  // The tests end whether it listens or not.
  child.unref();
  child.channel?.unref();
  return child;
}
