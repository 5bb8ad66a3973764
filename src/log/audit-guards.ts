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

/** How many blanks stand between its words says nothing; within quotes they do. */
export function blanksEvened(text: string): string {
  const parts = text.split(/('[^']*')/);
  return parts
    .map((part, i) => (i % 2 === 0 ? part.replace(/\s+/g, ' ') : part))
    .join('')
    .trim();
}

/**
 * What of a guard is compared. PostgreSQL keeps a trigger in a writing of its own, which versions may change: so there what it calls, on what
 * it acts, and what its condition asks about.
 */
function bodyOf(engine: string, kind: Guard['kind'], statement: string): string {
  if (engine === 'sqlite') return blanksEvened(statement.replace(/^create trigger /, ''));
  if (kind === 'function') return blanksEvened(/\$\$([\s\S]*)\$\$/.exec(statement)?.[1] ?? '');
  const [, called = ''] = /execute function (\w+)/.exec(statement) ?? [];
  return [called, actsOn(statement), '', askedIn(statement)].join('|');
}

/** Bits of PostgreSQL's `tgtype`. */
const ACTS_ON = { before: 2, after: 0, insert: 4, delete: 8, update: 16, truncate: 32, row: 1, statement: 0 } as const;

function actsOn(statement: string): number {
  const [, ...words] = /^create trigger \w+ (before|after) (\w+) on \w+ for each (row|statement)/.exec(statement) ?? [];
  return words.reduce((sum, word) => sum + ACTS_ON[word as keyof typeof ACTS_ON], 0);
}

function askedIn(statement: string): string {
  const asked = statement.match(/\b(?:new|old)\.\w+|'[^']*'/g) ?? [];
  return [...(/\bwhen\b/i.test(statement) ? ['when'] : []), ...asked].join(' ');
}

async function onSqlite(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; tbl_name: string; sql: string }>`
    select name, tbl_name, sql from sqlite_schema where type = 'trigger'`.execute(db);
  return new Map(rows.map((row) => [`trigger ${row.name} ${row.tbl_name}`, blanksEvened(row.sql.replace(/^create trigger /i, ''))]));
}

async function onPostgres(db: Db): Promise<Map<string, string>> {
  const own = sql`(select oid from pg_namespace where nspname = current_schema())`;
  const { rows: triggers } = await sql<{ name: string; table: string; called: string; on: number; columns: string; text: string }>`
    select t.tgname as name, c.relname as "table", p.proname as called, t.tgtype as "on", cast(t.tgattr as text) as columns,
      pg_get_triggerdef(t.oid) as text
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
    where c.relnamespace = ${own} and p.pronamespace = ${own} and not t.tgisinternal and t.tgenabled in ('O', 'A')`.execute(db);
  const { rows: functions } = await sql<{ name: string; body: string }>`
    select proname as name, prosrc as body from pg_proc where pronamespace = ${own}`.execute(db);
  return new Map([
    ...triggers.map(
      ({ name, table, called, on, columns, text }) => [`trigger ${name} ${table}`, [called, on, columns, askedIn(text)].join('|')] as const,
    ),
    ...functions.map(({ name, body }) => [`function ${name} `, blanksEvened(body)] as const),
  ]);
}
