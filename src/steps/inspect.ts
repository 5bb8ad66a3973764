// A first look at a file that somebody sent in: how it is written, what stands in its columns, and which mapping profile it is meant for.
// What is in the way is told, not thrown, because the answer is given on the same page.
import { EXIT, UserError } from '../error.ts';
import type { DialectOverrides } from '../import/dialect.ts';
import { decodeText, type SourceFile } from '../import/encoding.ts';
import { lookAtSource, type SourceLook } from '../import/source-look.ts';
import type { Db } from '../log/db.ts';
import { labelsRead, type Profile } from '../model/profile.ts';
import { knownProfiles, profileNamed, recogniseKnown } from './known-profiles.ts';

/** Something in the way, as a plain value. */
export interface Obstacle {
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface Inspection {
  /** Null where the file could not be divided into cells: see `obstacle`. */
  readonly look: SourceLook | null;
  readonly obstacle: Obstacle | null;
  /** The first lines as they stand, in the encoding given or in UTF-8. */
  readonly text: readonly string[];
  /** The profile to read it with: the one asked for or recognised; null: none. */
  readonly profile: Profile | null;
  readonly found: 'asked' | 'recognised' | 'first-use' | 'several' | 'none';
  /** Of several that fit their names; of none the nearest. */
  readonly others: readonly string[];
  /** Labels of the nearest that are missing. */
  readonly missing: readonly string[];
}

export interface InspectOptions {
  readonly overrides: DialectOverrides;
  /** Name of a profile; `recognise` the one whose labels stand in the file; null none. */
  readonly profile: { readonly name: string } | 'recognise' | null;
  readonly progress?: (records: number, of: number) => void;
}

const LINES = 10;
const LINE_MAX = 300;

/** @throws UserError for a file that no answer can make readable: `file.empty`, `file.is-…`; `profile.unknown` */
export async function inspectFile(db: Db, file: SourceFile, options: InspectOptions): Promise<Inspection> {
  const { overrides, progress } = options;
  const chosen = await choose(db, file, options);
  const labels = chosen.profile ? labelsRead(chosen.profile) : [];
  const text = await firstLines(file, overrides);
  const given = { ...chosen.profile?.dialect, ...overrides };
  const look = await orObstacle(() => lookAtSource(file, labels, given, progress));
  return { ...chosen, text, ...('code' in look ? { look: null, obstacle: look } : { look, obstacle: null }) };
}

type Choice = Pick<Inspection, 'profile' | 'found' | 'others' | 'missing'>;

async function choose(db: Db, file: SourceFile, { overrides, profile }: InspectOptions): Promise<Choice> {
  const nothing = { profile: null, found: 'none', others: [], missing: [] } as const;
  if (profile === null) return nothing;
  const known = await knownProfiles(db);
  if (profile !== 'recognise') {
    const found = profileNamed(known, profile.name);
    if (!found) throw new UserError('profile.unknown', `There is no profile ${profile.name}.`, EXIT.needsAnswer);
    return { ...nothing, profile: found, found: 'asked' };
  }
  const found = await orObstacle(() => recogniseKnown(known, file, overrides));
  if (!('code' in found)) return { ...nothing, profile: found.profile, found: found.isFirstUse ? 'first-use' : 'recognised' };
  const {
    profiles = [],
    nearest = null,
    missing = [],
  } = found.details as { profiles?: string[]; nearest?: string | null; missing?: string[] };
  if (found.code === 'profile.several') return { ...nothing, found: 'several', others: profiles };
  return { ...nothing, others: nearest === null ? [] : [nearest], missing };
}

/** What needs an answer comes back as a value; what refuses the file is thrown. */
async function orObstacle<T extends object>(work: () => Promise<T>): Promise<T | Obstacle> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError) || (error.exit !== EXIT.needsAnswer && error.code !== 'text.undecodable-bytes')) throw error;
    return { code: error.code, message: error.message, details: error.details };
  }
}

async function firstLines(file: SourceFile, { encoding = 'utf-8' }: DialectOverrides): Promise<string[]> {
  let text = '';
  for await (const chunk of decodeText(file, encoding)) {
    text += chunk;
    if (text.length > LINES * LINE_MAX * 4) break;
  }
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .slice(0, LINES)
    .map((line) => (line.length > LINE_MAX ? `${line.slice(0, LINE_MAX - 1)}…` : line));
}
