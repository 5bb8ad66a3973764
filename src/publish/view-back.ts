// What stands last: glossary, data files, accessibility.
import { loadCatalogue } from '../render/catalogue.ts';
import { CHECKLIST } from './checklist.ts';
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
    const caption = `table.${name}.caption`;
    const file = () => loadCatalogue(words.language, 'data').t(`file.${name}`);
    const text = words.has(own) ? t(own) : words.has(caption) ? t(caption, { period: words.period(report.period) }) : file();
    return { href: `data/${name}.csv`, text, detail: `CSV, data/${name}.csv` };
  };
  const workbook = `report.${words.language}.xlsx`;
  // The page in its own language is the one that is open.
  const editions = report.languages.flatMap((language) => {
    const text = t('data.page', { language: words.format.language(language) });
    const page = { href: `report.${language}.html`, text, detail: `HTML, report.${language}.html` };
    const pdf = { href: `report.${language}.pdf`, text, detail: `PDF, report.${language}.pdf` };
    return language === words.language ? [pdf] : [page, pdf];
  });
  return section(words, 'data', [
    paragraph(t('data.about', { licence: report.licence })),
    paragraph(t('data.codes')),
    links([
      ...editions,
      { href: workbook, text: loadCatalogue(words.language, 'workbook').t('link'), detail: `XLSX, ${workbook}` },
      { href: 'report.json', text: t('data.report-json'), detail: 'JSON, report.json' },
      ...dataTables(report).map(csv),
      { href: 'datapackage.json', text: t('data.datapackage'), detail: 'JSON, datapackage.json' },
      { href: CHECKLIST, text: loadCatalogue(words.language, 'checklist').t('file'), detail: `JSON, ${CHECKLIST}` },
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
