// What a copy holds, and whether it is whole: the same findings as the doctor's, as far as they can be had without counting anew.
import { existsSync, rmSync, statSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { EXIT, UserError } from '../error.ts';
import type { Instant } from '../model/period.ts';
import { findHead, isPartOfHead } from './audit-chain.ts';
import type { AuditHead } from './audit-hash.ts';
import { readDocuments } from './backup-contents.ts';
import { beginning, beside, isPlainSqlite, isSqlite } from './backup-files.ts';
import type { Log } from './db.ts';
import { type DoctorCheck, type DoctorPart, listed, type Trouble, takeCopy } from './doctor-check.ts';
import { checkDatabase, cutTroubles } from './doctor-database.ts';
import { checkShape, checkTrail, GUARDS_GONE } from './doctor-log.ts';
import { foreignParts, hasPlainMigrations } from './foreign-parts.ts';
import { readContents, readVersion } from './migrate.ts';
import { missingParts } from './missing-parts.ts';
import type { LogTables } from './tables.ts';

/** Migrations from this one on keep the trail as a chain. */
const CHAINED = '009';

export interface PartTrouble extends Trouble {
  readonly part: DoctorPart;
}

export interface BackupFacts {
  /** Of the file as it lies there. */
  readonly sizeBytes: number;
  readonly notices: number;
  readonly publications: number;
  /** The last thing that was done in it; null: nothing yet. */
  readonly lastAct: { readonly at: Instant; readonly act: string } | null;
  /** Where its trail stands, for article22 audit verify; null: a version that kept no chain, or the head was lost. */
  readonly auditHead: AuditHead | null;
  /** Name of the migration it stands at. */
  readonly version: string;
  /** What is not in order in it, and so in the log it is of; as the doctor says it. */
  readonly troubles: readonly PartTrouble[];
}

/** `checks` that found something. */
export function troublesOf(checks: readonly DoctorCheck[]): PartTrouble[] {
  return checks.flatMap(({ part, troubles }) => troubles.map((trouble) => ({ part, ...trouble })));
}

/** Is something lost or wrong? Guards of the trail that are missing are neither: they are put back. */
export function isHurt({ troubles }: Pick<BackupFacts, 'troubles'>): boolean {
  return troubles.some(({ part, sentence }) => part !== 'trail' || !sentence.startsWith(GUARDS_GONE));
}

/** A further question about a copy that is open. */
export type Look = (log: Log, version: string) => Promise<readonly DoctorCheck[]>;

/**
 * Looks whether a file is a log that this program can take back, and what it holds. `shownAs`: its name in messages. `look`: what else is
 * asked.
 *
 * @throws UserError `backup.missing`, `backup.not-a-log`, `backup.damaged`, `log.newer`
 */
export function checkBackup(file: string, shownAs = file, look: Look = async () => []): Promise<BackupFacts> {
  return opened(file, shownAs, async (log, version) => {
    const foreign = await foreignParts(log.db);
    if (foreign.length > 0) throw holdsForeign(shownAs, foreign);
    if ((await readContents(log)) !== 'log') throw notALog(shownAs);
    const checks = [...(await checkDatabase(log, false))];
    if (checks.some(({ part, ok }) => part === 'file' && !ok)) throw damaged(shownAs);
    const missing = (await missingParts(log.db, version)).filter((part) => !part.startsWith('index ') && !isPartOfHead(part));
    if (missing.length > 0) throw lacking(shownAs, missing);
    try {
      await readDocuments(log.db);
    } catch (error) {
      throw error instanceof SQLite.SqliteError ? error : unreadable(shownAs);
    }
    checks.push(...(await furtherChecks(log, version)), ...(await look(log, version)));
    return factsOf(log, file, version, troublesOf(checks));
  });
}

/**
 * The same of a copy that was just made of the log at `address`: whatever its documents are, and whatever else can be told and does not
 * stop SQLite from reading it.
 *
 * @throws UserError `backup.not-a-log`, `log.damaged`, `log.newer`
 */
export async function lookAtOwn(file: string, address: string): Promise<BackupFacts> {
  try {
    return await opened(file, address, async (log, version) => {
      if ((await readContents(log)) !== 'log') throw noLog(address);
      const checks = await checkDatabase(log, false);
      if (checks.some(({ part, ok }) => part === 'file' && !ok)) throw noCopy(address);
      const cut = (await cutTroubles(log.db, address)).map((trouble) => ({ part: 'file' as const, ...trouble }));
      return factsOf(log, file, version, [...cut, ...troublesOf([...checks, ...(await furtherChecks(log, version))])]);
    });
  } catch (error) {
    // Not even what it holds can be counted.
    if (error instanceof UserError && error.code === 'backup.damaged') throw noCopy(address);
    if (error instanceof UserError && error.code === 'backup.not-a-log') throw noLog(address);
    throw error;
  }
}

async function furtherChecks(log: Log, version: string): Promise<DoctorCheck[]> {
  return [await checkShape(log, version), ...(version < CHAINED ? [] : [await checkTrail(log)])];
}

/** @throws UserError `backup.missing` where it is none, `file.unreadable` where it cannot be read */
export function refuseNoFile(file: string, shownAs = file): void {
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found?.isFile()) {
      const message = found === undefined ? `There is no file ${shownAs}.` : `“${shownAs}” is not a file. Choose a copy of the log.`;
      throw new UserError('backup.missing', message, EXIT.environment);
    }
    beginning(file, 1);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const message = `${shownAs} cannot be read (${(error as NodeJS.ErrnoException).code}). Do you have permission to read it?`;
    throw new UserError('file.unreadable', message, EXIT.environment);
  }
}

