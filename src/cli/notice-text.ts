// A notice with its history, and what is kept privately with it, as text for a terminal.
import type { NoticeFile } from '../log/hand.ts';
import type { NoticeEvent } from '../log/notice-events.ts';
import type { PrivateTexts } from '../log/private-texts.ts';
import { plural } from './table-text.ts';

/** `events`: all ever recorded. */
export function noticeText(
  { notice, source, service, category, subcategory, decisions, changes }: NoticeFile,
  events: readonly NoticeEvent[],
): string {
  const removed = notice.removed_at ? ` (removed ${notice.removed_at.slice(0, 10)})` : '';
  return [
    `${notice.reference} from ${source}${removed}, recorded ${notice.recorded_at.slice(0, 10)}, changed ${plural(changes, 'time')}`,
    `  sent ${notice.sent_at ?? notice.sent_first_on} (${notice.sent_precision}) to ${service ?? 'a service not recorded'}, channel ${notice.channel}`,
    `  ${subcategory ?? category}, ${plural(notice.items, 'item')}, complete under Article 16(2): ${notice.complete}`,
    ...decisions.map((one) => {
      const state = one.superseded_at ? `, held until ${one.superseded_at.slice(0, 10)}` : '';
      return `  decision ${one.id}: ${one.action}, decided ${one.decided_at ?? one.decided_first_on ?? 'on a day not known'}, recorded ${one.recorded_at.slice(0, 10)} by ${one.recorded_by}${state}`;
    }),
    ...events.filter((one) => !events.some((other) => other.replacesId === one.id)).map(eventLine),
  ].join('\n');
}

export function eventLine({ id, kind, on, result, resultOn, until, recordedBy, removedAt }: NoticeEvent): string {
  const came = result === null ? '' : `, ${result}${resultOn === null || resultOn === on ? '' : ` on ${resultOn}`}`;
  const clock = until === null || removedAt !== null ? '' : `, until ${until}`;
  const state = removedAt === null ? '' : `, taken back ${removedAt.slice(0, 10)}`;
  return `  follow-up ${id}: ${kind} on ${on}${came}${clock}, recorded by ${recordedBy}${state}`;
}

export function privateText({ note, urls }: PrivateTexts): string {
  const until = (day: string | null) => (day === null ? 'until it is forgotten' : `until ${day}`);
  if (note === null && urls.length === 0) return 'No note and no raw address is kept with this notice.';
  return [
    ...(note === null ? [] : [`Note, kept ${until(note.keepUntil)}:`, note.body.replace(/^/gm, '  ')]),
    ...urls.map(({ url, keepUntil }) => `Address, kept ${until(keepUntil)}: ${url}`),
  ].join('\n');
}
