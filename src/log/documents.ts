// The flagger's own documents: its data and awards, the independence register, the narrative, mapping profiles.
// Each change adds a row; the latest is in force and the earlier ones say what was held on an earlier day.
import { createHash } from 'node:crypto';
import { type Flagger, flaggerSchema } from '../model/flagger.ts';
import { type IndependenceRegister, independenceSchema } from '../model/independence.ts';
import type { Narrative } from '../model/narrative.ts';
import type { NarrativeField } from '../model/narrative-field.ts';
import { compareText } from '../model/normalise.ts';
import type { Profile } from '../model/profile.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db } from './db.ts';

/** The flagger's data as recorded before `before` (an instant; null: now). */
export async function readFlagger(db: Db, before: string | null = null): Promise<Flagger | null> {
  const document = await latest(db, 'flagger', before);
  return document === null ? null : flaggerSchema.parse(JSON.parse(document));
}

/** True when something changed. */
export function saveFlagger(db: Db, flagger: Flagger, actor: Actor): Promise<boolean> {
  return append(db, 'flagger', flagger, actor);
}

export async function readIndependence(db: Db, before: string | null = null): Promise<IndependenceRegister | null> {
  const document = await latest(db, 'independence', before);
  return document === null ? null : independenceSchema.parse(JSON.parse(document));
}

export function saveIndependence(db: Db, register: IndependenceRegister, actor: Actor): Promise<boolean> {
  return append(db, 'independence', register, actor);
}

async function latest(db: Db, table: 'flagger' | 'independence', before: string | null): Promise<string | null> {
  let query = db.selectFrom(table).select('document').orderBy('id', 'desc').limit(1);
  if (before) query = query.where('recorded_at', '<', before);
  return (await query.executeTakeFirst())?.document ?? null;
}

async function append(db: Db, table: 'flagger' | 'independence', value: unknown, actor: Actor): Promise<boolean> {
  const document = JSON.stringify(value);
  if ((await latest(db, table, null)) === document) return false;
  await db.insertInto(table).values({ document, recorded_at: actor.now, recorded_by: actor.by }).execute();
  await addAudit(db, actor, `${table}.saved`, table, { sha256: sha256(document) });
  return true;
}

export async function readNarrative(db: Db, before: string | null = null): Promise<Narrative> {
  let query = db.selectFrom('narrative').select(['language', 'field', 'body']).orderBy('id');
  if (before) query = query.where('recorded_at', '<', before);
  const texts: Record<string, Partial<Record<NarrativeField, string>>> = {};
  for (const { language, field, body } of await query.execute()) {
    const { [field as NarrativeField]: _replaced, ...others } = texts[language] ?? {};
    texts[language] = body === null ? others : { ...others, [field]: body };
  }
  return Object.fromEntries(
    Object.entries(texts)
      .filter(([, fields]) => Object.keys(fields).length > 0)
      .sort(([a], [b]) => compareText(a, b)),
  );
}

/** Sets or empties (null) one field in one language. True when it changed. */
export async function setNarrative(db: Db, language: string, field: NarrativeField, body: string | null, actor: Actor): Promise<boolean> {
  const current = (await readNarrative(db))[language]?.[field] ?? null;
  if (current === body) return false;
  await db.insertInto('narrative').values({ language, field, body, recorded_at: actor.now, recorded_by: actor.by }).execute();
  await addAudit(db, actor, 'narrative.set', `${field} (${language})`, { characters: body?.length ?? 0 });
  return true;
}

export interface StoredProfile {
  readonly id: number;
  readonly sha256: string;
  readonly profile: Profile;
}

/** Latest version of each profile, by name. */
export async function listProfiles(db: Db): Promise<StoredProfile[]> {
  const { profileSchema } = await import('../model/profile.ts');
  const rows = await db.selectFrom('profile').selectAll().orderBy('id').execute();
  const byName = new Map(rows.map((row) => [row.name, row]));
  return [...byName.values()]
    .sort((a, b) => compareText(a.name, b.name))
    .map((row) => ({ id: row.id, sha256: row.sha256, profile: profileSchema.parse(JSON.parse(row.document)) }));
}

/** Saves a profile under its name; the same one again is not saved twice. */
export async function saveProfile(db: Db, profile: Profile, actor: Actor): Promise<StoredProfile & { readonly changed: boolean }> {
  const document = JSON.stringify(profile);
  const hash = sha256(document);
  const present = (await listProfiles(db)).find((stored) => stored.profile.name === profile.name);
  if (present?.sha256 === hash) return { ...present, changed: false };
  const { id } = await db
    .insertInto('profile')
    .values({ name: profile.name, document, sha256: hash, recorded_at: actor.now, recorded_by: actor.by })
    .returning('id')
    .executeTakeFirstOrThrow();
  await addAudit(db, actor, 'profile.saved', `profile ${id}`, { sha256: hash });
  return { id, sha256: hash, profile, changed: true };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
