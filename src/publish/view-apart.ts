// What the lists do not say by themselves: notices without a decision, outside the area, through other channels, in which setting.

import { hasChapter } from './chapters.ts';
import { list } from './view-lists.ts';
import { definitions, narrative, paragraph, type Section, section, subsection } from './view-section.ts';
import { numberAt } from './view-table.ts';
import type { Words } from './view-words.ts';

/** Four situations that look alike from afar: told apart with their numbers. */
export function undecided(words: Words): Section {
  const { t, format } = words;
  const situations = ['PENDING_ACK_ONLY', 'PENDING_NO_REPLY', 'NOT_RECORDED', 'MOOT_ALREADY_REMOVED'].map((code) => {
    const n = numberAt(words, 'by-action', code) ?? 0;
    return {
      term: words.label('action', code),
      meaning: t('undecided.meaning', { notices: words.counted('notices', n), explanation: t(`explain.${code}`) }),
    };
  });
  return section(words, 'undecided', [
    paragraph(
      t('undecided.about', { asOf: format.day(words.report.asOfOn), notices: words.counted('notices', words.report.totals.notices) }),
    ),
    definitions(situations),
    paragraph(t('undecided.later')),
  ]);
}

export function complaints(words: Words): Section | null {
  return hasChapter(words.report, 'complaints') ? section(words, 'complaints', narrative(words, 'complaints')) : null;
}

export function areaAndChannels(words: Words): Section {
  const { t, report } = words;
  const { logged, notices } = report.totals;
  const part = (id: string) => {
    const blocks = list(words, id);
    return blocks.length === 0 ? null : subsection(words, id, [paragraph(t(`${id}.about`)), ...blocks]);
  };
  return section(
    words,
    'area-and-channels',
    [
      paragraph(
        t('logged', {
          logged: words.counted('notices', logged),
          notices: words.counted('notices', notices),
          apart: words.counted('notices', logged - notices),
        }),
      ),
    ],
    [part('by-area'), part('apart'), part('by-setting')],
  );
}
