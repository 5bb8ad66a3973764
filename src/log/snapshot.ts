// Several questions about one moment of the log, while others go on writing.
import type { Db, Log } from './db.ts';

/** Answers of `work` are those of one moment, and it writes nothing. */
export function snapshot<T>({ db, engine }: Pick<Log, 'db' | 'engine'>, work: (db: Db) => Promise<T>): Promise<T> {
  const own = db.transaction();
  return (engine === 'postgres' ? own.setIsolationLevel('repeatable read').setAccessMode('read only') : own).execute(work);
}
