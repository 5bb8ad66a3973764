// Unanswered notices one by one: those of which a provider is to be reminded now, and those that an annex to a complaint lists.
import { sql } from 'kysely';
import { EXIT, UserError } from '../error.ts';
import type { Channel } from '../model/notice.ts';
import { AFTER_EVERY_INSTANT, addDays, type Day, type Period } from '../model/period.ts';
import { daysSilent, type NamedProvider, type SilentNotice } from '../model/silence.ts';
import { loadCodes } from './codes.ts';
import type { Db } from './db.ts';
import { loadProviderBook } from './provider-book.ts';
import { listProviders } from './provider-list.ts';
import { readReminderDays } from './silence.ts';

export interface ReminderDue {
  readonly noticeId: number;
  readonly source: string;
  readonly reference: string;
  readonly sentOn: Day;
  /** Null: not recorded. */
  readonly service: string | null;
  readonly days: number;
  /** Null: none was sent. */
  readonly lastReminderOn: Day | null;
}

export interface RemindersPage {
  /** The oldest first. */
  readonly due: readonly ReminderDue[];
  /** Where the next page begins; null: this is the last one. */
  readonly next: ReminderKey | null;
}

export interface ReminderKey {
  readonly sentOn: Day;
  readonly noticeId: number;
}

/** One page of the notices under Article 16 of which a provider is to be reminded on a day. `after` is `next` of the page before. */
export async function listRemindersDue(
  db: Db,
  today: Day,
  { after = null, size = 50 }: { readonly after?: ReminderKey | null; readonly size?: number } = {},
): Promise<RemindersPage> {
  const { first, again } = await readReminderDays(db);
  const found: ReminderDue[] = [];
  // Each kind of silence is an index of its own, walked in the order of sending; the two are merged here.
  for (const answer of ['none', 'pending']) {
    const { rows } = await sql<Omit<ReminderDue, 'days'>>`
      select s.notice_id as "noticeId", o.code as source, n.reference, s.sent_on as "sentOn", v.name as service,
        (select max(e.on_day) from notice_event e where e.notice_id = s.notice_id and e.kind = 'follow-up' and e.removed_at is null)
          as "lastReminderOn"
      from notice_state s join notice n on n.id = s.notice_id join source o on o.id = s.source_id left join service v on v.id = s.service_id
      where s.answer = ${answer} and s.channel = 'article-16' and s.sent_on <= ${addDays(today, -first)}
        and ${after === null ? sql`1 = 1` : sql`(s.sent_on, s.notice_id) > (${after.sentOn}, ${after.noticeId})`}
        and not exists (select 1 from notice_event e where e.notice_id = s.notice_id and e.kind = 'follow-up' and e.removed_at is null
          and e.on_day > ${addDays(today, -again)})
      order by s.sent_on, s.notice_id limit ${size + 1}`.execute(db);
    found.push(...rows.map((row) => ({ ...row, days: daysSilent(row.sentOn, today) })));
  }
  found.sort((a, b) => (a.sentOn === b.sentOn ? a.noticeId - b.noticeId : a.sentOn < b.sentOn ? -1 : 1));
  const due = found.slice(0, size);
  const last = due.at(-1);
  return { due, next: found.length > size && last ? { sentOn: last.sentOn, noticeId: last.noticeId } : null };
}

/** So many notices fit an annex that people read. */
export const ANNEX_MAX = 5000;

interface OpenNotice {
  readonly id: number;
  readonly service_id: number | null;
  readonly channel: string;
  readonly sent_first_on: Day;
  readonly sent_last_on: Day;
  readonly category_id: number;
  readonly subcategory_id: number | null;
  readonly items: number;
  readonly receipt_on: Day | null;
  readonly decided_on: Day | null;
  readonly action_id: number | null;
}

/**
 * Notices under Article 16 of a span of days without a decision, of one provider (its code; null: of all), in the order of sending. A
 * notice belongs to the provider of its own day.
 *
 * @throws UserError `provider.unknown`, `silence.too-many`
 */
