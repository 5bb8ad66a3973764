// What an import does with the names of services: certain ones counted, doubtful ones asked about, and what is said of each.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adHocProfile } from '../../src/import/ad-hoc.ts';
import type { Log } from '../../src/log/db.ts';
import { listServices } from '../../src/log/provider-list.ts';
import type { Profile } from '../../src/model/profile.ts';
import { importFile, lookAtFile } from '../../src/workflow.ts';
import { freshLog } from '../log/engines.ts';
import { ANALYST, SMALL_PROFILE, small, sourceOf } from './year.ts';

const WRITE = { dryRun: false, anotherFile: null } as const;
const URLS: Profile = { ...SMALL_PROFILE, columns: { ...SMALL_PROFILE.columns, url: { label: 'Account' } }, serviceFromUrl: true };
const names = (...services: string[]) => small(...services.map((service, i) => `r${i},2026-03-10,${service},grooming,,,`));

describe('an import', () => {
  let log: Log;
  beforeEach(async () => {
    log = await freshLog('sqlite');
  });
  afterEach(() => log.close());

  it('counts spellings of one service together and says aloud which it took for known', async () => {
    const { result } = await importFile(log, names('TikTok', 'tik tok', 'FB', 'FB', 'Facebook'), SMALL_PROFILE, WRITE, ANALYST);
    expect(result.summary).toMatchObject({ new: 5, held: 0 });
    expect(result.newServices).toEqual(['TikTok', 'Facebook']);
    expect(result.warnings.filter(({ code }) => code === 'provider.taken-as').map(({ value, line }) => [value, line])).toEqual([['FB', 4]]);
  });

  it('holds what is only like a service, with the reason and the likely answers', async () => {
    const { result } = await importFile(
      log,
      names('Facebook', 'Facebok', 'Fаcebook', 'Facebook/Instagram', 'TikTok Technology Ltd', 'Leakimedia'),
      SMALL_PROFILE,
      WRITE,
      ANALYST,
    );
    expect(result.summary).toMatchObject({ new: 1, held: 5 });
    expect(new Map(result.held.map(({ value, suggestions }) => [value, suggestions]))).toEqual(
      new Map([
        ['Facebok', ['Facebook']],
        ['Fаcebook', ['Facebook']],
        ['Facebook/Instagram', ['Facebook', 'Instagram']],
        ['TikTok Technology Ltd', ['TikTok']],
        ['Leakimedia', []],
      ]),
    );
    expect(new Set(result.reasons)).toEqual(
      new Set(['value.unmapped', 'provider.possible-variants', 'text.mixed-scripts', 'value.multiple']),
    );
    expect((await listServices(log.db, null)).map(({ name }) => name)).toEqual(['Facebook']);
  });

  it('enters doubtful names as themselves where the profile says so, and warns once for each', async () => {
    const profile: Profile = { ...SMALL_PROFILE, unknownServices: 'unconfirmed' };
    const { result } = await importFile(log, names('Facebook', 'Facebok', 'Facebok', 'facebok'), profile, WRITE, ANALYST);
    expect(result.summary).toMatchObject({ new: 4, held: 0 });
    expect((await listServices(log.db, null)).map(({ name, state }) => [name, state])).toEqual([
      ['Facebok', 'unconfirmed'],
      ['Facebook', 'unconfirmed'],
    ]);
    expect(result.warnings.filter(({ code }) => code === 'provider.possible-variants')).toHaveLength(1);
  });

  it('takes the service of a blank cell from the address of the URL only when asked to, and never the user’s part of it', async () => {
    const lines = [
      'a,2026-03-10,,grooming,,,https://www.tiktok.com/@someone/1',
      'b,2026-03-10,,grooming,,,https://someone.forum.example/x',
    ];
    const refused = await importFile(log, small(...lines), { ...URLS, serviceFromUrl: false }, { ...WRITE, dryRun: true }, ANALYST);
    expect(refused.result.summary).toMatchObject({ rejected: 2 });
    const { result } = await importFile(log, small(...lines), URLS, WRITE, ANALYST);
    expect(result.summary).toMatchObject({ new: 1, held: 1 });
    expect(result.held).toEqual([{ field: 'service', value: 'forum.example', records: 1, suggestions: [] }]);
    expect((await listServices(log.db, null)).map(({ name }) => name)).toEqual(['TikTok']);
  });
});

it('a look at a file without a log names services that may be one', async () => {
  const file = sourceOf('x.csv', 'Sent,Platform\n2026-03-10,Facebook\n2026-03-11,Facebok\n2026-03-12,X\n2026-03-13,face book\n');
  const { result } = await lookAtFile(file, adHocProfile(['sent_on=Sent', 'provider=Platform'], 'Europe/Brussels'), {
    today: '2026-06-01',
  });
  expect(result.records.map(({ values }) => values['provider'])).toEqual(['Facebook', 'Facebok', 'X', 'face book']);
  expect(result.outcome).toBe('ok');
  expect(result.reasons).toEqual(['provider.possible-variants']);
  expect(result.warnings.filter(({ code }) => code === 'provider.possible-variants')).toHaveLength(3);
});
