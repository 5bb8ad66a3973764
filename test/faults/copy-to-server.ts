// A log on SQLite copied row by row into one on PostgreSQL: large logs are made in seconds there only.
import SQLite from 'better-sqlite3';
import pg from 'pg';

const ROWS_AT_ONCE = 2000;

/** `address`: a log that was just made. Rows keep their numbers. */
export async function copyToServer(path: string, address: string): Promise<void> {
  const file = new SQLite(path, { readonly: true });
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    // Without triggers and foreign keys, which the rows passed where they come from.
    await client.query('set session_replication_role = replica');
    const tables = file
      .prepare<[], { name: string }>(
        "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%'",
      )
      .all()
      .map(({ name }) => name);
    await client.query(`truncate ${tables.map((name) => `"${name}"`).join(', ')}`);
    for (const table of tables) await copyTable(file, client, table);
    await client.query('analyze');
  } finally {
    await client.end();
    file.close();
  }
}

async function copyTable(file: SQLite.Database, client: pg.Client, table: string): Promise<void> {
  const columns = (file.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => `"${name}"`).join(', ');
  const insert = `insert into "${table}" (${columns}) overriding system value select ${columns} from json_populate_recordset(null::"${table}", $1::json)`;
  let rows: unknown[] = [];
  const send = async () => {
    if (rows.length > 0) await client.query(insert, [JSON.stringify(rows, (_, value: unknown) => inServersWords(value))]);
    rows = [];
  };
  for (const row of file.prepare(`select ${columns} from "${table}"`).iterate()) {
    rows.push(row);
    if (rows.length === ROWS_AT_ONCE) await send();
  }
  await send();
  const numbered = await client.query<{ sequence: string | null }>(
    `select pg_get_serial_sequence($1, 'id') as sequence where exists (select from information_schema.columns where table_name = $1 and column_name = 'id')`,
    [table],
  );
  const sequence = numbered.rows[0]?.sequence;
  if (sequence) await client.query(`select setval('${sequence}', coalesce((select max(id) from "${table}"), 1))`);
}

/** Bytes as PostgreSQL reads them. A buffer comes here as what its own `toJSON` makes of it. */
function inServersWords(value: unknown): unknown {
  const { type, data } = (value ?? {}) as { type?: unknown; data?: unknown };
  return type === 'Buffer' && Array.isArray(data) ? `\\x${Buffer.from(data as number[]).toString('hex')}` : value;
}
