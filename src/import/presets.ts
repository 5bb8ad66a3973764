// The mapping profiles that come with the program, one for the export of each well-known tool. Read once from schema/presets/.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Profile, profileSchema } from '../model/profile.ts';

let presets: readonly Profile[] | undefined;

/** In the order of their file names. */
export function shippedPresets(): readonly Profile[] {
  if (!presets) {
    const folder = new URL('../../schema/presets/', import.meta.url);
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
    presets = names.sort().map((name) => profileSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))));
  }
  return presets;
}
