// article22 import FILE…: one or more files into the log, or a dry run that says what would happen.
import { EXIT, type ExitCode, harmless, quote, UserError } from '../error.ts';
import type { DialectOverrides } from '../import/dialect.ts';
import type { SourceFile } from '../import/encoding.ts';
import { keepRoomSmall } from '../import/heap-room.ts';
import type { Log } from '../log/db.ts';
import type { ImportResult } from '../model/import-result.ts';
import type { Profile } from '../model/profile.ts';
import type { ImportLook } from '../workflow.ts';
import { newTextFile, readJson, refuseUnwritable, sourceFile, type TextFile } from './files.ts';
import { type ImportPrinter, importPrinter } from './import-json.ts';
import { type DialectFlags, dialectOverrides, timeZone } from './import-options.ts';
import { previewText } from './import-preview.ts';
import { importText } from './import-text.ts';
import { onInterrupt, type ProgressLine, progressLine } from './progress.ts';
import type { Shell } from './shell.ts';

export interface ImportFlags extends DialectFlags {
  readonly profile?: string;
  readonly map?: readonly string[];
  readonly several?: readonly string[];
  readonly reportZone?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly rejects?: string;
  readonly more?: boolean;
  readonly replace?: boolean;
}

/** How one file is read: with or without a log. */
type Reader = (file: SourceFile, run: Run) => Promise<ImportLook>;

interface Run {
  readonly dryRun: boolean;
  readonly printer: ImportPrinter | null;
  readonly rejects: TextFile | null;
  readonly progress: ((records: number, of: number) => void) | null;
}

export async function runImport(paths: readonly string[], flags: ImportFlags, shell: Shell): Promise<void> {
  keepRoomSmall();
  const overrides = dialectOverrides(flags);
  refuseContradictions(flags);
  for (const [i] of paths.entries()) if (flags.rejects) refuseUnwritable(rejectsPath(flags.rejects, i + 1));
  if (flags.map) return importAll(paths, flags, shell, await adHocReader(flags.map, flags, overrides, shell));
  await shell.withLog(async (log) => importAll(paths, flags, shell, logReader(log, flags, overrides, shell)));
}

function refuseContradictions(flags: ImportFlags): void {
  const refuse = (sentence: string) => new UserError('import.options', sentence, EXIT.usage);
  if (flags.map && flags.rejects) {
    throw refuse('--rejects goes with a profile: --map only looks at a file, so nothing is set aside. Leave one of them out.');
  }
  if (flags.map && flags.profile) throw refuse('--map and --profile are two mappings. Give one of them.');
  if (flags.map && !flags.dryRun) {
    throw refuse(
      '--map looks at a file without a vocabulary, so it needs --dry-run. To import, make a profile: article22 profile suggest FILE',
    );
  }
  if (!flags.map && flags.several) throw refuse('--several goes with --map. In a profile, the entry “several” says so.');
  if (!flags.map && flags.reportZone) throw refuse('--report-zone goes with --map. The zone of a log is that of its flagger.');
  if (flags.more && flags.replace) throw refuse('--more and --replace contradict each other. Give one of them.');
}

async function adHocReader(
  maps: readonly string[],
  { several: signs = [], reportZone }: ImportFlags,
  overrides: DialectOverrides,
  shell: Shell,
): Promise<Reader> {
  const { adHocProfile, severalOf } = await import('../import/ad-hoc.ts');
  const { lookAtFile } = await import('../workflow.ts');
  const today = shell.actor().now.slice(0, 10);
  const { several, whole } = severalOf(signs);
  // Read with each file, so that a field mapped twice is an answer about that file.
  const profile = (): Profile => ({ ...adHocProfile(maps, overrides.timeZone ?? 'Europe/Brussels'), several });
  return async (file, { printer, progress }) =>
    lookAtFile(file, profile(), {
      overrides,
      whole,
      today,
      ...(reportZone === undefined ? {} : { reportTimeZone: timeZone('report-zone', reportZone) }),
      onRecord: printer?.record ?? null,
      ...(progress ? { progress } : {}),
    });
}

function logReader(log: Log, flags: ImportFlags, overrides: DialectOverrides, shell: Shell): Reader {
  return async (file, { dryRun, printer, rejects, progress }) => {
    const { importFile } = await import('../workflow.ts');
    const profile = await findProfile(log, file, flags.profile, overrides, shell);
    return importFile(
      log,
      file,
      profile,
      {
        dryRun,
        overrides,
        anotherFile: flags.more ? 'more' : flags.replace ? 'replace' : null,
        onRecord: printer?.record ?? null,
        ...(progress ? { progress } : {}),
        ...(rejects ? { writeRejects: rejects.write } : {}),
      },
      shell.actor(),
    );
  };
}

async function importAll(paths: readonly string[], flags: ImportFlags, shell: Shell, read: Reader): Promise<void> {
  const printer = shell.json() ? importPrinter(shell.print, paths.length > 1) : null;
  const codes: ExitCode[] = [];
  const interrupts = onInterrupt(() => shell.say(interrupted(paths.length)));
  try {
    for (const [i, path] of paths.entries())
      codes.push(await importOne(path, i + 1, { flags, shell, read, printer, many: paths.length > 1 }));
  } finally {
    interrupts.stop();
  }
  printer?.close();
  shell.exit(WORST.find((code) => codes.includes(code)) ?? EXIT.done);
}

interface Errand {
  readonly flags: ImportFlags;
  readonly shell: Shell;
  readonly read: Reader;
  readonly printer: ImportPrinter | null;
  readonly many: boolean;
}

