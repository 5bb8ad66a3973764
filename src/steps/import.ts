// Step 1, import: a file becomes notices in the log, in one transaction. A rejected record never stops a file.
import { createHash } from 'node:crypto';
import { EXIT, UserError } from '../error.ts';
import type { DialectOverrides } from '../import/dialect.ts';
import type { SourceFile } from '../import/encoding.ts';
import { type KeyIndex, keyIndex } from '../import/key-index.ts';
import { type ParsedFile, parseFile } from '../import/parse-file.ts';
import { rejectsWriter } from '../import/rejects.ts';
import type { Actor } from '../log/audit-trail.ts';
import type { Correction } from '../log/corrections.ts';
import type { Db, Log } from '../log/db.ts';
import { saveProfile } from '../log/documents.ts';
import {
  findDecisions,
  findEarlierImport,
  findSameImport,
  finishImport,
  type ImportEntry,
  startImport,
  wasReadBefore,
} from '../log/imports.ts';
import { removeUnseen } from '../log/notices.ts';
import { reportTimeZone } from '../log/settings.ts';
import { type UndoResult, undoImport } from '../log/undo.ts';
import { type UpsertContext, upsertContext } from '../log/upsert-context.ts';
import type { ImportRecord, ImportResult } from '../model/import-result.ts';
import { dayIn } from '../model/period.ts';
import type { Profile } from '../model/profile.ts';
import { act, rehearse } from './act.ts';
import { emptyDocument, keptDecisions, toldBy } from './import-document.ts';
import type { ImportLook } from './preview.ts';
import { recordSink } from './record-sink.ts';
import { type SetAside, tally } from './tally.ts';

export interface ImportOptions {
  readonly dryRun: boolean;
  readonly overrides?: DialectOverrides;
  /**
   * For a source without references of its own, when another file of it is already in the log: these are `more` notices, or they
   * `replace` that file's. Null: ask.
   */
  readonly anotherFile: 'more' | 'replace' | null;
  /** Called now and then with the number of records read, and of all there are. */
  readonly progress?: (records: number, of: number) => void;
  /** Told of every record of a dry run as it is read; without it they are all in the result. */
  readonly onRecord?: (record: ImportRecord) => void;
  /** Given rejected and held records as CSV to correct and import again, piece by piece, the header first. */
  readonly writeRejects?: (text: string) => void;
}

/**
 * Takes one file in. With `dryRun` everything is done and then taken back. A file that was read before is read with the same decisions
 * unless others are given.
 *
 * @throws UserError what `parseFile` refuses; `import.another-file` when a source without references needs an answer
 */
export async function importFile(log: Log, file: SourceFile, profile: Profile, options: ImportOptions, actor: Actor): Promise<ImportLook> {
  const fileSha256 = await sha256Of(file);
  const before = await findDecisions(log.db, fileSha256);
  const overrides = { ...before.given, ...options.overrides };
  const parsed = await parseFile(file, profile, {
    reportTimeZone: await reportTimeZone(log.db),
    overrides,
    remembered: before.decided,
  });
  const intake = { file, fileSha256, parsed, profile, options: { ...options, overrides } };
  const same = await sameImport(log, intake, actor);
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

/** The import after which this very file, read in this very way, has nothing new to tell. */
async function sameImport(log: Log, { profile, fileSha256, options }: Intake, actor: Actor): Promise<ImportEntry | null> {
  const { value } = await rehearse(log, actor, '', async (db, at) => {
    const stored = await saveProfile(db, profile, at);
    return stored.changed ? null : findSameImport(db, profile.source.code, fileSha256, stored.id);
  });
  return value && JSON.stringify(value.decisions['given'] ?? {}) === JSON.stringify(options.overrides) ? value : null;
}

interface Intake {
  readonly file: SourceFile;
  readonly fileSha256: string;
  readonly parsed: ParsedFile;
  readonly profile: Profile;
  readonly options: ImportOptions & { readonly overrides: DialectOverrides };
}

async function takeIn(db: Db, intake: Intake, actor: Actor): Promise<ImportLook> {
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
      decisions: keptDecisions(parsed, options.overrides),
    },
    actor,
  );
  const context = await upsertContext(db, { sourceId, importId, actor });
  // Records without references are told apart by file: alike records of two files are two notices.
  const suffix = profile.group === undefined ? `@${fileSha256.slice(0, 8)}` : null;
  const records: ImportRecord[] = [];
  const said = tally({
    onRecord: options.dryRun ? (options.onRecord ?? ((record) => records.push(record))) : null,
    onSetAside: options.writeRejects ? setAside(parsed, options.writeRejects) : null,
  });
  // Only a file that was read before can have notices in the log that it no longer holds.
  const seen = suffix !== null && (await wasReadBefore(db, fileSha256, importId)) ? keyIndex(0) : null;
  const sink = await recordSink(db, context, said, {
    unknownServices: profile.unknownServices,
    serviceLabel: parsed.columns.find(({ field }) => field === 'service')?.label ?? null,
    today: dayIn(await reportTimeZone(db), actor.now),
    suffix,
    beforeUnreferenced: () => answerAnotherFile(db, intake, actor),
    onUnreferenced: seen ? (reference) => noteSeen(seen, reference, context) : null,
  });
  let read = 0;
  for await (const record of parsed.records) {
    await sink.take(record);
    read += 1;
    if (read % 1000 === 0) options.progress?.(read, parsed.recordCount);
  }
  await sink.flush();
  if (seen && suffix !== null) await removeUnseen(db, sourceId, suffix, (reference) => seen.find(reference) >= 0, actor);

  await finishImport(db, importId, said.summary(), actor);
  const told = toldBy(said, profile.language, sink.book, parsed.remarks);
  return {
    result: {
      ...emptyDocument(file.name, profile, parsed, options.dryRun),
      ...told,
      importId,
      newServices: [...sink.newServices],
      ...withChannel(told, profile),
      records,
      corrections: [],
    },
    header: parsed.header,
    preview: said.preview,
  };
}

/** A notice whose reference was forgotten stands under another name, and is seen all the same. */
function noteSeen(seen: KeyIndex, reference: string, { forgotten, sourceId }: UpsertContext): void {
  seen.enter(reference);
  if (forgotten.references) seen.enter(forgotten.nameOf(sourceId, reference));
}

/** Writes what is set aside as it comes, and nothing when nothing is. */
function setAside(parsed: ParsedFile, write: (text: string) => void): (aside: SetAside) => void {
  const writer = rejectsWriter(parsed.header, parsed.dialect.delimiter);
  let started = false;
  return (aside) => {
    if (!started) write(writer.head());
    started = true;
    write(writer.line(aside));
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
function withChannel(told: Pick<ImportResult, 'causes' | 'warnings'>, profile: Profile): Pick<ImportResult, 'causes' | 'warnings'> {
  if (!profile.channel.assumed || profile.channel.default !== 'article-16') return told;
  const code = 'channel.assumed';
  const message = `All notices of source ${profile.source.code} are taken as notices under Article 16; the profile says that nobody has checked this.`;
  const remedy = 'Check it, then set channel.assumed to false in the profile, or map the column that tells the channel.';
  return {
    causes: [...told.causes, { kind: 'warning', code, label: null, issues: 1, remedy }],
    warnings: [...told.warnings, { code, line: null, reference: null, label: null, value: null, message, remedy }],
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
