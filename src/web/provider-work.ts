// Changes of providers and the annex about silence, as work that may run beside the pages: what they take and give are plain values.
import { writeFile } from 'node:fs/promises';
import type { Actor } from '../log/audit-trail.ts';
import { listOpenCorrections } from '../log/corrections.ts';
import type { Log } from '../log/db.ts';
import { changeProviders, type ProviderChange } from '../log/provider-changes.ts';
import type { FindingKind } from '../model/finding.ts';
import type { Day, Period } from '../model/period.ts';
import { act, buildSilenceAnnex, rehearse } from '../workflow.ts';
import type { KeptFile } from './uploads.ts';

export interface ProviderParams {
  readonly providers: { readonly change: ProviderChange; readonly dryRun: boolean };
  /** Its files are written into one, one after the other. */
  readonly annex: KeptFile & {
    readonly provider: string | null;
    readonly period: Period;
    readonly language: string;
    readonly today: Day;
  };
}

export interface ProvidersChanged {
  /** What was only looked at; null: it was done. */
  readonly looked: ProviderChange | null;
  readonly serviceId: number | null;
  /** Published periods that are counted otherwise by this change. */
  readonly corrections: readonly { readonly first: Day; readonly last: Day; readonly version: number; readonly notices: number }[];
}

export interface AnnexMade {
  readonly notices: number;
  readonly uploadId: string;
  /** `start`: where in the file they were written into, bytes. */
  readonly files: readonly { readonly name: string; readonly start: number; readonly sizeBytes: number }[];
  /** What a person should read before the files go out. */
  readonly findings: readonly { readonly file: string; readonly place: string; readonly kind: FindingKind }[];
}

export interface ProviderResults {
  readonly providers: ProvidersChanged;
  readonly annex: AnnexMade;
}

interface Context {
  readonly log: Log;
  readonly actor: Actor;
}

/** @throws UserError as `changeProviders` */
export async function changeOrRehearse(log: Log, { change, dryRun }: ProviderParams['providers'], actor: Actor): Promise<ProvidersChanged> {
  const before = await listOpenCorrections(log.db);
  const cause = { kind: 'provider', act: 'change of a provider' } as const;
  const { value, corrections } = await (dryRun ? rehearse : act)(log, actor, cause, (db, at) => changeProviders(db, change, at));
  const isNew = (id: number, notices: number) => !before.some((one) => one.publicationId === id && one.notices === notices);
  return {
    ...value,
    looked: dryRun ? change : null,
    corrections: corrections
      .filter(({ publicationId, notices }) => isNew(publicationId, notices))
      .map(({ period, version, notices }) => ({ ...period, version, notices })),
  };
}

export const PROVIDER_KINDS: {
  readonly [K in keyof ProviderParams]: (params: ProviderParams[K], context: Context) => Promise<ProviderResults[K]>;
} = {
  providers: (params, { log, actor }) => changeOrRehearse(log, params, actor),
  async annex({ uploadId, file: kept, ...options }, { log, actor }) {
    const { annex, files, findings } = await buildSilenceAnnex(log, options, actor);
    await writeFile(kept, Buffer.concat(files.map(({ bytes }) => bytes)));
    const startOf = (index: number) => files.slice(0, index).reduce((sum, { bytes }) => sum + bytes.length, 0);
    return {
      notices: annex.notices.length,
      uploadId,
      files: files.map(({ name, bytes }, index) => ({ name, start: startOf(index), sizeBytes: bytes.length })),
      findings: findings.map(({ file, place, kind }) => ({ file, place, kind })),
    };
  },
};
