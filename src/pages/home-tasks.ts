// What needs attention, in the order in which it should be done: the first is the next step.
import type { LogStatus } from '../log/status.ts';
import type { BackupTrouble } from '../model/backup-plan.ts';
import { type Day, daysBetween, type Period, samePeriod } from '../model/period.ts';
import type { Right } from '../model/role.ts';

export interface Standing {
  readonly status: LogStatus;
  /** Elements of the independence register without a complete answer; null: there is no register. */
  readonly gaps: number | null;
  /** Null: too many to be looked at here. */
  readonly remindersDue: number | null;
  readonly retentionDue: number;
  /** Does the person alone have a name? */
  readonly isNamed: boolean;
  /** Days of the last attempt and of the last good copy. */
  readonly backup: { readonly trouble: BackupTrouble | null; readonly triedOn: Day | null; readonly lastOn: Day | null };
}

export interface Task {
  /** `task.KEY` of the words. */
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly href: string;
  /** `act.LABEL` of the words: what the link does. */
  readonly label: string;
}

/** An authority may take so many days to say that it has a report, before anybody asks. */
const ANSWER_DAYS = 14;
/** So long before it is due a report is the next thing to do. */
const REPORT_DAYS = 60;

/** Tasks of who may do them, the most pressing first. */
export function tasksOf(
  standing: Standing,
  { today, may }: { readonly today: Day; readonly may: (right: Right) => boolean },
): readonly Task[] {
  const all: readonly { readonly right: Right; readonly tasks: readonly Task[] }[] = [
    // What is done next may be lost.
    { right: 'administer', tasks: copies(standing) },
    { right: 'write', tasks: setUp(standing) },
    { right: 'log', tasks: logging(standing) },
    { right: 'write', tasks: reporting(standing, today) },
    { right: 'approve', tasks: sending(standing, today) },
    { right: 'log', tasks: caring(standing) },
  ];
  return all.flatMap(({ right, tasks }) => (may(right) ? tasks : []));
}

function task(key: string, href: string, label: string, values: Task['values'] = {}): Task {
  return { key, href, label, values };
}

function setUp({ status, gaps, isNamed }: Standing): Task[] {
  return [
    ...(isNamed ? [] : [task('name', '/settings', 'name')]),
    ...(status.flagger ? [] : [task('profile', '/profile', 'profile')]),
    ...(status.notices > 0 ? [] : [task('first', '/import', 'import')]),
    ...(gaps === null ? [task('register', '/independence', 'register')] : []),
  ];
}

function copies({ backup: { trouble, triedOn, lastOn } }: Standing): Task[] {
  if (trouble === null) return [];
  const [day, last] = [triedOn ?? '', lastOn ?? ''];
  if (trouble === 'failed') return [task(lastOn === null ? 'backupNone' : 'backupFailed', '/settings/backup', 'backup', { day, last })];
  const late = lastOn === null ? 'backupNever' : 'backupLate';
  return [task(trouble === 'late' ? late : 'backupPaused', '/settings/backup', 'backup', { last })];
}

function logging({ status }: Standing): Task[] {
  const { unconfirmedServices: n } = status;
  return [
    ...(n > 0 ? [task('services', '/providers?state=unconfirmed', 'services', { n })] : []),
    ...status.heldImports.map(({ id, fileName, held }) => task('held', `/import/history/${id}`, 'held', { file: fileName, n: held })),
  ];
}

function reporting({ status, gaps }: Standing, today: Day): Task[] {
  const { draft } = status;
  const isPublished =
    draft !== null &&
    status.published.some((one) => one.first === draft.period.first && one.last === draft.period.last && one.version >= draft.version);
  const open = draft !== null && !isPublished ? draft : null;
  const due = status.awards.filter(
    ({ nextReportDueOn, duePublished }) => nextReportDueOn !== null && !duePublished && daysBetween(today, nextReportDueOn) <= REPORT_DAYS,
  );
  return [
    // Where the draft is the correction, what comes next is the draft's step.
    ...status.openCorrections
      .filter((one) => open === null || !isCorrectedBy(one, open))
      .map(({ period, version, notices }) =>
        task('correction', '/report', 'report', { first: period.first, last: period.last, version, n: notices }),
      ),
    ...(gaps !== null && gaps > 0 ? [task('gaps', '/independence', 'register', { n: gaps })] : []),
    ...(open && !open.checked ? [task('check', '/report', 'report')] : []),
    ...(open && open.openFindings > 0 ? [task('findings', '/report/findings', 'findings', { n: open.openFindings })] : []),
    ...(open?.checked && open.openFindings === 0 ? [task(open.signature === 'signed' ? 'publish' : 'sign', '/report', 'report')] : []),
    ...(open === null
      ? due.map(({ award, nextReportDueOn }) =>
          task(dueKey(nextReportDueOn, today), '/report', 'draft', { award, day: nextReportDueOn ?? '' }),
        )
      : []),
  ];
}

interface Version {
  readonly period: Period;
  readonly version: number;
}

/** Is a draft the correction of a published version? */
export function isCorrectedBy({ period, version }: Version, draft: Version): boolean {
  return samePeriod(period, draft.period) && draft.version > version;
}

const dueKey = (dueOn: Day | null, today: Day) => (dueOn !== null && dueOn < today ? 'overdue' : 'due');

function sending({ status }: Standing, today: Day): Task[] {
  return [
    ...status.withoutAddress.map(({ first, last }) => task('address', '/report/versions', 'address', { first, last })),
    ...status.awards.flatMap(({ award, unsent, unacknowledged, untoldChanges }) => [
      ...unsent.map(({ first, last }) => task('unsent', '/report/versions', 'sending', { award, first, last })),
      ...unacknowledged
        .filter(({ sentOn }) => daysBetween(sentOn, today) >= ANSWER_DAYS)
        .map(({ sentOn }) => task('unacknowledged', '/report/versions', 'sending', { award, day: sentOn })),
      ...(untoldChanges > 0 ? [task('untold', '/profile/changes', 'changes', { award, n: untoldChanges })] : []),
    ]),
  ];
}

function caring({ remindersDue, retentionDue }: Standing): Task[] {
  return [
    ...(remindersDue !== null && remindersDue > 0 ? [task('reminders', '/silence', 'silence', { n: remindersDue })] : []),
    ...(retentionDue > 0 ? [task('retention', '/settings', 'settings', { n: retentionDue })] : []),
  ];
}
