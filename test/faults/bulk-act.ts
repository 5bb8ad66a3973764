// A decision on all notices without one, through the pages: the look, then the deed, which is work of a process of its own.
import type { Place } from './places.ts';
import type { Running } from './program.ts';
import { serve } from './site.ts';

const LIST = '/notices/bulk?answer=none';
const DECISION = {
  action: 'ACTION_REMOVED',
  decidedOn: '2026-10-01',
  decidedAt: '',
  effectiveOn: '',
  ground: 'not-stated',
  automated: 'not-stated',
  redressTold: 'not-recorded',
};

/** Ends the pages when all is decided. Killed, the pages and what they started are gone. */
export function decideOnMany(place: Place): Running {
  const running = place.start(['serve', '--port', '0']);
  const told = decide(place, running).then(
    (isDone) => (isDone ? 0 : 1),
    () => 1,
  );
  return {
    ...running,
    ended: running.ended.then(async (ended) => ({ ...ended, code: ended.code === 0 ? await told : null })),
  };
}

async function decide(place: Place, running: Running): Promise<boolean> {
  const site = await serve(place, running);
  await site.get(LIST);
  const look = await site.submit(LIST, DECISION);
  const expected = /name="expected" value="(\d+)"/.exec(look.html)?.[1];
  const did = expected !== undefined && expected !== '0' ? await site.submit(LIST, { ...DECISION, expected, step: 'confirm' }) : null;
  running.child.kill('SIGTERM');
  return did?.status === 200;
}
