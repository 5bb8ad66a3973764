// Which mapping profile reads a file: the one whose labels all stand in its header. Never a likely one without asking.
import { EXIT, quote, UserError } from '../error.ts';
import { normaliseLabel } from '../model/normalise.ts';
import { labelsRead, type Profile } from '../model/profile.ts';
import { type DialectOverrides, detectDialect } from './dialect.ts';
import type { SourceFile } from './encoding.ts';
import { likeliest } from './similar.ts';
import { readRecords } from './survey.ts';

/**
 * The profile a file is meant for. Of two that fit, the one that binds all columns of the other and more is taken. `shipped` are asked
 * only when none of the log's own `profiles` fits: an adapted one goes before the one it was made from.
 *
 * @throws UserError `profile.several`, `profile.none-fits` with the one that comes nearest, and what `detectDialect` refuses
 */
export async function recogniseProfile(
  file: SourceFile,
  profiles: readonly Profile[],
  overrides: DialectOverrides = {},
  shipped: readonly Profile[] = [],
): Promise<Profile> {
  const all = [...profiles, ...shipped];
  const labels = await headerOf(file, all.flatMap(labelsOf), overrides);
  const header = new Set(labels.map(normaliseLabel));
  const own = widest(profiles, header);
  const fitting = own.length > 0 ? own : widest(shipped, header);
  const [only, ...others] = fitting;
  if (only === undefined) throw noneFits(file.name, all, labels);
  if (others.length > 0) throw severalFit(file.name, fitting);
  return only;
}

/** Those whose labels all stand in the header, but for one of whose columns another binds all and more. */
function widest(profiles: readonly Profile[], header: ReadonlySet<string>): readonly Profile[] {
  const fitting = profiles.filter((profile) => labelsOf(profile).length > 0 && missingIn(profile, header).length === 0);
  return fitting.filter((one) => !fitting.some((other) => other !== one && bindsMore(other, one)));
}

async function headerOf(file: SourceFile, labels: readonly string[], overrides: DialectOverrides): Promise<readonly string[]> {
  const dialect = await detectDialect(file, labels, overrides);
  for await (const { cells } of readRecords(file, dialect)) return cells;
  return [];
}

function labelsOf(profile: Profile): string[] {
  return [...labelsRead(profile), ...(profile.recognisedBy ?? [])];
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

function noneFits(fileName: string, profiles: readonly Profile[], labels: readonly string[]): UserError {
  const header = new Set(labels.map(normaliseLabel));
  const near = profiles
    .map((profile) => ({ profile, missing: missingIn(profile, header), all: labelsOf(profile).length }))
    .filter(({ missing, all }) => all > 0 && missing.length * 2 <= all)
    .sort((a, b) => a.missing.length / a.all - b.missing.length / b.all)[0];
  return new UserError(
    'profile.none-fits',
    `${fileName}: no mapping profile has all its labels in this file. ${near ? nearest(near.profile, near.missing, labels) : NONE_NEAR}`,
    EXIT.needsAnswer,
    { nearest: near?.profile.name ?? null, missing: near?.missing ?? [] },
  );
}

const NONE_NEAR =
  'None comes near; make one with: article22 profile suggest FILE. Or say which mapping profile reads this file (--profile).';

function nearest(profile: Profile, missing: readonly string[], labels: readonly string[]): string {
  const { name } = profile;
  const bound = new Set(labelsOf(profile).map(normaliseLabel));
  const free = labels.filter((label) => !bound.has(normaliseLabel(label)));
  const named = missing.map((label) => {
    const rename = likeliest(label, free);
    return rename ? `${quote(label)} (perhaps it is now ${quote(rename)})` : quote(label);
  });
  return (
    `Nearest is ${name}, which lacks ${named.join(', ')}. Say so if it reads this file (--profile ${name}), or adapt it: ` +
    `article22 profile export ${name}, change the labels, article22 profile import ${name}.json`
  );
}
