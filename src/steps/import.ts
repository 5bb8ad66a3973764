// Step 1, import: a file becomes notices in the log, in one transaction. A rejected record never stops a file.
import { createHash } from 'node:crypto';
import { EXIT, UserError } from '../error.ts';
import type { DialectOverrides } from '../import/dialect.ts';
import type { SourceFile } from '../import/encoding.ts';
import { type ParsedFile, parseFile } from '../import/parse-file.ts';
import { rejectsCsv } from '../import/rejects.ts';
import type { Actor } from '../log/audit-trail.ts';
import { loadCodes } from '../log/codes.ts';
import type { Db, Log } from '../log/db.ts';
import { type StoredProfile, saveProfile } from '../log/documents.ts';
import {
  findEarlierImport,
  findSameImport,
  finishImport,
  type ImportEntry,
  type ImportSummary,
  startImport,
  undoImport,
} from '../log/imports.ts';
import { removeUnseen, type UpsertContext } from '../log/notices.ts';
import { openCorrections } from '../log/publications.ts';
import { logKey, reportTimeZone } from '../log/settings.ts';
import type { ImportResult } from '../model/import-result.ts';
import type { Issue } from '../model/issue.ts';
import { dayIn } from '../model/period.ts';
import type { Profile } from '../model/profile.ts';
import { recordSink } from './record-sink.ts';

export interface ImportOptions {
  readonly dryRun: boolean;
  readonly overrides?: DialectOverrides;
  /**
   * For a source without references of its own, when another file of it is already in the log: these are `more` notices, or they
   * `replace` that file's. Null: ask.
   */
  readonly anotherFile: 'more' | 'replace' | null;
  /** Called now and then with the number of records read. */
  readonly progress?: (records: number) => void;
}

export interface ImportOutcome {
  readonly result: ImportResult;
  /** Rejected and held records as CSV to correct and import again; null when there are none. */
  readonly rejects: string | null;
}

/**
 * Takes one file in. With `dryRun` everything is done and then taken back.
 *
 * @throws UserError what `parseFile` refuses; `import.another-file` when a source without references needs an answer
 */
export async function importFile(
  log: Log,
  file: SourceFile,
  profile: Profile,
  options: ImportOptions,
  actor: Actor,
): Promise<ImportOutcome> {
  const fileSha256 = await sha256Of(file);
  const parsed = await parseFile(file, profile, { reportTimeZone: await reportTimeZone(log.db), overrides: options.overrides ?? {} });
  const work = async (db: Db): Promise<ImportOutcome> => {
    const stored = await saveProfile(db, profile, actor);
    const same = await findSameImport(db, fileSha256, stored.id);
    if (same) return { result: unchangedResult(file, profile, parsed, same, options.dryRun), rejects: null };
    return await takeIn(db, { file, fileSha256, parsed, stored, options, actor });
  };
  if (!options.dryRun) return log.db.transaction().execute(work);
  return await rolledBack(log.db, work);
}

/** Does the work and takes it back: what a dry run says is what the import would do. */
async function rolledBack<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  const done: { value?: T } = {};
  const stop = new Error('dry run');
  await db
    .transaction()
    .execute(async (trx) => {
      done.value = await work(trx);
      throw stop;
    })
    .catch((error: unknown) => {
      if (error !== stop) throw error;
    });
  return done.value as T;
}

interface Intake {
  readonly file: SourceFile;
  readonly fileSha256: string;
  readonly parsed: ParsedFile;
  readonly stored: StoredProfile;
  readonly options: ImportOptions;
  readonly actor: Actor;
}

