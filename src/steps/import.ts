// Step 1, import: a file becomes notices in the log, in one transaction. A rejected record never stops a file.
import { createHash } from 'node:crypto';
import { EXIT, UserError } from '../error.ts';
import type { DialectOverrides } from '../import/dialect.ts';
import type { SourceFile } from '../import/encoding.ts';
import { type KeyIndex, keyIndex } from '../import/key-index.ts';
import { type ParsedFile, parseFile } from '../import/parse-file.ts';
import { isRejectsFile, rejectsWriter } from '../import/rejects.ts';
import type { Actor } from '../log/audit-trail.ts';
import type { Db, Log } from '../log/db.ts';
import { saveProfile } from '../log/documents.ts';
import { findDecisions, findUnreferencedImport, finishImport, startImport, wasReadBefore } from '../log/imports.ts';
import { setIndexesAside } from '../log/indexes-aside.ts';
import { keptSums } from '../log/kept-sums.ts';
import type { ReadyContext } from '../log/ready-notice.ts';
import { reportTimeZone } from '../log/settings.ts';
import { markOf, removeUnseen } from '../log/unreferenced.ts';
import { type UpsertContext, upsertContext } from '../log/upsert-context.ts';
import type { ImportRecord, ImportResult } from '../model/import-result.ts';
import { dayIn } from '../model/period.ts';
import type { Profile } from '../model/profile.ts';
import { act, rehearse } from './act.ts';
import { emptyDocument, keptDecisions, toldBy } from './import-document.ts';
import { type Earlier, importedBefore, olderFile } from './imported-before.ts';
import type { ImportLook } from './preview.ts';
import { readyRecords } from './ready-records.ts';
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
  /** Told of every record of a dry run as it is read; null: nobody is. Left out, they are all in the result. */
  readonly onRecord?: ((record: ImportRecord) => void) | null;
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
  const read = await readAsBefore(log, file, profile, options);
  const earlier = await importedBefore(log, read, actor);
  const intake = { ...read, earlier };
  const same = earlier?.same ? earlier.entry : null;
  const perform = options.dryRun || same ? rehearse : act;
  const { value, corrections } = await perform(log, actor, { kind: 'import', act: `import of ${file.name}` }, (db, at) =>
    takeIn(db, intake, at),
  );
  const result: ImportResult = {
    ...value.result,
    importId: perform === act ? value.result.importId : null,
    corrections: corrections.map(({ period, version, notices }) => ({ ...period, version, notices })),
  };
  // The same file again changes nothing; it was read once more to say again what was rejected and why.
  return { ...value, result: same ? { ...result, sameAsImport: same.id, reasons: ['file.same', ...result.reasons] } : result };
}

/**
 * Reads a file as it was read before. What was decided then is asked for only where the file alone would now be read in another way: it
 * stands above what the cells say, and what they say is what made some of them doubtful.
 */
async function readAsBefore(log: Log, file: SourceFile, profile: Profile, options: ImportOptions): Promise<Omit<Intake, 'earlier'>> {
  const fileSha256 = await sha256Of(file);
  const { given, decided } = await findDecisions(log.db, fileSha256);
  const overrides = { ...given, ...options.overrides };
  const how = { reportTimeZone: await reportTimeZone(log.db), overrides };
  const reading = parseFile(file, profile, how);
  const isKnown = Object.keys(decided).length > 0;
  // What refuses a new file may have been answered for one that is known.
  const plain = isKnown ? await reading.catch(refusedAsNull) : await reading;
  const isSame = plain !== null && (!isKnown || isAlike(decided, plain.decided));
  const parsed = isSame ? plain : await parseFile(file, profile, { ...how, remembered: decided });
  return { file, fileSha256, parsed, profile, options: { ...options, overrides } };
}

function refusedAsNull(error: unknown): null {
  if (error instanceof UserError) return null;
  throw error;
}

function isAlike(a: object, b: object): boolean {
  const sorted = (one: object) => JSON.stringify(Object.entries(one).sort(([x], [y]) => (x < y ? -1 : 1)));
  return sorted(a) === sorted(b);
}

interface Intake {
  readonly file: SourceFile;
  readonly fileSha256: string;
  readonly parsed: ParsedFile;
  readonly profile: Profile;
  /** The import that took in this very file. */
  readonly earlier: Earlier | null;
  readonly options: ImportOptions & { readonly overrides: DialectOverrides };
}

