// Labelled sentences: text with what is personal in it marked, as sentences/README.md describes.
import { readFileSync } from 'node:fs';

export const LANGUAGES = ['nl', 'fr', 'de', 'en'] as const;
export const SETTINGS = ['ordinary', 'hostile', 'clean', 'tricky'] as const;
export type Setting = (typeof SETTINGS)[number];

export const TYPES = [
  'PERSON',
  'EMAIL',
  'PHONE',
  'ADDRESS',
  'NATIONAL_ID',
  'IBAN',
  'IP',
  'CREDIT_CARD',
  'URL',
  'HANDLE',
  'DOB',
  'CASE_REF',
] as const;
export type Type = (typeof TYPES)[number];

export interface Label {
  readonly type: Type;
  readonly start: number;
  readonly end: number;
}

export interface Sentence {
  /** File and line: `nl.txt:12`. */
  readonly id: string;
  readonly language: string;
  readonly setting: Setting;
  readonly text: string;
  readonly labels: readonly Label[];
}

/** `held-back` sentences were written after the detectors, and nobody mends anything by looking at them. */
export function readSentences(language: string, set: '' | 'held-back/' = ''): Sentence[] {
  const lines = readFileSync(new URL(`sentences/${set}${language}.txt`, import.meta.url), 'utf8').split('\n');
  const sentences: Sentence[] = [];
  let setting: Setting | undefined;
  for (const [index, line] of lines.entries()) {
    const id = `${language}.txt:${index + 1}`;
    if (line.startsWith('# ')) setting = SETTINGS.find((one) => line === `# ${one}`);
    else if (line.trim() !== '' && !line.startsWith('//')) {
      if (!setting) throw new Error(`${id} stands under no known heading`);
      sentences.push({ id, language, setting, ...parseMarks(line, id) });
    }
  }
  return sentences;
}

function parseMarks(line: string, id: string): { text: string; labels: Label[] } {
  const labels: Label[] = [];
  let [text, at] = ['', 0];
  for (const match of line.matchAll(/⟦([A-Z_]+) ([^⟦⟧]+)⟧/g)) {
    const type = TYPES.find((one) => one === match[1]);
    if (!type) throw new Error(`${id} marks an unknown type ${match[1]}`);
    text += line.slice(at, match.index);
    const marked = match[2] ?? '';
    labels.push({ type, start: text.length, end: text.length + marked.length });
    text += marked;
    at = match.index + match[0].length;
  }
  text += line.slice(at);
  if (/[⟦⟧]/.test(text)) throw new Error(`${id} has a mark that is not closed or has no type`);
  return { text, labels };
}
