// Where a new notice stands, worked out from its rows before they are written. The same as `statesOf` says of them in SQL
// (states.ts), which is what `recount --check` compares with.
import type { Codes } from './codes.ts';
import type { DecisionRow, NoticeRow } from './notice-row.ts';
import type { NoticeStateTable } from './tables.ts';

export const STATE_COLUMNS = [
  'notice_id',
  'source_id',
  'sent_on',
  'service_id',
  'category_id',
  'subcategory_id',
  'channel',
  'items',
  'complete',
  'action_id',
  'answer',
  'decided_on',
  'changed_at',
] as const satisfies readonly (keyof NoticeStateTable)[];

/** `decisions` are those entered with the notice, in the order in which they get their numbers. */
export function stateOf(noticeId: number, row: NoticeRow, decisions: readonly DecisionRow[], codes: Codes): NoticeStateTable {
  const main = mainDecision(decisions, codes);
  return {
    notice_id: noticeId,
    source_id: row.source_id,
    sent_on: row.sent_first_on,
    service_id: row.service_id ?? null,
    category_id: row.category_id,
    subcategory_id: row.subcategory_id ?? null,
    channel: row.channel,
    items: row.items,
    complete: row.complete,
    action_id: main?.action_id ?? null,
    answer: main === null ? 'none' : (codes.groupOf(main.action_id) ?? 'none'),
    decided_on: main?.decided_first_on ?? null,
    changed_at: row.recorded_at,
  };
}

/** The latest dated one; of several on one day the strongest, then the one that was told first. A later one without a day has no place in time. */
function mainDecision(decisions: readonly DecisionRow[], codes: Codes): DecisionRow | null {
  let main: DecisionRow | null = null;
  for (const decision of decisions) {
    if (decision.decided_first_on == null && decision.decision_order !== 'first') continue;
    if (main === null || isBefore(decision, main, codes)) main = decision;
  }
  return main;
}

function isBefore(a: DecisionRow, b: DecisionRow, codes: Codes): boolean {
  const [dayA, dayB] = [a.decided_last_on ?? '', b.decided_last_on ?? ''];
  if (dayA !== dayB) return dayA > dayB;
  return codes.rankOf(a.action_id) < codes.rankOf(b.action_id);
}
