// How we count, and the key: every type of content and every action that occurs, in a layperson's words.
import type { DimensionName } from '../model/table.ts';
import { definitions, narrative, paragraph, type Section, type Subsection, section, subsection } from './view-section.ts';
import { tableOf } from './view-table.ts';
import type { Words } from './view-words.ts';

const COUNTING = ['notice', 'item', 'lists', 'day', 'main-category', 'action', 'as-of', 'undecided', 'time'] as const;
const NOTHINGS = ['zero', 'not-recorded', 'not-applicable', 'withheld'] as const;

export function method(words: Words): Section {
  const { report, t, format } = words;
  const values = { asOf: format.day(report.asOfOn), timeZone: report.timeZone };
  return section(
    words,
    'method',
    [
      definitions(COUNTING.map((code) => ({ term: t(`method.${code}.term`), meaning: t(`method.${code}`, values) }))),
      ...narrative(words, 'method-note'),
    ],
    [
      subsection(words, 'nothings', [
        paragraph(t('nothings.about')),
        definitions(NOTHINGS.map((code) => ({ term: t(`mark.${code}`), meaning: t(`nothings.${code}`) }))),
      ]),
      smallNumbers(words),
      key(words, 'key-categories', 'by-category', 'category'),
      key(words, 'key-actions', 'by-action', 'action'),
    ],
  );
}

/** What is withheld, from which size on, and that it was tried to work it out. */
function smallNumbers(words: Words): Subsection {
  const { report, t } = words;
  const { threshold, sensitiveThreshold, attack } = report.protection;
  const withheld = report.tables.flatMap((table) => table.cells).filter((cell) => cell.status === 'withheld').length;
  const rule = t('small.rule', { threshold, sensitive: sensitiveThreshold, mark: t('mark.withheld') });
  const result =
    attack.verdict === 'none-derivable' ? t('small.attacked', { cells: words.counted('cells', withheld) }) : t('small.nothing-withheld');
  return subsection(words, 'small', [paragraph(rule), paragraph(result)]);
}

/** Members of the list that have an explanation of their own; those beneath and groups are explained with them. */
function key(words: Words, id: string, tableId: string, dimension: DimensionName): Subsection | null {
  const members = tableOf(words, tableId)?.dimensions[0]?.members ?? [];
  const explained = members.filter(({ code }) => words.has(`explain.${code}`));
  if (explained.length === 0) return null;
  return subsection(words, id, [
    paragraph(words.t(`${id}.about`)),
    definitions(explained.map(({ code }) => ({ term: words.label(dimension, code), meaning: words.t(`explain.${code}`) }))),
  ]);
}
