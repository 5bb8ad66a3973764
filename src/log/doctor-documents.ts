// Are the flagger's own documents as they were entered? The trail holds the SHA-256 of its data, of its register and of mapping profiles, and
// the length of each text of the narrative: a text may be forgotten, and its hash would tell who guesses it.
import { createHash } from 'node:crypto';
import { FORGOTTEN_WORDS } from './audit-trail.ts';
import type { Db } from './db.ts';
import type { Trouble } from './doctor-check.ts';

const ACTS = ['flagger.saved', 'independence.saved', 'profile.saved', 'narrative.set'] as const;
type Act = (typeof ACTS)[number];

/** An entry of a document: what it is called, when it was entered, and what the trail should say of it. */
interface Entry {
  readonly act: Act;
  readonly what: string;
  readonly at: string;
  readonly text: string | null;
  /** Noted beside it, where it is. */
  readonly sha256?: string;
}

interface Line {
  readonly isForgotten: boolean;
  readonly sha256?: string;
  readonly characters?: number;
}

const SHOWN: Readonly<Record<Act, string>> = {
  'flagger.saved': 'article22 flagger show',
  'independence.saved': 'article22 independence show',
  'profile.saved': 'article22 profile list',
  'narrative.set': 'article22 narrative show',
};

export async function checkDocuments(db: Db): Promise<{ readonly sentence: string; readonly troubles: readonly Trouble[] }> {
  const lines = await linesByInstant(db);
  const mayForget = await wasForgotten(db);
  const troubles: Trouble[] = [];
  let entries = 0;
  for (const entry of await allEntries(db)) {
    entries += 1;
    const problem = problemOf(entry, lines.get(`${entry.act} ${entry.at}`)?.shift() ?? null, mayForget);
    if (problem) troubles.push({ sentence: `${entry.what}, entered at ${entry.at}: ${problem}.`, remedy: remedyOf(entry.act) });
  }
  for (const [key, left] of lines) {
    const [act = '', at = ''] = key.split(' ');
    const sentence = `The trail says that something was entered at ${at} (${act}), and the log does not hold it.`;
    for (const _ of left) troubles.push({ sentence, remedy: remedyOf(act as Act) });
  }
  return { sentence: entries === 0 ? 'No document is entered yet.' : `${documents(entries)} as entered.`, troubles };
}

const documents = (n: number) =>
  n === 1 ? 'The one entry of data, register, texts and profiles is' : `All ${n} entries of data, register, texts and profiles are`;

function problemOf({ text, sha256 }: Entry, line: Line | null, mayForget: boolean): string | null {
  const own = text === null ? null : createHash('sha256').update(text).digest('hex');
  if (line === null) return 'the trail does not say that anybody entered it';
  if (sha256 !== undefined && sha256 !== own) return 'it does not have the SHA-256 that is noted beside it';
  if (line.isForgotten) return null;
  if (line.sha256 !== undefined && line.sha256 !== own) return 'it is not what was entered: the trail gives another SHA-256';
  const isForgotten = text === null && mayForget;
  if (line.characters === undefined || isForgotten || line.characters === (text ?? '').length) return null;
  return `it is not what was entered: the trail says ${line.characters} characters, and there are ${(text ?? '').length}`;
}

function remedyOf(act: Act): string {
  return `Something wrote to the log past the program. See what stands now with: ${SHOWN[act]}; compare it with a copy from before, and enter again what is right. Drafts that were made meanwhile are to be made again.`;
}

async function linesByInstant(db: Db): Promise<Map<string, Line[]>> {
  const rows = await db.selectFrom('audit').select(['at', 'act', 'subject', 'detail']).where('act', 'in', ACTS).orderBy('number').execute();
  const lines = new Map<string, Line[]>();
  for (const { at, act, subject, detail } of rows) {
    const key = `${act} ${at}`;
    const line = { ...(JSON.parse(detail) as Omit<Line, 'isForgotten'>), isForgotten: subject === FORGOTTEN_WORDS };
    lines.set(key, [...(lines.get(key) ?? []), line]);
  }
  return lines;
}

/** Did an act of forgetting take texts away that stood here? */
async function wasForgotten(db: Db): Promise<boolean> {
  return (await db.selectFrom('audit').select('id').where('act', 'like', '%.forgotten').limit(1).executeTakeFirst()) !== undefined;
}

async function allEntries(db: Db): Promise<Entry[]> {
  const flagger = await db.selectFrom('flagger').select(['recorded_at as at', 'document as text']).orderBy('id').execute();
  const register = await db.selectFrom('independence').select(['recorded_at as at', 'document as text']).orderBy('id').execute();
  const profiles = await db.selectFrom('profile').select(['id', 'recorded_at as at', 'document as text', 'sha256']).orderBy('id').execute();
  const texts = await db.selectFrom('narrative').select(['language', 'field', 'recorded_at as at', 'body as text']).orderBy('id').execute();
  return [
    ...flagger.map((row) => ({ ...row, act: 'flagger.saved' as const, what: 'The flagger’s data' })),
    ...register.map((row) => ({ ...row, act: 'independence.saved' as const, what: 'The independence register' })),
    ...profiles.map(({ id, ...row }) => ({ ...row, act: 'profile.saved' as const, what: `The mapping profile ${id}` })),
    ...texts.map(({ language, field, ...row }) => ({ ...row, act: 'narrative.set' as const, what: `The text ${field} (${language})` })),
  ];
}
