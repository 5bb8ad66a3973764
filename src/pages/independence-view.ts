// One entry of the register as it is read on its page.

import type { IndependenceEntry } from '../model/independence.ts';
import { labelIn } from '../model/vocabulary.ts';
import { loadCatalogue } from '../render/catalogue.ts';
import type { View } from '../render/mustache.ts';
import { words } from '../web/page.ts';
import type { Visit } from '../web/visit.ts';
import { noneText } from './independence-fields.ts';

export function entryView(visit: Visit, entry: IndependenceEntry, index: number, languages: readonly string[]): View {
  const { t, format } = words(visit, 'independence');
  return {
    heading: t(`audience.${entry.audience}`),
    changeHref: `/independence/${entry.element}/${index + 1}`,
    changeLabel: t('entry.changeLabel', { n: index + 1 }),
    isNone: entry.none,
    none: t('none.says', { text: noneText(visit, entry.element) }),
    texts: Object.entries(entry.text ?? {}).map(([language, text]) => ({
      language: format.language(language),
      lang: language,
      paragraphs: text.split(/\n+/).map((paragraph) => ({ paragraph })),
      isUnused: !languages.includes(language),
    })),
    link: entry.link ?? '',
    // Other kinds of address come in files only, and lead nowhere good.
    hasLink: /^https?:/i.test(entry.link ?? ''),
    tables: [sourcesTable(visit, entry), arrangementsTable(visit, entry), checksTable(visit, entry)].filter((table) => table !== null),
  };
}

interface TableView {
  readonly [name: string]: View;
}

function table(caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): TableView {
  return {
    caption,
    heads: heads.map((head) => ({ head })),
    rows: rows.map(([head = '', ...cells]) => ({ head, cells: cells.map((cell) => ({ cell })) })),
  };
}

function sourcesTable({ language }: Visit, { sources }: IndependenceEntry): TableView | null {
  if (!sources || sources.length === 0) return null;
  const { t, format } = loadCatalogue(language);
  const heads = ['funding.source', 'funding.kind', 'funding.share', 'funding.from-provider'].map((key) => t(key));
  const said = (value: boolean) => t(value ? 'yes' : 'no');
  const rows = sources.map(({ label, kind, share, fromPlatformProvider }) => [
    labelIn(label, language),
    t(`funding.${kind}`),
    format.percent(share),
    said(fromPlatformProvider),
  ]);
  return table(t('element.funding'), heads, rows);
}

function arrangementsTable(visit: Visit, { arrangements }: IndependenceEntry): TableView | null {
  if (!arrangements || arrangements.length === 0) return null;
  const { language } = visit;
  const { t, format } = loadCatalogue(language);
  const heads = ['arrangement.nature', 'arrangement.since', 'arrangement.until', 'arrangement.support', 'arrangement.say'];
  const rows = arrangements.map(({ provider, nature, firstOn, lastOn, support, sayInDecisions }) => [
    provider,
    labelIn(nature, language),
    format.day(firstOn),
    lastOn === null ? t('arrangement.running') : format.day(lastOn),
    t(`arrangement.support.${support}`),
    t(sayInDecisions ? 'yes' : 'no'),
  ]);
  return table(
    t('table.arrangements.caption'),
    [words(visit, 'independence').t('arrangement.provider'), ...heads.map((key) => t(key))],
    rows,
  );
}

function checksTable(visit: Visit, { checks }: IndependenceEntry): TableView | null {
  if (!checks || checks.length === 0) return null;
  const { t, format } = words(visit, 'independence');
  const rows = checks.map(({ period, sampled, agreed }) => [
    t('check.period', { first: format.day(period.first), last: format.day(period.last) }),
    format.number(sampled),
    format.number(agreed),
    format.percent(agreed / sampled),
  ]);
  return table(
    t('check.heading'),
    ['check.days', 'check.sampled', 'check.agreed', 'check.rate'].map((key) => t(key)),
    rows,
  );
}