/** The `n`-th of the files, from its first byte to what is said of it. */
async function importOne(path: string, n: number, errand: Errand): Promise<ExitCode> {
  const { flags, shell, read, printer } = errand;
  const asidePath = flags.rejects ? rejectsPath(flags.rejects, n) : null;
  const dryRun = flags.dryRun ?? false;
  const progress = shell.terminal ? progressLine(shell) : null;
  let rejects: TextFile | null = null;
  try {
    if (!dryRun && !(await isWanted(path, errand, progress))) return EXIT.needsAnswer;
    rejects = asidePath === null ? null : newTextFile(asidePath);
    const look = await read(sourceFile(path), { dryRun, printer: dryRun ? printer : null, rejects, progress: progress?.show ?? null });
    progress?.clear();
    rejects?.finish();
    if (printer) printer.end(look.result);
    else shell.print(harmless(`${n > 1 ? '\n' : ''}${textOf(look, asidePath)}\n`));
    return exitOf(look.result);
  } catch (error) {
    progress?.clear();
    rejects?.abandon();
    return tellRefusal(flags.map ? error : await ofLog(error, shell), path, errand);
  }
}

/**
 * To a person at the keyboard the summary is shown before anything is written, and they decide. A script, `--json` and `--yes` have
 * decided already.
 */
async function isWanted(path: string, { flags, shell, read, printer }: Errand, progress: ProgressLine | null): Promise<boolean> {
  if (!shell.ask || printer || flags.yes) return true;
  const look = await read(sourceFile(path), { dryRun: true, printer: null, rejects: null, progress: progress?.show ?? null });
  progress?.clear();
  if (look.result.sameAsImport !== null) return true;
  shell.say(textOf(look, null));
  const wanted = /^\s*y(?:es)?\s*$/i.test(
    await shell.ask('Take this into the log? Type yes, or anything else to leave the log as it is: '),
  );
  if (!wanted) shell.say('Nothing was changed.');
  return wanted;
}

/** Of several files the command ends with the code that asks most of a person. */
const WORST = [EXIT.environment, EXIT.needsAnswer, EXIT.inputRefused, EXIT.withRejects] as const;

function interrupted(files: number): string {
  return files > 1
    ? 'Interrupted. Files that were told of are in the log; of the one that was being read nothing is.'
    : 'Interrupted; the log is as it was.';
}

/** What the log threw, as a sentence. */
async function ofLog(error: unknown, shell: Shell): Promise<unknown> {
  const { asUserError } = await import('../log/database-errors.ts');
  return asUserError(error, shell.logAddress());
}

function textOf(look: ImportLook, rejectsPath: string | null): string {
  const shown = look.result.dryRun ? previewText(look) : [];
  return [importText(look, rejectsPath), ...shown].join('\n');
}

function exitOf({ outcome, summary }: ImportResult): ExitCode {
  if (outcome === 'ask') return EXIT.needsAnswer;
  return summary.rejected > 0 ? EXIT.withRejects : EXIT.done;
}

/** A refused file does not stop the others, and under --json it is a document like theirs. */
async function tellRefusal(error: unknown, path: string, { flags, shell, printer, many }: Errand): Promise<ExitCode> {
  const { refusalDocument } = await import('../workflow.ts');
  const name = path.replace(/^.*[\\/]/, '');
  const profile = flags.map ? 'ad-hoc' : (flags.profile ?? null);
  const document = await refusalDocument(error, name, profile, flags.dryRun ?? false);
  if (!document || !(error instanceof UserError)) throw error;
  if (!printer && !many) throw error;
  printer?.end(document);
  shell.say(`article22: ${error.message}`);
  return error.exit;
}

/** The second file's rejects go to `rejects-2.csv`. */
function rejectsPath(path: string, n: number): string {
  return n === 1 ? path : path.replace(/(\.[^.]*)?$/, (extension) => `-${n}${extension}`);
}

/** A shipped profile knows the tool, and not what this organisation calls its types and outcomes. */
function firstUse({ name, title }: Profile): string {
  return (
    `It comes with the program: ${title}. Its columns and words are the usual ones; where yours differ, ` +
    `article22 profile export ${name}, change them, article22 profile import ${name}.json, and import the file again.`
  );
}

/** The profile of that name, in a file, in the log or shipped; without a name the one whose labels stand in the file. */
async function findProfile(
  log: Log,
  file: SourceFile,
  name: string | undefined,
  overrides: DialectOverrides,
  shell: Shell,
): Promise<Profile> {
  if (name?.endsWith('.json')) {
    const { profileSchema } = await import('../model/profile.ts');
    return readJson(name, profileSchema);
  }
  const { knownProfiles, profileNamed, recogniseKnown } = await import('../workflow.ts');
  const known = await knownProfiles(log.db);
  const { stored } = known;
  if (name === undefined) {
    const { profile, isFirstUse } = await recogniseKnown(known, file, overrides);
    shell.say(`${file.name}: read with profile ${profile.name}, because its labels all stand in the file.`);
    if (isFirstUse) shell.say(firstUse(profile));
    return profile;
  }
  const found = profileNamed(known, name);
  if (found) return found;
  const names =
    stored.length > 0
      ? `The log has: ${stored.map((one) => one.name).join(', ')}.`
      : 'The log has none yet; make one with: article22 profile suggest FILE';
  throw new UserError('profile.unknown', `There is no profile ${quote(name)} (--profile). ${names}`, EXIT.needsAnswer);
}
