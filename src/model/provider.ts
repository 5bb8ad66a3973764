// Providers of hosting services (the legal entities of Article 22(3)(a)) and their services, dated.
import { z } from 'zod';
import { type Day, isDay } from './period.ts';

export interface Provider {
  /** Stable, public: a slug of the name at the time it was entered. */
  readonly code: string;
  readonly name: string;
  /** A natural person is never named in a report; `unknown` is treated as `yes` until someone decides. */
  readonly naturalPerson: 'yes' | 'no' | 'unknown';
  readonly state: 'confirmed' | 'unconfirmed';
}

export interface Service {
  readonly code: string;
  readonly name: string;
  readonly hosting: 'yes' | 'no' | 'unclear';
  readonly state: 'confirmed' | 'unconfirmed';
  readonly aliases: readonly string[];
  readonly domains: readonly string[];
  /** Which provider it belonged to, from a day to a day; null is open. */
  readonly providers: readonly { readonly provider: string; readonly firstOn: Day | null; readonly lastOn: Day | null }[];
}

/** Answers about services in one file: `services.json`. */
export const servicesFileSchema = z.strictObject({
  format: z.literal('article22-services/1'),
  services: z.array(
    z.strictObject({
      service: z.string().trim().min(1),
      /** Name of the legal entity. */
      provider: z.string().trim().min(1),
      hosting: z.enum(['yes', 'no', 'unclear']).default('yes'),
      naturalPerson: z.enum(['yes', 'no', 'unknown']).default('unknown'),
      /** Other spellings met in sources. */
      aliases: z.array(z.string().trim().min(1)).default([]),
      /** First day on which the service belongs to this provider; without it, from the start. */
      since: z.string().refine(isDay, 'a day that exists, written YYYY-MM-DD').meta({ format: 'date' }).nullable().default(null),
    }),
  ),
});
export type ServiceAnswer = z.infer<typeof servicesFileSchema>['services'][number];
