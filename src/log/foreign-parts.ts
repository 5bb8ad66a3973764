// What a log of SQLite holds that no log of ours has and that could act by itself: other triggers, views, tables that a program fills. A copy
// may come from anywhere, so this is asked before anything else of it is read.
import { sql } from 'kysely';
import { blanksEvened, guards } from './audit-guards.ts';
import type { Db } from './db.ts';
import { listed, type Trouble } from './doctor-check.ts';
import { onEmptyLog } from './missing-parts.ts';

interface Part {
  readonly type: string;
  readonly name: string;
  readonly tbl_name: string;
  readonly sql: string;
}

/** Such as `view sums`, in order. Their text is looked at, too: what a row of the list calls itself, anybody can write. */
export async function foreignParts(db: Db): Promise<string[]> {
  await sql`pragma trusted_schema = off`.execute(db);
  const { rows } = await sql<Part>`
    select type, name, tbl_name, sql from sqlite_schema where (
      (type = 'table' and rootpage > 0 and sql like 'create table %')
      or (type = 'index' and (sql is null or sql like 'create index %' or sql like 'create unique index %'))
    ) is not true order by type, name`.execute(db);
  if (rows.length === 0) return [];
  const own = new Set(await ownTriggers());
  const isOwn = (part: Part) => part.type === 'trigger' && (own.has(triggerText(part)) || isChangedGuard(part));
  return rows.filter((part) => !isOwn(part)).map(({ type, name }) => `${type} ${name}`);
}

/** The same for a log that is in use. */
export function foreignTroubles(parts: readonly string[]): Trouble[] {
  if (parts.length === 0) return [];
  return [
    {
      sentence: `The log holds what no article22 log has and what could act by itself: ${listed(parts)}.`,
      remedy: `Find out who put it there, and take it out with a tool for SQLite (such as: drop ${parts[0]}). A copy that holds it is not taken back.`,
    },
  ];
}

/** Are its migrations in a plain table, which can be read whatever else there is? */
export async function hasPlainMigrations(db: Db): Promise<boolean> {
  await sql`pragma trusted_schema = off`.execute(db);
  const { rows } = await sql`
    select 1 from sqlite_schema where name = 'kysely_migration' and type = 'table' and rootpage > 0 and sql like 'create table %'`.execute(
    db,
  );
  return rows.length > 0;
}

/**
 * A guard of the trail whose text was changed is told as one, and put back before anything is written that it could act on. By its own text
 * it must be on the guard's table.
 */
function isChangedGuard({ name, tbl_name, sql: text }: Part): boolean {
  const [, called, table] =
    /^create trigger "?(\w+)"? (?:before |after )?(?:insert|update|delete)(?: of [\w", ]+)? on "?(\w+)"? /i.exec(blanksEvened(text)) ?? [];
  return called === name && table === tbl_name && guards('sqlite').some((guard) => guard.name === name && guard.table === table);
}

/** The same text for the same trigger. What it calls itself and its table stands in a list of its own, which anybody can write. */
const triggerText = ({ name, tbl_name, sql: text }: Part) => [name, tbl_name, blanksEvened(text)].join('\n');

let triggers: Promise<string[]> | null = null;

/** The triggers of a new log. */
function ownTriggers(): Promise<string[]> {
  triggers ??= onEmptyLog(async (model) => {
    const { rows } = await sql<Part>`select type, name, tbl_name, sql from sqlite_schema where type = 'trigger'`.execute(model);
    return rows.map(triggerText);
  });
  return triggers;
}
