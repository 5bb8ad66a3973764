// One notice, or one decision, as another system tells it: the same again changes nothing.
import { EXIT, quote, UserError } from '../error.ts';
import type { Decision, Notice } from '../model/notice.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import { loadCodes } from './codes.ts';
import type { Db } from './db.ts';
import { BY_HAND, decideNotice, readNotice, refuseAreaItem, refuseFuture, refusePersonal, serviceIdOf } from './hand.ts';
import { enterSource } from './imports.ts';
import { sentOf } from './measure-anew.ts';
import { type DecisionRow, decisionKey, decisionRow } from './notice-row.ts';
import { type UpsertOutcome, upsertNotices } from './notices.ts';
import { reportTimeZone } from './settings.ts';
import { upsertContext } from './upsert-context.ts';

/**
 * Enters a notice of a source under its reference, or what it now tells of it. Decisions recorded on it stay.
 *
 * @throws UserError `source.reserved`, `notice.imported`, `provider.unknown`, `date.out-of-range`, `area-item.unknown`, `reference.personal`
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
  await refuseImported(db, sourceId, notice.reference);
  const context = await upsertContext(db, { sourceId, importId: null, actor }, false);
  const [outcome = 'unchanged'] = await upsertNotices(db, [{ notice, serviceId }], context);
  if (outcome !== 'unchanged') await addAudit(db, actor, 'notice.told', `source ${sourceId}`, { outcome, sentOn: notice.sent.firstOn });
  return outcome;
}

/** What a file told is changed by a file or by a person: another system would overwrite all that it does not tell. */
async function refuseImported(db: Db, sourceId: number, reference: string): Promise<void> {
  const present = await db
    .selectFrom('notice')
    .select('import_id')
    .where('source_id', '=', sourceId)
    .where('reference', '=', reference)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (present === undefined || present.import_id === null) return;
  throw new UserError(
    'notice.imported',
    `The notice ${quote(reference)} came with a file. Import a newer file to change it, or name another source.`,
    EXIT.usage,
  );
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
  const codes = await loadCodes(db);
  const told = toldKey(decisionRow({ ...decision, order: 'first', delay: NO_TIME }, sentOf(file.notice), { importId: null, codes, actor }));
  const same = file.decisions.find(
    ({ id: _id, notice_id: _n, action, ...row }) =>
      row.superseded_at === null && toldKey({ ...row, action_id: codes.idOf('action', action) }) === told,
  );
  if (same) return { decision: same.id, isNew: false };
  return { decision: await decideNotice(db, file, decision, { corrects: null, reason: null }, actor), isNew: true };
}

const NO_TIME = { value: 0, unit: 'day' } as const;

/** As imports compare what they are told, without the order and the time to the decision: the log itself works these out. */
function toldKey(row: DecisionRow): string {
  return decisionKey({ ...row, decision_order: 'first', delay_value: null, delay_unit: null });
}
