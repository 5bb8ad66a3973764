// What stands last: glossary, data files, accessibility.
import { dataTables } from './data-tables.ts';
import { definitions, type LinkView, links, paragraph, type Section, section } from './view-section.ts';
import type { Words } from './view-words.ts';

const GLOSSARY = [
  'trusted-flagger',
  'dsa',
  'coordinator',
  'hosting',
  'provider',
  'article-16',
  'notice',
  'item',
  'area',
  'decision',
  'median',
  'voluntary',
  'hotline-network',
] as const;

export function glossary(words: Words): Section {
  const terms = GLOSSARY.map((code) => ({ term: words.t(`glossary.${code}.term`), meaning: words.t(`glossary.${code}`) }));
  return section(words, 'glossary', [definitions([...terms].sort((a, b) => a.term.localeCompare(b.term, words.format.locale)))]);
}

/** Every file of the package beside this page: format, language and what it holds. */
export function dataFiles(words: Words): Section {
  const { report, t } = words;
  const csv = ({ name }: { name: string }): LinkView => {
    const own = `data.file.${name}`;
    const text = words.has(own) ? t(own) : t(`table.${name}.caption`, { period: words.period(report.period) });
    return { href: `data/${name}.csv`, text, detail: `CSV, data/${name}.csv` };
  };
  const others = report.languages
    .filter((language) => language !== words.language)
    .map((language) => ({
      href: `report.${language}.html`,
      text: t('data.page', { language: words.format.language(language) }),
      detail: 'HTML',
    }));
  return section(words, 'data', [
    paragraph(t('data.about', { licence: report.licence })),
    paragraph(t('data.codes')),
    links([
      ...others,
      { href: 'report.json', text: t('data.report-json'), detail: 'JSON, report.json' },
      ...dataTables(report).map(csv),
      { href: 'datapackage.json', text: t('data.datapackage'), detail: 'JSON, datapackage.json' },
      { href: 'manifest.json', text: t('data.manifest'), detail: 'JSON, manifest.json' },
    ]),
    paragraph(t('data.verify')),
  ]);
}

export function accessibility(words: Words): Section {
  const { t, report } = words;
  return section(words, 'accessibility', [
    paragraph(t('accessibility.goal')),
    paragraph(t('accessibility.how')),
    paragraph(t('accessibility.contact', { email: report.publisher.contactEmail })),
  ]);
}
