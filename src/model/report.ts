// The yearly report of Article 22(3) as a plain value. Every file that is published is a rendering of it.
import { z } from 'zod';
import { CORRECTION_CAUSES } from './correction-cause.ts';
import { labelsSchema } from './flagger.ts';
import { independenceEntrySchema } from './independence.ts';
import { narrativeSchema } from './narrative.ts';
import { isDay } from './period.ts';
import { tableSchema } from './table.ts';

const day = z.string().refine(isDay, 'a day that exists, written YYYY-MM-DD').meta({ format: 'date' });
const count = z.int().min(0);
export const periodSchema = z.strictObject({ first: day, last: day });

/** A sentence of "Main points": what it says and the numbers in it. The words are the catalogue's. */
export const MAIN_POINTS = [
  'none-sent',
  'sent',
  'largest-provider',
  'largest-category',
  'acted',
  'refused',
  'undecided',
  'not-recorded',
  'median-hours',
  'median-days',
  'outside-area',
] as const;

const mainPointSchema = z.strictObject({
  code: z.enum(MAIN_POINTS),
  /** Counts and medians by name. */
  numbers: z.record(z.string(), z.number()),
  /** Codes whose labels stand in the sentence, by name: `provider`, `category`. */
  codes: z.record(z.string(), z.string()),
});

/** Time to action: median and shares with the cases they rest on. */
const timingSchema = z.strictObject({
  /** `total` or a provider's code. */
  provider: z.string(),
  /** Decided notices (acted or refused). */
  decided: count.nullable(),
  /** Of these, with a known time. */
  cases: count.nullable(),
  unit: z.enum(['hour', 'day']).nullable(),
  /** In `unit`; null when withheld or without a case. */
  median: z.number().min(0).nullable(),
  /** Numbers of cases; null where hours are not known or withheld. */
  within24Hours: count.nullable(),
  within7Days: count.nullable(),
  status: z.enum(['published', 'withheld', 'not-applicable']),
});

const changeSchema = z.strictObject({ table: z.string(), at: z.array(z.string()), previous: count, current: count });

/** Figures of the whole report that are compared, in the order in which they are shown. */
export const FIGURES = [
  'notices',
  'items',
  'providers',
  'acted',
  'actedInPart',
  'refused',
  'undecided',
  'notRecorded',
  'outsideArea',
  'logged',
] as const;
const figureChangeSchema = z.strictObject({ figure: z.enum(FIGURES), previous: count, current: count });

/** Why two reports do not count in the same way. */
export const DIFFERENCES = [
  'format',
  'period-length',
  'standing',
  'awards',
  'area',
  'channels',
  'vocabulary',
  'time-zone',
  'thresholds',
] as const;

/** A cell of a two-way table that looks different in two versions; null: withheld in that version. */
const crossedChangeSchema = z.strictObject({
  table: z.string(),
  at: z.array(z.string()).length(2),
  previous: count.nullable(),
  current: count.nullable(),
});
/** A row of times in one of two versions. What was decided and how soon is null in reports made before it was kept. */
const timesSchema = timingSchema.omit({ provider: true }).extend({
  decided: count.nullable().default(null),
  within24Hours: count.nullable().default(null),
  within7Days: count.nullable().default(null),
});

