// What an import, or its dry run, says of a file and of each record: the document `import --json` prints.
import { z } from 'zod';

const issueSchema = z.strictObject({
  code: z.string(),
  line: z.int().nullable(),
  reference: z.string().nullable(),
  label: z.string().nullable(),
  value: z.string().nullable(),
  message: z.string(),
  remedy: z.string(),
});

const recordSchema = z.strictObject({
  /** Physical line the record starts on, 1-based. */
  line: z.int().min(1),
  outcome: z.enum(['accept', 'reject', 'skip', 'ask']),
  reasons: z.array(z.string()),
  /** By field; days as YYYY-MM-DD, or YYYY-MM where only the month is known. Empty unless accepted. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

export const importResultSchema = z.strictObject({
  format: z.literal('article22-import/1'),
  file: z.string(),
  /** Name of the mapping profile; null when none was chosen, `ad-hoc` for a mapping given on the command line. */
  profile: z.string().nullable(),
  dryRun: z.boolean(),
  /**
   * `ask`: an answer is needed. When `records` holds any, the question is about some of them and the others went in; otherwise nothing
   * was read. `reject`: the file cannot be taken in.
   */
  outcome: z.enum(['ok', 'ask', 'reject']),
  reasons: z.array(z.string()),
  /** Number in the history; null for a dry run or when nothing had to be done. */
  importId: z.int().nullable(),
  /** The import that already took this very file in; then nothing was changed. */
  sameAsImport: z.int().nullable(),
  /** How the file was read: what was decided and why. */
  decisions: z.array(z.strictObject({ decision: z.string(), value: z.string(), because: z.string() })),
  columns: z.array(z.strictObject({ field: z.string(), label: z.string() })),
  /** Labels of columns that are not mapped: their cells are not kept. */
  ignored: z.array(z.string()),
  /** records = new + updated + unchanged + rejected + skipped + held. */
  summary: z.strictObject({
    records: z.int(),
    new: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    rejected: z.int(),
    skipped: z.int(),
    held: z.int(),
    /** The same sum over notices: where several records form one, they share its fate. Skipped records are no notice. */
    notices: z.strictObject({
      notices: z.int(),
      new: z.int(),
      updated: z.int(),
      unchanged: z.int(),
      rejected: z.int(),
      held: z.int(),
    }),
  }),
  /** Every cause with the number of its issues; the lists below hold the first 10,000 of each kind. */
  causes: z.array(
    z.strictObject({
      kind: z.enum(['rejected', 'held', 'warning']),
      code: z.string(),
      label: z.string().nullable(),
      issues: z.int(),
      remedy: z.string(),
    }),
  ),
  /** Values that need an answer, with the number of records that wait for it. */
  held: z.array(
    z.strictObject({
      field: z.string(),
      value: z.string(),
      records: z.int(),
      /** Codes, or names of services, that it may stand for, the likeliest first; to be checked by a person. */
      suggestions: z.array(z.string()),
    }),
  ),
  /**
   * Notices without a reference that left the log, by the file they came from: a newer export took its place, or it no longer holds them.
   * `kept`: decided by hand and therefore left.
   */
  removed: z.array(z.strictObject({ file: z.string(), notices: z.int(), kept: z.int() })),
  /** Services that entered unconfirmed. */
  newServices: z.array(z.string()),
  issues: z.array(issueSchema),
  warnings: z.array(issueSchema),
  /** Only for a dry run. */
  records: z.array(recordSchema),
  /** Published periods this import touches. */
  corrections: z.array(z.strictObject({ first: z.string(), last: z.string(), version: z.int(), notices: z.int() })),
});

export type ImportResult = z.infer<typeof importResultSchema>;
export type ImportRecord = ImportResult['records'][number];
