// The chain of the audit trail: where it stands, and tying the lines of a log that was made before there was one.
import { sql } from 'kysely';
import { type AuditHead, CHAIN_START, isHead, lineHash, linkTo, noHead } from './audit-hash.ts';
import { type Db, engineOf } from './db.ts';

/** Lines that are tied in one statement. */
const LINES_AT_ONCE = 500;

/**
 * How many lines the trail has, and the hash of the last: who keeps both elsewhere can find later whether any of them was changed.
 *
 * @throws UserError `audit.no-head`
 */
export async function readHead(db: Db): Promise<AuditHead> {
  const head = await findHead(db);
  if (head === null) throw noHead();
  return head;
}

/** Null: somebody took it away, or made something of it that is no head. */
export async function findHead(db: Db): Promise<AuditHead | null> {
  if (!(await hasHeadTable(db))) return null;
  const head = await db.selectFrom('audit_head').select(['lines', 'sha256']).where('id', '=', 1).executeTakeFirst();
  return head !== undefined && isHead(head) ? head : null;
}

const HEAD_COLUMNS: readonly string[] = ['id', 'lines', 'sha256'];

/** Is the table of the head there, with its columns? Asked first: a question to what is not there ends a transaction on PostgreSQL. */
export async function hasHeadTable(db: Db): Promise<boolean> {
  const { rows } = await (engineOf(db) === 'sqlite'
    ? sql<{ name: string }>`
        select c.name from sqlite_schema t join pragma_table_info(t.name) c where t.type = 'table' and t.name = 'audit_head'`
    : sql<{ name: string }>`
        select column_name as name from information_schema.columns where table_schema = current_schema() and table_name = 'audit_head'`
  ).execute(db);
  const present = new Set(rows.map(({ name }) => name));
  return HEAD_COLUMNS.every((column) => present.has(column));
}

/** Of parts that a log lacks, as `missingParts` names them: is it one of the head, which is told with the trail and can be made anew? */
export function isPartOfHead(part: string): boolean {
  return part.startsWith('column audit_head.');
}

/** The head as the last line that is there has it. What stood behind that line cannot be told. */
export async function headOfLines(db: Db): Promise<AuditHead> {
  const last = await db
    .selectFrom('audit')
    .selectAll()
    .where('number', '=', sql<number>`cast(number as integer)`)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last === undefined) return { lines: 0, sha256: CHAIN_START };
  const head = { lines: last.number, sha256: last.sha256 };
  return isHead(head) ? head : { lines: last.number, sha256: lineHash(last) };
}

/** Ties every line that is there, in the order in which they were written; for a log whose lines were not tied yet. */
export async function chainPresentLines(db: Db): Promise<void> {
  let head: AuditHead = { lines: 0, sha256: CHAIN_START };
  for (let after = -1; ; ) {
    const rows = await db
      .selectFrom('audit')
      .select(['id', 'at', 'who', 'act', 'subject', 'detail'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(LINES_AT_ONCE)
      .execute();
    const tied = rows.map((row) => {
      const link = linkTo(head, row);
      head = { lines: link.number, sha256: link.sha256 };
      return { id: row.id, ...link };
    });
    const last = tied.at(-1);
    if (!last) break;
    await writeLinks(db, tied);
    after = last.id;
  }
  await db.updateTable('audit_head').set(head).execute();
}

type Tied = { readonly id: number } & ReturnType<typeof linkTo>;

async function writeLinks(db: Db, lines: readonly Tied[]): Promise<void> {
  const rows = lines.map(
    (line) =>
      sql`(cast(${line.id} as integer), cast(${line.number} as integer), ${line.salt}, ${line.content_sha256}, ${line.previous_sha256}, ${line.sha256})`,
  );
  await sql`
    with tied (id, number, salt, content_sha256, previous_sha256, sha256) as (values ${sql.join(rows)})
    update audit set number = tied.number, salt = tied.salt, content_sha256 = tied.content_sha256,
      previous_sha256 = tied.previous_sha256, sha256 = tied.sha256
    from tied where tied.id = audit.id`.execute(db);
}
