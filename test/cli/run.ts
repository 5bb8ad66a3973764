// Runs the built command as a person would, in a folder of its own.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
export const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Desk {
  readonly folder: string;
  /** Runs one command; the clock stands at 31 January 2027 unless the arguments say otherwise. */
  run(...args: string[]): Promise<Ran>;
  runIn(env: Readonly<Record<string, string>>, ...args: string[]): Promise<Ran>;
  clear(): void;
}

export function desk(): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'article22-cli-'));
  const runIn = (env: Readonly<Record<string, string>>, ...args: string[]): Promise<Ran> =>
    new Promise((resolve, reject) => {
      const today = args.includes('--today') ? [] : ['--today', '2027-01-31'];
      const child = spawn(process.execPath, [MAIN, ...today, ...args], {
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
  return { folder, runIn, run: (...args) => runIn({}, ...args), clear: () => rmSync(folder, { recursive: true, force: true }) };
}
