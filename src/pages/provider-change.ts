// Changes of providers as the pages make them: at once, or beside the pages where a published period of many notices must be counted again.
import { listOpenCorrections } from '../log/corrections.ts';
import type { ProviderChange } from '../log/provider-changes.ts';
import { type Answer, go, told } from '../web/answer.ts';
import { isLongToCount } from '../web/at-once.ts';
import { errorSentence } from '../web/error-words.ts';
import type { FieldError } from '../web/forms.ts';
import { words } from '../web/page.ts';
import { changeOrRehearse, type ProvidersChanged } from '../web/provider-work.ts';
import { attempt, type FieldsOfErrors } from '../web/refusal.ts';
import type { Visit } from '../web/visit.ts';

export interface ChangeOptions {
  /** Key of a sentence, `told.KEY`. */
  readonly done: string;
  /** Page that comes next; of an act on a service it may hold its number: `{service}`. */
  readonly next: string;
  readonly again: (errors: readonly FieldError[]) => Promise<Answer>;
  readonly fields?: FieldsOfErrors;
}

/** Does a change and goes on; what a person can put right leads to the form again. */
export async function makeChange(visit: Visit, change: ProviderChange, options: ChangeOptions): Promise<Answer> {
  const { done, next, again, fields } = options;
  if (await isLongToCount(visit.db)) return startChange(visit, change, false, next.replace('{service}', ''));
  return attempt(
    visit,
    async () => {
      const changed = await changeOrRehearse(visit.log, { change, dryRun: false }, visit.actor);
      const to = next.replace('{service}', String(changed.serviceId ?? ''));
      const what = words(visit, 'providers').t(`told.${done}`);
      const n = changed.corrections.length;
      return go(to, n === 0 ? told('providers', `told.${done}`) : told('providers', 'told.corrections', { what, n }));
    },
    again,
    fields,
  );
}

export function startChange(visit: Visit, change: ProviderChange, dryRun: boolean, next: string): Answer {
  const title = words(visit, 'providers').t(dryRun ? 'job.look' : 'job.change');
  const withJob = `${next}${next.includes('?') ? '&' : '?'}job={job}`;
  return go(`/jobs/${visit.site.jobs.start({ kind: 'providers', params: { change, dryRun }, actor: visit.actor, title, next: withJob })}`);
}

/** How work beside the pages ended: what stands on the page it leads to. */
export function outcomeOf(visit: Visit): {
  readonly outcome: { readonly error: string; readonly lines: readonly { text: string }[] } | null;
} {
  const key = visit.query.get('job');
  const job = visit.site.jobs.find(key);
  if (job?.error) return { outcome: { error: errorSentence(visit.language, job.error), lines: [] } };
  const changed = visit.site.jobs.resultOf('providers', key);
  if (!changed) return { outcome: null };
  return { outcome: { error: '', lines: [{ text: words(visit, 'providers').t('told.changed') }, ...correctionViews(visit, changed)] } };
}

/** Each published period that a change touches, as a sentence. */
export function correctionViews(visit: Visit, { corrections }: Pick<ProvidersChanged, 'corrections'>): { text: string }[] {
  const { t, format } = words(visit, 'providers');
  return corrections.map(({ first, last, version, notices: n }) => ({
    text: t('correction', { first: format.day(first), last: format.day(last), version: String(version), n }),
  }));
}

/** Corrections of published reports that are open now, whoever caused them. */
export async function openCorrectionViews(visit: Visit): Promise<{ text: string }[]> {
  const open = await listOpenCorrections(visit.db);
  return correctionViews(visit, { corrections: open.map(({ period, version, notices }) => ({ ...period, version, notices })) });
}
