// A notice as a line of a list: what it is about, and where it stands, as tags.
import type { ListedNotice } from '../log/notice-list.ts';
import type { AnswerState } from '../model/notice-filter.ts';
import type { View } from '../render/mustache.ts';
import { words } from '../web/page.ts';
import type { Visit } from '../web/visit.ts';
import { actionLabel, shortDate, typeText } from './notice-words.ts';

/** Colour of a state; the words say the same. */
const TONES: Readonly<Record<AnswerState, string>> = {
  none: '',
  action: 'good',
  no_action: 'bad',
  moot: '',
  pending: '',
  unknown: 'warn',
  not_submitted: 'warn',
};

export function rowView(visit: Visit, notice: ListedNotice): View {
  const { t, format } = words(visit, 'notices');
  const { id, reference, service, category, subcategory, action, answer } = notice;
  return {
    href: `/notices/${id}`,
    reference: notice.hasOwnReference ? reference : t('list.noReference', { number: format.number(id) }),
    service: service ?? t('noService'),
    isServiceKnown: service !== null,
    type: typeText(visit.language, category, subcategory),
    sent: shortDate(visit, notice.sent),
    items: format.number(notice.items),
    answer: answerLabel(visit, answer),
    tone: TONES[answer],
    action: action === null || answer === 'none' ? '' : actionLabel(visit.language, action),
    tags: [
      ...(notice.complete === 'no' ? [{ text: t('tag.incomplete'), tone: 'warn' }] : []),
      ...(notice.channel === 'article-16' ? [] : [{ text: t(`tag.channel.${notice.channel}`), tone: '' }]),
    ],
  };
}

/** Where a notice stands, in two or three words. */
export function answerLabel(visit: Visit, answer: AnswerState): string {
  return answer === 'none' ? words(visit, 'notices').t('answer.none') : words(visit, 'codes').t(`action-group.${answer}`);
}

export function toneOf(answer: AnswerState): string {
  return TONES[answer];
}
