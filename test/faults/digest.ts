// What a log holds, as one checksum a table: two logs with the same are the same to everybody who reads them. Instants are left out.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import pg from 'pg';

export type Digest = Readonly<Record<string, string>>;

export interface DigestOptions {
  /** Numbers of rows are left out: PostgreSQL does not give a number again that a taken-back act had. */
  readonly withoutNumbers?: boolean;
}

/** Who is signed in is nobody's work; the migrator's rows say when it ran. */
const PASSED_OVER = /^(session|sign_in_attempt|kysely_migration_lock|sqlite_.*)$/;
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;
/** Columns that hold nothing else. */
const INSTANTS = /^(at|timestamp)$|_at$|_before$/;
const FEW = 1000;
const NUMBER = /(^|_)id$/;
/** Of the trail: drawn by chance, or worked out from that and from instants. */
const CHAINED = /^salt$|(^|_)sha256$/;

type Row = Readonly<Record<string, unknown>>;

export async function digestOf(address: string, options: DigestOptions = {}): Promise<Digest> {
  const digest: Record<string, string> = {};
  await eachTable(address, (table, rows) => {
    digest[table] = digestOfRows(table, rows, options);
  });
  return digest;
}

/** Names of tables that differ. */
export function differing(one: Digest, other: Digest): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((table) => one[table] !== other[table]).sort();
}

export const isSame = (one: Digest, other: Digest) => differing(one, other).length === 0;

function digestOfRows(table: string, rows: readonly Row[], { withoutNumbers = false }: DigestOptions): string {
  const isTrail = /^audit(_head)?$/.test(table);
  const names = Object.keys(rows[0] ?? {})
    .sort()
    .filter((name) => !INSTANTS.test(name) && !(withoutNumbers && NUMBER.test(name)) && !(isTrail && CHAINED.test(name)));
  // In the tables of notices instants stand in columns of their own; in the others also within documents.
  const text = rows.length > FEW ? plainText : withoutInstants;
  const lines = rows.map((row) => names.map((name) => text(row[name])).join('\u0000'));
  const hash = createHash('sha256');
  for (const line of lines.sort()) hash.update(withoutNumbers && isTrail ? line.replace(/\d+/g, 'N') : line).update('\n');
  return `${rows.length} rows ${hash.digest('hex').slice(0, 16)}`;
}

function plainText(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return value instanceof Uint8Array ? createHash('sha256').update(value).digest('hex') : String(value);
}

const withoutInstants = (value: unknown) => plainText(value).replace(INSTANT, 'T');

async function eachTable(address: string, take: (table: string, rows: readonly Row[]) => void): Promise<void> {
  if (!address.startsWith('postgres')) {
    if (!existsSync(address)) return;
    const file = new SQLite(address);
    try {
      const names = file.prepare<[], { name: string }>("select name from sqlite_schema where type = 'table' order by 1").all();
      for (const { name } of names) if (!PASSED_OVER.test(name)) take(name, file.prepare<[], Row>(`select * from "${name}"`).all());
    } finally {
      file.close();
    }
    return;
  }
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    const { rows: names } = await client.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
    );
    for (const { name } of names) if (!PASSED_OVER.test(name)) take(name, (await client.query<Row>(`select * from "${name}"`)).rows);
  } finally {
    await client.end();
  }
}
