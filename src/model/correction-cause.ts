// Why a published report is to be corrected.

/** Kinds of acts after which a published period counts otherwise. `later-day`: decisions are counted as known on another day. */
export const CORRECTION_CAUSES = [
  'import',
  'undo',
  'by-hand',
  'decision',
  'provider',
  'flagger',
  'before-publication',
  'later-day',
] as const;
export type CorrectionCause = (typeof CORRECTION_CAUSES)[number];
