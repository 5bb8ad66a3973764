// A person changes the values of a notice. Earlier values are kept as with an import, and the source goes on to be heard: when it tells
// the notice otherwise than before, what it tells holds.
import type { Selectable } from 'kysely';
import { EXIT, quote, UserError } from '../error.ts';
import { completeness } from '../model/completeness.ts';
import { type Dated, isBefore, type Notice } from '../model/notice.ts';
import type { Instant } from '../model/period.ts';
import { categoryOf } from '../model/vocabulary.ts';
import { type Actor, addAudit, recorded } from './audit-trail.ts';
import { loadCodes } from './codes.ts';
import type { Db } from './db.ts';
import { refuseAreaItem, refuseFuture, serviceIdOf } from './hand.ts';
import { dayOf, decidedOf, measureAnew, sentOf } from './measure-anew.ts';
import { changesBetween, type FieldChange, fieldsOf, loadNames, type ValueRow } from './notice-fields.ts';
import { type NoticeView, readNoticeById, refuseRemoved, refuseStale } from './notice-file.ts';
import { keepPast } from './notices.ts';
import { reportTimeZone } from './settings.ts';
import { refreshStates } from './states.ts';
import type { NoticeTable } from './tables.ts';

/** What of a notice can be changed; what is not given stays. */
export type NoticeChange = Partial<
  Pick<
    Notice,
    | 'service'
    | 'channel'
    | 'sent'
    | 'language'
    | 'category'
    | 'subcategory'
    | 'items'
    | 'setting'
    | 'assessedByTwo'
    | 'checklist'
    | 'receipt'
    | 'verified'
    | 'inArea'
    | 'areaItem'
  >
>;

/**
 * Changes a notice in the caller's transaction and returns what changed; nothing is written where nothing did. `seen` is the stamp of what
 * was on the screen (`noticeStamp`); null: whatever it is now. A new type without a subcategory has none, and naming an item of the area
 * says that it lies inside.
 *
 * @throws UserError `notice.changed-meanwhile`, `notice.unknown`, `notice.removed`, `provider.unknown`, `category.unknown`,
 *   `area-item.unknown`, `date.out-of-range`, `number.invalid`
 */
export async function changeNotice(
  db: Db,
  noticeId: number,
  seen: Instant | null,
  change: NoticeChange,
  actor: Actor,
): Promise<readonly FieldChange[]> {
  const view = seen === null ? await readNoticeById(db, noticeId) : await refuseStale(db, noticeId, seen);
  refuseRemoved(view);
  const values: ValueRow = { ...valuesOf(view.notice), ...(await columnsOf(db, view, change)) };
  values.complete = completeness(
    {
      reasons: values.reasons,
      location: values.location,
      submitter: values.submitter,
      goodFaith: values.good_faith,
    } as Notice['checklist'],
    values.subcategory_id === null ? null : (await loadCodes(db)).codeOf(values.subcategory_id),
  );
  const names = await loadNames(db, [view.notice.service_id, values.service_id]);
  const changes = changesBetween(fieldsOf(view.notice, names), fieldsOf(values, names));
  if (changes.length === 0) return changes;
  await refuseImpossible(db, view, values, change, actor);

  await keepPast(db, view.notice, actor.now);
  // What it tells stays known by content_sha256: a file that says again what it said before leaves this change alone.
  await db
    .updateTable('notice')
    .set({ ...values, import_id: null, ...recorded(actor) })
    .where('id', '=', noticeId)
    .execute();
  if (change.sent) await measureAnew(db, view, change.sent, actor);
  await refreshStates(db, [noticeId]);
  await addAudit(db, actor, 'notice.changed', `notice ${noticeId}`, { fields: changes.map(({ field }) => field) });
  return changes;
}

/** When the provider confirmed receipt (Article 16(4)); null takes it back. @throws UserError as `changeNotice` */
export function recordReceipt(
  db: Db,
  noticeId: number,
  seen: Instant | null,
  receipt: Dated | null,
  actor: Actor,
): Promise<readonly FieldChange[]> {
  return changeNotice(db, noticeId, seen, { receipt }, actor);
}

function valuesOf({ id: _id, removed_at: _removed, ...values }: Selectable<NoticeTable>): ValueRow {
  return values;
}

