// What a saving of the flagger's data ended with, whether it was done at once or beside the pages.
import { type Answer, go, told } from '../web/answer.ts';
import { errorSentence } from '../web/error-words.ts';
import type { FlaggerParams, FlaggerResults } from '../web/flagger-work.ts';
import { messagePage, words } from '../web/page.ts';
import type { Told } from '../web/told.ts';
import type { Route, Visit } from '../web/visit.ts';

export const profileSavedRoutes: readonly Route[] = [{ method: 'GET', path: '/profile/saved', access: 'any', answer: saved }];

export function saveBeside(visit: Visit, params: FlaggerParams['flagger']): Answer {
  const title = words(visit, 'profile').t('saved.job');
  const next = '/profile/saved?job={job}';
  return go(`/jobs/${visit.site.jobs.start({ kind: 'flagger', params, actor: visit.actor, title, next })}`);
}

export function savedTold({ corrections, places }: Pick<FlaggerResults['flagger'], 'corrections' | 'places'>): Told {
  if (corrections > 0) return told('profile', 'saved.corrections', { n: corrections });
  return places.length > 0 ? told('profile', 'saved.personal', { places: places.join(', ') }) : told('profile', 'saved.plain');
}

/** Where work beside the pages leads: on to the data, or to what is in the way. */
async function saved(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'profile');
  const stopped = (text: string) =>
    messagePage(visit, 409, words(visit, 'layout').t('stopped.heading'), text, { href: '/profile', label: t('heading') });
  const [key, { jobs }] = [visit.query.get('job'), visit.site];
  const error = jobs.find(key)?.error;
  if (error) return stopped(errorSentence(visit.language, error));
  const result = jobs.resultOf('flagger', key);
  if (result?.meanwhile) return stopped(t('saved.meanwhile'));
  return go('/profile', result && savedTold(result));
}
