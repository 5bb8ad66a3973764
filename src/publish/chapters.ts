// Chapters that not every report has. The page and the list of duties both ask here, so that the list names none the page leaves out.
import type { Report } from '../model/report.ts';
import { cellAt } from '../model/table.ts';

/** What the chapter on care can show of the log: counts it keeps only where the flagger does. */
const KEPT_COUNTS = ['by-assessment', 'by-completeness'] as const;
type KeptCount = (typeof KEPT_COUNTS)[number];

/** Of these tables, those that hold an answer: where every notice is “not recorded” there is nothing to show. */
export function keptCounts(report: Report): KeptCount[] {
  return KEPT_COUNTS.filter((id) => {
    const table = report.tables.find((one) => one.id === id);
    return table !== undefined && ['yes', 'no'].some((code) => (cellAt(table, code)?.value ?? 0) > 0);
  });
}

/** Whether the page has this chapter, in each of its languages. */
export function hasChapter(report: Report, id: string): boolean {
  if (id === 'care') return report.care.length > 0 || keptCounts(report).length > 0;
  if (id === 'complaints') return report.languages.some((language) => report.narrative[language]?.complaints);
  return true;
}
