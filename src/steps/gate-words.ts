// What the gate is told: the values of the log that no text may hold, and the words that may stand anywhere.
import { formHash } from '../gate/keyed-hash.ts';
import { buildKnownValues, type KnownValues } from '../gate/known-values.ts';
import type { Log } from '../log/db.ts';
import { knownValues } from '../log/kept-values.ts';
import { listPeople } from '../log/people.ts';
import { listProviders, listServices } from '../log/provider-list.ts';
import { logKey } from '../log/settings.ts';
import { listUsers } from '../log/users.ts';
import type { Flagger } from '../model/flagger.ts';
import { type KnownValue, knownValue } from '../model/known.ts';
import { actions, authorities, categories, knownServices } from '../model/vocabulary.ts';

/** `allowed` are public by themselves: a value of the log that equals one is none. */
export async function knownOf(log: Log, allowed: readonly string[]): Promise<KnownValues> {
  const key = await logKey(log.db);
  return buildKnownValues(key, logValues(log, key), allowed);
}

async function* logValues(log: Log, key: Uint8Array): AsyncGenerator<KnownValue> {
  yield* knownValues(log.db, formHash(key));
  // A provider that is a natural person is never named in a report.
  for (const provider of await listProviders(log.db, null)) {
    const value = provider.naturalPerson === 'yes' ? knownValue(key, provider.name) : null;
    if (value) yield value;
  }
  // Nor is anybody of the flagger's own staff.
  for (const { name } of [...(await listPeople(log.db)), ...(await listUsers(log.db))]) {
    const value = knownValue(key, name);
    if (value) yield value;
  }
}

/** Reviewed labels, names of authorities and of well-known services. */
export function vocabularyWords(): string[] {
  return [
    ...knownServices().flatMap(({ service, provider }) => [service, provider]),
    ...categories().flatMap(({ label, subcategories }) => [
      ...Object.values(label),
      ...subcategories.flatMap((sub) => Object.values(sub.label)),
    ]),
    ...actions().flatMap(({ label }) => Object.values(label)),
    ...authorities().flatMap(({ name, nameEn, abbreviation }) => [...Object.values(name), nameEn, ...(abbreviation ? [abbreviation] : [])]),
  ];
}

/** Providers that a person confirmed to be no natural person, and their services. */
export async function registeredNames(log: Log): Promise<string[]> {
  const providers = (await listProviders(log.db, null)).filter(
    (provider) => provider.naturalPerson === 'no' && provider.state === 'confirmed',
  );
  const named = new Set(providers.map(({ code }) => code));
  const services = (await listServices(log.db, null)).filter(
    ({ providers: owners }) => owners.length > 0 && owners.every(({ provider }) => named.has(provider)),
  );
  return [...providers.map(({ name }) => name), ...services.map(({ name }) => name)];
}

/** What the flagger says about itself. */
export function flaggerWords(flagger: Flagger): string[] {
  return [
    ...Object.values(flagger.name),
    flagger.legalName,
    ...flagger.awards.flatMap((award) => [
      award.decisionReference,
      ...Object.values(award.authority.name),
      ...award.area.flatMap((item) => Object.values(item.label)),
    ]),
  ];
}
