// What is remembered of files that were read: the result for these bytes, and nothing else.
import { expect, it } from 'vitest';
import { readOnce } from '../../src/files/read-once.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

it('reads the same bytes once, whatever their name, and others anew', async () => {
  const read: string[] = [];
  const length = readOnce(async (name, data) => {
    read.push(name);
    return data.length;
  });
  expect([await length('a', bytes('xx')), await length('b', bytes('xx')), await length('c', bytes('xxx'))]).toEqual([2, 2, 3]);
  expect(read).toEqual(['a', 'c']);
});

it('tries again after a failure', async () => {
  let tries = 0;
  const once = readOnce(async () => {
    tries += 1;
    if (tries === 1) throw new Error('damaged');
    return 'read';
  });
  await expect(once('a', bytes('x'))).rejects.toThrow('damaged');
  expect(await once('a', bytes('x'))).toBe('read');
});

it('forgets the oldest of many', async () => {
  let reads = 0;
  const once = readOnce(async () => {
    reads += 1;
    return 1;
  });
  for (let i = 0; i <= 64; i++) await once('a', bytes(String(i)));
  await once('a', bytes('64'));
  expect(reads).toBe(65);
  await once('a', bytes('0'));
  expect(reads).toBe(66);
});
