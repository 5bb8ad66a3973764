// The form above the list: what a list can be narrowed to, in the words of people.
import { listServiceNames } from '../log/service-names.ts';
import { listSources } from '../log/sources.ts';
import { ANSWERS, CHANNELS } from '../model/notice.ts';
import type { NoticeFilter } from '../model/notice-filter.ts';
import { actions } from '../model/vocabulary.ts';
import { type Field, type FieldError, type Option, readFields, type Values } from '../web/forms.ts';
import { words } from '../web/page.ts';
import { typeLabel, typeOptions } from '../web/type-words.ts';
import type { Visit } from '../web/visit.ts';
import { ANSWER_CHOICES, FILTER_NAMES } from './notice-query.ts';
import { answerLabel } from './notice-row.ts';
import { actionLabel } from './notice-words.ts';

export async function filterFields(visit: Visit): Promise<readonly Field[]> {
  const { language, db } = visit;
  const { t } = words(visit, 'notices');
  const codes = words(visit, 'codes');
  const services = (await listServiceNames(db)).map(({ id, name }) => ({ value: String(id), label: name }));
  const sources = (await listSources(db)).map(({ id, name }) => ({ value: String(id), label: name }));
  const choice = (name: string, options: readonly Option[]): Field => ({ name, kind: 'choice', label: t(`filter.${name}`), options });
  return [
    { name: 'from', kind: 'day', label: t('filter.from') },
    { name: 'to', kind: 'day', label: t('filter.to') },
    choice('service', [...services, { value: '0', label: t('noService') }]),
    choice('category', typeOptions(language)),
    choice(
      'answer',
      ANSWER_CHOICES.map((answer) => ({ value: answer, label: answerText(visit, answer) })),
    ),
    { name: 'text', kind: 'text', label: t('filter.text'), max: 200, width: 'medium' },
    choice(
      'action',
      actions().map(({ code }) => ({ value: code, label: actionLabel(language, code) })),
    ),
    choice(
      'channel',
      CHANNELS.map((channel) => ({ value: channel, label: codes.t(`channel.${channel}`) })),
    ),
    choice(
      'complete',
      ANSWERS.map((answer) => ({ value: answer, label: codes.t(`complete.${answer}`) })),
    ),
    choice('source', sources),
    { name: 'since', kind: 'day', label: t('filter.since') },
  ].map((field) => ({ ...field, id: `f-${field.name}` })) as Field[];
}

function answerText(visit: Visit, answer: NonNullable<NoticeFilter['answer']>): string {
  return answer === 'answered' || answer === 'unanswered' ? words(visit, 'notices').t(`answer.${answer}`) : answerLabel(visit, answer);
}

export function filterValues(query: URLSearchParams): Values {
  return Object.fromEntries(FILTER_NAMES.map((name) => [name, [query.get(name)?.trim() ?? '']]));
}

/** What of an address cannot be read. */
export function filterErrors(visit: Visit, fields: readonly Field[]): readonly FieldError[] {
  return readFields(fields, { values: filterValues(visit.query), files: {} }, words(visit, 'form')).errors;
}

/** The filter in words, for who is about to act on all of it. */
export async function filterWords(
  visit: Visit,
  filter: NoticeFilter,
): Promise<readonly { readonly name: string; readonly value: string }[]> {
  const { t, format } = words(visit, 'notices');
  const codes = words(visit, 'codes');
  const { serviceId, sourceId } = filter;
  const service = serviceId === null ? null : (await listServiceNames(visit.db)).find(({ id }) => id === serviceId);
  const source = sourceId === null ? null : (await listSources(visit.db)).find(({ id }) => id === sourceId);
  const type = filter.subcategory ?? filter.category;
  const told: readonly (readonly [string, string | null])[] = [
    ['from', filter.firstOn && format.day(filter.firstOn)],
    ['to', filter.lastOn && format.day(filter.lastOn)],
    ['service', serviceId === null ? null : serviceId === 0 ? t('noService') : (service?.name ?? String(serviceId))],
    ['category', type && typeLabel(visit.language, type)],
    ['answer', filter.answer && answerText(visit, filter.answer)],
    ['text', filter.text === '' ? t('bulk.textNotKept') : filter.text],
    ['action', filter.action && actionLabel(visit.language, filter.action)],
    ['channel', filter.channel && codes.t(`channel.${filter.channel}`)],
    ['complete', filter.complete && codes.t(`complete.${filter.complete}`)],
    ['source', sourceId === null ? null : (source?.name ?? String(sourceId))],
    ['since', filter.unansweredSince && format.day(filter.unansweredSince)],
  ];
  return told.flatMap(([name, value]) => (value === null ? [] : [{ name: t(`filter.${name}`), value }]));
}
