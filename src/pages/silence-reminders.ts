// Notices of which a provider is to be reminded, the oldest first; those of which it was reminded are marked here, many at once.
import { remindOf } from '../log/reminders.ts';
import { readReminderDays } from '../log/silence.ts';
import { listRemindersDue, type ReminderKey } from '../log/silence-notices.ts';
import { writing } from '../log/writing.ts';
import { isDay } from '../model/period.ts';
import { type Answer, go, told } from '../web/answer.ts';
import { type Field, type FieldError, formView, one, readFields, type Values } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import { attempt } from '../web/refusal.ts';
import type { Route, Visit } from '../web/visit.ts';

export const silenceRemindersRoutes: readonly Route[] = [
  { method: 'GET', path: '/silence/reminders', access: 'any', answer: (visit) => list(visit, null) },
  { method: 'POST', path: '/silence/reminders', access: 'log', answer: mark },
];

const PAGE_SIZE = 50;

interface Again {
  readonly values: Values;
  readonly errors: readonly FieldError[];
}

function markFields(visit: Visit): readonly Field[] {
  const { t } = words(visit, 'silence');
  return [{ name: 'on', kind: 'day', label: t('mark.on'), hint: t('mark.onHint'), required: true }];
}

/** Where a page of the list begins: `2026-05-03.17`. */
function keyOf(text: string | null): ReminderKey | null {
  const [sentOn = '', id = ''] = text?.split('.') ?? [];
  return isDay(sentOn) && /^\d{1,15}$/.test(id) ? { sentOn, noticeId: Number(id) } : null;
}

async function list(visit: Visit, again: Again | null): Promise<Answer> {
  const { t, format } = words(visit, 'silence');
  const days = await readReminderDays(visit.db);
  const after = keyOf(again ? (visit.sent.values['after']?.[0] ?? null) : visit.query.get('after'));
  const { due, next } = await listRemindersDue(visit.db, visit.today, { after, size: PAGE_SIZE });
  const picked = visit.sent.values['notice'] ?? [];
  const form = formView(markFields(visit), again?.values ?? { on: [visit.today] }, again?.errors ?? [], words(visit, 'form'));
  return page(visit, {
    title: t('reminders.heading'),
    template: 'silence-reminders',
    area: 'silence',
    section: 'silence',
    status: again ? 422 : 200,
    view: {
      form,
      about: t('reminders.about', { first: days.first, again: days.again }),
      isEmpty: due.length === 0 && after === null,
      isEnd: due.length === 0 && after !== null,
      hasAny: due.length > 0,
      after: after === null ? '' : `${after.sentOn}.${after.noticeId}`,
      due: due.map((notice) => ({
        id: String(notice.noticeId),
        reference: notice.reference,
        href: `/notices/${notice.noticeId}`,
        source: notice.source,
        service: notice.service ?? t('service.none'),
        sent: format.day(notice.sentOn),
        days: format.number(notice.days),
        last: notice.lastReminderOn === null ? t('reminders.none') : format.day(notice.lastReminderOn),
        label: t('reminders.pick', { reference: notice.reference }),
        isPicked: picked.includes(String(notice.noticeId)),
      })),
      first: after === null ? null : { href: '/silence/reminders' },
      next: next === null ? null : { href: `/silence/reminders?after=${next.sentOn}.${next.noticeId}` },
    },
  });
}

async function mark(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'silence');
  const { values, errors } = readFields(markFields(visit), visit.sent, words(visit, 'form'));
  const again = (found: readonly FieldError[]) => list(visit, { values, errors: found });
  const all = visit.sent.values['all']?.[0] === 'yes';
  const chosen = (visit.sent.values[all ? 'listed' : 'notice'] ?? []).filter((id) => /^\d{1,15}$/.test(id)).slice(0, PAGE_SIZE);
  const none = chosen.length === 0 ? [{ field: null, text: t('error.nonePicked') }] : [];
  if (errors.length + none.length > 0) return again([...errors, ...none]);
  return attempt(
    visit,
    async () => {
      const ids = chosen.map(Number);
      const { reminded: n, already } = await writing(visit.log, visit.actor, (db, at) => remindOf(db, ids, one(values, 'on'), at));
      return go(
        '/silence/reminders',
        already === 0 ? told('silence', 'told.reminded', { n }) : told('silence', 'told.already', { n, already }),
      );
    },
    again,
    { 'date.out-of-range': 'on' },
  );
}
