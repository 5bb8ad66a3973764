// The finished files of the latest check, in place: each page of the report in a frame, everything else to be kept.
import type { PackageFile } from '../model/file.ts';
import type { Report } from '../model/report.ts';
import type { View } from '../render/mustache.ts';
import type { Answer } from '../web/answer.ts';
import { messagePage, page, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import type { Words } from '../web/words.ts';
import { baseName, checkedFiles, fileAnswer, languageOf } from './report-package.ts';
import { readStanding, wayView } from './report-standing.ts';

export const reportPreviewRoutes: readonly Route[] = [
  { method: 'GET', path: '/report/preview', access: 'any', answer: show },
  { method: 'GET', path: '/report/file', access: 'any', answer: file },
];

async function show(visit: Visit): Promise<Answer> {
  const w = words(visit, 'report');
  const { t, format } = w;
  const standing = await readStanding(visit);
  if (!standing.checked) return messagePage(visit, 404, t('preview.heading'), t('preview.none'), { href: '/report', label: t('back') });
  const { files, report } = await checkedFiles(visit.log);
  const pages = files.filter(({ name }) => name.endsWith('.html'));
  const asked = visit.query.get('page');
  const shown = pages.find(({ name }) => name === asked) ?? pageFor(pages, visit.language) ?? pages[0];
  return page(visit, {
    title: t('preview.heading'),
    template: 'report-preview',
    area: 'report',
    section: 'report',
    view: {
      way: wayView(visit, standing, null),
      pages: pages.map(({ name }) => ({
        label: labelOf(name, w, report.awards),
        href: `/report/preview?page=${encodeURIComponent(name)}`,
        isCurrent: name === shown?.name,
      })),
      frameTitle: shown ? labelOf(shown.name, w, report.awards) : '',
      frameHref: shown ? fileHref(shown.name, true) : '',
      frameLanguage: (shown && languageOf(shown.name)) ?? report.languages[0] ?? 'en',
      formats: files
        .filter(({ name }) => /\.(?:pdf|xlsx|txt)$/.test(name))
        .map(({ name, bytes }) => ({ label: labelOf(name, w, report.awards), href: fileHref(name), size: format.fileSize(bytes.length) })),
      groups: groupsOf(files, w, (name) => fileHref(name)),
      fileCount: t('preview.all', { n: files.length }),
    },
  });
}

const fileHref = (name: string, isShown = false) => `/report/file?name=${encodeURIComponent(name)}${isShown ? '&show=1' : ''}`;

function pageFor(pages: readonly PackageFile[], language: string): PackageFile | undefined {
  return pages.find(({ name }) => name === `report.${language}.html`);
}

/** In words: `Report as a web page, Dutch`. */
export function labelOf(name: string, w: Words, awards: Report['awards'] = []): string {
  const { t, has, format } = w;
  const [stem = ''] = baseName(name).split('.');
  const key = `file.${stem}-${name.split('.').at(-1)}`;
  const language = languageOf(name);
  if (!has(key)) return name;
  const award = stem === 'letter' ? authorityName(awards, baseName(name).split('.')[1] ?? '', w) : '';
  const label = t(key, { award });
  return language ? t('file.in', { label, language: format.language(language) }) : label;
}

/** Who an award is of, in the words of the page; the code where that is not known. */
export function authorityName(awards: Report['awards'], code: string, { language }: Pick<Words, 'language'>): string {
  const names = awards.find((award) => award.code === code)?.authority ?? {};
  return names[language] ?? Object.values(names)[0] ?? code;
}

/** Files by the folder they lie in, with their size. */
export function groupsOf(files: readonly PackageFile[], { t, format }: Words, href: (name: string) => string): View {
  const folders = [...new Set(files.map(({ name }) => folderOf(name)))];
  return folders.map((folder) => ({
    heading: t('preview.folder', { folder: folder === '' ? t('preview.top') : folder }),
    files: files
      .filter(({ name }) => folderOf(name) === folder)
      .map(({ name, bytes }) => ({ name: baseName(name), href: href(name), size: format.fileSize(bytes.length) })),
  }));
}

const folderOf = (name: string) => (name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '');

async function file(visit: Visit): Promise<Answer> {
  const { files } = await checkedFiles(visit.log);
  const found = files.find(({ name }) => name === visit.query.get('name'));
  const { t } = words(visit, 'report');
  if (!found)
    return messagePage(visit, 404, t('file.noneHeading'), t('file.none'), { href: '/report/preview', label: t('preview.heading') });
  return fileAnswer(found, visit.query.get('show') ? 'show' : 'download');
}
