// Text people wrote for the report: a few named fields, by language. Paragraphs are parted by a blank line; no markup.
import { z } from 'zod';
import { NARRATIVE_FIELDS } from './narrative-field.ts';
import { textSchema } from './text.ts';

/** By language, then field. */
export const narrativeSchema = z.record(z.string().regex(/^[a-z]{2}$/), z.partialRecord(z.enum(NARRATIVE_FIELDS), textSchema));
export const narrativeFileSchema = z.strictObject({ format: z.literal('article22-narrative/1'), texts: narrativeSchema });
export type Narrative = z.infer<typeof narrativeSchema>;
