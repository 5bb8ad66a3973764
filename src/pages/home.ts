// Where the year stands: notices and answers so far, what needs attention, and the one next step.
import { readBackupStanding } from '../log/backup-standing.ts';
import { readFlagger, readIndependence } from '../log/documents.ts';
import { OWN_NAME } from '../log/own-name.ts';
import { readRetention } from '../log/retention.ts';
import { readSetting } from '../log/settings.ts';
import { readAgeing } from '../log/silence.ts';
import { readStatus } from '../log/status.ts';
import { readYear, type YearCounts } from '../log/year-counts.ts';
import { independenceGaps } from '../model/independence-gaps.ts';
import { type Day, dayIn, type Instant, isDay, type Period } from '../model/period.ts';
import type { Labels } from '../model/vocabulary.ts';
import type { View } from '../render/mustache.ts';
import type { Answer } from '../web/answer.ts';
import { CHART_SCRIPTS, figureView } from '../web/figure.ts';
import { page, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import type { Words } from '../web/words.ts';
import { type Standing, type Task, tasksOf } from './home-tasks.ts';

export const homeRoutes: readonly Route[] = [{ method: 'GET', path: '/', access: 'any', answer: home }];

async function home(visit: Visit): Promise<Answer> {
  const home = words(visit, 'home');
  const standing = await readStanding(visit);
  const year = yearOf(visit, standing);
  const counts = await readYear(visit.db, { first: `${year}-01-01`, last: `${year}-12-31` });
  const nameOf = await authorityNames(visit);
  const tasks = tasksOf(standing, { today: visit.today, may: visit.may });
  const [next, ...others] = tasks;
  return page(visit, {
    title: home.t('heading'),
    template: 'home',
    area: 'home',
    section: 'home',
    scripts: CHART_SCRIPTS,
    view: {
      heading: home.t('year', { year }),
      years: yearLinks(standing, year),
      hasYears: standing.status.byYear.length > 1,
      isEmpty: standing.status.notices === 0,
      cards: cardsOf(counts, standing, year, home),
      next: next === undefined ? null : taskView(next, home, nameOf),
      tasks: others.map((task) => taskView(task, home, nameOf)),
      hasTasks: others.length > 0,
      due: dueViews(standing, home, nameOf),
      hasFigure: counts.notices > 0,
      figure: counts.notices > 0 ? monthFigure(counts, visit.today, home) : null,
    },
  });
}

/** How the authority of an award is called. */
async function authorityNames({ db, language }: Visit): Promise<(award: string) => string> {
  const awards = (await readFlagger(db))?.awards ?? [];
  return (code) => {
    const name: Labels = awards.find((award) => award.code === code)?.authority.name ?? {};
    return name[language] ?? name['en'] ?? Object.values(name)[0] ?? code;
  };
}

async function readStanding({ db, today, site, actor, timeZone }: Visit): Promise<Standing> {
  const status = await readStatus(db);
  const flagger = await readFlagger(db);
  const register = await readIndependence(db);
  const retention = await readRetention(db, today);
  const { trouble, triedAt, doneAt } = await readBackupStanding(db, actor.now);
  const dayOf = (at: Instant | null) => at && dayIn(timeZone, at);
  return {
    status,
    gaps:
      register === null
        ? null
        : new Set(independenceGaps(register.entries, flagger?.languages ?? ['en']).map(({ element }) => element)).size,
    remindersDue: (await readAgeing(db, today)).total.remindersDue,
    backup: { trouble, triedOn: dayOf(triedAt), lastOn: dayOf(doneAt) },
    retentionDue: retention.reduce((sum, { due }) => sum + due, 0),
    isNamed: site.mode === 'team' || site.by !== null || (await readSetting(db, OWN_NAME)) !== null,
  };
}

/** The year asked for, else the one before as long as its report is not published and sent, else the last one with notices that has begun. */
function yearOf({ query, today }: Visit, { status }: Standing): string {
  const asked = query.get('year') ?? '';
  if (/^\d{4}$/.test(asked)) return asked;
  const thisYear = today.slice(0, 4);
  const lastYear = String(Number(thisYear) - 1);
  const isOfLastYear = ({ first, last }: Period) => first <= `${lastYear}-12-31` && last >= `${lastYear}-12-31`;
  const isAwaited =
    status.byYear.some(({ year }) => year === lastYear) &&
    (!status.published.some(isOfLastYear) || status.awards.some(({ unsent }) => unsent.some(isOfLastYear)));
  if (isAwaited) return lastYear;
  return (
    status.byYear
      .map(({ year }) => year)
      .filter((year) => year <= thisYear)
      .sort()
      .at(-1) ?? thisYear
  );
}

function yearLinks({ status }: Standing, current: string): View[] {
  return status.byYear.map(({ year }) => ({ year, href: `/?year=${year}`, isCurrent: year === current }));
}

function cardsOf(counts: YearCounts, { remindersDue }: Standing, year: string, { t, format }: Words): View[] {
  const days = `from=${year}-01-01&to=${year}-12-31`;
  const share = (n: number) => (counts.notices === 0 ? '' : t('card.share', { share: format.percent(n / counts.notices) }));
  const apart = counts.notices - counts.byChannel['article-16'];
  const other = counts.notices - counts.answered - counts.unanswered;
  return [
    {
      label: t('card.notices'),
      count: format.number(counts.notices),
      note: apart > 0 ? t('card.apart', { n: apart }) : '',
      href: `/notices?${days}`,
    },
    {
      label: t('card.answered'),
      count: format.number(counts.answered),
      note: share(counts.answered),
      href: `/notices?${days}&answer=answered`,
    },
    {
      label: t('card.unanswered'),
      count: format.number(counts.unanswered),
      note: share(counts.unanswered),
      href: `/notices?${days}&answer=unanswered`,
    },
    ...(other > 0 ? [{ label: t('card.other'), count: format.number(other), note: t('card.otherNote'), href: '' }] : []),
    {
      label: t('card.silent'),
      count: remindersDue === null ? '–' : format.number(remindersDue),
      note: t('card.silentNote'),
      href: '/silence',
    },
    {
      label: t('card.incomplete'),
      count: format.number(counts.incomplete),
      note: share(counts.incomplete),
      href: `/notices?${days}&complete=no`,
    },
  ];
}

/** Values that are days are written out, awards named after their authority. */
function taskView({ key, values, href, label }: Task, { t, format }: Words, nameOf: (award: string) => string): View {
  const shown = Object.entries(values).map(([name, value]) => {
    if (typeof value === 'string' && isDay(value)) return [name, format.day(value)];
    return [name, name === 'award' ? nameOf(String(value)) : value];
  });
  return { text: t(`task.${key}`, Object.fromEntries(shown) as Task['values']), href, label: t(`act.${label}`) };
}

/** When each authority awaits the next report. */
function dueViews({ status }: Standing, { t, format }: Words, nameOf: (award: string) => string): View[] {
  return status.awards.flatMap(({ award, nextReportDueOn, duePublished }) =>
    nextReportDueOn === null || duePublished ? [] : [{ text: t('due', { award: nameOf(award), day: format.day(nextReportDueOn) }) }],
  );
}

/** Months from left to right, each divided by how the provider answered. */
function monthFigure({ months }: YearCounts, today: Day, { t, format }: Words): View {
  const parts = [
    { key: 'action', tone: 'action' },
    { key: 'no_action', tone: 'no_action' },
    { key: 'unanswered', tone: 'pending' },
    { key: 'other', tone: 'unknown' },
  ] as const;
  const countOf = (month: YearCounts['months'][number], key: (typeof parts)[number]['key']) => {
    if (key === 'unanswered') return month.unanswered;
    return key === 'other' ? month.notices - month.answered - month.unanswered : month.byAnswer[key];
  };
  const shown = parts.filter(({ key }) => months.some((month) => countOf(month, key) > 0));
  const chart = {
    direction: 'up',
    rows: months.map(({ month }) => format.monthShort(month)),
    series: shown.map(({ key, tone }) => ({
      label: t(`part.${key}`),
      tone,
      bars: months.map((month) => ({ value: countOf(month, key), text: '' })),
    })),
    beside: false,
    legend: true,
    numbers: 'inside',
    ends: null,
    most: null,
  } as const;
  return figureView('by-month', chart, t('chart.alt'), {
    caption: t('chart.caption'),
    heads: [t('chart.month'), t('chart.notices'), ...shown.map(({ key }) => t(`part.${key}`))],
    rows: months
      .filter(({ month }) => month <= today.slice(0, 7))
      .map((month) => [
        format.month(month.month),
        format.number(month.notices),
        ...shown.map(({ key }) => format.number(countOf(month, key))),
      ]),
  });
}
