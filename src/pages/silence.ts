// Silence as data: notices without a decision by provider and age, what the law says of it, and what to do: remind, or complain.
import { idsByCode } from '../log/provider-directory.ts';
import { readAgeing, readUnrecorded } from '../log/silence.ts';
import { AGE_CLASSES, type ProviderSilence, type SilenceAgeing, type SilenceSums } from '../model/silence.ts';
import type { View } from '../render/mustache.ts';
import type { Answer } from '../web/answer.ts';
import { CHART_SCRIPTS, figureView } from '../web/figure.ts';
import { page, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import { silenceAnnexRoutes } from './silence-annex.ts';
import { silenceRemindersRoutes } from './silence-reminders.ts';

/** Providers in the chart; the table has all. */
const CHART_ROWS = 12;
/** Neighbours in a bar are dark and light in turn. */
const TONES = ['action', 'no_action', 'moot', 'pending', 'unknown', 'quiet'] as const;
const LAWS = ['16-5', '16-6', '22-1', '53'] as const;

export const silenceRoutes: readonly Route[] = [
  { method: 'GET', path: '/silence', access: 'any', answer: show },
  ...silenceRemindersRoutes,
  ...silenceAnnexRoutes,
];

async function show(visit: Visit): Promise<Answer> {
  const { t, format } = words(visit, 'silence');
  const annex = words(visit, 'annex');
  const ageing = await readAgeing(visit.db, visit.today);
  const { unrecorded, hasNotices } = await readUnrecorded(visit.db);
  const ids = await idsByCode(visit.db);
  const { total, providers, apart } = ageing;
  return page(visit, {
    title: t('heading'),
    template: 'silence',
    area: 'silence',
    section: 'silence',
    scripts: CHART_SCRIPTS,
    view: {
      state: t('state', { day: format.day(ageing.asOfOn) }),
      isFirst: !hasNotices,
      isEmpty: hasNotices && total.notices === 0,
      hasAny: total.notices > 0,
      cards: cardViews(visit, ageing, unrecorded),
      toCheck: unrecorded > 0,
      laws: LAWS.map((law) => ({ text: annex.t(`law.${law}`) })),
      figure: total.notices > 0 ? chartView(visit, ageing) : null,
      ages: AGE_CLASSES.map(({ code }) => ({ label: annex.t(`age.${code}`) })),
      caption: t('table.caption', { day: format.day(ageing.asOfOn) }),
      providers: providers.map((one) => ({
        ...sumsView(visit, one),
        name: one.name ?? t('provider.none'),
        href: one.code === null ? '' : `/providers/${ids.providers.get(one.code) ?? ''}`,
        services: one.services
          .filter(({ code }) => code !== null)
          .map((service) => ({
            ...sumsView(visit, service),
            name: service.name ?? '',
            list: `/notices?service=${ids.services.get(service.code ?? '') ?? ''}&answer=unanswered&channel=article-16`,
            listLabel: t('table.list', { n: service.notices, service: service.name ?? '' }),
          })),
      })),
      total: sumsView(visit, total),
      isCut: [total.confirmed, total.reminders, total.remindersDue].includes(null),
      apart: apart.map(({ channel, notices: n }) => ({ text: t('apart', { n, channel: words(visit, 'codes').t(`channel.${channel}`) }) })),
    },
  });
}

function cardViews(visit: Visit, { total, providers }: SilenceAgeing, unrecorded: number): View[] {
  const { t, format } = words(visit, 'silence');
  const list = '/notices?channel=article-16';
  return [
    { label: t('card.notices'), count: format.number(total.notices), note: t('card.providers', { n: providers.length }), href: '' },
    { label: t('card.none'), count: format.number(unrecorded), note: t('card.noneNote'), href: `${list}&answer=none` },
    {
      label: t('card.pending'),
      count: format.number(total.notices - unrecorded),
      note: t('card.pendingNote'),
      href: `${list}&answer=pending`,
    },
    { label: t('card.oldest'), count: total.oldestOn === null ? '–' : format.day(total.oldestOn), note: '', href: '' },
    { label: t('card.due'), count: countText(visit, total.remindersDue), note: t('card.dueNote'), href: '/silence/reminders' },
    { label: t('card.confirmed'), count: countText(visit, total.confirmed), note: t('card.confirmedNote'), href: '' },
  ];
}

/** “?” where there are too many to look at each. */
function countText(visit: Visit, count: number | null): string {
  return count === null ? '?' : words(visit, 'silence').format.number(count);
}

function sumsView(visit: Visit, sums: SilenceSums) {
  const { format } = words(visit, 'silence');
  return {
    notices: format.number(sums.notices),
    byAge: sums.byAge.map((count) => ({ count: format.number(count) })),
    oldest: sums.oldestOn === null ? '' : format.day(sums.oldestOn),
    confirmed: countText(visit, sums.confirmed),
    reminders: countText(visit, sums.reminders),
    due: countText(visit, sums.remindersDue),
  };
}

function chartView(visit: Visit, { providers }: SilenceAgeing): View {
  const { t, format } = words(visit, 'silence');
  const annex = words(visit, 'annex');
  const shown = providers.slice(0, CHART_ROWS);
  const nameOf = ({ name }: ProviderSilence) => name ?? t('provider.none');
  const chart = {
    direction: 'across',
    rows: shown.map(nameOf),
    series: AGE_CLASSES.map(({ code }, at) => ({
      label: annex.t(`age.${code}`),
      tone: TONES[at] ?? 'quiet',
      bars: shown.map(({ byAge }) => ({ value: byAge[at] ?? 0, text: '' })),
    })),
    beside: false,
    legend: true,
    numbers: 'inside',
    ends: shown.map(({ notices }) => format.number(notices)),
    most: null,
  } as const;
  return figureView('by-age', chart, t('chart.alt'), { caption: '', heads: [], rows: [] });
}
