// What a person says about one service: confirm it, a change of its legal entity, a spelling, part it again, or enter one the log never met.
import type { ProviderChange } from '../log/provider-changes.ts';
import { readProviderDirectory } from '../log/provider-directory.ts';
import { normaliseLabel } from '../model/normalise.ts';
import { knownServices } from '../model/vocabulary.ts';
import { type Answer, go } from '../web/answer.ts';
import { type Field, type FieldError, formView, one, readFields, type Values } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import { makeChange } from './provider-change.ts';
import { entityNames, entityOf, HOSTING_ANSWERS, hostingOptions, PERSON_ANSWERS, personOptions, serviceHref } from './provider-words.ts';
import { type OpenedService, openService, type ServiceForm, serviceFields, servicePage } from './service.ts';

export const serviceActRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/providers/services/new',
    access: 'log',
    answer: (visit) => newPage(visit, { hosting: ['yes'], person: ['no'] }, []),
  },
  { method: 'POST', path: '/providers/services/new', access: 'log', answer: enter },
  { method: 'POST', path: '/providers/services/:id/entity', access: 'log', answer: (visit) => say(visit, 'entity') },
  { method: 'POST', path: '/providers/services/:id/change', access: 'log', answer: (visit) => say(visit, 'change') },
  { method: 'POST', path: '/providers/services/:id/spelling', access: 'log', answer: (visit) => say(visit, 'spelling') },
  { method: 'POST', path: '/providers/services/:id/part', access: 'log', answer: part },
];

const ERRORS = { 'provider.changed-meanwhile': 'provider', 'provider.blank': 'spelling', 'provider.exists': 'service' } as const;

const personOf = (values: Values) => PERSON_ANSWERS.find((answer) => answer === one(values, 'person')) ?? 'unknown';
const hostingOf = (values: Values) => HOSTING_ANSWERS.find((answer) => answer === one(values, 'hosting')) ?? 'unclear';

async function say(visit: Visit, form: ServiceForm): Promise<Answer> {
  const opened = await openService(visit);
  const { values, errors } = readFields(serviceFields(visit, form, opened), visit.sent, words(visit, 'form'));
  const again = (found: readonly FieldError[]) => servicePage(visit, { form, values, errors: found });
  if (errors.length > 0) return again(errors);
  const { service } = opened;
  const other = form === 'spelling' ? ownName(opened, one(values, 'spelling')) : null;
  // The name of a service of its own: the two would be counted as one, so it is looked at first.
  if (other) return go(`${serviceHref(other)}/join?into=${service.id}`);
  const done = { entity: 'confirmedOne', change: 'entity', spelling: 'spelling', join: 'joined' }[form];
  return makeChange(visit, changeOf(visit, form, opened, values), { done, next: serviceHref(service), again, fields: ERRORS });
}

function ownName({ book, service }: OpenedService, spelling: string) {
  const form = normaliseLabel(spelling);
  return book.services.find((other) => other.id !== service.id && other.mergedInto === null && normaliseLabel(other.name) === form) ?? null;
}

function changeOf({ sent }: Visit, form: ServiceForm, { service }: OpenedService, values: Values): ProviderChange {
  const serviceId = service.id;
  if (form === 'spelling') return { kind: 'spelling', serviceId, spelling: one(values, 'spelling') };
  const seen = sent.values['seen']?.[0] ?? '';
  const about = { serviceId, provider: one(values, 'provider'), naturalPerson: personOf(values), seen };
  if (form === 'change') return { kind: 'confirm', answers: [{ ...about, hosting: service.hosting, since: one(values, 'since') }] };
  return { kind: 'confirm', answers: [{ ...about, hosting: hostingOf(values), since: entityOf(service)?.firstOn ?? null }] };
}

async function part(visit: Visit): Promise<Answer> {
  const { service } = await openService(visit);
  const again = (errors: readonly FieldError[]) => servicePage(visit, { form: 'join', values: {}, errors });
  return makeChange(visit, { kind: 'part-service', serviceId: service.id }, { done: 'parted', next: serviceHref(service), again });
}

async function newFields(visit: Visit): Promise<readonly Field[]> {
  const { t } = words(visit, 'providers');
  const { providers } = await readProviderDirectory(visit.db);
  const shipped = knownServices();
  return [
    {
      name: 'service',
      kind: 'text',
      label: t('new.name'),
      hint: t('new.nameHint'),
      required: true,
      max: 200,
      suggestions: shipped.map(({ service }) => service),
    },
    {
      name: 'provider',
      kind: 'text',
      label: t('entity.label'),
      hint: t('entity.hint'),
      required: true,
      max: 300,
      suggestions: entityNames(providers, shipped),
    },
    { name: 'person', kind: 'radios', label: t('person.label'), hint: t('person.hint'), required: true, options: personOptions(visit) },
    { name: 'hosting', kind: 'radios', label: t('hosting.label'), hint: t('hosting.hint'), required: true, options: hostingOptions(visit) },
  ];
}

async function newPage(visit: Visit, values: Values, errors: readonly FieldError[]): Promise<Answer> {
  const { t } = words(visit, 'providers');
  return page(visit, {
    title: t('new.heading'),
    template: 'service-new',
    area: 'providers',
    section: 'providers',
    status: errors.length > 0 ? 422 : 200,
    view: { form: formView(await newFields(visit), values, errors, words(visit, 'form')) },
  });
}

async function enter(visit: Visit): Promise<Answer> {
  const { values, errors } = readFields(await newFields(visit), visit.sent, words(visit, 'form'));
  const again = (found: readonly FieldError[]) => newPage(visit, values, found);
  if (errors.length > 0) return again(errors);
  const answer = {
    service: one(values, 'service'),
    provider: one(values, 'provider'),
    hosting: hostingOf(values),
    naturalPerson: personOf(values),
    aliases: [],
    since: null,
  };
  const options = { done: 'entered', next: '/providers/services/{service}', again, fields: ERRORS };
  return makeChange(visit, { kind: 'enter', answer }, options);
}
