// What a notice page shows: the facts, the decisions that hold, and what was done about it.

import type { StoredDecision } from '../log/hand.ts';
import { dateText } from '../log/notice-fields.ts';
import type { NoticeView } from '../log/notice-file.ts';
import { inAreaOn, standingOn } from '../model/area.ts';
import { needsSubmitter } from '../model/completeness.ts';
import type { Flagger } from '../model/flagger.ts';
import type { Dated } from '../model/notice.ts';
import { complaintUntil } from '../model/notice-event.ts';
import { daysLeft, isComplained } from '../model/notice-next.ts';
import type { Day } from '../model/period.ts';
import { actionOf } from '../model/vocabulary.ts';
import type { View } from '../render/mustache.ts';
import { instantText } from '../web/instant.ts';
import { words } from '../web/page.ts';
import { typeLabel } from '../web/type-words.ts';
import type { Visit } from '../web/visit.ts';
import { CHECKLIST } from './notice-fields.ts';
import { actionLabel, datedText, dateWords, fieldLabel, fieldText } from './notice-words.ts';

/** What must be seen first. `until`: last day for a complaint about a refusal. */
export function bannersOf(visit: Visit, { notice }: NoticeView, contradicted: boolean, until: Day | null): View[] {
  const { t, format } = words(visit, 'notices');
  const left = until === null ? 0 : daysLeft(visit.today, until);
  return [
    ...(notice.removed_at === null
      ? []
      : [{ tone: 'warning', text: t('one.removed', { at: instantText(visit, notice.removed_at, 'long') }) }]),
    ...(contradicted ? [{ tone: 'warning', text: t('one.contradiction') }] : []),
    ...(until === null
      ? []
      : [
          {
            tone: 'note',
            text: left > 0 ? t('one.complaint', { day: format.day(until), n: left }) : t('one.complaintPast', { day: format.day(until) }),
          },
        ]),
  ];
}

export function factsView(visit: Visit, file: NoticeView, flagger: Flagger | null): View[] {
  const { t, format } = words(visit, 'notices');
  const codes = words(visit, 'codes');
  const { notice, category, subcategory } = file;
  const fact = (field: string, value: string, note = ''): View => ({ name: fieldLabel(visit, field), value, note });
  const sent: Dated = {
    precision: notice.sent_precision as Dated['precision'],
    at: notice.sent_at,
    firstOn: notice.sent_first_on,
    lastOn: notice.sent_last_on,
  };
  const optional = (field: string, value: string | null): View[] => (value === null ? [] : [fact(field, fieldText(visit, field, value))]);
  const standing = standingOn(flagger, notice.sent_first_on);
  return [
    fact('service', file.service ?? t('noService')),
    fact('category', typeLabel(visit.language, subcategory ?? category), subcategory === null ? '' : typeLabel(visit.language, category)),
    ...optional('ownLabel', notice.own_label),
    fact('sent', datedText(visit, sent), flagger === null || standing === 'in-force' ? '' : t(`one.standing.${standing}`)),
    fact('channel', codes.t(`channel.${notice.channel}`), notice.channel === 'article-16' ? '' : t('one.apart')),
    fact('items', format.number(notice.items)),
    fact('complete', codes.t(`complete.${notice.complete}`), needsSubmitter(subcategory) ? '' : t('new.exempt')),
    ...CHECKLIST.map((name) => fact(name, fieldText(visit, name, { ...notice, goodFaith: notice.good_faith }[name]))),
    areaFact(visit, file, flagger),
    fact('setting', fieldText(visit, 'setting', notice.setting)),
    ...optional('language', notice.language),
    fact('assessedByTwo', fieldText(visit, 'assessedByTwo', notice.assessed_by_two)),
    fact('receipt', fieldText(visit, 'receipt', notice.receipt_at ?? notice.receipt_on)),
    ...optional('verified', notice.verified_at ?? notice.verified_on),
    fact('source', file.source === 'by-hand' ? t('one.byHand') : file.source),
  ];
}

