// Step 1, import: a file becomes notices in the log, in one transaction. A rejected record never stops a file.
import { createHash } from 'node:crypto';
import { EXIT, UserError } from '../error.ts';
import type { DialectOverrides } from '../import/dialect.ts';
import type { SourceFile } from '../import/encoding.ts';
import { keyIndex } from '../import/key-index.ts';
import { type ParsedFile, parseFile } from '../import/parse-file.ts';
import { rejectsWriter } from '../import/rejects.ts';
import type { Actor } from '../log/audit-trail.ts';
import { loadCodes } from '../log/codes.ts';
import type { Db, Log } from '../log/db.ts';
import { type StoredProfile, saveProfile } from '../log/documents.ts';
import {
  findDecisions,
  findEarlierImport,
  findSameImport,
  finishImport,
  type ImportEntry,
  startImport,
  undoImport,
  wasReadBefore,
} from '../log/imports.ts';
import { removeUnseen, type UpsertContext } from '../log/notices.ts';
import { openCorrections } from '../log/publications.ts';
import { logKey, reportTimeZone } from '../log/settings.ts';
import type { ImportRecord, ImportResult } from '../model/import-result.ts';
import { dayIn } from '../model/period.ts';
import type { Profile } from '../model/profile.ts';
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
 * Takes one file in. With `dryRun` everything is done and then taken back.
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
  const work = async (db: Db): Promise<ImportLook> => {
    const stored = await saveProfile(db, profile, actor);
    const same = await findSameImport(db, fileSha256, stored.id);
    if (same && isAnswered(same, overrides)) return unchanged(file, profile, parsed, same, options.dryRun);
    return await takeIn(db, { file, fileSha256, parsed, stored, options: { ...options, overrides }, actor });
  };
  if (!options.dryRun) return log.db.transaction().execute(work);
  return await rolledBack(log.db, work);
}

/** A file that is now to be read in another way than it was is not the same. */
function isAnswered(same: ImportEntry, overrides: DialectOverrides): boolean {
  return JSON.stringify(same.decisions['given'] ?? {}) === JSON.stringify(overrides);
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

async function takeIn(db: Db, { file, fileSha256, parsed, stored, options, actor }: Intake): Promise<ImportLook> {
  const { profile } = stored;
  const ownReferences = profile.columns.reference !== undefined || profile.group !== undefined;
  const touchedDays = ownReferences ? [] : await answerAnotherFile(db, profile, fileSha256, options, actor);
  const { importId, sourceId } = await startImport(
    db,
    {
      source: profile.source,
      profileId: stored.id,
      fileName: file.name,
      fileSha256,
      sizeBytes: file.sizeBytes,
      decisions: keptDecisions(parsed, options.overrides ?? {}),
    },
    actor,
  );
  const context: UpsertContext = { sourceId, importId, codes: await loadCodes(db), actor, key: await logKey(db) };
  const today = dayIn(await reportTimeZone(db), actor.now);
  // Records without references are told apart by file: alike records of two files are two notices.
  const suffix = ownReferences ? '' : `@${fileSha256.slice(0, 8)}`;
  const records: ImportRecord[] = [];
  const said = tally({
    onRecord: options.dryRun ? (options.onRecord ?? ((record) => records.push(record))) : null,
    onSetAside: options.writeRejects ? setAside(parsed, options.writeRejects) : null,
  });
  // Only a file that was read before can have notices in the log that it no longer holds.
  const seen = ownReferences || !(await wasReadBefore(db, fileSha256, importId)) ? null : keyIndex(0);
  const sink = await recordSink(db, context, said, {
    unknownServices: profile.unknownServices,
    today,
    suffix,
    onReference: seen ? (reference) => seen.enter(reference) : null,
  });
  let read = 0;
  for await (const record of parsed.records) {
    await sink.take(record);
    read += 1;
    if (read % 1000 === 0) options.progress?.(read, parsed.recordCount);
  }
  await sink.flush();
  if (seen) touchedDays.push(...(await removeUnseen(db, sourceId, suffix, (reference) => seen.find(reference) >= 0, actor)));

  await finishImport(db, importId, said.summary(), actor);
  for (const day of sink.touchedDays) touchedDays.push(day);
  const corrections = await openCorrections(db, touchedDays, `import ${importId}`, actor);
  const told = toldBy(said, profile.language, sink.book, parsed.remarks);
  return {
    result: {
      ...emptyDocument(file.name, profile, parsed, options.dryRun),
      ...told,
      importId: options.dryRun ? null : importId,
      newServices: [...sink.newServices],
      ...withChannel(told, profile),
      records,
      corrections: corrections.map(({ period, version, notices }) => ({ ...period, version, notices })),
    },
    header: parsed.header,
    preview: said.preview,
  };
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

function unchanged(file: SourceFile, profile: Profile, parsed: ParsedFile, same: ImportEntry, dryRun: boolean): ImportLook {
  const { summary } = same;
  const { notices } = summary;
  const result: ImportResult = {
    ...emptyDocument(file.name, profile, parsed, dryRun),
    reasons: ['file.same'],
    sameAsImport: same.id,
    summary: {
      ...summary,
      ...{ new: 0, updated: 0, unchanged: summary.new + summary.updated + summary.unchanged },
      notices: { ...notices, new: 0, updated: 0, unchanged: notices.new + notices.updated + notices.unchanged },
    },
  };
  return { result, header: parsed.header, preview: [] };
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
