// The lines that earlier versions wrote are tied to a chain when their log is brought up to date.
import { readdirSync, readFileSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import pg from 'pg';
import { expect, it } from 'vitest';
import { addAudit } from '../../src/log/audit-trail.ts';
import { verifyTrail } from '../../src/log/audit-verify.ts';
import { openLog } from '../../src/log/database.ts';
import type { Engine } from '../../src/log/db.ts';
import { ADA, NOW } from './chained-log.ts';
import { emptyDatabase } from './engines.ts';

const FOLDER = new URL('../../schema/log/', import.meta.url);
const EARLIER = [...new Set(readdirSync(FOLDER).map((file) => file.split('.')[0] ?? ''))].filter((name) => name < '009').sort();

/** A log as an earlier version left it, with lines in its trail; one was taken back, which leaves a gap in its keys on PostgreSQL. */
async function earlierLog(engine: Engine, address: string, version: string, lines: readonly (readonly [number, string])[]): Promise<void> {
  const names = EARLIER.filter((name) => name <= version);
  const schema = names.flatMap((name) => [`${name}.sql`, `${name}.${engine}.sql`]).filter((file) => readdirSync(FOLDER).includes(file));
  const text = [
    ...schema.map((file) => readFileSync(new URL(file, FOLDER), 'utf8')),
    'create table kysely_migration (name varchar(255) not null primary key, timestamp varchar(255) not null);',
    'create table kysely_migration_lock (id varchar(255) not null primary key, is_locked integer not null default 0);',
    "insert into kysely_migration_lock values ('migration_lock', 0);",
    ...names.map((name) => `insert into kysely_migration values ('${name}', '2026-01-01T00:00:00.000Z');`),
    ...lines.map(
      ([id, act]) =>
        `insert into audit (id, at, who, act, subject, detail) values (${id}, '${NOW}', 'Ada', '${act}', '${act} é', '{"n":1}');`,
    ),
  ].join('\n');
  if (engine === 'sqlite') {
    const file = new SQLite(address);
    file.exec(text);
    file.close();
    return;
  }
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query(text);
  await client.query("select setval(pg_get_serial_sequence('audit', 'id'), 9)");
  await client.end();
}

const UPGRADES = [
  ...EARLIER.map((name) => ['sqlite', name] as const),
  ['postgres', '001-log'] as const,
  ['postgres', '008-touched'] as const,
];

it.each(UPGRADES)('the lines of a log on %s as %s made it are tied in their order', async (engine, version) => {
  const place = await emptyDatabase(engine);
  const lines = [1, 2, 3, 5, 9].map((id) => [id, `act.${id}`] as const);
  await earlierLog(engine, place.address, version, lines);
  const log = await openLog(place.address);
  expect(await verifyTrail(log.db)).toMatchObject({ ok: true, lines: 5 });
  const rows = await log.db.selectFrom('audit').select(['id', 'number', 'who', 'subject', 'detail']).orderBy('id').execute();
  expect(rows).toEqual(lines.map(([id, act], i) => ({ id, number: i + 1, who: 'Ada', subject: `${act} é`, detail: '{"n":1}' })));
  await addAudit(log.db, ADA, 'import.done', 'import 1');
  expect(await verifyTrail(log.db)).toMatchObject({ ok: true, lines: 6 });
  await log.close();
  await place.clear();
});
