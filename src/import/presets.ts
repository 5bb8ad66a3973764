// The mapping profiles that come with the program, one for the export of each well-known tool. Read once from schema/presets/.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Profile, profileSchema } from '../model/profile.ts';

let presets: readonly Profile[] | undefined;

/** In the order of their names. */
export function shippedPresets(): readonly Profile[] {
  if (!presets) {
    const folder = new URL('../../schema/presets/', import.meta.url);
    const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
    const names = files.map((file) => file.slice(0, -'.json'.length)).sort();
    presets = names.map((name) => profileSchema.parse(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))));
  }
  return presets;
}

/** An empty spreadsheet with the labels that the preset of this name reads; null where there is none. */
export function shippedTemplate(name: string): Uint8Array | null {
  const file = new URL(`../../samples/presets/${name}/template.csv`, import.meta.url);
  return existsSync(file) ? readFileSync(file) : null;
}
