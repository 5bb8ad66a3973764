// The first records of a file as they were understood, beside their source text, so that a person sees what would go in.
import { quote } from '../error.ts';
import type { Dated, Notice } from '../model/notice.ts';
import type { Field } from '../model/profile.ts';
import { actionOf, categories } from '../model/vocabulary.ts';
import type { ImportLook } from '../workflow.ts';

/** Fields of which the source text is shown; never free text, addresses or names of people. */
const SHOWN = ['reference', 'sent', 'service', 'category', 'action', 'decided'] as const satisfies readonly Field[];

export function previewText({ result, header, preview }: ImportLook): string[] {
  if (preview.length === 0) return [];
  const columns = SHOWN.flatMap((field) => {
    const label = result.columns.find((column) => column.field === field)?.label;
    const index = label === undefined ? -1 : header.indexOf(label);
    return label === undefined || index < 0 ? [] : [{ label, index }];
  });
  return [
    `  The first ${preview.length} records as understood, and what stands in the file:`,
    ...preview.flatMap(({ record, outcome, reasons, notice }) => [
      `    line ${record.line}: ${notice ? understood(notice) : `${outcome}: ${reasons.join(', ')}`}`,
      `      ${columns.map(({ label, index }) => `${label} ${quote((record.cells[index] ?? '').trim())}`).join(' · ')}`,
    ]),
  ];
}

function understood(notice: Notice): string {
  const first = notice.decisions.find((decision) => decision.order === 'first');
  const decided = first?.decided ? ` on ${dateText(first.decided)}` : '';
  return [
    `sent ${dateText(notice.sent)}`,
    notice.service ?? 'service not recorded',
    labelOf(notice.subcategory ?? notice.category),
    first ? `${actionOf(first.action)?.label['en'] ?? first.action}${decided}` : 'no decision recorded',
    ...(notice.items === 1 ? [] : [`${notice.items} items`]),
  ].join(' · ');
}

/** With the month in letters, so that nobody takes a day for a month. */
function dateText({ precision, firstOn, lastOn }: Dated): string {
  if (precision === 'span') return `between ${dayText(firstOn)} and ${dayText(lastOn)}`;
  return precision === 'month' ? dayText(firstOn).replace(/^\d+ /, '') : dayText(firstOn);
}

const DAY_TEXT = new Intl.DateTimeFormat('en-IE', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC', calendar: 'gregory' });

function dayText(day: string): string {
  return DAY_TEXT.format(Date.parse(`${day}T00:00:00Z`));
}

function labelOf(code: string): string {
  const labelled = categories().flatMap((category) => [category, ...category.subcategories]);
  return labelled.find((one) => one.code === code)?.label['en'] ?? code;
}
