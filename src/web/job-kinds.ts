// What runs beside the pages: each kind with what it takes and gives, all of it plain values that travel between two processes.

import type { Actor } from '../log/audit-trail.ts';
import { openLog } from '../log/database.ts';
import { asUserError } from '../log/database-errors.ts';
import type { Log } from '../log/db.ts';
import { checkDraft, type DraftOptions, draftReport, type Inspection, publishReport, type ToldImport } from '../workflow.ts';
import { BULK_KINDS, type BulkJobParams, type BulkJobResults } from './bulk-work.ts';
import { DOCTOR_KINDS, type DoctorParams, type DoctorResults } from './doctor-work.ts';
import { FLAGGER_KINDS, type FlaggerParams, type FlaggerResults } from './flagger-work.ts';
import { type ImportParams, type InspectParams, importSent, inspectSent, type Undone, type UndoParams, undoImport } from './import-work.ts';
import { PROVIDER_KINDS, type ProviderParams, type ProviderResults } from './provider-work.ts';
import { SETTINGS_KINDS, type SettingsParams, type SettingsResults } from './settings-work.ts';
import { SITE_KINDS, type SiteParams, type SiteResults } from './site-work.ts';

export interface JobParams extends BulkJobParams, DoctorParams, FlaggerParams, ProviderParams, SettingsParams, SiteParams {
  readonly inspect: InspectParams;
  readonly import: ImportParams;
  readonly undo: UndoParams;
  readonly draft: DraftOptions;
  readonly check: null;
  /** SHA-256 of the files that whoever ordered it saw. */
  readonly publish: { readonly seen: string };
}

export interface JobResults extends BulkJobResults, DoctorResults, FlaggerResults, ProviderResults, SettingsResults, SiteResults {
  readonly inspect: Inspection;
  readonly import: ToldImport;
  readonly undo: Undone;
  readonly draft: { readonly draftId: number; readonly remarks: readonly string[] };
  readonly check: { readonly open: number };
  readonly publish: { readonly version: number };
}

export type JobKind = keyof JobParams;

/** What the process is told. */
export interface Task {
  readonly logAddress: string;
  readonly version: string;
  readonly icu: string | undefined;
  readonly kind: JobKind;
  readonly params: unknown;
  readonly actor: Actor;
}

interface Context {
  readonly log: Log;
  readonly actor: Actor;
  readonly version: string;
  readonly icu: string | undefined;
  readonly progress: (done: number, of: number) => void;
}

const KINDS: { readonly [K in JobKind]: (params: JobParams[K], context: Context) => Promise<JobResults[K]> } = {
  ...BULK_KINDS,
  ...DOCTOR_KINDS,
  ...FLAGGER_KINDS,
  ...PROVIDER_KINDS,
  ...SETTINGS_KINDS,
  ...SITE_KINDS,
  inspect: (params, { log, progress }) => inspectSent(log, params, progress),
  import: (params, { log, actor, progress }) => importSent(log, params, actor, progress),
  undo: (params, { log, actor }) => undoImport(log, params, actor),
  async draft(options, { log, actor, version, icu }) {
    const { draftId, remarks } = await draftReport(log, version, { ...options, icu }, actor);
    return { draftId, remarks };
  },
  async check(_, { log, actor }) {
    return { open: (await checkDraft(log, actor)).open.length };
  },
  async publish({ seen }, { log, actor }) {
    const { report } = await publishReport(log, () => undefined, actor, seen);
    return { version: report.version };
  },
};

/** Opens the log, does the task and closes it. @throws UserError as its step */
export async function runTask({ logAddress, kind, params, actor, version, icu }: Task, progress: Context['progress']): Promise<unknown> {
  const log = await openLog(logAddress, { lockWaitMs: 60_000 });
  try {
    const work = KINDS[kind] as (params: unknown, context: Context) => Promise<unknown>;
    return await work(params, { log, actor, version, icu, progress });
  } catch (error) {
    throw asUserError(error, log.address);
  } finally {
    await log.close();
  }
}
