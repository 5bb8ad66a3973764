// Bytes as no browser sends them: each is answered or cut off, none is a mistake of the program, and whoever comes next is served.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assetAnswer } from '../../src/web/assets.ts';
import { get, oddRequests, requestRound, sendRaw, statusOf, type Target } from './requests.ts';
import { rounds } from './rounds.ts';
import { listeningSite } from './site.ts';

let site: Awaited<ReturnType<typeof listeningSite>>;
beforeAll(async () => {
  site = await listeningSite();
});
afterAll(() => site.close());
const target = (): Target => site;

describe('a request', () => {
  it.each(oddRequests(0).map(([what], index) => [what, index] as const))('with %s is no way in', async (_what, index) => {
    const [, bytes, statuses] = oddRequests(site.port)[index] ?? ['', '', []];
    const answer = await sendRaw(site.port, bytes);
    if (statuses.length > 0 || answer !== '') expect(statuses).toContain(statusOf(answer));
    // What the address says goes on to a page of ours only, and brings no header of its own.
    expect(/^location: (.*)$/im.exec(answer)?.[1] ?? '/').toMatch(/^\/(?![/\\])/);
    expect(answer).not.toMatch(/^set-cookie: x=y/im);
    expect(site.mistakes).toEqual([]);
    expect(statusOf(await sendRaw(site.port, get(site.port, '/sign-in')))).toBe(200);
  });

  it('changed at random is answered or cut off', async () => {
    expect(await rounds({ seed: 6, rounds: 20 }, (random) => requestRound(target(), random))).toBe(20);
  });

  // Each name that was ever asked for was remembered, so whoever could reach the port could fill the memory.
  it('for what is not there leaves nothing behind', () => {
    const before = usedBytes();
    for (let n = 0; n < 300; n++) expect(assetAnswer(`${'a'.repeat(100_000)}${n}.css`)).toBe(null);
    expect(usedBytes() - before).toBeLessThan(10_000_000);
  });
});

/** Of the heap, after what nobody needs is cleared away. */
function usedBytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}
