// The values of a notice under their own names, with codes instead of small numbers: to compare what it was with what it is.
import type { Selectable } from 'kysely';
import type { Day, Instant } from '../model/period.ts';
import { loadCodes } from './codes.ts';
import type { Db } from './db.ts';
import type { NoticeTable } from './tables.ts';

/** Values that people see and change, in the order of the form. */
export const NOTICE_FIELDS = [
  'service',
  'category',
  'subcategory',
  'ownLabel',
  'channel',
  'sent',
  'items',
  'reasons',
  'location',
  'submitter',
  'goodFaith',
  'setting',
  'language',
  'inArea',
  'areaItem',
  'assessedByTwo',
  'receipt',
  'verified',
] as const;
export type NoticeField = (typeof NOTICE_FIELDS)[number];

/** A code, a name, a count, a day or an instant; null: none. */
export type FieldValue = string | number | null;

export interface FieldChange {
  readonly field: string;
  readonly from: FieldValue;
  readonly to: FieldValue;
}

export interface Names {
  codeOf(id: number): string;
  serviceOf(id: number): string;
}

/** Values as they stand in `notice` and in `notice_past`. */
export type ValueRow = Omit<Selectable<NoticeTable>, 'id' | 'removed_at'>;

/** The names of these services, and the words of the vocabulary. */
export async function loadNames(db: Db, serviceIds: readonly (number | null)[]): Promise<Names> {
  const codes = await loadCodes(db);
  const ids = [...new Set(serviceIds.filter((id) => id !== null))];
  const rows = ids.length === 0 ? [] : await db.selectFrom('service').select(['id', 'name']).where('id', 'in', ids).execute();
  const services = new Map(rows.map(({ id, name }) => [id, name]));
  return { codeOf: codes.codeOf, serviceOf: (id) => services.get(id) ?? '' };
}

export function fieldsOf(row: ValueRow, names: Names): Readonly<Record<NoticeField, FieldValue>> {
  return {
    service: row.service_id === null ? null : names.serviceOf(row.service_id),
    category: names.codeOf(row.category_id),
    subcategory: row.subcategory_id === null ? null : names.codeOf(row.subcategory_id),
    ownLabel: row.own_label,
    channel: row.channel,
    sent: dateText(row.sent_at, row.sent_first_on, row.sent_last_on),
    items: row.items,
    reasons: row.reasons,
    location: row.location,
    submitter: row.submitter,
    goodFaith: row.good_faith,
    setting: row.setting,
    language: row.language,
    inArea: row.in_area,
    areaItem: row.area_item,
    assessedByTwo: row.assessed_by_two,
    receipt: row.receipt_at ?? row.receipt_on,
    verified: row.verified_at ?? row.verified_on,
  };
}

/** An instant, a day, or two days with `..` between them; null: no date. */
export function dateText(at: Instant | null, firstOn: Day | null, lastOn: Day | null): string | null {
  return at ?? (firstOn === lastOn ? firstOn : `${firstOn}..${lastOn}`);
}

export function changesBetween<T extends Readonly<Record<string, FieldValue>>>(before: T, after: T): readonly FieldChange[] {
  return Object.keys(after)
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, from: before[field] ?? null, to: after[field] ?? null }));
}
