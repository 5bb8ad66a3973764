// A list of notices as an address: which are meant, in which order, and from which place on.
import { LIST_ORDERS, type ListOrder, type ListQuestion, type PagePlace } from '../log/notice-list.ts';
import { ANSWERS, CHANNELS } from '../model/notice.ts';
import { ANSWER_SETS, ANSWER_STATES, ANY_NOTICE, type NoticeFilter } from '../model/notice-filter.ts';
import { type Day, isDay } from '../model/period.ts';
import { actionOf, categoryOf } from '../model/vocabulary.ts';

/** What narrows the list, in the order of the form. */
export const FILTER_NAMES = [
  'from',
  'to',
  'service',
  'category',
  'answer',
  'text',
  'action',
  'channel',
  'complete',
  'source',
  'since',
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

export const PAGE_SIZES = [25, 50, 100] as const;
const USUAL_SIZE = 50;

export const ANSWER_CHOICES = [...Object.keys(ANSWER_SETS), ...ANSWER_STATES] as readonly NonNullable<NoticeFilter['answer']>[];

/** What an address asks for; what cannot be read in it is passed over. */
export function filterOf(query: URLSearchParams): NoticeFilter {
  const of = (name: FilterName) => query.get(name)?.trim() ?? '';
  const oneOf = <T extends string>(text: string, all: readonly T[]): T | null => all.find((one) => one === text) ?? null;
  const type = categoryOf(of('category'));
  return {
    ...ANY_NOTICE,
    firstOn: dayOf(of('from')),
    lastOn: dayOf(of('to')),
    serviceId: numberOf(of('service')),
    sourceId: numberOf(of('source')),
    category: type && type.subcategory === null ? type.category : null,
    subcategory: type?.subcategory ?? null,
    action: actionOf(of('action'))?.code ?? null,
    channel: oneOf(of('channel'), CHANNELS),
    answer: oneOf(of('answer'), ANSWER_CHOICES),
    complete: oneOf(of('complete'), ANSWERS),
    unansweredSince: dayOf(of('since')),
    text: of('text').slice(0, 200) || null,
  };
}

const dayOf = (text: string): Day | null => (isDay(text) ? text : null);
const numberOf = (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : null);

export function isNarrowed(filter: NoticeFilter): boolean {
  return Object.values(filter).some((value) => value !== null);
}

/** The filter as an address has it, without `?`; empty where it leaves all. */
export function filterText(query: URLSearchParams): string {
  return textOf(FILTER_NAMES.map((name) => [name, query.get(name)?.trim() ?? '']));
}

export function questionOf(query: URLSearchParams): ListQuestion {
  const size = PAGE_SIZES.find((one) => String(one) === query.get('size')) ?? USUAL_SIZE;
  const order = LIST_ORDERS.find((one) => one === query.get('order')) ?? 'sent';
  return { order, direction: query.get('direction') === 'ascending' ? 'ascending' : 'descending', place: placeOf(query), size };
}

function placeOf(query: URLSearchParams): PagePlace {
  const [after, before] = [numberOf(query.get('after') ?? ''), numberOf(query.get('before') ?? '')];
  if (after !== null) return { after };
  if (before !== null) return { before };
  return { at: query.get('at') === 'last' ? 'last' : 'first' };
}

/** Address of the same notices seen otherwise: another order, place or size. The usual is left out of it. */
export function listHref(query: URLSearchParams, seen: Partial<ListQuestion>): string {
  const { order, direction, size } = { ...questionOf(query), ...seen };
  const place = seen.place ?? { at: 'first' };
  const text = textOf([
    ...FILTER_NAMES.map((name): [string, string] => [name, query.get(name)?.trim() ?? '']),
    ['order', order === 'sent' ? '' : order],
    ['direction', direction === 'descending' ? '' : direction],
    ['size', size === USUAL_SIZE ? '' : String(size)],
    ...Object.entries(place).map(([name, value]): [string, string] => [name, value === 'first' ? '' : String(value)]),
  ]);
  return text === '' ? '/notices' : `/notices?${text}`;
}

function textOf(pairs: readonly (readonly [string, string])[]): string {
  return new URLSearchParams(Object.fromEntries(pairs.filter(([, value]) => value !== ''))).toString();
}

/** Order and direction after the head of a column is chosen: the other way round where it is chosen already. */
export function turned({ order, direction }: ListQuestion, wanted: ListOrder): Pick<ListQuestion, 'order' | 'direction'> {
  const first = wanted === 'reference' ? 'ascending' : 'descending';
  if (order !== wanted) return { order: wanted, direction: first };
  return { order, direction: direction === 'ascending' ? 'descending' : 'ascending' };
}
