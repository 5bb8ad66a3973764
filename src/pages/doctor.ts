// Is the log in order? The same look as article22 doctor, as work that runs beside the page; it changes nothing.
import { type Answer, go } from '../web/answer.ts';
import { errorSentence } from '../web/error-words.ts';
import { page, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import type { DoctorOutcome } from '../workflow.ts';

export const doctorRoutes: readonly Route[] = [
  { method: 'GET', path: '/settings/doctor', access: 'administer', answer: show },
  { method: 'POST', path: '/settings/doctor', access: 'administer', answer: look },
];

async function show(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'doctor');
  const key = visit.query.get('job');
  const job = visit.site.jobs.find(key);
  const outcome = visit.site.jobs.resultOf('doctor', key);
  return page(visit, {
    title: t('heading'),
    template: 'doctor',
    area: 'doctor',
    section: 'settings',
    view: {
      error: job?.error ? errorSentence(visit.language, job.error) : '',
      outcome: outcome ? outcomeView(visit, outcome) : null,
    },
  });
}

function outcomeView(visit: Visit, { ok, checks }: DoctorOutcome) {
  const { t } = words(visit, 'doctor');
  const troubles = checks.flatMap((check) => check.troubles);
  return {
    tone: ok ? 'told' : 'warning',
    text: ok ? t('ok') : t('wrong', { n: troubles.length }),
    parts: checks.map((check) => ({
      part: check.part,
      heading: t(`part.${check.part}`),
      text: t(check.ok ? `fine.${check.part}` : `bad.${check.part}`),
      remedy: check.ok ? '' : t(`remedy.${check.part}`),
      hasTroubles: check.troubles.length > 0,
      // Word for word as on the command line, for whoever looks after the program.
      troubles: check.troubles.map(({ sentence, remedy: todo }) => ({ sentence, remedy: todo })),
    })),
  };
}

async function look(visit: Visit): Promise<Answer> {
  const { site, actor } = visit;
  const title = words(visit, 'doctor').t('job');
  return go(`/jobs/${site.jobs.start({ kind: 'doctor', params: null, actor, title, next: '/settings/doctor?job={job}' })}`);
}
