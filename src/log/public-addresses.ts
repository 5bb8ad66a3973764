// Where published versions are public (Article 22(3), third subparagraph). A draft may say so beforehand; else it is told afterwards.
import { EXIT, UserError } from '../error.ts';
import { type Day, dayIn, type Period } from '../model/period.ts';
import { isWebAddress } from '../model/web-address.ts';
import { type Actor, addAudit, recorded } from './audit-trail.ts';
import type { Db } from './db.ts';
import { refuseOtherDays } from './entered-days.ts';
import { listPublications, type Publication, publicationOf } from './publications.ts';
import { reportTimeZone } from './settings.ts';

export interface PublicPlace {
  readonly publication: Publication;
  readonly address: string | null;
  readonly sinceOn: Day | null;
}

/** Every published version, oldest first, with where it is public; null: not told. */
export async function listPublicPlaces(db: Db): Promise<PublicPlace[]> {
  const rows = await db.selectFrom('public_address').selectAll().orderBy('id').execute();
  const latest = new Map(rows.map((row) => [row.publication_id, row]));
  return (await listPublications(db)).map((publication) => {
    const told = latest.get(publication.id);
    if (told) return { publication, address: told.address, sinceOn: told.since_on };
    const { publicAddress, releasedOn } = publication;
    return { publication, address: publicAddress, sinceOn: publicAddress === null ? null : releasedOn };
  });
}

/**
 * Tells where the newest version of a period (null: what was published last) is public, and since when.
 *
 * @throws UserError `publication.none`, `address.unreadable`, `day.order` for a day before publication or after today
 */
export async function tellAddress(
  db: Db,
  told: { readonly address: string; readonly sinceOn: Day; readonly period: Period | null },
  actor: Actor,
): Promise<Publication> {
  const { address, sinceOn, period } = told;
  if (!isWebAddress(address))
    throw new UserError(
      'address.unreadable',
      'The address must be a whole web address, beginning with https:// and without a password in it',
      EXIT.usage,
    );
  const publication = publicationOf(await listPublications(db), period, null);
  const publishedOn = dayIn(await reportTimeZone(db), publication.publishedAt);
  await refuseOtherDays(db, sinceOn, { on: publishedOn, what: 'the report was published' }, actor);
  await db
    .insertInto('public_address')
    .values({ publication_id: publication.id, address, since_on: sinceOn, ...recorded(actor) })
    .execute();
  await addAudit(db, actor, 'address.told', `publication ${publication.id}`, { address, sinceOn });
  return publication;
}
