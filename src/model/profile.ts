// A mapping profile: how one source's columns and values become notices. The dialect is detected each time; a profile may overrule it.
import { z } from 'zod';
import { DATE_ORDERS, DELIMITERS, ENCODINGS, ESCAPES, QUOTES } from './dialect.ts';
import { CHANNELS } from './notice.ts';

/** Fields a column can fill. */
export const FIELDS = [
  'reference',
  'sent',
  'service',
  'category',
  'action',
  'decided',
  'delay',
  'later-action',
  'later-decided',
  'items',
  'items-affected',
  'channel',
  'language',
  'setting',
  'in-area',
  'area-item',
  'assessed-by-two',
  'reasons',
  'location',
  'submitter',
  'good-faith',
  'receipt',
  'effective',
  'verified',
  'ground',
  'automated',
  'redress-told',
  'url',
  'account',
  'person',
  'email',
  'phone',
  'ip',
  'note',
] as const;
export type Field = (typeof FIELDS)[number];

/** Fields that a choice among given answers can fill. */
export const CHOICE_FIELDS = [
  ...([
    'service',
    'category',
    'action',
    'later-action',
    'channel',
    'language',
    'setting',
    'in-area',
    'area-item',
    'assessed-by-two',
  ] as const),
  ...(['reasons', 'location', 'submitter', 'good-faith', 'ground', 'automated', 'redress-told'] as const),
] as const satisfies readonly Field[];

/** Without these a record is no notice. */
export const REQUIRED_FIELDS = ['sent', 'service', 'category'] as const satisfies readonly Field[];

const columnSchema = z.strictObject({
  /** Header text, compared without case, accents and outer blanks. With `boxes`: what messages call the question. */
  label: z.string().min(1),
  /**
   * For dates: letters of Unicode LDML, e.g. `dd/MM/yyyy HH:mm`, `yyyy-MM`, `yyyy-MM-dd'T'HH:mm:ssXXX`; the pattern fixes the
   * precision. Or a name: `dmy`, `mdy`, `ymd`, `iso`, `month-names-fr`, `excel-serial`, `excel-1904`, `epoch`. For `delay`: `day` or `hour`.
   */
  format: z.string().min(1).optional(),
  /**
   * A multiple choice that the source writes as one column for each answer: header text of each column → the value that a ticked box
   * stands for, without a semicolon. One ticked box is that value; for more of them see `several`.
   */
  boxes: z.record(z.string().min(1), z.string().regex(/^[^;]+$/)).optional(),
});

export const profileSchema = z.strictObject({
  format: z.literal('article22-profile/1'),
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: z.string().min(1),
  source: z.strictObject({ code: z.string().regex(/^[a-z0-9][a-z0-9-]*$/), name: z.string().min(1) }),
  /** Language of labels and values. */
  language: z.string().regex(/^[a-z]{2}$/),
  /** Zone of local times in the file, IANA name. */
  timeZone: z.string().min(1),
  dialect: z
    .strictObject({
      encoding: z.enum(ENCODINGS).optional(),
      delimiter: z.enum(DELIMITERS).optional(),
      quote: z.enum(QUOTES).optional(),
      escape: z.enum(ESCAPES).optional(),
      /** 0: the file has no header; its labels are then `column 1`, `column 2`, … */
      headerLine: z.int().min(0).optional(),
      /** Order of dates in digits, for columns without a format of their own. */
      dateOrder: z.enum(DATE_ORDERS).optional(),
    })
    .default({}),
  columns: z.partialRecord(z.enum(FIELDS), columnSchema),
  /**
   * Source value → code, by field. Compared without case, accents and outer blanks. Null: not recorded. The value "" says what a
   * blank cell means; without it, and without a default, a blank service or category is rejected.
   */
  values: z.partialRecord(z.enum(FIELDS), z.record(z.string(), z.string().nullable())).default({}),
  /** Value of a field where the column is absent or its cell blank. */
  defaults: z.partialRecord(z.enum(FIELDS), z.string()).default({}),
  /**
   * Cells with several values: which one is the main category. The others are kept as own labels only. Of boxes, the separator only
   * says what joins them in the own label.
   */
  several: z
    .partialRecord(
      z.enum(FIELDS),
      z.strictObject({
        separator: z.string().min(1),
        /** `first`: the first in the cell; `priority`: the first in `priority` (source values, strongest first). */
        main: z.enum(['first', 'priority']),
        priority: z.array(z.string()).default([]),
      }),
    )
    .default({}),
  /**
   * Several records that form one notice: those of one reference, or those that agree in these fields (same service, sent at the same
   * time). Absent: one record is one notice.
   */
  group: z.strictObject({ by: z.union([z.literal('reference'), z.array(z.enum(FIELDS)).min(1)]) }).optional(),
  /**
   * Which records are meant, where a source holds others too (tickets that are no notices, decisions that were not ours): in each of
   * these columns one of these values, or any value where none are named. The other records are skipped. Absent: all are meant.
   */
  only: z.array(z.strictObject({ label: z.string().min(1), values: z.array(z.string().min(1)).min(1).optional() })).optional(),
  /**
   * True for a tool that leaves out cells at the end of a record: what is mapped must be there, what follows it may lack. Not for one
   * that can lose cells before them.
   */
  endsEarly: z.boolean().optional(),
  /**
   * Further labels by which a file of this source is recognised, where those above could be another source's too. Their cells are never
   * kept, and a file without them can still be read with the profile by its name.
   */
  recognisedBy: z.array(z.string().min(1)).optional(),
  channel: z.strictObject({
    default: z.enum(CHANNELS),
    /** True when nobody checked that these are Article 16 notices: the summary warns. */
    assumed: z.boolean().default(false),
  }),
  /** Take the service of a blank cell from the record's locations, when they all lie at one address; off unless asked for. */
  serviceFromUrl: z.boolean().default(false),
  /** `hold` an unknown service for an answer, or enter it `unconfirmed`. */
  unknownServices: z.enum(['hold', 'unconfirmed']).default('hold'),
});

export type Profile = z.infer<typeof profileSchema>;

/** Labels of all columns that a file must have to be read with a profile. */
export function labelsRead({ columns, only = [] }: Profile): string[] {
  const bound = Object.values(columns).flatMap(({ label, boxes }) => (boxes ? Object.keys(boxes) : [label]));
  return [...bound, ...only.map(({ label }) => label)];
}
