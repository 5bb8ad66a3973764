// Saving the flagger's data beside the pages, where it means counting or dating many notices anew.
import type { Actor } from '../log/audit-trail.ts';
import type { Log } from '../log/db.ts';
import { editFlagger } from '../log/document-stamps.ts';
import { enterFlagger } from '../log/flagger.ts';
import type { Flagger } from '../model/flagger.ts';
import { act } from '../workflow.ts';

export interface FlaggerParams {
  readonly flagger: {
    readonly document: Flagger;
    /** Instant of the state that it was made from, empty where there was none; null: whatever stands is replaced. */
    readonly seen: string | null;
    /** Labels of the fields in which something looks like personal data. */
    readonly places: readonly string[];
  };
}

export interface FlaggerResults {
  readonly flagger: {
    /** Somebody saved the data after `seen`, so nothing was written. */
    readonly meanwhile: boolean;
    readonly changed: boolean;
    /** Published periods that are counted otherwise now. */
    readonly corrections: number;
    readonly places: readonly string[];
  };
}

interface Context {
  readonly log: Log;
  readonly actor: Actor;
}

/** @throws UserError as `enterFlagger` */
export async function saveFlaggerData(
  { log, actor }: Context,
  { document, seen, places }: FlaggerParams['flagger'],
): Promise<FlaggerResults['flagger']> {
  const cause = { kind: 'flagger', act: "change of the flagger's data" } as const;
  const { value, corrections } = await act(log, actor, cause, async (db, at) => {
    if (seen !== null) return editFlagger(db, { seen, part: (whole) => whole, change: () => document }, at);
    return { meanwhile: false, changed: (await enterFlagger(db, document, at)).changed };
  });
  return { ...value, corrections: corrections.length, places };
}

export const FLAGGER_KINDS = {
  flagger: (params: FlaggerParams['flagger'], context: Context): Promise<FlaggerResults['flagger']> => saveFlaggerData(context, params),
};
