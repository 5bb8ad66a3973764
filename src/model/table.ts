// Tables of cells. Rows of a one-way table may have members beneath (services beneath a provider); members beneath add up.
import { z } from 'zod';

/** Code of a marginal. */
export const TOTAL = 'total';

export const DIMENSIONS = [
  'provider',
  'category',
  'action',
  'action-group',
  'month',
  'in-area',
  'setting',
  'assessed-by-two',
  'complete',
  'ground',
  'automated',
  'apart',
  'delay',
] as const;
export type DimensionName = (typeof DIMENSIONS)[number];

export const MEASURES = ['notices', 'items'] as const;

/** `withheld`: a small count, or one that would reveal a small count; primary and complementary look alike. */
export const CELL_STATUSES = ['published', 'withheld', 'not-applicable'] as const;

const memberSchema = z.strictObject({
  code: z.string(),
  /** Member it stands beneath; null at the top. */
  parent: z.string().nullable(),
});

const cellSchema = z.strictObject({
  /** One code a dimension, in the order of `dimensions`; `total` for a marginal. */
  at: z.array(z.string()),
  /** Null when withheld or not applicable. */
  value: z.int().min(0).nullable(),
  status: z.enum(CELL_STATUSES),
});

export const tableSchema = z.strictObject({
  id: z.string(),
  measure: z.enum(MEASURES),
  dimensions: z
    .array(z.strictObject({ name: z.enum(DIMENSIONS), members: z.array(memberSchema) }))
    .min(1)
    .max(2),
  /** Row-major over members and then `total`, last dimension fastest: (n1+1) x (n2+1) cells. */
  cells: z.array(cellSchema),
  /** False for a table in which one notice may stand in several rows: it has no total. */
  addsUp: z.boolean(),
});

export type Member = z.infer<typeof memberSchema>;
export type Cell = z.infer<typeof cellSchema>;
export type Table = z.infer<typeof tableSchema>;

/** Cell at these codes; undefined when the table has none there. */
export function cellAt(table: Table, ...at: readonly string[]): Cell | undefined {
  return table.cells.find((cell) => cell.at.length === at.length && cell.at.every((code, i) => code === at[i]));
}
