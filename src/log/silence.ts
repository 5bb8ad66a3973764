// Who has not answered which notices, and for how long: sums of the notices without a decision, by the provider of the day they were sent.
// Read from the sums that the log keeps; only receipts and reminders take a look at single notices, and only where these are few.
import { type RawBuilder, sql } from 'kysely';
import { EXIT, UserError } from '../error.ts';
import type { Channel } from '../model/notice.ts';
import { AFTER_EVERY_INSTANT, addDays, type Day } from '../model/period.ts';
import {
  AGE_CLASSES,
  addSilence,
  NO_SILENCE,
  type ProviderSilence,
  REMINDER_DAYS,
  type ReminderDays,
  type ServiceSilence,
  type SilenceAgeing,
  type SilenceSums,
} from '../model/silence.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db } from './db.ts';
import { loadProviderBook, type ProviderBook } from './provider-book.ts';
import { readSetting, refuseChanged, writeSetting } from './settings.ts';

/** So many single notices, or reminders, are looked at for the sums; where there are more, the sums say nothing of receipts or reminders. */
const LOOKED_AT_MAX = 10_000;
const REMINDERS_MAX = 20_000;

/** When a provider is to be reminded of a notice. */
export async function readReminderDays(db: Db): Promise<ReminderDays> {
  const stored = await readSetting(db, 'reminder-days');
  return stored === null ? REMINDER_DAYS : (JSON.parse(stored) as ReminderDays);
}

/** `seen`: the days that were on the screen, as `7 14`; null: whatever they are. @throws UserError `reminder.days`, `setting.changed-meanwhile` */
export async function setReminderDays(db: Db, { first, again }: ReminderDays, actor: Actor, seen: string | null = null): Promise<void> {
  const now = await readReminderDays(db);
  refuseChanged(seen, `${now.first} ${now.again}`);
  if (![first, again].every((days) => Number.isInteger(days) && days >= 1 && days <= 365))
    throw new UserError('reminder.days', 'Reminders are due after 1 to 365 days, given as whole numbers.', EXIT.usage);
  await writeSetting(db, 'reminder-days', JSON.stringify({ first, again }));
  await addAudit(db, actor, 'reminder-days.set', 'settings', { first, again });
}

/** Unanswered notices by provider, services beneath, with their ages on a day. */
export async function readAgeing(db: Db, today: Day): Promise<SilenceAgeing> {
  const reminderDays = await readReminderDays(db);
  const book = await loadProviderBook(db, AFTER_EVERY_INSTANT);
  const rows = await openRows(db, book, today, reminderDays);
  const open = rows.filter(({ channel }) => channel === 'article-16');
  const few = open.reduce((sum, { notices }) => sum + notices, 0) <= LOOKED_AT_MAX;
  const confirmed = few ? await confirmedBy(db, book) : null;
  const reminded = await remindedBy(db, book, addDays(today, -reminderDays.again));
  const sums = new Map<string, Row>();
  for (const row of open) {
    const group = groupOf(row);
    sums.set(group, {
      ...row,
      confirmed: confirmed && (confirmed.get(group) ?? 0),
      reminders: reminded && (reminded.get(group)?.reminders ?? 0),
      remindersDue: reminded && row.ripe - (reminded.get(group)?.lately ?? 0),
    });
  }
  const providers = byProvider([...sums.values()], book, await namesOf(db));
  return { asOfOn: today, reminderDays, total: providers.reduce<SilenceSums>(addSilence, NO_SILENCE), providers, apart: apart(rows) };
}

interface Row extends SilenceSums {
  readonly serviceId: number | null;
  /** A day in the span in which no service changed hands; see `spans`. */
  readonly span: number;
  readonly channel: string;
  /** Sent so long ago that a first reminder is due. */
  readonly ripe: number;
}

const groupOf = ({ serviceId, span }: Pick<Row, 'serviceId' | 'span'>) => `${serviceId} ${span}`;

/** Which span of days without a change of hands a day lies in: 0, 1, … */
function spanOf(day: string, days: readonly Day[]): RawBuilder<number> {
  const steps = days.map((from) => sql`case when ${sql.ref(day)} >= ${from} then 1 else 0 end`);
  return steps.length === 0 ? sql<number>`0` : sql<number>`${sql.join(steps, sql` + `)}`;
}

/** First days of the spans but the first one. */
const spans = ({ changeDays }: ProviderBook): Day[] => [...new Set(changeDays)].sort();

async function openRows(db: Db, book: ProviderBook, today: Day, { first }: ReminderDays): Promise<Row[]> {
  interface Read extends Record<string, number | string> {
    service_id: number;
    channel: string;
    oldest: string;
  }
  const since = (day: Day, name: string) => sql`sum(case when sent_on >= ${day} then notices else 0 end) as ${sql.ref(name)}`;
  const upTo = AGE_CLASSES.flatMap(({ to }, at) => (to === null ? [] : [since(addDays(today, -to), `age_${at}`)]));
  const days = spans(book);
  const { rows } = await sql<Read>`
    select service_id, channel, ${spanOf('sent_on', days)} as span, min(sent_on) as oldest, sum(notices) as notices,
      sum(case when sent_on <= ${addDays(today, -first)} then notices else 0 end) as ripe, ${sql.join(upTo)}
    from open_tally where notices > 0 group by 1, 2 ${days.length === 0 ? sql`` : sql`, 3`}`.execute(db);
  return rows.map((row) => {
    const notices = Number(row['notices']);
    const until = AGE_CLASSES.map(({ to }, at) => (to === null ? notices : Number(row[`age_${at}`])));
    return {
      ...NO_SILENCE,
      serviceId: row.service_id === 0 ? null : row.service_id,
      span: Number(row['span']),
      channel: row.channel,
      notices,
      byAge: until.map((count, at) => count - (until[at - 1] ?? 0)),
      oldestOn: row.oldest,
      ripe: Number(row['ripe']),
    };
  });
}

