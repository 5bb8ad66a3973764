// The independence register (Article 22(2)(b) and 22(3), last sentence): what must be told, and how an entry looks.
import { z } from 'zod';
import { labelsSchema } from './flagger.ts';
import { isDay } from './period.ts';
import { textSchema } from './text.ts';

/**
 * Elements the authority accepted as evidence (BIPT decision of 22 December 2025, points 32-33). Each must be answered;
 * "none" is an answer, an empty one is not.
 */
export const INDEPENDENCE_ELEMENTS = [
  'legal-form',
  'governing-board',
  'board-ties',
  'declarations-of-honour',
  'partnership-rules',
  'gift-rules',
  'accounts',
  'funding',
  'gifts-in-kind',
  'provider-arrangements',
  'consulting',
  'decision-making',
  'four-eyes',
  'training',
  'recusal',
  'complaints-about-notices',
  'investigations',
  'changes-told',
] as const;
export type IndependenceElement = (typeof INDEPENDENCE_ELEMENTS)[number];

/** Second, optional section (points 34-36): care and accuracy. */
export const CARE_ELEMENTS = [
  'two-analysts',
  'playbooks',
  'coaching',
  'staff-checks',
  'secured-room',
  'quality-check',
  'data-protection-officer',
] as const;

export const FUNDING_KINDS = ['public-grant', 'eu-grant', 'donations', 'membership', 'services', 'provider', 'other'] as const;

const day = z.string().refine(isDay, 'a day that exists, written YYYY-MM-DD').meta({ format: 'date' });

const fundingSource = z.strictObject({
  kind: z.enum(FUNDING_KINDS),
  label: labelsSchema,
  /** Share of the year's income in [0,1]. */
  share: z.number().min(0).max(1),
  fromPlatformProvider: z.boolean(),
});

const arrangement = z.strictObject({
  provider: textSchema,
  nature: labelsSchema,
  firstOn: day,
  lastOn: day.nullable(),
  support: z.enum(['money', 'in-kind', 'none']),
  sayInDecisions: z.boolean(),
});

/** One check of quality: a random sample of notices, classified a second time by someone who did not see the first answer. */
const qualityCheck = z
  .strictObject({
    period: z.strictObject({ first: day, last: day }),
    /** Notices in the sample. */
    sampled: z.int().min(1),
    /** Of these, classified the same way again. */
    agreed: z.int().min(0),
  })
  .refine(({ period }) => period.first <= period.last, 'a period begins before it ends')
  .refine(({ sampled, agreed }) => agreed <= sampled, 'no more notices agree than were sampled');

export const independenceEntrySchema = z.strictObject({
  element: z.enum([...INDEPENDENCE_ELEMENTS, ...CARE_ELEMENTS]),
  /** The public report shows the first, the submission to the authority both. */
  audience: z.enum(['public', 'authority']),
  /** True: the answer is "none". */
  none: z.boolean().default(false),
  text: labelsSchema.nullable().default(null),
  link: z.url().nullable().default(null),
  sources: z.array(fundingSource).nullable().default(null),
  arrangements: z.array(arrangement).nullable().default(null),
  /** Of `quality-check`, where the flagger publishes them; nothing otherwise. */
  checks: z.array(qualityCheck).nullable().default(null),
});

export const independenceSchema = z.strictObject({
  format: z.literal('article22-independence/1'),
  entries: z.array(independenceEntrySchema),
});

export type QualityCheck = z.infer<typeof qualityCheck>;
export type IndependenceEntry = z.infer<typeof independenceEntrySchema>;
export type IndependenceRegister = z.infer<typeof independenceSchema>;
