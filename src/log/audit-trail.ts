// Who did what and when. Holds codes, numbers and counts, never words about a notice or a name but who acted. Lines are only added, each tied to the one before
// it; the database itself refuses all else but forgetting the words of a line.
import { type AuditHead, isHead, linkTo, noHead } from './audit-hash.ts';
import { insertInChunks } from './chunks.ts';
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

/** Adds a line at the end of the trail, in the transaction of the act. @throws UserError `audit.no-head` */
export async function addAudit(
  db: Db,
  actor: Actor,
  act: string,
  subject: string,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  if (!db.isTransaction) return db.transaction().execute((own) => addAudit(own, actor, act, subject, detail));
  const head = await heldHead(db);
  const text = { at: actor.now, who: asStored(actor.by), act, subject: asStored(subject), detail: JSON.stringify(detail) };
  await db
    .insertInto('audit')
    .values({ ...text, ...linkTo(head, text) })
    .execute()
    .catch((error: unknown) => {
      // A head that stands before lines that are there already: by the guard, or without it by the index.
      throw /follows the last one|audit\.number|audit_number/.test(String(error)) ? noHead() : error;
    });
}

/** The head, and nobody else adds a line before this transaction ends. The database moves it on with each line. */
async function heldHead(db: Db): Promise<AuditHead> {
  const head = await db
    .updateTable('audit_head')
    .set((eb) => ({ lines: eb.ref('lines') }))
    .where('id', '=', 1)
    .returning(['lines', 'sha256'])
    .executeTakeFirst()
    .catch((error: unknown) => {
      // The table, or a column of it.
      throw /no such table: (main\.)?audit_head|no such column: "?(id|lines|sha256)|"(audit_head|id|lines|sha256)"( of relation "audit_head")? does not exist/.test(
        String(error),
      )
        ? noHead()
        : error;
    });
  if (head === undefined || !isHead(head)) throw noHead();
  return head;
}

/** What a line says beside its act and subject; null: something that this program does not write, and that cannot be read. */
export function detailOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const detail: unknown = JSON.parse(text);
    return typeof detail === 'object' && detail !== null && !Array.isArray(detail) ? (detail as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Half a character at the end of a text that was cut comes back from the database as another one, and would change the hash. */
const asStored = (text: string) => Buffer.from(text, 'utf8').toString('utf8');

/** Stands where words were forgotten. */
export const FORGOTTEN_WORDS = '(forgotten)';

/** Takes subject and detail away from lines; who, when and what was done stay. The act that does so names the lines in its detail. */
export async function forgetWords(db: Db, numbers: readonly number[]): Promise<void> {
  await insertInChunks(numbers, (some) =>
    db.updateTable('audit').set({ subject: FORGOTTEN_WORDS, detail: '{}', salt: null }).where('number', 'in', some).execute(),
  );
}
