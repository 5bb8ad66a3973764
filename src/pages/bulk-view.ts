// What a decision on many notices would do, and what it was, in words and numbers.
import type { GivenDecision } from '../import/given-notice.ts';
import type { View } from '../render/mustache.ts';
import type { BulkResult } from '../web/bulk-work.ts';
import { words } from '../web/page.ts';
import type { Visit } from '../web/visit.ts';
import { filterWords } from './notice-filter.ts';
import { fieldLabel, fieldText } from './notice-words.ts';

export async function lookView(visit: Visit, { filter, decision, preview }: BulkResult): Promise<{ readonly [name: string]: View }> {
  const { t, format } = words(visit, 'notices');
  const counts = preview ?? { matching: 0, getting: 0, decided: 0, sameAlready: 0, sentLater: 0, examples: [] };
  const count = (key: 'matching' | 'getting' | 'decided' | 'sameAlready' | 'sentLater') => ({
    name: t(`bulk.${key}`),
    value: format.number(counts[key]),
  });
  const left = (['decided', 'sameAlready', 'sentLater'] as const).filter((key) => counts[key] > 0);
  return {
    filter: await filterWords(visit, filter),
    decision: decisionView(visit, decision),
    counts: [count('matching'), count('getting'), ...left.map(count)],
    isNothing: counts.getting === 0,
    mayConfirm: counts.getting > 0,
    expected: String(counts.getting),
    confirm: t('bulk.confirm', { n: counts.getting }),
    hidden: hiddenOf(decision),
    examples: counts.examples.map(({ noticeId, reference, service, sentOn }) => ({
      href: `/notices/${noticeId}`,
      reference,
      service: service ?? t('noService'),
      sent: format.day(sentOn),
    })),
  };
}

/** A decision as it was given, one line a value. */
export function decisionView(visit: Visit, { action, decided, effective, ground, automated, redressTold }: GivenDecision): View[] {
  const told: readonly (readonly [string, string | null])[] = [
    ['action', action],
    ['decided', decided],
    ['effective', effective],
    ['ground', ground],
    ['automated', automated],
    ['redressTold', redressTold],
  ];
  return told.flatMap(([field, value]) => {
    if (value === null) return [];
    const text = / \d{2}:\d{2}$/.test(value)
      ? `${fieldText(visit, field, value.slice(0, 10))}, ${value.slice(11)}`
      : fieldText(visit, field, value);
    return [{ name: fieldLabel(visit, field), value: text }];
  });
}

/** The decision once more, for the form that confirms it. */
function hiddenOf({ action, decided, effective, ground, automated, redressTold }: GivenDecision): View[] {
  const [decidedOn = '', decidedAt = ''] = (decided ?? '').split(' ');
  const values = { action, decidedOn, decidedAt, effectiveOn: effective ?? '', ground, automated, redressTold };
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}