async function columnsOf(db: Db, { notice }: NoticeView, change: NoticeChange): Promise<Partial<ValueRow>> {
  return {
    ...(change.service === undefined ? {} : { service_id: await serviceIdOf(db, change.service) }),
    ...(await typeColumns(db, notice, change)),
    ...areaColumns(notice, change),
    ...given(change.channel, (channel) => ({ channel })),
    ...given(change.sent, ({ precision, at, firstOn, lastOn }) => ({
      sent_precision: precision,
      sent_at: at,
      sent_first_on: firstOn,
      sent_last_on: lastOn,
    })),
    ...given(change.language, (language) => ({ language })),
    ...given(change.items, (items) => ({ items })),
    ...given(change.setting, (setting) => ({ setting })),
    ...given(change.assessedByTwo, (answer) => ({ assessed_by_two: answer })),
    ...given(change.checklist, ({ reasons, location, submitter, goodFaith }) => ({ reasons, location, submitter, good_faith: goodFaith })),
    ...given(change.receipt, (receipt) => ({ receipt_at: receipt?.at ?? null, receipt_on: receipt?.firstOn ?? null })),
    ...given(change.verified, (verified) => ({ verified_at: verified?.at ?? null, verified_on: verified?.firstOn ?? null })),
  };
}

function given<T>(value: T | undefined, columns: (value: T) => Partial<ValueRow>): Partial<ValueRow> {
  return value === undefined ? {} : columns(value);
}

function areaColumns(notice: Selectable<NoticeTable>, { areaItem, inArea }: NoticeChange): Partial<ValueRow> {
  const isOther = areaItem !== undefined && areaItem !== notice.area_item;
  return {
    ...(isOther ? { area_item: areaItem, in_area: areaItem === null ? null : 'yes' } : {}),
    ...given(inArea, (answer) => ({ in_area: answer })),
  };
}

async function typeColumns(
  db: Db,
  notice: Selectable<NoticeTable>,
  { category, subcategory }: NoticeChange,
): Promise<Partial<Pick<ValueRow, 'category_id' | 'subcategory_id'>>> {
  if (category === undefined && subcategory === undefined) return {};
  const codes = await loadCodes(db);
  const main = category ?? codes.codeOf(notice.category_id);
  const type = categoryOf(subcategory ?? main);
  if (!type || type.category !== main) {
    throw new UserError(
      'category.unknown',
      `${quote(subcategory ?? main)} is not a type for a flagger's notices (see schema/content-types.json).`,
      EXIT.usage,
      { field: 'category' },
    );
  }
  const categoryId = codes.idOf('category', type.category);
  if (subcategory === undefined && categoryId === notice.category_id) return {};
  return { category_id: categoryId, subcategory_id: type.subcategory === null ? null : codes.idOf('subcategory', type.subcategory) };
}

async function refuseImpossible(db: Db, view: NoticeView, values: ValueRow, change: NoticeChange, actor: Actor): Promise<void> {
  const sent = change.sent ?? sentOf(view.notice);
  const zone = await reportTimeZone(db);
  for (const dated of [change.sent, change.receipt, change.verified]) refuseFuture(dated ?? null, zone, actor);
  if (change.areaItem !== undefined || change.sent !== undefined) await refuseAreaItem(db, { areaItem: values.area_item, sent });
  const standing = view.decisions.filter((one) => one.superseded_at === null);
  const dates: readonly (readonly [string, string, Dated | null])[] = [
    ['receipt', 'receipt', change.receipt ?? null],
    ['verified', 'our own look', change.verified ?? null],
    ...(change.sent ? standing.map((one) => ['sent', 'a decision', decidedOf(one)] as const) : []),
    ...(change.sent
      ? view.events.filter((one) => one.removedAt === null).map((one) => ['sent', 'a follow-up', dayOf(one.on)] as const)
      : []),
  ];
  const before = dates.find(([, , dated]) => dated !== null && isBefore(dated, sent));
  if (before) {
    const [field, what, dated] = before;
    throw new UserError(
      'date.out-of-range',
      `The day of ${what} (${dated?.at ?? dated?.lastOn}) would lie before the notice was sent (${sent.at ?? sent.firstOn}).`,
      EXIT.usage,
      { field },
    );
  }
  const touched = Math.max(0, ...standing.map((one) => one.items_affected ?? 0));
  if (!Number.isInteger(values.items) || values.items < Math.max(1, touched)) {
    const least = touched > 1 ? `${touched}, because a decision touched so many` : '1';
    throw new UserError('number.invalid', `Items must be a whole number from ${least}.`, EXIT.usage, { field: 'items' });
  }
}
