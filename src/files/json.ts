// Every string of a JSON file with its path, names of members included.
import { decodeText, type TextPart, unreadable } from './text.ts';

/** Paths of a report or of its confidential part that hold text a person wrote, with the language as last or third name. */
const NARRATIVE_PATHS = [
  /^\$\.narrative\.(?<language>[a-z]{2})\.[a-z-]{1,40}$/,
  /^\$\.(?:independence|care|correction|entries)\b[^"]{0,80}\.(?:text|label|nature|reason|method)\.(?<language>[a-z]{2})$/,
];
/** Shorter numbers are counts; a longer one may be an identity or a telephone number. */
const LONG_NUMBER = 8;
const DEPTH_MAX = 200;

export function jsonParts(name: string, bytes: Uint8Array): TextPart[] {
  return jsonTextParts(name, decodeText(name, bytes));
}

/** Throws UserError for text that is not JSON, or that repeats a member name: a reader would see only one of the two values. */
export function jsonTextParts(name: string, text: string): TextPart[] {
  const parts: TextPart[] = [];
  let strings = 0;

  const visit = (value: unknown, path: string, depth: number): void => {
    if (depth > DEPTH_MAX) throw unreadable(name, `its values are nested more than ${DEPTH_MAX} deep`);
    if (typeof value === 'string') {
      strings++;
      parts.push({ place: path, text: value, ...standing(path) });
    } else if (typeof value === 'number') {
      if (Math.abs(value) >= 10 ** (LONG_NUMBER - 1)) parts.push({ place: path, text: String(value), trust: 'rendered', language: null });
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, `${path}[${index}]`, depth + 1);
    } else if (value !== null && typeof value === 'object') {
      for (const [key, item] of Object.entries(value)) {
        strings++;
        parts.push({ place: `name in ${path}`, text: key, trust: 'metadata', language: null });
        visit(item, path + step(key), depth + 1);
      }
    }
  };

  visit(parse(name, text), '$', 0);
  if (stringsIn(text) !== strings) throw unreadable(name, 'a member name stands twice in one object');
  return parts;
}

/** How many strings a JSON text holds. Sign by sign: a pattern keeps a place for each escape and runs out of room in a long string. */
function stringsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    count += 1;
    at += 1;
    while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  }
  return count;
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable(name, 'it is not JSON');
  }
}

/** A name may be as long as the file, and stands in the place of all that is beneath it. */
const NAME_MAX = 100;

function step(key: string): string {
  const name = key.length > NAME_MAX ? `${key.slice(0, NAME_MAX)}…` : key;
  return /^[A-Za-z_$][\w$-]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

function standing(path: string): Pick<TextPart, 'trust' | 'language'> {
  for (const pattern of NARRATIVE_PATHS) {
    const language = pattern.exec(path)?.groups?.['language'];
    if (language) return { trust: 'narrative', language };
  }
  return { trust: 'rendered', language: null };
}
