// Modules of the built program: what is measured is what people run.
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** `log/database` → the module, from where package.json lies. */
export function built(name: string): Promise<unknown> {
  return import(pathToFileURL(resolve(join('dist', `${name}.js`))).href);
}
