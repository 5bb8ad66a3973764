// Taking a whole import back, or saying what that would do.
import type { Actor } from '../log/audit-trail.ts';
import type { Correction } from '../log/corrections.ts';
import type { Log } from '../log/db.ts';
import { type UndoResult, undoImport } from '../log/undo.ts';
import { act, rehearse } from './act.ts';

type Undone = UndoResult & { corrections: readonly Correction[] };

/** Takes an import back. */
export function undoImportStep(log: Log, importId: number, actor: Actor): Promise<Undone> {
  return undo(act, log, importId, actor);
}

/** Says what taking it back would do, and changes nothing. */
export function rehearseUndo(log: Log, importId: number, actor: Actor): Promise<Undone> {
  return undo(rehearse, log, importId, actor);
}

async function undo(perform: typeof act, log: Log, importId: number, actor: Actor): Promise<Undone> {
  const cause = { kind: 'undo', act: `undo of import ${importId}` } as const;
  const { value, corrections } = await perform(log, actor, cause, (db, at) => undoImport(db, importId, at));
  return { ...value, corrections };
}
