// What the pages about quality say of a check: its quarter, its sample, how far it is; and the fields to draw one.
import { type CheckInfo, SAMPLE_MAX } from '../log/quality.ts';
import { type Day, dayIn, type Period } from '../model/period.ts';
import type { Field } from '../web/forms.ts';
import { words } from '../web/page.ts';
import type { Visit } from '../web/visit.ts';

/** Quarters to draw from, the running one last in time and first in the list. */
const QUARTERS = 8;

/** `2026-Q1`, so many quarters from that of a day. */
export function quarterOf(day: Day, ahead: number): string {
  const count = Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3) + ahead;
  return `${Math.floor(count / 4)}-Q${(count % 4) + 1}`;
}

export function drawFields(visit: Visit): readonly Field[] {
  const { t } = words(visit, 'quality');
  const quarters = Array.from({ length: QUARTERS }, (_, back) => quarterOf(visit.today, -back));
  return [
    {
      name: 'quarter',
      kind: 'choice',
      label: t('draw.quarter'),
      required: true,
      options: quarters.map((value) => ({ value, label: quarterText(visit, value) })),
    },
    {
      name: 'size',
      kind: 'number',
      label: t('draw.size'),
      hint: t('draw.sizeHint'),
      required: true,
      width: 'short',
      min: 1,
      max: SAMPLE_MAX,
    },
  ];
}

function quarterText(visit: Visit, quarter: string): string {
  return words(visit, 'quality').t('quarter', { quarter: quarter.slice(-1), year: quarter.slice(0, 4) });
}

export function periodText(visit: Visit, { first, last }: Period): string {
  const { t, format } = words(visit, 'quality');
  const isQuarter =
    first.slice(0, 4) === last.slice(0, 4) && first.endsWith('-01') && Number(last.slice(5, 7)) - Number(first.slice(5, 7)) === 2;
  return isQuarter ? quarterText(visit, quarterOf(first, 0)) : t('period', { first: format.day(first), last: format.day(last) });
}

export const checkHref = (id: number) => `/quality/checks/${id}`;

export function checkView(visit: Visit, { id, period, size, population, answered, finishedAt }: CheckInfo) {
  const { t, format } = words(visit, 'quality');
  return {
    href: checkHref(id),
    period: periodText(visit, period),
    sample: t('check.sample', { size, population }),
    isOpen: finishedAt === null,
    state:
      finishedAt === null
        ? t('check.open', { answered, size })
        : t('check.finished', { day: format.day(dayIn(visit.timeZone, finishedAt)) }),
  };
}
