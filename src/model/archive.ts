// The list of a site: every published report with all its versions, for programs and for the site's own pages.
import { z } from 'zod';
import { reportSchema } from './report.ts';

const editionSchema = z.strictObject({
  kind: reportSchema.shape.kind,
  period: reportSchema.shape.period,
  version: reportSchema.shape.version,
  releasedOn: reportSchema.shape.releasedOn,
  languages: reportSchema.shape.languages,
  /** Version that took its place; null while it is the current one. */
  supersededBy: reportSchema.shape.version.nullable(),
  supersededOn: reportSchema.shape.releasedOn.nullable(),
  /** Folder of the unpacked files, from the site's root: `2026/v1/`. */
  folder: z.string(),
  /** Public package, as it was published. */
  package: z.strictObject({ path: z.string(), sizeBytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
});

/** Newest period first, of each period the newest version first. */
export const archiveSchema = z.strictObject({
  format: z.literal('article22-archive/1'),
  publisher: reportSchema.shape.publisher,
  editions: z.array(editionSchema).min(1),
});

export type Archive = z.infer<typeof archiveSchema>;
export type Edition = Archive['editions'][number];
