// article22 site: all published versions as pages for any web host.
import type { Command } from 'commander';
import { EXIT, UserError } from '../error.ts';
import type { PackageFile } from '../model/file.ts';
import { isWebAddress } from '../model/web-address.ts';
import { renewFolder } from './renewed-folder.ts';
import type { Shell } from './shell.ts';
import { plural } from './table-text.ts';

export function registerSite(program: Command, shell: Shell): void {
  program
    .command('site')
    .description('make or renew a folder with all published versions as web pages')
    .argument('<folder>', 'where the site lies; it may hold an earlier one')
    .option('--address <url>', 'where it will stand on the web: adds a news feed')
    .addHelpText('after', '\nExample:\n  article22 site www/reports --address https://flagger.example/reports/')
    .action((folder: string, { address }: { address?: string }) =>
      shell.withLog(
        async (log) => {
          if (address !== undefined && !isFolder(address)) {
            throw new UserError(
              'address.unreadable',
              '--address must be a web address such as https://flagger.example/reports/',
              EXIT.usage,
            );
          }
          const { ARCHIVE } = await import('../model/archive.ts');
          const { buildSite } = await import('../workflow.ts');
          const files = await buildSite(log, address ?? null);
          const { written, removed } = renewFolder(folder, files, { name: ARCHIVE, filesWith: await filesOfSite(folder, files) });
          const text = [
            `${folder} holds ${plural(files.length, 'file')}; ${plural(written, 'file')} of them new or changed.`,
            ...(removed > 0 ? [`${plural(removed, 'file')} of the earlier site taken away.`] : []),
            `Open ${folder}/index.html, and put the whole folder on your web host.`,
          ];
          shell.result({ folder, files: files.map(({ name }) => name), written, removed }, text.join('\n'));
        },
        { readOnly: true },
      ),
    );
}

/**
 * Reads what an earlier site put into the folder. A published version is never taken away or changed: where one lies there that is not in
 * this log, the folder is another site's.
 */
async function filesOfSite(folder: string, files: readonly PackageFile[]): Promise<(bytes: Uint8Array) => readonly string[] | null> {
  const { ARCHIVE, readEarlierArchive } = await import('../model/archive.ts');
  const archiveOf = (bytes: Uint8Array | undefined) => readEarlierArchive(new TextDecoder().decode(bytes));
  const now = archiveOf(files.find(({ name }) => name === ARCHIVE)?.bytes)?.editions ?? [];
  return (bytes) => {
    const before = archiveOf(bytes);
    const other = before?.editions.find((one) => !now.some(({ package: own }) => own.sha256 === one.package.sha256));
    if (!other) return before?.files ?? null;
    throw new UserError(
      'site.other',
      `${folder} holds ${other.package.path}, a report that is not in this log, and is not touched. Name the right log with --log, or choose another folder.`,
      EXIT.wouldOverwrite,
    );
  };
}

/** A folder on the web: what is asked of a server or within a page is none. */
function isFolder(address: string): boolean {
  const { search, hash } = isWebAddress(address) ? new URL(address) : { search: '?', hash: '' };
  return search === '' && hash === '';
}
