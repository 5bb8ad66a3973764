// Rows for PostgreSQL by COPY, its fastest way in. A statement that begins with `copy ` is given its rows, as text, as its one parameter.
import { CompiledQuery, type PostgresPool, type PostgresPoolClient } from 'kysely';
import type pg from 'pg';

type Cell = string | number | null;

/** A statement that brings rows into a table; their cells stand in the order of `columns`. */
export function copyOf(table: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): CompiledQuery {
  const names = columns.map((column) => `"${column}"`).join(', ');
  return CompiledQuery.raw(`copy "${table}" (${names}) from stdin`, [copyText(rows)]);
}

/** The text format of COPY: a line a row, tabs between cells, `\N` for null. */
function copyText(rows: readonly (readonly Cell[])[]): string {
  let text = '';
  for (const row of rows) {
    for (const [i, cell] of row.entries()) {
      if (i > 0) text += '\t';
      if (cell === null) text += '\\N';
      else if (typeof cell === 'number') text += String(cell);
      else text += SPECIAL.test(cell) ? cell.replaceAll(EACH_SPECIAL, (sign) => ESCAPED[sign] as string) : cell;
    }
    text += '\n';
  }
  return text;
}

const SPECIAL = /[\\\n\r\t]/;
const EACH_SPECIAL = /[\\\n\r\t]/g;
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** The pool for kysely: as it is, but that statements of `copyOf` get their rows. */
export function copyingPool(pool: pg.Pool): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    async connect() {
      const client = await pool.connect();
      const copying = known.get(client) ?? copyingClient(client);
      known.set(client, copying);
      return copying;
    },
    end: () => pool.end(),
  };
}

function copyingClient(client: pg.PoolClient): PostgresPoolClient {
  const query = (words: string, parameters: readonly unknown[]) =>
    words.startsWith('copy ') ? copy(client, words, parameters[0] as string) : client.query(words, [...parameters]);
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release() };
}

/** What pg's connection has for this. */
interface CopyConnection {
  query(words: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

function copy(client: pg.PoolClient, words: string, text: string): Promise<{ command: 'COPY'; rows: [] }> {
  return new Promise((resolve, reject) => {
    const asked = {
      submit: (connection: unknown) => (connection as CopyConnection).query(words),
      handleCopyInResponse(connection: CopyConnection) {
        connection.sendCopyFromChunk(Buffer.from(text));
        connection.endCopyFrom();
      },
      handleError: reject,
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => resolve({ command: 'COPY', rows: [] }),
    };
    client.query(asked);
  });
}
