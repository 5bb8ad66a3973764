// article22 serve: the whole year in a browser.
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import type { Command } from 'commander';
import { EXIT, UserError } from '../error.ts';
import { givenPassphrase } from './passphrase.ts';
import type { Shell } from './shell.ts';
import { ICU, VERSION } from './version.ts';

interface ServeFlags {
  readonly port?: string;
  readonly listen?: string;
  readonly address?: string;
  readonly proxy?: string;
}

const PORT = 2222;

export function registerServe(program: Command, shell: Shell): void {
  program
    .command('serve')
    .description('the whole year in a browser: for you alone on this computer, or for a team that signs in')
    .option('--port <number>', `port on this computer (default: ${PORT}, or another when that is taken)`)
    .option('--listen <host:port>', 'for a team: where to listen; people sign in with a password (see “user add”)')
    .option(
      '--address <url>',
      'for a team: the address people open, when a reverse proxy stands before it, such as https://notices.example',
    )
    .option('--proxy <ip>', 'the address of that proxy, when it runs on another computer')
    .addHelpText(
      'after',
      '\nExamples:\n  article22 serve\n  article22 user add ann --name "Ann Example" --role admin && article22 serve --listen 127.0.0.1:8022 --address https://notices.example',
    )
    .action((flags: ServeFlags) => serve(flags, shell));
}

async function serve(flags: ServeFlags, shell: Shell): Promise<void> {
  if (flags.listen !== undefined && flags.port !== undefined) throw usage('Give --port, or --listen for a team, not both.');
  if (flags.address !== undefined && flags.listen === undefined) throw usage('--address is for a team: give --listen, too.');
  if (flags.proxy !== undefined && flags.address === undefined)
    throw usage('--proxy goes with the address people open: give --address, too.');
  if (flags.proxy !== undefined && isIP(flags.proxy) === 0) throw usage('--proxy must be an IP address, such as 192.0.2.10.');
  const { openSite } = await import('../web/open-site.ts');
  const { isLoopback, isWildcard } = await import('../web/guard.ts');
  const { inProcess } = await import('../web/jobs.ts');
  const { ROUTES } = await import('../pages/routes.ts');
  const team = flags.listen === undefined ? null : placeOf(flags.listen);
  if (team && isWildcard(team.host) && flags.address === undefined)
    throw usage(`Nobody opens ${team.host}: give the address that people open with --address.`);
  const common = {
    logAddress: shell.logAddress(),
    by: shell.givenName(),
    version: VERSION,
    icu: ICU,
    backupPassphrase: givenPassphrase(shell, undefined),
    clock: shell.instant,
    workFolder: tmpdir(),
    run: inProcess,
    failed: (error: unknown) =>
      shell.say(`A mistake of the program: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  };
  const open = (port: number) =>
    openSite(
      team
        ? {
            ...common,
            mode: 'team',
            host: team.host,
            port: team.port,
            publicAddress: flags.address === undefined ? null : originOf(flags.address),
            proxy: flags.proxy ?? null,
          }
        : { ...common, mode: 'alone', host: '127.0.0.1', port, publicAddress: null },
      ROUTES,
    );
  const wanted = flags.port === undefined ? PORT : portOf(flags.port);
  const site = await open(wanted).catch((error: unknown) => {
    const isTaken = error instanceof UserError && error.code === 'serve.port' && !team && flags.port === undefined;
    if (!isTaken) throw error;
    return open(0);
  });
  shell.result({ address: site.address }, `Open this address in your browser:\n\n  ${site.address}\n`);
  const { protocol, hostname } = new URL(site.address);
  if (team && protocol === 'http:' && !isLoopback(hostname))
    shell.say(
      'Passwords and notices travel readable to all on this network: put a reverse proxy with HTTPS before it, and give --address.',
    );
  shell.say('Leave this window open while you work; Ctrl-C ends the program.');
  await shell.stopped();
  await site.close();
}

function placeOf(text: string): { host: string; port: number } {
  const match = /^(?:\[([0-9a-f:]+)\]|([\w.-]+)):(\d{1,5})$/i.exec(text);
  if (!match) throw usage('--listen must be a host and a port, such as 127.0.0.1:8022.');
  return { host: match[1] ?? match[2] ?? '', port: portOf(match[3] ?? '') };
}

function portOf(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw usage('A port is a number from 0 to 65535.');
  return Number(text);
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/')
    throw usage('--address must be a web address without a path, such as https://notices.example.');
  return url.origin;
}

function usage(sentence: string): UserError {
  return new UserError('serve.usage', sentence, EXIT.usage);
}
