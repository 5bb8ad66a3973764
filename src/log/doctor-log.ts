// Is the log as this program keeps it: its tables and indexes, its kept sums, its trail, and nothing left of acts that were interrupted?
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { sql } from 'kysely';
import { isPartOfHead } from './audit-chain.ts';
import { missingGuards } from './audit-guards.ts';
import { headMade } from './audit-hash.ts';
import { verifyTrail } from './audit-verify.ts';
import { type Db, engineOf, type Log } from './db.ts';
import { asked, type DoctorCheck, listed, type Trouble, takeCopy } from './doctor-check.ts';
import { foreignParts, foreignTroubles } from './foreign-parts.ts';
import { missingParts } from './missing-parts.ts';
import { readSetting } from './settings.ts';
import { findStateDifferences } from './states-check.ts';

const DAY_MS = 24 * 3_600_000;
const MAKE_INDEXES =
  'Indexes are made anew when a copy takes the place of the log: article22 backup FILE, then article22 restore FILE --confirm';

/** How the trouble begins that only guards are missing. */
export const GUARDS_GONE = 'The database does not keep the trail by itself any more';

/** `now`: UTC instant. */
export async function checkLog(log: Log, now: string): Promise<DoctorCheck[]> {
  return [
    await checkShape(log),
    await asked(log, 'counts', counts),
    await checkTrail(log),
    await asked(log, 'leftovers', async (db) => ({
      sentence: 'Nothing is left of an act that was interrupted.',
      troubles: [
        ...(await unfinished(db)),
        ...(log.engine === 'sqlite' ? filesLeft(log.address) : await preparedActs(db)),
        ...(await clock(db, now)),
      ],
    })),
  ];
}

/** `version`: the migration it stands at; without it, the latest. */
export function checkShape(log: Pick<Log, 'db' | 'engine'>, version?: string): Promise<DoctorCheck> {
  return asked(log, 'shape', (db) => shape(db, version));
}

export function checkTrail(log: Pick<Log, 'db' | 'engine'>): Promise<DoctorCheck> {
  return asked(log, 'trail', trail);
}

async function shape(db: Db, version: string | undefined) {
  const engine = engineOf(db);
  const missing = (await missingParts(db, version)).filter((part) => !isPartOfHead(part));
  const isIndexOnly = engine === 'sqlite' && missing.every((part) => part.startsWith('index '));
  const trouble = {
    sentence: `The log lacks what this version of the program makes: ${listed(missing)}.`,
    remedy: isIndexOnly ? MAKE_INDEXES : takeCopy(engine),
  };
  const foreign = engine === 'sqlite' ? foreignTroubles(await foreignParts(db)) : [];
  return {
    sentence: 'All tables and indexes of this version are there.',
    troubles: [...(missing.length === 0 ? [] : [trouble]), ...foreign],
  };
}

async function counts(db: Db) {
  const differences = await findStateDifferences(db);
  const trouble = {
    sentence: `${differences.length} kept sums differ from a full count.`,
    remedy:
      'Either the sums or the notices were changed past the program, and which cannot be told from here: compare with a copy first. If the notices are right, and file and references are in order, make the sums anew with: article22 recount',
  };
  return { sentence: 'All kept sums agree with a full count.', troubles: differences.length === 0 ? [] : [trouble] };
}

async function trail(db: Db) {
  const { breaks, more, lines, sha256, headsMade } = await verifyTrail(db);
  const guards = await missingGuards(db);
  const troubles: Trouble[] = breaks.map(({ code, sentence }) => ({
    sentence,
    remedy:
      code === 'no-head' || code === 'beyond'
        ? 'Nothing can be written as it is. Find out who could write to the log past the program, and compare with a copy from before. Then make the head anew, which the trail will say: article22 audit guard'
        : 'No program can bring a line back. Find out who could write to the log past the program, compare with a copy from before, and keep both.',
  }));
  if (more > 0) troubles.push({ sentence: `${more} more lines of the trail are not as they were written.`, remedy: 'As above.' });
  if (guards.length > 0)
    troubles.push({
      sentence: `${GUARDS_GONE}: ${listed(guards)} is missing, switched off or changed.`,
      remedy: 'Find out who did that. Put it back with: article22 audit guard',
    });
  const made = headsMade.map((line) => ` ${headMade(line)}`).join('');
  return { sentence: `The trail is whole: ${lines} lines, the last one ${sha256}.${made}`, troubles };
}

/** An act is one transaction, so none of these can be there unless something else wrote to the log. */
async function unfinished(db: Db): Promise<Trouble[]> {
  const imports = await db.selectFrom('import').select('id').where('summary', '=', '{}').orderBy('id').execute();
  return imports.map(({ id }) => ({
    sentence: `Import ${id} was begun and not finished.`,
    remedy: `Take it back with: article22 import undo ${id}. Then import the file again.`,
  }));
}

/** What a killed program leaves beside the file of a log: see backup and restore. */
function filesLeft(address: string): Trouble[] {
  const [folder, name] = [dirname(address), basename(address)];
  const left = /^((restoring|(restoring|copying)-[0-9a-f]{16})(-wal|-shm|-journal|\.plain)?|part)$/;
  return readdirSync(folder)
    .filter((file) => file.startsWith(`${name}.`) && left.test(file.slice(name.length + 1)))
    .sort()
    .map((file) => ({
      sentence: `${join(folder, file)} is left of a copy or a restore that was interrupted, and holds all or part of a log.`,
      remedy: 'When no backup or restore is under way, delete it.',
    }));
}

/** On PostgreSQL: prepared by hand and forgotten, they hold what they wrote to. */
async function preparedActs(db: Db): Promise<Trouble[]> {
  const { rows } = await sql<{ gid: string }>`select gid from pg_prepared_xacts where database = current_database() order by 1`.execute(db);
  return rows.map(({ gid }) => ({
    sentence: `The server keeps a prepared transaction (${gid}) open, which may hold up every act.`,
    remedy: 'This program makes none. End it on the server with “rollback prepared”, or ask whoever runs the server.',
  }));
}

async function clock(db: Db, now: string): Promise<Trouble[]> {
  const last = await readSetting(db, 'last-instant');
  if (last === null || Date.parse(last) - Date.parse(now) < DAY_MS) return [];
  return [
    {
      sentence: `The last act bears the instant ${last}, and the clock of this computer stands at ${now}.`,
      remedy:
        'Set the clock right. If it was ahead before, or acts were dated ahead with --today, all acts bear that day until it comes: look at them with: article22 audit list',
    },
  ];
}
