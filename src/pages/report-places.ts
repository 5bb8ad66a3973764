// Where something was found, in the words of the pages: the gate names places in English, as programs read them.
import { NARRATIVE_FIELDS, type NarrativeField } from '../model/narrative-field.ts';
import { type UiLanguage, type Words, wordsOf } from '../web/words.ts';
import { labelOf } from './report-preview.ts';

const DOCUMENTS: Readonly<Record<string, string>> = {
  flagger: 'place.flagger',
  'independence register': 'place.register',
  providers: 'place.providers',
  draft: 'place.draft',
};

/** A file, or the document in which people typed it. */
export function fileText(language: UiLanguage, file: string): string {
  const w = wordsOf(language, 'report');
  const key = DOCUMENTS[file];
  return key ? w.t(key) : labelOf(file, w);
}

/** A place in a file; one without words of ours stands as it is. */
export function placeText(language: UiLanguage, place: string): string {
  const w = wordsOf(language, 'report');
  const text = textAt(place);
  if (text) return writtenPlace(text, w);
  const [, page, line] = /^(?:page (\d+)|line (\d+))$/.exec(place) ?? [];
  if (page) return w.t('place.page', { number: page });
  return line ? w.t('place.line', { number: line }) : place;
}

export interface TextPlace {
  /** Null: a text of the independence register. */
  readonly field: NarrativeField | null;
  readonly language: string;
  readonly sentence: string | null;
}

/** The text people wrote that a place is in, on a page or in the data; null: it is in none. */
export function textAt(place: string): TextPlace | null {
  const {
    field,
    language,
    sentence = null,
  } = (
    /^narrative (?<field>\S+) \((?<language>[a-z]{2})\)(?:, sentence (?<sentence>\d+))?$/.exec(place) ??
    /^\$\.narrative\.(?<language>[a-z]{2})\.(?<field>[a-z-]+)(?:, sentence (?<sentence>\d+))?$/.exec(place)
  )?.groups ?? {};
  if (field === undefined || language === undefined) return null;
  return { field: NARRATIVE_FIELDS.find((one) => one === field) ?? null, language, sentence };
}

function writtenPlace({ field, language, sentence }: TextPlace, { t, format }: Words): string {
  const values = { language: format.language(language) };
  const text = field === null ? t('place.registerText', values) : t('place.text', { ...values, text: t(`text.${field}.label`) });
  return sentence === null ? text : t('place.sentence', { text, number: sentence });
}
