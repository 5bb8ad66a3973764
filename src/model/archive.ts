// The list of a site: every published report with all its versions, for programs and for the site's own pages.
import { z } from 'zod';
import { reportSchema } from './report.ts';

/** Its name at the site's root. */
export const ARCHIVE = 'archive.json';

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
  /** Every other file of the site, from its root: what is not listed here was not put there by the program. */
  files: z.array(z.string().min(1)),
});

export type Archive = z.infer<typeof archiveSchema>;
export type Edition = Archive['editions'][number];

/** Of a list that an earlier version of the program may have written, only what is needed to renew its site. */
const earlierSchema = z.object({
  format: archiveSchema.shape.format,
  editions: z.array(z.object({ package: editionSchema.shape.package })),
  files: archiveSchema.shape.files,
});

/** Null where the text is no list of a site. */
export function readEarlierArchive(text: string): z.infer<typeof earlierSchema> | null {
  try {
    return earlierSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
