// The settings' work that takes longer than a page may: a copy of the log, a look at one, another time zone, erasing.
import type { Actor } from '../log/audit-trail.ts';
import { type BackupFacts, backupLog, checkBackup, refuseServer } from '../log/backup.ts';
import type { Log } from '../log/db.ts';
import type { Erasure, Wanted } from '../log/erasure.ts';
import { setRule } from '../log/retention.ts';
import { setTimeZone } from '../log/settings-acts.ts';
import type { Swept } from '../log/sweep.ts';
import type { Day } from '../model/period.ts';
import type { KeepRule, KeptKind } from '../model/retention.ts';
import { act, applyRetention, forget } from '../workflow.ts';
import type { KeptFile } from './uploads.ts';

export interface SettingsParams {
  readonly backup: KeptFile;
  /** `name`: as the sender calls it. */
  readonly lookAtBackup: KeptFile & { readonly name: string };
  /** `seen`: what was on the screen, as with `setTimeZone` and `setRule`. */
  readonly zone: { readonly zone: string; readonly seen: string };
  readonly keep: { readonly kind: KeptKind; readonly rule: KeepRule | null; readonly seen: string };
  readonly eraseDue: { readonly today: Day };
  readonly forget: { readonly wanted: Wanted; readonly confirm: boolean };
}

export interface SettingsResults {
  readonly backup: BackupFacts & { readonly uploadId: string };
  readonly lookAtBackup: BackupFacts & KeptFile & { readonly name: string };
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
  async backup({ uploadId, file }, { log }) {
    return { ...(await backupLog(log.address, file, { overwrite: true })), uploadId };
  },
  async lookAtBackup({ uploadId, file, name }, { log }) {
    refuseServer(log.address);
    return { ...(await checkBackup(file, name)), uploadId, file, name };
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
