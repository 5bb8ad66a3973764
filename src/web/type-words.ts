// Types of allegedly illegal content in the language of a page, one by one and as a list to choose from.
import { CATEGORY_NOT_STATED, categories, categoryOf, labelIn } from '../model/vocabulary.ts';
import type { UiLanguage } from './words.ts';

/** Label of a category or of `CATEGORY/KEYWORD`; the code itself where the vocabulary has none. */
export function typeLabel(language: UiLanguage, code: string): string {
  const type = categoryOf(code);
  const category = categories().find((one) => one.code === type?.category);
  if (!category) return code;
  const subcategory = category.subcategories.find((one) => one.code === type?.subcategory);
  return labelIn((subcategory ?? category).label, language);
}

/** With its category before it, as `Category: subcategory`: a subcategory alone says too little. */
export function wholeTypeLabel(language: UiLanguage, code: string): string {
  const type = categoryOf(code);
  return type?.subcategory ? joined(typeLabel(language, type.category), typeLabel(language, code)) : typeLabel(language, code);
}

const joined = (category: string, subcategory: string) => `${category}: ${subcategory}`;

export interface TypeGroup {
  /** Of the category. */
  readonly code: string;
  readonly label: string;
  readonly subcategories: readonly { readonly code: string; readonly label: string }[];
}

/** What a flagger's notice may be about, in the order of the Annex; last the type that nobody stated. */
export function typeGroups(language: UiLanguage): readonly TypeGroup[] {
  const all = categories()
    .filter(({ appliesToFlaggerNotices }) => appliesToFlaggerNotices)
    .map(({ code, label, subcategories }) => ({
      code,
      label: labelIn(label, language),
      subcategories: subcategories.map((one) => ({ code: one.code, label: labelIn(one.label, language) })),
    }));
  return [...all.filter(({ code }) => code !== CATEGORY_NOT_STATED), ...all.filter(({ code }) => code === CATEGORY_NOT_STATED)];
}

/** The same as one flat list: `Category`, then `Category: subcategory`. */
export function typeOptions(language: UiLanguage): readonly { readonly value: string; readonly label: string }[] {
  return typeGroups(language).flatMap(({ code, label, subcategories }) => [
    { value: code, label },
    ...subcategories.map((one) => ({ value: one.code, label: joined(label, one.label) })),
  ]);
}
