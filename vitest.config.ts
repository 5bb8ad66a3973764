import { configDefaults, defineConfig } from 'vitest/config';

const resultsFile = process.env['TEST_RESULTS'];

/** Long sweeps over what seldom changes: `npm run test:deep`, before a release. */
const DEEP_ONLY = ['test/gate/time.test.ts', 'test/import/long-cells.test.ts', 'test/samples/presets.test.ts'];
const isDeep = process.env['ARTICLE22_TEST_DEEP'] === '1';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(isDeep ? [] : DEEP_ONLY)],
    // What really ran, for whoever counts it.
    reporters: resultsFile ? ['default', ['json', { outputFile: resultsFile }]] : ['default'],
    setupFiles: ['test/random.ts'],
    globalSetup: ['test/build.ts', 'test/postgres.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Modules are loaded once a worker: fonts, word lists and Typst are large. What a module remembers depends on what it is given only.
    isolate: false,
    maxWorkers: 2,
  },
});
