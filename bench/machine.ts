// The computer and the programs that were measured, in words.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';

const NEEDED = [
  { file: '/usr/bin/time', packageName: 'time', what: 'GNU time, which tells how much memory a program takes' },
  { file: '/usr/bin/sqlite3', packageName: 'sqlite3', what: 'the command line of SQLite, against which imports are measured' },
] as const;

/** What is not installed and how it is put right; nothing where all is there. */
export function missingTools(): string[] {
  return NEEDED.filter(({ file }) => !existsSync(file)).map(
    ({ file, packageName, what }) => `${file} is missing: ${what}. On Debian or Ubuntu: apt-get install ${packageName}`,
  );
}

/** Day, computer and programs, one fact each; nothing that names the computer itself. */
export function computer(today: string): string[] {
  const [first] = cpus();
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  return [
    `Date: ${today}`,
    `Processor: ${first?.model ?? 'unknown'}, ${availableParallelism()} cores`,
    `Memory: ${(totalmem() / 2 ** 30).toFixed(0)} GB; load before: ${(loadavg()[0] ?? 0).toFixed(1)}`,
    `System: ${platform()} ${release().split('.').slice(0, 2).join('.')}`,
    `Node.js ${process.version}; article22 ${version}`,
  ];
}

/** The same, with what imports are measured against. */
export function machine(today: string): string[] {
  const sqlite = execFileSync('sqlite3', ['--version'], { encoding: 'utf8' }).trim().split(' ')[0];
  return [...computer(today), `sqlite3 ${sqlite}`];
}
