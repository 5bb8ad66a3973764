// The pages of the site as strings: the index of all reports, and the page in the folder of a version.
import type { Edition } from '../model/archive.ts';
import type { Report } from '../model/report.ts';
import { type Catalogue, loadCatalogue } from '../render/catalogue.ts';
import { templateText, type View } from '../render/mustache.ts';
import { inGroups } from './manifest.ts';
import { mainPointSentences } from './prose.ts';
import { ownName } from './view.ts';
import { wordsOf } from './view-words.ts';

/** A version with its report, its package and the names of the files in it. */
export type SiteEdition = Edition & {
  readonly report: Report;
  readonly publicZip: Uint8Array;
  readonly names: readonly { readonly name: string; readonly sizeBytes: number }[];
};

/** All versions, and the one the index begins with: the index is in its languages. */
export interface Site {
  readonly editions: readonly SiteEdition[];
  readonly latest: SiteEdition;
}

type FileLink = { readonly href: string; readonly text: string; readonly lang: string };

/** So many main points of the latest report stand on the index. */
const POINTS = 3;

/** Name of a page in its folder: the first language has the one a web server shows. */
export function indexName(language: string, languages: readonly string[]): string {
  return language === languages[0] ? 'index.html' : `index.${language}.html`;
}

/** The page of a folder that a reader of `language` is led to: its own where there is one. */
function pageFor(language: string, { languages }: Edition): string {
  return indexName(languages.includes(language) ? language : (languages[0] ?? language), languages);
}

/** Folder of all versions of a period: `2026/`. */
export function periodFolder({ folder }: Edition): string {
  return folder.replace(/v\d+\/$/, '');
}

/** The index in one language. */
export function indexView({ editions, latest }: Site, language: string, hasFeed: boolean): View {
  const catalogue = loadCatalogue(language, 'site');
  const { t } = catalogue;
  const words = wordsOf(latest.report, language);
  const periods = [...new Set(editions.map(periodFolder))];
  return {
    ...frame(latest, language, t('title', { publisher: words.publisher })),
    about: t('about'),
    skip: t('skip'),
    latest: {
      heading: t('latest'),
      title: titleOf(latest, language),
      points: mainPointSentences(words).slice(0, POINTS),
      files: filesOf(latest, catalogue, 'latest/'),
    },
    heads: { all: t('all'), caption: t('caption'), version: t('version'), released: t('released'), state: t('state'), files: t('files') },
    periods: periods.map((period) => periodView(period, editions, language, catalogue)),
    check: checkView(latest, catalogue, 'latest/public.zip'),
    list: { href: 'archive.json', text: t('list') },
    feed: hasFeed ? { href: 'feed.xml', text: t('feed') } : null,
  };
}

function periodView(period: string, editions: readonly SiteEdition[], language: string, catalogue: Catalogue): View {
  const versions = editions.filter((edition) => periodFolder(edition) === period);
  const [newest] = versions;
  return {
    id: `reports-${period.replace('/', '')}`,
    heading: newest ? titleOf(newest, language) : period,
    versions: versions.map((edition) => ({
      version: String(edition.version),
      released: catalogue.format.day(edition.releasedOn),
      state: stateOf(edition, catalogue),
      files: filesOf(edition, catalogue, edition.folder),
    })),
    corrections: versions.flatMap((edition) => correctionOf(edition, language, catalogue)),
  };
}

/** The page in the folder of a version; `root` leads from there to the index. */
export function versionView(edition: SiteEdition, { editions, latest }: Site, language: string, root: string): View {
  const catalogue = loadCatalogue(language, 'site');
  const { t, format } = catalogue;
  const { supersededBy, supersededOn } = edition;
  const current = editions.find((one) => one.supersededBy === null && periodFolder(one) === periodFolder(edition));
  return {
    ...frame(edition, language, titleOf(edition, language)),
    skip: t('skip'),
    facts: [
      { term: t('version'), meaning: String(edition.version) },
      { term: t('released'), meaning: format.day(edition.releasedOn) },
      { term: t('state'), meaning: stateOf(edition, catalogue) },
    ],
    superseded:
      current && supersededBy !== null && supersededOn !== null
        ? {
            notice: t('superseded.notice', { day: format.day(supersededOn), version: String(supersededBy) }),
            href: `${root}${current.folder}${pageFor(language, current)}`,
            text: t('superseded.go', { version: String(current.version) }),
          }
        : null,
    corrections: correctionOf(edition, language, catalogue),
    heading: t('files'),
    files: filesOf(edition, catalogue, ''),
    check: checkView(edition, catalogue, 'public.zip'),
    home: { href: `${root}${pageFor(language, latest)}`, text: t('home', { publisher: wordsOf(edition.report, language).publisher }) },
  };
}

/** What both pages begin and end with. */
function frame({ report, languages }: SiteEdition, language: string, title: string): { readonly [name: string]: View } {
  return {
    lang: language,
    title,
    publisher: wordsOf(report, language).publisher,
    invented: report.invented ? loadCatalogue(language).t('invented') : null,
    css: `${templateText('report.css')}${templateText('site.css')}`.trimEnd(),
    languageNav: loadCatalogue(language, 'site').t('languages'),
    hasLanguages: languages.length > 1,
    languages: languages.map((lang) => ({ lang, name: ownName(lang), href: indexName(lang, languages), current: lang === language })),
    contact: loadCatalogue(language, 'site').t('contact', { email: report.publisher.contactEmail }),
  };
}

/** Title of the report in the page's language. */
export function titleOf({ report }: SiteEdition, language: string): string {
  const words = wordsOf(report, language);
  return words.t('title', { publisher: words.publisher, period: words.period(report.period) });
}

function stateOf({ supersededBy, supersededOn }: SiteEdition, { t, format }: Catalogue): string {
  if (supersededBy === null || supersededOn === null) return t('current');
  return t('superseded', { day: format.day(supersededOn), version: String(supersededBy) });
}

function correctionOf({ report, version }: SiteEdition, language: string, { t }: Catalogue): string[] {
  if (!report.correction) return [];
  return [t('correction', { version: String(version), reason: wordsOf(report, language).text(report.correction.reason).text })];
}

/** What a version holds, a line for each language with the page's own first, in the folder where the page looks for it. */
function filesOf({ names, languages, package: packed }: SiteEdition, { t, format, language }: Catalogue, folder: string): View {
  const link = (key: string, name: string, lang: string): FileLink[] => {
    const file = names.find((one) => one.name === name);
    return file ? [{ href: `${folder}${name}`, text: t(`file.${key}`, { size: format.fileSize(file.sizeBytes) }), lang }] : [];
  };
  return {
    languages: [...languages]
      .sort((a, b) => Number(b === language) - Number(a === language))
      .map((lang) => ({
        lang,
        name: ownName(lang),
        links: [
          ...link('page', `report.${lang}.html`, lang),
          ...link('pdf', `report.${lang}.pdf`, lang),
          ...link('workbook', `report.${lang}.xlsx`, lang),
        ],
      })),
    package: { href: `${folder}public.zip`, text: t('file.package', { size: format.fileSize(packed.sizeBytes) }) },
  };
}

function checkView({ package: packed }: SiteEdition, { t }: Catalogue, file: string): View {
  return { heading: t('check'), about: t('check.about', { file }), hash: inGroups(packed.sha256), more: t('check.all') };
}
