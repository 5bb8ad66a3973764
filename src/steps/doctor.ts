// Looks whether the log and all it keeps are in order, and changes nothing. Every trouble says what to do.

import type { Log } from '../log/db.ts';
import { asked, type DoctorCheck } from '../log/doctor-check.ts';
import { checkDatabase } from '../log/doctor-database.ts';
import { checkDocuments } from '../log/doctor-documents.ts';
import { checkLog } from '../log/doctor-log.ts';
import { checkChecks } from './doctor-checks.ts';
import { checkPackages } from './doctor-packages.ts';

export interface DoctorOutcome {
  readonly format: 'article22-doctor/1';
  readonly ok: boolean;
  readonly checks: readonly DoctorCheck[];
}

/** `quick`: as `checkDatabase`. `now`: UTC instant. */
export async function examine(log: Log, options: { readonly quick: boolean; readonly now: string }): Promise<DoctorOutcome> {
  const checks = [...(await checkDatabase(log, options.quick)), ...(await examineKept(log, options.now))];
  return { format: 'article22-doctor/1', ok: checks.every(({ ok }) => ok), checks };
}

/** All but what the database itself is asked; for a copy of which that is known. */
export async function examineKept(log: Log, now: string): Promise<DoctorCheck[]> {
  return [
    ...(await checkLog(log, now)),
    await asked(log, 'documents', checkDocuments),
    await asked(log, 'checks', checkChecks),
    await asked(log, 'packages', checkPackages),
  ];
}