export const reportSchema = z.strictObject({
  format: z.literal('article22-report/1'),
  /** `icu`: version of the tables by which Node wrote numbers and dates in each language; reports of before do not say it. */
  generator: z.strictObject({ name: z.literal('article22'), version: z.string(), icu: z.string().optional() }),
  kind: z.enum(['annual', 'interim']),
  version: z.int().min(1),
  period: periodSchema,
  /** Decisions recorded by the end of this day are counted. */
  asOfOn: day,
  releasedOn: day,
  /** Where the report is made public. */
  publicAddress: z.url().nullable(),
  nextReportDueOn: day.nullable(),
  timeZone: z.string(),
  /** Fingerprint of the types and actions that could be told apart; null in reports made before it was kept. */
  vocabulary: z.string().nullable().default(null),
  languages: z.array(z.string()).min(1),
  licence: z.string(),
  invented: z.boolean(),
  publisher: z.strictObject({
    name: labelsSchema,
    legalName: z.string(),
    country: z.string(),
    website: z.url(),
    contactEmail: z.email(),
  }),
  awards: z.array(
    z.strictObject({
      code: z.string(),
      authority: labelsSchema,
      country: z.string(),
      decisionReference: z.string(),
      decidedOn: day,
      endsOn: day.nullable(),
      area: z.array(z.strictObject({ code: z.string(), label: labelsSchema, condition: labelsSchema.nullable() })),
    }),
  ),
  totals: z.strictObject({
    /** Notices in the three lists: Article 16, status in force, submitted. */
    notices: count,
    items: count,
    /** Logged in the period, whatever the channel or standing. */
    logged: count,
    acted: count,
    actedInPart: count,
    refused: count,
    moot: count,
    undecided: count,
    notRecorded: count,
    outsideArea: count,
    /** Notices with a later decision that has no date: kept, not counted. */
    laterUndated: count,
    /** Notices and providers shown as "Other providers of hosting services". */
    otherProviderNotices: count,
    unconfirmedProviders: count,
    providers: count,
  }),
  /** Names of the providers and services that stand in the tables; codes are the members of dimension `provider`. */
  providers: z.array(
    z.strictObject({ code: z.string(), name: z.string(), services: z.array(z.strictObject({ code: z.string(), name: z.string() })) }),
  ),
  mainPoints: z.array(mainPointSchema).min(1),
  tables: z.array(tableSchema),
  timing: z.array(timingSchema),
  protection: z.strictObject({
    threshold: z.int().min(1),
    sensitiveThreshold: z.int().min(1),
    /**
     * Cells withheld in all tables. How many of them are small is not told: where all are, each would lie below the threshold.
     */
    withheld: count,
    attack: z.strictObject({ verdict: z.enum(['none-derivable', 'nothing-withheld']), cellsChecked: count, solver: z.string() }),
  }),
  independence: z.array(independenceEntrySchema),
  care: z.array(independenceEntrySchema),
  narrative: narrativeSchema,
  comparison: z
    .strictObject({
      period: periodSchema,
      version: z.int().min(1),
      publishedOn: day,
      /** True where `differences` is empty. */
      sameDefinitions: z.boolean(),
      differences: z.array(z.enum(DIFFERENCES)).default([]),
      figures: z.array(figureChangeSchema).default([]),
      rows: z.array(changeSchema),
      /** Yearly reports, oldest first, this one last; empty where fewer than two are earlier. */
      years: z
        .array(
          z.strictObject({
            period: periodSchema,
            version: z.int().min(1),
            figures: z.array(z.strictObject({ figure: z.enum(FIGURES), value: count })),
          }),
        )
        .default([]),
    })
    .nullable(),
  correction: z
    .strictObject({
      supersedesVersion: z.int().min(1),
      reason: labelsSchema,
      /** How the mistake was found and corrected, in a person's words. */
      method: labelsSchema.nullable().default(null),
      causes: z.array(z.enum(CORRECTION_CAUSES)).default([]),
      correctedOn: day,
      /** `asOfOn` of the superseded version; null in reports made before it was kept. */
      asOfBefore: day.nullable().default(null),
      figures: z.array(figureChangeSchema).default([]),
      /** One-way tables, which are published in full. */
      changes: z.array(changeSchema),
      /** Cells that stand in both versions; a count that either withheld is not told. */
      crossed: z.array(crossedChangeSchema).default([]),
      times: z.array(z.strictObject({ provider: z.string(), previous: timesSchema, current: timesSchema })).default([]),
    })
    .nullable(),
});

export type Report = z.infer<typeof reportSchema>;
export type MainPoint = Report['mainPoints'][number];
export type Timing = Report['timing'][number];
export type Change = z.infer<typeof changeSchema>;
export type Figure = (typeof FIGURES)[number];
export type FigureChange = z.infer<typeof figureChangeSchema>;
export type Comparison = NonNullable<Report['comparison']>;
export type Difference = (typeof DIFFERENCES)[number];
export type Correction = NonNullable<Report['correction']>;

/** Code under which providers are counted that may not be named: natural persons and unconfirmed ones. */
export const OTHER_PROVIDERS = 'other-providers';

/** Service of a named provider that nobody has confirmed: `provider/other-services`. */
export const OTHER_SERVICES = 'other-services';

/** Member of `items-by-action`: items of a notice that the action did not touch. */
export const NOT_COVERED = 'NOT_COVERED';

/** Members of two-way tables that hold several small ones together; the one-way lists name each of them. */
export const SMALLER_PROVIDERS = 'smaller-providers';
export const SMALLER_CATEGORIES = 'smaller-categories';
export const SMALLER_ACTIONS = 'smaller-actions';

/** Identifiers of the tables, in the order in which they are shown. */
export const TABLE_IDS = [
  'by-provider',
  'by-category',
  'by-action',
  'items-by-provider',
  'items-by-category',
  'items-by-action',
  'provider-by-category',
  'provider-by-action',
  'category-by-action',
  'by-month',
  'by-first-action',
  'all-actions',
  'time-to-decision',
  'by-area',
  'by-setting',
  'by-completeness',
  'by-assessment',
  'by-ground',
  'by-automation',
  'apart',
] as const;
