// "I have read these files": who said so, of which files, and whether that is enough for them to go out.
import type { Resolution } from '../model/finding.ts';
import { type Makers, type SignatureState, type SignOff, signatureState, validSignOffs } from '../model/sign-off.ts';
import { type Actor, addAudit, UNNAMED } from './audit-trail.ts';
import type { Db } from './db.ts';
import type { Draft } from './drafts.ts';
import { peopleInOffice } from './people.ts';

export async function saveSignOff(db: Db, filesSha256: string, actor: Actor): Promise<void> {
  await db.insertInto('sign_off').values({ files_sha256: filesSha256, signed_at: actor.now, signed_by: actor.by }).execute();
  await addAudit(db, actor, 'report.signed-off', 'check', { filesSha256 });
}

/** Of exactly these files, in order. */
export async function listSignOffs(db: Db, filesSha256: string): Promise<SignOff[]> {
  const rows = await db.selectFrom('sign_off').selectAll().where('files_sha256', '=', filesSha256).orderBy('id').execute();
  return rows.map((row) => ({ by: row.signed_by, at: row.signed_at, filesSha256: row.files_sha256 }));
}

export interface Signature {
  /** Those that hold: given after every finding was decided. */
  readonly signOffs: readonly SignOff[];
  /** How many people are in office. */
  readonly people: number;
  readonly state: SignatureState;
}

/** `resolutions`: those of exactly these files. */
export async function readSignature(
  db: Db,
  { draftedBy }: Pick<Draft, 'draftedBy'>,
  filesSha256: string,
  resolutions: readonly Resolution[],
): Promise<Signature> {
  const decided = resolutions.filter(({ verdict }) => verdict !== 'removed');
  const instants = decided.map(({ at }) => at).sort();
  const makers: Makers = {
    drafter: draftedBy === UNNAMED ? null : draftedBy,
    resolvers: [...new Set(decided.map(({ by }) => by))],
    lastResolvedAt: instants.at(-1) ?? null,
  };
  const people = await peopleInOffice(db);
  const given = await listSignOffs(db, filesSha256);
  return { signOffs: validSignOffs(given, makers), people: people.length, state: signatureState(given, people, makers) };
}
