// A pooler before a PostgreSQL server: PgBouncer, which lends a connection for one transaction at a time, so that nothing of a session lasts.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../own-server.ts';
import type { Place } from './places.ts';
import { wait } from './program.ts';
import type { Server } from './server.ts';

export interface Pooler {
  /** The same log, reached through the pooler. */
  readonly before: (place: Place) => Place;
  readonly close: () => Promise<void>;
}

/** Connections to one database that all programs share. */
const CONNECTIONS = 4;
const NOBODY = 65_534;

/** Is PgBouncer on this computer? */
export const hasPooler = () => spawnSync('pgbouncer', ['--version']).status === 0;

export async function startPooler(server: Server): Promise<Pooler> {
  const folder = mkdtempSync(join(tmpdir(), 'article22-pooler-'));
  const port = await freePort();
  const to = new URL(server.address('postgres'));
  const lines = [
    '[databases]',
    `* = host=${to.hostname} port=${to.port} user=${to.username} password=${to.password}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'auth_type = any',
    'pool_mode = transaction',
    `default_pool_size = ${CONNECTIONS}`,
    'server_reset_query =',
  ];
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(file, lines.join('\n'));
  for (const path of [folder, file]) chmodSync(path, 0o755);
  // It does not run as root.
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const child = spawn('pgbouncer', ['-q', file], { ...user, stdio: 'ignore' });
  await untilListening(port, child);
  return {
    before(place) {
      const address = `postgres://${to.username}:${to.password}@127.0.0.1:${port}/${place.address.replace(/^.*\//, '')}`;
      const start: Place['start'] = (args, options = {}) =>
        place.start(args, { ...options, env: { ...options.env, ARTICLE22_LOG: address } });
      return {
        ...place,
        address,
        start,
        run: (...args) => start(args).ended,
        async done(args, exits = [0]) {
          const ended = await start(args).ended;
          if (!exits.includes(ended.code ?? -1)) throw new Error(`article22 ${args.join(' ')} ended with ${ended.code}:\n${ended.stderr}`);
          return ended;
        },
      };
    },
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilListening(port: number, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the pooler ended with ${child.exitCode}`);
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = createConnection({ port, host: '127.0.0.1' });
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (isThere) return;
    await wait(50);
  }
}
