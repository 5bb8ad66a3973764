// Many rows in one statement, within what a database takes.

/** PostgreSQL takes at most 65,535 parameters in one statement. */
export async function insertInChunks<T>(rows: readonly T[], insert: (chunk: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += 500) await insert(rows.slice(at, at + 500));
}
