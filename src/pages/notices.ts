// The list of notices: narrowed, ordered and turned over by its address alone, so that every view of it can be kept and shared.
import { countFiltered } from '../log/notice-counts.ts';
import { type ListPage, listNoticesPage } from '../log/notice-list.ts';
import type { View } from '../render/mustache.ts';
import { type Answer, go } from '../web/answer.ts';
import { formView } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import { filterErrors, filterFields, filterValues } from './notice-filter.ts';
import { FILTER_NAMES, filterOf, filterText, isNarrowed, listHref, PAGE_SIZES, questionOf, turned } from './notice-query.ts';
import { rowView } from './notice-row.ts';

export const noticeListRoutes: readonly Route[] = [{ method: 'GET', path: '/notices', access: 'any', answer: list }];

/** Filters that are seen only when one of them is used. */
const MORE: readonly string[] = ['action', 'channel', 'complete', 'source', 'since'];

async function list(visit: Visit): Promise<Answer> {
  const { db, query } = visit;
  const { t } = words(visit, 'notices');
  if ([...query.values()].some((value) => value === '')) return go(listHref(query, { place: questionOf(query).place }));
  const fields = await filterFields(visit);
  const errors = filterErrors(visit, fields);
  const filter = filterOf(query);
  const question = questionOf(query);
  const found = await listNoticesPage(db, filter, question);
  const count = await countFiltered(db, filter);
  const narrowed = isNarrowed(filter);
  const isEmpty = found.notices.length === 0 && !narrowed && !found.hasBefore && !found.hasAfter;
  const form = formView(fields, filterValues(query), errors, words(visit, 'form'));
  const fieldOf = (name: string) => filterField(form.field[name], t('filter.any'));
  return page(visit, {
    title: t('list.heading'),
    template: 'notices',
    area: 'notices',
    section: 'notices',
    status: errors.length > 0 ? 422 : 200,
    view: {
      form,
      filters: FILTER_NAMES.filter((name) => !MORE.includes(name)).map(fieldOf),
      moreFilters: FILTER_NAMES.filter((name) => MORE.includes(name)).map(fieldOf),
      isMoreOpen: MORE.some((name) => query.has(name)),
      kept: keptView(query),
      isNarrowed: narrowed,
      isEmpty,
      isNothing: found.notices.length === 0 && !isEmpty,
      hasAny: found.notices.length > 0,
      count: t(count.kind === 'exact' ? 'list.count' : 'list.countMore', { n: count.notices }),
      bulkHref: `/notices/bulk?${filterText(query)}`,
      mayDecide: visit.may('log') && narrowed && count.notices > 0,
      ...orderView(visit, found),
      rows: found.notices.map((notice) => rowView(visit, notice)),
      ...turnView(visit, found),
      sizes: PAGE_SIZES.map((size) => ({ size: String(size), href: listHref(query, { size }), isCurrent: size === question.size })),
    },
  });
}

/** No condition is needed, so none is called optional, and a blank choice is any. */
function filterField(view: View | undefined, any: string): View {
  const field = view as { readonly [name: string]: View };
  const options = field['options'] as readonly { readonly [name: string]: View }[];
  return { ...field, isOptional: false, options: options.map((option) => (option['value'] === '' ? { ...option, label: any } : option)) };
}

/** What the form leaves as it is. */
function keptView(query: URLSearchParams): View[] {
  return ['order', 'direction', 'size'].flatMap((name) => (query.has(name) ? [{ name, value: query.get(name) ?? '' }] : []));
}

function orderView({ query }: Visit, { order }: ListPage) {
  const question = { ...questionOf(query), order };
  const sort = (wanted: typeof order) => (order === wanted ? question.direction : 'none');
  return {
    isOtherOrder: order !== questionOf(query).order,
    sentSort: sort('sent'),
    sentHref: listHref(query, turned(question, 'sent')),
    sentArrow: arrow(sort('sent')),
    referenceSort: sort('reference'),
    referenceHref: listHref(query, turned(question, 'reference')),
    referenceArrow: arrow(sort('reference')),
    isByEntry: order === 'recorded',
    recordedHref: listHref(query, turned(question, 'recorded')),
    recordedArrow: arrow(sort('recorded')),
  };
}

const arrow = (sort: string) => (sort === 'none' ? '' : sort === 'ascending' ? '▲' : '▼');

function turnView({ query }: Visit, { notices, hasBefore, hasAfter }: ListPage) {
  const [first, last] = [notices[0], notices.at(-1)];
  return {
    hasTurns: hasBefore || hasAfter,
    isBefore: hasBefore,
    isAfter: hasAfter,
    firstHref: listHref(query, {}),
    lastHref: listHref(query, { place: { at: 'last' } }),
    previousHref: first ? listHref(query, { place: { before: first.id } }) : listHref(query, {}),
    nextHref: last ? listHref(query, { place: { after: last.id } }) : listHref(query, {}),
  };
}
