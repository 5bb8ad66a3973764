// Where each notice stands now, and sums of it, kept up with every change of notices and decisions. Who writes one of these rows calls
// `refreshStates` in the same transaction.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { insertInChunks } from './chunks.ts';
import type { Db } from './db.ts';
import { makeSums } from './report-fold.ts';
import { afterAllRecorded } from './touched.ts';

/** Works out anew where these notices stand. The same notice may be named twice. */
export async function refreshStates(db: Db, noticeIds: readonly number[]): Promise<void> {
  await insertInChunks([...new Set(noticeIds)], (ids) => refresh(db, among(ids)));
}

async function refresh(db: Db, these: RawBuilder<unknown>): Promise<void> {
  const ofThese = sql<SqlBool>`notice_state.notice_id in ${these}`;
  // Most notices are new: nothing is to be taken away.
  const known = await db.selectFrom('notice_state').select('notice_id').where(ofThese).limit(1).executeTakeFirst();
  if (known) {
    await addToTallies(db, sql`-1`, ofThese);
    await sql`delete from notice_state where notice_id in ${these}`.execute(db);
  }
  await sql`insert into notice_state (${STATE}) ${statesOf(these)}`.execute(db);
  await addToTallies(db, sql`1`, ofThese);
  if (known) for (const name of [...TALLY_NAMES, 'open_tally']) await sql`delete from ${sql.table(name)} where notices = 0`.execute(db);
}

/** Works out everything from scratch, the sums of the report too. */
export async function recountStates(db: Db): Promise<void> {
  for (const table of ['open_tally', ...TALLY_NAMES, 'notice_state'] as const) await db.deleteFrom(table).execute();
  await sql`insert into notice_state (${STATE}) ${statesOf(null)}`.execute(db);
  await addToTallies(db, sql`1`, sql`true`);
  await makeSums(db, await afterAllRecorded(db));
}

/** Numbers stand in the statement itself: thousands of parameters cost more than the statement. */
function among(ids: readonly number[]): RawBuilder<unknown> {
  if (!ids.every(Number.isSafeInteger)) throw new Error('a notice is named by a whole number');
  return sql.raw(`(${ids.join(', ')})`);
}

export const STATE = sql.raw(
  'notice_id, source_id, sent_on, service_id, category_id, subcategory_id, channel, items, complete, action_id, answer, decided_on, changed_at',
);

/**
 * Rows of `notice_state` for these notices (null: all) as notices and decisions say. The decision that counts is chosen as for a report
 * (src/log/counts.ts), among all that are held to be true today.
 */
export function statesOf(these: RawBuilder<unknown> | null): RawBuilder<unknown> {
  const only = (column: string) => (these === null ? sql`` : sql`and ${sql.ref(column)} in ${these}`);
  return sql`
    select n.id as notice_id, n.source_id, n.sent_first_on as sent_on, n.service_id, n.category_id, n.subcategory_id, n.channel, n.items,
      n.complete, m.action_id, coalesce(m.action_group, 'none') as answer, m.decided_first_on as decided_on,
      case when t.told_at > n.recorded_at then t.told_at else n.recorded_at end as changed_at
    from notice n
      left join (
        select x.notice_id, x.action_id, x.decided_first_on, c.action_group,
          row_number() over (partition by x.notice_id order by coalesce(x.decided_last_on, '') desc, c.rank, x.id) as by_main
        from decision x join code c on c.id = x.action_id
        where x.superseded_at is null and (x.decided_first_on is not null or x.decision_order = 'first') ${only('x.notice_id')}
      ) m on m.notice_id = n.id and m.by_main = 1
      left join (
        select notice_id, max(coalesce(superseded_at, recorded_at)) as told_at from decision
        where true ${only('decision.notice_id')}
        group by notice_id
      ) t on t.notice_id = n.id
    where n.removed_at is null ${only('n.id')}`;
}

/** Sums with what they are kept by; 0 stands for none. A question is answered from the last one that knows all it asks for. */
export const TALLIES = {
  tally: ['month', 'service_id', 'category_id', 'subcategory_id', 'channel', 'action_id', 'complete'],
  category_tally: ['month', 'category_id', 'subcategory_id', 'channel', 'action_id', 'complete'],
  service_tally: ['month', 'service_id', 'channel', 'action_id', 'complete'],
  month_tally: ['month', 'channel', 'action_id', 'complete'],
} as const;
export type TallyName = keyof typeof TALLIES;
export const TALLY_NAMES = Object.keys(TALLIES) as readonly TallyName[];

/** Adds the states that the condition leaves to the sums, or takes them away. */
export async function addToTallies(db: Db, sign: RawBuilder<number>, condition: RawBuilder<SqlBool>): Promise<void> {
  for (const name of TALLY_NAMES) {
    const [table, columns] = [sql.table(name), namesOf(TALLIES[name])];
    await sql`insert into ${table} (${columns}, notices, items) ${tallyOf(name, sign, condition)}
      on conflict (${columns}) do update set notices = ${table}.notices + excluded.notices, items = ${table}.items + excluded.items`.execute(
      db,
    );
  }
  await sql`insert into open_tally (${OPEN_TALLY}, notices) ${openTallyOf(sign, condition)}
    on conflict (${OPEN_TALLY}) do update set notices = open_tally.notices + excluded.notices`.execute(db);
}

const OF_STATE: Readonly<Record<string, string>> = {
  month: 'substr(sent_on, 1, 7)',
  service_id: 'coalesce(service_id, 0)',
  subcategory_id: 'coalesce(subcategory_id, 0)',
  action_id: 'coalesce(action_id, 0)',
};

export function namesOf(columns: readonly string[]): RawBuilder<unknown> {
  return sql.raw(columns.join(', '));
}

export function tallyOf(name: TallyName, sign: RawBuilder<number>, condition: RawBuilder<SqlBool>): RawBuilder<unknown> {
  const columns = TALLIES[name];
  const values = columns.map((column) => `${OF_STATE[column] ?? column} as ${column}`);
  return sql`select ${namesOf(values)}, ${sign} * count(*) as notices, ${sign} * sum(items) as items
    from notice_state where ${condition}
    group by ${namesOf(columns.map((_, i) => String(i + 1)))}`;
}

export const OPEN_TALLY = sql.raw('sent_on, service_id, channel');

export function openTallyOf(sign: RawBuilder<number>, condition: RawBuilder<SqlBool>): RawBuilder<unknown> {
  return sql`
    select sent_on, coalesce(service_id, 0) as service_id, channel, ${sign} * count(*) as notices
    from notice_state where answer in ('none', 'pending') and ${condition}
    group by 1, 2, 3`;
}
