// article22 site: all published versions as pages for any web host.
import type { Command } from 'commander';
import { EXIT, UserError } from '../error.ts';
import { updateFolder } from './files.ts';
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
          if (address !== undefined && !isWebAddress(address)) {
            throw new UserError(
              'address.unreadable',
              '--address must be a web address such as https://flagger.example/reports/',
              EXIT.usage,
            );
          }
          const { buildSite } = await import('../workflow.ts');
          const files = await buildSite(log, address ?? null);
          const written = updateFolder(folder, files, 'archive.json');
          const text = [
            `${folder} holds ${plural(files.length, 'file')}; ${plural(written, 'file')} of them new or changed.`,
            `Open ${folder}/index.html, and put the whole folder on your web host.`,
          ];
          shell.result({ folder, files: files.map(({ name }) => name), written }, text.join('\n'));
        },
        { readOnly: true },
      ),
    );
}

function isWebAddress(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '';
}
