// The reminders of the status: each names a command that acts on the report it speaks of, also when another was published since.
import { expect, it } from 'vitest';
import { statusText } from '../../src/cli/status.ts';
import type { LogStatus } from '../../src/log/status.ts';

const year = { first: '2026-01-01', last: '2026-12-31', version: 2 };
const quarter = { first: '2027-01-01', last: '2027-03-31', version: 1 };
const status: LogStatus = {
  notices: 1,
  byYear: [],
  imports: 1,
  heldImports: [],
  unconfirmedServices: 0,
  flagger: true,
  independence: true,
  narrativeLanguages: ['nl'],
  draft: null,
  published: [year, quarter].map((one) => ({ ...one, releasedOn: '2027-04-20', supersededBy: null })),
  openCorrections: [],
  nextReportDueOn: null,
  awards: [
    {
      award: 'bipt',
      nextReportDueOn: null,
      duePublished: false,
      unsent: [year, quarter],
      unacknowledged: [],
      untoldChanges: 0,
      untoldSinceOn: null,
    },
  ],
  withoutAddress: [year, quarter],
};
const lines = statusText('a.sqlite', status, 0, '2027-04-20').split('\n');

it.each([
  ['2026-01-01 to 2026-12-31', '2026-01-01..2026-12-31'],
  ['2027-01-01 to 2027-03-31', '2027-01-01..2027-03-31'],
])('about the report of %s name its period, and every option the command asks for', (said, period) => {
  const commands = lines.filter((line) => line.includes(`report of ${said}`)).map((line) => line.split(': article22 ')[1]);
  expect(commands).toEqual([
    `publication address URL --period ${period}`,
    `sending add --award bipt --period ${period} --on DAY --how WAY`,
  ]);
});
