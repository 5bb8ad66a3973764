// Text of a file somebody made anywhere: its encoding is found by its bytes, and nothing is refused that can be looked through.
import type { UserError } from '../error.ts';
import { unreadable } from './text.ts';

/** 0x80 to 0x9F of windows-1252, by table because the decoder of several Node releases takes them for control characters. */
const WINDOWS_1252 = '€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ';
/** More of it in 100 bytes is UTF-16, or a binary file. */
const NUL_PERCENT_MAX = 2;
/** Packed data has eight of them in a hundred; more than one in any stretch of a file, and it is not text there. */
const CONTROL_PERCENT_MAX = 1;
const STRETCH_CHARACTERS = 4096;

/**
 * UTF-8 or UTF-16 where the bytes are so, else windows-1252: what patterns look for is ASCII, and the letters of Western languages are
 * right. Throws UserError for a file that is binary, or is so in any stretch of it: any bytes can be read as windows-1252.
 */
export function decodeAnyText(name: string, bytes: Uint8Array): string {
  const text = decode(name, bytes);
  for (let at = 0; at < text.length; at += STRETCH_CHARACTERS) {
    const end = Math.min(text.length, at + STRETCH_CHARACTERS);
    if (controlsBetween(text, at, end) * 100 > (end - at) * CONTROL_PERCENT_MAX) throw binary(name);
  }
  return text;
}

function controlsBetween(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += 1) if (isControl(text.charCodeAt(at)) && !isEndSign(text, at)) count += 1;
  return count;
}

/** No text is written with them; backspaces, tabs, ends of lines and pages, colours of a terminal and separators of records are. */
function isControl(code: number): boolean {
  return code < 0x08 || (code > 0x0d && code < 0x1b) || code === 0x7f;
}

/** Programs of old ended their text files with it. */
function isEndSign(text: string, at: number): boolean {
  return at === text.length - 1 && text.charCodeAt(at) === 0x1a;
}

function decode(name: string, bytes: Uint8Array): string {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data[0] === 0xff && data[1] === 0xfe) return wide(name, 'utf-16le', data);
  if (data[0] === 0xfe && data[1] === 0xff) return wide(name, 'utf-16be', data);
  const nuls = [0, 0];
  for (let at = data.indexOf(0); at >= 0; at = data.indexOf(0, at + 1)) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  if ((even + odd) * 100 > data.length * NUL_PERCENT_MAX) {
    if (odd > even * 20) return wide(name, 'utf-16le', data);
    if (even > odd * 20) return wide(name, 'utf-16be', data);
    throw binary(name);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data);
  } catch {
    return data.toString('latin1').replace(/[\x80-\x9f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80] ?? char);
  }
}

function wide(name: string, encoding: 'utf-16le' | 'utf-16be', data: Buffer): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(data);
  } catch {
    throw binary(name);
  }
}

function binary(name: string): UserError {
  return unreadable(name, 'it is a binary file of a kind that is not read, or binary in a part of it');
}
