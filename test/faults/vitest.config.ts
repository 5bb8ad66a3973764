// `npm run test:faults`: what is left when the program is killed, the disk is full, the server goes away, two write at once, the clock is
// set back, or an old log is opened. Real processes of the built program, one file after the other; not part of CI, because it takes long.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { resultsReporter } from './results.ts';

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/faults/*.fault.ts'],
    globalSetup: ['test/faults/build.ts'],
    setupFiles: ['test/random.ts'],
    reporters: ['verbose', resultsReporter(process.env['ARTICLE22_FAULT_OUT'] || 'bench/faults.md')],
    disableConsoleIntercept: true,
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
    pool: 'forks',
    fileParallelism: false,
    maxWorkers: 1,
    // Only of tests that say they may run beside each other.
    maxConcurrency: 2,
  },
});
