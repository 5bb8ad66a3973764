// The triggers by which the database itself keeps the audit trail: are they there as this program makes them, and putting them back,
// with the head of the trail where that was taken away.
import { sql } from 'kysely';
import { findHead, hasHeadTable, headOfLines } from './audit-chain.ts';
import type { AuditHead } from './audit-hash.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import { type Db, type Engine, engineOf } from './db.ts';
import { ownStatements, sharedStatements } from './migrate.ts';

/** The migration that makes them. */
const MADE_BY = '009-audit-chain';

export interface Guard {
  readonly kind: 'function' | 'trigger';
  readonly name: string;
  /** Of a trigger. */
  readonly table: string;
  readonly statement: string;
}

/** Names of those that are missing, switched off or not as this program makes them. */
export async function missingGuards(db: Db): Promise<string[]> {
  return (await missing(db)).map(({ name }) => name);
}

/** Its table, and as the list of what was put back calls the head. */
const HEAD = 'audit_head';

/**
 * Puts back what is missing or was changed, and says so in the trail; the head of the trail as well, also one that stands before lines that
 * are there already, so that nothing can be written behind it. Returns the names.
 */
export async function putGuardsBack(db: Db, actor: Actor): Promise<string[]> {
  // Those of its table go with it.
  if (!(await hasHeadTable(db))) await makeHeadTable(db);
  const gone = await missing(db);
  for (const guard of gone) await putBack(db, guard);
  const [head, last] = [await findHead(db), await headOfLines(db)];
  const isLost = head === null || head.lines < last.lines;
  if (isLost) await makeHead(db, last);
  const names = [...(isLost ? [HEAD] : []), ...gone.map(({ name }) => name)];
  const told = { guards: names, ...(isLost ? { headAfterLine: last.lines } : {}), ...(isLost && head ? { headWas: head.lines } : {}) };
  if (names.length > 0) await addAudit(db, actor, 'audit.guarded', 'log', told);
  return names;
}

/** In the place of one that somebody made something else of. */
async function makeHeadTable(db: Db): Promise<void> {
  await sql.raw(`drop table if exists ${HEAD}`).execute(db);
  for (const statement of sharedStatements(MADE_BY))
    if (statement.startsWith(`create table ${HEAD} `)) await sql.raw(statement).execute(db);
}

/** In the place of whatever is there. */
async function makeHead(db: Db, head: AuditHead): Promise<void> {
  const own = guards(engineOf(db)).filter(({ table }) => table === HEAD);
  for (const guard of own) await drop(db, guard);
  await db.deleteFrom('audit_head').execute();
  await db
    .insertInto('audit_head')
    .values({ id: 1, ...head })
    .execute();
  for (const guard of own) await putBack(db, guard);
}

async function putBack(db: Db, guard: Guard): Promise<void> {
  if (guard.kind === 'trigger') await drop(db, guard);
  await sql.raw(guard.statement.replace(/^create function/, 'create or replace function')).execute(db);
}

async function drop(db: Db, { name, table }: Guard): Promise<void> {
  await sql.raw(`drop trigger if exists ${name}${engineOf(db) === 'sqlite' ? '' : ` on ${table}`}`).execute(db);
}

async function missing(db: Db): Promise<Guard[]> {
  const engine = engineOf(db);
  const present = await (engine === 'sqlite' ? onSqlite(db) : onPostgres(db));
  return guards(engine).filter(
    ({ kind, name, table, statement }) => present.get(`${kind} ${name} ${table}`) !== bodyOf(engine, kind, statement),
  );
}

/** As this program makes them. */
export const guards = (engine: Engine): Guard[] => ownStatements(MADE_BY, engine).map(guardOf);

function guardOf(statement: string): Guard {
  const [, kind = '', name = ''] = /^create (function|trigger) (\w+)/.exec(statement) ?? [];
  const [, table = ''] = kind === 'trigger' ? (/ on (\w+)/.exec(statement) ?? []) : [];
  return { kind: kind as Guard['kind'], name, table, statement };
}

/** How many blanks stand between its words says nothing. */
export const blanksEvened = (text: string) => text.replace(/\s+/g, ' ').trim();

/** What of a guard is compared. PostgreSQL keeps a trigger in a writing of its own, so there only its function and that it is on. */
function bodyOf(engine: string, kind: Guard['kind'], statement: string): string {
  if (engine === 'sqlite') return blanksEvened(statement.replace(/^create trigger /, ''));
  const [, called = ''] = (kind === 'function' ? /\$\$([\s\S]*)\$\$/ : /execute function (\w+)/).exec(statement) ?? [];
  return blanksEvened(called);
}

async function onSqlite(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; tbl_name: string; sql: string }>`
    select name, tbl_name, sql from sqlite_schema where type = 'trigger'`.execute(db);
  return new Map(rows.map((row) => [`trigger ${row.name} ${row.tbl_name}`, blanksEvened(row.sql.replace(/^create trigger /i, ''))]));
}

async function onPostgres(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{ guard: string; body: string }>`
    select 'trigger ' || t.tgname || ' ' || c.relname as guard, cast(p.proname as text) as body
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
    where c.relnamespace = (select oid from pg_namespace where nspname = current_schema()) and not t.tgisinternal and t.tgenabled in ('O', 'A')
    union all select 'function ' || proname || ' ', prosrc from pg_proc
    where pronamespace = (select oid from pg_namespace where nspname = current_schema())`.execute(db);
  return new Map(rows.map(({ guard, body }) => [guard, blanksEvened(body)]));
}
