// Many rows in one statement, within what a database takes.

/** PostgreSQL takes at most 65,535 parameters in one statement. */
export async function insertInChunks<T>(rows: readonly T[], insert: (chunk: T[]) => Promise<unknown>): Promise<void> {
  await inChunks(rows, 500, insert);
}

/** Does something with so many at a time. */
export async function inChunks<T>(all: readonly T[], size: number, work: (chunk: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < all.length; at += size) await work(all.slice(at, at + size));
}
