import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/error.ts';
import { pngParts } from '../../src/files/png.ts';
import { type Chunk, png, textChunks } from './png-maker.ts';

const MARK = 'planted text 4711';

describe('text in a picture', () => {
  it.each(Object.entries(textChunks(MARK)))('is read from %s', (_, chunk) => {
    const parts = pngParts('a.png', png([chunk]));
    expect(parts.some((part) => part.text.includes(MARK))).toBe(true);
    expect(parts.every((part) => part.trust === 'metadata' && part.place.startsWith('png '))).toBe(true);
  });
  it('is read after the end', () => {
    const parts = pngParts('a.png', png([], Buffer.from(MARK)));
    expect(parts).toEqual([expect.objectContaining({ place: 'png after the end', text: MARK })]);
  });
  it('is nothing when there are only pixels', () => expect(pngParts('a.png', png())).toEqual([]));
});

describe('a picture that cannot be read is refused', () => {
  const whole = png([textChunks(MARK)['tEXt'] as Chunk]);
  it.each<[string, Uint8Array]>([
    ['no picture', Buffer.from('<html>')],
    ['nothing', Buffer.alloc(0)],
    ['cut in a chunk', whole.subarray(0, 50)],
    ['cut before the end', whole.subarray(0, whole.length - 12)],
    ['text without keyword', png([['tEXt', Buffer.from('abc')]])],
    ['text that does not inflate', png([['zTXt', Buffer.from('Comment\0\0abc')]])],
    ['a bomb', png([['zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.alloc(4 << 20))])]])],
    ['broken international text', png([['iTXt', Buffer.from('Comment\0\0\0nl')]])],
  ])('%s', (_, bytes) => {
    expect(() => pngParts('a.png', bytes)).toThrow(UserError);
  });
});
