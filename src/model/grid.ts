// Tables of counts with their totals, as other programs hand them over to have small counts withheld, and as they get them back.
import { z } from 'zod';

const code = z.union([z.string(), z.int()]);

/** Fields it does not know are kept and handed back as they came. */
export const gridSchema = z.looseObject({
  id: code,
  dims: z
    .array(
      z.looseObject({
        name: z.string(),
        /** With the code of the total at the end, or without it. */
        codes: z.array(code).min(1),
        /** Where members stand beneath others: the code each stands beneath, or null at the top. */
        parents: z.array(code.nullable()).optional(),
      }),
    )
    .min(1)
    .max(3),
  /** Row-major, last dimension fastest; the last index of each dimension is the total. */
  values: z.array(z.int().min(0)).min(1),
  /** Counts from 1 to threshold − 1 are small. */
  threshold: z.int().min(1).max(1_000_000),
});

export type Grid = z.infer<typeof gridSchema>;

/** What a reader may take for granted of a withheld cell: at least 1 where all zeros are printed, at least 0 where some are withheld too. */
export type LowerBound = 0 | 1;

/** A grid as it may be published: withheld values are null. */
export type ProtectedGrid = Pick<Grid, 'id' | 'dims' | 'threshold'> & {
  readonly values: readonly (number | null)[];
  readonly lowerBound: LowerBound;
  readonly withheld: number;
  readonly verdict: 'none-derivable' | 'nothing-withheld';
};
