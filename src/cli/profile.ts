// article22 profile: mapping profiles, which say how the columns and values of a source become notices.
import type { Command } from 'commander';
import { EXIT, quote, UserError } from '../error.ts';
import type { ProfileSuggestion } from '../import/suggest.ts';
import type { Profile } from '../model/profile.ts';
import { readJson, sourceFile, writeNewFile } from './files.ts';
import { type DialectFlags, dialectOverrides, withDialectOptions } from './import-options.ts';
import type { Shell } from './shell.ts';
import { textTable } from './table-text.ts';

export function registerProfile(program: Command, shell: Shell): void {
  const profile = program.command('profile').description('mapping profiles: list, show, export, suggest, import');
  profile
    .command('list')
    .description('all profiles of the log; those shipped for well-known tools with --shipped')
    .option('--shipped', 'those that come with the program')
    .action(async (flags: { shipped?: boolean }) => {
      const profiles = flags.shipped ? await presets() : await storedProfiles(shell);
      const rows = profiles.map((one) => [one.name, one.source.code, one.title]);
      shell.result(
        profiles,
        rows.length === 0
          ? 'There is no profile yet. Those for well-known tools: article22 profile list --shipped. Make one with: article22 profile suggest FILE'
          : textTable(rows),
      );
    });
  profile
    .command('show <name>')
    .description('one profile as JSON')
    .option('--shipped', 'as it comes with the program; needs no log')
    .action(async (name: string, flags: { shipped?: boolean }) => {
      const found = await namedProfile(shell, name, flags.shipped);
      shell.result(found, JSON.stringify(found, null, 2));
    });
  profile
    .command('export <name>')
    .description('one profile, of the log or shipped, as a file to edit or hand on')
    .option('--out <path>', 'the file to write (default: NAME.json)')
    .option('--shipped', 'as it comes with the program; needs no log')
    .action(async (name: string, { out = `${name}.json`, shipped }: { out?: string; shipped?: boolean }) => {
      writeNewFile(out, `${JSON.stringify(await namedProfile(shell, name, shipped), null, 2)}\n`);
      shell.result({ name, file: out }, `Written to ${out}. Take it back in with: article22 profile import ${out}`);
    });
  const suggest = profile
    .command('suggest <file>')
    .description('suggest a profile for a CSV file; every guess is marked as one')
    .option('--name <name>', 'name of the profile', 'suggested')
    .option('--out <path>', 'write the profile to this file');
  withDialectOptions(suggest)
    .addHelpText('after', '\nExample:\n  article22 profile suggest notices.csv --name our-crm --out our-crm.json')
    .action(async (file: string, options: DialectFlags & { name: string; out?: string }) => {
      const { suggestProfile } = await import('../import/suggest.ts');
      const overrides = dialectOverrides(options);
      const suggestion = await suggestProfile(sourceFile(file), options.name, {
        timeZone: overrides.timeZone ?? 'Europe/Brussels',
        overrides,
      });
      const document = `${JSON.stringify(suggestion.profile, null, 2)}\n`;
      if (options.out) writeNewFile(options.out, document);
      const next = options.out ? `Written to ${options.out}. Read and correct it, then: article22 profile import ${options.out}` : document;
      shell.result(suggestion, [...suggestionLines(suggestion), next].join('\n'));
    });
  profile
    .command('import <file>')
    .description('take a profile from a JSON file (schema/profile.schema.json)')
    .action(async (file: string) => {
      const { checkProfile } = await import('../import/parse-file.ts');
      const { profileSchema } = await import('../model/profile.ts');
      const read = readJson(file, profileSchema);
      checkProfile(read);
      await shell.withLog(async (log) => {
        const { saveProfile } = await import('../log/documents.ts');
        const { writing } = await import('../log/writing.ts');
        const { changed } = await writing(log, shell.actor(), (db, at) => saveProfile(db, read, at));
        shell.result({ name: read.name, changed }, changed ? `Saved profile ${read.name}.` : 'Nothing changed.');
      });
    });
}

async function storedProfiles(shell: Shell): Promise<Profile[]> {
  return shell.withLog(async (log) => {
    const { listProfiles } = await import('../log/documents.ts');
    return (await listProfiles(log.db)).map((stored) => stored.profile);
  });
}

/** The log's own profile of that name, else the shipped one. */
async function presets(): Promise<readonly Profile[]> {
  const { shippedPresets } = await import('../import/presets.ts');
  return shippedPresets();
}

async function namedProfile(shell: Shell, name: string, shippedOnly = false): Promise<Profile> {
  const own = shippedOnly ? [] : await storedProfiles(shell);
  const found = [...own, ...(await presets())].find((one) => one.name === name);
  if (found) return found;
  throw new UserError(
    'profile.unknown',
    `There is no profile ${quote(name)}. See them with: article22 profile list, or article22 profile list --shipped`,
    EXIT.usage,
  );
}

const HOW = { label: 'the same word', synonym: 'a synonym', similar: 'looks like it' } as const;

function suggestionLines({ columns, values, missing, ignored }: ProfileSuggestion): string[] {
  const dates = (formats: readonly string[]) => (formats.length > 1 ? `; several date formats fit (${formats.join(', ')}): say which` : '');
  return [
    'Suggestions, to be checked by a person:',
    ...columns.map((one) => `  ${one.field} ← “${one.label}” (${HOW[one.how]}${one.format ? `, ${one.format}` : ''}${dates(one.formats)})`),
    ...values.map(
      (one) =>
        `  ${one.field} “${one.value}” (${one.records}) → ${one.code ?? 'no suggestion: choose a code'}${one.how ? ` (${HOW[one.how]})` : ''}`,
    ),
    ...(missing.length > 0 ? [`  Missing: ${missing.join(', ')}. Name their columns in the profile.`] : []),
    ...(ignored.length > 0 ? [`  Without a suggestion, and not kept: ${ignored.join(', ')}`] : []),
  ];
}
