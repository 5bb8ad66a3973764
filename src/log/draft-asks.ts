// What a draft must ask or say before it counts: dates that are spans over the border of its period, and notices learnt of too late.
import { sql } from 'kysely';
import { addDays } from '../model/period.ts';
import type { Db } from './db.ts';
import { differingIds, type ReportQuestion } from './report-counts.ts';
import { loadTallying, sumsKnowBefore } from './report-fold.ts';
import { eachHeld } from './report-rows.ts';
import type { CountedNotice } from './report-tally.ts';

/** Notices whose date is a span over the period's border: on which side they lie needs an answer. */
export async function countBorderSpans(db: Db, question: ReportQuestion): Promise<number> {
  const { period, knownBefore } = question;
  const borders = [period.first, addDays(period.last, 1)] as const;
  const [since, { slices }] = [await sumsKnowBefore(db), await loadTallying(db)];
  const crosses = (first: string, last: string) => {
    const over = borders.map((day) => sql`(${sql.ref(first)} < ${day} and ${sql.ref(last)} >= ${day})`);
    return sql`(${sql.join(over, sql` or `)})`;
  };
  if (since === null || !borders.every((day) => slices.begins(day))) {
    const { rows } = await sql<{ notices: number | string }>`
      select count(*) as notices from (
        select sent_first_on, sent_last_on from notice
        where sent_first_on <> sent_last_on and not (recorded_at >= ${knownBefore}) and (removed_at is null or removed_at >= ${knownBefore})
        union all
        select sent_first_on, sent_last_on from notice_past
        where sent_first_on <> sent_last_on and recorded_at < ${knownBefore} and superseded_at >= ${knownBefore}
      ) n where ${crosses('sent_first_on', 'sent_last_on')}`.execute(db);
    return Number(rows[0]?.notices ?? 0);
  }
  const { rows } = await sql<{ notices: number | string | null }>`
    select sum(notices) as notices from report_type where ${crosses('first_on', 'last_on')}`.execute(db);
  let notices = Number(rows[0]?.notices ?? 0);
  const isOver = ({ sent_first_on: first, sent_last_on: last }: CountedNotice) => borders.some((day) => first < day && last >= day);
  const ids = await differingIds(db, question, since);
  for (const [instant, sign] of [
    [since, -1],
    [knownBefore, 1],
  ] as const) {
    for await (const chunk of eachHeld(db, ids, instant)) notices += sign * chunk.filter(({ notice }) => isOver(notice)).length;
  }
  return notices;
}

/** Notices of the period that the log learnt of only after the as-of day: a person would miss them. */
export async function countLearntLater(db: Db, { period, knownBefore }: ReportQuestion): Promise<number> {
  // Few are recorded so late: the "not" keeps the index of the days of sending out of the way.
  const { rows } = await sql<{ notices: number | string }>`
    select count(*) as notices from notice
    where recorded_at >= ${knownBefore} and not (sent_first_on < ${period.first}) and not (sent_first_on > ${period.last})
      and removed_at is null
      and not exists (select 1 from notice_past p where p.notice_id = notice.id and p.recorded_at < ${knownBefore})`.execute(db);
  return Number(rows[0]?.notices ?? 0);
}