async function opened<T>(file: string, shownAs: string, work: (log: Log, version: string) => Promise<T>): Promise<T> {
  refuseNoFile(file, shownAs);
  if (!isSqlite(file)) throw notALog(shownAs);
  const before = isPlainSqlite(file) ? beside(file) : beside(file).filter(existsSync);
  const sqlite = new SQLite(file, { readonly: true });
  const db = new Kysely<LogTables>({ dialect: new SqliteDialect({ database: sqlite }) });
  const log: Log = { db, engine: 'sqlite', address: shownAs, close: () => db.destroy() };
  try {
    // What a newer version holds, this one cannot tell from what somebody else put in.
    return await work(log, (await hasPlainMigrations(db)) ? await readVersion(log) : '');
  } catch (error) {
    if (!(error instanceof SQLite.SqliteError)) throw error;
    if (/^SQLITE_(CORRUPT|NOTADB|IOERR_(SHORT_READ|READ|CORRUPTFS))/.test(error.code) || /^no such (?:table|column): /.test(error.message))
      throw damaged(shownAs);
    throw error;
  } finally {
    await log.close();
    // A log that was copied by hand gets these two by being looked at; beside a copy of ours they are somebody else's.
    for (const path of beside(file)) if (!before.includes(path)) rmSync(path, { force: true });
  }
}

async function factsOf(log: Log, file: string, version: string, troubles: readonly PartTrouble[]): Promise<BackupFacts> {
  const { db } = log;
  const notices = await db
    .selectFrom('notice')
    .select((eb) => eb.fn.countAll().as('rows'))
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  const publications = await db
    .selectFrom('publication')
    .select((eb) => eb.fn.countAll().as('rows'))
    .executeTakeFirstOrThrow();
  const lastAct = await db.selectFrom('audit').select(['at', 'act']).orderBy('id', 'desc').limit(1).executeTakeFirst();
  const numbers = { notices: Number(notices.rows), publications: Number(publications.rows) };
  const auditHead = version < CHAINED ? null : await findHead(db);
  return { sizeBytes: statSync(file).size, ...numbers, lastAct: lastAct ?? null, auditHead, version, troubles };
}

function notALog(file: string): UserError {
  return new UserError('backup.not-a-log', `${file} is not a copy of an article22 log.`, EXIT.inputRefused);
}

/** Of what was to be copied. */
function noLog(address: string): UserError {
  return new UserError('backup.not-a-log', `${address} is not an article22 log; no copy was made.`, EXIT.inputRefused);
}

function holdsForeign(file: string, parts: readonly string[]): UserError {
  const message = `${file} holds what no article22 log has and what could act by itself: ${listed(parts)}. Nothing was changed. Where you know who put it there, take it out of the file with a tool for SQLite (such as: drop ${parts[0]}) and try again; else take another copy.`;
  return new UserError('backup.not-a-log', message, EXIT.inputRefused);
}

function lacking(file: string, parts: readonly string[]): UserError {
  const message = `${file} is no whole copy of an article22 log: it lacks ${listed(parts)}. Nothing was changed. Take another copy.`;
  return new UserError('backup.not-a-log', message, EXIT.inputRefused);
}

function damaged(file: string): UserError {
  return new UserError(
    'backup.damaged',
    `${file} is damaged and cannot be taken back. Nothing was changed. Take another copy.`,
    EXIT.inputRefused,
  );
}

function unreadable(file: string): UserError {
  const message = `${file} holds settings or documents that cannot be read, so it cannot be taken back. Nothing was changed. Take another copy.`;
  return new UserError('backup.damaged', message, EXIT.inputRefused);
}

/** As the doctor says it of the same log. */
function noCopy(address: string): UserError {
  const message = `${address} is damaged so far that it cannot be read to its end; no copy was made, and earlier ones were left alone. ${takeCopy('sqlite')}`;
  return new UserError('log.damaged', message, EXIT.environment);
}
