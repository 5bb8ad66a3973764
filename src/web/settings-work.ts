// The settings' work that takes longer than a page may: a copy of the log, a look at one, another time zone, erasing.
import type { Actor } from '../log/audit-trail.ts';
import { backupLog, refuseServer } from '../log/backup.ts';
import { backupInto, type FolderBackup } from '../log/backup-folder.ts';
import type { BackupFacts } from '../log/backup-look.ts';
import { unsealInPlace } from '../log/backup-sealed.ts';
import { isBackupDue, readBackupPlan } from '../log/backup-standing.ts';
import type { Log } from '../log/db.ts';
import type { Erasure, Wanted } from '../log/erasure.ts';
import type { CopyFacts } from '../log/restore.ts';
import { setRule } from '../log/retention.ts';
import { setTimeZone } from '../log/settings-acts.ts';
import type { Swept } from '../log/sweep.ts';
import type { Day } from '../model/period.ts';
import type { KeepRule, KeptKind } from '../model/retention.ts';
import { act, applyRetention, forget, lookBefore } from '../workflow.ts';
import type { KeptFile } from './uploads.ts';

export interface SettingsParams {
  /** `passphrase` here and below: null where it is not encrypted, or none was given. */
  readonly backup: KeptFile & { readonly passphrase: string | null };
  /** `name`: as the sender calls it. */
  readonly lookAtBackup: KeptFile & { readonly name: string; readonly passphrase: string | null };
  /** `atOnce`: whether it is due or not. */
  readonly plannedBackup: { readonly passphrase: string | null; readonly atOnce: boolean };
  /** `seen`: what was on the screen, as with `setTimeZone` and `setRule`. */
  readonly zone: { readonly zone: string; readonly seen: string };
  readonly keep: { readonly kind: KeptKind; readonly rule: KeepRule | null; readonly seen: string };
  readonly eraseDue: { readonly today: Day };
  readonly forget: { readonly wanted: Wanted; readonly confirm: boolean };
}

export interface SettingsResults {
  readonly backup: BackupFacts & { readonly uploadId: string; readonly isEncrypted: boolean };
  readonly lookAtBackup: CopyFacts & KeptFile & { readonly name: string };
  /** Null: it was not due any more. */
  readonly plannedBackup: FolderBackup | null;
  readonly zone: { readonly notices: number };
  readonly keep: { readonly kind: KeptKind };
  readonly eraseDue: { readonly erased: number; readonly swept: Swept };
  /** `wanted` null: it was done, and nothing says any more what it was. */
  readonly forget: Erasure & { readonly wanted: Wanted | null; readonly swept: Swept | null };
}

interface Context {
  readonly log: Log;
  readonly actor: Actor;
}

export const SETTINGS_KINDS: {
  readonly [K in keyof SettingsParams]: (params: SettingsParams[K], context: Context) => Promise<SettingsResults[K]>;
} = {
  async backup({ uploadId, file, passphrase }, { log }) {
    return { ...(await backupLog(log.address, file, { overwrite: true, passphrase })), uploadId, isEncrypted: passphrase !== null };
  },
  async lookAtBackup({ uploadId, file, name, passphrase }, { log, actor }) {
    refuseServer(log.address);
    // Who puts it back is not asked for the passphrase again; it lies where only this program reads, and for a day at most.
    await unsealInPlace(file, passphrase, name);
    return { ...(await lookBefore(file, log.address, actor.now, null, name)), uploadId, file, name };
  },
  async plannedBackup({ passphrase, atOnce }, { log, actor: { now } }) {
    const plan = await readBackupPlan(log.db);
    if (plan === null || (!atOnce && !(await isBackupDue(log.db, now)))) return null;
    return backupInto(log.address, plan.folder, { ...plan, passphrase, now, whenFree: !atOnce });
  },
  async zone({ zone, seen }, { log, actor }) {
    const cause = { kind: 'flagger', act: 'another time zone' } as const;
    return { notices: (await act(log, actor, cause, (db, at) => setTimeZone(db, zone, at, seen))).value };
  },
  async keep({ kind, rule, seen }, { log, actor }) {
    await act(log, actor, null, (db, at) => setRule(db, kind, rule, at, seen));
    return { kind };
  },
  eraseDue: ({ today }, { log, actor }) => applyRetention(log, today, actor),
  async forget({ wanted, confirm }, { log, actor }) {
    return { ...(await forget(log, wanted, confirm, actor)), wanted: confirm ? null : wanted };
  },
};
