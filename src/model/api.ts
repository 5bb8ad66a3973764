// What a case management system may tell and ask through the interface under /api, and the shapes its documentation gives.
import { z } from 'zod';
import { ANSWERS, AUTOMATED, CHANNELS, GROUNDS, IN_AREA, SETTINGS } from './notice.ts';

/** Signs that nobody sees, or that turn the direction of writing, would make two names look like one. */
const legible = (text: string) => !/[\p{Cc}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(text);
const line = (max: number) =>
  z.string().trim().min(1).max(max).refine(legible, { error: 'holds a sign that cannot be seen, or half of one' });
const code = line(200);
const date = z
  .string()
  .min(7)
  .max(35)
  .describe('2026-05, 2026-05-03, 2026-05-03 14:30 (in the time zone of the report) or an instant such as 2026-05-03T14:30:00Z');
const answer = z.enum(ANSWERS).default('not-recorded');

export const apiNoticeSchema = z.strictObject({
  source: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,49}$/)
    .describe('your system; with the reference it names the notice'),
  reference: line(200).describe('your own number of the notice; no name and no e-mail address'),
  service: line(200).nullable().default(null).describe('service it was sent to, as the log knows it'),
  channel: z.enum(CHANNELS).default('article-16'),
  sent: date,
  receipt: date.nullable().default(null).describe('when the provider confirmed that it has the notice (Article 16(4))'),
  category: code.describe('type of allegedly illegal content: a code, with or without its keyword (CATEGORY/KEYWORD)'),
  items: z.int().min(1).max(999_999_999).default(1).describe('exact locations in the notice'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .nullable()
    .default(null),
  setting: z.enum(SETTINGS).default('not-recorded'),
  reasons: answer.describe('Article 16(2)(a)'),
  location: answer.describe('Article 16(2)(b)'),
  submitter: answer.describe('Article 16(2)(c)'),
  goodFaith: answer.describe('Article 16(2)(d)'),
  assessedByTwo: answer,
  inArea: z.enum(IN_AREA).nullable().default(null),
  areaItem: code.nullable().default(null),
  urls: z.array(z.url().max(4000)).max(1000).default([]).describe('kept as keyed hashes only, unless the settings keep addresses'),
  accounts: z.array(line(500)).max(1000).default([]).describe('kept as keyed hashes only'),
});

export const apiDecisionSchema = z.strictObject({
  action: code.describe('what the provider did: a code'),
  decided: date.nullable().default(null),
  effective: date.nullable().default(null),
  ground: z.enum(GROUNDS).default('not-stated'),
  automated: z.enum(AUTOMATED).default('not-stated'),
  redressTold: answer,
  itemsAffected: z.int().min(1).max(999_999_999).nullable().default(null).describe('of the items of the notice; null: all'),
});

export interface ApiFault {
  readonly code: string;
  readonly message: string;
  /** Which value, as `urls.0`. */
  readonly field: string | null;
}

/** A document as one of the shapes, or its first faults. */
export function readApi<T>(schema: z.ZodType<T>, value: unknown): { readonly value: T } | { readonly faults: readonly ApiFault[] } {
  const read = schema.safeParse(value);
  if (read.success) return { value: read.data };
  return {
    faults: read.error.issues.slice(0, 20).map(({ message, path }) => ({ code: 'api.value', message, field: path.join('.') || null })),
  };
}

/** JSON Schema of what is sent, for the documentation. */
export function apiSchemas(): Readonly<Record<'Notice' | 'Decision', object>> {
  const schemaOf = (schema: z.ZodType) => {
    const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
    return rest;
  };
  return { Notice: schemaOf(apiNoticeSchema), Decision: schemaOf(apiDecisionSchema) };
}
