// A service and its legal entity enter the log here: unconfirmed, with their spellings, addresses and a code for the report.
import { siteOf } from '../model/domain.ts';
import { normaliseLabel, slug } from '../model/normalise.ts';
import { entityForm, serviceForm } from '../model/service-name.ts';
import { knownServices } from '../model/vocabulary.ts';
import { answerProvider, answerService } from './answers.ts';
import type { Db } from './db.ts';
import { addSpan } from './entity.ts';
import type { Recognition } from './recognise.ts';

/** Enters what a name was recognised as, unless this very spelling was entered since. */
export async function enterRecognised(
  db: Db,
  name: string,
  found: Recognition,
  now: string,
): Promise<{ serviceId: number; entered: string | null }> {
  const shown = shownName(name);
  const known = found.outcome === 'service' ? found.service : null;
  const provider = found.outcome === 'service' ? known?.providers[0] : found.provider;
  const display = known?.name ?? (found.outcome === 'provider' ? found.provider : shown);
  const present = known?.id ?? (await findSpelling(db, display));
  if (present !== null) {
    await addAlias(db, present, shown);
    return { serviceId: present, entered: null };
  }
  const spellings = [...new Set([display, shown])];
  const serviceId = await insertService(
    db,
    display,
    provider ?? display,
    { spellings, domains: known?.domains ?? [], isKnown: known !== null || provider !== null },
    now,
  );
  return { serviceId, entered: display };
}

/** Enters a service under the very name and legal entity a person gives. */
export async function enterNamedService(db: Db, name: string, provider: string, now: string): Promise<number> {
  const listed = knownServices().find((known) => [known.service, ...known.aliases].some((one) => serviceForm(one) === serviceForm(name)));
  return insertService(db, name.trim(), provider, { spellings: [name], domains: listed?.domains ?? [], isKnown: false }, now);
}

async function insertService(
  db: Db,
  name: string,
  provider: string,
  more: { readonly spellings: readonly string[]; readonly domains: readonly string[]; readonly isKnown: boolean },
  now: string,
): Promise<number> {
  const { id } = await db
    .insertInto('service')
    .values({ code: await freeCode(db, 'service', name), name, recorded_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await answerService(db, id, { hosting: 'unclear', state: 'unconfirmed' }, now);
  for (const spelling of more.spellings) await addAlias(db, id, spelling);
  for (const domain of more.domains) {
    await db
      .insertInto('service_domain')
      .values({ domain, service_id: id })
      .onConflict((on) => on.column('domain').doNothing())
      .execute();
  }
  const providerId = await enterProvider(db, provider, more.isKnown ? 'no' : 'unknown', now);
  await addSpan(db, id, { provider_id: providerId, first_on: null, last_on: null }, now);
  return id;
}

/** Id of the provider of this name (`Ltd` is `Limited`), entered unconfirmed when it is new. */
export async function enterProvider(db: Db, name: string, naturalPerson: 'yes' | 'no' | 'unknown', now: string): Promise<number> {
  const form = entityForm(name);
  const present = (await db.selectFrom('provider').select(['id', 'name']).orderBy('id').execute()).find(
    (row) => entityForm(row.name) === form,
  );
  if (present) return present.id;
  const { id } = await db
    .insertInto('provider')
    .values({ code: await freeCode(db, 'provider', name), name, recorded_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await answerProvider(db, id, { naturalPerson, state: 'unconfirmed' }, now);
  return id;
}

/** The service the log has under this spelling, case and accents aside; null when it has none. */
export async function findSpelling(db: Db, spelling: string): Promise<number | null> {
  const row = await db.selectFrom('service_alias').select('service_id').where('form', '=', normaliseLabel(spelling)).executeTakeFirst();
  return row?.service_id ?? null;
}

/** Another spelling of a service; does nothing when the log already knows the spelling. */
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

/** A name as it may be kept and shown: a URL in a service column names a page, so only its domain stays. */
export function shownName(name: string): string {
  const site = /[/@?]/.test(name) ? siteOf(name) : null;
  return site?.domain ?? name.trim();
}

async function freeCode(db: Db, table: 'provider' | 'service', name: string): Promise<string> {
  const taken = new Set((await db.selectFrom(table).select('code').execute()).map((row) => row.code));
  const base = slug(name) || table;
  if (!taken.has(base)) return base;
  let n = 2;
  while (taken.has(`${base}-${n}`)) n += 1;
  return `${base}-${n}`;
}
