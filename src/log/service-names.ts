// The services of the log by name: to choose one from.
import { compareText, normaliseLabel } from '../model/normalise.ts';
import type { Db } from './db.ts';

export interface ServiceName {
  readonly id: number;
  readonly name: string;
}

/** Those that count for themselves (none that was merged into another), by name. */
export async function listServiceNames(db: Db): Promise<readonly ServiceName[]> {
  const rows = await db
    .selectFrom('service')
    .select(['id', 'name'])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('merge')
            .select('merge.from_id')
            .whereRef('merge.from_id', '=', 'service.id')
            .where('merge.kind', '=', 'service')
            .where('merge.undone_at', 'is', null),
        ),
      ),
    )
    .execute();
  return rows.sort((a, b) => compareText(normaliseLabel(a.name), normaliseLabel(b.name)));
}
