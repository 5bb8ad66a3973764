// Step 1, import: a file becomes notices in the log, in one transaction. A rejected record never stops a file.
import { createHash } from 'node:crypto';
import { EXIT, UserError } from '../error.ts';
import type { DialectOverrides } from '../import/dialect.ts';
import type { SourceFile } from '../import/encoding.ts';
import { type ParsedFile, parseFile } from '../import/parse-file.ts';
import { rejectsCsv } from '../import/rejects.ts';
import type { Actor } from '../log/audit-trail.ts';
import { loadCodes } from '../log/codes.ts';
import type { Correction } from '../log/corrections.ts';
import type { Db, Log } from '../log/db.ts';
import { saveProfile } from '../log/documents.ts';
import { findEarlierImport, findSameImport, finishImport, type ImportEntry, startImport } from '../log/imports.ts';
import { removeUnseen, type UpsertContext } from '../log/notices.ts';
import { logKey, reportTimeZone } from '../log/settings.ts';
import { type UndoResult, undoImport } from '../log/undo.ts';
import type { ImportResult } from '../model/import-result.ts';
import type { Issue } from '../model/issue.ts';
import { dayIn } from '../model/period.ts';
import type { Profile } from '../model/profile.ts';
import { act, rehearse } from './act.ts';
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
  const parsed = await parseFile(file, profile, {
    reportTimeZone: await reportTimeZone(log.db),
    overrides: options.overrides ?? {},
  });
  const intake = { file, fileSha256, parsed, profile, options };
  const same = await sameImport(log, profile, fileSha256, actor);
  const perform = options.dryRun || same ? rehearse : act;
  const { value, corrections } = await perform(log, actor, `import of ${file.name}`, (db, at) => takeIn(db, intake, at));
  const result: ImportResult = {
    ...value.result,
    importId: perform === act ? value.result.importId : null,
    corrections: corrections.map(({ period, version, notices }) => ({ ...period, version, notices })),
  };
  // The same file again changes nothing; it was read once more to say again what was rejected and why.
  return { ...value, result: same ? { ...result, sameAsImport: same.id, reasons: ['file.same', ...result.reasons] } : result };
}

async function sameImport(log: Log, profile: Profile, fileSha256: string, actor: Actor): Promise<ImportEntry | null> {
  const { value } = await rehearse(log, actor, '', async (db, at) => {
    const stored = await saveProfile(db, profile, at);
    return stored.changed ? null : findSameImport(db, profile.source.code, fileSha256, stored.id);
  });
  return value;
}

interface Intake {
  readonly file: SourceFile;
  readonly fileSha256: string;
  readonly parsed: ParsedFile;
  readonly profile: Profile;
  readonly options: ImportOptions;
}

async function takeIn(db: Db, intake: Intake, actor: Actor): Promise<ImportOutcome> {
  const { file, fileSha256, parsed, profile, options } = intake;
  const stored = await saveProfile(db, profile, actor);
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
  const suffix = `@${fileSha256.slice(0, 8)}`;
  const sink = await recordSink(db, context, {
    unknownServices: profile.unknownServices,
    today,
    suffix,
    keepRecords: options.dryRun,
    beforeUnreferenced: () => answerAnotherFile(db, intake, actor),
  });
  let records = 0;
  for await (const record of parsed.records) {
    await sink.take(record);
    records += 1;
    if (records % 1000 === 0) options.progress?.(records);
  }
  await sink.flush();
  if (sink.unreferenced.size > 0) await removeUnseen(db, sourceId, suffix, sink.unreferenced, actor);

  const summary = sink.summary();
  await finishImport(db, importId, summary, actor);
  return {
    result: {
      ...frame(file, profile, parsed, options.dryRun),
      outcome: summary.held > 0 ? 'ask' : 'ok',
      reasons: summary.held > 0 ? ['value.unmapped'] : [],
      importId,
      summary,
      held: sink.heldValues(),
      newServices: [...sink.newServices],
      issues: [...sink.issues],
      warnings: [...sink.warnings, ...channelWarning(profile)],
      records: [...sink.dryRunRecords],
      corrections: [],
    },
    rejects: sink.setAside.length === 0 ? null : rejectsCsv(parsed.header, sink.setAside, parsed.dialect.delimiter),
  };
}

/** Records without references cannot be recognised in another file, so a person must say whether these are new ones. */
async function answerAnotherFile(db: Db, { profile, fileSha256, options }: Intake, actor: Actor): Promise<void> {
  const earlier = await findEarlierImport(db, profile.source.code, fileSha256);
  if (!earlier || options.anotherFile === 'more') return;
  if (options.anotherFile === 'replace') {
    await undoImport(db, earlier.id, actor);
    return;
  }
  throw new UserError(
    'import.another-file',
    `Records without a reference cannot be recognised again, and import ${earlier.id} already took in another file of source ${profile.source.code}. ` +
      'If this file holds further notices, import it with --more; if it is a newer export of the same notices, with --replace.',
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

async function sha256Of(file: SourceFile): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of file.open()) hash.update(chunk);
  return hash.digest('hex');
}

/** Takes an import back. */
export async function undoImportStep(
  log: Log,
  importId: number,
  actor: Actor,
): Promise<UndoResult & { corrections: readonly Correction[] }> {
  const { value, corrections } = await act(log, actor, `undo of import ${importId}`, (db, at) => undoImport(db, importId, at));
  return { ...value, corrections };
}
