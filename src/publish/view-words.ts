// The words of one report in one language: labels of codes, names, periods. Everything a view says about a code is asked here.
import assert from 'node:assert';
import type { Period } from '../model/period.ts';
import { OTHER_SERVICES, type Report } from '../model/report.ts';
import { type DimensionName, TOTAL } from '../model/table.ts';
import { actionOf, categories, type Labels, NOT_RECORDED } from '../model/vocabulary.ts';
import { type Catalogue, loadCatalogue } from '../render/catalogue.ts';
import type { Format } from '../render/format.ts';

/** Text with the language it is in; null: the language of the page. */
export type Text = { readonly text: string; readonly lang: string | null };

export interface Words {
  readonly report: Report;
  readonly language: string;
  readonly format: Format;
  readonly t: Catalogue['t'];
  readonly has: Catalogue['has'];
  /** What a reader calls a member of a table. */
  readonly label: (dimension: DimensionName, code: string) => string;
  /** In the page's language if there is such a text, else in the first language that has one. */
  readonly text: (labels: Labels) => Text;
  readonly publisher: string;
  /** `2026` or `1 March 2026 to 31 May 2026` */
  readonly period: (period: Period) => string;
  /** `in 2026` or `from 1 March 2026 to 31 May 2026` */
  readonly inPeriod: (period: Period) => string;
  /** `6 days`, `36 hours`, `60 hours (2.5 days)`; 0 is `less than a day`, because the unit is whole days */
  readonly duration: (value: number, unit: 'hour' | 'day') => string;
  /** `1 notice`, `12 notices`: `what` is a key under `count.` */
  readonly counted: (what: string, n: number) => string;
}

/** From this many hours on, a reader reckons in days. */
const HOURS_TELLING = 48;

/** Words of a report for one of its languages. @throws UserError `language.no-catalogue` */
export function wordsOf(report: Report, language: string): Words {
  const { t, has, format } = loadCatalogue(language);
  const text = (labels: Labels) => choose(labels, language, report.languages);
  const names = providerNames(report);
  const periodText = (period: Period, key: string) =>
    isCalendarYear(period)
      ? t(`${key}.year`, { year: period.first.slice(0, 4) })
      : t(`${key}.days`, { first: format.day(period.first), last: format.day(period.last) });
  return {
    report,
    language,
    format,
    t,
    has,
    text,
    publisher: text(report.publisher.name).text,
    period: (period) => periodText(period, 'period'),
    inPeriod: (period) => periodText(period, 'in-period'),
    duration: (value, unit) => {
      if (value === 0) return t(`duration.zero-${unit}`);
      const own = t(`duration.${unit}`, { n: value });
      if (unit === 'day' || value < HOURS_TELLING) return own;
      return t('duration.hours-and-days', { hours: own, days: t('duration.day', { n: Math.round((value / 24) * 10) / 10 }) });
    },
    counted: (what, n) => t(`count.${what}`, { n }),
    label: (dimension, code) => {
      if (code === TOTAL) return t('total');
      if (dimension === 'month' && /^\d{4}-\d{2}$/.test(code)) return format.month(code);
      const own = `${dimension}.${code}`;
      if (has(own)) return t(own);
      switch (dimension) {
        case 'provider':
          return names.get(code) ?? unnamedService(code, t) ?? code;
        case 'category':
          return code.endsWith(`/${NOT_RECORDED}`) ? t('category.NOT_RECORDED') : text(categoryLabels(code)).text;
        case 'action':
          return has(`action-group.${code}`) ? t(`action-group.${code}`) : text(actionLabels(code)).text;
        default:
          return t(own);
      }
    },
  };
}

function choose(labels: Labels, language: string, languages: readonly string[]): Text {
  const own = labels[language];
  if (own !== undefined) return { text: own, lang: null };
  const other = [...languages, 'en', ...Object.keys(labels).sort()].find((code) => labels[code] !== undefined);
  assert(other, 'a label in no language');
  return { text: labels[other] ?? '', lang: other };
}

function isCalendarYear({ first, last }: Period): boolean {
  return first.endsWith('-01-01') && last === `${first.slice(0, 4)}-12-31`;
}

/** Codes of services are `provider/service`, with or without the provider in front in the list of names. */
function providerNames(report: Report): ReadonlyMap<string, string> {
  return new Map(
    report.providers.flatMap(({ code, name, services }) => [
      [code, name] as const,
      ...services.map((service) => [service.code.includes('/') ? service.code : `${code}/${service.code}`, service.name] as const),
    ]),
  );
}

function unnamedService(code: string, t: Catalogue['t']): string | undefined {
  if (code.endsWith(`/${NOT_RECORDED}`)) return t('service.NOT_RECORDED');
  return code.endsWith(`/${OTHER_SERVICES}`) ? t('service.other') : undefined;
}

function categoryLabels(code: string): Labels {
  const category = categories().find((candidate) => code === candidate.code || code.startsWith(`${candidate.code}/`));
  assert(category, `no category ${code}`);
  if (code === category.code) return category.label;
  const subcategory = category.subcategories.find((candidate) => candidate.code === code);
  assert(subcategory, `no subcategory ${code}`);
  return subcategory.label;
}

function actionLabels(code: string): Labels {
  const action = actionOf(code);
  assert(action, `no action ${code}`);
  return action.label;
}
