// Who did what and when. Holds codes, counts and file names, never words about a notice.
import type { Db } from './db.ts';

/** Who acts and when; handed down from the command. */
export interface Actor {
  readonly by: string;
  /** UTC instant. */
  readonly now: string;
}

/** Who acts when nobody said; enough for an import, not for a decision about personal data. */
export const UNNAMED = 'not stated';

/** Columns of a row that says who entered it and when. */
export function recorded({ now, by }: Actor): { recorded_at: string; recorded_by: string } {
  return { recorded_at: now, recorded_by: by };
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
