// What people answered about a service or a provider. An answer is a row; another answer ends it and adds the next.
import type { Provider, Service } from '../model/provider.ts';
import type { Db } from './db.ts';

export type AboutService = Pick<Service, 'hosting' | 'state'>;
export type AboutProvider = Pick<Provider, 'naturalPerson' | 'state'>;

/** Records an answer about a service, its first one too; the same answer again changes nothing. */
export async function answerService(db: Db, serviceId: number, { hosting, state }: AboutService, now: string): Promise<void> {
  const held = await db
    .selectFrom('service_answer')
    .selectAll()
    .where('service_id', '=', serviceId)
    .where('superseded_at', 'is', null)
    .executeTakeFirst();
  if (held?.hosting === hosting && held.state === state) return;
  if (held) await db.updateTable('service_answer').set({ superseded_at: now }).where('id', '=', held.id).execute();
  await db.insertInto('service_answer').values({ service_id: serviceId, hosting, state, recorded_at: now, superseded_at: null }).execute();
}

/** Records an answer about a provider, its first one too; the same answer again changes nothing. */
export async function answerProvider(db: Db, providerId: number, { naturalPerson, state }: AboutProvider, now: string): Promise<void> {
  const held = await db
    .selectFrom('provider_answer')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('superseded_at', 'is', null)
    .executeTakeFirst();
  if (held?.natural_person === naturalPerson && held.state === state) return;
  if (held) await db.updateTable('provider_answer').set({ superseded_at: now }).where('id', '=', held.id).execute();
  await db
    .insertInto('provider_answer')
    .values({ provider_id: providerId, natural_person: naturalPerson, state, recorded_at: now, superseded_at: null })
    .execute();
}
