// The trusted flagger's own data: who it is, its awards and the area each one designates, its status over time.
import { z } from 'zod';
import { EXIT, quote, UserError } from '../error.ts';
import { isDay } from './period.ts';
import { textSchema as text } from './text.ts';
import { authorityOf } from './vocabulary.ts';

const day = z.string().refine(isDay, 'a day that exists, written YYYY-MM-DD').meta({ format: 'date' });
/** Text by language code. */
export const labelsSchema = z.record(z.string().regex(/^[a-z]{2}$/), text);

/** One item of the area as the decision words it, mapped to codes; `condition` says what the codes cannot. */
export const areaItemSchema = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]+$/),
  label: labelsSchema,
  /** `CATEGORY` or `CATEGORY/KEYWORD`. */
  categories: z.array(text),
  condition: labelsSchema.nullable().default(null),
  firstOn: day,
  lastOn: day.nullable().default(null),
});

const authorityCode = z.string().regex(/^[a-z]{2}-[a-z]+$/i);
const authorityInFull = z.strictObject({
  /** Code of schema/authorities.json it was taken from; null: typed. */
  code: authorityCode.nullable().default(null),
  name: labelsSchema,
  country: z.string().length(2),
  email: z.email().nullable(),
  address: text.nullable(),
});
/** By its code alone, or with a mailbox and an address that the vocabulary does not know. */
const authorityByCode = z.union([
  authorityCode.transform((code): AuthorityByCode => ({ code })),
  z.strictObject({ code: authorityCode, email: z.email().nullable().optional(), address: text.nullable().optional() }),
]);
type AuthorityByCode = { code: string; email?: string | null | undefined; address?: string | null | undefined };

/** The authority as a report and a letter name it, however the file does. */
const authoritySchema = z.union([
  authorityInFull,
  authorityByCode.transform((given, context): z.infer<typeof authorityInFull> => {
    const known = authorityOf(given.code);
    if (!known) {
      context.addIssue({ code: 'custom', message: 'no authority has this code; see them with: article22 authority list' });
      return z.NEVER;
    }
    const { code, country, name, nameEn, email, address } = known;
    return { code, country, name: { en: nameEn, ...name }, email: given.email ?? email, address: given.address ?? address };
  }),
]);

/** An award of the status by one authority (Article 22(2)). */
export const awardSchema = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]+$/),
  authority: authoritySchema,
  decisionReference: text,
  decidedOn: day,
  /** Language the authority is written to. */
  language: z.string().regex(/^[a-z]{2}$/),
  /** All of them, where it is written to in several; null: only that one. */
  languages: z
    .array(z.string().regex(/^[a-z]{2}$/))
    .min(1)
    .nullable()
    .default(null),
  endsOn: day.nullable().default(null),
  nextReportDueOn: day.nullable().default(null),
  area: z.array(areaItemSchema).min(1),
  /** Status over time; the first entry is `awarded`. */
  status: z.array(z.strictObject({ on: day, kind: z.enum(['awarded', 'suspended', 'reinstated', 'revoked', 'ended']) })).min(1),
});

export const flaggerSchema = z.strictObject({
  format: z.literal('article22-flagger/1'),
  name: labelsSchema,
  legalName: text,
  country: z.string().length(2),
  website: z.url(),
  /** A role mailbox: it is printed in the public report. */
  contactEmail: z.email(),
  /** IANA name; a day is a calendar day here. */
  timeZone: text,
  /** Languages a report is issued in, in order. */
  languages: z.array(z.string().regex(/^[a-z]{2}$/)).min(1),
  licence: text.default('CC BY 4.0'),
  /** Small counts in cross tables below this are withheld; `sensitive` applies to sensitive categories. */
  thresholds: z.strictObject({ general: z.int().min(1), sensitive: z.int().min(1) }).default({ general: 3, sensitive: 5 }),
  /** True for samples: every page then says that the organisation does not exist. */
  invented: z.boolean().default(false),
  awards: z.array(awardSchema).min(1),
});

export type Award = z.infer<typeof awardSchema>;
export type Flagger = z.infer<typeof flaggerSchema>;

/** The award of this code. @throws UserError `award.unknown` */
export function awardOf<T extends { readonly code: string }>(code: string, awards: readonly T[]): T {
  const found = awards.find((award) => award.code === code);
  if (found) return found;
  throw new UserError(
    'award.unknown',
    `There is no award ${quote(code)}. The awards are: ${awards.map((award) => award.code).join(', ')}.`,
    EXIT.usage,
  );
}
