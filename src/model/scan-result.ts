// What `scan` says of files somebody is about to publish: the document `scan --json` prints. Never the text that was found.
import { z } from 'zod';
import { FINDING_KINDS } from './finding.ts';

const findingSchema = z.strictObject({
  /** The same for the same file again. */
  id: z.string(),
  kind: z.enum(FINDING_KINDS),
  /** `block`: is personal data, or looks exactly like it. `review`: a person must read it. */
  result: z.enum(['block', 'review']),
  file: z.string(),
  /** Where a reader finds it: `page 3, line 12`, `sheet Totals, cell B7`, `line 4, column note`. */
  place: z.string(),
  /** UTF-16 units. */
  length: z.int(),
});

const scannedFileSchema = z.strictObject({
  /** As it was named; a file inside another stands behind it: `a.zip > b.csv`. */
  file: z.string(),
  sizeBytes: z.int(),
  /** In which names were looked for where the file does not say: given, or guessed; null when the words do not tell. */
  language: z.string().nullable(),
  /** Why the file could not be read; then nothing is known of it. */
  unreadable: z.string().nullable(),
  findings: z.array(findingSchema),
});

export const scanResultSchema = z.strictObject({
  format: z.literal('article22-scan/1'),
  /** The log whose known values were looked for; null when there was none. */
  log: z.string().nullable(),
  files: z.array(scannedFileSchema),
  summary: z.strictObject({ files: z.int(), unreadable: z.int(), block: z.int(), review: z.int() }),
});

export type ScannedFile = z.infer<typeof scannedFileSchema>;
export type ScanResult = z.infer<typeof scanResultSchema>;
