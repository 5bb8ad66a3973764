// article22 status: where the year stands and what needs an answer.
import type { Command } from 'commander';
import type { LogStatus } from '../log/status.ts';
import { dayIn } from '../model/period.ts';
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
        shell.result({ ...status, retentionDue }, statusText(log.address, status, retentionDue));
      }),
    );
}

function statusText(address: string, status: LogStatus, retentionDue: number): string {
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
    ...(retentionDue > 0 ? [`${plural(retentionDue, 'private text')} past their day: article22 retention`] : []),
  ];
  const published = status.published.map((one) => `  ${one.first} to ${one.last}, version ${one.version}, released ${one.releasedOn}`);
  return [
    `${address}: ${plural(status.notices, 'notice')} from ${plural(status.imports, 'import')}`,
    ...years,
    ...(published.length > 0 ? ['Published:', ...published] : ['Nothing is published yet.']),
    ...(status.nextReportDueOn ? [`Next report due on ${status.nextReportDueOn}.`] : []),
    ...(todo.length > 0 ? ['To do:', ...todo.map((line) => `  ${line}`)] : ['Nothing needs an answer.']),
  ].join('\n');
}

/** Is the draft a version that went out? */
function isPublished({ draft, published }: LogStatus): boolean {
  return published.some((one) => one.first === draft?.period.first && one.last === draft.period.last && one.version >= draft.version);
}
