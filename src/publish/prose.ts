// "Main points" as sentences. The numbers are the report's own, so the prose cannot contradict a table; the words are the catalogue's.
import type { MainPoint } from '../model/report.ts';
import { DIMENSIONS } from '../model/table.ts';
import { SHARE_BASE_MIN, say } from './prose-words.ts';
import type { Words } from './view-words.ts';

/** Numbers that can be said with their noun, `12 notices`; a sentence asks for `noticesPhrase`. */
const COUNTED: readonly string[] = ['notices', 'items', 'providers', 'cases', 'of'];

/**
 * One sentence: its numbers with their unit, the period, and the denominator where it is a part of something; the share only where
 * that is large enough.
 */
export function mainPointSentence(words: Words, { code, numbers, codes }: MainPoint): string {
  const values: Record<string, string | number> = {
    publisher: words.publisher,
    period: words.period(words.report.period),
    inPeriod: words.inPeriod(words.report.period),
    asOf: words.format.day(words.report.asOfOn),
  };
  for (const name of DIMENSIONS) if (codes[name] !== undefined) values[name] = words.label(name, codes[name]);
  for (const [name, number] of Object.entries(numbers)) {
    values[name] = number;
    if (COUNTED.includes(name)) values[`${name}Phrase`] = words.counted(name, number);
  }
  if (numbers['median'] !== undefined) {
    values['medianPhrase'] = words.duration(numbers['median'], code === 'median-hours' ? 'hour' : 'day');
  }
  const { notices, of } = numbers;
  if (of !== undefined && of < SHARE_BASE_MIN) return say(words, `few.${code}`, values);
  if (notices !== undefined && of !== undefined) values['share'] = words.format.percent(notices / of);
  // Half within nothing would be no sentence: a median of 0 is less than one hour or day.
  return words.t(numbers['median'] === 0 ? 'main.median-zero' : `main.${code}`, values);
}

/** All main points of a report, in its order. */
export function mainPointSentences(words: Words): string[] {
  return words.report.mainPoints.map((point) => mainPointSentence(words, point));
}
