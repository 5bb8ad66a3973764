// Drafting: which period, as known when, released when and where; for a published period also why it is corrected. The draft is made beside
// the pages; what stops it comes back to the form with what was typed.

import { UserError } from '../error.ts';
import { readFlagger } from '../log/documents.ts';
import { latestDraft } from '../log/drafts.ts';
import { listPublications, type Publication } from '../log/publications.ts';
import { clearedWithAll } from '../model/memory.ts';
import { type Period, parsePeriod, samePeriod } from '../model/period.ts';
import { refuseTurning } from '../model/text.ts';
import { isWebAddress } from '../model/web-address.ts';
import { formatFor } from '../render/format.ts';
import { type Answer, go } from '../web/answer.ts';
import { errorSentence } from '../web/error-words.ts';
import { type Field, type FieldError, formView, one, oneOrNull, readFields, type Values } from '../web/forms.ts';
import type { JobError } from '../web/jobs.ts';
import { page, words } from '../web/page.ts';
import { attempt } from '../web/refusal.ts';
import type { Site } from '../web/site.ts';
import type { Route, Visit } from '../web/visit.ts';
import { firstValues } from './report-proposal.ts';
import { readStanding, wayView } from './report-standing.ts';

export const reportDraftRoutes: readonly Route[] = [
  { method: 'GET', path: '/report/draft', access: 'write', answer: show },
  { method: 'POST', path: '/report/draft', access: 'write', answer: start },
  { method: 'GET', path: '/report/drafted', access: 'any', answer: ended },
];

/** What was typed, by job: a reason is free text and stands in no address. */
let typedFor = new WeakMap<Site, Map<string, Values>>();
clearedWithAll(() => {
  typedFor = new WeakMap();
});
const TYPED_KEPT = 50;

/** Fields of which errors of the step speak. */
const FIELDS: Readonly<Record<string, string>> = {
  'period.overlaps': 'first',
  'period.published': 'reason',
  'period.reversed': 'first',
  'period.too-long': 'last',
  'period.spans': 'span',
  'flagger.missing': 'as-of',
  'address.unreadable': 'address',
  'correction.language': 'reason',
};

async function languagesOf({ db }: Visit): Promise<readonly string[]> {
  return (await readFlagger(db))?.languages ?? [];
}

/** `published`: the version that a new one would correct. */
function fieldsOf(visit: Visit, languages: readonly string[], published: Publication | null): readonly Field[] {
  const { t } = words(visit, 'report');
  const texts = (name: 'reason' | 'method'): Field[] =>
    languages.map((language) => ({
      name: `${name}-${language}`,
      kind: 'multiline',
      label: t(`draft.${name}`, { language: words(visit, 'report').format.language(language) }),
      hint: t(`draft.${name}Hint`),
      required: name === 'reason',
      rows: 3,
      max: 2000,
      lang: language,
    }));
  return [
    {
      name: 'kind',
      kind: 'radios',
      label: t('draft.kind'),
      required: true,
      options: (['annual', 'interim'] as const).map((value) => ({ value, label: t(`kind.${value}`), hint: t(`draft.kindHint.${value}`) })),
    },
    { name: 'first', kind: 'day', label: t('draft.first'), required: true },
    { name: 'last', kind: 'day', label: t('draft.last'), hint: t('draft.lastHint'), required: true },
    { name: 'as-of', kind: 'day', label: t('draft.asOf'), hint: t('draft.asOfHint') },
    { name: 'release', kind: 'day', label: t('draft.release'), hint: t('draft.releaseHint') },
    { name: 'address', kind: 'address', label: t('draft.address'), hint: t('draft.addressHint') },
    {
      name: 'span',
      kind: 'choice',
      label: t('draft.span'),
      hint: t('draft.spanHint'),
      options: (['first', 'last'] as const).map((value) => ({ value, label: t(`draft.spanDay.${value}`) })),
    },
    ...(published ? [...texts('reason'), ...texts('method')] : []),
  ];
}

async function show(visit: Visit): Promise<Answer> {
  const job = visit.query.get('job') ?? '';
  const error = visit.site.jobs.find(job)?.error;
  const typed = typedFor.get(visit.site)?.get(job);
  if (error && typed) return form(visit, typed, [await stepError(visit, error)]);
  const publications = await listPublications(visit.db);
  const proposal = { today: visit.today, year: visit.query.get('year'), correct: visit.query.get('correct') };
  const flagger = await readFlagger(visit.db);
  return form(visit, firstValues(flagger, publications, await latestDraft(visit.db), proposal), []);
}

/** With the field it is about; of a period that is too long or overlaps, with what to choose instead. */
async function stepError(visit: Visit, error: JobError): Promise<FieldError> {
  const field = FIELDS[error.code] ?? null;
  const languages = await languagesOf(visit);
  return { field: field === 'reason' ? `reason-${languages[0] ?? 'en'}` : field, text: errorSentence(visit.language, error) };
}

