// Is the audit trail as it was written? Walks along the chain and names each line that was changed, taken away, moved or put in since.
// What it cannot see by itself: whoever may write to the database can tie a whole new chain. A head that was kept elsewhere shows that.
import { shown } from '../error.ts';
import { findHead } from './audit-chain.ts';
import { type AuditHead, CHAIN_START, contentHash, lineHash } from './audit-hash.ts';
import { detailOf, FORGOTTEN_WORDS } from './audit-trail.ts';
import type { Db } from './db.ts';
import type { AuditTable } from './tables.ts';

type Break =
  | 'changed'
  | 'no-number'
  | 'unreadable'
  | 'replaced'
  | 'missing'
  | 'moved'
  | 'twice'
  | 'loose'
  | 'blanked'
  | 'last-missing'
  | 'beyond'
  | 'no-head'
  | 'kept-head';

export interface AuditBreak {
  readonly code: Break;
  /** The first line it is about, and the last one; null: a line without a number. */
  readonly first: number | null;
  readonly last: number | null;
  readonly sentence: string;
}

export interface AuditVerdict {
  readonly ok: boolean;
  readonly lines: number;
  /** Of the last line. */
  readonly sha256: string;
  /** Lines whose words were forgotten by an act that says so. */
  readonly forgotten: number;
  /** Lines of acts that made the lost head anew: whether lines before them were taken away cannot be told from the log alone. */
  readonly headsMade: readonly number[];
  readonly breaks: readonly AuditBreak[];
  /** How many more there are than are listed. */
  readonly more: number;
}

const LINES_AT_ONCE = 1000;
const MOST_BREAKS = 100;

type Row = Omit<AuditTable, 'id'> & { readonly id: number };

/** `kept`: heads that were noted elsewhere, such as with a backup; hashes may be cut. Ask in a snapshot. */
export async function verifyTrail(db: Db, kept: readonly AuditHead[] = []): Promise<AuditVerdict> {
  const notes = newNotes();
  let at: Place = { number: 0, id: -1, furthest: 0, sha256: CHAIN_START, isSound: true };
  const blank: number[] = [];
  const headsMade: number[] = [];
  const toldForgotten = new Set<unknown>();
  for await (const row of linesInOrder(db)) {
    if (!Number.isSafeInteger(row.number)) {
      notes.add([noNumber(row)]);
      continue;
    }
    const isSound = isAsWritten(row);
    notes.add(breaksAt(row, at, isSound));
    if (row.number <= at.number) continue;
    if (row.salt === null) blank.push(row.number);
    // What a line says counts only as it was written.
    const detail = isSound ? detailOf(row.detail) : {};
    notes.add(detail === null ? [unreadable(row)] : []);
    if (row.act === 'audit.guarded' && detail?.['headAfterLine'] !== undefined) headsMade.push(row.number);
    for (const one of linesForgotten(row, detail)) toldForgotten.add(one);
    notes.add(kept.filter(({ lines, sha256 }) => lines === row.number && !`${row.sha256}`.startsWith(sha256)).map(unlikeKept));
    const [id, furthest] = row.id > at.id ? [row.id, row.number] : [at.id, at.furthest];
    at = { number: row.number, id, furthest, sha256: row.sha256, isSound };
  }
  notes.add(
    (await looseLines(db)).map(({ id, act }) =>
      wrong('loose', null, null, `A line was put in that is not tied to the chain: ${act}, row ${id} of its table.`),
    ),
  );
  const unsaid = blank.filter((one) => !toldForgotten.has(one));
  notes.add(unsaid.map((one) => wrong('blanked', one, one, `The words of line ${one} were taken away, and no act of forgetting says so.`)));
  notes.add([
    ...headBreaks(at, await findHead(db)),
    ...kept.filter(({ lines }) => lines > at.number).map(({ lines }) => endsEarly(at.number, lines)),
  ]);
  const { breaks, more } = notes.all();
  return { ok: breaks.length === 0, lines: at.number, sha256: at.sha256, forgotten: blank.length - unsaid.length, headsMade, breaks, more };
}

/** By number, and lines of one number by the order in which they lie there. */
async function* linesInOrder(db: Db): AsyncIterable<Row> {
  for (let after: Row | null = null; ; ) {
    const from: Row | null = after;
    let query = db.selectFrom('audit').selectAll().where('number', 'is not', null).orderBy('number').orderBy('id').limit(LINES_AT_ONCE);
    if (from !== null)
      query = query.where((eb) =>
        eb.or([eb('number', '>', from.number), eb.and([eb('number', '=', from.number), eb('id', '>', from.id)])]),
      );
    const rows: Row[] = await query.execute();
    yield* rows;
    after = rows.at(-1) ?? null;
    if (rows.length < LINES_AT_ONCE) return;
  }
}

