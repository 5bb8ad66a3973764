// What the provider told us of one notice: that it has it, and what it decided. A decision recorded wrongly is corrected with a reason.
import { givenDate } from '../import/day-given.ts';
import { givenDecision } from '../import/given-notice.ts';
import { recordReceipt } from '../log/change-notice.ts';
import { decideNotice } from '../log/hand.ts';
import { dateText } from '../log/notice-fields.ts';
import { type NoticeView, refuseRemoved, refuseStale } from '../log/notice-file.ts';
import { type Answer, go } from '../web/answer.ts';
import { type Field, type FieldError, formView, one, oneOrNull, readFields, type Values } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import { act } from '../workflow.ts';
import { actionGroups, decisionFields, decisionOf, NEW_DECISION, timeErrors } from './decision-fields.ts';
import { dayAndTime } from './notice-fields.ts';
import { dateOf } from './notice-new-form.ts';
import { attemptSeen, type Stale, seenOf, seenView, withNotice } from './notice-seen.ts';
import { toldWith } from './notice-told.ts';
import { actionLabel, dateWords, typedDate } from './notice-words.ts';

export const noticeDecideRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/notices/:id/decide',
    access: 'log',
    answer: (visit) => withNotice(visit, (file) => decidePage(visit, file, firstValues(visit, file), [], null)),
  },
  { method: 'POST', path: '/notices/:id/decide', access: 'log', answer: (visit) => withNotice(visit, (file) => save(visit, file)) },
];

const FIELDS = {
  'action.unknown': 'action',
  'decision.unknown': 'corrects',
  'number.invalid': 'itemsAffected',
  'date.out-of-range': 'decidedOn',
  'date.unparseable': 'decidedOn',
};

function fieldsFor(visit: Visit, file: NoticeView): readonly Field[] {
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
    ...decisionFields(visit, false),
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

function firstValues(visit: Visit, file: NoticeView): Values {
  const corrects = file.decisions.find(({ id, superseded_at }) => superseded_at === null && String(id) === visit.query.get('corrects'));
  const [receiptOn = '', receiptAt = ''] = typedDate(visit.timeZone, file.notice.receipt_at ?? file.notice.receipt_on).split(' ');
  const receipt = { receiptOn: [receiptOn], receiptAt: [receiptAt] };
  if (!corrects) return { ...NEW_DECISION, ...receipt, decidedOn: [visit.today] };
  const day = corrects.decided_first_on === corrects.decided_last_on ? corrects.decided_first_on : null;
  const [decidedOn = '', decidedAt = ''] = typedDate(visit.timeZone, corrects.decided_at ?? day).split(' ');
  return {
    ...receipt,
    corrects: [String(corrects.id)],
    action: [corrects.action],
    decidedOn: [decidedOn],
    decidedAt: [decidedAt],
    effectiveOn: [corrects.effective_on ?? ''],
    ground: [corrects.ground],
    redressTold: [corrects.redress_told],
    automated: [corrects.automated],
    itemsAffected: [corrects.items_affected === null ? '' : String(corrects.items_affected)],
  };
}

async function decidePage(
  visit: Visit,
  file: NoticeView,
  values: Values,
  errors: readonly FieldError[],
  stale: Stale | null,
): Promise<Answer> {
  const { t } = words(visit, 'notices');
  const heading = t('decide.heading', { reference: file.notice.reference });
  const form = formView(fieldsFor(visit, file), values, errors, words(visit, 'form'));
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
  const { values, errors } = readFields(fieldsFor(visit, file), sent, words(visit, 'form'));
  errors.push(...timeErrors(visit, values, ['receiptAt', 'decidedAt']));
  const receipt = dateOf(values, 'receipt');
  const isReceiptNew = (receipt ?? '') !== typedDate(timeZone, file.notice.receipt_at ?? file.notice.receipt_on);
  const isDecided = one(values, 'action') !== '';
  const corrects = oneOrNull(values, 'corrects');
  if (!isDecided && !isReceiptNew) errors.push({ field: 'action', text: t('decide.nothing') });
  if (corrects !== null && one(values, 'reason') === '') errors.push({ field: 'reason', text: t('decide.noReason') });
  const again = (found: readonly FieldError[], stale: Stale | null) =>
    withNotice(visit, (now) => decidePage(visit, now, values, found, stale));
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
        await decideNotice(db, view, givenDecision(decisionOf(values), timeZone), options, who);
      });
      const key = !isDecided ? 'decide.receiptSaved' : corrects === null ? 'decide.saved' : 'decide.corrected';
      return go(`/notices/${file.notice.id}`, toldWith(visit, key, {}, corrections));
    },
    again,
    FIELDS,
  );
}
