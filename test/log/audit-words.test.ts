// What the trail never holds: a name or a word that somebody gave to a file, a profile, a source or a provider. It holds their numbers.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { noteDifference } from '../../src/log/corrections.ts';
import type { Log } from '../../src/log/db.ts';
import { saveProfile } from '../../src/log/documents.ts';
import { answerServices, confirmServices } from '../../src/log/providers.ts';
import { silenceSubject } from '../../src/log/silence-notices.ts';
import { takeNotice } from '../../src/log/told-notice.ts';
import { addUser, disableUser } from '../../src/log/users.ts';
import { writing } from '../../src/log/writing.ts';
import { profileOf } from '../import/source.ts';
import { freshLog } from './engines.ts';
import { actor, notice, takeIn } from './world.ts';

const AT = actor('2026-11-22T09:00:00.000Z');
const NAME = 'Vondelina Fantasia';

let log: Log;
beforeAll(async () => {
  log = await freshLog('sqlite');
});
afterAll(() => log.close());

it('is no name of anybody but who acted, and no word of a notice', async () => {
  await takeIn(log, [
    notice(`${NAME} 1`, { ownLabel: NAME, note: NAME, service: `Blog of ${NAME}`, known: [{ kind: 'account', text: NAME }] }),
  ]);
  await addUser(log, { login: 'vondelina', name: NAME, role: 'admin' }, AT, { exponent: 4, r: 8, p: 1 });
  await addUser(log, { login: 'other', name: 'Other Example', role: 'admin' }, AT, { exponent: 4, r: 8, p: 1 });
  await disableUser(log, 'vondelina', AT);
  await writing(log, AT, async (db, at) => {
    await saveProfile(db, profileOf({ name: 'export-of-vondelina-fantasia' }), at);
    await takeNotice(db, 'vondelina-fantasia', notice('A-1', { service: `Blog of ${NAME}` }), at);
    const answer = { provider: NAME, naturalPerson: 'yes', hosting: 'yes', since: null } as const;
    await answerServices(db, [{ service: `Blog of ${NAME}`, ...answer, aliases: [`${NAME} online`] }], at);
    await confirmServices(db, 'all', 'yes', at);
    await confirmServices(db, [`Blog of ${NAME}`], 'yes', at);
    const { code } = await db.selectFrom('provider').select('code').where('name', '=', NAME).executeTakeFirstOrThrow();
    expect(code).toContain('vondelina');
    expect(await silenceSubject(db, code)).toMatch(/^provider \d+$/);
    const bytes = { report: '{}', public_zip: Buffer.from(''), public_sha256: '', submission_zip: Buffer.from(''), submission_sha256: '' };
    const period = {
      kind: 'annual',
      period_first: '2026-01-01',
      period_last: '2026-12-31',
      as_of_on: '2027-01-31',
      released_on: '2027-01-31',
    };
    const row = { ...bytes, ...period, version: 1, known_before: AT.now, published_at: AT.now, published_by: AT.by };
    const { id } = await db.insertInto('publication').values(row).returning('id').executeTakeFirstOrThrow();
    await noteDifference(db, id, { notices: 1, isByThisAct: true }, { kind: 'import', act: `import of ${NAME}.csv` }, at);
  });
  const trail = await log.db.selectFrom('audit').select(['who', 'act', 'subject', 'detail']).orderBy('id').execute();
  expect(trail.length).toBeGreaterThan(10);
  expect(trail.filter((line) => /vondelina|fantasia/i.test(JSON.stringify(line)))).toEqual([]);
});
