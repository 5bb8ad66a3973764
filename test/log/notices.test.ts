// A notice that is told again is known again by its reference, whatever signs stand in it.
import { describe, expect, it } from 'vitest';
import { ENGINES, freshLog } from './engines.ts';
import { notice, takeIn } from './world.ts';

const ODD = [
  'R-1',
  'élan',
  'Ωmega 漢字',
  '👩‍👩‍👧',
  '"quoted"',
  "it's",
  '[1,2]',
  '\\u0041',
  'back\\slash',
  'tab\t',
  'line\nbreak',
  '1',
  '1.0',
  'null',
  '',
  ' ',
];
/** PostgreSQL holds no such text. */
const NUL = 'a\u0000b';

describe.each(ENGINES)('on %s', (engine) => {
  it('each reference is found as it was written', async () => {
    const log = await freshLog(engine);
    const references = engine === 'sqlite' ? [...ODD, NUL] : ODD;
    // More than one statement enters.
    const many = Array.from({ length: 300 }, (_, i) => `N-${i}`);
    const told = [...references, ...many].map((reference) => notice(reference));
    expect((await takeIn(log, told)).outcomes).toEqual(told.map(() => 'new'));
    const again = told.map((one, i) => (i % 2 ? { ...one, items: 2 } : one));
    const { outcomes } = await takeIn(log, again, '2026-06-02T08:00:00.000Z');
    expect(outcomes).toEqual(told.map((_, i) => (i % 2 ? 'updated' : 'unchanged')));
    await log.close();
  });
});
