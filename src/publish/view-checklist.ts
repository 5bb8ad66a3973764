// The annex of the report: what the law asks, and where it is met.
import { loadCatalogue } from '../render/catalogue.ts';
import { type DutyWords, dutyWords } from './checklist.ts';
import { definitions, paragraph, type Section } from './view-section.ts';
import type { Words } from './view-words.ts';

export function checklist(words: Words): Section {
  const { t } = loadCatalogue(words.language, 'checklist');
  const all = dutyWords(words);
  const part = (group: DutyWords['group']) => ({
    id: `duties-${group}`,
    heading: t(`group.${group}`),
    blocks: [definitions(all.filter((one) => one.group === group).map(({ duty, where }) => ({ term: duty, meaning: where })))],
  });
  return { id: 'checklist', heading: t('heading'), blocks: [paragraph(t('about'))], subsections: [part('report'), part('related')] };
}
