// What a look at the log found, as sentences with what to do. Each question is asked about one moment, and what the database itself cannot
// read is an answer, too.
import { shown, UserError } from '../error.ts';
import type { Db, Engine, Log } from './db.ts';
import { snapshot } from './snapshot.ts';

/** Which part of the log was looked at. */
export type DoctorPart = 'file' | 'references' | 'shape' | 'counts' | 'trail' | 'documents' | 'checks' | 'packages' | 'leftovers';

/** What is not in order, and what to do about it. */
export interface Trouble {
  readonly sentence: string;
  readonly remedy: string;
}

export interface DoctorCheck {
  readonly part: DoctorPart;
  readonly ok: boolean;
  /** What was looked at and holds; where there are troubles, they are told instead. */
  readonly sentence: string;
  readonly troubles: readonly Trouble[];
}

/** What to do where the data themselves are damaged. */
export function takeCopy(engine: Engine): string {
  return engine === 'sqlite'
    ? 'Write nothing more to this log. Keep the file as it is; see what your last copy holds with: article22 restore FILE, and put it in the place of the log with: article22 restore FILE --confirm'
    : 'Ask whoever runs the server: look at its own log and its disks, and take back the last good dump with pg_restore.';
}

const TOLD = 20;

/** Asks one question; `sentence` says what holds where there is no trouble. */
export async function asked(
  log: Pick<Log, 'db' | 'engine'>,
  part: DoctorPart,
  work: (db: Db) => Promise<{ readonly sentence: string; readonly troubles: readonly Trouble[] }>,
): Promise<DoctorCheck> {
  try {
    const { sentence, troubles } = await snapshot(log, work);
    return { part, ok: troubles.length === 0, sentence, troubles };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (isLacking(error, code)) {
      const sentence = `The log lacks a table or a column that is needed to look at this: ${(error as Error).message}.`;
      return { part, ok: false, sentence: '', troubles: [{ sentence, remedy: takeCopy(log.engine) }] };
    }
    const sentence = unreadable(error, code);
    if (sentence === null) throw error;
    return { part, ok: false, sentence: '', troubles: [{ sentence, remedy: takeCopy(log.engine) }] };
  }
}

/** Of a log that is damaged past opening, or older than this program; null: what else was refused. */
export function unopened({ code, message }: UserError): DoctorCheck | null {
  const of = (part: DoctorPart, remedy: string) => ({ part, ok: false, sentence: '', troubles: [{ sentence: message, remedy }] });
  if (code === 'log.damaged' || code === 'log.unreadable') return of('file', takeCopy('sqlite'));
  return code === 'log.older' ? of('shape', 'Make a copy first, then run the command it names.') : null;
}

/** What a damaged disk or file makes a database say: SQLite's own codes, and class XX of PostgreSQL. */
const UNREADABLE = /^(SQLITE_(CORRUPT|IOERR|NOTADB)\w*|XX\d{3})$/;

/** Null: what stopped the question was not in the log. */
function unreadable(error: unknown, code: string): string | null {
  if (UNREADABLE.test(code)) return `The log is damaged: this could not be read to its end (${code}).`;
  // Our own code stumbled: over what nothing of ours writes, or by a mistake, of which the words tell.
  const isOurs = error instanceof Error && !(error instanceof UserError) && (code === '' || code.startsWith('ERR_'));
  return isOurs
    ? `It holds values that this program does not write, and this could not be looked at to its end (${shown(error.message, 80)}).`
    : null;
}

/** Something that every log has was taken away: by SQLite's words, or by a code of PostgreSQL. */
function isLacking(error: unknown, code: string): boolean {
  return code === '42P01' || code === '42703' || (error instanceof Error && /^no such (?:table|column): /.test(error.message));
}

/** The first of many, and how many more there are. */
export function listed(all: readonly string[]): string {
  const more = all.length - TOLD;
  return `${all.slice(0, TOLD).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
