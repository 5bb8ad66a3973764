// Import, steps 5 and 6: what taking the file in would do, as counts that add up, with the first records as understood; then what it did.
import { type Answer, download, go } from '../web/answer.ts';
import { type FieldError, formView } from '../web/forms.ts';
import { type Intake, intakesOf } from '../web/intakes.ts';
import { words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import { importOrRehearse, obstacleErrors, pathOf, stepOf, stepPage, withIntake } from './import-flow.ts';
import { summaryView } from './import-summary-view.ts';

export const importSummaryRoutes: readonly Route[] = [
  { method: 'GET', path: '/import/:id/summary', access: 'log', answer: (visit) => withIntake(visit, (intake) => summary(visit, intake)) },
  { method: 'POST', path: '/import/:id/question', access: 'log', answer: (visit) => withIntake(visit, (intake) => answer(visit, intake)) },
  { method: 'POST', path: '/import/:id/take', access: 'log', answer: (visit) => withIntake(visit, (intake) => take(visit, intake)) },
  { method: 'GET', path: '/import/:id/done', access: 'log', answer: (visit) => withIntake(visit, (intake) => done(visit, intake)) },
  { method: 'POST', path: '/import/:id/again', access: 'log', answer: (visit) => withIntake(visit, (intake) => again(visit, intake)) },
  { method: 'GET', path: '/import/:id/rejects', access: 'log', answer: (visit) => withIntake(visit, (intake) => rejects(visit, intake)) },
];

async function summary(visit: Visit, intake: Intake, errors: readonly FieldError[] = []): Promise<Answer> {
  if (intake.done) return go(pathOf(intake, 'done'));
  const { obstacle, rehearsal } = intake;
  if (obstacle && stepOf(obstacle) !== 'summary') return go(pathOf(intake, stepOf(obstacle)));
  if (!rehearsal && !obstacle) return go(pathOf(intake, 'values'));
  const isQuestion = obstacle?.code === 'import.another-file';
  const told = errors.length > 0 ? errors : obstacleErrors(visit, intake, 'summary', { 'import.another-file': 'another' });
  const view = {
    form: formView(questionFields(visit), { another: [''] }, told, words(visit, 'form')),
    isQuestion,
    isStopped: obstacle !== null && !isQuestion,
    told: rehearsal ? summaryView(visit, intake, rehearsal) : null,
  };
  return stepPage(visit, intake, 'summary', view, errors);
}

function questionFields(visit: Visit) {
  const { t } = words(visit, 'import');
  return [
    {
      name: 'another',
      kind: 'radios',
      label: t('question.label'),
      hint: t('question.hint'),
      options: [
        { value: 'more', label: t('question.more'), hint: t('question.moreHint') },
        { value: 'replace', label: t('question.replace'), hint: t('question.replaceHint') },
      ],
      required: true,
    },
  ] as const;
}

/** Further notices, or a newer export of the same: then what it would do is worked out again. */
async function answer(visit: Visit, intake: Intake): Promise<Answer> {
  const sent = visit.sent.values['another']?.[0];
  if (sent !== 'more' && sent !== 'replace') {
    return summary(visit, intake, [{ field: 'another', text: words(visit, 'import').t('question.missing') }]);
  }
  const changed = intakesOf(visit.site).change(intake, { anotherFile: sent, obstacle: null });
  return importOrRehearse(visit, changed, 'rehearse');
}

/** Only what was seen is taken in; twice the same changes nothing. */
async function take(visit: Visit, intake: Intake): Promise<Answer> {
  if (intake.done) return go(pathOf(intake, 'done'));
  if (!intake.rehearsal) return go(pathOf(intake, 'summary'));
  return importOrRehearse(visit, intake, 'import');
}

async function done(visit: Visit, intake: Intake): Promise<Answer> {
  if (!intake.done) return go(pathOf(intake, 'summary'));
  const { importId } = intake.done.result;
  return stepPage(visit, intake, 'done', {
    told: summaryView(visit, intake, intake.done),
    isNothing: importId === null,
    hasImport: importId !== null,
    historyHref: `/import/history/${importId ?? ''}`,
    hasNewServices: intake.done.result.newServices.length > 0,
  });
}

/** What waited is answered and the same file taken in once more: only what waited is new then. */
async function again(visit: Visit, intake: Intake): Promise<Answer> {
  return go(pathOf(intakesOf(visit.site).change(intake, { done: null }), 'values'));
}

async function rejects(visit: Visit, intake: Intake): Promise<Answer> {
  const bytes = intake.hasRejects ? await visit.site.uploads.bytes(intake.rejectsId) : null;
  if (!bytes) return go(pathOf(intake, intake.done ? 'done' : 'summary'));
  return download(`${intake.fileName.replace(/\.[a-z0-9]{1,5}$/i, '')}-rejects.csv`, 'text/csv; charset=utf-8', bytes);
}
