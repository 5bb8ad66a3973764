// Text to the bytes of the encodings that exports come in.
import type { Written } from './case.ts';

/** Windows-1252 from 0x80 on as the standard has it; some Node releases decode this part wrongly, so it is written out. */
const WINDOWS_1252_HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const tables = new Map<string, ReadonlyMap<string, number>>();

function tableOf(encoding: string): ReadonlyMap<string, number> {
  const known = tables.get(encoding);
  if (known) return known;
  const high = Uint8Array.from({ length: 128 }, (_, i) => 0x80 + i);
  const letters =
    encoding === 'windows-1252' || encoding === 'iso-8859-1'
      ? [
          ...(encoding === 'windows-1252' ? WINDOWS_1252_HIGH : '\x80'.repeat(32)),
          ...Array.from({ length: 96 }, (_, i) => String.fromCharCode(0xa0 + i)),
        ]
      : [...new TextDecoder(encoding).decode(high)];
  const table = new Map(letters.map((letter, i) => [letter, 0x80 + i]));
  tables.set(encoding, table);
  return table;
}

/** Bytes of one of the single-byte encodings; a letter the encoding does not have is a mistake in the case. */
export function inEncoding(encoding: string, text: string): Written {
  const table = tableOf(encoding);
  const bytes = [...text].map((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    const byte = code < 0x80 ? code : table.get(letter);
    if (byte === undefined) throw new Error(`${encoding} has no ${letter} (in: ${text.slice(0, 60)})`);
    return byte;
  });
  return { bytes: Uint8Array.from(bytes), encoding };
}

export const utf8 = (text: string): Written => ({ bytes: new TextEncoder().encode(text), encoding: 'utf-8' });
export const utf8Bom = (text: string): Written => utf8(`\uFEFF${text}`);

export function utf16(order: 'le' | 'be', text: string): Written {
  const bytes = Buffer.from(text, 'utf16le');
  return { bytes: new Uint8Array(order === 'le' ? bytes : bytes.swap16()), encoding: `utf-16${order}` };
}

/** Parts in different encodings in one file. */
export const joined = (...parts: readonly Written[]): Written => ({
  bytes: new Uint8Array(Buffer.concat(parts.map((part) => part.bytes))),
  encoding: parts[0]?.encoding ?? 'utf-8',
});

/** Lines with their line end after each. */
export const lines = (...rows: readonly string[]): string => linesWith('\n', ...rows);
export const linesWith = (newline: string, ...rows: readonly string[]): string => rows.map((row) => `${row}${newline}`).join('');
