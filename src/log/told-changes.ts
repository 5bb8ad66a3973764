// Changes of the flagger's data and of its register that an awarding authority has not been told (BIPT decision of 22 December 2025,
// point 43): worked out from the dated documents, and from what was told or sent since.
import type { Selectable } from 'kysely';
import { changesBetween, type DocumentChange, type Fields, flaggerFields, registerFields } from '../model/document-changes.ts';
import { awardOf, flaggerSchema } from '../model/flagger.ts';
import { independenceSchema } from '../model/independence.ts';
import { addDays, type Day, dayIn, startOfDay } from '../model/period.ts';
import { type Actor, addAudit, recorded } from './audit-trail.ts';
import type { Db } from './db.ts';
import { readFlagger } from './documents.ts';
import { refuseOtherDays } from './entered-days.ts';
import { listPublications } from './publications.ts';
import { listSendings } from './sendings.ts';
import { reportTimeZone } from './settings.ts';
import type { ToldChangesTable } from './tables.ts';

export interface UntoldChanges {
  readonly award: string;
  /** Day on which the authority was last told, or was last sent a report; null: never since the data were first entered. */
  readonly toldOn: Day | null;
  readonly changes: readonly DocumentChange[];
  /** What was recorded as told, oldest first; reports that were sent stand in the sendings. */
  readonly told: readonly { readonly on: Day; readonly how: string | null; readonly note: string | null }[];
}

/** For each award in force in the log, what its authority has not been told. */
export async function untoldChanges(db: Db): Promise<UntoldChanges[]> {
  const flagger = await readFlagger(db);
  const documents = await readDocuments(db);
  const rows = await db.selectFrom('told_changes').selectAll().orderBy('id').execute();
  const told = await toldUpTo(db, documents, rows);
  return (flagger?.awards ?? []).map(({ code }) => {
    const known = told.get(code);
    const flaggerStates = since(documents.flagger, known?.flaggerId).map(({ on, document }) => ({
      on,
      fields: flaggerFields(flaggerSchema.parse(JSON.parse(document)), code),
    }));
    const registerStates = since(documents.independence, known?.independenceId).map(({ on, document }) => ({
      on,
      fields: registerFields(independenceSchema.parse(JSON.parse(document))),
    }));
    // A flagger's data without this award are older than it: the authority knows it from its own decision.
    const ownStates = flaggerStates.filter(({ fields }) => hasAward(fields));
    const changes = [...changesBetween('flagger', ownStates), ...changesBetween('independence', registerStates)];
    const own = rows.filter((row) => row.award === code).map(({ told_on, how, note }) => ({ on: told_on, how, note }));
    return { award: code, toldOn: known?.on ?? null, changes, told: own };
  });
}

const hasAward = (fields: Fields) => fields.has('reference of the decision');

/**
 * Records that an authority was told all changes entered so far, or by the end of a day (`upToOn`). Returns those it was told.
 *
 * @throws UserError `award.unknown`, `day.order` for a day before the award or after today
 */
export async function tellChanges(
  db: Db,
  told: {
    readonly award: string;
    readonly on: Day;
    readonly how: string | null;
    readonly note: string | null;
    readonly upToOn: Day | null;
  },
  actor: Actor,
): Promise<readonly DocumentChange[]> {
  const { decidedOn } = awardOf(told.award, (await readFlagger(db))?.awards ?? []);
  await refuseOtherDays(db, told.on, { on: decidedOn, what: 'the status was awarded' }, actor);
  const of = (all: readonly UntoldChanges[]) => all.find(({ award }) => award === told.award)?.changes ?? [];
  const before = of(await untoldChanges(db));
  const documents = await readDocuments(db);
  const until = told.upToOn === null ? null : startOfDay(await reportTimeZone(db), addDays(told.upToOn, 1));
  const ids = { flagger_id: lastIdBefore(documents.flagger, until), independence_id: lastIdBefore(documents.independence, until) };
  const row = { award: told.award, told_on: told.on, ...ids };
  await db
    .insertInto('told_changes')
    .values({ ...row, how: told.how, note: told.note, ...recorded(actor) })
    .execute();
  const after = of(await untoldChanges(db));
  const isOpen = (change: DocumentChange) => after.some(({ document, field }) => document === change.document && field === change.field);
  const closed = before.filter((change) => !isOpen(change));
  await addAudit(db, actor, 'changes.told', `award ${told.award}`, { on: told.on, changes: closed.length });
  return closed;
}

interface Stored {
  readonly id: number;
  readonly recordedAt: string;
  readonly on: Day;
  readonly document: string;
}

async function readDocuments(db: Db): Promise<{ readonly flagger: readonly Stored[]; readonly independence: readonly Stored[] }> {
  const timeZone = await reportTimeZone(db);
  const of = async (table: 'flagger' | 'independence') => {
    const rows = await db.selectFrom(table).select(['id', 'recorded_at', 'document']).orderBy('id').execute();
    return rows.map(({ id, recorded_at, document }) => ({ id, recordedAt: recorded_at, on: dayIn(timeZone, recorded_at), document }));
  };
  return { flagger: await of('flagger'), independence: await of('independence') };
}

/** The last document that is known to the authority and all after it; without one, from the first that was entered. */
function since(documents: readonly Stored[], knownId = 0): readonly Stored[] {
  const from = documents.findLastIndex(({ id }) => id <= knownId);
  return documents.slice(Math.max(from, 0));
}

/** 0: none. `until` is an instant; null: now. */
function lastIdBefore(documents: readonly Stored[], until: string | null): number {
  return documents.findLast(({ recordedAt }) => until === null || recordedAt < until)?.id ?? 0;
}

interface Told {
  readonly on: Day;
  readonly flaggerId: number;
  readonly independenceId: number;
}

/** Up to which document each authority knows: it was told, or it was sent a report that was made of them. */
async function toldUpTo(
  db: Db,
  documents: Awaited<ReturnType<typeof readDocuments>>,
  rows: readonly Selectable<ToldChangesTable>[],
): Promise<Map<string, Told>> {
  const known = new Map((await listPublications(db)).map(({ id, knownBefore }) => [id, knownBefore]));
  const all = [
    ...rows.map((row) => ({ award: row.award, on: row.told_on, flaggerId: row.flagger_id, independenceId: row.independence_id })),
    ...(await listSendings(db)).map(({ award, sentOn, publicationId }) => {
      const until = known.get(publicationId) ?? '';
      return {
        award,
        on: sentOn,
        flaggerId: lastIdBefore(documents.flagger, until),
        independenceId: lastIdBefore(documents.independence, until),
      };
    }),
  ];
  const told = new Map<string, Told>();
  for (const { award, on, flaggerId, independenceId } of all) {
    const before = told.get(award);
    told.set(award, {
      on: before && before.on > on ? before.on : on,
      flaggerId: Math.max(flaggerId, before?.flaggerId ?? 0),
      independenceId: Math.max(independenceId, before?.independenceId ?? 0),
    });
  }
  return told;
}
