// The fields of a new notice, and the notice that they make.
import type { GivenNotice } from '../import/given-notice.ts';
import { readRules } from '../log/retention.ts';
import { listServiceNames } from '../log/service-names.ts';
import type { Flagger } from '../model/flagger.ts';
import type { Channel, Checklist, InArea, Answer as Known, Setting } from '../model/notice.ts';
import type { Day } from '../model/period.ts';
import type { KeepRule } from '../model/retention.ts';
import { knownServices } from '../model/vocabulary.ts';
import { type Field, one, oneOrNull, type Values } from '../web/forms.ts';
import { words } from '../web/page.ts';
import type { Visit } from '../web/visit.ts';
import { areaFields, CHECKLIST, channelField, checklistFields, dayAndTime, settingFields, timeText } from './notice-fields.ts';

const ITEMS_MAX = 999_999;
const NOTE_MAX = 4000;

/** All fields but the type, which has a form of its own. */
export async function newFields(visit: Visit, flagger: Flagger | null, day: Day): Promise<readonly Field[]> {
  const { t } = words(visit, 'notices');
  const all: Field = { name: 'allFour', kind: 'tick', label: t('new.allFour') };
  const [service, ...main] = mainFields(visit);
  const named = { ...(service as Field), suggestions: await suggestions(visit) };
  return [named, ...main, all, ...checklistFields(visit), ...(await moreFields(visit, flagger, day))];
}

export function mainFields(visit: Visit): readonly Field[] {
  const { t } = words(visit, 'notices');
  return [
    { name: 'service', kind: 'text', label: t('field.service'), hint: t('new.serviceHint'), max: 200, width: 'medium' },
    ...dayAndTime(visit, 'sent', true),
    {
      name: 'items',
      kind: 'number',
      label: t('field.items'),
      hint: t('new.itemsHint'),
      min: 1,
      max: ITEMS_MAX,
      width: 'short',
      required: true,
    },
    channelField(visit),
  ];
}

export async function moreFields(visit: Visit, flagger: Flagger | null, day: Day): Promise<readonly Field[]> {
  const { t } = words(visit, 'notices');
  const { urls, notes } = await readRules(visit.db);
  return [
    { name: 'reference', kind: 'text', label: t('field.reference'), hint: t('new.referenceHint'), max: 200, width: 'medium' },
    ...settingFields(visit, null),
    ...areaFields(visit, flagger, day, null),
    ...dayAndTime(visit, 'receipt', false),
    {
      name: 'urls',
      kind: 'multiline',
      label: t('new.urls'),
      hint: urls ? t('new.urlsKept', keepValues(visit, urls)) : t('new.urlsHint'),
      rows: 3,
    },
    { name: 'accounts', kind: 'multiline', label: t('new.accounts'), hint: t('new.accountsHint'), rows: 2 },
    {
      name: 'note',
      kind: 'multiline',
      label: t('new.note'),
      hint: notes ? t('new.noteKept', keepValues(visit, notes)) : t('new.noteHint'),
      rows: 3,
      max: NOTE_MAX,
    },
  ];
}

function keepValues(visit: Visit, rule: KeepRule): { readonly until: string } {
  const { t, format } = words(visit, 'notices');
  return { until: 'days' in rule ? t('new.keepDays', { n: rule.days }) : t('new.keepUntil', { day: format.day(rule.until) }) };
}

/** Services of the log, then those of the shipped list. */
async function suggestions({ db }: Visit): Promise<readonly string[]> {
  const own = (await listServiceNames(db)).map(({ name }) => name);
  return [...new Set([...own, ...knownServices().map(({ service }) => service)])];
}

/** Name of a service of the log by its number; empty for none. */
export async function serviceNameOf({ db }: Visit, id: string | null): Promise<string> {
  if (id === null) return '';
  return (await listServiceNames(db)).find((service) => String(service.id) === id)?.name ?? '';
}

/** What was typed as a notice; the times are times. */
export function givenOf(values: Values): GivenNotice {
  const all = one(values, 'allFour') !== '';
  const answer = (name: string): Known => {
    const told = one(values, name) as Known;
    return all && told === 'not-recorded' ? 'yes' : told;
  };
  return {
    reference: oneOrNull(values, 'reference'),
    service: oneOrNull(values, 'service'),
    channel: one(values, 'channel') as Channel,
    sent: dateOf(values, 'sent') ?? '',
    receipt: dateOf(values, 'receipt'),
    category: one(values, 'category'),
    items: Number(one(values, 'items')),
    language: oneOrNull(values, 'language'),
    setting: one(values, 'setting') as Setting,
    checklist: Object.fromEntries(CHECKLIST.map((name) => [name, answer(name)])) as unknown as Checklist,
    assessedByTwo: one(values, 'assessedByTwo') as Known,
    inArea: oneOrNull(values, 'inArea') as InArea | null,
    areaItem: oneOrNull(values, 'areaItem'),
    urls: linesOf(values, 'urls'),
    accounts: linesOf(values, 'accounts'),
    note: oneOrNull(values, 'note'),
  };
}

/** A day with its time, as `givenDate` reads it; null: no day. */
export function dateOf(values: Values, name: string): string | null {
  const day = oneOrNull(values, `${name}On`);
  const time = timeText(one(values, `${name}At`)) ?? '';
  return day === null ? null : `${day} ${time}`.trim();
}

function linesOf(values: Values, name: string): string[] {
  return one(values, name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
