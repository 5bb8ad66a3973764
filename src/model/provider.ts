// Providers of hosting services (the legal entities of Article 22(3)(a)) and their services, dated.
import type { Day } from './period.ts';

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
