// The rows of a bulk decision, thousands in a statement: a notice each would take minutes.
import assert from 'node:assert/strict';
import { type RawBuilder, sql } from 'kysely';
import type { Dated, Decision } from '../model/notice.ts';
import type { Actor } from './audit-trail.ts';
import { loadCodes } from './codes.ts';
import type { Db } from './db.ts';
import { decisionRow } from './notice-row.ts';

interface Getting {
  readonly id: number;
  readonly sent: Dated;
  readonly order: Decision['order'];
}

const ROWS_AT_ONCE = 2000;

/** Adds the decision to each notice and notes which rows belong to the bulk act. */
export async function insertDecisions(
  db: Db,
  bulkId: number,
  notices: readonly Getting[],
  decision: Omit<Decision, 'order' | 'delay' | 'itemsAffected'>,
  actor: Actor,
): Promise<void> {
  const { last } = await db.selectFrom('decision').select(db.fn.max('id').as('last')).executeTakeFirstOrThrow();
  const context = { importId: null, codes: await loadCodes(db), actor };
  const rowOf = ({ sent, order }: Omit<Getting, 'id'>) =>
    decisionRow({ ...decision, order, delay: null, itemsAffected: null }, sent, context);
  for (let at = 0; at < notices.length; at += ROWS_AT_ONCE) {
    const some = notices.slice(at, at + ROWS_AT_ONCE).map(({ id, ...one }) => ({ id, row: rowOf(one) }));
    const [first] = some;
    if (!first) return;
    // What differs from notice to notice stands in the statement itself: numbers and fixed words, as thousands of parameters are slow.
    const values = some.map(({ id, row: { decision_order, delay_value, delay_unit } }) =>
      [
        whole(id),
        word(decision_order),
        delay_value == null ? 'null' : whole(delay_value),
        delay_unit == null ? 'null' : word(delay_unit),
      ].join(', '),
    );
    const { row } = first;
    const text = (value: string | null | undefined) => sql`cast(${value ?? null} as text)`;
    await sql`with v (notice_id, decision_order, delay_value, delay_unit) as (values ${sql.raw(`(${values.join('), (')})`)})
      insert into decision (notice_id, import_id, action_id, decision_order, decided_precision, decided_at, decided_first_on, decided_last_on,
        delay_value, delay_unit, effective_at, effective_on, ground, automated, redress_told, items_affected, reason,
        recorded_at, recorded_by, superseded_at, superseded_by)
      select v.notice_id, null, cast(${row.action_id} as integer), v.decision_order, ${text(row.decided_precision)}, ${text(row.decided_at)},
        ${text(row.decided_first_on)}, ${text(row.decided_last_on)}, cast(v.delay_value as integer), v.delay_unit,
        ${text(row.effective_at)}, ${text(row.effective_on)}, ${text(row.ground)}, ${text(row.automated)}, ${text(row.redress_told)},
        null, null, ${text(row.recorded_at)}, ${text(row.recorded_by)}, null, null
      from v`.execute(db);
  }
  await db
    .insertInto('bulk_decision')
    .columns(['bulk_id', 'decision_id'])
    .expression(
      db
        .selectFrom('decision')
        .select([sql<number>`cast(${bulkId} as integer)`.as('bulk_id'), 'decision.id'])
        .where('decision.id', '>', Number(last ?? 0))
        .where('recorded_at', '=', actor.now)
        .where('import_id', 'is', null),
    )
    .execute();
}

function whole(value: number): string {
  assert(Number.isSafeInteger(value), 'a whole number');
  return String(value);
}

function word(value: string): string {
  assert(/^[a-z]+$/.test(value), 'a word of our own');
  return `'${value}'`;
}

/** The numbers of the notices a bulk act decided, as a query. */
export function noticesOf(bulkId: number): RawBuilder<unknown> {
  return sql`(select decision.notice_id from bulk_decision join decision on decision.id = bulk_decision.decision_id
    where bulk_decision.bulk_id = ${bulkId})`;
}
