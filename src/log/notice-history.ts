// Everything that ever happened to one notice, in one list by time: values, decisions, follow-ups, and the imports that told it.
import type { Selectable } from 'kysely';
import type { Instant } from '../model/period.ts';
import type { Db } from './db.ts';
import type { StoredDecision } from './hand.ts';
import type { NoticeEvent } from './notice-events.ts';
import { changesBetween, dateText, type FieldChange, type FieldValue, fieldsOf, loadNames, type ValueRow } from './notice-fields.ts';
import { type NoticeView, readNoticeById } from './notice-file.ts';
import type { NoticeTable } from './tables.ts';

export type HistoryKind =
  /** The first values, and later ones; `removed` and `restored`: it left the counts and came back. `told`: an import said the same again. */
  | 'entered'
  | 'changed'
  | 'removed'
  | 'restored'
  | 'told'
  /** `corrected`: one row took the place of another. `ended`: it no longer holds. */
  | 'decision'
  | 'decision-corrected'
  | 'decision-ended'
  | 'event'
  | 'event-settled'
  | 'event-removed';

export interface HistoryEntry {
  readonly at: Instant;
  readonly by: string;
  readonly kind: HistoryKind;
  /** Act of the trail by which it happened, as `import.undone`; null: none is known. */
  readonly act: string | null;
  /** Import that told it; null: a person. */
  readonly importId: number | null;
  /** Number of the decision, or of the event, it is about; of one that was corrected or settled, the new one. */
  readonly decisionId: number | null;
  readonly eventId: number | null;
  /** Bulk act that recorded the decision. */
  readonly bulkId: number | null;
  /** Codes, counts, days and names of services; of what is new every `from` is null. */
  readonly changes: readonly FieldChange[];
}

type Untold = Omit<HistoryEntry, 'act' | 'by'> & { readonly by: string | null };

