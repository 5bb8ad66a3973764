// A notice as rows of the log and back.
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import type { Insertable } from 'kysely';
import { completeness } from '../model/completeness.ts';
import { type Dated, type Decision, isBefore, type Notice } from '../model/notice.ts';
import { daysBetween } from '../model/period.ts';
import type { Actor } from './audit-trail.ts';
import type { Codes } from './codes.ts';
import type { DecisionTable, NoticeTable } from './tables.ts';

export interface RowContext {
  readonly sourceId: number;
  /** Null: entered by hand. */
  readonly importId: number | null;
  readonly codes: Codes;
  readonly actor: Actor;
}

export type NoticeRow = Omit<Insertable<NoticeTable>, 'id'>;
export type DecisionRow = Omit<Insertable<DecisionTable>, 'id' | 'notice_id'>;

/** Columns of a row, as `noticeRow` fills them. */
export const NOTICE_COLUMNS = [
  'source_id',
  'reference',
  'own_reference',
  'import_id',
  'content_sha256',
  'service_id',
  'channel',
  'sent_precision',
  'sent_at',
  'sent_first_on',
  'sent_last_on',
  'language',
  'own_label',
  'category_id',
  'subcategory_id',
  'items',
  'setting',
  'assessed_by_two',
  'reasons',
  'location',
  'submitter',
  'good_faith',
  'complete',
  'receipt_at',
  'receipt_on',
  'verified_at',
  'verified_on',
  'in_area',
  'area_item',
  'recorded_at',
  'recorded_by',
  'removed_at',
] as const satisfies readonly (keyof NoticeRow)[];

/** Columns of a row, as `decisionRow` fills them. */
export const DECISION_COLUMNS = [
  'import_id',
  'action_id',
  'decision_order',
  'decided_precision',
  'decided_at',
  'decided_first_on',
  'decided_last_on',
  'delay_value',
  'delay_unit',
  'effective_at',
  'effective_on',
  'ground',
  'automated',
  'redress_told',
  'items_affected',
  'reason',
  'recorded_at',
  'recorded_by',
  'superseded_at',
  'superseded_by',
] as const satisfies readonly (keyof DecisionRow)[];

/** The decisions a source tells with a notice. */
export function toldRows(notice: Notice, context: RowContext): DecisionRow[] {
  return notice.decisions.map((decision) => decisionRow(decision, notice.sent, context));
}

export function noticeRow(notice: Notice, serviceId: number | null, context: RowContext): NoticeRow {
  const { codes, actor } = context;
  return {
    source_id: context.sourceId,
    reference: notice.reference,
    own_reference: notice.hasOwnReference ? 'yes' : 'no',
    import_id: context.importId,
    content_sha256: contentSha256(notice, serviceId, context.importId !== null),
    service_id: serviceId,
    channel: notice.channel,
    sent_precision: notice.sent.precision,
    sent_at: notice.sent.at,
    sent_first_on: notice.sent.firstOn,
    sent_last_on: notice.sent.lastOn,
    language: notice.language,
    own_label: notice.ownLabel,
    category_id: codes.idOf('category', notice.category),
    subcategory_id: notice.subcategory === null ? null : codes.idOf('subcategory', notice.subcategory),
    items: notice.items,
    setting: notice.setting,
    assessed_by_two: notice.assessedByTwo,
    reasons: notice.checklist.reasons,
    location: notice.checklist.location,
    submitter: notice.checklist.submitter,
    good_faith: notice.checklist.goodFaith,
    complete: completeness(notice.checklist, notice.subcategory),
    receipt_at: notice.receipt?.at ?? null,
    receipt_on: notice.receipt?.firstOn ?? null,
    verified_at: notice.verified?.at ?? null,
    verified_on: notice.verified?.firstOn ?? null,
    in_area: notice.inArea,
    area_item: notice.areaItem,
    recorded_at: actor.now,
    recorded_by: actor.by,
    removed_at: null,
  };
}

/**
 * What a re-import compares: everything mapped, with the service as the log understands it; not the private note. The properties stand in
 * the order in which a file's notices have them since the first version; those entered by hand keep the order they come in.
 */
function contentSha256(notice: Notice, serviceId: number | null, isOfFile: boolean): string {
  const content = isOfFile ? inOrder(notice, serviceId) : { ...notice, service: undefined, note: undefined, serviceId };
  return hash('sha256', JSON.stringify(content));
}

/** Written out because a copy without two of its properties costs as much again as the text and its hash. */
function inOrder(notice: Notice, serviceId: number | null) {
  return {
    reference: notice.reference,
    hasOwnReference: notice.hasOwnReference,
    sent: notice.sent,
    category: notice.category,
    subcategory: notice.subcategory,
    items: notice.items,
    receipt: notice.receipt,
    verified: notice.verified,
    decisions: notice.decisions,
    channel: notice.channel,
    language: notice.language,
    ownLabel: notice.ownLabel,
    setting: notice.setting,
    assessedByTwo: notice.assessedByTwo,
    checklist: notice.checklist,
    inArea: notice.inArea,
    areaItem: notice.areaItem,
    known: notice.known,
    serviceId,
  } satisfies Omit<Notice, 'service' | 'note'> & { serviceId: number | null };
}

export function decisionRow(
  decision: Decision,
  sent: Dated,
  context: Omit<RowContext, 'sourceId'>,
  reason: string | null = null,
): DecisionRow {
  const delay = delayOf(decision, sent);
  return {
    import_id: context.importId,
    action_id: context.codes.idOf('action', decision.action),
    decision_order: decision.order,
    decided_precision: decision.decided?.precision ?? null,
    decided_at: decision.decided?.at ?? null,
    decided_first_on: decision.decided?.firstOn ?? null,
    decided_last_on: decision.decided?.lastOn ?? null,
    delay_value: delay?.value ?? null,
    delay_unit: delay?.unit ?? null,
    effective_at: decision.effective?.at ?? null,
    effective_on: decision.effective?.firstOn ?? null,
    ground: decision.ground,
    automated: decision.automated,
    redress_told: decision.redressTold,
    items_affected: decision.itemsAffected,
    reason,
    recorded_at: context.actor.now,
    recorded_by: context.actor.by,
    superseded_at: null,
    superseded_by: null,
  };
}

/** Reported delay, else the time between the dates in the coarser of their units; null where a date is not known to the day. */
export function delayOf(
  decision: Pick<Decision, 'delay' | 'effective' | 'decided'>,
  sent: Dated,
): { value: number; unit: 'minute' | 'hour' | 'day' } | null {
  if (decision.delay) return decision.delay;
  const end = decision.effective ?? decision.decided;
  if (!end) return null;
  assert(!isBefore(end, sent), 'a decision lies before the notice was sent');
  if (sent.at && end.at) return { value: Math.floor((Date.parse(end.at) - Date.parse(sent.at)) / 60_000), unit: 'minute' };
  if (sent.firstOn !== sent.lastOn || end.firstOn !== end.lastOn) return null;
  return { value: daysBetween(sent.firstOn, end.firstOn), unit: 'day' };
}

/** Two decisions are the same statement when all that was told is the same, whoever recorded it and when. */
export function decisionKey(row: DecisionRow): string {
  const { import_id: _i, recorded_at: _a, recorded_by: _b, reason: _r, superseded_at: _s, superseded_by: _e, ...told } = row;
  return JSON.stringify(Object.entries(told).sort(([a], [b]) => (a < b ? -1 : 1)));
}
