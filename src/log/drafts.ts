// Drafts: report values stored until they are checked and published.
import type { Selectable } from 'kysely';
import { type Flagger, flaggerSchema } from '../model/flagger.ts';
import { type IndependenceEntry, independenceEntrySchema } from '../model/independence.ts';
import { type Period, samePeriod } from '../model/period.ts';
import type { Report } from '../model/report.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db } from './db.ts';
import { storedReport } from './stored-report.ts';
import type { DraftTable } from './tables.ts';

export interface Draft {
  readonly id: number;
  readonly report: Report;
  /** Entries of the independence register for the authority only; they go into the submission. */
  readonly authorityOnly: readonly IndependenceEntry[];
  /** The flagger's data as it was when drafted: the letter is addressed from it. */
  readonly flagger: Flagger;
  /** What was recorded before this instant was counted. */
  readonly knownBefore: string;
  readonly spanDay: 'first' | 'last' | null;
  readonly draftedAt: string;
  /** As it was said; `not stated` when it was not. */
  readonly draftedBy: string;
}

export async function saveDraft(db: Db, draft: Omit<Draft, 'id' | 'draftedAt' | 'draftedBy'>, actor: Actor): Promise<number> {
  const { id } = await db
    .insertInto('draft')
    .values({
      report: JSON.stringify(draft.report),
      authority_only: JSON.stringify(draft.authorityOnly),
      flagger: JSON.stringify(draft.flagger),
      known_before: draft.knownBefore,
      span_day: draft.spanDay,
      drafted_at: actor.now,
      drafted_by: actor.by,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { period, version } = draft.report;
  await addAudit(db, actor, 'report.drafted', `draft ${id}`, { ...period, version });
  return id;
}

export async function latestDraft(db: Db): Promise<Draft | null> {
  const row = await db.selectFrom('draft').selectAll().orderBy('id', 'desc').executeTakeFirst();
  return row ? draftOf(row) : null;
}

/** The draft that a published version was; null: it is no longer kept. */
export async function draftOfPublication(
  db: Db,
  { knownBefore, period, version }: { readonly knownBefore: string; readonly period: Period; readonly version: number },
): Promise<Draft | null> {
  const rows = await db.selectFrom('draft').selectAll().where('known_before', '=', knownBefore).orderBy('id', 'desc').execute();
  return rows.map(draftOf).find(({ report }) => samePeriod(report.period, period) && report.version === version) ?? null;
}

function draftOf(row: Selectable<DraftTable>): Draft {
  return {
    id: row.id,
    report: storedReport(row.report),
    authorityOnly: independenceEntrySchema.array().parse(JSON.parse(row.authority_only)),
    flagger: flaggerSchema.parse(JSON.parse(row.flagger)),
    knownBefore: row.known_before,
    spanDay: row.span_day as Draft['spanDay'],
    draftedAt: row.drafted_at,
    draftedBy: row.drafted_by,
  };
}
