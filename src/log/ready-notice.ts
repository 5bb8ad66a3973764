// All rows of one notice, made out of what a source tells without asking the log anything. Only the number is missing that the log gives a
// new notice.
import { registrableDomain } from '../model/domain.ts';
import { knownValue } from '../model/known.ts';
import type { Notice } from '../model/notice.ts';
import type { Day } from '../model/period.ts';
import { type DecisionRow, type NoticeRow, noticeRow, type RowContext, toldRows } from './notice-row.ts';
import type { KnownValueTable } from './tables.ts';

export type KnownRow = Omit<KnownValueTable, 'notice_id'>;

export interface ReadyNotice {
  readonly row: NoticeRow;
  readonly decisions: readonly DecisionRow[];
  readonly known: readonly KnownRow[];
  /** In clear, for those who asked the log to keep them. */
  readonly note: string | null;
  readonly urls: readonly string[];
  readonly sentLastOn: Day;
}

export interface ReadyContext extends RowContext {
  /** The log's key, 32 bytes. */
  readonly key: Uint8Array;
}

/** `serviceId` as the log knows it; null: not recorded. */
export function readyNotice(notice: Notice, serviceId: number | null, context: ReadyContext): ReadyNotice {
  return {
    row: noticeRow(notice, serviceId, context),
    decisions: toldRows(notice, context),
    known: knownRows(notice, context.key),
    note: notice.note,
    urls: notice.known.filter(({ kind }) => kind === 'url').map(({ text }) => text),
    sentLastOn: notice.sent.lastOn,
  };
}

/** What must never reach a report, as keyed hashes; each once. */
export function knownRows(notice: Notice, key: Uint8Array): KnownRow[] {
  const byHash = new Map<string, KnownRow>();
  for (const { kind, text } of notice.known) {
    const value = knownValue(key, text);
    if (!value) continue;
    const { hash, tokens, weak } = value;
    byHash.set(hash, { kind, hash, tokens, weak: weak ? 1 : 0, domain: kind === 'url' ? registrableDomain(text) : null });
  }
  return [...byHash.values()];
}
