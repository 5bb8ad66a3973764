// One quarterly check: how far it is, its answers to correct, and, once finished, how far the two classifications agree.

import { UNNAMED } from '../log/audit-trail.ts';
import { type CheckInfo, type CheckResult, readCheck, readResult } from '../log/quality.ts';
import { listAnswered } from '../log/quality-answers.ts';
import { isInRegister } from '../log/register-check.ts';
import type { View } from '../render/mustache.ts';
import type { Answer } from '../web/answer.ts';
import { type FieldError, formView } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import { wholeTypeLabel } from '../web/type-words.ts';
import type { Visit } from '../web/visit.ts';
import { checkHref, checkView, periodText } from './quality-words.ts';

export const checkIdOf = ({ params }: Visit): number => (/^\d{1,9}$/.test(params['id'] ?? '') ? Number(params['id']) : 0);

/** @throws UserError `quality.unknown` */
export async function checkPage(visit: Visit, errors: readonly FieldError[]): Promise<Answer> {
  const { t } = words(visit, 'quality');
  const check = await readCheck(visit.db, checkIdOf(visit));
  const isOpen = check.finishedAt === null;
  const answered = isOpen ? await listAnswered(visit.db, check.id) : [];
  const title = t('check.heading', { period: periodText(visit, check.period) });
  return page(visit, {
    title,
    template: 'quality-check',
    area: 'quality',
    section: 'quality',
    status: errors.length > 0 ? 422 : 200,
    view: {
      heading: title,
      path: checkHref(check.id),
      form: formView([], {}, errors, words(visit, 'form')),
      check: { ...checkView(visit, check), drawn: drawnText(visit, check) },
      isOpen,
      done: String(check.answered),
      of: String(check.size),
      hasNext: isOpen && check.answered < check.size,
      mayFinish: isOpen && check.answered === check.size,
      hasAnswered: answered.length > 0,
      answered: answered.map(({ position, code }) => ({
        position: String(position),
        href: `${checkHref(check.id)}/${position}`,
        answer: code === null ? t('classify.gone') : wholeTypeLabel(visit.language, code),
        label: t('check.correct', { position }),
      })),
      result: isOpen ? null : await resultView(visit, await readResult(visit.db, check.id)),
    },
  });
}

function drawnText(visit: Visit, { drawnBy: who, seed }: CheckInfo): string {
  const { t } = words(visit, 'quality');
  return who === UNNAMED ? t('check.drawnUnnamed', { seed }) : t('check.drawn', { who, seed });
}

async function resultView(visit: Visit, result: CheckResult): Promise<View> {
  const { t, format } = words(visit, 'quality');
  const { compared, notAgain, sameCategory, sameSubcategory, categoryRate, subcategoryRate, kappa, pairs } = result.agreement;
  const label = (code: string) => wholeTypeLabel(visit.language, code);
  const finest = ({ category, subcategory }: { readonly category: string; readonly subcategory: string | null }) =>
    label(subcategory ?? category);
  const share = (rate: number | null) => (rate === null ? '–' : format.percent(rate));
  const registered = await isInRegister(visit.db, result);
  return {
    cards: [
      { label: t('result.category'), count: share(categoryRate), note: t('result.of', { same: sameCategory, n: compared }) },
      { label: t('result.subcategory'), count: share(subcategoryRate), note: t('result.of', { same: sameSubcategory, n: compared }) },
    ],
    small: compared < 30 ? t('result.small') : '',
    notAgain: notAgain === 0 ? '' : t('result.notAgain', { n: notAgain }),
    kappa: kappa === null ? '' : t('result.kappa', { kappa: kappa.toFixed(2) }),
    pairRows: pairs.map(({ first, again, notices }) => ({
      first: label(first),
      again: label(again),
      isSame: first === again,
      notices: format.number(notices),
    })),
    hasDifferences: result.differences.length > 0,
    differences: result.differences.map(({ position, reference, first, again }) => ({
      position: String(position),
      reference,
      first: finest(first),
      again: again === null ? t('classify.gone') : finest(again),
    })),
    isRegistered: registered,
    mayRegister: !registered && result.registerEntry !== null && visit.may('write'),
  };
}
