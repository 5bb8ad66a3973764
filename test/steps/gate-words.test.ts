// Names that may stand in a report: of registered providers and their services, and of nobody else.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { scanKnown } from '../../src/gate/known-values.ts';
import type { Log } from '../../src/log/db.ts';
import { answerServices } from '../../src/log/providers.ts';
import { addUser } from '../../src/log/users.ts';
import { writing } from '../../src/log/writing.ts';
import { servicesFileSchema } from '../../src/model/provider.ts';
import { knownOf, registeredNames } from '../../src/steps/gate-words.ts';
import { freshLog } from '../log/engines.ts';
import { ANALYST } from './year.ts';

let log: Log;
beforeEach(async () => {
  log = await freshLog('sqlite');
});
afterEach(() => log.close());

it('a service that nobody placed with a provider is no registered name', async () => {
  const placed = { service: 'TikTok', provider: 'TikTok Technology Limited', hosting: 'yes', naturalPerson: 'no' };
  const { services } = servicesFileSchema.parse({ format: 'article22-services/1', services: [placed] });
  await writing(log, ANALYST, (db, at) => answerServices(db, services, at));
  await log.db.insertInto('service').values({ code: 'vondelina', name: 'Vondelina Fantasia', recorded_at: ANALYST.now }).execute();
  expect(await registeredNames(log)).toEqual(['TikTok Technology Limited', 'TikTok']);
});

it('whoever may sign in is looked for, an analyst as well as who signs', async () => {
  for (const [login, name, role] of [
    ['ada', 'Ada Fantasia', 'admin'],
    ['cy', 'Cy Vondelina', 'analyst'],
  ] as const)
    await addUser(log, { login, name, role }, ANALYST, { exponent: 4, r: 8, p: 1 });
  const known = await knownOf(log, []);
  const found = (text: string) => scanKnown(text, known).length;
  expect(['Written by Ada Fantasia.', 'Ask Cy Vondelina.', 'Ask Bo Vondelina.'].map(found)).toEqual([1, 1, 0]);
});
