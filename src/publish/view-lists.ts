// The three lists the law asks for (Article 22(3)(a) to (c)) with their charts, and how they cross.
import { OTHER_PROVIDERS } from '../model/report.ts';
import { categories, NOT_RECORDED } from '../model/vocabulary.ts';
import { crossedSentence } from './prose-crossed.ts';
import { listSentence } from './prose-list.ts';
import {
  type Block,
  figure,
  narrative,
  paragraph,
  type Section,
  type Subsection,
  section,
  sentence,
  subsection,
  table,
} from './view-section.ts';
import { crossView, listView, numberAt, tableOf } from './view-table.ts';
import type { Words } from './view-words.ts';

/** The report's one-way table of this id after a sentence about it; nothing when the report has none or it has neither rows nor a total. */
export function list(words: Words, id: string, itemsId: string | null = null, notes: readonly string[] = []): Block[] {
  const found = tableOf(words, id);
  if (!found || (!found.addsUp && found.dimensions[0]?.members.length === 0)) return [];
  return [...sentence(listSentence(words, found)), table(listView(words, found, itemsId, notes))];
}

function cross(words: Words, id: string): Subsection | null {
  const found = tableOf(words, id);
  if (!found || found.dimensions.some(({ members }) => members.length === 0)) return null;
  return subsection(words, id, [
    paragraph(words.t(`${id}.about`)),
    ...(id === 'provider-by-action' ? [figure(id)] : []),
    ...sentence(crossedSentence(words, found)),
    table(crossView(words, found)),
  ]);
}

export function byProvider(words: Words): Section {
  const { t, report } = words;
  const notes = [
    ...(numberAt(words, 'by-provider', OTHER_PROVIDERS) ? [t('by-provider.other', { n: report.totals.otherProviderNotices })] : []),
    ...(numberAt(words, 'by-provider', NOT_RECORDED) ? [t('by-provider.not-recorded')] : []),
  ];
  return section(words, 'by-provider', [
    paragraph(t('by-provider.about')),
    figure('by-provider'),
    ...list(words, 'by-provider', 'items-by-provider', notes),
    ...narrative(words, 'cooperation'),
  ]);
}

export function byCategory(words: Words): Section {
  const unofficial = categories().some((category) => category.unofficial.includes(words.language));
  return section(words, 'by-category', [
    paragraph(words.t('by-category.about')),
    figure('by-category'),
    ...list(words, 'by-category', 'items-by-category', unofficial ? [words.t('by-category.unofficial')] : []),
  ]);
}

export function byAction(words: Words): Section {
  const { t, report } = words;
  const { acted, actedInPart, laterUndated } = report.totals;
  const part = (id: string) => {
    const blocks = list(words, id);
    return blocks.length === 0 ? null : subsection(words, id, [paragraph(t(`${id}.about`)), ...blocks]);
  };
  return section(
    words,
    'by-action',
    [
      paragraph(t('by-action.about')),
      figure('by-action'),
      ...list(words, 'by-action'),
      ...(acted > 0 ? [paragraph(t('by-action.in-part', { n: actedInPart, acted: words.counted('notices', acted) }))] : []),
      ...(laterUndated > 0 ? [paragraph(t('by-action.later-undated', { n: laterUndated }))] : []),
    ],
    ['items-by-action', 'by-first-action', 'all-actions', 'by-ground', 'by-automation'].map(part),
  );
}

export function crossed(words: Words): Section | null {
  const ids = ['provider-by-category', 'provider-by-action', 'category-by-action'];
  const parts = ids.map((id) => cross(words, id));
  const leftOut = ids.filter((id) => !tableOf(words, id)).map((id) => words.t(`section.${id}`));
  if (parts.every((part) => part === null) && leftOut.length === 0) return null;
  const why = words.report.correction ? 'crossed.left-out-again' : 'crossed.left-out';
  return section(
    words,
    'crossed',
    [
      paragraph(words.t('crossed.about')),
      ...(leftOut.length > 0 ? [paragraph(words.t(why, { n: leftOut.length, tables: leftOut.join('; ') }))] : []),
    ],
    parts,
  );
}
