// Choosing a type of content: those of the designated area first, the others by category with a sentence of help, all of them searched.
import { CATEGORY_WORDS } from '../import/category-words.ts';
import { phraseForm } from '../import/phrases.ts';
import { inAreaOn } from '../model/area.ts';
import { needsSubmitter } from '../model/completeness.ts';
import type { Flagger } from '../model/flagger.ts';
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
  /** Words that a search looks through, in normal form; `*` ends a stem. The script of the page searches them in the same way. */
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
  const wanted = phraseForm(find)
    .split(' ')
    .filter((word) => word !== '');
  const all = typesOf(visit.language, t, flagger, day);
  const found = all.filter(({ text }) => wanted.every((word) => isIn(text, word)));
  // All stay in the page, so that the script can go on from what was found without it.
  const shown = new Set(all.filter((type) => type.code === chosen || found.includes(type)));
  const isInside = ({ area }: Type) => flagger !== null && area !== 'no';
  const inside = all.filter(isInside);
  const others = all.filter((type) => !isInside(type));
  const categories = [...new Set(others.map(({ category }) => category))];
  const error = errors.find(({ field }) => field === 'category')?.text ?? '';
  let isFirst = true;
  const viewOf = (type: Type, label: string): View => {
    const isHidden = !shown.has(type);
    const id = isFirst && !isHidden ? 'category' : `category-${all.indexOf(type)}`;
    if (!isHidden) isFirst = false;
    return {
      id,
      value: type.code,
      label,
      text: type.text,
      isHidden,
      isChosen: type.code === chosen,
      exempt: needsSubmitter(categoryOf(type.code)?.subcategory ?? null) ? '' : 'yes',
      tag: type.area === 'undetermined' && flagger !== null ? t('types.depends') : '',
    };
  };
  return {
    find,
    isSearched: wanted.length > 0,
    found: t('types.found', { n: found.length }),
    isNothing: found.length === 0,
    error,
    hasError: error !== '',
    hasInside: inside.length > 0,
    isInsideHidden: !inside.some((type) => shown.has(type)),
    inside: inside.map((type) => viewOf(type, fullLabel(type))),
    groups: categories.map((category) => {
      const types = others.filter((type) => type.category === category);
      return {
        label: types[0]?.categoryLabel ?? '',
        help: helpOf(t, category),
        isHidden: !types.some((type) => shown.has(type)),
        isOpen: wanted.length > 0 ? types.some((type) => shown.has(type)) : types.some(({ code }) => code === chosen),
        wasOpen: types.some(({ code }) => code === chosen),
        types: types.map((type) => viewOf(type, type.code === category ? t('types.whole') : type.label)),
      };
    }),
  };
}

const fullLabel = ({ code, category, categoryLabel, label }: Type) => (code === category ? label : `${categoryLabel}: ${label}`);

type Translate = (key: string) => string;

const helpOf = (t: Translate, category: string) => t(`types.help.${category.replace('STATEMENT_CATEGORY_', '')}`);

/** Holds a word that has this one in it, or the stem of it. */
function isIn(text: string, word: string): boolean {
  return text.split(' ').some((one) => one.includes(word) || (one.endsWith('*') && word.startsWith(one.slice(0, -1))));
}

function typesOf(language: UiLanguage, t: Translate, flagger: Flagger | null, day: Day): readonly Type[] {
  return typeGroups(language).flatMap(({ code: category, label: categoryLabel, subcategories }) =>
    [{ code: category, label: categoryLabel }, ...subcategories].map(({ code, label }) => {
      const subcategory = code === category ? null : code;
      const own = [categoryLabel, label, subcategory === null ? helpOf(t, category) : '', ...areaWords(flagger, category, code, day)];
      const text = [...new Set([...phraseForm(own.join(' ')).split(' '), ...synonyms(language, code)])].join(' ');
      return { code, category, label, categoryLabel, area: inAreaOn(flagger, category, subcategory, day), text };
    }),
  );
}

/** How the award words the items that cover a type on a day, and under which condition. */
function areaWords(flagger: Flagger | null, category: string, code: string, day: Day): string[] {
  return (flagger?.awards ?? [])
    .flatMap(({ area }) => area)
    .filter(({ firstOn, lastOn }) => firstOn <= day && (lastOn === null || day <= lastOn))
    .filter(({ categories }) => categories.some((one) => one === category || one === code))
    .flatMap(({ label, condition }) => [...Object.values(label), ...Object.values(condition ?? {})]);
}

/** Words people use for a type, in the language of the page and in English; `*` ends a stem. */
function synonyms(language: UiLanguage, code: string): string[] {
  const words = CATEGORY_WORDS[code.replace('STATEMENT_CATEGORY_', '').replace('KEYWORD_', '')];
  return [...new Set([language, 'en', 'xx'] as const)].flatMap((one) =>
    (words?.[one] ?? '').split(/[~!,\s]+/).filter((word) => word !== ''),
  );
}
