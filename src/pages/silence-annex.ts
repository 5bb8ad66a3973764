// The annex to a complaint under Article 53: whose silence, since when, in which language; then its files, or why they were not made.
import { idsByCode } from '../log/provider-directory.ts';
import { readAgeing } from '../log/silence.ts';
import { addMonths } from '../model/period.ts';
import type { SilenceAgeing } from '../model/silence.ts';
import { type Answer, download, go } from '../web/answer.ts';
import { errorSentence } from '../web/error-words.ts';
import { type Field, type FieldError, formView, one, readFields, type Values } from '../web/forms.ts';
import { messagePage, page, words } from '../web/page.ts';
import type { AnnexMade } from '../web/provider-work.ts';
import { emptyFile } from '../web/uploads.ts';
import type { Route, Visit } from '../web/visit.ts';
import { ownName, UI_LANGUAGES } from '../web/words.ts';

export const silenceAnnexRoutes: readonly Route[] = [
  { method: 'GET', path: '/silence/annex', access: 'write', answer: (visit) => form(visit, null) },
  { method: 'POST', path: '/silence/annex', access: 'write', answer: make },
  { method: 'GET', path: '/silence/annex/:job/:name', access: 'write', answer: file },
];

const ALL = 'all';
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
};

/** Who is silent, and the numbers that pages know providers by. */
interface Silent {
  readonly ageing: SilenceAgeing;
  readonly ids: ReadonlyMap<string, number>;
}

async function readSilent({ db, today }: Visit): Promise<Silent> {
  return { ageing: await readAgeing(db, today), ids: (await idsByCode(db)).providers };
}

function fieldsOf(visit: Visit, { ageing, ids }: Silent): readonly Field[] {
  const { t } = words(visit, 'silence');
  const named = ageing.providers.flatMap(({ code, name, notices: n }) =>
    code === null ? [] : [{ value: String(ids.get(code)), label: t('annex.provider', { name: name ?? code, n }) }],
  );
  return [
    {
      name: 'provider',
      kind: 'choice',
      label: t('annex.whose'),
      required: true,
      options: [...named, { value: ALL, label: t('annex.all') }],
    },
    { name: 'first', kind: 'day', label: t('annex.first'), required: true },
    { name: 'last', kind: 'day', label: t('annex.last'), required: true },
    {
      name: 'language',
      kind: 'choice',
      label: t('annex.language'),
      hint: t('annex.languageHint'),
      required: true,
      options: UI_LANGUAGES.map((value) => ({ value, label: ownName(value) })),
    },
    { name: 'checked', kind: 'tick', label: t('annex.checked'), hint: t('annex.checkedHint'), required: true },
  ];
}

/** What was asked for last stands in the address, so that a refusal loses nothing; else the days begin with the oldest notice. */
function startOf({ query, today, language }: Visit, { ageing, ids }: Silent): Values {
  const asked = (name: string, otherwise: string) => [query.get(name) ?? otherwise];
  const { total, providers } = ageing;
  const own = providers.find(({ code }) => code !== null && String(ids.get(code)) === query.get('provider'));
  return {
    provider: asked('provider', ''),
    first: asked('first', (own ?? total).oldestOn ?? addMonths(today, -12)),
    last: asked('last', today),
    language: asked('language', language),
  };
}

async function form(
  visit: Visit,
  sent: { readonly values: Values; readonly errors: readonly FieldError[] } | null,
  read?: Silent,
): Promise<Answer> {
  const { t } = words(visit, 'silence');
  const silent = read ?? (await readSilent(visit));
  const errors = sent?.errors ?? [];
  const key = visit.query.get('job');
  const made = visit.site.jobs.resultOf('annex', key);
  const failed = visit.site.jobs.find(key)?.error ?? null;
  return page(visit, {
    title: t('annex.heading'),
    template: 'silence-annex',
    area: 'silence',
    section: 'silence',
    status: errors.length > 0 ? 422 : 200,
    view: {
      form: formView(fieldsOf(visit, silent), sent?.values ?? startOf(visit, silent), errors, words(visit, 'form')),
      failed: failed && { text: errorSentence(visit.language, failed), findings: findingViews(visit, failed.details['findings']) },
      made: made && madeView(visit, key ?? '', made),
      button: t(made || failed ? 'annex.again' : 'annex.button'),
    },
  });
}

function madeView(visit: Visit, job: string, { notices: n, files, findings }: AnnexMade) {
  const { t, format } = words(visit, 'silence');
  return {
    text: t('annex.made', { n }),
    files: files.map(({ name, sizeBytes }) => {
      const ending = name.split('.').at(-1) ?? '';
      const size = format.fileSize(sizeBytes);
      return { href: `/silence/annex/${job}/${name}`, label: t(`annex.file.${ending}`), size };
    }),
    hasFindings: findings.length > 0,
    findings: findingViews(visit, findings),
  };
}

/** Where something was found, and of which kind; never the text itself. */
function findingViews(visit: Visit, findings: unknown): { text: string }[] {
  const { t, has } = words(visit, 'silence');
  return (Array.isArray(findings) ? (findings as AnnexMade['findings']) : []).map(({ file: name, place, kind }) => ({
    text: t('annex.finding', { kind: has(`finding.${kind}`) ? t(`finding.${kind}`) : kind, file: name, place }),
  }));
}

async function make(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'silence');
  const silent = await readSilent(visit);
  const read = readFields(fieldsOf(visit, silent), visit.sent, words(visit, 'form'));
  const { values } = read;
  const errors = read.errors.map((error) => (error.field === 'checked' ? { field: 'checked', text: t('error.notChecked') } : error));
  const [first, last] = [one(values, 'first'), one(values, 'last')];
  const reversed = errors.length === 0 && last < first ? [{ field: 'last', text: t('error.reversed') }] : [];
  if (errors.length + reversed.length > 0) return form(visit, { values, errors: [...errors, ...reversed] }, silent);
  const asked = one(values, 'provider');
  const code = [...silent.ids].find(([, id]) => String(id) === asked)?.[0] ?? null;
  const again = new URLSearchParams({ provider: asked, first, last, language: one(values, 'language') });
  const job = visit.site.jobs.start({
    kind: 'annex',
    params: {
      ...(await emptyFile(visit.site.uploads)),
      ...{ provider: asked === ALL ? null : code, period: { first, last }, language: one(values, 'language'), today: visit.today },
    },
    actor: visit.actor,
    title: t('job.annex'),
    next: `/silence/annex?${again}&job={job}`,
  });
  return go(`/jobs/${job}`);
}

async function file(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'silence');
  const made = visit.site.jobs.resultOf('annex', visit.params['job'] ?? null);
  const found = made?.files.find(({ name }) => name === visit.params['name']);
  const bytes = found && made && (await visit.site.uploads.bytes(made.uploadId));
  if (!found || !bytes)
    return messagePage(visit, 404, t('annex.heading'), t('annex.gone'), { href: '/silence/annex', label: t('annex.heading') });
  const ending = found.name.split('.').at(-1) ?? '';
  return download(found.name, TYPES[ending] ?? 'application/octet-stream', bytes.subarray(found.start, found.start + found.sizeBytes));
}
