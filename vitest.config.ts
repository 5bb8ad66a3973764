import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const resultsFile = process.env['TEST_RESULTS'];

/** Long sweeps over what seldom changes: `npm run test:deep`, before a release. */
const DEEP_ONLY = ['test/gate/time.test.ts', 'test/import/long-cells.test.ts', 'test/samples/presets.test.ts'];
const isDeep = process.env['ARTICLE22_TEST_DEEP'] === '1';

/** Those that take longest begin, so that no processor waits for the last of them. */
const LONG = [
  'cli/demo',
  'web/axe',
  'web/year',
  'flow',
  'steps/correction',
  'steps/sign-off',
  'publish/pdf-report',
  'publish/verify',
  'docs',
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(isDeep ? [] : DEEP_ONLY)],
    sequence: { sequencer: LongFirst },
    // What really ran, for whoever counts it.
    reporters: resultsFile ? ['default', ['json', { outputFile: resultsFile }]] : ['default'],
    setupFiles: ['test/random.ts'],
    globalSetup: ['test/build.ts', 'test/prepared.ts', 'test/postgres.ts'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    pool: 'forks',
    // Modules are loaded once a worker: fonts, word lists and Typst are large. What a module remembers depends on what it is given only.
    isolate: false,
    maxWorkers: 2,
  },
});
