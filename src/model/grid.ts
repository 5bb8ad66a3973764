// Tables of counts with their totals, as other programs hand them over to have small counts withheld, and as they get them back.
import { z } from 'zod';

const code = z.union([z.string(), z.int()]);

const dimension = z.object({
  name: z.string(),
  codes: z.array(code).min(1).describe('With the code of the total at the end, or without it.'),
  parents: z
    .array(code.nullable())
    .optional()
    .describe('Where members stand beneath others: the code each stands beneath, or null at the top.'),
});

export const gridSchema = z
  .object({
    id: code,
    dims: z.array(dimension).min(1).max(3),
    values: z.array(z.int().min(0)).min(1).describe('Row by row, last dimension fastest; the last index of each dimension is the total.'),
    threshold: z.int().min(1).max(1_000_000).describe('Counts from 1 to threshold − 1 are small.'),
  })
  // Whatever else came with it could hold the very counts that are withheld.
  .describe(
    'Other fields may stand in it; they are not read, and not handed back. What comes back has id, dims and threshold as given; values, ' +
      'null where withheld; lowerBound, what a withheld value is at least; withheld, how many are; toldByTotals, how many small counts the ' +
      'totals tell or narrow down to small ones whatever is withheld, so that they are not protected; and verdict: none-derivable, ' +
      'nothing-withheld (there is no small count), or told-by-totals (nothing is withheld because it would help nobody, or some of what ' +
      'is withheld is told all the same).',
  );

export type Grid = z.infer<typeof gridSchema>;

/** What a reader may take for granted of a withheld cell: at least 1 where all zeros are printed, at least 0 where some are withheld too. */
export type LowerBound = 0 | 1;

/** A grid as it may be published: withheld values are null. */
export type ProtectedGrid = Pick<Grid, 'id' | 'dims' | 'threshold'> & {
  readonly values: readonly (number | null)[];
  readonly lowerBound: LowerBound;
  readonly withheld: number;
  /** Small counts that the totals tell, or narrow down to small ones, whatever is withheld. They are not protected. */
  readonly toldByTotals: number;
  /** `told-by-totals`: nothing is withheld because that helps nobody, or some of what is withheld is told all the same. */
  readonly verdict: 'none-derivable' | 'nothing-withheld' | 'told-by-totals';
};
