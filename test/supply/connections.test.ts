// The program opens no connection but to its database and its own listener: looked for in the sources, watched from inside while it works,
// and where there is `strace` watched from outside, so that compiled parts are seen as well.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAIN, SAMPLES } from '../cli/run.ts';
import { DEEP } from '../deep.ts';
import { newFolder } from '../folder.ts';
import { freshLog } from '../log/engines.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const GUARD = fileURLToPath(new URL('./guard.cjs', import.meta.url));
const WARM = fileURLToPath(new URL('../cli/warm.mjs', import.meta.url));

describe('the sources', () => {
  const NETWORK =
    /from '(node:(?:http|https|http2|net|tls|dgram|dns|dns\/promises|inspector|cluster|child_process|worker_threads)|undici|ws)'/g;
  /** Who uses what of the network, of other programs or of threads, and what for. */
  const KNOWN: Readonly<Record<string, string>> = {
    'cli/serve.ts node:net': 'isIP',
    'gate/ip.ts node:net': 'isIPv4, isIPv6',
    'web/jobs.ts node:child_process': 'fork',
    'web/server.ts node:http': 'type Server',
    'web/server.ts node:net': 'isIP',
  };
  /** Threads reach nothing. */
  const isThread = (use: string) => use.endsWith('node:worker_threads');
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

  it('use of the network only what is named here', () => {
    const uses = files.flatMap((file) => {
      const text = readFileSync(join(ROOT, 'src', file), 'utf8');
      return [...text.matchAll(NETWORK)].map(([, library]) => {
        const names = new RegExp(`import (type )?\\{ ([^}]+) \\} from '${library}'`).exec(text);
        return [`${file} ${library}`, `${names?.[1] ?? ''}${names?.[2] ?? '?'}`] as const;
      });
    });
    expect(Object.fromEntries(uses.filter(([use]) => !isThread(use)))).toEqual(KNOWN);
  });

  it('and the pages ask nobody: only the state of long work, of this very server', () => {
    const asking = /\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts)\s*\(/g;
    const found = files.flatMap((file) => [...readFileSync(join(ROOT, 'src', file), 'utf8').matchAll(asking)].map(() => file));
    expect(found).toEqual([]);
    const assets = readdirSync(join(ROOT, 'templates/ui/assets')).filter((name) => name.endsWith('.js'));
    const asked = assets.flatMap((name) => [
      ...readFileSync(join(ROOT, 'templates/ui/assets', name), 'utf8').matchAll(/\bfetch\(([^,)]+)/g),
    ]);
    expect(asked.map(([, what]) => what)).toEqual(['job.dataset.job']);
  });
});

interface Watched {
  readonly kind: string;
  readonly what: string;
}

let folder: string;
let children: ChildProcess[] = [];
beforeEach(() => {
  folder = newFolder('article22-watched');
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
  rmSync(folder, { recursive: true, force: true });
});

const watchedFile = () => join(folder, 'watched');
const environment = (allowed: readonly string[]) => ({
  PATH: process.env['PATH'],
  HOME: folder,
  ARTICLE22_TEST_WATCHED: watchedFile(),
  ARTICLE22_TEST_ALLOWED: allowed.join(','),
});

function watched(): Watched[] {
  if (!existsSync(watchedFile())) return [];
  return readFileSync(watchedFile(), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Watched);
}

const TRACE = 'trace';
const STRACE = ['strace', '-f', '-qq', '--seccomp-bpf', '-e', 'trace=connect,sendto,sendmsg,bind', '-o', TRACE];

