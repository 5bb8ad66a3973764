// Logging one notice by hand: what was sent, to whom, about what. Little is asked for; the rest may be told.
import { givenNotice } from '../import/given-notice.ts';
import { readFlagger } from '../log/documents.ts';
import { enterGivenService, lookUpService } from '../log/given-service.ts';
import { addNotice, BY_HAND, readNotice } from '../log/hand.ts';
import { CHANNELS } from '../model/notice.ts';
import { isDay } from '../model/period.ts';
import { categoryOf } from '../model/vocabulary.ts';
import { type Answer, go } from '../web/answer.ts';
import { type FieldError, formView, one, readFields, type Values } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import { attempt } from '../web/refusal.ts';
import type { Route, Visit } from '../web/visit.ts';
import { act } from '../workflow.ts';
import { timeText } from './notice-fields.ts';
import { givenOf, mainFields, moreFields, newFields, serviceNameOf } from './notice-new-form.ts';
import { toldWith } from './notice-told.ts';
import { typesView } from './notice-types.ts';

export const noticeNewRoutes: readonly Route[] = [
  { method: 'GET', path: '/notices/new', access: 'log', answer: async (visit) => newPage(visit, await firstValues(visit), []) },
  { method: 'POST', path: '/notices/new', access: 'log', answer: save },
];

/** Which field of the form an error of the log is about. */
const FIELDS = {
  'category.unknown': 'category',
  'date.unparseable': 'sentOn',
  'date.out-of-range': 'sentOn',
  'url.unreadable': 'urls',
  'id.exists': 'reference',
  'reference.personal': 'reference',
  'area-item.unknown': 'areaItem',
  'provider.unknown': 'service',
};

/** Today, the usual channel, and what “another like this one” gives by ids and codes. */
async function firstValues(visit: Visit): Promise<Values> {
  const { query, today } = visit;
  const channel = CHANNELS.find((code) => code === query.get('channel')) ?? 'article-16';
  return {
    service: [await serviceNameOf(visit, query.get('service'))],
    category: [categoryOf(query.get('category') ?? '') ? (query.get('category') ?? '') : ''],
    find: [query.get('find') ?? ''],
    sentOn: [today],
    items: ['1'],
    channel: [channel],
    ...Object.fromEntries(
      ['reasons', 'location', 'submitter', 'goodFaith', 'setting', 'assessedByTwo'].map((name) => [name, ['not-recorded']]),
    ),
  };
}

interface Asked {
  /** Name of a service nobody knows, with names it may be. */
  readonly unknown: { readonly name: string; readonly likely: readonly string[] } | null;
}

async function newPage(
  visit: Visit,
  values: Values,
  errors: readonly FieldError[],
  { unknown }: Asked = { unknown: null },
  status = errors.length > 0 ? 422 : 200,
): Promise<Answer> {
  const { t } = words(visit, 'notices');
  const flagger = await readFlagger(visit.db);
  const day = isDay(one(values, 'sentOn')) ? one(values, 'sentOn') : visit.today;
  const fields = await newFields(visit, flagger, day);
  const form = formView([{ name: 'category', kind: 'hidden', label: t('types.legend') }, ...fields], values, errors, words(visit, 'form'));
  const named = (all: readonly { readonly name: string }[]) => all.map(({ name }) => form.field[name] ?? null);
  return page(visit, {
    title: t('new.heading'),
    template: 'notice-new',
    area: 'notices',
    section: 'notices',
    status,
    scripts: ['notice-form.js'],
    view: {
      form,
      types: typesView(visit, { flagger, day, chosen: one(values, 'category'), find: one(values, 'find'), errors }),
      main: named(mainFields(visit).filter(({ name }) => name !== 'service')),
      checklist: ['reasons', 'location', 'submitter', 'goodFaith'].map((name) => form.field[name] ?? null),
      more: named(await moreFields(visit, flagger, day)),
      isMoreOpen: errors.some(({ field }) =>
        ['reference', 'urls', 'accounts', 'note', 'areaItem', 'inArea', 'receiptOn', 'receiptAt'].includes(field ?? ''),
      ),
      unknown:
        unknown === null
          ? null
          : {
              label: t('new.addService', { name: unknown.name }),
              hint: t('new.addServiceHint'),
              isTicked: one(values, 'addService') !== '',
            },
      isExempt: /CHILD_SEXUAL_ABUSE|GROOMING/.test(one(values, 'category')),
    },
  });
}

async function save(visit: Visit): Promise<Answer> {
  const { sent, db, log, actor, timeZone } = visit;
  const { t } = words(visit, 'notices');
  const flagger = await readFlagger(db);
  const sentOn = sent.values['sentOn']?.[0] ?? '';
  const fields = await newFields(visit, flagger, isDay(sentOn) ? sentOn : visit.today);
  const read = readFields(fields, sent, words(visit, 'form'));
  const [category = '', find = '', addService = ''] = ['category', 'find', 'addService'].map((name) =>
    (sent.values[name]?.[0] ?? '').trim(),
  );
  const values: Values = { ...read.values, category: [category], find: [find.slice(0, 100)], addService: [addService] };
  if (sent.values['act']?.[0] === 'all') return newPage(visit, { ...values, find: [''] }, [], { unknown: null }, 200);
  if (sent.values['act']?.[0] === 'find' || (find !== '' && category === '')) return newPage(visit, values, [], { unknown: null }, 200);
  const errors = [
    ...(category === '' ? [{ field: 'category', text: t('types.missing') }] : []),
    ...read.errors,
    ...['sentAt', 'receiptAt'].flatMap((name) => (timeText(one(values, name)) === null ? [{ field: name, text: t('form.noTime') }] : [])),
  ];
  const name = one(values, 'service');
  const looked = name === '' ? null : await lookUpService(db, name);
  const unknown = looked === null || looked.isKnown ? null : { name, likely: looked.likely };
  if (unknown && addService === '') errors.push({ field: 'service', text: unknownText(visit, unknown.likely) });
  const again = (found: readonly FieldError[]) => newPage(visit, values, found, { unknown });
  if (errors.length > 0) return again(errors);
  return attempt(
    visit,
    async () => {
      const given = givenNotice(givenOf(values), timeZone);
      const { value, corrections } = await act(log, actor, { kind: 'by-hand', act: 'notice entered by hand' }, async (at, who) => {
        const service = name === '' ? null : await enterGivenService(at, name, addService !== '', who);
        const { reference } = await addNotice(at, { ...given, service }, who);
        return { reference, id: (await readNotice(at, reference, BY_HAND.code)).notice.id };
      });
      return go(`/notices/${value.id}`, toldWith(visit, 'new.saved', { reference: value.reference }, corrections));
    },
    again,
    FIELDS,
  );
}

function unknownText(visit: Visit, likely: readonly string[]): string {
  const { t } = words(visit, 'notices');
  const names = likely
    .slice(0, 3)
    .map((name) => `“${name}”`)
    .join(', ');
  return names === '' ? t('new.serviceUnknown') : t('new.serviceLikely', { names });
}
