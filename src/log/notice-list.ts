// One page of the list of notices, from any place in it and in either direction, in a time that does not grow with the log.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Answer, Channel, Dated } from '../model/notice.ts';
import { type AnswerState, answersOf, type NoticeFilter } from '../model/notice-filter.ts';
import type { Day, Instant } from '../model/period.ts';
import { loadCodes } from './codes.ts';
import type { Db } from './db.ts';
import { ANY_ROUTE, type Asked, conditionsOf, type Route, referenceConditions, servicesUnder } from './notice-filter.ts';
import { narrowest } from './notice-route.ts';

/** `recorded`: in the order in which they first entered the log. */
export const LIST_ORDERS = ['sent', 'recorded', 'reference'] as const;
export type ListOrder = (typeof LIST_ORDERS)[number];

/** Where a page lies: at either end, or beside a notice, by its id. */
export type PagePlace = { readonly at: 'first' | 'last' } | { readonly after: number } | { readonly before: number };

export interface ListQuestion {
  readonly order: ListOrder;
  readonly direction: 'ascending' | 'descending';
  readonly place: PagePlace;
  /** Rows of a page. */
  readonly size: number;
}

export interface ListedNotice {
  readonly id: number;
  /** Code. */
  readonly source: string;
  readonly reference: string;
  readonly hasOwnReference: boolean;
  readonly serviceId: number | null;
  /** Name; null: not recorded. */
  readonly service: string | null;
  readonly category: string;
  readonly subcategory: string | null;
  readonly sent: Dated;
  readonly items: number;
  readonly channel: Channel;
  readonly answer: AnswerState;
  /** Code of the action that counts now; null: none does. */
  readonly action: string | null;
  /** First day it can have been decided on. */
  readonly decidedOn: Day | null;
  readonly complete: Answer;
  /** Last change of the notice or of its decisions: who saw another instant saw something else. */
  readonly changedAt: Instant;
}

export interface ListPage {
  /** Another than was asked for, where too many notices are left to put them into it. */
  readonly order: ListOrder;
  readonly notices: readonly ListedNotice[];
  /** Are there any before the first of them, or after the last? */
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
}

/** So many notices, left by one thing a filter asks for, can be put into any order while somebody waits. */
const SORTED_AT_MOST = 2500;

/**
 * A page of the notices that a filter leaves. A place beside a notice that is not in the log is the beginning. The whole log can be listed
 * in every order; of a filter that leaves very many, only the order of sending.
 */
export async function listNoticesPage(db: Db, filter: NoticeFilter, question: ListQuestion): Promise<ListPage> {
  const { place, size } = question;
  const route = await narrowest(db, filter);
  const along = isAlong(filter, question.order);
  const order = along || (route !== null && route.notices <= SORTED_AT_MOST) ? question.order : 'sent';
  const backwards = 'before' in place || ('at' in place && place.at === 'last');
  const beside = 'after' in place ? place.after : 'before' in place ? place.before : null;
  const position = beside === null ? null : await positionOf(db, beside);
  const rising = (question.direction === 'ascending') !== backwards;
  const found = await findIds(db, filter, { order, along, by: route?.by ?? null, rising, position, limit: size + 1 });
  const ids = found.slice(0, size);
  if (backwards) ids.reverse();
  const more = found.length > size;
  return {
    order,
    notices: await readListed(db, ids),
    hasBefore: backwards ? more : position !== null,
    hasAfter: backwards ? position !== null : more,
  };
}

/** Does the log itself stand in that order, so that a page is read off from any place? Else notices are found first and then put in order. */
function isAlong(filter: NoticeFilter, order: ListOrder): boolean {
  const left = order === 'reference' ? { ...filter, text: null } : filter;
  return order === 'sent' || Object.values(left).every((value) => value === null);
}

interface Position {
  readonly id: number;
  readonly sent: Day;
  readonly reference: string;
}

