// Changing a notice that was entered wrongly. Only what a person changed is sent on, so that two people who change different things
// do not undo each other's work.
import { givenDate } from '../import/day-given.ts';
import { changeNotice, type NoticeChange } from '../log/change-notice.ts';
import { readFlagger } from '../log/documents.ts';
import { enterGivenService, lookUpService } from '../log/given-service.ts';
import type { NoticeView } from '../log/notice-file.ts';
import type { Channel, Checklist, InArea, Answer as Known, Setting } from '../model/notice.ts';
import { categoryOf } from '../model/vocabulary.ts';
import { type Answer, go, told } from '../web/answer.ts';
import { type Field, type FieldError, formView, one, oneOrNull, readFields, type Values } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import { typeOptions } from '../web/type-words.ts';
import type { Route, Visit } from '../web/visit.ts';
import { act } from '../workflow.ts';
import { valuesOf } from './notice-change-values.ts';
import { areaFields, CHECKLIST, channelField, checklistFields, settingFields } from './notice-fields.ts';
import { attemptSeen, type Stale, seenOf, seenView, wasOf, wasText, withNotice } from './notice-seen.ts';
import { toldWith } from './notice-told.ts';

export const noticeChangeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/notices/:id/change',
    access: 'log',
    answer: (visit) => withNotice(visit, (file) => changePage(visit, file, {}, [], null)),
  },
  { method: 'POST', path: '/notices/:id/change', access: 'log', answer: (visit) => withNotice(visit, (file) => save(visit, file)) },
];

const DATES = ['sent', 'receipt', 'verified'] as const;
const FIELDS = {
  'provider.unknown': 'service',
  'category.unknown': 'category',
  'area-item.unknown': 'areaItem',
  'number.invalid': 'items',
};

async function fieldsFor(visit: Visit, { notice }: NoticeView): Promise<readonly Field[]> {
  const { t } = words(visit, 'notices');
  const date = (name: string, required: boolean): Field => ({
    name,
    kind: 'text',
    label: t(`field.${name}`),
    hint: t('change.dateHint'),
    width: 'medium',
    max: 30,
    required,
  });
  return [
    { name: 'service', kind: 'text', label: t('field.service'), hint: t('change.serviceHint'), max: 200, width: 'medium' },
    { name: 'category', kind: 'choice', label: t('field.category'), options: typeOptions(visit.language), required: true },
    date('sent', true),
    {
      name: 'items',
      kind: 'number',
      label: t('field.items'),
      hint: t('new.itemsHint'),
      min: 1,
      max: 999_999,
      width: 'short',
      required: true,
    },
    channelField(visit),
    ...checklistFields(visit),
    ...settingFields(visit, notice.language),
    ...areaFields(visit, await readFlagger(visit.db), notice.sent_first_on, notice.area_item),
    date('receipt', false),
    date('verified', false),
  ];
}

/** `typed` takes the place of what stands in the log. */
async function changePage(
  visit: Visit,
  file: NoticeView,
  typed: Values,
  errors: readonly FieldError[],
  stale: Stale | null,
): Promise<Answer> {
  const { t } = words(visit, 'notices');
  const now = valuesOf(visit, file);
  const fields = await fieldsFor(visit, file);
  return page(visit, {
    title: t('change.heading', { reference: file.notice.reference }),
    template: 'notice-change',
    area: 'notices',
    section: 'notices',
    status: errors.length > 0 ? 422 : 200,
    view: {
      heading: t('change.heading', { reference: file.notice.reference }),
      form: formView(fields, { ...now, ...typed }, errors, words(visit, 'form')),
      ...seenView(visit, file, stale),
      was: wasText(now),
      isImported: file.notice.import_id !== null,
    },
  });
}

async function save(visit: Visit, file: NoticeView): Promise<Answer> {
  const { log, actor, db } = visit;
  const fields = await fieldsFor(visit, file);
  const { values, errors } = readFields(fields, visit.sent, words(visit, 'form'));
  const was = wasOf(visit);
  const touched = Object.fromEntries(
    fields.flatMap(({ name }) => (one(values, name) === (was[name] ?? '') ? [] : [[name, values[name] ?? []] as const])),
  );
  const about = errors.filter(({ field }) => field === null || field in touched || !(field in was));
  const dates = datesOf(visit, touched, about);
  const service = oneOrNull(touched, 'service');
  if (service !== null && !(await lookUpService(db, service)).isKnown)
    about.push({ field: 'service', text: words(visit, 'notices').t('change.serviceUnknown') });
  const again = async (found: readonly FieldError[], stale: Stale | null) =>
    withNotice(visit, (now) => changePage(visit, now, touched, found, stale));
  if (about.length > 0) return again(about, null);
  return attemptSeen(
    visit,
    async () => {
      const { value, corrections } = await act(log, actor, { kind: 'by-hand', act: 'notice changed by hand' }, async (at, who) => {
        const named = service === null ? {} : { service: await enterGivenService(at, service, false, who) };
        return changeNotice(at, file.notice.id, seenOf(visit), { ...changeOf(touched, file), ...dates, ...named }, who);
      });
      const here = `/notices/${file.notice.id}`;
      return value.length === 0 ? go(here, told('notices', 'change.nothing')) : go(here, toldWith(visit, 'change.saved', {}, corrections));
    },
    again,
    FIELDS,
  );
}

/** Dates that were typed; adds to `errors` what is none. */
function datesOf(visit: Visit, touched: Values, errors: FieldError[]): Pick<NoticeChange, 'sent' | 'receipt' | 'verified'> {
  const dates: { -readonly [K in (typeof DATES)[number]]?: NoticeChange[K] } = {};
  for (const name of DATES) {
    if (!(name in touched)) continue;
    const typed = one(touched, name);
    if (typed === '' && name !== 'sent') dates[name] = null;
    if (typed === '') continue;
    try {
      dates[name] = givenDate(typed, visit.timeZone);
    } catch {
      errors.push({ field: name, text: words(visit, 'notices').t('change.noDate') });
    }
  }
  return dates;
}

function changeOf(touched: Values, { notice }: NoticeView): NoticeChange {
  const has = (name: string) => name in touched;
  const type = has('category') ? categoryOf(one(touched, 'category')) : undefined;
  const known: Readonly<Record<(typeof CHECKLIST)[number], string>> = { ...notice, goodFaith: notice.good_faith };
  const answers = Object.fromEntries(CHECKLIST.map((name) => [name, has(name) ? one(touched, name) : known[name]]));
  return {
    ...(has('service') && one(touched, 'service') === '' ? { service: null } : {}),
    ...(type ?? {}),
    ...(has('items') ? { items: Number(one(touched, 'items')) } : {}),
    ...(has('channel') ? { channel: one(touched, 'channel') as Channel } : {}),
    ...(CHECKLIST.some(has) ? { checklist: answers as unknown as Checklist } : {}),
    ...(has('language') ? { language: oneOrNull(touched, 'language') } : {}),
    ...(has('setting') ? { setting: one(touched, 'setting') as Setting } : {}),
    ...(has('assessedByTwo') ? { assessedByTwo: one(touched, 'assessedByTwo') as Known } : {}),
    ...(has('areaItem') ? { areaItem: oneOrNull(touched, 'areaItem') } : {}),
    ...(has('inArea') ? { inArea: oneOrNull(touched, 'inArea') as InArea | null } : {}),
  };
}
