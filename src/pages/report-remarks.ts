// What to know about a draft, in the words of the pages: the step says it in English sentences, which are known here by how they begin.
import { isDay } from '../model/period.ts';
import { type UiLanguage, wordsOf } from '../web/words.ts';

/** A sentence of the step and the key of ours; groups are its values. */
const REMARKS: readonly (readonly [pattern: RegExp, key: string])[] = [
  [/^The period ends on (?<day>\S+);/, 'open'],
  [/^The day of release (?<day>\S+) lies before/, 'early'],
  [/^This is the yearly report of less than six months/, 'short'],
  [/^No report covers (?<first>\S+) to (?<last>\S+)\.$/, 'gap'],
  [/^The status was awarded on (?<day>\S+); no report covers \S+ to (?<last>\S+)\.$/, 'award'],
  [/^Unnamed under “Other providers”.*: (?<n>\d+)\./, 'unnamed'],
  [/^The narrative “(?<field>[a-z-]+)” is missing in (?<language>[a-z]{2})\.$/, 'text'],
  [/^The text of “(?<element>[^”]+)” in the independence register is missing in (?<language>[a-z]{2})\.$/, 'register'],
  [/^Left out, because small counts/, 'leftOut'],
  [/^Two-way tables show the rarest/, 'together'],
  [/^No number of the lists changes by more than (?<n>\d+):/, 'few'],
  [/^The report will say that the next one is due on (?<day>\S+?)\./, 'due'],
  [/^No notice of this period enters the lists/, 'zero'],
  [/^The as-of day (?<day>\S+) lies in the future/, 'future'],
  [/^Decisions after (?<day>\S+) are not counted/, 'decisions'],
  [/^Not counted, because logged after (?<day>\S+): (?<n>\d+) notices/, 'later'],
];

/** A sentence that is not known here stands in English. */
export function remarkSentence(language: UiLanguage, sentence: string): { readonly text: string; readonly isEnglish: boolean } {
  const { t, format } = wordsOf(language, 'report');
  for (const [pattern, key] of REMARKS) {
    const found = pattern.exec(sentence);
    if (!found) continue;
    const told = Object.entries(found.groups ?? {}).map(([name, value]): [string, string | number] => {
      if (name === 'n') return [name, Number(value)];
      if (name === 'language') return [name, format.language(value)];
      if (name === 'field') return [name, t(`text.${value}.label`)];
      return [name, isDay(value) ? format.day(value) : value];
    });
    return { text: t(`remark.${key}`, Object.fromEntries(told)), isEnglish: false };
  }
  return { text: sentence, isEnglish: language !== 'en' };
}
