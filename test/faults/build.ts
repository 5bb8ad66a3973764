// Builds the program once for the whole run, into a folder of its own: sources that change meanwhile change nothing in what is tested.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

/** What the program looks for beside its `dist`. */
const BESIDE = ['node_modules', 'schema', 'templates', 'samples', 'package.json'] as const;

export default function setup(project: TestProject): () => void {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'article22-built-'));
  // Some tests run it as another user.
  chmodSync(folder, 0o755);
  const dist = join(folder, 'dist');
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', dist], {
    cwd: root,
    stdio: 'inherit',
  });
  for (const name of BESIDE) symlinkSync(join(root, name), join(folder, name));
  project.provide('main', join(dist, 'main.js'));
  return () => rmSync(folder, { recursive: true, force: true });
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** The built program. */
    main: string;
  }
}
