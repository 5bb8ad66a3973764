// The pages of a log, asked as a browser asks them: from the built program, one after the other.
import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { type Ask, comeIn } from '../test/web/visitor.ts';
import { median } from './measured.ts';

export interface Site {
  readonly get: Ask;
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
  const get = await comeIn(address);
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
