// All sums a large import keeps up, those of the pages and those of the report: added up in memory for the notices it enters, written when
// many wait and at the end. What it does to notices that stand in the log already is folded in by who changes them.
import type { Instant } from '../model/period.ts';
import type { Db } from './db.ts';
import type { ReadyNotice } from './ready-notice.ts';
import { closeSums, openSums, writeSums } from './report-fold.ts';
import { addNotice, noSums } from './report-tally.ts';
import { stateSums } from './state-sums.ts';
import type { NoticeStateTable } from './tables.ts';

interface Entered {
  readonly id: number;
  readonly ready: ReadyNotice;
}

export interface KeptSums {
  /** Adds notices that were entered just now, with their states. */
  add(db: Db, entered: readonly Entered[], states: readonly NoticeStateTable[]): Promise<void>;
  /** At the end of the act, before anything is counted. */
  close(db: Db): Promise<void>;
}

/** What waits of either kind, at most. */
const WAITING_BYTES_MAX = 4_000_000;

/** For an act that records `now`, before it writes. */
export async function keptSums(db: Db, now: Instant): Promise<KeptSums> {
  const tallying = await openSums(db, now);
  const ofReport = noSums();
  const ofPages = stateSums();
  let freshFrom: number | null = null;
  const write = async (to: Db, least: number) => {
    if (ofReport.bytes > least) await writeSums(to, ofReport);
    if (ofPages.bytes() > least) await ofPages.write(to);
  };
  return {
    async add(to, entered, states) {
      freshFrom ??= entered[0]?.id ?? null;
      for (const { ready } of entered) addNotice(ofReport, ready.row, ready.decisions, tallying);
      for (const state of states) ofPages.add(state);
      await write(to, WAITING_BYTES_MAX);
    },
    async close(to) {
      await write(to, 0);
      await closeSums(to, now, freshFrom);
    },
  };
}