/** Article 16 notices without a decision that have nothing recorded at all; and whether the log holds any notice of any kind. */
export async function readUnrecorded(db: Db): Promise<{ readonly unrecorded: number; readonly hasNotices: boolean }> {
  const { rows } = await sql<{ unrecorded: number | string | null; notices: number | string | null }>`
    select sum(case when action_id = 0 and channel = 'article-16' then notices else 0 end) as unrecorded, sum(notices) as notices
    from service_tally`.execute(db);
  return { unrecorded: Number(rows[0]?.unrecorded ?? 0), hasNotices: Number(rows[0]?.notices ?? 0) > 0 };
}

const OPEN = sql`s.answer in ('none', 'pending') and s.channel = 'article-16'`;

/** Notices whose receipt the provider confirmed (Article 16(4)): on a day we know, or by an answer that says no more. */
async function confirmedBy(db: Db, book: ProviderBook): Promise<Map<string, number>> {
  const { rows } = await sql<{ service_id: number | null; span: number | string; notices: number | string }>`
    select s.service_id, ${spanOf('s.sent_on', spans(book))} as span, count(*) as notices
    from notice_state s join notice n on n.id = s.notice_id left join code c on c.id = s.action_id
    where ${OPEN} and (n.receipt_on is not null or c.code = 'PENDING_ACK_ONLY')
    group by 1, 2`.execute(db);
  return new Map(rows.map((row) => [groupOf({ serviceId: row.service_id, span: Number(row.span) }), Number(row.notices)]));
}

/** Reminders of unanswered notices, and how many notices had one after a day. Null: too many. */
async function remindedBy(db: Db, book: ProviderBook, after: Day): Promise<Map<string, { reminders: number; lately: number }> | null> {
  const { rows: sent } = await sql<{ notices: number | string }>`
    select count(*) as notices from (
      select 1 as one from notice_event where kind = 'follow-up' and removed_at is null limit ${REMINDERS_MAX + 1}) few`.execute(db);
  if (Number(sent[0]?.notices ?? 0) > REMINDERS_MAX) return null;
  const { rows } = await sql<{ service_id: number | null; span: number | string; reminders: number | string; lately: number | string }>`
    select s.service_id, ${spanOf('s.sent_on', spans(book))} as span, count(*) as reminders,
      count(distinct case when e.on_day > ${after} then e.notice_id end) as lately
    from notice_event e join notice_state s on s.notice_id = e.notice_id
    where e.kind = 'follow-up' and e.removed_at is null and ${OPEN}
    group by 1, 2`.execute(db);
  return new Map(
    rows.map((row) => [
      groupOf({ serviceId: row.service_id, span: Number(row.span) }),
      { reminders: Number(row.reminders), lately: Number(row.lately) },
    ]),
  );
}

interface Names {
  readonly providers: ReadonlyMap<string, string>;
  readonly services: ReadonlyMap<string, string>;
}

async function namesOf(db: Db): Promise<Names> {
  const read = async (table: 'provider' | 'service') =>
    new Map((await db.selectFrom(table).select(['code', 'name']).execute()).map(({ code, name }) => [code, name]));
  return { providers: await read('provider'), services: await read('service') };
}

function byProvider(rows: readonly Row[], book: ProviderBook, names: Names): ProviderSilence[] {
  const days = ['', ...spans(book)];
  const providers = new Map<string | null, Map<string | null, ServiceSilence>>();
  for (const row of rows) {
    const { provider, service } = book.on(row.serviceId, days[row.span] ?? '');
    const services = providers.get(provider) ?? new Map<string | null, ServiceSilence>();
    const held = services.get(service) ?? { ...NO_SILENCE, code: service, name: service && (names.services.get(service) ?? service) };
    providers.set(provider, services.set(service, { ...held, ...addSilence(held, row) }));
  }
  return [...providers]
    .map(([code, services]) => ({
      code,
      name: code && (names.providers.get(code) ?? code),
      ...[...services.values()].reduce<SilenceSums>(addSilence, NO_SILENCE),
      services: [...services.values()].sort(mostFirst),
    }))
    .sort(mostFirst);
}

function mostFirst(a: ServiceSilence, b: ServiceSilence): number {
  return b.notices - a.notices || ((a.code ?? '') < (b.code ?? '') ? -1 : 1);
}

function apart(rows: readonly Row[]): SilenceAgeing['apart'] {
  const channels = [...new Set(rows.map(({ channel }) => channel))].filter((channel) => channel !== 'article-16').sort();
  return channels.map((channel) => {
    const { notices, oldestOn } = rows.filter((row) => row.channel === channel).reduce<SilenceSums>(addSilence, NO_SILENCE);
    return { channel: channel as Channel, notices, oldestOn };
  });
}
