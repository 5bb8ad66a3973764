// What stopped somebody, and what an import found in a file, said in the language and the words of the pages: the sentences of the program
// itself are English and name commands. Of each code there is one sentence with values, and one without (`CODE:bare`) where they may lack.
import { AssertionError } from 'node:assert';
import { shown, type UserError } from '../error.ts';
import type { Issue } from '../model/issue.ts';
import { isDay } from '../model/period.ts';
import type { Format } from '../render/format.ts';
import { type UiLanguage, wordsOf } from './words.ts';

type Values = Readonly<Record<string, string | number>>;

/** The sentence of an error; its own English message where there are no words for its code. */
export function errorSentence(language: UiLanguage, error: Pick<UserError, 'code' | 'message' | 'details'>): string {
  const { format } = wordsOf(language, 'errors');
  return sentence(language, 'errors', error.code, valuesOf(error.details, format)) ?? error.message;
}

/**
 * The sentence of something found in a file: also of a cause, which has no line, reference and value of its own. What was made of an error
 * has no remedy, and is said as the error is. The file's own words stand as they are.
 */
export function issueSentence(language: UiLanguage, issue: Pick<Issue, 'code' | 'message'> & Partial<Issue>): string {
  const { code, message, remedy, line, reference, label, value } = issue;
  const told = Object.entries({ line, reference, label, value }).filter(([, one]) => one !== null && one !== undefined);
  const values = Object.fromEntries(told.map(([name, one]) => [name, shown(String(one), VALUE_MAX)]));
  const [first, second] = remedy === '' ? (['errors', 'issues'] as const) : (['issues', 'errors'] as const);
  return sentence(language, first, code, values) ?? sentence(language, second, code, values) ?? message;
}

const VALUE_MAX = 80;

function sentence(language: UiLanguage, area: 'errors' | 'issues', code: string, values: Values): string | null {
  const words = wordsOf(language, area);
  for (const key of [code, `${code}:bare`]) {
    if (!words.has(key)) continue;
    try {
      return words.t(key, values);
    } catch (error) {
      // A value of the sentence is lacking.
      if (!(error instanceof AssertionError)) throw error;
    }
  }
  return null;
}

/** Numbers that name something and count nothing: they are written without a sign between thousands. */
const NAMES: ReadonlySet<string> = new Set(['line', 'earlierImport', 'version']);
const LIST_MAX = 10;

/** Texts, days and numbers as they stand in a sentence; of a list its members, and as `NAMECount` how many they are. */
function valuesOf(details: Readonly<Record<string, unknown>>, format: Format): Values {
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(details)) {
    if (Array.isArray(value)) {
      values[`${name}Count`] = value.length;
      const members = value.map((member: unknown) => textOf(member, format)).filter((text) => text !== null);
      if (members.length > 0 && members.length === value.length) values[name] = listOf(members);
    } else if (typeof value === 'number' && !NAMES.has(name)) {
      values[name] = value;
    } else {
      const text = textOf(value, format);
      if (text !== null) values[name] = text;
    }
  }
  return values;
}

function listOf(members: readonly string[]): string {
  return `${members.slice(0, LIST_MAX).join(', ')}${members.length > LIST_MAX ? ' …' : ''}`;
}

/** Null for what is no text, number, day, or column with a label. */
function textOf(value: unknown, format: Format): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return isDay(value) ? format.day(value) : shown(value, VALUE_MAX);
  if (typeof value !== 'object' || value === null || !('label' in value)) return null;
  return typeof value.label === 'string' ? shown(value.label, VALUE_MAX) : null;
}
