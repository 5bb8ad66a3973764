// Choosing a type of content: those of the designated area first, the others by category with a sentence of help, all of them searched.
import { CATEGORY_WORDS } from '../import/category-words.ts';
import { inAreaOn } from '../model/area.ts';
import { needsSubmitter } from '../model/completeness.ts';
import type { Flagger } from '../model/flagger.ts';
import { normaliseLabel } from '../model/normalise.ts';
import type { InArea } from '../model/notice.ts';
import type { Day } from '../model/period.ts';
import { categoryOf } from '../model/vocabulary.ts';
import type { View } from '../render/mustache.ts';
import type { FieldError } from '../web/forms.ts';
import { words } from '../web/page.ts';
import { typeGroups } from '../web/type-words.ts';
import type { Visit } from '../web/visit.ts';
import type { UiLanguage } from '../web/words.ts';

interface Type {
  readonly code: string;
  readonly category: string;
  readonly label: string;
  readonly categoryLabel: string;
  readonly area: InArea;
  /** What a search looks through, in normal form. */
  readonly text: string;
}

export interface TypeQuestion {
  readonly flagger: Flagger | null;
  /** Day of sending: the area is that of the day. */
  readonly day: Day;
  /** Code that is chosen; empty: none yet. */
  readonly chosen: string;
  /** What is looked for; empty: nothing. */
  readonly find: string;
  readonly errors: readonly FieldError[];
}

/** For the partial `notice-types`; the field is called `category`. */
export function typesView(visit: Visit, { flagger, day, chosen, find, errors }: TypeQuestion): View {
  const { t } = words(visit, 'notices');
  const wanted = normaliseLabel(find)
    .split(' ')
    .filter((word) => word !== '');
  const all = typesOf(visit.language, t, (category, subcategory) => inAreaOn(flagger, category, subcategory, day));
  const shown = all.filter(({ code, text }) => code === chosen || wanted.every((word) => text.includes(word)));
  const isInside = ({ area }: Type) => flagger !== null && area !== 'no';
  const inside = shown.filter(isInside);
  const others = shown.filter((type) => !isInside(type));
  const categories = [...new Set(others.map(({ category }) => category))];
  const error = errors.find(({ field }) => field === 'category')?.text ?? '';
  let isFirst = true;
  const viewOf = (type: Type, label: string): View => {
    const id = isFirst ? 'category' : `category-${all.indexOf(type)}`;
    isFirst = false;
    return {
      id,
      value: type.code,
      label,
      text: type.text,
      isChosen: type.code === chosen,
      exempt: needsSubmitter(categoryOf(type.code)?.subcategory ?? null) ? '' : 'yes',
      tag: type.area === 'undetermined' && flagger !== null ? t('types.depends') : '',
    };
  };
  return {
    find,
    isSearched: wanted.length > 0,
    found: t('types.found', { n: wanted.length > 0 ? shown.filter(({ code }) => code !== chosen).length : all.length }),
    error,
    hasError: error !== '',
    hasInside: inside.length > 0,
    inside: inside.map((type) => viewOf(type, fullLabel(type))),
    groups: categories.map((category) => {
      const types = others.filter((type) => type.category === category);
      return {
        label: types[0]?.categoryLabel ?? '',
        help: helpOf(t, category),
        isOpen: wanted.length > 0 || types.some(({ code }) => code === chosen),
        types: types.map((type) => viewOf(type, type.code === category ? t('types.whole') : type.label)),
      };
    }),
  };
}

const fullLabel = ({ code, category, categoryLabel, label }: Type) => (code === category ? label : `${categoryLabel}: ${label}`);

type Translate = (key: string) => string;

const helpOf = (t: Translate, category: string) => t(`types.help.${category.replace('STATEMENT_CATEGORY_', '')}`);

function typesOf(language: UiLanguage, t: Translate, areaOf: (category: string, subcategory: string | null) => InArea): readonly Type[] {
  return typeGroups(language).flatMap(({ code: category, label: categoryLabel, subcategories }) =>
    [{ code: category, label: categoryLabel }, ...subcategories].map(({ code, label }) => ({
      code,
      category,
      label,
      categoryLabel,
      area: areaOf(category, code === category ? null : code),
      text: normaliseLabel([categoryLabel, label, code === category ? helpOf(t, category) : '', ...synonyms(language, code)].join(' ')),
    })),
  );
}

/** Words people use for a type, in the language of the page and in English. */
function synonyms(language: UiLanguage, code: string): string[] {
  const words = CATEGORY_WORDS[code.replace('STATEMENT_CATEGORY_', '').replace('KEYWORD_', '')];
  return [...new Set([language, 'en', 'xx'] as const)].map((one) => (words?.[one] ?? '').replace(/[*~!,]/g, ' '));
}
