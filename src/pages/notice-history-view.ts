// The history of a notice in plain words, newest first: who did what when, and what it was before.

import type { HistoryEntry } from '../log/notice-history.ts';
import type { View } from '../render/mustache.ts';
import { instantText } from '../web/instant.ts';
import { words } from '../web/page.ts';
import type { Visit } from '../web/visit.ts';
import { fieldLabel, fieldText } from './notice-words.ts';

/** Answers that say nothing are left out of what a notice began with. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['not-recorded', 'not-stated']);

export function historyViews(visit: Visit, entries: readonly HistoryEntry[]): View[] {
  const { t } = words(visit, 'notices');
  return entries.toReversed().map(({ at, by, kind, importId, bulkId, changes }) => ({
    isLong: kind === 'entered',
    isShort: kind !== 'entered',
    at: instantText(visit, at, 'long'),
    by: by === '' ? t('history.unknown') : by,
    what: t(`history.${kind}`),
    where:
      importId !== null
        ? { href: `/import/history/${importId}`, label: t('history.import', { number: String(importId) }) }
        : bulkId !== null
          ? { href: `/notices/bulk/${bulkId}`, label: t('history.bulk', { number: String(bulkId) }) }
          : null,
    changes: changes
      .filter(({ from, to }) => from !== null || !(typeof to === 'string' && SAYS_NOTHING.has(to)))
      .map(({ field, from, to }) => ({
        field: fieldLabel(visit, field),
        label: t('label', { label: fieldLabel(visit, field) }),
        from: from === null ? '' : fieldText(visit, field, from),
        hasFrom: from !== null,
        to: fieldText(visit, field, to),
      })),
  }));
}
