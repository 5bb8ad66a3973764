// One line of `scan --jsonl`: a text in, what the detectors find in it out. The detectors are measured through this, on any text.
import { detect } from './detectors.ts';
import { guessLanguage } from './language.ts';

export interface LineOptions {
  /** ISO 639-1, for lines that do not say; null: guessed. */
  readonly language: string | null;
  /** ISO 3166. */
  readonly countries: readonly string[];
}

export interface LineAnswer {
  /** One JSON object, without a line end. */
  readonly json: string;
  readonly ok: boolean;
}

/** `line` is `{"id", "text", "lang"}`; what is wrong with it is answered too, with its number and never with its text. */
export function scanLine(line: string, number: number, { language, countries }: LineOptions): LineAnswer {
  const { id, text, lang, problem } = read(line);
  if (problem !== null) {
    const error = { code: 'scan.bad-line', message: `Line ${number}: ${problem}. Expected: {"id": "1", "text": "…", "lang": "nl"}.` };
    return { json: JSON.stringify({ ...(id === null ? {} : { id }), line: number, error }), ok: false };
  }
  const spans = detect(text, lang ?? language ?? guessLanguage(text), { names: true, countries }).map(({ start, end, type, result }) => ({
    start,
    end,
    type,
    result,
  }));
  return { json: JSON.stringify({ id, spans }), ok: true };
}

interface ReadLine {
  readonly id: string | number | null;
  readonly text: string;
  readonly lang: string | null;
  readonly problem: string | null;
}

function read(line: string): ReadLine {
  const bad = (problem: string, id: ReadLine['id'] = null): ReadLine => ({ id, text: '', lang: null, problem });
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return bad('this is not JSON');
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return bad('this is no JSON object');
  const { id, text, lang = null } = value as Record<string, unknown>;
  if (typeof id !== 'string' && typeof id !== 'number') return bad('"id" is missing, or neither text nor a number');
  if (typeof text !== 'string') return bad('"text" is missing, or no text', id);
  if (lang !== null && (typeof lang !== 'string' || !/^[a-z]{2,3}(?:[-_][A-Za-z0-9]+)*$/i.test(lang)))
    return bad('"lang" is no code of a language such as nl', id);
  return { id, text, lang: lang?.slice(0, 2).toLowerCase() ?? null, problem: null };
}
