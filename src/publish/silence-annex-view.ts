// What the annex to a complaint about silence says (Articles 16(4) to (6), 22(1) and 53), as strings in its language: the page and the PDF are
// renderings of this one view.
import { EXIT, quote, UserError } from '../error.ts';
import { AGE_CLASSES, type NamedProvider, type SilenceAnnex, type SilentNotice, silenceTotals } from '../model/silence.ts';
import { categories, labelIn } from '../model/vocabulary.ts';
import { type Catalogue, createCatalogue, type Message } from '../render/catalogue.ts';
import { templateText, type View } from '../render/mustache.ts';

/** Languages the annex has words in. */
export const ANNEX_LANGUAGES = ['nl', 'fr', 'de', 'en'] as const;

/** Words of the annex. @throws UserError `language.no-catalogue` */
export function annexCatalogue(language: string): Catalogue {
  const found = ANNEX_LANGUAGES.find((one) => one === language);
  if (!found)
    throw new UserError(
      'language.no-catalogue',
      `There are no words for the language ${quote(language)}; an annex can be made in ${ANNEX_LANGUAGES.join(', ')}.`,
      EXIT.usage,
    );
  return createCatalogue(found, JSON.parse(templateText(`ui/locales/${found}/annex.json`)) as Record<string, Message>);
}

export type AnnexView = { readonly [name: string]: View };

export function annexView(annex: SilenceAnnex, language: string): AnnexView {
  const catalogue = annexCatalogue(language);
  const { t, format } = catalogue;
  const publisher = labelIn(annex.publisher.name, language);
  const provider = providerText(annex.provider, catalogue);
  const days = { first: format.day(annex.period.first), last: format.day(annex.period.last), asOf: format.day(annex.asOfOn) };
  const title = annex.provider === 'all' ? t('title.all') : t('title', { provider });
  const isAll = annex.provider === 'all';
  return {
    language,
    lang: language,
    title,
    publisher,
    description: t('description', days),
    kicker: t('kicker'),
    invented: annex.invented ? t('invented') : null,
    facts: [
      { label: t('label.from'), lines: [annex.publisher.legalName] },
      { label: t('label.status'), lines: annex.awards.map((award) => statusText(award, catalogue)) },
      { label: t('label.provider'), lines: [provider] },
      { label: t('label.period'), lines: [t('period', days)] },
      { label: t('label.asOf'), lines: [t('asOf', days)] },
    ],
    intro: t('intro', { ...days, publisher }),
    ...glance(annex, catalogue),
    law: { heading: t('law.heading'), lines: ['16-4', '16-5', '16-6', '22-1', '53'].map((article) => t(`law.${article}`)) },
    method: {
      heading: t('method.heading'),
      lines: ['unanswered', 'days', 'unit', 'entity', 'limits'].map((key) => t(`method.${key}`, days)),
    },
    list: {
      heading: t('list.heading'),
      caption: t('list.caption', days),
      empty: annex.notices.length === 0 ? t('empty') : null,
      columns: listColumns(isAll).map((key) => ({ text: t(`list.${key}`), isNumber: NUMBERS.has(key) })),
      rows: annex.notices.map((notice) => ({ number: format.number(notice.number), cells: listCells(notice, isAll, catalogue) })),
    },
    page: t('page', { page: '{page}', pages: '{pages}' }),
  };
}

function statusText(
  { authority, decisionReference, decidedOn }: SilenceAnnex['awards'][number],
  { t, format, language }: Catalogue,
): string {
  return t('status', { authority: labelIn(authority, language), reference: decisionReference, day: format.day(decidedOn) });
}

function glance({ notices }: SilenceAnnex, { t, format }: Catalogue): AnnexView {
  const totals = silenceTotals(notices);
  const row = (key: string, value: number) => ({ label: t(`glance.${key}`), value: format.number(value) });
  const counted = t('count.notices', { n: totals.notices });
  return {
    glance: {
      heading: t('glance.heading'),
      caption: t('glance.caption'),
      what: t('glance.what'),
      number: t('glance.number'),
      rows: [
        row('notices', totals.notices),
        row('items', totals.items),
        ...(totals.oldestDays === null ? [] : [row('oldest', totals.oldestDays)]),
        row('confirmed', totals.confirmed),
        row('unconfirmed', totals.notices - totals.confirmed),
        row('reminded', totals.reminded),
        row('reminders', totals.reminders),
      ],
    },
    ages: {
      heading: t('age.heading'),
      caption: t('age.caption'),
      days: t('age.days'),
      notices: t('age.notices'),
      share: t('age.share', { notices: counted }),
      rows: AGE_CLASSES.map(({ code }, at) => {
        const count = totals.byAge[at] ?? 0;
        return {
          label: t(`age.${code}`),
          notices: format.number(count),
          share: totals.notices === 0 ? '–' : format.percentAligned(count / totals.notices),
        };
      }),
      total: { label: t('total'), notices: format.number(totals.notices) },
    },
  };
}

const NUMBERS: ReadonlySet<string> = new Set(['number', 'items', 'days']);

/** The first one heads the line. The provider of each notice only where there are several. */
function listColumns(isAll: boolean): string[] {
  return ['number', 'sent', ...(isAll ? ['provider'] : []), 'service', 'type', 'channel', 'items', 'days', 'receipt', 'reminders'];
}

function listCells(notice: SilentNotice, isAll: boolean, catalogue: Catalogue): { text: string; isNumber: boolean }[] {
  const { t, format, language } = catalogue;
  const { sentFirstOn, sentLastOn, receiptOn, reminders } = notice;
  const [first, last] = [format.day(sentFirstOn), format.day(sentLastOn)];
  const text: Readonly<Record<string, string>> = {
    sent: sentFirstOn === sentLastOn ? first : t('span', { first, last }),
    provider: providerText(notice.provider, catalogue),
    service: notice.service ?? t(notice.provider === 'natural-person' ? 'service.natural' : 'service.none'),
    type: typeLabel(notice, language),
    channel: t(`channel.${notice.channel}`),
    items: format.number(notice.items),
    days: format.number(notice.days),
    receipt: receiptOn === null ? t('none') : format.day(receiptOn),
    reminders: reminders.length === 0 ? t('none') : reminders.map(format.day).join('; '),
  };
  const [, ...keys] = listColumns(isAll);
  return keys.map((key) => ({ text: text[key] ?? '', isNumber: NUMBERS.has(key) }));
}

/** As the annex calls a provider. */
export function providerText(provider: NamedProvider | 'all', { t }: Catalogue): string {
  if (typeof provider !== 'string') return provider.name;
  return t({ all: 'all', 'not-recorded': 'provider.none', 'natural-person': 'provider.natural' }[provider]);
}

/** Label of the type, with that of its subcategory where there is one. */
export function typeLabel({ category, subcategory }: Pick<SilentNotice, 'category' | 'subcategory'>, language: string): string {
  const found = categories().find(({ code }) => code === category);
  const beneath = found?.subcategories.find(({ code }) => code === subcategory);
  const label = found ? labelIn(found.label, language) : category;
  return beneath ? `${label}: ${labelIn(beneath.label, language)}` : label;
}
