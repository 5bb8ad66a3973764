// Brings a log to the schema of this program: kysely's Migrator over schema/log/*.sql, then the vocabulary's codes.
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { type Migration, type MigrationProvider, Migrator, sql } from 'kysely';
import { EXIT, UserError } from '../error.ts';
import { actions, categories } from '../model/vocabulary.ts';
import { chainPresentLines } from './audit-chain.ts';
import type { Db, Engine, Log } from './db.ts';

const FOLDER = new URL('../../schema/log/', import.meta.url);
/** The migration every log begins with. */
const FIRST = '001-log';

/** What a migration does that SQL cannot say: after its shared SQL, before that of the engine. */
const STEPS: Readonly<Record<string, (db: Db) => Promise<void>>> = { '009-audit-chain': chainPresentLines };

/** Migrations of an engine by name: shared SQL first, then its step in code, then what only this engine needs (null: none). */
function migrations(engine: Engine | null): Record<string, Migration> {
  const files = readdirSync(FOLDER).sort();
  const names = [...new Set(files.map((file) => file.split('.')[0] ?? ''))];
  return Object.fromEntries(
    names.map((name) => {
      const run = async (db: Db, file: string) => {
        if (files.includes(file)) await runSql(db, readFileSync(new URL(file, FOLDER), 'utf8'));
      };
      const up = async (db: Db) => {
        await run(db, `${name}.sql`);
        await STEPS[name]?.(db);
        if (engine !== null) await run(db, `${name}.${engine}.sql`);
      };
      return [name, { up } satisfies Migration];
    }),
  );
}

async function runSql(db: Db, text: string): Promise<void> {
  for (const statement of statementsOf(text)) await sql.raw(statement).execute(db);
}

/** A statement ends at the end of a line; comments stand on lines of their own. */
function statementsOf(text: string): string[] {
  const statements = text.replace(/^[ \t]*--.*$/gm, '').split(/;\s*$/m);
  return statements.map((statement) => statement.trim()).filter((statement) => statement !== '');
}

/** What a migration does on one engine only. */
export function ownStatements(name: string, engine: Engine): string[] {
  return statementsOf(readFileSync(new URL(`${name}.${engine}.sql`, FOLDER), 'utf8'));
}

/** What it does on both engines, before its step in code. */
export function sharedStatements(name: string): string[] {
  return statementsOf(readFileSync(new URL(`${name}.sql`, FOLDER), 'utf8'));
}

/** What a database holds: nothing, a log of this program (of whatever version), or something else. */
export type Contents = 'empty' | 'log' | 'foreign';

/** Looks without writing. */
export async function readContents({ db, engine }: Pick<Log, 'db' | 'engine'>): Promise<Contents> {
  const { rows } = await (engine === 'sqlite'
    ? sql<{ name: string }>`select name from sqlite_schema where type = 'table' and name not like 'sqlite~_%' escape '~'`
    : sql<{ name: string }>`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = current_schema() and c.relkind in ('r', 'p')`
  ).execute(db);
  const others = rows.filter(({ name }) => !name.startsWith('kysely_migration'));
  const applied = rows.some(({ name }) => name === 'kysely_migration') ? await appliedMigrations(db) : [];
  if (applied.length === 0) return others.length === 0 ? 'empty' : 'foreign';
  return applied.includes(FIRST) ? 'log' : 'foreign';
}

async function appliedMigrations(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map((row) => row.name);
}

/**
 * Brings an empty database or a log up to date, each time all or nothing.
 *
 * @throws UserError `log.newer` when a newer program made the log
 */
export async function migrateLog(log: Log): Promise<void> {
  const known = migrations(log.engine);
  const applied = (await readContents(log)) === 'empty' ? [] : await appliedMigrations(log.db);
  refuseNewer(log, applied);
  refuseGap(log, applied);
  if (applied.length < Object.keys(known).length) {
    const provider: MigrationProvider = { getMigrations: async () => known };
    const { error } = await new Migrator({ db: log.db, provider }).migrateToLatest();
    if (error) throw error;
  }
  await enterVocabulary(log.db);
}

