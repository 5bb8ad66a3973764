// How fast the pages that people look at most answer. `npm run bench:pages` asks for every page there is.
import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { median } from './measured.ts';

export interface PageTime {
  readonly path: string;
  readonly medianMs: number;
}

const TIMES = 20;
const PATHS = [
  '/',
  '/notices',
  '/notices?answer=unanswered',
  '/notices?service=1&answer=unanswered&complete=no',
  '/notices?text=nothing-is-called-so',
  '/notices/1',
  '/providers',
  '/silence',
  '/report',
  '/import',
  '/settings/audit',
];

export async function timePages(log: string): Promise<PageTime[]> {
  const child = spawn(process.execPath, [resolve('dist/main.js'), '--log', log, '--json', 'serve', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  try {
    const address = await addressOf(child);
    const first = await fetch(address, { redirect: 'manual' });
    const cookie = first.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const { origin } = new URL(address);
    const timed: PageTime[] = [];
    for (const path of PATHS) timed.push({ path, medianMs: await timeOf(origin + path, cookie) });
    return timed;
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

async function timeOf(url: string, cookie: string): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i <= TIMES; i += 1) {
    const begun = performance.now();
    const answer = await fetch(url, { headers: { cookie } });
    await answer.text();
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
    times.push(performance.now() - begun);
  }
  // The first one reads what the next ones have in memory.
  return median(times.slice(1));
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
