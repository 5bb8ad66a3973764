// Brings a log to the schema of this program: kysely's Migrator over schema/log/*.sql, then the vocabulary's codes.
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { type Migration, type MigrationProvider, Migrator, sql } from 'kysely';
import { EXIT, UserError } from '../error.ts';
import { actions, categories } from '../model/vocabulary.ts';
import type { Db, Engine, Log } from './db.ts';

const FOLDER = new URL('../../schema/log/', import.meta.url);

/** Migrations of an engine by name: shared SQL first, then what only this engine needs. */
function migrations(engine: Engine): Record<string, Migration> {
  const files = readdirSync(FOLDER).sort();
  const names = [...new Set(files.map((file) => file.split('.')[0] ?? ''))];
  return Object.fromEntries(
    names.map((name) => {
      const parts = [`${name}.sql`, `${name}.${engine}.sql`].filter((file) => files.includes(file));
      return [
        name,
        { up: (db) => runSql(db, parts.map((file) => readFileSync(new URL(file, FOLDER), 'utf8')).join('\n')) } satisfies Migration,
      ];
    }),
  );
}

async function runSql(db: Parameters<Migration['up']>[0], text: string): Promise<void> {
  const statements = text.replace(/^\s*--.*$/gm, '').split(/;\s*$/m);
  for (const statement of statements) if (statement.trim()) await sql.raw(statement).execute(db);
}

/**
 * @throws UserError `log.newer` when a newer program made the log, `log.missing` when an empty database may not become a log
 */
export async function migrateLog(log: Log, create: boolean): Promise<void> {
  const known = migrations(log.engine);
  const applied = await appliedMigrations(log.db);
  if (applied.length === 0 && !create)
    throw new UserError('log.missing', `${log.address} holds no log yet. Make one with: article22 init`, EXIT.environment);
  const newer = applied.filter((name) => !(name in known));
  if (newer.length > 0) {
    throw new UserError(
      'log.newer',
      `${log.address} was made by a newer version of article22 (it has ${newer.join(', ')}). Update article22, then open it again.`,
      EXIT.environment,
    );
  }
  if (applied.length < Object.keys(known).length) {
    const provider: MigrationProvider = { getMigrations: async () => known };
    const { error } = await new Migrator({ db: log.db, provider }).migrateToLatest();
    if (error) throw error;
  }
  if (create || applied.length < Object.keys(known).length) await enterVocabulary(log.db);
}

async function appliedMigrations(db: Db): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map((row) => row.name);
}

/** Codes are numbered once and never renumbered; new words are added at the end. */
async function enterVocabulary(db: Db): Promise<void> {
  const words = [
    ...categories().map(({ code }) => ({ kind: 'category', code, rank: 0, action_group: null })),
    ...categories().flatMap(({ subcategories }) =>
      subcategories.map(({ code }) => ({ kind: 'subcategory', code, rank: 0, action_group: null })),
    ),
    ...actions().map(({ code, rank, group }) => ({ kind: 'action', code, rank, action_group: group })),
  ];
  await db.transaction().execute(async (trx) => {
    const present = new Set((await trx.selectFrom('code').select(['kind', 'code']).execute()).map((row) => `${row.kind} ${row.code}`));
    const missing = words.filter((word) => !present.has(`${word.kind} ${word.code}`));
    if (missing.length > 0) await trx.insertInto('code').values(missing).execute();
    const key = { name: 'key', value: randomBytes(32).toString('hex') };
    await trx
      .insertInto('setting')
      .values(key)
      .onConflict((on) => on.column('name').doNothing())
      .execute();
  });
}
