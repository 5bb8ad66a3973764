// What the provider told us of one notice: that it has it, and what it decided. A decision recorded wrongly is corrected with a reason.
import { givenDate } from '../import/day-given.ts';
import { givenDecision } from '../import/given-notice.ts';
import { recordReceipt } from '../log/change-notice.ts';
import { decideNotice, type StoredDecision } from '../log/hand.ts';
import { dateText } from '../log/notice-fields.ts';
import { type NoticeView, refuseRemoved, refuseStale } from '../log/notice-file.ts';
import { type Answer, go } from '../web/answer.ts';
import { type Field, type FieldError, formView, one, oneOrNull, readFields, type Values } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import { act } from '../workflow.ts';
import { actionGroups, decisionFields, decisionOf, NEW_DECISION, timeErrors } from './decision-fields.ts';
import { isOneDay, shownDecision, withUntouched } from './decision-kept.ts';
import { dayAndTime } from './notice-fields.ts';
import { dateOf } from './notice-new-form.ts';
import { attemptSeen, type Stale, seenOf, seenView, wasOf, wasText, withNotice } from './notice-seen.ts';
import { toldWith } from './notice-told.ts';
import { actionLabel, dateWords, typedDate } from './notice-words.ts';

export const noticeDecideRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/notices/:id/decide',
    access: 'log',
    answer: (visit) => withNotice(visit, (file) => show(visit, file)),
  },
  { method: 'POST', path: '/notices/:id/decide', access: 'log', answer: (visit) => withNotice(visit, (file) => save(visit, file)) },
];

const FIELDS = {
  'action.unknown': 'action',
  'decision.unknown': 'corrects',
  'number.invalid': 'itemsAffected',
  receipt: 'receiptOn',
  'date.out-of-range': 'decidedOn',
  'date.unparseable': 'decidedOn',
};

function fieldsFor(visit: Visit, file: NoticeView, corrected: StoredDecision | null): readonly Field[] {
  const { t } = words(visit, 'notices');
  const { decisions, notice } = file;
  const standing = decisions.filter((one) => one.superseded_at === null);
  const options = standing.map((one) => {
    const date = dateText(one.decided_at, one.decided_first_on, one.decided_last_on);
    return {
      value: String(one.id),
      label: `${actionLabel(visit.language, one.action)} (${date === null ? t('one.dayNotKnown') : dateWords(visit, date)})`,
    };
  });
  const corrects: readonly Field[] = [
    { name: 'corrects', kind: 'choice', label: t('decide.corrects'), hint: t('decide.correctsHint'), options },
    { name: 'reason', kind: 'text', label: t('field.reason'), hint: t('decide.reasonHint'), max: 300 },
  ];
  return [
    ...dayAndTime(visit, 'receipt', false),
    ...decisionFields(visit, false).map((field) => (field.name === 'decidedOn' ? { ...field, hint: staysHint(visit, corrected) } : field)),
    {
      name: 'itemsAffected',
      kind: 'number',
      label: t('field.itemsAffected'),
      hint: t('decide.itemsHint', { n: notice.items }),
      min: 1,
      max: notice.items,
      width: 'short',
    },
    ...(standing.length > 0 ? corrects : []),
  ];
}

/** Of a month or several days, which the field of a day cannot show. */
function staysHint(visit: Visit, one: StoredDecision | null): string {
  const date = one && !isOneDay(one) ? dateText(one.decided_at, one.decided_first_on, one.decided_last_on) : null;
  return date === null ? '' : words(visit, 'notices').t('decide.dayStays', { date: dateWords(visit, date) });
}

function show(visit: Visit, file: NoticeView): Promise<Answer> {
  const corrected = file.decisions.find(({ id, superseded_at }) => superseded_at === null && String(id) === visit.query.get('corrects'));
  const fresh = corrected ? {} : { ...NEW_DECISION, decidedOn: [visit.today] };
  return decidePage(visit, file, { ...fresh, ...shownValues(visit, file, corrected ?? null) }, { corrected: corrected ?? null }, []);
}

function receiptValues({ timeZone }: Visit, { notice }: NoticeView): Values {
  const [receiptOn = '', receiptAt = ''] = typedDate(timeZone, notice.receipt_at ?? notice.receipt_on).split(' ');
  return { receiptOn: [receiptOn], receiptAt: [receiptAt] };
}

