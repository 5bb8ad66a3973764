// How large a log is, roughly and at once.
import type { Db } from './db.ts';

/** Notices that were ever entered, those taken out since too. */
export async function noticesEver(db: Db): Promise<number> {
  const { last } = await db.selectFrom('notice').select(db.fn.max('id').as('last')).executeTakeFirstOrThrow();
  return Number(last ?? 0);
}
