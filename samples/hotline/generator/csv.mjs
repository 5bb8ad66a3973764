// Records to bytes in the dialect of each tool. Independent of the program's own writer, so that the samples test it.

/** Quotes a value only where the dialect needs it. */
function cell(value, delimiter) {
  const text = String(value ?? '');
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvText(records, delimiter, newline) {
  return records.map((record) => record.map((value) => cell(value, delimiter)).join(delimiter) + newline).join('');
}

export function utf8(text) {
  return new TextEncoder().encode(text);
}

/** The signs between 0x80 and 0x9F that the helpdesk uses; below and above them Windows-1252 is Latin-1. */
const WINDOWS_1252 = new Map([
  ['€', 0x80],
  ['…', 0x85],
  ['Œ', 0x8c],
  ['’', 0x92],
  ['–', 0x96],
  ['œ', 0x9c],
]);

export function windows1252(text) {
  return Uint8Array.from([...text], (sign) => {
    const byte = WINDOWS_1252.get(sign) ?? sign.codePointAt(0);
    if (byte > 0xff) throw new Error(`The sign ${sign} does not exist in Windows-1252. Write it another way in the helpdesk's words.`);
    return byte;
  });
}
