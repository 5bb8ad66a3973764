// article22 publication: the versions that went out, and where each is public.
import type { Command } from 'commander';
import { type Period, parsePeriod } from '../model/period.ts';
import { refuseUnwritable, writeFolder } from './files.ts';
import { dayOf, versionOf } from './flags.ts';
import type { Shell } from './shell.ts';

export function registerPublication(program: Command, shell: Shell): void {
  const publication = program.command('publication').description('the published versions: list, address, export');
  publication
    .command('list')
    .description('every version that went out, with its checksum, and where it is public')
    .action(() =>
      shell.withLog(
        async (log) => {
          const { listPublicPlaces } = await import('../log/public-addresses.ts');
          const { supersededBy } = await import('../model/superseded.ts');
          const places = await listPublicPlaces(log.db);
          const all = places.map(({ publication }) => publication);
          const publications = places.map(({ publication: one, address, sinceOn }) => ({
            kind: one.kind,
            period: one.period,
            version: one.version,
            releasedOn: one.releasedOn,
            supersededBy: supersededBy(one, all)?.version ?? null,
            publicSha256: one.publicSha256,
            submissionSha256: one.submissionSha256,
            address,
            sinceOn,
          }));
          const lines = publications.flatMap((one) => [
            `  ${one.kind} ${versionText(one)}, released ${one.releasedOn}${one.supersededBy ? `, superseded by version ${one.supersededBy}` : ''}`,
            `     public.zip      SHA-256 ${one.publicSha256}`,
            `     submission.zip  SHA-256 ${one.submissionSha256}`,
            `     ${one.address ? `public at ${one.address} since ${one.sinceOn}` : 'no public address told'}`,
          ]);
          shell.result({ publications }, lines.length > 0 ? lines.join('\n') : 'Nothing is published yet.');
        },
        { readOnly: true },
      ),
    );
  publication
    .command('export')
    .description('a published version once more, byte for byte, into a new folder; superseded ones too')
    .requiredOption('--out <folder>', 'folder to make')
    .option('--period <period>', 'period of the report (default: the one published last)')
    .option('--number <version>', 'number of the version (default: the newest)')
    .addHelpText('after', '\nExample:\n  article22 publication export --period 2026 --number 1 --out report-2026-v1')
    .action((flags: { out: string; period?: string; number?: string }) => exportVersion(flags, shell));
  publication
    .command('address <url>')
    .description('tell where a published report is public')
    .option('--since <day>', 'since when (default: today)')
    .option('--period <period>', 'period of the report (default: the one published last)')
    .addHelpText('after', '\nExample:\n  article22 publication address https://hotline.example/report-2026 --since 2027-01-31')
    .action((address: string, { since, period }: { since?: string; period?: string }) =>
      shell.withLog(async (log) => {
        const { tellAddress } = await import('../log/public-addresses.ts');
        const { reportTimeZone } = await import('../log/settings.ts');
        const { writing } = await import('../log/writing.ts');
        const { dayIn } = await import('../model/period.ts');
        const sinceOn = since === undefined ? dayIn(await reportTimeZone(log.db), shell.actor().now) : dayOf('since', since);
        const told = { address, sinceOn, period: period === undefined ? null : parsePeriod(period) };
        const one = await writing(log, shell.actor(), (db, at) => tellAddress(db, told, at));
        shell.result(
          { period: one.period, version: one.version, address, sinceOn },
          [
            `The report of ${versionText(one)} is public at ${address} since ${sinceOn}.`,
            ...(one.publicAddress === null ? ['Its letters say that the authorities will be told the address: tell them.'] : []),
          ].join('\n'),
        );
      }),
    );
}

async function exportVersion({ out, period, number }: { out: string; period?: string; number?: string }, shell: Shell): Promise<void> {
  const version = versionOf(number);
  await shell.withLog(
    async (log) => {
      const { readPublished } = await import('../workflow.ts');
      refuseUnwritable(out, 'folder');
      const wanted = period === undefined ? null : parsePeriod(period);
      const { publication: one, files, supersededBy } = await readPublished(log, wanted, version);
      writeFolder(out, files);
      const { publicSha256, submissionSha256 } = one;
      shell.result(
        {
          out,
          period: one.period,
          version: one.version,
          supersededBy,
          publicSha256,
          submissionSha256,
          files: files.map(({ name }) => name),
        },
        [
          `${out} holds the report of ${versionText(one)}, as it was published on ${one.releasedOn}.`,
          ...(supersededBy ? [`It was superseded by version ${supersededBy}.`] : []),
        ].join('\n'),
      );
    },
    { readOnly: true },
  );
}

function versionText({ period, version }: { readonly period: Period; readonly version: number }): string {
  return `${period.first} to ${period.last}, version ${version}`;
}
