// Two become one, providers or services: first a look at which notices and which published periods that touches, then the act.
import { UserError } from '../error.ts';
import { listNewestVersions } from '../log/corrections.ts';
import type { ProviderChange } from '../log/provider-changes.ts';
import type { Named, ProviderDirectory } from '../log/provider-directory.ts';
import { type Answer, go } from '../web/answer.ts';
import type { FieldError } from '../web/forms.ts';
import { one, readFields } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import type { ProvidersChanged } from '../web/provider-work.ts';
import type { Route, Visit } from '../web/visit.ts';
import { mergeFields, openProvider, providerPage } from './provider.ts';
import { correctionViews, makeChange, outcomeOf, startChange } from './provider-change.ts';
import { providerHref, serviceHref } from './provider-words.ts';
import { openService, serviceFields, servicePage } from './service.ts';

export const providerMergeRoutes: readonly Route[] = [
  { method: 'POST', path: '/providers/services/:id/join/look', access: 'log', answer: (visit) => look(visit, 'service') },
  { method: 'GET', path: '/providers/services/:id/join', access: 'log', answer: (visit) => preview(visit, 'service') },
  { method: 'POST', path: '/providers/services/:id/join', access: 'log', answer: (visit) => merge(visit, 'service') },
  { method: 'POST', path: '/providers/:id/merge/look', access: 'log', answer: (visit) => look(visit, 'provider') },
  { method: 'GET', path: '/providers/:id/merge', access: 'log', answer: (visit) => preview(visit, 'provider') },
  { method: 'POST', path: '/providers/:id/merge', access: 'log', answer: (visit) => merge(visit, 'provider') },
];

type Kind = 'service' | 'provider';

interface Pair {
  readonly book: ProviderDirectory;
  readonly from: Named & { readonly notices: number };
  readonly into: Named & { readonly notices: number };
  readonly change: ProviderChange;
  /** Of the look, without its query. */
  readonly path: string;
}

/** The two, by `into` of the address or the form. @throws UserError `provider.unknown` */
async function pairOf(visit: Visit, kind: Kind): Promise<Pair> {
  const intoId = visit.sent.values['into']?.[0] ?? visit.query.get('into') ?? '';
  if (kind === 'service') {
    const { book, service: from } = await openService(visit);
    const into = among(book.services, intoId);
    return { book, from, into, change: { kind: 'join', serviceId: from.id, intoId: into.id }, path: `${serviceHref(from)}/join` };
  }
  const { book, provider: from } = await openProvider(visit);
  const into = among(book.providers, intoId);
  return { book, from, into, change: { kind: 'merge', providerId: from.id, intoId: into.id }, path: `${providerHref(from)}/merge` };
}

function among<T extends Named>(all: readonly T[], id: string): T {
  const found = all.find((one) => String(one.id) === id);
  if (!found) throw new UserError('provider.unknown', 'The log has no such service or provider.');
  return found;
}

async function again(visit: Visit, kind: Kind, errors: readonly FieldError[]): Promise<Answer> {
  const values = { into: visit.sent.values['into'] ?? [] };
  return kind === 'service' ? servicePage(visit, { form: 'join', values, errors }) : providerPage(visit, { form: 'merge', values, errors });
}

/** Where something is published, what the merge would change in it is worked out first. */
async function look(visit: Visit, kind: Kind): Promise<Answer> {
  const fields =
    kind === 'service' ? serviceFields(visit, 'join', await openService(visit)) : mergeFields(visit, await openProvider(visit));
  const { values, errors } = readFields(fields, visit.sent, words(visit, 'form'));
  if (errors.length > 0) return again(visit, kind, errors);
  const { change, path } = await pairOf(visit, kind);
  const next = `${path}?into=${one(values, 'into')}`;
  return (await listNewestVersions(visit.db)).length === 0 ? go(next) : startChange(visit, change, true, next);
}

async function preview(visit: Visit, kind: Kind): Promise<Answer> {
  const { t } = words(visit, 'providers');
  const { from, into, change, path } = await pairOf(visit, kind);
  const isPublished = (await listNewestVersions(visit.db)).length > 0;
  const found = visit.site.jobs.resultOf('providers', visit.query.get('job'));
  // A look at another pair says nothing of this one.
  const looked = JSON.stringify(found?.looked) === JSON.stringify(change) ? found : null;
  const title = t('merge.heading', { from: from.name, into: into.name });
  return page(visit, {
    title,
    template: 'provider-merge',
    area: 'providers',
    section: 'providers',
    view: {
      heading: title,
      what: t(`merge.what.${kind}`, { from: from.name, into: into.name }),
      notices: t('merge.notices', { n: from.notices, from: from.name }),
      sum: t('merge.sum', { n: from.notices + into.notices, into: into.name }),
      published: publishedViews(visit, isPublished, looked),
      mustLook: isPublished && !looked,
      error: outcomeOf(visit).outcome?.error ?? '',
      path,
      into: String(into.id),
      back: kind === 'service' ? serviceHref(from) : providerHref(from),
    },
  });
}

function publishedViews(visit: Visit, isPublished: boolean, looked: ProvidersChanged | null): { text: string }[] {
  const { t } = words(visit, 'providers');
  if (!isPublished) return [{ text: t('merge.nothingPublished') }];
  if (!looked) return [{ text: t('merge.mustLook') }];
  return looked.corrections.length === 0 ? [{ text: t('merge.noPeriod') }] : correctionViews(visit, looked);
}

async function merge(visit: Visit, kind: Kind): Promise<Answer> {
  const { into, change } = await pairOf(visit, kind);
  const next = kind === 'service' ? serviceHref(into) : providerHref(into);
  return makeChange(visit, change, { done: 'joined', next, again: (errors) => again(visit, kind, errors) });
}
