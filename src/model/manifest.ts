// The list of a package's files with their checksums, and the entries of the independence register only the authority gets.
import { z } from 'zod';
import { independenceEntrySchema } from './independence.ts';
import { periodSchema, reportSchema } from './report.ts';

/** Which report a package belongs to. */
export const ofReportSchema = z.strictObject({
  publisher: z.string(),
  kind: reportSchema.shape.kind,
  period: periodSchema,
  version: reportSchema.shape.version,
  releasedOn: reportSchema.shape.releasedOn,
  languages: reportSchema.shape.languages,
  generator: reportSchema.shape.generator,
});

export const manifestSchema = z.strictObject({
  format: z.literal('article22-manifest/1'),
  /** `public`: the report in all formats; `submission`: the public package with the letters to the awarding authorities. */
  package: z.enum(['public', 'submission']),
  report: ofReportSchema,
  /** Every file of the package but the manifest itself, in the order of their names. */
  files: z.array(z.strictObject({ name: z.string(), sizeBytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
});

export const authorityOnlySchema = z.strictObject({
  format: z.literal('article22-authority-only/1'),
  report: ofReportSchema,
  entries: z.array(independenceEntrySchema),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type AuthorityOnly = z.infer<typeof authorityOnlySchema>;