function hasStrace(): boolean {
  try {
    execFileSync('strace', ['-f', '-qq', '--seccomp-bpf', '-o', '/dev/null', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
const isTraced = hasStrace();
if (!isTraced) console.warn('There is no strace that may look: connections of compiled parts are not watched.');

/** Commands one after the other in one watched process. */
async function runWatched(commands: readonly string[], allowed: readonly string[] = []): Promise<void> {
  const node = ['--require', GUARD, WARM, MAIN];
  const [program = '', ...args] = isTraced ? [...STRACE, process.execPath, ...node] : [process.execPath, ...node];
  const child = spawn(program, args, { cwd: folder, env: environment(allowed), stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  children.push(child);
  for (const command of commands) {
    const answered = once(child, 'message') as Promise<[{ code: number; stdout: string; stderr: string }]>;
    child.send({ folder, args: ['--today', '2027-01-31', '--by', 'A. Example', ...command.split(' ')] });
    const [{ code, stderr }] = await answered;
    expect(code, `${command}: ${stderr}`).toBeLessThan(8);
    expect(code, `${command}: ${stderr}`).not.toBe(1);
    expect(code, `${command}: ${stderr}`).not.toBe(2);
  }
  const ended = once(child, 'exit');
  child.disconnect();
  await ended;
}

/** Connections and messages to an address of the internet, of all threads and of compiled parts. */
const traced = () =>
  isTraced
    ? readFileSync(join(folder, TRACE), 'utf8')
        .split('\n')
        .filter((line) => /AF_INET6?\b/.test(line))
    : [];

const sample = (name: string) => join(SAMPLES, 'flagger-fr', name);
const YEAR = [
  'init',
  `flagger import ${sample('flagger.json')}`,
  `independence import ${sample('independence.json')}`,
  `narrative set ${sample('narrative.json')}`,
  `profile import ${sample('profile.json')}`,
  `provider confirm --file ${sample('services.json')}`,
  `import ${sample('log.csv')} --yes`,
  'status',
  'backup copy.sqlite',
  // Typst, charts and the solver are compiled parts; the whole way is looked at before a release.
  ...(DEEP ? ['draft --period 2026', 'check --out to-read', `scan ${sample('log.csv')}`] : []),
];

describe('the program at work', () => {
  it('opens no connection, looks up no name and starts no other program, from a file to the finished report', async () => {
    await runWatched(YEAR);
    expect(existsSync(join(folder, DEEP ? 'to-read' : 'copy.sqlite'))).toBe(true);
    expect(watched()).toEqual([]);
    expect(traced()).toEqual([]);
  });

  it('connects to its database only, where that is on a server', async () => {
    const log = await freshLog('postgres');
    const { hostname, port } = new URL(log.address);
    await runWatched([`--log ${log.address} status`, `--log ${log.address} provider list`], [`${hostname}:${port}`]);
    await log.close();
    const found = watched();
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ kind, what }) => kind !== 'connect' || what !== `${hostname}:${port}`)).toEqual([]);
    const elsewhere = traced().filter((line) => /connect\(/.test(line) && !line.includes(`htons(${port})`));
    expect(elsewhere).toEqual([]);
  });

  it('serves at its own address only, and long work starts nothing but its own further process', async () => {
    await runWatched(['init']);
    const child = spawn(process.execPath, ['--require', GUARD, MAIN, 'serve', '--port', '0'], {
      cwd: folder,
      env: environment([]),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    children.push(child);
    const address = await addressOf(child);
    const opened = await fetch(address, { redirect: 'manual' });
    const cookie = opened.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const { origin } = new URL(address);
    const page = await (await fetch(`${origin}/settings/backup`, { headers: { cookie } })).text();
    const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const made = await fetch(`${origin}/settings/backup/make`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrf, password: '', passwordAgain: '' }),
    });
    const job = made.headers.get('location') ?? '';
    expect(job).toMatch(/^\/jobs\//);
    while (/"state":"running"/.test(await (await fetch(`${origin}${job}/state`, { headers: { cookie } })).text()))
      await new Promise((next) => setTimeout(next, 50));
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    const kinds = watched().map(({ kind, what }) => `${kind} ${what.replace(/\S*\/(?=job-worker\.js$)/, '')}`);
    expect([...new Set(kinds)].sort()).toEqual(['listen 127.0.0.1:0', 'program node job-worker.js']);
  });
});

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.once('exit', () => reject(new Error(`the program ended: ${text}`)));
    child.stdout?.on('data', (chunk) => {
      text += String(chunk);
      const found = /http:\/\/\S+/.exec(text)?.[0];
      if (found && text.includes(`${found}\n`)) resolve(found);
    });
  });
}

describe('the watch itself', () => {
  const tries: readonly (readonly [string, string, Watched['kind']])[] = [
    ['a page that is fetched', "fetch('http://192.0.2.1:81/').catch(() => 0)", 'connect'],
    ['a socket', "(await import('node:net')).connect(443, '192.0.2.1')", 'connect'],
    ['a socket of TLS', "(await import('node:tls')).connect({ host: '192.0.2.1', port: 443 })", 'connect'],
    ['a request', "(await import('node:https')).get('https://192.0.2.1/')", 'connect'],
    ['a name', "(await import('node:dns')).lookup('registry.example', () => 0)", 'name'],
    ['a name that is resolved', "(await import('node:dns/promises')).resolve4('registry.example').catch(() => 0)", 'name'],
    ['a datagram', "(await import('node:dgram')).createSocket('udp4').send('x', 9, '192.0.2.1')", 'datagram'],
    ['another program', "(await import('node:child_process')).execFile('curl', ['https://192.0.2.1/'])", 'program'],
    ['another program at once', "(await import('node:child_process')).execSync('curl https://192.0.2.1/')", 'program'],
    [
      'a thread that does it',
      "new Promise(async (done) => new (await import('node:worker_threads')).Worker(\"(await import('node:net')).connect(443, '192.0.2.1')\", { eval: true }).on('error', done).on('exit', done))",
      'connect',
    ],
  ];

  it('sees what would break the promise, in whatever way it is tried', async () => {
    const steps = tries.map(([, code], n) => `step(${n}, async () => { await ${code} });`).join('\n');
    const script = `
      import { appendFileSync } from 'node:fs';
      process.on('uncaughtException', () => 0);
      const step = async (n, work) => { try { await work(); } catch {} };
      ${steps.replaceAll('step(', 'await step(')}
      setTimeout(() => process.exit(), 500);`;
    const child = spawn(process.execPath, ['--require', GUARD, '--input-type=module', '-e', script], {
      cwd: folder,
      env: environment([]),
      stdio: 'inherit',
    });
    await once(child, 'exit');
    const seen = watched();
    for (const kind of ['connect', 'name', 'datagram', 'program'])
      expect(seen.filter((one) => one.kind === kind).length, kind).toBeGreaterThanOrEqual(tries.filter(([, , of]) => of === kind).length);
  });

  it.runIf(isTraced)('from outside sees what a compiled part does', async () => {
    const code = "require('node:net').connect(9, '127.0.0.1').on('error', () => 0)";
    const [program = '', ...args] = [...STRACE, process.execPath, '-e', code];
    await once(spawn(program, args, { cwd: folder, env: environment([]), stdio: 'inherit' }), 'exit');
    expect(traced()).toHaveLength(1);
  });
});
