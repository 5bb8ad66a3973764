// What is recorded about a published version after it went out: sent to whom, acknowledged when, public where.
import { tellAddress } from '../log/public-addresses.ts';
import { acknowledgeSending, addSending, listSendings, removeSending } from '../log/sendings.ts';
import { writing } from '../log/writing.ts';
import { SENDING_WAYS } from '../model/sending.ts';
import { type Answer, go, told } from '../web/answer.ts';
import { type Field, type FieldError, one, oneOrNull, readFields } from '../web/forms.ts';
import { words } from '../web/page.ts';
import { attempt } from '../web/refusal.ts';
import type { Route, Visit } from '../web/visit.ts';
import { acknowledgeFields, addressFields, missing, placeOf, sendingFields, versionPage } from './report-version.ts';

export const reportSendingsRoutes: readonly Route[] = [
  { method: 'POST', path: '/report/versions/:id/sendings', access: 'approve', answer: add },
  { method: 'POST', path: '/report/versions/:id/sendings/:sending/acknowledge', access: 'approve', answer: acknowledge },
  { method: 'POST', path: '/report/versions/:id/sendings/:sending/remove', access: 'approve', answer: remove },
  { method: 'POST', path: '/report/versions/:id/address', access: 'approve', answer: address },
];

type Values = ReturnType<typeof readFields>['values'];

/** Reads one form of the page, does its act and comes back, with what was wrong where something was. */
async function changed(
  visit: Visit,
  {
    form,
    fields,
    key,
    dayField,
  }: { readonly form: string; readonly fields: readonly Field[]; readonly key: string; readonly dayField: string },
  work: (values: Values) => Promise<void>,
): Promise<Answer> {
  const { values, errors } = readFields(fields, visit.sent, words(visit, 'form'));
  const again = (found: readonly FieldError[]) => versionPage(visit, { form, values, errors: found });
  if (errors.length > 0) return again(errors);
  return attempt(
    visit,
    async () => {
      await work(values);
      return go(`/report/versions/${visit.params['id']}`, told('report', key));
    },
    again,
    { 'day.order': dayField, 'day.unreadable': dayField, 'award.unknown': 'award', 'address.unreadable': 'address' },
  );
}

async function add(visit: Visit): Promise<Answer> {
  const place = await placeOf(visit);
  if (!place) return missing(visit);
  const { period, version } = place.publication;
  return changed(visit, { form: 'sending', fields: sendingFields(visit, place), key: 'told.sent', dayField: 'on' }, async (values) => {
    const sending = {
      award: one(values, 'award'),
      sentOn: one(values, 'on'),
      how: SENDING_WAYS.find((way) => way === one(values, 'how')) ?? SENDING_WAYS[0],
      sentTo: oneOrNull(values, 'to'),
      note: oneOrNull(values, 'note'),
      period,
      version,
    };
    await writing(visit.log, visit.actor, (db, at) => addSending(db, sending, at));
  });
}

async function acknowledge(visit: Visit): Promise<Answer> {
  const id = await sendingOf(visit);
  if (id === null) return missing(visit);
  const form = { form: `acknowledge-${id}`, fields: acknowledgeFields(visit, id), key: 'told.acknowledged', dayField: 'on' };
  return changed(visit, form, async (values) => {
    await writing(visit.log, visit.actor, (db, at) => acknowledgeSending(db, id, one(values, 'on'), at));
  });
}

async function remove(visit: Visit): Promise<Answer> {
  const id = await sendingOf(visit);
  if (id === null) return missing(visit);
  return changed(visit, { form: 'sending', fields: [], key: 'told.removed', dayField: 'on' }, async () => {
    await writing(visit.log, visit.actor, (db, at) => removeSending(db, id, at));
  });
}

async function address(visit: Visit): Promise<Answer> {
  const place = await placeOf(visit);
  if (!place) return missing(visit);
  const { period } = place.publication;
  return changed(visit, { form: 'address', fields: addressFields(visit), key: 'told.address', dayField: 'since' }, async (values) => {
    const where = { address: one(values, 'address'), sinceOn: one(values, 'since'), period };
    await writing(visit.log, visit.actor, (db, at) => tellAddress(db, where, at));
  });
}

/** Number of a sending of this version, or null. */
async function sendingOf(visit: Visit): Promise<number | null> {
  const place = await placeOf(visit);
  const sending = place && (await listSendings(visit.db)).find(({ id }) => String(id) === visit.params['sending']);
  return sending && sending.publicationId === place.publication.id ? sending.id : null;
}
