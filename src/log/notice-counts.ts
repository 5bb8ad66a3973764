// How many notices a filter leaves.
import type { NoticeFilter } from '../model/notice-filter.ts';
import { addDays, addMonths, type Day, type Month, monthOf } from '../model/period.ts';
import type { Db } from './db.ts';
import { COUNTED_AT_MOST, countUpTo, narrowest } from './notice-route.ts';
import { daysOf, isAboutSilence, sumMonths, sumSilent } from './tally-sums.ts';

/** `atLeast`: there are more, and counting them all would take too long. */
export interface FilteredCount {
  readonly notices: number;
  readonly kind: 'exact' | 'atLeast';
}

/**
 * Exact wherever the kept sums know all that is asked. For sources, references and parts of a month notices are counted one by one, and
 * no further than 10,000.
 */
export async function countFiltered(db: Db, filter: NoticeFilter): Promise<FilteredCount> {
  if (filter.sourceId !== null || filter.text !== null) return countOneByOne(db, filter);
  if (isAboutSilence(filter)) return { notices: await sumSilent(db, filter), kind: 'exact' };
  const { whole, edges } = splitIntoMonths(daysOf(filter));
  let sum: FilteredCount = { notices: whole === null ? 0 : await sumMonths(db, filter, whole), kind: 'exact' };
  for (const edge of edges) {
    const part = await countOneByOne(db, { ...filter, firstOn: edge.first, lastOn: edge.last });
    sum = { notices: sum.notices + part.notices, kind: part.kind === 'atLeast' ? part.kind : sum.kind };
  }
  return sum;
}

async function countOneByOne(db: Db, filter: NoticeFilter): Promise<FilteredCount> {
  const route = await narrowest(db, filter);
  const counted = await countUpTo(db, filter, route?.by ?? null, COUNTED_AT_MOST + 1);
  return counted > COUNTED_AT_MOST ? { notices: COUNTED_AT_MOST, kind: 'atLeast' } : { notices: counted, kind: 'exact' };
}

interface Split {
  /** Months that lie wholly within the days; null: none. */
  readonly whole: { readonly first: Month | null; readonly last: Month | null } | null;
  /** What is left of the days before and after them. */
  readonly edges: readonly { readonly first: Day; readonly last: Day }[];
}

function splitIntoMonths({ first, last }: { readonly first: Day | null; readonly last: Day | null }): Split {
  if (first !== null && last !== null && first > last) return { whole: null, edges: [] };
  const begin = first === null || isFirstOfMonth(first) ? first : firstOfMonth(addMonths(firstOfMonth(first), 1));
  const end = last === null || isFirstOfMonth(addDays(last, 1)) ? last : addDays(firstOfMonth(last), -1);
  if (first !== null && last !== null && begin !== null && end !== null && begin > end) {
    const sameMonth = monthOf(first) === monthOf(last);
    const two = [
      { first, last: addDays(begin, -1) },
      { first: begin, last },
    ];
    return { whole: null, edges: sameMonth ? [{ first, last }] : two };
  }
  return {
    whole: { first: begin === null ? null : monthOf(begin), last: end === null ? null : monthOf(end) },
    edges: [
      ...(first === null || begin === null || first === begin ? [] : [{ first, last: addDays(begin, -1) }]),
      ...(last === null || end === null || last === end ? [] : [{ first: addDays(end, 1), last }]),
    ],
  };
}

const isFirstOfMonth = (day: Day) => day.endsWith('-01');
const firstOfMonth = (day: Day) => `${monthOf(day)}-01`;
