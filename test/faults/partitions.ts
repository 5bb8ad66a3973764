// A log whose notices lie on other servers: the tables that grow with the notices are cut by a hash of the notice's number, and each part is
// a table of another PostgreSQL server, reached through postgres_fdw. All else stays on the first server.
import type { Server } from './server.ts';

/** Tables that grow with the notices, and the column they are cut by: all of a notice lies on one server. */
export const CUT = {
  notice: 'id',
  decision: 'notice_id',
  notice_state: 'notice_id',
  known_value: 'notice_id',
  telling: 'notice_id',
} as const;

/**
 * Of statements about this table the parts are asked what they cost there, and so of each join with it. By itself postgres_fdw reckons a join
 * as each row of the one table with each of the other: it would fetch the rows of both and join them on the first server, the more surely the
 * more there are. To ask costs a question to each part for each way that is weighed, so it is done for this table only.
 */
const ASKED = 'notice' satisfies keyof typeof CUT;

/**
 * Moves the empty tables of a log to the parts' servers. `database`: of the log, and of an empty log of the same version on each of them.
 * A table with parts on other servers has no unique key of its own: what is unique is so on each part, and across them because every writer
 * holds the log's lock and looks first. Each server commits for itself, the first one last: one that falls between two commits can leave
 * half of an act, which only servers that commit together rule out.
 */
export async function cutLog(first: Server, parts: readonly Server[], database: string): Promise<void> {
  for (const part of parts) {
    // The parts hold no imports, sources or services: only what refers to a notice can be checked there.
    for (const { table, name } of await foreignKeys(part, database)) {
      await part.query(`alter table ${table} drop constraint ${name}`, database);
    }
  }
  const run = (statement: string) => first.query(statement, database);
  await run('create extension postgres_fdw');
  for (const [i, part] of parts.entries()) {
    const { hostname, port, username, password } = new URL(part.address(database));
    await run(
      `create server part_${i} foreign data wrapper postgres_fdw options (host '${hostname}', port '${port}', dbname '${database}', batch_size '1000', fetch_size '10000')`,
    );
    await run(`create user mapping for current_user server part_${i} options (user '${username}', password '${password}')`);
  }
  for (const [table, column] of Object.entries(CUT)) {
    const numbered = table === 'notice' || table === 'decision';
    const indexes = await indexesOf(first, database, table);
    await run(`alter table ${table} rename to ${table}_whole`);
    await run(`create table ${table} (like ${table}_whole including defaults) partition by hash (${column})`);
    const options = [`table_name '${table}'`, ...(table === ASKED ? [`use_remote_estimate 'true'`] : [])].join(', ');
    for (const [i] of parts.entries()) {
      await run(
        `create foreign table ${table}_${i} partition of ${table} for values with (modulus ${parts.length}, remainder ${i}) server part_${i} options (${options})`,
      );
    }
    // Tables that stay refer to notices no longer: the server cannot check that.
    await run(`drop table ${table}_whole cascade`);
    // They say how the log is made; those that find rows lie on the parts.
    for (const made of indexes) await run(made);
    if (!numbered) continue;
    await run(`create sequence ${table}_id_seq owned by ${table}.id`);
    await run(`alter table ${table} alter column id set default nextval('${table}_id_seq')`);
  }
  await run(`alter database ${database} set enable_partitionwise_aggregate = on`);
  await run(`alter database ${database} set enable_partitionwise_join = on`);
}

/**
 * Gathers what the servers must know of the cut tables to plan well: each part of its own rows, which it also does by itself within minutes,
 * and then the first server of them all, which no server ever does by itself for tables of another one.
 */
export async function analyzeCut(first: Server, parts: readonly Server[], database: string): Promise<void> {
  for (const server of [...parts, first]) {
    for (const table of Object.keys(CUT)) await server.query(`analyze ${table}`, database);
  }
}

/** Statements that make the indexes of a table, without those of its keys. */
async function indexesOf(server: Server, database: string, table: string): Promise<readonly string[]> {
  const rows = await server.query(
    `select pg_get_indexdef(indexrelid) as made from pg_index where indrelid = '${table}'::regclass and not indisunique`,
    database,
  );
  return rows.map(({ made }) => String(made));
}

/** Those of the cut tables that lead to tables which are not cut. */
async function foreignKeys(server: Server, database: string): Promise<readonly { table: string; name: string }[]> {
  const cut = Object.keys(CUT).map((table) => `'${table}'::regclass`);
  const rows = await server.query(
    `select conrelid::regclass::text as "table", conname as name from pg_constraint
      where contype = 'f' and conrelid in (${cut.join(', ')}) and confrelid not in (${cut.join(', ')})`,
    database,
  );
  return rows.map(({ table, name }) => ({ table: String(table), name: String(name) }));
}
