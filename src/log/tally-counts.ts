// The counts of whole months as the log keeps them up, with their words in place of numbers: for other systems of the flagger.
import type { Period } from '../model/period.ts';
import { loadCodes } from './codes.ts';
import type { Db } from './db.ts';

export interface TallyCount {
  /** `2026-05` */
  readonly month: string;
  /** Name of the service; null: not recorded. */
  readonly service: string | null;
  readonly category: string;
  readonly subcategory: string | null;
  readonly channel: string;
  /** The action that counts now; null: no decision. */
  readonly action: string | null;
  readonly notices: number;
  readonly items: number;
}

/** Standing notices of the months from that of the first day to that of the last. Nothing is withheld. */
export async function readTally(db: Db, { first, last }: Period): Promise<TallyCount[]> {
  const codes = await loadCodes(db);
  const rows = await db
    .selectFrom('tally')
    .leftJoin('service', 'service.id', 'tally.service_id')
    .select(['tally.month', 'service.name', 'tally.category_id', 'tally.subcategory_id', 'tally.channel', 'tally.action_id'])
    .select((eb) => [eb.fn.sum('tally.notices').as('notices'), eb.fn.sum('tally.items').as('items')])
    .where('tally.month', '>=', first.slice(0, 7))
    .where('tally.month', '<=', last.slice(0, 7))
    .groupBy([
      'tally.month',
      'tally.service_id',
      'service.name',
      'tally.category_id',
      'tally.subcategory_id',
      'tally.channel',
      'tally.action_id',
    ])
    .orderBy('tally.month')
    .orderBy('tally.service_id')
    .orderBy('tally.category_id')
    .orderBy('tally.subcategory_id')
    .orderBy('tally.channel')
    .orderBy('tally.action_id')
    .execute();
  return rows.map((row) => ({
    month: row.month,
    service: row.name,
    category: codes.codeOf(row.category_id),
    subcategory: row.subcategory_id === 0 ? null : codes.codeOf(row.subcategory_id),
    channel: row.channel,
    action: row.action_id === 0 ? null : codes.codeOf(row.action_id),
    notices: Number(row.notices),
    items: Number(row.items),
  }));
}