/** Notices are never deleted, so a notice that left the log meanwhile still says where it stood. */
async function positionOf(db: Db, id: number): Promise<Position | null> {
  const row = await db.selectFrom('notice').select(['id', 'sent_first_on as sent', 'reference']).where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

interface Walk {
  readonly order: ListOrder;
  readonly along: boolean;
  readonly by: Asked | null;
  readonly rising: boolean;
  readonly position: Position | null;
  readonly limit: number;
}

async function findIds(db: Db, filter: NoticeFilter, walk: Walk): Promise<number[]> {
  const parts = (await routesOf(db, filter, walk)).map((route) => sql`select * from (${part(filter, route, walk)}) as part`);
  if (parts.length === 0) return [];
  const direction = sql.raw(walk.rising ? 'asc' : 'desc');
  const { rows } = await sql<{ id: number }>`
    select id from (${sql.join(parts, sql` union all `)}) as parts order by place ${direction}, id ${direction} limit ${walk.limit}`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Each of several services or answers is asked for apart: an index holds the order of one of them, not of several together. */
async function routesOf(db: Db, filter: NoticeFilter, { order, by }: Walk): Promise<Route[]> {
  const { serviceId } = filter;
  if (order !== 'sent') return [{ ...ANY_ROUTE, by }];
  if (by === 'service' && serviceId !== null && serviceId !== 0) {
    const { rows } = await servicesUnder(serviceId).execute(db);
    return rows.map(({ id }) => ({ ...ANY_ROUTE, by, serviceId: Number(id) }));
  }
  const answers = by === 'answer' ? answersOf(filter) : null;
  return answers === null ? [{ ...ANY_ROUTE, by }] : answers.map((answer) => ({ ...ANY_ROUTE, by, answer }));
}

function part(filter: NoticeFilter, route: Route, { order, along, rising, position, limit }: Walk): RawBuilder<unknown> {
  const ofReferences = order === 'reference' && along;
  const id = ofReferences ? sql.ref('notice.id') : sql.ref('notice_state.notice_id');
  // With something added to it the id is no order that the table stands in.
  const place = { sent: sql.ref('notice_state.sent_on'), recorded: along ? id : sql`(${id} + 0)`, reference: sql.ref('notice.reference') }[
    order
  ];
  const from = {
    sent: sql`notice_state`,
    recorded: sql`notice_state`,
    reference: along ? sql`notice cross join notice_state` : sql`notice_state cross join notice`,
  }[order];
  const walked = position === null ? null : rising ? 'rising' : 'falling';
  const conditions = [
    ...(order === 'reference' ? [sql<SqlBool>`notice_state.notice_id = notice.id`] : []),
    ...(ofReferences ? referenceConditions(filter.text, walked) : conditionsOf(filter, route)),
    ...beyond(place, id, order, rising, position),
  ];
  const direction = sql.raw(rising ? 'asc' : 'desc');
  return sql`select ${id} as id, ${place} as place from ${from}
    where ${conditions.length === 0 ? sql`1 = 1` : sql.join(conditions, sql` and `)}
    order by ${place} ${direction}, ${id} ${direction} limit ${limit}`;
}

function beyond(
  place: RawBuilder<unknown>,
  id: RawBuilder<unknown>,
  order: ListOrder,
  rising: boolean,
  position: Position | null,
): RawBuilder<SqlBool>[] {
  if (position === null) return [];
  const than = sql.raw(rising ? '>' : '<');
  const key = { sent: position.sent, recorded: position.id, reference: position.reference }[order];
  return order === 'recorded' ? [sql`${place} ${than} ${key}`] : [sql`(${place}, ${id}) ${than} (${key}, ${position.id})`];
}

async function readListed(db: Db, ids: readonly number[]): Promise<ListedNotice[]> {
  if (ids.length === 0) return [];
  const codes = await loadCodes(db);
  const codeOf = (id: number | null) => (id === null ? null : codes.codeOf(id));
  const rows = await db
    .selectFrom('notice_state as s')
    .innerJoin('notice as n', 'n.id', 's.notice_id')
    .innerJoin('source', 'source.id', 's.source_id')
    .leftJoin('service', 'service.id', 's.service_id')
    .selectAll('s')
    .select(['n.reference', 'n.own_reference', 'n.sent_precision', 'n.sent_at', 'n.sent_last_on'])
    .select(['source.code as source', 'service.name as service'])
    .where('s.notice_id', 'in', ids)
    .execute();
  const byId = new Map(
    rows.map((row): [number, ListedNotice] => [
      row.notice_id,
      {
        id: row.notice_id,
        source: row.source,
        reference: row.reference,
        hasOwnReference: row.own_reference === 'yes',
        serviceId: row.service_id,
        service: row.service,
        category: codes.codeOf(row.category_id),
        subcategory: codeOf(row.subcategory_id),
        sent: {
          precision: row.sent_precision as Dated['precision'],
          at: row.sent_at,
          firstOn: row.sent_on,
          lastOn: row.sent_last_on,
        },
        items: row.items,
        channel: row.channel as Channel,
        answer: row.answer as AnswerState,
        action: codeOf(row.action_id),
        decidedOn: row.decided_on,
        complete: row.complete as Answer,
        changedAt: row.changed_at,
      },
    ]),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
}