async function form(visit: Visit, values: Values, errors: readonly FieldError[]): Promise<Answer> {
  const w = words(visit, 'report');
  const publications = await listPublications(visit.db);
  const published = publishedIn(publications, { first: one(values, 'first'), last: one(values, 'last') });
  const fields = fieldsOf(visit, await languagesOf(visit), published);
  const known = errors.map((error) => (fields.some(({ name }) => name === error.field) ? error : { ...error, field: null }));
  const view = formView(fields, values, known, words(visit, 'form'));
  const isOf = (names: RegExp) => view.fields.filter((field) => names.test((field as { name: string }).name));
  const years = [visit.today, `${Number(visit.today.slice(0, 4)) - 1}`].map((day) => day.slice(0, 4));
  return page(visit, {
    title: w.t('draft.title'),
    template: 'report-draft',
    area: 'report',
    section: 'report',
    status: errors.length > 0 ? 422 : 200,
    view: {
      form: { ...view, period: isOf(/^(?:first|last)$/), days: isOf(/^(?:as-of|release)$/), texts: isOf(/^(?:reason|method)-/) },
      way: wayView(visit, await readStanding(visit), 'draft'),
      years: years.map((year) => ({ year: w.t('draft.wholeYear', { year }), href: `/report/draft?year=${year}` })),
      isCorrection: published !== null,
      correction: published ? w.t('draft.correction', { version: String(published.version), next: String(published.version + 1) }) : '',
      hasFlagger: (await readFlagger(visit.db)) !== null,
    },
  });
}

function publishedIn(publications: readonly Publication[], period: Period): Publication | null {
  return publications.findLast((publication) => samePeriod(publication.period, period)) ?? null;
}

async function start(visit: Visit): Promise<Answer> {
  const languages = await languagesOf(visit);
  const { values } = readFields(fieldsOf(visit, languages, null), visit.sent, words(visit, 'form'));
  const period = { first: one(values, 'first'), last: one(values, 'last') };
  const published = publishedIn(await listPublications(visit.db), period);
  const isAsked = languages.some((language) => visit.sent.values[`reason-${language}`] !== undefined);
  const all = readFields(fieldsOf(visit, languages, published), visit.sent, words(visit, 'form'));
  const again = (errors: readonly FieldError[]) => form(visit, all.values, errors);
  if (published && !isAsked) {
    const needed = words(visit, 'report').t('draft.needsReason', { version: String(published.version) });
    return again([
      ...all.errors.filter(({ field }) => !field?.startsWith('reason')),
      { field: `reason-${languages[0] ?? 'en'}`, text: needed },
    ]);
  }
  if (all.errors.length > 0) return again(all.errors);
  return attempt(visit, () => order(visit, all.values, published ? languages : []), again, FIELDS);
}

/** @throws UserError as `parsePeriod`, `address.unreadable`, `text.direction` */
async function order(visit: Visit, values: Values, languages: readonly string[]): Promise<Answer> {
  const { t } = words(visit, 'report');
  const period = parsePeriod(`${one(values, 'first')}..${one(values, 'last')}`);
  const publicAddress = oneOrNull(values, 'address');
  if (publicAddress && !isWebAddress(publicAddress)) throw new UserError('address.unreadable', 'The address must be a whole web address.');
  const texts = (name: string) => {
    const given = languages.map((language) => [language, one(values, `${name}-${language}`)] as const).filter(([, text]) => text !== '');
    for (const [, text] of given) refuseTurning('The text', text);
    return given.length > 0 ? Object.fromEntries(given) : null;
  };
  const [correctionReason, correctionMethod] = [texts('reason'), texts('method')];
  if (correctionMethod && Object.keys(correctionMethod).length < languages.length)
    throw new UserError('method.language', 'How the mistake was corrected is missing in a language.');
  const id = visit.site.jobs.start({
    kind: 'draft',
    params: {
      period,
      kind: one(values, 'kind') === 'interim' ? 'interim' : 'annual',
      asOfOn: oneOrNull(values, 'as-of'),
      releasedOn: oneOrNull(values, 'release'),
      publicAddress,
      spanDay: (oneOrNull(values, 'span') as 'first' | 'last' | null) ?? null,
      correctionReason,
      correctionMethod,
    },
    actor: visit.actor,
    title: t('job.draft', {
      first: formatFor(visit.language).day(period.first),
      last: formatFor(visit.language).day(period.last),
    }),
    next: '/report/drafted?job={job}',
  });
  keepTyped(visit.site, id, values);
  return go(`/jobs/${id}`);
}

function keepTyped(site: Site, id: string, values: Values): void {
  const typed = typedFor.get(site) ?? new Map<string, Values>();
  typedFor.set(site, typed);
  for (const old of typed.keys()) if (typed.size >= TYPED_KEPT) typed.delete(old);
  typed.set(id, values);
}

/** Back to the form where something stopped it, else on to where the report stands. */
async function ended(visit: Visit): Promise<Answer> {
  const job = visit.query.get('job') ?? '';
  return go(`${visit.site.jobs.find(job)?.error ? '/report/draft' : '/report'}?job=${encodeURIComponent(job)}`);
}