async function takeIn(db: Db, { file, fileSha256, parsed, stored, options, actor }: Intake): Promise<ImportOutcome> {
  const { profile } = stored;
  const ownReferences = profile.columns.reference !== undefined;
  const touchedDays = ownReferences ? [] : await answerAnotherFile(db, profile, fileSha256, options, actor);
  const { importId, sourceId } = await startImport(
    db,
    {
      source: profile.source,
      profileId: stored.id,
      fileName: file.name,
      fileSha256,
      sizeBytes: file.sizeBytes,
      decisions: Object.fromEntries(parsed.dialect.evidence.map(({ decision, value }) => [decision, value])),
    },
    actor,
  );
  const context: UpsertContext = { sourceId, importId, codes: await loadCodes(db), actor, key: await logKey(db) };
  const today = dayIn(await reportTimeZone(db), actor.now);
  // Records without references are told apart by file: alike records of two files are two notices.
  const suffix = ownReferences ? '' : `@${fileSha256.slice(0, 8)}`;
  const sink = await recordSink(db, context, { unknownServices: profile.unknownServices, today, suffix, keepRecords: options.dryRun });
  let records = 0;
  for await (const record of parsed.records) {
    await sink.take(record);
    records += 1;
    if (records % 1000 === 0) options.progress?.(records);
  }
  await sink.flush();
  if (!ownReferences) touchedDays.push(...(await removeUnseen(db, sourceId, suffix, sink.references, actor)));

  const summary = sink.summary();
  await finishImport(db, importId, summary, actor);
  const corrections = await openCorrections(db, [...touchedDays, ...sink.touchedDays], `import ${importId}`, actor);
  return {
    result: {
      ...frame(file, profile, parsed, options.dryRun),
      outcome: summary.held > 0 ? 'ask' : 'ok',
      reasons: summary.held > 0 ? ['value.unmapped'] : [],
      importId: options.dryRun ? null : importId,
      summary,
      held: sink.heldValues(),
      newServices: [...sink.newServices],
      issues: [...sink.issues],
      warnings: [...sink.warnings, ...channelWarning(profile)],
      records: [...sink.dryRunRecords],
      corrections: corrections.map(({ period, version, notices }) => ({ ...period, version, notices })),
    },
    rejects: sink.setAside.length === 0 ? null : rejectsCsv(parsed.header, sink.setAside, parsed.dialect.delimiter),
  };
}

/** A source without references cannot say which notices of a new file are new, so a person must. */
async function answerAnotherFile(db: Db, profile: Profile, fileSha256: string, options: ImportOptions, actor: Actor): Promise<string[]> {
  const earlier = await findEarlierImport(db, profile.source.code, fileSha256);
  if (!earlier || options.anotherFile === 'more') return [];
  if (options.anotherFile === 'replace') return [...(await undoImport(db, earlier.id, actor)).days];
  throw new UserError(
    'import.another-file',
    `Source ${profile.source.code} has no references, so repeats cannot be recognised, and import ${earlier.id} already took in another file of it. ` +
      `If this file holds further notices, import it with --more; if it is a newer export of the same notices, with --replace.`,
    EXIT.needsAnswer,
    { earlierImport: earlier.id },
  );
}

/** Only Article 16 notices enter the report's lists, so an assumption about the channel is said aloud. */
function channelWarning(profile: Profile): Issue[] {
  if (!profile.channel.assumed || profile.channel.default !== 'article-16') return [];
  return [
    {
      code: 'channel.assumed',
      line: null,
      reference: null,
      label: null,
      value: null,
      message: `All notices of source ${profile.source.code} are taken as notices under Article 16; the profile says that nobody has checked this.`,
      remedy: 'Check it, then set channel.assumed to false in the profile, or map the column that tells the channel.',
    },
  ];
}

function frame(file: SourceFile, profile: Profile, parsed: ParsedFile, dryRun: boolean) {
  return {
    format: 'article22-import/1' as const,
    file: file.name,
    profile: profile.name,
    dryRun,
    sameAsImport: null,
    decisions: parsed.dialect.evidence.map(({ decision, value, because }) => ({ decision, value, because })),
    columns: parsed.columns.map(({ field, label }) => ({ field, label })),
    ignored: [...parsed.ignored],
  };
}

function unchangedResult(file: SourceFile, profile: Profile, parsed: ParsedFile, same: ImportEntry, dryRun: boolean): ImportResult {
  const { summary } = same;
  const unchanged: ImportSummary = { ...summary, new: 0, updated: 0, unchanged: summary.new + summary.updated + summary.unchanged };
  return {
    ...frame(file, profile, parsed, dryRun),
    outcome: 'ok',
    reasons: ['file.same'],
    importId: null,
    sameAsImport: same.id,
    summary: unchanged,
    held: [],
    newServices: [],
    issues: [],
    warnings: [],
    records: [],
    corrections: [],
  };
}

async function sha256Of(file: SourceFile): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of file.open()) hash.update(chunk);
  return hash.digest('hex');
}

/** Takes an import back; published periods it touches are opened for correction. */
export async function undoImportStep(log: Log, importId: number, actor: Actor) {
  return log.db.transaction().execute(async (db) => {
    const undone = await undoImport(db, importId, actor);
    return { ...undone, corrections: await openCorrections(db, undone.days, `undo of import ${importId}`, actor) };
  });
}
