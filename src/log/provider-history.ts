// What was ever said about a service or a provider, when and by whom: answers, legal entities and merges, those taken back included. Rows
// bear the instant of their act, and the audit trail knows who acted then.
import type { Day, Instant } from '../model/period.ts';
import type { Db } from './db.ts';
import type { MergeKind } from './merges.ts';

export type HistoryLine = {
  readonly at: Instant;
  /** Null: not on record, as when a file brought it. */
  readonly who: string | null;
} & (
  | { readonly what: 'service-answer'; readonly hosting: string; readonly state: string }
  | { readonly what: 'provider-answer'; readonly naturalPerson: string; readonly state: string }
  | { readonly what: 'entity'; readonly provider: string; readonly firstOn: Day | null; readonly lastOn: Day | null }
  /** This one was merged into the other, or parted from it. */
  | { readonly what: 'merged' | 'parted'; readonly other: string }
  /** The other was merged into this one, or parted from it. */
  | { readonly what: 'taken-in' | 'let-go'; readonly other: string }
);
type Untold = HistoryLine extends infer Line ? (Line extends unknown ? Omit<Line, 'who'> : never) : never;

/** The newest first. */
export async function readServiceHistory(db: Db, serviceId: number): Promise<HistoryLine[]> {
  const answers = await db.selectFrom('service_answer').selectAll().where('service_id', '=', serviceId).execute();
  const links = await db
    .selectFrom('service_provider')
    .innerJoin('provider', 'provider.id', 'service_provider.provider_id')
    .select(['provider.name', 'first_on', 'last_on', 'service_provider.recorded_at'])
    .where('service_id', '=', serviceId)
    .execute();
  return withWho(db, [
    ...answers.map(({ recorded_at, hosting, state }): Untold => ({ at: recorded_at, what: 'service-answer', hosting, state })),
    ...links.map(
      ({ recorded_at, name, first_on, last_on }): Untold => ({
        at: recorded_at,
        what: 'entity',
        provider: name,
        firstOn: first_on,
        lastOn: last_on,
      }),
    ),
    ...(await mergeLines(db, 'service', serviceId)),
  ]);
}

/** The newest first. */
export async function readProviderHistory(db: Db, providerId: number): Promise<HistoryLine[]> {
  const answers = await db.selectFrom('provider_answer').selectAll().where('provider_id', '=', providerId).execute();
  return withWho(db, [
    ...answers.map(
      ({ recorded_at, natural_person, state }): Untold => ({
        at: recorded_at,
        what: 'provider-answer',
        naturalPerson: natural_person,
        state,
      }),
    ),
    ...(await mergeLines(db, 'provider', providerId)),
  ]);
}

async function mergeLines(db: Db, kind: MergeKind, id: number): Promise<Untold[]> {
  const rows = await db
    .selectFrom('merge')
    .selectAll()
    .where('kind', '=', kind)
    .where((eb) => eb.or([eb('from_id', '=', id), eb('into_id', '=', id)]))
    .execute();
  const named = await db.selectFrom(kind).select(['id', 'name']).execute();
  const names = new Map(named.map((one) => [one.id, one.name]));
  return rows.flatMap(({ from_id, into_id, recorded_at, undone_at }): Untold[] => {
    const isFrom = from_id === id;
    const other = names.get(isFrom ? into_id : from_id) ?? '';
    return [
      { at: recorded_at, what: isFrom ? 'merged' : 'taken-in', other },
      ...(undone_at === null ? [] : [{ at: undone_at, what: isFrom ? 'parted' : 'let-go', other } as const]),
    ];
  });
}

async function withWho(db: Db, lines: readonly Untold[]): Promise<HistoryLine[]> {
  const instants = [...new Set(lines.map(({ at }) => at))];
  const rows = instants.length === 0 ? [] : await db.selectFrom('audit').select(['at', 'who']).where('at', 'in', instants).execute();
  const who = new Map(rows.map((row) => [row.at, row.who]));
  const order = (a: Untold, b: Untold) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0);
  return [...lines].sort(order).map((line) => ({ ...line, who: who.get(line.at) ?? null }) as HistoryLine);
}