/** Entered by something else than this program. */
function looseLines(db: Db) {
  return db.selectFrom('audit').select(['id', 'act']).where('number', 'is', null).orderBy('id').execute();
}

/** Where the walk stands. */
interface Place {
  readonly number: number;
  /** The highest so far, and the line that has it. */
  readonly id: number;
  readonly furthest: number;
  readonly sha256: string;
  readonly isSound: boolean;
}

function breaksAt(row: Row, before: Place, isSound: boolean): AuditBreak[] {
  const { number } = row;
  const told = `${row.act}, ${row.at}`;
  if (number < 1) return [wrong('twice', number, number, `Line ${number} (${told}) was put in: lines are counted from 1.`)];
  if (number <= before.number) return [wrong('twice', number, number, `Line ${number} (${told}) was put in: it stands there twice.`)];
  const found: AuditBreak[] = [];
  const isNext = number === before.number + 1;
  if (!isNext) found.push(wrong('missing', before.number + 1, number - 1, `${range(before.number + 1, number - 1)} missing.`));
  if (!isSound) found.push(wrong('changed', number, number, `Line ${number} was changed after it was written; it now says: ${told}.`));
  else if (isNext && before.isSound && row.previous_sha256 !== before.sha256) found.push(replaced(number - 1));
  if (row.id < before.id)
    found.push(wrong('moved', number, number, `Line ${number} (${told}) is not in its place: it stands before line ${before.furthest}.`));
  return found;
}

function isAsWritten(row: Row): boolean {
  const isForgotten = row.subject === FORGOTTEN_WORDS && row.detail === '{}';
  const words = row.salt === null ? isForgotten : contentHash(row.salt, row) === row.content_sha256;
  return words && lineHash(row) === row.sha256;
}

function headBreaks({ number, sha256 }: Place, head: AuditHead | null): AuditBreak[] {
  if (head === null)
    return [wrong('no-head', null, null, 'The head of the trail, which says how many lines there are, is missing or damaged.')];
  const { lines } = head;
  if (lines > number)
    return [wrong('last-missing', number + 1, lines, `${range(number + 1, lines)} missing: the trail went on to line ${lines}.`)];
  if (lines < number)
    return [wrong('beyond', lines + 1, number, `${range(lines + 1, number)} put in behind the last line that was written.`)];
  return head.sha256 === sha256 ? [] : [wrong('replaced', number, number, `Line ${number}, the last, is not the one that was written.`)];
}

function noNumber({ id, number, act, at }: Row): AuditBreak {
  return wrong('no-number', null, null, `The number of a line is none (${shown(`${number}`, 40)}): ${act}, ${at}, row ${id} of its table.`);
}

function unreadable({ number, act, at }: Row): AuditBreak {
  const sentence = `Line ${number} (${act}, ${at}) says something that this program does not write, and it cannot be read: it was put in.`;
  return wrong('unreadable', number, number, sentence);
}

function replaced(number: number): AuditBreak {
  if (number === 0) return wrong('missing', 0, 0, 'Line 1 is not the first that was written: what stood before it is missing.');
  return wrong('replaced', number, number, `Line ${number} is not the one that was written there: line ${number + 1} was tied to another.`);
}

function unlikeKept({ lines }: AuditHead): AuditBreak {
  return wrong('kept-head', lines, lines, `Line ${lines} is not the one whose hash you kept: it, or one before it, was written anew.`);
}

function endsEarly(number: number, lines: number): AuditBreak {
  const sentence = `The trail ends with line ${number}, and you kept the hash of line ${lines}: the lines between are missing, or an older copy took the place of the log.`;
  return wrong('kept-head', number + 1, lines, sentence);
}

const wrong = (code: Break, first: number | null, last: number | null, sentence: string): AuditBreak => ({ code, first, last, sentence });

const range = (first: number, last: number) => (first === last ? `Line ${first} is` : `Lines ${first} to ${last} are`);

/** Numbers that an act of forgetting names. */
function linesForgotten({ act }: Row, detail: Readonly<Record<string, unknown>> | null): readonly unknown[] {
  const lines = detail?.['lines'];
  return `${act}`.endsWith('.forgotten') && Array.isArray(lines) ? lines : [];
}

/** The first of what was found, and how many more there are. */
function newNotes() {
  const breaks: AuditBreak[] = [];
  let more = 0;
  return {
    add(found: readonly AuditBreak[]) {
      const room = MOST_BREAKS - breaks.length;
      breaks.push(...found.slice(0, room));
      more += Math.max(0, found.length - room);
    },
    all: () => ({ breaks, more }),
  };
}
