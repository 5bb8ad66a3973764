// The pages of a log, asked as a browser asks them: from the built program, one after the other.
import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { type Got, isPage } from '../test/web/walk.ts';
import { median } from './measured.ts';

export interface Site {
  readonly get: (path: string) => Promise<Got>;
  /** Median of so many answers, after one that is not counted: it reads what the next ones have in memory. */
  readonly medianMs: (path: string, times: number) => Promise<number>;
  readonly stop: () => Promise<void>;
}

export async function openSite(log: string): Promise<Site> {
  const child = spawn(process.execPath, [resolve('dist/main.js'), '--log', log, '--json', 'serve', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const address = await addressOf(child);
  const first = await fetch(address, { redirect: 'manual' });
  const cookie = first.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const { origin } = new URL(address);
  const get = async (path: string): Promise<Got> => {
    const answer = await fetch(origin + path, { redirect: 'manual', headers: { cookie } });
    const of = (name: string) => answer.headers.get(name) ?? '';
    const text = await answer.text();
    const html = isPage(path, { type: of('content-type'), disposition: of('content-disposition') }) ? text : '';
    return { status: answer.status, to: answer.headers.get('location'), html };
  };
  return {
    get,
    async medianMs(path, times) {
      const all: number[] = [];
      for (let i = 0; i <= times; i += 1) {
        const begun = performance.now();
        const { status } = await get(path);
        if (status >= 400) throw new Error(`${path} answered ${status}`);
        all.push(performance.now() - begun);
      }
      return median(all.slice(1));
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (bytes) => {
      said += String(bytes);
      const address = /"address": "([^"]+)"/.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', () => reject(new Error(`article22 serve ended: ${said}`)));
  });
}
