// One notice, or one decision, as another system tells it: the same again changes nothing.
import { EXIT, quote, UserError } from '../error.ts';
import type { Decision, Notice } from '../model/notice.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db } from './db.ts';
import { BY_HAND, decideNotice, readNotice, refuseAreaItem, refuseFuture, refusePersonal, serviceIdOf } from './hand.ts';
import { enterSource } from './imports.ts';
import { type UpsertOutcome, upsertNotices } from './notices.ts';
import { reportTimeZone } from './settings.ts';
import { upsertContext } from './upsert-context.ts';

/**
 * Enters a notice of a source under its reference, or what it now tells of it. Decisions recorded on it stay.
 *
 * @throws UserError `source.reserved`, `provider.unknown`, `date.out-of-range`, `area-item.unknown`, `reference.personal`
 */
export async function takeNotice(db: Db, source: string, notice: Notice, actor: Actor): Promise<UpsertOutcome> {
  if (source === BY_HAND.code)
    throw new UserError('source.reserved', `The source ${quote(source)} is for notices entered by hand; name your own system.`, EXIT.usage);
  refusePersonal(notice.reference);
  const zone = await reportTimeZone(db);
  for (const dated of [notice.sent, notice.receipt]) refuseFuture(dated, zone, actor);
  await refuseAreaItem(db, notice);
  const serviceId = await serviceIdOf(db, notice.service);
  const sourceId = await enterSource(db, { code: source, name: source });
  const context = await upsertContext(db, { sourceId, importId: null, actor }, false);
  const [outcome = 'unchanged'] = await upsertNotices(db, [{ notice, serviceId }], context);
  if (outcome !== 'unchanged') await addAudit(db, actor, 'notice.told', source, { outcome, sentOn: notice.sent.firstOn });
  return outcome;
}

/**
 * Records a decision of a notice unless it stands there already. Returns its number and whether it is new.
 *
 * @throws UserError `notice.unknown`, and what `decideNotice` refuses
 */
export async function takeDecision(
  db: Db,
  source: string,
  reference: string,
  decision: Omit<Decision, 'order'>,
  actor: Actor,
): Promise<{ readonly decision: number; readonly isNew: boolean }> {
  const file = await readNotice(db, reference, source);
  const same = file.decisions.find(
    (one) =>
      one.superseded_at === null &&
      one.action === decision.action &&
      one.decided_first_on === (decision.decided?.firstOn ?? null) &&
      one.decided_at === (decision.decided?.at ?? null) &&
      one.ground === decision.ground &&
      one.automated === decision.automated &&
      one.redress_told === decision.redressTold &&
      one.items_affected === decision.itemsAffected,
  );
  if (same) return { decision: same.id, isNew: false };
  return { decision: await decideNotice(db, file, decision, { corrects: null, reason: null }, actor), isNew: true };
}