async function takeIn(db: Db, intake: Intake, actor: Actor): Promise<ImportLook> {
  const { file, fileSha256, parsed, profile, options, earlier } = intake;
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
  const told = await upsertContext(db, { sourceId, importId, actor }, profile.columns.note !== undefined);
  const sums = await keptSums(db, actor.now);
  const context = { ...told, sums };
  const today = dayIn(await reportTimeZone(db), actor.now);
  const makeIndexes = await setIndexesAside(db, earlier?.same ? 0 : parsed.recordCount);
  // Records without references are told apart by file: alike records of two files are two notices.
  const suffix = profile.group === undefined ? markOf(fileSha256) : null;
  const records: ImportRecord[] = [];
  const removed: ImportResult['removed'] = [];
  const said = tally({
    onRecord: options.dryRun ? listenerOf(options.onRecord, records) : null,
    onSetAside: options.writeRejects ? setAside(parsed, options.writeRejects) : null,
  });
  // Only a file that was read before can have notices in the log that it no longer holds.
  const seen = suffix !== null && (await wasReadBefore(db, fileSha256, importId)) ? keyIndex(0) : null;
  const sink = await recordSink(db, context, said, {
    unknownServices: profile.unknownServices,
    serviceLabel: parsed.columns.find(({ field }) => field === 'service')?.label ?? null,
    today,
    suffix,
    frozen: earlier?.same ?? false,
    beforeUnreferenced: async () => {
      removed.push(...(await answerAnotherFile(db, intake, sourceId, actor)));
    },
    onUnreferenced: seen ? (reference) => noteSeen(seen, reference, context) : null,
  });
  let read = 0;
  const ready = mayBeReady(intake, context) ? { context: readyContext(context), today, suffix, isKnown: earlier?.same ?? false } : null;
  for await (const records of ready ? readyRecords(parsed.batches, ready, sink.find) : parsed.batches) {
    await sink.take(records);
    read += records.length;
    options.progress?.(read, parsed.recordCount);
  }
  await sink.flush();
  await makeIndexes();
  if (seen && suffix !== null && !earlier?.same) {
    const unseen = await removeUnseen(db, sourceId, suffix, (reference) => seen.find(reference) >= 0, actor);
    if (unseen.notices + unseen.kept > 0) removed.push({ file: file.name, ...unseen });
  }

  await sums.close(db);
  await finishImport(db, importId, said.summary(), actor, removed);
  const result = toldBy(said, profile.language, sink.book, [...parsed.remarks, ...olderFile(earlier)]);
  return {
    result: {
      ...emptyDocument(file.name, profile, parsed, options.dryRun),
      ...result,
      importId,
      newServices: [...sink.newServices],
      removed,
      ...withChannel(result, profile),
      records,
      corrections: [],
    },
    header: parsed.header,
    preview: said.preview,
    examples: said.examples,
  };
}

/** Not where somebody wants to hear of every record, nor where what was forgotten has to be looked for. */
function mayBeReady({ options }: Intake, { forgotten }: UpsertContext): boolean {
  const isListening = options.dryRun && options.onRecord !== null;
  return !isListening && !forgotten.references && !forgotten.values;
}

function readyContext({ sourceId, importId, actor, codes, key }: UpsertContext): ReadyContext {
  return { sourceId, importId, actor, codes, key };
}

function listenerOf(onRecord: ImportOptions['onRecord'], records: ImportRecord[]): ((record: ImportRecord) => void) | null {
  return onRecord === undefined ? (record) => records.push(record) : onRecord;
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

/**
 * Records without references cannot be recognised in another file, so a person must say whether these are new ones. Only such notices
 * give way to a newer export; those with a reference are updated by it.
 */
async function answerAnotherFile(db: Db, intake: Intake, sourceId: number, actor: Actor): Promise<ImportResult['removed']> {
  const { profile, fileSha256, options, parsed } = intake;
  if (options.anotherFile === 'more') return [];
  const other = await findUnreferencedImport(db, sourceId, profile.source.code, fileSha256);
  if (!other) return [];
  if (options.anotherFile === 'replace') {
    const left = await removeUnseen(db, sourceId, markOf(other.fileSha256), () => false, actor);
    return [{ file: other.fileName, ...left }];
  }
  const ofRejects = isRejectsFile(parsed.header)
    ? ' This one looks like a rejects file (import_line, import_reason): if none of its records went in before, --more is right.'
    : '';
  throw new UserError(
    'import.another-file',
    `Records without a reference cannot be recognised again, and import ${other.id} already took in such records from another file of source ${profile.source.code}. ` +
      'If this file holds further notices, import it with --more; if it is a newer export of the same notices, with --replace, which takes only the ' +
      `notices without a reference of that import out of the log.${ofRejects}`,
    EXIT.needsAnswer,
    { earlierImport: other.id },
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
