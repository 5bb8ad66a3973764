// Every test run tries some examples and the engine that shows most; `npm run test:deep` tries all of them, before a release.
import { ENGINES } from './log/engines.ts';

export const DEEP = process.env['ARTICLE22_TEST_DEEP'] === '1';

/** How many of `all` examples this run tries. */
export const examples = (all: number): number => (DEEP ? all : Math.ceil(all / 4));

/** Engines of a test whose steps are long and whose queries are tested on both engines elsewhere. */
export const STEP_ENGINES: readonly (typeof ENGINES)[number][] = DEEP ? ENGINES : ['sqlite'];
