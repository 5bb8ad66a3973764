// `npm run check:report`: the release gate of the report on the sample world, in all languages. Prints what was checked.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/release/gate.ts'],
    globalSetup: ['test/prepared.ts'],
    setupFiles: ['test/random.ts'],
    reporters: ['dot'],
    disableConsoleIntercept: true,
    testTimeout: 900_000,
    hookTimeout: 900_000,
    pool: 'forks',
    maxWorkers: 1,
  },
});
