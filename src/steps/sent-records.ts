// Batches of records as text, on their way from the thread that reads to the one that writes. Of a notice whose rows are made only the
// cells that differ from one to the next cross: a text of objects, each naming its properties, costs either side several times as much.
import { type Cell, cellsOf } from '../log/insert-rows.ts';
import { DECISION_COLUMNS, type DecisionRow, NOTICE_COLUMNS, type NoticeRow } from '../log/notice-row.ts';
import type { KnownRow, ReadyContext, ReadyNotice } from '../log/ready-notice.ts';
import type { IntakeRecord } from './ready-records.ts';

/** The same in every row that an act makes. */
const SHARED = ['source_id', 'import_id', 'recorded_at', 'recorded_by', 'removed_at', 'superseded_at', 'superseded_by'];

const NOTICE_SENT = NOTICE_COLUMNS.filter((column) => !SHARED.includes(column));
const DECISION_SENT = DECISION_COLUMNS.filter((column) => !SHARED.includes(column));
const KNOWN_SENT = ['kind', 'hash', 'tokens', 'weak', 'domain'] as const satisfies readonly (keyof KnownRow)[];

type Cells = readonly Cell[];

/** The notice, its decisions one after the other, its known values likewise, its note, its addresses. */
type SentNotice = readonly [notice: Cells, decisions: Cells, known: Cells, note: string | null, urls: readonly string[]];

/** Everything else crosses as it is. */
type Sent = SentNotice | Exclude<IntakeRecord, { outcome: 'ready' }>;

/** A batch as text. */
export function sentText(records: readonly IntakeRecord[]): string {
  return JSON.stringify(records.map((record): Sent => (record.outcome === 'ready' ? sentNotice(record.ready) : record)));
}

function sentNotice({ row, decisions, known, note, urls }: ReadyNotice): SentNotice {
  return [cellsOf(row, NOTICE_SENT), allCells(decisions, DECISION_SENT), allCells(known, KNOWN_SENT), note, urls];
}

function allCells<T extends object>(rows: readonly T[], columns: readonly (keyof T & string)[]): Cell[] {
  const cells: Cell[] = [];
  for (const row of rows) for (const column of columns) cells.push((row[column] ?? null) as Cell);
  return cells;
}

/** Records out of such texts, for an act whose rows are made with `context`. */
export function receiver({ sourceId, importId, actor }: Pick<ReadyContext, 'sourceId' | 'importId' | 'actor'>) {
  const made = { import_id: importId, recorded_at: actor.now, recorded_by: actor.by };
  const noticeOf = rowMaker<NoticeRow>(NOTICE_COLUMNS, { ...made, source_id: sourceId }, NOTICE_SENT);
  const decisionOf = rowMaker<DecisionRow>(DECISION_COLUMNS, made, DECISION_SENT);
  const knownOf = rowMaker<KnownRow>(KNOWN_SENT, {}, KNOWN_SENT);
  const readyOf = ([notice, decisions, known, note, urls]: SentNotice): ReadyNotice => {
    const row = noticeOf(notice, 0);
    return {
      row,
      decisions: eachRow(decisions, DECISION_SENT.length, decisionOf),
      known: eachRow(known, KNOWN_SENT.length, knownOf),
      note,
      urls,
      sentLastOn: row.sent_last_on,
    };
  };
  return (text: string): IntakeRecord[] =>
    (JSON.parse(text) as Sent[]).map((sent): IntakeRecord => (isNotice(sent) ? { outcome: 'ready', ready: readyOf(sent) } : sent));
}

function isNotice(sent: Sent): sent is SentNotice {
  return Array.isArray(sent);
}

/** Makes rows that have every column in the same order, out of the cells that were sent, which begin at `from`. */
function rowMaker<T extends object>(columns: readonly (keyof T & string)[], shared: Partial<T>, sent: readonly (keyof T & string)[]) {
  const blank = Object.fromEntries(columns.map((column) => [column, shared[column] ?? null])) as Record<string, Cell>;
  return (cells: Cells, from: number): T => {
    const row = { ...blank };
    for (let i = 0; i < sent.length; i += 1) row[sent[i] as string] = cells[from + i] as Cell;
    return row as T;
  };
}

function eachRow<T>(cells: Cells, length: number, make: (cells: Cells, from: number) => T): T[] {
  const rows: T[] = [];
  for (let from = 0; from < cells.length; from += length) rows.push(make(cells, from));
  return rows;
}
