// The ways of the pages about quality, and their acts: draw a sample, finish a check, enter its result in the register.
import { drawCheck, finishCheck } from '../log/quality.ts';
import { enterInRegister } from '../log/register-check.ts';
import { writing } from '../log/writing.ts';
import { parsePeriod } from '../model/period.ts';
import { type Answer, go, told } from '../web/answer.ts';
import { type FieldError, one, readFields } from '../web/forms.ts';
import { words } from '../web/page.ts';
import { attempt } from '../web/refusal.ts';
import type { Route, Visit } from '../web/visit.ts';
import { qualityPage } from './quality.ts';
import { checkIdOf, checkPage } from './quality-check.ts';
import { classify, classifyPage, nextNotice } from './quality-classify.ts';
import { checkHref, drawFields } from './quality-words.ts';

export const qualityRoutes: readonly Route[] = [
  { method: 'GET', path: '/quality', access: 'any', answer: (visit) => qualityPage(visit, null) },
  { method: 'POST', path: '/quality/checks', access: 'log', answer: draw },
  { method: 'GET', path: '/quality/checks/:id', access: 'any', answer: (visit) => checkPage(visit, []) },
  { method: 'GET', path: '/quality/checks/:id/next', access: 'log', answer: nextNotice },
  { method: 'POST', path: '/quality/checks/:id/finish', access: 'log', answer: finish },
  { method: 'POST', path: '/quality/checks/:id/register', access: 'write', answer: register },
  { method: 'GET', path: '/quality/checks/:id/:position', access: 'log', answer: (visit) => classifyPage(visit, null, []) },
  { method: 'POST', path: '/quality/checks/:id/:position', access: 'log', answer: classify },
];

async function draw(visit: Visit): Promise<Answer> {
  const { values, errors } = readFields(drawFields(visit), visit.sent, words(visit, 'form'));
  const again = (found: readonly FieldError[]) => qualityPage(visit, { values, errors: found });
  if (errors.length > 0) return again(errors);
  return attempt(
    visit,
    async () => {
      const [period, size] = [parsePeriod(one(values, 'quarter')), Number(one(values, 'size'))];
      const { id, size: drawn } = await writing(visit.log, visit.actor, (db, at) => drawCheck(db, period, size, at));
      return go(checkHref(id), told('quality', 'told.drawn', { n: drawn }));
    },
    again,
    { 'quality.size': 'size', 'quality.open': 'quarter', 'quality.empty': 'quarter' },
  );
}

function finish(visit: Visit): Promise<Answer> {
  const id = checkIdOf(visit);
  return attempt(
    visit,
    async () => {
      await writing(visit.log, visit.actor, (db, at) => finishCheck(db, id, at));
      return go(checkHref(id), told('quality', 'told.finished'));
    },
    (errors) => checkPage(visit, errors),
  );
}

function register(visit: Visit): Promise<Answer> {
  const id = checkIdOf(visit);
  return attempt(
    visit,
    async () => {
      await writing(visit.log, visit.actor, (db, at) => enterInRegister(db, id, at));
      return go(checkHref(id), told('quality', 'told.registered'));
    },
    (errors) => checkPage(visit, errors),
  );
}
