// The process in which tests run many commands must not be seen in what they say.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, desk } from './run.ts';

let at: Desk;
beforeEach(() => {
  at = desk();
});
afterEach(() => at.clear());

// Each command listened for errors of its streams once more, and Node.js warned on stderr of whichever came eleventh.
it('says nothing of the commands before', async () => {
  const said = [];
  for (let run = 0; run < 13; run++) said.push((await at.run('--version')).stderr);
  expect(said).toEqual(said.map(() => ''));
});
