// Property tests draw the same examples in every run, so that a red run can be looked into and a green one means the same everywhere.
// ARTICLE22_TEST_SEED draws others.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['ARTICLE22_TEST_SEED'] ?? 22) });
