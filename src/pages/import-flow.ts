// What the pages of an import share: whose file it is, the work on it, where it leads, and the steps shown above each page.
import { UserError } from '../error.ts';
import { suggestedProfile } from '../import/answered-profile.ts';
import { type Answer, go } from '../web/answer.ts';
import { errorSentence } from '../web/error-words.ts';
import type { FieldError } from '../web/forms.ts';
import { AT_ONCE_BYTES, importSent, inspectSent } from '../web/import-work.ts';
import { type Intake, intakesOf, ownerOf } from '../web/intakes.ts';
import type { Job } from '../web/jobs.ts';
import { messagePage, page, words } from '../web/page.ts';
import type { Visit } from '../web/visit.ts';
import type { Inspection, Obstacle, ToldImport } from '../workflow.ts';

export const STEPS = ['file', 'reading', 'columns', 'values', 'summary', 'done'] as const;
export type Step = (typeof STEPS)[number];

/** Where what stopped the reading of a file can be answered; elsewhere it is told beneath the summary. */
const ANSWERED_AT: readonly (readonly [pattern: RegExp, step: Step])[] = [
  [
    /^(text\.undecodable|file\.one-column|file\.multi-table|file\.unterminated|file\.no-rows|header\.missing|encoding\.|delimiter\.)/,
    'reading',
  ],
  [/^(mapping\.|header\.duplicate|date\.|profile\.(date-format|delay-unit|boxes|time-zone))/, 'columns'],
  [/^profile\.unknown-code/, 'values'],
];

export function stepOf({ code }: Obstacle): Step {
  return ANSWERED_AT.find(([pattern]) => pattern.test(code))?.[1] ?? 'summary';
}

export const pathOf = (intake: Intake, step: Step): string => `/import/${intake.id}/${step}`;

/** Shows one step of one file; work that ended meanwhile is noted, and the page of work that goes on is shown first. */
export async function withIntake(visit: Visit, show: (intake: Intake) => Promise<Answer>): Promise<Answer> {
  const intakes = intakesOf(visit.site);
  const found = intakes.find(visit.params['id'] ?? '', ownerOf(visit));
  if (!found) {
    const { t } = words(visit, 'import');
    return messagePage(visit, 404, t('gone.heading'), t('gone.text'), { href: '/import', label: t('gone.back') });
  }
  if (!found.job) return show(found);
  const job = visit.site.jobs.find(found.job.id);
  if (job?.state === 'running') return go(`/jobs/${job.id}`);
  return show(await settled(visit, intakes.change(found, { job: null, ...(await newsOf(visit, found, job)) })));
}

/** Of a file that was taken in, only what can still be answered or taken away as a file is kept. */
async function settled({ site }: Visit, intake: Intake): Promise<Intake> {
  if (intake.done && intake.done.result.summary.held === 0) await site.uploads.drop(intake.uploadId);
  if (intake.done && !intake.hasRejects) await site.uploads.drop(intake.rejectsId);
  return intake;
}

async function newsOf(visit: Visit, intake: Intake, job: Job | null): Promise<Partial<Intake>> {
  if (!job?.error && job?.state === 'done') {
    return intake.job?.kind === 'inspect' ? inspected(visit, intake, job.result as Inspection) : imported(intake, job.result as ToldImport);
  }
  const { t } = words(visit, 'import');
  const obstacle = job?.error ?? { code: 'job.gone', message: t('error.jobGone'), details: {} };
  return intake.job?.kind === 'import' ? { obstacle } : { obstacle, rehearsal: null };
}

function inspected(visit: Visit, intake: Intake, inspection: Inspection): Partial<Intake> {
  const { look, obstacle } = inspection;
  const suggested = look && suggestedProfile(look, intake.overrides.timeZone ?? visit.timeZone);
  const profile = intake.isMapped ? intake.profile : (inspection.profile ?? suggested);
  return { inspection, profile, obstacle };
}

function imported({ job }: Pick<Intake, 'job'>, told: ToldImport): Partial<Intake> {
  const { rejected, held } = told.result.summary;
  const common = { obstacle: null, hasRejects: rejected + held > 0 };
  return job?.kind === 'import' ? { ...common, done: told, rehearsal: told, savedAs: told.result.profile } : { ...common, rehearsal: told };
}