/**
 * Makes the tables of an empty SQLite database as they are at a migration; without one, as they are now. `isShared`: only what both engines
 * have.
 */
export async function makeTables(db: Db, version?: string, isShared = false): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations(isShared ? null : 'sqlite') } });
  const { error } = await (version === undefined ? migrator.migrateToLatest() : migrator.migrateTo(version));
  if (error) throw error;
}

function refuseNewer(log: Log, applied: readonly string[]): void {
  const known = migrations(log.engine);
  const newer = applied.filter((name) => !(name in known));
  if (newer.length === 0) return;
  throw new UserError(
    'log.newer',
    `${log.address} was made by a newer version of article22 (it has ${newer.join(', ')}). Update article22, then open it again.`,
    EXIT.environment,
  );
}

/** Every version made all that is before its last migration. */
function refuseGap(log: Log, applied: readonly string[]): void {
  const lost = Object.keys(migrations(log.engine))
    .slice(0, applied.length)
    .find((name) => !applied.includes(name));
  if (lost === undefined) return;
  throw new UserError(
    'log.damaged',
    `${log.address} is damaged: of the steps that made it, which it lists itself, ${lost} is missing. Restore your last backup copy of it.`,
    EXIT.environment,
  );
}

/**
 * Name of the migration a log stands at; for a copy of one, which may be older than this program.
 *
 * @throws UserError `log.newer`
 */
export async function readVersion(log: Log): Promise<string> {
  const applied = await appliedMigrations(log.db);
  refuseNewer(log, applied);
  return applied.at(-1) ?? '';
}

/** Is it the last migration this program knows? */
export function isCurrent(version: string): boolean {
  return Object.keys(migrations('sqlite')).at(-1) === version;
}

/**
 * For a log that is only to be read: it must be as this program writes it.
 *
 * @throws UserError `log.newer`, `log.older`
 */
export async function refuseOutdated(log: Log): Promise<void> {
  const applied = await appliedMigrations(log.db);
  refuseNewer(log, applied);
  refuseGap(log, applied);
  if (applied.length === Object.keys(migrations(log.engine)).length) return;
  throw new UserError(
    'log.older',
    `${log.address} was made by an older version of article22. Bring it up to date with: article22 status`,
    EXIT.environment,
  );
}

/** Codes are numbered once and never renumbered; new words are added at the end, and the log's own key once. */
async function enterVocabulary(db: Db): Promise<void> {
  const words = [
    ...categories().map(({ code }) => ({ kind: 'category', code, rank: 0, action_group: null })),
    ...categories().flatMap(({ subcategories }) =>
      subcategories.map(({ code }) => ({ kind: 'subcategory', code, rank: 0, action_group: null })),
    ),
    ...actions().map(({ code, rank, group }) => ({ kind: 'action', code, rank, action_group: group })),
  ];
  const present = new Set((await db.selectFrom('code').select(['kind', 'code']).execute()).map((row) => `${row.kind} ${row.code}`));
  const missing = words.filter((word) => !present.has(`${word.kind} ${word.code}`));
  const hasKey = await db.selectFrom('setting').select('name').where('name', '=', 'key').executeTakeFirst();
  if (missing.length === 0 && hasKey) return;
  await db.transaction().execute(async (trx) => {
    if (missing.length > 0) {
      await trx
        .insertInto('code')
        .values(missing)
        .onConflict((on) => on.columns(['kind', 'code']).doNothing())
        .execute();
    }
    const key = { name: 'key', value: randomBytes(32).toString('hex') };
    await trx
      .insertInto('setting')
      .values(key)
      .onConflict((on) => on.column('name').doNothing())
      .execute();
  });
}
