// The triggers by which the database itself keeps the audit trail: are they there as this program makes them, and putting them back,
// with the head of the trail where that was taken away.
import { sql } from 'kysely';
import { findHead, headOfLines } from './audit-chain.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import { type Db, type Engine, engineOf } from './db.ts';
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

/** A second head is refused by this one. */
const NO_SECOND_HEAD = 'audit_head_no_second';
/** As the list of what was put back calls the head. */
const HEAD = 'audit_head';

/** Puts back what is missing, the head of the trail as well, and says so in the trail. Returns the names. */
export async function putGuardsBack(db: Db, actor: Actor): Promise<string[]> {
  const gone = await missing(db);
  for (const guard of gone) await putBack(db, guard);
  const headAfterLine = (await findHead(db)) === null ? await makeHead(db) : null;
  const names = [...(headAfterLine === null ? [] : [HEAD]), ...gone.map(({ name }) => name)];
  const told = headAfterLine === null ? { guards: names } : { guards: names, headAfterLine };
  if (names.length > 0) await addAudit(db, actor, 'audit.guarded', 'log', told);
  return names;
}

/** As it stands behind the last line there is; returns that line's number. */
async function makeHead(db: Db): Promise<number> {
  const head = await headOfLines(db);
  const own = guards(engineOf(db)).filter(({ name, kind }) => kind === 'trigger' && name === NO_SECOND_HEAD);
  for (const guard of own) await drop(db, guard);
  await db
    .insertInto('audit_head')
    .values({ id: 1, ...head })
    .execute();
  for (const guard of own) await putBack(db, guard);
  return head.lines;
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

const guards = (engine: Engine): Guard[] => ownStatements(MADE_BY, engine).map(guardOf);

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
