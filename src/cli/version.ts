// The version of the program, from package.json, and of the tables by which Node writes numbers and dates in each language.
import { readFileSync } from 'node:fs';

export const VERSION = (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version;

/** Undefined in a Node that was built without them. */
export const ICU: string | undefined = process.versions['icu'];
