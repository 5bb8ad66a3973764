// What the pages about providers say of services and providers: states, answers, legal entities by day, history.

import { UNNAMED } from '../log/audit-trail.ts';
import type { ProviderEntry, ServiceEntry } from '../log/provider-directory.ts';
import type { HistoryLine } from '../log/provider-history.ts';
import type { Option } from '../web/forms.ts';
import { instantText } from '../web/instant.ts';
import { words } from '../web/page.ts';
import type { Visit } from '../web/visit.ts';

export const PERSON_ANSWERS = ['no', 'yes', 'unknown'] as const;
export const HOSTING_ANSWERS = ['yes', 'no', 'unclear'] as const;

export function personOptions(visit: Visit): Option[] {
  const { t } = words(visit, 'providers');
  return PERSON_ANSWERS.map((value) => ({ value, label: t(`person.${value}`) }));
}

export function hostingOptions(visit: Visit): Option[] {
  const { t } = words(visit, 'providers');
  return HOSTING_ANSWERS.map((value) => ({ value, label: t(`hosting.${value}`) }));
}

export const serviceHref = ({ id }: { readonly id: number }) => `/providers/services/${id}`;
export const providerHref = ({ id }: { readonly id: number }) => `/providers/${id}`;

/** A service as a row of a table. */
export function serviceRow(visit: Visit, service: ServiceEntry, providerIds: ReadonlySet<number> | null) {
  const { t, format } = words(visit, 'providers');
  const spans = service.entities.filter(({ provider }) => providerIds?.has(provider.id) ?? true);
  const others = [...service.spellings, ...service.merged.map(({ name }) => name)];
  return {
    name: service.name,
    href: serviceHref(service),
    isOpen: service.state === 'unconfirmed',
    state: t(`state.${service.state}`),
    hosting: t(`hosting.${service.hosting}`),
    also: others.length === 0 ? '' : t('also', { names: others.slice(0, 4).join(', ') + (others.length > 4 ? ' …' : '') }),
    when:
      providerIds === null
        ? ''
        : spans
            .map((span) => spanText(visit, span))
            .filter((text) => text !== '')
            .join('; '),
    notices: format.number(service.notices),
    noticesHref: `/notices?service=${service.id}`,
    noticesLabel: t('column.noticesOf', { n: service.notices, name: service.name }),
  };
}

/** Empty where it holds for all days. */
export function spanText(visit: Visit, { firstOn, lastOn }: { readonly firstOn: string | null; readonly lastOn: string | null }): string {
  const { t, format } = words(visit, 'providers');
  if (firstOn !== null && lastOn !== null) return t('span.between', { first: format.day(firstOn), last: format.day(lastOn) });
  if (firstOn !== null) return t('span.from', { day: format.day(firstOn) });
  return lastOn === null ? '' : t('span.until', { day: format.day(lastOn) });
}

/** One after the other, with who and when. */
export function historyViews(visit: Visit, lines: readonly HistoryLine[]) {
  return lines.map((line) => ({
    at: instantText(visit, line.at),
    who: line.who === null || line.who === UNNAMED ? '–' : line.who,
    text: historyText(visit, line),
  }));
}

function historyText(visit: Visit, line: HistoryLine): string {
  const { t } = words(visit, 'providers');
  const state = 'state' in line ? t(`state.${line.state}`) : '';
  switch (line.what) {
    case 'service-answer':
      return t('history.hosting', { state, hosting: t(`hosting.${line.hosting}`) });
    case 'provider-answer':
      return t('history.person', { state, person: t(`person.${line.naturalPerson}`) });
    case 'entity': {
      const days = spanText(visit, line);
      return days === '' ? t('history.entity', { provider: line.provider }) : t('history.entityDays', { provider: line.provider, days });
    }
    default:
      return t(`history.${line.what}`, { other: line.other });
  }
}

/** The entity of a service on the last day known. */
export const entityOf = ({ entities }: ServiceEntry) => entities.at(-1) ?? null;

/** Names of legal entities to choose from while typing. */
export function entityNames(providers: readonly ProviderEntry[], shipped: readonly { readonly provider: string }[]): string[] {
  return [...new Set([...providers.map(({ name }) => name), ...shipped.map(({ provider }) => provider)])];
}
