// Fuzzes `restore`: files that were backups once, and say what they hold, or why they cannot be taken back.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Desk } from '../cli/run.ts';
import { changedBytes, type Random } from './random.ts';

/** Of a desk with a log: makes a backup to change. */
export async function aBackup(desk: Desk): Promise<Uint8Array> {
  expect((await desk.run('backup', 'whole.sqlite')).code).toBe(0);
  return readFileSync(join(desk.folder, 'whole.sqlite'));
}

export async function backupRound(desk: Desk, backup: Uint8Array, random: Random): Promise<void> {
  writeFileSync(join(desk.folder, 'changed.sqlite'), changedBytes(backup, random));
  const log = readFileSync(join(desk.folder, 'article22.sqlite'));
  const { code, stderr } = await desk.run('restore', 'changed.sqlite');
  expect(code, stderr.slice(0, 400)).not.toBe(1);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(readFileSync(join(desk.folder, 'article22.sqlite')).equals(log), 'the log is as it was').toBe(true);
}
