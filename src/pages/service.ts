// One service: which legal entity offers it since when, its spellings and addresses, with which other service it is counted, and its history.
import { UserError } from '../error.ts';
import { type ProviderDirectory, readProviderDirectory, type ServiceEntry } from '../log/provider-directory.ts';
import { readServiceHistory } from '../log/provider-history.ts';
import { serviceSuggestions } from '../log/suggestions.ts';
import { knownServices } from '../model/vocabulary.ts';
import type { Answer } from '../web/answer.ts';
import { type Field, type FieldError, formView, type Values } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import { outcomeOf } from './provider-change.ts';
import {
  entityNames,
  entityOf,
  historyViews,
  hostingOptions,
  personOptions,
  providerHref,
  serviceHref,
  spanText,
} from './provider-words.ts';
import { joinLinks, proposalText } from './providers-confirm.ts';

export const serviceRoutes: readonly Route[] = [
  { method: 'GET', path: '/providers/services/:id', access: 'any', answer: (visit) => servicePage(visit, null) },
];

export interface OpenedService {
  readonly book: ProviderDirectory;
  readonly service: ServiceEntry;
}

/** @throws UserError `provider.unknown` */
export async function openService(visit: Visit): Promise<OpenedService> {
  const book = await readProviderDirectory(visit.db);
  const service = book.services.find(({ id }) => String(id) === visit.params['id']);
  if (!service) throw new UserError('provider.unknown', 'The log has no such service.');
  return { book, service };
}

/** `entity`: who offers it now. `change`: another entity from a day. `spelling`: another way to write it. `join`: the same as another one. */
export type ServiceForm = 'entity' | 'change' | 'spelling' | 'join';

/** The fields of a form of the page. */
export function serviceFields(visit: Visit, form: ServiceForm, { book, service }: OpenedService): readonly Field[] {
  const { t } = words(visit, 'providers');
  const suggestions = form === 'entity' || form === 'change' ? entityNames(book.providers, knownServices()) : [];
  const provider = {
    name: 'provider',
    id: `${form}-provider`,
    kind: 'text',
    label: t('entity.label'),
    hint: t('entity.hint'),
    required: true,
    max: 300,
    suggestions,
  } as const;
  const person = {
    name: 'person',
    id: `${form}-person`,
    kind: 'radios',
    label: t('person.label'),
    hint: t('person.hint'),
    required: true,
    options: personOptions(visit),
  } as const;
  switch (form) {
    case 'entity':
      return [
        provider,
        person,
        {
          name: 'hosting',
          kind: 'radios',
          label: t('hosting.label'),
          hint: t('hosting.hint'),
          required: true,
          options: hostingOptions(visit),
        },
      ];
    case 'change':
      return [provider, { name: 'since', kind: 'day', label: t('since.label'), hint: t('since.hint'), required: true }, person];
    case 'spelling':
      return [
        { name: 'spelling', kind: 'text', label: t('spelling.label'), hint: t('spelling.hint'), required: true, width: 'medium', max: 200 },
      ];
    default:
      return [
        {
          name: 'into',
          kind: 'choice',
          label: t('join.label'),
          hint: t('join.hint'),
          required: true,
          options: otherServices(book, service),
        },
      ];
  }
}

function otherServices({ services }: ProviderDirectory, { id }: ServiceEntry) {
  return services.filter((one) => one.id !== id && one.mergedInto === null).map((one) => ({ value: String(one.id), label: one.name }));
}

/** What was sent in one of the forms, and what is wrong with it. */
export interface Again {
  readonly form: ServiceForm;
  readonly values: Values;
  readonly errors: readonly FieldError[];
}

export async function servicePage(visit: Visit, again: Again | null): Promise<Answer> {
  const { t, format } = words(visit, 'providers');
  const opened = await openService(visit);
  const { book, service } = opened;
  const entity = entityOf(service);
  const provider = book.providers.find(({ id }) => id === entity?.provider.id);
  const start: Record<ServiceForm, Values> = {
    entity: {
      provider: [provider?.name ?? ''],
      person: [provider?.naturalPerson ?? 'unknown'],
      hosting: [service.hosting === 'unclear' && service.state === 'unconfirmed' ? 'yes' : service.hosting],
    },
    change: { person: ['no'] },
    spelling: {},
    join: {},
  };
  const view = (form: ServiceForm) =>
    formView(
      serviceFields(visit, form, opened),
      again?.form === form ? again.values : start[form],
      again?.form === form ? again.errors : [],
      words(visit, 'form'),
    );
  const suggestion =
    service.state === 'unconfirmed' ? (await serviceSuggestions(visit.db)).find(({ name }) => name === service.name) : undefined;
  return page(visit, {
    title: service.name,
    template: 'service',
    area: 'providers',
    section: 'providers',
    status: again ? 422 : 200,
    view: {
      ...outcomeOf(visit),
      name: service.name,
      path: serviceHref(service),
      seen: service.seen,
      isOpen: service.state === 'unconfirmed',
      state: t(`state.${service.state}`),
      hosting: t(`hosting.${service.hosting}`),
      notices: t('notices', { n: service.notices }),
      noticesHref: `/notices?service=${service.id}`,
      proposal: suggestion ? { text: proposalText(visit, suggestion), links: joinLinks(visit, book, service, suggestion) } : null,
      mergedInto: service.mergedInto && {
        name: service.mergedInto.name,
        href: serviceHref(service.mergedInto),
        text: t('merged.service', { name: service.mergedInto.name }),
      },
      isOwn: service.mergedInto === null,
      entities: service.entities.map((one) => ({
        name: one.provider.name,
        href: providerHref(one.provider),
        days: spanText(visit, one) || t('span.always'),
      })),
      spellings: service.spellings.map((spelling) => ({ spelling })),
      hasSpellings: service.spellings.length > 0,
      domains: service.domains.map((domain) => ({ domain })),
      hasDomains: service.domains.length > 0,
      merged: service.merged.map((one) => ({ name: one.name, href: serviceHref(one), part: `${serviceHref(one)}/part` })),
      hasMerged: service.merged.length > 0,
      // The errors of whichever form was sent stand on top.
      top: again ? view(again.form) : { hasErrors: false },
      entity: view('entity'),
      entityHeading: t(service.state === 'unconfirmed' ? 'entity.confirm' : 'entity.correct'),
      entityDays: entity?.firstOn ? t('entity.from', { day: format.day(entity.firstOn) }) : '',
      change: view('change'),
      spelling: view('spelling'),
      join: view('join'),
      openForm: { change: again?.form === 'change', spelling: again?.form === 'spelling', join: again?.form === 'join' },
      history: historyViews(visit, await readServiceHistory(visit.db, service.id)),
    },
  });
}
