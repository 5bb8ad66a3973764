// One notice of a check, classified again by somebody who does not see how it was classified: nothing here tells it, nor leads to it.
import { answerCheck, nextToClassify, readToClassify, type ToClassify } from '../log/quality-answers.ts';
import { writing } from '../log/writing.ts';
import { type Answer, go, told } from '../web/answer.ts';
import { type Field, type FieldError, formView, one, oneOrNull, readFields, type Values } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import { attempt } from '../web/refusal.ts';
import { typeOptions } from '../web/type-words.ts';
import type { Visit } from '../web/visit.ts';
import { checkIdOf } from './quality-check.ts';
import { checkHref } from './quality-words.ts';

/** One of the two must be given; `shown`: the type is called for, though a tick may stand in its place. */
function fieldsOf(visit: Visit, shown: boolean): readonly Field[] {
  const { t } = words(visit, 'quality');
  return [
    {
      name: 'type',
      kind: 'choice',
      label: t('classify.type'),
      hint: t('classify.typeHint'),
      required: shown,
      options: typeOptions(visit.language),
    },
    { name: 'gone', kind: 'tick', label: t('classify.gone'), hint: t('classify.goneHint') },
  ];
}

/** What was answered when the page was made: who comes second is told. */
const seenOf = ({ isAnswered, answer }: ToClassify) => (isAnswered ? (answer ?? 'gone') : 'open');

const positionOf = ({ params }: Visit) => (/^\d{1,9}$/.test(params['position'] ?? '') ? Number(params['position']) : 0);

/** On to the next notice that nobody answered, or back to the check. */
export async function nextNotice(visit: Visit): Promise<Answer> {
  const id = checkIdOf(visit);
  const next = await nextToClassify(visit.db, id, visit.actor.by);
  return go(next === null ? checkHref(id) : `${checkHref(id)}/${next.position}`);
}

export async function classifyPage(visit: Visit, values: Values | null, errors: readonly FieldError[]): Promise<Answer> {
  const { t, format } = words(visit, 'quality');
  const notice = await readToClassify(visit.db, checkIdOf(visit), positionOf(visit), visit.actor.by);
  const held: Values = notice.isAnswered ? (notice.answer === null ? { gone: ['yes'] } : { type: [notice.answer] }) : {};
  const title = t('classify.heading', { position: notice.position, size: notice.size });
  return page(visit, {
    title,
    template: 'quality-classify',
    area: 'quality',
    section: 'quality',
    status: errors.length > 0 ? 422 : 200,
    view: {
      heading: title,
      path: `${checkHref(checkIdOf(visit))}/${notice.position}`,
      check: checkHref(checkIdOf(visit)),
      seen: seenOf(notice),
      isOwn: notice.isOwn,
      isAnswered: notice.isAnswered,
      facts: [
        { name: t('notice.reference'), value: notice.reference },
        { name: t('notice.source'), value: notice.source },
        { name: t('notice.service'), value: notice.service ?? t('notice.none') },
        { name: t('notice.sent'), value: format.day(notice.sentOn) },
        { name: t('notice.items'), value: format.number(notice.items) },
        { name: t('notice.language'), value: notice.language === null ? t('notice.none') : format.language(notice.language) },
        { name: t('notice.setting'), value: words(visit, 'codes').t(`setting.${notice.setting}`) },
      ],
      hasAddresses: notice.addresses.length > 0,
      addresses: notice.addresses.map((address) => ({ address })),
      form: formView(fieldsOf(visit, true), values ?? held, errors, words(visit, 'form')),
    },
  });
}

export async function classify(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'quality');
  const id = checkIdOf(visit);
  const position = positionOf(visit);
  const { values, errors } = readFields(fieldsOf(visit, false), visit.sent, words(visit, 'form'));
  const again = (found: readonly FieldError[]) => classifyPage(visit, values, found);
  const type = oneOrNull(values, 'type');
  const isGone = one(values, 'gone') !== '';
  if (errors.length === 0 && (type === null) !== isGone) errors.push({ field: 'type', text: t('error.oneAnswer') });
  if (errors.length > 0) return again(errors);
  return attempt(
    visit,
    async () => {
      const isFirst = await writing(visit.log, visit.actor, async (db, at) => {
        if (seenOf(await readToClassify(db, id, position, at.by)) !== visit.sent.values['seen']?.[0]) return false;
        await answerCheck(db, id, position, type, at);
        return true;
      });
      if (!isFirst) return again([{ field: null, text: t('error.changedMeanwhile') }]);
      const next = await nextToClassify(visit.db, id, visit.actor.by);
      const to = next === null ? checkHref(id) : `${checkHref(id)}/${next.position}`;
      return go(to, told('quality', next === null ? 'told.allAnswered' : 'told.answered', { position: String(position) }));
    },
    again,
    { 'category.unknown': 'type' },
  );
}
