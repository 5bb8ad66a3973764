// A notice that was entered by mistake leaves the counts, and comes back; and what is kept of it in private, on a page of its own.
import { type NoticeView, refuseStale } from '../log/notice-file.ts';
import { readPrivate } from '../log/private-texts.ts';
import { removeNotice, restoreNotice } from '../log/remove-notice.ts';
import { type Answer, go } from '../web/answer.ts';
import { type FieldError, formView } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import { act } from '../workflow.ts';
import { attemptSeen, type Stale, seenOf, seenView, withNotice } from './notice-seen.ts';
import { toldWith } from './notice-told.ts';

export const noticeRemoveRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/notices/:id/remove',
    access: 'log',
    answer: (visit) => withNotice(visit, (file) => removePage(visit, file, [], null)),
  },
  { method: 'POST', path: '/notices/:id/remove', access: 'log', answer: (visit) => withNotice(visit, (file) => remove(visit, file)) },
  { method: 'GET', path: '/notices/:id/private', access: 'log', answer: (visit) => withNotice(visit, (file) => privatePage(visit, file)) },
];

/** Removed or not says which of the two it offers. */
function removePage(visit: Visit, file: NoticeView, errors: readonly FieldError[], stale: Stale | null): Promise<Answer> {
  const { t } = words(visit, 'notices');
  const isRemoved = file.notice.removed_at !== null;
  const heading = t(isRemoved ? 'remove.restoreHeading' : 'remove.heading', { reference: file.notice.reference });
  return page(visit, {
    title: heading,
    template: 'notice-remove',
    area: 'notices',
    section: 'notices',
    status: errors.length > 0 ? 422 : 200,
    view: {
      heading,
      text: t(isRemoved ? 'remove.restoreText' : 'remove.text'),
      button: t(isRemoved ? 'remove.restore' : 'remove.confirm'),
      wanted: isRemoved ? 'restore' : 'remove',
      isDanger: !isRemoved,
      form: formView([], {}, errors, words(visit, 'form')),
      ...seenView(visit, file, stale),
    },
  });
}

function remove(visit: Visit, { notice }: NoticeView): Promise<Answer> {
  const restoring = visit.sent.values['wanted']?.[0] === 'restore';
  const cause = { kind: 'by-hand', act: restoring ? 'notice restored' : 'notice removed' } as const;
  return attemptSeen(
    visit,
    async () => {
      const { corrections } = await act(visit.log, visit.actor, cause, async (db, who) => {
        if (!restoring) return removeNotice(db, notice.id, seenOf(visit), who);
        await refuseStale(db, notice.id, seenOf(visit));
        return restoreNotice(db, notice.id, who);
      });
      return go(`/notices/${notice.id}`, toldWith(visit, restoring ? 'remove.restored' : 'remove.removed', {}, corrections));
    },
    (errors, stale) => withNotice(visit, (now) => removePage(visit, now, errors, stale)),
  );
}

async function privatePage(visit: Visit, { notice }: NoticeView): Promise<Answer> {
  const { t, format } = words(visit, 'notices');
  const { note, urls } = await readPrivate(visit.db, notice.id);
  const until = (day: string | null) => (day === null ? t('private.untilForgotten') : t('private.until', { day: format.day(day) }));
  const heading = t('private.heading', { reference: notice.reference });
  return page(visit, {
    title: heading,
    template: 'notice-private',
    area: 'notices',
    section: 'notices',
    view: {
      heading,
      noticeHref: `/notices/${notice.id}`,
      isNothing: note === null && urls.length === 0,
      note: note === null ? null : { body: note.body, until: until(note.keepUntil) },
      hasUrls: urls.length > 0,
      urls: urls.map(({ url, keepUntil }) => ({ url, until: until(keepUntil) })),
    },
  });
}