/** What the form shows of the log: only what differs from it was typed. */
function shownValues(visit: Visit, file: NoticeView, corrected: StoredDecision | null): Values {
  const decision = corrected ? { ...shownDecision(visit, corrected), corrects: [String(corrected.id)] } : {};
  return { ...decision, ...receiptValues(visit, file) };
}

async function decidePage(
  visit: Visit,
  file: NoticeView,
  values: Values,
  /** The decision that the form was opened to correct. */
  { corrected, stale = null }: { readonly corrected: StoredDecision | null; readonly stale?: Stale | null },
  errors: readonly FieldError[],
): Promise<Answer> {
  const { t } = words(visit, 'notices');
  const heading = t('decide.heading', { reference: file.notice.reference });
  const form = formView(fieldsFor(visit, file, corrected), values, errors, words(visit, 'form'));
  const named = (...names: readonly string[]) => names.flatMap((name) => (form.field[name] === undefined ? [] : [form.field[name]]));
  return page(visit, {
    title: heading,
    template: 'notice-decide',
    area: 'notices',
    section: 'notices',
    status: errors.length > 0 ? 422 : 200,
    view: {
      heading,
      form,
      ...seenView(visit, file, stale),
      was: wasText(shownValues(visit, file, corrected)),
      receipt: named('receiptOn', 'receiptAt'),
      actions: actionGroups(visit, one(values, 'action'), errors, false),
      when: named('decidedOn', 'decidedAt', 'effectiveOn'),
      rest: named('itemsAffected', 'ground', 'redressTold', 'automated'),
      corrects: named('corrects', 'reason'),
      hasCorrects: form.field['corrects'] !== undefined,
    },
  });
}

async function save(visit: Visit, file: NoticeView): Promise<Answer> {
  const { log, actor, timeZone, sent } = visit;
  const { t } = words(visit, 'notices');
  const was = wasOf(visit);
  const isTouched = (...names: readonly string[]) => names.some((name) => one(values, name) !== (was[name] ?? ''));
  const correctedIn = ({ decisions }: NoticeView) => decisions.find(({ id }) => String(id) === was['corrects']) ?? null;
  const { values, errors } = readFields(fieldsFor(visit, file, correctedIn(file)), sent, words(visit, 'form'));
  errors.push(...timeErrors(visit, values, ['receiptAt', 'decidedAt']));
  const receipt = dateOf(values, 'receipt');
  const isReceiptTouched = isTouched('receiptOn', 'receiptAt');
  const isReceiptNew = isReceiptTouched && (receipt ?? '') !== typedDate(timeZone, file.notice.receipt_at ?? file.notice.receipt_on);
  const isDecided = one(values, 'action') !== '';
  const corrects = oneOrNull(values, 'corrects');
  if (!isDecided && !isReceiptNew) errors.push({ field: 'action', text: t('decide.nothing') });
  if (corrects !== null && one(values, 'reason') === '') errors.push({ field: 'reason', text: t('decide.noReason') });
  const again = (found: readonly FieldError[], stale: Stale | null) =>
    withNotice(visit, (now) => {
      // What nobody typed here is as somebody else may have recorded it meanwhile.
      const shown = isReceiptTouched ? values : { ...values, ...receiptValues(visit, now) };
      return decidePage(visit, now, shown, { corrected: correctedIn(now), stale }, found);
    });
  if (errors.length > 0) return again(errors, null);
  return attemptSeen(
    visit,
    async () => {
      const cause = { kind: 'decision', act: corrects === null ? 'decision recorded' : 'decision corrected' } as const;
      const { corrections } = await act(log, actor, cause, async (db, who) => {
        const view = await refuseStale(db, file.notice.id, seenOf(visit));
        refuseRemoved(view);
        if (isReceiptNew) await recordReceipt(db, file.notice.id, null, receipt === null ? null : givenDate(receipt, timeZone), who);
        if (!isDecided) return;
        const options = { corrects: corrects === null ? null : Number(corrects), reason: oneOrNull(values, 'reason') };
        const given = givenDecision(decisionOf(values), timeZone);
        const corrected = corrects === was['corrects'] ? correctedIn(view) : null;
        await decideNotice(db, view, corrected ? withUntouched(given, corrected, isTouched) : given, options, who);
      });
      const key = !isDecided ? 'decide.receiptSaved' : corrects === null ? 'decide.saved' : 'decide.corrected';
      return go(`/notices/${file.notice.id}`, toldWith(visit, key, {}, corrections));
    },
    again,
    FIELDS,
  );
}
