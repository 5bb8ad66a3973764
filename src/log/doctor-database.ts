// Is what lies on the disk whole, and does every row that another one names stand there? SQLite can be asked; on PostgreSQL, which has no
// such question, every table is read, and indexes and rules the server itself marks as not to be relied on are told.
import { statSync } from 'node:fs';
import { sql } from 'kysely';
import type { Db, Engine, Log } from './db.ts';
import { asked, type DoctorCheck, listed, type Trouble, takeCopy } from './doctor-check.ts';

/** Where SQLite stops to look. */
const MOST_WRONG = 20;
const TOLD = 3;

type Asked = { readonly sentence: string; readonly troubles: readonly Trouble[] };

/** `quick`: indexes are not compared with their tables, and on PostgreSQL tables are not read. */
export async function checkDatabase(log: Log, quick: boolean): Promise<DoctorCheck[]> {
  const isFile = log.engine === 'sqlite';
  return [
    await asked(log, 'file', (db) => (isFile ? sqliteFile(db, quick) : postgresFile(db, quick))),
    await asked(log, 'references', isFile ? sqliteReferences : postgresReferences),
  ];
}

async function sqliteFile(db: Db, quick: boolean): Promise<Asked> {
  // The check jumps about in the file: with 64 MB at hand it takes half the time.
  await sql`pragma cache_size = -65536`.execute(db);
  const check = `${quick ? 'quick_check' : 'integrity_check'}(${MOST_WRONG})`;
  const { rows } = await sql<Record<string, string>>`pragma ${sql.raw(check)}`.execute(db);
  // One row may hold many lines, with a heading.
  const wrong = rows
    .flatMap((row) => Object.values(row).flatMap((text) => text.split('\n')))
    .filter((line) => !/^(ok|\*{3}.*)?$/.test(line));
  const left = wrong.length - TOLD;
  const more = left > 0 ? ` and ${wrong.length < MOST_WRONG ? '' : 'at least '}${left} more` : '';
  const trouble = { sentence: `The log is damaged: SQLite says “${wrong.slice(0, TOLD).join('; ')}”${more}.`, remedy: takeCopy('sqlite') };
  return {
    sentence: 'The file is whole.',
    troubles: [...(wrong.length === 0 ? [] : [trouble]), ...(await cutTroubles(db, await ownFile(db)))],
  };
}

async function ownFile(db: Db): Promise<string | null> {
  const { rows } = await sql<{ name: string; file: string }>`pragma database_list`.execute(db);
  return rows.find(({ name }) => name === 'main')?.file || null;
}

/**
 * Does `file`, whose pages are those of `db`, end within a page? SQLite takes the rest of it for empty and says nothing. Whole pages that
 * are missing may still stand beside the file.
 */
export async function cutTroubles(db: Db, file: string | null): Promise<readonly Trouble[]> {
  const { rows } = await sql<{ pages: number; bytes: number }>`
    select page_count as pages, page_size as bytes from pragma_page_count(), pragma_page_size()`.execute(db);
  const { pages, bytes } = rows[0] ?? { pages: 0, bytes: 1 };
  const size = file === null ? 0 : statSync(file).size;
  if (size >= pages * bytes || size % bytes === 0) return [];
  return [{ sentence: `The log is damaged: its file ends after ${size} bytes, in the middle of a page.`, remedy: takeCopy('sqlite') }];
}

async function sqliteReferences(db: Db): Promise<Asked> {
  const { rows } = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(db);
  return references(
    'sqlite',
    rows.map(({ table, parent }) => `${table} to ${parent}`),
  );
}

function references(engine: Engine, pairs: readonly string[]): Asked {
  const sums = new Map<string, number>();
  for (const pair of pairs) sums.set(pair, (sums.get(pair) ?? 0) + 1);
  const troubles = [...sums].map(([pair, rows]) => {
    const [from, to] = pair.split(' to ');
    const told = rows === 1 ? `1 row of ${from} names` : `${rows} rows of ${from} name`;
    return { sentence: `${told} a row of ${to} that is not there.`, remedy: takeCopy(engine) };
  });
  return { sentence: 'Every row that another one names is there.', troubles };
}

const OWN = sql`(select oid from pg_namespace where nspname = current_schema())`;

async function postgresFile(db: Db, quick: boolean): Promise<Asked> {
  const troubles: Trouble[] = [];
  const { rows: failed } = await sql<{ failures: number | string | null }>`
    select checksum_failures as failures from pg_stat_database where datname = current_database()`.execute(db);
  if (Number(failed[0]?.failures ?? 0) > 0)
    troubles.push({ sentence: `The server found ${failed[0]?.failures} pages whose checksum is wrong.`, remedy: takeCopy('postgres') });
  const { rows: indexes } = await sql<{ name: string }>`
    select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = ${OWN} and not (i.indisvalid and i.indisready) order by 1`.execute(db);
  for (const { name } of indexes)
    troubles.push({
      sentence: `The index ${name} was not finished and is not used.`,
      remedy: `Make it anew on the server with: reindex index ${name}`,
    });
  if (!quick) await readTables(db);
  const { rows: sums } = await sql<{ checksums: string }>`select current_setting('data_checksums') as checksums`.execute(db);
  const how = quick ? 'No table was read' : 'Every table can be read';
  const without =
    sums[0]?.checksums === 'on' ? '' : '; the server keeps no checksums of its pages, so a page that changed by itself may go unseen';
  return { sentence: `${how}, and no index is broken${without}.`, troubles };
}

/** Every row with all its texts, so that each page is fetched; also those that are kept apart for long texts. */
async function readTables(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = ${OWN} and relkind = 'r' order by 1`.execute(db);
  for (const { name } of rows) await sql`select sum(length(cast(row_to_json(one) as text))) from ${sql.table(name)} as one`.execute(db);
}

interface Reference {
  readonly name: string;
  readonly child: string;
  readonly column: string;
  readonly parent: string;
  readonly key: string;
  readonly validated: boolean;
}

async function postgresReferences(db: Db): Promise<Asked> {
  const { rows } = await sql<Reference>`
    select o.conname as name, c.relname as child, a.attname as column, p.relname as parent, k.attname as key, o.convalidated as validated
    from pg_constraint o join pg_class c on c.oid = o.conrelid join pg_class p on p.oid = o.confrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = o.conkey[1] join pg_attribute k on k.attrelid = p.oid and k.attnum = o.confkey[1]
    where o.contype = 'f' and c.relnamespace = ${OWN} and cardinality(o.conkey) = 1 and o.conparentid = 0 order by 1`.execute(db);
  const pairs: string[] = [];
  for (const { child, column, parent, key } of rows) {
    const { rows: lost } = await sql`
      select 1 from ${sql.table(child)} as c where c.${sql.ref(column)} is not null
        and not exists (select 1 from ${sql.table(parent)} as p where p.${sql.ref(key)} = c.${sql.ref(column)})`.execute(db);
    for (const _ of lost) pairs.push(`${child} to ${parent}`);
  }
  const found = references('postgres', pairs);
  const unsure = rows.filter(({ validated }) => !validated).map(({ name }) => name);
  if (unsure.length === 0) return found;
  const trouble = {
    sentence: `The server did not look at what was there before these rules: ${listed(unsure)}.`,
    remedy: takeCopy('postgres'),
  };
  return { ...found, troubles: [...found.troubles, trouble] };
}
