// The list of duties a report answers to, and where each is met: Article 22(3) in the order of its text, then what goes with it.
import { z } from 'zod';
import { labelsSchema } from './flagger.ts';
import { ofReportSchema } from './manifest.ts';

/** How a duty is met: by what stands in the report, by handing it over, by making it public; or the report does not tell. */
const MET = ['in-the-report', 'by-sending', 'by-publishing', 'not-told'] as const;

export const dutySchema = z.strictObject({
  code: z.string(),
  /** `report`: what Article 22(3) asks of the report; `related`: another duty of a trusted flagger. */
  group: z.enum(['report', 'related']),
  /** `22(3)(a)`: the provision of Regulation (EU) 2022/2065; null: a condition of the awarding authority's decision. */
  provision: z.string().nullable(),
  met: z.enum(MET),
  /** Identifiers of the chapters, as in the page: `report.nl.html#by-provider`. */
  chapters: z.array(z.string()),
  /** Names of tables in `report.json`. */
  tables: z.array(z.string()),
  /** Files of the public package. */
  files: z.array(z.string()),
  /** The duty, and where it is met, as the page says it, by language of the report. */
  duty: labelsSchema,
  where: labelsSchema,
});

export const checklistSchema = z.strictObject({
  format: z.literal('article22-checklist/1'),
  report: ofReportSchema,
  regulation: z.literal('(EU) 2022/2065'),
  duties: z.array(dutySchema).min(1),
});

export type Checklist = z.infer<typeof checklistSchema>;
