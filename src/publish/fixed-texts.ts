// The words that stand in every report whatever its numbers: of the page, the letter and the data files.
import { CATALOGUE_PARTS, loadCatalogue } from '../render/catalogue.ts';
import { isReportLanguage } from '../render/format.ts';

/** Sentences of all catalogues in these languages, and in English, which describes the data files. */
export function fixedTexts(languages: readonly string[]): string[] {
  return [...new Set([...languages.filter(isReportLanguage), 'en'])].flatMap((language) =>
    CATALOGUE_PARTS.flatMap((part) => loadCatalogue(language, part).texts),
  );
}
