// Notices the log does not have yet. Nothing has to be asked about them, so their rows are written table by table as they come.
import type { Db } from './db.ts';
import { cellsOf, insertRows } from './insert-rows.ts';
import { keepKnown } from './kept-values.ts';
import { DECISION_COLUMNS, NOTICE_COLUMNS } from './notice-row.ts';
import { nextNoticeIds } from './numbering.ts';
import { keepPrivate } from './private-texts.ts';
import type { ReadyNotice } from './ready-notice.ts';
import { STATE_COLUMNS, stateOf } from './state-of.ts';
import { stateSums } from './state-sums.ts';
import type { UpsertContext } from './upsert-context.ts';

/** Enters notices whose references the source does not have in the log. */
export async function enterFresh(db: Db, fresh: readonly ReadyNotice[], context: UpsertContext): Promise<void> {
  if (fresh.length === 0) return;
  const ids = await nextNoticeIds(db, fresh.length);
  const items = fresh.map((ready, i) => ({ id: ids[i] as number, ready }));
  await insertRows(
    db,
    'notice',
    [...NOTICE_COLUMNS, 'id'],
    items.map(({ id, ready }) => cellsOf(ready.row, NOTICE_COLUMNS, id)),
  );
  const decisions = items.flatMap(({ id, ready }) => ready.decisions.map((row) => cellsOf(row, DECISION_COLUMNS, id)));
  await insertRows(db, 'decision', [...DECISION_COLUMNS, 'notice_id'], decisions);
  await keepKnown(db, items, true);
  await keepPrivate(db, items, context.keeping, true);
  await keepStates(db, items, context);
  const { importId } = context;
  if (importId === null) return;
  await insertRows(
    db,
    'telling',
    ['notice_id', 'import_id', 'content_sha256'],
    items.map(({ id, ready }) => [id, importId, ready.row.content_sha256]),
  );
}

interface Numbered {
  readonly id: number;
  readonly ready: ReadyNotice;
}

/** Their states; what they add to the sums is written at once, or by and by in a large import. */
async function keepStates(db: Db, items: readonly Numbered[], { codes, sums }: UpsertContext): Promise<void> {
  const states = items.map(({ id, ready }) => stateOf(id, ready.row, ready.decisions, codes));
  await insertRows(
    db,
    'notice_state',
    STATE_COLUMNS,
    states.map((state) => cellsOf(state, STATE_COLUMNS)),
  );
  if (sums) return sums.add(db, items, states);
  const added = stateSums();
  for (const state of states) added.add(state);
  await added.write(db);
}
