// Who did what and when. Holds codes, counts and file names, never words about a notice.
import type { Db } from './db.ts';

/** Who acts and when; handed down from the command. */
export interface Actor {
  readonly by: string;
  /** UTC instant. */
  readonly now: string;
}

export interface AuditEntry {
  readonly at: string;
  readonly who: string;
  readonly act: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export async function addAudit(
  db: Db,
  actor: Actor,
  act: string,
  subject: string,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await db
    .insertInto('audit')
    .values({ at: actor.now, who: actor.by, act, subject, detail: JSON.stringify(detail) })
    .execute();
}

/** Latest first. */
export async function listAudit(db: Db, limit: number): Promise<AuditEntry[]> {
  const rows = await db.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(limit).execute();
  return rows.map(({ at, who, act, subject, detail }) => ({
    at,
    who,
    act,
    subject,
    detail: JSON.parse(detail) as Record<string, unknown>,
  }));
}
