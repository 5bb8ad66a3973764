// All that is needed to enter notices, read once for an import or an entry by hand.
import { dayIn } from '../model/period.ts';
import { loadCodes } from './codes.ts';
import type { Db } from './db.ts';
import { type Forgotten, loadForgotten } from './forgotten.ts';
import type { KeptSums } from './kept-sums.ts';
import type { RowContext } from './notice-row.ts';
import type { Keeping } from './private-texts.ts';
import { readRules } from './retention.ts';
import { logKey, reportTimeZone } from './settings.ts';

export interface UpsertContext extends RowContext {
  /** The log's key, 32 bytes. */
  readonly key: Uint8Array;
  readonly forgotten: Forgotten;
  readonly keeping: Keeping;
  /** Where a large import adds up what its new notices add to the kept sums. */
  readonly sums?: KeptSums;
}

/** `tellsNotes`: the source has notes, so a blank one means that there is none any more. */
export async function upsertContext(db: Db, who: Omit<RowContext, 'codes'>, tellsNotes: boolean): Promise<UpsertContext> {
  const key = await logKey(db);
  const today = dayIn(await reportTimeZone(db), who.actor.now);
  const keeping = { ...(await readRules(db)), today, tellsNotes };
  return { ...who, codes: await loadCodes(db), key, forgotten: await loadForgotten(db, key), keeping };
}
