// A look through the whole log, as work that runs beside the pages.
import type { Actor } from '../log/audit-trail.ts';
import type { Log } from '../log/db.ts';
import { type DoctorOutcome, examine } from '../workflow.ts';

export interface DoctorParams {
  readonly doctor: null;
}

export interface DoctorResults {
  readonly doctor: DoctorOutcome;
}

export const DOCTOR_KINDS = {
  doctor: (_: null, { log, actor }: { readonly log: Log; readonly actor: Actor }): Promise<DoctorOutcome> =>
    examine(log, { quick: false, now: actor.now }),
};
