// What several pages say is said alike: types of content, languages, instants.
import { expect, it } from 'vitest';
import { categoryCodeOf, categoryNames, codeOptions, codeText } from '../../src/pages/import-codes.ts';
import { typeText } from '../../src/pages/notice-words.ts';
import { instantText } from '../../src/web/instant.ts';
import { typeOptions, wholeTypeLabel } from '../../src/web/type-words.ts';
import { UI_LANGUAGES } from '../../src/web/words.ts';

it.each(UI_LANGUAGES)('a subtype stands behind its type in the same way wherever it is shown or chosen, in %s', (language) => {
  for (const { value, label } of typeOptions(language)) {
    expect(wholeTypeLabel(language, value)).toBe(label);
    expect(codeText(language, 'category', value)).toBe(label);
    expect(categoryNames(language)).toContainEqual({ code: value, label });
    expect(categoryCodeOf(language, label)).toBe(value);
    if (value.endsWith('/KEYWORD_OTHER')) expect(typeText(language, value.split('/')[0] ?? '', value)).toBe(label);
    expect(label.includes(': ')).toBe(value.includes('/'));
  }
});

it('an import offers the languages that a form of a notice offers', () => {
  expect(codeOptions('en', 'language').map(({ label }) => label)).toEqual(expect.arrayContaining(['Dutch', 'Turkish', 'Arabic']));
});

it.each([
  ['en', '5 Mar 2026, 00:05', '5 March 2026 at 00:05'],
  ['nl', '5 mrt 2026, 00:05', '5 maart 2026 om 00:05'],
  ['fr', '5 mars 2026, 00:05', '5 mars 2026 à 00:05'],
  ['de', '05.03.2026, 00:05', '5. März 2026 um 00:05'],
] as const)('an instant has the day before the month, and hours from 00 to 23, in %s', (language, short, long) => {
  const visit = { language, timeZone: 'Europe/Brussels' };
  expect(instantText(visit, '2026-03-04T23:05:00.000Z')).toBe(short);
  expect(instantText(visit, '2026-03-04T23:05:00.000Z', 'long')).toBe(long);
});
