// Which services of the log may be one, or be one of the shipped list under another name: for the list of providers, for a person to decide.
import { compareText } from '../model/normalise.ts';
import { type Nearness, possibleVariants } from '../model/variants.ts';
import { knownGroups } from '../model/vocabulary.ts';
import type { Db } from './db.ts';
import { type Doubt, recogniser } from './recognise.ts';
import { loadServiceBook, withShipped } from './service-book.ts';

export interface ServiceSuggestion {
  /** Code of the unconfirmed service. */
  readonly service: string;
  readonly name: string;
  /** Names of services it may be, those of the log first. */
  readonly likely: readonly string[];
  readonly because: Nearness | Doubt | 'known-name';
  /** Its legal entity by the shipped list; null when that knows none. */
  readonly provider: string | null;
}

/** Suggestions for the unconfirmed services, by code. Names that are plainly their own have none. */
export async function serviceSuggestions(db: Db): Promise<ServiceSuggestion[]> {
  const book = await loadServiceBook(db);
  const rows = await db
    .selectFrom('service')
    .innerJoin('service_answer', 'service_answer.service_id', 'service.id')
    .select(['service.id', 'code', 'state'])
    .where('superseded_at', 'is', null)
    .execute();
  const openCodes = new Map(rows.filter((row) => row.state === 'unconfirmed').map((row) => [row.id, row.code]));
  const own = book.services.flatMap((service) => (service.id === null ? [] : [{ ...service, id: service.id }]));
  const pairs = possibleVariants(own.map(({ name }) => name));
  const shipped = recogniser({ services: withShipped([]), groups: knownGroups() });
  return own
    .flatMap(({ id, name }): ServiceSuggestion[] => {
      const code = openCodes.get(id);
      if (code === undefined) return [];
      const near = pairs.filter(({ names }) => names.includes(name));
      const inLog = near.map(({ names }) => (names[0] === name ? names[1] : names[0]));
      const found = shipped(name);
      const known = found.outcome === 'service' ? [found.service.name] : found.outcome === 'ask' ? found.likely : [];
      const likely = [...new Set([...inLog, ...known])].filter((one) => one !== name);
      const provider = found.outcome === 'service' ? (found.service.providers[0] ?? null) : found.provider;
      if (likely.length === 0) return [];
      const because = near[0]?.nearness ?? (found.outcome === 'ask' ? found.doubt : 'known-name');
      return [{ service: code, name, likely, because, provider }];
    })
    .sort((a, b) => compareText(a.service, b.service));
}
