// The annex to a complaint under Article 53 about a provider that does not answer: one page, one PDF and one data file, in one language.
import { writeCsv } from '../files/csv.ts';
import type { PackageFile } from '../model/file.ts';
import type { SilenceAnnex } from '../model/silence.ts';
import { renderTemplate } from '../render/mustache.ts';
import { renderTypst } from './pdf.ts';
import { annexCatalogue, annexView, providerText, typeLabel } from './silence-annex-view.ts';

/** `silence.LANGUAGE.html`, `.pdf` and `.csv`. The same annex gives the same bytes. @throws UserError `language.no-catalogue`, `pdf.no-typst` */
export function renderSilenceAnnex(annex: SilenceAnnex, language: string): PackageFile[] {
  const view = annexView(annex, language);
  const file = (format: string, text: string): PackageFile => ({
    name: `silence.${language}.${format}`,
    bytes: new TextEncoder().encode(text),
  });
  return [
    file('html', renderTemplate('silence-annex.html', view)),
    file('csv', annexCsv(annex, language)),
    { name: `silence.${language}.pdf`, bytes: renderTypst({ template: 'silence-annex', view, releasedOn: annex.asOfOn }) },
  ];
}

/** One line a notice; codes beside labels, days as YYYY-MM-DD, an empty cell where nothing is recorded. */
function annexCsv({ notices, asOfOn }: SilenceAnnex, language: string): string {
  const catalogue = annexCatalogue(language);
  const header = [
    'number',
    'provider',
    'service',
    'sent_first_on',
    'sent_last_on',
    'type_code',
    `type_label_${language}`,
    'channel',
    'items',
    'days_without_decision',
    'as_of_on',
    'receipt_confirmed_on',
    'reminders_on',
  ];
  const lines = notices.map((notice) => [
    notice.number,
    providerText(notice.provider, catalogue),
    notice.service,
    notice.sentFirstOn,
    notice.sentLastOn,
    notice.subcategory ?? notice.category,
    typeLabel(notice, language),
    notice.channel,
    notice.items,
    notice.days,
    asOfOn,
    notice.receiptOn,
    notice.reminders.length === 0 ? null : notice.reminders.join(' '),
  ]);
  return writeCsv([header, ...lines]);
}
