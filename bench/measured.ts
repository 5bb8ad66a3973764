// Runs a program as a process of its own and tells how long it took, how much processor time and how much memory.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Measured {
  readonly wallMs: number;
  /** User and system, over all threads and what it started. */
  readonly processorMs: number;
  /** Most memory that was resident at one time. */
  readonly residentBytes: number;
  readonly stdout: string;
}

let counter = 0;

/** @throws Error when it ends otherwise than with one of `exits` */
export async function measured(command: readonly string[], exits: readonly number[] = [0]): Promise<Measured> {
  counter += 1;
  const told = join(tmpdir(), `article22-bench-${process.pid}-${counter}`);
  // GNU time: no other tool tells the memory of any program.
  const child = spawn('/usr/bin/time', ['-q', '-f', '%e %U %S %M', '-o', told, ...command], { stdio: ['ignore', 'pipe', 'pipe'] });
  const out = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    out.stdout += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    out.stderr += String(chunk);
  });
  const begun = performance.now();
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const wallMs = performance.now() - begun;
  if (!exits.includes(code ?? -1)) throw new Error(`${command.join(' ')} ended with ${code}:\n${out.stderr}${out.stdout}`);
  const [, user = 0, system = 0, kilobytes = 0] = readFileSync(told, 'utf8').trim().split(' ').map(Number);
  rmSync(told);
  return { wallMs, processorMs: (user + system) * 1000, residentBytes: kilobytes * 1024, stdout: out.stdout };
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2 : (sorted[Math.floor(middle)] ?? 0);
}

/** Several runs as one: the median of each. */
export function medianOf(runs: readonly Measured[]): Measured {
  const of = (field: 'wallMs' | 'processorMs' | 'residentBytes') => median(runs.map((run) => run[field]));
  return { wallMs: of('wallMs'), processorMs: of('processorMs'), residentBytes: of('residentBytes'), stdout: runs[0]?.stdout ?? '' };
}
