// A notice that was entered by mistake leaves the counts, and comes back when that was the mistake. What imports tell leaves with them.
import { EXIT, quote, UserError } from '../error.ts';
import type { Instant } from '../model/period.ts';
import { type Actor, addAudit, recorded } from './audit-trail.ts';
import type { Db } from './db.ts';
import { readNoticeById, refuseRemoved, refuseStale } from './notice-file.ts';
import { keepPast } from './notices.ts';
import { dropPrivate } from './private-texts.ts';
import { refreshStates } from './states.ts';

/**
 * For a notice entered by mistake: it is counted no more and stays in the history. Its note and its raw addresses are erased. What an
 * import tells leaves with that import.
 *
 * @throws UserError `notice.removed`, `notice.imported`, `notice.changed-meanwhile`, `notice.unknown`
 */
export async function removeNotice(db: Db, noticeId: number, seen: Instant | null, actor: Actor): Promise<void> {
  const view = seen === null ? await readNoticeById(db, noticeId) : await refuseStale(db, noticeId, seen);
  refuseRemoved(view);
  const telling = await db
    .selectFrom('telling')
    .innerJoin('import', 'import.id', 'telling.import_id')
    .select('import.id')
    .where('notice_id', '=', noticeId)
    .where('undone_at', 'is', null)
    .orderBy('import.id', 'desc')
    .executeTakeFirst();
  if (telling) {
    throw new UserError(
      'notice.imported',
      `Notice ${quote(view.notice.reference)} came with import ${telling.id} and would come again with the next. Correct it in its source, or undo that import.`,
      EXIT.usage,
    );
  }
  await db.updateTable('notice').set({ removed_at: actor.now }).where('id', '=', noticeId).execute();
  await dropPrivate(db, [noticeId]);
  await refreshStates(db, [noticeId]);
  await addAudit(db, actor, 'notice.removed', `notice ${noticeId}`);
}

/** Brings a notice back that was removed by hand. @throws UserError `notice.not-removed`, `notice.imported`, `notice.unknown` */
export async function restoreNotice(db: Db, noticeId: number, actor: Actor): Promise<void> {
  const { notice } = await readNoticeById(db, noticeId);
  if (notice.removed_at === null) {
    throw new UserError('notice.not-removed', `Notice ${quote(notice.reference)} is not removed.`, EXIT.usage);
  }
  if (await db.selectFrom('telling').select('notice_id').where('notice_id', '=', noticeId).executeTakeFirst()) {
    throw new UserError(
      'notice.imported',
      `Notice ${quote(notice.reference)} left with the import that told it. Import the file again to have it back.`,
      EXIT.usage,
    );
  }
  await keepPast(db, notice, actor.now);
  await db
    .updateTable('notice')
    .set({ removed_at: null, ...recorded(actor) })
    .where('id', '=', noticeId)
    .execute();
  await refreshStates(db, [noticeId]);
  await addAudit(db, actor, 'notice.restored', `notice ${noticeId}`);
}