/** The whole history, oldest first. @throws UserError `notice.unknown` */
export async function fullHistory(db: Db, noticeId: number): Promise<readonly HistoryEntry[]> {
  const view = await readNoticeById(db, noticeId);
  const bulks = await bulksOf(db, noticeId);
  const entries = [
    ...(await valueEntries(db, view)),
    ...decisionEntries(view.decisions, bulks),
    ...eventEntries(view.events),
    ...(await tellingEntries(db, noticeId)),
  ];
  const acts = await actsAt(db, [...new Set(entries.map(({ at }) => at))]);
  return entries
    .map((entry) => ({ ...entry, by: entry.by ?? acts.get(entry.at)?.who ?? '', act: acts.get(entry.at)?.act ?? null }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

const NOTHING = { importId: null, decisionId: null, eventId: null, bulkId: null, changes: [] } as const;

function isNew(values: Readonly<Record<string, FieldValue>>): FieldChange[] {
  return Object.entries(values).flatMap(([field, to]) => (to === null ? [] : [{ field, from: null, to }]));
}

async function valueEntries(db: Db, { notice }: NoticeView): Promise<Untold[]> {
  const past = await db.selectFrom('notice_past').selectAll().where('notice_id', '=', notice.id).orderBy('id').execute();
  const states: (ValueRow & { readonly until: Instant | null })[] = [
    ...past.map((row) => ({ ...row, until: row.superseded_at })),
    { ...(notice as Selectable<NoticeTable>), until: notice.removed_at },
  ];
  const names = await loadNames(
    db,
    states.map(({ service_id }) => service_id),
  );
  return states.flatMap((state, i) => {
    const before = states[i - 1];
    const wasAway = before?.until != null && before.until < state.recorded_at;
    const fields = fieldsOf(state, names);
    const kind = !before ? 'entered' : wasAway ? 'restored' : 'changed';
    const changes = before ? changesBetween(fieldsOf(before, names), fields) : isNew(fields);
    const isLast = i === states.length - 1;
    const next = states[i + 1];
    const left = state.until !== null && (isLast || (next !== undefined && state.until < next.recorded_at));
    return [
      { ...NOTHING, at: state.recorded_at, by: state.recorded_by, kind, importId: state.import_id, changes },
      ...(left && state.until !== null ? [{ ...NOTHING, at: state.until, by: null, kind: 'removed' } as const] : []),
    ] satisfies Untold[];
  });
}

function decisionEntries(decisions: readonly StoredDecision[], bulks: ReadonlyMap<number, number>): Untold[] {
  const taken = new Set<number>();
  const begun = decisions.map((one): Untold => {
    const ended = decisions.filter((other) => other.superseded_at === one.recorded_at && !taken.has(other.id));
    const begins = decisions.filter((other) => other.recorded_at === one.recorded_at);
    const before = ended.length === 1 && begins.length === 1 ? ended[0] : undefined;
    if (before) taken.add(before.id);
    return {
      ...NOTHING,
      at: one.recorded_at,
      by: one.recorded_by,
      kind: before ? 'decision-corrected' : 'decision',
      importId: one.import_id,
      decisionId: one.id,
      bulkId: bulks.get(one.id) ?? null,
      changes: before ? changesBetween(told(before), told(one)) : isNew(told(one)),
    };
  });
  const ended = decisions
    .filter((one) => one.superseded_at !== null && !taken.has(one.id))
    .map((one): Untold => {
      const changes = [{ field: 'action', from: one.action, to: null }];
      return { ...NOTHING, at: one.superseded_at as Instant, by: null, kind: 'decision-ended', decisionId: one.id, changes };
    });
  return [...begun, ...ended];
}

function told(one: StoredDecision): Readonly<Record<string, FieldValue>> {
  return {
    action: one.action,
    decided: dateText(one.decided_at, one.decided_first_on, one.decided_last_on),
    effective: one.effective_at ?? one.effective_on,
    ground: one.ground,
    automated: one.automated,
    redressTold: one.redress_told,
    itemsAffected: one.items_affected,
  };
}

function eventEntries(events: readonly NoticeEvent[]): Untold[] {
  const replaced = new Map(events.flatMap((one) => (one.replacesId === null ? [] : [[one.replacesId, one] as const])));
  return events.flatMap((one): Untold[] => {
    const values = ({ kind, on, result, resultOn, until }: NoticeEvent) => ({ kind, on, result, resultOn, until });
    const before = events.find(({ id }) => id === one.replacesId);
    const begun: Untold = {
      ...NOTHING,
      at: one.recordedAt,
      by: one.recordedBy,
      kind: before ? 'event-settled' : 'event',
      eventId: one.id,
      changes: before ? changesBetween(values(before), values(one)) : isNew(values(one)),
    };
    if (one.removedAt === null || replaced.has(one.id)) return [begun];
    const changes = [{ field: 'kind', from: one.kind, to: null }];
    return [begun, { ...NOTHING, at: one.removedAt, by: one.removedBy, kind: 'event-removed', eventId: one.id, changes }];
  });
}

/** Imports that told the notice without changing its values then. */
async function tellingEntries(db: Db, noticeId: number): Promise<Untold[]> {
  const rows = await db
    .selectFrom('telling')
    .innerJoin('import', 'import.id', 'telling.import_id')
    .select(['import.id', 'imported_at', 'imported_by'])
    .where('notice_id', '=', noticeId)
    .where((eb) =>
      eb.not(
        eb.or([
          eb.exists(
            eb
              .selectFrom('notice')
              .select('notice.id')
              .where('notice.id', '=', noticeId)
              .whereRef('notice.recorded_at', '=', 'imported_at'),
          ),
          eb.exists(
            eb
              .selectFrom('notice_past')
              .select('notice_past.id')
              .where('notice_past.notice_id', '=', noticeId)
              .whereRef('notice_past.recorded_at', '=', 'imported_at'),
          ),
        ]),
      ),
    )
    .execute();
  return rows.map((row) => ({ ...NOTHING, at: row.imported_at, by: row.imported_by, kind: 'told', importId: row.id }));
}

async function bulksOf(db: Db, noticeId: number): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('bulk_decision')
    .innerJoin('decision', 'decision.id', 'decision_id')
    .select(['bulk_id', 'decision_id'])
    .where('notice_id', '=', noticeId)
    .execute();
  return new Map(rows.map((row) => [row.decision_id, row.bulk_id]));
}

/** Acts share no instant, so the trail says who acted and how. */
async function actsAt(db: Db, instants: readonly Instant[]): Promise<ReadonlyMap<Instant, { readonly who: string; readonly act: string }>> {
  const rows = await db
    .selectFrom('audit')
    .select(['at', 'who', 'act'])
    .where('at', 'in', instants)
    .where('act', '!=', 'correction.opened')
    .orderBy('id', 'desc')
    .execute();
  return new Map(rows.map(({ at, who, act }) => [at, { who, act }]));
}
