// What came of something that was done about a notice, and taking back what was entered by mistake.
import { type NoticeEvent, removeEvent, settleEvent } from '../log/notice-events.ts';
import { type NoticeView, refuseStale } from '../log/notice-file.ts';
import { EVENT_RESULTS } from '../model/notice-event.ts';
import { type Answer, go, told } from '../web/answer.ts';
import { type Field, type FieldError, formView, one, readFields, type Values } from '../web/forms.ts';
import { messagePage, page, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import { act } from '../workflow.ts';
import { resultField } from './notice-event.ts';
import { attemptSeen, type Stale, seenOf, seenView, withNotice } from './notice-seen.ts';

export const noticeSettleRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/notices/:id/event/:event',
    access: 'log',
    answer: (visit) => withEvent(visit, (file, event) => settlePage(visit, file, event, { on: [visit.today] }, [], null)),
  },
  {
    method: 'POST',
    path: '/notices/:id/event/:event',
    access: 'log',
    answer: (visit) => withEvent(visit, (file, event) => settle(visit, file, event)),
  },
  {
    method: 'POST',
    path: '/notices/:id/event/:event/back',
    access: 'log',
    answer: (visit) => withEvent(visit, (file, event) => takeBack(visit, file, event)),
  },
];

const FIELDS = { 'event.no-result': 'result', 'event.result': 'result', 'date.out-of-range': 'on' };

/** An event of the notice that holds. */
function withEvent(visit: Visit, show: (file: NoticeView, event: NoticeEvent) => Promise<Answer>): Promise<Answer> {
  return withNotice(visit, async (file) => {
    const event = file.events.find(({ id, removedAt }) => removedAt === null && String(id) === visit.params['event']);
    if (event) return show(file, event);
    const { t } = words(visit, 'notices');
    return messagePage(visit, 404, t('event.gone'), t('event.goneText'), { href: `/notices/${file.notice.id}`, label: t('form.back') });
  });
}

function settleFields(visit: Visit, { kind }: NoticeEvent): readonly Field[] {
  const { t } = words(visit, 'notices');
  if (EVENT_RESULTS[kind].length === 0) return [];
  return [resultField(visit, kind), { name: 'on', kind: 'day', label: t('event.resultDay'), required: true }];
}

function settlePage(
  visit: Visit,
  file: NoticeView,
  event: NoticeEvent,
  values: Values,
  errors: readonly FieldError[],
  stale: Stale | null,
): Promise<Answer> {
  const { t, format } = words(visit, 'notices');
  const heading = t('event.settleHeading', { kind: t(`event.kind.${event.kind}`), day: format.day(event.on) });
  const known = event.result === null ? {} : { result: [event.result] };
  const fields = settleFields(visit, event);
  return page(visit, {
    title: heading,
    template: 'notice-settle',
    area: 'notices',
    section: 'notices',
    status: errors.length > 0 ? 422 : 200,
    view: {
      heading,
      hasResult: fields.length > 0,
      eventId: String(event.id),
      form: formView(fields, { ...known, ...values }, errors, words(visit, 'form')),
      ...seenView(visit, file, stale),
    },
  });
}

function settle(visit: Visit, file: NoticeView, event: NoticeEvent): Promise<Answer> {
  const { values, errors } = readFields(settleFields(visit, event), visit.sent, words(visit, 'form'));
  const again = settleAgain(visit, event, values);
  if (errors.length > 0) return again(errors, null);
  return attemptSeen(
    visit,
    async () => {
      await act(visit.log, visit.actor, null, async (db, who) => {
        await refuseStale(db, file.notice.id, seenOf(visit));
        await settleEvent(db, event.id, { result: one(values, 'result'), on: one(values, 'on') }, who);
      });
      return go(`/notices/${file.notice.id}`, told('notices', 'event.settled'));
    },
    again,
    FIELDS,
  );
}

function takeBack(visit: Visit, file: NoticeView, event: NoticeEvent): Promise<Answer> {
  return attemptSeen(
    visit,
    async () => {
      await act(visit.log, visit.actor, null, async (db, who) => {
        await refuseStale(db, file.notice.id, seenOf(visit));
        await removeEvent(db, event.id, who);
      });
      return go(`/notices/${file.notice.id}`, told('notices', 'event.takenBack'));
    },
    settleAgain(visit, event, { on: [visit.today] }),
  );
}

/** The same page with what was typed, on the notice as it is now. */
function settleAgain(visit: Visit, event: NoticeEvent, values: Values) {
  return (errors: readonly FieldError[], stale: Stale | null) =>
    withNotice(visit, (now) => settlePage(visit, now, event, values, errors, stale));
}
