// What the drivers of the log throw for a state of the environment, as sentences. Errors of anything else are left alone: a file that
// cannot be written is not the log's fault.
import SQLite from 'better-sqlite3';
import type pg from 'pg';
import { EXIT, UserError } from '../error.ts';

interface Sentence {
  readonly code: string;
  readonly say: (address: string) => string;
}

const LOCKED: Sentence = {
  code: 'log.locked',
  say: (address) => `Another process is writing to ${address}; nothing was changed. Wait until it is done, then try again.`,
};
const READ_ONLY: Sentence = {
  code: 'log.read-only',
  say: (address) => `${address} cannot be written to. Give yourself write permission, or choose another log with --log.`,
};
const FULL: Sentence = {
  code: 'log.disk-full',
  say: (address) => `The disk that holds ${address} is full; nothing was changed. Make room and try again.`,
};
const UNREACHABLE: Sentence = {
  code: 'log.unreachable',
  say: (address) => `The PostgreSQL server at ${address} does not answer. Is it running, and is the address right?`,
};
const REFUSED: Sentence = {
  code: 'log.refused',
  say: (address) => `The PostgreSQL server refuses ${address}. Check user, password, permissions and the name of the database.`,
};

/** Somebody took it away, or else the program asks for what it never made. */
const LACKING: Sentence = {
  code: 'log.damaged',
  say: (address) =>
    `${address} lacks a table or a column that every log has. What to do: article22 doctor. Where that finds nothing, it is a mistake of the program: please report it.`,
};

/** Result codes of SQLite, extended ones by their beginning. */
const OF_SQLITE: readonly (readonly [RegExp, Sentence])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, LOCKED],
  [/^SQLITE_(READONLY|PERM)/, READ_ONLY],
  // Where not even its small file of locks has room, SQLite speaks of an error of reading and writing.
  [/^SQLITE_(FULL|IOERR_SHMSIZE)/, FULL],
  [/^SQLITE_NOTADB/, { code: 'log.not-a-log', say: (address) => `${address} is not an article22 log. Choose another file with --log.` }],
  [/^SQLITE_CORRUPT/, { code: 'log.damaged', say: (address) => `${address} is damaged. Restore your last backup copy of it.` }],
  [/^SQLITE_CANTOPEN/, { code: 'log.missing', say: (address) => `${address} cannot be opened. Do you have permission for its folder?` }],
  [
    /^SQLITE_IOERR/,
    {
      code: 'log.unreadable',
      say: (address) => `${address} cannot be read or written. Is its disk in order, still connected, and not full?`,
    },
  ],
];

/** SQLSTATEs of PostgreSQL: two acts at one time, a server that goes down or is full, and what it forbids. */
const OF_POSTGRES: readonly (readonly [RegExp, Sentence])[] = [
  [/^(40001|40P01|55P03)$/, LOCKED],
  [/^(25006)$/, READ_ONLY],
  [/^(53100)$/, FULL],
  [/^(57P0\d|53300|08\d{3})$/, UNREACHABLE],
  [/^(42P01|42703)$/, LACKING],
  [/^(28\w{3}|3D000|42501)$/, REFUSED],
];

/** Of the network beneath pg, and what pg says without a code. */
const NO_CONNECTION = /^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|ECONNRESET|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)$/;
const LOST = /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error)/;
const NO_PASSWORD = /client password must be a (non-empty )?string/;

/** What Node says when the compiled part of better-sqlite3 is not there or belongs to another Node. */
const NO_BINARY = /bindings file|NODE_MODULE_VERSION|better_sqlite3\.node/;

/** The sentence for what a driver of the log threw; everything else comes back as it is. */
export function asUserError(error: unknown, address: string): unknown {
  if (!(error instanceof Error) || error instanceof UserError) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (NO_BINARY.test(error.message) || code === 'ERR_DLOPEN_FAILED') return noSqlite();
  const sentence = sentenceFor(error, code);
  return sentence ? new UserError(sentence.code, sentence.say(address), EXIT.environment) : error;
}

function sentenceFor(error: Error, code: string): Sentence | undefined {
  const among = (list: readonly (readonly [RegExp, Sentence])[]) => list.find(([pattern]) => pattern.test(code))?.[1];
  if (error instanceof SQLite.SqliteError) return /^no such (table|column): /.test(error.message) ? LACKING : among(OF_SQLITE);
  if (isOfPostgres(error)) return isMadeTwice(error) ? LOCKED : among(OF_POSTGRES);
  if (NO_CONNECTION.test(code) || LOST.test(error.message)) return UNREACHABLE;
  return NO_PASSWORD.test(error.message) ? REFUSED : undefined;
}

/** Told by what it carries: pg is only loaded for a log on PostgreSQL. */
const isOfPostgres = (error: Error): error is pg.DatabaseError => 'severity' in error && 'routine' in error;

/** Acts come one after the other, so what is there twice is a mistake of ours; only tables may be made by two programs at one time. */
const isMadeTwice = ({ code, schema }: pg.DatabaseError) => code === '23505' && schema === 'pg_catalog';

function noSqlite(): UserError {
  return new UserError(
    'log.no-sqlite',
    'SQLite is not installed for this version of Node: better-sqlite3 has no compiled part. Install python3 and g++, then run: npm rebuild better-sqlite3. Or keep the log on PostgreSQL (--log postgres://…).',
    EXIT.environment,
  );
}
