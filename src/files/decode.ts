// Text of a file somebody made anywhere: its encoding is found by its bytes, and nothing is refused that can be looked through.
import { unreadable } from './text.ts';

/** 0x80 to 0x9F of windows-1252, by table because the decoder of several Node releases takes them for control characters. */
const WINDOWS_1252 = '€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ';
/** More of it in 100 bytes is a binary file. */
const NUL_PERCENT_MAX = 2;

/**
 * UTF-8 or UTF-16 where the bytes are so, else windows-1252: what patterns look for is ASCII, and the letters of Western languages are
 * right. Throws UserError for a binary file.
 */
export function decodeAnyText(name: string, bytes: Uint8Array): string {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data[0] === 0xff && data[1] === 0xfe) return new TextDecoder('utf-16le').decode(data);
  if (data[0] === 0xfe && data[1] === 0xff) return new TextDecoder('utf-16be').decode(data);
  const nuls = [0, 0];
  for (let at = data.indexOf(0); at >= 0; at = data.indexOf(0, at + 1)) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  if ((even + odd) * 100 > data.length * NUL_PERCENT_MAX) {
    if (odd > even * 20) return new TextDecoder('utf-16le').decode(data);
    if (even > odd * 20) return new TextDecoder('utf-16be').decode(data);
    throw unreadable(name, 'it is a binary file of a kind that is not read');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data);
  } catch {
    return data.toString('latin1').replace(/[\x80-\x9f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80] ?? char);
  }
}
