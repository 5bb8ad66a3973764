// One provider: whether it is a natural person, its services, with which other provider it is counted, and its history.
import { UserError } from '../error.ts';
import { type ProviderDirectory, type ProviderEntry, readProviderDirectory } from '../log/provider-directory.ts';
import { readProviderHistory } from '../log/provider-history.ts';
import type { Answer } from '../web/answer.ts';
import { type Field, type FieldError, formView, one, readFields, type Values } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import { makeChange, outcomeOf } from './provider-change.ts';
import { historyViews, PERSON_ANSWERS, personOptions, providerHref, serviceRow } from './provider-words.ts';

export const providerRoutes: readonly Route[] = [
  { method: 'GET', path: '/providers/:id', access: 'any', answer: (visit) => providerPage(visit, null) },
  { method: 'POST', path: '/providers/:id/person', access: 'log', answer: person },
  { method: 'POST', path: '/providers/:id/part', access: 'log', answer: part },
];

export interface OpenedProvider {
  readonly book: ProviderDirectory;
  readonly provider: ProviderEntry;
}

/** @throws UserError `provider.unknown` */
export async function openProvider(visit: Visit): Promise<OpenedProvider> {
  const book = await readProviderDirectory(visit.db);
  const provider = book.providers.find(({ id }) => String(id) === visit.params['id']);
  if (!provider) throw new UserError('provider.unknown', 'The log has no such provider.');
  return { book, provider };
}

function personFields(visit: Visit): readonly Field[] {
  const { t } = words(visit, 'providers');
  return [
    { name: 'person', kind: 'radios', label: t('person.label'), hint: t('person.hint'), required: true, options: personOptions(visit) },
  ];
}

export function mergeFields(visit: Visit, { book, provider }: OpenedProvider): readonly Field[] {
  const { t } = words(visit, 'providers');
  const options = book.providers
    .filter(({ id, mergedInto }) => id !== provider.id && mergedInto === null)
    .map(({ id, name }) => ({ value: String(id), label: name }));
  return [{ name: 'into', kind: 'choice', label: t('merge.label'), hint: t('merge.hint'), required: true, options }];
}

export interface ProviderAgain {
  readonly form: 'person' | 'merge';
  readonly values: Values;
  readonly errors: readonly FieldError[];
}

export async function providerPage(visit: Visit, again: ProviderAgain | null): Promise<Answer> {
  const { t } = words(visit, 'providers');
  const opened = await openProvider(visit);
  const { provider } = opened;
  const ids = new Set([provider.id, ...provider.merged.map(({ id }) => id)]);
  const view = (form: ProviderAgain['form'], fields: readonly Field[], start: Values) =>
    formView(fields, again?.form === form ? again.values : start, again?.form === form ? again.errors : [], words(visit, 'form'));
  const forms = {
    person: view('person', personFields(visit), { person: [provider.naturalPerson] }),
    merge: view('merge', mergeFields(visit, opened), {}),
  };
  return page(visit, {
    title: provider.name,
    template: 'provider',
    area: 'providers',
    section: 'providers',
    status: again ? 422 : 200,
    view: {
      ...outcomeOf(visit),
      ...forms,
      name: provider.name,
      path: providerHref(provider),
      seen: provider.seen,
      state: t(`state.${provider.state}`),
      isOpen: provider.state === 'unconfirmed',
      isPerson: provider.naturalPerson,
      personText: t(`person.${provider.naturalPerson}`),
      personMeaning: t(provider.naturalPerson === 'no' ? 'person.named' : 'person.hidden'),
      notices: t('notices', { n: provider.notices }),
      mergedInto: provider.mergedInto && {
        name: provider.mergedInto.name,
        href: providerHref(provider.mergedInto),
        text: t('merged.provider', { name: provider.mergedInto.name }),
      },
      isOwn: provider.mergedInto === null,
      merged: provider.merged.map((other) => ({ name: other.name, href: providerHref(other), part: `${providerHref(other)}/part` })),
      hasMerged: provider.merged.length > 0,
      services: provider.services.map((service) => serviceRow(visit, service, ids)),
      hasServices: provider.services.length > 0,
      top: again ? forms[again.form] : { hasErrors: false },
      openMerge: again?.form === 'merge',
      history: historyViews(visit, await readProviderHistory(visit.db, provider.id)),
    },
  });
}

async function person(visit: Visit): Promise<Answer> {
  const { provider } = await openProvider(visit);
  const { values, errors } = readFields(personFields(visit), visit.sent, words(visit, 'form'));
  const again = (found: readonly FieldError[]) => providerPage(visit, { form: 'person', values, errors: found });
  const naturalPerson = PERSON_ANSWERS.find((answer) => answer === one(values, 'person'));
  if (errors.length > 0 || !naturalPerson) return again(errors);
  const change = { kind: 'person', providerId: provider.id, naturalPerson, seen: visit.sent.values['seen']?.[0] ?? '' } as const;
  const fields = { 'provider.changed-meanwhile': 'person' };
  return makeChange(visit, change, { done: 'person', next: providerHref(provider), again, fields });
}

async function part(visit: Visit): Promise<Answer> {
  const { provider } = await openProvider(visit);
  const again = (errors: readonly FieldError[]) => providerPage(visit, { form: 'merge', values: {}, errors });
  return makeChange(visit, { kind: 'part', providerId: provider.id }, { done: 'parted', next: providerHref(provider), again });
}
