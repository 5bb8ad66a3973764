// Remarks as analysts write them into a tool: words, lines, quotes, commas, addresses. Invented, and never mapped by the profile.
import { mix } from './draw.ts';

const WORDS = (
  'the case was seen again on another page and the analyst wrote a longer remark about it so that colleagues can follow what was sent ' +
  'when the provider answered and whether the content came back under another name or address of the same service'
).split(' ');

/** A quoted cell, or a blank one for each seventh notice. */
export function noteOf(notice: number): string {
  if (mix(notice, 30) % 7 === 0) return '';
  const words: string[] = [];
  const count = 4 + (mix(notice, 31) % 28);
  for (let i = 0; i < count; i += 1) words.push(WORDS[mix(notice, 40 + i) % WORDS.length] ?? '');
  const lines = [words.join(' ')];
  if (mix(notice, 32) % 3 === 0) lines.push(`Said ""not ours"", then asked again; seen from 198.51.100.${mix(notice, 33) % 256}`);
  if (mix(notice, 34) % 4 === 0) lines.push(`see also case ${mix(notice, 35) % 100_000}, é ü ß`);
  return `"${lines.join('\n')}"`;
}
