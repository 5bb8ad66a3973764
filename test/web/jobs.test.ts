// Work beside the pages: how much at once, the same asked for twice, and how long results are kept.
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Task } from '../../src/web/job-kinds.ts';
import { type JobOrder, type Jobs, openJobs } from '../../src/web/jobs.ts';

const order = (params: unknown): JobOrder =>
  ({ kind: 'forget', params, actor: { by: 'A. Example', now: '2026-05-20T09:00:00.000Z' }, title: 'x', next: '/?job={job}' }) as JobOrder;

/** Jobs whose work ends when the test says so. */
function openHere(): {
  readonly jobs: Jobs;
  readonly begun: unknown[];
  readonly end: (n: number, result?: unknown) => Promise<void>;
  readonly fail: (n: number) => Promise<void>;
  readonly wait: { ms: number };
  readonly done: unknown[];
} {
  const [begun, done]: unknown[][] = [[], []];
  const ends: { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }[] = [];
  const wait = { ms: 0 };
  const jobs = openJobs({
    surroundings: { logAddress: 'log', version: '0', icu: undefined },
    run: ({ params }: Task) => {
      begun?.push(params);
      return { ended: new Promise((resolve, reject) => ends.push({ resolve, reject })), stop: () => undefined };
    },
    nowMs: () => wait.ms,
    done: async ({ params }) => void done?.push(params),
  });
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
  const end = (n: number, result: unknown = {}) => {
    ends[n]?.resolve(result);
    return settled();
  };
  const fail = (n: number) => {
    ends[n]?.reject(new Error('stopped'));
    return settled();
  };
  return { jobs, begun: begun ?? [], end, fail, wait, done: done ?? [] };
}

it('two are under way at once; others wait for their turn and count as running', async () => {
  const { jobs, begun, end, fail } = openHere();
  const ids = ['a', 'b', 'c', 'd'].map((one) => jobs.start(order(one)));
  expect(begun).toEqual(['a', 'b']);
  expect(jobs.running()).toHaveLength(4);
  await fail(1);
  expect(begun).toEqual(['a', 'b', 'c']);
  await end(0);
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
  expect(ids.map((id) => jobs.find(id)?.state)).toEqual(['done', 'failed', 'running', 'running']);
});

it('the same work asked for again while it runs or waits is the same job; afterwards it is another', async () => {
  const { jobs, begun, end } = openHere();
  const first = jobs.start(order({ wanted: 'x' }));
  jobs.start(order('other'));
  const waiting = jobs.start(order('waits'));
  expect(jobs.start(order({ wanted: 'x' }))).toBe(first);
  expect(jobs.start(order('waits'))).toBe(waiting);
  await end(0);
  expect(jobs.start(order({ wanted: 'x' }))).not.toBe(first);
  expect(begun).toEqual([{ wanted: 'x' }, 'other', 'waits']);
});

it('a result is kept for a day and then forgotten', async () => {
  const { jobs, end, wait, done } = openHere();
  const id = jobs.start(order({ wanted: 'x' }));
  wait.ms = 48 * 3600_000;
  expect(jobs.find(id)?.state).toBe('running');
  await end(0, { wanted: 'x' });
  expect(done).toEqual([{ wanted: 'x' }]);
  wait.ms += 24 * 3600_000;
  expect(jobs.resultOf('forget', id)).toEqual({ wanted: 'x' });
  wait.ms += 1;
  expect(jobs.resultOf('forget', id)).toBeNull();
  expect(jobs.find(id)).toBeNull();
});

it('tells which files work still needs, and forgets what ended but not what runs', async () => {
  const { jobs, end } = openHere();
  const ended = jobs.start(order({ file: '/tmp/x/key-1' }));
  const runs = jobs.start(order({ file: '/tmp/x/key-2' }));
  expect(jobs.isUsed('key-1')).toBe(true);
  await end(0);
  expect([jobs.isUsed('key-1'), jobs.isUsed('key-2')]).toEqual([false, true]);
  jobs.forget();
  expect([jobs.find(ended), jobs.find(runs)?.state]).toEqual([null, 'running']);
});

it('a look at a backup that never ends is stopped, and then it has failed', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const jobs = openJobs({
    surroundings: { logAddress: 'log', version: '0', icu: undefined },
    run: () => {
      let stop: () => void = () => undefined;
      const ended = new Promise((_, reject) => {
        stop = () => reject(new Error('stopped'));
      });
      return { ended, stop };
    },
    nowMs: () => 0,
    done: async () => undefined,
  });
  const look = jobs.start({ ...order('x'), kind: 'lookAtBackup' } as JobOrder);
  const other = jobs.start(order('x'));
  await vi.advanceTimersByTimeAsync(9 * 60_000);
  expect(jobs.find(look)?.state).toBe('running');
  await vi.advanceTimersByTimeAsync(60_000);
  expect([jobs.find(look)?.state, jobs.find(other)?.state]).toEqual(['failed', 'running']);
});
