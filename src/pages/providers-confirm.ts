// Several unconfirmed services answered in one form: what each may be, which legal entity offers it, and a button for all that are ticked.
import type { AboutOne } from '../log/provider-changes.ts';
import { type ProviderDirectory, readProviderDirectory, type ServiceEntry } from '../log/provider-directory.ts';
import { type ServiceSuggestion, serviceSuggestions } from '../log/suggestions.ts';
import { normaliseLabel } from '../model/normalise.ts';
import { knownServices } from '../model/vocabulary.ts';
import type { Answer } from '../web/answer.ts';
import { type FieldError, formView } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import { makeChange } from './provider-change.ts';
import { entityNames, entityOf, HOSTING_ANSWERS, hostingOptions, PERSON_ANSWERS, personOptions, serviceHref } from './provider-words.ts';

/** Services in one form. */
const FORM_MAX = 50;
const NAME_MAX = 300;

export const providersConfirmRoutes: readonly Route[] = [
  { method: 'GET', path: '/providers/confirm', access: 'log', answer: (visit) => form(visit, null, []) },
  { method: 'POST', path: '/providers/confirm', access: 'log', answer: confirm },
];

/** What stands in a line of the form. */
interface Line {
  readonly isPicked: boolean;
  readonly entity: string;
  readonly person: string;
  readonly hosting: string;
  readonly seen: string;
}

const openOnes = ({ services }: ProviderDirectory) =>
  services.filter(({ state, mergedInto }) => state === 'unconfirmed' && mergedInto === null).sort((a, b) => b.notices - a.notices);

function lineOf(service: ServiceEntry, { providers }: ProviderDirectory, suggested: string | null): Line {
  const entity = entityOf(service);
  const provider = providers.find(({ id }) => id === entity?.provider.id);
  const isOwnName = normaliseLabel(provider?.name ?? '') === normaliseLabel(service.name);
  return {
    isPicked: false,
    // An unknown service stands under its own name until somebody says whose it is.
    entity: (isOwnName ? suggested : null) ?? provider?.name ?? '',
    person: provider?.naturalPerson ?? 'unknown',
    // Whether a search engine is a hosting service (Article 6) nobody but a person can say.
    hosting: service.hosting === 'unclear' && !isSearchEngine(service.name) ? 'yes' : service.hosting,
    seen: service.seen,
  };
}

function isSearchEngine(name: string): boolean {
  const wanted = normaliseLabel(name);
  const known = knownServices().find(({ service, aliases }) => [service, ...aliases].some((one) => normaliseLabel(one) === wanted));
  return known?.kind === 'VLOSE';
}

function sentLine({ sent }: Visit, { id }: ServiceEntry): Line | null {
  const value = (name: string) => sent.values[`${name}-${id}`]?.[0]?.trim();
  const seen = value('seen');
  if (seen === undefined) return null;
  return {
    isPicked: sent.values['pick']?.includes(String(id)) ?? false,
    entity: value('entity') ?? '',
    person: value('person') ?? '',
    hosting: value('hosting') ?? '',
    seen,
  };
}

async function form(visit: Visit, book: ProviderDirectory | null, errors: readonly FieldError[]): Promise<Answer> {
  const { t, format } = words(visit, 'providers');
  const all = book ?? (await readProviderDirectory(visit.db));
  const open = openOnes(all);
  const suggestions = new Map((await serviceSuggestions(visit.db)).map((one) => [one.name, one]));
  const shown = open.slice(0, FORM_MAX);
  return page(visit, {
    title: t('confirm.heading'),
    template: 'providers-confirm',
    area: 'providers',
    section: 'providers',
    status: errors.length > 0 ? 422 : 200,
    view: {
      form: formView([], {}, errors, words(visit, 'form')),
      isEmpty: open.length === 0,
      hasAny: open.length > 0,
      more: open.length > shown.length ? { text: t('confirm.more', { n: open.length - shown.length }) } : null,
      entities: entityNames(all.providers, knownServices()).map((name) => ({ name })),
      lines: shown.map((service) => {
        const suggestion = suggestions.get(service.name);
        const line = sentLine(visit, service) ?? lineOf(service, all, suggestion?.provider ?? null);
        return {
          id: String(service.id),
          name: service.name,
          href: serviceHref(service),
          notices: format.number(service.notices),
          proposal: suggestion ? proposalText(visit, suggestion) : '',
          likely: suggestion ? joinLinks(visit, all, service, suggestion) : [],
          ...line,
          // As it stands now: who comes second has been told what changed.
          seen: service.seen,
          isWrong: errors.some(({ field }) => field === `entity-${service.id}`),
          pickLabel: t('confirm.pick', { name: service.name }),
          entityLabel: t('confirm.entityOf', { name: service.name }),
          personLabel: t('confirm.personOf', { name: service.name }),
          hostingLabel: t('confirm.hostingOf', { name: service.name }),
          persons: personOptions(visit).map((one) => ({ ...one, isChosen: one.value === line.person })),
          hostings: hostingOptions(visit).map((one) => ({ ...one, isChosen: one.value === line.hosting })),
        };
      }),
    },
  });
}

export function proposalText(visit: Visit, { likely, because }: ServiceSuggestion): string {
  const { t } = words(visit, 'providers');
  const names = likely.slice(0, 3).map((name) => t('quoted', { name }));
  return t('mayBe', { names: names.join(t('or')), because: t(`because.${because}`) });
}

/** To the look at what joining with a likely service would do, where the log has that service. */
export function joinLinks(visit: Visit, { services }: ProviderDirectory, { id }: ServiceEntry, { likely }: ServiceSuggestion) {
  const { t } = words(visit, 'providers');
  return likely.slice(0, 3).flatMap((name) => {
    const other = services.find((one) => one.name === name && one.mergedInto === null);
    return other ? [{ href: `/providers/services/${id}/join?into=${other.id}`, label: t('join.with', { name }) }] : [];
  });
}

async function confirm(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'providers');
  const book = await readProviderDirectory(visit.db);
  const again = (errors: readonly FieldError[]) => form(visit, book, errors);
  const picked = (visit.sent.values['pick'] ?? []).flatMap((id) => book.services.filter((one) => String(one.id) === id));
  if (picked.length === 0) return again([{ field: null, text: t('error.nonePicked') }]);
  const errors: FieldError[] = [];
  const answers = picked.flatMap((service): AboutOne[] => {
    const line = sentLine(visit, service);
    const naturalPerson = PERSON_ANSWERS.find((one) => one === line?.person);
    const hosting = HOSTING_ANSWERS.find((one) => one === line?.hosting);
    if (!line || !naturalPerson || !hosting || line.entity === '' || line.entity.length > NAME_MAX) {
      errors.push({ field: `entity-${service.id}`, text: t('error.entity', { name: service.name }) });
      return [];
    }
    const since = entityOf(service)?.firstOn ?? null;
    return [{ serviceId: service.id, provider: line.entity, naturalPerson, hosting, since, seen: line.seen }];
  });
  if (errors.length > 0) return again(errors);
  return makeChange(visit, { kind: 'confirm', answers }, { done: 'confirmed', next: '/providers/confirm', again });
}
