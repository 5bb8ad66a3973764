// Codes as people read and choose them in an import: types of content by their names, and the short lists of the other fields.
import { CODE_FIELDS, type CodeField } from '../import/value-answers.ts';
import { CONTENT_LANGUAGES } from '../model/languages.ts';
import { normaliseLabel } from '../model/normalise.ts';
import { actionOf, actions } from '../model/vocabulary.ts';
import type { Option } from '../web/forms.ts';
import { typeOptions, wholeTypeLabel } from '../web/type-words.ts';
import { type UiLanguage, wordsOf } from '../web/words.ts';

interface Named {
  readonly code: string;
  readonly label: string;
}

const lists = new Map<UiLanguage, readonly Named[]>();

/** Types that a notice may have, with their names: that of a subtype stands behind that of its type. */
export function categoryNames(language: UiLanguage): readonly Named[] {
  const list = lists.get(language) ?? typeOptions(language).map(({ value, label }) => ({ code: value, label }));
  lists.set(language, list);
  return list;
}

/** Code of a type by its whole name, by that of a subtype alone where only one has it, or by itself; null for anything else. */
export function categoryCodeOf(language: UiLanguage, text: string): string | null {
  const wanted = normaliseLabel(text);
  const all = categoryNames(language);
  const whole = all.find(({ code, label }) => normaliseLabel(label) === wanted || normaliseLabel(code) === wanted);
  if (whole) return whole.code;
  const parts = all.filter(({ label }) => normaliseLabel(label.split(': ').slice(1).join(': ')) === wanted);
  return parts.length === 1 ? (parts[0]?.code ?? null) : null;
}

/** Words of area `codes` under which the codes of a field stand. */
const AREA_OF: Readonly<Partial<Record<CodeField, string>>> = {
  channel: 'channel',
  setting: 'setting',
  'in-area': 'in-area',
  'assessed-by-two': 'assessed-by-two',
  ground: 'ground',
  automated: 'automated',
};

/** Choices of a field with few codes. */
export function codeOptions(language: UiLanguage, field: CodeField): readonly Option[] {
  if (field === 'category') return [];
  return codesOf(field).map((code) => ({ value: code, label: codeText(language, field, code) }));
}

function codesOf(field: CodeField): readonly string[] {
  if (field === 'language') return CONTENT_LANGUAGES;
  if (field === 'action' || field === 'later-action') return actions().map(({ code }) => code);
  return CODE_FIELDS[field] ?? [];
}

export function codeText(language: UiLanguage, field: CodeField, code: string): string {
  if (field === 'category') return wholeTypeLabel(language, code);
  const { t, has, format } = wordsOf(language, 'codes');
  if (field === 'language') return format.language(code);
  const isAction = field === 'action' || field === 'later-action';
  const key = isAction ? `action.${code}` : `${AREA_OF[field] ?? 'answer'}.${code}`;
  return has(key) ? t(key) : ((isAction ? actionOf(code)?.label[language] : undefined) ?? code);
}
