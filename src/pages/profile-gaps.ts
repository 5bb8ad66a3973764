// What the flagger's data leave open for a report and its letter. No input, no output.
import type { Flagger } from '../model/flagger.ts';

export interface FlaggerGap {
  /** Key of the area `profile`, behind `gap.`. */
  readonly key: 'name' | 'label' | 'condition' | 'categories' | 'email' | 'due';
  /** Code of the award it is in, and of the item of its area; null: of the organisation, of the award. */
  readonly award: string | null;
  readonly item: string | null;
  /** Language in which a text is missing. */
  readonly language: string | null;
}

export function flaggerGaps(flagger: Flagger): FlaggerGap[] {
  const { languages, awards } = flagger;
  const lacking = (labels: Readonly<Record<string, string>>) => languages.filter((language) => !labels[language]);
  return [
    ...lacking(flagger.name).map((language) => ({ key: 'name' as const, award: null, item: null, language })),
    ...awards.flatMap(({ code: award, area, authority, nextReportDueOn }): FlaggerGap[] => [
      ...area.flatMap(({ code: item, label, condition, categories }): FlaggerGap[] => [
        ...lacking(label).map((language) => ({ key: 'label' as const, award, item, language })),
        ...(condition ? lacking(condition).map((language) => ({ key: 'condition' as const, award, item, language })) : []),
        ...(categories.length > 0 ? [] : [{ key: 'categories' as const, award, item, language: null }]),
      ]),
      ...(authority.email === null ? [{ key: 'email' as const, award, item: null, language: null }] : []),
      ...(nextReportDueOn === null ? [{ key: 'due' as const, award, item: null, language: null }] : []),
    ]),
  ];
}
