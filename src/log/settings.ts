// Settings of the log: its own key and the report's time zone.
import { EXIT, UserError } from '../error.ts';
import type { Db } from './db.ts';

/** Key of the keyed hashes, 32 bytes; made with the log. */
export async function logKey(db: Db): Promise<Uint8Array> {
  const value = await readSetting(db, 'key');
  if (!value) throw new Error('the log has no key');
  return Buffer.from(value, 'hex');
}

export async function readSetting(db: Db, name: string): Promise<string | null> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value ?? null;
}

export async function writeSetting(db: Db, name: string, value: string): Promise<void> {
  await db
    .insertInto('setting')
    .values({ name, value })
    .onConflict((on) => on.column('name').doUpdateSet({ value }))
    .execute();
}

/**
 * A setting must still be what somebody saw who changes it now; null: whatever it is. Run it in the transaction that writes.
 *
 * @throws UserError `setting.changed-meanwhile`
 */
export function refuseChanged(seen: string | null, now: string): void {
  if (seen === null || seen === now) return;
  throw new UserError(
    'setting.changed-meanwhile',
    'Somebody changed this setting meanwhile. Look at what stands there now, and change it again.',
    EXIT.wouldOverwrite,
  );
}

/** IANA name of the zone in which a day is a calendar day. */
export async function reportTimeZone(db: Db): Promise<string> {
  return (await readSetting(db, 'time-zone')) ?? 'Europe/Brussels';
}
