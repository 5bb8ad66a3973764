// The folder of SQLite files that tests make once and copy; gone when the run ends.
import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { newFolder } from './folder.ts';

export default function setup(project: TestProject): () => void {
  const preparedIn = newFolder('article22-prepared');
  project.provide('preparedIn', preparedIn);
  return () => rmSync(preparedIn, { recursive: true, force: true });
}
