// What is still to be done for each award: when its next report is due, what was published and not sent, which changes are untold.
import { addMonths, type Day } from '../model/period.ts';
import type { Db } from './db.ts';
import { readFlagger } from './documents.ts';
import { listPublicPlaces } from './public-addresses.ts';
import { newestVersions, type Publication } from './publications.ts';
import { listSendings } from './sendings.ts';
import { untoldChanges } from './told-changes.ts';

export interface PublishedVersion {
  readonly first: Day;
  readonly last: Day;
  readonly version: number;
}

export interface AwardStatus {
  readonly award: string;
  /** As in the flagger's data; null: not told. */
  readonly nextReportDueOn: Day | null;
  /** Is the yearly report that was due then published? */
  readonly duePublished: boolean;
  /** Newest versions that its authority has not been sent. */
  readonly unsent: readonly PublishedVersion[];
  /** Sent, and no word of receipt. */
  readonly unacknowledged: readonly (PublishedVersion & { readonly sending: number; readonly sentOn: Day })[];
  readonly untoldChanges: number;
  /** Day of the oldest of them; null: none. */
  readonly untoldSinceOn: Day | null;
}

export interface SubmissionStatus {
  readonly awards: readonly AwardStatus[];
  /** Newest versions of which nobody has said where they are public. */
  readonly withoutAddress: readonly PublishedVersion[];
}

export async function readSubmissionStatus(db: Db): Promise<SubmissionStatus> {
  const places = await listPublicPlaces(db);
  const newest = newestVersions(places.map(({ publication }) => publication));
  const sendings = await listSendings(db);
  const untold = await untoldChanges(db);
  const awards = ((await readFlagger(db))?.awards ?? []).map(({ code, nextReportDueOn }): AwardStatus => {
    const own = newest.filter(({ report }) => report.awards.some((award) => award.code === code));
    const sent = sendings.filter(({ award }) => award === code);
    const changes = untold.find(({ award }) => award === code)?.changes ?? [];
    return {
      award: code,
      nextReportDueOn,
      duePublished: nextReportDueOn !== null && own.some((publication) => meets(publication, nextReportDueOn)),
      unsent: own.filter(({ id }) => !sent.some(({ publicationId }) => publicationId === id)).map(versionOf),
      unacknowledged: sent
        .filter(({ acknowledgedOn, publicationId }) => acknowledgedOn === null && own.some(({ id }) => id === publicationId))
        .map((sending) => ({ ...versionOf(sending), sending: sending.id, sentOn: sending.sentOn })),
      untoldChanges: changes.length,
      untoldSinceOn: changes.map(({ on }) => on).sort()[0] ?? null,
    };
  });
  const isNewest = (publication: Publication) => newest.some(({ id }) => id === publication.id);
  const withoutAddress = places
    .filter(({ publication, address }) => address === null && isNewest(publication))
    .map(({ publication }) => versionOf(publication));
  return { awards, withoutAddress };
}

const versionOf = ({ period, version }: Pick<Publication, 'period' | 'version'>): PublishedVersion => ({ ...period, version });

/** A yearly report whose period ends in the twelve months before the day it is due is the one that was due. */
function meets({ kind, period }: Publication, dueOn: Day): boolean {
  return kind === 'annual' && period.last < dueOn && period.last >= addMonths(dueOn, -12);
}
