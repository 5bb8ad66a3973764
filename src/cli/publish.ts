// article22 publish: the checked bytes go out, whole or not at all.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { PackageFile } from '../model/file.ts';
import { clearParts, holdsExactly, refuseUnwritable, writeFolder } from './files.ts';
import type { Shell } from './shell.ts';
import { correctionLines } from './table-text.ts';

const MESSAGE = 'a message to send, with submission.zip in it';

function hasRecipient(message: Uint8Array): boolean {
  return /^To: *\S/m.test(new TextDecoder().decode(message.subarray(0, 4096)));
}

/** The files go out before the log says so: who was stopped in between finds them there, and publishes once more into the same folder. */
function writePackage(out: string, files: readonly PackageFile[]): void {
  if (holdsPackage(out) && holdsExactly(out, files)) clearParts(out);
  else writeFolder(out, files);
}

const holdsPackage = (out: string) => existsSync(join(out, 'submission.zip'));

export function registerPublish(program: Command, shell: Shell): void {
  program
    .command('publish')
    .description('publish the checked draft into a new folder')
    .option('--out <folder>', 'folder to make', 'out')
    .addHelpText('after', '\nExample:\n  article22 publish --out report-2026')
    .action(({ out }: { out: string }) =>
      shell.withLog(async (log) => {
        const { publishReport } = await import('../workflow.ts');
        if (!holdsPackage(out)) refuseUnwritable(out, 'folder');
        const published = await publishReport(log, ({ files }) => writePackage(out, files), shell.actor());
        const { report, publicSha256, submissionSha256 } = published;
        const text = [
          `Published version ${report.version} of ${report.period.first} to ${report.period.last} into ${out}`,
          `  ${out}/public.zip      to make public     SHA-256 ${publicSha256}`,
          `  ${out}/submission.zip  for the authority  SHA-256 ${submissionSha256}`,
          ...report.languages.map((language) => `  ${out}/public/report.${language}.html  and as .pdf and .xlsx`),
          ...published.files
            .filter(({ name }) => name.startsWith('email/'))
            .map(
              ({ name, bytes }) =>
                `  ${out}/${name}  ${hasRecipient(bytes) ? MESSAGE : `${MESSAGE}; no mailbox is known, fill in the recipient`}`,
            ),
          'Send submission.zip to the awarding authority, and make public.zip (or the folder public) public.',
          'Then say so: article22 sending add --award CODE --on DAY --how email, and: article22 publication address URL',
        ];
        text.push(...published.remarks.map(({ message }) => `Note: ${message}`));
        text.push(...correctionLines(published.corrections));
        shell.result(
          {
            out,
            version: report.version,
            publicSha256,
            submissionSha256,
            files: published.files.map(({ name }) => name),
            remarks: published.remarks,
          },
          text.join('\n'),
        );
      }),
    );
}
