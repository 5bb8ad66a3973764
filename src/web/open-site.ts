// Everything together: a log, its pages, and the listener. What `article22 serve` starts.
import { randomBytes } from 'node:crypto';
import { EXIT, UserError } from '../error.ts';
import { openLog } from '../log/database.ts';
import { clearMemory } from '../model/memory.ts';
import { COST, type Cost } from '../model/password.ts';
import { watchBackups } from './backup-schedule.ts';
import { isLoopback, isWildcard } from './guard.ts';
import { busy, holdLog } from './held-log.ts';
import { intakesOf } from './intakes.ts';
import type { Task } from './job-kinds.ts';
import { type Jobs, openJobs, type Runner } from './jobs.ts';
import { createApp, listen } from './server.ts';
import type { SettingsParams } from './settings-work.ts';
import type { Site } from './site.ts';
import { openUploads } from './uploads.ts';
import type { Route } from './visit.ts';

export interface ServeOptions {
  readonly logAddress: string;
  readonly mode: Site['mode'];
  readonly by: string | null;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Where people reach it, when it is not where it listens: behind a reverse proxy. */
  readonly publicAddress: string | null;
  /** Address (IP) of that proxy where it runs on another computer. */
  readonly proxy?: string | null;
  readonly version: string;
  readonly icu: string | undefined;
  /** Default: that of every day. */
  readonly passwordCost?: Cost;
  /** Null: encrypted copies cannot be made by themselves. */
  readonly backupPassphrase?: string | null;
  readonly clock: () => string;
  /** Folder for files while they are worked on. */
  readonly workFolder: string;
  readonly run: Runner;
  readonly failed: (error: unknown) => void;
}

export interface OpenSite {
  readonly site: Site;
  /** To be opened in a browser; with the start token for the person alone. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** How long one request waits for another process's lock before it steps back and tries again, milliseconds: nobody else is served meanwhile. */
const LOCK_WAIT_MS = 20;

/** Everything but the listener. @throws UserError as `openLog` */
export async function makeSite(
  options: Omit<ServeOptions, 'host' | 'port' | 'failed'>,
): Promise<Omit<OpenSite, 'address'> & { readonly origins: string[] }> {
  const { logAddress, mode, by, version, icu, clock, publicAddress } = options;
  const open = () => openLog(logAddress, { create: 'if-missing', lockWaitMs: LOCK_WAIT_MS });
  const held = await holdLog(logAddress, open);
  const nowMs = () => Date.parse(clock());
  const uploads = await openUploads(options.workFolder, nowMs);
  /** Nothing here holds any more what is no longer in the log, but what work under way brings. */
  const forget = async () => {
    clearMemory();
    jobs.forget();
    await intakesOf(site).clear(jobs.isUsed);
    await uploads.clear(jobs.isUsed);
  };
  const done = async ({ kind, params }: Pick<Task, 'kind' | 'params'>) => {
    if (kind === 'eraseDue') clearMemory();
    if (kind === 'forget' && (params as SettingsParams['forget']).confirm) await forget();
  };
  const jobs: Jobs = openJobs({ surroundings: { logAddress, version, icu }, run: options.run, nowMs, done });
  const refuseBusy = () => {
    if (jobs.running().length > 0) throw busy();
  };
  const origins: string[] = publicAddress === null ? [] : [publicAddress];
  const site: Site = {
    get log() {
      return held.current();
    },
    logAddress,
    mode,
    by,
    origins,
    startToken: mode === 'alone' ? randomBytes(24).toString('base64url') : null,
    proxies: publicAddress === null ? [] : ['loopback', ...(options.proxy ? [options.proxy] : [])],
    version,
    icu,
    passwordCost: options.passwordCost ?? COST,
    backupPassphrase: options.backupPassphrase ?? null,
    clock,
    jobs,
    uploads,
    withLog: held.within,
    replaceLog: (work) =>
      held.replace(async () => {
        const value = await work();
        await forget();
        return value;
      }, refuseBusy),
  };
  const close = async () => {
    jobs.close();
    await uploads.close();
    await held.close();
  };
  return { site, origins, close };
}

/** @throws UserError as `openLog`; `serve.port` when the port is taken */
export async function openSite(options: ServeOptions, routes: readonly Route[]): Promise<OpenSite> {
  const { host, port } = options;
  const { site, origins, close } = await makeSite(options);
  const listener = await listen(createApp(site, routes, options.failed), host, port).catch(async (error: NodeJS.ErrnoException) => {
    await close();
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES' && error.code !== 'EADDRNOTAVAIL') throw error;
    throw new UserError(
      'serve.port',
      `Nothing can listen on ${host}:${port}: another program does, or it is not allowed. Choose another with --port.`,
      EXIT.environment,
    );
  });
  origins.push(...originsOf(host, listener.port));
  const schedule = watchBackups(site);
  return {
    site,
    address: site.startToken === null ? `${origins[0]}/` : `${origins[0]}/start?token=${site.startToken}`,
    async close() {
      schedule.stop();
      await listener.close();
      await close();
    },
  };
}

/** A computer has several names for itself. Without the port where it is that of the web, as browsers name it. */
export function originsOf(host: string, port: number): string[] {
  const names = isLoopback(host) || isWildcard(host) ? ['127.0.0.1', 'localhost', '[::1]'] : [host.includes(':') ? `[${host}]` : host];
  return names.map((name) => new URL(`http://${name}:${port}`).origin);
}
