// One notice: where it stands, what is next, everything that is known of it and everything that happened to it.
import { readFlagger } from '../log/documents.ts';
import type { NoticeView } from '../log/notice-file.ts';
import { fullHistory } from '../log/notice-history.ts';
import { readStanding } from '../log/notice-standing.ts';
import { readReminderDays } from '../log/silence.ts';
import { lastComplaintDay } from '../model/notice-event.ts';
import { isComplained, isContradicted, type NextStep, nextStep } from '../model/notice-next.ts';
import { actionOf } from '../model/vocabulary.ts';
import type { View } from '../render/mustache.ts';
import type { Answer } from '../web/answer.ts';
import { page, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import { historyViews } from './notice-history-view.ts';
import { answerLabel, toneOf } from './notice-row.ts';
import { withNotice } from './notice-seen.ts';
import { bannersOf, decisionViews, eventViews, factsView } from './notice-view.ts';

export const noticePageRoutes: readonly Route[] = [
  { method: 'GET', path: '/notices/:id', access: 'any', answer: (visit) => withNotice(visit, (notice) => show(visit, notice)) },
];

async function show(visit: Visit, file: NoticeView): Promise<Answer> {
  const { db, today } = visit;
  const { t } = words(visit, 'notices');
  const { notice, decisions } = file;
  const standing = await readStanding(db, notice.id);
  const flagger = await readFlagger(db);
  const held = decisions.filter((one) => one.superseded_at === null);
  const ground = held.map((one) => ({
    group: actionOf(one.action)?.group ?? null,
    firstOn: one.decided_first_on,
    lastOn: one.decided_last_on,
  }));
  const events = file.events.filter((one) => one.removedAt === null);
  const complaintUntil = lastComplaintDay(ground);
  const question =
    standing === null
      ? null
      : { ...standing, today, sentOn: notice.sent_first_on, events, complaintUntil, reminderDays: await readReminderDays(db) };
  const isRemoved = standing === null;
  return page(visit, {
    title: t('one.heading', { reference: notice.reference }),
    template: 'notice',
    area: 'notices',
    section: 'notices',
    view: {
      heading: t('one.heading', { reference: notice.reference }),
      here: `/notices/${notice.id}`,
      isRemoved,
      mayAct: !isRemoved && visit.may('log'),
      mayRestore: isRemoved && visit.may('log'),
      state: standing ? { label: answerLabel(visit, standing.answer), tone: toneOf(standing.answer) } : null,
      banners: bannersOf(
        visit,
        file,
        question !== null && isContradicted(question),
        standing?.answer === 'no_action' && !isComplained(events) ? complaintUntil : null,
      ),
      next: question ? nextView(visit, file, nextStep(question)) : null,
      facts: factsView(visit, file, flagger),
      hasDecisions: held.length > 0,
      decisions: decisionViews(visit, file),
      hasEvents: events.length > 0,
      events: eventViews(visit, file),
      history: historyViews(visit, await fullHistory(db, notice.id)),
      anotherHref: anotherHref(file),
    },
  });
}

/** Which page does the next step. */
const PAGES: Readonly<Record<NextStep['kind'], string>> = {
  record: 'decide',
  contradiction: 'event?kind=re-assessment',
  settle: 'event',
  remind: 'event?kind=follow-up',
  wait: 'decide',
  complain: 'event?kind=complaint',
  look: 'event?kind=verification',
  nothing: '',
};

function nextView(visit: Visit, { notice }: NoticeView, { kind, on, eventId }: NextStep): View {
  const { t, format } = words(visit, 'notices');
  const day = on === null ? null : format.day(on);
  const path = kind === 'settle' ? `event/${eventId}` : PAGES[kind];
  return {
    text: day === null ? t(`next.${kind}`) : t(`next.${kind}On`, { day }),
    hasButton: path !== '' && visit.may('log'),
    href: `/notices/${notice.id}/${path}`,
    label: kind === 'nothing' ? '' : t(`next.act.${kind}`),
  };
}

/** By ids and codes only. */
function anotherHref({ notice, category, subcategory }: NoticeView): string {
  const service = notice.service_id === null ? {} : { service: String(notice.service_id) };
  return `/notices/new?${new URLSearchParams({ ...service, category: subcategory ?? category, channel: notice.channel })}`;
}
