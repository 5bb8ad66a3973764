import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Log } from '../../src/log/db.ts';
import { readFlagger, saveFlagger } from '../../src/log/documents.ts';
import { reportTimeZone } from '../../src/log/settings.ts';
import { pageLanguage, setPageLanguage, setTimeZone } from '../../src/log/settings-acts.ts';
import { freshLog } from './engines.ts';
import { actor, flagger, instant, notice, takeIn } from './world.ts';

const at = actor('2026-11-22T09:00:00.000Z');
let log: Log;
const trail = async () =>
  (await log.db.selectFrom('audit').selectAll().orderBy('id').execute()).map(({ act, detail }) => [act, JSON.parse(detail)]);
beforeEach(async () => {
  log = await freshLog('sqlite');
});
afterEach(() => log.close());

it('another time zone tells the days of the log anew, and stands in the flagger’s data, too', async () => {
  await takeIn(log, [notice('late', { sent: instant('2026-03-10T23:30:00.000Z', '2026-03-11') })]);
  const sent = () => log.db.selectFrom('notice').select('sent_first_on as on').executeTakeFirstOrThrow();
  expect(await setTimeZone(log.db, 'America/New_York', at)).toBe(1);
  expect([await sent(), await reportTimeZone(log.db)]).toEqual([{ on: '2026-03-10' }, 'America/New_York']);
  expect((await trail()).at(-1)).toEqual(['time-zone.changed', { from: 'Europe/Brussels', to: 'America/New_York', notices: 1 }]);
  await saveFlagger(log.db, flagger({ timeZone: 'America/New_York' }), at);
  expect(await setTimeZone(log.db, 'Europe/Brussels', at)).toBe(1);
  expect((await readFlagger(log.db))?.timeZone).toBe('Europe/Brussels');
  expect([await sent(), await reportTimeZone(log.db)]).toEqual([{ on: '2026-03-11' }, 'Europe/Brussels']);
  await expect(setTimeZone(log.db, 'Europe/Atlantis', at)).rejects.toMatchObject({ code: 'time-zone.unknown' });
});

it('the pages have a language for whoever chose none', async () => {
  expect(await pageLanguage(log.db)).toBeNull();
  await setPageLanguage(log.db, 'fr', at);
  expect(await pageLanguage(log.db)).toBe('fr');
  await setPageLanguage(log.db, null, at);
  expect(await pageLanguage(log.db)).toBeNull();
  expect(await trail()).toEqual([
    ['setting.changed', { from: null, to: 'fr' }],
    ['setting.changed', { from: 'fr', to: '' }],
  ]);
  await expect(setPageLanguage(log.db, 'bg', at)).rejects.toMatchObject({ code: 'language.unknown' });
});
