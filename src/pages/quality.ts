// Quality watch, for our own eyes: how often providers refused our notices (Article 22(6)), what they took back, and the quarterly checks.
import { listChecks } from '../log/quality.ts';
import { readWarning } from '../log/quality-warning.ts';
import { type Month, parsePeriod } from '../model/period.ts';
import { type EarlyWarning, type RefusalRow, type ReversalRow, SHARE_BASE_MIN } from '../model/quality.ts';
import type { View } from '../render/mustache.ts';
import type { Answer } from '../web/answer.ts';
import { CHART_SCRIPTS, figureView, tableView } from '../web/figure.ts';
import { type FieldError, formView, type Values } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import { typeLabel } from '../web/type-words.ts';
import type { Visit } from '../web/visit.ts';
import { checkView, drawFields, quarterOf } from './quality-words.ts';

/** What a person asked to draw, where it was refused. */
export interface DrawAgain {
  readonly values: Values;
  readonly errors: readonly FieldError[];
}

export async function qualityPage(visit: Visit, again: DrawAgain | null): Promise<Answer> {
  const { t, format } = words(visit, 'quality');
  const asked = askedPeriod(visit);
  const period = parsePeriod(asked);
  const warning = await readWarning(visit.db, period);
  const checks = await listChecks(visit.db);
  const days = `from=${period.first}&to=${period.last}&channel=article-16`;
  return page(visit, {
    title: t('heading'),
    template: 'quality',
    area: 'quality',
    section: 'quality',
    status: again ? 422 : 200,
    scripts: CHART_SCRIPTS,
    view: {
      form: formView(
        drawFields(visit),
        again?.values ?? { quarter: [lastQuarter(visit)], size: ['30'] },
        again?.errors ?? [],
        words(visit, 'form'),
      ),
      periods: periodViews(visit, asked),
      periodText: t('period', { first: format.day(period.first), last: format.day(period.last) }),
      isEmpty: warning.total.decided === 0,
      hasAny: warning.total.decided > 0,
      base: t('warning.base', { n: SHARE_BASE_MIN }),
      total: [
        refusedView(visit, 'insufficient', warning.total, `/notices?${days}&action=NO_ACTION_INSUFFICIENT`),
        refusedView(visit, 'notIllegal', warning.total, `/notices?${days}&action=NO_ACTION_NOT_ILLEGAL`),
      ],
      months: monthFigure(visit, warning),
      providers: refusalTable(visit, 'provider', warning.byProvider, ({ name }) => name ?? t('provider.none')),
      types: refusalTable(visit, 'type', warning.byCategory, ({ key }) => typeLabel(visit.language, key ?? '')),
      reversals: reversalText(visit, warning.reversals),
      hasReversals: warning.reversalsByProvider.length > 0,
      reversalTable: reversalTable(visit, warning.reversalsByProvider),
      checks: checks.map((check) => checkView(visit, check)),
      hasChecks: checks.length > 0,
    },
  });
}

/** A year or a quarter; this year where nothing that can be read was asked for. */
function askedPeriod({ query, today }: Visit): string {
  const asked = query.get('period') ?? '';
  return /^\d{4}(-Q[1-4])?$/.test(asked) ? asked : today.slice(0, 4);
}

const lastQuarter = ({ today }: Visit) => quarterOf(today, -1);

function periodViews({ today }: Visit, asked: string): View[] {
  const year = Number(today.slice(0, 4));
  const quarters = [0, -1, -2, -3].map((back) => quarterOf(today, back));
  const all = [...new Set([String(year), String(year - 1), String(year - 2), ...quarters, asked])];
  return all.map((value) => ({ value, label: value.replace('-', ' '), isChosen: value === asked }));
}

/** Below the smallest base a share says nothing. */
function shareText(visit: Visit, share: number | null): string {
  return share === null ? '–' : words(visit, 'quality').format.percent(share);
}

function refusedView(visit: Visit, kind: 'insufficient' | 'notIllegal', row: RefusalRow, href: string): View {
  const { t, format } = words(visit, 'quality');
  const share = row[`${kind}Share`];
  return {
    label: t(`warning.${kind}`),
    count: format.number(row[kind]),
    note: share === null ? t('warning.of', { n: row.decided }) : t('warning.share', { share: format.percent(share), n: row.decided }),
    href,
  };
}

const HEADS = ['decided', 'insufficient', 'share', 'notIllegal', 'share'] as const;

function refusalTable(
  visit: Visit,
  what: 'provider' | 'type' | 'month',
  rows: readonly RefusalRow[],
  nameOf: (row: RefusalRow) => string,
): View {
  const { t, format } = words(visit, 'quality');
  return tableView({
    caption: t(`table.by.${what}`),
    heads: [t(`table.${what}`), ...HEADS.map((head) => t(`table.${head}`))],
    rows: rows.map((row) => [
      nameOf(row),
      format.number(row.decided),
      format.number(row.insufficient),
      shareText(visit, row.insufficientShare),
      format.number(row.notIllegal),
      shareText(visit, row.notIllegalShare),
    ]),
  });
}

/** Refusals by month of sending, with the table of their bases and shares. */
function monthFigure(visit: Visit, { byMonth }: EarlyWarning): View {
  const { t, format } = words(visit, 'quality');
  const series = [
    { label: t('warning.insufficient'), tone: 'no_action', of: ({ insufficient }: RefusalRow) => insufficient },
    { label: t('warning.notIllegal'), tone: 'moot', of: ({ notIllegal }: RefusalRow) => notIllegal },
  ] as const;
  const chart = {
    direction: 'up',
    rows: byMonth.map(({ key }) => format.monthShort(key as Month)),
    series: series.map(({ label, tone, of }) => ({ label, tone, bars: byMonth.map((row) => ({ value: of(row), text: '' })) })),
    beside: false,
    legend: true,
    numbers: 'inside',
    ends: null,
    most: null,
  } as const;
  const table = {
    caption: t('table.by.month'),
    heads: [t('table.month'), ...HEADS.map((head) => t(`table.${head}`))],
    rows: byMonth.map((row) => [
      format.month(row.key as Month),
      format.number(row.decided),
      format.number(row.insufficient),
      shareText(visit, row.insufficientShare),
      format.number(row.notIllegal),
      shareText(visit, row.notIllegalShare),
    ]),
  };
  const hasRefusals = byMonth.some((row) => row.insufficient + row.notIllegal > 0);
  return figureView('refused', hasRefusals ? chart : null, t('chart.alt'), table);
}

function reversalText(visit: Visit, { settled, reversed, share, pending }: ReversalRow): string {
  const { t, format } = words(visit, 'quality');
  if (settled + pending === 0) return t('reversal.none');
  const text = t('reversal.of', { n: settled, reversed });
  return [
    text,
    ...(share === null ? [] : [t('reversal.share', { share: format.percent(share) })]),
    t('reversal.pending', { n: pending }),
  ].join(' ');
}

function reversalTable(visit: Visit, rows: readonly ReversalRow[]): View {
  const { t, format } = words(visit, 'quality');
  return tableView({
    caption: t('reversal.caption'),
    heads: [t('table.provider'), t('reversal.settled'), t('reversal.reversed'), t('table.share'), t('reversal.open')],
    rows: rows.map((row) => [
      row.name ?? t('provider.none'),
      format.number(row.settled),
      format.number(row.reversed),
      shareText(visit, row.share),
      format.number(row.pending),
    ]),
  });
}