/** What the log says, else what the items of the award say of the type on the day of sending. */
function areaFact(visit: Visit, { notice, category, subcategory }: NoticeView, flagger: Flagger | null): View {
  const { t } = words(visit, 'notices');
  const item = (flagger?.awards ?? []).flatMap(({ area }) => area).find(({ code }) => code === notice.area_item);
  const inArea = notice.in_area ?? inAreaOn(flagger, category, subcategory, notice.sent_first_on);
  const label = item?.label[visit.language] ?? Object.values(item?.label ?? {})[0] ?? notice.area_item;
  return {
    name: fieldLabel(visit, 'inArea'),
    value: fieldText(visit, 'inArea', inArea),
    note: label ?? (notice.in_area !== null ? t('one.areaTold') : flagger === null ? t('one.areaNoFlagger') : t('one.areaWorkedOut')),
  };
}

/** Decisions that hold, oldest first. */
export function decisionViews(visit: Visit, { decisions, notice, events: all }: NoticeView): View[] {
  const { t, format } = words(visit, 'notices');
  const events = all.filter(({ removedAt }) => removedAt === null);
  const date = ({ decided_at, decided_first_on, decided_last_on }: StoredDecision) =>
    dateText(decided_at, decided_first_on, decided_last_on);
  return decisions
    .filter((one) => one.superseded_at === null)
    .map((one) => {
      return {
        action: actionLabel(visit.language, one.action),
        decided: date(one) === null ? t('one.dayNotKnown') : dateWords(visit, date(one) as string),
        parts: [
          { name: fieldLabel(visit, 'ground'), value: fieldText(visit, 'ground', one.ground) },
          { name: fieldLabel(visit, 'automated'), value: fieldText(visit, 'automated', one.automated) },
          { name: fieldLabel(visit, 'redressTold'), value: fieldText(visit, 'redressTold', one.redress_told) },
          {
            name: fieldLabel(visit, 'itemsAffected'),
            value: one.items_affected === null ? t('one.allItems', { n: notice.items }) : format.number(one.items_affected),
          },
          ...(one.effective_at === null && one.effective_on === null
            ? []
            : [{ name: fieldLabel(visit, 'effective'), value: dateWords(visit, (one.effective_at ?? one.effective_on) as string) }]),
          ...(isComplained(events) ? [] : complaintPart(visit, one)),
          ...(one.reason === null ? [] : [{ name: fieldLabel(visit, 'reason'), value: one.reason }]),
          { name: t('one.recorded'), value: t('one.recordedBy', { by: one.recorded_by, at: instantText(visit, one.recorded_at, 'long') }) },
        ],
        correctHref: `/notices/${notice.id}/decide?corrects=${one.id}`,
      };
    });
}

/** Six months from the day of a decision (Article 20(1)). */
function complaintPart(visit: Visit, { action, decided_last_on }: StoredDecision) {
  const group = actionOf(action)?.group;
  const isDecision = group === 'action' || group === 'no_action' || group === 'moot';
  if (!isDecision || decided_last_on === null) return [];
  const { t, format } = words(visit, 'notices');
  return [{ name: t('one.complaintShort'), value: t('event.untilShown', { day: format.day(complaintUntil(decided_last_on)) }) }];
}

/** What was done about it and holds, by day. */
export function eventViews(visit: Visit, { events, notice }: NoticeView): View[] {
  const { t, format } = words(visit, 'notices');
  return events
    .filter(({ removedAt }) => removedAt === null)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id - b.id))
    .map(({ id, kind, on, result, resultOn, until, recordedBy }) => ({
      heading: t('event.settleHeading', { kind: t(`event.kind.${kind}`), day: format.day(on) }),
      result: result === null ? '' : t(`event.result.${result}`),
      tone: result === 'still-online' || result === 'partly-gone' || result === 'pending' ? 'warn' : '',
      resultOn: resultOn === null || resultOn === on ? '' : format.day(resultOn),
      until: until === null || result !== 'pending' || kind === 'complaint' ? '' : t('event.untilShown', { day: format.day(until) }),
      by: recordedBy,
      href: `/notices/${notice.id}/event/${id}`,
      label: t(result === 'pending' ? 'event.settle' : 'event.change'),
      linkText: `${t(`event.kind.${kind}`)}, ${format.day(on)}`,
    }));
}
