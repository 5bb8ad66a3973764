// Where something was found, in the words of the pages: the gate names places in English, as programs read them.
import { NARRATIVE_FIELDS } from '../model/narrative.ts';
import { type UiLanguage, wordsOf } from '../web/words.ts';
import { labelOf } from './report-preview.ts';

const DOCUMENTS: Readonly<Record<string, string>> = {
  flagger: 'place.flagger',
  'independence register': 'place.register',
  providers: 'place.providers',
  draft: 'place.draft',
};

/** A file or a place in it; a place without words of ours stands as it is. */
export function placeText(language: UiLanguage, file: string | null, place: string | null): string {
  const w = wordsOf(language, 'report');
  if (file !== null) {
    const key = DOCUMENTS[file];
    return key ? w.t(key) : labelOf(file, w);
  }
  const [, field = '', code = '', unit = '', number = ''] =
    /^narrative ([a-z-]+) \(([a-z]{2})\)(?:, (sentence|line) (\d+))?$/.exec(place ?? '') ?? [];
  if ((NARRATIVE_FIELDS as readonly string[]).includes(field)) {
    const text = w.t('place.text', { text: w.t(`text.${field}.label`), language: w.format.language(code) });
    return unit === 'sentence' ? w.t('place.sentence', { text, number }) : text;
  }
  return place ?? '';
}
