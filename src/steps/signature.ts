// Before files go out: are they signed as they must be, and what should a person know before signing?
import { EXIT, UserError } from '../error.ts';
import { countsMayDifferSince, documentsChangedSince } from '../log/changes.ts';
import type { Db } from '../log/db.ts';
import type { Draft } from '../log/drafts.ts';
import type { Signature } from '../log/sign-offs.ts';
import type { Remark } from '../model/check-result.ts';
import { AFTER_EVERY_INSTANT } from '../model/period.ts';
import { countedOtherwise } from './act.ts';

/** @throws UserError `gate.unsigned` unless the files are signed as they must be */
export function refuseUnsigned({ state, people, oneMoreFor }: Signature): void {
  if (state === 'signed') return;
  const missing =
    state === 'nobody'
      ? 'nobody has signed these files. Read them (article22 check --out FOLDER writes them), then say so: article22 check sign-off --by NAME'
      : `only one person has signed, and ${oneMoreFor}. ` +
        'Somebody else in office reads the files and signs, too: article22 check sign-off --by NAME. ' +
        'Where nobody else is left, draft and check again.';
  throw new UserError('gate.unsigned', `The gate is closed: ${missing}`, EXIT.gateClosed, { signature: state, people });
}

/** What changed in the log since the draft was made. No reason to refuse: the report says as of when it counts. */
export async function remarksOn(db: Db, { report, knownBefore, spanDay, draftedAt }: Draft): Promise<Remark[]> {
  const { period } = report;
  const counted = { period, asOfOn: report.asOfOn, spanDay };
  const notices = (await countsMayDifferSince(db, knownBefore)) ? await countedOtherwise(db, counted, knownBefore, AFTER_EVERY_INSTANT) : 0;
  const documents = await documentsChangedSince(db, draftedAt);
  const remarks: Remark[] = [];
  if (notices > 0) {
    remarks.push({
      code: 'draft.counts-changed',
      message: `The log has changed since the draft was made: ${notices} of the period's notices would now be counted otherwise. Draft again to count them so.`,
    });
  }
  if (documents.length > 0) {
    remarks.push({
      code: 'draft.documents-changed',
      message: `Changed since the draft was made, and not in it: ${documents.join(', ')}. Draft again to take it in.`,
    });
  }
  return remarks;
}
