// "I have read these files": who said so, of which files, and whether that is enough for them to go out.
import type { Resolution } from '../model/finding.ts';
import {
  countPeople,
  type Makers,
  type Office,
  type SignatureState,
  type SignOff,
  signatureState,
  validSignOffs,
  whyOneMore,
} from '../model/sign-off.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db } from './db.ts';
import type { Draft } from './drafts.ts';
import { isNobody, listPeople } from './people.ts';

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
  /** How many people were in office at any time since the draft was first checked. */
  readonly people: number;
  readonly state: SignatureState;
  /** Why one signature is not enough, as the end of a sentence; null unless the state is `own-work`. */
  readonly oneMoreFor: string | null;
}

/** `resolutions`: those of exactly these files. */
export async function readSignature(
  db: Db,
  { id, draftedBy }: Pick<Draft, 'id' | 'draftedBy'>,
  filesSha256: string,
  resolutions: readonly Resolution[],
): Promise<Signature> {
  const decided = resolutions.filter(({ verdict }) => verdict !== 'removed');
  const instants = decided.map(({ at }) => at).sort();
  const makers: Makers = {
    drafter: isNobody(draftedBy) ? null : draftedBy,
    resolvers: [...new Set(decided.map(({ by }) => by))],
    lastResolvedAt: instants.at(-1) ?? null,
  };
  const office = await officeSince(db, id);
  const given = await listSignOffs(db, filesSha256);
  const state = signatureState(given, office, makers);
  return {
    signOffs: validSignOffs(given, makers),
    people: countPeople(office.counting),
    state,
    oneMoreFor: state === 'own-work' ? whyOneMore(office, makers) : null,
  };
}

/** Who must sign is fixed when a draft is first checked: retiring the other reader, or checking once more, changes nothing about it. */
async function officeSince(db: Db, draftId: number): Promise<Office> {
  const { first } = await db
    .selectFrom('gate_check')
    .select(db.fn.min('checked_at').as('first'))
    .where('draft_id', '=', draftId)
    .executeTakeFirstOrThrow();
  const people = await listPeople(db);
  const counting = people.filter(({ retiredAt }) => retiredAt === null || (first !== null && retiredAt > first));
  return { counting: counting.map(({ name }) => name), entered: people.map(({ name }) => name) };
}
