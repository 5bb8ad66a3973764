// Which service a name means, and entering one the log has not met. Spelling variants meet in one normal form.
import { normaliseLabel, slug } from '../model/normalise.ts';
import type { Provider } from '../model/provider.ts';
import { knownServices } from '../model/vocabulary.ts';
import { answerProvider, answerService } from './answers.ts';
import type { Db } from './db.ts';
import { addSpan } from './entity.ts';

/** Names of services as the log knows them, in memory for one import. */
export interface ServiceBook {
  /** Id of the service a name stands for; null when the log does not know it. */
  find(name: string): number | null;
}

export async function loadServiceBook(db: Db): Promise<ServiceBook> {
  const aliases = await db.selectFrom('service_alias').select(['form', 'service_id']).execute();
  const byForm = new Map(aliases.map((row) => [row.form, row.service_id]));
  return { find: (name) => byForm.get(normaliseLabel(name)) ?? null };
}

/** What the shipped list of services says of a name: a suggestion to confirm. */
export function knownService(
  name: string,
): { readonly service: string; readonly provider: string; readonly domains: readonly string[] } | null {
  const form = normaliseLabel(name);
  return knownServices().find((known) => normaliseLabel(known.service) === form || known.domains.includes(form)) ?? null;
}

/**
 * Enters a service the log has not met, unconfirmed, under the legal entity the shipped list names or else under its own name.
 * Returns its id.
 */
export async function enterService(db: Db, name: string, now: string): Promise<number> {
  const known = knownService(name);
  const display = known?.service ?? name.trim();
  const book = await loadServiceBook(db);
  const present = book.find(display);
  if (present !== null) {
    await addAlias(db, present, name);
    return present;
  }
  const { id } = await db
    .insertInto('service')
    .values({ code: await freeCode(db, 'service', display), name: display, recorded_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await answerService(db, id, { hosting: 'unclear', state: 'unconfirmed' }, now);
  for (const alias of new Set([display, name.trim()])) await addAlias(db, id, alias);
  for (const domain of known?.domains ?? []) {
    await db
      .insertInto('service_domain')
      .values({ domain, service_id: id })
      .onConflict((on) => on.column('domain').doNothing())
      .execute();
  }
  const providerId = await enterProvider(db, known?.provider ?? display, known ? 'no' : 'unknown', now);
  await addSpan(db, id, { provider_id: providerId, first_on: null, last_on: null }, now);
  return id;
}

/** Id of the provider of this name, entered unconfirmed when it is new. */
export async function enterProvider(db: Db, name: string, naturalPerson: Provider['naturalPerson'], now: string): Promise<number> {
  const form = normaliseLabel(name);
  const present = (await db.selectFrom('provider').select(['id', 'name']).execute()).find((row) => normaliseLabel(row.name) === form);
  if (present) return present.id;
  const { id } = await db
    .insertInto('provider')
    .values({ code: await freeCode(db, 'provider', name), name, recorded_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await answerProvider(db, id, { naturalPerson, state: 'unconfirmed' }, now);
  return id;
}

/** Another spelling of a service; does nothing when the form is taken by the same one. */
export async function addAlias(db: Db, serviceId: number, alias: string): Promise<void> {
  await db
    .insertInto('service_alias')
    .values({ form: normaliseLabel(alias), alias: alias.trim(), service_id: serviceId })
    .onConflict((on) => on.column('form').doNothing())
    .execute();
}

/** Makes a spelling of another service mean this one from now on; what was recorded under the other stays there. */
export async function moveAlias(db: Db, serviceId: number, alias: string): Promise<void> {
  await db.updateTable('service_alias').set({ service_id: serviceId }).where('form', '=', normaliseLabel(alias)).execute();
}

async function freeCode(db: Db, table: 'provider' | 'service', name: string): Promise<string> {
  const taken = new Set((await db.selectFrom(table).select('code').execute()).map((row) => row.code));
  const base = slug(name) || table;
  if (!taken.has(base)) return base;
  let n = 2;
  while (taken.has(`${base}-${n}`)) n += 1;
  return `${base}-${n}`;
}
