// Which line a notice stands in: the three lists of Article 22(3), or one of the lines apart.
import type { Count } from '../model/count.ts';
import { actionOf } from '../model/vocabulary.ts';

/** Lines apart from the lists, in the order in which they are shown. */
export const APART = [
  'not-submitted',
  'before-award',
  'suspended',
  'after-end',
  'voluntary-programme',
  'hotline-network',
  'law-enforcement',
  'other-channel',
] as const;
export type Apart = (typeof APART)[number];

/**
 * The line apart a notice belongs to; null when it stands in the lists. A notice has exactly one line: the channel decides
 * first (only Article 16 notices are listed), then the status on the day of sending, then whether it could be submitted.
 */
export function apartOf(count: Pick<Count, 'channel' | 'standing' | 'action'>): Apart | null {
  if (count.channel !== 'article-16') return count.channel === 'other' ? 'other-channel' : count.channel;
  if (count.standing !== 'in-force') return count.standing;
  return actionOf(count.action)?.group === 'not_submitted' ? 'not-submitted' : null;
}
