// Notices the log does not have yet. Nothing has to be asked about them, so all their rows are made first and written table by table.
import type { Notice } from '../model/notice.ts';
import type { Db } from './db.ts';
import { cellsOf, insertRows } from './insert-rows.ts';
import { keepKnownOfFresh } from './kept-values.ts';
import { DECISION_COLUMNS, type DecisionRow, NOTICE_COLUMNS, type NoticeRow, toldRows } from './notice-row.ts';
import { nextNoticeIds } from './numbering.ts';
import { keepPrivate } from './private-texts.ts';
import { STATE_COLUMNS, stateOf } from './state-of.ts';
import { stateSums } from './state-sums.ts';
import type { UpsertContext } from './upsert-context.ts';

export interface Fresh {
  readonly notice: Notice;
  readonly row: NoticeRow;
}

/** Enters notices whose references the source does not have in the log. */
export async function enterFresh(db: Db, fresh: readonly Fresh[], context: UpsertContext): Promise<void> {
  if (fresh.length === 0) return;
  const ids = await nextNoticeIds(db, fresh.length);
  const items = fresh.map(({ notice, row }, i) => ({ id: ids[i] as number, notice, row, decisions: toldRows(notice, context) }));
  await insertRows(
    db,
    'notice',
    ['id', ...NOTICE_COLUMNS],
    cellsOf(
      items.map(({ id, row }) => ({ id, ...row })),
      ['id', ...NOTICE_COLUMNS],
    ),
  );
  const decisions = items.flatMap(({ id, decisions: told }) => told.map((row) => ({ notice_id: id, ...row })));
  await insertRows(db, 'decision', ['notice_id', ...DECISION_COLUMNS], cellsOf(decisions, ['notice_id', ...DECISION_COLUMNS]));
  await keepKnownOfFresh(db, items, context.key);
  await keepPrivate(db, items, context.keeping);
  await keepStates(db, items, context);
  const { importId } = context;
  if (importId === null) return;
  await insertRows(
    db,
    'telling',
    ['notice_id', 'import_id', 'content_sha256'],
    items.map(({ id, row }) => [id, importId, row.content_sha256]),
  );
}

type Numbered = Fresh & { readonly id: number; readonly decisions: readonly DecisionRow[] };

/** Their states; what they add to the sums is written at once, or at the end of a large import. */
async function keepStates(db: Db, items: readonly Numbered[], { codes, sums }: UpsertContext): Promise<void> {
  const states = items.map(({ id, row, decisions }) => stateOf(id, row, decisions, codes));
  await insertRows(db, 'notice_state', STATE_COLUMNS, cellsOf(states, STATE_COLUMNS));
  const into = sums ?? stateSums();
  for (const state of states) into.add(state);
  if (!sums || sums.size() > SUMS_WAITING_MAX) await into.write(db);
}

/** Some 100 bytes each. */
const SUMS_WAITING_MAX = 100_000;
