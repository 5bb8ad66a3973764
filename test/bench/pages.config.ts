// `npm run bench:pages`: how fast every page answers on a log of 1,000,000 notices. Not part of CI: it needs a quiet computer.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/bench/pages.ts'],
    globalSetup: ['test/build.ts', 'test/prepared.ts'],
    setupFiles: ['test/random.ts'],
    reporters: ['dot'],
    disableConsoleIntercept: true,
    testTimeout: 1_800_000,
    hookTimeout: 1_800_000,
    pool: 'forks',
    maxWorkers: 1,
  },
});
