// Where each duty of Article 22(3) is met. One list, which the page, the letter and checklist.json show: none of them can say
// something else than the others.
import type { Checklist } from '../model/checklist.ts';
import type { PackageFile } from '../model/file.ts';
import type { Report } from '../model/report.ts';
import { loadCatalogue } from '../render/catalogue.ts';
import { hasChapter, keptCounts } from './chapters.ts';
import { jsonFile } from './json-file.ts';
import { ofReport } from './manifest.ts';
import { type Words, wordsOf } from './view-words.ts';

export const CHECKLIST = 'checklist.json';

/** A duty and where it is met, before there are words. */
export interface Duty extends Omit<Checklist['duties'][number], 'duty' | 'where'> {
  /** What else is to be said of it: a key beneath its own, with values, or nothing. */
  readonly remark: { readonly key: string; readonly values?: Readonly<Record<string, string | number>> } | null;
}

/** All duties, those of Article 22(3) first. Days in remarks are written as `day` writes them. */
export function duties(report: Report, day: (day: string) => string): Duty[] {
  const { period, protection, publicAddress } = report;
  const days = { first: day(period.first), last: day(period.last) };
  const thresholds = { threshold: protection.threshold, sensitive: protection.sensitiveThreshold };
  const isAttacked = protection.attack.verdict === 'none-derivable';
  const kept = keptCounts(report);
  const lists = ['by-provider', 'by-category', 'by-action'];
  return [
    duty(report, 'yearly', '22(3)', { remark: { key: report.kind, values: days } }),
    duty(report, 'notices', '22(3)', { chapters: ['method', 'area-and-channels'], tables: ['apart'], remark: { key: 'apart' } }),
    duty(report, 'comprehensible', '22(3)', { chapters: ['main-points', 'method', 'glossary', 'data'], remark: { key: 'data' } }),
    ...lists.map((id, i) => duty(report, id.slice('by-'.length), `22(3)(${'abc'.charAt(i)})`, { chapters: [id], tables: [id] })),
    duty(report, 'independence', '22(3)', { chapters: ['independence'], files: ['data/funding.csv', 'data/arrangements.csv'] }),
    { ...duty(report, 'sent', '22(3)', { remark: { key: 'package' } }), met: 'by-sending' },
    {
      ...duty(report, 'public', '22(3)', {
        remark: publicAddress
          ? { key: 'address', values: { address: publicAddress } }
          : { key: 'none', values: { day: day(report.releasedOn) } },
      }),
      met: 'by-publishing',
    },
    duty(report, 'personal-data', '22(3)', {
      chapters: ['method'],
      remark: { key: isAttacked ? 'attacked' : 'nothing-withheld', values: thresholds },
    }),
    related(report, 'area', '22(1)', { chapters: ['about', 'area-and-channels'], tables: ['by-area'] }),
    related(report, 'elements', '16(2)', { chapters: ['care'], tables: kept.filter((id) => id === 'by-completeness') }),
    related(report, 'independent', '22(2)(b)', { chapters: ['independence'] }),
    related(report, 'diligent', '22(2)(c)', { chapters: ['care', 'complaints'], tables: kept.filter((id) => id === 'by-assessment') }),
    related(report, 'investigations', '22(6)', { chapters: hasElement(report, 'investigations') ? ['independence'] : [] }),
    related(report, 'changes', null, { chapters: hasElement(report, 'changes-told') ? ['independence'] : [] }),
  ];
}

type Places = Partial<Pick<Duty, 'chapters' | 'tables' | 'files' | 'remark'>>;

/** Only what the report has: a chapter or table that was left out is no place. */
function duty(report: Report, code: string, provision: string | null, places: Places): Duty {
  const tables = (places.tables ?? []).filter((id) => report.tables.some((table) => table.id === id && table.cells.length > 0));
  const files = (places.files ?? []).filter((name) => hasFile(report, name));
  return {
    code,
    group: 'report',
    provision,
    met: 'in-the-report',
    chapters: (places.chapters ?? []).filter((id) => hasChapter(report, id)),
    tables,
    files: [...tables.map((id) => `data/${id}.csv`), ...files],
    remark: places.remark ?? null,
  };
}

function related(report: Report, code: string, provision: string | null, places: Places): Duty {
  const given = duty(report, code, provision, places);
  const isTold = given.chapters.length + given.tables.length > 0;
  return { ...given, group: 'related', met: isTold ? 'in-the-report' : 'not-told' };
}

function hasFile({ independence }: Report, name: string): boolean {
  return independence.some(({ sources, arrangements }) => ((name === 'data/funding.csv' ? sources : arrangements) ?? []).length > 0);
}

function hasElement(report: Report, element: string): boolean {
  return report.independence.some((entry) => entry.element === element);
}

export interface DutyWords {
  readonly code: string;
  readonly group: Duty['group'];
  readonly duty: string;
  readonly where: string;
}

/** The list in one language. `own` replaces the remark on a duty: a letter speaks of itself. */
export function dutyWords(words: Words, own: Readonly<Record<string, string>> = {}): DutyWords[] {
  const { t } = loadCatalogue(words.language, 'checklist');
  // A letter may be in a language that the report is not issued in: chapters are then named as the reader finds them.
  const { report, language } = words;
  const shown = report.languages.includes(language) ? words : wordsOf(report, report.languages[0] ?? language);
  const quoted = (id: string) => t('quoted', { name: shown.t(`section.${id}`) });
  const listed = (list: readonly string[]) => new Intl.ListFormat(words.format.locale, { type: 'conjunction' }).format(list);
  return duties(report, words.format.day).map(({ code, group, met, chapters, files, remark }) => {
    const said = own[code] ?? (remark && t(`duty.${code}.${remark.key}`, remark.values));
    const where = [
      ...(chapters.length > 0 ? [t('where.chapters', { n: chapters.length, chapters: listed(chapters.map(quoted)) })] : []),
      ...(files.length > 0 ? [t('where.files', { n: files.length, files: files.join(', ') })] : []),
      ...(said ? [said] : []),
      ...(met === 'not-told' ? [t('not-told')] : []),
    ];
    return { code, group, duty: t(`duty.${code}`), where: where.join(' ') };
  });
}

/** checklist.json of the public package: the same list in every language of the report. */
export function checklistFile(report: Report): PackageFile {
  const spoken = report.languages.map((language) => [language, dutyWords(wordsOf(report, language))] as const);
  const inAll = (i: number, field: 'duty' | 'where') =>
    Object.fromEntries(spoken.map(([language, list]) => [language, list[i]?.[field] ?? '']));
  const value: Checklist = {
    format: 'article22-checklist/1',
    report: ofReport(report),
    regulation: '(EU) 2022/2065',
    duties: duties(report, (day) => day).map(({ remark: _, ...given }, i) => ({
      ...given,
      duty: inAll(i, 'duty'),
      where: inAll(i, 'where'),
    })),
  };
  return jsonFile(CHECKLIST, value);
}
