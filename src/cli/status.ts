// article22 status: where the year stands and what needs an answer.
import type { Command } from 'commander';
import type { AwardStatus, PublishedVersion } from '../log/sendings-status.ts';
import type { LogStatus } from '../log/status.ts';
import { type Day, dayIn, daysBetween, type Period, samePeriod } from '../model/period.ts';
import { troubleLines } from './backup-plan.ts';
import type { Shell } from './shell.ts';
import { plural } from './table-text.ts';

export function registerStatus(program: Command, shell: Shell): void {
  program
    .command('status')
    .description('where the year stands, and what needs an answer')
    .action(() =>
      shell.withLog(async (log) => {
        const { readStatus } = await import('../log/status.ts');
        const { readRetention } = await import('../log/retention.ts');
        const { reportTimeZone } = await import('../log/settings.ts');
        const status = await readStatus(log.db);
        const today = dayIn(await reportTimeZone(log.db), shell.actor().now);
        const retentionDue = (await readRetention(log.db, today)).reduce((sum, { due }) => sum + due, 0);
        const dueInDays = status.awards.map(({ award, nextReportDueOn }) => ({
          award,
          days: nextReportDueOn && daysBetween(today, nextReportDueOn),
        }));
        const { readBackupStanding } = await import('../log/backup-standing.ts');
        const backup = await readBackupStanding(log.db, shell.actor().now);
        const text = statusText(log.address, status, retentionDue, today, troubleLines(backup));
        shell.result({ ...status, retentionDue, dueInDays, backup }, text);
      }),
    );
}

/** `today` in the report's time zone; `more`: further things to do. */
export function statusText(address: string, status: LogStatus, retentionDue: number, today: Day, more: readonly string[] = []): string {
  const years = status.byYear.map((row) => `  ${row.year}: ${plural(row.notices, 'notice')}, ${row.withoutDecision} without a decision`);
  const todo = [
    ...(status.flagger ? [] : ["The flagger's own data are missing: article22 flagger import FILE"]),
    ...(status.independence ? [] : ['The independence register is missing: article22 independence import FILE']),
    ...(status.narrativeLanguages.length > 0 ? [] : ['There is no narrative yet: article22 narrative set FILE']),
    ...(status.unconfirmedServices > 0
      ? [`${plural(status.unconfirmedServices, 'service')} unconfirmed: article22 provider list --unconfirmed`]
      : []),
    ...status.heldImports.map(
      (one) => `Import ${one.id} (${one.fileName}) holds ${plural(one.held, 'record')} for an answer: article22 import show ${one.id}`,
    ),
    ...status.openCorrections.map(
      (one) =>
        `The published period ${one.period.first} to ${one.period.last} (version ${one.version}) was touched (${one.cause}): draft a correction.`,
    ),
    ...(status.draft && !status.draft.checked ? ['The draft has not been checked: article22 check'] : []),
    ...(status.draft && status.draft.openFindings > 0
      ? [`${plural(status.draft.openFindings, 'finding')} open: article22 check --open`]
      : []),
    ...(status.draft?.openFindings === 0 && status.draft.signature !== null && status.draft.signature !== 'signed' && !isPublished(status)
      ? ['The checked files are to be read and signed: article22 check sign-off --by NAME']
      : []),
    ...status.withoutAddress.map(
      (one) =>
        `Nobody has said where the report of ${versionText(one)} is public: article22 publication address URL --period ${periodOption(one)}`,
    ),
    ...status.awards.flatMap((award) => awardTodo(award, today)),
    ...(retentionDue > 0 ? [`${plural(retentionDue, 'private text')} past their day: article22 retention`] : []),
    ...more,
  ];
  const published = status.published.map(
    (one) =>
      `  ${one.first} to ${one.last}, version ${one.version}, released ${one.releasedOn}${one.supersededBy ? `, superseded by version ${one.supersededBy}` : ''}`,
  );
  return [
    `${address}: ${plural(status.notices, 'notice')} from ${plural(status.imports, 'import')}`,
    ...years,
    ...(published.length > 0 ? ['Published:', ...published] : ['Nothing is published yet.']),
    ...status.awards.flatMap((award) => dueLine(award, today)),
    ...(todo.length > 0 ? ['To do:', ...todo.map((line) => `  ${line}`)] : ['Nothing needs an answer.']),
  ].join('\n');
}

/** Is the draft a version that went out? */
function isPublished({ draft, published }: LogStatus): boolean {
  return draft !== null && published.some((one) => samePeriod(one, draft.period) && one.version >= draft.version);
}

/** As --period takes it: without it a command would act on what was published last. */
const periodOption = ({ first, last }: Period) => `${first}..${last}`;

const versionText = ({ first, last, version }: PublishedVersion) => `${first} to ${last} (version ${version})`;

/** When an authority awaits the next report; nothing once it is published. */
function dueLine({ award, nextReportDueOn, duePublished }: AwardStatus, today: Day): string[] {
  if (nextReportDueOn === null || duePublished) return [];
  const days = daysBetween(today, nextReportDueOn);
  if (days < 0) return [`The report to ${award} was due on ${nextReportDueOn}: ${plural(-days, 'day')} overdue.`];
  return [`Next report to ${award} due on ${nextReportDueOn}, ${days === 0 ? 'today' : `in ${plural(days, 'day')}`}.`];
}

/** An authority may take so many days to say that it has a report, before anybody asks. */
const ANSWER_DAYS = 14;

function awardTodo(status: AwardStatus, today: Day): string[] {
  const { award, nextReportDueOn, duePublished, unsent, unacknowledged, untoldChanges, untoldSinceOn } = status;
  const isPast = nextReportDueOn !== null && nextReportDueOn < today;
  return [
    ...(isPast && !duePublished ? [`The report to ${award} is overdue since ${nextReportDueOn}: article22 draft --period PERIOD`] : []),
    ...(isPast && duePublished
      ? [`The day ${nextReportDueOn} is past: enter when ${award} awaits the next report, with article22 flagger import`]
      : []),
    ...unsent.map(
      (one) =>
        `The report of ${versionText(one)} is published and not recorded as sent to ${award}: article22 sending add --award ${award} --period ${periodOption(one)} --on DAY --how WAY`,
    ),
    ...unacknowledged
      .filter(({ sentOn }) => daysBetween(sentOn, today) >= ANSWER_DAYS)
      .map(
        (one) =>
          `${award} has not acknowledged the report of ${versionText(one)}, sent on ${one.sentOn}: article22 sending acknowledge ${one.sending} --on DAY`,
      ),
    ...(untoldChanges > 0
      ? [`${plural(untoldChanges, 'change')} not told to ${award}, the oldest of ${untoldSinceOn}: article22 changes list`]
      : []),
  ];
}
