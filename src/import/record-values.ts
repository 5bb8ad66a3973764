// A record as it was understood, field by field: what a dry run shows beside the source text.
import type { ImportRecord } from '../model/import-result.ts';
import type { Dated, Notice } from '../model/notice.ts';
import { CATEGORY_NOT_STATED, NOT_RECORDED } from '../model/vocabulary.ts';

/** Days as YYYY-MM-DD, or YYYY-MM where only the month is known; null for what was not told. */
export function recordValues(notice: Notice): ImportRecord['values'] {
  const first = notice.decisions.find((decision) => decision.order === 'first');
  const category = notice.subcategory ?? notice.category;
  return {
    reference: notice.hasOwnReference ? notice.reference : null,
    sent_on: dayOf(notice.sent),
    provider: notice.service,
    category: category === CATEGORY_NOT_STATED && notice.ownLabel === null ? null : category,
    action: first === undefined || first.action === NOT_RECORDED ? null : first.action,
    decided_on: dayOf(first?.decided),
    url: notice.known.find((known) => known.kind === 'url')?.text ?? null,
    items: notice.items,
    note: notice.note,
  };
}

function dayOf(dated: Dated | null | undefined): string | null {
  if (!dated) return null;
  if (dated.precision === 'month') return dated.firstOn.slice(0, 7);
  return dated.precision === 'span' ? `${dated.firstOn}/${dated.lastOn}` : dated.firstOn;
}
