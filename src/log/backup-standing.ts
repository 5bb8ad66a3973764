// The plan by which copies are made, how the last one went, and what somebody has to be told of that. Both are settings of the log; the
// last one is written past the log's own door, because a copy is made before a log is brought up to date, too.
import SQLite from 'better-sqlite3';
import { type BackupPlan, type BackupState, type BackupTrouble, isDue, keepText, OF_DAMAGED, troubleOf } from '../model/backup-plan.ts';
import { backupPlanSchema, backupStateSchema } from '../model/backup-plan-schema.ts';
import type { Instant } from '../model/period.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db } from './db.ts';
import { readSetting, refuseChanged, reportTimeZone, writeSetting } from './settings.ts';

const PLAN = 'backup-plan';
const STATE = 'backup-state';
/** When the plan was set. */
const SINCE = 'backup-plan-since';
const NOTHING_YET: BackupState = { triedAt: null, doneAt: null, error: null };

export async function readBackupPlan(db: Db): Promise<BackupPlan | null> {
  return backupPlanSchema.nullable().parse(JSON.parse((await readSetting(db, PLAN)) ?? 'null'));
}

/**
 * Null: none are made by themselves any more. One that failed is told no more. `seen`: the plan that was on the screen, as `planText`; null: whatever it is. The trail does
 * not say where copies lie.
 *
 * @throws UserError `setting.changed-meanwhile`
 */
export async function setBackupPlan(db: Db, plan: BackupPlan | null, actor: Actor, seen: string | null = null): Promise<void> {
  const before = planText(await readBackupPlan(db));
  refuseChanged(seen, before);
  const isForgotten = await forgetFailure(db);
  if (planText(plan) === before && !isForgotten) return;
  await writeSetting(db, PLAN, planText(plan));
  await writeSetting(db, SINCE, actor.now);
  const detail = plan === null ? {} : { ...plan.every, keep: keepText(plan.keep), encrypt: plan.encrypt };
  await addAudit(db, actor, plan === null ? 'backup-plan.ended' : 'backup-plan.set', 'log', detail);
}

/**
 * Whoever wants no more copies need not be told for ever that one failed, such as into a folder that was mistyped; and where a
 * plan is set, if only once more, it is tried at once. False: none had failed. That the log is not in order is told on.
 */
async function forgetFailure(db: Db): Promise<boolean> {
  const state = readState(await readSetting(db, STATE));
  if (state.error === null || state.error === OF_DAMAGED) return false;
  await writeSetting(db, STATE, JSON.stringify({ ...state, error: null }));
  return true;
}

export function planText(plan: BackupPlan | null): string {
  return JSON.stringify(plan);
}

/** The plan came with a copy and belongs to the log that was copied: nothing is done by it until somebody confirms it. */
export async function pauseBackups(db: Db): Promise<void> {
  const plan = await readBackupPlan(db);
  if (plan) await writeSetting(db, PLAN, planText({ ...plan, paused: true }));
}

export interface BackupStanding extends BackupState {
  readonly plan: BackupPlan | null;
  readonly trouble: BackupTrouble | null;
}

/** How it stands with the copies that are made by themselves or by a command that others run. */
export async function readBackupStanding(db: Db, now: Instant): Promise<BackupStanding> {
  const [plan, state] = [await readBackupPlan(db), readState(await readSetting(db, STATE))];
  return { plan, ...state, trouble: troubleOf(plan, state, now, await reportTimeZone(db), await readSetting(db, SINCE)) };
}

export async function isBackupDue(db: Db, now: Instant): Promise<boolean> {
  const [plan, state] = [await readBackupPlan(db), readState(await readSetting(db, STATE))];
  return plan !== null && isDue(plan, state, now, await reportTimeZone(db));
}

/**
 * Keeps how an attempt stands. False: it could not be kept, because the log cannot be written to now; then what is kept already will tell
 * that none was made for long.
 */
export function recordBackup(address: string, news: Partial<BackupState>): boolean {
  try {
    const sqlite = new SQLite(address, { fileMustExist: true, timeout: 10_000 });
    try {
      const keep = sqlite.transaction(() => {
        const row = sqlite.prepare<[string], { value: string }>('select value from setting where name = ?').get(STATE);
        const value = JSON.stringify({ ...readState(row?.value ?? null), ...news });
        sqlite
          .prepare('insert into setting (name, value) values (?, ?) on conflict (name) do update set value = excluded.value')
          .run(STATE, value);
      });
      keep.immediate();
      return true;
    } finally {
      sqlite.close();
    }
  } catch (error) {
    if (error instanceof SQLite.SqliteError) return false;
    throw error;
  }
}

/** What cannot be read says nothing. */
function readState(text: string | null): BackupState {
  try {
    return backupStateSchema.parse(JSON.parse(text ?? 'null'));
  } catch {
    return NOTHING_YET;
  }
}
