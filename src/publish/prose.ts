// "Main points" as sentences. The numbers are the report's own, so the prose cannot contradict a table; the words are the catalogue's.
import type { MainPoint } from '../model/report.ts';
import type { DimensionName } from '../model/table.ts';
import type { Words } from './view-words.ts';

/** Numbers that are said with their noun, `12 notices`. */
const COUNTED: readonly string[] = ['notices', 'items', 'providers', 'cases', 'of'];

/** One sentence: its numbers with their unit, the period, and the denominator where it is a part of something. */
export function mainPointSentence(words: Words, { code, numbers, codes }: MainPoint): string {
  const values: Record<string, string | number> = {
    publisher: words.publisher,
    period: words.period(words.report.period),
    inPeriod: words.inPeriod(words.report.period),
  };
  for (const [name, code] of Object.entries(codes)) values[name] = words.label(name as DimensionName, code);
  for (const [name, number] of Object.entries(numbers)) {
    values[name] = COUNTED.includes(name) ? words.counted(name, number) : number;
  }
  const { notices, of } = numbers;
  if (notices !== undefined && of !== undefined && of > 0) values['share'] = words.format.percent(notices / of);
  return words.t(`main.${code}`, values);
}

/** All main points of a report, in its order. */
export function mainPointSentences(words: Words): string[] {
  return words.report.mainPoints.map((point) => mainPointSentence(words, point));
}

