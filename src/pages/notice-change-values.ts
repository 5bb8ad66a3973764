// A notice as the form to change it shows it.
import { dateText } from '../log/notice-fields.ts';
import type { NoticeView } from '../log/notice-file.ts';
import type { Values } from '../web/forms.ts';
import type { Visit } from '../web/visit.ts';
import { typedDate } from './notice-words.ts';

export function valuesOf({ timeZone }: Visit, { notice, service, category, subcategory }: NoticeView): Values {
  const texts: Readonly<Record<string, string | null>> = {
    service,
    category: subcategory ?? category,
    sent: typedDate(timeZone, dateText(notice.sent_at, notice.sent_first_on, notice.sent_last_on)),
    items: String(notice.items),
    channel: notice.channel,
    reasons: notice.reasons,
    location: notice.location,
    submitter: notice.submitter,
    goodFaith: notice.good_faith,
    language: notice.language,
    setting: notice.setting,
    assessedByTwo: notice.assessed_by_two,
    areaItem: notice.area_item,
    inArea: notice.in_area,
    receipt: typedDate(timeZone, notice.receipt_at ?? notice.receipt_on),
    verified: typedDate(timeZone, notice.verified_at ?? notice.verified_on),
  };
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, [text ?? '']]));
}
