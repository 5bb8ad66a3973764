// `npm run bench:privacy`: prints how well the detectors and the protection of small counts do.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/privacy/bench.ts'],
    setupFiles: ['test/random.ts'],
    reporters: ['dot'],
    disableConsoleIntercept: true,
    testTimeout: 900_000,
    pool: 'forks',
    maxWorkers: 1,
  },
});
