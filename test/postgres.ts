// One PostgreSQL server for the whole test run, in a folder of its own on a free port; or the one ARTICLE22_TEST_POSTGRES names.
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startOwnServer } from './own-server.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const prepared = `test_prepared_${process.pid}_`;
  project.provide('prepared', prepared);
  const given = process.env['ARTICLE22_TEST_POSTGRES'];
  if (given) {
    project.provide('postgres', given);
    return () => dropAll(given, prepared);
  }
  // It is thrown away after the run, so nothing of it need outlive a loss of power: no waiting for the disk.
  const server = await startOwnServer(['fsync', 'synchronous_commit', 'full_page_writes']);
  project.provide('postgres', server.address('postgres'));
  return () => server.close();
}

async function dropAll(server: string, prefix: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  const { rows } = await client.query<{ datname: string }>('select datname from pg_database where starts_with(datname, $1)', [prefix]);
  for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`);
  await client.end();
}
