// Copies of the log that `serve` makes by itself: every minute it looks whether one is due. How it went stands in the log.
import { UNNAMED } from '../log/audit-trail.ts';
import { isBackupDue } from '../log/backup-standing.ts';
import type { Site } from './site.ts';

const LOOK_MS = 60_000;

/** Looks at once, then now and then, until it is stopped. */
export function watchBackups(site: Site, lookMs = LOOK_MS): { readonly stop: () => void } {
  const look = () => startIfDue(site).catch(() => undefined);
  const timer = setInterval(look, lookMs).unref();
  void look();
  return { stop: () => clearInterval(timer) };
}

/** Starts the work where it is due; on a database server it never is. Where the log cannot be read now, the next look will tell. */
export async function startIfDue(site: Site): Promise<string | null> {
  if (site.log.engine === 'postgres') return null;
  const now = site.clock();
  if (!(await site.withLog(() => isBackupDue(site.log.db, now)))) return null;
  const params = { passphrase: site.backupPassphrase, atOnce: false };
  const actor = { by: site.by ?? UNNAMED, now };
  return site.jobs.start({ kind: 'plannedBackup', params, actor, title: 'Backup', next: '/settings/backup?job={job}' });
}