/** Looks at the file, at once or beside the pages, and goes on to `next`. */
export async function inspect(visit: Visit, intake: Intake, next: Step): Promise<Answer> {
  const intakes = intakesOf(visit.site);
  const params = { file: await sentFile(visit, intake), overrides: intake.overrides, profile: intake.wanted };
  const cleared = intakes.change(intake, { rehearsal: null, obstacle: null });
  if (intake.sizeBytes <= AT_ONCE_BYTES) {
    const inspection = await inspectSent(visit.log, params, () => undefined);
    const changed = intakes.change(cleared, await inspected(visit, cleared, inspection));
    return go(pathOf(changed, next));
  }
  const title = words(visit, 'import').t('job.inspect', { file: intake.fileName });
  const id = visit.site.jobs.start({ kind: 'inspect', params, actor: visit.actor, title, next: pathOf(intake, next) });
  intakes.change(cleared, { job: { id, kind: 'inspect' } });
  return go(`/jobs/${id}`);
}

/** Takes the file in, or rehearses it; what needs an answer leads to the page where it is given. */
export async function importOrRehearse(visit: Visit, intake: Intake, kind: 'rehearse' | 'import'): Promise<Answer> {
  const intakes = intakesOf(visit.site);
  const { overrides, anotherFile, profile } = intake;
  if (!profile) return go(pathOf(intake, 'reading'));
  const file = await sentFile(visit, intake);
  const rejectsPath = await pathIn(visit, intake.rejectsId);
  const params = { file, profile, dryRun: kind === 'rehearse', overrides, anotherFile, rejectsPath };
  const next = kind === 'import' ? 'done' : 'summary';
  if (intake.sizeBytes <= AT_ONCE_BYTES) {
    try {
      const told = await importSent(visit.log, params, visit.actor, () => undefined);
      return go(pathOf(await settled(visit, intakes.change(intake, imported({ job: { id: '', kind } }, told))), next));
    } catch (error) {
      if (!(error instanceof UserError) || error.code === 'log.locked') throw error;
      const { code, message, details } = error;
      const obstacle = { code, message, details };
      const changed = intakes.change(intake, kind === 'import' ? { obstacle } : { obstacle, rehearsal: null });
      return go(pathOf(changed, stepOf(obstacle)));
    }
  }
  const title = words(visit, 'import').t(`job.${kind}`, { file: intake.fileName });
  const id = visit.site.jobs.start({ kind: 'import', params, actor: visit.actor, title, next: pathOf(intake, next) });
  intakes.change(intake, { job: { id, kind } });
  return go(`/jobs/${id}`);
}

async function sentFile(visit: Visit, { uploadId, fileName, sizeBytes }: Intake) {
  return { path: await pathIn(visit, uploadId), name: fileName, sizeBytes };
}

async function pathIn({ site }: Visit, uploadId: string): Promise<string> {
  const path = await site.uploads.path(uploadId);
  if (path === null) throw new UserError('import.file-gone', 'The file that was sent in is no longer kept. Send it again.');
  return path;
}

/** What stopped the last reading, as errors of the page on which it is answered. */
export function obstacleErrors(
  visit: Visit,
  { obstacle, inspection }: Intake,
  step: Step,
  fields: Readonly<Record<string, string>> = {},
): FieldError[] {
  const isHere = obstacle !== null && (stepOf(obstacle) === step || (step === 'reading' && !inspection?.look));
  return isHere ? [{ field: fields[obstacle.code] ?? null, text: errorSentence(visit.language, obstacle) }] : [];
}

/** A page of the wizard, with the steps on top. */
export function stepPage(
  visit: Visit,
  intake: Intake,
  step: Step,
  view: Parameters<typeof page>[1]['view'],
  errors: readonly FieldError[] = [],
): Promise<Answer> {
  const { t } = words(visit, 'import');
  const reached = furthest(intake);
  const steps = STEPS.map((name, index) => ({
    label: t(`step.${name}`),
    href: pathOf(intake, name),
    isCurrent: name === step,
    isLink: name !== step && name !== 'file' && index <= reached && intake.done === null,
  }));
  return page(visit, {
    title: `${t(`${step}.heading`)} – ${intake.fileName}`,
    template: `import-${step}`,
    area: 'import',
    section: 'import',
    status: errors.length > 0 ? 422 : 200,
    view: { steps, fileName: intake.fileName, here: `/import/${intake.id}`, ...view },
  });
}

function furthest({ done, rehearsal, isMapped, inspection }: Intake): number {
  const step: Step = done ? 'done' : rehearsal ? 'summary' : isMapped ? 'values' : inspection?.look ? 'columns' : 'reading';
  return STEPS.indexOf(step);
}
