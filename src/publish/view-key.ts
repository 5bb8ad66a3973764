// The few figures of the whole year that stand largest on the page. Each is said again, with its denominator, in a sentence or a table.
import { TOTAL } from '../model/table.ts';
import { SHARE_BASE_MIN } from './prose-words.ts';
import type { Words } from './view-words.ts';

export type KeyFigure = {
  readonly label: string;
  readonly value: string;
  /** What the value rests on; null where it rests on nothing else. */
  readonly detail: string | null;
};

/** None where no notice was sent: a row of zeros tells nobody anything that the sentence does not. */
export function keyFigures(words: Words): KeyFigure[] {
  const { t, format, report } = words;
  const { notices, providers, acted } = report.totals;
  if (notices === 0) return [];
  const of = t('key.acted.of', { notices: acted, of: notices });
  const share: KeyFigure =
    notices < SHARE_BASE_MIN
      ? { label: t('key.acted'), value: of, detail: null }
      : { label: t('key.acted'), value: format.percent(acted / notices), detail: of };
  return [
    { label: t('key.notices'), value: format.number(notices), detail: null },
    { label: t('key.providers'), value: format.number(providers), detail: null },
    share,
    ...median(words),
  ];
}

function median(words: Words): KeyFigure[] {
  const total = words.report.timing.find(({ provider }) => provider === TOTAL);
  if (!total?.cases || total.median === null || total.unit === null || total.status !== 'published') return [];
  const value = words.duration(total.median, total.unit);
  return [{ label: words.t('key.median'), value, detail: words.counted('cases', total.cases) }];
}
