// The triggers by which the database itself keeps the audit trail: are they there as this program makes them, and putting them back.
import { sql } from 'kysely';
import { type Actor, addAudit } from './audit-trail.ts';
import { type Db, engineOf } from './db.ts';
import { ownStatements } from './migrate.ts';

/** The migration that makes them. */
const MADE_BY = '009-audit-chain';

interface Guard {
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

/** Puts back what is missing and says so in the trail. Returns the names. */
export async function putGuardsBack(db: Db, actor: Actor): Promise<string[]> {
  const gone = await missing(db);
  for (const { kind, name, table, statement } of gone) {
    if (kind === 'function') await sql.raw(statement.replace(/^create function/, 'create or replace function')).execute(db);
    else {
      await sql.raw(`drop trigger if exists ${name}${engineOf(db) === 'sqlite' ? '' : ` on ${table}`}`).execute(db);
      await sql.raw(statement).execute(db);
    }
  }
  const names = gone.map(({ name }) => name);
  if (names.length > 0) await addAudit(db, actor, 'audit.guarded', 'log', { guards: names });
  return names;
}

async function missing(db: Db): Promise<Guard[]> {
  const engine = engineOf(db);
  const present = await (engine === 'sqlite' ? onSqlite(db) : onPostgres(db));
  return ownStatements(MADE_BY, engine)
    .map(guardOf)
    .filter(({ kind, name, table, statement }) => present.get(`${kind} ${name} ${table}`) !== bodyOf(engine, kind, statement));
}

function guardOf(statement: string): Guard {
  const [, kind = '', name = ''] = /^create (function|trigger) (\w+)/.exec(statement) ?? [];
  const [, table = ''] = kind === 'trigger' ? (/ on (\w+)/.exec(statement) ?? []) : [];
  return { kind: kind as Guard['kind'], name, table, statement };
}

/** What of a guard is compared. PostgreSQL keeps a trigger in a writing of its own, so there only its function and that it is on. */
function bodyOf(engine: string, kind: Guard['kind'], statement: string): string {
  if (engine === 'sqlite') return statement.replace(/^create trigger /, '');
  const [, called = ''] = (kind === 'function' ? /\$\$([\s\S]*)\$\$/ : /execute function (\w+)/).exec(statement) ?? [];
  return called;
}

async function onSqlite(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; tbl_name: string; sql: string }>`
    select name, tbl_name, sql from sqlite_schema where type = 'trigger'`.execute(db);
  return new Map(rows.map((row) => [`trigger ${row.name} ${row.tbl_name}`, row.sql.replace(/^create trigger /i, '')]));
}

async function onPostgres(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{ guard: string; body: string }>`
    select 'trigger ' || t.tgname || ' ' || c.relname as guard, cast(p.proname as text) as body
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
    where c.relnamespace = (select oid from pg_namespace where nspname = current_schema()) and not t.tgisinternal and t.tgenabled in ('O', 'A')
    union all select 'function ' || proname || ' ', prosrc from pg_proc
    where pronamespace = (select oid from pg_namespace where nspname = current_schema())`.execute(db);
  return new Map(rows.map(({ guard, body }) => [guard, body]));
}
