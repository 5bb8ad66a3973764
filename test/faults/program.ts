// The built program as a process of its own, which can be ended at any moment with all that it started.
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { inject } from 'vitest';

export interface Ended {
  /** Null: it was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** `kill -9` for it and all that it started. */
  readonly kill: () => void;
  readonly hasEnded: () => boolean;
}

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments of Node, before the program. */
  readonly node?: readonly string[];
  /** As a user to whom nothing belongs; only root can. */
  readonly asNobody?: boolean;
}

/** Invented, and in office in the logs of these tests. */
export const ANALYST = 'invented analyst';
/** The day on which the acts of these tests are done, unless they name one. */
export const TODAY = '2027-01-31';

export function start(folder: string, args: readonly string[], { env = {}, node = [], asNobody = false }: StartOptions = {}): Running {
  const isDated = args.includes('--today') || node.length > 0;
  const all = [...node, inject('main'), '--by', ANALYST, ...(isDated ? [] : ['--today', TODAY]), ...args];
  const user = asNobody ? { uid: NOBODY, gid: NOBODY } : {};
  return begin(process.execPath, all, { cwd: folder, env: { PATH: process.env['PATH'], HOME: folder, ...env }, ...user });
}

const NOBODY = 65_534;

/** A line of the shell in which `article22` stands for the program; the exit code is that of the program. */
export function startShell(folder: string, line: string, env: Readonly<Record<string, string>> = {}): Running {
  const program = `'${process.execPath}' '${inject('main')}' --by '${ANALYST}' --today ${TODAY}`;
  const script = `${program} ${line}; exit \${PIPESTATUS[0]}`;
  return begin('bash', ['-c', script], { cwd: folder, env: { PATH: process.env['PATH'], HOME: folder, ...env } });
}

/** What still runs; a test that fails leaves none of it behind. */
const alive = new Set<ChildProcess>();
process.once('exit', () => alive.forEach(killGroup));

/** Ends all that was started and has not ended. */
export function endAll(): void {
  alive.forEach(killGroup);
}

function begin(command: string, args: readonly string[], options: SpawnOptions): Running {
  const begun = performance.now();
  // A group of its own, so that what it starts is killed with it.
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  const out = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk) => {
    out.stdout += String(chunk);
  });
  child.stderr?.on('data', (chunk) => {
    out.stderr += String(chunk);
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...out, ms: performance.now() - begun }));
  });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  return { child, ended, hasEnded, kill: () => killGroup(child) };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Runs it to its end. */
export function run(folder: string, ...args: string[]): Promise<Ended> {
  return start(folder, args).ended;
}

/** Runs it to its end, which must be one of `exits`. */
export async function done(folder: string, args: readonly string[], exits: readonly number[] = [0]): Promise<Ended> {
  const ended = await start(folder, args).ended;
  if (!exits.includes(ended.code ?? -1))
    throw new Error(`article22 ${args.join(' ')} ended with ${ended.code}:\n${ended.stderr}${ended.stdout}`);
  return ended;
}

/** What a person must never see. */
export function mistakeIn({ stderr, stdout }: Pick<Ended, 'stderr' | 'stdout'>): string | null {
  const said = `${stderr}\n${stdout}`;
  return /a mistake of the program|^\s+at .*:\d+:\d+|node:internal|\b[A-Z]\w*Error:/im.exec(said)?.[0] ?? null;
}

export const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
