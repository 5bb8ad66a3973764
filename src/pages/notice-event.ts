// What was done about a notice after it was sent: entered, given a result, taken back. None of it is a new notice.

import { addEvent } from '../log/notice-events.ts';
import { type NoticeView, refuseStale } from '../log/notice-file.ts';
import { EVENT_KINDS, EVENT_RESULTS, type EventKind, type EventResult } from '../model/notice-event.ts';
import { type Answer, go, told } from '../web/answer.ts';
import { type Field, type FieldError, formView, one, oneOrNull, readFields, type Values } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import { act } from '../workflow.ts';
import { attemptSeen, type Stale, seenOf, seenView, withNotice } from './notice-seen.ts';

export const noticeEventRoutes: readonly Route[] = [
  { method: 'GET', path: '/notices/:id/event', access: 'log', answer: (visit) => withNotice(visit, (file) => start(visit, file)) },
  { method: 'POST', path: '/notices/:id/event', access: 'log', answer: (visit) => withNotice(visit, (file) => add(visit, file)) },
];

const FIELDS = {
  'event.no-result': 'result',
  'event.result': 'result',
  'event.too-late': 'on',
  'date.out-of-range': 'on',
  'event.no-decision': 'on',
};

function kindOf(text: string | null | undefined): EventKind | null {
  return EVENT_KINDS.find((kind) => kind === text) ?? null;
}

/** Which kind? Then the form for it. */
function start(visit: Visit, file: NoticeView): Promise<Answer> {
  const { t } = words(visit, 'notices');
  const kind = kindOf(visit.query.get('kind'));
  if (kind !== null) return eventPage(visit, file, kind, { on: [visit.today] }, [], null);
  const heading = t('event.heading', { reference: file.notice.reference });
  return page(visit, {
    title: heading,
    template: 'notice-events',
    area: 'notices',
    section: 'notices',
    view: {
      heading,
      form: null,
      ...seenView(visit, file, null),
      kinds: EVENT_KINDS.map((one) => ({
        href: `/notices/${file.notice.id}/event?kind=${one}`,
        label: t(`event.do.${one}`),
        hint: t(`event.hint.${one}`),
      })),
    },
  });
}

function fieldsFor(visit: Visit, kind: EventKind): readonly Field[] {
  const { t } = words(visit, 'notices');
  const isLook = kind === 'verification';
  const awaits = kind === 're-assessment' || kind === 'complaint' || kind === 'dispute';
  const until: Field = {
    name: 'until',
    kind: 'day',
    label: t('event.until'),
    hint: t(kind === 'complaint' ? 'event.untilComplaint' : 'event.untilHint'),
  };
  return [
    { name: 'on', kind: 'day', label: t(`event.onDay.${kind}`), required: true },
    ...(isLook ? [resultField(visit, kind)] : []),
    ...(awaits ? [until] : []),
    ...(kind === 'complaint' ? [{ name: 'late', kind: 'tick', label: t('event.late') } as const] : []),
  ];
}

/** What may come of a kind. */
export function resultField(visit: Visit, kind: EventKind): Field {
  const { t } = words(visit, 'notices');
  const known: readonly EventResult[] = EVENT_RESULTS[kind];
  return {
    name: 'result',
    kind: 'radios',
    label: t('event.resultOf'),
    options: known.map((value) => ({ value, label: t(`event.result.${value}`) })),
    required: true,
  };
}

function eventPage(
  visit: Visit,
  file: NoticeView,
  kind: EventKind,
  values: Values,
  errors: readonly FieldError[],
  stale: Stale | null,
): Promise<Answer> {
  const { t } = words(visit, 'notices');
  const heading = t('event.headingOf', { what: t(`event.do.${kind}`), reference: file.notice.reference });
  return page(visit, {
    title: heading,
    template: 'notice-event',
    area: 'notices',
    section: 'notices',
    status: errors.length > 0 ? 422 : 200,
    view: {
      heading,
      hint: t(`event.hint.${kind}`),
      kind,
      form: formView(fieldsFor(visit, kind), values, errors, words(visit, 'form')),
      ...seenView(visit, file, stale),
    },
  });
}

async function add(visit: Visit, file: NoticeView): Promise<Answer> {
  const { log, actor, sent } = visit;
  const kind = kindOf(sent.values['kind']?.[0]);
  if (kind === null) return go(`/notices/${file.notice.id}/event`);
  const { values, errors } = readFields(fieldsFor(visit, kind), sent, words(visit, 'form'));
  const again = (found: readonly FieldError[], stale: Stale | null) =>
    withNotice(visit, (now) => eventPage(visit, now, kind, values, found, stale));
  if (errors.length > 0) return again(errors, null);
  const event = {
    kind,
    on: one(values, 'on'),
    result: oneOrNull(values, 'result') as EventResult | null,
    until: oneOrNull(values, 'until'),
    late: one(values, 'late') !== '',
  };
  return attemptSeen(
    visit,
    async () => {
      await act(log, actor, null, async (db, who) => {
        await refuseStale(db, file.notice.id, seenOf(visit));
        await addEvent(db, file.notice.id, event, who);
      });
      return go(`/notices/${file.notice.id}`, told('notices', `event.saved.${kind}`));
    },
    again,
    FIELDS,
  );
}
