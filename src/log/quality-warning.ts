// Early warning (Articles 22(6) and 23(3)): how many notices providers refused as insufficient or as not illegal, and which decisions they took
// back when asked again. Private: no report shows it.
import { REVERSED } from '../model/notice-event.ts';
import { AFTER_EVERY_INSTANT, type Month, type Period } from '../model/period.ts';
import { type EarlyWarning, type RefusalCounts, type RefusalRow, type ReversalRow, refusalRow, shareOf } from '../model/quality.ts';
import type { Db } from './db.ts';
import { countReversals, type ReversalCount } from './event-figures.ts';
import { loadProviderBook } from './provider-book.ts';
import { type QualityCount, REFUSALS, readQualityCounts } from './year-counts.ts';

/**
 * Notices under Article 16 of the whole months that a period touches, by the decision that counts now. A service counts for the provider it
 * belonged to on the first day of the month.
 */
export async function readWarning(db: Db, period: Period): Promise<EarlyWarning> {
  const counts = await readQualityCounts(db, period);
  const book = await loadProviderBook(db, AFTER_EVERY_INSTANT);
  const names = new Map((await db.selectFrom('provider').select(['code', 'name']).execute()).map(({ code, name }) => [code, name]));
  const nameOf = (code: string | null) => (code === null ? null : (names.get(code) ?? code));
  const providerOf = ({ serviceId, month }: { readonly serviceId: number | null; readonly month: Month }) =>
    book.on(serviceId, `${month}-01`).provider;
  const byProvider = grouped(await readByService(db, period), providerOf);
  const reversals = await countReversals(db, period);
  return {
    period,
    total: refusalRow(null, null, [decidedOf(counts)]),
    byProvider: [...byProvider].map(([code, rows]) => refusalRow(code, nameOf(code), rows)).sort(mostRefused),
    byCategory: counts.byCategory.map((one) => refusalRow(one.category, null, [decidedOf(one)])).sort(mostRefused),
    byMonth: counts.byMonth.map((one) => refusalRow(one.month, null, [decidedOf(one)])),
    reversals: reversalRow(null, null, reversals),
    reversalsByProvider: [...grouped(reversals, providerOf)]
      .map(([code, rows]) => reversalRow(code, nameOf(code), rows))
      .sort((a, b) => b.settled - a.settled || ((a.key ?? '') < (b.key ?? '') ? -1 : 1)),
  };
}

function decidedOf({ answered, insufficient, notIllegal }: QualityCount): RefusalCounts {
  return { decided: answered, insufficient, notIllegal };
}

interface OfService extends RefusalCounts {
  readonly serviceId: number | null;
  readonly month: Month;
}

/** By month, so that each counts for the provider of its own time. */
async function readByService(db: Db, { first, last }: Period): Promise<OfService[]> {
  const rows = await db
    .selectFrom('service_tally')
    .innerJoin('code', 'code.id', 'service_tally.action_id')
    .select(['month', 'service_id', 'code.code as action'])
    .select((eb) => eb.fn.sum('notices').as('notices'))
    .where('month', '>=', first.slice(0, 7))
    .where('month', '<=', last.slice(0, 7))
    .where('channel', '=', 'article-16')
    .where('action_group', 'in', ['action', 'no_action'])
    .groupBy(['month', 'service_id', 'code.code'])
    .execute();
  return rows.map(({ month, service_id, action, notices }) => ({
    serviceId: service_id || null,
    month,
    decided: Number(notices),
    insufficient: action === REFUSALS.insufficient ? Number(notices) : 0,
    notIllegal: action === REFUSALS.notIllegal ? Number(notices) : 0,
  }));
}

function grouped<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

const refused = (row: RefusalRow) => row.insufficient + row.notIllegal;

function mostRefused(a: RefusalRow, b: RefusalRow): number {
  return refused(b) - refused(a) || b.decided - a.decided || ((a.key ?? '') < (b.key ?? '') ? -1 : 1);
}

function reversalRow(key: string | null, name: string | null, rows: readonly ReversalCount[]): ReversalRow {
  const sum = (of: (row: ReversalCount) => boolean) => rows.reduce((total, row) => total + (of(row) ? row.events : 0), 0);
  const isOpen = ({ result }: ReversalCount) => result === 'pending';
  const settled = sum((row) => !isOpen(row));
  const reversed = sum(({ result }) => REVERSED.includes(result));
  return { key, name, settled, reversed, share: shareOf(reversed, settled), pending: sum(isOpen) };
}