export async function readSilentNotices(
  db: Db,
  { provider, period, today }: { readonly provider: string | null; readonly period: Period; readonly today: Day },
): Promise<{ readonly provider: NamedProvider | 'all'; readonly notices: SilentNotice[] }> {
  const book = await loadProviderBook(db, AFTER_EVERY_INSTANT);
  const codes = await loadCodes(db);
  const providers = new Map((await listProviders(db, null)).map((one) => [one.code, one]));
  const services = new Map((await db.selectFrom('service').select(['code', 'name']).execute()).map(({ code, name }) => [code, name]));
  if (provider !== null && !providers.has(provider))
    throw new UserError('provider.unknown', 'No provider has this code. See the codes with: article22 silence', EXIT.usage);
  const named = (code: string | null): NamedProvider => {
    const one = code === null ? undefined : providers.get(code);
    if (!one) return 'not-recorded';
    return one.naturalPerson === 'yes' ? 'natural-person' : { code: one.code, name: one.name };
  };
  const isOwn = (serviceId: number | null, day: Day) => provider === null || book.on(serviceId, day).provider === provider;
  const service = provider === null ? null : await servicesEver(db, (id) => ['', ...book.changeDays].some((day) => isOwn(id, day)));
  await refuseTooMany(db, period, service, isOwn);
  const own = (await openNotices(db, period, service)).filter(({ service_id, sent_first_on }) => isOwn(service_id, sent_first_on));
  const reminders = await remindersOf(db, own);
  const acknowledged = codes.idOf('action', 'PENDING_ACK_ONLY');
  const notices = own.map((row, index): SilentNotice => {
    const on = book.on(row.service_id, row.sent_first_on);
    const shown = named(on.provider);
    return {
      number: index + 1,
      provider: shown,
      service: typeof shown === 'string' || on.service === null ? null : (services.get(on.service) ?? null),
      sentFirstOn: row.sent_first_on,
      sentLastOn: row.sent_last_on,
      category: codes.codeOf(row.category_id),
      subcategory: row.subcategory_id === null ? null : codes.codeOf(row.subcategory_id),
      channel: row.channel as Channel,
      items: row.items,
      days: daysSilent(row.sent_last_on, today),
      receiptOn: row.receipt_on ?? (row.action_id === acknowledged ? row.decided_on : null),
      reminders: reminders.get(row.id) ?? [],
    };
  });
  return { provider: provider === null ? 'all' : named(provider), notices };
}

/** What the trail calls the provider of a code (null: all): its number, because a name may be that of a person. */
export async function silenceSubject(db: Db, code: string | null): Promise<string> {
  if (code === null) return 'providers';
  const { id } = await db.selectFrom('provider').select('id').where('code', '=', code).executeTakeFirstOrThrow();
  return `provider ${id}`;
}

/** Services that belonged to a provider at some time. */
async function servicesEver(db: Db, isOwn: (serviceId: number) => boolean): Promise<number[]> {
  return (await db.selectFrom('service').select('id').execute()).map(({ id }) => id).filter(isOwn);
}

/** Asks the sums by day, so that nothing is read that is not shown. */
async function refuseTooMany(
  db: Db,
  { first, last }: Period,
  services: readonly number[] | null,
  isOwn: (serviceId: number | null, day: Day) => boolean,
): Promise<void> {
  const rows = await db
    .selectFrom('open_tally')
    .selectAll()
    .where('sent_on', '>=', first)
    .where('sent_on', '<=', last)
    .where('channel', '=', 'article-16')
    .$if(services !== null, (query) => query.where('service_id', 'in', [...(services ?? []), -1]))
    .execute();
  const notices = rows.filter((row) => isOwn(row.service_id || null, row.sent_on)).reduce((sum, row) => sum + row.notices, 0);
  if (notices <= ANNEX_MAX) return;
  throw new UserError(
    'silence.too-many',
    `${notices} notices are without a decision, and an annex lists at most ${ANNEX_MAX}. Choose one provider or fewer days.`,
    EXIT.usage,
  );
}

async function openNotices(db: Db, { first, last }: Period, services: readonly number[] | null): Promise<OpenNotice[]> {
  return db
    .selectFrom('notice_state')
    .innerJoin('notice', 'notice.id', 'notice_state.notice_id')
    .select(['notice.id', 'notice.service_id', 'notice.channel', 'sent_first_on', 'sent_last_on', 'notice.category_id'])
    .select(['notice.subcategory_id', 'notice.items', 'receipt_on', 'notice_state.decided_on', 'notice_state.action_id'])
    .where('notice_state.answer', 'in', ['none', 'pending'])
    .where('notice_state.channel', '=', 'article-16')
    .where('notice_state.sent_on', '>=', first)
    .where('notice_state.sent_on', '<=', last)
    .$if(services !== null, (query) => query.where('notice_state.service_id', 'in', [...(services ?? []), -1]))
    .orderBy('notice_state.sent_on')
    .orderBy('notice_state.notice_id')
    .execute();
}

async function remindersOf(db: Db, notices: readonly { readonly id: number }[]): Promise<Map<number, Day[]>> {
  const days = new Map<number, Day[]>();
  for (let at = 0; at < notices.length; at += 500) {
    const ids = notices.slice(at, at + 500).map(({ id }) => id);
    const rows = await db
      .selectFrom('notice_event')
      .select(['notice_id', 'on_day'])
      .where('notice_id', 'in', ids)
      .where('kind', '=', 'follow-up')
      .where('removed_at', 'is', null)
      .orderBy('on_day')
      .execute();
    for (const { notice_id, on_day } of rows) days.set(notice_id, [...(days.get(notice_id) ?? []), on_day]);
  }
  return days;
}
