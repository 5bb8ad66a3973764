// Which mapping profile reads a file: the one whose labels all stand in its header. Never a likely one without asking.
import { EXIT, quote, UserError } from '../error.ts';
import { normaliseLabel } from '../model/normalise.ts';
import type { Profile } from '../model/profile.ts';
import { type DialectOverrides, detectDialect } from './dialect.ts';
import type { SourceFile } from './encoding.ts';
import { readRecords } from './survey.ts';

/**
 * The profile a file is meant for. Of two that fit, the one that binds all columns of the other and more is taken.
 *
 * @throws UserError `profile.several`, `profile.none-fits` with the one that comes nearest, and what `detectDialect` refuses
 */
export async function recogniseProfile(file: SourceFile, profiles: readonly Profile[], overrides: DialectOverrides = {}): Promise<Profile> {
  const header = new Set((await headerOf(file, profiles.flatMap(labelsOf), overrides)).map(normaliseLabel));
  const fitting = profiles.filter((profile) => labelsOf(profile).length > 0 && missingIn(profile, header).length === 0);
  const widest = fitting.filter((one) => !fitting.some((other) => other !== one && bindsMore(other, one)));
  const [only, ...others] = widest;
  if (only === undefined) throw noneFits(file.name, profiles, header);
  if (others.length > 0) throw severalFit(file.name, widest);
  return only;
}

async function headerOf(file: SourceFile, labels: readonly string[], overrides: DialectOverrides): Promise<readonly string[]> {
  const dialect = await detectDialect(file, labels, overrides);
  for await (const { cells } of readRecords(file, dialect)) return cells;
  return [];
}

function labelsOf(profile: Profile): string[] {
  return Object.values(profile.columns).map(({ label }) => label);
}

function missingIn(profile: Profile, header: ReadonlySet<string>): string[] {
  return labelsOf(profile).filter((label) => !header.has(normaliseLabel(label)));
}

function bindsMore(wide: Profile, narrow: Profile): boolean {
  const [of, all] = [new Set(labelsOf(wide).map(normaliseLabel)), new Set(labelsOf(narrow).map(normaliseLabel))];
  return of.size > all.size && [...all].every((label) => of.has(label));
}

function severalFit(fileName: string, fitting: readonly Profile[]): UserError {
  const names = fitting.map((profile) => profile.name);
  return new UserError(
    'profile.several',
    `${fileName}: the labels of several profiles all stand in the file: ${names.join(', ')}. Say which one reads it (--profile).`,
    EXIT.needsAnswer,
    { profiles: names },
  );
}

function noneFits(fileName: string, profiles: readonly Profile[], header: ReadonlySet<string>): UserError {
  const near = profiles
    .map((profile) => ({ profile, missing: missingIn(profile, header), all: labelsOf(profile).length }))
    .filter(({ missing, all }) => all > 0 && missing.length * 2 <= all)
    .sort((a, b) => a.missing.length / a.all - b.missing.length / b.all)[0];
  const proposal = near
    ? `Nearest is ${near.profile.name}, which lacks ${near.missing.map(quote).join(', ')}.`
    : 'None comes near; make one with: article22 profile suggest FILE';
  return new UserError(
    'profile.none-fits',
    `${fileName}: no mapping profile has all its labels in this file. ${proposal} Say which mapping profile reads this file (--profile).`,
    EXIT.needsAnswer,
    { nearest: near?.profile.name ?? null, missing: near?.missing ?? [] },
  );
}
