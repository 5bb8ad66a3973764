// The words that stand in every report whatever its numbers: of the page, the letter and the data files.
import { loadCatalogue } from '../render/catalogue.ts';
import { isReportLanguage } from '../render/format.ts';

/** Sentences of all catalogues in these languages; those of the data files are English. */
export function fixedTexts(languages: readonly string[]): string[] {
  const spoken = languages.filter(isReportLanguage);
  return [
    ...spoken.flatMap((language) => [loadCatalogue(language), loadCatalogue(language, 'letter')]),
    loadCatalogue('en', 'data'),
  ].flatMap(({ texts }) => texts);
}
