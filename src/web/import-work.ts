// The work on a file that was sent in, beside the pages or at once: looking at it, rehearsing, taking it in, taking an import back. What it
// takes and gives are plain values.
import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { keepRoomSmall } from '../import/heap-room.ts';
import { PIECE_BYTES } from '../import/source-file.ts';
import type { Actor } from '../log/audit-trail.ts';
import type { Log } from '../log/db.ts';
import type { Profile } from '../model/profile.ts';
import {
  type ImportOptions,
  type Inspection,
  type InspectOptions,
  importFile,
  inspectFile,
  plainLook,
  rehearseUndo,
  type SourceFile,
  type ToldImport,
  undoImportStep,
} from '../workflow.ts';

export interface SentSource {
  readonly path: string;
  /** As its sender calls it. */
  readonly name: string;
  readonly sizeBytes: number;
}

export interface InspectParams {
  readonly file: SentSource;
  readonly overrides: InspectOptions['overrides'];
  readonly profile: InspectOptions['profile'];
}

export interface ImportParams {
  readonly file: SentSource;
  readonly profile: Profile;
  readonly dryRun: boolean;
  readonly overrides: NonNullable<ImportOptions['overrides']>;
  readonly anotherFile: ImportOptions['anotherFile'];
  /** Where rejected and held records are written. */
  readonly rejectsPath: string;
}

export interface UndoParams {
  readonly importId: number;
  readonly dryRun: boolean;
}

export interface Undone extends UndoParams {
  readonly removed: number;
  readonly restored: number;
  readonly toldElsewhere: number;
  /** How many were changed by hand since and stay, and the first of them. */
  readonly kept: number;
  readonly keptReferences: readonly string[];
  readonly corrections: readonly { readonly first: string; readonly last: string; readonly version: number; readonly notices: number }[];
}

type Progress = (done: number, of: number) => void;

/** Larger files are worked on in a process of their own. */
export const AT_ONCE_BYTES = 1_000_000;
const KEPT_LISTED = 100;

function sourceOf({ path, name, sizeBytes }: SentSource): SourceFile {
  return { name, sizeBytes, open: () => createReadStream(path, { highWaterMark: PIECE_BYTES }) };
}

/** @throws UserError as `inspectFile` */
export function inspectSent({ db }: Log, { file, overrides, profile }: InspectParams, progress: Progress): Promise<Inspection> {
  roomThatDoesNotGrow(file);
  return inspectFile(db, sourceOf(file), { overrides, profile, progress });
}

/** @throws UserError as `importFile` */
export async function importSent(log: Log, params: ImportParams, actor: Actor, progress: Progress): Promise<ToldImport> {
  const { file, profile, dryRun, overrides, anotherFile, rejectsPath } = params;
  roomThatDoesNotGrow(file);
  const rejects = openSync(rejectsPath, 'w');
  try {
    const writeRejects = (text: string) => void writeSync(rejects, text);
    const options = { dryRun, overrides, anotherFile, onRecord: null, progress, writeRejects };
    return plainLook(await importFile(log, sourceOf(file), profile, options, actor), profile);
  } finally {
    closeSync(rejects);
  }
}

/** @throws UserError as `undoImportStep` */
export async function undoImport(log: Log, { importId, dryRun }: UndoParams, actor: Actor): Promise<Undone> {
  const { kept, corrections, ...counts } = await (dryRun ? rehearseUndo : undoImportStep)(log, importId, actor);
  return {
    importId,
    dryRun,
    ...counts,
    kept: kept.length,
    keptReferences: kept.slice(0, KEPT_LISTED),
    corrections: corrections.map(({ period, version, notices }) => ({ ...period, version, notices })),
  };
}

/** A process of its own does nothing else. */
function roomThatDoesNotGrow({ sizeBytes }: SentSource): void {
  if (sizeBytes > AT_ONCE_BYTES) keepRoomSmall();
}
