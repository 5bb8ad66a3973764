// What a value that waits for an answer may stand for: a code of the vocabulary, or a service. For a person to confirm.
import { suggestValue } from '../import/suggest-value.ts';
import type { ServiceBook } from '../log/service-book.ts';
import type { ImportResult } from '../model/import-result.ts';
import { FIELDS } from '../model/profile.ts';
import type { HeldValue } from './tally.ts';

/** `book`: the services of the log and of the shipped list; null where no log is asked. */
export function withSuggestions(held: readonly HeldValue[], language: string, book: ServiceBook | null): ImportResult['held'] {
  return held.map((one) => ({ ...one, suggestions: suggestionsFor(one, language, book) }));
}

function suggestionsFor({ field, value }: HeldValue, language: string, book: ServiceBook | null): string[] {
  if (field === 'service') {
    const found = book?.recognise(value);
    return found?.outcome === 'ask' ? [...found.likely] : [];
  }
  const known = FIELDS.find((one) => one === field);
  const suggested = known ? suggestValue(known, value, language) : null;
  return suggested ? [suggested.code] : [];
}
