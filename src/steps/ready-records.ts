// Records on their way into the log: those that need no word and no answer, nearly all of them, leave here with all their rows made, a batch
// at a time; the others as they were read.
import type { ParsedRecord } from '../import/parse-file.ts';
import { type ReadyContext, type ReadyNotice, readyNotice } from '../log/ready-notice.ts';
import type { Day } from '../model/period.ts';
import { futureOf } from './future.ts';
import { PREVIEW_RECORDS } from './tally.ts';

/** A record of a notice about which nothing is to be said. */
export interface ReadyRecord {
  readonly outcome: 'ready';
  readonly ready: ReadyNotice;
}

/** The same of a file that the log has: it is only counted. */
export interface KnownRecord {
  readonly outcome: 'known';
}

export type IntakeRecord = ParsedRecord | ReadyRecord | KnownRecord;

export interface ReadyOptions {
  readonly context: ReadyContext;
  /** Nothing can have been sent after this day. */
  readonly today: Day;
  /** Put behind references that the source does not have itself; null: they need none. */
  readonly suffix: string | null;
  /** The log has this very file, and what it tells stands there. */
  readonly isKnown: boolean;
}

/** Services by the names a source has for them; a name that has none yet is left out. Called once for each name. */
export type FindServices = (names: readonly string[]) => Promise<ReadonlyMap<string, number>>;

/** Batch by batch; `find` is asked for the services of each before it leaves. */
export async function* readyRecords(
  batches: AsyncIterable<readonly ParsedRecord[]>,
  options: ReadyOptions,
  find: FindServices,
): AsyncGenerator<IntakeRecord[]> {
  const services = new Map<string, number | null>();
  let shown = 0;
  for await (const batch of batches) {
    const plain = batch.map((record) => {
      // The first records of a file are shown to people as they are.
      if (shown < PREVIEW_RECORDS && record.outcome !== 'skipped') shown += 1;
      else if (isPlain(record, options.today)) return true;
      return false;
    });
    const met = new Set(batch.flatMap((record, i) => (plain[i] && record.outcome === 'notice' ? (record.notice.service ?? []) : [])));
    const unknown = [...met].filter((name) => !services.has(name));
    const found = unknown.length === 0 ? null : await find(unknown);
    // What there is to say about a name is said with its first record.
    const firsts = new Set(unknown);
    for (const name of unknown) services.set(name, found?.get(name) ?? null);
    yield batch.map((record, i) => {
      if (!plain[i] || record.outcome !== 'notice') return record;
      const { service } = record.notice;
      if (service !== null && firsts.delete(service)) return record;
      const serviceId = service === null ? null : (services.get(service) ?? null);
      return service !== null && serviceId === null ? record : readyRecord(record.notice, serviceId, options);
    });
  }
}

function isPlain(record: ParsedRecord, today: Day): boolean {
  return (
    record.outcome === 'notice' &&
    record.issues.length === 0 &&
    !record.own &&
    !record.joins &&
    futureOf(record.notice, today) === undefined
  );
}

type Told = Extract<ParsedRecord, { outcome: 'notice' }>['notice'];

const KNOWN: KnownRecord = { outcome: 'known' };

function readyRecord(notice: Told, serviceId: number | null, { context, suffix, isKnown }: ReadyOptions): ReadyRecord | KnownRecord {
  // References that the program gave are noted by who takes them.
  if (isKnown && (notice.hasOwnReference || suffix === null)) return KNOWN;
  const named = notice.hasOwnReference || suffix === null ? notice : { ...notice, reference: `${notice.reference}${suffix}` };
  return { outcome: 'ready', ready: readyNotice(named, serviceId, context) };
}
