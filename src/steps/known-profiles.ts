// Which mapping profiles there are for a file: those of the log and those that come with the program, and the one whose labels it has.
import type { DialectOverrides } from '../import/dialect.ts';
import type { SourceFile } from '../import/encoding.ts';
import { shippedPresets } from '../import/presets.ts';
import type { Db } from '../log/db.ts';
import { listProfiles } from '../log/documents.ts';
import type { Profile } from '../model/profile.ts';

export interface KnownProfiles {
  /** Of the log, by name; one that was used as it is shipped is among them. */
  readonly stored: readonly Profile[];
  /** Shipped ones whose name no profile of the log has. */
  readonly unused: readonly Profile[];
}

export async function knownProfiles(db: Db): Promise<KnownProfiles> {
  const stored = (await listProfiles(db)).map(({ profile }) => profile);
  return { stored, unused: shippedPresets().filter((preset) => !stored.some(({ name }) => name === preset.name)) };
}

/** The profile of that name; undefined where there is none. */
export function profileNamed({ stored, unused }: KnownProfiles, name: string): Profile | undefined {
  return [...stored, ...unused].find((one) => one.name === name);
}

/**
 * The profile whose labels all stand in the file. One of the log's own goes before a shipped one, also before one that lies in the log as it
 * was shipped because it was used once. `isFirstUse`: it comes with the program and was not used yet.
 *
 * @throws UserError as `recogniseProfile`
 */
export async function recogniseKnown(
  { stored, unused }: KnownProfiles,
  file: SourceFile,
  overrides: DialectOverrides,
): Promise<{ readonly profile: Profile; readonly isFirstUse: boolean }> {
  const { recogniseProfile } = await import('../import/recognise.ts');
  const shipped = new Set(shippedPresets().map((preset) => JSON.stringify(preset)));
  const own = stored.filter((one) => !shipped.has(JSON.stringify(one)));
  const profile = await recogniseProfile(file, own, overrides, [...stored.filter((one) => !own.includes(one)), ...unused]);
  return { profile, isFirstUse: unused.includes(profile) };
}
